"""The deadlines of a year, by kind of document."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.utils.formats import date_format

from planning.models import Kabupaten, Pengguna, PerangkatDaerah, Tenggat
from planning.penyunting import catat_penyunting, sebutan_penyunting
from planning.usul_tenggat import Usul, usul_tenggat

from .borang import Borang
from .tanggal import TanggalFormField
from .teks import FormDasar, TeksField


class TenggatForm(FormDasar, forms.Form):
    """One kind of document; ``usul`` is what the rule would have."""

    tanggal = TanggalFormField(label="Tanggal", required=False)
    dasar = TeksField(label="Dasar", required=False, max_length=200)

    def __init__(self, *args, usul: Usul, tahun: int, **kwargs):
        super().__init__(*args, **kwargs)
        self.usul, self.tahun = usul, tahun
        self.sebutan = usul.nama
        self.tanggal_usul = usul.tanggal(tahun)
        self.fields["dasar"].widget.attrs["class"] = "lebar"

    def clean(self):
        isi = super().clean()
        tanggal = isi.get("tanggal")
        if isi.get("dasar") and not tanggal and "tanggal" not in self.errors:
            self.add_error("tanggal", "Isi tanggalnya, atau kosongkan juga dasarnya.")
        if tanggal and not self.tahun - 2 <= tanggal.year <= self.tahun + 1:
            self.add_error(
                "tanggal",
                f"{date_format(tanggal, 'j F Y')} terlalu jauh dari tahun rencana {self.tahun}; "
                f"tahunnya {self.tahun - 2} sampai {self.tahun + 1}.",
            )
        return isi


class BorangTenggat(Borang):
    """An empty date takes the deadline away."""

    def __init__(self, kabupaten: Kabupaten, tahun: int, data: Mapping[str, str] | None = None):
        self.kabupaten, self.tahun = kabupaten, tahun
        self.ada = {t.dokumen: t for t in Tenggat.objects.filter(kabupaten=kabupaten, tahun=tahun)}
        super().__init__(None, f"tenggat/{tahun}", data)

    def bangun(self, data):
        return [
            TenggatForm(
                data,
                prefix=u.dokumen,
                usul=u,
                tahun=self.tahun,
                initial={nama: getattr(self.ada.get(u.dokumen), nama, None) for nama in ("tanggal", "dasar")},
            )
            for u in usul_tenggat()
        ]

    def isikan_usul(self) -> int:
        """Offer the rule's date where there is none; nothing is saved. Returns how many."""
        # Anew: a field that was looked at keeps what it showed.
        self.formulir = self.bangun(None)
        kosong = [f for f in self.formulir if not f.initial.get("tanggal")]
        for f in kosong:
            f.initial |= {"tanggal": f.tanggal_usul, "dasar": f.initial.get("dasar") or f.usul.aturan}
        return len(kosong)

    def tulis(self):
        for f in self.formulir:
            if not f.has_changed():
                continue
            ini = self.ada.get(f.usul.dokumen)
            if not f.cleaned_data["tanggal"]:
                if ini:
                    ini.delete()
                continue
            ini = ini or Tenggat(kabupaten=self.kabupaten, tahun=self.tahun, dokumen=f.usul.dokumen)
            ini.tanggal, ini.dasar = f.cleaned_data["tanggal"], f.cleaned_data["dasar"]
            ini.save()

    def catat(self, oleh: Pengguna) -> None:
        if kantor := self._kantor:
            catat_penyunting(kantor, self.hal, oleh)

    def penyunting(self, form):
        return sebutan_penyunting(self._kantor, self.hal) if self._kantor else "orang lain"

    @property
    def _kantor(self) -> PerangkatDaerah | None:
        """Who edited a page is remembered with an office; what is the kabupaten's, with its first."""
        return self.kabupaten.perangkat_daerah.order_by("kode_wilayah").first()
