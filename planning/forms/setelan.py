"""How the tables and documents of one version are printed, where practice differs (specification 10)."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from planning.enums import JenisRenja
from planning.isian.kunci import kunci_renja
from planning.models import Renja, SetelanTabel

from .borang import Borang
from .teks import CacahField, FormDasar, bidang_form


class SetelanForm(FormDasar, forms.ModelForm):
    class Meta:
        model = SetelanTabel
        fields = (
            "tahun_berjalan_21",
            "isi_baris_induk",
            "rentang_22",
            "besaran_24",
            "urutan_lokasi",
            "bentuk_41",
            "kolom_e81",
            "bentuk_perubahan",
        )
        formfield_callback = bidang_form

    def __init__(self, *args, renja: Renja, **kwargs):
        super().__init__(*args, **kwargs)
        tahun = CacahField(
            label="Tahun berjalan Tabel 2.1",
            required=False,
            terkecil=renja.tahun - 2,
            terbesar=renja.tahun,
            help_text=f"Kosong: {renja.tahun if renja.jenis == JenisRenja.PERUBAHAN else renja.tahun - 1}.",
        )
        self.fields["tahun_berjalan_21"] = tahun
        self.fields["bentuk_41"].choices = [("", "Menurut jenis Renja"), *SetelanTabel.bentuk_41.field.choices]
        if renja.jenis != JenisRenja.PERUBAHAN:
            del self.fields["bentuk_perubahan"]


class BorangSetelan(Borang):
    """The settings of one version; none stored means the defaults. ``simpan`` raises ``Terkunci``."""

    def __init__(self, renja: Renja, data: Mapping[str, str] | None = None):
        self.renja = renja
        super().__init__(renja.perangkat_daerah, f"setelan-{renja.tahun}-{renja.versi}", data)

    def bangun(self, data):
        ada = SetelanTabel.objects.filter(renja=self.renja).first() or SetelanTabel(renja=self.renja)
        self.form = SetelanForm(data, instance=ada, renja=self.renja)
        return [self.form]

    def tulis(self):
        kunci_renja(self.renja)
        self.form.save()
