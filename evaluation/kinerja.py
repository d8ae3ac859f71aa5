"""The quarters of one Renja: what was planned for each, what was reached and spent, and the capaian that follows.

``muat_kinerja`` reads the quarters beside a loaded ``Pohon`` in a fixed number of queries; ``Kinerja`` answers for any
node. Realisations belong to the office and the year (an indicator is followed by its ``kunci``), so any version of the
year's Renja can be held against them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from evaluation.capaian import Capaian, Persen, agregat, capaian, penyerapan, rata_rata
from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import IndikatorRenja, Renja
from planning.nilai import TIDAK_BERLAKU, jumlah
from planning.pohon import Pohon, Simpul

TRIWULAN = (1, 2, 3, 4)
SERATUS = Decimal(100)
RATA_RATA_ANAK = "rata-rata capaian di bawahnya yang bertarget"


@dataclass(eq=False)
class Kinerja:
    """Targets, pagu and realisations by quarter; ``None`` where nothing is filled in."""

    pohon: Pohon
    target_tw: dict[tuple[UUID, int], Decimal | None] = field(default_factory=dict)
    pagu_tw: dict[tuple[int, int], int | None] = field(default_factory=dict)
    realisasi_tw: dict[tuple[UUID, int], Realisasi] = field(default_factory=dict)
    rupiah_tw: dict[tuple[int, int], int | None] = field(default_factory=dict)
    evaluasi: dict[int, EvaluasiTriwulan] = field(default_factory=dict)

    def target(self, indikator: IndikatorRenja, tw: int) -> Decimal | None:
        """The target of a quarter."""
        return self.target_tw.get((indikator.kunci, tw))

    def realisasi(self, indikator: IndikatorRenja, tw: int) -> Decimal | None:
        """What was reached in a quarter."""
        isi = self.realisasi_tw.get((indikator.kunci, tw))
        return isi.realisasi if isi else None

    def keterangan(self, indikator: IndikatorRenja, tw: int) -> str:
        """Evidence or reason noted with the realisasi of a quarter."""
        isi = self.realisasi_tw.get((indikator.kunci, tw))
        return isi.keterangan if isi else ""

    def target_tahun(self, indikator: IndikatorRenja) -> Decimal | None:
        """The quarters' targets put together by the indicator's aggregation; must equal the year's target."""
        return agregat((self.target(indikator, tw) for tw in TRIWULAN), indikator.agregasi)

    def realisasi_sd(self, indikator: IndikatorRenja, tw: int) -> Decimal | None:
        """What was reached up to the end of a quarter, by the indicator's aggregation (specification 4.2)."""
        return agregat((self.realisasi(indikator, t) for t in range(1, tw + 1)), indikator.agregasi)

    def pagu(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah planned for a quarter: typed at a leaf, elsewhere the sum of the leaves."""
        return self._rupiah(self.pagu_tw, simpul, tw)

    def rupiah(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah spent in a quarter, likewise."""
        return self._rupiah(self.rupiah_tw, simpul, tw)

    def rupiah_sd(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah spent up to the end of a quarter; money always adds up."""
        return jumlah(self.rupiah(simpul, t) for t in range(1, tw + 1))

    def capaian_tw(self, simpul: Simpul, indikator: IndikatorRenja, tw: int) -> Capaian:
        """Capaian of one quarter: its own realisasi against its own target (specification 4.2).

        Above the leaves, where no realisasi is filled in, it is the mean of the nodes below that have a target in this
        quarter (specification 1.4, 3.6).
        """
        realisasi = self.realisasi(indikator, tw)
        if realisasi is None and not simpul.daun:
            return self._dari_bawah(self.rata_rata_anak(simpul, tw))
        return capaian(self.target(indikator, tw), realisasi, indikator.arah)

    def capaian_sd(self, simpul: Simpul, indikator: IndikatorRenja, tw: int) -> Capaian:
        """Capaian up to a quarter: realisasi so far against the target of the year (specification 4.2)."""
        realisasi = self.realisasi_sd(indikator, tw)
        if realisasi is None and not simpul.daun:
            return self._dari_bawah(rata_rata(self.capaian_simpul_sd(a, tw) for a in simpul.anak))
        return capaian(indikator.target, realisasi, indikator.arah)

    def rata_rata_anak(self, simpul: Simpul, tw: int) -> Persen:
        """The mean capaian of the nodes directly below in one quarter (specification 4.3)."""
        return rata_rata(self.capaian_simpul(a, tw) for a in simpul.anak)

    def capaian_simpul(self, simpul: Simpul, tw: int) -> Persen:
        """The capaian of a node in one quarter; several indicators are averaged first (specification 4.3)."""
        return rata_rata(self.capaian_tw(simpul, i, tw).persen for i in simpul.indikator)

    def capaian_simpul_sd(self, simpul: Simpul, tw: int) -> Persen:
        """The capaian of a node up to a quarter, likewise."""
        return rata_rata(self.capaian_sd(simpul, i, tw).persen for i in simpul.indikator)

    def rata_rata_daun(self, tw: int) -> tuple[Persen, Persen]:
        """Mean capaian (K) and absorption (Rp) of the leaves up to a quarter: the foot of E.81 (specification 2.9)."""
        daun = [s for s in self.pohon.telusuri() if s.daun]
        k = rata_rata(self.capaian_simpul_sd(s, tw) for s in daun)
        rp = rata_rata(penyerapan(self.rupiah_sd(s, tw), s.pagu) for s in daun)
        return k, rp

    @staticmethod
    def _dari_bawah(persen: Persen) -> Capaian:
        realisasi = persen if isinstance(persen, Decimal) else None
        return Capaian(persen, SERATUS, realisasi, RATA_RATA_ANAK)

    def _rupiah(self, daftar: dict[tuple[int, int], int | None], simpul: Simpul, tw: int) -> int | None:
        if simpul.daun:
            return daftar.get((simpul.nomenklatur.pk, tw))
        return jumlah(self._rupiah(daftar, a, tw) for a in simpul.anak)


def muat_kinerja(renja: Renja, pohon: Pohon) -> Kinerja:
    """Load the quarters of a Renja; five queries."""
    tahun = {"perangkat_daerah": renja.perangkat_daerah_id, "tahun": renja.tahun}
    return Kinerja(
        pohon,
        target_tw={(t.kunci, t.triwulan): t.target for t in TargetTriwulan.objects.filter(renja=renja)},
        pagu_tw={(p.nomenklatur_id, p.triwulan): p.pagu for p in PaguTriwulan.objects.filter(renja=renja)},
        realisasi_tw={(r.kunci, r.triwulan): r for r in Realisasi.objects.filter(**tahun)},
        rupiah_tw={(r.nomenklatur_id, r.triwulan): r.rupiah for r in RealisasiPagu.objects.filter(**tahun)},
        evaluasi={e.triwulan: e for e in EvaluasiTriwulan.objects.filter(**tahun)},
    )


__all__ = ["TIDAK_BERLAKU", "TRIWULAN", "Kinerja", "muat_kinerja"]
