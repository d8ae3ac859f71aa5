"""The ceilings of a year, of all offices of a kabupaten at once."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms
from django.db.models import Sum

from planning.enums import JenisRenja
from planning.models import Kabupaten, Pengguna, PerangkatDaerah, PlafonPagu, Renja
from planning.nilai import format_angka
from planning.penyunting import catat_penyunting, sebutan_penyunting

from .angka import RupiahFormField
from .borang import Borang
from .teks import FormDasar

#: The kinds of versions that have a ceiling, by the name of their field.
JENIS = {"pokok": JenisRenja.POKOK, "perubahan": JenisRenja.PERUBAHAN}


class PlafonForm(FormDasar, forms.Form):
    """One office; ``pagu`` is what its last version of each kind plans, in rupiah."""

    pokok = RupiahFormField(label="Plafon Renja")
    perubahan = RupiahFormField(label="Plafon Renja Perubahan")

    def __init__(self, *args, kantor: PerangkatDaerah, pagu: Mapping[str, int | None], **kwargs):
        super().__init__(*args, **kwargs)
        self.kantor, self.pagu = kantor, pagu
        self.sebutan = kantor.nama_pendek

    @property
    def pasangan(self) -> list[tuple[forms.BoundField, int | None]]:
        """Each field beside what is planned."""
        return [(self[nama], self.pagu.get(jenis)) for nama, jenis in JENIS.items()]

    def kurang(self) -> list[tuple[str, int, int]]:
        """Ceilings just entered that are below what is planned: (kind, ceiling, pagu)."""
        isi = [(jenis, self.cleaned_data.get(nama), self.pagu.get(jenis)) for nama, jenis in JENIS.items()]
        ubah = {JENIS[nama] for nama in self.changed_data}
        return [(j, a, p) for j, a, p in isi if j in ubah and a is not None and p is not None and a < p]


class BorangPlafon(Borang):
    """An empty field takes the ceiling away."""

    def __init__(self, kabupaten: Kabupaten, tahun: int, data: Mapping[str, str] | None = None):
        self.tahun = tahun
        self.daftar = list(kabupaten.perangkat_daerah.order_by("kode_wilayah"))
        self.ada = {
            (p.perangkat_daerah_id, p.jenis): p
            for p in PlafonPagu.objects.filter(perangkat_daerah__in=self.daftar, tahun=tahun)
        }
        self.pagu: dict[int, dict[str, int | None]] = {}
        renja = Renja.objects.filter(perangkat_daerah__in=self.daftar, tahun=tahun).order_by("urutan")
        for r in renja.annotate(jumlah_pagu=Sum("baris__pagu")):
            self.pagu.setdefault(r.perangkat_daerah_id, {})[r.jenis] = r.jumlah_pagu
        super().__init__(None, f"plafon/{tahun}", data)

    def bangun(self, data):
        return [
            PlafonForm(
                data,
                prefix=k.slug,
                kantor=k,
                pagu=self.pagu.get(k.pk, {}),
                initial={nama: self._plafon(k, jenis) for nama, jenis in JENIS.items()},
            )
            for k in self.daftar
        ]

    def _plafon(self, kantor: PerangkatDaerah, jenis: str) -> int | None:
        ada = self.ada.get((kantor.pk, jenis))
        return ada.pagu if ada else None

    def tulis(self):
        for f in self.formulir:
            for nama in f.changed_data:
                self._tulis(f.kantor, JENIS[nama], f.cleaned_data[nama])
            self.peringatan += [_pesan(f.kantor, *k) for k in f.kurang()]

    def _tulis(self, kantor: PerangkatDaerah, jenis: str, pagu: int | None) -> None:
        """One by one, so that the record of every ceiling is kept."""
        ini = self.ada.get((kantor.pk, jenis))
        if pagu is None:
            if ini:
                ini.delete()
            return
        ini = ini or PlafonPagu(perangkat_daerah=kantor, tahun=self.tahun, jenis=jenis)
        ini.pagu = pagu
        ini.save()

    def catat(self, oleh: Pengguna) -> None:
        for f in self.formulir:
            if f.has_changed():
                catat_penyunting(f.kantor, self.hal, oleh)

    def penyunting(self, form):
        return sebutan_penyunting(form.kantor, self.hal)


def _pesan(kantor: PerangkatDaerah, jenis: str, plafon: int, pagu: int) -> str:
    return (
        f"{kantor.nama}: plafon {JenisRenja(jenis).label} Rp {format_angka(plafon)} di bawah pagu yang sudah "
        f"direncanakan, Rp {format_angka(pagu)} (kurang Rp {format_angka(pagu - plafon)})."
    )
