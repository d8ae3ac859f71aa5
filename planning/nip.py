"""NIP, the number of a civil servant: eighteen digits that say when somebody was born and appointed.

``YYYYMMDD`` of birth, ``YYYYMM`` of the appointment, sex (1 man, 2 woman), and a serial of three digits (Peraturan
Kepala BKN 43/2007). The numbers of contract staff (NI PPPK) have the count of the contract, from 21 on, where a civil
servant's have the month. Printed in groups 8-6-1-3 (specification 1.5), kept without spaces.
"""

from __future__ import annotations

import re
from datetime import date

from django.utils import timezone

from planning.masukan import MasukanSalah, kutip, rapikan

#: Younger nobody is appointed; it tells swapped or mistyped years.
USIA_TERMUDA = 15
TAHUN_LAHIR_TERTUA = 1930
#: Where a civil servant's NIP has the month, that of contract staff counts contracts: 21, 22, …
KONTRAK = range(21, 30)
SUSUNAN = "8 angka tanggal lahir, 6 angka tahun dan bulan pengangkatan, 1 angka jenis kelamin, 3 angka nomor urut"


class NipSalah(MasukanSalah):
    """This is no NIP; the message says which part of it is wrong."""


def baca_nip(tulisan: str, hari_ini: date | None = None) -> str:
    """The NIP as it is kept: eighteen digits; an empty text stays empty. Raises ``NipSalah``.

    Spaces, dots and dashes between the groups are put up with.
    """
    hari_ini = hari_ini or timezone.localdate()
    nip = re.sub(r"[\s.\-]", "", rapikan(tulisan))
    if not nip:
        return ""
    if asing := re.sub("[0-9]", "", nip):
        raise NipSalah(f"NIP hanya memuat angka, bukan {kutip(asing)}.")
    if len(nip) != 18:
        raise NipSalah(f"NIP terdiri atas 18 angka ({SUSUNAN}); ini {len(nip)} angka.")
    lahir = _lahir(nip[:8], hari_ini)
    _pengangkatan(nip[8:14], lahir, hari_ini)
    if nip[14] not in "12":
        raise NipSalah(f"Angka ke-15 NIP (jenis kelamin) adalah {nip[14]}; seharusnya 1 (pria) atau 2 (wanita).")
    if nip[15:] == "000":
        raise NipSalah("Tiga angka terakhir NIP (nomor urut) adalah 000; nomor urut mulai dari 001.")
    return nip


def tulis_nip(nip: str) -> str:
    """In the groups in which it is printed: ``YYYYMMDD YYYYMM S NNN``."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}" if len(nip) == 18 else nip


def _lahir(angka: str, hari_ini: date) -> date:
    try:
        lahir = date(int(angka[:4]), int(angka[4:6]), int(angka[6:]))
    except ValueError:
        lahir = None
    if lahir is None or lahir.year < TAHUN_LAHIR_TERTUA or lahir > hari_ini:
        raise NipSalah(
            f"Delapan angka pertama NIP (tanggal lahir, tahun-bulan-tanggal) adalah {angka}; itu bukan tanggal lahir "
            "yang mungkin."
        )
    return lahir


def _pengangkatan(angka: str, lahir: date, hari_ini: date) -> None:
    tahun, bulan = int(angka[:4]), int(angka[4:])
    sebutan = f"Angka ke-9 sampai ke-14 NIP (pengangkatan, tahun-bulan) adalah {angka}"
    if not 1 <= bulan <= 12 and bulan not in KONTRAK:
        raise NipSalah(f"{sebutan}; bulan {angka[4:]} tidak ada.")
    if tahun > hari_ini.year or (tahun == hari_ini.year and hari_ini.month < bulan <= 12):
        raise NipSalah(f"{sebutan}; itu belum terjadi.")
    if tahun < lahir.year + USIA_TERMUDA:
        raise NipSalah(f"{sebutan}, padahal lahir tahun {lahir.year}. Periksa kedua tahunnya.")
