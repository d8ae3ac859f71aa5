"""The findings as a workbook."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from planning.models import PenjelasanTemuan
from renja.keluaran.temuan import temuan_xlsx
from renja.laju import dibatasi
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.dokumen import NAMA_KELOMPOK, cacah
from renja.pemeriksaan.penjelasan import penjelasan_untuk
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Temuan
from renja.views.ambil import ambil_renja
from renja.views.tabel import XLSX

from .saring import Saringan


@require_safe
@dibatasi("berkas")
def unduh(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """What the page shows with the same filter."""
    renja = ambil_renja(request, kecamatan, tahun, versi)
    semua, ada, saringan = periksa(renja).temuan, penjelasan_untuk(renja), Saringan.dari(request.GET)
    tampil = [t for t in semua if saringan.cocok(t, t.sidik in ada)]
    isi = temuan_xlsx(renja, cacah(tampil, ada).kalimat, _baris(tampil, ada))
    jawaban = HttpResponse(isi, content_type=XLSX)
    nama = f"pemeriksaan-renja-{renja.versi}-{renja.tahun}-{renja.perangkat_daerah.slug}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _baris(temuan: list[Temuan], ada: dict[str, PenjelasanTemuan]) -> Iterator[tuple[str, ...]]:
    for t in temuan:
        a, p = DAFTAR_ATURAN[t.kode], ada.get(t.sidik)
        yield (
            t.tingkat.value.capitalize(),
            t.kode,
            NAMA_KELOMPOK[a.kelompok],
            t.baris,
            t.kolom,
            t.pesan,
            "; ".join(f"{nama.replace('_', ' ')}: {nilai}" for nama, nilai in t.nilai.items()),
            a.judul,
            a.sumber,
            p.alasan if p else "",
            str(p.oleh or "") if p else "",
            f"{timezone.localtime(p.waktu):%d-%m-%Y %H.%M}" if p else "",
        )
