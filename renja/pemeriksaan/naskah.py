"""The free texts of a Renja as plain words, each with where it is mended; and what can be read out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING

from evaluation.isian.angka import REALISASI
from planning.kendala import ALASAN, ISIAN, NASKAH, TEKS_TRIWULAN
from planning.kendala import REALISASI as DI_REALISASI
from planning.models import IndikatorRenja
from planning.pohon import Simpul
from planning.terbilang import terbilang

from .temuan import Tempat

if TYPE_CHECKING:
    from .bahan import Bahan

#: What an office says of a quarter, in words.
FAKTOR = {
    "faktor_pendorong": "faktor pendorong",
    "faktor_penghambat": "faktor penghambat",
    "tindak_lanjut_triwulan": "tindak lanjut triwulan",
    "tindak_lanjut_renja": "tindak lanjut Renja",
}
_ISIAN = re.compile(r"<(span|div)[^>]*\bdata-isian=[^>]*>.*?</\1>", re.S)
_BLOK = re.compile(r"</?(?:p|li|h\d|tr|div|br)\b[^>]*>", re.I)
_TANDA = re.compile(r"<[^>]*>")
_KALIMAT = re.compile(r"(?<=[.;!?])\s+(?=[A-Z(“\"0-9])|\n+")


@dataclass(frozen=True)
class Teks:
    """One text: whose it is in words (``kolom``), of which row (``baris``; empty: of none), of which quarter."""

    isi: str
    kolom: str
    tempat: Tempat
    baris: str = ""
    tw: int = 0

    def kalimat(self) -> Iterator[str]:
        """Its sentences; a figure's dots do not end one."""
        for k in _KALIMAT.split(self.isi):
            if k.strip():
                yield k.strip()


def polos_html(html: str) -> str:
    """Edited HTML as text: a line for each block, without the placeholders, which are always true."""
    polos = unescape(_TANDA.sub("", _BLOK.sub("\0", _ISIAN.sub("…", html))))
    return "\n".join(" ".join(b.split()) for b in polos.split("\0") if b.strip())


def teks_naskah(b: Bahan) -> list[Teks]:
    """The texts of documents that the office wrote itself."""
    return [
        Teks(polos_html(n.isi), f"naskah {n.dokumen}: {n.kunci}", Tempat(NASKAH, n.dokumen, kolom=n.kunci))
        for n in b.naskah
        if n.isi
    ]


def teks_faktor(b: Bahan) -> list[Teks]:
    """What the office says of the quarters."""
    hasil = []
    for tw, e in sorted(b.kinerja.evaluasi.items()):
        for medan, sebutan in FAKTOR.items():
            if isi := getattr(e, medan).strip():
                hasil.append(Teks(isi, f"{sebutan} triwulan {tw}", Tempat(TEKS_TRIWULAN, kolom=medan, nomor=tw), tw=tw))
    return hasil


def teks_keterangan(b: Bahan) -> Iterator[tuple[Simpul, IndikatorRenja, Teks]]:
    """The remarks beside realisations."""
    ada = b.kinerja.realisasi_tw
    for s, i in b.indikator if ada else ():
        for tw in (1, 2, 3, 4):
            r = ada.get((i.kunci, tw))
            if r and r.keterangan:
                tempat = Tempat(DI_REALISASI, REALISASI, i.pk, "keterangan", tw)
                yield s, i, Teks(r.keterangan, f"keterangan triwulan {tw}", tempat, s.kode_cetak, tw)


def teks_bebas(b: Bahan) -> list[Teks]:
    """Every text in which years and documents may be named wrongly."""
    hasil = [*b.teks_naskah, *b.teks_faktor]
    for s in b.simpul:
        if s.baris and s.baris.catatan:
            tempat = Tempat(ISIAN, "baris", s.baris.pk, "catatan")
            hasil.append(Teks(s.baris.catatan, "catatan", tempat, s.kode_cetak))
    for (kode, _), alasan in b.alasan.items():
        hasil.append(Teks(alasan, "alasan perubahan", Tempat(ALASAN), kode))
    return hasil


# --- Numbers in words -------------------------------------------------------------------------------------------------

#: ``tiga puluh satu`` → 31, up to ninety-nine.
BILANGAN = {terbilang(n).removesuffix(" rupiah"): n for n in range(1, 100)}
#: A number in digits, in words, or both: ``5``, ``lima``, ``5 (lima)``.
POLA_BILANGAN = r"(?P<angka>\d{1,3}|" + "|".join(sorted(BILANGAN, key=len, reverse=True)) + r")(?:\s*\([a-z ]+\))?"


def bilangan(tulisan: str) -> int:
    return int(tulisan) if tulisan.isdigit() else BILANGAN[tulisan.casefold()]


_RUPIAH = re.compile(
    r"\bRp\.?\s*(?P<angka>\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:\d\d|-)(?!\d))?(?!\.?\d|,\d)"
    r"(?P<lanjut>\s*(?:ribu|juta|miliar|milyar|triliun)\b)?"
)


@dataclass(frozen=True)
class Rupiah:
    """An amount in a text, and what stands behind it in brackets."""

    nilai: int
    tulisan: str
    terbilang: str = ""


def rupiah(kalimat: str) -> Iterator[Rupiah]:
    """Every amount written out in full; ``Rp 2,5 miliar`` is not."""
    if "Rp" not in kalimat:
        return
    for m in _RUPIAH.finditer(kalimat):
        if m["lanjut"]:
            continue
        kurung = re.match(r"\s*\(([A-Za-z ]{8,})\)", kalimat[m.end() :])
        yield Rupiah(int(m["angka"].replace(".", "")), m[0].strip(), kurung[1] if kurung else "")
