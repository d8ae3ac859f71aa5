"""Findings beside the cells of the sheet: as it opens, and after each saving."""

import json

import pytest
from django.test import Client

from planning.enums import Peran
from planning.models import BarisRenja, IndikatorRenja, PenjelasanTemuan, Renja
from renja.pemeriksaan.periksa import periksa
from renja.views.isian.temuan import temuan_lembar
from tests.factories import buat_pengguna

from .bersih import SUB, buat_bersih

ISIAN = "/bersih/2022/renja/perubahan/isian/"


@pytest.fixture
def renja(db) -> Renja:
    return buat_bersih()


@pytest.fixture
def baris(renja) -> BarisRenja:
    return BarisRenja.objects.get(renja=renja, nomenklatur__kode=SUB)


@pytest.fixture
def staf(renja):
    orang = buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)
    klien = Client()
    klien.force_login(orang)
    klien.pk = orang.pk
    return klien


def kirim(klien, nama: str, tulisan: str, versi: int = 1) -> dict:
    isi = {"pengguna": klien.pk, "sel": [{"nama": nama, "versi": versi, "tulisan": tulisan}]}
    return klien.post(f"{ISIAN}simpan/", json.dumps(isi), content_type="application/json").json()


def test_sesudah_menyimpan(staf, baris):
    """Said with the answer, and gone with the answer that mends it."""
    nama = f"b{baris.pk}-pagu_n1"
    jawaban = kirim(staf, nama, "12.000.000")
    assert list(jawaban["temuan"]) == [nama]
    assert jawaban["temuan"][nama].startswith("Peringatan: Prakiraan maju")
    assert jawaban["cacah_temuan"] == "1 peringatan"
    jawaban = kirim(staf, nama, "13.000.000", 2)
    assert (jawaban["temuan"], jawaban["cacah_temuan"]) == ({}, "Tidak ada temuan")


def test_sel_lain_ikut(staf, renja, baris):
    """The answer is all there is, wherever it stands, and not only of what was saved."""
    i = IndikatorRenja.objects.get(baris=baris)
    jawaban = kirim(staf, f"i{i.pk}-target", "5")
    assert jawaban["temuan"] == temuan_lembar(renja).sel
    assert {f"i{i.pk}-target", f"n{baris.pk}.1-target"} <= set(jawaban["temuan"]), "where it is, and was when new"


def test_tidak_tersimpan_tidak_diperiksa(staf, baris):
    jawaban = kirim(staf, f"b{baris.pk}-pagu", "seribu")
    assert jawaban["hasil"][0]["status"] == "salah"
    assert "temuan" not in jawaban


def test_saat_dibuka(staf, baris):
    """Beside the cell, tied to it for who hears the page; the count above the sheet leads to all of them."""
    BarisRenja.objects.filter(pk=baris.pk).update(pagu_n1=12_000_000)
    isi = staf.get(ISIAN).content.decode()
    nama = f"b{baris.pk}-pagu_n1"
    assert f'aria-describedby="n-{nama}"' in isi
    assert f'<span class="temuan-sel" id="n-{nama}">Peringatan: Prakiraan maju' in isi
    assert '<span id="cacah-temuan">1 peringatan</span>' in isi
    assert 'href="/bersih/2022/renja/perubahan/pemeriksaan/"' in isi


def test_tanpa_sel_di_barisnya(staf, renja, baris):
    """What is about no cell that is typed stands at the row."""
    IndikatorRenja.objects.filter(baris=baris).delete()
    garis = f"s{baris.nomenklatur_id}-1"
    sel = temuan_lembar(renja).sel
    assert "indikator" in sel[garis]
    assert f'id="n-{garis}"' in staf.get(ISIAN).content.decode()


def test_yang_dijelaskan_diam(staf, renja, baris):
    BarisRenja.objects.filter(pk=baris.pk).update(pagu_n1=12_000_000)
    (t,) = periksa(renja).temuan
    PenjelasanTemuan.objects.create(renja=renja, kode=t.kode, sidik=t.sidik, alasan="Sekali saja.")
    hasil = temuan_lembar(renja)
    assert hasil.sel == {}
    assert (hasil.cacah.peringatan, hasil.cacah.dijelaskan) == (1, 1)


def test_pembaca_tanpa_temuan(renja, baris):
    BarisRenja.objects.filter(pk=baris.pk).update(pagu_n1=12_000_000)
    klien = Client()
    klien.force_login(buat_pengguna("camat", Peran.CAMAT, perangkat_daerah=renja.perangkat_daerah))
    assert "temuan-sel" not in klien.get(ISIAN).content.decode()


@pytest.mark.parametrize("ulang", [1, 3])
def test_cacah_kueri(db, ulang, django_assert_num_queries):
    """As many for three times the rows."""
    renja = buat_bersih(ulang=ulang)
    BarisRenja.objects.filter(renja=renja).exclude(pagu=None).update(pagu_n1=1_000_000)
    with django_assert_num_queries(32):
        assert len(temuan_lembar(renja).sel) >= 9 * ulang
