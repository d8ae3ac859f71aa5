"""Word files: their tables as grids, read from the XML once from top to bottom, as bounded as a workbook is.

Not with python-docx, which takes a whole tree into memory before anything can be counted. Only the document's own part
is read: no relations, no pictures, nothing from outside; a declaration of entities is refused (``Arsip.urai``).
"""

from __future__ import annotations

from typing import BinaryIO

from planning.impor.arsip import (
    BERSANDI,
    TIDAK_UTUH,
    UKURAN_ISI,
    Arsip,
    BerkasDitolak,
    memampat_janggal,
)

from .lembar import Lembar, SelCetak
from .prosa import Prosa

DOKUMEN = "word/document.xml"
TERLALU_BESAR = (
    "Isi berkas terlalu besar untuk satu Renja. Hapus gambar dan bagian yang bukan tabel, simpan, lalu unggah kembali."
)
SIMPAN_DOCX = "Buka di Word atau LibreOffice, simpan sebagai “Dokumen Word (.docx)”, lalu unggah berkas itu."
SEL_TERBANYAK = 200_000
HURUF_TERBANYAK = 4_000_000
TABEL_TERBANYAK = 300
KOLOM_TERBANYAK = 200
#: Lines of text kept above a table.
JUDUL_TERBANYAK = 6
PANJANG_JUDUL = 400


class ArsipDokumen(Arsip):
    """The zip of a Word file, checked."""

    def _periksa(self) -> None:
        info = list(self._bagian.values())
        if any(i.flag_bits & 0x1 for i in info):
            raise BerkasDitolak(BERSANDI.replace(".xlsx", ".docx"))
        if sum(i.file_size for i in info) > UKURAN_ISI or any(map(memampat_janggal, info)):
            raise BerkasDitolak(TERLALU_BESAR)
        if any(nama.endswith("vbaproject.bin") for nama in self._bagian):
            raise BerkasDitolak(f"Berkas memuat makro. Demi keamanan, makro tidak diterima. {SIMPAN_DOCX}")
        if "[content_types].xml" not in self._bagian or DOKUMEN not in self._bagian:
            raise BerkasDitolak(f"Berkas ini bukan dokumen Word (.docx). {SIMPAN_DOCX}")


def baca_docx(berkas: BinaryIO) -> list[Lembar]:
    """The tables of a Word file, named ``Tabel ke-1``, …, and the narrative figures between them.

    Raises ``BerkasDitolak``.
    """
    arsip = ArsipDokumen(berkas)
    penerima = _Penerima()
    try:
        for _ in arsip.urai(DOKUMEN, penerima.mulai, penerima.teks, penerima.akhir):
            pass
    except BerkasDitolak as e:
        raise BerkasDitolak(str(e).replace("Excel", "Word")) from e
    return [*penerima.lembar, *penerima.prosa.lembar]


def _bilangan(isi: str | None) -> int:
    isi = (isi or "1").strip()
    if not (isi.isascii() and isi.isdecimal() and len(isi) <= 4):
        raise BerkasDitolak(TIDAK_UTUH.replace("Excel", "Word"))
    return int(isi)


class _Penerima:
    """Takes the document's elements one by one. A table inside a cell is part of that cell's text."""

    def __init__(self):
        self.lembar: list[Lembar] = []
        self.prosa = Prosa()
        self._dalam = 0
        self._di_teks = False
        self._paragraf: list[str] = []
        self._judul: list[str] = []
        self._sel: list[str] = []
        self._nomor = self._kolom = self._lebar = 0
        self._lanjutan = False
        self._baris: dict[int, SelCetak] = {}
        self._banyak_sel = self._huruf = 0

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        if nama == "tbl":
            self._dalam += 1
            if self._dalam == 1:
                self._mulai_tabel()
        elif nama == "tr" and self._dalam == 1:
            self._nomor += 1
            self._kolom, self._baris = 0, {}
        elif nama == "gridBefore" and self._dalam == 1:
            self._kolom += _bilangan(atribut.get("val"))
        elif nama == "tc" and self._dalam == 1:
            self._sel, self._lebar, self._lanjutan = [], 1, False
            self._banyak_sel += 1
            if self._banyak_sel > SEL_TERBANYAK:
                raise BerkasDitolak(TERLALU_BESAR)
        elif nama == "gridSpan" and self._dalam == 1:
            self._lebar = max(1, _bilangan(atribut.get("val")))
        elif nama == "vMerge" and self._dalam == 1:
            self._lanjutan = atribut.get("val", "continue") != "restart"
        elif nama == "t":
            self._di_teks = True
        elif nama in ("tab", "br", "cr"):
            self._tambah(" ")

    def teks(self, isi: str) -> None:
        if self._di_teks:
            self._huruf += len(isi)
            if self._huruf > HURUF_TERBANYAK:
                raise BerkasDitolak(TERLALU_BESAR)
            self._tambah(isi)

    def akhir(self, nama: str) -> None:
        if nama == "t":
            self._di_teks = False
        elif nama == "p":
            self._tambah(" ")
            if not self._dalam:
                self._akhir_paragraf()
        elif nama == "tc" and self._dalam == 1:
            teks = " ".join("".join(self._sel).split())
            if teks and not self._lanjutan and self._kolom < KOLOM_TERBANYAK:
                self._baris[self._kolom] = SelCetak(teks)
            self._kolom += self._lebar
        elif nama == "tr" and self._dalam == 1:
            if self._baris:
                self.lembar[-1].baris[self._nomor] = self._baris
        elif nama == "tbl":
            self._dalam -= 1

    def _tambah(self, isi: str) -> None:
        (self._sel if self._dalam else self._paragraf).append(isi)

    def _akhir_paragraf(self) -> None:
        teks = " ".join("".join(self._paragraf).split())
        self._paragraf = []
        if teks:
            self.prosa.tambah(teks)
            self._judul = [*self._judul, teks[:PANJANG_JUDUL]][-JUDUL_TERBANYAK:]

    def _mulai_tabel(self) -> None:
        if len(self.lembar) >= TABEL_TERBANYAK:
            raise BerkasDitolak(TERLALU_BESAR)
        self.lembar.append(Lembar(f"Tabel ke-{len(self.lembar) + 1}", judul=self._judul))
        self._judul = []
        self._nomor = 0
