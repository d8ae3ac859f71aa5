"""Indicators of program, kegiatan and sub kegiatan in a Renstra, many nodes in one page."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django import forms

from planning.enums import Level
from planning.models import IndikatorRenstra, Nomenklatur, Renstra
from planning.padanan import Padanan, muat_padanan

from .borang import Borang
from .lembar import BarisForm, Lembar
from .satuan import SatuanField, agregasi_bawaan
from .teks import bidang_form

#: Levels that have indicators in a Renstra.
BERINDIKATOR = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


class IndikatorRenstraForm(BarisForm, forms.ModelForm):
    satuan = SatuanField(required=False)
    padanan = forms.ChoiceField(label="Sama dengan indikator Renja", required=False)

    class Meta:
        model = IndikatorRenstra
        fields = ("uraian", "satuan", "arah", "agregasi")
        formfield_callback = bidang_form

    field_order = ("uraian", "satuan", "arah", "agregasi", "padanan")

    def __init__(self, *args, node: Nomenklatur, padanan: list[Padanan], usulan: bool = False, **kwargs):
        """``usulan``: a new row starts with the official indicator, and is saved if it is left as it stands."""
        super().__init__(*args, **kwargs)
        self.usulan = usulan and self.baru and bool(node.indikator)
        self._padanan = padanan
        self.fields["agregasi"].required = not self.baru
        if self.baru:
            self.initial |= {"agregasi": ""}
            self.fields["agregasi"].choices = [("", "Menurut satuan"), *self.fields["agregasi"].choices]
        if self.usulan:
            self.initial |= {"uraian": node.indikator, "satuan": SatuanField().to_python(node.satuan)}
        self._siapkan_padanan()

    def _siapkan_padanan(self) -> None:
        """A choice only where the Renja has indicators of this node."""
        if not self._padanan:
            del self.fields["padanan"]
            return
        tanpa = "Menurut kata-katanya" if self.baru else "Tidak terhubung"
        self.fields["padanan"].choices = [("", tanpa), *((str(p.kunci), p.sebutan) for p in self._padanan)]
        terhubung = any(p.kunci == self.instance.kunci for p in self._padanan)
        self.initial["padanan"] = str(self.instance.kunci) if terhubung and not self.baru else ""

    @property
    def ada(self) -> bool:
        if self.usulan and not self.dihapus:
            return bool(getattr(self, "cleaned_data", {}).get("uraian"))
        return super().ada

    def has_changed(self) -> bool:
        return self.usulan or super().has_changed()

    def full_clean(self):
        super().full_clean()
        # A proposal whose words were taken away is not wanted.
        if self.usulan and self.is_bound and not (self.data.get(self.add_prefix("uraian")) or "").strip():
            self._errors.clear()

    def clean(self):
        isi = super().clean()
        if "agregasi" in isi and not isi["agregasi"]:
            isi["agregasi"] = agregasi_bawaan(isi.get("satuan") or "")
        return isi

    def tentukan_kunci(self, terpakai: set[uuid.UUID]) -> None:
        """Which indicator of the Renja this is: the chosen one, or for a new one that with the same words."""
        if not self.baru and "padanan" not in self.changed_data:
            return
        pilihan = self.cleaned_data.get("padanan")
        if pilihan:
            self.instance.kunci = uuid.UUID(pilihan)
        elif not self.baru:
            self.instance.kunci = uuid.uuid4()
        else:
            cocok = (p for p in self._padanan if p.kunci not in terpakai and p.cocok(self.cleaned_data["uraian"]))
            if terdekat := next(cocok, None):
                self.instance.kunci = terdekat.kunci
        terpakai.add(self.instance.kunci)


@dataclass
class BagianNode:
    """A node of the page with the rows of its indicators."""

    node: Nomenklatur
    lembar: Lembar


class BorangIndikatorRenstra(Borang):
    """The indicators of some nodes. Nodes without any are offered the official indicator."""

    def __init__(self, renstra: Renstra, node: Iterable[Nomenklatur], data: Mapping[str, str] | None = None):
        self.renstra = renstra
        self.node = list(node)
        self._lama: dict[int, list[IndikatorRenstra]] = {}
        for i in IndikatorRenstra.objects.filter(renstra=renstra, nomenklatur__in=self.node).order_by("nomor"):
            self._lama.setdefault(i.nomenklatur_id, []).append(i)
        self._padanan = muat_padanan(renstra, self.node)
        super().__init__(renstra.perangkat_daerah, f"renstra/{renstra.pk}/indikator", data)

    def bangun(self, data):
        self.bagian = [BagianNode(n, self._bangun_lembar(n, data)) for n in self.node]
        return [f for b in self.bagian for f in b.lembar.formulir]

    def _bangun_lembar(self, node: Nomenklatur, data) -> Lembar:
        lama = self._lama.get(node.pk, [])
        # With few nodes there is room for one indicator more of each; a long page keeps to those that have none.
        kosong = 1 if not lama or len(self.node) <= 5 else 0
        return Lembar(
            f"n-{node.pk}",
            IndikatorRenstraForm,
            lama,
            data,
            sebutan=f"{node.kode}, indikator",
            kosong=kosong,
            node=node,
            padanan=self._padanan.get(node.pk, []),
            usulan=not lama,
        )

    def periksa(self):
        terpilih: dict[str, IndikatorRenstraForm] = {}
        for f in self.formulir:
            pilihan = f.cleaned_data.get("padanan") if f.ada and f.is_valid() else ""
            if pilihan and terpilih.setdefault(pilihan, f) is not f:
                f.add_error("padanan", "Indikator Renja ini sudah dipilih untuk baris lain.")

        self._periksa_terpakai(terpilih)

    def _periksa_terpakai(self, terpilih: dict[str, IndikatorRenstraForm]) -> None:
        """An indicator of the Renja may be taken by a node of another edition, which is not in this page."""
        di_sini = {f.instance.pk for f in self.formulir}
        lain = IndikatorRenstra.objects.filter(renstra=self.renstra, kunci__in=list(terpilih)).exclude(pk__in=di_sini)
        for i in lain.select_related("nomenklatur") if terpilih else ():
            terpilih[str(i.kunci)].add_error("padanan", f"Indikator ini sudah dipakai {i.nomenklatur.kode}.")

    def tulis(self):
        terpakai = set(IndikatorRenstra.objects.filter(renstra=self.renstra).values_list("kunci", flat=True))
        for f in self.formulir:
            if f.dihapus:
                terpakai.discard(f.instance.kunci)
            elif not f.baru and "padanan" in f.changed_data:
                # Keys are unique: those that change places are freed first.
                IndikatorRenstra.objects.filter(pk=f.instance.pk).update(kunci=uuid.uuid4())
        # What people chose comes before what is found by words.
        for f in sorted((f for f in self.formulir if f.ada), key=lambda f: not f.cleaned_data.get("padanan")):
            f.tentukan_kunci(terpakai)
        for b in self.bagian:
            b.lembar.tulis(renstra=self.renstra, nomenklatur=b.node)
