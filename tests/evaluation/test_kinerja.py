"""The quarters of Kalaena 2024: the printed averages come out of the loaded tree (specification 9, numbers 5 and 6)."""

from decimal import Decimal

import pytest

from evaluation.kinerja import TRIWULAN, muat_kinerja
from evaluation.models import Realisasi
from planning.enums import Arah, RumusNegatif
from planning.models import Kabupaten, Renja
from planning.nilai import TIDAK_BERLAKU, bulatkan
from planning.pohon import muat_pohon
from tests.factories import buat_baris, buat_renja

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


def test_rata_rata_menjelaskan_diri(kinerja):
    """The 89 that the evaluation prints for the second quarter: three entered, one has no target (specification 9)."""
    k = kinerja("perubahan")
    jasa = k.pohon.per_kode["7.01.01.2.08"]
    hasil = k.capaian_tw(jasa, jasa.indikator[0], 2)
    assert [bulat(b.persen) for b in hasil.rerata.masuk] == [100, 100, 67]
    assert [b.nama[:17] for b in hasil.rerata.dikeluarkan] == ["7.01.01.2.08.0003"]
    assert "rata-rata 3 dari 4 nilai" in hasil.jelaskan()


def test_otomatis_adalah_rata_rata_walau_ada_realisasi_sendiri(kinerja):
    """Specification 1.4: an indicator marked ``otomatis`` is never measured by a figure of its own."""
    k = kinerja("perubahan")
    jasa = k.pohon.per_kode["7.01.01.2.08"]
    [indikator] = jasa.indikator
    isi = Realisasi(kunci=indikator.kunci, triwulan=1, realisasi=Decimal(10))
    k.realisasi_tw[indikator.kunci, 1] = isi
    k.target_tw[indikator.kunci, 1] = Decimal(100)
    assert bulat(k.capaian_tw(jasa, indikator, 1).persen) == 88
    indikator.otomatis = False
    assert bulat(k.capaian_tw(jasa, indikator, 1).persen) == 10
    k.realisasi_tw.clear()
    assert k.capaian_tw(jasa, indikator, 1).rerata is not None


@pytest.fixture
def dua_daun(db):
    """A kegiatan with two leaves; the first has an indicator where less is better."""
    renja = buat_renja()
    buat_baris(renja, "7.01.01.2.01", None, {"target": 100, "otomatis": True})
    buat_baris(renja, "7.01.01.2.01.01", 100, {"target": 10, "arah": Arah.NEGATIF})
    buat_baris(renja, "7.01.01.2.01.02", 300, {"target": 4})
    return renja


def _isi(renja, *realisasi):
    for kode, angka in realisasi:
        baris = renja.baris.get(nomenklatur__kode=kode)
        Realisasi.objects.create(
            perangkat_daerah=renja.perangkat_daerah,
            tahun=renja.tahun,
            triwulan=1,
            kunci=baris.indikator.get().kunci,
            realisasi=angka,
        )


@pytest.mark.parametrize(
    ("setelan", "pertama", "rata"),
    [
        ({}, 120, 160),
        ({"rumus_negatif": RumusNegatif.T_PER_R}, 125, Decimal("162.5")),
        ({"batas_capaian_rata2": 100}, 120, 100),
        ({"batas_capaian_rata2": 120, "rumus_negatif": RumusNegatif.T_PER_R}, 125, 120),
    ],
)
def test_setelan_kabupaten(dua_daun, setelan, pertama, rata):
    """A line is printed as it is; the limit is only for what enters a mean (specification 4.1)."""
    _isi(dua_daun, ("7.01.01.2.01.01", 8), ("7.01.01.2.01.02", 8))
    Kabupaten.objects.update(**setelan)
    renja = Renja.objects.get(pk=dua_daun.pk)
    k = muat_kinerja(renja, muat_pohon(renja))
    daun = k.pohon.per_kode["7.01.01.2.01.01"]
    assert k.capaian_sd(daun, daun.indikator[0], 1).persen == pertama
    kegiatan = k.pohon.per_kode["7.01.01.2.01"]
    assert k.capaian_simpul_sd(kegiatan, 1) == rata
    assert k.rata_rata_daun(1)[0] == rata


def test_sebutan_predikat_dari_kabupaten(dua_daun):
    Kabupaten.objects.update(label_predikat="Sangat Baik; Baik; Cukup; Kurang; Sangat Kurang")
    renja = Renja.objects.get(pk=dua_daun.pk)
    assert muat_kinerja(renja, muat_pohon(renja)).predikat(Decimal(80)) == "Baik"


def test_rencana_sampai_triwulan(kinerja):
    """What the quarters promise: rupiah add up, figures are put together by the indicator's aggregation."""
    k = kinerja("pokok")
    dokumen = k.pohon.per_kode["7.01.01.2.01.0001"]
    assert [k.rencana_simpul_sd(dokumen, tw).persen for tw in TRIWULAN] == [0, 50, 100, 100]
    assert k.pagu_sd(dokumen, 2) == 6_305_200
    assert k.pagu_sd(dokumen, 4) == dokumen.pagu
