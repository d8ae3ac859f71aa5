"""Texts that people send: whatever comes in, what goes on is a small canonical HTML that neither browser nor printer
can be led astray with.

``nh3`` reads it as a browser would and takes away everything that is not allowed; what is left is written anew here,
mark by mark: paragraphs, two levels of headings, lists, quotations, tables, bold and italic, and placeholders
(``isian``) without what stood inside them. The same text always comes out the same, and unchanged the second time.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from html import escape
from html.parser import HTMLParser

import nh3

from .isian import cari_isian

#: Bytes of a part as it is sent; a chapter of twenty pages has some 60 thousand.
TERPANJANG = 200_000
#: Tags of a part: ten thousand in one another take half a second to read, and no text has so many.
TERBANYAK = 10_000
#: Lists in lists, tables in cells: what is nested deeper is flattened.
_TERDALAM = 10
#: How many levels must still be free below a block of this kind for what stands in it.
_PERLU = {"table": 4, "ul": 2, "ol": 2, "blockquote": 1, "div": 1}
_KOLOM, _BARIS = 20, 200

_JUDUL = {"h1": "h4", "h2": "h4", "h3": "h4", "h4": "h4", "h5": "h5", "h6": "h5"}
_TANDA = {"strong": "strong", "b": "strong", "em": "em", "i": "em"}
_WADAH = {"ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
_BOLEH = {"p", "br", "span", "div", *_JUDUL, *_TANDA, *_WADAH}
_SIFAT = {t: {"colspan", "rowspan"} for t in ("th", "td")} | {t: {"data-isian"} for t in ("span", "div")}
#: What neither XML nor an eye can do with.
TAK_TERTULIS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPASI = re.compile(r"[ \t\r\n]+")


def bersihkan(html: str) -> str:
    """The text as it may be kept and shown; empty if nothing of it is left."""
    pembaca = _Pembaca()
    pembaca.feed(
        nh3.clean(
            TAK_TERTULIS.sub("", html),
            tags=_BOLEH,
            attributes=_SIFAT,
            url_schemes=set(),
            link_rel=None,
        )
    )
    pembaca.close()
    return "\n".join(_blok(pembaca.akar.anak))


# --- Reading ----------------------------------------------------------------------------------------------------------


@dataclass
class _Simpul:
    """A block, or what holds blocks."""

    tag: str
    sifat: dict[str, str] = field(default_factory=dict)
    anak: list[_Simpul | _Daun] = field(default_factory=list)


@dataclass(frozen=True)
class _Daun:
    """A piece of text with its marks, as HTML; ``kunci`` names a placeholder that stands on a line of its own."""

    html: str
    tanda: tuple[str, ...] = ()
    kunci: str = ""


class _Pembaca(HTMLParser):
    """What ``nh3`` has left, as a tree that is nowhere deeper than ``_TERDALAM``."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.akar = _Simpul("div")
        self._jalan = [self.akar]
        self._tanda: list[str] = []
        #: For each open tag, how it is closed.
        self._buka: list[tuple[str, str]] = []
        self._isian = 0

    def handle_starttag(self, tag: str, sifat: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            if not self._isian:
                self._daun("<br>")
            return
        self._buka.append((tag, self._mulai(tag, {k: v or "" for k, v in sifat})))

    def _mulai(self, tag: str, sifat: dict[str, str]) -> str:
        """Begin a tag; the answer is what its end has to undo."""
        if self._isian:
            return ""
        if tag in _TANDA:
            self._tanda.append(_TANDA[tag])
            return "tanda"
        isian = cari_isian(sifat.get("data-isian", "")) if tag in ("span", "div") else None
        if isian and isian.blok == (tag == "div"):
            self._isian = len(self._buka) + 1
            kosong = f'<{tag} data-isian="{isian.kunci}"></{tag}>'
            self._daun(kosong, isian.kunci if isian.blok else "")
            return "isian"
        if tag == "span" or len(self._jalan) + _PERLU.get(tag, 0) > _TERDALAM:
            return ""
        simpul = _Simpul(_JUDUL.get(tag, tag), sifat)
        self._jalan[-1].anak.append(simpul)
        self._jalan.append(simpul)
        return "simpul"

    def handle_endtag(self, tag: str) -> None:
        if tag == "br" or not self._buka:
            return
        _, apa = self._buka.pop()
        if apa == "simpul":
            self._jalan.pop()
        elif apa == "tanda":
            self._tanda.pop()
        elif apa == "isian":
            self._isian = 0

    def handle_data(self, data: str) -> None:
        if not self._isian:
            self._daun(escape(_SPASI.sub(" ", data), quote=False))

    def _daun(self, html: str, kunci: str = "") -> None:
        tanda = tuple(t for t in ("strong", "em") if t in self._tanda)
        self._jalan[-1].anak.append(_Daun(html, () if kunci else tanda, kunci))


# --- Writing ----------------------------------------------------------------------------------------------------------


def _blok(anak: Iterable[_Simpul | _Daun], tag: str = "p") -> list[str]:
    """Blocks one after the other; what stands loose between them becomes a block of its own (``tag``)."""
    hasil: list[str] = []
    baris: list[_Daun] = []

    def selesai() -> None:
        if isi := _baris(baris):
            hasil.append(f"<{tag}>{isi}</{tag}>")
        baris.clear()

    for a in anak:
        if isinstance(a, _Daun) and not a.kunci:
            baris.append(a)
            continue
        selesai()
        if isinstance(a, _Daun):
            hasil.append(a.html)
        elif a.tag in ("ul", "ol"):
            hasil += _daftar(a)
        elif a.tag == "table":
            hasil += _tabel(a)
        elif a.tag == "blockquote":
            isi = _blok(a.anak)
            hasil += [f"<blockquote>{''.join(isi)}</blockquote>"] if isi else []
        else:
            hasil += _blok(a.anak, a.tag if a.tag in ("p", "h4", "h5") else tag)
    selesai()
    return hasil


def _baris(daun: list[_Daun]) -> str:
    """A line of text, without spaces or breaks at its ends; no mark begins or ends with a space."""
    daun = list(daun)
    _pangkas(daun)
    daun.reverse()
    _pangkas(daun, akhir=True)
    daun.reverse()
    hasil: list[str] = []
    buka: tuple[str, ...] = ()
    sela = ""
    for d in daun:
        if d.html == "<br>":
            sela = f"{sela.rstrip(' ')}<br>"
            continue
        isi = d.html.strip(" ")
        if d.html.startswith(" ") and not sela.endswith((" ", "<br>")):
            sela += " "
        if not isi:
            continue
        sama = next((n for n, (a, b) in enumerate(zip(buka, d.tanda, strict=False)) if a != b), None)
        sama = min(len(buka), len(d.tanda)) if sama is None else sama
        hasil += [f"</{t}>" for t in reversed(buka[sama:])] + [sela] + [f"<{t}>" for t in d.tanda[sama:]] + [isi]
        buka, sela = d.tanda, " " if d.html.endswith(" ") else ""
    return "".join([*hasil, *(f"</{t}>" for t in reversed(buka))])


def _pangkas(daun: list[_Daun], akhir: bool = False) -> None:
    """Take away what shows nothing at the beginning (of a list that runs backwards: at the end)."""
    while daun:
        html = "" if daun[0].html == "<br>" else (str.rstrip if akhir else str.lstrip)(daun[0].html, " \xa0")
        if html:
            daun[0] = replace(daun[0], html=html)
            return
        daun.pop(0)


def _isi_sel(anak: Iterable[_Simpul | _Daun]) -> str:
    """What stands in a list item or a cell; a first paragraph that is the only one goes without its marks."""
    blok = _blok(anak)
    if blok and blok[0].startswith("<p>") and not any(b.startswith("<p>") for b in blok[1:]):
        blok[0] = blok[0].removeprefix("<p>").removesuffix("</p>")
    return "".join(blok)


def _daftar(simpul: _Simpul) -> Iterator[str]:
    butir: list[list[_Simpul | _Daun]] = []
    lepas = False
    for a in simpul.anak:
        if isinstance(a, _Simpul) and a.tag == "li":
            butir.append(a.anak)
            lepas = False
        else:
            # What stands in a list without being an item of it.
            if not lepas:
                butir.append([])
            butir[-1].append(a)
            lepas = True
    isi = "".join(f"<li>{x}</li>" for b in butir if (x := _isi_sel(b)))
    if isi:
        yield f"<{simpul.tag}>{isi}</{simpul.tag}>"


def _tabel(simpul: _Simpul) -> Iterator[str]:
    """Rows of cells; first rows of headings alone are the head of the table."""
    baris = [s for s in map(_sel, _baris_tabel(simpul)) if s][:_BARIS]
    if not baris:
        return
    kepala = 0
    while kepala < len(baris) - 1 and all(tag == "th" for tag, _, _ in baris[kepala]):
        kepala += 1
    if any(tinggi > kepala - n for n in range(kepala) for _, tinggi, _ in baris[n]):
        kepala = 0
    for n, sel in enumerate(baris):
        # A cell reaches no lower than its group of rows does.
        batas = (kepala if n < kepala else len(baris)) - n
        baris[n] = [(tag, min(tinggi, batas), isi) for tag, tinggi, isi in sel]
    atas, bawah = ("".join(map(_tulis_baris, b)) for b in (baris[:kepala], baris[kepala:]))
    yield f"<table>{f'<thead>{atas}</thead>' if atas else ''}<tbody>{bawah}</tbody></table>"


def _baris_tabel(simpul: _Simpul) -> Iterator[_Simpul]:
    for a in simpul.anak:
        if isinstance(a, _Simpul):
            if a.tag == "tr":
                yield a
            elif a.tag in ("thead", "tbody"):
                yield from _baris_tabel(a)


#: A cell: ``th`` or ``td``, over how many rows, and its content behind its column span.
_Sel = tuple[str, int, str]


def _sel(baris: _Simpul) -> list[_Sel]:
    hasil: list[_Sel] = []
    lebar = 0
    for a in baris.anak:
        if isinstance(a, _Simpul) and a.tag in ("th", "td") and lebar < _KOLOM:
            kolom = min(_cacah(a.sifat.get("colspan")), _KOLOM - lebar)
            lebar += kolom
            isi = f"{_rentang('colspan', kolom)}>{_isi_sel(a.anak)}"
            hasil.append((a.tag, min(_cacah(a.sifat.get("rowspan")), _BARIS), isi))
    return hasil


def _tulis_baris(sel: list[_Sel]) -> str:
    isi = (f"<{tag}{_rentang('rowspan', tinggi)}{lanjutan}</{tag}>" for tag, tinggi, lanjutan in sel)
    return f"<tr>{''.join(isi)}</tr>"


def _rentang(nama: str, cacah: int) -> str:
    return f' {nama}="{cacah}"' if cacah > 1 else ""


def _cacah(tulisan: str | None) -> int:
    return int(tulisan) if tulisan and re.fullmatch(r"[1-9]\d{0,3}", tulisan, re.ASCII) else 1
