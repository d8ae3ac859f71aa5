"""The quarters held against the year while they are filled in: sums, differences, capaian. Plain data for any page.

Every function answers from a loaded ``Kinerja`` without a query; ``muat_untuk_isian`` loads one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from evaluation.capaian import Capaian, Persen, Serapan, agregat, capaian, serapan
from evaluation.kinerja import TRIWULAN, Kinerja, muat_kinerja
from planning.models import IndikatorRenja, IndikatorSasaran, KinerjaSasaran, Renja
from planning.nilai import bulatkan, jumlah
from planning.pohon import Simpul, muat_pohon
from planning.renstra import renstra_untuk

#: What the database keeps of a quantity; figures that agree to here agree.
DESIMAL = 4


def muat_untuk_isian(renja: Renja) -> Kinerja:
    """The tree of a Renja with its quarters, whatever there is now; eight queries."""
    return muat_kinerja(renja, muat_pohon(renja))


# --- Rencana aksi -----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RupiahRencana:
    """Rupiah by quarter of a node (``kode`` is empty for the whole Renja), and the pagu they must make (3.5).

    ``selisih`` is pagu less what is planned: what is still to be spread, or (negative) too much.
    """

    kode: str
    triwulan: tuple[int | None, ...]
    pagu: int | None
    daun: bool = False

    @property
    def jumlah(self) -> int | None:
        return jumlah(self.triwulan)

    @property
    def selisih(self) -> int:
        return (self.pagu or 0) - (self.jumlah or 0)

    @property
    def cocok(self) -> bool:
        return self.selisih == 0


@dataclass(frozen=True)
class TargetRencana:
    """An indicator's targets by quarter put together by its aggregation, and the target of the year (4.2)."""

    indikator: IndikatorRenja
    triwulan: tuple[Decimal | None, ...]

    @property
    def agregat(self) -> Decimal | None:
        """To the decimals that are kept."""
        hasil = agregat(self.triwulan, self.indikator.agregasi)
        return None if hasil is None else bulatkan(hasil, DESIMAL)

    @property
    def target(self) -> Decimal | None:
        return self.indikator.target

    @property
    def selisih(self) -> Decimal | None:
        """Target less aggregate; ``None`` where one of them is not filled in."""
        if self.agregat is None or self.target is None:
            return None
        return self.target - self.agregat

    @property
    def cocok(self) -> bool:
        return self.agregat == self.target


@dataclass(frozen=True)
class JumlahRencanaAksi:
    """Nodes by code (the whole under ``""``), indicators by their id."""

    simpul: dict[str, RupiahRencana]
    indikator: dict[int, TargetRencana]

    @property
    def cocok(self) -> bool:
        """Whether everything agrees with the year, as it must before the Renja is issued (specification 9)."""
        return all(s.cocok for s in self.simpul.values() if s.daun) and all(i.cocok for i in self.indikator.values())


def jumlah_rencana_aksi(kinerja: Kinerja) -> JumlahRencanaAksi:
    simpul = {
        s.kode: RupiahRencana(s.kode, tuple(kinerja.pagu(s, tw) for tw in TRIWULAN), s.pagu, s.daun)
        for s in kinerja.pohon.telusuri()
    }
    akar = kinerja.pohon.akar
    seluruhnya = tuple(jumlah(kinerja.pagu(s, tw) for s in akar) for tw in TRIWULAN)
    simpul[""] = RupiahRencana("", seluruhnya, kinerja.pohon.pagu)
    indikator = {
        i.pk: TargetRencana(i, tuple(kinerja.target(i, tw) for tw in TRIWULAN))
        for s in kinerja.pohon.telusuri()
        for i in s.indikator
    }
    return JumlahRencanaAksi(simpul, indikator)


# --- Realisasi --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class RupiahRealisasi:
    """Rupiah spent by a node (``kode`` is empty for the whole Renja): in the quarter, until its end, in the year.

    ``sisa`` is what the pagu leaves at the end of the quarter, ``batas`` the most that the quarter may hold beside the
    others; ``serapan`` is absorption until the end of the quarter, in percent of the year's pagu (specification 4.1).
    """

    kode: str
    rupiah: int | None
    sd: int | None
    setahun: int | None
    pagu: int | None
    daun: bool = False

    @property
    def sisa(self) -> int | None:
        return None if self.pagu is None else self.pagu - (self.sd or 0)

    @property
    def batas(self) -> int | None:
        return None if self.pagu is None else self.pagu - (self.setahun or 0) + (self.rupiah or 0)

    @property
    def serapan(self) -> Serapan:
        return serapan(self.sd, self.pagu)


@dataclass(frozen=True)
class CapaianRealisasi:
    """What an indicator reached: in the quarter against its target, and until then against the year's (4.2)."""

    target_tw: Decimal | None
    target_tahun: Decimal | None
    realisasi_tw: Decimal | None
    realisasi_sd: Decimal | None
    tw: Capaian
    sd: Capaian


@dataclass(frozen=True)
class JumlahRealisasi:
    """Nodes by code (the whole under ``""``), indicators by their id, and the foot of E.81 until this quarter."""

    triwulan: int
    simpul: dict[str, RupiahRealisasi]
    indikator: dict[int, CapaianRealisasi]
    rata_k: Persen
    rata_rp: Persen
    predikat_k: str
    predikat_rp: str
    sasaran: dict[int, CapaianRealisasi] = field(default_factory=dict)


@dataclass(frozen=True)
class SasaranIsian:
    """An indicator of a tujuan or sasaran, with its target of the year; it has none by quarter."""

    indikator: IndikatorSasaran
    target: Decimal | None


def sasaran_isian(renja: Renja) -> list[SasaranIsian]:
    """The indicators of the Renstra in force, tujuan first; three queries, or one if there is none."""
    if (renstra := renstra_untuk(renja)) is None:
        return []
    semua = IndikatorSasaran.objects.filter(renstra=renstra).select_related("tujuan", "sasaran__tujuan")
    target = dict(
        KinerjaSasaran.objects.filter(indikator__renstra=renstra, tahun=renja.tahun).values_list("indikator", "target")
    )
    return [SasaranIsian(i, target.get(i.pk)) for i in sorted(semua, key=_urutan_sasaran)]


def _urutan_sasaran(i: IndikatorSasaran) -> tuple:
    tujuan = i.tujuan or i.sasaran.tujuan
    return tujuan.nomor, i.sasaran.nomor if i.sasaran else 0, i.nomor


def jumlah_realisasi(kinerja: Kinerja, tw: int, sasaran: Iterable[SasaranIsian] = ()) -> JumlahRealisasi:
    pohon = kinerja.pohon
    simpul = {s.kode: _rupiah(kinerja, tw, s.kode, [s], s.pagu, s.daun) for s in pohon.telusuri()}
    simpul[""] = _rupiah(kinerja, tw, "", pohon.akar, pohon.pagu)
    rata_k, rata_rp = kinerja.rata_rata_daun(tw)
    return JumlahRealisasi(
        tw,
        simpul,
        {i.pk: _capaian(kinerja, tw, s, i) for s in pohon.telusuri() for i in s.indikator},
        rata_k,
        rata_rp,
        kinerja.predikat(rata_k),
        kinerja.predikat(rata_rp),
        {s.indikator.pk: _capaian_sasaran(kinerja, tw, s) for s in sasaran},
    )


def _rupiah(
    kinerja: Kinerja, tw: int, kode: str, simpul: list[Simpul], pagu: int | None, daun: bool = False
) -> RupiahRealisasi:
    per_tw = [jumlah(kinerja.rupiah(s, t) for s in simpul) for t in TRIWULAN]
    return RupiahRealisasi(kode, per_tw[tw - 1], jumlah(per_tw[:tw]), jumlah(per_tw), pagu, daun)


def _capaian(kinerja: Kinerja, tw: int, simpul: Simpul, indikator: IndikatorRenja) -> CapaianRealisasi:
    return CapaianRealisasi(
        kinerja.target(indikator, tw),
        indikator.target,
        kinerja.realisasi(indikator, tw),
        kinerja.realisasi_sd(indikator, tw),
        kinerja.capaian_tw(simpul, indikator, tw),
        kinerja.capaian_sd(simpul, indikator, tw),
    )


def _capaian_sasaran(kinerja: Kinerja, tw: int, sasaran: SasaranIsian) -> CapaianRealisasi:
    i = sasaran.indikator
    realisasi, sd = kinerja.realisasi(i, tw), kinerja.realisasi_sd(i, tw)
    rumus = kinerja.rumus_negatif
    return CapaianRealisasi(
        None,
        sasaran.target,
        realisasi,
        sd,
        capaian(None, realisasi, i.arah, rumus_negatif=rumus),
        capaian(sasaran.target, sd, i.arah, rumus_negatif=rumus),
    )
