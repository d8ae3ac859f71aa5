"""Our PDFs read back with PDFium: the letters of a page with their places, its lines, and the cells of its table.

Lengths are points from the top left corner. pdfplumber, which finds the same, makes its objects in Python and takes
twelve times as long; what it does with letters and ruling lines is used from there.
"""

from __future__ import annotations

import ctypes
from bisect import bisect
from collections.abc import Iterator
from functools import cached_property

import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.table import Table, cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils import extract_text

from planning.tabel import Tabel

#: Ruling lines nearer to one another than this are one (pdfplumber's own measure).
DEKAT = 3


def rapat(teks: str | None) -> str:
    """Text without its spaces: where a PDF breaks a line it has none."""
    return "".join((teks or "").split())


class Halaman:
    """A page: its size, ``chars`` and ``extract_text`` as pdfplumber has them, and the cells of its table."""

    def __init__(self, halaman: pypdfium2.PdfPage):
        self.width, self.height = halaman.get_size()
        self.chars = list(self._huruf(halaman))
        self._kotak = self._kotak_garis(halaman)

    def _huruf(self, halaman) -> Iterator[dict]:
        """Every letter that is printed, in the order of printing; a hyphen at the end of a line is one."""
        teks = halaman.get_textpage()
        kiri, kanan, bawah, atas = (ctypes.c_double() for _ in range(4))
        luas = pdfium.FS_RECTF()
        for i in range(teks.count_chars()):
            if pdfium.FPDFText_IsGenerated(teks, i) == 1:
                continue
            huruf = "-" if pdfium.FPDFText_IsHyphen(teks, i) == 1 else chr(pdfium.FPDFText_GetUnicode(teks, i))
            pdfium.FPDFText_GetCharBox(teks, i, kiri, kanan, bawah, atas)
            pdfium.FPDFText_GetLooseCharBox(teks, i, luas)
            yield {
                "text": huruf,
                "x0": luas.left,
                "x1": luas.right,
                "top": self.height - luas.top,
                "bottom": self.height - luas.bottom,
                "doctop": self.height - luas.top,
                "size": luas.top - luas.bottom,
                "upright": True,
                #: What has ink: left, top, right, bottom.
                "tinta": (kiri.value, self.height - atas.value, kanan.value, self.height - bawah.value),
            }
        teks.close()

    def _kotak_garis(self, halaman) -> list[tuple[float, float, float, float]]:
        """What is drawn (frames of cells, rules), as boxes: left, top, right, bottom."""
        kiri, bawah, kanan, atas = (ctypes.c_float() for _ in range(4))
        hasil = {}
        for i in range(pdfium.FPDFPage_CountObjects(halaman)):
            benda = pdfium.FPDFPage_GetObject(halaman, i)
            if pdfium.FPDFPageObj_GetType(benda) == pdfium.FPDF_PAGEOBJ_PATH:
                pdfium.FPDFPageObj_GetBounds(benda, kiri, bawah, kanan, atas)
                sisi = (kiri.value, self.height - atas.value, kanan.value, self.height - bawah.value)
                hasil[tuple(round(x, 1) for x in sisi)] = None
        return list(hasil)

    def extract_text(self) -> str:
        """The lines of the page from top to bottom, each from left to right across all columns."""
        return extract_text(self.chars)

    @cached_property
    def tabel(self) -> Table:
        """The page's largest table, by its ruling lines; ``tabel.bbox`` is where it stands."""
        garis = merge_edges(list(_sisi(self._kotak)), DEKAT, DEKAT, DEKAT, DEKAT)
        sel = intersections_to_cells(edges_to_intersections(garis, DEKAT, DEKAT))
        return Table(None, max(cells_to_tables(sel), key=len))

    @cached_property
    def baris(self) -> list[list[str]]:
        """The cells of the table, without spaces; a joined cell is its first."""
        baris = self.tabel.rows
        atas = [b.bbox[1] for b in baris]
        isi: dict[tuple, list[str]] = {}
        for h in self.chars:
            x, y = (h["tinta"][0] + h["tinta"][2]) / 2, (h["tinta"][1] + h["tinta"][3]) / 2
            # A cell may reach down over the rows below the one it begins in.
            for b in reversed(baris[: bisect(atas, y)]):
                if satu := next((s for s in b.cells if s and s[0] <= x < s[2] and s[1] <= y < s[3]), None):
                    isi.setdefault(satu, []).append(h["text"])
                    break
        return [[rapat("".join(isi.get(s, ""))) for s in b.cells] for b in baris]


def _sisi(kotak: list[tuple[float, float, float, float]]) -> Iterator[dict]:
    """The four sides of each box, as pdfplumber's edges."""
    for kiri, atas, kanan, bawah in kotak:
        datar = {"x0": kiri, "x1": kanan, "width": kanan - kiri, "height": 0, "orientation": "h"}
        tegak = {"top": atas, "bottom": bawah, "width": 0, "height": bawah - atas, "orientation": "v"}
        yield from ({**datar, "top": y, "bottom": y} for y in (atas, bawah))
        yield from ({**tegak, "x0": x, "x1": x} for x in (kiri, kanan))


def halaman_pdf(pdf: bytes) -> list[Halaman]:
    dokumen = pypdfium2.PdfDocument(pdf)
    try:
        return [Halaman(h) for h in dokumen]
    finally:
        dokumen.close()


def teks_pdf(pdf: bytes) -> list[str]:
    """The lines of each page."""
    return [h.extract_text() for h in halaman_pdf(pdf)]


def baca_pdf(pdf: bytes, tabel: Tabel) -> list[list[str]]:
    """The texts of the body's cells without spaces, by their ruling lines, over all pages.

    Each page must begin with the whole heading, which is left out.
    """
    nomor = [rapat(n) for n in tabel.nomor_kolom]
    hasil = []
    for ke, halaman in enumerate(halaman_pdf(pdf), 1):
        tinggi = len(tabel.kepala)
        assert halaman.baris[tinggi] == nomor, f"halaman {ke} tidak mulai dengan kepala tabel"
        tercetak = {sel for b in halaman.baris[:tinggi] for sel in b}
        assert tercetak >= {rapat(sel.teks) for b in tabel.kepala for sel in b}
        hasil += halaman.baris[tinggi + 1 :]
    return hasil
