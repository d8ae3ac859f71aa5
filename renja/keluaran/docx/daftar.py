"""Daftar isi, daftar tabel and daftar gambar: fields with their entries, each a link with the number of its page."""

from __future__ import annotations

from dataclasses import dataclass

from .unsur import alinea, bersih, lari, medan


@dataclass(frozen=True)
class Entri:
    """A line of a list; ``penanda`` is where it leads."""

    teks: str
    penanda: int
    tingkat: int = 0


def nama_penanda(nomor: int) -> str:
    """As Word itself names what a table of contents points at."""
    return f"_Toc{nomor:08}"


def penanda(nomor: int, isi: str) -> str:
    """Text that a list can point at."""
    return f'<w:bookmarkStart w:id="{nomor}" w:name="{nama_penanda(nomor)}"/>{isi}<w:bookmarkEnd w:id="{nomor}"/>'


def tanda_isi(teks: str, tingkat: int = 1) -> str:
    """A hidden mark: the daftar isi has this line for a heading that reads otherwise."""
    perintah = bersih(f'TC "{teks.replace(chr(34), chr(39))}" \\l {tingkat}')
    return (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:rPr><w:vanish/></w:rPr><w:instrText xml:space="preserve"> {perintah} </w:instrText></w:r>'
        '<w:r><w:rPr><w:vanish/></w:rPr><w:fldChar w:fldCharType="end"/></w:r>'
    )


def daftar_isi(entri: list[Entri]) -> list[str]:
    """A table of contents that Word knows as one: by headings of three levels, and by marks (``tanda_isi``)."""
    awal = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-3" \\f \\h \\z </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    baris = [alinea(f"TOC{e.tingkat}", awal * (n == 0) + _baris(e)) for n, e in enumerate(entri)]
    akhir = alinea("Batas", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    return [
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(baris)}{akhir}</w:sdtContent></w:sdt>"
    ]


def daftar_tabel(entri: list[Entri]) -> list[str]:
    """Links with page numbers: a table's number is given by the regulation, so Word has nothing to count."""
    return [alinea("TableofFigures", _baris(e)) for e in entri] or [alinea("IsiRata", lari("Tidak ada."))]


def _baris(e: Entri) -> str:
    nama = nama_penanda(e.penanda)
    halaman = medan(f"PAGEREF {nama} \\h")
    return f'<w:hyperlink w:anchor="{nama}" w:history="1">{lari(e.teks)}{lari(chr(9))}{halaman}</w:hyperlink>'
