"""Paper, column widths and row heights of the workbook, estimated from the text: a file cannot ask a font."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planning.tabel import BarisTabel, Tabel

from .xlsx_gaya import MENJOROK, adalah_nama, tebal

#: Excel's number of a paper size, and the width between the margins in mm. It knows no F4 of 215 × 330 mm; 14, Folio
#: (8.5 × 13 inch = 215.9 × 330.2 mm), is the nearest.
KERTAS = {
    "f4-mendatar": (14, "landscape", 330 - 20),
    "f4-tegak": (14, "portrait", 215 - 20),
    "a3-mendatar": (8, "landscape", 420 - 20),
}
#: Points in Excel's unit of width (a digit of the standard font, 7 pixels), in a step of indent, beside the text.
SATUAN, INDEN, TEPI = 5.25, 6.75, 4.5

_EM_KAPITAL, _EM_TERLEBAR = 0.61, 0.82


class _LebarHuruf(dict):
    """Widths of Calibri's letters in em, by group."""

    def __missing__(self, huruf: str) -> float:
        lebar = _EM_KAPITAL if huruf.isupper() else 0.515
        return self.setdefault(huruf, lebar)


_EM = _LebarHuruf(
    dict.fromkeys("ijlI.,:;'|!()[]- ", 0.27) | dict.fromkeys("tfr/", 0.35) | dict.fromkeys("mwMW%@", 0.82)
)


@dataclass
class Ukuran:
    """Measures one table; ``lebar`` are its column widths in Excel's unit, together as wide as the paper."""

    tabel: Tabel
    huruf: int

    def __post_init__(self):
        _, _, mm = KERTAS[self.tabel.kertas]
        bagian = mm / 25.4 * 72 / SATUAN / sum(k.lebar for k in self.tabel.kolom)
        self.lebar = [
            round(max(kolom.lebar * bagian, self._lebar_angka(i)), 2) for i, kolom in enumerate(self.tabel.kolom)
        ]
        #: How many points of text go into a line of each column that wraps; 0 for those that do not.
        self._muat = [
            lebar * SATUAN - TEPI if kolom.jenis == "teks" else 0
            for kolom, lebar in zip(self.tabel.kolom, self.lebar, strict=True)
        ]

    def _lebar_angka(self, kolom: int) -> float:
        """A number that does not fit shows as ``####``: its column is as wide as the longest (up to 24 letters)."""
        if self.tabel.kolom[kolom].jenis == "teks":
            return 0
        terpanjang = max((b.sel[kolom].teks for b in self.tabel.baris), key=len, default="")
        return (lebar_teks(terpanjang[:24], self.huruf, tebal=True) + 2 * TEPI) / SATUAN

    def tinggi_judul(self, teks: str, huruf: int) -> float:
        """The height of a line of the title, which runs over all columns."""
        return self._tinggi(jumlah_baris(teks, sum(self.lebar) * SATUAN, huruf, tebal=True), huruf + 4)

    def tinggi_kepala(self) -> list[float]:
        """Heights of the heading's rows. Excel does not fit a row to merged cells by itself."""
        tinggi = [self._tinggi(1)] * len(self.tabel.kepala)
        for sel in sorted((s for baris in self.tabel.kepala for s in baris), key=lambda s: s.tinggi):
            perlu = self._tinggi(self._baris_kepala(sel.teks, sel.kolom, sel.lebar))
            ada = sum(tinggi[sel.baris : sel.baris + sel.tinggi])
            tinggi[sel.baris + sel.tinggi - 1] += max(0, perlu - ada)
        return tinggi

    def tinggi_nomor(self) -> float:
        """The height of the row of column numbers."""
        return self._tinggi(max(self._baris_kepala(t, i, 1) for i, t in enumerate(self.tabel.nomor_kolom)))

    def tinggi_isi(self, baris: BarisTabel) -> float:
        """The height of a line of the body. Excel fits it anew when its text is changed."""
        perlu = 1
        for i, (sel, lebar) in enumerate(zip(baris.sel, self._muat, strict=True)):
            if sel.lebar > 1:
                lebar = sum(self.lebar[i : i + sel.lebar]) * SATUAN - TEPI
            # The cheap question first: most cells are short, and there are many.
            if lebar and len(sel.teks) * self.huruf * _EM_TERLEBAR > lebar - 2 * INDEN:
                nama = adalah_nama(baris, sel)
                muat = lebar - (INDEN * MENJOROK.get(baris.level, 0) if nama else 0)
                perlu_sel = jumlah_baris(sel.teks, muat, self.huruf, nama and tebal(baris.level, self.tabel))
                perlu = max(perlu, math.ceil(perlu_sel / max(sel.tinggi, 1)))
        return self._tinggi(perlu)

    def tinggi_tanda_tangan(self) -> float:
        """The height of a line of a signature."""
        return self._tinggi(1, self.huruf + 2)

    def _baris_kepala(self, teks: str, kolom: int, lebar: int) -> int:
        titik = sum(self.lebar[kolom : kolom + lebar]) * SATUAN - TEPI
        return jumlah_baris(teks, titik, self.huruf, tebal=True)

    def _tinggi(self, baris: int, huruf: int | None = None) -> float:
        return round(baris * (huruf or self.huruf) * 1.27 + 2.5, 1)


def bagian_kolom(lebar: list[float], banyak: int) -> list[tuple[int, int]]:
    """For blocks side by side the columns each may take, the last block at the right.

    Of each block's part of the width the first column that lies wholly in it, and the last.
    """
    tepi = [sum(lebar[:i]) / sum(lebar) for i in range(len(lebar) + 1)]
    lebar_blok = min(0.3, 1 / banyak)
    jarak = (1 - lebar_blok) / (banyak - 1) if banyak > 1 else 0
    hasil = []
    for i in range(banyak):
        akhir = 1 - jarak * (banyak - 1 - i)
        mulai = akhir - lebar_blok
        dalam = [i for i in range(len(lebar)) if tepi[i] >= mulai - 1e-9 and tepi[i + 1] <= akhir + 1e-9]
        hasil.append((dalam[0], dalam[-1]) if dalam else (len(lebar) - 1, len(lebar) - 1))
    return hasil


def lebar_teks(teks: str, huruf: int, tebal: bool) -> float:
    """Points that a text takes in one line; bold is a little wider."""
    return sum(map(_EM.__getitem__, teks)) * huruf * (1.08 if tebal else 1)


def jumlah_baris(teks: str, lebar: float, huruf: int, tebal: bool) -> int:
    """How many lines a text takes when it is broken at words."""
    hasil = 0
    spasi = lebar_teks(" ", huruf, tebal)
    for alinea in teks.split("\n"):
        baris, sisa = 1, lebar
        for kata in alinea.split():
            perlu = lebar_teks(kata, huruf, tebal)
            if perlu > sisa and sisa < lebar:
                baris, sisa = baris + 1, lebar
            if perlu > lebar:  # a word longer than the line is broken
                baris += math.ceil(perlu / lebar) - 1
                perlu %= lebar
            sisa -= perlu + spasi
        hasil += baris
    return hasil
