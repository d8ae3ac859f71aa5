"""The tree of one Renja, loaded once and asked many times. Every table is a projection of it.

``muat_pohon`` reads one version in three queries, ``muat_banding`` two versions side by side in six, however many rows
there are. Money is summed from the leaves (decision 3); nothing is not zero (decision 4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from planning.enums import Level
from planning.kode import kode_cetak
from planning.models import BarisRenja, IndikatorRenja, Nomenklatur, Renja
from planning.nilai import jumlah

#: The levels whose parent is a row of the tree too.
INDUK_BERBARIS = (Level.KEGIATAN, Level.SUB_KEGIATAN)


@dataclass(eq=False)
class Simpul:
    """A node: one row of the nomenklatur in one Renja, with what the Renja says of it.

    ``baris`` is ``None`` for a node that is only there because something below it is.
    """

    nomenklatur: Nomenklatur
    daun: bool
    kode_cetak: str
    induk: Simpul | None = None
    baris: BarisRenja | None = None
    indikator: list[IndikatorRenja] = field(default_factory=list)
    anak: list[Simpul] = field(default_factory=list)

    @property
    def kode(self) -> str:
        return self.nomenklatur.kode

    @property
    def nama(self) -> str:
        return self.nomenklatur.nama

    @property
    def level(self) -> str:
        return self.nomenklatur.level

    @cached_property
    def pagu(self) -> int | None:
        """Rupiah of year n: typed at a leaf, elsewhere the sum of the leaves; ``None`` if nothing is filled in."""
        return self._jumlahkan("pagu")

    @cached_property
    def pagu_n1(self) -> int | None:
        """Rupiah of year n+1 (prakiraan maju), like ``pagu``."""
        return self._jumlahkan("pagu_n1")

    def _jumlahkan(self, kolom: str) -> int | None:
        if self.daun:
            return getattr(self.baris, kolom) if self.baris else None
        return jumlah(getattr(a, kolom) for a in self.anak)

    def telusuri(self) -> Iterator[Simpul]:
        """This node and everything below it, in the order of the codes."""
        yield self
        for a in self.anak:
            yield from a.telusuri()


@dataclass(eq=False)
class Pohon:
    """One version of a Renja as a tree. ``akar`` holds the top nodes (programmes, under their bidang)."""

    renja: Renja
    akar: list[Simpul]

    def telusuri(self) -> Iterator[Simpul]:
        """Every node, parents before children, in the order of the codes."""
        for a in self.akar:
            yield from a.telusuri()

    @cached_property
    def program(self) -> list[Simpul]:
        return [s for s in self.telusuri() if s.level == Level.PROGRAM]

    @cached_property
    def pagu(self) -> int | None:
        """Rupiah of the whole Renja."""
        return jumlah(a.pagu for a in self.akar)

    @cached_property
    def pagu_n1(self) -> int | None:
        return jumlah(a.pagu_n1 for a in self.akar)

    @cached_property
    def cacah(self) -> Counter[str]:
        """How many nodes there are on each level, for instance ``{"program": 5, "kegiatan": 13, …}``."""
        return Counter(s.level for s in self.telusuri())

    @cached_property
    def per_nomenklatur(self) -> dict[int, Simpul]:
        return {s.nomenklatur.pk: s for s in self.telusuri()}

    @cached_property
    def per_kode(self) -> dict[str, Simpul]:
        return {s.kode: s for s in self.telusuri()}


@dataclass(eq=False)
class Pasangan:
    """A node in two versions side by side; one of the two may be missing (new, or dropped)."""

    nomenklatur: Nomenklatur
    daun: bool
    kode_cetak: str
    sebelum: Simpul | None
    sesudah: Simpul | None
    anak: list[Pasangan] = field(default_factory=list)

    @property
    def kode(self) -> str:
        return self.nomenklatur.kode

    @property
    def nama(self) -> str:
        return self.nomenklatur.nama

    @property
    def level(self) -> str:
        return self.nomenklatur.level

    @property
    def status(self) -> str:
        """``baru`` (only after), ``dihapus`` (only before, or its pagu taken away), else ``tetap``."""
        if self.sebelum is None:
            return "baru"
        if self.sesudah is None or (self.sebelum.pagu and not self.sesudah.pagu):
            return "dihapus"
        return "tetap"

    @cached_property
    def indikator(self) -> list[tuple[IndikatorRenja | None, IndikatorRenja | None]]:
        """The indicators of both versions, paired by their ``kunci``: those that were before first, then the new."""
        sebelum = self.sebelum.indikator if self.sebelum else []
        sesudah = {i.kunci: i for i in (self.sesudah.indikator if self.sesudah else [])}
        pasangan = [(i, sesudah.pop(i.kunci, None)) for i in sebelum]
        return pasangan + [(None, i) for i in sesudah.values()]

    def telusuri(self) -> Iterator[Pasangan]:
        yield self
        for a in self.anak:
            yield from a.telusuri()


@dataclass(eq=False)
class PohonBanding:
    """Two versions of a Renja joined node by node; ``sebelum`` may be missing altogether."""

    sebelum: Pohon | None
    sesudah: Pohon
    akar: list[Pasangan]

    def telusuri(self) -> Iterator[Pasangan]:
        for a in self.akar:
            yield from a.telusuri()


def muat_pohon(renja: Renja, tambahan: Iterable[Nomenklatur] = ()) -> Pohon:
    """Load one version. Three queries: rows, indicators, and the nodes above them.

    ``tambahan`` are further nodes of the same edition that stand in the tree without a row of this Renja.
    """
    baris = list(
        BarisRenja.objects.filter(renja=renja)
        .select_related("nomenklatur", "sumber_dana")
        .order_by("nomenklatur__kode")
    )
    indikator: dict[int, list[IndikatorRenja]] = {}
    for i in IndikatorRenja.objects.filter(baris__renja=renja).order_by("nomor"):
        indikator.setdefault(i.baris_id, []).append(i)

    simpul = {
        b.nomenklatur_id: _simpul(b.nomenklatur, renja, baris=b, indikator=indikator.get(b.pk, [])) for b in baris
    }
    for n in tambahan:
        if n.pk not in simpul:
            simpul[n.pk] = _simpul(n, renja)
    _lengkapi_induk(simpul, renja)
    return Pohon(renja, _susun(simpul))


def pohon_berindikator(renja: Renja, indikator: Iterable[IndikatorRenja]) -> Pohon:
    """The tree of what has indicators, and of what stands above it; no query.

    The indicators come in order, with ``baris__nomenklatur__induk__induk`` loaded.
    """
    simpul: dict[int, Simpul] = {}
    for i in indikator:
        n = i.baris.nomenklatur
        s = simpul.setdefault(n.pk, _simpul(n, renja))
        s.baris = i.baris
        s.indikator.append(i)
        while (n := n.induk if n.level in INDUK_BERBARIS else None) and n.pk not in simpul:
            simpul[n.pk] = _simpul(n, renja)
    return Pohon(renja, _susun(simpul))


def muat_banding(sebelum: Renja | None, sesudah: Renja) -> PohonBanding:
    """Load two versions side by side (six queries; three without ``sebelum``, and then every node is new)."""
    return bandingkan(muat_pohon(sebelum) if sebelum else None, muat_pohon(sesudah))


def bandingkan(sebelum: Pohon | None, sesudah: Pohon) -> PohonBanding:
    """Join two loaded trees node by node, in the order of the codes."""
    kiri = sebelum.per_nomenklatur if sebelum else {}
    kanan = sesudah.per_nomenklatur
    semua = {pk: (kanan.get(pk) or kiri[pk]) for pk in {**kiri, **kanan}}
    pasangan = {
        pk: Pasangan(s.nomenklatur, s.daun, s.kode_cetak, kiri.get(pk), kanan.get(pk)) for pk, s in semua.items()
    }
    akar = []
    for pk, s in sorted(semua.items(), key=lambda x: x[1].kode):
        induk = pasangan[s.induk.nomenklatur.pk].anak if s.induk else akar
        induk.append(pasangan[pk])
    return PohonBanding(sebelum, sesudah, akar)


def _simpul(nomenklatur: Nomenklatur, renja: Renja, **isi) -> Simpul:
    edisi = renja.edisi
    kode = kode_cetak(nomenklatur.kode, edisi, renja.perangkat_daerah.kode_organisasi)
    return Simpul(nomenklatur, nomenklatur.level == edisi.level_daun, kode, **isi)


def _lengkapi_induk(simpul: dict[int, Simpul], renja: Renja) -> None:
    """Add the nodes above those that have rows: the printed tree has no orphans."""
    atas = {
        n.pk: n
        for n in Nomenklatur.objects.filter(edisi=renja.edisi_id).exclude(level=renja.edisi.level_daun)
        if n.level != Level.URUSAN
    }
    for s in list(simpul.values()):
        pk = s.nomenklatur.induk_id
        while pk in atas and pk not in simpul:
            simpul[pk] = _simpul(atas[pk], renja)
            pk = atas[pk].induk_id


def _susun(simpul: dict[int, Simpul]) -> list[Simpul]:
    """Hang every node under its parent and return those that have none, in the order of the codes."""
    akar = []
    for s in sorted(simpul.values(), key=lambda s: s.kode):
        s.induk = simpul.get(s.nomenklatur.induk_id)
        (s.induk.anak if s.induk else akar).append(s)
    return akar
