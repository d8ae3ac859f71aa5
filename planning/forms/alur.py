"""What is asked when a step is taken: a note, or the number and date of the decision."""

from __future__ import annotations

from django import forms
from django.utils import timezone

from planning.alur import Langkah
from planning.enums import Aksi

from .tanggal import TanggalFormField
from .teks import FormDasar, ParagrafField, TeksField

PANJANG_CATATAN = 2000
_KEPUTUSAN = ("nomor", "tanggal", "nomor_perbup", "tanggal_perbup")


class FormLangkah(FormDasar, forms.Form):
    """``ada_catatan``: notes on rows were written already, so that no general one is needed."""

    catatan = ParagrafField(label="Catatan", required=False, max_length=PANJANG_CATATAN, tinggi=3)
    nomor = TeksField(label="Nomor Keputusan Camat", max_length=100)
    tanggal = TanggalFormField(label="Tanggal Keputusan Camat", help_text="Seperti 31-12-2025.")
    nomor_perbup = TeksField(
        label="Nomor Peraturan Bupati", required=False, max_length=100, help_text="Bila Renja ditetapkan dengan Perbup."
    )
    tanggal_perbup = TanggalFormField(label="Tanggal Peraturan Bupati", required=False)

    def __init__(self, *args, langkah: Langkah, ada_catatan: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if not langkah.perlu_nomor:
            for nama in _KEPUTUSAN:
                del self.fields[nama]
        catatan = self.fields["catatan"]
        catatan.required = langkah.perlu_catatan and not ada_catatan
        if langkah.aksi == Aksi.KEMBALIKAN:
            catatan.label = "Catatan umum"
            catatan.help_text = "Apa yang perlu diperbaiki secara keseluruhan."

    def clean_tanggal(self):
        return self._sudah_tiba("tanggal", "Tanggal Keputusan Camat")

    def clean_tanggal_perbup(self):
        return self._sudah_tiba("tanggal_perbup", "Tanggal Peraturan Bupati")

    def _sudah_tiba(self, nama: str, sebutan: str):
        nilai = self.cleaned_data[nama]
        if nilai and nilai > timezone.localdate():
            raise forms.ValidationError(f"{sebutan} belum tiba.")
        return nilai
