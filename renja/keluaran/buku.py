"""Several tables bound into one document: a cover that says what it is and how to check it, then the tables."""

from __future__ import annotations

from dataclasses import dataclass

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from planning.models import Dokumen
from planning.tabel import Tabel

from .html import tabel_html


@dataclass(frozen=True)
class Sampul:
    """What the cover says: the document, its short code and the address under which it can be checked."""

    dokumen: Dokumen
    kode: str
    alamat: str


def buku_html(sampul: Sampul, daftar: list[Tabel]) -> str:
    """The whole document as HTML for print, without its style."""
    qr = segno.make(sampul.alamat, error="m").svg_inline(scale=3, border=2, omitsize=True)
    return render_to_string(
        "cetak/buku.html",
        {
            "sampul": sampul,
            "dokumen": sampul.dokumen,
            "kantor": sampul.dokumen.perangkat_daerah,
            "qr": mark_safe(qr),  # noqa: S308 -- made here, of an address of ours
            "bagian": [{"tabel": t, "isi": _bernomor(tabel_html(t), n)} for n, t in enumerate(daftar, 1)],
        },
    )


def _bernomor(tabel: str, nomor: int) -> SafeString:
    """A table whose title has an id of its own: in one document there are several."""
    return mark_safe(tabel.replace("judul-tabel", f"judul-{nomor}", 1))  # noqa: S308 -- as it came
