"""Measuring: medians of several runs in turn, so that a busy minute falls on both sides of a ratio."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


def median_bergiliran(*pekerjaan: Callable[[], object], ulangan: int, panaskan: bool = True) -> list[float]:
    """Run all of them in turn, so many times; the median seconds of each. First each runs once unmeasured."""
    for p in pekerjaan if panaskan else ():
        p()
    detik: list[list[float]] = [[] for _ in pekerjaan]
    for _ in range(ulangan):
        for d, p in zip(detik, pekerjaan, strict=True):
            mulai = perf_counter()
            p()
            d.append(perf_counter() - mulai)
    return [median(d) for d in detik]


@dataclass
class Rasio:
    """What was divided by what, and what it came to; ``sasaran`` is the most it should be."""

    nama: str
    pembilang: float
    penyebut: float
    sasaran: float | None = None

    @property
    def nilai(self) -> float:
        return self.pembilang / self.penyebut

    @property
    def tercapai(self) -> bool:
        return self.sasaran is None or self.nilai <= self.sasaran

    def baris(self) -> str:
        """One line of the printed table."""
        sasaran = f"≤ {self.sasaran:.1f}" if self.sasaran else "–"
        tanda = "" if self.tercapai else "  belum tercapai"
        return (
            f"  {self.nama:<62} {self.nilai:>7.2f}  {sasaran:>7}  {_milidetik(self.pembilang)} ÷ "
            f"{_milidetik(self.penyebut)}{tanda}"
        )


def _milidetik(detik: float) -> str:
    return f"{detik * 1000:>10,.1f} ms"
