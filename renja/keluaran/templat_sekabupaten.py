"""The workbook to fill in the rancangan awal of many offices at once; ``planning.impor.sekabupaten`` reads it back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from planning.impor.kepala import KOLOM
from planning.impor.sekabupaten import JUDUL
from planning.isian.kolom import Acuan
from planning.models import Kabupaten, PerangkatDaerah, Renja
from planning.pohon import Simpul, muat_pohon

from .xlsx_arsip import kemas, xml_baris, xml_sel
from .xlsx_gaya import HURUF, ID

BARIS_KEPALA = 4
_LEBAR = {"kode": 18, "nama": 40, "uraian": 40, "pagu": 16, "pagu_n1": 16}
_ANGKA = {"target", "target_n1", "pagu", "pagu_n1", "nomor"}
_INDIKATOR = {"nomor", "uraian", "satuan", "target", "target_n1"}


def templat_sekabupaten(
    kabupaten: Kabupaten, tahun: int, kantor: Iterable[PerangkatDaerah], renja: dict[int, Renja]
) -> bytes:
    """What every office has so far, one below the other; an office without lines has one empty line."""
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet("Rancangan awal")
    lembar.freeze_panes = f"C{BARIS_KEPALA + 1}"
    lembar.column_dimensions["A"].width = 18
    for i, k in enumerate(KOLOM, 2):
        lembar.column_dimensions[get_column_letter(i)].width = _LEBAR.get(k.nama, 14)
    buku.properties.title = f"Rancangan awal RKPD {tahun} {kabupaten}"
    buku.properties.creator = kabupaten.badan_perencana
    buku.properties.created = buku.properties.modified = datetime(tahun, 1, 1)  # noqa: DTZ001 (XLSX knows no zone)
    return kemas(buku, list(_baris(lembar, kabupaten, tahun, kantor, renja)))


def _baris(lembar, kabupaten: Kabupaten, tahun: int, kantor, renja: dict[int, Renja]) -> Iterator[str]:
    judul, kepala, angka, teks = (
        _gaya(lembar, font=Font(name=HURUF, size=14, bold=True)),
        _gaya(
            lembar,
            font=Font(name=HURUF, bold=True),
            alignment=Alignment("center", "center", wrap_text=True),
            fill=PatternFill("solid", fgColor="EDEDED"),
        ),
        _gaya(lembar, font=Font(name=HURUF), number_format=f"{ID}#,##0.####"),
        _gaya(lembar, font=Font(name=HURUF), number_format="@"),
    )
    yield xml_baris(1, [xml_sel("A1", judul, f"Rancangan awal RKPD {tahun}, {kabupaten}")])
    yield xml_baris(2, [xml_sel("A2", teks, "Pagu diisi di sub kegiatan saja. Kecamatan ditulis di setiap baris.")])
    nama = [JUDUL, *(k.judul.format(n=tahun, n1=tahun + 1) for k in KOLOM)]
    sel = [xml_sel(f"{get_column_letter(i)}{BARIS_KEPALA}", kepala, n) for i, n in enumerate(nama, 1)]
    yield xml_baris(BARIS_KEPALA, sel, 32, tetap=True)
    nomor = BARIS_KEPALA
    for k in kantor:
        for isi in _isi_kantor(renja.get(k.pk)):
            nomor += 1
            sel = [xml_sel(f"A{nomor}", teks, k.nama_pendek)]
            for i, kolom in enumerate(KOLOM, 2):
                gaya = angka if kolom.nama in _ANGKA else teks
                sel.append(xml_sel(f"{get_column_letter(i)}{nomor}", gaya, isi.get(kolom.nama)))
            yield xml_baris(nomor, sel)


def _isi_kantor(renja: Renja | None) -> Iterator[dict]:
    simpul = list(muat_pohon(renja).telusuri()) if renja else []
    acuan = Acuan()
    ada = False
    for s in simpul:
        if s.baris is None:
            continue
        for ke, i in enumerate(s.indikator or [None]):
            ada = True
            milik = {n: getattr(i, n, None) for n in _INDIKATOR}
            yield {"kode": s.kode_cetak, **milik} if ke else {**_milik_baris(s, acuan), **milik}
    if not ada:
        yield {}


def _milik_baris(s: Simpul, acuan: Acuan) -> dict:
    isi = {n: getattr(s.baris, n) for n in ("lokasi", "kelompok_sasaran", "catatan", "penanggung_jawab")}
    if s.daun:
        isi |= {"pagu": s.baris.pagu, "pagu_n1": s.baris.pagu_n1}
    return isi | {
        "kode": s.kode_cetak,
        "nama": s.nama,
        "sumber_dana": acuan.tulis_sumber_dana(s.baris.sumber_dana),
        "jenis_kegiatan": s.baris.get_jenis_kegiatan_display(),
    }


def _gaya(lembar, **isi) -> int:
    contoh = WriteOnlyCell(lembar)
    for nama, nilai in isi.items():
        setattr(contoh, nama, nilai)
    return contoh.style_id
