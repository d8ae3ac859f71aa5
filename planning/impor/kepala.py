"""Which column holds what: found by the words of its heading, never by its place.

Headings may stand in several rows (a group over its columns), in any order, in capitals or not. The year in a group
(``Rencana Tahun 2021 (N)``, ``Prakiraan Maju …``) tells the target and pagu of the year from those of the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from .buku import TEKS, Baris, Sel

#: A heading further down is none.
DICARI_SAMPAI = 60
BARIS_KEPALA = 4
PANJANG_JUDUL = 200


@dataclass(frozen=True)
class KolomImpor:
    """A column we know. ``pola`` is sought in the heading's words, small letters and single spaces."""

    nama: str
    judul: str
    pola: re.Pattern
    baris: bool = True
    """Whether it belongs to the row of a node, and not to one of its indicators."""


def _k(nama: str, judul: str, pola: str, baris: bool = True) -> KolomImpor:
    return KolomImpor(nama, judul, re.compile(pola), baris)


#: In the order of the template. ``{n}`` and ``{n1}`` are the year and the next. The first pattern that fits wins.
KOLOM: tuple[KolomImpor, ...] = (
    _k("kode", "Kode", r"^(?:kode\b(?! organisasi)|no\.? ?rek)"),
    _k("nama", "Nama", r"^(?:nama\b|uraian\b|urusan/|program/|program\b|sub kegiatan|nomenklatur)"),
    _k("nomor", "Indikator ke", r"^(?:indikator ke\b|(?:no|nomor)\.? indikator)", baris=False),
    _k("uraian", "Indikator", r"^(?:indikator|tolok ukur)", baris=False),
    _k("satuan", "Satuan", r"^satuan", baris=False),
    _k("target", "Target {n}", r"^target", baris=False),
    _k("pagu", "Pagu {n} (Rp)", r"^(?:pagu|kebutuhan dana|anggaran)"),
    _k("lokasi", "Lokasi", r"^lokasi"),
    _k("sumber_dana", "Sumber dana", r"^sumber (?:pen)?dana"),
    _k("kelompok_sasaran", "Kelompok sasaran", r"^kelompok sasaran"),
    _k("target_n1", "Target {n1}", r"^$", baris=False),
    _k("pagu_n1", "Pagu {n1} (Rp)", r"^$"),
    _k("catatan", "Catatan penting", r"^(?:catatan|keterangan)"),
    _k("jenis_kegiatan", "Jenis kegiatan", r"^jenis kegiatan"),
    _k("penanggung_jawab", "Penanggung jawab", r"penanggung ?jawab"),
)
PER_NAMA = {k.nama: k for k in KOLOM}
#: Filled by us or only there to be read: nobody misses them.
TANPA_KETERANGAN = re.compile(r"^(?:no\.?|nomor|urut)$")

_BERTAHUN = ("target", "pagu")
#: One of these makes a list of codes a list of plans.
_ISI = {"uraian", "target", "pagu", "target_n1", "pagu_n1"}
_MAJU = re.compile(r"\bn ?\+ ?1\b|prakiraan maju|tahun berikut")
_TAHUN = re.compile(r"\b(20\d\d)\b")
_NOMOR_KOLOM = re.compile(r"\(?\d{1,2}[a-z]?\)?(?: ?=.*)?")


@dataclass
class Kepala:
    """The headings of one sheet: ``kolom`` says which column (from 0) holds what, ``akhir`` is their last line."""

    kolom: dict[str, int] = field(default_factory=dict)
    akhir: int = 0
    asing: list[str] = field(default_factory=list)
    """Headings nobody knows, with their cell."""
    ganda: list[tuple[Sel, str]] = field(default_factory=list)
    """A second column of the same meaning, and what it is called."""
    salah_tahun: list[Sel] = field(default_factory=list)
    """Headings that name a year which is neither the Renja's nor the next."""


def cari_kepala(baris: Iterable[Baris], tahun: int) -> Kepala | None:
    """The headings among the first lines of a sheet; ``None`` if it holds no list of plans."""
    baris = list(baris)
    for i, (_, sel) in enumerate(baris):
        if any(_cocok(_teks(s), "kode") for s in sel.values()):
            kepala = _baca(_blok(baris[i : i + BARIS_KEPALA]), tahun)
            if "kode" in kepala.kolom and (_ISI & kepala.kolom.keys() or kepala.salah_tahun):
                return kepala
    return None


def nomor_kolom(sel: dict[int, Sel]) -> bool:
    """Whether a line only numbers the columns: ``(1)``, ``(2)``, ``8 = 7/6*100``."""
    return len(sel) > 2 and all(_NOMOR_KOLOM.fullmatch(s.teks) for s in sel.values())


def _blok(baris: list[Baris]) -> list[Baris]:
    """The lines of one heading: the first, and those below that go on with it."""
    pertama, *lain = baris
    letak_kode = next(k for k, s in pertama[1].items() if _cocok(_teks(s), "kode"))
    hasil = [pertama]
    for nomor, sel in lain:
        berjudul = any(_kenali(_teks(s)) for s in sel.values())
        if nomor != hasil[-1][0] + 1 or letak_kode in sel or not berjudul or not all(map(_teks, sel.values())):
            break
        hasil.append((nomor, sel))
    return hasil


def _baca(blok: list[Baris], tahun: int) -> Kepala:
    kepala = Kepala(akhir=blok[-1][0])
    for kolom, jalur in sorted(_jalur(blok).items()):
        sel = jalur[-1]
        judul = _teks(sel)
        nama = _kenali(judul) or next(filter(None, (_kenali(_teks(s)) for s in reversed(jalur))), None)
        if nama is None:
            if judul and not TANPA_KETERANGAN.fullmatch(judul):
                kepala.asing.append(f"{sel.teks} ({sel.alamat})")
            continue
        if nama in _BERTAHUN:
            di_tahun = _tahun_kolom(" ".join(_teks(s) for s in jalur), tahun)
            if di_tahun is None:
                kepala.salah_tahun.append(next(s for s in jalur if _TAHUN.search(s.teks)))
                continue
            nama += "_n1" if di_tahun else ""
        if nama in kepala.kolom:
            kepala.ganda.append((sel, PER_NAMA[nama].judul.format(n=tahun, n1=tahun + 1)))
        else:
            kepala.kolom[nama] = kolom
    return kepala


def _jalur(blok: list[Baris]) -> dict[int, list[Sel]]:
    """The headings over each column, group first. A group stands in the first of its cells only."""
    jalur: dict[int, list[Sel]] = {}
    for i, (_, sel) in enumerate(blok):
        for kolom, s in sel.items():
            if kolom not in jalur:
                jalur[kolom] = _kelompok(blok[:i], kolom)
            jalur[kolom].append(s)
    return jalur


def _kelompok(di_atas: list[Baris], kolom: int) -> list[Sel]:
    """The groups over a column without a heading of its own there: what stands nearest to the left."""
    hasil, kiri = [], 0
    for _, sel in di_atas:
        terdekat = max((k for k in sel if kiri <= k < kolom), default=None)
        if terdekat is not None:
            hasil.append(sel[terdekat])
            kiri = terdekat
    return hasil


def _tahun_kolom(judul: str, tahun: int) -> bool | None:
    """Whether a heading is of the next year; ``None`` if of some other year."""
    disebut = {int(t) for t in _TAHUN.findall(judul)}
    maju = bool(_MAJU.search(judul))
    if not disebut:
        return maju
    if tahun + 1 in disebut and (maju or tahun not in disebut):
        return True
    return False if tahun in disebut and not maju else None


def _kenali(judul: str) -> str | None:
    return next((k.nama for k in KOLOM if judul and _cocok(judul, k.nama)), None)


def _cocok(judul: str, nama: str) -> bool:
    return bool(PER_NAMA[nama].pola.search(judul))


def _teks(sel: Sel) -> str:
    """A heading's words in small letters; what is no text is no heading."""
    if sel.jenis != TEKS:
        return ""
    judul = " ".join(sel.teks[:PANJANG_JUDUL].casefold().replace("_", " ").split())
    return re.sub(r" ?([/-]) ?", r"\1", judul).strip(" .:*")
