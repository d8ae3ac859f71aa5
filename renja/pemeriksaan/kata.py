"""Figures and words in findings, in the formats of the tables; and texts as they are compared with each other."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from planning.models import IndikatorRenja
from planning.nilai import Besaran, format_angka, format_besaran
from planning.pohon import Simpul

ROMAWI = ("", "I", "II", "III", "IV")


def rp(rupiah: int | None) -> str:
    """``Rp 1.451.896.430``; nothing is ``kosong``."""
    return "kosong" if rupiah is None else f"Rp {format_angka(rupiah)}"


def angka(nilai: Decimal | int | None) -> str:
    """With every decimal that it has, so that two different figures never read the same."""
    if nilai is None:
        return "kosong"
    nilai = Decimal(nilai)
    return format_angka(nilai, max(0, -nilai.normalize().as_tuple().exponent))


def besaran(nilai: Decimal | None, satuan: str) -> str:
    """``3 Dokumen``, ``95%``."""
    return "kosong" if nilai is None else format_besaran(Besaran(nilai, satuan))


def target(indikator: IndikatorRenja) -> str:
    return besaran(indikator.target, indikator.satuan)


def persen(nilai: Decimal) -> str:
    """At most two decimals: ``83,33%``."""
    return f"{format_angka(nilai)}%"


def sebut(simpul: Simpul) -> str:
    """A row in a sentence: its code and name."""
    return f"{simpul.kode_cetak} {simpul.nama}"


@lru_cache(maxsize=4096)
def polos(teks: str) -> str:
    """A text as texts are compared: small letters, words only."""
    return " ".join(_KATA.findall(teks.casefold()))


_KATA = re.compile(r"[a-z0-9%]+")


@lru_cache(maxsize=4096)
def kata_kata(teks: str) -> frozenset[str]:
    """The words of a text as texts are compared."""
    return frozenset(polos(teks).split())


@lru_cache(maxsize=4096)
def berpersen(satuan: str) -> bool:
    """Whether figures in this unit are percentages."""
    return satuan.strip().casefold() in {"%", "persen", "prosen", "persentase"}


@lru_cache(maxsize=4096)
def angka_penting(rupiah: int) -> int:
    """How many digits a figure has without its last zeros: 24.015.757 has 8, 15.000.000 has 2."""
    return len(str(abs(rupiah)).rstrip("0"))
