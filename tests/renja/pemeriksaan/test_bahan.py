"""What the rules look at is loaded in a fixed number of queries, and the rules themselves ask for nothing more."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.enums import JenisRenja
from planning.models import Renja
from renja.pemeriksaan.bahan import muat_bahan
from renja.pemeriksaan.periksa import periksa
from tests.factories import buat_baris, buat_renja

from .bersih import buat_bersih
from .contoh import BULANAN

#: With everything there is: version before, year before, Renstra.
KUERI = 31


def test_cacah_kueri_tetap(db, django_assert_num_queries):
    """The same for nine leaves and for thirty-six; none at all for the rules."""
    for n, ulang in enumerate((1, 4)):
        renja = Renja.objects.get(pk=buat_bersih(f"bersih-{n}", ulang).pk)
        with django_assert_num_queries(KUERI):
            bahan = muat_bahan(renja)
        assert len(bahan.daun) == 9 * ulang
        for s in bahan.daun:
            s.baris.pagu_n1 = 1
        with django_assert_num_queries(0):
            assert periksa(renja, bahan).peringatan >= 9 * ulang


def test_sendirian(db):
    """A first Renja without anything around it takes fewer, and is checked all the same."""
    renja = buat_renja()
    buat_baris(renja, BULANAN, 1_000, {"target": 3})
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        bahan = muat_bahan(renja)
    assert len(kueri) < KUERI
    assert (bahan.asal, bahan.lalu, bahan.renstra, bahan.banding) == (None, None, None, None)
    assert {t.kode[0] for t in periksa(renja, bahan).temuan} == {"K"}


def test_kosong(db):
    """A Renja without a row has one thing to mend."""
    assert [t.kode for t in periksa(buat_renja()).temuan] == ["K-101"]


def test_realisasi_milik_versi_yang_berlaku(db):
    """What was spent is held against the perubahan in force, not against the pokok that it changed."""
    renja = buat_bersih()
    assert muat_bahan(renja).kinerja.realisasi_tw
    assert muat_bahan(renja).tw_terakhir == 2
    pokok = muat_bahan(renja.asal)
    assert (pokok.kinerja.realisasi_tw, pokok.kinerja.rupiah_tw, pokok.tw_terakhir) == ({}, {}, None)


def test_asal_dari_tahun_yang_sama(db):
    """The version before is one of the same year; last year's is the last version of that year."""
    renja = buat_bersih()
    lalu = Renja.objects.get(perangkat_daerah=renja.perangkat_daerah, tahun=2021)
    lebih_baru = buat_renja(JenisRenja.PERUBAHAN, 2021, renja.perangkat_daerah, asal=lalu)
    bahan = muat_bahan(renja)
    assert (bahan.asal.renja, bahan.lalu.renja) == (renja.asal, lebih_baru)
