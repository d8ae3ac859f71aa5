"""Capaian: what was reached against what was planned, in percent, and what may be said of it (specification 4).

Pure functions over figures. ``None`` is *not filled in*, ``TIDAK_BERLAKU`` is *there is no such percentage*; neither is
ever taken for zero, and neither enters an average.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

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
    where the rule says all.
    """

    persen: Persen
    target: Decimal | None
    realisasi: Decimal | None
    aturan: str
    alasan: str = ""

    @property
    def perlu_diperiksa(self) -> bool:
        """Above 120 %, or a realisasi where nothing was planned."""
        if isinstance(self.persen, Decimal):
            return self.persen > PERIKSA_DI_ATAS
        return self.persen is TIDAK_BERLAKU and bool(self.realisasi)

    def jelaskan(self) -> str:
        """The figures and the rule in one sentence, for people."""
        angka = [
            f"{nama} {format_angka(nilai) if nilai is not None else 'belum diisi'}"
            for nama, nilai in (("target", self.target), ("realisasi", self.realisasi))
        ]
        return "; ".join(x for x in (", ".join(angka), self.aturan, self.alasan) if x) + "."


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


def penyerapan(realisasi: int | None, pagu: int | None) -> Persen:
    """Rupiah spent against pagu, in percent; without pagu there is no percentage (specification 4.1)."""
    if not pagu:
        return TIDAK_BERLAKU
    return None if realisasi is None else Decimal(realisasi) / Decimal(pagu) * SERATUS


#: Lowest whole percent of each predikat (Permendagri 86/2017; specification 4.4).
PREDIKAT = ((91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah"))
PREDIKAT_TERENDAH = "Sangat Rendah"


def predikat(persen: Persen) -> str:
    """The word for a percentage, rounded to a whole first so that no gap stays (90,5 → 91); ``-`` if none applies."""
    if not isinstance(persen, Decimal):
        return "-"
    bulat = bulatkan(persen, 0)
    return next((sebutan for batas, sebutan in PREDIKAT if bulat >= batas), PREDIKAT_TERENDAH)
