"""Quarters open, close by themselves or by somebody, and are opened again on the record (specification 6)."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from evaluation import triwulan
from evaluation.models import EvaluasiTriwulan, PembukaanTriwulan
from evaluation.triwulan import TidakDapatDiubah, TriwulanTertutup, keadaan, semua_keadaan
from tests.factories import buat_pengguna, buat_perangkat_daerah

pytestmark = pytest.mark.django_db

HARI = date(2026, 5, 3)


@pytest.fixture
def kantor():
    return buat_perangkat_daerah()


@pytest.fixture
def hari_ini(monkeypatch):
    """The third of May 2026: the first quarter is over, the second runs, the third lies ahead."""
    monkeypatch.setattr(timezone, "localdate", lambda *a, **k: HARI)


@pytest.mark.parametrize(
    ("tw", "hari", "terbuka", "sebab"),
    [
        (1, date(2025, 12, 31), False, "baru dapat diisi mulai 1 Januari 2026"),
        (1, date(2026, 1, 1), True, ""),
        (1, date(2026, 4, 10), True, ""),
        (1, date(2026, 4, 11), False, "Batas pengisian Triwulan I 2026, 10 April 2026, sudah lewat"),
        (4, date(2027, 1, 10), True, ""),
        (4, date(2027, 1, 11), False, "10 Januari 2027, sudah lewat"),
    ],
)
def test_menurut_tanggal(kantor, tw, hari, terbuka, sebab):
    kini = keadaan(kantor, 2026, tw, hari)
    assert kini.terbuka is terbuka
    assert sebab in kini.sebab


def test_hari_batas_milik_kabupaten(kantor):
    kantor.kabupaten.hari_batas_triwulan = 20
    assert keadaan(kantor, 2026, 1, HARI).batas == date(2026, 4, 20)


def test_setahun_satu_kueri(kantor, hari_ini, django_assert_num_queries):
    with django_assert_num_queries(1):
        semua = semua_keadaan(kantor, 2026)
    assert [k.terbuka for k in semua.values()] == [False, True, False, False]
    assert [k.belum_mulai for k in semua.values()] == [False, False, True, True]


def test_untuk_diisi_membuat_dan_memberi_batas(kantor, hari_ini):
    assert triwulan.evaluasi_untuk_diisi(kantor, 2026, 2).batas == date(2026, 7, 10)
    with pytest.raises(TriwulanTertutup, match="membukanya kembali adalah Bappelitbangda"):
        triwulan.evaluasi_untuk_diisi(kantor, 2026, 1)
    with pytest.raises(TriwulanTertutup, match="baru dapat diisi"):
        triwulan.evaluasi_untuk_diisi(kantor, 2026, 3)


def test_batas_kosong_dilengkapi(kantor, hari_ini):
    EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, tahun=2026, triwulan=2)
    triwulan.evaluasi_untuk_diisi(kantor, 2026, 2)
    assert EvaluasiTriwulan.objects.get().batas == date(2026, 7, 10)


def test_ditutup_lalu_dibuka_kembali(kantor, hari_ini):
    staf, badan = buat_pengguna("staf", perangkat_daerah=kantor), buat_pengguna("badan", "bappelitbangda")
    triwulan.tutup(kantor, 2026, 2, staf)
    with pytest.raises(TriwulanTertutup, match="sudah ditutup"):
        triwulan.evaluasi_untuk_diisi(kantor, 2026, 2)
    with pytest.raises(TidakDapatDiubah, match="sudah ditutup"):
        triwulan.tutup(kantor, 2026, 2, staf)
    with pytest.raises(TidakDapatDiubah, match="Tulis alasan"):
        triwulan.buka_kembali(kantor, 2026, 2, badan, "  ", HARI)
    with pytest.raises(TidakDapatDiubah, match="sudah lewat"):
        triwulan.buka_kembali(kantor, 2026, 2, badan, "Salah ketik.", HARI - timedelta(1))
    triwulan.buka_kembali(kantor, 2026, 2, badan, " Salah ketik. ", HARI)
    assert triwulan.evaluasi_untuk_diisi(kantor, 2026, 2).batas == HARI
    assert list(PembukaanTriwulan.objects.values_list("aksi", "alasan", "oleh__peran", "batas")) == [
        ("buka", "Salah ketik.", "bappelitbangda", HARI),
        ("tutup", "", "staf", date(2026, 7, 10)),
    ]


def test_yang_lewat_batas_dibuka_kembali(kantor, hari_ini):
    triwulan.buka_kembali(kantor, 2026, 1, None, "Data terlambat.", HARI)
    assert keadaan(kantor, 2026, 1).terbuka


@pytest.mark.parametrize(("tw", "pesan"), [(2, "masih terbuka"), (3, "baru dapat diisi")])
def test_yang_terbuka_atau_belum_mulai_tidak_dibuka(kantor, hari_ini, tw, pesan):
    with pytest.raises(TidakDapatDiubah, match=pesan):
        triwulan.buka_kembali(kantor, 2026, tw, None, "Alasan.", HARI)


def test_batas_diubah(kantor, hari_ini):
    triwulan.ubah_batas(kantor, 2026, 2, None, date(2026, 7, 31))
    triwulan.ubah_batas(kantor, 2026, 3, None, date(2026, 10, 31))
    assert semua_keadaan(kantor, 2026)[2].batas == date(2026, 7, 31)
    assert list(PembukaanTriwulan.objects.values_list("aksi", flat=True)) == ["batas", "batas"]
    with pytest.raises(TidakDapatDiubah, match="mendahului"):
        triwulan.ubah_batas(kantor, 2026, 3, None, date(2026, 6, 1))
    with pytest.raises(TidakDapatDiubah, match="sudah lewat"):
        triwulan.ubah_batas(kantor, 2026, 1, None, date(2026, 6, 1))
