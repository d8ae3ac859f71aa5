"""The workbook to fill in a Renja with: its rows, lists to choose from, names and sums that nobody types.

``planning.impor`` reads it back; the headings are its own (``planning.impor.kepala``). The sheet is protected without
a password: against slips, not against people.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import cached_property

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from planning.enums import JenisKegiatan, Level
from planning.impor.berkas import PENANDA
from planning.impor.kepala import KOLOM, KolomImpor
from planning.isian.kolom import Acuan
from planning.kode import kode_cetak
from planning.masukan import RUPIAH_TERBESAR
from planning.models import IndikatorRenja, Nomenklatur, Renja
from planning.nilai import desimal_perlu
from planning.pohon import Pohon, Simpul, muat_pohon

from .templat_petunjuk import isi_petunjuk
from .xlsx_arsip import kemas, xml_baris, xml_rumus, xml_sel
from .xlsx_gaya import HURUF, ID
from .xlsx_ukuran import INDEN, SATUAN, TEPI, jumlah_baris

BARIS_KOSONG = 60
BARIS_JUDUL, BARIS_KEPALA = 1, 6
BARIS_TOTAL = BARIS_KEPALA + 1
BARIS_PERTAMA = BARIS_TOTAL + 1

_LEBAR = {
    "kode": 19,
    "nama": 38,
    "nomor": 9,
    "uraian": 38,
    "satuan": 13,
    "target": 11,
    "pagu": 16,
    "lokasi": 16,
    "sumber_dana": 20,
    "kelompok_sasaran": 18,
    "target_n1": 11,
    "pagu_n1": 16,
    "catatan": 18,
    "jenis_kegiatan": 12,
    "penanggung_jawab": 20,
}
_PAGU = ("pagu", "pagu_n1")
_TARGET = ("target", "target_n1")
_AWAL_RUMUS = ("=", "+", "-", "@", "\t")


def templat_xlsx(renja: Renja) -> bytes:
    """The template for one Renja, with the rows it has now; the same content gives the same bytes."""
    return _Templat(renja).tulis()


def nama_templat(renja: Renja) -> str:
    """``templat-renja-perubahan-2021-kalaena.xlsx``"""
    return f"templat-renja-{renja.versi}-{renja.tahun}-{renja.perangkat_daerah.slug}.xlsx"


@dataclass(frozen=True)
class _Daftar:
    """A list on the hidden sheet: its column there and what it holds."""

    huruf: str
    isi: list[str]

    @property
    def rentang(self) -> str:
        return f"Daftar!${self.huruf}$2:${self.huruf}${len(self.isi) + 1}"


class _Templat:
    def __init__(self, renja: Renja):
        self.renja, self.edisi = renja, renja.edisi
        self.pohon: Pohon = muat_pohon(renja)
        self.acuan = Acuan()
        self.buku = Workbook(write_only=True)
        self.isian = self.buku.create_sheet("Isian")
        self.petunjuk = self.buku.create_sheet("Petunjuk")
        self.daftar = self.buku.create_sheet("Daftar")
        self.huruf = {k.nama: get_column_letter(i) for i, k in enumerate(KOLOM, 1)}
        self.simpul = [s for s in self.pohon.telusuri() if s.level not in (Level.URUSAN, Level.BIDANG)]
        banyak = sum(max(1, len(s.indikator)) for s in self.simpul)
        self.baris_akhir = BARIS_PERTAMA + banyak + BARIS_KOSONG - 1
        self.gaya = _Gaya(self.isian)

    def tulis(self) -> bytes:
        self._siapkan_halaman()
        self._siapkan_pilihan()
        self.daftar.sheet_state = "hidden"
        petunjuk = isi_petunjuk(self.petunjuk, self.renja, self.gaya.buat)
        return kemas(self.buku, list(self._baris_isian()), petunjuk, list(self._baris_daftar()))

    # --- The hidden lists -------------------------------------------------------------------------------

    @cached_property
    def nomenklatur(self) -> list[Nomenklatur]:
        """What the edition holds from program down, in the order of the codes."""
        semua = Nomenklatur.objects.filter(edisi=self.edisi).exclude(level__in=[Level.URUSAN, Level.BIDANG])
        return list(semua.order_by("kode"))

    @cached_property
    def satuan(self) -> list[str]:
        """The units of the edition and of this Renja."""
        dipakai = {i.satuan for s in self.simpul for i in s.indikator}
        resmi = {"%" if n.satuan == "Persen" else n.satuan for n in self.nomenklatur}
        return sorted({" ".join(s.split()) for s in dipakai | resmi | {"%"}} - {""}, key=str.casefold)

    @cached_property
    def pilihan(self) -> dict[str, _Daftar]:
        """Every list, by the column it is for; codes are as this office prints them."""
        organisasi = self.renja.perangkat_daerah.kode_organisasi
        return {
            "kode": _Daftar("A", [kode_cetak(n.kode, self.edisi, organisasi) for n in self.nomenklatur]),
            "nama": _Daftar("B", [n.nama for n in self.nomenklatur]),
            "satuan": _Daftar("C", self.satuan),
            "sumber_dana": _Daftar("D", [self.acuan.tulis_sumber_dana(s) for s in self.acuan.sumber_dana]),
            "jenis_kegiatan": _Daftar("E", list(JenisKegiatan.labels)),
        }

    def _baris_daftar(self) -> Iterator[str]:
        gaya = self.gaya.biasa
        judul = {"kode": "Kode", "nama": "Nama", "satuan": "Satuan", "sumber_dana": "Sumber dana"}
        yield xml_baris(1, [xml_sel(f"{d.huruf}1", gaya, judul.get(k, "Jenis kegiatan")) for k, d in self._terisi()])
        for i in range(max(len(d.isi) for d in self.pilihan.values())):
            sel = [xml_sel(f"{d.huruf}{i + 2}", gaya, d.isi[i]) for _, d in self._terisi() if i < len(d.isi)]
            yield xml_baris(i + 2, sel)

    def _terisi(self) -> list[tuple[str, _Daftar]]:
        return [(k, d) for k, d in self.pilihan.items() if d.isi]

    def _siapkan_pilihan(self) -> None:
        """What may stand in which column; lists come from the hidden sheet."""
        tetap = {"allow_blank": True, "showErrorMessage": True, "errorTitle": "Isian tidak sesuai"}
        pilihan = {
            "kode": DataValidation(error="Pilih kode dari daftar nomenklatur.", **tetap),
            "satuan": DataValidation(
                error="Satuan ini tidak ada dalam daftar. Tetap dipakai?", **tetap, errorStyle="warning"
            ),
            "sumber_dana": DataValidation(error="Pilih sumber dana dari daftar.", **tetap),
            "jenis_kegiatan": DataValidation(error="Pilih Baru, Lanjutan, atau Berjalan.", **tetap),
        }
        for nama, aturan in pilihan.items():
            if self.pilihan[nama].isi:
                aturan.type, aturan.formula1 = "list", self.pilihan[nama].rentang
                self._pasang(aturan, nama)
        for nama in _TARGET:
            aturan = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", **tetap)
            aturan.error = "Isi angka saja, nol atau lebih; satuannya di kolom Satuan."
            self._pasang(aturan, nama)
        for nama in _PAGU:
            aturan = DataValidation(type="whole", formula1="0", formula2=str(RUPIAH_TERBESAR), **tetap)
            aturan.error = "Isi rupiah bulat, nol atau lebih, tanpa Rp dan tanpa sen."
            self._pasang(aturan, nama)
        nomor = DataValidation(type="whole", formula1="1", formula2="99", **tetap)
        nomor.error = "Isi 1, 2, 3, dan seterusnya."
        self._pasang(nomor, "nomor")

    def _pasang(self, aturan: DataValidation, nama: str) -> None:
        aturan.add(f"{self.huruf[nama]}{BARIS_PERTAMA}:{self.huruf[nama]}{self.baris_akhir}")
        self.isian.data_validations.append(aturan)

    # --- The sheet to fill in ---------------------------------------------------------------------------

    def _siapkan_halaman(self) -> None:
        ws, renja = self.isian, self.renja
        for nama, huruf in self.huruf.items():
            ws.column_dimensions[huruf].width = _LEBAR[nama]
        ws.freeze_panes = f"C{BARIS_PERTAMA}"
        ws.page_setup.paperSize, ws.page_setup.orientation = 14, "landscape"
        ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.print_title_rows = f"{BARIS_KEPALA}:{BARIS_KEPALA}"
        kunci = ws.protection
        kunci.sheet = True
        # False: may be done although the sheet is protected.
        kunci.formatColumns = kunci.formatRows = kunci.formatCells = kunci.insertRows = kunci.sort = False
        for lembar, lebar in ((self.daftar, (22, 70, 22, 60, 16)), (self.petunjuk, (24, 90, 30))):
            for i, x in enumerate(lebar, 1):
                lembar.column_dimensions[get_column_letter(i)].width = x
        self.buku.calculation = CalcProperties(fullCalcOnLoad=True)
        sifat = self.buku.properties
        sifat.title, sifat.subject = f"Templat isian {renja.judul}", f"{renja.judul} {renja.perangkat_daerah.nama}"
        sifat.creator = sifat.lastModifiedBy = renja.perangkat_daerah.nama
        sifat.language = "id-ID"
        sifat.created = sifat.modified = datetime(renja.tahun, 1, 1)  # noqa: DTZ001 (XLSX knows no zone)

    def _baris_isian(self) -> Iterator[str]:
        renja, gaya = self.renja, self.gaya
        kantor = renja.perangkat_daerah
        judul = (
            (f"Templat isian {renja.judul}", gaya.judul),
            (f"{kantor.nama}, {kantor.kabupaten}", gaya.tebal),
            (f"{PENANDA} {kantor.slug}/{renja.tahun}/{renja.versi}", gaya.biasa),
            ("Isi sel putih; sel abu-abu dihitung sendiri. Petunjuk lengkap ada di lembar Petunjuk.", gaya.biasa),
        )
        for nomor, (teks, g) in enumerate(judul, BARIS_JUDUL):
            yield xml_baris(nomor, [xml_sel(f"A{nomor}", g, teks)])
        kepala = [xml_sel(f"{self.huruf[k.nama]}{BARIS_KEPALA}", gaya.kepala, self._judul(k)) for k in KOLOM]
        yield xml_baris(BARIS_KEPALA, kepala, 32, tetap=True)
        yield self._baris_total()
        nomor = BARIS_PERTAMA
        for s in self.simpul:
            for ke, i in enumerate(s.indikator or [None]):
                yield xml_baris(nomor, list(self._sel_indikator(nomor, s, i, ke)), self._tinggi(s, i, ke))
                nomor += 1
        for kosong in range(nomor, self.baris_akhir + 1):
            yield xml_baris(kosong, [self._sel_kosong(kosong, k) for k in KOLOM])

    def _judul(self, kolom: KolomImpor) -> str:
        return kolom.judul.format(n=self.renja.tahun, n1=self.renja.tahun + 1)

    def _baris_total(self) -> str:
        nilai = {"nama": "TOTAL", "pagu": self.pohon.pagu, "pagu_n1": self.pohon.pagu_n1}
        sel = []
        for k in KOLOM:
            alamat, g = f"{self.huruf[k.nama]}{BARIS_TOTAL}", self.gaya.isi(k.nama, kunci=True, tebal=True)
            if k.nama in _PAGU:
                sel.append(
                    xml_rumus(alamat, g, self._jumlah(BARIS_TOTAL, k.nama, f'"{self._pola()}"'), nilai[k.nama] or 0)
                )
            else:
                sel.append(xml_sel(alamat, g, nilai.get(k.nama)))
        return xml_baris(BARIS_TOTAL, sel)

    def _sel_indikator(self, nomor: int, s: Simpul, i: IndikatorRenja | None, ke: int) -> Iterator[str]:
        """The cells of one line: what belongs to the node on its first, an indicator on each."""
        tebal = not s.daun
        for k in KOLOM:
            alamat = f"{self.huruf[k.nama]}{nomor}"
            if ke and k.baris:
                yield xml_sel(alamat, self.gaya.isi(k.nama, kunci=True), None)
            elif k.nama == "nama":
                yield xml_rumus(alamat, self.gaya.isi("nama", kunci=True, tebal=tebal), self._cari_nama(nomor), s.nama)
            elif k.nama in _PAGU and not s.daun:
                isi = getattr(s, k.nama) or 0
                rumus = self._jumlah(nomor, k.nama, f'$A{nomor}&"{self._di_bawah(s)}"')
                yield xml_rumus(alamat, self.gaya.isi(k.nama, kunci=True, tebal=True), rumus, isi)
            else:
                isi = self._isi(s, i, k.nama)
                gaya = self.gaya.isi(k.nama, kunci=k.nama == "kode", tebal=tebal and k.nama == "kode", isi=isi)
                yield xml_sel(alamat, gaya, isi)

    def _tinggi(self, s: Simpul, i: IndikatorRenja | None, ke: int) -> float:
        """The height of a line. Excel fits it anew when its text is changed."""
        isi = {k.nama: s.nama if k.nama == "nama" else self._isi(s, i, k.nama) for k in KOLOM if not (ke and k.baris)}
        teks = [(n, t) for n, t in isi.items() if isinstance(t, str) and n != "kode"]
        baris = max((jumlah_baris(t, _LEBAR[n] * SATUAN - TEPI - INDEN, 10, not s.daun) for n, t in teks), default=1)
        return round(baris * 12.75 + 2.5, 1)

    def _sel_kosong(self, nomor: int, k: KolomImpor) -> str:
        alamat = f"{self.huruf[k.nama]}{nomor}"
        if k.nama == "nama":
            return xml_rumus(alamat, self.gaya.isi("nama", kunci=True), self._cari_nama(nomor), "")
        return xml_sel(alamat, self.gaya.isi(k.nama, kunci=False), None)

    def _isi(self, s: Simpul, i: IndikatorRenja | None, nama: str) -> str | int | Decimal | None:
        if nama == "kode":
            return s.kode_cetak
        if nama in ("nomor", "uraian", "satuan", *_TARGET):
            return getattr(i, nama, None)
        if s.baris is None:
            return None
        if nama == "sumber_dana":
            return self.acuan.tulis_sumber_dana(s.baris.sumber_dana)
        return s.baris.get_jenis_kegiatan_display() if nama == "jenis_kegiatan" else getattr(s.baris, nama)

    # --- Formulas ---------------------------------------------------------------------------------------

    def _cari_nama(self, nomor: int) -> str:
        akhir = len(self.nomenklatur) + 1
        return f'IFERROR(VLOOKUP($A{nomor},Daftar!$A$2:$B${akhir},2,FALSE),"")'

    def _jumlah(self, nomor: int, nama: str, syarat: str) -> str:
        """The leaves below this line, by the shape of their code: also those that are written at the very end."""
        h = self.huruf[nama]
        dari, sampai = nomor + 1, self.baris_akhir
        return f"SUMIF($A{dari}:$A{sampai},{syarat},{h}{dari}:{h}{sampai})"

    def _di_bawah(self, s: Simpul) -> str:
        """What the code of a leaf has after that of this node."""
        return ".?.??.*" if self.edisi.punya_sub_kegiatan and s.level == Level.PROGRAM else ".*"

    def _pola(self) -> str:
        """The shape of the code of any leaf."""
        if self.edisi.punya_sub_kegiatan:
            return "?.??.??.?.??.*"
        organisasi = self.renja.perangkat_daerah.kode_organisasi
        return f"?.??.{organisasi}.??.*" if organisasi else "?.??.??.*"


class _Gaya:
    """The styles of the sheet, each made once; a cell holds the number of its style."""

    def __init__(self, lembar):
        self._lembar = lembar
        self._isi: dict[tuple, int] = {}
        garis = Side("thin", color="808080")
        self._kotak = Border(left=garis, right=garis, top=garis, bottom=garis)
        self._abu = PatternFill("solid", fgColor="EDEDED")
        self.biasa = self.buat(font=Font(name=HURUF, size=10))
        self.tebal = self.buat(font=Font(name=HURUF, size=10, bold=True))
        self.judul = self.buat(font=Font(name=HURUF, size=14, bold=True))
        self.kepala = self.buat(
            font=Font(name=HURUF, size=10, bold=True),
            alignment=Alignment("center", "center", wrap_text=True),
            border=self._kotak,
            fill=self._abu,
        )

    def isi(self, nama: str, *, kunci: bool, tebal: bool = False, isi=None) -> int:
        """The style of a cell of the body; ``kunci``: grey, and not to be typed into."""
        awas = isinstance(isi, str) and len(isi) > 1 and isi.startswith(_AWAL_RUMUS)
        desimal = desimal_perlu(isi, 4) if isinstance(isi, Decimal) else 0
        pilihan = (nama, kunci, tebal, awas, desimal)
        if pilihan not in self._isi:
            self._isi[pilihan] = self._buat_isi(*pilihan)
        return self._isi[pilihan]

    def _buat_isi(self, nama: str, kunci: bool, tebal: bool, awas: bool, desimal: int) -> int:
        if nama in _PAGU or nama in _TARGET or nama == "nomor":
            bentuk = ID + "#,##0" + ("." + "0" * desimal if desimal else "")
            rata = Alignment("right", "top")
        else:
            bentuk = "@" if nama == "kode" else "General"
            rata = Alignment("left", "top", wrap_text=nama != "kode", indent=1)
        return self.buat(
            font=Font(name=HURUF, size=10, bold=tebal),
            alignment=rata,
            border=self._kotak,
            fill=self._abu if kunci else None,
            protection=Protection(locked=kunci),
            number_format=bentuk,
            quotePrefix=awas or None,
        )

    def buat(self, **gaya) -> int:
        contoh = WriteOnlyCell(self._lembar)
        for nama, nilai in gaya.items():
            if nilai is not None:
                setattr(contoh, nama, nilai)
        return contoh.style_id
