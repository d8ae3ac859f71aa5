"""A table of a text (HTML) as a grid: every place is in one cell, whatever was reached over or left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.html import HtmlElement

#: Of a letter of the text of a cell, in twips, and what a cell needs beside its text.
_HURUF, _TEPI = 118, 200
_KOLOM = 63  # Word has no more
_TERPANJANG = 40  # letters that widen a column no more


@dataclass(frozen=True)
class SelTeks:
    """A cell of one line; without an element it lies under another (``bertumpuk``) or was left out."""

    el: HtmlElement | None
    kolom: int
    lebar: int = 1
    bertumpuk: bool = False


@dataclass
class Kisi:
    """The lines of a table; the first ``kepala`` of them are its heading."""

    baris: list[list[SelTeks]] = field(default_factory=list)
    kolom: int = 0
    kepala: int = 0


def susun_kisi(tabel: HtmlElement) -> Kisi:
    """Every line as wide as the table: cells go where there is room, as in a browser."""
    sumber = list(_baris(tabel))
    hasil = Kisi(kepala=sum(k for _, k in sumber))
    # For each column that is reached over: how many more lines, and the cell that does.
    terpakai: dict[int, tuple[int, SelTeks]] = {}
    semua: list[dict[int, SelTeks]] = []
    for n, (tr, _) in enumerate(sumber):
        ini: dict[int, SelTeks] = {}
        for kolom, (sisa, atas) in list(terpakai.items()):
            if kolom == atas.kolom:
                ini[kolom] = SelTeks(None, kolom, atas.lebar, bertumpuk=True)
            terpakai[kolom] = (sisa - 1, atas)
        sibuk = set(terpakai)
        kolom = 0
        for td in tr:
            if td.tag not in ("td", "th"):
                continue
            while kolom in sibuk:
                kolom += 1
            lebar, tinggi = min(_cacah(td, "colspan"), _KOLOM), min(_cacah(td, "rowspan"), len(sumber) - n)
            while any(k in sibuk for k in range(kolom, kolom + lebar)):
                lebar -= 1
            sel = SelTeks(td, kolom, lebar, bertumpuk=tinggi > 1)
            ini[kolom] = sel
            if tinggi > 1:
                terpakai |= dict.fromkeys(range(kolom, kolom + lebar), (tinggi - 1, sel))
            kolom += lebar
        terpakai = {k: (sisa, s) for k, (sisa, s) in terpakai.items() if sisa > 0}
        semua.append(ini)
    hasil.kolom = max((s.kolom + s.lebar for b in semua for s in b.values()), default=0)
    hasil.baris = [_penuhi(b, hasil.kolom) for b in semua] if hasil.kolom else []
    hasil.kepala = min(hasil.kepala, max(len(hasil.baris) - 1, 0))
    return hasil


def bagi_lebar(kisi: Kisi, jumlah: int) -> list[int]:
    """Widths of the columns in twips: each has room for its longest word, what is left goes by length of text."""
    perlu, isi = [1] * kisi.kolom, [1] * kisi.kolom
    for sel in (s for b in kisi.baris for s in b if s.el is not None and s.lebar == 1):
        teks = "".join(sel.el.itertext()).split()
        perlu[sel.kolom] = max(perlu[sel.kolom], *map(len, teks), 1)
        isi[sel.kolom] = max(isi[sel.kolom], min(len(" ".join(teks)), _TERPANJANG))
    dasar = [x * _HURUF + _TEPI for x in perlu]
    sisa = jumlah - sum(dasar)
    if sisa >= 0:
        bobot = [max(b - a, 0) for a, b in zip(perlu, isi, strict=True)]
        bobot = bobot if sum(bobot) else isi
        lebar = [d + sisa * b // sum(bobot) for d, b in zip(dasar, bobot, strict=True)]
    else:
        lebar = [max(jumlah * d // sum(dasar), 1) for d in dasar]
    lebar[-1] = max(lebar[-1] + jumlah - sum(lebar), 1)
    return lebar


def _penuhi(baris: dict[int, SelTeks], kolom: int) -> list[SelTeks]:
    hasil, k = [], 0
    while k < kolom:
        sel = baris.get(k) or SelTeks(None, k)
        hasil.append(sel)
        k += sel.lebar
    return hasil


def _baris(tabel: HtmlElement, kepala: bool = False) -> Iterator[tuple[HtmlElement, bool]]:
    for el in tabel:
        if el.tag == "tr":
            yield el, kepala
        elif el.tag in ("thead", "tbody", "tfoot"):
            yield from _baris(el, el.tag == "thead")


def _cacah(el: HtmlElement, nama: str) -> int:
    isi = el.get(nama) or ""
    return max(int(isi), 1) if isi.isascii() and isi.isdecimal() and len(isi) < 5 else 1
