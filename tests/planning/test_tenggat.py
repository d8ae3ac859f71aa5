from datetime import date

import pytest

from evaluation.models import EvaluasiTriwulan
from planning.alur import dokumen_evaluasi, dokumen_renja
from planning.enums import JenisDokumen, JenisRenja
from planning.models import Dokumen, Tenggat
from planning.tenggat import Batas, tenggat_semua, tenggat_untuk
from tests.factories import buat_kabupaten, buat_perangkat_daerah, buat_renja

pytestmark = pytest.mark.django_db


def _tetapkan(dokumen: str, tanggal: date, **isi) -> Tenggat:
    isi = {"kabupaten": buat_kabupaten(), "tahun": 2022} | isi
    return Tenggat.objects.create(dokumen=dokumen, tanggal=tanggal, dasar="Surat edaran", **isi)


def test_menurut_jenis_dan_versi():
    pokok, perubahan = buat_renja(), buat_renja(JenisRenja.PERUBAHAN)
    _tetapkan("renja", date(2021, 7, 30))
    _tetapkan("renja-perubahan", date(2022, 8, 31))
    _tetapkan("pk", date(2022, 1, 31))
    assert tenggat_untuk(dokumen_renja(pokok)) == Batas(date(2021, 7, 30), "Surat edaran")
    assert tenggat_untuk(dokumen_renja(perubahan)).tanggal == date(2022, 8, 31)
    assert tenggat_untuk(dokumen_renja(pokok, JenisDokumen.PK)).tanggal == date(2022, 1, 31)
    # January is long past when a perubahan comes: what follows from it has no date.
    assert tenggat_untuk(dokumen_renja(perubahan, JenisDokumen.PK)) is None
    assert tenggat_untuk(dokumen_renja(pokok, JenisDokumen.RENCANA_AKSI)) is None


def test_tahun_dan_kabupaten_lain_tidak_ikut():
    dokumen = dokumen_renja(buat_renja())
    _tetapkan("renja", date(2022, 7, 30), tahun=2023)
    _tetapkan("renja", date(2022, 7, 30), kabupaten=buat_kabupaten("99.98"))
    assert tenggat_untuk(dokumen) is None


def test_triwulan_menurut_batas_pengisiannya():
    kantor = buat_perangkat_daerah()
    evaluasi = dokumen_evaluasi(kantor, 2022, 1)
    assert tenggat_untuk(evaluasi).tanggal == date(2022, 4, 10)
    EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, tahun=2022, triwulan=1, batas=date(2022, 4, 20))
    assert tenggat_untuk(evaluasi).tanggal == date(2022, 4, 20)
    assert tenggat_untuk(dokumen_evaluasi(kantor, 2022, 4)).tanggal == date(2023, 1, 10)


def test_sisa_hari():
    batas = Batas(date(2022, 8, 31))
    assert [batas.sisa(date(2022, 8, h)) for h in (30, 31)] == [1, 0]
    assert batas.sisa(date(2022, 9, 2)) == -2


def test_banyak_dokumen_dua_query(django_assert_num_queries):
    for nama in ("satu", "dua", "tiga"):
        kantor = buat_perangkat_daerah(nama)
        dokumen_renja(buat_renja(perangkat_daerah=kantor))
        dokumen_evaluasi(kantor, 2022, 2)
    _tetapkan("renja", date(2021, 7, 30))
    dokumen = list(Dokumen.objects.select_related("renja", "perangkat_daerah__kabupaten"))
    with django_assert_num_queries(2):
        assert len(tenggat_semua(dokumen)) == 6
