"""What all tables share: the grouped heading, column numbers, words filled in, lines of several indicators."""

import pytest

from planning.enums import JenisRenja, Level
from planning.models import Renja, SetelanTabel
from planning.tabel import Konteks, Tabel, TabelPerubahan, TabelTC33
from planning.tabel.kolom import Kolom
from planning.tabel.rumus import JumlahAnak
from planning.tabel.sumber import Sumber, nomor_bertingkat, nomor_romawi, romawi
from planning.versi import TERKAIT
from tests.factories import buat_baris, buat_pohon, buat_renja
from tests.matriks import baris, kolom, level, nilai

pytestmark = pytest.mark.django_db


@pytest.fixture
def renja():
    return buat_renja()


class _Uji(Tabel):
    nomor = "9.9"
    nama = "Uji"
    judul_cetak = ("Uji Tahun {n} dan {n1}", "{KAB}")

    a = Kolom("Tunggal", nomor="1", lebar=10, kepala_baris=True, ambil=lambda s: s.nama)
    b = Kolom("Kelompok {n}", "Sub", "Kiri", nomor="2", lebar=10, ambil=lambda s: "b")
    c = Kolom("Kelompok {n}", "Sub", "Kanan", nomor="3", lebar=10, ambil=lambda s: "c")
    d = Kolom("Kelompok {n}", "Sendiri", nomor="4", lebar=10, ambil=lambda s: "d")
    e = Kolom("Lain", "Kiri", nomor="5", lebar=10, rumus_cetak="4+1")


def test_kepala_bertingkat(renja):
    """Equal neighbours are one cell over both; a heading that ends early reaches down to the last row."""
    letak = [(s.teks, s.baris, s.kolom, s.lebar, s.tinggi) for b in _Uji(Konteks(renja), []).kepala for s in b]
    assert letak == [
        ("Tunggal", 0, 0, 1, 3),
        ("Kelompok 2022", 0, 1, 3, 1),
        ("Lain", 0, 4, 1, 1),
        ("Sub", 1, 1, 2, 1),
        ("Sendiri", 1, 3, 1, 2),
        ("Kiri", 1, 4, 1, 2),
        ("Kiri", 2, 1, 1, 1),
        ("Kanan", 2, 2, 1, 1),
    ]


def test_kepala_menutup_kisi_tepat_sekali(renja):
    """In every table: each place of the heading's grid belongs to exactly one cell."""
    perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
    for tabel in (_Uji(Konteks(renja), []), TabelTC33.muat(renja), TabelPerubahan.muat(perubahan)):
        kisi = [
            (r, k)
            for sel in (s for b in tabel.kepala for s in b)
            for r in range(sel.baris, sel.baris + sel.tinggi)
            for k in range(sel.kolom, sel.kolom + sel.lebar)
        ]
        assert sorted(kisi) == [(r, k) for r in range(len(tabel.kepala)) for k in range(len(tabel.kolom))]


def test_judul_dan_nomor_terisi(renja):
    tabel = _Uji(Konteks(renja), [])
    assert tabel.judul == ["Uji Tahun 2022 dan 2023", "CONTOH"]
    assert tabel.nomor_kolom == ["1", "2", "3", "4", "5 = 4+1"]


def test_baris_judul_hanya_menyebut_nama(renja):
    tabel = _Uji(Konteks(renja), [Sumber(Level.BIDANG, nama="Bidang", judul_saja=True)])
    assert baris(tabel, 0) == {"1": "Bidang"}


class TestBeberapaIndikator:
    """A line for each indicator; what belongs to the node stands on the first only (specification 1.2)."""

    @pytest.fixture
    def tabel(self, renja):
        buat_baris(
            renja,
            "7.01.01.2.01.01",
            500,
            {"uraian": "Satu", "target": 1, "target_n1": 2},
            {"uraian": "Dua", "target": 100, "satuan": "%"},
            {"uraian": "Tiga", "target": None},
            lokasi="Desa A",
            pagu_n1=600,
        )
        return TabelTC33.muat(renja)

    def test_satu_subbaris_per_indikator(self, tabel):
        assert level(tabel) == ["program", "kegiatan", "sub_kegiatan", "+sub_kegiatan", "+sub_kegiatan", "jumlah"]
        assert kolom(tabel, "4")[2:5] == ["Satu", "Dua", "Tiga"]
        assert kolom(tabel, "5")[2:5] == ["1 Dokumen", "100%", ""]
        assert kolom(tabel, "9")[2:5] == ["2 Dokumen", "", ""]

    @pytest.mark.parametrize("nomor", ["1", "2", "3", "6", "10"])
    def test_milik_simpul_hanya_di_subbaris_pertama(self, tabel, nomor):
        pertama, *lanjutan = kolom(tabel, nomor)[2:5]
        assert pertama
        assert lanjutan == ["", ""]

    def test_rupiah_tidak_terhitung_ganda(self, tabel):
        assert nilai(tabel, "6") == [500, 500, 500, None, None, 500]
        (jumlah,) = [s.rumus for s in tabel.baris[1].sel if s.kolom.nomor == "6"]
        assert jumlah == JumlahAnak((2,))


def test_jumlah_menunjuk_baris_di_bawahnya(renja):
    buat_pohon(renja, program=2, kegiatan=2, sub_kegiatan=2, indikator=0)
    tabel = TabelTC33.muat(renja)
    dijumlah = {i: s.rumus.baris for i, b in enumerate(tabel.baris) for s in b.sel if s.kolom.nomor == "6" and s.rumus}
    assert dijumlah == {
        0: (1, 4),
        1: (2, 3),
        4: (5, 6),
        7: (8, 11),
        8: (9, 10),
        11: (12, 13),
        14: (0, 7),
    }


@pytest.mark.parametrize("program", [1, 50])
def test_matriks_tidak_bertanya_ke_basis_data(renja, program, django_assert_num_queries):
    buat_pohon(renja, program, indikator=2)
    tabel = TabelTC33.muat(Renja.objects.select_related(*TERKAIT).get())
    with django_assert_num_queries(0):
        assert len(tabel.baris) == program * 6 + 1
        assert tabel.judul
        assert tabel.kepala


@pytest.mark.parametrize(
    ("jenis", "setelan", "tb"),
    [
        (JenisRenja.POKOK, None, 2021),
        (JenisRenja.RANCANGAN_AWAL, None, 2021),
        (JenisRenja.PERUBAHAN, None, 2022),
        (JenisRenja.PERUBAHAN, 2021, 2021),
        (JenisRenja.POKOK, 2022, 2022),
    ],
)
def test_tahun_berjalan(jenis, setelan, tb):
    """``tb``: n-1, in a perubahan n (specification 2.1), unless the Renja says otherwise."""
    renja = buat_renja(jenis)
    SetelanTabel.objects.create(renja=renja, tahun_berjalan_21=setelan)
    konteks = Konteks(Renja.objects.get())
    assert konteks.tahun_berjalan == tb
    assert (konteks.kata["tb1"], konteks.kata["tb2"]) == (tb - 1, tb - 2)


@pytest.mark.parametrize(
    ("angka", "tulisan"),
    [
        (1, "I"),
        (4, "IV"),
        (5, "V"),
        (9, "IX"),
        (14, "XIV"),
        (19, "XIX"),
        (40, "XL"),
        (49, "XLIX"),
        (88, "LXXXVIII"),
        (94, "XCIV"),
        (144, "CXLIV"),
    ],
)
def test_romawi(angka, tulisan):
    assert romawi(angka) == tulisan


def test_nomor_bertingkat():
    """Program ``1.``, kegiatan ``1.1``, sub kegiatan ``1.`` (specification 2.4)."""
    assert nomor_bertingkat(Level.PROGRAM, 2, "") == "2."
    assert nomor_bertingkat(Level.KEGIATAN, 3, "2.") == "2.3"
    assert nomor_bertingkat(Level.SUB_KEGIATAN, 1, "2.3") == "1."


def test_nomor_romawi():
    assert [nomor_romawi(x, 4, "I") for x in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)] == ["IV", "4", "4"]
