"""Each rule: an example that breaks it, and one that just does not; what it says, and where it is mended."""

import re

import pytest

from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from . import contoh_lintas, contoh_triwulan  # noqa: F401 (each enters its examples)
from .contoh import CONTOH

pytestmark = pytest.mark.django_db

HURUF = dict(zip(Kelompok, "SPTWRCVLDNEK", strict=True))


def test_setiap_aturan_bercontoh():
    assert sorted(CONTOH) == sorted(DAFTAR_ATURAN)


def test_bersih(bahan):
    """A Renja that is in order is told nothing at all."""
    assert [(t.kode, t.pesan) for t in periksa(bahan.renja, bahan).temuan] == []


@pytest.mark.parametrize("kode", sorted(CONTOH))
class TestContoh:
    def test_dilanggar(self, bahan, kode, django_assert_num_queries):
        CONTOH[kode](bahan, True)
        with django_assert_num_queries(0):
            temuan = [t for t in periksa(bahan.renja, bahan).temuan if t.kode == kode]
        assert temuan
        for t in temuan:
            assert t.tingkat == DAFTAR_ATURAN[kode].tingkat
            _periksa_kalimat(t)
            assert t.tempat.halaman, "says where it is mended"
        assert len({t.sidik for t in temuan}) == len(temuan)

    def test_nyaris(self, bahan, kode):
        CONTOH[kode](bahan, False)
        assert [t.pesan for t in periksa(bahan.renja, bahan).temuan if t.kode == kode] == []


def _periksa_kalimat(t) -> None:
    """An Indonesian sentence with its figures in it."""
    assert re.fullmatch(r"[A-Z0-9“].*[.”]", t.pesan, re.S), t.pesan
    assert not re.search(r"\b(the|and|row|value|None|True|False|Decimal)\b", t.pesan), t.pesan
    assert "  " not in t.pesan
    assert all(isinstance(n, str) for n in t.nilai.values())
    angka = [n for k, n in t.nilai.items() if re.search(r"\d", n) and k not in ("indikator", "tahun", "nomor")]
    assert not angka or any(n in t.pesan for n in angka), (t.pesan, angka)


@pytest.mark.parametrize("aturan", DAFTAR_ATURAN.values(), ids=list(DAFTAR_ATURAN))
def test_daftar(aturan):
    """Codes say their kelompok; every rule has a title and says who asks for it."""
    assert re.fullmatch(HURUF[aturan.kelompok] + r"-\d{3}", aturan.kode)
    assert aturan.judul[:1].isupper()
    assert not aturan.judul.endswith(".")
    assert aturan.sumber
    assert aturan.tingkat in Tingkat
    if aturan.tingkat == Tingkat.GALAT:
        assert aturan.kelompok in (Kelompok.STRUKTUR, Kelompok.REALISASI, Kelompok.KELENGKAPAN)


def test_urut_dan_cacah(bahan):
    for kode in ("N-301", "P-201", "K-201", "S-101"):
        CONTOH[kode](bahan, True)
    hasil = periksa(bahan.renja, bahan)
    urutan = [list(Kelompok).index(DAFTAR_ATURAN[t.kode].kelompok) for t in hasil.temuan]
    assert urutan == sorted(urutan)
    assert hasil.galat + hasil.peringatan + hasil.saran == len(hasil.temuan)
    assert hasil.per_kode["P-201"] == 1


@pytest.mark.parametrize(
    ("kalimat", "ketahuan"),
    [
        ("Renja memuat 2 program.", True),
        ("Tahun 2021 dilaksanakan 3 program dan 9 sub kegiatan.", False),
        ("Semula terdiri atas 8 sub kegiatan.", False),
        ("Renja terdiri atas 8 sub kegiatan.", True),
        ("PROGRAM PENUNJANG URUSAN terdiri atas 2 kegiatan dan 7 sub kegiatan.", False),
        ("PROGRAM PENUNJANG URUSAN terdiri atas 2 kegiatan dan 9 sub kegiatan.", True),
        ("Capaian 2 sub kegiatan di bawahnya 50%, dengan 2 program yang belum berjalan.", False),
        ("Di desa ada 4 kegiatan warga.", False),
    ],
)
def test_cacah_di_naskah(bahan, kalimat, ketahuan):
    """Counts of other years, versions and programmes are theirs; last year's count is no excuse for this year's."""
    daun = next(s for s in bahan.asal.telusuri() if s.kode == "7.01.02.2.04.01")
    daun.induk.anak.remove(daun)
    bahan.naskah[0].isi = f"<p>{kalimat}</p>"
    assert ("N-101" in periksa(bahan.renja, bahan).per_kode) == ketahuan
