"""The pictures as figures: plan beside realisasi, what is missing stays missing, nothing is left out of the table."""

from decimal import Decimal

import pytest

from evaluation.grafik import Jenis, susun_grafik
from evaluation.kinerja import TRIWULAN, muat_kinerja
from evaluation.models import Realisasi, RealisasiPagu
from planning.nilai import TIDAK_BERLAKU, bulatkan
from planning.pohon import muat_pohon
from tests.factories import buat_baris, buat_renja

pytestmark = pytest.mark.django_db


@pytest.fixture
def grafik(data_contoh):
    """A function that gives the pictures of an example by their code."""

    def _grafik(tahun: int, versi: str, tw: int):
        renja = data_contoh("kalaena", tahun, versi)
        return {g.kode: g for g in susun_grafik(muat_kinerja(renja, muat_pohon(renja)), tw)}

    return _grafik


def deret(grafik, nama: str) -> list:
    [hasil] = [d for d in grafik.deret if d.nama == nama]
    return [bulatkan(n, 2) if isinstance(n, Decimal) else n for n in hasil.nilai]


def test_penyerapan_kalaena_2021(grafik):
    """What the narrative's rupiah add up to; quarters nobody filled in are empty, not zero."""
    g = grafik(2021, "pokok", 2)["penyerapan"]
    assert deret(g, "Realisasi (Rp)") == [None, 1_004_709_103, None, None]
    assert deret(g, "Realisasi") == [None, Decimal("38.51"), None, None]
    assert deret(g, "Rencana (Rp)") == [None] * 4
    assert g.uraian == (
        "Sampai dengan triwulan II terserap 38,51% dari pagu Rp\xa02.609.196.707; rencana per triwulan belum diisi."
    )


def test_rencana_dan_capaian_kalaena_2024(grafik):
    g = grafik(2024, "perubahan", 4)
    assert deret(g["penyerapan"], "Rencana")[-1] == 100
    assert deret(g["penyerapan"], "Realisasi") == [None] * 4
    assert deret(g["kinerja"], "Capaian")[-1] == Decimal("96.46")
    assert deret(g["kinerja"], "Rencana") == sorted(deret(g["kinerja"], "Rencana"))
    assert "tercapai 96,46% dari target tahun ini" in g["kinerja"].uraian


@pytest.mark.parametrize("tw", TRIWULAN)
def test_sesudah_triwulan_ini_belum_ada_apa_apa(grafik, tw):
    g = grafik(2024, "perubahan", tw)
    assert [n is not None for n in deret(g["kinerja"], "Capaian")] == [t <= tw for t in TRIWULAN]


def test_program_dan_predikatnya(grafik):
    g = grafik(2024, "perubahan", 4)["program"]
    assert [k.label for k in g.kategori][:2] == ["7.01.01", "7.01.02"]
    assert deret(g, "Capaian kinerja")[0] == Decimal("88.14")
    assert deret(g, "Capaian kinerja")[3] is TIDAK_BERLAKU
    assert deret(g, "Predikat kinerja")[0] == "Tinggi"


def test_predikat_menghitung_setiap_sub_kegiatan_sekali(grafik):
    for tahun, versi, tw in [(2021, "pokok", 2), (2024, "perubahan", 4)]:
        g = grafik(tahun, versi, tw)["predikat"]
        assert [sum(d.nilai) for d in g.deret] == [34, 34]
    assert deret(g, "Kinerja") == [19, 1, 0, 0, 1, 13]


def test_tabel_memuat_semua_yang_digambar(grafik):
    for g in grafik(2024, "perubahan", 4).values():
        assert g.digambar
        assert {d.jenis for d in g.digambar} <= {Jenis.PERSEN, Jenis.CACAH}
        assert len(g.baris) == len(g.kategori)
        assert all(len(nilai) == len(g.deret) for _, nilai in g.baris)


def test_renja_kosong_dan_pagu_nol():
    renja = buat_renja(tahun=2022)
    for nomor in (1, 2):
        semua = susun_grafik(muat_kinerja(renja, muat_pohon(renja)), 1)
        assert "None" not in "".join(g.uraian for g in semua)
        assert not any("None" in t for g in semua for d in g.deret for t in d.teks)
        buat_baris(renja, f"7.01.01.2.01.0{nomor}", 0, {"target": 0})


def test_triwulan_terakhir_adalah_yang_ada_isinya():
    renja = buat_renja(tahun=2022)
    baris = buat_baris(renja, "7.01.01.2.01.01", 100, {"target": 4})
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": 2022}

    def terakhir():
        return muat_kinerja(renja, muat_pohon(renja)).triwulan_terakhir

    assert terakhir() is None
    Realisasi.objects.create(**milik, triwulan=4, kunci=baris.indikator.get().kunci, realisasi=None, keterangan="x")
    assert terakhir() is None
    Realisasi.objects.create(**milik, triwulan=1, kunci=baris.indikator.get().kunci, realisasi=0)
    assert terakhir() == 1
    RealisasiPagu.objects.create(**milik, triwulan=3, nomenklatur=baris.nomenklatur, rupiah=0)
    assert terakhir() == 3
