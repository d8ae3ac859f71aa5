"""The tables of what is planned, and what every table is made of (see ``dasar``)."""

from .dasar import BarisTabel, Konteks, Sel, SelKepala, Tabel, TabelTidakTersedia
from .perubahan import Tabel23P, TabelPerubahan
from .rencana import Tabel41A, Tabel41B, TabelTC33, tabel_31, tabel_41
from .review import TabelTC31, tabel_23
from .usulan import TabelTC32, TabelTC32Rupiah, tabel_24

__all__ = [
    "BarisTabel",
    "Konteks",
    "Sel",
    "SelKepala",
    "Tabel",
    "Tabel23P",
    "Tabel41A",
    "Tabel41B",
    "TabelPerubahan",
    "TabelTC31",
    "TabelTC32",
    "TabelTC32Rupiah",
    "TabelTC33",
    "TabelTidakTersedia",
    "tabel_23",
    "tabel_24",
    "tabel_31",
    "tabel_41",
]
