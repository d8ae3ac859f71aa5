"""Percentages that are too good, or far from those around them: letter C."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from evaluation.capaian import Capaian, capaian
from evaluation.isian.angka import REALISASI, REALISASI_SASARAN
from evaluation.kinerja import TRIWULAN
from planning.kendala import REALISASI as DI_REALISASI
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import ROMAWI, angka, besaran, persen, sebut
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_triwulan

_K = Kelompok.CAPAIAN
TERLALU_BAIK = Decimal(150)
#: How many percentage points from the mean of at least so many others is far.
JAUH, PALING_SEDIKIT = Decimal(60), 3


@aturan("C-101", _K, Tingkat.PERINGATAN, "Capaian tidak melebihi 150%", sumber="spesifikasi 4.1, ditandai")
def terlalu_baik(b: Bahan) -> Iterator[Hal]:
    tw = b.tw_terakhir
    semua = [*b.capaian.values(), *_induk(b)] if tw else []
    for s, i, c in semua:
        if c.rerata is None and isinstance(c.persen, Decimal) and c.persen > TERLALU_BAIK:
            pesan = (
                f"Capaian “{i.uraian}” s.d. triwulan {ROMAWI[tw]} {persen(c.persen)}: realisasi "
                f"{besaran(c.realisasi, i.satuan)}, target {besaran(c.target, i.satuan)}."
            )
            nilai = {"capaian": persen(c.persen), "realisasi": angka(c.realisasi), "target": angka(c.target)}
            yield hal_triwulan(s, i, REALISASI, f"capaian s.d. triwulan {ROMAWI[tw]}", pesan, tw, **nilai)


def _induk(b: Bahan) -> Iterator[tuple[Simpul, IndikatorRenja, Capaian]]:
    """The indicators above the leaves that have figures of their own."""
    for s in b.simpul:
        for i in s.indikator if not s.daun else ():
            if not i.otomatis and b.realisasi(i):
                yield s, i, b.kinerja.capaian_sd(s, i, b.tw_terakhir)


@aturan("C-102", _K, Tingkat.SARAN, "Capaian sejalan dengan baris sekelompok", sumber="kewajaran dalam satu kegiatan")
def jauh_dari_saudara(b: Bahan) -> Iterator[Hal]:
    tw = b.tw_terakhir
    if not tw:
        return
    per_induk: dict[tuple[int, str], list[tuple[Simpul, Decimal]]] = {}
    for s in b.daun:
        k = b.capaian_daun(s) if s.indikator and s.induk else None
        if k is not None:
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


@aturan("C-103", _K, Tingkat.PERINGATAN, "Capaian indikator sasaran tidak melebihi 150%", sumber="spesifikasi 3.2, 4.1")
def sasaran_terlalu_baik(b: Bahan) -> Iterator[Hal]:
    """The last quarter that is filled in, against the target of the year."""
    for nomor, s in enumerate(b.sasaran, 1):
        for t in s.indikator:
            isi = [(tw, b.kinerja.realisasi_tw.get((t.indikator.kunci, tw))) for tw in TRIWULAN]
            tw, nilai = max(((tw, r.realisasi) for tw, r in isi if r and r.realisasi is not None), default=(0, None))
            if nilai is None or t.target is None:
                continue
            c = capaian(t.target.angka, nilai, t.indikator.arah, rumus_negatif=b.kinerja.rumus_negatif)
            if isinstance(c.persen, Decimal) and c.persen > TERLALU_BAIK:
                ada, target = (besaran(n, t.indikator.satuan) for n in (nilai, t.target.angka))
                pesan = f"Capaian “{t.uraian}” {persen(c.persen)}: realisasi {ada}, target {target}."
                tempat = Tempat(DI_REALISASI, REALISASI_SASARAN, t.indikator.pk, "realisasi", tw)
                nilai = {"capaian": persen(c.persen), "realisasi": ada, "target": target, "uraian": t.uraian}
                yield Hal(pesan, f"Sasaran {nomor}", f"realisasi triwulan {ROMAWI[tw]}", nilai, tempat)
