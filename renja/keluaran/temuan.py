"""The findings of a pemeriksaan as a workbook: one line each, with its reason where it has one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from planning.models import Renja

from .xlsx_arsip import kemas, xml_baris, xml_sel
from .xlsx_gaya import HURUF

#: Heading and width (characters) of each column.
KOLOM = (
    ("Tingkat", 12),
    ("Kode aturan", 12),
    ("Kelompok", 24),
    ("Baris", 18),
    ("Kolom", 22),
    ("Temuan", 70),
    ("Nilai", 40),
    ("Aturan", 40),
    ("Sumber", 26),
    ("Alasan", 50),
    ("Dijelaskan oleh", 22),
    ("Waktu", 18),
)
BARIS_KEPALA = 4
#: What a program might take for a formula when the cell is edited.
AWAL_RUMUS = tuple("=+-@\t")


def temuan_xlsx(renja: Renja, ringkasan: str, isi: Iterable[Sequence[str]]) -> bytes:
    """The bytes; ``isi`` are the lines in the order of ``KOLOM``. The same content gives the same bytes."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Pemeriksaan")
    lembar.freeze_panes = f"A{BARIS_KEPALA + 1}"
    for n, (_, lebar) in enumerate(KOLOM, 1):
        lembar.column_dimensions[get_column_letter(n)].width = lebar
    buku.properties.title = f"Pemeriksaan {renja}"
    buku.properties.creator = str(renja.perangkat_daerah)
    buku.properties.created = buku.properties.modified = datetime(renja.tahun, 1, 1)  # noqa: DTZ001 (XLSX knows no zone)
    baris = list(_baris(lembar, renja, ringkasan, isi))
    lembar.auto_filter.ref = f"A{BARIS_KEPALA}:{get_column_letter(len(KOLOM))}{BARIS_KEPALA + len(baris) - 3}"
    return kemas(buku, baris)


def _baris(lembar, renja: Renja, ringkasan: str, isi: Iterable[Sequence[str]]) -> Iterator[str]:
    judul = _gaya(lembar, font=Font(name=HURUF, size=14, bold=True))
    kepala = _gaya(
        lembar,
        font=Font(name=HURUF, bold=True),
        alignment=Alignment("left", "center", wrap_text=True),
        fill=PatternFill("solid", fgColor="EDEDED"),
    )
    rata = Alignment("left", "top", wrap_text=True)
    teks = _gaya(lembar, font=Font(name=HURUF), number_format="@", alignment=rata)
    awas = _gaya(lembar, font=Font(name=HURUF), number_format="@", alignment=rata, quotePrefix=True)
    yield xml_baris(1, [xml_sel("A1", judul, f"Pemeriksaan {renja}")])
    yield xml_baris(2, [xml_sel("A2", _gaya(lembar, font=Font(name=HURUF)), f"{ringkasan}.")])
    sel = [xml_sel(f"{get_column_letter(n)}{BARIS_KEPALA}", kepala, nama) for n, (nama, _) in enumerate(KOLOM, 1)]
    yield xml_baris(BARIS_KEPALA, sel)
    for r, satu in enumerate(isi, BARIS_KEPALA + 1):
        sel = [
            xml_sel(f"{get_column_letter(n)}{r}", awas if nilai.startswith(AWAL_RUMUS) else teks, nilai)
            for n, nilai in enumerate(satu, 1)
        ]
        yield xml_baris(r, sel)


def _gaya(lembar, **isi) -> int:
    contoh = WriteOnlyCell(lembar)
    for nama, nilai in isi.items():
        setattr(contoh, nama, nilai)
    return contoh.style_id
