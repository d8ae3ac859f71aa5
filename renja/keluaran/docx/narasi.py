"""A text of a document (HTML, see ``renja.dokumen.bersih``) as paragraphs, lists and simple tables of Word.

Whatever it holds comes out: a mark that is not known is left out, what stands in it is not.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

import lxml.html
from lxml.html import HtmlElement

from renja.dokumen.bersih import TAK_TERTULIS

from .kemas import MASUK
from .kisi import SelTeks, bagi_lebar, susun_kisi
from .unsur import alinea, baris_tabel, isi_sel, lari, sel_tabel, tabel, tw

_PATAH = lari("\n")
_SPASI = re.compile(r"[ \t\r\n\f]+")
_JUDUL = {"h1": "Heading4", "h2": "Heading4", "h3": "Heading4", "h4": "Heading4", "h5": "Heading5", "h6": "Heading5"}
_TEBAL, _MIRING = {"strong", "b", "th"}, {"em", "i"}
#: Marks within a line; all others are blocks.
_BARIS = {"span", "strong", "b", "em", "i", "br", "a", "u", "sub", "sup", "svg"}
_TERDALAM = 8  # Word numbers nine levels of a list

#: What becomes of an element of a class of our own templates.
Khusus = Mapping[str, Callable[[HtmlElement], list[str]]]
#: Puts a picture into the file: its bytes, name, description, bounds in mm.
Gambar = Callable[[bytes, str, str, float, float], str]
_MM_PER_PX, _TINGGI_GAMBAR = 25.4 / 96, 200


@dataclass(frozen=True)
class Tempat:
    """Where blocks stand: their style, how far in (mm), how wide they may be (mm), in how many lists."""

    gaya: str = "BodyText"
    lebar: float = 165
    kiri: float = 0
    tingkat: int = 0
    tebal: bool = False
    rata: str = ""

    @property
    def gaya_dalam(self) -> str:
        """The first line of a paragraph stands in only where the text itself does."""
        return "IsiRata" if self.gaya == "BodyText" else self.gaya


@dataclass
class _Kalimat:
    """The runs of one line, as they are found."""

    potongan: list[tuple[str, bool, bool]] = field(default_factory=list)

    def tambah(self, teks: str, tebal: bool, miring: bool) -> None:
        if teks:
            self.potongan.append((teks, tebal, miring))

    def ambil(self) -> str:
        """The line, without spaces at its ends or before and after a break; then it is empty again."""
        hasil, sebelum = [], "\n"
        for n, (teks, tebal, miring) in enumerate(self.potongan):
            teks = teks.lstrip(" ") if sebelum.endswith((" ", "\n")) else teks
            sesudah = self.potongan[n + 1][0] if n + 1 < len(self.potongan) else "\n"
            teks = teks.rstrip(" ") if sesudah == "\n" and teks != "\n" else teks
            if teks:
                hasil.append(lari(teks, tebal, miring))
                sebelum = teks
        self.potongan = []
        return "" if all(x == _PATAH for x in hasil) else "".join(hasil)


class Narasi:
    """Writes texts of one document. ``daftar_baru`` gives the number of a new list, ``khusus`` what becomes of an
    element of a class."""

    def __init__(self, daftar_baru: Callable[[str], int], khusus: Khusus | None = None, gambar: Gambar | None = None):
        self._daftar_baru, self._khusus, self._taruh = daftar_baru, khusus or {}, gambar

    def tulis(self, html: str, tempat: Tempat | None = None) -> list[str]:
        """The blocks of a text."""
        html = TAK_TERTULIS.sub("", html).strip()
        if not html:
            return []
        akar = lxml.html.fragment_fromstring(html, create_parent="div", parser=_pembaca())
        return self.blok(akar, tempat or Tempat(), langsung=True)

    def blok(self, induk: HtmlElement, tempat: Tempat, langsung: bool = False, awal: str = "") -> list[str]:
        """The blocks within an element. ``langsung``: it is the text itself; ``awal``: properties of the first
        paragraph (the number of an item of a list)."""
        hasil: list[str] = []
        kalimat = _Kalimat()
        gaya = tempat.gaya if langsung else tempat.gaya_dalam

        def selesai() -> None:
            nonlocal awal
            if isi := kalimat.ambil():
                hasil.append(alinea(gaya, isi, awal or self._sifat(tempat)))
                awal = ""

        def paksa() -> None:
            """An item that begins with a list or a table still has its number."""
            nonlocal awal
            if awal:
                hasil.append(alinea(gaya, "", awal))
                awal = ""

        def telusuri(el: HtmlElement, tebal: bool, miring: bool) -> None:
            nonlocal awal
            kalimat.tambah(_rapat(el.text), tebal, miring)
            for anak in el:
                tag = anak.tag if isinstance(anak.tag, str) else ""
                if tag == "br":
                    kalimat.tambah("\n", tebal, miring)
                elif tag in _BARIS and not self._blok_di_dalam(anak):
                    telusuri(anak, tebal or tag in _TEBAL, miring or tag in _MIRING)
                elif tag:
                    selesai()
                    if tag in ("p", "div", "span", "section", "header") and awal and not anak.get("class"):
                        hasil.extend(self.blok(anak, tempat, awal=awal))
                        awal = "" if hasil else awal
                    else:
                        paksa()
                        hasil.extend(self._satu(anak, tag, replace(tempat, tebal=tempat.tebal or tebal), langsung))
                kalimat.tambah(_rapat(anak.tail), tebal, miring)

        telusuri(induk, tempat.tebal, False)
        selesai()
        return hasil

    @staticmethod
    def _blok_di_dalam(el: HtmlElement) -> bool:
        return any(isinstance(x.tag, str) and x.tag not in _BARIS for x in el.iterdescendants())

    def _satu(self, el: HtmlElement, tag: str, tempat: Tempat, langsung: bool) -> list[str]:
        """One block element."""
        for kelas in (el.get("class") or "").split():
            if kelas in self._khusus:
                return self._khusus[kelas](el)
        if tag in _JUDUL:
            return self.blok(el, replace(tempat, gaya=_JUDUL[tag], tebal=False), langsung=True)
        if tag in ("ul", "ol"):
            return self._daftar(el, tag, tempat)
        if tag == "blockquote":
            return self.blok(el, replace(tempat, gaya="Quote", kiri=tempat.kiri + 10, lebar=tempat.lebar - 20))
        if tag == "table":
            return self._tabel(el, tempat)
        if tag == "img":
            return self._gambar(el, tempat)
        return self.blok(el, tempat, langsung=langsung and tag == "p")

    def _gambar(self, el: HtmlElement, tempat: Tempat) -> list[str]:
        """A picture that stands in the text itself, no wider than it."""
        data = (el.get("src") or "").partition(";base64,")[2]
        if not data or self._taruh is None:
            return []
        lebar = min(tempat.lebar, int(el.get("width") or 0) * _MM_PER_PX)
        return [alinea("Gambar", self._taruh(b64decode(data), "Gambar", el.get("alt") or "", lebar, _TINGGI_GAMBAR))]

    @staticmethod
    def _sifat(tempat: Tempat) -> str:
        """Properties of a paragraph that its style does not have."""
        masuk = f'<w:ind w:left="{tw(tempat.kiri)}" w:firstLine="0"/>' if tempat.kiri else ""
        return masuk + (f'<w:jc w:val="{tempat.rata}"/>' if tempat.rata else "")

    # --- Lists ---

    def _daftar(self, el: HtmlElement, tag: str, tempat: Tempat) -> list[str]:
        jenis = "huruf" if "huruf" in (el.get("class") or "").split() else tag
        nomor, tingkat = self._daftar_baru(jenis), min(tempat.tingkat, _TERDALAM)
        kiri = tempat.kiri + MASUK
        gaya = "Butir" if tempat.gaya in ("BodyText", "Quote", "Butir") else tempat.gaya
        dalam = replace(tempat, gaya=gaya, kiri=kiri, lebar=tempat.lebar - MASUK, tingkat=tempat.tingkat + 1, rata="")
        awal = (
            f'<w:numPr><w:ilvl w:val="{tingkat}"/><w:numId w:val="{nomor}"/></w:numPr>'
            f'<w:ind w:left="{tw(kiri)}" w:hanging="{tw(MASUK)}"/>'
        )
        hasil: list[str] = []
        for butir in el:
            if isinstance(butir.tag, str):
                hasil += self.blok(butir, dalam, awal=awal)
        if hasil and not tempat.tingkat and gaya == "Butir":
            hasil[-1] = _longgar(hasil[-1])
        return hasil

    # --- Tables ---

    def _tabel(self, el: HtmlElement, tempat: Tempat) -> list[str]:
        kisi = susun_kisi(el)
        if not kisi.baris:
            return []
        lebar = bagi_lebar(kisi, tw(tempat.lebar))
        baris = []
        for n, sel in enumerate(kisi.baris):
            isi = [self._sel(s, sum(lebar[s.kolom : s.kolom + s.lebar])) for s in sel]
            baris.append(baris_tabel(isi, kepala=n < kisi.kepala))
        sesudah = alinea("Batas", sifat=f'<w:spacing w:after="{tw(4)}"/>')
        return [tabel(lebar, baris, garis=True, tepi=(1, 1.6), kiri=tw(tempat.kiri)), sesudah]

    def _sel(self, sel: SelTeks, lebar: int) -> str:
        tumpuk = ("restart" if sel.el is not None else "continue") if sel.bertumpuk else ""
        isi: list[str] = []
        if sel.el is not None:
            rata = "right" if "rp" in (sel.el.get("class") or "").split() else ""
            mm = max(lebar / tw(1) - 3.2, 5)
            isi = self.blok(sel.el, Tempat("SelNaskah", mm, tebal=sel.el.tag == "th", rata=rata))
        return sel_tabel(lebar, isi_sel(isi, "SelNaskah"), sel.lebar, tumpuk)


def _longgar(blok: str) -> str:
    """The last paragraph of a list, with room below it like any other."""
    return blok.replace("<w:ind ", f'<w:spacing w:after="{tw(3)}"/><w:ind ', 1) if blok.startswith("<w:p>") else blok


def baris_teks(el: HtmlElement) -> Iterator[str]:
    """The lines of a heading or a block whose children stand below one another."""
    anak = [x for x in el if isinstance(x.tag, str) and x.tag in ("span", "p", "div")]
    for x in anak or [el]:
        yield _rapat("".join(x.itertext())).strip()


def _rapat(teks: str | None) -> str:
    """White space as it shows; what does not break stays so."""
    return _SPASI.sub(" ", teks or "")


def _pembaca() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding=None, remove_comments=True, remove_pis=True)
