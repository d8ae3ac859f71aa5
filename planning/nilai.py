"""Values as people read them: rupiah, quantities, percent, and the three meanings of an empty cell.

Specification 1.1 and 1.2. ``None`` is *not filled in* and prints as nothing; ``TIDAK_BERLAKU`` is *does not apply* and
prints as ``-``; zero is zero (in rupiah columns printed as ``-``). Rounding is half up, and only here, when printing.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum


class _TidakBerlaku(Enum):
    TIDAK_BERLAKU = "-"

    def __repr__(self):
        return self.name


#: There is no such figure here, for instance the percentage of a target that does not exist.
TIDAK_BERLAKU = _TidakBerlaku.TIDAK_BERLAKU


@dataclass(frozen=True)
class Besaran:
    """A quantity with its unit: ``3 Dokumen``, ``100 %``."""

    angka: Decimal
    satuan: str = ""

    def __str__(self):
        return format_besaran(self)


#: What a cell of a table can hold.
Nilai = str | int | Decimal | Besaran | _TidakBerlaku | None

_KE_INDONESIA = str.maketrans(",.", ".,")


def bulatkan(angka: Decimal, desimal: int) -> Decimal:
    """Half up to so many decimals: 87.5 → 88 (specification 1.2)."""
    return angka.quantize(Decimal(1).scaleb(-desimal), ROUND_HALF_UP)


def desimal_perlu(angka: Decimal, maks: int = 2) -> int:
    """How many decimals this figure needs, at most ``maks``: 3 → 0, 0.38 → 2, 72.50 → 1."""
    pangkat = bulatkan(angka, maks).normalize().as_tuple().exponent
    return max(0, -pangkat)


def format_angka(angka: Decimal | int, desimal: int | None = None) -> str:
    """Dots for thousands, comma for decimals; as many decimals as needed (at most 2), or exactly ``desimal``."""
    angka = Decimal(angka)
    if desimal is None:
        desimal = desimal_perlu(angka)
    # + 0: a small negative that rounds to zero has no minus
    return f"{bulatkan(angka, desimal) + 0:,f}".translate(_KE_INDONESIA)


def format_rupiah(rupiah: int | None) -> str:
    """``1.451.896.430``; zero is ``-``; not filled in is empty."""
    if rupiah is None:
        return ""
    return format_angka(rupiah) if rupiah else "-"


def format_selisih(rupiah: int | None) -> str:
    """A difference: ``500.000``, negative in brackets ``(196.911.736)``, none ``-``."""
    if rupiah is None:
        return ""
    return f"({format_angka(-rupiah)})" if rupiah < 0 else format_rupiah(rupiah)


def format_besaran(besaran: Besaran) -> str:
    """``3 Dokumen``, ``0,38 Rasio``, ``100%``: percent without a space."""
    angka = format_angka(besaran.angka)
    if besaran.satuan == "%":
        return f"{angka}%"
    return f"{angka} {besaran.satuan}".rstrip()


def jumlah(nilai) -> int | None:
    """The sum of what is filled in; of nothing, nothing (decision 4)."""
    ada = [n for n in nilai if n is not None]
    return sum(ada) if ada else None
