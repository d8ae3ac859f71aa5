"""Filling one column of all leaves at once: a text for every row, or the forecast as this year's pagu plus x per cent.

It can be undone as a whole.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from django.db import transaction

from planning.masukan import RUPIAH_TERBESAR, MasukanSalah, baca_besaran
from planning.models import BarisRenja, Nomenklatur, Pengguna, Renja, Urungan
from planning.nilai import bulatkan, format_angka

from .kolom import KOLOM, Acuan
from .kunci import kunci_renja
from .potret import PotretBaris, potret
from .urungan import lakukan

ISIAN = "isian"
#: Columns that can be filled, with what to call them.
DAPAT_DIISI = {
    "sumber_dana": "Sumber dana",
    "lokasi": "Lokasi",
    "kelompok_sasaran": "Kelompok sasaran",
    "penanggung_jawab": "Penanggung jawab",
    "pagu_n1": "Pagu prakiraan maju",
}


@transaction.atomic
def isi_kolom(renja: Renja, kolom: str, isian: str, hanya_kosong: bool, oleh: Pengguna) -> tuple[Urungan, int]:
    """Fill a column of the leaves; ``isian`` is the text, or for ``pagu_n1`` the per cent to add.

    Returns what can be undone and the number of rows that changed. Raises ``MasukanSalah`` if ``isian`` cannot be read
    or nothing would change.
    """
    if kolom not in DAPAT_DIISI:
        raise MasukanSalah("Pilih kolom yang akan diisi.")
    # Locked before it is read, so that what somebody saves meanwhile is not written over.
    kunci_renja(renja)
    isi, sebutan = _prakiraan_maju(isian) if kolom == "pagu_n1" else _tulisan(kolom, isian)
    daun = Nomenklatur.objects.filter(baris__renja=renja, level=renja.edisi.level_daun).values_list("kode", flat=True)
    baru = {}
    for kode, baris in potret(renja, daun).items():
        kosong = getattr(baris, kolom) in (None, "")
        diisi = isi(baris) if kosong or not hanya_kosong else baris
        if diisi != baris:
            baru[kode] = diisi
    if not baru:
        raise MasukanSalah("Tidak ada baris yang berubah: semua sudah terisi demikian.")
    cakupan = "yang kosong" if hanya_kosong else "semua baris"
    judul = f"Mengisi {DAPAT_DIISI[kolom].lower()} {cakupan}: {sebutan}"
    return lakukan(renja, judul[:200], baru, oleh, ISIAN), len(baru)


def _tulisan(kolom: str, isian: str) -> tuple[Callable[[PotretBaris], PotretBaris], str]:
    """The same text (or source of funds) for every row."""
    acuan = Acuan()
    nilai = KOLOM[kolom].baca(isian, BarisRenja(), acuan)
    if not nilai:
        raise MasukanSalah("Tulis isinya dahulu.")
    tersimpan = nilai.kode if kolom == "sumber_dana" else nilai
    return lambda baris: replace(baris, **{kolom: tersimpan}), KOLOM[kolom].tulis(nilai, acuan)


def _prakiraan_maju(isian: str) -> tuple[Callable[[PotretBaris], PotretBaris], str]:
    """Pagu n plus x per cent, in whole rupiah; a row without pagu n keeps its forecast."""
    persen = baca_besaran(isian.strip().removesuffix("%"), negatif=True)
    if persen is None:
        raise MasukanSalah("Tulis persen kenaikannya dahulu, misalnya 5 atau 2,5.")
    if not -100 <= persen <= 1000:
        raise MasukanSalah("Kenaikan antara -100% dan 1.000%.")

    def isi(baris: PotretBaris) -> PotretBaris:
        if baris.pagu is None:
            return baris
        hasil = int(bulatkan(baris.pagu * (1 + persen / Decimal(100)), 0))
        if hasil > RUPIAH_TERBESAR:
            raise MasukanSalah(f"Hasilnya lebih dari {format_angka(RUPIAH_TERBESAR)}. Periksa persen dan pagunya.")
        return replace(baris, pagu_n1=hasil)

    return isi, f"pagu tahun ini + {format_angka(persen, max(0, -persen.normalize().as_tuple().exponent))}%"
