"""Dates as people write them: ``7-1-2019``, ``07/01/2019``, ``7 Januari 2019``, ``2019-01-07``; the day comes first.

A plain text field, not the browser's own: what is typed there stays, and can be pasted from a spreadsheet.
"""

from __future__ import annotations

import re
from datetime import date

from django import forms

from planning.masukan import MasukanSalah, kutip, rapikan

BULAN = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_LAIN = {"pebruari": 2, "nopember": 11, "agt": 8, "ags": 8}
_ANGKA = re.compile(r"(?P<hari>\d{1,2})[-/. ](?P<bulan>\d{1,2})[-/. ](?P<tahun>\d{4})", re.ASCII)
_ISO = re.compile(r"(?P<tahun>\d{4})-(?P<bulan>\d{1,2})-(?P<hari>\d{1,2})", re.ASCII)
_KATA = re.compile(r"(?P<hari>\d{1,2})[- ](?P<bulan>[a-z]{3,9})\.?[- ](?P<tahun>\d{4})", re.ASCII | re.I)
TAHUN = range(1950, 2101)


def baca_tanggal(tulisan: str) -> date | None:
    """The date, or ``None`` when nothing is filled in. Raises ``MasukanSalah``."""
    tulisan = " ".join(rapikan(tulisan).split())
    if tulisan in ("", "-"):
        return None
    cocok = next(filter(None, (pola.fullmatch(tulisan) for pola in (_ANGKA, _ISO, _KATA))), None)
    if cocok is None or not (bulan := _bulan(cocok["bulan"])):
        raise MasukanSalah(f"{kutip(tulisan)} bukan tanggal. Tulis tanggal-bulan-tahun, seperti 31-12-2025.")
    tahun, hari = int(cocok["tahun"]), int(cocok["hari"])
    if tahun not in TAHUN:
        raise MasukanSalah(f"Tahun {tahun} pada {kutip(tulisan)} di luar {TAHUN[0]}–{TAHUN[-1]}.")
    try:
        return date(tahun, bulan, hari)
    except ValueError:
        raise MasukanSalah(f"Tanggal {kutip(tulisan)} tidak ada dalam kalender.") from None


def _bulan(tulisan: str) -> int:
    """The number of a month written as a number, by name, or by the first letters of its name; 0 if it is none."""
    if tulisan.isdigit():
        return int(tulisan)
    kata = tulisan.casefold()
    return _LAIN.get(kata) or next((i for i, nama in enumerate(BULAN, 1) if nama.startswith(kata)), 0)


def tulis_tanggal(nilai: date | None) -> str:
    """``07-01-2019``, as the field shows it."""
    return f"{nilai:%d-%m-%Y}" if nilai else ""


class TanggalFormField(forms.Field):
    def __init__(self, **isi):
        super().__init__(widget=forms.TextInput(attrs={"class": "pendek", "autocomplete": "off"}), **isi)

    def to_python(self, value):
        try:
            return baca_tanggal(value or "")
        except MasukanSalah as e:
            raise forms.ValidationError(str(e), code="tanggal") from None

    def prepare_value(self, value):
        return value if isinstance(value, str) else tulis_tanggal(value)

    def has_changed(self, initial, data) -> bool:
        try:
            return baca_tanggal(data or "") != initial
        except MasukanSalah:
            return True
