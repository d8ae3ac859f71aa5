"""Names, units and spelling: letter E."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import kata_kata, polos, sebut
from renja.pemeriksaan.satuan import BAKU, lazimnya, satuan_cocok
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan, hal_indikator

_K = Kelompok.EJAAN
#: Shorter words differ by a letter too often to be a slip of the pen.
TERPENDEK = 7


@aturan("E-101", _K, Tingkat.PERINGATAN, "Satuan sesuai dengan yang diukur indikator", sumber="contoh: Lembar untuk "
        "pengunjung")  # fmt: skip
def satuan_tidak_cocok(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        cocok, kata = satuan_cocok(i.uraian, i.satuan)
        if not cocok:
            pesan = f"Satuan “{i.uraian}” {i.satuan}, lazimnya {lazimnya(kata)}."
            yield hal_indikator(s, i, "satuan", pesan, "satuan", satuan=i.satuan, uraian=i.uraian)


_DALAM_KURUNG = re.compile(r"\(([A-Za-z%][\w%/ ]{1,20})\)\s*$")


@aturan("E-102", _K, Tingkat.PERINGATAN, "Satuan sama dengan satuan dalam kurung di indikator", sumber="contoh: "
        "(Lembar) dengan satuan Jenis")  # fmt: skip
def satuan_dalam_kurung(b: Bahan) -> Iterator[Hal]:
    satuan = {polos(i.satuan) for _, i in b.indikator}
    for s, i in b.indikator:
        if "(" not in i.uraian or not (cocok := _DALAM_KURUNG.search(i.uraian)):
            continue
        tertulis = cocok[1]
        kenal = polos(tertulis) in satuan or any(polos(tertulis) == polos(x) for x in _SATUAN_UMUM)
        if kenal and i.satuan and polos(tertulis) != polos(i.satuan):
            pesan = f"“{i.uraian}” menyebut satuan {tertulis}, sedangkan satuannya {i.satuan}."
            yield hal_indikator(s, i, "satuan", pesan, "satuan", satuan=i.satuan, tertulis=tertulis)


_SATUAN_UMUM = (
    "Dokumen", "Laporan", "Orang", "Unit", "Paket", "Kali", "Lembar", "Eksemplar", "Jenis", "Stel", "Desa", "Buah",
    "Porsi", "Rekening", "Surat", "Persen", "%",
)  # fmt: skip


@aturan("E-103", _K, Tingkat.SARAN, "Satuan ditulis dengan satu ejaan", sumber="spesifikasi 1.2")
def satuan_seragam(b: Bahan) -> Iterator[Hal]:
    per_satuan: dict[str, Counter[str]] = defaultdict(Counter)
    for _, i in b.indikator:
        per_satuan[i.satuan.casefold().strip()][i.satuan] += 1
    for s, i in b.indikator:
        kecil = i.satuan.casefold().strip()
        baku = BAKU.get(kecil.rstrip("."), "") or per_satuan[kecil].most_common(1)[0][0]
        if baku != i.satuan:
            yield hal_indikator(
                s, i, "satuan", f"Satuan “{i.uraian}” ditulis {i.satuan}, sebaiknya {baku}.", "satuan", satuan=i.satuan
            )


def _baku(b: Bahan) -> Iterator[tuple[Simpul, IndikatorRenja]]:
    """The first indicator of each leaf for which the official list names one."""
    for s in b.daun:
        if s.nomenklatur.indikator and s.indikator:
            yield s, next((i for i in s.indikator if i.target), s.indikator[0])


@aturan("E-201", _K, Tingkat.SARAN, "Satuan menurut nomenklatur resmi", sumber="spesifikasi 7.4, unsur induk")
def satuan_resmi(b: Bahan) -> Iterator[Hal]:
    for s, i in _baku(b):
        resmi = s.nomenklatur.satuan
        if resmi and i.satuan and polos(resmi) != polos(i.satuan):
            pesan = f"Satuan “{i.uraian}” {i.satuan}; satuan baku {s.kode_cetak} {resmi}."
            yield hal_indikator(s, i, "satuan", pesan, "satuan", satuan=i.satuan, baku=resmi)


@aturan("E-202", _K, Tingkat.SARAN, "Indikator menurut nomenklatur resmi", sumber="spesifikasi 7.4, unsur induk")
def indikator_resmi(b: Bahan) -> Iterator[Hal]:
    for s, i in _baku(b):
        resmi = s.nomenklatur.indikator
        if all(polos(resmi) != polos(j.uraian) for j in s.indikator):
            pesan = f"Indikator {sebut(s)} “{i.uraian}”; indikator bakunya “{resmi}”."
            yield hal_indikator(s, i, "indikator", pesan, "uraian", uraian=i.uraian, baku=resmi)


@aturan("E-301", _K, Tingkat.SARAN, "Kata tertulis seperti dalam nomenklatur", sumber="contoh: salah tulis")
def salah_tulis(b: Bahan) -> Iterator[Hal]:
    """A word that the official names and the other indicators do not have, one letter away from one that they do."""
    dikenal = _kosakata(b)
    per_awal: dict[tuple[str, int], list[str]] = {}
    for s, i in b.indikator:
        for k in sorted(kata_kata(i.uraian) - dikenal):
            if len(k) < TERPENDEK or not k.isalpha():
                continue
            if not per_awal:
                for c in dikenal:
                    per_awal.setdefault((c[0], len(c)), []).append(c)
            calon = [c for n in (-1, 0, 1) for c in per_awal.get((k[0], len(k) + n), ()) if satu_huruf(k, c)]
            if len(calon) == 1:
                pesan = f"“{k}” dalam indikator {s.kode_cetak} mungkin salah tulis untuk “{calon[0]}”."
                yield hal_indikator(s, i, "indikator", pesan, "uraian", tertulis=k, seharusnya=calon[0])


def _kosakata(b: Bahan) -> set[str]:
    """Words of the official names and indicators, and those that several indicators of this Renja have."""
    kata: set[str] = set()
    for n in b.resmi.get(b.renja.edisi_id, {}).values():
        kata |= kata_kata(n.nama)
        if n.indikator:
            kata |= kata_kata(n.indikator)
    cacah = Counter(k for uraian in {i.uraian for _, i in b.indikator} for k in kata_kata(uraian))
    return kata | {k for k, n in cacah.items() if n >= 3}


def satu_huruf(a: str, c: str) -> bool:
    """Whether two words differ by one letter (other, missing, added) or by two that changed places.

    At their end they are forms of one word: *laporan*, *laporanku*.
    """
    if len(a) > len(c):
        a, c = c, a
    n = next((n for n, (x, y) in enumerate(zip(a, c, strict=False)) if x != y), len(a))
    if len(a) < len(c):
        return n < len(a) and a[n:] == c[n + 1 :]
    if n >= len(a) - 1:
        return False
    bertukar = a[n] == c[n + 1] and a[n + 1] == c[n] and a[n + 2 :] == c[n + 2 :]
    return bertukar or a[n + 1 :] == c[n + 1 :]
