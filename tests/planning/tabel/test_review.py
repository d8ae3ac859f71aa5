"""Table 2.3 (T-C.31): the rancangan awal beside what the office needs (specification 2.3)."""

import pytest

from planning.enums import JenisRenja
from planning.models import Renja, SetelanTabel
from planning.nilai import Besaran
from planning.tabel import TabelTC31, TabelTidakTersedia, tabel_23
from tests.factories import buat_baris, buat_edisi, buat_renja
from tests.matriks import baris, kolom, level

pytestmark = pytest.mark.django_db

KEGIATAN = "7.01.01.2.01"


@pytest.fixture
def awal():
    return buat_renja(JenisRenja.RANCANGAN_AWAL)


@pytest.fixture
def pokok(awal):
    return buat_renja(asal=awal)


def test_catatan_otomatis(awal, pokok):
    """``+``/``-`` the difference, ``baru``, ``dihapus``; what staff wrote comes first."""
    for i, (sebelum, sesudah, tulisan) in enumerate(
        [
            (100, 150, ""),
            (1_000_000, 250_000, ""),
            (100, 100, ""),
            (100, None, ""),
            (None, None, ""),
            (None, 100, ""),
            (100, 150, "disesuaikan dengan RKPD"),
        ],
        1,
    ):
        buat_baris(awal, f"{KEGIATAN}.{i:02}", sebelum)
        buat_baris(pokok, f"{KEGIATAN}.{i:02}", sesudah, catatan=tulisan)
    buat_baris(awal, f"{KEGIATAN}.08", 5)
    buat_baris(pokok, f"{KEGIATAN}.09", 5)
    tabel = TabelTC31.muat(pokok)
    assert kolom(tabel, "12")[2:-1] == [
        "+50",
        "-750.000",
        "",
        "dihapus",
        "",
        "+100",
        "disesuaikan dengan RKPD",
        "dihapus",
        "baru",
    ]
    assert kolom(tabel, "12")[-1] == ""


def test_nama_di_sisi_yang_ada(awal, pokok):
    buat_baris(awal, f"{KEGIATAN}.01", 1, nama="Lama")
    buat_baris(pokok, f"{KEGIATAN}.02", 2, nama="Baru")
    tabel = TabelTC31.muat(pokok)
    assert baris(tabel, 2) == {"1": "1", "2": "Lama", "6": "1", "12": "dihapus"}
    assert baris(tabel, 3) == {"1": "2", "7": "Baru", "11": "2", "12": "baru"}
    assert baris(tabel, 4) == {"2": "JUMLAH TOTAL", "6": "1", "7": "JUMLAH TOTAL", "11": "2"}


def test_nomor_romawi_dan_angka(awal, pokok):
    for kode in ("7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.01.2.02.01", "7.01.02.2.01.01"):
        buat_baris(pokok, kode, 1)
    assert kolom(TabelTC31.muat(pokok), "1") == ["I", "1", "1", "2", "2", "1", "II", "1", "1", ""]


def test_indikator_kedua_sisi(awal, pokok):
    satu = buat_baris(awal, f"{KEGIATAN}.01", 1, {"uraian": "Sama", "target": 3}, {"uraian": "Hilang", "target": 1})
    kunci = satu.indikator.get(nomor=1).kunci
    buat_baris(
        pokok,
        f"{KEGIATAN}.01",
        1,
        {"uraian": "Sama, diperjelas", "target": 4, "kunci": kunci},
        {"uraian": "Tambahan", "target": 50, "satuan": "%"},
    )
    tabel = TabelTC31.muat(pokok)
    assert level(tabel)[2:5] == ["sub_kegiatan", "+sub_kegiatan", "+sub_kegiatan"]
    assert kolom(tabel, "3")[2:5] == ["Sama", "Hilang", ""]
    assert kolom(tabel, "5")[2:5] == ["3 Dokumen", "1 Dokumen", ""]
    assert kolom(tabel, "8")[2:5] == ["Sama, diperjelas", "", "Tambahan"]
    assert kolom(tabel, "10")[2:5] == ["4 Dokumen", "", "50%"]


def test_tanpa_rancangan_awal_kolom_kiri_kosong(db):
    pokok = buat_renja()
    buat_baris(pokok, f"{KEGIATAN}.01", 1)
    tabel = TabelTC31.muat(pokok)
    assert {isi for nomor in "23456" for isi in kolom(tabel, nomor)[:-1]} == {""}
    assert kolom(tabel, "11") == ["1"] * 4


def test_rancangan_awal_tidak_punya(awal):
    assert not TabelTC31.tersedia(awal)
    with pytest.raises(TabelTidakTersedia, match="rancangan awal"):
        TabelTC31.muat(awal)


def test_urutan_lampiran(awal, pokok):
    """As in the regulation's annex, Lokasi before Indikator on both sides."""
    SetelanTabel.objects.create(renja=pokok, urutan_lokasi="lampiran")
    buat_baris(awal, f"{KEGIATAN}.01", 1, {"uraian": "Kiri"}, lokasi="Desa A")
    buat_baris(pokok, f"{KEGIATAN}.01", 1, {"uraian": "Kanan"}, lokasi="Desa B")
    pokok = Renja.objects.get(pk=pokok.pk)
    tabel = tabel_23(pokok).muat(pokok)
    assert [k.judul[-1] for k in tabel.kolom][2:4] == ["Lokasi", "Indikator Kinerja"]
    assert [k.judul[-1] for k in tabel.kolom][7:9] == ["Lokasi", "Indikator Kinerja"]
    assert [kolom(tabel, n)[2] for n in "3489"] == ["Desa A", "Kiri", "Desa B", ""]


class TestBelanja:
    """Before 2021 the two kinds of belanja stand above the programmes."""

    @pytest.fixture
    def lama(self):
        edisi = buat_edisi(lama=True)
        awal = buat_renja(JenisRenja.RANCANGAN_AWAL, 2020, edisi=edisi)
        pokok = buat_renja(tahun=2020, edisi=edisi, asal=awal)
        buat_baris(awal, "4.36.70.01", 30)
        buat_baris(pokok, "4.36.70.01", 20)
        awal.belanja_tidak_langsung.create(nomor=1, uraian="Gaji", pagu=500, target=29, satuan="Orang", lokasi="Kantor")
        pokok.belanja_tidak_langsung.create(nomor=1, uraian="Gaji", pagu=450, indikator="Terbayarnya gaji")
        pokok.belanja_tidak_langsung.create(nomor=2, uraian="Tunjangan", pagu=None)
        return pokok

    def test_baris_belanja(self, lama):
        tabel = TabelTC31.muat(lama)
        assert level(tabel) == [
            "belanja",
            "rincian_belanja",
            "rincian_belanja",
            "belanja",
            "program",
            "kegiatan",
            "jumlah",
        ]
        assert kolom(tabel, "2")[:4] == ["BELANJA TIDAK LANGSUNG", "Gaji", "", "BELANJA LANGSUNG"]
        assert kolom(tabel, "7")[:4] == ["BELANJA TIDAK LANGSUNG", "Gaji", "Tunjangan", "BELANJA LANGSUNG"]
        assert kolom(tabel, "6") == ["500", "500", "", "30", "30", "30", "30"]
        assert kolom(tabel, "11") == ["450", "450", "", "20", "20", "20", "20"]
        assert baris(tabel, 1)["5"] == str(Besaran(29, "Orang"))
        assert kolom(tabel, "12")[0] == "-50"

    def test_total_tanpa_belanja_tidak_langsung(self, lama):
        """The total sums the programmes; formulas and figures agree on what is summed."""
        tabel = TabelTC31.muat(lama)
        rumus = {b.level: s.rumus.baris for b in tabel.baris for s in b.sel if s.kolom.nomor == "11" and s.rumus}
        assert rumus == {"belanja": (4,), "program": (5,), "jumlah": (4,)}

    def test_sejak_2021_tidak_ada(self, awal, pokok):
        pokok.belanja_tidak_langsung.create(nomor=1, uraian="Gaji", pagu=450)
        assert level(TabelTC31.muat(pokok)) == ["jumlah"]
