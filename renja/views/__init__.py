"""The pages of the site."""

from .beranda import beranda
from .galat import tidak_ada
from .masuk import Masuk
from .renja import renja
from .tabel import tabel, tabel_pdf, tabel_xlsx

__all__ = ["Masuk", "beranda", "renja", "tabel", "tabel_pdf", "tabel_xlsx", "tidak_ada"]
