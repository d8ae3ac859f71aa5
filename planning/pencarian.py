"""Finding a leaf of the official nomenklatur by code or by words, and whether a written name is the official one.

Everything happens in Python, on the few hundred rows of one edition, so it is the same on SQLite and PostgreSQL. Each
search reads those rows in one query; the index over them is kept by their content (``_indeks``), so it is built again
when any row changes and never has to be told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache

from rapidfuzz.distance import OSA

from planning.enums import Level
from planning.kode import KodeSalah, kunci_lintas_edisi, normalkan_kode
from planning.models import EdisiNomenklatur

PANJANG_PENCARIAN = 400
KATA_TERBANYAK = 24

#: Words that say nothing about what is meant.
_KATA_SAMBUNG = frozenset(
    ["atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ke", "oleh", "pada", "serta", "untuk", "yang"]
)
#: What people say instead of the words of the nomenklatur.
_SINGKATAN = {
    "atk": "alat tulis kantor",
    "bmd": "barang milik daerah",
    "bimtek": "bimbingan teknis",
    "forkopimcam": "forum koordinasi pimpinan kecamatan",
    "muspika": "forum koordinasi pimpinan kecamatan",
    "musrenbang": "musyawarah perencanaan pembangunan",
    "opd": "perangkat daerah",
    "perkada": "peraturan kepala daerah",
    "spbe": "sistem pemerintahan berbasis elektronik",
    "trantibum": "ketenteraman ketertiban umum",
}
#: How much a word counts by where it stands.
_BOBOT_NAMA, _BOBOT_INDIKATOR, _BOBOT_KEGIATAN, _BOBOT_PROGRAM = 1.0, 0.8, 0.7, 0.6


@dataclass(frozen=True)
class Simpul:
    """One official row, with the rows above it that a leaf brings along."""

    pk: int
    level: str
    kode: str
    nama: str
    kinerja: str
    indikator: str
    satuan: str
    induk: Simpul | None = field(repr=False)

    def leluhur(self, level: str) -> Simpul | None:
        """Itself or the node above of this level."""
        if self.level == level:
            return self
        return self.induk.leluhur(level) if self.induk else None


@dataclass(frozen=True)
class Hasil:
    """A leaf that was found. ``potongan`` is its name in pieces, each with whether it is what was looked for."""

    daun: Simpul
    skor: float
    kata: frozenset[str] = frozenset()

    @property
    def kegiatan(self) -> Simpul:
        """The kegiatan it belongs to; before 2021 the leaf is the kegiatan."""
        return self.daun.leluhur(Level.KEGIATAN)

    @property
    def program(self) -> Simpul:
        return self.daun.leluhur(Level.PROGRAM)

    @property
    def potongan(self) -> list[tuple[str, bool]]:
        bagian = re.split(r"([^\W_]+)", self.daun.nama)
        return [(b, b.casefold() in self.kata) for b in bagian if b]


def cari_nomenklatur(edisi: EdisiNomenklatur, kata: str, batas: int = 20) -> list[Hasil]:
    """The leaves that a person may mean, the likeliest first: by code (whole, or as far as typed), then by words.

    Words may come in any order, unfinished, misspelt, or with other prefixes and suffixes; every word must be found
    in the name, the indicator, the kegiatan or the program of a leaf. If no leaf has them all, those with the most,
    at least half. ``7.01.01.2.06.01 Penyediaan komponen``, pasted as printed, finds the code first. One query.
    """
    kata = kata[:PANJANG_PENCARIAN].strip()
    kolom = ("pk", "induk_id", "level", "kode", "nama", "kinerja", "indikator", "satuan")
    indeks = _indeks(tuple(edisi.nomenklatur.order_by("kode").values_list(*kolom)), edisi.level_daun)
    kode, sisa = re.fullmatch(r"([\dx](?:[\dx.,\s]*[\d.,x])?(?![^\W_]))?(.*)", kata, re.I | re.S).groups()
    hasil = _cari_kode(indeks, edisi, kode) if kode else []
    if sisa.strip() or not hasil:
        ada = {h.daun.pk for h in hasil}
        hasil += [h for h in _cari_kata(indeks, sisa.strip() or kata) if h.daun.pk not in ada]
    return hasil[:batas]


# --- The index --------------------------------------------------------------------------------------------------------


class _Indeks:
    """The leaves of one edition, and in which of them each word stands."""

    def __init__(self, baris: tuple[tuple, ...], level_daun: str):
        per_pk = {b[0]: b for b in baris}
        simpul: dict[int, Simpul] = {}

        def buat(pk: int | None) -> Simpul | None:
            if pk is None:
                return None
            if pk not in simpul:
                _, induk, *isi = per_pk[pk]
                simpul[pk] = Simpul(pk, *isi, induk=buat(induk))
            return simpul[pk]

        self.kode = frozenset(b[3] for b in baris)
        self.daun = [buat(b[0]) for b in baris if b[2] == level_daun]
        self.tempat: dict[str, dict[int, float]] = defaultdict(dict)
        for nomor, daun in enumerate(self.daun):
            for kata, bobot in _kata_berbobot(daun).items():
                self.tempat[kata][nomor] = bobot

    @cached_property
    def kata_per_akar(self) -> dict[str, set[str]]:
        hasil = defaultdict(set)
        for kata in self.tempat:
            for akar in _akar(kata):
                hasil[akar].add(kata)
        return hasil


@lru_cache(maxsize=8)
def _indeks(baris: tuple[tuple, ...], level_daun: str) -> _Indeks:
    """The index of these rows. Their content is the key: rows that changed are other rows."""
    return _Indeks(baris, level_daun)


def _kata_berbobot(daun: Simpul) -> dict[str, float]:
    hasil: dict[str, float] = {}
    for level, bobot in ((Level.PROGRAM, _BOBOT_PROGRAM), (Level.KEGIATAN, _BOBOT_KEGIATAN)):
        if atas := daun.leluhur(level):
            hasil |= dict.fromkeys(_kata(atas.nama), bobot)
    return (
        hasil
        | dict.fromkeys(_kata(f"{daun.kinerja} {daun.indikator}"), _BOBOT_INDIKATOR)
        | dict.fromkeys(_kata(daun.nama), _BOBOT_NAMA)
    )


def _kata(teks: str) -> list[str]:
    return re.findall(r"[^\W_]+", teks.casefold())


# --- By code ----------------------------------------------------------------------------------------------------------


def _cari_kode(indeks: _Indeks, edisi: EdisiNomenklatur, tertulis: str) -> list[Hasil]:
    """Leaves whose code is this one, is under it, begins like it, or holds it (2.06.01)."""
    awalan = "".join(tertulis.split()).replace(",", ".").strip(".").upper()
    try:
        kode = normalkan_kode(tertulis, edisi, indeks.kode)
    except KodeSalah:
        kode = awalan
    digit, ekor = awalan.replace(".", ""), f"-{kunci_lintas_edisi(awalan)}-"

    def skor(daun: Simpul) -> float:
        if daun.kode == kode:
            return 1
        if daun.kode.startswith((f"{kode}.", awalan)):
            return 0.9
        if "." in awalan and ekor in f"-{kunci_lintas_edisi(daun.kode)}-":
            return 0.6
        return 0.5 if daun.kode.replace(".", "").startswith(digit) else 0

    hasil = [Hasil(d, s) for d in indeks.daun if (s := skor(d))]
    return sorted(hasil, key=lambda h: (-h.skor, h.daun.kode))


# --- By words ---------------------------------------------------------------------------------------------------------


def _cari_kata(indeks: _Indeks, tertulis: str) -> list[Hasil]:
    dicari = list(dict.fromkeys(_kata(tertulis)))
    dicari = [k for k in dicari if k not in _KATA_SAMBUNG][:KATA_TERBANYAK] or dicari
    if not dicari:
        return []
    nilai: dict[int, float] = defaultdict(float)
    jumlah: dict[int, int] = defaultdict(int)
    cocok: dict[int, set[str]] = defaultdict(set)
    for kata in dicari:
        for nomor, (skor, dengan) in _daun_dengan(indeks, kata).items():
            nilai[nomor] += skor
            jumlah[nomor] += 1
            cocok[nomor] |= dengan
    terbanyak = max(jumlah.values(), default=0)
    if 2 * terbanyak < len(dicari):
        return []
    frasa = " ".join(_kata(tertulis))
    hasil = [
        Hasil(daun, nilai[nomor] / len(dicari) + _tepat(frasa, daun, cocok[nomor]), frozenset(cocok[nomor]))
        for nomor, daun in enumerate(indeks.daun)
        if jumlah[nomor] == terbanyak
    ]
    return sorted(hasil, key=lambda h: (-h.skor, h.daun.kode))


def _tepat(frasa: str, daun: Simpul, cocok: set[str]) -> float:
    """What tells apart leaves that hold the same words: the words in this order, and little else in the name."""
    nama = _kata(daun.nama)
    berurutan = 0.2 if f" {frasa}" in f" {' '.join(nama)}" else 0
    return berurutan + 0.2 * sum(k in cocok for k in nama) / len(nama)


def _daun_dengan(indeks: _Indeks, kata: str) -> dict[int, tuple[float, set[str]]]:
    """Leaves with this word or one like it: how good its best place there is, and which words those are."""
    hasil: dict[int, tuple[float, set[str]]] = {}
    for mirip, skor in _kata_mirip(indeks, kata).items():
        for nomor, bobot in indeks.tempat[mirip].items():
            terbaik, dengan = hasil.get(nomor, (0, set()))
            hasil[nomor] = (max(terbaik, skor * bobot), dengan | {mirip})
    if kata in _SINGKATAN:
        panjang = [_daun_dengan(indeks, k) for k in _SINGKATAN[kata].split()]
        for nomor in set.intersection(*map(set, panjang)):
            rata = sum(p[nomor][0] for p in panjang) / len(panjang)
            if rata > hasil.get(nomor, (0,))[0]:
                hasil[nomor] = (rata, set().union(*(p[nomor][1] for p in panjang)))
    return hasil


def _kata_mirip(indeks: _Indeks, kata: str) -> dict[str, float]:
    """Words of the index that may be meant, with how sure that is.

    Misspellings and other prefixes are looked for only when nothing holds the word as it is written; but two
    spellings of one long word (ketentraman, ketenteraman) always belong together.
    """
    hasil: dict[str, float] = {}
    for ada in indeks.tempat:
        if ada == kata:
            hasil[ada] = 1
        elif ada.startswith(kata):
            hasil[ada] = 0.9
        elif len(kata) >= 4 and kata in ada:
            hasil[ada] = 0.75
    if hasil:
        dekat = [ada for ada in indeks.tempat if len(kata) >= 10 and OSA.distance(kata, ada, score_cutoff=1) <= 1]
        return dict.fromkeys(dekat, 0.85) | hasil
    for akar in _akar(kata):
        hasil |= dict.fromkeys(indeks.kata_per_akar.get(akar, ()), 0.85)
    if len(kata) >= 4:
        for ada in indeks.tempat:
            if skor := _salah_ketik(kata, ada):
                hasil[ada] = max(skor, hasil.get(ada, 0))
    return hasil


def _salah_ketik(kata: str, ada: str) -> float:
    """How likely ``kata`` is ``ada`` misspelt, or its beginning misspelt: up to 0.8, at most 3 slips."""
    boleh = 1 if len(kata) <= 5 else 2 if len(kata) <= 9 else 3
    jarak = OSA.distance(kata, ada, score_cutoff=boleh)
    if jarak <= boleh:
        return 0.8 * (1 - jarak / len(kata))
    if len(kata) >= 5 and len(ada) > len(kata):
        jarak = OSA.distance(kata, ada[: len(kata)], score_cutoff=boleh - 1)
        if jarak <= boleh - 1:
            return 0.7 * (1 - jarak / len(kata))
    return 0


#: Prefixes, and what the sound that they swallow may have been: penyusunan → susun, pengelolaan → kelola.
_AWALAN = {
    "meny": ("s",),
    "peny": ("s",),
    "meng": ("", "k"),
    "peng": ("", "k"),
    "mem": ("", "p"),
    "pem": ("", "p"),
    "men": ("", "t"),
    "pen": ("", "t"),
    **dict.fromkeys(("me", "pe", "per", "ber", "ter", "di", "ke", "se"), ("",)),
}
_AKHIRAN = ("nya", "kan", "an", "i")
_AKAR_TERPENDEK = 4


def _akar(kata: str) -> set[str]:
    """What may be the root of a word; too many rather than too few."""
    hasil = {kata}
    for _ in range(2):  # pem-ber-daya-an
        for k in list(hasil):
            for awalan, hilang in _AWALAN.items():
                if k.startswith(awalan):
                    hasil |= {h + k.removeprefix(awalan) for h in hilang}
    hasil |= {k.removesuffix(a) for k in hasil for a in _AKHIRAN}
    return {k for k in hasil if len(k) >= _AKAR_TERPENDEK or k == kata}


# --- A written name against the official one --------------------------------------------------------------------------


class Kecocokan(StrEnum):
    """How a written name stands to the official one."""

    SAMA = "sama"
    MIRIP = "mirip"
    BEDA = "beda"


def cocok_nama(resmi: str, tertulis: str) -> Kecocokan:
    """Whether this is the official name: letter by letter (``SAMA``), with slips of the pen (``MIRIP``), or not.

    Case, punctuation, spacing, and a leading *Program*, *Kegiatan*, *Sub Kegiatan* do not count. A slip stays within
    its word, and short words have none: RKA-SKPD and DPA-SKPD are two names.
    """
    a, b = _inti_nama(resmi), _inti_nama(tertulis)
    if "".join(a) == "".join(b):
        return Kecocokan.SAMA
    a, b = ([k for k in nama if k not in _KATA_SAMBUNG] for nama in (a, b))
    if len(a) == len(b):
        mirip = all(_selip(x, y) for x, y in zip(a, b, strict=True))
    else:  # two words run together, and one slip
        mirip = len("".join(a)) >= 12 and OSA.distance("".join(a), "".join(b), score_cutoff=1) <= 1
    return Kecocokan.MIRIP if mirip else Kecocokan.BEDA


def _inti_nama(nama: str) -> list[str]:
    kata = _kata(nama)
    for sebutan in (["sub", "kegiatan"], ["subkegiatan"], ["kegiatan"], ["program"]):
        if kata[: len(sebutan)] == sebutan:
            return kata[len(sebutan) :]
    return kata


def _selip(a: str, b: str) -> bool:
    panjang = max(len(a), len(b))
    return OSA.distance(a, b) <= (0 if panjang <= 3 else 1 if panjang <= 11 else 2)
