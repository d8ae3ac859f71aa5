"""What every kind of file is read into: grids of printed cells, with the lines of text above them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from planning.impor.buku import huruf_kolom


@dataclass(frozen=True, slots=True)
class SelCetak:
    """A cell as printed. ``angka`` is set when the file itself holds a number, ``satuan`` what its format shows."""

    teks: str
    angka: int | float | None = None
    satuan: str = ""


@dataclass
class Lembar:
    """A sheet of a workbook or a table of a Word file; ``baris`` by line number (from 1), cells by column (from 0)."""

    nama: str
    baris: dict[int, dict[int, SelCetak]] = field(default_factory=dict)
    judul: list[str] = field(default_factory=list)
    """The text above it, nearest last."""

    def alamat(self, nomor: int, kolom: int) -> str:
        return f"{self.nama}!{huruf_kolom(kolom)}{nomor}"


def bersih(teks: str) -> str:
    """One line, small letters, as headings and names are compared."""
    return re.sub(r"\s*([/-])\s*", r"\1", " ".join(teks.casefold().replace("_", " ").split()))
