"""A table as a workbook that a planner can go on working in: real numbers, live formulas, ready to print.

It walks the same matrix as the page and the PDF (decision 8). Sums and percentages are formulas; the value stored with
each is ours, so that a program that does not compute shows it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.properties import Outline, PageSetupProperties

from planning.enums import Level
from planning.nilai import TIDAK_BERLAKU
from planning.tabel import BarisTabel, Sel, Tabel
from planning.tabel.rumus import Rumus, angka

from .xlsx_arsip import kemas
from .xlsx_gaya import FORMAT_TEKS, Gaya, format_sel
from .xlsx_ukuran import KERTAS, Ukuran

MARGIN_INCI = 10 / 25.4
#: Letters that make a program take typed text for a formula.
AWAL_RUMUS = ("=", "+", "-", "@", "\t")
#: Rows are folded away level by level in Excel's outline.
KERANGKA = {Level.KEGIATAN: 1, Level.SUB_KEGIATAN: 2, "rincian_belanja": 1}
#: Excel takes at most 255 arguments and 8,192 characters.
MAKS_ARGUMEN, MAKS_RUMUS = 250, 8000


def xlsx_tabel(tabel: Tabel) -> bytes:
    """The table as the bytes of an XLSX file; the same content gives the same bytes."""
    return _Lembar(tabel).tulis()


class _Lembar:
    """The one sheet of the workbook, written from top to bottom in one go (openpyxl's write-only mode)."""

    def __init__(self, tabel: Tabel):
        self.tabel = tabel
        self.buku = Workbook(write_only=True)
        self.ws = self.buku.create_sheet(f"Tabel {tabel.nomor}")
        huruf = int(tabel.huruf.removeprefix("huruf-"))
        self.gaya, self.ukuran = Gaya(self.ws, tabel, huruf), Ukuran(tabel, huruf)
        self.huruf_kolom = [get_column_letter(i) for i in range(1, len(tabel.kolom) + 1)]
        self.kolom_bernama = dict(zip(tabel.nama_kolom, self.huruf_kolom, strict=True))
        self.baris_kepala = len(tabel.judul) + 2  # below the title and an empty row
        self.baris_nomor = self.baris_kepala + len(tabel.kepala)
        self.baris_isi = self.baris_nomor + 1
        self.hasil_rumus: list = []
        self._sel = WriteOnlyCell(self.ws)

    def tulis(self) -> bytes:
        self._siapkan_halaman()
        self._tulis_kepala()
        for i, baris in enumerate(self.tabel.baris, self.baris_isi):
            # The attributes of <row> as they are written: openpyxl's own object would fix the height for good.
            sifat = {"ht": str(self.ukuran.tinggi_isi(baris))}
            if tingkat := KERANGKA.get(baris.level):
                sifat["outlineLevel"] = str(tingkat)
            self.ws.row_dimensions[i] = sifat
            self.ws.append(self._isi(i, baris))
        return kemas(self.buku, self.hasil_rumus)

    # --- The page ---------------------------------------------------------------------------------------

    def _siapkan_halaman(self) -> None:
        """Paper, widths, panes and properties; all this stands before the rows in the file."""
        ws, tabel = self.ws, self.tabel
        ukuran, arah, _ = KERTAS[tabel.kertas]
        ws.page_setup.paperSize, ws.page_setup.orientation = ukuran, arah
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.sheet_properties.outlinePr = Outline(summaryBelow=False)
        ws.sheet_format.outlineLevelRow = max((KERANGKA.get(b.level, 0) for b in tabel.baris), default=0)
        ws.print_options.horizontalCentered = True
        ws.print_title_rows = f"{self.baris_kepala}:{self.baris_nomor}"
        margin = ws.page_margins
        margin.left = margin.right = MARGIN_INCI
        margin.top = margin.bottom = MARGIN_INCI * 1.6
        margin.header = margin.footer = MARGIN_INCI * 0.8
        self._siapkan_tepi()
        for huruf, lebar in zip(self.huruf_kolom, self.ukuran.lebar, strict=True):
            ws.column_dimensions[huruf].width = lebar
        uraian = next(i for i, k in enumerate(tabel.kolom) if k.kepala_baris)
        ws.freeze_panes = f"{get_column_letter(uraian + 2)}{self.baris_isi}"
        self.buku.calculation = CalcProperties(fullCalcOnLoad=True)
        sifat = self.buku.properties
        sifat.title = f"Tabel {tabel.nomor} {tabel.nama}"
        sifat.subject = f"{tabel.renja.judul} {tabel.renja.perangkat_daerah.nama}"
        sifat.creator = sifat.lastModifiedBy = tabel.renja.perangkat_daerah.nama
        sifat.language = "id-ID"
        # Not the clock: the same content gives the same bytes.
        sifat.created = sifat.modified = datetime(tabel.renja.tahun, 1, 1)  # noqa: DTZ001 (XLSX knows no zone)

    def _siapkan_tepi(self) -> None:
        """Running head and foot: office, document and year, table, page of pages."""
        kepala, kaki = self.ws.HeaderFooter.oddHeader, self.ws.HeaderFooter.oddFooter
        renja = self.tabel.renja
        for bagian, teks in (
            (kepala.left, renja.perangkat_daerah.nama.replace("&", "&&")),
            (kepala.right, renja.judul.replace("&", "&&")),
            (kaki.left, f"Tabel {self.tabel.nomor}"),
            (kaki.right, "Halaman &P dari &N"),
        ):
            bagian.text, bagian.size = teks, 8

    # --- Title, headings, numbers of the columns --------------------------------------------------------

    def _tulis_kepala(self) -> None:
        ws, gaya, n = self.ws, self.gaya, len(self.huruf_kolom)
        for r, teks in enumerate(self.tabel.judul, 1):
            ws.row_dimensions[r].height = self.ukuran.tinggi_judul(teks, gaya.huruf_judul)
            ws.append(self._deret([teks, *[None] * (n - 1)], gaya.judul))
            ws.merged_cells.add(f"A{r}:{self.huruf_kolom[-1]}{r}")
        ws.append([])
        tinggi = self.ukuran.tinggi_kepala()
        for r, baris in enumerate(self.tabel.kepala):
            isi: list[str | None] = [None] * n
            for sel in baris:
                isi[sel.kolom] = sel.teks
                if sel.lebar > 1 or sel.tinggi > 1:
                    ws.merged_cells.add(self._kotak(sel.baris, sel.kolom, sel.tinggi, sel.lebar))
            ws.row_dimensions[self.baris_kepala + r].height = tinggi[r]
            ws.append(self._deret(isi, gaya.kepala))
        ws.row_dimensions[self.baris_nomor].height = self.ukuran.tinggi_nomor()
        ws.append(self._deret(self.tabel.nomor_kolom, gaya.nomor))

    def _kotak(self, baris: int, kolom: int, tinggi: int, lebar: int) -> str:
        atas = self.baris_kepala + baris
        kiri, kanan = self.huruf_kolom[kolom], self.huruf_kolom[kolom + lebar - 1]
        return f"{kiri}{atas}:{kanan}{atas + tinggi - 1}"

    # --- The body ---------------------------------------------------------------------------------------

    def _isi(self, i: int, baris: BarisTabel) -> Iterator[WriteOnlyCell]:
        """The cells of line ``i`` of the sheet."""
        for huruf, sel in zip(self.huruf_kolom, baris.sel, strict=True):
            kolom, nilai = sel.kolom, sel.nilai
            if sel.rumus and (rumus := self._rumus(sel.rumus, i, huruf)):
                format_angka = format_sel(kolom, nilai, getattr(sel.rumus, "satuan", ""))
                self.hasil_rumus.append("-" if nilai is TIDAK_BERLAKU else angka(nilai))
                yield self._beri(rumus, "f", self.gaya.isi(baris.level, kolom, format_angka))
            elif (bilangan := angka(nilai)) is not None:
                yield self._beri(bilangan, "n", self.gaya.isi(baris.level, kolom, format_sel(kolom, nilai)))
            else:
                yield self._teks(sel, baris.level)

    def _teks(self, sel: Sel, level: str) -> WriteOnlyCell:
        teks = bersih(sel.teks)
        awas = len(teks) > 1 and teks.startswith(AWAL_RUMUS)
        format_teks = FORMAT_TEKS if sel.kolom.jenis == "kode" else "General"
        if not teks and sel.kolom.jenis not in ("teks", "kode"):
            format_teks = format_sel(sel.kolom, None)  # what is typed in here later looks right
        return self._beri(teks or None, "s" if teks else "n", self.gaya.isi(level, sel.kolom, format_teks, awas))

    def _rumus(self, rumus: Rumus, i: int, huruf: str) -> str | None:
        """The live formula of a cell; none if it would be longer than Excel takes."""
        anak = [
            f"{huruf}{a}" if a == z else f"{huruf}{a}:{huruf}{z}" for a, z in self._rentang(getattr(rumus, "baris", ()))
        ]
        if len(anak) > MAKS_ARGUMEN:
            anak = [f"({','.join(anak[j : j + MAKS_ARGUMEN])})" for j in range(0, len(anak), MAKS_ARGUMEN)]
        teks = rumus.excel(lambda nama: f"{self.kolom_bernama[nama]}{i}", anak)
        return f"={teks}" if len(teks) < MAKS_RUMUS else None

    def _rentang(self, posisi: Iterable[int]) -> list[tuple[int, int]]:
        """Lines of the sheet as ranges. Lines of further indicators hold no rupiah and may lie inside one."""
        hasil: list[tuple[int, int]] = []
        for p in sorted(posisi):
            baris = self.baris_isi + p
            if hasil and all(b.lanjutan for b in self.tabel.baris[hasil[-1][1] - self.baris_isi + 1 : p]):
                hasil[-1] = (hasil[-1][0], baris)
            else:
                hasil.append((baris, baris))
        return hasil

    def _deret(self, isi: list[str | None], gaya: StyleArray) -> Iterator[WriteOnlyCell]:
        for teks in isi:
            yield self._beri(bersih(teks) if teks else None, "s" if teks else "n", gaya)

    def _beri(self, isi: str | int | Decimal | None, tipe: str, gaya: StyleArray) -> WriteOnlyCell:
        """The one cell object, filled anew; past ``Cell.value``, which would take ``=…`` in a text for a formula."""
        self._sel._value, self._sel.data_type, self._sel._style = isi, tipe, gaya
        return self._sel


def bersih(teks: str) -> str:
    """Text as XML can hold it, and so that Excel does not read an ``_x0041_`` in it as a letter."""
    teks = ILLEGAL_CHARACTERS_RE.sub("", teks)
    return teks.replace("_x", "_x005F_x") if "_x" in teks else teks
