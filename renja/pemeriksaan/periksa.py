"""All rules over one Renja: ``periksa`` gives what they find, in the order in which it is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from planning.models import Renja

from .aturan import DAFTAR_ATURAN
from .bahan import Bahan, muat_bahan
from .temuan import Kelompok, Temuan, Tingkat

_URUTAN = {k: n for n, k in enumerate(Kelompok)}


@dataclass(frozen=True)
class Hasil:
    """What was found in one Renja, by kelompok, then row."""

    renja: Renja
    temuan: list[Temuan]

    @cached_property
    def per_tingkat(self) -> Counter[Tingkat]:
        return Counter(t.tingkat for t in self.temuan)

    @cached_property
    def per_kode(self) -> Counter[str]:
        """How many findings each rule has."""
        return Counter(t.kode for t in self.temuan)

    @property
    def galat(self) -> int:
        return self.per_tingkat[Tingkat.GALAT]

    @property
    def peringatan(self) -> int:
        return self.per_tingkat[Tingkat.PERINGATAN]

    @property
    def saran(self) -> int:
        return self.per_tingkat[Tingkat.SARAN]


def periksa(renja: Renja, bahan: Bahan | None = None) -> Hasil:
    """Every rule in one pass; no query if ``bahan`` is given."""
    bahan = bahan or muat_bahan(renja)
    # The same thing found twice (a sentence that a text repeats) is said once.
    temuan = {t.sidik: t for a in DAFTAR_ATURAN.values() for t in a.jalankan(bahan)}
    return Hasil(bahan.renja, sorted(temuan.values(), key=_letak))


def _letak(t: Temuan) -> tuple:
    return _URUTAN[DAFTAR_ATURAN[t.kode].kelompok], t.baris, t.kode, t.kolom, t.pesan
