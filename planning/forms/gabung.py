"""Joining what one person sends with what somebody else saved since: cell by cell, from plain texts.

A page is a flat mapping of field names to texts. There are three of them: what the person saw (``semula``, carried
along in the page), what they sent (``kiriman``), and what is stored now (``kini``). A cell that only one of the two
changed takes that change; a cell that both changed differently is a conflict, for people to decide (decision 12).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

#: Names in rows that are not there yet: ``misi-b1-uraian``.
_BARU = re.compile(r"-b\d+-")

Teks = Mapping[str, str]


@dataclass
class Gabungan:
    """``isi`` is what the form goes on with. ``bentrok`` are the cells that both changed, with what is stored now;
    ``ikut`` those that only the other changed."""

    isi: dict[str, str]
    bentrok: dict[str, str] = field(default_factory=dict)
    ikut: set[str] = field(default_factory=set)


def gabung(kini: Teks, semula: Teks, kiriman: Teks) -> Gabungan:
    """Join the three. A cell that the person neither saw nor sent stays as it is stored."""
    hasil = Gabungan({nama: rapi(teks) for nama, teks in kiriman.items()})
    for nama, tersimpan in kini.items():
        tersimpan = rapi(tersimpan)
        if baris_baru(nama):
            hasil.isi.setdefault(nama, tersimpan)
            continue
        dilihat = rapi(semula[nama]) if nama in semula else None
        # A box without its tick is not sent at all, but it was seen.
        dikirim = rapi(kiriman.get(nama, tersimpan if dilihat is None else ""))
        if dikirim not in (tersimpan, dilihat):
            hasil.isi[nama] = dikirim
            if dilihat != tersimpan:
                hasil.bentrok[nama] = tersimpan
        else:
            hasil.isi[nama] = tersimpan if dikirim == dilihat else dikirim
            if dikirim != tersimpan:
                hasil.ikut.add(nama)
    return hasil


def baris_baru(nama: str) -> bool:
    """Whether this is a cell of a row that is not there yet; nobody else can have changed it."""
    return _BARU.search(nama) is not None


def rapi(teks: str) -> str:
    """As browsers send it back: they write line ends their own way."""
    return teks.replace("\r\n", "\n").replace("\r", "\n").strip()


def tulis_semula(kini: Teks) -> str:
    """What the person sees, to be carried along in the page; cells of rows that are not there yet need not be."""
    return json.dumps({n: t for n, t in kini.items() if not baris_baru(n)}, ensure_ascii=False)


def baca_semula(tulisan: str) -> dict[str, str]:
    """The opposite. What we did not write counts as nothing seen, so that every difference is asked about."""
    try:
        isi = json.loads(tulisan)
    except (ValueError, RecursionError):
        return {}
    if not isinstance(isi, dict) or not all(isinstance(t, str) for t in isi.values()):
        return {}
    return isi
