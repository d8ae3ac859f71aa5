"""Kinds of columns. A table of the domain is only its columns: heading, number, printed formula, kind, width, source.

Columns know what a cell *is* (``jenis``) and how it reads as text; they know no HTML and no Excel.
"""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

import django_tables2 as tables

from planning.nilai import (
    TIDAK_BERLAKU,
    Besaran,
    Nilai,
    bulatkan,
    format_angka,
    format_besaran,
    format_rupiah,
    format_selisih,
)

from .rumus import Rumus
from .sumber import JUMLAH, Sumber


class Kolom(tables.Column):
    """A column of text; the other kinds derive from it.

    ``judul`` is the path of headings from the group down to the column, with placeholders such as ``{n}``. ``ambil``
    takes a ``Sumber`` (one printed row) and returns the cell's value; ``rumus`` takes it and returns the ``Rumus`` of a
    cell that is computed from others, or ``None``. ``per_indikator`` columns are filled on each indicator's line, the
    others only on the first line of a node. ``lebar`` is percent of the printed width. In a ``bersusun`` table
    ``tinggi`` says over how many lines a cell reaches (0: it lies under the one above), and ``terbuka`` whether it is
    drawn as one with the cell below.
    """

    jenis = "teks"

    def __init__(
        self,
        *judul: str,
        nomor: str,
        lebar: float,
        ambil: Callable | None = None,
        rumus: Callable[..., Rumus | None] | None = None,
        rumus_cetak: str = "",
        per_indikator: bool = False,
        kepala_baris: bool = False,
        tinggi: Callable[..., int] | None = None,
        terbuka: Callable[..., bool] | None = None,
        **kwargs,
    ):
        super().__init__(verbose_name=judul[-1], orderable=False, **kwargs)
        self.judul = judul
        self.nomor = nomor
        self.lebar = lebar
        self.ambil = ambil or (lambda sumber: None)
        self.rumus = rumus or (lambda sumber: None)
        self.rumus_cetak = rumus_cetak
        self.per_indikator = per_indikator
        self.kepala_baris = kepala_baris
        self.tinggi = tinggi
        self.terbuka = terbuka

    def teks(self, nilai: Nilai) -> str:
        """The cell as people read it."""
        if nilai is None:
            return ""
        return "-" if nilai is TIDAK_BERLAKU else self._teks(nilai)

    def _teks(self, nilai) -> str:
        return str(nilai)


class KolomKode(Kolom):
    """Codes, printed in one cell and never broken."""

    jenis = "kode"


class KolomRupiah(Kolom):
    """Whole rupiah. A line that stands above others is their live sum."""

    jenis = "rp"

    def dijumlah(self, sumber: Sumber) -> list[Sumber]:
        """The lines that this line's cell sums; none if it is a figure of its own."""
        return sumber.penjumlahan

    def _teks(self, nilai: int) -> str:
        return format_rupiah(nilai)


class KolomRupiahDaun(KolomRupiah):
    """Rupiah printed at the leaves and in the total only; the total sums the leaves."""

    def __init__(self, *judul, ambil: Callable, **kwargs):
        super().__init__(*judul, ambil=lambda s: ambil(s) if s.daun or s.level == JUMLAH else None, **kwargs)

    def dijumlah(self, sumber: Sumber) -> list[Sumber]:
        return sumber.semua_daun() if sumber.level == JUMLAH else []


class KolomSelisih(KolomRupiah):
    """A difference of rupiah, computed from two cells of the line; negative in brackets."""

    jenis = "selisih"

    def _teks(self, nilai: int) -> str:
        return format_selisih(nilai)


class KolomTarget(Kolom):
    """A quantity with its unit: ``3 Dokumen``, ``100%``."""

    jenis = "target"

    def __init__(self, *judul, per_indikator: bool = True, **kwargs):
        super().__init__(*judul, per_indikator=per_indikator, **kwargs)

    def _teks(self, nilai: Besaran) -> str:
        return format_besaran(nilai)


@dataclass(frozen=True)
class BesaranBerlabel(Besaran):
    """A figure behind a label: ``TW 1 : 3``."""

    label: str = ""

    def __str__(self):
        return f"{self.label} {format_besaran(self)}"


class KolomBerlabel(KolomTarget):
    """Figures each behind its label; where there is none yet, the label alone."""

    def _teks(self, nilai: BesaranBerlabel | str) -> str:
        return str(nilai)


class KolomRealisasi(KolomTarget):
    """What was reached; a mean of percentages (a bare ``Decimal``) has ``desimal`` decimals."""

    def __init__(self, *judul, desimal: int = 0, **kwargs):
        super().__init__(*judul, **kwargs)
        self.desimal = desimal

    def _teks(self, nilai: Besaran | Decimal) -> str:
        if isinstance(nilai, Besaran):
            return format_besaran(nilai)
        return format_angka(bulatkan(nilai, self.desimal), self.desimal)


class KolomPersen(Kolom):
    """A percentage without its sign, the heading carries it; always ``desimal`` decimals."""

    jenis = "persen"

    def __init__(self, *judul, desimal: int = 2, per_indikator: bool = True, **kwargs):
        super().__init__(*judul, per_indikator=per_indikator, **kwargs)
        self.desimal = desimal

    def _teks(self, nilai: Decimal) -> str:
        return format_angka(bulatkan(Decimal(nilai), self.desimal), self.desimal)
