"""What stands in the way of a step: a sentence for people, and where it is mended."""

from __future__ import annotations


class Kendala(str):
    """A sentence about what is missing. ``tempat`` names the place where it is mended (the pages know its address),
    ``kode`` the first row it is about; both may be empty.
    """

    __slots__ = ("kode", "tempat")

    def __new__(cls, kalimat: str, tempat: str = "", kode: str = ""):
        ini = super().__new__(cls, kalimat)
        ini.tempat, ini.kode = tempat, kode
        return ini


#: Places. What a page does not know it shows without a link.
ISIAN, SUSUNAN, CATATAN, ALASAN, LEMBAR_VERIFIKASI = "isian", "susunan", "catatan", "alasan", "verifikasi"
RENCANA_AKSI, RENSTRA, REALISASI, TEKS_TRIWULAN = "rencana-aksi", "renstra", "realisasi", "teks"
USULAN, NASKAH, PEMERIKSAAN = "usulan", "naskah", "pemeriksaan"

#: More codes than these are not named in one sentence.
DISEBUT = 5


def sebut(kode: list[str]) -> str:
    """``7.01.01, 7.01.02, dan 3 lagi``"""
    lain = len(kode) - DISEBUT
    return ", ".join(kode[:DISEBUT]) + (f", dan {lain} lagi" if lain > 0 else "")
