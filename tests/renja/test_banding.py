"""Comparing two versions as a page: which ones, by whom, and what it shows."""

import pytest

from tests.factories import buat_baris

ALAMAT = "/contoh/2022/renja/perubahan/banding/"
SUB = "7.01.01.2.01.01"


@pytest.fixture
def berbeda(kantor):
    buat_baris(kantor.pokok, SUB, 1_000)
    buat_baris(kantor.perubahan, SUB, 2_500)
    return kantor


@pytest.mark.parametrize(
    ("siapa", "status"),
    [
        ("staf", 200),
        ("camat", 200),
        ("bappelitbangda", 200),
        ("admin", 404),
        ("staf_lain", 404),
        ("bappelitbangda_lain", 404),
        ("anonim", 302),
    ],
)
def test_siapa(berbeda, siapa, status):
    assert berbeda.klien(siapa).get(ALAMAT).status_code == status


def test_bawaan_adalah_asalnya(berbeda):
    halaman = berbeda.klien("staf").get(ALAMAT).content.decode()
    assert "Dari Renja Tahun 2022 ke Renja Perubahan Tahun 2022" in halaman
    assert "Rp\xa01.000</del>" in halaman
    assert "Rp\xa02.500</ins>" in halaman
    assert "+Rp\xa01.500</dd>" in halaman


def test_arah_sebaliknya(berbeda):
    halaman = berbeda.klien("staf").get("/contoh/2022/renja/pokok/banding/?dengan=2022/perubahan").content.decode()
    assert "Dari Renja Perubahan Tahun 2022 ke Renja Tahun 2022" in halaman
    assert "−Rp\xa01.500</dd>" in halaman


@pytest.mark.parametrize("dengan", ["2022/perubahan", "2099/pokok", "tetangga", "<script>alert(1)</script>", "\0"])
def test_versi_yang_tidak_ada_diterangkan(berbeda, dengan):
    jawaban = berbeda.klien("staf").get(ALAMAT, {"dengan": dengan})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "tidak ada. Pilih dari daftar" in " ".join(halaman.replace("</p>", " ").split())
    assert "<script>alert" not in halaman


def test_tanpa_versi_lain(berbeda):
    berbeda.perubahan.delete()
    assert "belum punya versi lain" in berbeda.klien("staf").get("/contoh/2022/renja/pokok/banding/").content.decode()


def test_banyak_query_tetap(berbeda, django_assert_num_queries):
    klien = berbeda.klien("camat")
    with django_assert_num_queries(12):
        klien.get(ALAMAT)
    for n in range(2, 40):
        buat_baris(berbeda.perubahan, f"7.01.01.2.01.{n:02}", n)
    with django_assert_num_queries(12):
        klien.get(ALAMAT)
