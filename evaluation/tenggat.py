"""Which quarters of an office must be filled in soon."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from evaluation.models import EvaluasiTriwulan
from evaluation.triwulan import awal_triwulan, batas_bawaan
from planning.models import Dokumen, PerangkatDaerah
from planning.tenggat import Batas

#: How many days ahead a deadline is near.
DEKAT = 14
DASAR_TRIWULAN = "Batas pengisian triwulan"


@dataclass(frozen=True, order=True)
class Tenggat:
    """A quarter that is open, and the last day on which it may be filled in."""

    batas: date
    tahun: int
    triwulan: int


def tenggat_dekat(kantor: PerangkatDaerah, hari_ini: date) -> list[Tenggat]:
    """The open quarters whose deadline is at most ``DEKAT`` days ahead, the nearest first; one query.

    Besides those with a deadline of their own it can only be the quarter that has just ended: by default its deadline
    falls in the month after it.
    """
    sampai = hari_ini + timedelta(days=DEKAT)
    lalu = _triwulan_lalu(hari_ini)
    ada = EvaluasiTriwulan.objects.filter(
        Q(batas__range=(hari_ini, sampai)) | Q(tahun=lalu[0], triwulan=lalu[1]), perangkat_daerah=kantor
    )
    per_triwulan = {(e.tahun, e.triwulan): e for e in ada}
    hasil = []
    for tahun, tw in {lalu, *per_triwulan}:
        evaluasi = per_triwulan.get((tahun, tw))
        batas = (evaluasi.batas if evaluasi else None) or batas_bawaan(kantor, tahun, tw)
        ditutup = evaluasi is not None and evaluasi.ditutup is not None
        if not ditutup and hari_ini <= batas <= sampai and awal_triwulan(tahun, tw) <= hari_ini:
            hasil.append(Tenggat(batas, tahun, tw))
    return sorted(hasil)


def batas_evaluasi(dokumen: list[Dokumen]) -> dict[int, Batas]:
    """The deadlines of these evaluations as documents, by ``pk``; one query."""
    ada = {
        (e.perangkat_daerah_id, e.tahun, e.triwulan): e.batas
        for e in EvaluasiTriwulan.objects.filter(
            perangkat_daerah__in={d.perangkat_daerah_id for d in dokumen}, tahun__in={d.tahun for d in dokumen}
        )
    }
    return {
        d.pk: Batas(
            ada.get((d.perangkat_daerah_id, d.tahun, d.triwulan))
            or batas_bawaan(d.perangkat_daerah, d.tahun, d.triwulan),
            DASAR_TRIWULAN,
        )
        for d in dokumen
    }


def _triwulan_lalu(hari_ini: date) -> tuple[int, int]:
    """The quarter before the one of this day, as (year, quarter)."""
    tw = (hari_ini.month - 1) // 3
    return (hari_ini.year, tw) if tw else (hari_ini.year - 1, 4)
