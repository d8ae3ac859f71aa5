"""A Renja beside that of the year before: letter L."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from planning.enums import Agregasi
from planning.kendala import RENSTRA, SUSUNAN
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import angka_penting, besaran, polos, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris, hal_indikator
from .pagu import KHAS

_K = Kelompok.LINTAS_TAHUN
#: A pagu so many times its forecast, or the forecast so many times the pagu, needs a word.
JAUH = Decimal("1.5")
LONCAT = 5


def _berpasangan(b: Bahan) -> Iterator[tuple[Simpul, Simpul]]:
    """Each leaf with itself in last year's Renja."""
    for s in b.daun if b.lalu else ():
        lama = b.lalu_per_kunci.get(kunci_lintas_edisi(s.kode))
        if lama and lama.daun and lama.baris:
            yield s, lama


def _indikator(s: Simpul, lama: Simpul) -> Iterator[tuple[IndikatorRenja, IndikatorRenja]]:
    """The same indicators of both years: by their key, else by their words."""
    kunci = {i.kunci: i for i in lama.indikator}
    kata = {polos(i.uraian): i for i in lama.indikator}
    for i in s.indikator:
        if j := kunci.get(i.kunci) or kata.get(polos(i.uraian)):
            yield i, j


@aturan("L-101", _K, Tingkat.PERINGATAN, "Angka tahun lalu tidak tersalin begitu saja", sumber="contoh: salinan tahun")
def tersalin(b: Bahan) -> Iterator[Hal]:
    """The same pagu to the rupiah with the same target. If every row is so, it is said once."""
    semua = list(_berpasangan(b))
    sama = [
        (s, lama)
        for s, lama in semua
        if s.pagu
        and s.pagu == lama.pagu
        and (pasangan := list(_indikator(s, lama)))
        and all(i.target == j.target for i, j in pasangan)
    ]
    khas = [(s, lama) for s, lama in sama if angka_penting(s.pagu) >= KHAS]
    if len(sama) == len(semua) >= 3 and khas:
        tempat = hal_baris(sama[0][0], "", "", "pagu").tempat
        pesan = f"Pagu dan target semua {len(sama)} baris sama persis dengan tahun {b.tahun - 1}: {rp(b.pohon.pagu)}."
        yield Hal(pesan, "", "pagu", {"baris": str(len(sama)), "jumlah": rp(b.pohon.pagu)}, tempat)
        return
    for s, _ in khas:
        sebutan = target(s.indikator[0])
        pesan = f"Pagu {rp(s.pagu)} dan target {sebutan} {sebut(s)} sama persis dengan tahun {b.tahun - 1}."
        yield hal_baris(s, "pagu", pesan, "pagu", pagu=rp(s.pagu), target=sebutan)


@aturan("L-102", _K, Tingkat.SARAN, "Pagu tidak jauh dari prakiraan maju tahun lalu", sumber="spesifikasi 2.5")
def jauh_dari_prakiraan(b: Bahan) -> Iterator[Hal]:
    for s, lama in _berpasangan(b):
        if s.pagu and lama.pagu_n1 and (s.pagu > lama.pagu_n1 * JAUH or lama.pagu_n1 > s.pagu * JAUH):
            pesan = (
                f"Pagu {sebut(s)} {rp(s.pagu)}, jauh dari prakiraan maju dalam Renja {b.tahun - 1} {rp(lama.pagu_n1)}."
            )
            yield hal_baris(s, "pagu", pesan, "pagu", pagu=rp(s.pagu), prakiraan=rp(lama.pagu_n1))


@aturan("L-103", _K, Tingkat.PERINGATAN, "Satuan indikator tetap antartahun", sumber="spesifikasi 4.2, antartahun")
def satuan_berubah(b: Bahan) -> Iterator[Hal]:
    for s, lama in _berpasangan(b):
        for i, j in _indikator(s, lama):
            if i.satuan and j.satuan and polos(i.satuan) != polos(j.satuan) and polos(i.uraian) == polos(j.uraian):
                pesan = f"Satuan “{i.uraian}” tahun {b.tahun - 1} {j.satuan}, tahun {b.tahun} {i.satuan}."
                yield hal_indikator(s, i, "satuan", pesan, "satuan", sebelum=j.satuan, sesudah=i.satuan)


@aturan("L-104", _K, Tingkat.PERINGATAN, "Target tidak meloncat dari tahun lalu", sumber="contoh: koma bergeser")
def meloncat(b: Bahan) -> Iterator[Hal]:
    for s, lama in _berpasangan(b):
        for i, j in _indikator(s, lama):
            if not i.target or not j.target or polos(i.satuan) != polos(j.satuan):
                continue
            if i.target > j.target * LONCAT or j.target > i.target * LONCAT:
                if abs(i.target - j.target) < LONCAT:
                    continue
                pesan = f"Target “{i.uraian}” {target(i)}, jauh dari target {b.tahun - 1} {target(j)}."
                yield hal_indikator(s, i, "target", pesan, "target", sebelum=target(j), sesudah=target(i))


@aturan("L-105", _K, Tingkat.PERINGATAN, "Realisasi kumulatif tidak turun antartahun", sumber="spesifikasi 2.1")
def kumulatif_turun(b: Bahan) -> Iterator[Hal]:
    for i in b.indikator_renstra:
        if i.agregasi != Agregasi.KUMULATIF:
            continue
        isi = [(t, k.realisasi_sd, k.satuan or i.satuan) for (kunci, t), k in b.tahunan.items() if kunci == i.kunci]
        isi = sorted((t, n, satuan) for t, n, satuan in isi if n is not None)
        for (t, lama, satuan), (u, baru, satuan_baru) in pairwise(isi):
            if baru < lama and polos(satuan) == polos(satuan_baru):
                pesan = (
                    f"Realisasi s.d. {u} “{i.uraian}” {besaran(baru, satuan)}, lebih kecil dari s.d. {t} "
                    f"{besaran(lama, satuan)}."
                )
                nilai = {"sebelum": besaran(lama, satuan), "sesudah": besaran(baru, satuan), "indikator": str(i.nomor)}
                yield Hal(pesan, i.nomenklatur.kode, f"realisasi s.d. {u}", nilai, Tempat(RENSTRA))


@aturan("L-106", _K, Tingkat.SARAN, "Baris tahun lalu dilanjutkan atau memang selesai", sumber="spesifikasi 2.5, n+1")
def tidak_dilanjutkan(b: Bahan) -> Iterator[Hal]:
    if not b.lalu or not b.daun:
        return
    ada = {kunci_lintas_edisi(s.kode) for s in b.daun}
    for kunci, lama in b.lalu_per_kunci.items():
        if lama.daun and lama.pagu_n1 and kunci not in ada:
            pesan = (
                f"{sebut(lama)} mempunyai prakiraan maju {rp(lama.pagu_n1)} dalam Renja {b.tahun - 1}, tetapi tidak "
                f"ada dalam Renja {b.tahun}."
            )
            yield Hal(pesan, lama.kode_cetak, "kode", {"prakiraan": rp(lama.pagu_n1)}, Tempat(SUSUNAN))
