"""What is said of a quarter (foot of E.81), and closing it, opening it again and giving it another deadline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import forms
from django.db.models import TextField
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan
from evaluation.perms import FAKTOR, TINDAK_LANJUT
from planning.forms.borang import Borang
from planning.forms.tanggal import TanggalFormField, tulis_tanggal
from planning.forms.teks import FormDasar, ParagrafField, bidang_form
from planning.models import PerangkatDaerah

PANJANG_TEKS = 4000
PANJANG_ALASAN = 1000
BANTUAN = {
    "faktor_pendorong": "Apa yang membuat target tercapai atau terlampaui.",
    "faktor_penghambat": "Apa yang membuat target belum tercapai.",
    "tindak_lanjut_triwulan": "Apa yang dilakukan agar triwulan berikutnya lebih baik.",
    "tindak_lanjut_renja": "Apa yang perlu masuk Renja berikutnya.",
}
#: The form says these two are written by the head of the planning body (specification 2.9).
USULAN = "Anda mengusulkan; {badan} yang menetapkan."


def _bidang(kolom, **isi):
    field = bidang_form(kolom, **isi)
    if isinstance(kolom, TextField):
        field = ParagrafField(label=field.label, required=False, max_length=PANJANG_TEKS, tinggi=4)
    return field


class EvaluasiForm(FormDasar, forms.ModelForm):
    class Meta:
        model = EvaluasiTriwulan
        fields = FAKTOR + TINDAK_LANJUT
        formfield_callback = _bidang

    def __init__(self, *args, bidang: tuple[str, ...], badan: str, **kwargs):
        """``bidang`` are the texts this person writes; the others are not in the form."""
        super().__init__(*args, **kwargs)
        for nama in FAKTOR + TINDAK_LANJUT:
            if nama not in bidang:
                del self.fields[nama]
                continue
            self.fields[nama].help_text = BANTUAN[nama]
            if nama in TINDAK_LANJUT and FAKTOR[0] in bidang:
                self.fields[nama].help_text += f" {USULAN.format(badan=badan)}"


class BorangEvaluasi(Borang):
    """The texts of one quarter. ``evaluasi`` is as stored, not saved yet if nobody has written anything.

    The page's files travel in the same form, and are taken in elsewhere.
    """

    bukan_isian = frozenset({"indikator", "berkas"})

    def __init__(
        self,
        kantor: PerangkatDaerah,
        evaluasi: EvaluasiTriwulan,
        bidang: tuple[str, ...],
        data: Mapping[str, str] | None = None,
    ):
        self.evaluasi, self.bidang = evaluasi, bidang
        super().__init__(kantor, f"evaluasi/{evaluasi.tahun}/tw{evaluasi.triwulan}", data)

    def bangun(self, data):
        badan = self.kantor.kabupaten.badan_perencana
        self.form = EvaluasiForm(data, instance=self.evaluasi, bidang=self.bidang, badan=badan)
        return [self.form]

    def tulis(self):
        self.form.instance.versi_baris += 1
        self.form.instance.save(update_fields=[*self.form.changed_data, "versi_baris"])


class FormBatas(FormDasar, forms.Form):
    """Another deadline, for a quarter that is open or lies ahead."""

    batas = TanggalFormField(label="Batas pengisian", help_text="Tanggal-bulan-tahun, misalnya 31-12-2025.")

    def clean_batas(self) -> date:
        batas = self.cleaned_data["batas"]
        hari_ini = timezone.localdate()
        if batas < hari_ini:
            raise forms.ValidationError(
                f"{tulis_tanggal(batas)} sudah lewat. Isi hari ini ({tulis_tanggal(hari_ini)}) atau sesudahnya."
            )
        if batas.year > hari_ini.year + 1:
            raise forms.ValidationError("Lebih dari setahun lagi. Periksa tahunnya.")
        return batas


class FormBuka(FormBatas):
    """Opening a closed quarter again: why, and until when; both stay on the record."""

    alasan = ParagrafField(
        label="Alasan dibuka kembali",
        max_length=PANJANG_ALASAN,
        tinggi=3,
        help_text="Tercatat dan dapat dibaca kantor itu, misalnya: realisasi Juni keliru dua angka.",
    )
    field_order = ("alasan", "batas")
