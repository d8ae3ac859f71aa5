"""What every table shares: from sources of rows to a matrix of cells that knows no output (decision 8).

A table class declares its columns and how it is loaded. The matrix is computed once; the HTML page, the PDF and the
workbook each walk ``kepala``, ``nomor_kolom`` and ``baris`` and compute nothing of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, ClassVar

import django_tables2 as tables

from planning.enums import JenisRenja
from planning.models import Renja, SetelanTabel
from planning.nilai import Nilai

from .kolom import Kolom, KolomRupiah
from .rumus import JumlahAnak, Rumus
from .sumber import Sumber, ratakan
from .tanda_tangan import TandaTangan


class TabelTidakTersedia(Exception):
    """This Renja has no such table; the message says why, in Indonesian."""


@dataclass(eq=False, slots=True)
class Sel:
    """One cell: its column, its value, the formula it follows (if any), and how it reads.

    ``lebar`` and ``tinggi`` say over how many columns and lines it reaches; 0 if it lies under another. ``terbuka``: it
    is drawn as one with the cell below.
    """

    kolom: Kolom
    nilai: Nilai
    rumus: Rumus | None
    teks: str
    lebar: int = 1
    tinggi: int = 1
    terbuka: bool = False

    @property
    def tertutup(self) -> bool:
        """Whether it lies under another cell."""
        return not (self.lebar and self.tinggi)


@dataclass(eq=False, slots=True)
class BarisTabel:
    """One printed line. ``lanjutan`` is the line of a node's further indicator, ``judul_saja`` a heading."""

    level: str
    kode: str
    nama: str
    lanjutan: bool
    judul_saja: bool
    sel: list[Sel]


@dataclass(frozen=True)
class SelKepala:
    """One cell of the grouped heading, placed in the grid of the columns."""

    teks: str
    baris: int
    kolom: int
    lebar: int
    tinggi: int
    kelompok: bool


@dataclass
class Konteks:
    """The words that titles and headings are filled with: office, years, and the settings of the Renja."""

    renja: Renja
    tambahan: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def setelan(self) -> SetelanTabel:
        """The settings kept with the Renja, or the defaults (specification 10)."""
        return getattr(self.renja, "setelan_tersimpan", None) or SetelanTabel(renja=self.renja)

    @cached_property
    def tahun_berjalan(self) -> int:
        """``tb`` of T-C.29: n-1, or n in a perubahan, unless the Renja says otherwise (specification 2.1)."""
        bawaan = self.renja.tahun - (self.renja.jenis != JenisRenja.PERUBAHAN)
        return self.setelan.tahun_berjalan_21 or bawaan

    @cached_property
    def kata(self) -> dict[str, Any]:
        pd, n, tb = self.renja.perangkat_daerah, self.renja.tahun, self.tahun_berjalan
        return {
            "n": n,
            "n1": n + 1,
            "tb": tb,
            "tb1": tb - 1,
            "tb2": tb - 2,
            "pd": pd.nama,
            "kec": pd.nama_pendek,
            "KEC": pd.nama_pendek.upper(),
            "kab": pd.kabupaten.nama,
            "KAB": pd.kabupaten.nama.upper(),
            "jenis": self.renja.get_jenis_display(),
            **self.tambahan,
        }


class Tabel(tables.Table):
    """A standard table of the Renja, made with ``NamaTabel.muat(renja)``.

    ``akar`` are the nested sources of its rows. The class attributes say how it is called and printed: ``kertas`` (a
    named page of the style sheet), ``huruf`` (size class), ``format_nomor`` (how a column number is written).
    ``bersusun`` tables have cells that reach over columns or lines. ``triwulan`` is the quarter of a table that is of
    one; such a table is of the version in force. ``bentuk`` tells the forms of one table apart. ``tanda_tangan`` stand
    below it on paper.
    """

    nomor: ClassVar[str]
    formulir: ClassVar[str] = ""
    nama: ClassVar[str]
    judul_cetak: ClassVar[tuple[str, ...]]
    kertas: ClassVar[str] = "f4-mendatar"
    huruf: ClassVar[str] = "huruf-8"
    format_nomor: ClassVar[str] = "{}"
    bersusun: ClassVar[bool] = False
    triwulan: ClassVar[int | None] = None
    bentuk: ClassVar[str] = ""

    class Meta:
        template_name = "tabel/tabel.html"
        orderable = False

    def __init__(self, konteks: Konteks, akar: list[Sumber], **kwargs):
        self.konteks = konteks
        self.sumber = list(ratakan(akar))
        self.tanda_tangan: list[TandaTangan] = []
        self._hasil: dict[tuple[str, int], Nilai] = {}
        super().__init__(data=[], **kwargs)

    @classmethod
    def sebutan(cls) -> str:
        """What people call it: ``Tabel 3.1``, or its name if it has no number of its own."""
        return f"Tabel {cls.nomor}" if cls.nomor[0].isdigit() else cls.nama

    @classmethod
    def sebutan_lengkap(cls) -> str:
        """With its name: ``Tabel 3.1 Rumusan Rencana Program dan Kegiatan``."""
        return f"{cls.sebutan()} {cls.nama}" if cls.sebutan() != cls.nama else cls.nama

    @classmethod
    def tersedia(cls, renja: Renja) -> bool:
        """Whether a Renja of this kind has this table."""
        return True

    @classmethod
    def muat(cls, renja: Renja) -> Tabel:
        """Load what the table needs, in a fixed number of queries, and build it."""
        raise NotImplementedError

    @property
    def renja(self) -> Renja:
        return self.konteks.renja

    @cached_property
    def nama_kolom(self) -> list[str]:
        """The columns' names in printed order; formulas refer to cells by them."""
        return [bound.name for bound in self.columns]

    @cached_property
    def kolom(self) -> list[Kolom]:
        """The columns in printed order."""
        return [bound.column for bound in self.columns]

    @cached_property
    def judul(self) -> list[str]:
        """The lines of the title, filled in."""
        return [self._isi(j) for j in self.judul_cetak]

    @cached_property
    def kepala(self) -> list[list[SelKepala]]:
        """The grouped heading, row by row: equal neighbours in the paths become one cell over both."""
        jalur = [[self._isi(j) for j in k.judul] for k in self.kolom]
        tinggi = max(len(j) for j in jalur)
        baris: list[list[SelKepala]] = [[] for _ in range(tinggi)]
        for r in range(tinggi):
            k = 0
            while k < len(jalur):
                if r >= len(jalur[k]):
                    k += 1
                    continue
                terakhir = r == len(jalur[k]) - 1
                akhir = k + 1
                while not terakhir and akhir < len(jalur) and jalur[akhir][: r + 1] == jalur[k][: r + 1]:
                    akhir += 1
                baris[r].append(SelKepala(jalur[k][r], r, k, akhir - k, tinggi - r if terakhir else 1, not terakhir))
                k = akhir
        return baris

    @cached_property
    def nomor_kolom(self) -> list[str]:
        """The row of column numbers, with the formulas as printed: ``8 = (7/6*100)``."""
        return [
            self.format_nomor.format(k.nomor) + (f" = {k.rumus_cetak}" if k.rumus_cetak else "") for k in self.kolom
        ]

    @cached_property
    def kunci_kolom(self) -> list[str]:
        """A name for each column by its printed number: ``6``; where two share it, with their headings: ``7 Rp``.

        A column without a number goes by its heading.
        """
        nomor = [k.nomor for k in self.kolom]
        return [
            k.nomor if k.nomor and nomor.count(k.nomor) == 1 else f"{k.nomor} {k.judul[-1].rstrip('.')}".lstrip()
            for k in self.kolom
        ]

    @cached_property
    def baris(self) -> list[BarisTabel]:
        """The matrix: every printed line with its cells, computed once."""
        return [self._baris(s) for s in self.sumber]

    @cached_property
    def _posisi(self) -> dict[int, int]:
        """On which line each source is printed."""
        return {id(s): i for i, s in enumerate(self.sumber)}

    def _baris(self, sumber: Sumber) -> BarisTabel:
        nilai: dict[str, Nilai] = {}
        sel = []
        for nama, kolom in zip(self.nama_kolom, self.kolom, strict=True):
            isi, rumus = self._isi_sel(kolom, sumber, nilai.get)
            nilai[nama] = isi
            sel.append(Sel(kolom, isi, rumus, kolom.teks(isi)))
        if self.bersusun:
            self._susun(sumber, sel)
        return BarisTabel(sumber.level, sumber.kode, sumber.nama, sumber.ke > 0, sumber.judul_saja, sel)

    def _isi_sel(self, kolom: Kolom, sumber: Sumber, nilai: Callable) -> tuple[Nilai, Rumus | None]:
        if (sumber.judul_saja and not kolom.kepala_baris) or (sumber.ke and not kolom.per_indikator):
            return None, None
        if rumus := kolom.rumus(sumber):
            return rumus.hitung(self.nilai_di if getattr(rumus, "antarbaris", False) else nilai), rumus
        isi = kolom.ambil(sumber)
        if isinstance(kolom, KolomRupiah) and (dijumlah := kolom.dijumlah(sumber)):
            return isi, JumlahAnak(tuple(self._posisi[id(s)] for s in dijumlah))
        return isi, None

    def nilai_di(self, nama: str, baris: int) -> Nilai:
        """The value of a cell by its column's name and its line, whichever is asked for first."""
        kunci = (nama, baris)
        if kunci not in self._hasil:
            kolom = self.kolom[self.nama_kolom.index(nama)]
            self._hasil[kunci] = self._isi_sel(kolom, self.sumber[baris], lambda n: self.nilai_di(n, baris))[0]
        return self._hasil[kunci]

    @staticmethod
    def _susun(sumber: Sumber, sel: list[Sel]) -> None:
        """Let cells reach over columns (``bentang``) and lines (``tinggi``)."""
        if sumber.bentang:
            for s in sel[: sumber.bentang]:
                s.nilai, s.rumus, s.teks, s.lebar = None, None, "", 0
            sel[0].nilai = sel[0].teks = sumber.nama
            sel[0].lebar = sumber.bentang
            return
        for s in sel:
            if s.kolom.tinggi:
                s.tinggi = s.kolom.tinggi(sumber)
            if s.kolom.terbuka:
                s.terbuka = s.kolom.terbuka(sumber)

    def _isi(self, pola: str) -> str:
        return pola.format_map(self.konteks.kata)
