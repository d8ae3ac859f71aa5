"""Filling in a Renja: the sheet, what it sends, and what is done to many rows at once."""

from .halaman import isian
from .kirim import masuk, simpan
from .tindakan import indikator, kolom, urung

__all__ = ["indikator", "isian", "kolom", "masuk", "simpan", "urung"]
