"""The file of a workbook: openpyxl makes all of it but the rows, and the same content gives the same bytes.

Rows come as XML, since openpyxl cannot write what they need: a formula *with* its value (a program that shows without
computing, such as a phone's preview, would show empty cells), and a row height that the program may fit anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.writer.excel import ExcelWriter

#: A code such as ``1`` is text, and a total leaves its neighbours out, on purpose: no green corners, please.
_TANPA_PERINGATAN = (
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1" formulaRange="1"/></ignoredErrors>'
)


def xml_baris(nomor: int, sel: list[str], tinggi: float | None = None, tingkat: int = 0, tetap: bool = False) -> str:
    """One row. ``tingkat`` folds it away in the outline; ``tetap``: nobody fits its height anew."""
    atribut = f' ht="{tinggi}"' if tinggi else ""
    atribut += ' customHeight="1"' if tetap else ""
    atribut += f' outlineLevel="{tingkat}"' if tingkat else ""
    return f'<row r="{nomor}"{atribut}>{"".join(sel)}</row>'


def xml_sel(alamat: str, gaya: int, isi: str | int | Decimal | None) -> str:
    """One cell with a number or a text. What is text stays text, whatever it starts with: never a formula."""
    if isi is None or isi == "":
        return f'<c r="{alamat}" s="{gaya}"/>'
    if isinstance(isi, str):
        return f'<c r="{alamat}" s="{gaya}" t="inlineStr"><is><t xml:space="preserve">{_teks(isi)}</t></is></c>'
    return f'<c r="{alamat}" s="{gaya}"><v>{_angka(isi)}</v></c>'


def xml_rumus(alamat: str, gaya: int, rumus: str, hasil: str | int | Decimal | None) -> str:
    """One cell with a live formula and what it comes to."""
    if hasil is None or isinstance(hasil, str):
        return f'<c r="{alamat}" s="{gaya}" t="str"><f>{escape(rumus)}</f><v>{_teks(hasil or "")}</v></c>'
    return f'<c r="{alamat}" s="{gaya}"><f>{escape(rumus)}</f><v>{_angka(hasil)}</v></c>'


def kemas(buku: Workbook, *lembar: list[str]) -> bytes:
    """The bytes of a workbook, openpyxl's write-only kind, with the rows of each of its sheets."""
    berkas = BytesIO()
    ExcelWriter(buku, _Arsip(berkas, lembar)).save()
    return berkas.getvalue()


class _Arsip(ZipFile):
    """A zip without the time of day; openpyxl hands the sheets over as files (``write``), all else as text."""

    def __init__(self, berkas: BytesIO, lembar: Iterable[list[str]]):
        super().__init__(berkas, "w", ZIP_DEFLATED)
        self._lembar = iter(lembar)

    def writestr(self, nama, isi, *args, **kwargs):
        info = ZipInfo(nama)  # dated 1980-01-01
        info.external_attr = 0o600 << 16
        super().writestr(info, isi, ZIP_DEFLATED)

    def write(self, filename, arcname=None, *args, **kwargs):
        kepala, kaki = re.split("<sheetData ?/>|<sheetData></sheetData>", Path(filename).read_text("utf-8"))
        kaki = kaki.replace("</worksheet>", f"{_TANPA_PERINGATAN}</worksheet>")
        self.writestr(arcname, f"{kepala}<sheetData>{''.join(next(self._lembar))}</sheetData>{kaki}")


def _angka(angka: int | Decimal) -> str:
    return str(angka) if isinstance(angka, int) else repr(float(angka)).removesuffix(".0")


def _teks(teks: str) -> str:
    """Text as XML can hold it, and so that Excel does not read an ``_x0041_`` in it as a letter."""
    teks = ILLEGAL_CHARACTERS_RE.sub("", teks).replace("\r\n", "\n").replace("\r", "\n")
    return escape(teks.replace("_x", "_x005F_x") if "_x" in teks else teks)
