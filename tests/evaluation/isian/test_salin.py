"""A Renja Perubahan starts with the quarters of the version it is copied from."""

import pytest

from evaluation.isian.jumlah import jumlah_rencana_aksi, muat_untuk_isian
from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.enums import JenisRenja
from planning.isian.potret import terapkan
from planning.isian.tahun import mulai_renja

pytestmark = pytest.mark.django_db


def _jumlah(renja):
    jumlah = jumlah_rencana_aksi(muat_untuk_isian(renja))
    per_kunci = {t.indikator.kunci: t.triwulan for t in jumlah.indikator.values()}
    return jumlah.simpul, per_kunci


def test_perubahan_membawa_triwulannya(data_contoh):
    asal = data_contoh("kalaena", 2024, "perubahan")
    baru, _ = mulai_renja(asal.perangkat_daerah, 2024, JenisRenja.PERUBAHAN, None, asal)
    assert _jumlah(baru) == _jumlah(asal)
    assert PaguTriwulan.objects.filter(renja=baru).exists()
    assert set(TargetTriwulan.objects.filter(renja=baru).values_list("versi_baris", flat=True)) == {1}


def test_baris_yang_sudah_dihapus_tidak_ikut(data_contoh):
    asal = data_contoh("kalaena", 2024, "pokok")
    buang = next(iter(asal.baris.filter(pagu__isnull=False).values_list("nomenklatur", "nomenklatur__kode")))
    terapkan(asal, {buang[1]: None}, None, "isian")
    assert PaguTriwulan.objects.filter(renja=asal, nomenklatur=buang[0]).exists()
    baru, _ = mulai_renja(asal.perangkat_daerah, 2024, JenisRenja.PERUBAHAN, None, asal)
    assert not PaguTriwulan.objects.filter(renja=baru, nomenklatur=buang[0]).exists()
    assert _jumlah(baru) == _jumlah(asal)


def test_tahun_lain_tidak_disalin(data_contoh):
    lalu = data_contoh("kalaena", 2024, "perubahan")
    baru, _ = mulai_renja(lalu.perangkat_daerah, 2025, JenisRenja.POKOK, None, lalu)
    assert baru.baris.exists()
    assert not TargetTriwulan.objects.filter(renja=baru).exists()
    assert not PaguTriwulan.objects.filter(renja=baru).exists()
