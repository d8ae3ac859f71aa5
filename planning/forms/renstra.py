"""Forms of a Renstra: its period, visi and misi; its tujuan with their sasaran."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django import forms

from planning.models import IndikatorSasaran, Misi, PerangkatDaerah, Renstra, Sasaran, Tujuan

from .borang import Borang
from .lembar import BarisForm, Lembar
from .teks import CacahField, FormDasar, ParagrafField, bidang_form

MASA_TERPANJANG = 10


class RenstraForm(FormDasar, forms.ModelForm):
    tahun_awal = CacahField(label="Tahun awal", terkecil=2000, terbesar=2100)
    tahun_akhir = CacahField(label="Tahun akhir", terkecil=2000, terbesar=2100)

    class Meta:
        model = Renstra
        fields = ("tahun_awal", "tahun_akhir", "nama_rpjmd", "visi")
        formfield_callback = bidang_form

    def __init__(self, *args, kantor: PerangkatDaerah, **kwargs):
        super().__init__(*args, **kwargs)
        self.kantor = kantor
        self.fields["nama_rpjmd"].help_text = "Misalnya RPJMD Kabupaten Contoh Tahun 2021-2026."

    def clean(self):
        isi = super().clean()
        awal, akhir = isi.get("tahun_awal"), isi.get("tahun_akhir")
        if awal and akhir:
            if not awal < akhir <= awal + MASA_TERPANJANG:
                self.add_error("tahun_akhir", f"Tahun akhir antara {awal + 1} dan {awal + MASA_TERPANJANG}.")
            if Renstra.objects.filter(perangkat_daerah=self.kantor, tahun_awal=awal).exclude(pk=self.instance.pk):
                self.add_error("tahun_awal", f"Renstra yang mulai tahun {awal} sudah ada.")
        return isi


class UraianForm(BarisForm, forms.ModelForm):
    """A numbered sentence."""

    nomor = CacahField(label="Nomor", required=False)

    class Meta:
        fields = ("nomor", "uraian")


class MisiForm(UraianForm):
    uraian = ParagrafField(label="Misi", tinggi=2)

    class Meta(UraianForm.Meta):
        model = Misi


class TujuanForm(UraianForm):
    uraian = ParagrafField(label="Tujuan", tinggi=2)

    class Meta(UraianForm.Meta):
        model = Tujuan


class SasaranForm(UraianForm):
    uraian = ParagrafField(label="Sasaran", tinggi=2)

    class Meta(UraianForm.Meta):
        model = Sasaran


class BorangRenstra(Borang):
    """Period, RPJMD, visi and misi; ``renstra`` is ``None`` for a new one."""

    def __init__(self, kantor: PerangkatDaerah, renstra: Renstra | None, data: Mapping[str, str] | None = None):
        self.renstra = renstra
        self._misi = list(renstra.misi.all()) if renstra else []
        super().__init__(kantor, f"renstra/{renstra.pk}/visi" if renstra else "renstra", data)

    def bangun(self, data):
        self.form = RenstraForm(data, instance=self.renstra or Renstra(), kantor=self.kantor)
        self.misi = Lembar("misi", MisiForm, self._misi, data, sebutan="Misi", kosong=2 if self._misi else 4)
        return [self.form, *self.misi.formulir]

    def periksa(self):
        self.misi.periksa_nomor()

    def tulis(self):
        self.form.instance.perangkat_daerah = self.kantor
        self.renstra = self.form.save()
        self.misi.tulis(renstra=self.renstra)


class BorangTujuan(Borang):
    """All tujuan of a Renstra, each with its sasaran."""

    def __init__(self, renstra: Renstra, data: Mapping[str, str] | None = None):
        self.renstra = renstra
        self._tujuan = list(renstra.tujuan.all())
        self._sasaran: dict[int, list[Sasaran]] = {}
        for s in Sasaran.objects.filter(tujuan__renstra=renstra).select_related("tujuan"):
            self._sasaran.setdefault(s.tujuan_id, []).append(s)
        super().__init__(renstra.perangkat_daerah, f"renstra/{renstra.pk}/tujuan", data)

    def bangun(self, data):
        self.tujuan = Lembar("t", TujuanForm, self._tujuan, data, sebutan="Tujuan", kosong=1 if self._tujuan else 2)
        self.sasaran = [self._bangun_sasaran(t, data) for t in self.tujuan.formulir]
        return [f for t, lembar in self.pasangan for f in (t, *lembar.formulir)]

    def _bangun_sasaran(self, tujuan: UraianForm, data) -> Lembar:
        lama = self._sasaran.get(tujuan.instance.pk, [])
        sebutan = f"{tujuan.sebutan}, sasaran"
        return Lembar(f"{tujuan.prefix}-s", SasaranForm, lama, data, sebutan=sebutan, kosong=1 if lama else 2)

    @property
    def pasangan(self) -> Iterator[tuple[UraianForm, Lembar]]:
        return zip(self.tujuan.formulir, self.sasaran, strict=True)

    def periksa(self):
        self.tujuan.periksa_nomor()
        berindikator = set(
            IndikatorSasaran.objects.filter(renstra=self.renstra).values_list("tujuan", "sasaran__tujuan", "sasaran")
        )
        tujuan_berindikator = {pk for t, ts, _ in berindikator for pk in (t, ts) if pk}
        sasaran_berindikator = {s for _, _, s in berindikator if s}
        for form, lembar in self.pasangan:
            lembar.periksa_nomor()
            if form.dihapus and form.instance.pk in tujuan_berindikator:
                form.add_error("hapus", "Tujuan ini masih punya indikator. Hapus indikatornya dahulu.")
            for f in lembar.formulir:
                if f.dihapus and f.instance.pk in sasaran_berindikator:
                    f.add_error("hapus", "Sasaran ini masih punya indikator. Hapus indikatornya dahulu.")
                if form.dihapus and f.baru and f.ada:
                    f.add_error("uraian", "Tujuannya dihapus. Pindahkan sasaran ini ke tujuan lain.")
            if form.baru and not form.ada and not form.dihapus and lembar.ada:
                form.add_error("uraian", "Isi tujuan dari sasaran di bawahnya.")

    def tulis(self):
        pindahan = list(self.pasangan)
        self.tujuan.tulis(renstra=self.renstra)
        for form, lembar in pindahan:
            if not form.dihapus and form.instance.pk:
                lembar.tulis(tujuan=form.instance)
