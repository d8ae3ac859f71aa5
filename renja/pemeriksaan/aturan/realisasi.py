"""What was reached and spent, against the plan and against itself: letter R."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from evaluation.isian.angka import REALISASI, REALISASI_RP
from planning.enums import Agregasi, Arah
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import ROMAWI, angka, angka_penting, berpersen, besaran, persen, rp, sebut
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan, hal_triwulan
from .pagu import KHAS

_K = Kelompok.REALISASI
SERATUS = Decimal(100)
#: Spent so much of its pagu, in percent, a row should have come to something.
HAMPIR_HABIS = 90


@aturan("R-101", _K, Tingkat.GALAT, "Realisasi Rp tidak melebihi pagu", sumber="spesifikasi 4.1")
def melebihi_pagu(b: Bahan) -> Iterator[Hal]:
    for s in b.daun if b.tw_berrupiah else ():
        isi = b.rupiah(s)
        jumlah = sum(r for _, r in isi)
        if s.pagu is not None and jumlah > s.pagu:
            tw = isi[-1][0]
            pesan = (
                f"Realisasi {sebut(s)} s.d. triwulan {ROMAWI[tw]} {rp(jumlah)}, melebihi pagu {rp(s.pagu)} "
                f"sebesar {rp(jumlah - s.pagu)}."
            )
            yield hal_triwulan(s, None, REALISASI_RP, "realisasi Rp", pesan, tw, realisasi=rp(jumlah), pagu=rp(s.pagu))


@aturan("R-102", _K, Tingkat.PERINGATAN, "Realisasi yang berupa posisi tidak turun", sumber="spesifikasi 4.2")
def realisasi_turun(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.tw_terakhir else ():
        if i.agregasi != Agregasi.POSISI_AKHIR or i.arah != Arah.POSITIF:
            continue
        for (t, lama), (u, baru) in pairwise(b.realisasi(i)):
            if baru < lama:
                pesan = (
                    f"Realisasi “{i.uraian}” turun dari {besaran(lama, i.satuan)} pada triwulan {ROMAWI[t]} menjadi "
                    f"{besaran(baru, i.satuan)} pada triwulan {ROMAWI[u]}."
                )
                nilai = {"sebelum": besaran(lama, i.satuan), "sesudah": besaran(baru, i.satuan)}
                yield _k(s, i, u, pesan, **nilai)


def _k(s: Simpul, i: IndikatorRenja, tw: int, pesan: str, **nilai: str) -> Hal:
    return hal_triwulan(s, i, REALISASI, f"realisasi triwulan {ROMAWI[tw]}", pesan, tw, **nilai)


@aturan("R-103", _K, Tingkat.PERINGATAN, "Realisasi diisi per triwulan, bukan sampai dengan", sumber="spesifikasi 2.9")
def tertulis_kumulatif(b: Bahan) -> Iterator[Hal]:
    """Of an indicator that adds up: figures that only grow, and whose last is the target that their sum goes beyond."""
    for s, i in b.indikator if b.tw_terakhir else ():
        if i.agregasi != Agregasi.KUMULATIF or not i.target:
            continue
        isi = b.realisasi(i)
        nilai = [n for _, n in isi]
        if len(isi) >= 2 and all(a < c for a, c in pairwise(nilai)) and nilai[-1] == i.target and nilai[0]:
            tulisan = ", ".join(angka(n) for n in nilai)
            pesan = (
                f"Realisasi “{i.uraian}” ({tulisan}) tampaknya ditulis sampai dengan triwulan; jumlahnya "
                f"{besaran(sum(nilai), i.satuan)}, target {besaran(i.target, i.satuan)}."
            )
            yield _k(s, i, isi[-1][0], pesan, realisasi=tulisan, target=besaran(i.target, i.satuan))


@aturan("R-104", _K, Tingkat.PERINGATAN, "Yang tercapai memakai Rp", sumber="contoh: K 100% dengan Rp 0")
def tercapai_tanpa_rupiah(b: Bahan) -> Iterator[Hal]:
    tw = b.tw_terakhir
    if not tw or not b.tw_berrupiah:
        return
    for s in b.daun:
        if s.pagu and s.indikator and not sum(r for _, r in b.rupiah(s)):
            k = b.capaian_daun(s)
            if k is not None and k >= SERATUS:
                pesan = (
                    f"Kinerja {sebut(s)} s.d. triwulan {ROMAWI[tw]} {persen(k)}, tetapi realisasi Rp 0 dari pagu "
                    f"{rp(s.pagu)}."
                )
                yield hal_triwulan(s, None, REALISASI_RP, "realisasi Rp", pesan, tw, capaian=persen(k), pagu=rp(s.pagu))


@aturan("R-105", _K, Tingkat.PERINGATAN, "Yang dibelanjakan menghasilkan kinerja", sumber="contoh: Rp terserap, K 0")
def rupiah_tanpa_kinerja(b: Bahan) -> Iterator[Hal]:
    for s in b.daun if b.tw_berrupiah else ():
        jumlah = sum(r for _, r in b.rupiah(s))
        if not s.pagu or jumlah * 100 < s.pagu * HAMPIR_HABIS or not s.indikator:
            continue
        isi = [n for i in s.indikator for _, n in b.realisasi(i)]
        if isi and not any(isi) and any(i.target for i in s.indikator):
            serap = persen(Decimal(jumlah) / s.pagu * 100)
            pesan = f"Pagu {sebut(s)} terserap {serap} ({rp(jumlah)}), tetapi realisasi kinerjanya 0."
            yield _k(s, s.indikator[0], b.tw_terakhir, pesan, realisasi=rp(jumlah), penyerapan=serap)


@aturan("R-106", _K, Tingkat.PERINGATAN, "Realisasi Rp tidak tersalin dari baris lain", sumber="contoh: temuan 210")
def rupiah_tersalin(b: Bahan) -> Iterator[Hal]:
    """A figure that is not met twice by chance; a rounder one only between rows that have the same pagu too."""
    for tw in sorted(b.tw_berrupiah):
        ada: dict[tuple[int, int | None], Simpul] = {}
        for s in b.daun:
            r = b.kinerja.rupiah_tw.get((s.nomenklatur.pk, tw))
            if not r:
                continue
            lain = ada.setdefault((r, None if angka_penting(r) >= KHAS else s.pagu), s)
            if lain is not s:
                pesan = f"Realisasi triwulan {ROMAWI[tw]} {sebut(s)} sama persis dengan {lain.kode_cetak}: {rp(r)}."
                yield hal_triwulan(
                    s, None, REALISASI_RP, f"realisasi Rp triwulan {ROMAWI[tw]}", pesan, tw,
                    realisasi=rp(r), baris_lain=lain.kode_cetak,
                )  # fmt: skip


@aturan("R-107", _K, Tingkat.PERINGATAN, "Realisasi persen tidak melebihi 100", sumber="spesifikasi 4.2")
def persen_di_atas_100(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.tw_terakhir else ():
        if berpersen(i.satuan):
            for tw, n in b.realisasi(i):
                if n > SERATUS:
                    pesan = f"Realisasi triwulan {ROMAWI[tw]} “{i.uraian}” {persen(n)}, di atas 100%."
                    yield _k(s, i, tw, pesan, realisasi=persen(n))


@aturan("R-108", _K, Tingkat.PERINGATAN, "Realisasi hanya pada triwulan yang bertarget", sumber="spesifikasi 4.1")
def tanpa_target(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator if b.tw_terakhir and b.kinerja.target_tw else ():
        for tw, n in b.realisasi(i):
            if n and b.kinerja.target(i, tw) == 0 and not b.kinerja.keterangan(i, tw).strip():
                pesan = (
                    f"Realisasi triwulan {ROMAWI[tw]} “{i.uraian}” {besaran(n, i.satuan)} tanpa target dan tanpa "
                    "keterangan."
                )
                yield _k(s, i, tw, pesan, realisasi=besaran(n, i.satuan), target="0")
