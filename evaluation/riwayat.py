"""What was planned and reached in earlier years, indicator by indicator.

An indicator is followed through the years by its ``kunci``. A year whose Renja is held here is read from it; opening
figures (``KinerjaTahunan``) serve only the years before (decision 7).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from planning.enums import JenisRenja
from planning.models import IndikatorRenja, IndikatorRenstra, KinerjaTahunan, Renja, Renstra
from planning.nilai import Besaran


@dataclass
class Riwayat:
    """The years behind one Renja: the Renstra's indicators, opening figures, and targets of other years' Renja."""

    renstra: list[IndikatorRenstra] = field(default_factory=list)
    awal: dict[tuple[UUID, int], KinerjaTahunan] = field(default_factory=dict)
    target_renja: dict[tuple[UUID, int], IndikatorRenja] = field(default_factory=dict)

    @cached_property
    def berangka(self) -> set[UUID]:
        """The indicators that have opening figures in these years."""
        return {kunci for kunci, _ in self.awal}

    @cached_property
    def per_nomenklatur(self) -> dict[int, list[IndikatorRenstra]]:
        """The Renstra's indicators by their node."""
        hasil: dict[int, list[IndikatorRenstra]] = {}
        for i in self.renstra:
            hasil.setdefault(i.nomenklatur_id, []).append(i)
        return hasil

    def target(self, kunci: UUID, tahun: int, satuan: str) -> Besaran | None:
        """The target of a year: from the last version of that year's Renja, else the opening figure."""
        if renja := self.target_renja.get((kunci, tahun)):
            return None if renja.target is None else Besaran(renja.target, renja.satuan)
        return self._awal(kunci, tahun, "target", satuan)

    def realisasi(self, kunci: UUID, tahun: int, satuan: str) -> Besaran | None:
        """What was reached in a year."""
        return self._awal(kunci, tahun, "realisasi", satuan)

    def realisasi_sd(self, kunci: UUID, tahun: int, satuan: str) -> Besaran | None:
        """What was reached up to the end of a year."""
        return self._awal(kunci, tahun, "realisasi_sd", satuan)

    def _awal(self, kunci: UUID, tahun: int, kolom: str, satuan: str) -> Besaran | None:
        kinerja = self.awal.get((kunci, tahun))
        angka = getattr(kinerja, kolom, None)
        return None if angka is None else Besaran(angka, kinerja.satuan or satuan)


def muat_riwayat(renja: Renja, renstra: Renstra | None, tahun: Iterable[int]) -> Riwayat:
    """Load the history for some years in three queries; without a Renstra there is none but the other Renja."""
    tahun = set(tahun)
    indikator = list(
        IndikatorRenstra.objects.filter(renstra=renstra)
        .select_related("nomenklatur")
        .order_by("nomenklatur__kode", "nomor")
    )
    awal = {
        (k.indikator.kunci, k.tahun): k
        for k in KinerjaTahunan.objects.filter(indikator__renstra=renstra, tahun__in=tahun).select_related("indikator")
    }
    lain = IndikatorRenja.objects.filter(
        baris__renja__perangkat_daerah=renja.perangkat_daerah_id,
        baris__renja__tahun__in=tahun - {renja.tahun},
        baris__renja__jenis__in=[JenisRenja.POKOK, JenisRenja.PERUBAHAN],
    )
    # A perubahan comes after the pokok and wins: "perubahan" sorts before "pokok", urutan decides between perubahan.
    lain = lain.select_related("baris__renja").order_by("-baris__renja__jenis", "baris__renja__urutan")
    return Riwayat(indikator, awal, {(i.kunci, i.baris.renja.tahun): i for i in lain})
