"""What all our forms share: their messages, and texts without marks that cannot be seen."""

from __future__ import annotations

from django import forms
from django.db import models
from django.forms.widgets import ChoiceWidget
from django.utils.text import capfirst

from planning.masukan import MasukanSalah, rapikan
from planning.models.renstra import BesaranField, RupiahField

from .angka import BesaranFormField, RupiahFormField
from .tanggal import TanggalFormField


def bersih(tulisan: str) -> str:
    """Without what cannot be seen and what a database may refuse; every space is a plain one, lines stay."""
    return "".join(" " if c.isspace() and c != "\n" else c for c in tulisan if c.isprintable() or c.isspace())


class _Bersih:
    """Mixed into a text field: unseen marks go before anything is checked."""

    baris = False

    def to_python(self, value):
        if isinstance(value, str):
            value = bersih(value.replace("\r\n", "\n"))
            if not self.baris:
                value = " ".join(value.split())
        return super().to_python(value)


class TeksField(_Bersih, forms.CharField):
    """One line."""


class ParagrafField(_Bersih, forms.CharField):
    """Several lines."""

    baris = True

    def __init__(self, *, tinggi: int = 3, **isi):
        super().__init__(widget=forms.Textarea(attrs={"rows": tinggi}), **isi)


class CacahField(forms.Field):
    """A small whole number: a position in a list, a year."""

    def __init__(self, *, terkecil: int = 1, terbesar: int = 999, **isi):
        atribut = {"class": "cacah", "inputmode": "numeric", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=atribut), **isi)
        self.terkecil, self.terbesar = terkecil, terbesar

    def to_python(self, value):
        try:
            tulisan = rapikan(str(value or ""))
        except MasukanSalah as e:
            raise forms.ValidationError(str(e)) from None
        if not tulisan:
            return None
        if not (tulisan.isascii() and tulisan.isdigit()) or not self.terkecil <= int(tulisan[:9]) <= self.terbesar:
            raise forms.ValidationError(f"Isi angka bulat {self.terkecil} sampai {self.terbesar}.", code="cacah")
        return int(tulisan)

    def prepare_value(self, value):
        return "" if value is None else str(value)

    def has_changed(self, initial, data) -> bool:
        try:
            return self.to_python(data) != initial
        except forms.ValidationError:
            return True


def bidang_form(kolom: models.Field, **isi) -> forms.Field | None:
    """The field of a form for a column of a model, for ``Meta.formfield_callback``."""
    umum = {"label": capfirst(kolom.verbose_name), "help_text": kolom.help_text, "required": not kolom.blank}
    if isinstance(kolom, BesaranField):
        return BesaranFormField(**umum)
    if isinstance(kolom, RupiahField):
        return RupiahFormField(**umum)
    if isinstance(kolom, models.DateField):
        return TanggalFormField(**umum)
    if isinstance(kolom, models.PositiveSmallIntegerField):
        return CacahField(**umum)
    if isinstance(kolom, models.TextField):
        return ParagrafField(**umum)
    if isinstance(kolom, models.CharField) and not kolom.choices:
        return TeksField(max_length=kolom.max_length, **umum)
    return kolom.formfield(**isi)


class FormDasar:
    """Mixed into forms: messages that name the field, and the form's cells as plain texts."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False

    def full_clean(self):
        for nama, f in self.fields.items():
            label = f.label or nama.replace("_", " ")
            # An abbreviation keeps its capitals: NIP, Nama.
            f.error_messages["required"] = f"Isi {label if label[:2].isupper() else label[:1].lower() + label[1:]}."
            f.error_messages["invalid_choice"] = "Pilih salah satu dari daftar."
        super().full_clean()

    def teks(self) -> dict[str, str]:
        """What every cell of the form shows, by its name in the page; those nobody can change are left out."""
        return {bidang.html_name: _teks(bidang) for bidang in self if not bidang.field.disabled}


def _teks(bidang: forms.BoundField) -> str:
    nilai = bidang.value()
    if isinstance(bidang.field.widget, forms.CheckboxInput):
        return "on" if nilai else ""
    if isinstance(bidang.field.widget, ChoiceWidget):
        return "" if nilai is None else str(nilai)
    return bidang.field.widget.format_value(nilai) or ""
