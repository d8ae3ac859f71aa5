"""Looking into a table's matrix by the column numbers that people read."""

from planning.nilai import Nilai
from planning.tabel import Tabel


def kolom(tabel: Tabel, nomor: str) -> list[str]:
    """What the cells of one column read, from top to bottom."""
    return [sel.teks for baris in tabel.baris for sel in baris.sel if sel.kolom.nomor == nomor]


def nilai(tabel: Tabel, nomor: str) -> list[Nilai]:
    """What the cells of one column hold."""
    return [sel.nilai for baris in tabel.baris for sel in baris.sel if sel.kolom.nomor == nomor]


def baris(tabel: Tabel, ke: int) -> dict[str, str]:
    """One line: what its cells read, by column number; empty ones left out."""
    return {sel.kolom.nomor: sel.teks for sel in tabel.baris[ke].sel if sel.teks}


def level(tabel: Tabel) -> list[str]:
    """The levels of the lines, ``+`` on further lines of the same node."""
    return [f"+{b.level}" if b.lanjutan else str(b.level) for b in tabel.baris]
