"""The regulations a document stands on, in their order of rank (specification 5.3)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache

from django.conf import settings

from planning.models import Kabupaten

#: How the kinds are written out; those of a place carry its name behind them.
_SEBUTAN = {
    "UU": "Undang-Undang",
    "PP": "Peraturan Pemerintah",
    "Perpres": "Peraturan Presiden",
    "PermenPANRB": "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",
    "Permendagri": "Peraturan Menteri Dalam Negeri",
    "Kepmendagri": "Keputusan Menteri Dalam Negeri",
    "Perda": "Peraturan Daerah",
    "Perbup": "Peraturan Bupati",
}


@dataclass(frozen=True)
class Peraturan:
    """One regulation as the reference list has it."""

    jenis: str
    nomor: str
    tahun: int
    tentang: str
    lembaran: str

    def __str__(self):
        """``Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara (Lembaran Negara …)``"""
        jenis, _, tempat = self.jenis.partition(" ")
        sebutan = f"{_SEBUTAN.get(jenis, jenis)} {tempat}".rstrip()
        lembaran = f" ({self.lembaran})" if self.lembaran else ""
        return f"{sebutan} Nomor {self.nomor} Tahun {self.tahun} tentang {self.tentang}{lembaran}"

    def berlaku_di(self, kabupaten: Kabupaten) -> bool:
        """Whether it is of the whole country, or of this kabupaten or its province."""
        jenis, _, tempat = self.jenis.partition(" ")
        if jenis == "UU" and self.tentang.startswith("Pembentukan Kabupaten"):
            return f"Kabupaten {kabupaten.nama}" in self.tentang
        return not tempat or tempat.removeprefix("Kabupaten ").removeprefix("Provinsi ") in (
            kabupaten.nama,
            kabupaten.provinsi,
        )


def landasan(kabupaten: Kabupaten, sampai: int) -> list[Peraturan]:
    """What was in force for this kabupaten by the end of the year ``sampai``, in the order of the reference list."""
    return [p for p in _daftar() if p.tahun <= sampai and p.berlaku_di(kabupaten)]


@cache
def _daftar() -> list[Peraturan]:
    berkas = settings.BASE_DIR / "fixtures" / "acuan" / "landasan-hukum.csv"
    with berkas.open(encoding="utf-8", newline="") as f:
        baris = sorted(csv.DictReader(f), key=lambda b: int(b["urutan"]))
    return [Peraturan(b["jenis"], b["nomor"], int(b["tahun"]), b["tentang"], b["lembaran"]) for b in baris]
