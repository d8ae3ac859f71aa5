"""The page of a year's performance: who may see it, which quarter, what it shows, what it costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import Renja
from tests.factories import buat_baris, buat_pohon, buat_renja

pytestmark = pytest.mark.django_db
KINERJA = "/contoh/2022/kinerja/"
#: What each sees: own staf, own camat, own Bappelitbangda, admin, strangers, nobody.
BOLEH = {
    "staf": 200,
    "camat": 200,
    "bappelitbangda": 200,
    "admin": 404,
    "staf_lain": 404,
    "bappelitbangda_lain": 404,
    "anonim": 302,
}


def isi_triwulan(renja: Renja, tw: int) -> None:
    """Something planned, reached and spent in a quarter, for every leaf."""
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun, "triwulan": tw}
    daun = renja.baris.filter(pagu__isnull=False).select_related("nomenklatur").prefetch_related("indikator")
    Realisasi.objects.bulk_create(
        Realisasi(**milik, kunci=i.kunci, realisasi=1) for b in daun for i in b.indikator.all()
    )
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=i.kunci, triwulan=tw, target=1) for b in daun for i in b.indikator.all()
    )
    RealisasiPagu.objects.bulk_create(RealisasiPagu(**milik, nomenklatur=b.nomenklatur, rupiah=1000) for b in daun)
    PaguTriwulan.objects.bulk_create(
        PaguTriwulan(renja=renja, nomenklatur=b.nomenklatur, triwulan=tw, pagu=2000) for b in daun
    )


@pytest.mark.parametrize("siapa", BOLEH)
def test_siapa_boleh_membuka(kantor_terisi, siapa):
    assert kantor_terisi.klien(siapa).get(KINERJA).status_code == BOLEH[siapa]


def test_hanya_dibaca(kantor_terisi):
    assert kantor_terisi.klien("staf").post(KINERJA).status_code in (200, 405)
    assert not Realisasi.objects.exists()


@pytest.mark.parametrize("tw", ["0", "5", "dua", "", "1 ", "-1", "٢", "<b>"])
def test_triwulan_yang_tidak_ada(kantor_terisi, tw):
    jawaban = kantor_terisi.klien("staf").get(KINERJA, {"tw": tw})
    assert jawaban.status_code == 404
    assert "Pilih triwulan 1 sampai 4." in jawaban.content.decode()
    assert "<b>" not in jawaban.content.decode()


def test_bawaan_triwulan_terakhir_yang_terisi(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    isi = klien.get(KINERJA).content.decode()
    assert "sampai dengan Triwulan I</h1>" in isi
    assert "Belum ada realisasi yang diisi" in isi
    isi_triwulan(kantor_terisi.perubahan, 3)
    assert "sampai dengan Triwulan III</h1>" in klien.get(KINERJA).content.decode()
    assert "sampai dengan Triwulan II</h1>" in klien.get(KINERJA, {"tw": "2"}).content.decode()


def test_versi_terakhir_dengan_grafik_rincian_dan_narasi(kantor_terisi):
    isi_triwulan(kantor_terisi.perubahan, 1)
    isi = kantor_terisi.klien("camat").get(KINERJA).content.decode()
    assert "Renja Perubahan Tahun 2022" in isi
    assert isi.count('role="img"') == 4
    assert "realisasi / pagu x 100" in isi
    assert "Rata-rata capaian kinerja dua sub kegiatan di bawahnya sampai dengan triwulan I" in isi
    assert f'href="{KINERJA.replace("kinerja", "evaluasi")}tw1/"' in isi
    assert not re.search(r"<script|<style| style=|\bNone\b", isi)


def test_tahun_tanpa_renja(kantor_terisi):
    jawaban = kantor_terisi.klien("staf").get("/contoh/2030/kinerja/")
    assert jawaban.status_code == 200
    assert "Belum ada Renja 2030 yang dapat dievaluasi." in jawaban.content.decode()


def test_renja_kosong_dan_indikator_bertulisan_aneh(kantor):
    klien = kantor.klien("staf")
    assert klien.get(KINERJA).status_code == 200
    buat_baris(kantor.perubahan, "7.01.01.2.01.01", None, {"target": None, "uraian": "<script>alert(1)</script>"})
    isi = klien.get(KINERJA).content.decode()
    assert "&lt;script&gt;alert(1)" in isi
    assert "<script" not in isi


def test_edisi_tanpa_sub_kegiatan(kantor, db):
    from tests.factories import buat_edisi

    renja = buat_renja(tahun=2020, perangkat_daerah=kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    buat_pohon(renja, 2, 2)
    isi = kantor.klien("staf").get("/contoh/2020/kinerja/").content.decode()
    assert "Rata-rata capaian kinerja kegiatan" in isi


def banyak_query(kantor) -> int:
    klien = kantor.klien("staf")
    with CaptureQueriesContext(
        connection,
    ) as query:
        assert klien.get(KINERJA).status_code == 200
    return len(query)


@pytest.mark.parametrize("program", [1, 50])
def test_banyak_query_tetap(kantor, program):
    """Session and person 2, office 1, version in force 1, tree 3, quarters 5, earlier versions 3."""
    for renja in (kantor.pokok, kantor.perubahan):
        buat_pohon(renja, program, 1, 1, indikator=2)
    isi_triwulan(kantor.perubahan, 1)
    assert banyak_query(kantor) == 15
