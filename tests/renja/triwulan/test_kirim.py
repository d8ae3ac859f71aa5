"""What the sheets of quarters send while somebody types, and what they are told."""

import pytest

from evaluation.models import EvaluasiTriwulan, Realisasi
from renja.views.triwulan.alamat import tulis_nama, urai_nama
from tests.renja.isian.conftest import kirim

from .conftest import REALISASI, RENCANA


def test_rencana(staf, baris):
    i = baris.indikator.first()
    jawaban = kirim(*staf, (f"t{i.pk}.1-tw1", 1, "5"), (f"p{baris.pk}.1-rp1", 1, "500.000"), alamat=RENCANA).json()
    assert [h["status"] for h in jawaban["hasil"]] == ["tersimpan", "tersimpan"]
    kode = baris.nomenklatur.kode
    assert jawaban["keluaran"][f"hasil/{i.pk}"] == ["14 (lebih 2)", True]
    assert jawaban["keluaran"][f"jumlah/{kode}"] == ["1.625.000", False]
    assert jawaban["keluaran"][f"selisih/{kode}"] == ["lebih 125.000", True]
    assert {f"rp1/{kode[: kode.rindex('.')]}", "rp1/7.01.01", "rp1/"} <= jawaban["keluaran"].keys()


def test_hanya_baris_itu_dan_di_atasnya(staf, baris):
    """A long sheet is not sent back whole for one cell."""
    keluaran = kirim(*staf, (f"p{baris.pk}.1-rp1", 1, "1"), alamat=RENCANA).json()["keluaran"]
    kode = {k.partition("/")[2] for k in keluaran if not k.startswith("hasil/")}
    assert all(baris.nomenklatur.kode.startswith(k) for k in kode)


def test_realisasi(staf, baris):
    i = baris.indikator.first()
    nama = f"r{i.pk}.2-realisasi"
    jawaban = kirim(*staf, (nama, 0, "4"), (f"u{baris.pk}.2-rupiah", 0, "750.000"), alamat=REALISASI).json()
    assert jawaban["keluaran"][f"ctw/{i.pk}"] == ["133,33", True]
    assert jawaban["keluaran"][f"csd/{i.pk}"] == ["33,33", False]
    assert jawaban["keluaran"][f"serap/{baris.nomenklatur.kode}"] == ["50", False]
    assert "target 3, realisasi 4" in jawaban["keterangan"][nama]
    assert "di atas 120" in jawaban["peringatan"][nama]


def test_melebihi_pagu_ditolak_dengan_angka(staf, baris):
    hasil = kirim(*staf, (f"u{baris.pk}.2-rupiah", 0, "1.500.001"), alamat=REALISASI).json()["hasil"][0]
    assert hasil["status"] == "salah"
    assert "1.500.000" in hasil["pesan"]


def test_ditutup_saat_mengetik(staf, baris):
    EvaluasiTriwulan.objects.filter(triwulan=2).update(batas="2022-07-10")
    jawaban = kirim(*staf, (f"u{baris.pk}.2-rupiah", 0, "1"), alamat=REALISASI)
    assert jawaban.status_code == 403
    assert "sudah lewat" in jawaban.json()["pesan"]


@pytest.mark.parametrize(
    "nama",
    ["b1-pagu", "r1.1-realisasi", "r1.2-rupiah", "t1.2-tw2", "u1.2-rupiah1", "u1.5-rupiah", "r1-realisasi", "", "r1.2"],
)
def test_nama_asing_ditolak(staf, nama):
    """Neither cells of another sheet or quarter, nor what is no cell at all."""
    assert kirim(*staf, (nama, 0, "1"), alamat=REALISASI).status_code == 400
    assert not Realisasi.objects.exists()


@pytest.mark.parametrize("siapa", ["camat", "bappelitbangda"])
def test_tanpa_hak(triwulan, baris, siapa):
    orang = triwulan.orang[siapa]
    for alamat, nama in ((RENCANA, f"p{baris.pk}.1-rp1"), (REALISASI, f"u{baris.pk}.2-rupiah")):
        assert kirim(triwulan.klien(siapa), orang, (nama, 0, "1"), alamat=alamat).status_code == 403


def test_kantor_lain_404(triwulan, baris):
    jawaban = kirim(triwulan.klien("staf_lain"), triwulan.orang["staf_lain"], alamat=RENCANA)
    assert jawaban.status_code == 404


@pytest.mark.parametrize("alamat", [RENCANA, REALISASI])
def test_masuk_di_tempat(triwulan, alamat):
    staf = triwulan.orang["staf"]
    isi = {"username": "staf", "password": "rahasia-uji-123", "pengguna": staf.pk}
    jawaban = triwulan.klien("anonim").post(f"{alamat}masuk/", isi)
    assert jawaban.json()["pengguna"] == staf.pk


@pytest.mark.parametrize(
    ("objek", "kolom"),
    [
        ("target_tw", "target"),
        ("pagu_tw", "pagu"),
        ("realisasi", "realisasi"),
        ("realisasi", "keterangan"),
        ("realisasi_rp", "rupiah"),
        ("realisasi_sasaran", "keterangan"),
    ],
)
def test_nama_bolak_balik(objek, kolom):
    for tw in (1, 4):
        assert urai_nama(tulis_nama(objek, 12, tw, kolom)) == (objek, 12, tw, kolom)
