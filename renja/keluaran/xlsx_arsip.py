"""Packing a workbook: the same content gives the same bytes, and every formula carries the value we computed for it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.compat import safe_string
from openpyxl.writer.excel import ExcelWriter

#: A formula as openpyxl writes it: with an empty place for its value.
_RUMUS = re.compile(r'(<c r="[A-Z]+\d+"(?: s="\d+")?)(><f>[^<]*</f>)<v ?/>')

#: A code such as ``1`` is text, and a total leaves its neighbours out, on purpose: no green corners, please.
_PERINGATAN = (
    '<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1" formulaRange="1"/></ignoredErrors>'
)


def kemas(buku: Workbook, hasil_rumus: Iterable) -> bytes:
    """The file of a one-sheet workbook.

    ``hasil_rumus`` are the values of its formulas in the order of the cells. openpyxl writes none, and a program that
    shows without computing (a phone's preview, a mail attachment) would show empty cells.
    """
    berkas = BytesIO()
    ExcelWriter(buku, _Arsip(berkas, hasil_rumus)).save()
    return berkas.getvalue()


class _Arsip(ZipFile):
    """A zip without the time of day; openpyxl hands sheets over as files (``write``), all else as text."""

    def __init__(self, berkas: BytesIO, hasil_rumus: Iterable):
        super().__init__(berkas, "w", ZIP_DEFLATED)
        self._hasil_rumus = iter(hasil_rumus)

    def writestr(self, nama, isi, *args, **kwargs):
        info = ZipInfo(nama)  # dated 1980-01-01
        info.external_attr = 0o600 << 16
        super().writestr(info, isi, ZIP_DEFLATED)

    def write(self, filename, arcname=None, *args, **kwargs):
        lembar = Path(filename).read_text(encoding="utf-8")
        lembar = _RUMUS.sub(self._dengan_hasil, lembar)
        self.writestr(arcname, lembar.replace("</worksheet>", f"{_PERINGATAN}</worksheet>"))

    def _dengan_hasil(self, rumus: re.Match) -> str:
        hasil = next(self._hasil_rumus)
        if hasil is None or isinstance(hasil, str):
            return f'{rumus[1]} t="str"{rumus[2]}<v>{hasil or ""}</v>'
        return f"{rumus[1]}{rumus[2]}<v>{safe_string(hasil)}</v>"
