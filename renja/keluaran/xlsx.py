"""A table as a workbook that a planner can go on working in: real numbers, live formulas, ready to print.

It walks the same matrix as the page and the PDF (decision 8). Sums and percentages are formulas; the value stored with
each is ours, so that a program that does not compute shows it too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.properties import Outline, PageSetupProperties

from planning.enums import Level
from planning.models import Renja
from planning.tabel import BarisTabel, Sel, Tabel
from planning.tabel.kolom import Kolom, KolomRupiahDaun
from planning.tabel.rumus import JumlahAnak, Rumus, angka

from .xlsx_arsip import kemas, xml_baris, xml_rumus, xml_sel
from .xlsx_gaya import FORMAT_TEKS, Gaya, format_sel
from .xlsx_ukuran import KERTAS, Ukuran, bagian_kolom

MARGIN_INCI = 10 / 25.4
#: Letters that make a program take typed text for a formula.
AWAL_RUMUS = ("=", "+", "-", "@", "\t")
#: Empty lines between the title of who signs and the name.
RUANG_TANDA_TANGAN = 4
#: Rows are folded away level by level in Excel's outline.
KERANGKA = {Level.KEGIATAN: 1, Level.SUB_KEGIATAN: 2, "rincian_belanja": 1}
#: Excel takes at most 8,192 characters.
MAKS_RUMUS = 8000
MAKS_NAMA_LEMBAR = 31


def xlsx_tabel(tabel: Tabel) -> bytes:
    """The table as the bytes of an XLSX file; the same content gives the same bytes."""
    return xlsx_buku([tabel], tabel.sebutan_lengkap())


def xlsx_buku(daftar: Iterable[Tabel], judul: str) -> bytes:
    """Several tables as one workbook, a sheet each; ``judul`` is the title among the file's properties."""
    buku = Workbook(write_only=True)
    lembar = [_Lembar(tabel, buku) for tabel in daftar]
    _sifat(buku, judul, lembar[0].tabel.renja)
    return kemas(buku, *(s.tulis() for s in lembar))


def _sifat(buku: Workbook, judul: str, renja: Renja) -> None:
    buku.calculation = CalcProperties(fullCalcOnLoad=True)
    sifat = buku.properties
    sifat.title = judul
    sifat.subject = f"{renja.judul} {renja.perangkat_daerah.nama}"
    sifat.creator = sifat.lastModifiedBy = renja.perangkat_daerah.nama
    sifat.language = "id-ID"
    # Not the clock: the same content gives the same bytes.
    sifat.created = sifat.modified = datetime(renja.tahun, 1, 1)  # noqa: DTZ001 (XLSX knows no zone)


def nama_lembar(tabel: Tabel) -> str:
    """What the sheet is called: as people call the table, or where that is too long for Excel, by its number."""
    return tabel.sebutan() if len(tabel.sebutan()) <= MAKS_NAMA_LEMBAR else tabel.nomor


class _Lembar:
    """One sheet of the workbook."""

    def __init__(self, tabel: Tabel, buku: Workbook):
        self.tabel = tabel
        self.ws = buku.create_sheet(nama_lembar(tabel))
        huruf = int(tabel.huruf.removeprefix("huruf-"))
        self.gaya, self.ukuran = Gaya(self.ws, tabel, huruf), Ukuran(tabel, huruf)
        self.gabungan: list[str] = []
        self.huruf_kolom = [get_column_letter(i) for i in range(1, len(tabel.kolom) + 1)]
        self.kolom_bernama = dict(zip(tabel.nama_kolom, self.huruf_kolom, strict=True))
        formulir = f" ({tabel.formulir})" if tabel.formulir else ""
        self.judul = [f"{tabel.sebutan()}{formulir}", *tabel.judul]
        self.baris_kepala = len(self.judul) + 2  # below the title and an empty row
        self.baris_nomor = self.baris_kepala + len(tabel.kepala)
        self.baris_isi = self.baris_nomor + 1

    def tulis(self) -> list[str]:
        """Its rows as XML."""
        self._siapkan_halaman()
        self._gabung_kepala()
        self._gabung_badan()
        baris = [*self._kepala(), *self._badan(), *self._tanda_tangan()]
        # A list in order: openpyxl's own set searches all of it for each it is given, and writes it in any order.
        self.ws.merged_cells = self.gabungan
        return baris

    # --- The page ---------------------------------------------------------------------------------------

    def _siapkan_halaman(self) -> None:
        """Paper, widths, panes and properties."""
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
        uraian = next((i for i, k in enumerate(tabel.kolom) if k.kepala_baris), 0)
        ws.freeze_panes = f"{get_column_letter(uraian + 2)}{self.baris_isi}"

    def _siapkan_tepi(self) -> None:
        """Running head and foot: office, document and year, table, page of pages."""
        kepala, kaki = self.ws.HeaderFooter.oddHeader, self.ws.HeaderFooter.oddFooter
        renja, kantor = self.tabel.renja, self.tabel.renja.perangkat_daerah
        for bagian, teks in (
            (kepala.left, f"{kantor.nama}, {kantor.kabupaten}"),
            (kepala.right, renja.judul),
            (kaki.left, self.tabel.sebutan_lengkap()),
        ):
            bagian.text, bagian.size = teks.replace("&", "&&"), 8
        kaki.right.text, kaki.right.size = "Halaman &P dari &N", 8

    # --- Title, headings, numbers of the columns --------------------------------------------------------

    def _gabung_kepala(self) -> None:
        """The cells of the title and of grouped headings that are one."""
        for r in range(1, len(self.judul) + 1):
            self.gabungan.append(f"A{r}:{self.huruf_kolom[-1]}{r}")
        for sel in (s for baris in self.tabel.kepala for s in baris):
            if sel.lebar > 1 or sel.tinggi > 1:
                kiri, kanan = self.huruf_kolom[sel.kolom], self.huruf_kolom[sel.kolom + sel.lebar - 1]
                atas = self.baris_kepala + sel.baris
                self.gabungan.append(f"{kiri}{atas}:{kanan}{atas + sel.tinggi - 1}")

    def _kepala(self) -> Iterator[str]:
        """The rows above the body; every cell of a merged one has its border."""
        gaya, kosong = self.gaya, [""] * len(self.huruf_kolom)
        for r, teks in enumerate(self.judul, 1):
            tinggi = self.ukuran.tinggi_judul(teks, gaya.huruf_judul)
            yield self._deret(r, [teks, *kosong[1:]], gaya.judul, tinggi)
        for r, (baris, tinggi) in enumerate(zip(self.tabel.kepala, self.ukuran.tinggi_kepala(), strict=True)):
            teks = {sel.kolom: sel.teks for sel in baris}
            yield self._deret(self.baris_kepala + r, [teks.get(i, "") for i in range(len(kosong))], gaya.kepala, tinggi)
        yield self._deret(self.baris_nomor, self.tabel.nomor_kolom, gaya.nomor, self.ukuran.tinggi_nomor())

    def _tanda_tangan(self) -> Iterator[str]:
        """Who signs, below the body: blocks side by side, the last at the right (specification 1.5)."""
        blok = self.tabel.tanda_tangan
        if not blok:
            return
        awal = self.baris_isi + len(self.tabel.baris) + 1
        letak = bagian_kolom(self.ukuran.lebar, len(blok))
        teks = [[*b.atas, *[""] * RUANG_TANDA_TANGAN, b.nama_tercetak, *b.bawah] for b in blok]
        nama = [len(b.atas) + RUANG_TANDA_TANGAN for b in blok]
        for r in range(max(map(len, teks))):
            sel = {}
            for (kiri, kanan), baris, n, b in zip(letak, teks, nama, blok, strict=True):
                huruf = self.huruf_kolom[kiri]
                if r < len(baris):
                    gaya = self.gaya.penanda_tangan(nama=r == n, garis=r == n and bool(b.nama))
                    sel[kiri] = xml_sel(f"{huruf}{awal + r}", gaya, baris[r])
                    self.gabungan.append(f"{huruf}{awal + r}:{self.huruf_kolom[kanan]}{awal + r}")
            yield xml_baris(awal + r, [sel[k] for k in sorted(sel)], self.ukuran.tinggi_tanda_tangan())

    def _deret(self, nomor: int, teks: list[str], gaya: int, tinggi: float) -> str:
        sel = [xml_sel(f"{huruf}{nomor}", gaya, t) for huruf, t in zip(self.huruf_kolom, teks, strict=True)]
        return xml_baris(nomor, sel, tinggi, tetap=True)

    # --- The body ---------------------------------------------------------------------------------------

    def _badan(self) -> Iterator[str]:
        baris = self.tabel.baris
        sambung = self._sambung()
        for nomor, (b, tepi) in enumerate(zip(baris, sambung, strict=True), self.baris_isi):
            isi = [
                self._sel(nomor, huruf, b, sel, t) for huruf, sel, t in zip(self.huruf_kolom, b.sel, tepi, strict=True)
            ]
            yield xml_baris(nomor, isi, self.ukuran.tinggi_isi(b), KERANGKA.get(b.level, 0))

    def _gabung_badan(self) -> None:
        """The cells of the body that reach over others."""
        if not self.tabel.bersusun:
            return
        for nomor, b in enumerate(self.tabel.baris, self.baris_isi):
            for k, s in enumerate(b.sel):
                if s.lebar > 1 or s.tinggi > 1:
                    kiri, kanan = self.huruf_kolom[k], self.huruf_kolom[k + s.lebar - 1]
                    self.gabungan.append(f"{kiri}{nomor}:{kanan}{nomor + s.tinggi - 1}")

    def _sambung(self) -> Iterator[list[tuple[bool, bool]]]:
        """Whether each cell is drawn as one with the cell above it, and with the cell below."""
        baris = self.tabel.baris
        if self.tabel.bersusun:
            bawah = [[s.terbuka for s in b.sel] for b in baris]
            for i, b in enumerate(baris):
                for k, s in enumerate(b.sel):
                    # A cell over several lines: open within, and at its end as it says itself.
                    for j in range(s.tinggi - 1):
                        bawah[i + j][k] = True
                    if s.tinggi > 1:
                        bawah[i + s.tinggi - 1][k] = s.terbuka
            atas = [[False] * len(self.huruf_kolom), *bawah]
            for a, b in zip(atas, bawah, strict=False):
                yield list(zip(a, b, strict=True))
            return
        per_indikator = [k.per_indikator for k in self.tabel.kolom]
        for b, sesudah in zip_longest(baris, baris[1:]):
            lagi = bool(sesudah and sesudah.lanjutan)
            yield [(False, False) if sendiri else (b.lanjutan, lagi) for sendiri in per_indikator]

    def _sel(self, nomor: int, huruf: str, baris: BarisTabel, sel: Sel, tepi: tuple[bool, bool]) -> str:
        """One cell of the body: a formula, a number, or what it reads."""
        alamat, kolom, bilangan = f"{huruf}{nomor}", sel.kolom, angka(sel.nilai)
        if sel.rumus and (rumus := self._rumus(sel.rumus, nomor, huruf, kolom)):
            hasil = sel.teks if bilangan is None else bilangan
            format_angka = format_sel(kolom, sel.nilai, getattr(sel.rumus, "satuan", "") or "")
            return xml_rumus(alamat, self.gaya.isi(baris, sel, format_angka, tepi), rumus, hasil)
        if bilangan is not None or not sel.teks:  # in an empty cell, what is typed later looks right
            return xml_sel(alamat, self.gaya.isi(baris, sel, format_sel(kolom, sel.nilai), tepi), bilangan)
        awas = len(sel.teks) > 1 and sel.teks.startswith(AWAL_RUMUS)
        format_teks = FORMAT_TEKS if kolom.jenis == "kode" else "General"
        return xml_sel(alamat, self.gaya.isi(baris, sel, format_teks, tepi, awas), sel.teks)

    def _rumus(self, rumus: Rumus, nomor: int, huruf: str, kolom: Kolom) -> str | None:
        """The live formula of a cell; none if it would be longer than Excel takes."""
        rentang = self._rentang(rumus.baris if isinstance(rumus, JumlahAnak) else (), kolom)
        anak = [f"{huruf}{a}" if a == z else f"{huruf}{a}:{huruf}{z}" for a, z in rentang]

        def ref(nama: str, baris: int | None = None) -> str:
            return f"{self.kolom_bernama[nama]}{nomor if baris is None else self.baris_isi + baris}"

        teks = rumus.excel(ref, anak)
        return teks if len(teks) < MAKS_RUMUS else None

    def _rentang(self, posisi: Iterable[int], kolom: Kolom) -> list[tuple[int, int]]:
        """Lines of the sheet as ranges. A line between two that can never hold rupiah may lie inside one."""
        hanya_daun = isinstance(kolom, KolomRupiahDaun)
        hasil: list[tuple[int, int]] = []
        akhir = 0
        for p in sorted(posisi):
            sela = self.tabel.baris[akhir + 1 : p]
            if hasil and all(hanya_daun or b.lanjutan or b.judul_saja for b in sela):
                hasil[-1] = (hasil[-1][0], self.baris_isi + p)
            else:
                hasil.append((self.baris_isi + p, self.baris_isi + p))
            akhir = p
        return hasil
