"""A Keputusan as it is laid out: each heading of its text with what stands below it (specification 5.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

#: What a decision stands on; all else is what is decided.
_DASAR = {"menimbang", "mengingat", "memperhatikan", "membaca", "mendengar"}
_TANDA = re.compile(r"<h4>(?P<judul>.*?)</h4>|<(?P<tutup>/?)(?:table|ul|ol|blockquote|div)\b[^>]*>", re.DOTALL)


@dataclass(frozen=True)
class Butir:
    """One item: ``Menimbang``, ``KESATU``, … and its words as safe HTML."""

    sebutan: str
    isi: SafeString


@dataclass(frozen=True)
class IsiKeputusan:
    """The items before and after ``MEMUTUSKAN``."""

    dasar: list[Butir]
    putusan: list[Butir]


def urai_keputusan(naskah: str) -> IsiKeputusan:
    """Take the text of a Keputusan apart by its headings; ``naskah`` is clean HTML or a default text.

    What stands before the first heading is an item without a name. Considerations are lettered, as in every decision.
    """
    hasil = IsiKeputusan([], [])
    for sebutan, isi in _potong(naskah):
        nama = " ".join(unescape(strip_tags(sebutan)).split())
        if not nama and not isi.strip():
            continue
        menimbang = nama.casefold() == "menimbang"
        isi = isi.strip().replace("<ol>", '<ol class="huruf">', 1) if menimbang else isi.strip()
        butir = Butir(nama, mark_safe(isi))  # noqa: S308 -- as it came
        (hasil.dasar if nama.casefold() in _DASAR else hasil.putusan).append(butir)
    return hasil


def _potong(naskah: str) -> Iterator[tuple[str, str]]:
    """Headings with what follows them; one inside a table or a list is part of what it stands in."""
    judul, mulai, dalam = "", 0, 0
    for tanda in _TANDA.finditer(naskah):
        if tanda["judul"] is None:
            dalam += -1 if tanda["tutup"] else 1
        elif not dalam:
            yield judul, naskah[mulai : tanda.start()]
            judul, mulai = tanda["judul"], tanda.end()
    yield judul, naskah[mulai:]
