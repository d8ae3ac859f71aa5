"""Fields for figures: typed and shown in Indonesian style, read by ``planning.masukan``."""

from __future__ import annotations

import re
from decimal import Decimal

from django import forms

from planning.masukan import MasukanSalah, baca_rupiah, baca_target, kutip, tulis_besaran
from planning.nilai import format_angka


class _FieldAngka(forms.Field):
    """What was typed stays in the field as it was typed; what is stored is shown so that it reads back the same."""

    inputmode = "decimal"

    def __init__(self, **isi):
        isi.setdefault("required", False)
        atribut = {"class": "angka", "inputmode": self.inputmode, "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=atribut), **isi)

    def to_python(self, value):
        try:
            return self.baca(value)
        except MasukanSalah as e:
            raise forms.ValidationError(str(e), code="angka") from None

    def prepare_value(self, value):
        return value if isinstance(value, str) else self.tulis(value)

    def has_changed(self, initial, data) -> bool:
        try:
            return self.baca(data) != initial
        except MasukanSalah:
            return True


class RupiahFormField(_FieldAngka):
    """Whole rupiah: ``1.234.567``."""

    inputmode = "numeric"

    def baca(self, value) -> int | None:
        return baca_rupiah(value)

    def tulis(self, value: int | None) -> str:
        return "" if value is None else format_angka(value)


class BesaranFormField(_FieldAngka):
    """A quantity: ``1.234``, ``0,38``. Of an indicator whose ``satuan`` is known, it may be typed with that unit."""

    def __init__(self, *, satuan: str | None = None, **isi):
        super().__init__(**isi)
        self.satuan = satuan

    def baca(self, value) -> Decimal | None:
        return baca_bersatuan(value, self.satuan)

    def tulis(self, value: Decimal | None) -> str:
        return tulis_besaran(value)


def baca_bersatuan(tulisan: str | None, satuan: str | None) -> Decimal | None:
    """A figure, alone or with the unit it is counted in (``3 Dokumen``, ``100%``); another unit is refused."""
    if satuan == "%" and re.search(r"[0-9)]\s*$", tulisan or ""):
        # Said to be a percentage, so that 33.333 is refused instead of read as thirty-three thousand per cent.
        tulisan = f"{tulisan}%"
    angka, tertulis = baca_target(tulisan)
    if tertulis and tertulis.casefold() != (satuan or "").casefold():
        milik = f"; satuannya {kutip(satuan)}" if satuan else ""
        raise MasukanSalah(f"Di sini hanya angka{milik}, bukan {kutip(tertulis)}. Satuan diisi di isian satuan.")
    return angka
