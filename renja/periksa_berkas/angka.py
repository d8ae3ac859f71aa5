"""Figures as printed documents have them, read as forgivingly as can be: nothing is stored, so nothing is refused.

``baca_rupiah`` takes every sign for one of thousands but two last digits after another sign; ``baca_besaran`` takes
three digits after each sign for thousands; ``baca_persen`` takes a lone sign for the decimal one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from planning.masukan import MasukanSalah, rapikan

from .lembar import SelCetak

#: Longer figures are none.
DIGIT_TERBANYAK = 20
_ANGKA = re.compile(r"(?P<buka>\(?)\s*(?P<minus>-?)\s*(?:rp\.?\s*)?(?P<angka>\d[\d.,]*)(?P<sisa>.*)", re.I | re.S)
_TRIWULAN = re.compile(r"(?:tw|triwulan)\s*(?:iv|i{1,3}|[1-4])\s*[:=]?\s*", re.I)
_SPASI_RIBUAN = re.compile(r"(?<=\d) (?=\d{3}\b)")


@dataclass(frozen=True, slots=True)
class Angka:
    """A printed figure, how many decimals it was printed with, and the unit behind it."""

    nilai: Decimal
    desimal: int = 0
    satuan: str = ""


def baca_rupiah(sel: SelCetak | None) -> Angka | None:
    return _baca(sel, _rupiah)


def baca_besaran(sel: SelCetak | None) -> Angka | None:
    return _baca(sel, _besaran)


def baca_persen(sel: SelCetak | None) -> Angka | None:
    return _baca(sel, _persen)


def strip(sel: SelCetak | None) -> bool:
    """Whether a dash was printed: nothing, said so."""
    return sel is not None and sel.teks.strip(" .") in ("-", "–", "—")


def _baca(sel: SelCetak | None, urai) -> Angka | None:
    if sel is None:
        return None
    if sel.angka is not None:
        return _dari_bilangan(sel)
    try:
        teks = rapikan(sel.teks)
    except MasukanSalah:
        return None
    teks = _SPASI_RIBUAN.sub("", _TRIWULAN.sub("", teks, count=1))
    cocok = _ANGKA.fullmatch(teks)
    if cocok is None or len(cocok["angka"]) > 2 * DIGIT_TERBANYAK:
        return None
    utuh, pecahan = urai(cocok["angka"].rstrip(".,"))
    if not utuh.isdecimal() or len(utuh) > DIGIT_TERBANYAK or len(pecahan) > DIGIT_TERBANYAK:
        return None
    nilai = Decimal(f"{utuh}.{pecahan or 0}")
    satuan = cocok["sisa"].strip(" ,-=").rstrip(")").strip() if cocok["buka"] else cocok["sisa"].strip(" ,=")
    if cocok["minus"] or (cocok["buka"] and ")" in cocok["sisa"]):
        nilai = -nilai
    return Angka(nilai, len(pecahan), "" if satuan == "-" else satuan)


def _dari_bilangan(sel: SelCetak) -> Angka | None:
    if isinstance(sel.angka, float) and (sel.angka != sel.angka or abs(sel.angka) > 10**DIGIT_TERBANYAK):
        return None
    nilai = Decimal(f"{sel.angka:.15g}") if isinstance(sel.angka, float) else Decimal(sel.angka)
    pangkat = nilai.normalize().as_tuple().exponent
    return Angka(nilai, max(0, -pangkat), sel.satuan)


def _potong(angka: str) -> tuple[list[str], list[str]]:
    return re.split(r"[.,]", angka), re.findall(r"[.,]", angka)


def _rupiah(angka: str) -> tuple[str, str]:
    """Whole rupiah, but ``1.234,00`` and ``12,5``: one or two last digits after another sign than those before."""
    bagian, tanda = _potong(angka)
    lain = len(tanda) == 1 or (tanda and tanda[-1] not in tanda[:-1])
    if tanda and lain and len(bagian[-1]) <= 2:
        return "".join(bagian[:-1]), bagian[-1]
    return "".join(bagian), ""


def _besaran(angka: str) -> tuple[str, str]:
    """Thousands in threes, never after a leading 0; else the last sign is the decimal one."""
    bagian, tanda = _potong(angka)
    bertiga = all(len(b) == 3 for b in bagian[1:]) and bagian[0] != "0" and len(bagian[0]) <= 3
    if not tanda or (bertiga and (len(set(tanda)) == 1 or len(tanda) > 2)):
        return "".join(bagian), ""
    if len(set(tanda)) == 1 and len(tanda) > 1:
        return "".join(bagian), ""
    return "".join(bagian[:-1]), bagian[-1]


def _persen(angka: str) -> tuple[str, str]:
    """A lone sign is the decimal one (but ``1.000``), of two kinds the last."""
    bagian, tanda = _potong(angka)
    if not tanda or (len(tanda) > 1 and len(set(tanda)) == 1) or (bagian[0] != "0" and bagian[1:] == ["000"]):
        return "".join(bagian), ""
    return "".join(bagian[:-1]), bagian[-1]


#: What the same unit is called besides.
_SATUAN = {
    "persen": "%", "persentase": "%", "prosen": "%", "dok": "dokumen", "lap": "laporan", "lbr": "lembar",
    "org": "orang", "bln": "bulan", "exemplar": "eksemplar", "eksamplar": "eksemplar", "eks": "eksemplar",
}  # fmt: skip


def satuan_baku(satuan: str) -> str:
    """A unit as it is compared: ``Dok`` is ``dokumen``, ``Persen`` and ``% kegiatan`` are ``%``."""
    satuan = " ".join(satuan.casefold().split()).strip(" .")
    satuan = _SATUAN.get(satuan, satuan)
    return "%" if satuan.startswith("%") else satuan
