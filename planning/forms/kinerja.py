"""Figures of the indicators of program, kegiatan and sub kegiatan in a Renstra: a line for each indicator.

Two pages: the targets (at the end, and a column for each year), and the opening figures of one year in the order of
table 2.1 (target and realisasi of the year, realisasi accumulated to its end, and the old unit if it was another). With
one indicator of a leaf stand the leaf's rupiah spent up to the end of the year (E.81, column 6).
"""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from planning.models import IndikatorRenstra, KinerjaTahunan, Renstra

from .angka import BesaranFormField, RupiahFormField
from .borang import Borang
from .teks import FormDasar, TeksField

BESARAN = ("target", "realisasi", "realisasi_sd")
ANGKA = (*BESARAN, "realisasi_rp_sd")


class _KinerjaForm(FormDasar, forms.Form):
    """A line; ``lama`` are the figures of years that are stored."""

    def __init__(self, *args, indikator: IndikatorRenstra, **kwargs):
        self.indikator = indikator
        self.sebutan = f"{indikator.nomenklatur.kode}, indikator {indikator.nomor}"
        self._lama: dict[int, KinerjaTahunan] = {k.tahun: k for k in indikator.kinerja.all()}
        super().__init__(*args, **kwargs)

    def _tambah(self, nama: str, bidang: forms.Field, nilai) -> None:
        self.fields[nama] = bidang
        self.initial[nama] = nilai

    def _simpan_tahun(self, tahun: int, isi: Mapping[str, object]) -> None:
        """Write figures of one year; a year without any has no row."""
        kinerja = self._lama.get(tahun) or KinerjaTahunan(indikator=self.indikator, tahun=tahun)
        for kolom, nilai in isi.items():
            setattr(kinerja, kolom, nilai)
        if any(getattr(kinerja, kolom) is not None for kolom in ANGKA):
            kinerja.save()
        elif kinerja.pk:
            kinerja.delete()


class TargetForm(_KinerjaForm):
    """The target at the end of the Renstra, the pagu up to then, and the target of each year."""

    def __init__(self, *args, indikator: IndikatorRenstra, tahun: list[int], **kwargs):
        self.tahun = tahun
        super().__init__(*args, indikator=indikator, **kwargs)
        akhir = BesaranFormField(satuan=indikator.satuan, label="Target akhir")
        self._tambah("target_akhir", akhir, indikator.target_akhir)
        self._tambah("pagu_akhir", RupiahFormField(label="Pagu sampai akhir (Rp)"), indikator.pagu_akhir)
        for t in tahun:
            target = BesaranFormField(satuan=indikator.satuan, label=f"Target {t}")
            self._tambah(f"target-{t}", target, getattr(self._lama.get(t), "target", None))

    def simpan(self) -> None:
        akhir = [k for k in ("target_akhir", "pagu_akhir") if k in self.changed_data]
        for kolom in akhir:
            setattr(self.indikator, kolom, self.cleaned_data[kolom])
        if akhir:
            self.indikator.save(update_fields=akhir)
        for t in self.tahun:
            if f"target-{t}" in self.changed_data:
                self._simpan_tahun(t, {"target": self.cleaned_data[f"target-{t}"]})


class AngkaTahunForm(_KinerjaForm):
    """The opening figures of one year; ``berrupiah``: those of a leaf's money too."""

    def __init__(self, *args, indikator: IndikatorRenstra, tahun: int, berrupiah: bool, **kwargs):
        self.tahun = tahun
        super().__init__(*args, indikator=indikator, **kwargs)
        lama = self._lama.get(tahun)
        for kolom, label in (
            ("realisasi_sd", f"Realisasi s.d. {tahun}"),
            ("target", f"Target {tahun}"),
            ("realisasi", f"Realisasi {tahun}"),
        ):
            satuan = getattr(lama, "satuan", "") or indikator.satuan
            self._tambah(kolom, BesaranFormField(satuan=satuan, label=label), getattr(lama, kolom, None))
        satuan_lama = TeksField(label="Satuan lain", max_length=50, required=False)
        self._tambah("satuan", satuan_lama, getattr(lama, "satuan", ""))
        if berrupiah:
            rupiah = RupiahFormField(label=f"Realisasi anggaran s.d. {tahun} (Rp)")
            self._tambah("realisasi_rp_sd", rupiah, getattr(lama, "realisasi_rp_sd", None))

    def clean(self):
        isi = super().clean()
        if isi.get("satuan", "").casefold() == self.indikator.satuan.casefold():
            isi["satuan"] = ""
        if isi.get("satuan") and not self.errors and all(isi.get(kolom) is None for kolom in BESARAN):
            self.add_error("satuan", "Isi angkanya, atau kosongkan satuan ini.")
        return isi

    def simpan(self) -> None:
        self._simpan_tahun(self.tahun, self.cleaned_data)


class _BorangKinerja(Borang):
    def __init__(self, renstra: Renstra, hal: str, data: Mapping[str, str] | None):
        self.renstra = renstra
        self._indikator = list(
            renstra.indikator.select_related("nomenklatur__edisi")
            .prefetch_related("kinerja")
            .order_by("nomenklatur__kode", "nomor")
        )
        super().__init__(renstra.perangkat_daerah, f"renstra/{renstra.pk}/{hal}", data)

    @property
    def judul(self) -> dict[str, str]:
        """The columns of the page: the label of every field that some line has."""
        return {nama: bidang.label for form in self.formulir for nama, bidang in form.fields.items()}

    @property
    def baris(self) -> list[tuple[_KinerjaForm, list[forms.BoundField | None]]]:
        """Each line with its cells, one for each column; ``None`` where it has no such field."""
        judul = self.judul
        return [(f, [f[nama] if nama in f.fields else None for nama in judul]) for f in self.formulir]

    def tulis(self):
        for form in self.formulir:
            if form.has_changed():
                form.simpan()


class BorangTarget(_BorangKinerja):
    """Targets of every indicator, a column for each year of the Renstra."""

    def __init__(self, renstra: Renstra, data: Mapping[str, str] | None = None):
        self.tahun = list(range(renstra.tahun_awal, renstra.tahun_akhir + 1))
        super().__init__(renstra, "target", data)

    def bangun(self, data):
        return [TargetForm(data, prefix=f"k-{i.pk}", indikator=i, tahun=self.tahun) for i in self._indikator]


class BorangAngkaTahun(_BorangKinerja):
    """Opening figures of one year of every indicator."""

    def __init__(self, renstra: Renstra, tahun: int, data: Mapping[str, str] | None = None):
        self.tahun = tahun
        super().__init__(renstra, f"angka-{tahun}", data)

    def bangun(self, data):
        berrupiah = self._berrupiah()
        return [
            AngkaTahunForm(
                data,
                prefix=f"k-{i.pk}",
                indikator=i,
                tahun=self.tahun,
                berrupiah=berrupiah.get(i.nomenklatur_id) == i.pk,
            )
            for i in self._indikator
        ]

    def _berrupiah(self) -> dict[int, int]:
        """The indicator of each leaf that its rupiah stand with: the one that has them, else the first."""
        hasil: dict[int, int] = {}
        for i in self._indikator:
            node = i.nomenklatur
            ada = any(k.tahun == self.tahun and k.realisasi_rp_sd is not None for k in i.kinerja.all())
            if node.level == node.edisi.level_daun and (ada or node.pk not in hasil):
                hasil[node.pk] = i.pk
        return hasil
