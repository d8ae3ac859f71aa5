"""Which line of the file is which indicator: the same words first, then the same number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from planning.isian.potret import PotretIndikator

from .buku import rapi


def pasangkan(
    kata: Sequence[str | None], nomor: Sequence[int | None], calon: Sequence[PotretIndikator]
) -> list[PotretIndikator | None]:
    """For each line (its words, its number if it has one) the indicator it is about, each indicator at most once.

    A line without a number counts by its place. So words may be mended, and lines moved, without an indicator losing
    who it is.
    """
    sisa = list(calon)
    hasil: list[PotretIndikator | None] = [None] * len(kata)

    def ambil(i: int, cocok) -> None:
        if hasil[i] is None and (dapat := next((c for c in sisa if cocok(c)), None)) is not None:
            hasil[i] = dapat
            sisa.remove(dapat)

    for i, k in enumerate(kata):
        if k is not None:
            ambil(i, lambda c, k=k: _kata(c.uraian) == _kata(k))
    urut = [c.nomor for c in calon]
    for i, n in enumerate(nomor):
        n = n if n is not None else urut[i] if i < len(urut) else None
        ambil(i, lambda c, n=n: c.nomor == n)
    return hasil


def kembaran(kata: Sequence[str], sumber: Sequence[Sequence[PotretIndikator]]) -> list[PotretIndikator | None]:
    """For new indicators the same one elsewhere (another version, last year, the Renstra), best source first.

    By its words; or, when a node has one only here and there, whatever its words.
    """
    hasil: list[PotretIndikator | None] = [None] * len(kata)
    terpakai: set[str] = set()
    for calon in sumber:
        for i, k in enumerate(kata):
            for c in calon:
                if hasil[i] is None and c.kunci not in terpakai and _kata(c.uraian) == _kata(k):
                    hasil[i] = c
                    terpakai.add(c.kunci)
    for calon in sumber:
        if len(kata) == len(calon) == 1 and hasil[0] is None:
            hasil[0] = calon[0]
    return hasil


def nomori(
    isi: Sequence[PotretIndikator],
    bernomor: Sequence[int | None],
    sisa: Sequence[PotretIndikator],
    *,
    tertulis: bool,
) -> tuple[PotretIndikator, ...]:
    """The indicators of a node with their numbers: those of the file, and ``sisa``, which it does not hold.

    ``bernomor`` are the numbers that the file has written (``tertulis``) or the Renja holds. Numbers that are only
    held give way when lines were moved or put in between.
    """
    nomor: list[int] = []
    for n in bernomor:
        nomor.append(n if n is not None else max(nomor, default=0) + 1)
    if not (tertulis or all(a < b for a, b in pairwise(nomor))):
        nomor = list(range(1, len(isi) + 1))
    hasil = {n: replace(i, nomor=n) for n, i in zip(nomor, isi, strict=True)}
    for s in sisa:
        n = s.nomor if s.nomor not in hasil else max(hasil) + 1
        hasil[n] = replace(s, nomor=n)
    return tuple(hasil[n] for n in sorted(hasil))


def _kata(teks: str) -> str:
    return rapi(teks).casefold()
