"""How a cell of the workbook looks: number formats, and one shared style for each kind of cell."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from planning.enums import Level
from planning.nilai import Besaran, Nilai, desimal_perlu
from planning.tabel import BarisTabel, Sel, Tabel
from planning.tabel.kolom import BesaranBerlabel, Kolom
from planning.tabel.sumber import JUMLAH

#: Indonesian: dots for thousands, a comma for decimals, whatever the language of the program that opens the file.
ID = "[$-421]"

#: On every computer that opens the file, or a twin of the same widths.
HURUF = "Calibri"
MENJOROK = {Level.KEGIATAN: 1, Level.SUB_KEGIATAN: 2, "rincian_belanja": 1}

_TEBAL = frozenset({Level.BIDANG, Level.PROGRAM, Level.KEGIATAN, JUMLAH, "belanja"})
_TIPIS, _SEDANG, _GANDA = Side("thin", color="808080"), Side("medium"), Side("double")
_KOTAK = Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS)
_ABU = PatternFill("solid", fgColor="EDEDED")

FORMAT_RUPIAH = f'{ID}#,##0;{ID}-#,##0;"-"'
FORMAT_SELISIH = f'{ID}#,##0;{ID}(#,##0);"-"'
FORMAT_TEKS = "@"


def format_sel(kolom: Kolom, nilai: Nilai, satuan: str = "") -> str:
    """The number format under which this value reads as ``kolom.teks`` has it.

    ``satuan`` is the unit that a formula without a value yet will have.
    """
    if kolom.jenis == "rp":
        return FORMAT_RUPIAH
    if kolom.jenis == "selisih":
        return FORMAT_SELISIH
    if kolom.jenis == "persen" or isinstance(nilai, Decimal):
        return ID + _angka(kolom.desimal)
    if isinstance(nilai, BesaranBerlabel):
        return _format_berlabel(desimal_perlu(nilai.angka), nilai.label)
    if isinstance(nilai, Besaran):
        return _format_besaran(desimal_perlu(nilai.angka), nilai.satuan)
    return _format_besaran(0, satuan) if satuan else "General"


@lru_cache
def _format_besaran(desimal: int, satuan: str) -> str:
    """``#,##0 "Dokumen"``; percent without a space (specification 1.2)."""
    if not satuan:
        return ID + _angka(desimal)
    return ID + _angka(desimal) + _harfiah(satuan if satuan == "%" else f" {satuan}")


@lru_cache
def _format_berlabel(desimal: int, label: str) -> str:
    """``"TW 1 : "#,##0``."""
    return ID + _harfiah(f"{label} ") + _angka(desimal)


def _angka(desimal: int) -> str:
    return "#,##0" + ("." + "0" * desimal if desimal else "")


def _harfiah(teks: str) -> str:
    """Text inside a number format: between quotes, and a quote itself behind a backslash."""
    return '\\"'.join(f'"{bagian}"' if bagian else "" for bagian in teks.split('"'))


def tebal(level: str, tabel: Tabel) -> bool:
    """What stands above the leaves is bold (specification 1.4); before 2021 the kegiatan are the leaves."""
    return level in _TEBAL and level != tabel.renja.edisi.level_daun


def adalah_nama(baris: BarisTabel, sel: Sel) -> bool:
    """Whether a cell names its line; in 2.3 the name stands twice."""
    return sel.kolom.kepala_baris or bool(sel.teks and sel.teks == baris.nama)


@dataclass
class Gaya:
    """The styles of one sheet, each made once; a cell only holds the number of its style."""

    lembar: WriteOnlyWorksheet
    tabel: Tabel
    huruf: int

    def __post_init__(self):
        self._isi: dict[tuple, int] = {}

    @property
    def huruf_judul(self) -> int:
        return self.huruf + 3

    @cached_property
    def judul(self) -> int:
        return self._buat(font=Font(name=HURUF, size=self.huruf_judul, bold=True), alignment=_rata("center", "center"))

    @cached_property
    def kepala(self) -> int:
        return self._buat(
            font=Font(name=HURUF, size=self.huruf, bold=True),
            alignment=_rata("center", "center"),
            border=_KOTAK,
            fill=_ABU,
        )

    @cached_property
    def nomor(self) -> int:
        return self._buat(
            font=Font(name=HURUF, size=max(6, self.huruf - 1), italic=True),
            alignment=_rata("center", "center"),
            border=_KOTAK,
            fill=_ABU,
        )

    def penanda_tangan(self, nama: bool, garis: bool) -> int:
        """A line of a signature; the name is bold, and underlined if it is written."""
        huruf = Font(name=HURUF, size=self.huruf + 2, bold=nama, underline="single" if garis else None)
        return self._buat(font=huruf, alignment=Alignment("left", "center"))

    def isi(self, baris: BarisTabel, sel: Sel, format_angka: str, tepi: tuple[bool, bool], awas: bool = False) -> int:
        """The style of a cell in the body.

        ``tepi``: whether it reads as one with the cell above it, and with the cell below. ``awas``: text that would be
        taken for a formula if it were typed.
        """
        kolom = sel.kolom
        nama = adalah_nama(baris, sel)
        lanjutan, berlanjut = tepi
        # As on the page: the node's number or code, its name and its rupiah are bold, the words about it are not.
        utama = nama or sel is baris.sel[0] or kolom.jenis in ("rp", "selisih") or baris.level == JUMLAH
        kunci = (baris.level, kolom.jenis, nama, utama, format_angka, lanjutan, berlanjut, awas)
        if kunci not in self._isi:
            self._isi[kunci] = self._buat_isi(*kunci)
        return self._isi[kunci]

    def _buat_isi(
        self,
        level: str,
        jenis: str,
        nama: bool,
        utama: bool,
        format_angka: str,
        lanjutan: bool,
        berlanjut: bool,
        awas: bool,
    ) -> int:
        jumlah = level == JUMLAH
        return self._buat(
            font=Font(name=HURUF, size=self.huruf, bold=utama and tebal(level, self.tabel)),
            alignment={
                "teks": Alignment("left", "top", wrap_text=True, indent=MENJOROK.get(level, 0) if nama else 0),
                # Never broken, never "####": what is too wide for its column is set smaller.
                "kode": Alignment("left", "top", shrink_to_fit=True),
            }.get(jenis, Alignment("right", "top", shrink_to_fit=True)),
            border=Border(
                left=_TIPIS,
                right=_TIPIS,
                top=_GANDA if jumlah else None if lanjutan else _TIPIS,
                bottom=_SEDANG if jumlah else None if berlanjut else _TIPIS,
            ),
            fill=_ABU if jumlah else None,
            number_format=format_angka,
            quotePrefix=awas or None,
        )

    def _buat(self, **gaya) -> int:
        contoh = WriteOnlyCell(self.lembar)
        for nama, nilai in gaya.items():
            if nilai is not None:
                setattr(contoh, nama, nilai)
        return contoh.style_id


def _rata(mendatar: str, tegak: str) -> Alignment:
    return Alignment(mendatar, tegak, wrap_text=True)
