"""The list of rules: a rule is a small function over ``Bahan``, entered here by ``@aturan``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from evaluation.isian.angka import PAGU_TW, REALISASI, REALISASI_RP, TARGET_TW
from planning.isian.kolom import BARIS, INDIKATOR
from planning.kendala import ISIAN, RENCANA_AKSI, SUSUNAN
from planning.kendala import REALISASI as DI_REALISASI
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.temuan import Kelompok, Tempat, Temuan, Tingkat


@dataclass(frozen=True)
class Hal:
    """What a rule says of one place; with the rule's own code and severity it is a ``Temuan``."""

    pesan: str
    baris: str = ""
    kolom: str = ""
    nilai: dict[str, str] = field(default_factory=dict)
    tempat: Tempat = field(default_factory=Tempat)


Fungsi = Callable[[Bahan], Iterable[Hal]]


@dataclass(frozen=True)
class Aturan:
    """One rule. ``judul`` says in one sentence what is asked, ``sumber`` who asks it.

    ``disyaratkan``: submission refuses the same thing by a condition of its own (``planning.syarat``), so that it is
    not said twice there. ``menahan``: a peringatan needs its reason before the Renja is submitted; those about quarters
    do not, which belong to other documents.
    """

    kode: str
    kelompok: Kelompok
    tingkat: Tingkat
    judul: str
    sumber: str
    fungsi: Fungsi
    disyaratkan: bool = False
    menahan: bool = True

    def jalankan(self, bahan: Bahan) -> Iterator[Temuan]:
        """What it finds; no query."""
        for h in self.fungsi(bahan):
            yield Temuan(self.kode, self.tingkat, h.pesan, h.baris, h.kolom, h.nilai, h.tempat)


#: Every rule by its code. The letter is that of the kelompok, the hundred that of the subject within it.
DAFTAR_ATURAN: dict[str, Aturan] = {}


#: What belongs to the Rencana Aksi and the evaluations of the quarters.
TENTANG_TRIWULAN = frozenset({Kelompok.TRIWULAN, Kelompok.REALISASI, Kelompok.CAPAIAN})


def aturan(
    kode: str,
    kelompok: Kelompok,
    tingkat: Tingkat,
    judul: str,
    *,
    sumber: str,
    disyaratkan: bool = False,
    menahan: bool = True,
) -> Callable[[Fungsi], Fungsi]:
    """Enter a function into the list; two rules never share a code."""

    def daftarkan(fungsi: Fungsi) -> Fungsi:
        if kode in DAFTAR_ATURAN:
            raise ValueError(f"kode aturan dipakai dua kali: {kode}")
        tahan = menahan and kelompok not in TENTANG_TRIWULAN
        DAFTAR_ATURAN[kode] = Aturan(kode, kelompok, tingkat, judul, sumber, fungsi, disyaratkan, tahan)
        return fungsi

    return daftarkan


# --- The places that rules speak of -----------------------------------------------------------------------------------


def hal_baris(simpul: Simpul, kata: str, pesan: str, kolom: str = "", **nilai: str) -> Hal:
    """Of a row, or of its cell ``kolom`` (a column of the grid); ``kata`` is that column in words."""
    tempat = Tempat(SUSUNAN)
    if simpul.baris:
        tempat = Tempat(ISIAN, BARIS, simpul.baris.pk, kolom)
    return Hal(pesan, simpul.kode_cetak, kata, nilai, tempat)


def hal_indikator(
    simpul: Simpul, indikator: IndikatorRenja, kata: str, pesan: str, kolom: str = "", **nilai: str
) -> Hal:
    """Of an indicator, or of its cell ``kolom``."""
    tempat = Tempat(ISIAN, INDIKATOR, indikator.pk, kolom)
    return Hal(pesan, simpul.kode_cetak, kata, nilai | _yang_mana(simpul, indikator), tempat)


def hal_triwulan(
    simpul: Simpul, milik: IndikatorRenja | None, objek: str, kata: str, pesan: str, tw: int = 0, **nilai: str
) -> Hal:
    """Of a figure of a quarter (``tw`` 0: of all four). ``objek`` is one of ``evaluation.isian.angka``; ``milik`` the
    indicator, or nothing for the row's rupiah."""
    halaman, kolom = _TRIWULAN[objek]
    pk = milik.pk if milik else simpul.baris.pk if simpul.baris else 0
    mana = _yang_mana(simpul, milik) if milik else {}
    return Hal(pesan, simpul.kode_cetak, kata, nilai | mana, Tempat(halaman, objek, pk, kolom, tw))


_TRIWULAN = {
    TARGET_TW: (RENCANA_AKSI, "target"),
    PAGU_TW: (RENCANA_AKSI, "pagu"),
    REALISASI: (DI_REALISASI, "realisasi"),
    REALISASI_RP: (DI_REALISASI, "rupiah"),
}


def _yang_mana(simpul: Simpul, indikator: IndikatorRenja) -> dict[str, str]:
    """Which of several indicators of a row."""
    return {"indikator": str(indikator.nomor)} if len(simpul.indikator) > 1 else {}
