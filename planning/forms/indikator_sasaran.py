"""An indicator of a tujuan or of a sasaran, and the figures of all of them, a column for each year (T-C.30)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from django import forms
from django.db.models import Max

from planning.enums import Agregasi
from planning.models import IndikatorSasaran, KinerjaSasaran, Renstra, Sasaran, Tujuan

from .angka import BesaranFormField
from .borang import Borang
from .satuan import SatuanField
from .teks import CacahField, FormDasar, bidang_form

JENIS = {"target": "Target", "realisasi": "Realisasi", "proyeksi": "Proyeksi"}


class IndikatorSasaranForm(FormDasar, forms.ModelForm):
    milik = forms.ChoiceField(label="Mengukur")
    nomor = CacahField(label="Nomor urut", required=False, help_text="Urutan dalam Tabel 2.2; kosong: paling akhir.")
    satuan = SatuanField(required=False)

    class Meta:
        model = IndikatorSasaran
        fields = (
            "nomor", "uraian", "satuan", "arah", "agregasi", "iku", "formula", "sumber_data", "penanggung_jawab",
            "spm", "ikk", "catatan_analisis",
        )  # fmt: skip
        formfield_callback = bidang_form

    def __init__(self, *args, renstra: Renstra, pemilik: list[Tujuan | Sasaran], **kwargs):
        super().__init__(*args, **kwargs)
        self.renstra = renstra
        self._pemilik = {_kode_pemilik(p): p for p in pemilik}
        self.fields["milik"].choices = [("", "Pilih tujuan atau sasaran"), *_pilihan(pemilik)]
        self.fields["agregasi"].help_text = "Bagaimana angka beberapa triwulan atau tahun menjadi satu."
        i = self.instance
        if i.pk is None:
            self.initial |= {"nomor": None, "agregasi": Agregasi.POSISI_AKHIR}
        else:
            self.initial["milik"] = f"t-{i.tujuan_id}" if i.tujuan_id else f"s-{i.sasaran_id}"

    def clean_nomor(self):
        nomor = self.cleaned_data["nomor"]
        lain = IndikatorSasaran.objects.filter(renstra=self.renstra).exclude(pk=self.instance.pk)
        if nomor is None:
            return (lain.aggregate(m=Max("nomor"))["m"] or 0) + 1
        if lain.filter(nomor=nomor).exists():
            raise forms.ValidationError(f"Nomor {nomor} sudah dipakai indikator lain.")
        return nomor

    def save(self, commit=True):
        pemilik = self._pemilik[self.cleaned_data["milik"]]
        self.instance.renstra = self.renstra
        self.instance.tujuan = pemilik if isinstance(pemilik, Tujuan) else None
        self.instance.sasaran = pemilik if isinstance(pemilik, Sasaran) else None
        return super().save(commit)

    @property
    def peringatan(self) -> list[str]:
        """What an IKU still lacks to be printed as one (specification 3.2)."""
        isi = self.cleaned_data
        kurang = [self.fields[k].label for k in ("formula", "sumber_data", "penanggung_jawab") if not isi[k]]
        if not isi["iku"] or not kurang:
            return []
        return [f"Untuk tabel IKU masih kurang: {', '.join(kurang).lower()}."]


def _kode_pemilik(pemilik: Tujuan | Sasaran) -> str:
    return f"{'t' if isinstance(pemilik, Tujuan) else 's'}-{pemilik.pk}"


def _pilihan(pemilik: list[Tujuan | Sasaran]) -> list[tuple[str, str]]:
    """In the list a sasaran follows its tujuan, and is said to be of it: numbers may start again in each."""
    hasil = []
    for p in pemilik:
        induk = "" if isinstance(p, Tujuan) else f"Tujuan {p.tujuan.nomor}, "
        sebutan = sebutan_pemilik(p)
        label = f"{induk}{sebutan.lower()}" if induk else sebutan
        hasil.append((_kode_pemilik(p), f"{label}: {p.uraian}"))
    return hasil


def sebutan_pemilik(pemilik: Tujuan | Sasaran) -> str:
    """``Tujuan 1``, ``Sasaran 2``."""
    return f"{'Tujuan' if isinstance(pemilik, Tujuan) else 'Sasaran'} {pemilik.nomor}"


def muat_pemilik(renstra: Renstra) -> list[Tujuan | Sasaran]:
    """What an indicator can measure: each tujuan followed by its sasaran; two queries."""
    sasaran: dict[int, list[Sasaran]] = {}
    for s in Sasaran.objects.filter(tujuan__renstra=renstra).select_related("tujuan"):
        sasaran.setdefault(s.tujuan_id, []).append(s)
    return [p for t in renstra.tujuan.all() for p in (t, *sasaran.get(t.pk, []))]


class BorangIndikatorSasaran(Borang):
    """One indicator; ``indikator`` is ``None`` for a new one, which ``milik`` (``s-3``) may name the owner of."""

    def __init__(
        self,
        renstra: Renstra,
        indikator: IndikatorSasaran | None,
        data: Mapping[str, str] | None = None,
        milik: str = "",
    ):
        self.renstra, self.indikator, self._milik = renstra, indikator, milik
        self.pemilik = muat_pemilik(renstra)
        hal = f"indikator-sasaran/{indikator.pk}" if indikator else "indikator-sasaran"
        super().__init__(renstra.perangkat_daerah, hal, data)

    def bangun(self, data):
        self.form = IndikatorSasaranForm(
            data,
            instance=self.indikator or IndikatorSasaran(),
            renstra=self.renstra,
            pemilik=self.pemilik,
            initial={"milik": self._milik},
        )
        return [self.form]

    def tulis(self):
        self.form.save()
        self.peringatan = self.form.peringatan


class KinerjaSasaranForm(FormDasar, forms.Form):
    """The years of one indicator: target, realisasi and proyeksi of each."""

    def __init__(self, *args, indikator: IndikatorSasaran, tahun: list[int], **kwargs):
        self.indikator, self.tahun = indikator, tahun
        self.sebutan = f"Indikator {indikator.nomor}"
        self._lama: dict[int, KinerjaSasaran] = {k.tahun: k for k in indikator.kinerja.all()}
        super().__init__(*args, **kwargs)
        for jenis, label in JENIS.items():
            for t in tahun:
                nama = f"{jenis}-{t}"
                self.fields[nama] = BesaranFormField(satuan=indikator.satuan, label=f"{label} {t}")
                self.initial[nama] = getattr(self._lama.get(t), jenis, None)

    @property
    def baris(self):
        """For the page: a line of cells for each kind of figure."""
        return [(label, [self[f"{jenis}-{t}"] for t in self.tahun]) for jenis, label in JENIS.items()]

    def simpan(self) -> None:
        for t in self.tahun:
            if not any(f"{jenis}-{t}" in self.changed_data for jenis in JENIS):
                continue
            isi: dict[str, Decimal | None] = {jenis: self.cleaned_data[f"{jenis}-{t}"] for jenis in JENIS}
            lama = self._lama.get(t) or KinerjaSasaran(indikator=self.indikator, tahun=t)
            if any(nilai is not None for nilai in isi.values()):
                for jenis, nilai in isi.items():
                    setattr(lama, jenis, nilai)
                lama.save()
            elif lama.pk:
                lama.delete()


class BorangKinerjaSasaran(Borang):
    """The figures of every indicator of tujuan and sasaran: years as columns."""

    def __init__(self, renstra: Renstra, data: Mapping[str, str] | None = None):
        self.renstra = renstra
        self._indikator = list(renstra.indikator_sasaran.prefetch_related("kinerja").order_by("nomor"))
        tercatat = {k.tahun for i in self._indikator for k in i.kinerja.all()}
        self.tahun = tahun_kinerja_sasaran(renstra, tercatat)
        super().__init__(renstra.perangkat_daerah, f"renstra/{renstra.pk}/target-sasaran", data)

    def bangun(self, data):
        self.baris = [
            KinerjaSasaranForm(data, prefix=f"i-{i.pk}", indikator=i, tahun=self.tahun) for i in self._indikator
        ]
        return self.baris

    def tulis(self):
        for form in self.baris:
            if form.has_changed():
                form.simpan()


def tahun_kinerja_sasaran(renstra: Renstra, tercatat: set[int] = frozenset()) -> list[int]:
    """The years of T-C.30: those of the Renstra, the one after (n+1 of its last Renja), and any that has figures."""
    return sorted({*range(renstra.tahun_awal, renstra.tahun_akhir + 2), *tercatat})
