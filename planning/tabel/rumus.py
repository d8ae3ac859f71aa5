"""Formulas of computed cells: each computes its value here and writes itself as a live Excel formula.

One object does both, so a figure on paper and the formula in the workbook cannot drift apart; a test recalculates every
workbook with LibreOffice and compares. Operands are names of columns in the same row (``"k7"``).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar, Protocol

from planning.nilai import TIDAK_BERLAKU, Besaran, Nilai, jumlah

#: Excel takes at most 255 arguments.
MAKS_ARGUMEN = 250


class Rumus(Protocol):
    """A formula that looks at other lines has ``antarbaris``; ``nilai`` and ``ref`` then take a line's position too."""

    def hitung(self, nilai: Callable[..., Nilai]) -> Nilai:
        """The value, given the values of the row's other cells by column name."""

    def excel(self, ref: Callable[..., str], anak: list[str]) -> str:
        """The Excel formula without ``=``; ``ref`` gives a cell of this row, ``anak`` this column's cells below."""


def argumen(sel: list[str]) -> str:
    """Cells as the arguments of an Excel function, bundled where there are more than it takes."""
    if len(sel) <= MAKS_ARGUMEN:
        return ",".join(sel)
    return ",".join(f"({','.join(sel[j : j + MAKS_ARGUMEN])})" for j in range(0, len(sel), MAKS_ARGUMEN))


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
        sel = argumen(anak)
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
    for indicators where less is better: ``(2·target - realisasi) / target``, never below zero, and of a target of zero
    100 if nothing is reached, else 0; or ``target / realisasi`` where the kabupaten measures so (``t_per_r``), which
    does not apply to a realisasi of zero.
    """

    realisasi: str
    target: str
    negatif: bool = False
    t_per_r: bool = False

    def hitung(self, nilai):
        r, t = angka(nilai(self.realisasi)), angka(nilai(self.target))
        if t is None or (t == 0 and not self.negatif):
            return TIDAK_BERLAKU
        if r is None:
            return None
        r, t = Decimal(r), Decimal(t)
        if not self.negatif:
            return r / t * 100
        if t == 0:
            return Decimal(0 if r else 100)
        if self.t_per_r:
            return t / r * 100 if r else TIDAK_BERLAKU
        return max(Decimal(0), (2 * t - r) / t * 100)

    def excel(self, ref, anak):
        r, t = ref(self.realisasi), ref(self.target)
        if not self.negatif:
            return f'IF(N({t})=0,"-",IF(ISNUMBER({r}),{r}/{t}*100,""))'
        capaian = f'IF({r}=0,"-",{t}/{r}*100)' if self.t_per_r else f"MAX(0,(2*{t}-{r})/{t}*100)"
        nol = f"IF({r}=0,100,0)"
        return f'IF(ISNUMBER({t}),IF(ISNUMBER({r}),IF({t}=0,{nol},{capaian}),""),"-")'

    def bagian(self, ref) -> tuple[str, str]:
        """The same inside a longer formula: the percentage, 0 if there is none, and 1 or 0 for whether there is one."""
        r, t = ref(self.realisasi), ref(self.target)
        if not self.negatif:
            return f"IFERROR({r}/{t},0)*100", f"ISNUMBER({r})*(N({t})<>0)"
        x = self.excel(ref, [])
        return f"N({x})", f"N(ISNUMBER({x}))"


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


@dataclass(frozen=True)
class RataRataBaris:
    """The plain mean of figures in other lines (specification 1.4, 4.3); what is no figure leaves both sides of it.

    Each part is a line's position with a column or a formula evaluated on that line, or a mean of its own (the several
    indicators of one node). ``batas`` limits each figure before it enters. With ``satuan`` the mean is a quantity,
    else a bare percentage. If there is no figure, the mean does not apply.
    """

    bagian: tuple[tuple[int, str | Rumus] | RataRataBaris, ...]
    batas: Decimal | None = None
    satuan: str | None = None

    antarbaris: ClassVar[bool] = True

    def hitung(self, nilai):
        ada = [Decimal(x) for b in self.bagian if (x := angka(_nilai_bagian(b, nilai))) is not None]
        if self.batas is not None:
            ada = [min(x, self.batas) for x in ada]
        if not ada:
            return TIDAK_BERLAKU
        rata = sum(ada) / len(ada)
        return rata if self.satuan is None else Besaran(rata, self.satuan)

    def excel(self, ref, anak=()):
        if self.batas is None and all(isinstance(b, tuple) and isinstance(b[1], str) for b in self.bagian):
            sel = argumen([ref(kolom, baris) for baris, kolom in self.bagian])
            return f'IF(COUNT({sel})=0,"-",AVERAGE({sel}))' if sel else '"-"'
        total, cacah = self._total(ref)
        return f'IFERROR(({total})/({cacah}),"-")'

    def _total(self, ref) -> tuple[str, str]:
        """The sum of the parts, and how many of them hold a figure; each written as seldom as can be."""
        bagian = [self._bagian(b, ref) for b in self.bagian]
        if self.batas is not None:
            bagian = [(f"MIN({nilai},{self.batas})", terisi) for nilai, terisi in bagian]
        return "+".join(n for n, _ in bagian) or "0", "+".join(t for _, t in bagian) or "0"

    @staticmethod
    def _bagian(bagian, ref) -> tuple[str, str]:
        """A part as a figure, 0 if it has none, and as 1 or 0 for whether it has one."""
        if isinstance(bagian, RataRataBaris):
            total, cacah = bagian._total(ref)
            return f"({total})/MAX(1,{cacah})", f"MIN(1,{cacah})"
        baris, isi = bagian
        if isinstance(isi, Persen):
            return isi.bagian(lambda kolom: ref(kolom, baris))
        sel = ref(isi, baris) if isinstance(isi, str) else isi.excel(lambda kolom: ref(kolom, baris), [])
        return f"N({sel})", f"N(ISNUMBER({sel}))"


def _nilai_bagian(bagian, nilai) -> Nilai:
    if isinstance(bagian, RataRataBaris):
        return bagian.hitung(nilai)
    baris, isi = bagian
    return nilai(isi, baris) if isinstance(isi, str) else isi.hitung(lambda kolom: nilai(kolom, baris))
