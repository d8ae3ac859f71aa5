"""The quarters of one Renja: what was planned for each, what was reached and spent, and the capaian that follows.

``muat_kinerja`` reads the quarters beside a loaded ``Pohon`` in a fixed number of queries; ``Kinerja`` answers for any
node. Realisations belong to the office and the year (an indicator is followed by its ``kunci``), so any version of the
year's Renja can be held against them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from evaluation.capaian import (
    SEBUTAN,
    Bagian,
    Capaian,
    Persen,
    Rerata,
    Serapan,
    agregat,
    capaian,
    predikat,
    rerata,
    serapan,
    urai_sebutan,
)
from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import RumusNegatif
from planning.models import IndikatorRenja, Renja
from planning.nilai import TIDAK_BERLAKU, jumlah
from planning.pohon import Pohon, Simpul

TRIWULAN = (1, 2, 3, 4)
SERATUS = Decimal(100)
RATA_RATA_ANAK = "rata-rata capaian di bawahnya yang bertarget"


@dataclass(eq=False)
class Kinerja:
    """Targets, pagu and realisations by quarter; ``None`` where nothing is filled in.

    ``rumus_negatif``, ``batas_rata2`` (percent, or none) and ``sebutan`` (the words of the predikat) are the
    kabupaten's own (specification 4.1, 4.4).
    """

    pohon: Pohon
    target_tw: dict[tuple[UUID, int], Decimal | None] = field(default_factory=dict)
    pagu_tw: dict[tuple[int, int], int | None] = field(default_factory=dict)
    realisasi_tw: dict[tuple[UUID, int], Realisasi] = field(default_factory=dict)
    rupiah_tw: dict[tuple[int, int], int | None] = field(default_factory=dict)
    evaluasi: dict[int, EvaluasiTriwulan] = field(default_factory=dict)
    rumus_negatif: str = RumusNegatif.DUA_T_KURANG_R
    batas_rata2: Decimal | None = None
    sebutan: tuple[str, ...] = SEBUTAN

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

    def target_sd(self, indikator: IndikatorRenja, tw: int) -> Decimal | None:
        """What was to be reached by the end of a quarter, by the indicator's aggregation."""
        return agregat((self.target(indikator, t) for t in range(1, tw + 1)), indikator.agregasi)

    def realisasi_sd(self, indikator: IndikatorRenja, tw: int) -> Decimal | None:
        """What was reached up to the end of a quarter, by the indicator's aggregation (specification 4.2)."""
        return agregat((self.realisasi(indikator, t) for t in range(1, tw + 1)), indikator.agregasi)

    def pagu(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah planned for a quarter: typed at a leaf, elsewhere the sum of the leaves."""
        return self._rupiah(self.pagu_tw, simpul, tw)

    def pagu_sd(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah planned up to the end of a quarter."""
        return jumlah(self.pagu(simpul, t) for t in range(1, tw + 1))

    def rupiah(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah spent in a quarter, likewise."""
        return self._rupiah(self.rupiah_tw, simpul, tw)

    def rupiah_sd(self, simpul: Simpul, tw: int) -> int | None:
        """Rupiah spent up to the end of a quarter; money always adds up."""
        return jumlah(self.rupiah(simpul, t) for t in range(1, tw + 1))

    def penyerapan_tw(self, simpul: Simpul, tw: int) -> Serapan:
        """Absorption of one quarter: what was spent in it against what was planned for it."""
        return serapan(self.rupiah(simpul, tw), self.pagu(simpul, tw))

    def penyerapan_sd(self, simpul: Simpul, tw: int) -> Serapan:
        """Absorption up to a quarter, against the pagu of the year (specification 4.1)."""
        return serapan(self.rupiah_sd(simpul, tw), simpul.pagu)

    def capaian_tw(self, simpul: Simpul, indikator: IndikatorRenja, tw: int) -> Capaian:
        """Capaian of one quarter: its own realisasi against its own target (specification 4.2).

        Above the leaves it is the mean of the nodes below that have a target in this quarter, if the indicator is
        ``otomatis`` or no realisasi is filled in (specification 1.4, 3.6).
        """
        realisasi = self.realisasi(indikator, tw)
        if self._dari_anak(simpul, indikator, realisasi):
            return dari_bawah(self.rerata_anak(simpul, tw))
        return capaian(self.target(indikator, tw), realisasi, indikator.arah, rumus_negatif=self.rumus_negatif)

    def capaian_sd(self, simpul: Simpul, indikator: IndikatorRenja, tw: int) -> Capaian:
        """Capaian up to a quarter: realisasi so far against the target of the year (specification 4.2)."""
        realisasi = self.realisasi_sd(indikator, tw)
        if self._dari_anak(simpul, indikator, realisasi):
            return dari_bawah(self.rerata_anak_sd(simpul, tw))
        return capaian(indikator.target, realisasi, indikator.arah, rumus_negatif=self.rumus_negatif)

    def rencana_sd(self, indikator: IndikatorRenja, tw: int) -> Capaian:
        """The capaian that the year would have up to a quarter if its targets were met to the letter."""
        return capaian(
            indikator.target, self.target_sd(indikator, tw), indikator.arah, rumus_negatif=self.rumus_negatif
        )

    def rata_rata_anak(self, simpul: Simpul, tw: int) -> Persen:
        """The mean capaian of the nodes directly below in one quarter (specification 4.3)."""
        return self.rerata_anak(simpul, tw).persen

    def rerata_anak(self, simpul: Simpul, tw: int) -> Rerata:
        """Likewise, with what it is made of."""
        return rerata((bagian_simpul(a, self.rerata_simpul(a, tw)) for a in simpul.anak), batas=self.batas_rata2)

    def rerata_anak_sd(self, simpul: Simpul, tw: int) -> Rerata:
        """The mean capaian of the nodes directly below up to a quarter."""
        return rerata((bagian_simpul(a, self.rerata_simpul_sd(a, tw)) for a in simpul.anak), batas=self.batas_rata2)

    def capaian_simpul(self, simpul: Simpul, tw: int) -> Persen:
        """The capaian of a node in one quarter; several indicators are averaged first (specification 4.3)."""
        return self.rerata_simpul(simpul, tw).persen

    def capaian_simpul_sd(self, simpul: Simpul, tw: int) -> Persen:
        """The capaian of a node up to a quarter, likewise."""
        return self.rerata_simpul_sd(simpul, tw).persen

    def rerata_simpul(self, simpul: Simpul, tw: int) -> Rerata:
        """The capaian of a node in one quarter with the indicators it is made of, or else the nodes below it."""
        if not simpul.indikator and not simpul.daun:
            return self.rerata_anak(simpul, tw)
        return self._rerata_indikator(simpul, lambda i: self.capaian_tw(simpul, i, tw))

    def rerata_simpul_sd(self, simpul: Simpul, tw: int) -> Rerata:
        """The capaian of a node up to a quarter, likewise."""
        if not simpul.indikator and not simpul.daun:
            return self.rerata_anak_sd(simpul, tw)
        return self._rerata_indikator(simpul, lambda i: self.capaian_sd(simpul, i, tw))

    def rencana_simpul_sd(self, simpul: Simpul, tw: int) -> Rerata:
        """What the capaian of a leaf up to a quarter would be if its quarters were met to the letter."""
        return self._rerata_indikator(simpul, lambda i: self.rencana_sd(i, tw))

    def rata_rata_daun(self, tw: int) -> tuple[Persen, Persen]:
        """Mean capaian (K) and absorption (Rp) of the leaves up to a quarter: the foot of E.81 (specification 2.9)."""
        k, rp = self.rerata_daun(tw)
        return k.persen, rp.persen

    def rerata_daun(self, tw: int) -> tuple[Rerata, Rerata]:
        """Likewise, with what they are made of."""
        k = rerata((bagian_simpul(s, self.rerata_simpul_sd(s, tw)) for s in self.daun), batas=self.batas_rata2)
        serapan_daun = [(s, self.penyerapan_sd(s, tw)) for s in self.daun]
        return k, rerata(Bagian(_nama(s), c.persen, c.alasan) for s, c in serapan_daun)

    @property
    def daun(self) -> list[Simpul]:
        """The nodes that carry money, in the order of the codes."""
        return [s for s in self.pohon.telusuri() if s.daun]

    def ada_realisasi(self, tw: int) -> bool:
        """Whether anything was filled in as reached in this quarter, for what stands in this version."""
        kunci = {i.kunci for s in self.pohon.telusuri() for i in s.indikator}
        return any(t == tw and k in kunci and r.realisasi is not None for (k, t), r in self.realisasi_tw.items())

    def ada_rupiah(self, tw: int) -> bool:
        """Whether anything was filled in as spent in this quarter."""
        return any(self.rupiah(s, tw) is not None for s in self.pohon.akar)

    @property
    def triwulan_terakhir(self) -> int | None:
        """The last quarter in which anything was filled in."""
        return max((t for t in TRIWULAN if self.ada_realisasi(t) or self.ada_rupiah(t)), default=None)

    def predikat(self, persen: Persen) -> str:
        """The kabupaten's word for a percentage (specification 4.4)."""
        return predikat(persen, self.sebutan)

    @staticmethod
    def _dari_anak(simpul: Simpul, indikator: IndikatorRenja, realisasi: Decimal | None) -> bool:
        return not simpul.daun and (indikator.otomatis or realisasi is None)

    def _rerata_indikator(self, simpul: Simpul, ambil: Callable[[IndikatorRenja], Capaian]) -> Rerata:
        # A single indicator is printed as it is: the limit is for what enters a mean (specification 4.1).
        batas = self.batas_rata2 if len(simpul.indikator) > 1 else None
        nilai = [(i, ambil(i)) for i in simpul.indikator]
        return rerata((Bagian(i.uraian, c.persen, c.alasan) for i, c in nilai), batas=batas)

    def _rupiah(self, daftar: dict[tuple[int, int], int | None], simpul: Simpul, tw: int) -> int | None:
        if simpul.daun:
            return daftar.get((simpul.nomenklatur.pk, tw))
        return jumlah(self._rupiah(daftar, a, tw) for a in simpul.anak)


def _nama(simpul: Simpul) -> str:
    return f"{simpul.kode_cetak} {simpul.nama}"


def bagian_simpul(simpul: Simpul, nilai: Rerata) -> Bagian:
    """A node within the mean of what stands above it; the reason is known where it has a single indicator."""
    return Bagian(_nama(simpul), nilai.persen, nilai.bagian[0].sebab if len(nilai.bagian) == 1 else "")


def dari_bawah(nilai: Rerata) -> Capaian:
    """The capaian of a node that is the mean of what is below it: against 100 (specification 2.9)."""
    if not isinstance(nilai.persen, Decimal):
        return Capaian(nilai.persen, SERATUS, None, RATA_RATA_ANAK, "tidak ada nilai yang berlaku di bawahnya", nilai)
    return Capaian(nilai.persen, SERATUS, nilai.persen, RATA_RATA_ANAK, rerata=nilai)


def muat_kinerja(renja: Renja, pohon: Pohon) -> Kinerja:
    """Load the quarters of a Renja; five queries where its kabupaten came along (``planning.versi.TERKAIT``)."""
    tahun = {"perangkat_daerah": renja.perangkat_daerah_id, "tahun": renja.tahun}
    return Kinerja(
        pohon,
        target_tw={(t.kunci, t.triwulan): t.target for t in TargetTriwulan.objects.filter(renja=renja)},
        pagu_tw={(p.nomenklatur_id, p.triwulan): p.pagu for p in PaguTriwulan.objects.filter(renja=renja)},
        realisasi_tw={(r.kunci, r.triwulan): r for r in Realisasi.objects.filter(**tahun)},
        rupiah_tw={(r.nomenklatur_id, r.triwulan): r.rupiah for r in RealisasiPagu.objects.filter(**tahun)},
        evaluasi={e.triwulan: e for e in EvaluasiTriwulan.objects.filter(**tahun)},
        **aturan_kabupaten(renja),
    )


def aturan_kabupaten(renja: Renja) -> dict[str, Any]:
    """How the kabupaten measures (specification 4.1, 4.4), as ``Kinerja`` wants it."""
    kabupaten = renja.perangkat_daerah.kabupaten
    batas = kabupaten.batas_capaian_rata2
    return {
        "rumus_negatif": kabupaten.rumus_negatif,
        "batas_rata2": None if batas is None else Decimal(batas),
        "sebutan": urai_sebutan(kabupaten.label_predikat),
    }


__all__ = ["TIDAK_BERLAKU", "TRIWULAN", "Kinerja", "muat_kinerja"]
