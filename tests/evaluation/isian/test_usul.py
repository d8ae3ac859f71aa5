"""Proposals: equal parts, last year's pattern, all in one quarter; written and undone as a whole."""

from decimal import Decimal

import pytest
from django.db import connection

from evaluation.isian.jumlah import jumlah_rencana_aksi, muat_untuk_isian
from evaluation.isian.sel import simpan_rencana_aksi
from evaluation.isian.terapkan import terapkan_usul, urungkan_usul, usul_terakhir
from evaluation.isian.usul import LALU, RATA, SATU, SEMUA, UsulSalah, usul
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Agregasi, JenisRenja
from planning.isian.potret import terapkan
from planning.isian.sel import SelIsian
from planning.isian.susunan import hapus
from planning.isian.tahun import mulai_renja
from planning.isian.urungan import TidakDapatDiurungkan, urungkan
from planning.models import BarisRenja, IndikatorRenja, Perubahan
from tests.factories import buat_baris, buat_edisi, buat_pohon, buat_renja

from .conftest import DAUN, TAHUN

pytestmark = pytest.mark.django_db


def satu(renja, *arg, **isi):
    """The quarters proposed for rupiah and for the target of the only leaf; ``None`` where nothing is."""
    usulan = usul(renja, *arg, **isi)
    per_objek = {u.objek: u.baru for u in usulan.usul}
    return per_objek.get("pagu_tw"), per_objek.get("target_tw")


def tercatat(model, kolom):
    return dict(model.objects.values_list("triwulan", kolom))


def rencana(renja, baris, rupiah=(), target=()):
    for tw, angka in enumerate(rupiah, 1):
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=tw, pagu=angka)
    for tw, angka in enumerate(target, 1):
        TargetTriwulan.objects.create(renja=renja, kunci=baris.indikator.get().kunci, triwulan=tw, target=angka)


@pytest.mark.parametrize(
    ("cara", "tw", "rupiah", "target"),
    [(RATA, None, (250, 250, 250, 252), (3, 3, 3, 4)), (SATU, 3, (0, 0, 1002, 0), (0, 0, 13, 0))],
)
def test_rata_dan_satu_triwulan(renja, baris, indikator, cara, tw, rupiah, target):
    baris.pagu, indikator.target = 1002, 13
    baris.save()
    indikator.save()
    assert satu(renja, cara, tw) == (rupiah, target)
    assert not PaguTriwulan.objects.exists()


@pytest.mark.parametrize(
    ("agregasi", "cara", "target"),
    [
        (Agregasi.POSISI_AKHIR, RATA, (12, 12, 12, 12)),
        (Agregasi.POSISI_AKHIR, SATU, (0, 0, 12, 12)),
        (Agregasi.RATA_RATA, RATA, (12, 12, 12, 12)),
        (Agregasi.RATA_RATA, SATU, (12, 12, 12, 12)),
    ],
)
def test_menurut_agregasi(renja, baris, agregasi, cara, target):
    IndikatorRenja.objects.update(agregasi=agregasi)
    assert satu(renja, cara, 3)[1] == target


def test_desimal_seperti_target_setahun(renja, indikator):
    IndikatorRenja.objects.update(target=Decimal("0.38"))
    assert satu(renja, RATA)[1] == tuple(map(Decimal, ("0.09", "0.09", "0.10", "0.10")))


def test_nol_mendapat_nol_dan_kosong_dilewati(renja, baris, indikator):
    baris.pagu = 0
    baris.save()
    IndikatorRenja.objects.update(target=None)
    usulan = usul(renja, LALU)
    assert [u.baru for u in usulan.usul] == [(0, 0, 0, 0)]
    assert [(d.kode, d.sebab, d.indikator) for d in usulan.dilewati] == [
        (DAUN, "target tahun belum diisi", "Indikator 1")
    ]


def test_yang_terisi_tetap_dan_sisanya_dibagi(renja, baris, ani):
    rencana(renja, baris, (400, None, None), (10,))
    assert satu(renja, RATA) == ((400, 200, 200, 200), (10, 0, 1, 1))
    assert satu(renja, RATA, cakupan=SEMUA) == ((250,) * 4, (3,) * 4)
    assert satu(renja, SATU, 2) == ((400, 600, 0, 0), (10, 2, 0, 0))
    assert satu(renja, SATU, 1) == (None, None)
    assert {d.sebab for d in usul(renja, SATU, 1).dilewati} == {"triwulan yang dipilih sudah terisi"}


def test_yang_terisi_sudah_melebihi(renja, baris):
    rencana(renja, baris, (1001,))
    assert usul(renja, RATA, bagian=["rupiah"]).dilewati[0].sebab == "yang sudah terisi melebihi pagu 1.000"
    rencana(renja, baris, target=(12,))
    assert satu(renja, SATU, 1, bagian=["target"]) == (None, (12, 0, 0, 0))


@pytest.mark.parametrize(
    "arg", [("kira",), (SATU,), (SATU, 5), (RATA, None, "sebagian"), (RATA, None, SEMUA, []), (RATA, None, SEMUA, "ab")]
)
def test_permintaan_yang_tidak_ada(renja, arg):
    with pytest.raises(UsulSalah, match="Pilih"):
        usul(renja, *arg)


@pytest.fixture
def lalu(renja, baris, indikator):
    """Last year, in another edition (four digits), with the same leaf; its indicator has another identity."""
    edisi = buat_edisi("baru")
    edisi.lebar_sub_kegiatan = 4
    edisi.save()
    lalu = buat_renja(tahun=TAHUN - 1, edisi=edisi)
    return buat_baris(lalu, "7.01.01.2.01.0001", 500, {"target": 8})


def test_pola_rencana_tahun_lalu(renja, lalu, django_assert_num_queries):
    rencana(lalu.renja, lalu, (0, 100, 300, 100), (2, None, 6))
    with django_assert_num_queries(8 + 6):
        usulan = usul(renja, LALU)
    assert [u.baru for u in usulan.usul] == [(0, 200, 600, 200), (3, 0, 9, 0)]


def test_pola_perubahan_yang_berlaku_dan_kunci_mendahului_kode(renja, indikator, lalu):
    rencana(lalu.renja, lalu, (500,), (8,))
    perubahan = buat_renja("perubahan", tahun=TAHUN - 1, edisi=lalu.renja.edisi)
    baris = buat_baris(perubahan, "7.01.01.2.01.0001", 500, {"target": 8}, {"target": 8, "kunci": indikator.kunci})
    rencana(perubahan, lalu, (0, 0, 0, 500))
    for i, tw in zip(baris.indikator.order_by("nomor"), (1, 2), strict=True):
        TargetTriwulan.objects.create(renja=perubahan, kunci=i.kunci, triwulan=tw, target=8)
    assert satu(renja, LALU) == ((0, 0, 0, 1000), (0, 12, 0, 0))


def test_pola_realisasi_bila_tanpa_rencana(renja, lalu):
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": TAHUN - 1}
    for tw, rupiah, angka in ((1, 50, 1), (4, 150, 2)):
        RealisasiPagu.objects.create(**milik, triwulan=tw, nomenklatur=lalu.nomenklatur, rupiah=rupiah)
        Realisasi.objects.create(**milik, triwulan=tw, kunci=lalu.indikator.get().kunci, realisasi=angka)
    assert satu(renja, LALU) == ((250, 0, 0, 750), (4, 0, 0, 8))


def test_tanpa_pola(renja, baris):
    assert [d.sebab for d in usul(renja, LALU).dilewati] == ["tidak ada pola tahun lalu"] * 2
    assert usul(renja, LALU).usul == []


def test_pola_di_triwulan_yang_sudah_terisi(renja, baris, lalu):
    rencana(lalu.renja, lalu, (500, 0, 0, 0))
    rencana(renja, baris, (400,))
    [dilewati] = usul(renja, LALU, bagian=["rupiah"]).dilewati
    assert dilewati.sebab == "tahun lalu tidak ada di triwulan yang masih kosong"


@pytest.mark.parametrize(
    ("pola", "target", "hasil"),
    [
        ((25, 50, 75, 100), 80, (20, 40, 60, 80)),
        ((25, 50, None, 50), 3, (2, 3, 3, 3)),
        ((None, 8, 8, None), 12, (0, 12, 12, 12)),
        ((20, 15, 12, 10), 5, (10, 8, 6, 5)),
        ((8, 0, 0, 0), 12, None),
        ((10**13, 0, 0, Decimal("0.0001")), 12, None),
    ],
)
def test_pola_posisi_menuju_target(renja, indikator, lalu, pola, target, hasil):
    rencana(lalu.renja, lalu, target=pola)
    IndikatorRenja.objects.filter(pk=indikator.pk).update(agregasi=Agregasi.POSISI_AKHIR, target=target)
    assert satu(renja, LALU, bagian=["target"])[1] == hasil


def test_tertulis_dan_diurungkan_seluruhnya(renja, baris, indikator, ani, budi):
    simpan_rencana_aksi(renja, [SelIsian("pagu_tw", baris.pk, "pagu", 0, "400", nomor=1)], ani)
    urungan, usulan = terapkan_usul(renja, RATA, budi)
    assert usulan.cacah == 7
    assert urungan.judul == "Mengisi rupiah dan target triwulan yang kosong saja: dibagi rata"
    assert tercatat(PaguTriwulan, "pagu") == {1: 400, 2: 200, 3: 200, 4: 200}
    assert tercatat(TargetTriwulan, "target") == dict.fromkeys((1, 2, 3, 4), 3)
    assert Perubahan.objects.filter(cara="usul", oleh=budi).count() == 7
    assert usul_terakhir(renja) == urungan
    # Ani, who saw it empty, does not write over it unseen.
    bentrok = SelIsian("pagu_tw", baris.pk, "pagu", 0, "5", nomor=2)
    assert simpan_rencana_aksi(renja, [bentrok], ani)[0].status == "bentrok"

    urungkan_usul(urungan, budi)
    assert tercatat(PaguTriwulan, "pagu") == {1: 400, 2: None, 3: None, 4: None}
    assert set(tercatat(TargetTriwulan, "target").values()) == {None}
    assert set(TargetTriwulan.objects.values_list("versi_baris", flat=True)) == {2}
    assert Perubahan.objects.filter(cara="urungan").count() == 7
    assert usul_terakhir(renja) is None
    with pytest.raises(TidakDapatDiurungkan, match="sudah diurungkan"):
        urungkan_usul(urungan, budi)


def test_menimpa_lalu_diurungkan(renja, baris, ani):
    rencana(renja, baris, (1000, 0, 0, 0), (12, 0, 0, 0))
    urungan, _ = terapkan_usul(renja, RATA, ani, cakupan=SEMUA)
    assert tercatat(PaguTriwulan, "pagu") == dict.fromkeys((1, 2, 3, 4), 250)
    urungkan_usul(urungan, ani)
    assert tercatat(PaguTriwulan, "pagu") == {1: 1000, 2: 0, 3: 0, 4: 0}
    assert tercatat(TargetTriwulan, "target") == {1: 12, 2: 0, 3: 0, 4: 0}


def test_tidak_diurungkan_bila_sudah_diubah_atau_dihapus(renja, baris, ani):
    urungan, _ = terapkan_usul(renja, RATA, ani)
    simpan_rencana_aksi(renja, [SelIsian("pagu_tw", baris.pk, "pagu", 1, "5", nomor=2)], ani)
    with pytest.raises(TidakDapatDiurungkan, match=f"sesudahnya: {DAUN}"):
        urungkan_usul(urungan, ani)
    assert tercatat(PaguTriwulan, "pagu")[1] == 250
    terapkan(renja, {DAUN: None}, ani, "isian")
    with pytest.raises(TidakDapatDiurungkan, match=DAUN):
        urungkan_usul(urungan, ani)


def test_urungan_renja_dan_triwulan_tidak_tertukar(renja, baris, ani):
    triwulan, _ = terapkan_usul(renja, RATA, ani)
    baris_dihapus = hapus(renja, DAUN, ani)
    assert usul_terakhir(renja) == triwulan
    with pytest.raises(TidakDapatDiurungkan, match="lembar Renja"):
        urungkan_usul(baris_dihapus, ani)
    with pytest.raises(TidakDapatDiurungkan, match="tidak mengubah baris"):
        urungkan(triwulan, ani)
    # The row comes back with its quarters, and those can be undone again.
    urungkan(baris_dihapus, ani)
    urungkan_usul(triwulan, ani)


def test_tidak_ada_yang_berubah(renja, baris, ani):
    terapkan_usul(renja, RATA, ani)
    with pytest.raises(UsulSalah, match="semua sudah terisi demikian"):
        terapkan_usul(renja, RATA, ani, cakupan=SEMUA)
    PaguTriwulan.objects.all().delete()
    TargetTriwulan.objects.all().delete()
    with pytest.raises(UsulSalah, match=r"2 dilewati: tidak ada pola tahun lalu"):
        terapkan_usul(renja, LALU, ani)


def test_banyak_query_tetap(renja, ani, django_assert_num_queries):
    pg = connection.vendor == "postgresql"  # SQLite writes a large block in a few statements
    buat_pohon(renja, program=2, kegiatan=5, sub_kegiatan=5, pagu=1_000_003)
    with django_assert_num_queries(19 if pg else 26):
        urungan, usulan = terapkan_usul(renja, RATA, ani)
    assert usulan.cacah == (50 + 62) * 4
    assert jumlah_rencana_aksi(muat_untuk_isian(renja)).cocok
    with django_assert_num_queries(15 if pg else 20):
        urungkan_usul(urungan, ani)


def test_pola_kalaena_2024_untuk_2025(data_contoh, ani):
    """The next year starts from the last; every leaf and indicator finds its pattern there, and every sum agrees."""
    lalu = data_contoh("kalaena", 2024, "perubahan")
    renja, _ = mulai_renja(lalu.perangkat_daerah, 2025, JenisRenja.POKOK, ani, lalu)
    BarisRenja.objects.filter(renja=renja, nomenklatur__level=renja.edisi.level_daun).update(pagu=1_000_001)
    IndikatorRenja.objects.filter(baris__renja=renja).update(target=7)
    _, usulan = terapkan_usul(renja, LALU, ani)
    assert usulan.usul
    assert {d.sebab for d in usulan.dilewati} <= {"tidak ada pola tahun lalu"}
    jumlah = jumlah_rencana_aksi(muat_untuk_isian(renja))
    assert all(s.cocok for s in jumlah.simpul.values() if s.daun and s.jumlah is not None)
    assert all(t.cocok for t in jumlah.indikator.values() if t.agregat is not None)
