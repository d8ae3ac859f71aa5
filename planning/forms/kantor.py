"""Forms of an office and its officials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

from django import forms
from django.core.validators import RegexValidator
from django.db.models import Q

from planning.enums import StatusPejabat
from planning.masukan import MasukanSalah
from planning.models import Pejabat, PerangkatDaerah
from planning.nip import baca_nip, tulis_nip

from .borang import Borang
from .tanggal import tulis_tanggal
from .teks import FormDasar, TeksField, bidang_form

PANGKAT = {
    "Juru Muda": "I/a", "Juru Muda Tingkat I": "I/b", "Juru": "I/c", "Juru Tingkat I": "I/d",
    "Pengatur Muda": "II/a", "Pengatur Muda Tingkat I": "II/b", "Pengatur": "II/c", "Pengatur Tingkat I": "II/d",
    "Penata Muda": "III/a", "Penata Muda Tingkat I": "III/b", "Penata": "III/c", "Penata Tingkat I": "III/d",
    "Pembina": "IV/a", "Pembina Tingkat I": "IV/b", "Pembina Utama Muda": "IV/c", "Pembina Utama Madya": "IV/d",
    "Pembina Utama": "IV/e",
}  # fmt: skip
JABATAN = ("Camat", "Sekretaris Kecamatan", "Kepala Subbagian", "Kepala Seksi")


class KantorForm(FormDasar, forms.ModelForm):
    class Meta:
        model = PerangkatDaerah
        fields = ("nama", "alamat", "kode_wilayah", "kode_organisasi")
        formfield_callback = bidang_form

    def __init__(self, *args, boleh_kode: bool, **kwargs):
        """``boleh_kode``: the region's code identifies the office, so only the admin changes it."""
        super().__init__(*args, **kwargs)
        wilayah, organisasi = self.fields["kode_wilayah"], self.fields["kode_organisasi"]
        wilayah.disabled = not boleh_kode
        wilayah.help_text = "Kode Kemendagri, misalnya 73.24.05." if boleh_kode else "Hanya admin yang mengubahnya."
        pesan_organisasi = "Tulis tiga bagian angka dengan titik, seperti 4.36.08."
        organisasi.validators.append(RegexValidator(r"^[0-9]\.[0-9]{2}\.[0-9]{2}\Z", pesan_organisasi))

    def clean_kode_wilayah(self):
        kode = self.cleaned_data["kode_wilayah"]
        if "kode_wilayah" in self.changed_data:
            kabupaten = self.instance.kabupaten
            if not re.fullmatch(r"\d{2}\.\d{2}\.\d{2}(\.\d{4})?", kode, re.ASCII):
                raise forms.ValidationError("Tulis kode Kemendagri seperti 73.24.05 atau 73.24.05.1001.")
            if not kode.startswith(f"{kabupaten.kode}."):
                raise forms.ValidationError(f"Kode wilayah di {kabupaten} berawal dengan {kabupaten.kode}.")
            if PerangkatDaerah.objects.filter(kode_wilayah=kode).exclude(pk=self.instance.pk).exists():
                raise forms.ValidationError(f"Kode wilayah {kode} sudah dipakai perangkat daerah lain.")
        return kode


class BorangKantor(Borang):
    def __init__(self, kantor: PerangkatDaerah, boleh_kode: bool, data: Mapping[str, str] | None = None):
        self.boleh_kode = boleh_kode
        super().__init__(kantor, "kantor", data)

    def bangun(self, data):
        self.form = KantorForm(data, instance=self.kantor, boleh_kode=self.boleh_kode)
        return [self.form]

    def tulis(self):
        self.form.save()


class NipField(TeksField):
    """Spaces make no other number of it; what it holds is checked by the form."""

    def has_changed(self, initial, data) -> bool:
        return "".join((data or "").split()) != "".join((initial or "").split())


class PejabatForm(FormDasar, forms.ModelForm):
    nip = NipField(label="NIP", required=False, max_length=60, help_text="18 angka; spasi boleh.")
    akhiri = forms.BooleanField(required=False, label="Akhiri masa jabatan pejabat sebelumnya sehari sebelumnya")

    class Meta:
        model = Pejabat
        fields = ("jabatan", "status", "nama", "nip", "pangkat", "golongan", "mulai", "selesai")
        formfield_callback = bidang_form

    field_order = ("jabatan", "status", "nama", "nip", "pangkat", "golongan", "mulai", "selesai", "akhiri")

    def __init__(self, *args, kantor: PerangkatDaerah, **kwargs):
        super().__init__(*args, **kwargs)
        self.kantor = kantor
        #: The open-ended predecessor whose term this one can end.
        self.pendahulu: Pejabat | None = None
        self.peringatan: list[str] = []
        self.initial["nip"] = tulis_nip(self.instance.nip)
        self.fields["nama"].label = "Nama dan gelar"
        self.fields["nama"].help_text = "Seperti dicetak, misalnya Contoh Satu, S.STP."
        self.fields["mulai"].help_text = "Tanggal-bulan-tahun, misalnya 31-12-2025."
        self.fields["selesai"].help_text = "Kosongkan selama masih menjabat."
        for nama in ("jabatan", "pangkat", "golongan"):
            self.fields[nama].widget.attrs["list"] = f"daftar-{nama}"

    def clean_nip(self):
        tulisan = self.cleaned_data["nip"]
        try:
            return baca_nip(tulisan)
        except MasukanSalah as e:
            if "nip" in self.changed_data:
                raise forms.ValidationError(str(e)) from None
            # It came in by another way; whoever changes something else need not know the right one.
            self.peringatan.append(f"NIP {tulisan} tetap tersimpan, tetapi belum benar: {e}")
            return self.instance.nip

    def clean(self):
        isi = super().clean()
        mulai, selesai = isi.get("mulai"), isi.get("selesai")
        if mulai and selesai and selesai < mulai:
            self.add_error("selesai", f"Tanggal selesai mendahului tanggal mulai ({tulis_tanggal(mulai)}).")
        elif mulai and isi.get("jabatan") and "selesai" in isi:
            self._periksa_rekan(isi["jabatan"], isi.get("status"), mulai, selesai)
        return isi

    def _periksa_rekan(self, jabatan: str, status: str, mulai: date, selesai: date | None) -> None:
        lain = Pejabat.objects.filter(perangkat_daerah=self.kantor, jabatan__iexact=jabatan).exclude(
            pk=self.instance.pk
        )
        if kembar := lain.filter(jabatan=jabatan, mulai=mulai).first():
            self.add_error("mulai", f"{kembar.nama} sudah tercatat sebagai {jabatan} mulai tanggal yang sama.")
            return
        if status != StatusPejabat.DEFINITIF:
            return
        bersamaan = lain.filter(Q(selesai=None) | Q(selesai__gte=mulai), status=StatusPejabat.DEFINITIF)
        if selesai:
            bersamaan = bersamaan.filter(mulai__lte=selesai)
        bersamaan = list(bersamaan.order_by("mulai"))
        if len(bersamaan) == 1 and bersamaan[0].selesai is None and bersamaan[0].mulai < mulai:
            self.pendahulu = bersamaan[0]
            sehari_sebelumnya = tulis_tanggal(mulai - timedelta(days=1))
            self["akhiri"].label = f"Akhiri masa jabatan {self.pendahulu.nama} pada {sehari_sebelumnya}"
            if self.cleaned_data.get("akhiri"):
                return
        if bersamaan:
            self.add_error("mulai", _pesan_bersamaan(bersamaan, jabatan))

    def save(self, commit=True):
        self.instance.perangkat_daerah = self.kantor
        if self.pendahulu and self.cleaned_data["akhiri"]:
            self.pendahulu.selesai = self.cleaned_data["mulai"] - timedelta(days=1)
            self.pendahulu.save(update_fields=["selesai"])
        return super().save(commit)


def _pesan_bersamaan(pejabat: list[Pejabat], jabatan: str) -> str:
    masa = "; ".join(
        f"{p.nama} ({tulis_tanggal(p.mulai)} s.d. {tulis_tanggal(p.selesai) or 'sekarang'})" for p in pejabat
    )
    return (
        f"Pada masa ini {jabatan} definitif sudah dijabat {masa}. Isi dahulu tanggal selesainya, ubah tanggal di sini, "
        "atau pilih status Plt./Plh."
    )


class BorangPejabat(Borang):
    """An official, or (``pejabat`` is ``None``) a new one."""

    def __init__(self, kantor: PerangkatDaerah, pejabat: Pejabat | None, data: Mapping[str, str] | None = None):
        self.pejabat = pejabat
        super().__init__(kantor, f"pejabat/{pejabat.pk}" if pejabat else "pejabat", data)

    def bangun(self, data):
        self.form = PejabatForm(data, instance=self.pejabat or Pejabat(), kantor=self.kantor)
        return [self.form]

    def tulis(self):
        self.form.save()
        self.peringatan = self.form.peringatan
