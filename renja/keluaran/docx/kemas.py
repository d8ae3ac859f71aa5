"""The file of a document: python-docx packs it, what is in it was written before, and nothing in it knows the time."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from renja.dokumen.bersih import TAK_TERTULIS

from .gaya import gaya_xml
from .huruf import huruf_xml
from .unsur import XMLNS, tw

_OPC = "http://schemas.openxmlformats.org/package/2006/{}"
_DOK = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"
_HURUF = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_KEPALA = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

#: Kinds of lists, by the number of their definition: how the marker of a level is written.
DAFTAR = {"ul": 1, "ol": 2, "huruf": 3}
_MARKAH = {"ul": ("bullet", "•"), "ol": ("decimal", "%{}."), "huruf": ("lowerLetter", "%{}.")}
#: How far each level of a list stands in, and its marker before it, mm.
MASUK = 8
_TINGKAT = 9


def berkas_kosong() -> Document:
    """A document of our styles with nothing in it."""
    return docx.Document(BytesIO(_pola()))


def kemas(dokumen: Document) -> bytes:
    """The bytes of the file; the same content gives the same ones."""
    mentah, keluaran = BytesIO(), BytesIO()
    dokumen.save(mentah)
    with ZipFile(mentah) as dari, ZipFile(keluaran, "w", ZIP_DEFLATED) as ke:
        for nama in dari.namelist():
            info = ZipInfo(nama)  # dated 1980-01-01
            info.external_attr = 0o600 << 16
            ke.writestr(info, dari.read(nama), ZIP_DEFLATED)
    return keluaran.getvalue()


def beri_sifat(dokumen: Document, judul: str, penulis: str, tanggal: datetime) -> None:
    """What the file says of itself."""
    sifat = dokumen.core_properties
    sifat.title = sifat.subject = _bersih(judul)
    sifat.author = sifat.last_modified_by = _bersih(penulis)
    sifat.language = "id-ID"
    sifat.created = sifat.modified = tanggal
    sifat.revision = 1


def _bersih(teks: str) -> str:
    """As a property holds it."""
    return TAK_TERTULIS.sub("", teks)


class Daftar:
    """The lists of a document: each is numbered from its own beginning."""

    def __init__(self, dokumen: Document):
        self._penomoran = dokumen.part.numbering_part.element
        self._terakhir = 0

    def baru(self, jenis: str) -> int:
        """The number of a new list of a kind (``DAFTAR``)."""
        self._terakhir += 1
        mulai = "".join(
            f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(_TINGKAT)
        )
        self._penomoran.append(
            parse_xml(
                f'<w:num {XMLNS} w:numId="{self._terakhir}"><w:abstractNumId w:val="{DAFTAR[jenis]}"/>{mulai}</w:num>'
            )
        )
        return self._terakhir


def isi_badan(dokumen: Document, blok: list[str], bagian_akhir: str) -> None:
    """Put blocks and the last section's properties in place of the document's body."""
    badan = parse_xml(f"<w:body {XMLNS}>{''.join(blok)}{bagian_akhir}</w:body>")
    lama = dokumen.element.find(qn("w:body"))
    dokumen.element.replace(lama, badan)


@cache
def _pola() -> bytes:
    """A package of an empty document with our styles: what python-docx begins from."""
    daftar_huruf, huruf = huruf_xml()
    bagian = {
        "word/document.xml": ("document.main", "", f"<w:document {XMLNS}><w:body><w:sectPr/></w:body></w:document>"),
        "word/styles.xml": ("styles", "styles", gaya_xml()),
        "word/numbering.xml": ("numbering", "numbering", _penomoran()),
        "word/settings.xml": ("settings", "settings", _setelan()),
        "word/fontTable.xml": ("fontTable", "fontTable", daftar_huruf),
    }
    jenis = "".join(
        f'<Override PartName="/{nama}" ContentType="{_DOK.format(jenis)}"/>' for nama, (jenis, _, _) in bagian.items()
    )
    hubungan = "".join(
        f'<Relationship Id="rId{n}" Type="{_REL.format(rel)}" Target="{nama.removeprefix("word/")}"/>'
        for n, (nama, (_, rel, _)) in enumerate(bagian.items())
        if rel
    )
    isi = {
        "[Content_Types].xml": f'<Types xmlns="{_OPC.format("content-types")}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="odttf" ContentType="{_HURUF}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{jenis}</Types>',
        "_rels/.rels": _hubungan(
            f'<Relationship Id="rId1" Type="{_REL.format("officeDocument")}" Target="word/document.xml"/>'
        ),
        "word/_rels/document.xml.rels": _hubungan(hubungan),
        "word/_rels/fontTable.xml.rels": _hubungan(
            "".join(f'<Relationship Id="{r}" Type="{_REL.format("font")}" Target="fonts/{r}.odttf"/>' for r in huruf)
        ),
    } | {nama: xml for nama, (_, _, xml) in bagian.items()}
    keluaran = BytesIO()
    with ZipFile(keluaran, "w") as zip_:
        for nama, xml in isi.items():
            zip_.writestr(ZipInfo(nama), _KEPALA + xml)
        for r, bita in huruf.items():
            zip_.writestr(ZipInfo(f"word/fonts/{r}.odttf"), bita)
    return keluaran.getvalue()


def _hubungan(isi: str) -> str:
    return f'<Relationships xmlns="{_OPC.format("relationships")}">{isi}</Relationships>'


def _setelan() -> str:
    """Settings of a present-day Word, which is asked to fill in page numbers when it opens the file."""
    return (
        f"<w:settings {XMLNS}><w:embedTrueTypeFonts/><w:saveSubsetFonts/>"
        '<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:updateFields w:val="true"/><w:compat>'
        "<w:doNotExpandShiftReturn/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="id-ID"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def _penomoran() -> str:
    isi = "".join(
        f'<w:abstractNum w:abstractNumId="{DAFTAR[jenis]}"><w:multiLevelType w:val="hybridMultilevel"/>'
        + "".join(
            f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{bentuk}"/>'
            f'<w:lvlText w:val="{markah.format(n + 1)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{tw(MASUK * (n + 1))}" w:hanging="{tw(MASUK)}"/></w:pPr></w:lvl>'
            for n in range(_TINGKAT)
        )
        + "</w:abstractNum>"
        for jenis, (bentuk, markah) in _MARKAH.items()
    )
    return f"<w:numbering {XMLNS}>{isi}</w:numbering>"
