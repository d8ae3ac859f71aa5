"""Which tables a grid holds, by their headings: several below each other, in any order, with titles above."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from .bentuk import SEMUA, Bentuk
from .lembar import Lembar, SelCetak, bersih

#: Lines that a heading may take, and letters of one heading.
BARIS_KEPALA = 6
PANJANG_JUDUL = 300
#: Lines of text above a heading that belong to it.
BARIS_JUDUL = 6

#: How headings begin. A line is one of headings if most of its cells do.
_KEPALA = re.compile(
    r"""(?:no\b|nomor\b|kode\b|urusan\b|program\b|sub\ ?kegiatan\b|kegiatan\b|uraian\b|indikator\b|target\b|lokasi\b
    |pagu\b|kebutuhan\ dana|sumber\ d|catatan\b|sasaran\b|tujuan\b|satuan\b|triwulan\b|tw\b|realisasi\b|tingkat\b
    |perkiraan\b|prakiraan\b|proyeksi\b|rencana\b|rancangan\ awal|hasil\ analisis|anggaran\b|capaian\b|ket\b|ket\.|
    keterangan\b|penanggung|unit\b|formula|kondisi\b|kelompok\ sasaran|jumlah\ perubahan|sebelum\b|sesudah\b|setelah\b
    |jenis\ kegiatan|skpd\b|spm\b|ikk\b|iku\b|besaran\b|volume\b|rp\b|k$|i{1,3}$|iv$|tahun\b|\(?20\d\d\b|lampiran\b)""",
    re.X,
)
_KATA = [
    "kegiatan",
    "program",
    "indikator",
    "kinerja",
    "target",
    "realisasi",
    "sasaran",
    "tujuan",
    "anggaran",
    "pagu",
    "indikatif",
    "capaian",
    "lokasi",
    "catatan",
    "penting",
    "sumber",
    "dana",
    "triwulan",
    "perubahan",
    "sebelum",
    "setelah",
    "sesudah",
    "rencana",
    "prakiraan",
    "perkiraan",
    "urusan",
    "keterangan",
    "satuan",
    "uraian",
    "kebutuhan",
    "besaran",
    "volume",
    "penanggung",
    "jawab",
    "kelompok",
    "tingkat",
    "rancangan",
    "analisis",
    "hasil",
    "kondisi",
]
_NOMOR_KOLOM = re.compile(r"\(?(?:fix)?\d{1,2}[a-z]?\)?(?:\s*=.*)?", re.I)
_NOMOR_TABEL = re.compile(r"\btabel\s+(\d+(?:\.\d+)*(?:-P\b)?)", re.I)
_TAHUN = re.compile(r"\b(20\d\d)\b")
_PANJANG_SEL_KEPALA = 160


@dataclass
class BarisTabel:
    """A line of a table: its cells by the name of their column."""

    nomor: int
    sel: dict[str, SelCetak]


@dataclass
class Tabel:
    """A table that was recognised. ``tahun``: the year in the headings over a column."""

    bentuk: Bentuk
    nama: str
    judul: str
    lembar: Lembar
    kolom: dict[str, int]
    kepala: dict[str, str]
    tahun: dict[str, int]
    berumus: bool = False
    """Whether the line of column numbers prints formulas (``10 = (5+7+9)``)."""
    baris: list[BarisTabel] = field(default_factory=list)

    def alamat(self, nomor: int, kolom: str) -> str:
        return self.lembar.alamat(nomor, self.kolom.get(kolom, 0))


def cari_tabel(lembar: Lembar) -> list[Tabel]:
    """The tables of a grid, in their order."""
    hasil: list[Tabel] = []
    kini: Tabel | None = None
    judul = list(lembar.judul)
    sampai = -1
    for nomor in sorted(lembar.baris):
        if nomor <= sampai:
            continue
        sel = lembar.baris[nomor]
        if blok := _blok(lembar, nomor):
            sampai = max(blok)
            if baru := _susun(lembar, blok, judul):
                judul = []
                if kini and baru.bentuk is kini.bentuk and baru.kepala == kini.kepala and not baru.judul:
                    continue  # the same headings again, as at the top of the next page
                kini = baru
                hasil.append(kini)
                continue
            sampai = -1
        if _nomor_kolom(sel):
            if kini and not kini.baris:
                kini.berumus = kini.berumus or any("=" in s.teks for s in sel.values())
            continue
        if len(sel) == 1 and (kini is None or _NOMOR_TABEL.match(next(iter(sel.values())).teks)):
            judul = [*judul, next(iter(sel.values())).teks[:PANJANG_JUDUL]][-BARIS_JUDUL:]
            continue
        if kini is not None:
            isi = {nama: sel[k] for nama, k in kini.kolom.items() if k in sel}
            if isi:
                kini.baris.append(BarisTabel(nomor, isi))
    return hasil


def _nomor_kolom(sel: dict[int, SelCetak]) -> bool:
    return len(sel) > 2 and all(_NOMOR_KOLOM.fullmatch(s.teks.strip()) for s in sel.values())


def _blok(lembar: Lembar, mulai: int) -> list[int]:
    """The lines of headings that begin at this line; none if it is not one."""
    if not _baris_kepala(lembar.baris[mulai], 3):
        return []
    hasil = [mulai]
    for nomor in range(mulai + 1, mulai + BARIS_KEPALA):
        sel = lembar.baris.get(nomor)
        if sel is None or not _baris_kepala(sel, 1) or _nomor_kolom(sel):
            break
        hasil.append(nomor)
    return hasil


def _baris_kepala(sel: dict[int, SelCetak], sedikitnya: int) -> bool:
    judul = [s for s in sel.values() if s.teks.strip()]
    if len(judul) < sedikitnya or any(len(s.teks) > _PANJANG_SEL_KEPALA for s in judul):
        return False
    if sum(bool(_KEPALA.match(_kata(s.teks))) for s in judul) * 5 < len(judul) * 4:
        return False
    # A row of a table may begin with such words too; its figures tell it.
    return not any(s.angka is not None and not 2000 <= s.angka < 2100 for s in judul)


def _kata(teks: str) -> str:
    """A heading, its misspelt words mended: ``KEGITAN`` → ``kegiatan``."""
    return re.sub(r"[a-z]{5,}", lambda m: _mirip(m[0]), bersih(teks[:PANJANG_JUDUL])).strip(" .:*")


@lru_cache(maxsize=2000)
def _mirip(kata: str) -> str:
    if kata in _KATA:
        return kata
    return next((k for k in _KATA if abs(len(k) - len(kata)) <= 1 and OSA.distance(k, kata, score_cutoff=1) <= 1), kata)


def _jalur(lembar: Lembar, blok: list[int]) -> Iterator[tuple[int, list[str]]]:
    """The headings over each column, group first. A group stands in the first of its columns."""
    jalur: dict[int, list[str]] = {}
    for i, nomor in enumerate(blok):
        for kolom, sel in lembar.baris[nomor].items():
            if kolom not in jalur:
                jalur[kolom] = []
                kiri = -1
                for atas in blok[:i]:
                    ada = [k for k in lembar.baris[atas] if kiri <= k < kolom]
                    if ada:
                        kiri = max(ada)
                        jalur[kolom].append(_kata(lembar.baris[atas][kiri].teks))
            jalur[kolom].append(_kata(sel.teks))
    yield from sorted(jalur.items())


def _susun(lembar: Lembar, blok: list[int], judul: list[str]) -> Tabel | None:
    jalur = list(_jalur(lembar, blok))
    calon = [t for b in SEMUA if (t := _coba(b, jalur))]
    if not calon:
        return None
    bentuk, kolom, tahun = max(calon, key=lambda c: len(c[1]))
    semua_judul = " / ".join(judul)
    nomor = _NOMOR_TABEL.search(semua_judul) or _NOMOR_TABEL.search(lembar.nama)
    nama = _nama(bentuk, nomor[1] if nomor else "", semua_judul, lembar)
    kepala = {n: " / ".join(dict(jalur)[k]) for n, k in kolom.items()}
    return Tabel(bentuk, nama, semua_judul, lembar, kolom, kepala, tahun)


def _nama(bentuk: Bentuk, nomor: str, judul: str, lembar: Lembar) -> str:
    if bentuk.nama == "narasi":
        return next((t for t in (lembar.nama, *lembar.judul, judul) if "narasi" in t.casefold()), "Narasi")[:60]
    return f"Tabel {nomor}" if nomor else bentuk.sebutan


def _coba(bentuk: Bentuk, jalur: list[tuple[int, list[str]]]) -> tuple[Bentuk, dict[str, int], dict[str, int]] | None:
    """The columns of these headings if they are of this kind of table."""
    kolom: dict[str, int] = {}
    tahun: dict[str, int] = {}
    for letak, bagian in jalur:
        daun, semua = bagian[-1], "/".join(bagian)
        if bentuk.tanpa and any(re.search(bentuk.tanpa, b) for b in (*bagian, semua)):
            return None
        tahun_ini = _TAHUN.search(semua)
        for k in bentuk.kolom:
            if not k.cocok(daun, semua) or ("{t}" in k.nama and tahun_ini is None):
                continue
            nama = k.nama.format(t=tahun_ini[1] if tahun_ini else "")
            if nama not in kolom:
                kolom[nama] = letak
                if tahun_ini:
                    tahun[nama] = int(tahun_ini[1])
                break
    for w in bentuk.wajib:
        if not any(n == p or (p.endswith("_") and n.startswith(p)) for p in w.split("|") for n in kolom):
            return None
    return bentuk, kolom, tahun
