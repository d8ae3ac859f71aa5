"""The pemeriksaan of a Renja on screen: its findings, the reasons given for them, and as a workbook."""

from .halaman import halaman
from .penjelasan import penjelasan
from .unduh import unduh

__all__ = ["halaman", "penjelasan", "unduh"]
