"""Capaian: what was reached against what was planned, in percent, and what may be said of it (specification 4).

Pure functions over figures. ``None`` is *not filled in*, ``TIDAK_BERLAKU`` is *there is no such percentage*; neither is
ever taken for zero, and neither enters an average.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from planning.enums import Agregasi, Arah, RumusNegatif
from planning.nilai import TIDAK_BERLAKU, bulatkan, format_angka

Persen = Decimal | type(TIDAK_BERLAKU) | None
SERATUS = Decimal(100)
#: From here on a percentage is worth a second look (specification 4.1).
PERIKSA_DI_ATAS = Decimal(120)


@dataclass(frozen=True)
class Capaian:
    """One percentage that explains itself: its figures, the rule that made it, and why it is what it is.

    ``persen`` is a full ``Decimal`` (rounded only when printed), ``TIDAK_BERLAKU`` or ``None``. ``alasan`` is empty
    where the rule says all. ``rerata`` is there where the percentage is a mean of others.
    """

    persen: Persen
    target: Decimal | int | None
    realisasi: Decimal | int | None
    aturan: str
    alasan: str = ""
    rerata: Rerata | None = None

    _sebutan: ClassVar[tuple[str, str]] = ("target", "realisasi")
    _awalan: ClassVar[str] = ""
    _batas_wajar: ClassVar[Decimal] = PERIKSA_DI_ATAS

    @property
    def perlu_diperiksa(self) -> bool:
        """Above 120 % (money: above 100), or a realisasi where nothing was planned."""
        if isinstance(self.persen, Decimal):
            return self.persen > self._batas_wajar
        return self.persen is TIDAK_BERLAKU and self.rerata is None and bool(self.realisasi)

    def jelaskan(self) -> str:
        """The figures and the rule in one sentence, for people."""
        if self.rerata is not None:
            return self.rerata.jelaskan()
        angka = [
            f"{nama} {self._awalan}{format_angka(nilai)}" if nilai is not None else f"{nama} belum diisi"
            for nama, nilai in zip(self._sebutan, (self.target, self.realisasi), strict=True)
        ]
        return "; ".join(x for x in (", ".join(angka), self.aturan, self.alasan) if x) + "."


@dataclass(frozen=True)
class Serapan(Capaian):
    """Absorption: rupiah spent (``realisasi``) against pagu (``target``), in percent."""

    _sebutan: ClassVar[tuple[str, str]] = ("pagu", "realisasi")
    _awalan: ClassVar[str] = "Rp\xa0"
    _batas_wajar: ClassVar[Decimal] = SERATUS


@dataclass(frozen=True)
class Bagian:
    """One of the percentages behind a mean: whose it is, and where it does not apply, why."""

    nama: str
    persen: Persen
    sebab: str = ""

    @property
    def alasan(self) -> str:
        """Why it does not enter the mean."""
        return self.sebab or _SEBAB[self.persen]


@dataclass(frozen=True)
class Rerata:
    """A mean that explains itself: what entered it, what was left out and why (specification 4.3)."""

    persen: Persen
    bagian: tuple[Bagian, ...]
    batas: Decimal | None = None

    @property
    def masuk(self) -> list[Bagian]:
        return [b for b in self.bagian if isinstance(b.persen, Decimal)]

    @property
    def dikeluarkan(self) -> list[Bagian]:
        return [b for b in self.bagian if not isinstance(b.persen, Decimal)]

    @property
    def ringkas(self) -> str:
        """How many entered, of how many, and by which limit."""
        if not self.bagian:
            return "tidak ada nilai di bawahnya"
        cacah = (
            f"rata-rata {len(self.masuk)} dari {len(self.bagian)} nilai" if self.masuk else "tidak ada nilai berlaku"
        )
        dibatasi = self.batas is not None and any(b.persen > self.batas for b in self.masuk)
        return f"{cacah}; yang di atas {self.batas} dihitung {self.batas}" if dibatasi else cacah

    def jelaskan(self) -> str:
        """Every value that entered, every one that did not and why, in one sentence."""
        masuk = ", ".join(f"{b.nama} {format_angka(b.persen)}" for b in self.masuk)
        keluar = ", ".join(f"{b.nama} ({b.alasan})" for b in self.dikeluarkan)
        bagian = (self.ringkas, masuk, f"tidak ikut dihitung: {keluar}" if keluar else "")
        return "; ".join(b for b in bagian if b) + "."


_SEBAB = {None: "belum diisi", TIDAK_BERLAKU: "tidak berlaku"}


def capaian(
    target: Decimal | None,
    realisasi: Decimal | None,
    arah: str = Arah.POSITIF,
    *,
    target_atas: Decimal | None = None,
    rumus_negatif: str = RumusNegatif.DUA_T_KURANG_R,
) -> Capaian:
    """Realisasi against target, in percent, not limited to 100 (specification 4.1).

    ``target_atas`` makes the target a range: inside it is 100, outside the nearer bound counts. A missing figure gives
    ``None``; a target of zero gives ``TIDAK_BERLAKU``, but for ``NEGATIF``, where zero reached is 100 and anything else
    0.
    """
    if target is None or realisasi is None:
        kurang = "target" if target is None else "realisasi"
        return Capaian(None, target, realisasi, "", f"kosong karena {kurang} belum diisi")
    if target_atas is not None:
        if target <= realisasi <= target_atas:
            return Capaian(SERATUS, target, realisasi, "realisasi berada dalam rentang target")
        target = target_atas if realisasi > target_atas else target
    if target == 0:
        return _target_nol(target, realisasi, arah)
    if arah == Arah.NEGATIF:
        return _negatif(target, realisasi, rumus_negatif)
    persen = realisasi / target * SERATUS
    alasan = "di atas 100 karena realisasi melebihi target" if persen > SERATUS else ""
    return Capaian(persen, target, realisasi, "realisasi / target x 100", alasan)


def _target_nol(target: Decimal, realisasi: Decimal, arah: str) -> Capaian:
    if arah == Arah.NEGATIF:
        persen = Decimal(0) if realisasi else SERATUS
        return Capaian(persen, target, realisasi, "target nol: 100 bila realisasi nol, selain itu 0")
    alasan = "ada realisasi tanpa target" if realisasi else "memang tidak ada target"
    return Capaian(TIDAK_BERLAKU, target, realisasi, "target nol tidak dihitung", alasan)


def _negatif(target: Decimal, realisasi: Decimal, rumus: str) -> Capaian:
    rumus = RumusNegatif(rumus)
    if rumus is RumusNegatif.T_PER_R:
        if realisasi == 0:
            return Capaian(TIDAK_BERLAKU, target, realisasi, rumus.label, "realisasi nol tidak dapat membagi")
        return Capaian(target / realisasi * SERATUS, target, realisasi, rumus.label)
    persen = (2 * target - realisasi) / target * SERATUS
    alasan = "kurang dari nol dijadikan 0" if persen < 0 else ""
    return Capaian(max(persen, Decimal(0)), target, realisasi, rumus.label, alasan)


def agregat(nilai: Iterable[Decimal | None], cara: str) -> Decimal | None:
    """Figures of several periods, in order, as one (specification 4.2); of nothing, nothing.

    ``KUMULATIF`` adds, ``POSISI_AKHIR`` takes the last that is filled in, ``RATA_RATA`` is the mean of those filled in.
    """
    ada = [n for n in nilai if n is not None]
    if not ada:
        return None
    if cara == Agregasi.POSISI_AKHIR:
        return ada[-1]
    return sum(ada) if cara == Agregasi.KUMULATIF else sum(ada) / len(ada)


def usul_agregasi(triwulan: Iterable[Decimal | None], target_tahun: Decimal | None, satuan: str) -> str | None:
    """What the figures themselves suggest (specification 4.2); ``None`` if a person must choose."""
    ada = [t for t in triwulan if t is not None]
    if satuan.casefold() in {"%", "persen", "indeks", "nilai", "poin"}:
        return Agregasi.POSISI_AKHIR
    if not ada or target_tahun is None:
        return None
    if all(t == target_tahun for t in ada):
        return Agregasi.POSISI_AKHIR
    return Agregasi.KUMULATIF if sum(ada) == target_tahun else None


def rata_rata(
    persen: Iterable[Persen], *, batas: Decimal | None = None, bobot: Iterable[Decimal] | None = None
) -> Persen:
    """The mean of the percentages that apply; what does not leaves both sides of the fraction (specification 4.3).

    ``batas`` caps each percentage before it enters; ``bobot`` weighs them (by default all the same). If none applies,
    the mean does not either.
    """
    persen = list(persen)
    bobot = list(bobot) if bobot is not None else [Decimal(1)] * len(persen)
    ada = [
        (min(p, batas) if batas is not None else p, b)
        for p, b in zip(persen, bobot, strict=True)
        if isinstance(p, Decimal) and b
    ]
    if not ada:
        return TIDAK_BERLAKU
    return sum(p * b for p, b in ada) / sum(b for _, b in ada)


def rerata(bagian: Iterable[Bagian], *, batas: Decimal | None = None) -> Rerata:
    """The mean of named percentages (``rata_rata``), together with what it is made of."""
    bagian = tuple(bagian)
    return Rerata(rata_rata((b.persen for b in bagian), batas=batas), bagian, batas)


def penyerapan(realisasi: int | None, pagu: int | None) -> Persen:
    """Rupiah spent against pagu, in percent; without pagu there is no percentage (specification 4.1)."""
    return serapan(realisasi, pagu).persen


def serapan(realisasi: int | None, pagu: int | None) -> Serapan:
    """Likewise, explaining itself; above 100 is a mistake in entering (specification 4.1)."""
    if not pagu:
        alasan = "tidak ada pagu" if pagu == 0 else "tanpa pagu tidak ada persentase"
        if realisasi:
            alasan = f"ada realisasi, {alasan}"
        return Serapan(TIDAK_BERLAKU, pagu, realisasi, "", alasan)
    if realisasi is None:
        return Serapan(None, pagu, None, "", "kosong karena realisasi belum diisi")
    persen = Decimal(realisasi) / Decimal(pagu) * SERATUS
    alasan = "di atas 100: realisasi melebihi pagu, periksa isiannya" if persen > SERATUS else ""
    return Serapan(persen, pagu, realisasi, "realisasi / pagu x 100", alasan)


#: Lowest whole percent of each predikat but the last (Permendagri 86/2017; specification 4.4).
BATAS_PREDIKAT = (91, 76, 66, 51)
#: The words for them, from the highest; a kabupaten may have others for the same intervals.
SEBUTAN = ("Sangat Tinggi", "Tinggi", "Sedang", "Rendah", "Sangat Rendah")


def urai_sebutan(label: str) -> tuple[str, ...]:
    """Five words from the highest to the lowest, separated by semicolons; the usual ones where none are given."""
    sebutan = tuple(s.strip() for s in label.split(";"))
    return sebutan if len(sebutan) == len(SEBUTAN) and all(sebutan) else SEBUTAN


def predikat(persen: Persen, sebutan: Sequence[str] = SEBUTAN) -> str:
    """The word for a percentage, rounded to a whole first so that no gap stays (90,5 → 91); ``-`` if none applies."""
    if not isinstance(persen, Decimal):
        return "-"
    bulat = bulatkan(persen, 0)
    return next((kata for batas, kata in zip(BATAS_PREDIKAT, sebutan, strict=False) if bulat >= batas), sebutan[-1])


#: Nilai AKIP: each letter is for more than this (specification 4.4).
PREDIKAT_AKIP = ((90, "AA"), (80, "A"), (70, "BB"), (60, "B"), (50, "CC"), (30, "C"))


def predikat_akip(nilai: Decimal | None) -> str:
    """The letter of a Nilai AKIP (0 to 100, not rounded): AA above 90 … C above 30, D from 30 down; ``-`` if empty."""
    if nilai is None:
        return "-"
    return next((huruf for batas, huruf in PREDIKAT_AKIP if nilai > batas), "D")
