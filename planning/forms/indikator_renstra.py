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

    def __init__(
        self,
        *args,
        node: Nomenklatur,
        padanan: list[Padanan],
        terhubung: set[uuid.UUID],
        usulan: bool = False,
        **kwargs,
    ):
        """``padanan`` are the Renja's indicators that are not taken yet, ``terhubung`` the keys of those that are.

        ``usulan``: a new row starts with the official indicator, and is saved if it is left as it stands.
        """
        super().__init__(*args, **kwargs)
        self.terhubung = not self.baru and self.instance.kunci in terhubung
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
        """A choice only for a row that none of the Renja's indicators is joined to by its words."""
        if self.baru or self.terhubung or not self._padanan:
            del self.fields["padanan"]
        else:
            pilihan = [(str(p.kunci), p.sebutan) for p in self._padanan]
            self.fields["padanan"].choices = [("", "Belum terhubung"), *pilihan]

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
        if pilihan := self.cleaned_data.get("padanan"):
            self.instance.kunci = uuid.UUID(pilihan)
        elif self.baru:
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
        self._terpakai = set(IndikatorRenstra.objects.filter(renstra=renstra).values_list("kunci", flat=True))
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
            padanan=[p for p in self._padanan.get(node.pk, []) if p.kunci not in self._terpakai],
            terhubung={p.kunci for p in self._padanan.get(node.pk, [])},
            usulan=not lama,
        )

    def periksa(self):
        terpilih: dict[str, IndikatorRenstraForm] = {}
        for f in self.formulir:
            pilihan = f.cleaned_data.get("padanan") if f.ada and f.is_valid() else ""
            if pilihan and terpilih.setdefault(pilihan, f) is not f:
                f.add_error("padanan", "Indikator Renja ini sudah dipilih untuk baris lain.")

    def tulis(self):
        terpakai = set(self._terpakai)
        # What people chose comes before what is found by words.
        for f in sorted((f for f in self.formulir if f.ada), key=lambda f: not f.cleaned_data.get("padanan")):
            f.tentukan_kunci(terpakai)
        for b in self.bagian:
            b.lembar.tulis(renstra=self.renstra, nomenklatur=b.node)
        self._ingatkan()

    def _ingatkan(self) -> None:
        """Rows that table 2.1 cannot follow into the Renja, though the Renja has indicators there."""
        lepas = [
            b.node.kode
            for b in self.bagian
            if (ada := {p.kunci for p in self._padanan.get(b.node.pk, [])})
            for f in b.lembar.ada
            if f.instance.kunci not in ada
        ]
        if lepas:
            self.peringatan.append(
                f"Belum terhubung dengan indikator Renja: {', '.join(dict.fromkeys(lepas))}. Ubah indikator kode itu "
                "dan pilih indikator yang sama; dengan itu Tabel 2.1 mengikuti angkanya."
            )
