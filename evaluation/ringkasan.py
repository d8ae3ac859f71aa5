"""How far a quarter has been filled in, and how it stands: for the pages that show quarters side by side."""

from __future__ import annotations

from dataclasses import dataclass

from evaluation.capaian import Persen
from evaluation.kinerja import Kinerja
from evaluation.models import EvaluasiTriwulan
from evaluation.perms import FAKTOR, TINDAK_LANJUT
from planning.models import IndikatorRenja
from planning.pohon import Simpul


@dataclass(frozen=True)
class Ringkasan:
    """One quarter in figures. Indicators and rupiah are counted at the leaves, where they are filled in; what stands
    above them follows from what is below (specification 1.4).

    ``bertarget`` are the indicators with a target other than zero in this quarter, ``tanpa_realisasi`` those of them
    nobody has filled in; ``berpagu`` the leaves with pagu, ``tanpa_rupiah`` those of them without rupiah. ``k`` and
    ``rp`` are the mean capaian and absorption up to this quarter, in percent.
    """

    triwulan: int
    bertarget: int
    tanpa_realisasi: tuple[tuple[Simpul, IndikatorRenja], ...]
    berpagu: int
    tanpa_rupiah: tuple[Simpul, ...]
    k: Persen
    rp: Persen
    predikat_k: str
    predikat_rp: str
    teks_kosong: tuple[str, ...]
    bukti: int = 0

    @property
    def terisi(self) -> int:
        return self.bertarget - len(self.tanpa_realisasi)

    @property
    def berupiah(self) -> int:
        return self.berpagu - len(self.tanpa_rupiah)

    @property
    def angka_lengkap(self) -> bool:
        """Whether everything that was planned has its realisasi; a quarter without any plan is not complete."""
        return bool(self.bertarget or self.berpagu) and not (self.tanpa_realisasi or self.tanpa_rupiah)


def ringkas(kinerja: Kinerja, tw: int, bukti: int = 0) -> Ringkasan:
    """The figures of one quarter; no query. ``bukti`` is how many files of evidence there are."""
    daun = [s for s in kinerja.pohon.telusuri() if s.daun]
    bertarget = [(s, i) for s in daun for i in s.indikator if kinerja.target(i, tw)]
    berpagu = [s for s in daun if s.pagu]
    k, rp = kinerja.rata_rata_daun(tw)
    return Ringkasan(
        triwulan=tw,
        bertarget=len(bertarget),
        tanpa_realisasi=tuple((s, i) for s, i in bertarget if kinerja.realisasi(i, tw) is None),
        berpagu=len(berpagu),
        tanpa_rupiah=tuple(s for s in berpagu if kinerja.rupiah(s, tw) is None),
        k=k,
        rp=rp,
        predikat_k=kinerja.predikat(k),
        predikat_rp=kinerja.predikat(rp),
        teks_kosong=_teks_kosong(kinerja.evaluasi.get(tw)),
        bukti=bukti,
    )


def _teks_kosong(evaluasi: EvaluasiTriwulan | None) -> tuple[str, ...]:
    """The names of the texts nobody has written."""
    kosong = evaluasi or EvaluasiTriwulan()
    return tuple(
        EvaluasiTriwulan._meta.get_field(n).verbose_name for n in FAKTOR + TINDAK_LANJUT if not getattr(kosong, n)
    )
