"""Every programme, kegiatan and sub kegiatan with its figures up to a quarter and of that quarter, line by line.

The lines behind the page of a year's performance: each percentage comes with what explains it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evaluation.capaian import Capaian, Serapan
from evaluation.kinerja import Kinerja, dari_bawah
from planning.enums import Level
from planning.models import IndikatorRenja
from planning.nilai import Besaran
from planning.pohon import Simpul


@dataclass(frozen=True)
class RincianKinerja:
    """Target, realisasi and capaian of an indicator over some time; ``None`` where nothing is filled in."""

    target: Besaran | None
    realisasi: Besaran | None
    capaian: Capaian


@dataclass(frozen=True)
class RincianAnggaran:
    """Pagu, rupiah spent and absorption of a node over some time."""

    pagu: int | None
    rupiah: int | None
    serapan: Serapan


@dataclass(frozen=True)
class BarisRincian:
    """One line: a node with one of its indicators. Money stands on a node's first line only (specification 1.2).

    ``k_sd`` and ``rp_sd`` are up to the quarter against the year, ``k_tw`` and ``rp_tw`` of the quarter alone.
    """

    simpul: Simpul
    ke: int
    indikator: IndikatorRenja | None
    k_sd: RincianKinerja | None
    k_tw: RincianKinerja | None
    rp_sd: RincianAnggaran | None
    rp_tw: RincianAnggaran | None


def susun_rincian(kinerja: Kinerja, tw: int) -> list[BarisRincian]:
    """The lines of one version up to a quarter, in the order of the codes; urusan and bidang are left out."""
    return [
        baris
        for simpul in kinerja.pohon.telusuri()
        if simpul.level not in (Level.URUSAN, Level.BIDANG)
        for baris in _baris(kinerja, simpul, tw)
    ]


def _baris(kinerja: Kinerja, simpul: Simpul, tw: int) -> list[BarisRincian]:
    rp_sd = RincianAnggaran(simpul.pagu, kinerja.rupiah_sd(simpul, tw), kinerja.penyerapan_sd(simpul, tw))
    rp_tw = RincianAnggaran(kinerja.pagu(simpul, tw), kinerja.rupiah(simpul, tw), kinerja.penyerapan_tw(simpul, tw))
    hasil = []
    for ke, indikator in enumerate(simpul.indikator or [None]):
        k_sd, k_tw = _kinerja(kinerja, simpul, indikator, tw)
        uang = (None, None) if ke else (rp_sd, rp_tw)
        hasil.append(BarisRincian(simpul, ke, indikator, k_sd, k_tw, *uang))
    return hasil


def _kinerja(
    kinerja: Kinerja, simpul: Simpul, indikator: IndikatorRenja | None, tw: int
) -> tuple[RincianKinerja | None, RincianKinerja | None]:
    if indikator is None:
        if simpul.daun:
            return None, None
        return (
            RincianKinerja(None, None, dari_bawah(kinerja.rerata_anak_sd(simpul, tw))),
            RincianKinerja(None, None, dari_bawah(kinerja.rerata_anak(simpul, tw))),
        )
    sd = kinerja.capaian_sd(simpul, indikator, tw)
    ini = kinerja.capaian_tw(simpul, indikator, tw)
    return (
        _rincian(indikator, sd, indikator.target, lambda: kinerja.realisasi_sd(indikator, tw)),
        _rincian(indikator, ini, kinerja.target(indikator, tw), lambda: kinerja.realisasi(indikator, tw)),
    )


def _rincian(indikator: IndikatorRenja, capaian: Capaian, target, realisasi: Callable) -> RincianKinerja:
    """A mean has no realisasi of its own: what it came to is told in percent."""
    if capaian.rerata is not None:
        capai = None if capaian.realisasi is None else Besaran(capaian.realisasi, "%")
    else:
        angka = realisasi()
        capai = None if angka is None else Besaran(angka, indikator.satuan)
    return RincianKinerja(None if target is None else Besaran(target, indikator.satuan), capai, capaian)
