"""Percentages that are too good, or far from those around them: letter C."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evaluation.isian.angka import REALISASI
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import ROMAWI, angka, besaran, persen, sebut
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan, hal_triwulan

_K = Kelompok.CAPAIAN
TERLALU_BAIK = Decimal(150)
#: How many percentage points from the mean of at least so many others is far.
JAUH, PALING_SEDIKIT = Decimal(60), 3


@aturan("C-101", _K, Tingkat.PERINGATAN, "Capaian tidak melebihi 150%", sumber="spesifikasi 4.1, ditandai")
def terlalu_baik(b: Bahan) -> Iterator[Hal]:
    tw = b.tw_terakhir
    for s, i in b.indikator if tw else ():
        if i.otomatis and not s.daun:
            continue
        c = b.kinerja.capaian_sd(s, i, tw)
        if c.rerata is None and isinstance(c.persen, Decimal) and c.persen > TERLALU_BAIK:
            pesan = (
                f"Capaian “{i.uraian}” s.d. triwulan {ROMAWI[tw]} {persen(c.persen)}: realisasi "
                f"{besaran(c.realisasi, i.satuan)}, target {besaran(c.target, i.satuan)}."
            )
            nilai = {"capaian": persen(c.persen), "realisasi": angka(c.realisasi), "target": angka(c.target)}
            yield hal_triwulan(s, i, REALISASI, f"capaian s.d. triwulan {ROMAWI[tw]}", pesan, tw, **nilai)


@aturan("C-102", _K, Tingkat.SARAN, "Capaian sejalan dengan baris sekelompok", sumber="kewajaran dalam satu kegiatan")
def jauh_dari_saudara(b: Bahan) -> Iterator[Hal]:
    tw = b.tw_terakhir
    if not tw:
        return
    per_induk: dict[tuple[int, str], list[tuple[Simpul, Decimal]]] = {}
    for s in b.daun:
        k = b.kinerja.capaian_simpul_sd(s, tw) if s.indikator and s.induk else None
        if isinstance(k, Decimal):
            # What adds up and what is a level stand differently in the middle of a year.
            per_induk.setdefault((s.induk.nomenklatur.pk, s.indikator[0].agregasi), []).append((s, k))
    for saudara in per_induk.values():
        if len(saudara) <= PALING_SEDIKIT:
            continue
        jumlah = sum(k for _, k in saudara)
        for s, k in saudara:
            lain = (jumlah - k) / (len(saudara) - 1)
            if abs(k - lain) > JAUH:
                pesan = (
                    f"Capaian {sebut(s)} s.d. triwulan {ROMAWI[tw]} {persen(k)}, sedangkan rata-rata "
                    f"{len(saudara) - 1} baris lain dalam kegiatan itu {persen(lain)}."
                )
                nilai = {"capaian": persen(k), "rata_rata_lain": persen(lain)}
                yield hal_triwulan(
                    s, s.indikator[0], REALISASI, f"capaian s.d. triwulan {ROMAWI[tw]}", pesan, tw, **nilai
                )
