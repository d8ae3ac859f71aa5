"""Formulas of computed cells: each computes its value here and writes itself as a live Excel formula.

One object does both, so a figure on paper and the formula in the workbook cannot drift apart; a test recalculates every
workbook with LibreOffice and compares. Operands are names of columns in the same row (``"k7"``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from planning.nilai import TIDAK_BERLAKU, Besaran, Nilai, jumlah


class Rumus(Protocol):
    def hitung(self, nilai: Callable[[str], Nilai]) -> Nilai:
        """The value, given the values of the row's other cells by column name."""

    def excel(self, ref: Callable[[str], str], anak: list[str]) -> str:
        """The Excel formula without ``=``; ``ref`` gives a cell of this row, ``anak`` this column's cells below."""


def angka(nilai: Nilai) -> Decimal | int | None:
    """The number in a cell; text and *tidak berlaku* count as no number."""
    if isinstance(nilai, Besaran):
        return nilai.angka
    return nilai if isinstance(nilai, int | Decimal) else None


@dataclass(frozen=True)
class JumlahAnak:
    """The sum of the same column in other lines (specification 1.4), by default those directly below.

    ``baris`` are their positions in ``Tabel.baris``. The value itself comes from the tree.
    """

    baris: tuple[int, ...] = ()

    def hitung(self, nilai):
        raise NotImplementedError("Jumlah anak dihitung oleh pohon.")

    def excel(self, ref, anak):
        sel = ",".join(anak)
        return f'IF(COUNT({sel})=0,"",SUM({sel}))'


@dataclass(frozen=True)
class Selisih:
    """``kiri - kanan`` where a missing side counts as nothing: column 13 = 12 - 11 (specification 2.7)."""

    kiri: str
    kanan: str

    def hitung(self, nilai):
        a, b = angka(nilai(self.kiri)), angka(nilai(self.kanan))
        return None if a is None and b is None else (a or 0) - (b or 0)

    def excel(self, ref, anak):
        a, b = ref(self.kiri), ref(self.kanan)
        return f'IF(COUNT({a},{b})=0,"",N({a})-N({b}))'


@dataclass(frozen=True)
class Persen:
    """Capaian in percent of ``realisasi`` against ``target`` (specification 4.1).

    No target, or a target of zero: ``TIDAK_BERLAKU`` (``-``). A target without realisasi: not filled in. ``negatif`` is
    for indicators where less is better: ``(2·target - realisasi) / target``, never below zero; or ``target /
    realisasi`` where the kabupaten measures so (``t_per_r``), which does not apply to a realisasi of zero.
    """

    realisasi: str
    target: str
    negatif: bool = False
    t_per_r: bool = False

    def hitung(self, nilai):
        r, t = angka(nilai(self.realisasi)), angka(nilai(self.target))
        if not t:
            return TIDAK_BERLAKU
        if r is None:
            return None
        r, t = Decimal(r), Decimal(t)
        if not self.negatif:
            return r / t * 100
        if self.t_per_r:
            return t / r * 100 if r else TIDAK_BERLAKU
        return max(Decimal(0), (2 * t - r) / t * 100)

    def excel(self, ref, anak):
        r, t = ref(self.realisasi), ref(self.target)
        capaian = f"{r}/{t}*100"
        if self.negatif:
            capaian = f'IF({r}=0,"-",{t}/{r}*100)' if self.t_per_r else f"MAX(0,(2*{t}-{r})/{t}*100)"
        return f'IF(N({t})=0,"-",IF(ISNUMBER({r}),{capaian},""))'


@dataclass(frozen=True)
class Jumlahkan:
    """The sum of cells in this row that hold a figure: column 10 = 5 + 7 + 9 of T-C.29 (specification 2.1)."""

    kolom: tuple[str, ...]
    satuan: str = ""

    def hitung(self, nilai):
        total = jumlah(angka(nilai(k)) for k in self.kolom)
        return None if total is None else Besaran(Decimal(total), self.satuan)

    def excel(self, ref, anak):
        sel = ",".join(ref(k) for k in self.kolom)
        return f'IF(COUNT({sel})=0,"",SUM({sel}))' if sel else '""'


@dataclass(frozen=True)
class RataRata:
    """The plain mean of cells in this row that hold a figure (specification 4.2, ``RATA_RATA``)."""

    kolom: tuple[str, ...]
    satuan: str = ""

    def hitung(self, nilai):
        ada = [Decimal(x) for k in self.kolom if (x := angka(nilai(k))) is not None]
        return Besaran(sum(ada) / len(ada), self.satuan) if ada else None

    def excel(self, ref, anak):
        sel = ",".join(ref(k) for k in self.kolom)
        return f'IF(COUNT({sel})=0,"",AVERAGE({sel}))' if sel else '""'


@dataclass(frozen=True)
class Terakhir:
    """The last cell in this row that holds a figure (specification 4.2, ``POSISI_AKHIR``)."""

    kolom: tuple[str, ...]
    satuan: str = ""

    def hitung(self, nilai):
        ada = [Decimal(x) for k in self.kolom if (x := angka(nilai(k))) is not None]
        return Besaran(ada[-1], self.satuan) if ada else None

    def excel(self, ref, anak):
        rumus = '""'
        for k in self.kolom:
            rumus = f"IF(ISNUMBER({ref(k)}),{ref(k)},{rumus})"
        return rumus


class JumlahRupiah(Jumlahkan):
    """The same for rupiah: the four quarters of a year."""

    def hitung(self, nilai):
        return jumlah(angka(nilai(k)) for k in self.kolom)
