"""Quarters held against the year: sums of parents, differences, aggregates, absorption, capaian."""

from decimal import Decimal

import pytest

from evaluation.isian.jumlah import jumlah_realisasi, jumlah_rencana_aksi, muat_untuk_isian, sasaran_isian
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Agregasi
from planning.models import IndikatorRenja, IndikatorSasaran, KinerjaSasaran, Tujuan
from planning.nilai import TIDAK_BERLAKU
from tests.factories import buat_baris, buat_renja, buat_renstra

from .conftest import DAUN

pytestmark = pytest.mark.django_db


def test_rencana_kalaena_2024_cocok_di_setiap_simpul(data_contoh, django_assert_num_queries):
    renja = data_contoh("kalaena", 2024, "pokok")
    with django_assert_num_queries(8):
        jumlah = jumlah_rencana_aksi(muat_untuk_isian(renja))
    assert jumlah.cocok
    seluruhnya = jumlah.simpul[""]
    assert seluruhnya.jumlah == seluruhnya.pagu == sum(s.jumlah for s in jumlah.simpul.values() if s.daun)
    program = [s for k, s in jumlah.simpul.items() if k.count(".") == 2]
    assert tuple(map(sum, zip(*(s.triwulan for s in program), strict=True))) == seluruhnya.triwulan


@pytest.fixture
def renja():
    return buat_renja()


@pytest.fixture
def dua_daun(renja):
    buat_baris(renja, "7.01.01")
    return [buat_baris(renja, DAUN[:-1] + n, 1000, {"target": 12}) for n in "12"]


def rencana(renja, baris, rupiah=(), target=()):
    for tw, angka in enumerate(rupiah, 1):
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=tw, pagu=angka)
    for tw, angka in enumerate(target, 1):
        TargetTriwulan.objects.create(renja=renja, kunci=baris.indikator.get().kunci, triwulan=tw, target=angka)


def test_selisih_di_tempat_timbulnya(renja, dua_daun):
    satu, _ = dua_daun
    rencana(renja, satu, (100, None, 300, 700), (3, 3, 3, 4))
    jumlah = jumlah_rencana_aksi(muat_untuk_isian(renja))
    daun, atas, semua = (jumlah.simpul[k] for k in (DAUN, "7.01.01", ""))
    assert (daun.triwulan, daun.jumlah, daun.selisih, daun.cocok) == ((100, None, 300, 700), 1100, -100, False)
    assert (atas.triwulan, atas.pagu, atas.selisih) == ((100, None, 300, 700), 2000, 900)
    assert atas == semua.__class__("7.01.01", semua.triwulan, semua.pagu)
    target = jumlah.indikator[satu.indikator.get().pk]
    assert (target.agregat, target.target, target.selisih, target.cocok) == (13, 12, -1, False)
    assert not jumlah.cocok


@pytest.mark.parametrize(
    ("agregasi", "tahun", "triwulan", "cocok"),
    [
        (Agregasi.KUMULATIF, 12, (3, 3, 3, 3), True),
        (Agregasi.POSISI_AKHIR, 16, (16, 16, 16, 16), True),
        (Agregasi.POSISI_AKHIR, 16, (16, 16, 16, 0), False),
        (Agregasi.RATA_RATA, Decimal("1.3333"), (1, 1, 2, None), True),
        (Agregasi.KUMULATIF, 12, (None,) * 4, False),
        (Agregasi.KUMULATIF, None, (None,) * 4, True),
        (Agregasi.KUMULATIF, 0, (0, 0, 0, 0), True),
    ],
)
def test_agregat_target(renja, dua_daun, agregasi, tahun, triwulan, cocok):
    satu, _ = dua_daun
    rencana(renja, satu, target=triwulan)
    IndikatorRenja.objects.filter(baris=satu).update(agregasi=agregasi, target=tahun)
    [indikator] = satu.indikator.all()
    assert jumlah_rencana_aksi(muat_untuk_isian(renja)).indikator[indikator.pk].cocok is cocok


def realisasi(renja, baris, tw, rupiah=None, angka=None):
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun, "triwulan": tw}
    RealisasiPagu.objects.create(**milik, nomenklatur=baris.nomenklatur, rupiah=rupiah)
    Realisasi.objects.create(**milik, kunci=baris.indikator.get().kunci, realisasi=angka)


def test_realisasi_sampai_triwulan(renja, dua_daun):
    satu, dua = dua_daun
    rencana(renja, satu, target=(3, 0, 3, 6))
    for tw, rp, angka in ((1, 100, 3), (2, 200, 1), (3, 400, 3)):
        realisasi(renja, satu, tw, rp, angka)
    realisasi(renja, dua, 2, 50)
    hasil = jumlah_realisasi(muat_untuk_isian(renja), 2)
    daun = hasil.simpul[DAUN]
    assert (daun.rupiah, daun.sd, daun.setahun, daun.sisa, daun.batas) == (200, 300, 700, 700, 500)
    assert daun.serapan.persen == 30
    semua = hasil.simpul[""]
    assert (semua.rupiah, semua.sd, semua.pagu, semua.serapan.persen) == (250, 350, 2000, Decimal("17.5"))
    capaian = hasil.indikator[satu.indikator.get().pk]
    assert (capaian.target_tw, capaian.realisasi_tw, capaian.realisasi_sd, capaian.target_tahun) == (0, 1, 4, 12)
    assert capaian.tw.persen is TIDAK_BERLAKU
    assert capaian.tw.perlu_diperiksa
    assert capaian.sd.persen == Decimal(4) / 12 * 100
    assert (hasil.rata_rp, hasil.predikat_rp) == (Decimal("17.5"), "Sangat Rendah")
    assert hasil.indikator[dua.indikator.get().pk].sd.persen is None


def test_sasaran(renja, django_assert_num_queries):
    renstra = buat_renstra()
    tujuan = Tujuan.objects.create(renstra=renstra, nomor=1, uraian="T")
    ikm = IndikatorSasaran.objects.create(
        renstra=renstra, tujuan=tujuan, nomor=1, uraian="IKM", agregasi="posisi_akhir"
    )
    KinerjaSasaran.objects.create(indikator=ikm, tahun=2022, target=80)
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": 2022}
    for tw, angka in ((1, 60), (2, 76)):
        Realisasi.objects.create(**milik, triwulan=tw, kunci=ikm.kunci, realisasi=angka)
    with django_assert_num_queries(3):
        sasaran = sasaran_isian(renja)
    hasil = jumlah_realisasi(muat_untuk_isian(renja), 2, sasaran).sasaran[ikm.pk]
    assert (hasil.realisasi_tw, hasil.realisasi_sd, hasil.target_tahun, hasil.sd.persen) == (76, 76, 80, 95)
    assert hasil.tw.persen is None


def test_sasaran_tanpa_renstra(renja):
    assert sasaran_isian(renja) == []
