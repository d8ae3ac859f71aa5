"""The lines of a year's performance: their figures, and that every percentage explains itself."""

from decimal import Decimal

import pytest

from evaluation.kinerja import TRIWULAN, muat_kinerja
from evaluation.rincian import susun_rincian
from planning.enums import Level
from planning.nilai import Besaran, bulatkan
from planning.pohon import muat_pohon
from tests.factories import buat_baris, buat_renja

pytestmark = pytest.mark.django_db


@pytest.fixture
def rincian(data_contoh):
    def _rincian(tahun: int, versi: str, tw: int):
        renja = data_contoh("kalaena", tahun, versi)
        return susun_rincian(muat_kinerja(renja, muat_pohon(renja)), tw)

    return _rincian


def test_sub_kegiatan_sampai_dan_pada_triwulan(rincian):
    """Bimbingan Teknis 2024: nothing planned for the second quarter, and four people went all the same."""
    [b] = [b for b in rincian(2024, "perubahan", 2) if b.simpul.kode == "7.01.01.2.05.0011"]
    assert (b.k_sd.target, b.k_sd.realisasi) == (Besaran(Decimal(8), "Orang"), Besaran(Decimal(5), "Orang"))
    assert b.k_sd.capaian.persen == Decimal("62.5")
    assert b.k_tw.capaian.alasan == "ada realisasi tanpa target"
    assert b.k_tw.capaian.perlu_diperiksa
    assert b.rp_sd.pagu == 29_670_000
    assert b.rp_tw.rupiah is None


def test_induk_menyebut_rata_rata_anaknya(rincian):
    [b] = [b for b in rincian(2024, "perubahan", 2) if b.simpul.kode == "7.01.01.2.08"]
    assert bulatkan(b.k_tw.capaian.persen, 0) == 89
    assert b.k_tw.realisasi.satuan == "%"
    assert len(b.k_tw.capaian.rerata.bagian) == 4


@pytest.mark.parametrize("tw", TRIWULAN)
@pytest.mark.parametrize(("tahun", "versi"), [(2021, "perubahan"), (2024, "perubahan")])
def test_setiap_persentase_menjelaskan_diri(rincian, tahun, versi, tw):
    for b in rincian(tahun, versi, tw):
        for persen in (b.k_sd.capaian, b.k_tw.capaian, b.rp_sd.serapan, b.rp_tw.serapan):
            teks = persen.jelaskan()
            assert teks.endswith(".")
            assert "None" not in teks
            if not isinstance(persen.persen, Decimal):
                assert persen.alasan


def test_satu_baris_per_indikator_rupiah_sekali():
    renja = buat_renja(tahun=2022)
    buat_baris(renja, "7.01.01.2.01.01", 100, {"target": 4}, {"target": 5})
    buat_baris(renja, "7.01.01.2.01.02", 100)
    baris = susun_rincian(muat_kinerja(renja, muat_pohon(renja)), 1)
    assert [(b.simpul.level, b.ke) for b in baris] == [
        (Level.PROGRAM, 0),
        (Level.KEGIATAN, 0),
        (Level.SUB_KEGIATAN, 0),
        (Level.SUB_KEGIATAN, 1),
        (Level.SUB_KEGIATAN, 0),
    ]
    assert [b.rp_sd is not None for b in baris] == [True, True, True, False, True]
    assert baris[-1].k_sd is None
    assert baris[0].k_sd.capaian.rerata is not None
