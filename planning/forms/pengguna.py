"""The form of an account: who it is, what they do, and where. It offers only what its keeper may give."""

from __future__ import annotations

from django import forms

from planning.akun.hak import PERAN_KANTOR, peran_terkelola
from planning.enums import Peran
from planning.models import Kabupaten, Pengguna, PerangkatDaerah

from .teks import FormDasar, TeksField


class PenggunaForm(FormDasar, forms.ModelForm):
    nama = TeksField(label="Nama lengkap", max_length=150)

    class Meta:
        model = Pengguna
        fields = ("username", "email", "peran", "perangkat_daerah", "kabupaten")

    field_order = ("nama", "username", "email", "peran", "perangkat_daerah", "kabupaten")

    def __init__(self, oleh: Pengguna, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.oleh = oleh
        if self.instance.pk:
            self.fields["nama"].initial = self.initial["nama"] = self.instance.get_full_name()
        nama, surel, peran = self.fields["username"], self.fields["email"], self.fields["peran"]
        nama.label, nama.help_text = "Nama pengguna", "Untuk masuk: huruf, angka, titik, atau garis; tanpa spasi."
        nama.error_messages |= {
            "invalid": "Pakai huruf, angka, dan tanda . + - _ @ saja, tanpa spasi.",
            "unique": "Nama pengguna ini sudah dipakai. Pilih yang lain.",
        }
        nama.widget.attrs |= {"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        nama.widget.attrs.pop("autofocus", None)
        surel.label = "Surel"
        surel.error_messages["invalid"] = "Tulis alamat surel seperti nama@instansi.go.id."
        peran.choices = [("", "Pilih peran"), *[(p.value, p.label) for p in peran_terkelola(oleh)]]
        if not self.instance.pk:
            self.initial["peran"] = ""
        kantor = self.fields["perangkat_daerah"]
        kantor.label, kantor.empty_label, kantor.help_text = (
            "Perangkat daerah",
            "Pilih kantor",
            "Untuk staf dan camat; selain itu kosong.",
        )
        kantor.queryset = PerangkatDaerah.objects.order_by("kode_wilayah")
        if oleh.peran == Peran.ADMIN:
            kabupaten = self.fields["kabupaten"]
            kabupaten.label, kabupaten.empty_label = "Kabupaten", "Pilih kabupaten"
            kabupaten.help_text = "Untuk Bappelitbangda; selain itu kosong."
            kabupaten.queryset = Kabupaten.objects.order_by("kode")
        else:
            del self.fields["kabupaten"]
            kantor.queryset = kantor.queryset.filter(kabupaten=oleh.kabupaten_id)

    def clean_username(self):
        nama = self.cleaned_data["username"]
        # Names that differ in capitals only would be taken for each other.
        if Pengguna.objects.filter(username__iexact=nama).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(self.fields["username"].error_messages["unique"])
        return nama

    def clean(self):
        """The place goes with the role; what does not belong to the role is left empty."""
        isi = super().clean()
        peran = isi.get("peran")
        if peran in PERAN_KANTOR:
            isi["kabupaten"] = None
            if not isi.get("perangkat_daerah") and "perangkat_daerah" not in self.errors:
                self.add_error("perangkat_daerah", "Pilih kantor tempat orang ini bekerja.")
        elif peran:
            isi["perangkat_daerah"] = None
            if self.oleh.peran != Peran.ADMIN:
                isi["kabupaten"] = self.oleh.kabupaten
            elif peran != Peran.BAPPELITBANGDA:
                isi["kabupaten"] = None
            elif not isi.get("kabupaten") and "kabupaten" not in self.errors:
                self.add_error("kabupaten", "Pilih kabupaten yang dikelola orang ini.")
        return isi

    def _post_clean(self):
        # The place is set before the model's own rule (a place according to the role) looks at it.
        for kolom in ("perangkat_daerah", "kabupaten"):
            if kolom in self.cleaned_data:
                setattr(self.instance, kolom, self.cleaned_data[kolom])
        super()._post_clean()

    def save(self, commit=True):
        self.instance.first_name, self.instance.last_name = self.cleaned_data["nama"], ""
        return super().save(commit)

    @property
    def ringkasan(self) -> str:
        """What changed, for the record: field names and, for role and place, what they became."""
        bagian = []
        for kolom in self.changed_data:
            nilai = f" {self.instance.get_peran_display()}" if kolom == "peran" else ""
            if kolom in ("perangkat_daerah", "kabupaten"):
                nilai = f" {getattr(self.instance, kolom) or 'dikosongkan'}"
            bagian.append(f"{self.fields[kolom].label.lower()}{nilai}")
        return ", ".join(bagian)[:300]
