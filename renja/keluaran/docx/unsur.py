"""The words that a Word file is written in: text, paragraphs, fields, cells, as WordprocessingML.

They are joined as text and parsed once, at the end: building a table of many cells element by element takes some
hundred times as long. Order inside a properties element is the schema's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from renja.dokumen.bersih import TAK_TERTULIS

NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
XMLNS = " ".join(f'xmlns:{k}="{v}"' for k, v in NS.items())

#: Tells who cannot see the table that its first row is a heading.
_BERKEPALA = (
    '<w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" '
    'w:noVBand="1"/>'
)
_EMU = 36000  # per mm
_PATAHAN = re.compile(r"(\n|\t)")
_GAYA = re.compile(r'(<w:pStyle w:val="[^"]*"/>)(?!<w:keepNext/>)')
_BARIS = "<w:tr>"


def tw(mm: float) -> int:
    """Millimetres as twentieths of a point."""
    return round(mm * 1440 / 25.4)


def bersih(teks: str) -> str:
    """Text as an attribute or an element can hold it."""
    return escape(TAK_TERTULIS.sub("", teks))


def nilai(tag: str, isi: str | int) -> str:
    """An element with one value; nothing without it."""
    return f'<w:{tag} w:val="{isi}"/>' if isi else ""


def lari(teks: str, tebal: bool = False, miring: bool = False, rupa: str = "") -> str:
    """A run of text; its line ends stay line ends. ``rupa``: further properties."""
    if not teks:
        return ""
    sifat = "<w:b/>" * tebal + "<w:i/>" * miring + rupa
    teks = TAK_TERTULIS.sub("", teks.replace("\r\n", "\n").replace("\r", "\n"))
    isi = "".join(
        "<w:br/>" if x == "\n" else "<w:tab/>" if x == "\t" else f'<w:t xml:space="preserve">{escape(x)}</w:t>'
        for x in _PATAHAN.split(teks)
        if x
    )
    return f"<w:r>{_bungkus('rPr', sifat)}{isi}</w:r>"


def _bungkus(tag: str, isi: str) -> str:
    return f"<w:{tag}>{isi}</w:{tag}>" if isi else ""


def alinea(gaya: str, isi: str = "", sifat: str = "", lekat: bool = False) -> str:
    """A paragraph of a style; ``sifat``: further properties; ``lekat``: on one page with what follows."""
    return f'<w:p><w:pPr><w:pStyle w:val="{gaya}"/>{"<w:keepNext/>" * lekat}{sifat}</w:pPr>{isi}</w:p>'


def lekatkan(blok: list[str], baris: int = 1) -> None:
    """Keep the last block on one page with what follows: a paragraph, or the last rows of a table."""
    if not blok:
        return
    akhir = blok[-1]
    mulai = len(akhir)
    if akhir.startswith("<w:tbl>"):
        for _ in range(baris):
            mulai = max(akhir.rfind(_BARIS, 0, mulai), 0)
    else:
        mulai = 0
    blok[-1] = akhir[:mulai] + _GAYA.sub(r"\1<w:keepNext/>", akhir[mulai:])


def medan(perintah: str, isi: str = "") -> str:
    """A field with what it says now."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {bersih(perintah)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{isi}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def tabel(
    lebar: list[int],
    baris: Iterable[str],
    sifat: str = "",
    garis: bool = False,
    tepi: tuple[float, float] = (0, 0),
    kiri: int = 0,
    tentang: tuple[str, str] = ("", ""),
) -> str:
    """A table of fixed column widths (twips). ``tepi``: room above and beside the text of a cell, mm; ``kiri``: how far
    it stands in; ``tentang``: name and description for who cannot see it."""
    atas, samping = map(tw, tepi)
    sisi = ("top", "left", "bottom", "right", "insideH", "insideV")
    garis_tabel = "".join(f'<w:{s} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for s in sisi)
    kolom = "".join(f'<w:gridCol w:w="{x}"/>' for x in lebar)
    nama, uraian = map(bersih, tentang)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(lebar)}" w:type="dxa"/>{sifat}<w:tblInd w:w="{kiri}" w:type="dxa"/>'
        f"{_bungkus('tblBorders', garis_tabel * garis)}"
        '<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:top w:w="{atas}" w:type="dxa"/><w:left w:w="{samping}" w:type="dxa"/>'
        f'<w:bottom w:w="{atas}" w:type="dxa"/><w:right w:w="{samping}" w:type="dxa"/></w:tblCellMar>'
        f"{_BERKEPALA * garis}{nilai('tblCaption', nama)}{nilai('tblDescription', uraian)}</w:tblPr>"
        f"<w:tblGrid>{kolom}</w:tblGrid>{''.join(baris)}</w:tbl>"
    )


def baris_tabel(sel: Iterable[str], kepala: bool = False, terbelah: bool = False) -> str:
    """A row; ``kepala``: repeated on every page; ``terbelah``: it may be parted between pages."""
    sifat = "<w:cantSplit/>" * (not terbelah) + "<w:tblHeader/>" * kepala
    return f"{_BARIS}{_bungkus('trPr', sifat)}{''.join(sel)}</w:tr>"


def sel_tabel(lebar: int, isi: str, bentang: int = 1, tumpuk: str = "", sifat: str = "") -> str:
    """A cell. ``tumpuk``: "restart" where it begins to reach over lines, "continue" below; ``sifat``: borders, shade,
    vertical place."""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{lebar}" w:type="dxa"/>'
        f"{nilai('gridSpan', bentang if bentang > 1 else 0)}{nilai('vMerge', tumpuk)}{sifat}</w:tcPr>{isi}</w:tc>"
    )


def isi_sel(blok: list[str], gaya: str) -> str:
    """Blocks as a cell holds them: it ends in a paragraph."""
    kosong = [] if blok and blok[-1].startswith("<w:p>") else [alinea(gaya)]
    return "".join([*blok, *kosong])


def gambar(rid: str, nomor: int, lebar: float, tinggi: float, nama: str, uraian: str) -> str:
    """A picture in the line, in mm; ``uraian`` says what is in it."""
    x, y = round(lebar * _EMU), round(tinggi * _EMU)
    sebutan = f'id="{nomor}" name="{bersih(nama)}" descr="{bersih(uraian)}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{x}" cy="{y}"/>'
        f"<wp:docPr {sebutan}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{NS["pic"]}"><pic:pic><pic:nvPicPr>'
        f"<pic:cNvPr {sebutan}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="{rid}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{x}" cy="{y}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
