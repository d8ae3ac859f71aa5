"""Number formats of a workbook: what a figure is besides its digits, a date, a percentage, or ``3 Dokumen``.

Our own exports carry the unit of a target in the cell's format, as Excel lets it be shown (``#,##0 "Dokumen"``).
"""

from __future__ import annotations

import re
from functools import lru_cache

#: Formats that workbooks name by number without spelling them out; the rest are figures without a unit.
BAWAAN = {9: "0%", 10: "0.00%", 49: "@"} | dict.fromkeys(
    [*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)], "yyyy-mm-dd"
)

_BUTIR = re.compile(
    r"""
      "(?P<kutip>[^"]*)"?      # words between quotes
    | \\(?P<lolos>.)           # one letter as it stands
    | \[(?P<kurung>[^\]]*)\]   # colour, language, currency, hours that run on
    | [_*].                    # as wide as a letter, filled with a letter
    | (?P<lain>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_JAM_BERJALAN = re.compile("h+|m+|s+", re.IGNORECASE)


@lru_cache(maxsize=1000)
def baca_format(kode: str) -> tuple[str, str]:
    """What a format makes of a figure: (``angka``, ``persen`` or ``tanggal``, the words shown after it)."""
    jenis, kata, sesudah = "angka", "", False
    for butir in _BUTIR.finditer(kode):
        harfiah = butir["kutip"] if butir["kutip"] is not None else butir["lolos"]
        if harfiah is not None:
            kata += harfiah if sesudah else ""
        elif butir["kurung"] is not None:
            if _JAM_BERJALAN.fullmatch(butir["kurung"]):
                jenis = "tanggal"
        elif (tanda := butir["lain"]) is not None:
            if tanda == ";":
                break  # what follows is for negative figures
            if tanda == "%":
                jenis = "persen"
            elif tanda in "0#?":
                sesudah = True
            elif tanda in "dDmMyYhHsS" and not sesudah:
                jenis = "tanggal"
            elif tanda == " " and sesudah:
                kata += " "
    return jenis, " ".join(kata.split())
