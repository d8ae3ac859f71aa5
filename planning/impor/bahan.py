"""What a file is set against: the Renja as it stands, the nomenklatur, and where indicators are known from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from planning.enums import Level
from planning.isian.kolom import Acuan
from planning.isian.potret import PotretBaris, PotretIndikator, potret
from planning.kode import kunci_lintas_edisi
from planning.models import BarisRenja, IndikatorRenja, IndikatorRenstra, Nomenklatur, Renja, SumberDana
from planning.renstra import renstra_untuk


@dataclass
class Bahan:
    """Everything that checking needs from the database; a fixed number of queries, whatever the size of the file."""

    renja: Renja
    baris: dict[str, PotretBaris] = field(init=False)
    nomenklatur: dict[str, Nomenklatur] = field(init=False)
    acuan: Acuan = field(default_factory=Acuan, init=False)

    def __post_init__(self):
        self.baris = potret(self.renja)
        self.nomenklatur = {n.kode: n for n in Nomenklatur.objects.filter(edisi=self.renja.edisi_id)}

    @cached_property
    def kode(self) -> frozenset[str]:
        return frozenset(self.nomenklatur)

    @cached_property
    def sumber_dana(self) -> dict[str, SumberDana]:
        return {s.kode: s for s in self.acuan.sumber_dana}

    def daun(self, kode: str) -> bool:
        return self.nomenklatur[kode].level == self.renja.edisi.level_daun

    def punya_baris(self, kode: str) -> bool:
        """Whether a node can have a row: program, kegiatan, sub kegiatan; urusan and bidang are headings."""
        return self.nomenklatur[kode].level not in (Level.URUSAN, Level.BIDANG)

    def atasan(self, kode: str) -> list[str]:
        """The codes of the program and kegiatan above, top first."""
        bagian = kode.split(".")
        atas = (".".join(bagian[:i]) for i in range(1, len(bagian)))
        return [k for k in atas if k in self.nomenklatur and self.punya_baris(k)]

    def nama(self, kode: str) -> str:
        return self.nomenklatur[kode].nama if kode in self.nomenklatur else ""

    @cached_property
    def _renja_lain(self) -> list[Renja]:
        """The other versions of the year, then last year's, newest first."""
        lain = Renja.objects.filter(
            perangkat_daerah=self.renja.perangkat_daerah_id, tahun__in=[self.renja.tahun, self.renja.tahun - 1]
        ).exclude(pk=self.renja.pk)
        return sorted(lain, key=lambda r: (r.tahun, r.jenis == "pokok", r.jenis == "perubahan", r.urutan), reverse=True)

    @cached_property
    def pagu_tahun_lalu(self) -> dict[str, int | None]:
        """Pagu of last year's newest version, by the key of a node across editions."""
        lalu = next((r for r in self._renja_lain if r.tahun < self.renja.tahun), None)
        baris = BarisRenja.objects.filter(renja=lalu) if lalu else BarisRenja.objects.none()
        return {kunci_lintas_edisi(k): p for k, p in baris.values_list("nomenklatur__kode", "pagu")}

    def sumber_indikator(self, kode: str) -> Sequence[Sequence[PotretIndikator]]:
        """The indicators of this node elsewhere: in each other version, and in the Renstra."""
        return self._indikator.get(kunci_lintas_edisi(kode), [])

    @cached_property
    def _indikator(self) -> dict[str, list[list[PotretIndikator]]]:
        hasil: dict[str, list[list[PotretIndikator]]] = {}
        for daftar in (*self._indikator_renja(), self._indikator_renstra()):
            for kunci, isi in daftar.items():
                hasil.setdefault(kunci, []).append(isi)
        return hasil

    def _indikator_renja(self) -> list[dict[str, list[PotretIndikator]]]:
        per_renja: dict[int, dict[str, list[PotretIndikator]]] = {r.pk: {} for r in self._renja_lain}
        semua = IndikatorRenja.objects.filter(baris__renja__in=per_renja).select_related("baris__nomenklatur")
        for i in semua.order_by("nomor"):
            milik = per_renja[i.baris.renja_id]
            milik.setdefault(kunci_lintas_edisi(i.baris.nomenklatur.kode), []).append(_jati_diri(i, i.otomatis))
        return list(per_renja.values())

    def _indikator_renstra(self) -> dict[str, list[PotretIndikator]]:
        hasil: dict[str, list[PotretIndikator]] = {}
        if renstra := renstra_untuk(self.renja):
            semua = IndikatorRenstra.objects.filter(renstra=renstra).select_related("nomenklatur")
            for i in semua.order_by("nomor"):
                hasil.setdefault(kunci_lintas_edisi(i.nomenklatur.kode), []).append(_jati_diri(i))
        return hasil


def _jati_diri(i: IndikatorRenja | IndikatorRenstra, otomatis: bool = False) -> PotretIndikator:
    """What makes an indicator the same one elsewhere, without its figures."""
    return PotretIndikator(
        nomor=i.nomor,
        uraian=i.uraian,
        satuan=i.satuan,
        arah=i.arah,
        agregasi=i.agregasi,
        otomatis=otomatis,
        kunci=str(i.kunci),
    )
