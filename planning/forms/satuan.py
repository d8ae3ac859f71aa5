"""Units, and what a unit says about how figures add up."""

from __future__ import annotations

from planning.enums import Agregasi

from .teks import TeksField

_PERSEN = {"persen", "prosen", "persentase"}
#: What is a level, not a count, is not added up over periods (specification 4.2).
_POSISI = ("%", "indeks", "nilai", "skor", "rasio", "poin")


class SatuanField(TeksField):
    """A unit; per cent is always ``%``, so that figures in one unit are known to be."""

    def __init__(self, **isi):
        super().__init__(label="Satuan", max_length=50, **isi)

    def to_python(self, value):
        satuan = super().to_python(value)
        return "%" if satuan.casefold() in _PERSEN else satuan


def agregasi_bawaan(satuan: str) -> Agregasi:
    """What is proposed for an indicator counted in this unit."""
    return Agregasi.POSISI_AKHIR if satuan.casefold().startswith(_POSISI) else Agregasi.KUMULATIF
