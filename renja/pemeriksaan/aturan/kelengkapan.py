"""What must be filled in before a Renja is locked (specification 9): letter K."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from planning.enums import JenisRenja, Level
from planning.kendala import RENSTRA, SUSUNAN
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan
from renja.pemeriksaan.kata import sebut
from renja.pemeriksaan.temuan import Kelompok, Tempat, Tingkat

from .daftar import Hal, aturan, hal_baris, hal_indikator

_K = Kelompok.KELENGKAPAN
WAJIB = "spesifikasi 9, pemeriksaan wajib"


def dikerjakan(s: Simpul) -> bool:
    """Whether a leaf is carried out: not one that a perubahan took its pagu and targets away from."""
    return bool(s.pagu) or s.pagu is None or any(i.target for i in s.indikator)


@aturan("K-101", _K, Tingkat.GALAT, "Renja berisi baris", sumber=WAJIB, disyaratkan=True)
def ada_baris(b: Bahan) -> Iterator[Hal]:
    if not any(s.baris for s in b.simpul):
        yield Hal("Renja belum berisi satu baris pun.", tempat=Tempat(SUSUNAN))


@aturan("K-102", _K, Tingkat.GALAT, "Pagu setiap baris terbawah terisi", sumber=WAJIB, disyaratkan=True)
def pagu_terisi(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if s.pagu is None:
            yield hal_baris(s, "pagu", f"Pagu {sebut(s)} belum diisi; bila memang tidak ada, tulis 0.", "pagu")


@aturan("K-103", _K, Tingkat.GALAT, "Setiap baris terbawah berindikator dan bertarget", sumber=WAJIB, disyaratkan=True)
def target_terisi(b: Bahan) -> Iterator[Hal]:
    for s in b.daun:
        if not s.indikator:
            yield hal_baris(s, "indikator", f"{sebut(s)} belum mempunyai indikator.")
        for i in s.indikator:
            if i.target is None:
                yield hal_indikator(s, i, "target", f"Target “{i.uraian}” tahun {b.tahun} belum diisi.", "target")


def _kosong(b: Bahan, kata: str, kolom: str, kosong: Callable[[Simpul], bool], sebutan: str = "") -> Iterator[Hal]:
    """One finding for each row where a column is empty; a single one if it is empty on every row."""
    semua = [s for s in b.daun if dikerjakan(s)]
    kurang = [s for s in semua if kosong(s)]
    sebutan = sebutan or kata[:1].upper() + kata[1:]
    if len(kurang) == len(semua) > 1:
        pesan = f"{sebutan} belum diisi pada satu baris pun ({len(semua)} baris)."
        satu = hal_baris(semua[0], kata, pesan, kolom, baris=str(len(semua)))
        yield Hal(pesan, "", kata, satu.nilai, satu.tempat)
        return
    for s in kurang:
        yield hal_baris(s, kata, f"{sebutan} {sebut(s)} belum diisi.", kolom)


@aturan("K-201", _K, Tingkat.PERINGATAN, "Lokasi terisi", sumber=WAJIB)
def lokasi_terisi(b: Bahan) -> Iterator[Hal]:
    yield from _kosong(b, "lokasi", "lokasi", lambda s: not s.baris.lokasi.strip())


@aturan("K-202", _K, Tingkat.PERINGATAN, "Sumber dana terisi", sumber=WAJIB)
def sumber_dana_terisi(b: Bahan) -> Iterator[Hal]:
    yield from _kosong(b, "sumber dana", "sumber_dana", lambda s: s.baris.sumber_dana_id is None)


@aturan("K-203", _K, Tingkat.PERINGATAN, "Kelompok sasaran terisi", sumber=WAJIB)
def kelompok_sasaran_terisi(b: Bahan) -> Iterator[Hal]:
    yield from _kosong(b, "kelompok sasaran", "kelompok_sasaran", lambda s: not s.baris.kelompok_sasaran.strip())


@aturan("K-204", _K, Tingkat.PERINGATAN, "Pagu prakiraan maju terisi", sumber=WAJIB)
def pagu_maju_terisi(b: Bahan) -> Iterator[Hal]:
    if b.renja.jenis != JenisRenja.RANCANGAN_AWAL:
        yield from _kosong(
            b, "pagu n+1", "pagu_n1", lambda s: s.pagu_n1 is None, f"Pagu prakiraan maju tahun {b.tahun + 1}"
        )


@aturan("K-205", _K, Tingkat.PERINGATAN, "Target prakiraan maju terisi", sumber=WAJIB)
def target_maju_terisi(b: Bahan) -> Iterator[Hal]:
    if b.renja.jenis == JenisRenja.RANCANGAN_AWAL:
        return
    semua = [(s, i) for s in b.daun if dikerjakan(s) for i in s.indikator if i.target or i.target_n1]
    bertarget = [(s, i) for s in b.daun if dikerjakan(s) for i in s.indikator if _dipakai(s, i)]
    kurang = [(s, i) for s, i in bertarget if i.target_n1 is None]
    sebutan = f"Target prakiraan maju tahun {b.tahun + 1}"
    if len(kurang) == len(bertarget) > 1 and semua:
        s, i = kurang[0]
        satu = hal_indikator(s, i, "target n+1", "", "target_n1")
        pesan = f"{sebutan} belum diisi pada satu indikator pun ({len(kurang)} indikator)."
        yield Hal(pesan, "", "target n+1", {"indikator": str(len(kurang))}, satu.tempat)
        return
    for s, i in kurang:
        yield hal_indikator(s, i, "target n+1", f"{sebutan} “{i.uraian}” belum diisi.", "target_n1")


def _dipakai(s: Simpul, i: IndikatorRenja) -> bool:
    """Of several indicators of a row, one with the target 0 is there for another version only."""
    return len(s.indikator) == 1 or i.target != 0


@aturan("K-206", _K, Tingkat.PERINGATAN, "Satuan setiap indikator terisi", sumber="spesifikasi 1.2")
def satuan_terisi(b: Bahan) -> Iterator[Hal]:
    for s, i in b.indikator:
        if not i.satuan.strip():
            yield hal_indikator(s, i, "satuan", f"Satuan “{i.uraian}” belum diisi.", "satuan")


@aturan("K-207", _K, Tingkat.PERINGATAN, "Program dan kegiatan berindikator dan bertarget", sumber="spesifikasi 1.4")
def induk_berindikator(b: Bahan) -> Iterator[Hal]:
    for s in b.berbaris:
        if s.daun:
            continue
        if not s.indikator:
            yield hal_baris(s, "indikator", f"{_level(s)} {sebut(s)} belum mempunyai indikator.")
        for i in s.indikator:
            if i.target is None:
                yield hal_indikator(s, i, "target", f"Target “{i.uraian}” tahun {b.tahun} belum diisi.", "target")


def _level(s: Simpul) -> str:
    return Level(s.level).label


@aturan("K-208", _K, Tingkat.SARAN, "Penanggung jawab terisi", sumber="spesifikasi 2.7 kolom 19; 3.5")
def penanggung_jawab_terisi(b: Bahan) -> Iterator[Hal]:
    yield from _kosong(b, "penanggung jawab", "penanggung_jawab", lambda s: not s.baris.penanggung_jawab.strip())


@aturan("K-209", _K, Tingkat.SARAN, "IKU mempunyai formulasi dan sumber data", sumber="spesifikasi 3.2 kolom 5, 6")
def iku_lengkap(b: Bahan) -> Iterator[Hal]:
    for nomor, s in enumerate(b.sasaran, 1):
        for t in s.indikator:
            i = t.indikator
            isi = {"formulasi perhitungan": i.formula, "sumber data": i.sumber_data}
            if i.iku and (kurang := " dan ".join(apa for apa, teks in isi.items() if not teks.strip())):
                pesan = f"IKU “{i.uraian}” belum mempunyai {kurang}."
                yield Hal(pesan, f"Sasaran {nomor}", "IKU", {"uraian": i.uraian, "kurang": kurang}, Tempat(RENSTRA))
