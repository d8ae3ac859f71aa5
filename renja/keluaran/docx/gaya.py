"""How a Word file looks: its styles, by the measures of ``naskah.css`` and ``cetak.css``."""

from __future__ import annotations

from .huruf import SANS, SERIF
from .unsur import XMLNS, nilai, tw

#: Classes of type of a table (``huruf-8``): size in points.
HURUF = {"huruf-9": 9, "huruf-8": 8, "huruf-7": 7, "huruf-6": 6.5}


_BAWAAN = {"Normal", "Body Text", "List Paragraph", "Quote", "Title", "heading", "toc", "caption", "footer"} | {
    "table of figures",
    "TOC Heading",
}


def gaya_sel(huruf: str) -> str:
    """The style of a cell's paragraph by the table's class of type."""
    return f"Sel{huruf.removeprefix('huruf-')}"


def _huruf(nama: str) -> str:
    return f'<w:rFonts w:ascii="{nama}" w:hAnsi="{nama}" w:eastAsia="{nama}" w:cs="{nama}"/>'


def _ukuran(pt: float) -> str:
    """Word counts half points."""
    return f'<w:sz w:val="{round(pt * 2)}"/><w:szCs w:val="{round(pt * 2)}"/>'


def _jarak(baris: float, atas: float = 0, bawah: float = 0) -> str:
    """Height of a line in points, room above and below in mm."""
    return f'<w:spacing w:before="{tw(atas)}" w:after="{tw(bawah)}" w:line="{round(baris * 20)}" w:lineRule="atLeast"/>'


def _masuk(kiri: float = 0, kanan: float = 0, awal: float = 0) -> str:
    """Indents in mm; ``awal`` of the first line, negative: it hangs."""
    sifat = f'w:firstLine="{tw(awal)}"' if awal >= 0 else f'w:hanging="{tw(-awal)}"'
    return f'<w:ind w:left="{tw(kiri)}" w:right="{tw(kanan)}" {sifat}/>'


def _rata(arah: str) -> str:
    return f'<w:jc w:val="{arah}"/>'


def _tab(mm: float) -> str:
    return f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{tw(mm)}"/></w:tabs>'


def _gaya(kode: str, nama: str, alinea: str = "", huruf: str = "", dasar: str = "Normal", lanjut: str = "") -> str:
    """A paragraph style; ``lanjut``: what follows it when somebody types on. Word's own go by their English names."""
    sendiri = "" if nama in _BAWAAN or nama[:-2] in _BAWAAN else ' w:customStyle="1"'
    bawaan = ' w:default="1"' * (not dasar)
    return (
        f'<w:style w:type="paragraph"{bawaan}{sendiri} w:styleId="{kode}"><w:name w:val="{nama}"/>'
        f"{nilai('basedOn', dasar)}{nilai('next', lanjut)}"
        f"<w:qFormat/><w:pPr>{alinea}</w:pPr><w:rPr>{huruf}</w:rPr></w:style>"
    )


_LEKAT = "<w:keepNext/><w:keepLines/>"
#: Text is 165 mm wide; page numbers of a list stand at its right edge, and no title runs into them.
_DAFTAR = _tab(165)


def _tingkat(n: int) -> str:
    return f'<w:outlineLvl w:val="{n - 1}"/>'


def gaya_xml() -> str:
    """The whole of ``styles.xml``."""
    isi = [
        _gaya("Normal", "Normal", dasar=""),
        _gaya("BodyText", "Body Text", _jarak(18, bawah=3) + _masuk(awal=10) + _rata("both")),
        _gaya("IsiRata", "Isi Rata", _masuk(), dasar="BodyText"),
        _gaya(
            "Heading1",
            "heading 1",
            f"{_LEKAT}<w:pageBreakBefore/>{_jarak(19.6, bawah=8)}{_rata('center')}{_tingkat(1)}",
            f"<w:b/><w:caps/>{_ukuran(14)}",
            lanjut="BodyText",
        ),
        *(
            _gaya(
                f"Heading{n}",
                f"heading {n}",
                f"{_LEKAT}{_jarak(*jarak)}{_tingkat(n)}",
                f"<w:b/>{_ukuran(12)}",
                lanjut="BodyText",
            )
            for n, jarak in ((2, (16.8, 6, 3)), (3, (16.8, 6, 3)), (4, (18, 3, 2)), (5, (18, 3, 2)))
        ),
        _gaya("TOCHeading", "TOC Heading", dasar="Heading1", lanjut="BodyText"),
        _gaya("TOC1", "toc 1", _DAFTAR + _jarak(14.85, 2, 0.8), f"<w:b/>{_ukuran(11)}"),
        _gaya("TOC2", "toc 2", _DAFTAR + _jarak(14.85, 0.8, 0.8) + _masuk(6), _ukuran(11)),
        _gaya("TOC3", "toc 3", _DAFTAR + _jarak(14.85, 0.8, 0.8) + _masuk(14), _ukuran(11)),
        _gaya("TableofFigures", "table of figures", _DAFTAR + _jarak(14.85, 0.8, 0.8) + _masuk(6), _ukuran(11)),
        _gaya("ListParagraph", "List Paragraph", _masuk(), dasar="BodyText"),
        _gaya("Butir", "Butir Daftar", _jarak(18, bawah=1), dasar="ListParagraph"),
        _gaya("Quote", "Quote", _masuk(10, 10), dasar="BodyText"),
        _gaya("SelNaskah", "Sel Naskah", _jarak(14.2), _ukuran(10.5)),
        _gaya("Gambar", "Gambar", f"<w:keepNext/>{_jarak(12, 4)}{_rata('center')}"),
        _gaya("Caption", "caption", _jarak(14.2, bawah=6) + _rata("center"), _ukuran(10.5)),
        _gaya(
            "JudulTabel",
            "Judul Tabel",
            f"{_LEKAT}{_jarak(14.3, bawah=4)}{_rata('center')}",
            f"{_huruf(SANS)}<w:b/>{_ukuran(11)}",
        ),
        *(
            _gaya(gaya_sel(kelas), f"Sel Tabel {pt:g}", _jarak(pt * 1.2), _huruf(SANS) + _ukuran(pt))
            for kelas, pt in HURUF.items()
        ),
        _gaya("Title", "Title", _jarak(33.6) + _rata("center"), f"<w:b/><w:caps/>{_ukuran(24)}"),
        _gaya("SampulKantor", "Sampul Kantor", _jarak(24) + _rata("center"), f"<w:b/><w:caps/>{_ukuran(16)}"),
        _gaya("SampulLambang", "Sampul Lambang", _jarak(12, 35, 35) + _rata("center")),
        _gaya("Kop", "Kop", _jarak(18.2) + _rata("center"), f"<w:caps/>{_ukuran(14)}"),
        _gaya("KopKantor", "Kop Kantor", _jarak(20.8), f"<w:b/>{_ukuran(16)}", "Kop"),
        _gaya("KopAlamat", "Kop Alamat", _jarak(11.7), f'<w:caps w:val="0"/>{_ukuran(9)}', "Kop"),
        _gaya(
            "JudulKeputusan",
            "Judul Keputusan",
            f"{_LEKAT}{_jarak(18, 8, 6)}{_rata('center')}{_tingkat(1)}",
            f"<w:b/><w:caps/>{_ukuran(12)}",
        ),
        _gaya("IsiKeputusan", "Isi Keputusan", _jarak(15.4, bawah=1.5) + _rata("both"), _ukuran(11)),
        _gaya("Pernyataan", "Pernyataan", _jarak(15.4, 2, 3), dasar="IsiKeputusan"),
        _gaya(
            "Memutuskan",
            "Memutuskan",
            f"<w:keepNext/>{_jarak(15.4, 3, 3)}{_rata('center')}",
            f'<w:b/><w:spacing w:val="22"/>{_ukuran(11)}',
        ),
        _gaya("Ttd", "Tanda Tangan", f"<w:keepLines/>{_jarak(14.85)}", _ukuran(11)),
        _gaya("TtdTabel", "Tanda Tangan Tabel", f"<w:keepLines/>{_jarak(12.15)}", _huruf(SANS) + _ukuran(9)),
        _gaya("Footer", "footer", _jarak(10) + _rata("center"), _huruf(SANS) + _ukuran(8)),
        _gaya("Batas", "Batas", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _ukuran(1)),
    ]
    return (
        f"<w:styles {XMLNS}><w:docDefaults><w:rPrDefault><w:rPr>{_huruf(SERIF)}{_ukuran(12)}"
        '<w:lang w:val="id-ID" w:eastAsia="id-ID" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
        f"{''.join(isi)}"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        "</w:styles>"
    )
