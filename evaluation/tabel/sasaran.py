"""The sasaran of the Renstra in one year, with the programmes that serve them (RKT and Rencana Aksi)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorSasaran, Renja, Renstra, Sasaran
from planning.nilai import Besaran
from planning.pohon import Pohon, Simpul
from planning.renstra import renstra_untuk
from planning.tabel.sumber import Sumber, sumber_pohon

SASARAN = "sasaran"
TANPA_SASARAN = "Program yang belum dikaitkan dengan sasaran"


@dataclass(frozen=True)
class TargetSasaran:
    """An indicator of a sasaran with its target of the year."""

    indikator: IndikatorSasaran
    target: Besaran | None

    @property
    def uraian(self) -> str:
        return self.indikator.uraian


@dataclass
class SasaranTahun:
    """A sasaran in one year; ``program`` are the keys (across editions) of the programmes that serve it."""

    uraian: str
    indikator: list[TargetSasaran] = field(default_factory=list)
    program: set[str] = field(default_factory=set)


def muat_sasaran(renja: Renja, renstra: Renstra | None = None) -> list[SasaranTahun]:
    """The sasaran of the Renstra in force, in order; four queries, five with finding the Renstra."""
    renstra = renstra or renstra_untuk(renja)
    if renstra is None:
        return []
    daftar = Sasaran.objects.filter(tujuan__renstra=renstra).prefetch_related(
        "indikator__kinerja", "program__nomenklatur"
    )
    return [
        SasaranTahun(
            s.uraian,
            [TargetSasaran(i, _target(i, renja.tahun)) for i in s.indikator.all()],
            {kunci_lintas_edisi(p.nomenklatur.kode) for p in s.program.all()},
        )
        for s in daftar
    ]


def _target(indikator: IndikatorSasaran, tahun: int) -> Besaran | None:
    kinerja = next((k for k in indikator.kinerja.all() if k.tahun == tahun), None)
    return None if kinerja is None or kinerja.target is None else Besaran(kinerja.target, indikator.satuan)


def sumber_sasaran(sasaran: Iterable[SasaranTahun]) -> list[Sumber]:
    """One line for each indicator of each sasaran, numbered, with nothing below."""
    return [_baris(s, nomor) for nomor, s in enumerate(sasaran, 1)]


def sumber_sasaran_program(sasaran: Iterable[SasaranTahun], pohon: Pohon) -> list[Sumber]:
    """The lines of each sasaran with its programmes below; programmes that serve none come last, under a heading.

    Programmes are never lost for want of a sasaran: their rupiah must be in the total.
    """
    sisa: dict[str, Simpul] = {kunci_lintas_edisi(p.kode): p for p in pohon.program}
    hasil = []
    for nomor, s in enumerate(sasaran, 1):
        baris = _baris(s, nomor)
        milik = [sisa.pop(k) for k in list(sisa) if k in s.program]
        hasil += [baris, *sumber_pohon(milik)]
    if sisa:
        kepala = [Sumber(SASARAN, nama=TANPA_SASARAN, judul_saja=True)] if hasil else []
        hasil += [*kepala, *sumber_pohon(sisa.values())]
    return hasil


def _baris(sasaran: SasaranTahun, nomor: int) -> Sumber:
    pertama, *lain = sasaran.indikator or [None]
    return Sumber(
        SASARAN,
        sasaran,
        pertama,
        nama=sasaran.uraian,
        nomor=str(nomor),
        sambungan=[Sumber(SASARAN, sasaran, i, nama=sasaran.uraian, ke=ke) for ke, i in enumerate(lain, 1)],
    )
