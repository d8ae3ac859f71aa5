"""Rupiah of the year, of the year after, and the ceiling: letter P."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from statistics import median

from planning.kendala import ISIAN
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import angka_penting, persen, rp, sebut, target
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris, hal_indikator

_K = Kelompok.PAGU

#: A figure with so many digits before its last zeros is not met twice by chance.
KHAS = 5
#: How far above the year's pagu a forecast may be before it needs a word.
JAUH_DI_ATAS = Decimal("1.5")


@aturan("P-101", _K, Tingkat.PERINGATAN, "Baris yang bertarget diberi pagu", sumber="spesifikasi 1.4")
def target_tanpa_pagu(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if s.pagu == 0 and (i := next((i for i in s.indikator if i.target), None)):
            yield hal_baris(
                s, "pagu", f"{sebut(s)} bertarget {target(i)} tanpa pagu.", "pagu", pagu="0", target=target(i)
            )


@aturan("P-102", _K, Tingkat.PERINGATAN, "Baris yang diberi pagu bertarget", sumber="spesifikasi 1.4; 2.7")
def pagu_tanpa_target(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if s.pagu and s.indikator and all(i.target == 0 for i in s.indikator):
            pesan = f"{sebut(s)} diberi pagu {rp(s.pagu)}, tetapi targetnya 0."
            yield hal_indikator(s, s.indikator[0], "target", pesan, "target", pagu=rp(s.pagu), target="0")


@aturan("P-103", _K, Tingkat.PERINGATAN, "Pagu tidak tersalin dari baris tetangganya", sumber="contoh: salinan baris")
def pagu_tersalin(b: Bahan) -> Iterator[Hal]:
    for a, s in b.bertetangga():
        if s.pagu and a.pagu == s.pagu and angka_penting(s.pagu) >= KHAS:
            pesan = f"Pagu {sebut(s)} sama persis dengan baris di atasnya, {a.kode_cetak}: {rp(s.pagu)}."
            yield hal_baris(s, "pagu", pesan, "pagu", pagu=rp(s.pagu), baris_lain=a.kode_cetak)


@aturan("P-104", _K, Tingkat.PERINGATAN, "Jumlah pagu tidak melebihi plafon", sumber="spesifikasi 6; KUA-PPAS")
def di_atas_plafon(b: Bahan) -> Iterator[Hal]:
    if b.plafon is not None and (b.pohon.pagu or 0) > b.plafon:
        lebih = b.pohon.pagu - b.plafon
        yield Hal(
            f"Jumlah pagu {rp(b.pohon.pagu)}, lebih {rp(lebih)} dari plafon {rp(b.plafon)}.",
            kolom="pagu",
            nilai={"pagu": rp(b.pohon.pagu), "plafon": rp(b.plafon), "lebih": rp(lebih)},
            tempat=Tempat(ISIAN),
        )


@aturan("P-201", _K, Tingkat.PERINGATAN, "Prakiraan maju tidak di bawah pagu tahun n", sumber="spesifikasi 2.5")
def maju_di_bawah(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if s.pagu and s.pagu_n1 is not None and s.pagu_n1 < s.pagu and not _berhenti(s):
            pesan = (
                f"Prakiraan maju {sebut(s)} {rp(s.pagu_n1)}, di bawah pagu {b.tahun} {rp(s.pagu)} "
                f"(kurang {rp(s.pagu - s.pagu_n1)})."
            )
            yield hal_baris(s, "pagu n+1", pesan, "pagu_n1", pagu=rp(s.pagu), pagu_n1=rp(s.pagu_n1))


def _berhenti(s) -> bool:
    """Whether the row plainly ends with the year: neither rupiah nor target after it."""
    return s.pagu_n1 == 0 and s.indikator and all(i.target_n1 == 0 for i in s.indikator)


@aturan("P-202", _K, Tingkat.PERINGATAN, "Prakiraan maju tidak jauh di atas pagu tahun n", sumber="spesifikasi 2.5")
def maju_jauh_di_atas(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if s.pagu and s.pagu_n1 and s.pagu_n1 > s.pagu * JAUH_DI_ATAS:
            naik = (Decimal(s.pagu_n1) / s.pagu - 1) * 100
            pesan = f"Prakiraan maju {sebut(s)} {rp(s.pagu_n1)}, {persen(naik)} di atas pagu {b.tahun} {rp(s.pagu)}."
            yield hal_baris(s, "pagu n+1", pesan, "pagu_n1", pagu=rp(s.pagu), pagu_n1=rp(s.pagu_n1))


@aturan(
    "P-203",
    _K,
    Tingkat.SARAN,
    "Prakiraan maju bukan salinan pagu tahun n",
    sumber="spesifikasi 2.7; contoh S4 kolom 17",
)
def maju_salinan(b: Bahan) -> Iterator[Hal]:
    isi = [s for s in b.daun if s.pagu and s.pagu_n1 is not None]
    if len(isi) >= 3 and all(s.pagu == s.pagu_n1 for s in isi):
        pesan = f"Pagu prakiraan maju sama persis dengan pagu {b.tahun} pada semua {len(isi)} baris yang terisi."
        tempat = hal_baris(isi[0], "", "", "pagu_n1").tempat
        yield Hal(pesan, "", "pagu n+1", {"baris": str(len(isi)), "jumlah": rp(b.pohon.pagu)}, tempat)


#: How many percentage points a forecast may grow otherwise than most, and how close together "most" must be.
LAIN_DARI_UMUM, SEPAKAT = Decimal(15), Decimal(10)


@aturan("P-204", _K, Tingkat.SARAN, "Prakiraan maju tumbuh seperti baris lain", sumber="spesifikasi 2.5, kenaikan %")
def tumbuh_lain(b: Bahan) -> Iterator[Hal]:
    """Only where most rows grow by about the same, as they do when the forecast is reckoned by a percentage."""
    isi = [(s, (Decimal(s.pagu_n1) / s.pagu - 1) * 100) for s in b.daun if s.pagu and s.pagu_n1]
    if len(isi) < 5:
        return
    umum = median(n for _, n in isi)
    if sum(1 for _, n in isi if abs(n - umum) <= SEPAKAT) * 3 < len(isi) * 2:
        return
    for s, n in isi:
        if abs(n - umum) > LAIN_DARI_UMUM and s.pagu <= s.pagu_n1 <= s.pagu * JAUH_DI_ATAS:
            pesan = f"Prakiraan maju {sebut(s)} {rp(s.pagu_n1)} naik {persen(n)}; baris lain umumnya {persen(umum)}."
            yield hal_baris(s, "pagu n+1", pesan, "pagu_n1", pagu=rp(s.pagu), pagu_n1=rp(s.pagu_n1))
