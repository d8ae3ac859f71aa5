"""The pages of the site."""

from .beranda import beranda
from .tabel import renja, tabel, tabel_pdf, tabel_xlsx

__all__ = ["beranda", "renja", "tabel", "tabel_pdf", "tabel_xlsx"]
