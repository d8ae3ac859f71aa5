"""A text as plain lines, for whoever works without the editor: what stands there can be read and typed by anybody.

    # Judul            ## Anak judul
    - butir            1. butir bernomor      (two spaces in front: one level deeper)
    > kutipan          | sel | sel |          (a line |---|---| below the first makes it the head of the table)
    **tebal**  _miring_  [[pagu]]             (a placeholder by its name; a list of data on a line of its own)

A backslash takes a mark's meaning away. What lines cannot say (cells over several columns, a table in a list) is not
written as lines at all, so that nothing is lost by saving: ``ke_teks`` answers ``None``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from xml.etree import ElementTree as ET

from .bersih import bersihkan
from .isian import Isian, cari_isian

_BUTIR = re.compile(r"( *)(?:([-*•])|\d{1,3}[.)]) +(.*)")
_JUDUL = re.compile(r"(##?) +(.*)")
_GARIS_KEPALA = re.compile(r"\|(?: *:?-+:? *\|)+")
_AWAL_BARIS = re.compile(r"^(?=[#>|•-]|\d{1,3}[.)] )", re.M)
_SANDI = re.compile(r"[\\*_\[|]")
_TERHINDAR = re.compile(r"\\([\\*_\[|#>•\-\d])")
_ISIAN = re.compile(r"\[\[ *([a-z0-9-]+) *\]\]")
_TEBAL = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.S)
_MIRING = re.compile(r"(?<!\w)_(?=\S)(.+?)(?<=\S)_(?!\w)", re.S)


class _TakTertulis(Exception):
    """This cannot be said in lines."""


def ke_teks(isi: str) -> str | None:
    """A clean text (``bersihkan``) as lines; ``None`` if they would not say all of it."""
    # Written by ``bersihkan`` itself: no declaration, no entity but three.
    akar = ET.fromstring(f"<x>{isi.replace('<br>', '<br/>')}</x>")  # noqa: S314
    try:
        teks = "\n\n".join(_tulis(akar))
    except _TakTertulis:
        return None
    return teks if dari_teks(teks) == isi else None


def dari_teks(teks: str) -> str:
    """Lines as a clean text."""
    return bersihkan("".join(_baca(teks.replace("\0", "").replace("\t", "    ").splitlines())))


# --- Writing ----------------------------------------------------------------------------------------------------------


def _tulis(induk: ET.Element) -> Iterator[str]:
    for el in induk:
        if el.tag in ("p", "h4", "h5"):
            yield {"p": "", "h4": "# ", "h5": "## "}[el.tag] + _kalimat(el)
        elif el.tag in ("ul", "ol"):
            yield "\n".join(_butir(el, ""))
        elif el.tag == "blockquote":
            yield "\n".join(f"> {b}".rstrip() for b in "\n\n".join(_tulis(el)).split("\n"))
        elif el.tag == "table":
            yield "\n".join(_tabel(el))
        else:
            yield f"[[{el.get('data-isian')}]]"


def _kalimat(el: ET.Element, berhenti: tuple[str, ...] = ()) -> str:
    """What stands in a line; ``berhenti`` are blocks that may follow it and are written elsewhere."""
    hasil = _sandi(el.text)
    for a in el:
        if a.tag in berhenti:
            continue
        if a.tag == "br":
            hasil += "\n"
        elif a.tag == "span":
            hasil += f"[[{a.get('data-isian')}]]"
        elif a.tag in ("strong", "em"):
            tanda = "**" if a.tag == "strong" else "_"
            hasil += f"{tanda}{_kalimat(a)}{tanda}"
        else:
            raise _TakTertulis
        hasil += _sandi(a.tail)
    return hasil if el.tag in ("strong", "em") else _AWAL_BARIS.sub(r"\\", hasil)


def _sandi(teks: str | None) -> str:
    return _SANDI.sub(r"\\\g<0>", teks or "")


def _butir(daftar: ET.Element, inden: str) -> Iterator[str]:
    for n, li in enumerate(daftar, 1):
        teks = _kalimat(li, ("ul", "ol"))
        if "\n" in teks or not teks:
            raise _TakTertulis
        yield f"{inden}{'-' if daftar.tag == 'ul' else f'{n}.'} {teks}"
        for anak in li:
            if anak.tag in ("ul", "ol"):
                yield from _butir(anak, f"{inden}  ")


def _tabel(tabel: ET.Element) -> Iterator[str]:
    kepala = tabel.find("thead")
    if kepala is not None and len(kepala) > 1:
        raise _TakTertulis
    for baris in tabel.iter("tr"):
        sel = [_kalimat(s) for s in baris]
        if any("\n" in s for s in sel) or any(s.attrib for s in baris):
            raise _TakTertulis
        yield f"| {' | '.join(sel)} |"
        if kepala is not None and baris is kepala[0]:
            yield "|" + "---|" * len(sel)


# --- Reading ----------------------------------------------------------------------------------------------------------


def _baca(baris: list[str]) -> Iterator[str]:
    """Blocks, each from as many lines as belong together."""
    n = 0
    while n < len(baris):
        b = baris[n].strip()
        if not b:
            n += 1
        elif cocok := _JUDUL.fullmatch(b):
            tag = "h4" if cocok[1] == "#" else "h5"
            yield f"<{tag}>{_baca_kalimat(cocok[2])}</{tag}>"
            n += 1
        elif isian := _isian_blok(b):
            yield f'<div data-isian="{isian.kunci}"></div>'
            n += 1
        else:
            jenis = _jenis(baris[n])
            akhir = next((m for m in range(n, len(baris)) if _jenis(baris[m]) != jenis), len(baris))
            yield _KELOMPOK[jenis](baris[n:akhir])
            n = akhir


def _isian_blok(baris: str) -> Isian | None:
    """The list or picture that a line consists of."""
    cocok = _ISIAN.fullmatch(baris)
    isian = cari_isian(cocok[1]) if cocok else None
    return isian if isian and isian.blok else None


def _jenis(baris: str) -> str:
    b = baris.strip()
    if not b or _JUDUL.fullmatch(b) or _isian_blok(b):
        return ""
    if _BUTIR.fullmatch(baris.rstrip()):
        return "daftar"
    return {">": "kutipan", "|": "tabel"}.get(b[0], "kalimat")


def _baca_kalimat(teks: str) -> str:
    """A line or some: marks and placeholders, everything else as it stands."""
    simpan: list[str] = []

    def lewat(cocok: re.Match[str]) -> str:
        simpan.append(escape(cocok[1]))
        return f"\0{len(simpan) - 1}\0"

    def isian(cocok: re.Match[str]) -> str:
        i = cari_isian(cocok[1])
        simpan.append(f'<span data-isian="{i.kunci}"></span>' if i and not i.blok else escape(cocok[0]))
        return f"\0{len(simpan) - 1}\0"

    teks = escape(_ISIAN.sub(isian, _TERHINDAR.sub(lewat, teks)))
    teks = _MIRING.sub(r"<em>\1</em>", _TEBAL.sub(r"<strong>\1</strong>", teks))
    return re.sub("\0(\\d+)\0", lambda m: simpan[int(m[1])], teks)


def _paragraf(baris: list[str]) -> str:
    return f"<p>{_baca_kalimat(chr(10).join(b.strip() for b in baris)).replace(chr(10), '<br>')}</p>"


def _kutipan(baris: list[str]) -> str:
    isi = [b.strip().removeprefix(">").removeprefix(" ") for b in baris]
    return f"<blockquote>{''.join(_baca(isi))}</blockquote>"


def _daftar(baris: list[str]) -> str:
    """Items; one that stands further in than the one above is of a list inside it."""
    hasil: list[str] = []
    buka: list[tuple[int, str]] = []
    for b in baris:
        cocok = _BUTIR.fullmatch(b.rstrip())
        dalam, tag = len(cocok[1]), "ul" if cocok[2] else "ol"
        while buka and (buka[-1][0] > dalam or (buka[-1][0] == dalam and buka[-1][1] != tag)):
            hasil.append(f"</li></{buka.pop()[1]}>")
        if buka and buka[-1][0] == dalam:
            hasil.append("</li>")
        else:
            hasil.append(f"<{tag}>")
            buka.append((dalam, tag))
        hasil.append(f"<li>{_baca_kalimat(cocok[3])}")
    return "".join([*hasil, *(f"</li></{tag}>" for _, tag in reversed(buka))])


def _baca_tabel(baris: list[str]) -> str:
    kepala = len(baris) > 2 and _GARIS_KEPALA.fullmatch(baris[1].strip())
    isi = []
    for n, b in enumerate(baris):
        if kepala and n == 1:
            continue
        tag = "th" if kepala and n == 0 else "td"
        sel = re.split(r"(?<!\\)\|", b.strip().removeprefix("|"))
        sel = sel[:-1] if len(sel) > 1 and not sel[-1].strip() else sel
        isi.append(f"<tr>{''.join(f'<{tag}>{_baca_kalimat(s.strip())}</{tag}>' for s in sel)}</tr>")
    return f"<table>{''.join(isi)}</table>"


_KELOMPOK = {"kalimat": _paragraf, "kutipan": _kutipan, "daftar": _daftar, "tabel": _baca_tabel}
