"""The rows and cells of the sheets that findings speak of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from evaluation.isian.angka import PAGU_TW, REALISASI_RP
from planning.isian.kolom import BARIS, KOLOM
from planning.pohon import Simpul

from .bahan import Bahan
from .temuan import Tempat


def sel_isian(simpul: Simpul | None, tempat: Tempat) -> str:
    """The name of the cell in the sheet of a Renja (``b12-pagu``); empty where nothing is typed."""
    kolom = KOLOM.get(tempat.kolom)
    if simpul is None or kolom is None or kolom.objek != tempat.objek or (kolom.hanya_daun and not simpul.daun):
        return ""
    return f"{tempat.objek[0]}{tempat.objek_id}-{tempat.kolom}"


@dataclass
class Letak:
    """The rows of a version by what findings call them."""

    bahan: Bahan

    @cached_property
    def _baris(self) -> dict[int, Simpul]:
        return {s.baris.pk: s for s in self.bahan.simpul if s.baris}

    @cached_property
    def _indikator(self) -> dict[int, tuple[Simpul, int]]:
        return {i.pk: (s, n) for s in self.bahan.simpul for n, i in enumerate(s.indikator, 1)}

    def simpul(self, tempat: Tempat) -> tuple[Simpul | None, int]:
        """The row, and which of its lines in a sheet (from 1)."""
        if tempat.objek in (BARIS, PAGU_TW, REALISASI_RP):
            return self._baris.get(tempat.objek_id), 1
        return self._indikator.get(tempat.objek_id, (None, 1))

    def garis(self, tempat: Tempat) -> str:
        """The name of the line of a sheet: ``s12-1``."""
        simpul, nomor = self.simpul(tempat)
        return f"s{simpul.nomenklatur.pk}-{nomor}" if simpul else ""
