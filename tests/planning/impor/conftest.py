"""A small Renja to import into: two programmes, three sub kegiatan, one of them with two indicators."""

from dataclasses import dataclass
from io import BytesIO
from uuid import UUID

import pytest

from planning.impor.berkas import Berkas, baca_berkas
from planning.impor.periksa import Hasil, asal_renja, periksa
from planning.isian.potret import PotretBaris, potret
from planning.models import Renja, SumberDana
from tests.factories import buat_baris, buat_nomenklatur, buat_perangkat_daerah, buat_renja

from .tulis import buku

BENIH = UUID(int=7)
JUDUL = ["Kode", "Nama", "Indikator", "Satuan", "Target 2022", "Pagu 2022", "Lokasi", "Sumber Dana"]

PROGRAM, KEGIATAN = "7.01.01", "7.01.01.2.01"
SATU, DUA, LAIN, BELUM = (f"{KEGIATAN}.01", f"{KEGIATAN}.02", "7.01.02.2.01.01", f"{KEGIATAN}.03")

NAMA = {
    PROGRAM: "Program Penunjang Urusan",
    KEGIATAN: "Perencanaan dan Evaluasi",
    SATU: "Penyusunan Dokumen Perencanaan",
    DUA: "Koordinasi Penyusunan Anggaran",
    BELUM: "Evaluasi Kinerja Perangkat",
    "7.01.02": "Program Pelayanan Publik",
    "7.01.02.2.01": "Koordinasi Pemerintahan Kecamatan",
    LAIN: "Fasilitasi Percepatan Pelayanan",
}


@dataclass
class Uji:
    """The Renja, and what a file does to it."""

    renja: Renja

    def baca(self, isi: bytes) -> Berkas:
        return Berkas.dari_json(baca_berkas(BytesIO(isi), asal_renja(self.renja)).ke_json())

    def periksa(self, isi: bytes, hapus: bool = False) -> Hasil:
        return periksa(self.renja, self.baca(isi), BENIH, hapus)

    def isi(self, *baris: list, judul: list | None = None, hapus: bool = False) -> Hasil:
        """Check a sheet with these lines under the usual headings."""
        return self.periksa(buku([judul or JUDUL, *baris]), hapus)

    def potret(self) -> dict[str, PotretBaris]:
        return potret(self.renja)


def temuan(hasil: Hasil) -> dict[str, str]:
    """What is wrong, by cell."""
    assert len({t.sel for t in hasil.temuan}) == len(hasil.temuan)
    return {t.sel: t.pesan for t in hasil.temuan}


@pytest.fixture
def uji(db) -> Uji:
    for kode, nama in (("PD", "Pendapatan Daerah"), ("1.1", "Pajak Daerah"), ("2.1", "Pajak Daerah")):
        SumberDana.objects.get_or_create(kode=kode, defaults={"nama": nama})
    renja = buat_renja(tahun=2022, perangkat_daerah=buat_perangkat_daerah("contoh"))
    for kode in sorted(NAMA, key=len):
        buat_nomenklatur(kode, renja.edisi, NAMA[kode])
    dana = SumberDana.objects.get(kode="PD")
    buat_baris(renja, PROGRAM, None, {"uraian": "Persentase layanan", "satuan": "%", "target": 100})
    buat_baris(renja, KEGIATAN)
    dokumen = {"uraian": "Jumlah dokumen", "target": 3}
    rapat = {"uraian": "Jumlah rapat", "satuan": "Kali", "target": 4}
    buat_baris(renja, SATU, 1_000_000, dokumen, rapat, lokasi="Kalaena", sumber_dana=dana, catatan="Penting")
    buat_baris(renja, DUA, 2_000_000, {"uraian": "Jumlah RKA", "target": 2}, pagu_n1=2_500_000)
    buat_baris(renja, LAIN, 500_000, {"uraian": "Jumlah laporan", "target": 1})
    return Uji(renja)
