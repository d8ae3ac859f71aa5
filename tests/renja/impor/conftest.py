"""Uploading as people do it, and the office whose Renja is imported into."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from planning.isian.potret import potret
from planning.models import Renja

ALAMAT = "/contoh/2022/renja/perubahan/impor/"


class Pengunggah:
    """A person with a browser at the import page of one Renja."""

    def __init__(self, klien: Client, alamat: str = ALAMAT):
        self.klien, self.alamat = klien, alamat

    def unggah(self, isi: bytes, nama: str = "isian.xlsx"):
        """Send a file; gives the page one lands on."""
        return self.klien.post(self.alamat, {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)

    def pratinjau(self, hapus: bool = False):
        return self.klien.get(f"{self.alamat}pratinjau/", {"hapus": "ya"} if hapus else {})

    def terapkan(self, sidik: str, hapus: bool = False):
        isi = {"sidik": sidik} | ({"hapus": "ya"} if hapus else {})
        return self.klien.post(f"{self.alamat}pratinjau/", isi, follow=True)

    def urungkan(self, impor):
        return self.klien.post(f"{self.alamat}urungkan/{impor.pk}/", follow=True)


def isi_templat(klien: Client, alamat: str = ALAMAT, **sel) -> bytes:
    """The template as downloaded, with other cells: ``G10=5``. Formulas lose their values, as openpyxl leaves them."""
    buku = openpyxl.load_workbook(BytesIO(klien.get(f"{alamat}templat.xlsx").content))
    for alamat_sel, nilai in sel.items():
        buku["Isian"][alamat_sel].value = nilai
    hasil = BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


@pytest.fixture
def staf(kantor_terisi) -> Pengunggah:
    return Pengunggah(kantor_terisi.klien("staf"))


def kosongkan(renja: Renja) -> None:
    renja.baris.all().delete()
    assert potret(renja) == {}
