"""Golden tables as printed: headings of the specification, figures with dots and units, in a workbook and in Word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from io import BytesIO

import docx
from openpyxl import Workbook
from openpyxl.utils import get_column_letter

Jalur = tuple[str, ...]


@dataclass
class Cetakan:
    """One table: its sheet's name, lines above it, headings (group first) of each column, their numbers, its rows."""

    nama: str
    judul: list[str]
    kepala: list[Jalur]
    baris: list[list[str]] = field(default_factory=list)
    nomor: list[str] | None = None

    def kisi(self) -> tuple[list[list[str]], list[tuple[int, int, int, int]]]:
        """Lines of headings, with what is merged (line, column, line, column)."""
        tinggi = max(map(len, self.kepala))
        isi = [["" for _ in self.kepala] for _ in range(tinggi)]
        gabung = []
        for i in range(tinggi):
            k = 0
            while k < len(self.kepala):
                jalur = self.kepala[k]
                if i >= len(jalur):
                    k += 1
                    continue
                akhir = k
                bersama = jalur[: i + 1]
                if i < len(jalur) - 1:
                    while akhir + 1 < len(self.kepala) and self.kepala[akhir + 1][: i + 1] == bersama:
                        akhir += 1
                isi[i][k] = jalur[i]
                bawah = tinggi - 1 if i == len(jalur) - 1 else i
                if (bawah, akhir) != (i, k):
                    gabung.append((i, k, bawah, akhir))
                k = akhir + 1
        return isi, gabung

    def semua(self) -> list[list[str]]:
        return [*self.kisi()[0], *([self.nomor] if self.nomor else []), *self.baris]


def angka(teks: str) -> str:
    """Dots for thousands, comma for decimals, as many as there are."""
    if not teks:
        return ""
    nilai = Decimal(teks)
    desimal = max(0, -nilai.as_tuple().exponent)
    return f"{nilai:,.{desimal}f}".translate(str.maketrans(",.", ".,"))


def rp(teks: str, kosong: str = "") -> str:
    if not teks:
        return kosong
    return f"({angka(teks[1:])})" if teks.startswith("-") else angka(teks)


def target(nilai: str, satuan: str = "") -> str:
    if not nilai:
        return ""
    return f"{angka(nilai)}%" if satuan == "%" else f"{angka(nilai)} {satuan}".strip()


def persen(nilai: str, tanda: str = "") -> str:
    return f"{angka(nilai)}{tanda}" if nilai else ""


def ke_xlsx(daftar: Iterable[Cetakan]) -> BytesIO:
    """A sheet for each table, everything as text."""
    buku = Workbook()
    buku.remove(buku.active)
    for c in daftar:
        lembar = buku.create_sheet(c.nama)
        for judul in c.judul:
            lembar.append([judul])
        lembar.append([])
        mulai = lembar.max_row + 2
        for i, baris in enumerate(c.semua()):
            for k, isi in enumerate(baris):
                if isi:
                    lembar.cell(mulai + i, k + 1, isi).data_type = "s"
        for a, b, d, e in c.kisi()[1]:
            lembar.merge_cells(f"{get_column_letter(b + 1)}{mulai + a}:{get_column_letter(e + 1)}{mulai + d}")
    return _simpan(buku)


def ke_docx(daftar: Iterable[Cetakan]) -> BytesIO:
    """A Word file: titles as paragraphs, tables with merged headings."""
    dokumen = docx.Document()
    for c in daftar:
        dokumen.add_paragraph(c.nama)
        for judul in c.judul:
            dokumen.add_paragraph(judul)
        _tabel_word(dokumen, c)
    return _simpan(dokumen)


def _tabel_word(dokumen, c: Cetakan) -> None:
    semua = c.semua()
    tabel = dokumen.add_table(len(semua), len(c.kepala))
    sel = [list(b.cells) for b in tabel.rows]
    for i, baris in enumerate(semua):
        for k, isi in enumerate(baris):
            if isi:
                sel[i][k].paragraphs[0].add_run(isi)
    for a, b, d, e in c.kisi()[1]:
        sel[a][b].merge(sel[d][e])
    dokumen.add_paragraph("")


def _simpan(apa) -> BytesIO:
    hasil = BytesIO()
    apa.save(hasil)
    hasil.seek(0)
    return hasil
