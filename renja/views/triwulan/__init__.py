"""Filling in the quarters of a year: the rencana aksi, and what came of each quarter."""

from .halaman import (
    masuk,
    realisasi,
    realisasi_simpan,
    rencana_aksi,
    rencana_aksi_simpan,
    rencana_aksi_urung,
    rencana_aksi_usul,
)

__all__ = [
    "masuk",
    "realisasi",
    "realisasi_simpan",
    "rencana_aksi",
    "rencana_aksi_simpan",
    "rencana_aksi_urung",
    "rencana_aksi_usul",
]
