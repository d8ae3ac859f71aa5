"""Why a perubahan differs from the version it was copied from: what needs a reason, and which are missing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from planning.isian.potret import PotretBaris, potret
from planning.models import AlasanPerubahan, Renja


@dataclass(frozen=True)
class PerluAlasan:
    """One figure that changed: of a row (``kunci`` is ``None``: its pagu) or of one of its indicators (its target).

    ``lama`` and ``baru`` are rupiah or quantities; ``None`` where there was or is none.
    """

    kode: str
    kunci: UUID | None
    nomor: int | None
    lama: Any
    baru: Any
    alasan: str = ""


def perlu_alasan(renja: Renja) -> list[PerluAlasan]:
    """Every pagu and target that differs from ``renja.asal``, in the order of the codes; five queries.

    A row or indicator that came or went counts as a change from or to nothing. A version without ``asal`` explains
    nothing.
    """
    if renja.asal_id is None:
        return []
    lama, baru = potret(renja.asal), potret(renja)
    alasan = {(a.kode, a.kunci): a.alasan for a in AlasanPerubahan.objects.filter(renja=renja)}
    hasil = []
    for kode in sorted({*lama, *baru}):
        a, b = lama.get(kode, PotretBaris()), baru.get(kode, PotretBaris())
        beda = [(None, None, a.pagu, b.pagu)]
        sebelum, sesudah = ({i.kunci: i for i in x.indikator} for x in (a, b))
        for kunci in {**sebelum, **sesudah}:
            i, j = sebelum.get(kunci), sesudah.get(kunci)
            beda.append((UUID(kunci), (j or i).nomor, i and i.target, j and j.target))
        hasil += [
            PerluAlasan(kode, kunci, nomor, dari, ke, alasan.get((kode, kunci), ""))
            for kunci, nomor, dari, ke in beda
            if dari != ke
        ]
    return hasil


def belum_beralasan(renja: Renja) -> list[PerluAlasan]:
    """Those of ``perlu_alasan`` that have no reason yet."""
    return [p for p in perlu_alasan(renja) if not p.alasan.strip()]
