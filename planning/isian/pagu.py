"""What the pagu of a Renja is held against while it is filled in: its own sums, last year's, and the ceiling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from planning.enums import JenisRenja
from planning.kode import kunci_lintas_edisi
from planning.models import BarisRenja, PlafonPagu, Renja
from planning.nilai import jumlah

#: Which version of a year counts: the latest.
_URUTAN_JENIS = [JenisRenja.RANCANGAN_AWAL, JenisRenja.POKOK, JenisRenja.PERUBAHAN]


def jumlah_pagu(renja: Renja) -> dict[str, dict[str, int | None]]:
    """Pagu of n and n+1 of every node above the leaves by code, and of the whole under ``""``; one query.

    Codes above the programmes and parts of codes that are no node come along; whoever asks knows which there are.
    """
    daun = (
        BarisRenja.objects.filter(renja=renja, nomenklatur__level=F("renja__edisi__level_daun"))
        .values_list("nomenklatur__kode", "pagu", "pagu_n1")
        .order_by()
    )
    pagu, pagu_n1 = defaultdict(list), defaultdict(list)
    for kode, n, n1 in daun:
        for atas in _di_atas(kode, "."):
            pagu[atas].append(n)
            pagu_n1[atas].append(n1)
    return {"pagu": _jumlah(pagu), "pagu_n1": _jumlah(pagu_n1)}


def _di_atas(kode: str, pemisah: str) -> Iterable[str]:
    """Every code above a code, and the empty one above all."""
    bagian = kode.split(pemisah)
    return [pemisah.join(bagian[:n]) for n in range(len(bagian))]


def _jumlah(per_kode: dict[str, list[int | None]]) -> dict[str, int | None]:
    return {kode: jumlah(nilai) for kode, nilai in per_kode.items()}


@dataclass(frozen=True)
class TahunLalu:
    """The pagu of the year before, by the key across editions; sums of whatever stood below then."""

    renja: Renja | None = None
    pagu: dict[str, int | None] = field(default_factory=dict)

    def dari(self, kode: str) -> int | None:
        """Last year's pagu of the node with this code in whatever edition; of the whole for the empty code."""
        return self.pagu.get(kunci_lintas_edisi(kode) if kode else "")


def tahun_lalu(renja: Renja) -> TahunLalu:
    """The latest version of the same office's Renja of the year before; two queries, or one if there is none."""
    lalu = list(Renja.objects.filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun - 1))
    if not lalu:
        return TahunLalu()
    terakhir = max(lalu, key=lambda r: (_URUTAN_JENIS.index(r.jenis), r.urutan))
    per_kunci = defaultdict(list)
    daun = BarisRenja.objects.filter(renja=terakhir, nomenklatur__level=F("renja__edisi__level_daun"))
    for kode, pagu in daun.values_list("nomenklatur__kode", "pagu").order_by():
        kunci = kunci_lintas_edisi(kode)
        for k in (kunci, *_di_atas(kunci, "-")):
            per_kunci[k].append(pagu)
    return TahunLalu(terakhir, _jumlah(per_kunci))


def plafon(renja: Renja) -> int | None:
    """The ceiling given for this version's year and kind, if Bappelitbangda has given one."""
    return (
        PlafonPagu.objects.filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=renja.tahun, jenis=renja.jenis)
        .values_list("pagu", flat=True)
        .first()
    )
