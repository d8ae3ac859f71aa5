"""Everything the rules look at, loaded at once: a fixed number of queries, however many rows there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from uuid import UUID

from evaluation.capaian import Capaian
from evaluation.kinerja import TRIWULAN, Kinerja, muat_kinerja
from evaluation.tabel.sasaran import SasaranTahun, muat_sasaran
from planning.enums import JenisRenja, Level
from planning.kode import kunci_lintas_edisi
from planning.models import (
    AlasanPerubahan,
    BagianNaskah,
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorRenstra,
    KinerjaTahunan,
    Nomenklatur,
    PlafonPagu,
    Renja,
    Renstra,
    Usulan,
)
from planning.pohon import Pohon, PohonBanding, Simpul, bandingkan, muat_pohon
from planning.renstra import renstra_untuk
from planning.versi import TERKAIT, renja_terakhir

from .naskah import Teks, teks_bebas, teks_faktor, teks_keterangan, teks_naskah


@dataclass(eq=False)
class Bahan:
    """One version of a Renja with all it is held against.

    ``asal`` is the version of the same year that it was copied from, ``lalu`` the last version of the year before;
    either may be missing. ``resmi`` are the official rows of the Renja's own edition and of the one in force for the
    year (``edisi_berlaku``), by edition and code. Realisations are held against the version in force only: an earlier
    one comes without them.
    """

    renja: Renja
    pohon: Pohon
    kinerja: Kinerja
    asal: Pohon | None = None
    lalu: Pohon | None = None
    renstra: Renstra | None = None
    indikator_renstra: list[IndikatorRenstra] = field(default_factory=list)
    kinerja_tahunan: list[KinerjaTahunan] = field(default_factory=list)
    sasaran: list[SasaranTahun] = field(default_factory=list)
    usulan: list[Usulan] = field(default_factory=list)
    plafon: int | None = None
    naskah: list[BagianNaskah] = field(default_factory=list)
    alasan: dict[tuple[str, UUID | None], str] = field(default_factory=dict)
    edisi_berlaku: EdisiNomenklatur | None = None
    resmi: dict[int, dict[str, Nomenklatur]] = field(default_factory=dict)

    @property
    def tahun(self) -> int:
        return self.renja.tahun

    @property
    def perubahan(self) -> bool:
        return self.renja.jenis == JenisRenja.PERUBAHAN

    @cached_property
    def simpul(self) -> list[Simpul]:
        """Every node, parents first, in the order of the codes."""
        return list(self.pohon.telusuri())

    @cached_property
    def daun(self) -> list[Simpul]:
        """The nodes that carry money and have a row."""
        return [s for s in self.simpul if s.daun and s.baris]

    @cached_property
    def berbaris(self) -> list[Simpul]:
        """Programmes, kegiatan and sub kegiatan: what a Renja has rows for, there or not."""
        return [s for s in self.simpul if s.level in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)]

    @cached_property
    def indikator(self) -> list[tuple[Simpul, IndikatorRenja]]:
        return [(s, i) for s in self.simpul for i in s.indikator]

    @cached_property
    def banding(self) -> PohonBanding | None:
        """This version beside the one before, of a perubahan."""
        return bandingkan(self.asal, self.pohon) if self.asal and self.perubahan else None

    @cached_property
    def lalu_per_kunci(self) -> dict[str, Simpul]:
        """The nodes of last year's Renja by their key across editions."""
        return {kunci_lintas_edisi(s.kode): s for s in self.lalu.telusuri()} if self.lalu else {}

    @cached_property
    def renstra_per_kunci(self) -> dict[UUID, IndikatorRenstra]:
        return {i.kunci: i for i in self.indikator_renstra}

    @cached_property
    def tahunan(self) -> dict[tuple[UUID, int], KinerjaTahunan]:
        """Opening figures of the Renstra by indicator (``kunci``) and year."""
        per_pk = {i.pk: i.kunci for i in self.indikator_renstra}
        return {(per_pk[k.indikator_id], k.tahun): k for k in self.kinerja_tahunan if k.indikator_id in per_pk}

    @cached_property
    def tw_terakhir(self) -> int | None:
        """The last quarter in which anything was reached or spent."""
        k = {i.kunci for _, i in self.indikator}
        n = {s.nomenklatur.pk for s in self.simpul}
        ada = [t for (kunci, t), r in self.kinerja.realisasi_tw.items() if kunci in k and r.realisasi is not None]
        return max(
            ada + [t for (pk, t), r in self.kinerja.rupiah_tw.items() if pk in n and r is not None], default=None
        )

    @cached_property
    def tw_berrupiah(self) -> set[int]:
        """The quarters in which spending was filled in for any row."""
        return {t for (_, t), r in self.kinerja.rupiah_tw.items() if r is not None}

    @cached_property
    def capaian(self) -> dict[int, tuple[Simpul, IndikatorRenja, Capaian]]:
        """The capaian of each indicator of a leaf up to the last quarter, by the indicator's primary key."""
        tw = self.tw_terakhir
        daun = self.daun if tw else ()
        return {i.pk: (s, i, self.kinerja.capaian_sd(s, i, tw)) for s in daun for i in s.indikator}

    def capaian_daun(self, simpul: Simpul) -> Decimal | None:
        """The mean of a leaf's indicators up to the last quarter, as far as they apply."""
        semua = [self.capaian[i.pk][2].persen for i in simpul.indikator]
        ada = [p for p in semua if isinstance(p, Decimal)]
        return sum(ada) / len(ada) if ada else None

    @cached_property
    def teks_naskah(self) -> list[Teks]:
        """The texts of documents that the office wrote itself."""
        return teks_naskah(self)

    @cached_property
    def teks_faktor(self) -> list[Teks]:
        """What the office says of the quarters."""
        return teks_faktor(self)

    @cached_property
    def teks_bebas(self) -> list[Teks]:
        """Every text in which years and documents may be named."""
        return teks_bebas(self)

    @cached_property
    def keterangan(self) -> list[tuple[Simpul, IndikatorRenja, Teks]]:
        """The remarks beside realisations."""
        return list(teks_keterangan(self))

    def rupiah(self, simpul: Simpul) -> list[tuple[int, int]]:
        """What a leaf spent, by quarter, as far as it is filled in."""
        isi = ((t, self.kinerja.rupiah_tw.get((simpul.nomenklatur.pk, t))) for t in TRIWULAN)
        return [(t, r) for t, r in isi if r is not None]

    def realisasi(self, indikator: IndikatorRenja) -> list[tuple[int, object]]:
        """What an indicator reached, by quarter, as far as it is filled in."""
        isi = ((t, self.kinerja.realisasi(indikator, t)) for t in TRIWULAN)
        return [(t, r) for t, r in isi if r is not None]

    def bertetangga(self) -> Iterator[tuple[Simpul, Simpul]]:
        """Each leaf with the one above it on the page."""
        yield from pairwise(self.daun)


def muat_bahan(renja: Renja) -> Bahan:
    """Load it; at most 32 queries, the same for any size."""
    renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
    pohon = muat_pohon(renja)
    asal = muat_pohon(renja.asal) if renja.asal and renja.asal.tahun == renja.tahun else None
    lalu = renja_terakhir(Renja.objects.all(), renja.perangkat_daerah_id, renja.tahun - 1)
    renstra = renstra_untuk(renja)
    indikator = list(IndikatorRenstra.objects.filter(renstra=renstra).select_related("nomenklatur")) if renstra else []
    milik = {"perangkat_daerah": renja.perangkat_daerah_id, "tahun": renja.tahun}
    berlaku = _edisi_berlaku(renja.tahun)
    kinerja = muat_kinerja(renja, pohon)
    if not _berlaku(renja):
        kinerja.realisasi_tw, kinerja.rupiah_tw = {}, {}
    return Bahan(
        renja,
        pohon,
        kinerja,
        asal,
        muat_pohon(lalu) if lalu else None,
        renstra,
        indikator,
        list(KinerjaTahunan.objects.filter(indikator__renstra=renstra).order_by("tahun")) if renstra else [],
        muat_sasaran(renja, renstra) if renstra else [],
        list(Usulan.objects.filter(**milik).select_related("nomenklatur").order_by("nomor")),
        PlafonPagu.objects.filter(**milik, jenis=renja.jenis).values_list("pagu", flat=True).first(),
        list(BagianNaskah.objects.filter(renja=renja).order_by("dokumen", "kunci")),
        {(a.kode, a.kunci): a.alasan for a in AlasanPerubahan.objects.filter(renja=renja)},
        berlaku,
        _resmi({renja.edisi_id, berlaku.pk} if berlaku else {renja.edisi_id}),
    )


def _berlaku(renja: Renja) -> bool:
    """Whether it is the version in force: the last perubahan, else the pokok."""
    lebih_baru = Renja.objects.filter(
        perangkat_daerah=renja.perangkat_daerah_id,
        tahun=renja.tahun,
        jenis=JenisRenja.PERUBAHAN,
        urutan__gt=renja.urutan,
    )
    return not lebih_baru.exists() and renja.jenis != JenisRenja.RANCANGAN_AWAL


def _edisi_berlaku(tahun: int) -> EdisiNomenklatur | None:
    """The newest edition in force for a budget year, as ``planning.isian.tahun.edisi_bawaan`` has it."""
    return EdisiNomenklatur.objects.filter(tahun_mulai__lte=tahun).order_by("-tahun_mulai", "-tanggal").first()


def _resmi(edisi: set[int]) -> dict[int, dict[str, Nomenklatur]]:
    hasil: dict[int, dict[str, Nomenklatur]] = {e: {} for e in edisi}
    for n in Nomenklatur.objects.filter(edisi__in=edisi).only("edisi", "kode", "nama", "indikator"):
        hasil[n.edisi_id][n.kode] = n
    return hasil
