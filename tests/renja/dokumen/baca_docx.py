"""A Word file read back, and looked over as Word itself does, which opens no file whose parts do not agree."""

import re
from io import BytesIO
from zipfile import ZipFile

import docx
from docx.oxml.ns import qn

W = qn("w:x").removesuffix("x")
#: In which order the schema wants what stands in an element (ISO/IEC 29500-1, as far as it is used).
URUTAN = {
    nama: isi.split()
    for nama, isi in {
        "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs spacing ind jc outlineLvl "
        "rPr sectPr",
        "rPr": "rStyle rFonts b bCs i iCs caps vanish color spacing sz szCs u lang",
        "tcPr": "tcW gridSpan vMerge tcBorders shd noWrap tcMar vAlign",
        "tcBorders": "top left bottom right",
        "trPr": "cantSplit trHeight tblHeader",
        "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook tblCaption tblDescription",
        "sectPr": "footerReference type pgSz pgMar pgNumType",
        "style": "name basedOn next qFormat pPr rPr",
        "lvl": "start numFmt lvlText lvlJc pPr rPr",
    }.items()
}
#: A grid of cells: what stands at each place; nothing where a cell reaches over from another.
Kisi = list[list[str | None]]


def buka(bita: bytes):
    return docx.Document(BytesIO(bita))


def teks(el) -> str:
    """What is read: text, line ends and tabs; the instructions of fields are not."""
    ganti = {qn("w:br"): "\n", qn("w:tab"): "\t"}
    return "".join(
        x.text or "" if x.tag == qn("w:t") else ganti.get(x.tag, "")
        for x in el.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        if x.getparent().tag != qn("w:tabs")
    )


def sifat(el, jalan: str, nama: str = "w:val") -> str | None:
    """An attribute below an element."""
    ada = el.find("/".join(qn(f"w:{x}") for x in jalan.split("/")))
    return None if ada is None else ada.get(qn(nama))


def kisi(tbl) -> Kisi:
    """A table as a grid; cells under another are empty."""
    hasil: Kisi = []
    for tr in tbl.iterchildren(qn("w:tr")):
        baris: list[str | None] = []
        for tc in tr.iterchildren(qn("w:tc")):
            lanjutan = sifat(tc, "tcPr/vMerge") == "continue"
            isi = "\n".join(teks(p) for p in tc.iterchildren(qn("w:p")))
            assert not (lanjutan and isi), isi
            baris += [None if lanjutan else isi] + [None] * (int(sifat(tc, "tcPr/gridSpan") or 1) - 1)
        hasil.append(baris)
    return hasil


def periksa(bita: bytes) -> None:
    """Every part of the file agrees with the others and with the schema's order."""
    with ZipFile(BytesIO(bita)) as z:
        assert z.testzip() is None
        assert {i.date_time for i in z.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    d = buka(bita)
    for bagian in (d.element, d.styles.element, d.part.numbering_part.element):
        _periksa_urutan(bagian)
    badan = d.element.body
    gaya = {s.style_id for s in d.styles}
    assert {x.get(qn("w:val")) for x in badan.iter(qn("w:pStyle"))} <= gaya
    daftar = {x.get(qn("w:numId")) for x in d.part.numbering_part.element.iter(qn("w:num"))}
    assert {x.get(qn("w:val")) for x in badan.iter(qn("w:numId"))} <= daftar
    penanda = [x.get(qn("w:name")) for x in badan.iter(qn("w:bookmarkStart"))]
    assert len(penanda) == len(set(penanda))
    assert {x.get(qn("w:anchor")) for x in badan.iter(qn("w:hyperlink"))} <= set(penanda)
    perintah = " ".join(x.text for x in badan.iter(qn("w:instrText")))
    assert set(re.findall(r"PAGEREF (\w+)", perintah)) <= set(penanda)
    jenis = [x.get(qn("w:fldCharType")) for x in badan.iter(qn("w:fldChar"))]
    assert jenis.count("begin") == jenis.count("end")
    gambar = [x.get("id") for x in badan.iter(qn("wp:docPr"))]
    assert len(gambar) == len(set(gambar))
    assert all(x.get("descr") for x in badan.iter(qn("wp:docPr")))
    for tbl in badan.iter(qn("w:tbl")):
        _periksa_tabel(tbl)


def _periksa_urutan(bagian) -> None:
    for nama, urutan in URUTAN.items():
        for el in bagian.iter(qn(f"w:{nama}")):
            letak = [urutan.index(x.tag.removeprefix(W)) for x in el]
            assert letak == sorted(set(letak)), [x.tag for x in el]


def _periksa_tabel(tbl) -> None:
    """Rows fill the grid, what goes on began above, and every cell ends in a paragraph."""
    lebar = [int(x.get(qn("w:w"))) for x in tbl.find(qn("w:tblGrid"))]
    assert min(lebar) > 0
    atas: dict[int, int] = {}
    kepala = True
    for tr in tbl.iterchildren(qn("w:tr")):
        berkepala = tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert kepala or not berkepala, "heading rows are the first ones"
        kepala = berkepala
        k, ini = 0, {}
        for tc in tr.iterchildren(qn("w:tc")):
            bentang = int(sifat(tc, "tcPr/gridSpan") or 1)
            assert int(sifat(tc, "tcPr/tcW", "w:w")) == sum(lebar[k : k + bentang])
            tumpuk = sifat(tc, "tcPr/vMerge")
            if tumpuk == "continue":
                assert atas.get(k) == bentang
            if tumpuk:
                ini[k] = bentang
            assert tc[-1].tag == qn("w:p")
            k += bentang
        assert k == len(lebar)
        atas = ini
