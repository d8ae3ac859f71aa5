"""Sums of a Renja, last year's beside them, and the ceiling."""

import pytest

from planning.isian.pagu import jumlah_pagu, plafon, tahun_lalu
from planning.models import PlafonPagu
from planning.pohon import muat_pohon
from tests.factories import buat_baris, buat_edisi, buat_perangkat_daerah, buat_pohon, buat_renja

pytestmark = pytest.mark.django_db


def test_jumlah_sama_dengan_pohon(django_assert_num_queries):
    renja = buat_renja()
    buat_pohon(renja, 2, 2, 3, pagu_n1=None)
    with django_assert_num_queries(1):
        jumlah = jumlah_pagu(renja)
    pohon = muat_pohon(renja)
    assert jumlah["pagu"][""] == pohon.pagu == 12_000_000
    assert jumlah["pagu_n1"][""] is None
    for s in pohon.telusuri():
        if not s.daun:
            assert jumlah["pagu"][s.kode] == s.pagu


def test_tahun_lalu_versi_terakhir_lintas_edisi(django_assert_num_queries):
    buat_edisi("900.1-2850-2025")
    edisi = buat_edisi("900.1-2850-2025")
    edisi.lebar_sub_kegiatan = 4
    edisi.save()
    for jenis, urutan, pagu in (("pokok", 0, 1), ("perubahan", 1, 2), ("perubahan", 2, 3), ("rancangan-awal", 0, 4)):
        buat_baris(buat_renja(jenis, 2022, urutan=urutan), "7.01.01.2.01.01", pagu)
    buat_baris(buat_renja("perubahan", 2022, buat_perangkat_daerah("lain")), "7.01.01.2.01.01", 9)
    ini = buat_renja(tahun=2023, edisi=edisi)
    with django_assert_num_queries(2):
        lalu = tahun_lalu(ini)
    assert lalu.renja.versi == "perubahan-2"
    for kode in ("7.01.01.2.01.0001", "7.01.01.2.01", "7.01.01", ""):
        assert lalu.dari(kode) == 3
    assert lalu.dari("7.01.02") is None


def test_tanpa_tahun_lalu(django_assert_num_queries):
    ini = buat_renja()
    with django_assert_num_queries(1):
        lalu = tahun_lalu(ini)
    assert lalu.renja is None
    assert lalu.dari("") is None


def test_plafon_menurut_jenis():
    ini = buat_renja()
    assert plafon(ini) is None
    for jenis, pagu in (("pokok", 10), ("perubahan", 20)):
        PlafonPagu.objects.create(perangkat_daerah=ini.perangkat_daerah, tahun=ini.tahun, jenis=jenis, pagu=pagu)
    assert plafon(ini) == 10
