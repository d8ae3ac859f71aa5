"""Choosing files of evidence, and what they are evidence of."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django import forms

from evaluation.bukti import SEKALI, TERBANYAK, UKURAN
from evaluation.jenis_berkas import JENIS
from planning.forms.teks import FormDasar
from planning.impor.arsip import MEGA

SELURUHNYA = "Triwulan ini secara keseluruhan"


class _BanyakBerkas(forms.FileInput):
    allow_multiple_selected = True


class FormBukti(FormDasar, forms.Form):
    """``indikator`` are (identity, name) in the order of the page; the files themselves are checked one by one."""

    indikator = forms.ChoiceField(label="Bukti untuk", required=False)
    berkas = forms.Field(
        label="Berkas",
        required=False,
        widget=_BanyakBerkas(
            attrs={"multiple": True, "accept": ",".join(j.akhiran for j in JENIS) + ",.jpeg"},
        ),
        help_text=(
            f"{', '.join(j.sebutan for j in JENIS)}; masing-masing paling besar {UKURAN // MEGA} MB, "
            f"sekali unggah paling banyak {SEKALI} berkas, seluruhnya {TERBANYAK}. Terunggah saat disimpan."
        ),
    )

    def __init__(self, indikator: Iterable[tuple[UUID, str]], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.per_kunci = {str(kunci): kunci for kunci, _ in indikator}
        self.fields["indikator"].choices = [("", SELURUHNYA), *((str(k), nama) for k, nama in indikator)]

    @property
    def kunci(self) -> UUID | None:
        """The indicator that was chosen; ``None`` is the quarter as a whole."""
        return self.per_kunci.get(self.cleaned_data["indikator"])
