"""Targets of the year and the year after, by themselves and against the rows above and below: letter T."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from planning.enums import Agregasi, Arah
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import angka, berpersen, besaran, persen, polos, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tingkat

from .daftar import Hal, aturan, hal_indikator

_K = Kelompok.TARGET
SERATUS = Decimal(100)
#: Fewer words than these say too little to be copied.
KATA_KHAS = 3
#: What is counted piece by piece: half of one there is not.
UTUH = {
    "dokumen", "laporan", "orang", "unit", "buah", "paket", "kali", "lembar", "eksemplar", "jenis", "stel", "desa",
    "kelurahan", "lembaga", "kelompok", "kegiatan", "rekening", "surat", "keluarga", "rumah", "rapat", "berkas",
}  # fmt: skip
#: How many times a target may be another of the same indicator before it needs a word.
JAUH = 3


@aturan("T-101", _K, Tingkat.PERINGATAN, "Target persen tidak melebihi 100", sumber="spesifikasi 4.2")
def persen_di_atas_100(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        if not berpersen(i.satuan):
            continue
        for kolom, kata, tahun in (("target", "target", b.tahun), ("target_n1", "target n+1", b.tahun + 1)):
            nilai = getattr(i, kolom)
            if nilai is not None and nilai > SERATUS:
                pesan = f"Target {tahun} “{i.uraian}” {persen(nilai)}, di atas 100%."
                yield hal_indikator(s, i, kata, pesan, kolom, target=persen(nilai))


@aturan("T-102", _K, Tingkat.PERINGATAN, "Target yang dihitung satu per satu bilangan bulat", sumber="spesifikasi 1.2")
def bilangan_bulat(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        if i.satuan.strip().casefold() not in UTUH:
            continue
        for kolom, kata, tahun in (("target", "target", b.tahun), ("target_n1", "target n+1", b.tahun + 1)):
            nilai = getattr(i, kolom)
            if nilai is not None and nilai != nilai.to_integral_value():
                pesan = f"Target {tahun} “{i.uraian}” {angka(nilai)} {i.satuan}: satuan ini dihitung utuh."
                yield hal_indikator(s, i, kata, pesan, kolom, target=angka(nilai), satuan=i.satuan)


@aturan("T-201", _K, Tingkat.PERINGATAN, "Satu indikator pada satu baris", sumber="contoh: indikator tersalin")
def indikator_tersalin(b: Bahan) -> Iterator[Hal]:
    pertama: dict[str, tuple[Simpul, IndikatorRenja]] = {}
    for s, i in b.indikator:
        kunci = polos(i.uraian)
        if kunci.count(" ") < KATA_KHAS - 1 or (len(s.indikator) > 1 and not i.target):
            continue
        lain, _ = pertama.setdefault(kunci, (s, i))
        if lain is not s and not _sejalur(lain, s):
            pesan = f"Indikator “{i.uraian}” dipakai {sebut(s)} dan {lain.kode_cetak}, yang tidak berhubungan."
            yield hal_indikator(s, i, "indikator", pesan, "uraian", uraian=i.uraian, baris_lain=lain.kode_cetak)


def _sejalur(atas: Simpul, bawah: Simpul) -> bool:
    while bawah.induk:
        bawah = bawah.induk
        if bawah is atas:
            return True
    return False


@aturan("T-202", _K, Tingkat.PERINGATAN, "Indikator tidak berulang dalam satu baris", sumber="spesifikasi 1.2")
def indikator_berulang(b: Bahan) -> Iterator[Hal]:
    for s in b.simpul:
        ada: dict[str, IndikatorRenja] = {}
        for i in s.indikator:
            lain = ada.setdefault(polos(i.uraian), i)
            if lain is not i and lain.satuan == i.satuan:
                pesan = f"Indikator “{i.uraian}” tertulis dua kali pada {sebut(s)} (nomor {lain.nomor} dan {i.nomor})."
                yield hal_indikator(s, i, "indikator", pesan, "uraian", uraian=i.uraian)


@aturan(
    "T-203", _K, Tingkat.PERINGATAN, "Target induk sama dengan target di bawahnya", sumber="spesifikasi 1.4; contoh: "
    "hierarki-tidak-sama"
)  # fmt: skip
def induk_sama_dengan_anak(b: Bahan) -> Iterator[Hal]:
    """Where a row above has the indicator of rows below in the same words and unit, it is made of them."""
    for s in b.simpul:
        if not s.indikator or not s.anak:
            continue
        bawah: dict[tuple[str, str], list[tuple[Simpul, IndikatorRenja]]] = defaultdict(list)
        for a in s.anak:
            for i in a.indikator:
                bawah[polos(i.uraian), polos(i.satuan)].append((a, i))
        for i in s.indikator:
            anak = bawah.get((polos(i.uraian), polos(i.satuan)), [])
            if i.otomatis or i.target is None or not anak or any(j.target is None for _, j in anak):
                continue
            seharusnya = _dari_anak(i, [j.target for _, j in anak])
            if seharusnya != i.target:
                kode = ", ".join(a.kode_cetak for a, _ in anak)
                pesan = (
                    f"Target “{i.uraian}” pada {s.kode_cetak} {target(i)}, sedangkan menurut {kode} "
                    f"{besaran(seharusnya, i.satuan)}."
                )
                yield hal_indikator(
                    s, i, "target", pesan, "target", target=target(i), di_bawah=besaran(seharusnya, i.satuan)
                )


def _dari_anak(i: IndikatorRenja, anak: list[Decimal]) -> Decimal:
    if len(anak) == 1 or (not berpersen(i.satuan) and i.agregasi == Agregasi.KUMULATIF):
        return sum(anak)
    return i.target if i.target in anak else sum(anak) / len(anak)


@aturan("T-205", _K, Tingkat.PERINGATAN, "Indikator menyebut barisnya sendiri", sumber="contoh: indikator tersalin")
def menyebut_saudara(b: Bahan) -> Iterator[Hal]:
    """An indicator that names another row beside its own, and not its own."""
    for induk in b.simpul:
        nama = [(a, f" {polos(a.nama)} ") for a in induk.anak if polos(a.nama).count(" ") >= KATA_KHAS - 1]
        for s in induk.anak if len(nama) > 1 else ():
            for i in s.indikator:
                uraian = f" {polos(i.uraian)} "
                lain = next((a for a, n in nama if a is not s and n in uraian), None)
                if lain and polos(s.nama) not in uraian:
                    pesan = f"Indikator {sebut(s)} “{i.uraian}” menyebut {lain.kode_cetak} {lain.nama}."
                    yield hal_indikator(s, i, "indikator", pesan, "uraian", uraian=i.uraian, baris_lain=lain.kode_cetak)


@aturan("T-204", _K, Tingkat.SARAN, "Indikator rata-rata bertarget 100%", sumber="spesifikasi 2.9, agregasi")
def otomatis_seratus(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        if i.otomatis and not s.daun and berpersen(i.satuan) and i.target is not None and i.target != SERATUS:
            pesan = f"“{i.uraian}” adalah rata-rata capaian di bawahnya; targetnya {target(i)}, lazimnya 100%."
            yield hal_indikator(s, i, "target", pesan, "target", target=target(i))


@aturan("T-301", _K, Tingkat.PERINGATAN, "Target n+1 tidak jauh dari target n", sumber="spesifikasi 2.5")
def maju_jauh(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        if not i.target or i.target_n1 is None or _wajar(i.target, i.target_n1) or _berhenti(s, i):
            continue
        pesan = (
            f"Target {b.tahun + 1} “{i.uraian}” {besaran(i.target_n1, i.satuan)}, jauh dari target {b.tahun} "
            f"{target(i)}."
        )
        yield hal_indikator(
            s, i, "target n+1", pesan, "target_n1", target=target(i), target_n1=besaran(i.target_n1, i.satuan)
        )


def _wajar(a: Decimal, c: Decimal) -> bool:
    """Neither more than ``JAUH`` times the other nor less; small counts may jump."""
    return abs(a - c) < JAUH or (c <= a * JAUH and a <= c * JAUH)


def _berhenti(s: Simpul, i: IndikatorRenja) -> bool:
    return i.target_n1 == 0 and s.pagu_n1 == 0


@aturan("T-302", _K, Tingkat.PERINGATAN, "Pagu dan target prakiraan maju searah", sumber="spesifikasi 2.5")
def maju_searah(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if not s.pagu or s.pagu_n1 is None:
            continue
        for i in s.indikator:
            if i.target is None or i.target_n1 is None or i.arah != Arah.POSITIF:
                continue
            naik, turun = s.pagu_n1 > s.pagu and i.target_n1 < i.target, s.pagu_n1 < s.pagu and i.target_n1 > i.target
            if naik or turun:
                pesan = (
                    f"Prakiraan maju {sebut(s)}: pagu {'naik' if naik else 'turun'} dari {rp(s.pagu)} menjadi "
                    f"{rp(s.pagu_n1)}, tetapi target {'turun' if naik else 'naik'} dari {target(i)} menjadi "
                    f"{besaran(i.target_n1, i.satuan)}."
                )
                yield hal_indikator(
                    s, i, "target n+1", pesan, "target_n1", pagu=rp(s.pagu), pagu_n1=rp(s.pagu_n1),
                    target=target(i), target_n1=besaran(i.target_n1, i.satuan),
                )  # fmt: skip
