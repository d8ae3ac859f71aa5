"""Proposals for the quarters: equal parts, last year's pattern, or all in one quarter (specification 4.2).

Rupiah always make the pagu. Targets by sum always make the target of the year; those of a position or a mean are the
year's target itself. What is not filled in for the year (pagu, target) gets no proposal; zero gets zeros.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate

from evaluation.kinerja import TRIWULAN, Kinerja
from planning.enums import Agregasi
from planning.masukan import BESARAN_TERBESAR
from planning.models import BarisRenja, IndikatorRenja, Renja
from planning.nilai import bulatkan, format_angka
from planning.pohon import Simpul

from .angka import PAGU_TW, TARGET_TW
from .bagi import bagi_besaran, bagi_rupiah
from .jumlah import muat_untuk_isian
from .pola import Pola, pola_tahun_lalu

RATA, LALU, SATU = "rata", "lalu", "satu"
#: The ways to propose, with what to call them.
CARA = {RATA: "Dibagi rata", LALU: "Menurut pola tahun lalu", SATU: "Semua di satu triwulan"}
KOSONG, SEMUA = "kosong", "semua"
#: What is filled: only empty cells, or all of them.
CAKUPAN = {KOSONG: "yang kosong saja", SEMUA: "semua, termasuk yang sudah terisi"}
RUPIAH, TARGET = "rupiah", "target"

#: The four quarters of one figure; ``None`` is not filled in.
Empat = tuple[Decimal | int | None, ...]


class UsulSalah(ValueError):
    """There is no such proposal, or it changes nothing; the message says why, for people."""


@dataclass(frozen=True)
class Usul:
    """The quarters proposed for one leaf (``PAGU_TW``) or indicator (``TARGET_TW``), and what is there now."""

    objek: str
    pemilik: BarisRenja | IndikatorRenja
    kode: str
    lama: Empat
    baru: Empat

    @property
    def berubah(self) -> list[int]:
        """The quarters that change."""
        return [tw for tw, a, b in zip(TRIWULAN, self.lama, self.baru, strict=True) if a != b]


@dataclass(frozen=True)
class Dilewati:
    """A leaf (``indikator`` empty) or indicator that gets no proposal, and why."""

    kode: str
    sebab: str
    indikator: str = ""


@dataclass(frozen=True)
class Usulan:
    """What would be filled in, and what is passed over."""

    judul: str
    usul: list[Usul]
    dilewati: list[Dilewati]

    @property
    def cacah(self) -> int:
        """How many cells change."""
        return sum(len(u.berubah) for u in self.usul)


def usul(
    renja: Renja,
    cara: str,
    tw: int | None = None,
    cakupan: str = KOSONG,
    bagian: Collection[str] = (RUPIAH, TARGET),
) -> Usulan:
    """Propose the quarters of a Renja; nothing is written. ``tw`` is the quarter for ``SATU``.

    With ``KOSONG`` what is filled in stays as it is, and the empty quarters get what it leaves. Raises ``UsulSalah`` if
    asked for something else than there is. ``evaluation.isian.terapkan`` writes it.
    """
    if cara not in CARA or cakupan not in CAKUPAN or not set(bagian) <= {RUPIAH, TARGET} or not bagian:
        raise UsulSalah("Pilih cara mengisi triwulan.")
    if cara == SATU and tw not in TRIWULAN:
        raise UsulSalah("Pilih triwulannya.")
    kinerja = muat_untuk_isian(renja)
    pola = pola_tahun_lalu(renja) if cara == LALU else Pola()
    pengusul = _Pengusul(kinerja, cara, tw or 0, cakupan == SEMUA, pola)
    hasil = [h for s in kinerja.pohon.telusuri() for h in pengusul.simpul(s, bagian)]
    apa = " dan ".join(b for b in (RUPIAH, TARGET) if b in bagian)
    return Usulan(
        f"Mengisi {apa} triwulan {CAKUPAN[cakupan].split(',')[0]}: {_sebutan(cara, tw)}",
        [h for h in hasil if isinstance(h, Usul)],
        [h for h in hasil if isinstance(h, Dilewati)],
    )


def _sebutan(cara: str, tw: int | None) -> str:
    return f"semua di Triwulan {'I' * tw if tw < 4 else 'IV'}" if cara == SATU else CARA[cara].lower()


_TANPA_POLA = "tidak ada pola tahun lalu"


class _TanpaUsul(Exception):
    """This figure gets no proposal; the message says why."""


@dataclass
class _Pengusul:
    kinerja: Kinerja
    cara: str
    tw: int
    semua: bool
    pola: Pola

    def simpul(self, simpul: Simpul, bagian: Collection[str]) -> Iterator[Usul | Dilewati]:
        """What to propose for a node and each of its indicators; nothing where there is nothing to do."""
        if simpul.baris is None:
            return
        if simpul.daun and RUPIAH in bagian:
            lama = tuple(self.kinerja.pagu(simpul, tw) for tw in TRIWULAN)
            yield from self._satu(PAGU_TW, simpul, simpul.baris, lama, lambda: self._rupiah(simpul, lama))
        for i in simpul.indikator if TARGET in bagian else ():
            i.baris = simpul.baris
            lama = tuple(self.kinerja.target(i, tw) for tw in TRIWULAN)
            yield from self._satu(TARGET_TW, simpul, i, lama, lambda i=i, lama=lama: self._target(simpul, i, lama))

    def _satu(
        self, objek: str, simpul: Simpul, pemilik, lama: Empat, hitung: Callable[[], Empat]
    ) -> Iterator[Usul | Dilewati]:
        if not self._diisi(lama):
            return
        try:
            usul = Usul(objek, pemilik, simpul.kode, lama, hitung())
        except _TanpaUsul as e:
            yield Dilewati(simpul.kode, str(e), pemilik.uraian if objek == TARGET_TW else "")
        else:
            if usul.berubah:
                yield usul

    def _diisi(self, lama: Empat) -> list[int]:
        """The quarters to fill, counted from 0."""
        return [n for n, isi in enumerate(lama) if self.semua or isi is None]

    def _rupiah(self, simpul: Simpul, lama: Empat) -> Empat:
        if simpul.pagu is None:
            raise _TanpaUsul("pagu belum diisi")
        return self._bagi(simpul.pagu, "pagu", lama, self.pola.rupiah(simpul.kode), bagi_rupiah)

    def _target(self, simpul: Simpul, indikator: IndikatorRenja, lama: Empat) -> Empat:
        target = indikator.target
        if target is None:
            raise _TanpaUsul("target tahun belum diisi")
        pola = self.pola.target(indikator.kunci, simpul.kode, indikator.nomor)
        if indikator.agregasi == Agregasi.KUMULATIF:
            return self._bagi(target, "target tahun", lama, pola, bagi_besaran)
        baru = [target] * 4
        if indikator.agregasi == Agregasi.POSISI_AKHIR:
            baru = self._posisi(target, pola)
        return tuple(baru[n] if n in self._diisi(lama) else isi for n, isi in enumerate(lama))

    def _posisi(self, target: Decimal, pola: Sequence[Decimal] | None) -> list[Decimal]:
        """Where things stand at the end of each quarter: as at the end of the year; until it is begun, nothing."""
        if self.cara == SATU:
            return [target if tw >= self.tw else Decimal(0) for tw in TRIWULAN]
        return _seperti(pola, target) if self.cara == LALU else [target] * 4

    def _bagi(self, setahun, sebutan: str, lama: Empat, pola: Sequence | None, bagi: Callable) -> Empat:
        """What the filled quarters leave of the year, over those to fill."""
        diisi = self._diisi(lama)
        sisa = setahun - sum(isi for n, isi in enumerate(lama) if n not in diisi)
        if sisa < 0:
            raise _TanpaUsul(f"yang sudah terisi melebihi {sebutan} {format_angka(setahun)}")
        bobot = [self._bobot(pola, sisa)[n] for n in diisi]
        if sisa and not any(bobot):
            sebab = "tahun lalu tidak ada di triwulan yang masih kosong"
            raise _TanpaUsul(sebab if self.cara == LALU else "triwulan yang dipilih sudah terisi")
        baru = bagi(sisa, bobot) if sisa else [sisa * 0] * len(diisi)
        isi = dict(zip(diisi, baru, strict=True))
        return tuple(isi.get(n, ada) for n, ada in enumerate(lama))

    def _bobot(self, pola: Sequence | None, sisa) -> Sequence:
        if self.cara == SATU:
            return [int(tw == self.tw) for tw in TRIWULAN]
        if self.cara == RATA:
            return [1] * 4
        if pola is None:
            if sisa:
                raise _TanpaUsul(_TANPA_POLA)
            return [1] * 4
        return [p or 0 for p in pola]


def _seperti(pola: Sequence[Decimal | None] | None, target: Decimal) -> list[Decimal]:
    """The way to the target in the same proportion as last year, with no more decimals than the target has."""
    if pola is None:
        raise _TanpaUsul(_TANPA_POLA)
    posisi = list(accumulate(pola, lambda lalu, kini: lalu if kini is None else kini))
    if not posisi[-1]:
        raise _TanpaUsul("tahun lalu berakhir pada nol")
    desimal = max(0, -target.normalize().as_tuple().exponent)
    hasil = [bulatkan(target * (p or 0) / posisi[-1], desimal) for p in posisi]
    if max(hasil) >= BESARAN_TERBESAR:
        raise _TanpaUsul("pola tahun lalu menghasilkan angka yang terlalu besar")
    return hasil
