"""How last year was spread over its quarters: what was planned, or where nothing was, what came of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import UUID

from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, Renja
from planning.versi import renja_terakhir

#: The four quarters; ``None`` is not filled in. At least one of them is above zero.
Empat = Sequence[int | Decimal | None]


@dataclass
class Pola:
    """Last year's quarters by leaf (in whatever edition) and by indicator; an indicator that had no such identity last
    year is found by its code and number."""

    per_daun: dict[str, Empat] = field(default_factory=dict)
    per_kunci: dict[UUID, Empat] = field(default_factory=dict)
    per_nomor: dict[tuple[str, int], Empat] = field(default_factory=dict)

    def rupiah(self, kode: str) -> Empat | None:
        return self.per_daun.get(kunci_lintas_edisi(kode))

    def target(self, kunci: UUID, kode: str, nomor: int) -> Empat | None:
        return self.per_kunci.get(kunci) or self.per_nomor.get((kunci_lintas_edisi(kode), nomor))


def pola_tahun_lalu(renja: Renja) -> Pola:
    """From the version of last year that was in force; five queries, three if there was none."""
    kantor, tahun = renja.perangkat_daerah_id, renja.tahun - 1
    lalu = renja_terakhir(Renja.objects.all(), kantor, tahun)
    milik = {"perangkat_daerah": kantor, "tahun": tahun}
    rupiah, target = [], []
    if lalu is not None:
        rupiah = PaguTriwulan.objects.filter(renja=lalu).values_list("nomenklatur__kode", "triwulan", "pagu")
        target = TargetTriwulan.objects.filter(renja=lalu).values_list("kunci", "triwulan", "target")
    terserap = RealisasiPagu.objects.filter(**milik).values_list("nomenklatur__kode", "triwulan", "rupiah")
    tercapai = Realisasi.objects.filter(**milik).values_list("kunci", "triwulan", "realisasi")
    pola = Pola(
        {kunci_lintas_edisi(k): isi for k, isi in (_empat(terserap) | _empat(rupiah)).items()},
        _empat(tercapai) | _empat(target),
    )
    if lalu is not None:
        semua = IndikatorRenja.objects.filter(baris__renja=lalu)
        for kunci, kode, nomor in semua.values_list("kunci", "baris__nomenklatur__kode", "nomor"):
            if kunci in pola.per_kunci:
                pola.per_nomor[kunci_lintas_edisi(kode), nomor] = pola.per_kunci[kunci]
    return pola


def _empat(angka: Iterable[tuple]) -> dict:
    """The four quarters by key; what is nothing but zero is no pattern."""
    hasil: dict = defaultdict(lambda: [None] * 4)
    for kunci, tw, nilai in angka:
        hasil[kunci][tw - 1] = nilai
    return {k: isi for k, isi in hasil.items() if any(isi)}
