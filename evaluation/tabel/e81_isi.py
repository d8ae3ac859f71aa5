"""What the cells of E.81 hold: figures of the Renstra, of the years before, and of the year's quarters.

Rupiah of a programme or kegiatan are the sums of the lines below it, so that the form can be checked by hand; what was
spent on rows that this Renja has no more is not in it. Where the Renstra gives pagu only above the leaves, it stands
there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from evaluation.capaian import BATAS_PREDIKAT, predikat
from evaluation.kinerja import SERATUS, TRIWULAN, Kinerja
from evaluation.riwayat import Riwayat, sesatuan
from planning.enums import Agregasi
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, IndikatorRenstra
from planning.nilai import Besaran, jumlah
from planning.pohon import Pohon, Simpul
from planning.tabel import sel
from planning.tabel.kolom import KolomPersen, KolomRupiah
from planning.tabel.rumus import Jumlahkan, JumlahRupiah, Persen, RataRata, RataRataBaris, Rumus, Terakhir
from planning.tabel.sumber import Sumber

from .rerata import Perata
from .triwulan import persen

PERSEN = "%"
#: Lines at the foot, and of them the mean and its word.
KAKI, RERATA, PREDIKAT = "kaki", "rerata", "predikat"


def tw(kolom: str, triwulan: int) -> str:
    """The name of a quarter's column."""
    return f"tw{triwulan}_{kolom}"


class KolomCapaian(KolomPersen):
    """A percentage, and at the foot of the table the word for it."""

    def _teks(self, nilai: Decimal | str) -> str:
        return nilai if isinstance(nilai, str) else super()._teks(nilai)


class KolomRupiahRenstra(KolomRupiah):
    """Rupiah of the Renstra: the sum of the lines below, unless only the line itself has a figure."""

    def __init__(self, *judul, sendiri: Callable[[Sumber], bool], **kwargs):
        super().__init__(*judul, **kwargs)
        self.sendiri = sendiri

    def dijumlah(self, sumber: Sumber) -> list[Sumber]:
        return [] if self.sendiri(sumber) else super().dijumlah(sumber)


@dataclass(frozen=True)
class Predikat:
    """The word for a percentage in another line (specification 4.4)."""

    kolom: str
    baris: int
    sebutan: tuple[str, ...]

    antarbaris = True

    def hitung(self, nilai):
        persen = nilai(self.kolom, self.baris)
        return predikat(persen if isinstance(persen, Decimal) else None, self.sebutan)

    def excel(self, ref, anak):
        sel = ref(self.kolom, self.baris)
        *atas, bawah = ('"{}"'.format(s.replace('"', '""')) for s in self.sebutan)
        rumus = bawah
        for batas, kata in reversed(list(zip(BATAS_PREDIKAT, atas, strict=True))):
            rumus = f"IF(ROUND({sel},0)>={batas},{kata},{rumus})"
        return f'IF(ISNUMBER({sel}),{rumus},"-")'


@dataclass
class IsiE81:
    """Answers for every cell. ``sampai`` is the quarter, ``bercapaian`` whether column 13 of the longer form is there.

    ``catat`` must be told the lines before a formula over other lines is asked for.
    """

    pohon: Pohon
    kinerja: Kinerja
    riwayat: Riwayat
    tahun_lalu: int
    sampai: int
    bercapaian: bool
    _letak: dict[tuple[Simpul, IndikatorRenja | None], int] = field(default_factory=dict)
    _letak_simpul: dict[Simpul, int] = field(default_factory=dict)
    _letak_kaki: dict[str, int] = field(default_factory=dict)

    def __post_init__(self):
        self._pagu_akhir: dict[str, int | None] = {}
        for i in self.riwayat.renstra:
            kunci = kunci_lintas_edisi(i.nomenklatur.kode)
            self._pagu_akhir[kunci] = jumlah([self._pagu_akhir.get(kunci), i.pagu_akhir])
        self.perata = Perata(self._capaian_di, self.kinerja.batas_rata2)

    def catat(self, baris: Iterable[Sumber]) -> None:
        """Which line each indicator, node, and mean at the foot stands on."""
        for letak, s in enumerate(baris):
            if isinstance(s.isi, Simpul):
                self._letak_simpul.setdefault(s.isi, letak)
                self._letak[s.isi, s.indikator] = letak
            elif s.level == KAKI and s.isi:
                self._letak_kaki[s.isi] = letak

    # --- Kinerja ----------------------------------------------------------------------------------------

    def renstra(self, sumber: Sumber) -> Besaran | None:
        """Column 5: the target at the end of the Renstra; of an ``otomatis`` indicator without one, 100%."""
        milik = self._renstra(sumber)
        if milik and milik.target_akhir is None and self._otomatis(sumber):
            return Besaran(SERATUS, PERSEN)
        return sel.besaran(milik, "target_akhir")

    def lalu(self, sumber: Sumber) -> Besaran | None:
        """Column 6: what was reached up to the year before, within the Renstra."""
        if not self._berindikator(sumber) or not self.riwayat.menambah(self.tahun_lalu):
            return None
        return self.riwayat.realisasi_sd(sumber.indikator, self.tahun_lalu)

    def target(self, sumber: Sumber) -> Besaran | None:
        """Column 7: the target of the year; an ``otomatis`` indicator is measured against 100% (specification 2.9)."""
        if not self._berindikator(sumber):
            return None
        return Besaran(SERATUS, PERSEN) if self._otomatis(sumber) else sel.besaran(sumber.indikator, "target")

    def realisasi(self, triwulan: int) -> Callable[[Sumber], Besaran | None]:
        """Columns 8 to 11: what was reached in that quarter alone; empty if it is later than the table's."""

        def ambil(sumber: Sumber):
            if triwulan > self.sampai or not self._berindikator(sumber):
                return None
            if not self._otomatis(sumber):
                nilai = self.kinerja.realisasi(sumber.indikator, triwulan)
            else:
                nilai = self.kinerja.capaian_tw(sumber.isi, sumber.indikator, triwulan).persen
            return Besaran(nilai) if isinstance(nilai, Decimal) else nilai

        return ambil

    def setahun(self, sumber: Sumber) -> Rumus | None:
        """Column 12: the quarters by the indicator's aggregation; of an ``otomatis`` indicator the mean below."""
        if not self._berindikator(sumber):
            return None
        if self._otomatis(sumber):
            return self.perata.anak(sumber.isi, PERSEN)
        i = sumber.indikator
        kelas = {Agregasi.POSISI_AKHIR: Terakhir, Agregasi.RATA_RATA: RataRata}.get(i.agregasi, Jumlahkan)
        return kelas(tuple(tw("k", t) for t in TRIWULAN), i.satuan)

    def capaian(self, sumber: Sumber) -> Rumus | None:
        """Column 13 of the longer form: 12 against 7; of what has no realisasi of its own, the mean below."""
        if not self._berindikator(sumber):
            return None
        return self._capaian(sumber.isi, sumber.indikator)

    def sd(self, sumber: Sumber) -> Rumus | None:
        """What was reached up to the end of the year: 6 + 12, or where years do not add up, the last of the two."""
        if not self._berindikator(sumber):
            return None
        i, otomatis = sumber.indikator, self._otomatis(sumber)
        satuan = PERSEN if otomatis else i.satuan
        lalu = self.lalu(sumber)
        kolom = ("lalu_k", "tahun_k") if lalu and sesatuan(lalu.satuan, satuan) else ("tahun_k",)
        kelas = Jumlahkan if i.agregasi == Agregasi.KUMULATIF and not otomatis else Terakhir
        return kelas(kolom, satuan)

    def tingkat(self, sumber: Sumber) -> Rumus | None:
        """Against the target of the Renstra; nothing where the two are counted in different units."""
        if not self._berindikator(sumber):
            return None
        target, satuan = self.renstra(sumber), PERSEN if self._otomatis(sumber) else sumber.indikator.satuan
        if target and not sesatuan(target.satuan, satuan):
            return None
        return persen(sumber.isi, sumber.indikator, "sd_k", "renstra_k", self.kinerja.rumus_negatif)

    # --- Rupiah -----------------------------------------------------------------------------------------

    def renstra_rp(self, sumber: Sumber) -> int | None:
        return self._per_simpul(sumber, self._renstra_rp)

    def renstra_rp_sendiri(self, sumber: Sumber) -> bool:
        """Whether only the node itself has pagu in the Renstra, and nothing below it."""
        return isinstance(sumber.isi, Simpul) and jumlah(map(self._renstra_rp, sumber.isi.anak)) is None

    def lalu_rp(self, sumber: Sumber) -> int | None:
        return self._per_simpul(sumber, self._lalu_rp)

    def target_rp(self, sumber: Sumber) -> int | None:
        return self._per_simpul(sumber, lambda s: s.pagu)

    def realisasi_rp(self, triwulan: int) -> Callable[[Sumber], int | None]:
        """What was spent in that quarter alone; empty if it is later than the table's."""

        def ambil(sumber: Sumber) -> int | None:
            if triwulan > self.sampai:
                return None
            return self._per_simpul(sumber, lambda s: self.kinerja.rupiah(s, triwulan))

        return ambil

    def setahun_rp(self, sumber: Sumber) -> Rumus | None:
        return JumlahRupiah(tuple(tw("rp", t) for t in TRIWULAN)) if self._berupiah(sumber) else None

    def capaian_rp(self, sumber: Sumber) -> Rumus | None:
        return Persen("tahun_rp", "target_rp") if self._berupiah(sumber) else None

    def sd_rp(self, sumber: Sumber) -> Rumus | None:
        return JumlahRupiah(("lalu_rp", "tahun_rp")) if self._berupiah(sumber) else None

    def tingkat_rp(self, sumber: Sumber) -> Rumus | None:
        return Persen("sd_rp", "renstra_rp") if self._berupiah(sumber) else None

    # --- The rest ---------------------------------------------------------------------------------------

    def unit(self, sumber: Sumber) -> str | None:
        """Who answers for it: as the Renja says, else the office."""
        if not isinstance(sumber.isi, Simpul):
            return None
        return sel.teks_baris("penanggung_jawab")(sumber) or self.pohon.renja.perangkat_daerah.nama

    def keterangan(self, sumber: Sumber) -> str | None:
        """What was noted with the realisasi of the quarter."""
        return (self.kinerja.keterangan(sumber.indikator, self.sampai) or None) if self._berindikator(sumber) else None

    def kaki(self, sumber: Sumber, nama: str, akhiran: str) -> Rumus | None:
        """The foot of a column of percentages: the mean of the leaves, and the word for it (specification 2.9, 4.3)."""
        kolom = f"{nama}_{akhiran}"
        if sumber.isi == PREDIKAT:
            return Predikat(kolom, self._letak_kaki[RERATA], self.kinerja.sebutan)
        if sumber.isi != RERATA:
            return None
        daun = self.kinerja.daun
        if akhiran == "rp":
            return RataRataBaris(tuple((self._letak_simpul[s], kolom) for s in daun))
        return Perata(lambda s, i: (self._letak[s, i], kolom), self.kinerja.batas_rata2).rata(daun)

    def _capaian(self, simpul: Simpul, indikator: IndikatorRenja) -> Rumus:
        tanpa_realisasi = self.kinerja.realisasi_sd(indikator, self.sampai) is None
        if not simpul.daun and not indikator.otomatis and tanpa_realisasi:
            return self.perata.anak(simpul)
        return persen(simpul, indikator, "tahun_k", "target_k", self.kinerja.rumus_negatif)

    def _capaian_di(self, simpul: Simpul, indikator: IndikatorRenja):
        """Where a percentage of the year stands; where it is not printed, the formula for it."""
        if self.bercapaian:
            return self._letak[simpul, indikator], "capaian_k"
        rumus = self._capaian(simpul, indikator)
        return rumus if isinstance(rumus, RataRataBaris) else (self._letak[simpul, indikator], rumus)

    def _renstra(self, sumber: Sumber) -> IndikatorRenstra | None:
        return self.riwayat.per_kunci.get(sumber.indikator.kunci) if self._berindikator(sumber) else None

    def _renstra_rp(self, simpul: Simpul) -> int | None:
        bawah = jumlah(self._renstra_rp(a) for a in simpul.anak)
        return self._pagu_akhir.get(kunci_lintas_edisi(simpul.kode)) if bawah is None else bawah

    def _lalu_rp(self, simpul: Simpul) -> int | None:
        if not simpul.daun:
            return jumlah(self._lalu_rp(a) for a in simpul.anak)
        if not self.riwayat.menambah(self.tahun_lalu):
            return None
        return self.riwayat.rupiah_sd(simpul.nomenklatur, self.tahun_lalu)

    def _per_simpul(self, sumber: Sumber, ambil: Callable[[Simpul], int | None]) -> int | None:
        if isinstance(sumber.isi, Pohon):
            return jumlah(ambil(a) for a in sumber.isi.akar)
        return ambil(sumber.isi) if isinstance(sumber.isi, Simpul) else None

    @staticmethod
    def _berupiah(sumber: Sumber) -> bool:
        return isinstance(sumber.isi, Simpul | Pohon)

    @staticmethod
    def _berindikator(sumber: Sumber) -> bool:
        return isinstance(sumber.isi, Simpul) and sumber.indikator is not None

    @staticmethod
    def _otomatis(sumber: Sumber) -> bool:
        """Whether it is the mean of what is below, measured against 100 (specification 1.4, 2.9)."""
        return not sumber.isi.daun and sumber.indikator.otomatis
