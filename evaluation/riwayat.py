"""What was planned, reached and spent in earlier years, indicator by indicator and leaf by leaf.

An indicator is followed through the years by its ``kunci``, a leaf by its code in any edition. Two sources meet here
(decision 7), and one rule joins them: **a year is taken from what is held here where there is any, else from the
opening figures** (``KinerjaTahunan``). Held is a year in which at least one quarter of that very indicator (of that
very leaf, for rupiah) is filled in; a year of which only some quarters are filled in counts as far as they go.

- The figure of a held year: its quarters put together by the indicator's aggregation as that year's Renja had it, in
  that Renja's unit; of an ``otomatis`` indicator of a programme or kegiatan the mean capaian of what is below it
  (specification 1.4, 4.2), so that it is what E.81 of that year said.
- The figure up to a year (columns 5 of T-C.29 and 6 of E.81) goes back year by year, not before the Renstra began, to
  the last year that is not held and has an opening ``realisasi_sd``: that figure stands for all years until then. The
  years after it follow, held or opening. They are put together by the aggregation of the Renstra's indicator
  (specification 4.2): ``KUMULATIF`` adds, ``POSISI_AKHIR`` takes the last, ``RATA_RATA`` is the mean of the years, in
  which an opening ``realisasi_sd`` counts once for each year of the Renstra it stands for.
- Figures in another unit than the indicator's are shown where they stand alone, and never added to those in its own.
- Rupiah always add up. The opening figure of a leaf is that of its first indicator that has one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from uuid import UUID

from evaluation.capaian import agregat
from evaluation.kinerja import TRIWULAN, Kinerja, aturan_kabupaten
from evaluation.models import Realisasi, RealisasiPagu
from planning.enums import Agregasi, JenisRenja
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, IndikatorRenstra, KinerjaTahunan, Nomenklatur, Renja, Renstra
from planning.nilai import Besaran, jumlah
from planning.pohon import Simpul, pohon_berindikator

Ukuran = IndikatorRenja | IndikatorRenstra


@dataclass
class TahunLalu:
    """The last version of another year's Renja, held against that year's realisations."""

    kinerja: Kinerja

    @cached_property
    def per_kunci(self) -> dict[UUID, tuple[Simpul, IndikatorRenja]]:
        return {i.kunci: (s, i) for s in self.kinerja.pohon.telusuri() for i in s.indikator}


@dataclass
class Riwayat:
    """The years behind one Renja. Years and figures are keyed by ``kunci``, rupiah by ``kunci_lintas_edisi``.

    ``mulai`` is the first year that is put together with others, that of the Renstra; ``tahun`` are the years asked
    for. ``tw`` holds the quarters of a year, ``rupiah`` what a leaf spent in a year, ``rupiah_awal`` the opening figure
    up to a year.
    """

    mulai: int
    tahun: set[int] = field(default_factory=set)
    renstra: list[IndikatorRenstra] = field(default_factory=list)
    awal: dict[tuple[UUID, int], KinerjaTahunan] = field(default_factory=dict)
    lalu: dict[int, TahunLalu] = field(default_factory=dict)
    tw: dict[tuple[UUID, int], dict[int, Decimal]] = field(default_factory=dict)
    rupiah: dict[tuple[str, int], int] = field(default_factory=dict)
    rupiah_awal: dict[tuple[str, int], int] = field(default_factory=dict)

    @cached_property
    def per_kunci(self) -> dict[UUID, IndikatorRenstra]:
        return {i.kunci: i for i in self.renstra}

    @cached_property
    def berangka(self) -> set[UUID]:
        """The indicators that have figures, opening or held, in the years asked for."""
        lalu = [self.lalu[t].per_kunci for t in self.tahun if t in self.lalu]
        bertarget = {k for per_kunci in lalu for k, (_, i) in per_kunci.items() if i.target is not None}
        return {k for k, t in [*self.awal, *self.tw] if t in self.tahun} | bertarget

    def ukuran(self, indikator: Ukuran) -> Ukuran:
        """The Renstra's indicator if it has this one: it says in which unit years are counted, and how they add up."""
        return self.per_kunci.get(indikator.kunci, indikator)

    def otomatis(self, indikator: Ukuran) -> bool:
        """Whether what it reaches is the mean of what is below: as it says itself, else as the last Renja said."""
        if isinstance(indikator, IndikatorRenja):
            return indikator.otomatis
        return next((i.otomatis for t in sorted(self.lalu, reverse=True) if (i := self._di(t, indikator)[1])), False)

    def menambah(self, tahun: int) -> bool:
        """Whether a year belongs to the Renstra, so that it may be put together with others."""
        return tahun >= self.mulai

    def target(self, indikator: Ukuran, tahun: int) -> Besaran | None:
        """The target of a year: from the last version of that year's Renja, else the opening figure."""
        if i := self._di(tahun, indikator)[1]:
            return None if i.target is None else Besaran(i.target, i.satuan)
        return self._awal(indikator, tahun, "target")

    def realisasi(self, indikator: Ukuran, tahun: int) -> Besaran | None:
        """What was reached in a year."""
        return self._dipegang(indikator, tahun) or self._awal(indikator, tahun, "realisasi")

    def realisasi_sd(self, indikator: Ukuran, tahun: int) -> Besaran | None:
        """What was reached from the Renstra's beginning up to the end of a year."""
        if not self.menambah(tahun):
            return self._awal(indikator, tahun, "realisasi_sd")
        ukuran = self.ukuran(indikator)
        bagian: list[Besaran] = []
        for t in range(tahun, self.mulai - 1, -1):
            satu = self._dipegang(indikator, t)
            if satu is None and (sampai := self._awal(indikator, t, "realisasi_sd")):
                bagian += [sampai] * (t - self.mulai + 1 if ukuran.agregasi == Agregasi.RATA_RATA else 1)
                break
            if satu := satu or self._awal(indikator, t, "realisasi"):
                bagian.append(satu)
        return _gabung(bagian[::-1], ukuran)

    def rupiah_sd(self, nomenklatur: Nomenklatur, tahun: int) -> int | None:
        """Rupiah spent from the Renstra's beginning up to the end of a year (E.81, column 6), in whatever edition.

        Above the leaves it is the sum of all leaves below, those that later Renja have no more included.
        """
        kunci = kunci_lintas_edisi(nomenklatur.kode)
        if kunci in self._daun:
            return self._rupiah_sd(kunci, tahun)
        return jumlah(self._rupiah_sd(k, tahun) for k in self._daun if k.startswith(f"{kunci}-"))

    @cached_property
    def _daun(self) -> set[str]:
        return {k for k, _ in [*self.rupiah, *self.rupiah_awal]}

    def _rupiah_sd(self, kunci: str, tahun: int) -> int | None:
        bagian = []
        for t in range(tahun, self.mulai - 1, -1):
            satu = self.rupiah.get((kunci, t))
            if satu is None and (sampai := self.rupiah_awal.get((kunci, t))) is not None:
                bagian.append(sampai)
                break
            bagian.append(satu)
        return jumlah(bagian)

    def _di(self, tahun: int, indikator: Ukuran) -> tuple[Simpul, IndikatorRenja] | tuple[None, None]:
        """This indicator, and its node, in the Renja of another year."""
        lalu = self.lalu.get(tahun)
        return (lalu.per_kunci.get(indikator.kunci) if lalu else None) or (None, None)

    def _dipegang(self, indikator: Ukuran, tahun: int) -> Besaran | None:
        """What was reached in a year that is held here."""
        simpul, milik = self._di(tahun, indikator)
        ukuran = milik or self.ukuran(indikator)
        if milik and milik.otomatis and not simpul.daun:
            angka = self.lalu[tahun].kinerja.rerata_anak_sd(simpul, TRIWULAN[-1]).persen
            angka = angka if isinstance(angka, Decimal) else None
        else:
            angka = setahun(self.tw.get((indikator.kunci, tahun), {}), ukuran.agregasi)
        return None if angka is None else Besaran(angka, ukuran.satuan)

    def _awal(self, indikator: Ukuran, tahun: int, kolom: str) -> Besaran | None:
        kinerja = self.awal.get((indikator.kunci, tahun))
        angka = getattr(kinerja, kolom, None)
        return None if angka is None else Besaran(angka, kinerja.satuan or self.ukuran(indikator).satuan)


def sesatuan(a: str, b: str) -> bool:
    """Whether two figures are counted in the same unit; capitals do not tell units apart."""
    return a.casefold() == b.casefold()


def _gabung(bagian: list[Besaran], ukuran: Ukuran) -> Besaran | None:
    """Figures of years, in order, as one: those in the indicator's unit, or if there are none, in that of the last."""
    if not bagian or ukuran.agregasi == Agregasi.POSISI_AKHIR:
        return bagian[-1] if bagian else None
    bagian = [b for b in bagian if sesatuan(b.satuan, ukuran.satuan)] or [
        b for b in bagian if sesatuan(b.satuan, bagian[-1].satuan)
    ]
    return Besaran(agregat((b.angka for b in bagian), ukuran.agregasi), bagian[-1].satuan)


def muat_riwayat(renja: Renja, renstra: Renstra | None, tahun: Iterable[int]) -> Riwayat:
    """Load the history for some years, and all years of the Renstra before them, in six queries.

    Without a Renstra no years are put together.
    """
    tahun = set(tahun)
    semua = tahun_terlibat(renja, renstra, tahun)
    kantor = renja.perangkat_daerah_id
    lain = Renja.objects.filter(perangkat_daerah=kantor, tahun__in=semua - {renja.tahun})
    versi = versi_terakhir(lain.select_related("edisi", "perangkat_daerah"))
    return rangkai(
        renja,
        renstra,
        tahun,
        IndikatorRenstra.objects.filter(renstra=renstra)
        .select_related("nomenklatur__edisi")
        .order_by("nomenklatur__kode", "nomor"),
        KinerjaTahunan.objects.filter(indikator__renstra=renstra, tahun__in=semua),
        versi,
        IndikatorRenja.objects.filter(baris__renja__in=[r.pk for r in versi.values()])
        .select_related("baris__nomenklatur__induk__induk")
        .order_by("nomor"),
        Realisasi.objects.filter(perangkat_daerah=kantor, tahun__in=semua),
        RealisasiPagu.objects.filter(perangkat_daerah=kantor, tahun__in=semua).select_related("nomenklatur"),
    )


def tahun_terlibat(renja: Renja, renstra: Renstra | None, tahun: set[int]) -> set[int]:
    """The years asked for, and those of the Renstra before them."""
    return tahun | set(range(_mulai(renja, renstra), max(tahun) + 1))


def _mulai(renja: Renja, renstra: Renstra | None) -> int:
    return renstra.tahun_awal if renstra else renja.tahun


def rangkai(
    renja: Renja,
    renstra: Renstra | None,
    tahun: set[int],
    indikator: Iterable[IndikatorRenstra],
    kinerja: Iterable[KinerjaTahunan],
    versi: dict[int, Renja],
    lain: Iterable[IndikatorRenja],
    realisasi: Iterable[Realisasi],
    rupiah: Iterable[RealisasiPagu],
) -> Riwayat:
    """The history made of what is loaded: the Renstra's indicators, opening figures, the last version of each other
    year's Renja with its indicators in order, and the realisations."""
    indikator, realisasi = list(indikator), list(realisasi)
    per_pk = {i.pk: i for i in indikator}
    awal = {(per_pk[k.indikator_id].kunci, k.tahun): k for k in kinerja}
    return Riwayat(
        _mulai(renja, renstra),
        tahun,
        indikator,
        awal,
        lalu=_tahun_lalu(renja, versi, lain, realisasi),
        tw=per_triwulan(realisasi),
        rupiah=_rupiah(rupiah),
        rupiah_awal=_rupiah_awal(indikator, awal),
    )


def per_triwulan(realisasi: Iterable[Realisasi]) -> dict[tuple[UUID, int], dict[int, Decimal]]:
    """The quarters that are filled in, by indicator and year."""
    hasil: dict[tuple[UUID, int], dict[int, Decimal]] = {}
    for r in realisasi:
        if r.realisasi is not None:
            hasil.setdefault((r.kunci, r.tahun), {})[r.triwulan] = r.realisasi
    return hasil


def setahun(tw: dict[int, Decimal], cara: str) -> Decimal | None:
    """The quarters of a year, as far as they are filled in, as one figure (specification 4.2)."""
    return agregat((tw.get(t) for t in TRIWULAN), cara)


def versi_terakhir(renja: Iterable[Renja]) -> dict[int, Renja]:
    """The version that counts in each year: the last perubahan, else the pokok; the rancangan awal RKPD never."""
    berlaku = [r for r in renja if r.jenis != JenisRenja.RANCANGAN_AWAL]
    return {r.tahun: r for r in sorted(berlaku, key=lambda r: r.urutan)}  # 0 is the pokok


def _tahun_lalu(
    renja: Renja, versi: dict[int, Renja], lain: Iterable[IndikatorRenja], realisasi: list[Realisasi]
) -> dict[int, TahunLalu]:
    indikator: dict[int, list[IndikatorRenja]] = {}
    for i in lain:
        indikator.setdefault(i.baris.renja_id, []).append(i)
    per_tahun: dict[int, dict[tuple[UUID, int], Realisasi]] = {}
    for r in realisasi:
        per_tahun.setdefault(r.tahun, {})[r.kunci, r.triwulan] = r
    aturan = aturan_kabupaten(renja)
    return {
        t: TahunLalu(
            Kinerja(pohon_berindikator(r, indikator.get(r.pk, [])), realisasi_tw=per_tahun.get(t, {}), **aturan)
        )
        for t, r in versi.items()
    }


def _rupiah(realisasi: Iterable[RealisasiPagu]) -> dict[tuple[str, int], int]:
    hasil: dict[tuple[str, int], int] = {}
    for r in realisasi:
        if r.rupiah is not None:
            kunci = (kunci_lintas_edisi(r.nomenklatur.kode), r.tahun)
            hasil[kunci] = hasil.get(kunci, 0) + r.rupiah
    return hasil


def _rupiah_awal(
    indikator: list[IndikatorRenstra], awal: dict[tuple[UUID, int], KinerjaTahunan]
) -> dict[tuple[str, int], int]:
    """Opening figures of the leaves; of several indicators the first that has one."""
    per_kunci = {i.kunci: i for i in indikator if i.nomenklatur.level == i.nomenklatur.edisi.level_daun}
    terisi = [(per_kunci[i], t, k.realisasi_rp_sd) for (i, t), k in awal.items() if i in per_kunci]
    hasil: dict[tuple[str, int], int] = {}
    for i, tahun, rupiah in sorted(terisi, key=lambda x: x[0].nomor):
        if rupiah is not None:
            hasil.setdefault((kunci_lintas_edisi(i.nomenklatur.kode), tahun), rupiah)
    return hasil
