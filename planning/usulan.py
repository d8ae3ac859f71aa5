"""Which Renja and which official list the proposals of a year are held against."""

from __future__ import annotations

from planning.isian.tahun import edisi_bawaan
from planning.models import BarisRenja, EdisiNomenklatur, PerangkatDaerah, Renja


def renja_terakhir(kantor: PerangkatDaerah, tahun: int) -> Renja | None:
    """The latest version of the year, if there is any."""
    # As words, "perubahan" comes before "pokok" and that before "rancangan-awal": the latest first.
    versi = Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun).select_related("edisi", "perangkat_daerah")
    return versi.order_by("jenis", "-urutan").first()


def edisi_tahun(kantor: PerangkatDaerah, tahun: int) -> EdisiNomenklatur:
    """The edition of the office's Renja of the year, else the one in force. Raises ``TidakDapatDimulai``."""
    renja = renja_terakhir(kantor, tahun)
    return renja.edisi if renja else edisi_bawaan(tahun)


def node_dalam(renja: Renja | None) -> set[int]:
    """The nodes (by primary key) that have a row in a Renja."""
    return set(BarisRenja.objects.filter(renja=renja).values_list("nomenklatur", flat=True)) if renja else set()
