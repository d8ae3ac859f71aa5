"""The texts of a document: our default ones, filled from the data, or what the office made of them."""

from __future__ import annotations

from typing import Protocol

from django.template.loader import render_to_string

from .bagian import Bagian
from .fakta import Fakta
from .kerangka import JenisNaskah


class Naskah(Protocol):
    """Where texts come from. ``isi`` is safe HTML with placeholders as they stand now; empty for a part without."""

    def isi(self, bagian: Bagian) -> str: ...


class NaskahBawaan:
    """The default texts."""

    def __init__(self, fakta: Fakta, jenis: JenisNaskah, bagian: tuple[Bagian, ...]):
        self._konteks = {"f": fakta, "jenis": jenis, "bagian": bagian}

    def isi(self, bagian: Bagian) -> str:
        return render_to_string(f"dokumen/naskah/{bagian.naskah}.html", self._konteks).strip() if bagian.naskah else ""
