"""Reasons for what a perubahan changes: every changed figure asks for one, nothing typed is lost."""

import pytest

from planning.alasan import perlu_alasan
from planning.alur import dokumen_renja
from planning.models import AlasanPerubahan, Dokumen
from tests.factories import buat_baris

ALAMAT = "/contoh/2022/renja/perubahan/alasan/"
SUB, BARU = "7.01.01.2.01.01", "7.01.09.2.01.01"


@pytest.fixture
def perubahan(kantor):
    """A perubahan whose one leaf has another pagu and target than before, and a leaf that is new."""
    lama = buat_baris(kantor.pokok, SUB, 1_000, {"target": 2})
    baru = buat_baris(kantor.perubahan, SUB, 2_000)
    i = lama.indikator.get()
    baru.indikator.create(kunci=i.kunci, uraian=i.uraian, satuan="Dokumen", target=3)
    buat_baris(kantor.perubahan, BARU, 500)
    return kantor.perubahan


@pytest.fixture
def nama(perubahan):
    return [f"{p.kode}-{p.kunci or 'pagu'}" for p in perlu_alasan(perubahan)]


def test_yang_berubah_ditanyakan(kantor, perubahan, nama):
    assert [n.rpartition("-")[0] if n.endswith("pagu") else n[: len(SUB)] for n in nama] == [SUB, SUB, BARU]
    isi = kantor.klien("staf").get(ALAMAT).content.decode()
    assert "3 pagu dan target berubah dari Renja Tahun 2022; 3 belum beralasan" in isi
    assert "1.000 → <strong>2.000</strong>" in isi
    assert "tidak ada → <strong>500</strong>" in isi


@pytest.mark.parametrize(
    ("siapa", "baca", "tulis"),
    [
        ("staf", 200, 302),
        ("camat", 200, 403),
        ("bappelitbangda", 200, 403),
        ("admin", 404, 404),
        ("staf_lain", 404, 404),
        ("bappelitbangda_lain", 404, 404),
        ("anonim", 302, 302),
    ],
)
def test_siapa(kantor, perubahan, nama, siapa, baca, tulis):
    klien = kantor.klien(siapa)
    assert klien.get(ALAMAT).status_code == baca
    assert klien.post(ALAMAT, {nama[0]: "Pengalihan."}).status_code == tulis
    assert AlasanPerubahan.objects.exists() is (siapa == "staf")


def test_satu_alasan_untuk_yang_kosong(kantor, perubahan, nama):
    kantor.klien("staf").post(ALAMAT, {**dict.fromkeys(nama, ""), nama[0]: "Pagu naik.", "semua": "Refocusing."})
    assert [p.alasan for p in perlu_alasan(perubahan)] == ["Pagu naik.", "Refocusing.", "Refocusing."]
    assert "0 belum beralasan" in kantor.klien("staf").get(ALAMAT).content.decode()


def test_terlalu_panjang_kembali_utuh(kantor, perubahan, nama):
    jawaban = kantor.klien("staf").post(ALAMAT, {nama[0]: "x" * 501, nama[2]: "Kegiatan baru."})
    assert jawaban.status_code == 422
    assert "x" * 501 in jawaban.content.decode()
    assert AlasanPerubahan.objects.get().kode == BARU


def test_dua_orang(kantor, perubahan, nama):
    """Somebody wrote another reason meanwhile: it is shown, and only a second saving replaces it."""
    klien = kantor.klien("staf")
    klien.post(ALAMAT, {nama[0]: "Yang pertama."})
    kiriman = {nama[0]: "Yang kedua.", f"semula-{nama[0]}": ""}
    jawaban = klien.post(ALAMAT, kiriman)
    assert jawaban.status_code == 422
    assert "Sudah diubah orang lain menjadi “Yang pertama.”" in jawaban.content.decode()
    klien.post(ALAMAT, {nama[0]: "Yang kedua.", f"semula-{nama[0]}": "Yang pertama."})
    assert AlasanPerubahan.objects.get().alasan == "Yang kedua."


def test_terkunci_hanya_dibaca(kantor, perubahan, nama):
    Dokumen.objects.filter(pk=dokumen_renja(perubahan).pk).update(status="diajukan")
    klien = kantor.klien("staf")
    assert '<button type="submit">Simpan' not in klien.get(ALAMAT).content.decode()
    jawaban = klien.post(ALAMAT, {nama[0]: "Terlambat."})
    assert jawaban.status_code == 409
    assert "sudah diajukan ke camat sehingga terkunci. Tarik kembali dahulu" in jawaban.content.decode()
    assert kantor.klien("camat").post(ALAMAT, {nama[0]: "Terlambat."}).status_code == 403


def test_yang_tidak_disalin(kantor, perubahan):
    assert kantor.klien("staf").get(ALAMAT.replace("perubahan", "pokok")).status_code == 404


def test_cacah_kueri(kantor, perubahan, django_assert_num_queries):
    klien = kantor.klien("staf")
    with django_assert_num_queries(9):  # session, person, Renja, both versions (4), reasons, indicators
        klien.get(ALAMAT)
