"""The texts of a document: our default ones, filled from the data, or what the office made of them."""

from __future__ import annotations

from typing import Protocol

from django.template.loader import render_to_string

from .bagian import Bagian
from .fakta import Fakta


class Naskah(Protocol):
    """Where texts come from. ``isi`` is safe HTML with placeholders as they stand now; empty for a part without."""

    def isi(self, bagian: Bagian) -> str: ...


class NaskahBawaan:
    """The default texts."""

    def __init__(self, fakta: Fakta):
        self._fakta = fakta

    def isi(self, bagian: Bagian) -> str:
        if not bagian.naskah:
            return ""
        return render_to_string(f"dokumen/naskah/{bagian.naskah}.html", {"f": self._fakta}).strip()
