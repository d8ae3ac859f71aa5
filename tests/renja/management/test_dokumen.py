"""``manage.py dokumen``: the right version, the right file, and words for everything that cannot be."""

import docx
import pytest
from django.core.management import CommandError, call_command

from renja.dokumen.bagian import Bagian
from renja.dokumen.kerangka import SAMPUL, JenisNaskah
from renja.management.commands import dokumen
from tests.factories import buat_baris

pytestmark = pytest.mark.django_db


@pytest.fixture
def kantor(kantor_terisi):
    return kantor_terisi


@pytest.fixture(autouse=True)
def cetak(monkeypatch):
    """The document that would be printed."""
    dicetak = []
    monkeypatch.setitem(dokumen.FORMAT, ".pdf", lambda d: dicetak.append(d) or b"%PDF")
    return dicetak


def jalankan(*arg, **isi):
    call_command("dokumen", *map(str, arg), **isi)


@pytest.mark.parametrize(
    ("kode", "versi", "judul"),
    [
        ("renja-perubahan", None, "Perubahan Rencana Kerja Kecamatan Contoh Tahun 2022"),
        ("renja", None, "Rencana Kerja Kecamatan Contoh Tahun 2022"),
        ("pk", None, "Perjanjian Kinerja Kecamatan Contoh Tahun 2022"),
        ("pk", "pokok", "Perjanjian Kinerja Kecamatan Contoh Tahun 2022"),
    ],
)
def test_menulis_berkas(kantor, cetak, tmp_path, kode, versi, judul):
    jalankan("contoh", 2022, kode, versi=versi, output=tmp_path / "x.pdf")
    [d] = cetak
    assert (d.judul, (tmp_path / "x.pdf").read_bytes()) == (judul, b"%PDF")
    assert d.renja == (kantor.pokok if kode == "renja" or versi else kantor.perubahan)


@pytest.mark.parametrize(
    ("arg", "versi", "berkas", "pesan"),
    [
        (("contoh", 2022, "entah"), None, "x.pdf", "Dokumen entah tidak ada"),
        (("contoh", 2022, "renja"), "perubahan", "x.pdf", "Dokumen renja tidak ada pada Renja Perubahan"),
        (("atlantis", 2022, "renja"), None, "x.pdf", "Tidak ada Renja kecamatan"),
        (("contoh", 1999, "renja"), None, "x.pdf", "tahun 1999. Tahun yang ada: 2022"),
        (("contoh", 2022, "renja"), None, "x.txt", "akhiran harus salah satu dari .pdf, .docx."),
        (("contoh", 2022, "renja"), None, "tidak/ada/x.pdf", "tidak dapat ditulis"),
    ],
)
def test_yang_salah_diterangkan(kantor, tmp_path, arg, versi, berkas, pesan):
    with pytest.raises(CommandError) as e:
        jalankan(*arg, versi=versi, output=tmp_path / berkas)
    assert pesan in str(e.value)
    assert e.value.returncode == 2


def test_sungguh_pdf(kantor, monkeypatch, tmp_path):
    """Once for real: what comes out is a PDF of that document."""
    from renja.keluaran.naskah import naskah_pdf

    buat_baris(kantor.pokok, "7.01.09.2.01.01", 1)
    jenis = JenisNaskah("renja", "Rencana Kerja", lambda renja: (SAMPUL, Bagian("t", "Tabel", tabel=("4.1",))))
    monkeypatch.setitem(dokumen.DOKUMEN, "renja", jenis)
    monkeypatch.setitem(dokumen.FORMAT, ".pdf", naskah_pdf)
    jalankan("contoh", 2022, "renja", versi="pokok", output=tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF-1.7")


def test_sungguh_docx(kantor, tmp_path):
    jalankan("contoh", 2022, "renja", versi="pokok", output=tmp_path / "x.DOCX")
    assert docx.Document(tmp_path / "x.DOCX").core_properties.title == "Rencana Kerja Kecamatan Contoh Tahun 2022"
