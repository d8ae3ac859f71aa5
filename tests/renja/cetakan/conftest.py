"""A document to print, and a press that only counts: what is asked of it, not how it looks."""

from io import BytesIO

import pikepdf
import pytest

from planning.models import BarisRenja, Renja
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.pdf import Peta


@pytest.fixture
def mesin(monkeypatch):
    """Prints every piece as one empty page, and keeps what was printed."""

    class Mesin:
        def __init__(self):
            self.tercetak: list[str] = []
            self.rusak = ""

        def __call__(self, html: str):
            self.tercetak.append(html)
            if self.rusak and self.rusak in html:
                raise ValueError("rusak")
            halaman = 50 if "Nomor halaman" in html else 1
            with pikepdf.new() as pdf:
                for _ in range(halaman):
                    pdf.add_blank_page()
                hasil = BytesIO()
                pdf.save(hasil)
            return hasil.getvalue(), Peta(halaman, {}, [])

        @property
        def potongan(self) -> list[str]:
            """The pieces, without sheets of numbers and lists."""
            return [h for h in self.tercetak if "Nomor halaman" not in h and "daftar-isi" not in h]

    mesin = Mesin()
    monkeypatch.setattr("renja.cetakan.tugas.cetak_potongan", mesin)
    return mesin


@pytest.fixture
def susun(kantor_terisi):
    """The Renja as a document, as the data are now."""
    return lambda kode="renja": susun_dokumen(Renja.objects.get(pk=kantor_terisi.pokok.pk), kode)


@pytest.fixture
def ubah_lokasi(kantor_terisi):
    """A change that shows in tables alone, not in their totals."""

    def ubah(lokasi: str = "Desa Lain") -> None:
        baris = BarisRenja.objects.filter(renja=kantor_terisi.pokok, pagu__isnull=False).first()
        BarisRenja.objects.filter(pk=baris.pk).update(lokasi=lokasi)

    return ubah
