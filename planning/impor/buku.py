"""The sheets of a workbook as lines of cells, read once from top to bottom, however large they pretend to be.

Not with openpyxl: it keeps all words and styles in memory, tells a formula from its value only in two passes, and
meets a damaged file with whatever exception comes up. Here a line is gone when the next one is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from unicodedata import category

from .arsip import TERLALU_BESAR, TIDAK_UTUH, Arsip, BerkasDitolak
from .format_angka import BAWAAN, baca_format

#: Further right nobody looks; and rows that are formatted down to the last one, as people do, hold nothing.
KOLOM_TERAKHIR = 200
BARIS_KOSONG_BERTURUT = 1_000
#: Cells walked over in all sheets together, filled or not.
SEL_TERBANYAK = 200_000
KATA_TERBANYAK = 100_000
#: Excel itself keeps some 250.
FORMAT_TERBANYAK = 5_000
LEMBAR_TERBANYAK = 60
PANJANG_TEKS = 32_767

TEKS, ANGKA, TANGGAL, LOGIKA, GALAT, RUMUS = "teks", "angka", "tanggal", "logika", "galat", "rumus"

_ALAMAT = re.compile(r"([A-Z]{1,3})([0-9]{1,7})", re.IGNORECASE)
#: Control characters and halves of characters.
_TAK_TERSIMPAN = ("Cc", "Cs")
_LOLOS = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Sel:
    """A cell that holds something.

    ``jenis`` is ``teks`` (``isi`` is all that can be kept of it; ``teks`` is fit to be read), ``angka`` (``isi`` are
    its digits as written, ``satuan`` the words its format shows behind them), ``tanggal``, ``logika``, ``galat``
    (``isi`` is ``#REF!`` and the like) or ``rumus`` (a formula whose value the file does not hold).
    """

    alamat: str
    jenis: str
    isi: str
    satuan: str = ""

    @property
    def bilangan(self) -> int | float | None:
        """The number as Excel holds it; ``None`` for what is none."""
        if self.jenis != ANGKA:
            return None
        if self.isi.lstrip("-").isdecimal() and len(self.isi) <= 20:
            return int(self.isi)
        return float(self.isi)

    @property
    def teks(self) -> str:
        """What it says."""
        if self.jenis != ANGKA:
            return rapi(self.isi)
        angka = self.bilangan
        return str(angka) if isinstance(angka, int) else f"{angka:.15g}"


Baris = tuple[int, dict[int, Sel]]


@dataclass(frozen=True)
class Lembar:
    nama: str
    bagian: str
    tersembunyi: bool


class Buku:
    """A workbook: ``lembar`` are its sheets, ``baris`` reads one of them."""

    def __init__(self, arsip: Arsip):
        self._arsip = arsip
        akar = self._hubungan("_rels/.rels", "").get("officeDocument", {})
        self._akar = next(iter(akar.values()), "xl/workbook.xml")
        folder = self._akar.rpartition("/")[0]
        nama_hubungan = f"{folder}/_rels/{self._akar.rpartition('/')[2]}.rels"
        self._hub = self._hubungan(nama_hubungan, folder)
        self.lembar = self._baca_lembar()
        self._format = self._baca_format()
        self._kata: list[str] | None = None
        self._sisa_sel = SEL_TERBANYAK

    def baris(self, lembar: Lembar) -> Iterator[Baris]:
        """The lines that hold something: number and cells by column (from 0)."""
        penerima = _PenerimaLembar(self._kata_bersama(), self._format, self._pakai_sel)
        for _ in self._arsip.urai(lembar.bagian, penerima.mulai, penerima.teks, penerima.akhir):
            yield from penerima.selesai
            penerima.selesai.clear()
            if penerima.cukup:
                return

    def _pakai_sel(self) -> None:
        self._sisa_sel -= 1
        if self._sisa_sel < 0:
            raise BerkasDitolak(TERLALU_BESAR)

    def _hubungan(self, bagian: str, folder: str) -> dict[str, dict[str, str]]:
        """Relations of a part: kind → {id: part}."""
        hasil: dict[str, dict[str, str]] = {}

        def mulai(nama: str, atribut: dict[str, str]) -> None:
            if nama == "Relationship" and atribut.get("TargetMode") != "External":
                jenis = atribut.get("Type", "").rpartition("/")[2]
                hasil.setdefault(jenis, {})[atribut.get("Id", "")] = _gabung(folder, atribut.get("Target", ""))

        if bagian in self._arsip:
            self._telusuri(bagian, mulai)
        return hasil

    def _telusuri(self, bagian: str, mulai) -> None:
        for _ in self._arsip.urai(bagian, mulai, lambda _: None, lambda _: None):
            pass

    def _baca_lembar(self) -> list[Lembar]:
        bagian = self._hub.get("worksheet", {})
        hasil: list[Lembar] = []

        def mulai(nama: str, atribut: dict[str, str]) -> None:
            # A chart sheet is no worksheet, and is passed over.
            if nama == "sheet" and atribut.get("id") in bagian:
                tersembunyi = atribut.get("state", "visible") != "visible"
                hasil.append(Lembar(rapi(atribut.get("name", "")), bagian[atribut["id"]], tersembunyi))

        self._telusuri(self._akar, mulai)
        if not hasil:
            raise BerkasDitolak("Buku kerja ini tidak memuat lembar kerja. " + TIDAK_UTUH)
        if len(hasil) > LEMBAR_TERBANYAK:
            raise BerkasDitolak(f"Buku kerja ini memuat {len(hasil)} lembar. " + TERLALU_BESAR)
        return hasil

    def _baca_format(self) -> list[tuple[str, str]]:
        """By number of style: what its number format makes of a figure."""
        kode, hasil, di_xf = dict(BAWAAN), [], False

        def mulai(nama: str, atribut: dict[str, str]) -> None:
            nonlocal di_xf
            if nama == "numFmt":
                if len(kode) > FORMAT_TERBANYAK:
                    raise BerkasDitolak(TERLALU_BESAR)
                kode[_bulat(atribut.get("numFmtId"))] = atribut.get("formatCode", "")[:300]
            elif nama in ("cellXfs", "cellStyleXfs", "dxfs"):
                di_xf = nama == "cellXfs"
            elif nama == "xf" and di_xf:
                hasil.append(baca_format(kode.get(_bulat(atribut.get("numFmtId")), "")))

        for bagian in self._hub.get("styles", {}).values():
            self._telusuri(bagian, mulai)
        return hasil

    def _kata_bersama(self) -> list[str]:
        if self._kata is None:
            penerima = _PenerimaKata()
            for bagian in self._hub.get("sharedStrings", {}).values():
                for _ in self._arsip.urai(bagian, penerima.mulai, penerima.teks, penerima.akhir):
                    pass
            self._kata = penerima.kata
        return self._kata


class _PenerimaKata:
    """The words that cells share; how they are to be read aloud (``rPh``) is left out."""

    def __init__(self):
        self.kata: list[str] = []
        self._isi: list[str] = []
        self._di_teks = self._lafal = False

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "si":
            self._isi = []
        elif nama == "rPh":
            self._lafal = True
        elif nama == "t":
            self._di_teks = not self._lafal

    def teks(self, isi: str) -> None:
        if self._di_teks:
            self._isi.append(isi)

    def akhir(self, nama: str) -> None:
        if nama == "t":
            self._di_teks = False
        elif nama == "rPh":
            self._lafal = False
        elif nama == "si":
            self.kata.append("".join(self._isi)[:PANJANG_TEKS])
            if len(self.kata) > KATA_TERBANYAK:
                raise BerkasDitolak(TERLALU_BESAR)


class _PenerimaLembar:
    """Collects the lines of a sheet as its XML goes by; ``cukup`` once there is nothing more to expect."""

    def __init__(self, kata: list[str], format_gaya: list[tuple[str, str]], pakai_sel: Callable[[], None]):
        self.selesai: list[Baris] = []
        self.cukup = False
        self._kata, self._format, self._pakai_sel = kata, format_gaya, pakai_sel
        self._nomor = self._kolom = self._kosong = 0
        self._baris: dict[int, Sel] = {}
        self._atribut: dict[str, str] = {}
        self._isi: dict[str, list[str]] = {}
        self._di = ""
        self._lafal = False

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "row":
            self._nomor = _bulat(atribut.get("r")) if "r" in atribut else self._nomor + 1
            self._kolom = -1
            self._baris = {}
        elif nama == "c":
            self._pakai_sel()
            self._kolom = _kolom(atribut["r"]) if "r" in atribut else self._kolom + 1
            self._atribut, self._isi = atribut, {}
        elif nama in ("v", "f"):
            self._di = nama
            self._isi.setdefault(nama, [])
        elif nama == "rPh":
            self._lafal = True
        elif nama == "t" and not self._lafal:
            self._di = "t"

    def teks(self, isi: str) -> None:
        if self._di:
            self._isi.setdefault(self._di, []).append(isi)

    def akhir(self, nama: str) -> None:
        if nama in ("v", "f", "t"):
            self._di = ""
        elif nama == "rPh":
            self._lafal = False
        elif nama == "c":
            if 0 <= self._kolom < KOLOM_TERAKHIR and (sel := self._sel()):
                self._baris[self._kolom] = sel
        elif nama == "row":
            self._kosong = 0 if self._baris else self._kosong + 1
            self.cukup = self.cukup or self._kosong > BARIS_KOSONG_BERTURUT
            if self._baris and not self.cukup:
                self.selesai.append((self._nomor, self._baris))
            self._baris = {}
        elif nama == "sheetData":
            self.cukup = True

    def _sel(self) -> Sel | None:
        tipe = self._atribut.get("t", "n")
        alamat = f"{huruf_kolom(self._kolom)}{self._nomor}"
        if tipe == "inlineStr":
            return _teks(alamat, "".join(self._isi.get("t", [])))
        isi = "".join(self._isi.get("v", []))
        if tipe == "str":
            return _teks(alamat, isi) if isi or "v" in self._isi else self._tanpa_hasil(alamat)
        if not isi.strip():
            return self._tanpa_hasil(alamat)
        isi = isi.strip()
        if tipe == "s":
            nomor = _bulat(isi)
            if nomor >= len(self._kata):
                raise BerkasDitolak(TIDAK_UTUH)
            return _teks(alamat, self._kata[nomor])
        if tipe == "e":
            return Sel(alamat, GALAT, isi[:20])
        if tipe == "b":
            return Sel(alamat, LOGIKA, "BENAR" if isi == "1" else "SALAH")
        if tipe == "d":
            return Sel(alamat, TANGGAL, isi[:30])
        return self._angka(alamat, isi)

    def _tanpa_hasil(self, alamat: str) -> Sel | None:
        """An empty cell is none; a formula without its value is something that the file keeps back."""
        return Sel(alamat, RUMUS, "".join(self._isi["f"])[:100]) if "f" in self._isi else None

    def _angka(self, alamat: str, isi: str) -> Sel:
        try:
            angka = float(isi)
        except ValueError:
            return _teks(alamat, isi) or Sel(alamat, TEKS, "")
        gaya = _bulat(self._atribut.get("s"))
        jenis, satuan = self._format[gaya] if gaya < len(self._format) else (ANGKA, "")
        if jenis == "tanggal":
            return Sel(alamat, TANGGAL, isi[:30])
        if jenis == "persen":
            return Sel(alamat, ANGKA, f"{angka * 100:.15g}", "%")
        return Sel(alamat, ANGKA, isi if len(isi) <= 40 else f"{angka:.15g}", satuan)


def _teks(alamat: str, isi: str) -> Sel | None:
    """A cell with words; Excel writes what XML cannot hold as ``_x000D_``. No database holds all of that."""
    isi = isi[:PANJANG_TEKS]
    isi = _LOLOS.sub(lambda m: chr(int(m[1], 16)), isi) if "_x" in isi else isi
    isi = "".join(" " if c.isspace() else c for c in isi if c.isspace() or category(c) not in _TAK_TERSIMPAN).strip()
    return Sel(alamat, TEKS, isi) if rapi(isi) else None


def rapi(teks: str) -> str:
    """In one line: line breaks, tabs and rows of spaces are one space; what cannot be printed is left out."""
    return " ".join("".join(c if c.isprintable() or c.isspace() else "" for c in teks).split())


def huruf_kolom(nomor: int) -> str:
    """``0`` → ``A``, ``27`` → ``AB``."""
    huruf = ""
    nomor += 1
    while nomor:
        nomor, sisa = divmod(nomor - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return huruf


def _kolom(alamat: str) -> int:
    cocok = _ALAMAT.fullmatch(alamat)
    if cocok is None:
        raise BerkasDitolak(TIDAK_UTUH)
    nomor = 0
    for huruf in cocok[1].upper():
        nomor = nomor * 26 + ord(huruf) - 64
    return nomor - 1


def _bulat(isi: str | None) -> int:
    """A number of a row, style or word; anything else is damage."""
    isi = (isi or "0").strip()
    if not (isi.isascii() and isi.isdecimal() and len(isi) <= 9):
        raise BerkasDitolak(TIDAK_UTUH)
    return int(isi)


def _gabung(folder: str, tujuan: str) -> str:
    """The part that a relation names, from the folder it stands in."""
    if tujuan.startswith("/"):
        return tujuan.lstrip("/")
    bagian = folder.split("/") if folder else []
    for potong in tujuan.split("/"):
        if potong == "..":
            bagian = bagian[:-1]
        elif potong not in ("", "."):
            bagian.append(potong)
    return "/".join(bagian)
