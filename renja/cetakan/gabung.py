"""Joining printed pieces into one PDF: page numbers, daftar isi, links and bookmarks come last, when all is counted."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from renja.keluaran.naskah import lembar_nomor
from renja.keluaran.pdf import Peta

#: Pages of one sheet of numbers; a document with more takes the next sheet too.
NOMOR_SELEMBAR = 50
#: A list that grows by the numbers in it grows once; more than this is not waited for.
PALING_SERING = 4
_TANDA = re.compile("\u27e6([^\u27e6\u27e7]+)\u27e7")
_ROMAWI = ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))

#: Prints a piece, or takes it from where it is kept.
Pencetak = Callable[[str], tuple[bytes, Peta]]


@dataclass(frozen=True)
class Bahan:
    """A piece to be joined. One that lists pages (``berdaftar``) comes as ``html`` with marks in place of numbers;
    the others are printed already."""

    lembar: str
    depan: bool = False
    awal: bool = False
    html: str = ""
    pdf: bytes = b""
    peta: Peta | None = None

    @property
    def berdaftar(self) -> bool:
        return self.peta is None


def gabung(judul: str, penulis: str, bahan: list[Bahan], cetak: Pencetak) -> bytes:
    """The whole document. ``cetak`` prints what can only be printed now: the lists, and sheets of page numbers."""
    jadi = _isi_daftar(bahan, cetak)
    nomor = list(_nomor_halaman(bahan, [peta.halaman for _, peta in jadi]))
    with pikepdf.new() as pdf:
        for isi, _ in jadi:
            with pikepdf.open(io.BytesIO(isi)) as potongan:
                pdf.pages.extend(potongan.pages)
        _bubuhkan_nomor(pdf, nomor, cetak)
        _tautkan(pdf, [peta for _, peta in jadi])
        _namai(pdf, judul, penulis)
        hasil = io.BytesIO()
        pdf.save(hasil, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return hasil.getvalue()


@dataclass(frozen=True)
class NomorHalaman:
    """How a page is numbered: the kind of its sheet, in roman or not, and the number (none on the cover)."""

    lembar: str
    depan: bool
    nomor: int

    @property
    def teks(self) -> str:
        return romawi(self.nomor) if self.depan else str(self.nomor)


def romawi(nomor: int) -> str:
    """``14`` → ``xiv``"""
    teks = ""
    for nilai, huruf in _ROMAWI:
        teks += huruf * (nomor // nilai)
        nomor %= nilai
    return teks


def _nomor_halaman(bahan: list[Bahan], halaman: list[int]) -> Iterator[NomorHalaman]:
    """Counted from the cover, and from 1 again where the first chapter begins."""
    nomor, sudah = 0, False
    for b, banyak in zip(bahan, halaman, strict=True):
        if b.awal and not sudah:
            nomor, sudah = 0, True
        for _ in range(banyak):
            nomor += 1
            yield NomorHalaman(b.lembar, b.depan, nomor)


def _isi_daftar(bahan: list[Bahan], cetak: Pencetak) -> list[tuple[bytes, Peta]]:
    """Every piece printed, the lists with the pages that things are on.

    How long a list is moves what comes after it; it is printed again until nothing moves.
    """
    jadi = [(b.pdf, b.peta) if not b.berdaftar else cetak(_isi(b.html, {})) for b in bahan]
    for _ in range(PALING_SERING):
        panjang = [peta.halaman for _, peta in jadi]
        nomor = list(_nomor_halaman(bahan, panjang))
        hal = {
            kunci: nomor[awal + letak[0]].teks
            for (_, peta), awal in zip(jadi, _awal(panjang), strict=True)
            for kunci, letak in peta.jangkar.items()
        }
        jadi = [cetak(_isi(b.html, hal)) if b.berdaftar else lama for b, lama in zip(bahan, jadi, strict=True)]
        if [peta.halaman for _, peta in jadi] == panjang:
            return jadi
    return jadi


def _isi(html: str, hal: dict[str, str]) -> str:
    """A list with the numbers of pages in place of their marks."""
    return _TANDA.sub(lambda m: hal.get(m[1], ""), html)


def _awal(panjang: list[int]) -> list[int]:
    """The page (from 0) on which each piece begins."""
    return [sum(panjang[:i]) for i in range(len(panjang))]


def _bubuhkan_nomor(pdf: pikepdf.Pdf, nomor: list[NomorHalaman], cetak: Pencetak) -> None:
    """Lay the number over each page, from sheets that are printed once and serve every document."""
    sumber: dict[tuple[str, bool, int], pikepdf.Pdf] = {}
    try:
        for i, (halaman, n) in enumerate(zip(pdf.pages, nomor, strict=True)):
            if n.lembar == "sampul":
                continue
            blok, ke = divmod(n.nomor - 1, NOMOR_SELEMBAR)
            kunci = (n.lembar, n.depan, blok)
            if kunci not in sumber:
                html = lembar_nomor(n.lembar, n.depan, blok * NOMOR_SELEMBAR + 1, NOMOR_SELEMBAR)
                sumber[kunci] = pikepdf.open(io.BytesIO(cetak(html)[0]))
            bentuk = pdf.copy_foreign(sumber[kunci].pages[ke].as_form_xobject())
            # By a name of ours: ``add_overlay`` takes a random one, and the same content must give the same bytes.
            # A name of its own: pages of one piece share their resources.
            nama = Name(f"/NomorHalaman{i}")
            halaman.add_resource(bentuk, Name.XObject, nama)
            halaman.contents_add(b"q\n", prepend=True)
            halaman.contents_add(f"\nQ {nama} Do".encode())
    finally:
        for s in sumber.values():
            s.close()


def _tautkan(pdf: pikepdf.Pdf, peta: list[Peta]) -> None:
    """Links of the lists lead to their pages; bookmarks of all pieces in one outline."""
    awal = _awal([p.halaman for p in peta])
    tujuan = {
        kunci: _tujuan(pdf, a + letak[0], *letak[1:])
        for p, a in reversed(list(zip(peta, awal, strict=True)))
        for kunci, letak in p.jangkar.items()
    }
    for halaman in pdf.pages:
        for catatan in halaman.get(Name.Annots, ()):
            alamat = str(catatan.get(Name.A, Dictionary()).get(Name.URI, ""))
            depan, _, kunci = alamat.partition("#")
            if depan.rpartition("/")[2] == "bagian" and kunci in tujuan:
                del catatan[Name.A]
                catatan[Name.Dest] = tujuan[kunci]
    with pdf.open_outline() as kerangka:
        jalur: list[tuple[int, OutlineItem]] = []
        for p, a in zip(peta, awal, strict=True):
            for tingkat, label, letak in p.markah:
                butir = OutlineItem(label, _tujuan(pdf, a + letak[0], *letak[1:]))
                while jalur and jalur[-1][0] >= tingkat:
                    jalur.pop()
                (jalur[-1][1].children if jalur else kerangka.root).append(butir)
                jalur.append((tingkat, butir))


def _tujuan(pdf: pikepdf.Pdf, halaman: int, x: float, y: float) -> Array:
    return Array([pdf.pages[halaman].obj, Name.XYZ, x, y, 0])


def _namai(pdf: pikepdf.Pdf, judul: str, penulis: str) -> None:
    """Title and language, and a reader that shows the title instead of the file's name."""
    pdf.docinfo[Name.Title], pdf.docinfo[Name.Author] = String(judul), String(penulis)
    pdf.Root.Lang = String("id")
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = Name.UseOutlines
