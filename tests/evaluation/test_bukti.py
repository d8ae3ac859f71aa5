"""Keeping evidence: safe names, private files, limits, and nothing once the quarter is closed."""

import stat
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from evaluation import bukti as modul
from evaluation.bukti import daftar_bukti, hapus_bukti, nama_aman, simpan_bukti
from evaluation.jenis_berkas import JPG, PDF, BuktiDitolak
from evaluation.models import Bukti, EvaluasiTriwulan, simpanan_bukti
from evaluation.triwulan import TriwulanTertutup, tutup
from tests.evaluation import berkas_contoh as b
from tests.factories import buat_pengguna, buat_perangkat_daerah

pytestmark = pytest.mark.django_db

TW = {"tahun": 2022, "triwulan": 2}


@pytest.fixture
def kantor(monkeypatch, tmp_path):
    """An office whose second quarter of 2022 is open; files go to a folder of the test's own."""
    simpanan = Bukti._meta.get_field("berkas").storage
    assert simpanan is simpanan_bukti()
    monkeypatch.setattr(simpanan, "location", str(tmp_path))
    kantor = buat_perangkat_daerah()
    batas = timezone.localdate() + timedelta(days=30)
    EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, **TW, batas=batas)
    return kantor


@pytest.fixture
def staf(kantor):
    return buat_pengguna("staf", perangkat_daerah=kantor)


def unggah(kantor, isi: bytes, nama: str = "surat.pdf", kunci=None, oleh=None) -> Bukti:
    return simpan_bukti(kantor, 2022, 2, kunci, SimpleUploadedFile(nama, isi), oleh)


def di_simpanan(tmp_path: Path) -> list[Path]:
    return [p for p in tmp_path.rglob("*") if p.is_file()]


def test_tersimpan_dengan_nama_acak(kantor, staf, tmp_path):
    isi = b.pdf()
    bukti = unggah(kantor, isi, "Berita Acara.pdf", oleh=staf)
    assert (bukti.nama, bukti.jenis, bukti.ukuran, bukti.oleh) == ("Berita Acara.pdf", PDF.mime, len(isi), staf)
    (berkas,) = di_simpanan(tmp_path)
    assert berkas.read_bytes() == isi
    assert "Berita" not in str(berkas)
    assert berkas.suffix == ".pdf"
    assert len(berkas.stem) == 32
    assert stat.S_IMODE(berkas.stat().st_mode) == 0o600
    assert stat.S_IMODE(berkas.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("nama", "jenis", "jadi"),
    [
        ("surat.pdf", PDF, "surat.pdf"),
        ("SURAT.PDF", PDF, "SURAT.pdf"),
        ("foto.jpeg", JPG, "foto.jpg"),
        ("laporan.html", PDF, "laporan.html.pdf"),
        ("surat.pdf.exe", PDF, "surat.pdf.exe.pdf"),
        ("../../etc/passwd", PDF, "passwd.pdf"),
        ("C:\\Dokumen\\surat.pdf", PDF, "surat.pdf"),
        ('a"b<c>|d?.pdf', PDF, "a b c d.pdf"),
        ("a\r\nSet-Cookie: x.pdf", PDF, "a Set-Cookie x.pdf"),
        ("foto\u202egnp.pdf", PDF, "foto gnp.pdf"),
        ("", PDF, "bukti.pdf"),
        ("....pdf", PDF, "pdf.pdf"),
        ("///", PDF, "bukti.pdf"),
        (".pdf", PDF, "pdf.pdf"),
        ("Laporan Musrenbang Désa Kalaena.pdf", PDF, "Laporan Musrenbang Désa Kalaena.pdf"),
        ("x" * 300 + ".pdf", PDF, "x" * 120 + ".pdf"),
    ],
)
def test_nama_aman(nama, jenis, jadi):
    assert nama_aman(nama, jenis) == jadi


def test_isi_menentukan_akhiran(kantor):
    """An image under another name is kept as what it is."""
    bukti = unggah(kantor, b.png(), "foto.pdf")
    assert (bukti.nama, bukti.jenis) == ("foto.pdf.png", "image/png")


def test_yang_ditolak_tidak_meninggalkan_apa_pun(kantor, tmp_path):
    with pytest.raises(BuktiDitolak):
        unggah(kantor, b"<html>", "surat.pdf")
    assert not Bukti.objects.exists()
    assert di_simpanan(tmp_path) == []


def test_isi_sama_dikatakan(kantor):
    kunci = uuid4()
    unggah(kantor, b.pdf(), "satu.pdf")
    with pytest.raises(BuktiDitolak, match=r"Isinya sama dengan satu\.pdf yang sudah diunggah"):
        unggah(kantor, b.pdf(), "dua.pdf")
    unggah(kantor, b.pdf(), "tiga.pdf", kunci)
    with pytest.raises(BuktiDitolak, match=r"tiga\.pdf"):
        unggah(kantor, b.pdf(), "empat.pdf", kunci)
    assert Bukti.objects.count() == 2, "for another indicator the same file is evidence as well"


def test_batas_banyaknya(kantor, monkeypatch, tmp_path):
    monkeypatch.setattr(modul, "TERBANYAK", 2)
    unggah(kantor, b.pdf("1"))
    unggah(kantor, b.pdf("2"))
    with pytest.raises(BuktiDitolak, match="Sudah ada 2 berkas"):
        unggah(kantor, b.pdf("3"))
    assert len(di_simpanan(tmp_path)) == 2


def test_dihapus_dengan_berkasnya(kantor, tmp_path, django_capture_on_commit_callbacks):
    bukti = unggah(kantor, b.pdf())
    with django_capture_on_commit_callbacks() as panggilan:
        hapus_bukti(bukti)
    assert not Bukti.objects.exists()
    assert len(di_simpanan(tmp_path)) == 1, "until it is certain"
    panggilan[0]()
    assert di_simpanan(tmp_path) == []


def test_gagal_menyimpan_baris_tidak_meninggalkan_berkas(kantor, tmp_path, monkeypatch):
    def gagal(*_args, **_isi):
        raise IntegrityError("penuh")

    monkeypatch.setattr(Bukti, "save", gagal)
    with pytest.raises(IntegrityError), transaction.atomic():
        unggah(kantor, b.pdf())
    assert di_simpanan(tmp_path) == []


def test_sesudah_ditutup(kantor, tmp_path):
    bukti = unggah(kantor, b.pdf())
    tutup(kantor, 2022, 2, None)
    with pytest.raises(TriwulanTertutup, match="sudah ditutup"):
        unggah(kantor, b.pdf("lain"))
    with pytest.raises(TriwulanTertutup, match="sudah ditutup"):
        hapus_bukti(bukti)
    assert len(di_simpanan(tmp_path)) == Bukti.objects.count() == 1


def test_daftar_satu_kueri(kantor, staf, django_assert_num_queries):
    for n in range(5):
        unggah(kantor, b.pdf(str(n)), f"{n}.pdf", oleh=staf)
    with django_assert_num_queries(1):
        assert [(x.nama, str(x.oleh)) for x in daftar_bukti(kantor, 2022, 2)] == [
            (f"{n}.pdf", str(staf)) for n in range(5)
        ]
