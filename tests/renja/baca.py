"""Reading our own outputs back, cell by cell: HTML, and XLSX as LibreOffice computes and shows it."""

from __future__ import annotations

import csv
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from planning.tabel import Tabel


class _PembacaHTML(HTMLParser):
    """Collects the rows of the one table of a page: its heading and its body apart."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.kepala: list[list[str]] = []
        self.badan: list[list[str]] = []
        self.tabel = 0
        self._bagian: list[list[str]] | None = None
        self._sel: list[str] | None = None
        self._lebar = 1
        #: How many lines below each column lie under a cell above.
        self._tertutup: dict[int, int] = {}

    def handle_starttag(self, tag, attrs):
        if tag == "table":
            self.tabel += 1
        elif tag == "thead":
            self._bagian = self.kepala
        elif tag == "tbody":
            self._bagian = self.badan
        elif tag == "tr":
            self._bagian.append([])
            self._lewati()
        elif tag in ("td", "th"):
            self._sel = []
            ukuran = dict(attrs)
            self._lebar = int(ukuran.get("colspan", 1))
            if self._bagian is self.badan and "rowspan" in ukuran:
                self._tertutup[len(self._bagian[-1])] = int(ukuran["rowspan"])

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self._bagian[-1].append(" ".join("".join(self._sel).split()))
            self._sel = None
            if self._bagian is self.badan:
                self._bagian[-1] += [""] * (self._lebar - 1)
                self._lewati()
        elif tag == "tr":
            self._tertutup = {k: n - 1 for k, n in self._tertutup.items() if n > 1}

    def _lewati(self):
        """Cells of the body that lie under one above are empty."""
        while self._bagian is self.badan and len(self._bagian[-1]) in self._tertutup:
            self._bagian[-1].append("")

    def handle_data(self, data):
        if self._sel is not None:
            self._sel.append(data)


def baca_html(html: bytes) -> tuple[list[list[str]], list[list[str]]]:
    """The texts of the heading's cells and of the body's, row by row."""
    pembaca = _PembacaHTML()
    pembaca.feed(html.decode())
    assert pembaca.tabel == 1
    return pembaca.kepala, pembaca.badan


def baca_tampak(berkas: Path, tabel: Tabel) -> tuple[list[list[str]], list[list[str]]]:
    """What the cells of an XLSX show, from LibreOffice's CSV: the rows above the body, and the body."""
    with berkas.open(newline="", encoding="utf-8") as f:
        semua = [[" ".join(sel.split()) for sel in baris] for baris in csv.reader(f)]
    lebar = len(tabel.kolom)
    semua = [(baris + [""] * lebar)[:lebar] for baris in semua]
    atas = semua.index([" ".join(n.split()) for n in tabel.nomor_kolom]) + 1
    return semua[:atas], semua[atas : atas + len(tabel.baris)]


def badan_xlsx(lembar: Worksheet, tabel: Tabel) -> list[list]:
    """The cells of the body of a workbook that openpyxl has read."""
    atas = next(b[0].row for b in lembar.iter_rows() if [s.value or "" for s in b] == tabel.nomor_kolom)
    return [list(baris) for baris in lembar.iter_rows(min_row=atas + 1, max_row=atas + len(tabel.baris))]


def buka(berkas: Path | bytes, *, nilai: bool = False) -> Worksheet:
    """The one sheet of a workbook; with ``nilai`` what its formulas come to instead of the formulas."""
    return load_workbook(BytesIO(berkas) if isinstance(berkas, bytes) else berkas, data_only=nilai).active
