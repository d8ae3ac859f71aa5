"""Which indicators of an office's Renja an indicator of its Renstra may be the same as.

The same indicator carries one key (``kunci``) in the Renstra and in every Renja; that is how table 2.1 follows it
through the years. Where the Renja was there before the Renstra was entered, the keys have to be found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, Nomenklatur, Renstra
from planning.pencarian import Kecocokan, cocok_nama


@dataclass(frozen=True)
class Padanan:
    """An indicator of the Renja; ``tahun`` is the last year that has it."""

    kunci: UUID
    tahun: int
    uraian: str
    satuan: str

    @property
    def sebutan(self) -> str:
        satuan = f" ({self.satuan})" if self.satuan else ""
        return f"Renja {self.tahun}: {self.uraian}{satuan}"

    def cocok(self, uraian: str) -> bool:
        """Whether these are its words, but for slips of the pen."""
        return cocok_nama(self.uraian, uraian) != Kecocokan.BEDA


def muat_padanan(renstra: Renstra, node: Iterable[Nomenklatur]) -> dict[int, list[Padanan]]:
    """For each node (by its primary key) the indicators that the office's Renja of the period has for it; one query."""
    per_kunci = {kunci_lintas_edisi(n.kode): n.pk for n in node}
    indikator = (
        IndikatorRenja.objects.filter(
            baris__renja__perangkat_daerah=renstra.perangkat_daerah_id,
            baris__renja__tahun__range=(renstra.tahun_awal, renstra.tahun_akhir),
        )
        .order_by("-baris__renja__tahun", "baris__renja__jenis", "-baris__renja__urutan", "nomor")
        .values_list("baris__nomenklatur__kode", "kunci", "baris__renja__tahun", "uraian", "satuan")
    )
    hasil: dict[int, dict[UUID, Padanan]] = {}
    for kode, kunci, *isi in indikator:
        if pk := per_kunci.get(kunci_lintas_edisi(kode)):
            hasil.setdefault(pk, {}).setdefault(kunci, Padanan(kunci, *isi))
    return {pk: list(padanan.values()) for pk, padanan in hasil.items()}
