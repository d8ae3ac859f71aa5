"""Rows of one kind in a page: those that are there, each with a box to remove it, and empty ones for more.

It works without scripts: whoever needs more empty rows saves, and gets them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import Model
from django.forms.utils import ErrorDict

from .teks import FormDasar

BARIS_TERBANYAK = 200
#: Far above any number in use; rows that change places wait there, since numbers are unique.
_SEMENTARA = 10_000


class BarisForm(FormDasar):
    """Mixed into the model form of one row."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["hapus"] = forms.BooleanField(label="Hapus", required=False)

    def full_clean(self):
        super().full_clean()
        if self.dihapus:
            self._errors = ErrorDict(renderer=self.renderer)

    @property
    def baru(self) -> bool:
        return self.instance.pk is None

    @property
    def nomor(self) -> int | None:
        """The number that was typed; a row whose number is not typed keeps the one it has."""
        if "nomor" in self.fields:
            return getattr(self, "cleaned_data", {}).get("nomor")
        return None if self.baru else self.instance.nomor

    @property
    def dihapus(self) -> bool:
        return bool(getattr(self, "cleaned_data", {}).get("hapus"))

    @property
    def ada(self) -> bool:
        """Whether this row is to be there after saving."""
        return not self.dihapus and not (self.baru and not self.has_changed())


class Lembar:
    """The forms of all rows. ``objek`` are the rows that are stored, ``kosong`` how many empty ones are offered."""

    def __init__(
        self,
        nama: str,
        kelas: type[BarisForm],
        objek: Iterable[Model],
        data: Mapping[str, str] | None,
        *,
        sebutan: str,
        kosong: int = 2,
        **isi: Any,
    ):
        isi = {"use_required_attribute": False} | isi
        self.nama = nama
        self.lama = [kelas(data, instance=o, prefix=f"{nama}-{o.pk}", **isi) for o in objek]
        self.baru = [
            kelas(data, prefix=f"{nama}-b{n}", empty_permitted=True, **isi) for n in _nomor_baru(nama, data, kosong)
        ]
        for f in self.lama:
            f.sebutan = f"{sebutan} {f.instance.nomor}"
        for n, f in enumerate(self.baru, 1):
            f.sebutan = f"{sebutan} baru {n}" if len(self.baru) > 1 else f"{sebutan} baru"

    @property
    def formulir(self) -> list[BarisForm]:
        return [*self.lama, *self.baru]

    @property
    def ada(self) -> list[BarisForm]:
        """The rows that are to be there after saving, in the order of their numbers; those without come last."""
        return sorted((f for f in self.formulir if f.ada), key=lambda f: f.nomor or _SEMENTARA)

    def periksa_nomor(self) -> None:
        """No number twice."""
        terpakai: set[int] = set()
        for f in self.ada:
            if f.nomor in terpakai:
                f.add_error("nomor", f"Nomor {f.nomor} sudah dipakai baris lain.")
            elif f.nomor:
                terpakai.add(f.nomor)

    def tulis(self, **induk: Model) -> None:
        """Remove, change and add rows; new ones belong to ``induk``. Rows without a number are numbered on."""
        for f in self.lama:
            if f.dihapus:
                f.instance.delete()
        ada = self.ada
        terakhir = max((f.nomor or 0 for f in ada), default=0)
        for f in ada:
            if not f.nomor:
                terakhir += 1
                f.instance.nomor = terakhir
        for f in self.lama:
            if f.ada and "nomor" in f.changed_data:
                type(f.instance).objects.filter(pk=f.instance.pk).update(nomor=_SEMENTARA + f.instance.nomor)
        for f in ada:
            if f.baru or f.has_changed():
                for nama, nilai in induk.items():
                    setattr(f.instance, nama, nilai)
                f.save()


def _nomor_baru(nama: str, data: Mapping[str, str] | None, kosong: int) -> list[int]:
    """The numbers of the new rows: those that were sent, else as many as are offered."""
    if data is None:
        return list(range(1, kosong + 1))
    cocok = (re.match(rf"{re.escape(nama)}-b(\d{{1,3}})-", n) for n in data)
    return sorted({int(c[1]) for c in cocok if c})[:BARIS_TERBANYAK]
