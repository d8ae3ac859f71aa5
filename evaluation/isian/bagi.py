"""Spreading a figure of the year over quarters, so that nothing is lost and nothing is made up (specification 4.2).

Pure functions; ``bobot`` are the weights of the quarters, none negative and not all zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

Bobot = Sequence[int | Decimal]


def bagi_rupiah(rupiah: int, bobot: Bobot) -> list[int]:
    """Whole rupiah; what division leaves goes to the last quarter that has a weight."""
    berat = _pecahan(bobot)
    hasil = [int(rupiah * b // sum(berat)) for b in berat]
    hasil[max(n for n, b in enumerate(berat) if b)] += rupiah - sum(hasil)
    return hasil


def bagi_besaran(besaran: Decimal, bobot: Bobot) -> list[Decimal]:
    """No more decimals than the figure has itself, so that whole numbers stay whole.

    The largest remainders get what division leaves, later quarters first: 3 over four equal quarters is 0, 1, 1, 1.
    """
    satuan = Decimal(1).scaleb(min(0, besaran.normalize().as_tuple().exponent))
    berat = _pecahan(bobot)
    utuh = int(besaran / satuan)
    bagian = [utuh * b / sum(berat) for b in berat]
    hasil = [int(b) for b in bagian]
    sisa = sorted(range(len(berat)), key=lambda n: (bagian[n] - hasil[n], n), reverse=True)
    for n in sisa[: utuh - sum(hasil)]:
        hasil[n] += 1
    return [n * satuan for n in hasil]


def _pecahan(bobot: Bobot) -> list[Fraction]:
    return [Fraction(b) for b in bobot]
