"""The official names and codes of all editions since 2021, as the checks ask for them; names compared forgivingly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from types import SimpleNamespace

from rapidfuzz import fuzz, process

from planning.kode import KodeSalah, kunci_lintas_edisi, normalkan_kode
from planning.models import Nomenklatur

from .lembar import bersih

#: As alike as a name misspelt here and there is to the official one.
MIRIP = 88

#: Names and indicators are not longer.
PANJANG_NAMA = 500

PROGRAM, KEGIATAN, SUB = "program", "kegiatan", "sub_kegiatan"
_DEPAN = re.compile(r"^(?:program|sub ?kegiatan|kegiatan)\b[ :]*")
_TANDA = re.compile(r"[^\w%]+")
#: Official and as documents print them since 2021: 7.01, 7.01.01, 7.01.01.2.01, 7.01.01.2.01.01.
_POLA_BARU = re.compile(r"\d\.\d\d(?:\.\d\d(?:\.\d\.\d\d(?:\.(?:\d\d|\d{4}))?)?)?")


@lru_cache(maxsize=20_000)
def inti(nama: str) -> str:
    """A name as it is compared: small letters, without signs and the word of its level in front."""
    nama = bersih(nama[:PANJANG_NAMA])
    tanpa = _DEPAN.sub("", nama)
    return " ".join(_TANDA.sub(" ", tanpa or nama).split())


@lru_cache(maxsize=50_000)
def mirip(a: str, b: str) -> float:
    """How alike two names are, 0 to 100; a name with words left out is nearly the whole one."""
    a, b = inti(a), inti(b)
    if a == b:
        return 100
    urut = fuzz.token_sort_ratio(a, b)
    pendek, panjang = sorted((a.split(), b.split()), key=len)
    if len(pendek) >= 3 and len(pendek) * 2 >= len(panjang):
        if set(pendek) <= set(panjang):
            return max(urut, 96)
        urut = max(urut, 0.96 * fuzz.token_set_ratio(a, b))
    # Providing, purchasing and maintaining the same thing are three.
    kata_awal = fuzz.ratio(a.partition(" ")[0], b.partition(" ")[0])
    return urut - 12 if kata_awal < 75 and urut < 97 else urut


class Resmi:
    """The nomenklatur: key of a code (``7-1-1``) → names, over all editions since 2021."""

    def __init__(self, baris: Iterable[tuple[str, str]]):
        self.nama: dict[str, set[str]] = {}
        self.kode: dict[str, str] = {}
        self._kunci: dict[str, list[str]] = {}
        for kode, nama in baris:
            kunci = kunci_lintas_edisi(kode)
            if kunci.count("-") < 2:
                continue
            self.nama.setdefault(kunci, set()).add(nama)
            if len(kode) <= len(self.kode.get(kunci, kode)):
                self.kode[kunci] = kode
            kunci_nama = self._kunci.setdefault(inti(nama), [])
            if kunci not in kunci_nama:
                kunci_nama.append(kunci)
        self._semua = frozenset(self.kode.values())
        self._daftar = list(self._kunci)
        self._ingat: dict[str, tuple[tuple[str, ...], float]] = {}

    @classmethod
    def muat(cls) -> Resmi:
        """From the database, one query."""
        daftar = Nomenklatur.objects.exclude(edisi__lebar_sub_kegiatan=None).order_by("kode", "edisi_id")
        return cls(daftar.values_list("kode", "nama"))

    def cari(self, nama: str) -> tuple[tuple[str, ...], float]:
        """The keys of the official name most like this one, and how alike (0 to 100)."""
        ini = inti(nama)
        if ini not in self._ingat:
            if ini in self._kunci:
                hasil = tuple(self._kunci[ini]), 100.0
            else:
                dekat = process.extract(ini, self._daftar, scorer=fuzz.token_set_ratio, score_cutoff=60, limit=8)
                skor, nama_resmi = max(((mirip(ini, n), n) for n, *_ in dekat), default=(0.0, ""))
                hasil = (tuple(self._kunci[nama_resmi]), skor) if skor >= 60 else ((), 0.0)
            self._ingat[ini] = hasil
        return self._ingat[ini]

    def level(self, nama: str) -> str | None:
        """The level of an official name that this one is, if it is."""
        kunci, skor = self.cari(nama)
        return LEVEL_PER_DALAM.get(kunci[0].count("-")) if kunci and skor >= MIRIP else None

    def sebarisan(self, atas: str, bawah: str) -> bool:
        """Whether the second name stands under the first in the nomenklatur, as far as both are known there."""
        (a, skor_a), (b, skor_b) = self.cari(atas), self.cari(bawah)
        if min(skor_a, skor_b) < MIRIP:
            return True
        return any(y.startswith(f"{x}-") for x in a for y in b)

    def rapikan(self, tercetak: str) -> str | None:
        """The code as it should be written, whatever dots and blanks it has; ``None`` if it is none."""
        lebar = 4 if re.search(r"\.\d{4}$", tercetak.strip()) else 2
        edisi = SimpleNamespace(punya_sub_kegiatan=True, lebar_sub_kegiatan=lebar, nama="nomenklatur")
        try:
            kode = normalkan_kode(tercetak, edisi, self._semua)
        except KodeSalah:
            return None
        return kode if kode.count(".") >= 2 else None


LEVEL_PER_DALAM = {2: PROGRAM, 4: KEGIATAN, 5: SUB}


def berpola_baru(tercetak: str) -> bool:
    return _POLA_BARU.fullmatch(tercetak.strip()) is not None


def level_kode(kode: str | None) -> str | None:
    return LEVEL_PER_DALAM.get(kode.count(".")) if kode else None


# --- Before 2021 ------------------------------------------------------------------------------------------------------

_LAMA = re.compile(
    r"(?P<awalan>\d\.\d\d\.(?:\d\.\d\d\.\d\d|\d\d))\.(?P<program>\d\d)?(?:\.(?P<kegiatan>\d{2,3}))?(?P<lebih>\.\d\d)?"
)


def urai_lama(tercetak: str) -> tuple[str, str, str] | None:
    """Prefix, number of the program, number of the kegiatan: ``1.06.01``, ``01``, ``19`` (specification 7.3)."""
    cocok = _LAMA.fullmatch("".join(tercetak.split()).strip("."))
    if cocok is None or cocok["lebih"]:
        return None
    return cocok["awalan"], cocok["program"] or "", cocok["kegiatan"] or ""
