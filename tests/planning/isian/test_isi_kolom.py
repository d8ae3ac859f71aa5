"""Filling a column: all leaves or the empty ones, undone as a whole."""

import pytest

from planning.isian.isi_kolom import isi_kolom
from planning.isian.potret import potret
from planning.isian.urungan import urungkan
from planning.masukan import MasukanSalah
from planning.models import BarisRenja, SumberDana
from tests.factories import buat_baris, buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db
A, B = "7.01.01.2.01.01", "7.01.01.2.01.02"


@pytest.fixture
def renja():
    renja = buat_renja()
    SumberDana.objects.create(kode="PD", nama="Pendapatan Daerah")
    buat_baris(renja, "7.01.01")
    buat_baris(renja, A, 1005, pagu_n1=7, lokasi="Desa A")
    buat_baris(renja, B)
    return renja


@pytest.fixture
def ani():
    return buat_pengguna("ani")


def _nilai(renja, kolom):
    return [getattr(b, kolom) for b in potret(renja).values()]


def test_semua_atau_hanya_yang_kosong(renja, ani):
    urungan, cacah = isi_kolom(renja, "lokasi", " Kalaena ", True, ani)
    assert cacah == 1
    assert _nilai(renja, "lokasi") == ["", "Desa A", "Kalaena"]
    assert urungan.judul == "Mengisi lokasi yang kosong: Kalaena"
    assert isi_kolom(renja, "lokasi", "Kalaena", False, ani)[1] == 1
    assert _nilai(renja, "lokasi") == ["", "Kalaena", "Kalaena"]


def test_sumber_dana_dan_urungkan(renja, ani):
    sebelum = potret(renja)
    urungan, _ = isi_kolom(renja, "sumber_dana", "pendapatan daerah", False, ani)
    assert _nilai(renja, "sumber_dana") == ["", "PD", "PD"]
    urungkan(urungan, ani)
    assert potret(renja) == sebelum


@pytest.mark.parametrize(("persen", "hasil"), [("5", 1055), ("2,5%", 1030), ("-10", 905), ("0", 1005)])
def test_prakiraan_maju_dibulatkan_ke_rupiah(renja, ani, persen, hasil):
    """1.005 + 5 % = 1.055,25; + 2,5 % = 1.030,125; - 10 % = 904,5. A row without pagu keeps an empty forecast."""
    assert isi_kolom(renja, "pagu_n1", persen, False, ani)[1] == 1
    assert _nilai(renja, "pagu_n1") == [None, hasil, None]


def test_versi_baris_naik(renja, ani):
    isi_kolom(renja, "lokasi", "Kalaena", False, ani)
    assert set(BarisRenja.objects.filter(pagu_n1=7).values_list("versi_baris", flat=True)) == {2}


@pytest.mark.parametrize(
    ("kolom", "isian", "pesan"),
    [
        ("pagu", "5", "Pilih kolom"),
        ("lokasi", "  ", "Tulis isinya"),
        ("sumber_dana", "entah", "tidak ada dalam daftar"),
        ("pagu_n1", "", "Tulis persen"),
        ("pagu_n1", "lima", "bukan angka"),
        ("pagu_n1", "-101", "antara"),
        ("penanggung_jawab", "x" * 201, "Terlalu panjang"),
    ],
)
def test_yang_tidak_dapat_dibaca(renja, ani, kolom, isian, pesan):
    with pytest.raises(MasukanSalah, match=pesan):
        isi_kolom(renja, kolom, isian, False, ani)


def test_tidak_ada_yang_berubah(renja, ani):
    isi_kolom(renja, "lokasi", "Kalaena", False, ani)
    with pytest.raises(MasukanSalah, match="Tidak ada baris"):
        isi_kolom(renja, "lokasi", "Kalaena", False, ani)
