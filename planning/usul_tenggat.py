"""Deadlines as the rules would have them (specification 6): proposals, until somebody confirms a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings

from planning.muat.berkas import Laporan, baca

FOLDER = settings.BASE_DIR / "fixtures" / "acuan"


@dataclass(frozen=True)
class Usul:
    """One kind of document: when it is due, counted from the year of the plan, and what says so."""

    dokumen: str
    nama: str
    geser_tahun: int
    bulan: int
    hari: int
    aturan: str

    def tanggal(self, tahun: int) -> date:
        return date(tahun + self.geser_tahun, self.bulan, self.hari)


@cache
def usul_tenggat() -> tuple[Usul, ...]:
    """The kinds of documents that have a deadline, with their rule, in the order they come into being.

    Raises ``GagalMuat`` if the file is not right.
    """
    laporan = Laporan(FOLDER)
    hasil = []
    for b in baca(FOLDER / "tenggat.csv", "dokumen nama geser_tahun bulan hari aturan", laporan):
        with laporan.mencatat(b):
            # Years before the plan's are negative, which figures of fixtures never are.
            geser = -int(b.wajib("geser_tahun").removeprefix("-")) if "-" in b.teks("geser_tahun") else 0
            hari = (b.bulat_wajib("bulan"), b.bulat_wajib("hari"))
            hasil.append(Usul(b.wajib("dokumen"), b.wajib("nama"), geser, *hari, b.wajib("aturan")))
            hasil[-1].tanggal(2021)
    laporan.periksa()
    return tuple(hasil)
