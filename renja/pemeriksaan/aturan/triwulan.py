"""The quarters of the Rencana Aksi against the year: letter W."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from evaluation.capaian import agregat
from evaluation.isian.angka import PAGU_TW, TARGET_TW
from evaluation.kinerja import TRIWULAN
from planning.enums import Agregasi, Arah
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import ROMAWI, angka_penting, berpersen, besaran, persen, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan, hal_triwulan
from .pagu import KHAS

_K = Kelompok.TRIWULAN
SERATUS = Decimal(100)
SEBUTAN = {
    Agregasi.KUMULATIF: "Jumlah target triwulan",
    Agregasi.POSISI_AKHIR: "Target triwulan terakhir",
    Agregasi.RATA_RATA: "Rata-rata target triwulan",
}


def target_tw(b: Bahan, i: IndikatorRenja) -> list[Decimal | None]:
    """The targets of the four quarters."""
    return [b.kinerja.target_tw.get((i.kunci, t)) for t in TRIWULAN]


def pagu_tw(b: Bahan, s: Simpul) -> list[int | None]:
    """The rupiah of a leaf in the four quarters."""
    return [b.kinerja.pagu_tw.get((s.nomenklatur.pk, t)) for t in TRIWULAN]


@aturan("W-101", _K, Tingkat.PERINGATAN, "Jumlah Rp triwulan sama dengan pagu", sumber="spesifikasi 3.5, 9")
def jumlah_sama_pagu(b: Bahan) -> Iterator[Hal]:
    if not b.kinerja.pagu_tw:
        return
    for s in b.daun:
        isi = [r for r in pagu_tw(b, s) if r is not None]
        if isi and sum(isi) != (s.pagu or 0):
            beda = sum(isi) - (s.pagu or 0)
            pesan = (
                f"Jumlah Rp triwulan {sebut(s)} {rp(sum(isi))}, {'lebih' if beda > 0 else 'kurang'} {rp(abs(beda))} "
                f"dari pagu {rp(s.pagu)}."
            )
            yield hal_triwulan(s, None, PAGU_TW, "Rp triwulan", pesan, jumlah=rp(sum(isi)), pagu=rp(s.pagu))


@aturan("W-102", _K, Tingkat.PERINGATAN, "Target triwulan menghasilkan target setahun", sumber="spesifikasi 4.2, 9")
def agregat_sama_target(b: Bahan) -> Iterator[Hal]:
    if not b.kinerja.target_tw:
        return
    for s, i in b.indikator:
        setahun = agregat(target_tw(b, i), i.agregasi)
        if setahun is not None and setahun != i.target:
            pesan = f"{SEBUTAN[i.agregasi]} “{i.uraian}” {besaran(setahun, i.satuan)}, target setahun {target(i)}."
            yield hal_triwulan(
                s, i, TARGET_TW, "target triwulan", pesan, triwulan=besaran(setahun, i.satuan), target=target(i)
            )


@aturan("W-103", _K, Tingkat.PERINGATAN, "Target triwulan persen tidak melebihi 100", sumber="spesifikasi 4.2")
def persen_di_atas_100(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.kinerja.target_tw else ():
        if not berpersen(i.satuan):
            continue
        for tw, nilai in enumerate(target_tw(b, i), 1):
            if nilai is not None and nilai > SERATUS:
                pesan = f"Target triwulan {ROMAWI[tw]} “{i.uraian}” {persen(nilai)}, di atas 100%."
                yield hal_triwulan(s, i, TARGET_TW, f"target triwulan {ROMAWI[tw]}", pesan, tw, target=persen(nilai))


@aturan("W-104", _K, Tingkat.PERINGATAN, "Target posisi akhir tidak turun antartriwulan", sumber="spesifikasi 4.2")
def target_turun(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.kinerja.target_tw else ():
        if i.agregasi != Agregasi.POSISI_AKHIR or i.arah != Arah.POSITIF:
            continue
        isi = [(t, n) for t, n in enumerate(target_tw(b, i), 1) if n]
        for (t, lama), (u, baru) in pairwise(isi):
            if baru < lama:
                pesan = (
                    f"Target “{i.uraian}” turun dari {besaran(lama, i.satuan)} pada triwulan {ROMAWI[t]} menjadi "
                    f"{besaran(baru, i.satuan)} pada triwulan {ROMAWI[u]}."
                )
                nilai = {"sebelum": besaran(lama, i.satuan), "sesudah": besaran(baru, i.satuan)}
                yield hal_triwulan(s, i, TARGET_TW, f"target triwulan {ROMAWI[u]}", pesan, u, **nilai)


@aturan("W-105", _K, Tingkat.SARAN, "Triwulan terisi seluruhnya atau kosong seluruhnya", sumber="spesifikasi 1.1")
def terisi_sebagian(b: Bahan) -> Iterator[Hal]:
    """Nothing is not zero: a quarter without a plan says 0."""
    for s in b.daun if b.kinerja.pagu_tw else ():
        if kosong := _sebagian(pagu_tw(b, s)):
            pesan = f"Rp triwulan {kosong} {sebut(s)} kosong; bila memang tidak ada, tulis 0."
            yield hal_triwulan(s, None, PAGU_TW, "Rp triwulan", pesan, kosong=kosong)
    for s, i in b.indikator if b.kinerja.target_tw else ():
        if kosong := _sebagian(target_tw(b, i)):
            pesan = f"Target triwulan {kosong} “{i.uraian}” kosong; bila memang tidak ada, tulis 0."
            yield hal_triwulan(s, i, TARGET_TW, "target triwulan", pesan, kosong=kosong)


def _sebagian(isi: list) -> str:
    kosong = [ROMAWI[t] for t, n in enumerate(isi, 1) if n is None]
    return ", ".join(kosong) if 0 < len(kosong) < len(isi) else ""


@aturan("W-106", _K, Tingkat.PERINGATAN, "Rp triwulan tidak tersalin dari baris lain", sumber="contoh: salinan baris")
def triwulan_tersalin(b: Bahan) -> Iterator[Hal]:
    ada: dict[tuple, Simpul] = {}
    for s in b.daun if b.kinerja.pagu_tw else ():
        isi = tuple(pagu_tw(b, s))
        if sum(1 for r in isi if r) < 2 or max(angka_penting(r) for r in isi if r) < KHAS - 1:
            continue
        lain = ada.setdefault(isi, s)
        if lain is not s:
            tulisan = ", ".join(rp(r) for r in isi)
            pesan = f"Rp keempat triwulan {sebut(s)} sama persis dengan {lain.kode_cetak}: {tulisan}."
            yield hal_triwulan(s, None, PAGU_TW, "Rp triwulan", pesan, rupiah=tulisan, baris_lain=lain.kode_cetak)


@aturan("W-107", _K, Tingkat.SARAN, "Triwulan yang bertarget diberi Rp, dan sebaliknya", sumber="spesifikasi 3.5")
def target_dan_rupiah(b: Bahan) -> Iterator[Hal]:
    """Only where the whole row is lopsided: all its targets in quarters without rupiah."""
    for s in b.daun if b.kinerja.pagu_tw and b.kinerja.target_tw else ():
        rupiah = {t for t, r in enumerate(pagu_tw(b, s), 1) if r}
        bertarget = {t for i in s.indikator for t, n in enumerate(target_tw(b, i), 1) if n}
        if rupiah and bertarget and not rupiah & bertarget:
            di_rp, di_k = (", ".join(ROMAWI[t] for t in sorted(x)) for x in (rupiah, bertarget))
            pesan = f"{sebut(s)} bertarget pada triwulan {di_k}, tetapi Rp direncanakan pada triwulan {di_rp}."
            yield hal_triwulan(s, None, PAGU_TW, "Rp triwulan", pesan, rupiah=di_rp, target=di_k)
