"""The mean of what stands below a node, as a formula over other lines (specification 1.4, 4.3).

The same rule as ``Kinerja.rerata_anak``: each node below counts once, the several indicators of one node are averaged
first, and a node without indicators gives way to what is below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from planning.models import IndikatorRenja
from planning.pohon import Simpul
from planning.tabel.rumus import RataRataBaris, Rumus

#: Where an indicator's percentage stands: its line, and there a column or a formula; ``None`` if it is not printed.
Letak = Callable[[Simpul, IndikatorRenja], tuple[int, str | Rumus] | None]


@dataclass(frozen=True)
class Perata:
    """Makes the formulas of one table. ``batas`` limits what enters a mean (specification 4.1)."""

    letak: Letak
    batas: Decimal | None = None

    def anak(self, simpul: Simpul, satuan: str | None = None) -> RataRataBaris:
        """The mean of the nodes directly below."""
        return self.rata(simpul.anak, satuan)

    def rata(self, simpul: Iterable[Simpul], satuan: str | None = None) -> RataRataBaris:
        """The mean of some nodes."""
        bagian = [b for s in simpul if (b := self._bagian(s)) is not None]
        return RataRataBaris(tuple(bagian), self.batas, satuan)

    def _bagian(self, simpul: Simpul):
        if not simpul.indikator:
            return None if simpul.daun else self.anak(simpul)
        ada = [b for i in simpul.indikator if (b := self.letak(simpul, i)) is not None]
        if len(ada) == 1:
            return ada[0]
        return RataRataBaris(tuple(ada), self.batas) if ada else None
