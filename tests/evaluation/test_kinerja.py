"""The quarters of Kalaena 2024: the printed averages come out of the loaded tree (specification 9, numbers 5 and 6)."""

from decimal import Decimal

import pytest

from evaluation.kinerja import TRIWULAN, muat_kinerja
from planning.nilai import TIDAK_BERLAKU, bulatkan
from planning.pohon import muat_pohon

pytestmark = pytest.mark.django_db


@pytest.fixture
def kinerja(data_contoh):
    def muat(versi: str, tahun: int = 2024):
        renja = data_contoh("kalaena", tahun, versi)
        return muat_kinerja(renja, muat_pohon(renja))

    return muat


def bulat(persen):
    return bulatkan(persen, 0) if isinstance(persen, Decimal) else "-" if persen is TIDAK_BERLAKU else persen


def test_rata_rata_tercetak(kinerja):
    k = kinerja("perubahan")
    jasa = k.pohon.per_kode["7.01.01.2.08"]
    assert [bulat(k.capaian_tw(jasa, jasa.indikator[0], tw).persen) for tw in TRIWULAN] == [88, 89, 92, 100]
    keuangan = k.pohon.per_kode["7.01.01.2.02"]
    assert bulat(k.capaian_tw(keuangan, keuangan.indikator[0], 4).persen) == 96


def test_rupiah_triwulan_sama_dengan_pagu_di_setiap_simpul(kinerja):
    k = kinerja("pokok")
    for s in k.pohon.telusuri():
        assert sum(k.pagu(s, tw) or 0 for tw in TRIWULAN) == s.pagu, s.kode


def test_target_triwulan_sama_dengan_target_tahun(kinerja):
    k = kinerja("pokok")
    for s in k.pohon.telusuri():
        for i in s.indikator:
            assert k.target_tahun(i) == i.target, (s.kode, i.uraian)


def test_rupiah_menumpuk_dan_kosong_bukan_nol(kinerja):
    k = kinerja("pokok", 2021)
    gaji = k.pohon.per_kode["7.01.01.2.02.01"]
    assert k.rupiah(gaji, 1) is None
    assert k.rupiah_sd(gaji, 2) == k.rupiah_sd(gaji, 4) == 699_424_063
    assert k.rupiah(k.pohon.per_kode["7.01.01.2.02"], 2) == 699_424_063 + 10_301_812


def test_banyak_query_tetap(data_contoh, django_assert_num_queries):
    renja = data_contoh("kalaena", 2024, "pokok")
    pohon = muat_pohon(renja)
    with django_assert_num_queries(5):
        muat_kinerja(renja, pohon)
