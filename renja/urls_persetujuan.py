"""Addresses of the workflow: of a Renja, of the PK and Rencana Aksi of a version, and of a quarter's evaluation."""

from django.urls import path, register_converter

from planning.enums import JenisDokumen
from renja.views import persetujuan


class JenisDokumenVersi:
    """The kinds of documents of a version besides the Renja itself."""

    regex = f"{JenisDokumen.PK.value}|{JenisDokumen.RENCANA_AKSI.value}"

    def to_python(self, nilai: str) -> str:
        return nilai

    def to_url(self, nilai: str) -> str:
        return str(nilai)


register_converter(JenisDokumenVersi, "dokumen_versi")

RENJA = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/persetujuan/"
DOKUMEN = f"{RENJA}<dokumen_versi:jenis>/"
EVALUASI = "<slug:kecamatan>/<int:tahun>/evaluasi/tw<int:tw>/persetujuan/"


def _alamat(awal: str, nama: str) -> list:
    return [
        path(awal, persetujuan.halaman, name=nama),
        path(f"{awal}langkah/<slug:aksi>/", persetujuan.langkah, name=f"{nama}_langkah"),
        path(f"{awal}catatan/", persetujuan.catatan, name=f"{nama}_catatan"),
        path(f"{awal}jawaban/", persetujuan.jawaban, name=f"{nama}_jawaban"),
    ]


urlpatterns = [
    *_alamat(RENJA, "persetujuan"),
    path(f"{RENJA}verifikasi/", persetujuan.verifikasi, name="verifikasi"),
    path(f"{RENJA}berita-acara.pdf", persetujuan.berita_acara, name="berita_acara"),
    *_alamat(DOKUMEN, "persetujuan_dokumen"),
    *_alamat(EVALUASI, "persetujuan_evaluasi"),
]
