"""What earlier versions of the same year promised, so that what was dropped since can be told (refocusing)."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise

from planning.enums import JenisRenja
from planning.kode import kode_cetak
from planning.models import BarisRenja, IndikatorRenja, Nomenklatur, Renja


@dataclass
class Terdahulu:
    """A node as the last earlier version had it in which it had a target or pagu.

    ``sejak`` is the title of the version after that one: the first in which it may be gone.
    """

    nomenklatur: Nomenklatur
    kode_cetak: str
    pagu: int | None
    sejak: str
    indikator: list[IndikatorRenja] = field(default_factory=list)


def muat_terdahulu(renja: Renja) -> dict[int, Terdahulu]:
    """The nodes of the year's earlier versions that had a target or pagu, by nomenklatur; three queries.

    The rancangan awal RKPD was never in force and does not count, nor does a version in another edition, whose nodes
    are others. A pokok has nothing before it.
    """
    if renja.jenis != JenisRenja.PERUBAHAN:
        return {}
    versi = [*_versi_sebelum(renja), renja]
    sejak = {lama.pk: baru.judul for lama, baru in pairwise(versi)}
    indikator: dict[int, list[IndikatorRenja]] = {}
    for i in IndikatorRenja.objects.filter(baris__renja__in=sejak).order_by("nomor"):
        indikator.setdefault(i.baris_id, []).append(i)
    baris = BarisRenja.objects.filter(renja__in=sejak).select_related("nomenklatur__induk__induk")
    hasil = {}
    for b in sorted(baris, key=lambda b: list(sejak).index(b.renja_id)):
        milik = indikator.get(b.pk, [])
        if b.pagu or any(i.target for i in milik):
            kode = kode_cetak(b.nomenklatur.kode, renja.edisi, renja.perangkat_daerah.kode_organisasi)
            hasil[b.nomenklatur_id] = Terdahulu(b.nomenklatur, kode, b.pagu, sejak[b.renja_id], milik)
    return hasil


def _versi_sebelum(renja: Renja) -> list[Renja]:
    return list(
        Renja.objects.filter(
            perangkat_daerah=renja.perangkat_daerah_id,
            tahun=renja.tahun,
            edisi=renja.edisi_id,
            jenis__in=[JenisRenja.POKOK, JenisRenja.PERUBAHAN],
            urutan__lt=renja.urutan,
        ).order_by("urutan")
    )
