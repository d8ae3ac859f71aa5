"""A Renja and its perubahan, ready to be submitted, and the people who take it through the workflow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest
from django.test import Client

from planning.alur import dokumen_renja, laksanakan
from planning.enums import Aksi, JenisDokumen, JenisRenja
from planning.models import AlasanPerubahan, CatatanDokumen, Dokumen, Renja
from tests.factories import buat_baris, jelaskan_semua
from tests.renja.conftest import Kantor

SUB, SUB2 = "7.01.01.2.01.01", "7.01.01.2.01.02"
POKOK = "/contoh/2022/renja/pokok/persetujuan/"
PERUBAHAN = "/contoh/2022/renja/perubahan/persetujuan/"
PK, RENCANA_AKSI = f"{PERUBAHAN}pk/", f"{PERUBAHAN}rencana-aksi/"
EVALUASI = "/contoh/2022/evaluasi/tw2/persetujuan/"
NOMOR = {"nomor": "050/7/KEC", "tanggal": date(2022, 8, 1)}
#: How a Renja gets there: who, and what.
JALAN = {
    "diajukan": [("staf", Aksi.AJUKAN)],
    "disetujui": [("staf", Aksi.AJUKAN), ("camat", Aksi.SETUJUI)],
    "diverifikasi": [("staf", Aksi.AJUKAN), ("camat", Aksi.SETUJUI), ("bappelitbangda", Aksi.VERIFIKASI)],
}
JALAN["ditetapkan"] = [*JALAN["diverifikasi"], ("camat", Aksi.TETAPKAN)]
JALAN["dikembalikan"] = [*JALAN["diajukan"], ("camat", Aksi.KEMBALIKAN)]


@dataclass
class Alur:
    """The office, its perubahan, and ways to take it further."""

    kantor: Kantor

    @property
    def renja(self) -> Renja:
        return self.kantor.perubahan

    def klien(self, siapa: str) -> Client:
        return self.kantor.klien(siapa)

    @property
    def dokumen(self) -> Dokumen:
        return dokumen_renja(self.renja)

    def langkah(self, siapa: str, aksi: str, **isi) -> None:
        d = self.dokumen
        if aksi == Aksi.VERIFIKASI:
            d.butir.get_or_create(nomor=1, defaults={"uraian": "Selaras", "hasil": True})
        if aksi == Aksi.TETAPKAN:
            isi = NOMOR | isi
        if aksi == Aksi.KEMBALIKAN:
            isi.setdefault("catatan", "Perbaiki.")
        laksanakan(d, aksi, self.kantor.orang[siapa], versi=d.versi_baris, **isi)

    def sampai(self, status: str) -> Dokumen:
        for siapa, aksi in JALAN[status]:
            self.langkah(siapa, aksi)
        return self.dokumen

    def dengan_catatan(self, kode: str = SUB, isi: str = "Pagu terlalu besar.") -> CatatanDokumen:
        """Sent back by the camat with a note on a row."""
        self.langkah("staf", Aksi.AJUKAN)
        catatan = CatatanDokumen.objects.create(
            dokumen=self.dokumen, kode=kode, isi=isi, oleh=self.kantor.orang["camat"]
        )
        self.langkah("camat", Aksi.KEMBALIKAN, catatan="")
        return catatan


@pytest.fixture
def alur(kantor) -> Alur:
    """Two leaves; the perubahan gave the first more money, for a reason."""
    lama = buat_baris(kantor.pokok, SUB, 1_000_000, {"target": 3}, nama="Koordinasi Penyusunan")
    baru = buat_baris(kantor.perubahan, SUB, 1_500_000, {"target": 3})
    i, j = lama.indikator.get(), baru.indikator.get()
    type(j).objects.filter(pk=j.pk).update(kunci=i.kunci)
    for renja in (kantor.pokok, kantor.perubahan):
        baris = buat_baris(renja, SUB2, 250_000, {"target": 1}, nama="Evaluasi Kinerja")
        baris.indikator.update(kunci="00000000-0000-0000-0000-000000000001")
    AlasanPerubahan.objects.create(renja=kantor.perubahan, kode=SUB, alasan="Tambahan musrenbang.")
    for renja in (kantor.pokok, kantor.perubahan):
        jelaskan_semua(renja, kantor.orang["staf"])
    return Alur(kantor)


@pytest.fixture
def kirim():
    """A function ``(klien, alamat, aksi, **isi) -> jawaban``: opens the confirming page and presses its button."""

    def _kirim(klien: Client, alamat: str, aksi: str, **isi):
        halaman = klien.get(f"{alamat}langkah/{aksi}/")
        versi = halaman.context["letak"].dokumen.versi_baris
        return klien.post(f"{alamat}langkah/{aksi}/", {"versi": versi} | isi, follow=True)

    return _kirim


__all__ = ["EVALUASI", "PERUBAHAN", "PK", "POKOK", "RENCANA_AKSI", "Alur", "JenisDokumen", "JenisRenja"]
