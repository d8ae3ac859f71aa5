"""The achievement narrative: what each node promised, reached and spent up to a quarter, in sentences.

Written from the figures, in our own words, for the page, the printed documents (chapter II, specification 5.1 and 5.2)
and whoever else asks. Nothing that is missing is ever told as a figure: not filled in, not planned and zero read
differently (specification 1.1).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.enums import Triwulan
from evaluation.kinerja import TRIWULAN, Kinerja
from evaluation.terdahulu import Terdahulu
from planning.enums import Arah, Level
from planning.kode import kode_cetak
from planning.models import IndikatorRenja, Nomenklatur, Renja
from planning.nilai import Besaran, format_angka, format_besaran, jumlah
from planning.pohon import Simpul

_BILANGAN = ("", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")


@dataclass(frozen=True)
class Narasi:
    """What is said of one node: its code as printed, its name and level, and full sentences in order."""

    kode: str
    nama: str
    level: str
    kalimat: tuple[str, ...]

    @property
    def teks(self) -> str:
        return " ".join(self.kalimat)


def susun_narasi(kinerja: Kinerja, tw: int, terdahulu: dict[int, Terdahulu] | None = None) -> list[Narasi]:
    """The narrative of every programme, kegiatan and sub kegiatan up to a quarter, in the order of the codes.

    ``terdahulu`` (``evaluation.terdahulu``) are the nodes of the year's earlier versions: what is gone since is told.
    """
    penulis = _Penulis(kinerja, tw, terdahulu or {})
    isi = {s.kode: penulis.simpul(s) for s in kinerja.pohon.telusuri() if s.level not in (Level.URUSAN, Level.BIDANG)}
    for kode, narasi in penulis.yang_hilang():
        isi.setdefault(kode, narasi)
    return [isi[kode] for kode in sorted(isi)]


@dataclass(frozen=True)
class _Penulis:
    """Writes about one version up to one quarter."""

    kinerja: Kinerja
    tw: int
    terdahulu: dict[int, Terdahulu]

    # --- Nodes ------------------------------------------------------------------------------------------------------

    def simpul(self, simpul: Simpul) -> Narasi:
        if simpul.daun and (lama := self._ditiadakan(simpul)):
            kalimat = self._tiada(simpul.nomenklatur, lama)
        elif simpul.daun and self._tanpa_rencana(simpul):
            sebutan = Level(simpul.level).label
            kalimat = [f"{sebutan} ini tidak mempunyai target dan pagu pada tahun {self._tahun}."]
            kalimat += [k for i in simpul.indikator for k in self._keterangan(i)]
        elif sejak := self._semua_ditiadakan(simpul):
            kalimat = [_seluruhnya(self.kinerja.pohon.renja, sejak)]
        else:
            kalimat = [*self._kinerja(simpul), *self._indikator_hilang(simpul), *self._anggaran(simpul)]
        return Narasi(simpul.kode_cetak, simpul.nama, simpul.level, tuple(kalimat))

    def yang_hilang(self) -> Iterator[tuple[str, Narasi]]:
        """Nodes of earlier versions that this one does not have at all, and those above them that went along."""
        renja = self.kinerja.pohon.renja
        ada = self.kinerja.pohon.per_nomenklatur
        atas: dict[int, tuple[Nomenklatur, str]] = {}
        for pk, lama in self.terdahulu.items():
            n = lama.nomenklatur
            if pk in ada or n.level != renja.edisi.level_daun:
                continue
            yield n.kode, Narasi(lama.kode_cetak, n.nama, n.level, tuple(self._tiada(n, lama)))
            induk = n.induk
            while induk is not None and induk.level in (Level.PROGRAM, Level.KEGIATAN) and induk.pk not in ada:
                atas.setdefault(induk.pk, (induk, lama.sejak))
                induk = induk.induk if induk.level == Level.KEGIATAN else None
        for n, sejak in atas.values():
            kode = kode_cetak(n.kode, renja.edisi, renja.perangkat_daerah.kode_organisasi)
            yield n.kode, Narasi(kode, n.nama, n.level, (_seluruhnya(renja, sejak),))

    def _ditiadakan(self, simpul: Simpul) -> Terdahulu | None:
        """The earlier promise of a leaf that now has neither target nor pagu."""
        return self.terdahulu.get(simpul.nomenklatur.pk) if not _direncanakan(simpul) else None

    def _semua_ditiadakan(self, simpul: Simpul) -> str:
        """The version since which everything below a programme or kegiatan is gone, if it is."""
        lama = [self._ditiadakan(s) for s in simpul.telusuri() if s.daun]
        return max(lama, key=lambda x: x.sejak).sejak if lama and all(lama) else ""

    def _tanpa_rencana(self, simpul: Simpul) -> bool:
        """Target and pagu are zero, not just empty, and nothing was reached or spent all the same."""
        if simpul.pagu != 0 or not simpul.indikator or any(i.target != 0 for i in simpul.indikator):
            return False
        capai = any(self.kinerja.realisasi_sd(i, self.tw) for i in simpul.indikator)
        return not (capai or self.kinerja.rupiah_sd(simpul, self.tw))

    def _tiada(self, nomenklatur: Nomenklatur, lama: Terdahulu) -> list[str]:
        target = _dan([_besaran(i, i.target) for i in lama.indikator if i.target])
        semula = f"ditargetkan {target}" if target else "mempunyai"
        if lama.pagu:
            semula += f"{' dengan' if target else ''} pagu {_rp(lama.pagu)}"
        sebutan = Level(nomenklatur.level).label
        kalimat = [f"{sebutan} ini semula {semula}, kemudian ditiadakan (refocusing) dalam {lama.sejak}."]
        sudah = [(i, self.kinerja.realisasi_sd(i, self.tw)) for i in lama.indikator]
        capai = _dan([_besaran(i, r) for i, r in sudah if r])
        rupiah = jumlah(self.kinerja.rupiah_tw.get((nomenklatur.pk, t)) for t in range(1, self.tw + 1))
        bagian = [f"terealisasi {capai}" if capai else "", f"terserap anggaran {_rp(rupiah)}" if rupiah else ""]
        if any(bagian):
            kalimat.append(f"Sebelum ditiadakan telah {' dan '.join(b for b in bagian if b)}.")
        return kalimat

    # --- Kinerja ----------------------------------------------------------------------------------------------------

    def _kinerja(self, simpul: Simpul) -> list[str]:
        milik = [i for i in simpul.indikator if self._diukur_sendiri(simpul, i)]
        kalimat = []
        if not simpul.daun and len(milik) < max(len(simpul.indikator), 1):
            kalimat.append(self._dari_bawah(simpul))
        if len(milik) > 1:
            persen = self.kinerja.capaian_simpul_sd(simpul, self.tw)
            rata = f", dengan rata-rata capaian {_persen(persen)}" if isinstance(persen, Decimal) else ""
            kalimat.append(f"{Level(simpul.level).label} ini mempunyai {_cacah(len(milik))} indikator{rata}.")
        for i in milik:
            kalimat += self._indikator(simpul, i)
        if simpul.daun and not milik:
            kalimat.append(f"{Level(simpul.level).label} ini belum mempunyai indikator.")
        return kalimat

    def _diukur_sendiri(self, simpul: Simpul, indikator: IndikatorRenja) -> bool:
        return self.kinerja.capaian_sd(simpul, indikator, self.tw).rerata is None

    def _dari_bawah(self, simpul: Simpul) -> str:
        """A programme or kegiatan whose capaian is the mean of what is below it."""
        rerata = self.kinerja.rerata_anak_sd(simpul, self.tw)
        anak = Level(simpul.anak[0].level).label.lower() if simpul.anak else "rincian"
        if not rerata.masuk:
            return f"Capaian kinerja {self._sampai} belum dapat dihitung karena belum ada capaian {anak} di bawahnya."
        luar = len(rerata.dikeluarkan)
        kecuali = f"; {_cacah(luar)} {anak} lain tidak ikut dihitung" if luar else ""
        rata = "Rata-rata capaian kinerja" if len(rerata.masuk) > 1 else "Capaian kinerja"
        return (
            f"{rata} {_cacah(len(rerata.masuk))} {anak} di bawahnya {self._sampai} sebesar {_persen(rerata.persen)} "
            f"(predikat {self.kinerja.predikat(rerata.persen)}){kecuali}."
        )

    def _indikator(self, simpul: Simpul, indikator: IndikatorRenja) -> list[str]:
        realisasi = self.kinerja.realisasi_sd(indikator, self.tw)
        if indikator.target is None:
            inti = self._belum_bertarget(realisasi, indikator)
        elif indikator.target == 0 and indikator.arah == Arah.POSITIF:
            inti = self._tidak_bertarget(realisasi, indikator, simpul)
        else:
            target = f"ditargetkan {_besaran(indikator, indikator.target)} pada tahun {self._tahun}"
            inti = f"{target}; {self._hasil(simpul, indikator, realisasi)}"
        turun = " (makin rendah makin baik)" if indikator.arah == Arah.NEGATIF else ""
        return [f"Indikator “{indikator.uraian}”{turun} {inti}.", *self._keterangan(indikator)]

    def _belum_bertarget(self, realisasi: Decimal | None, indikator: IndikatorRenja) -> str:
        if realisasi is None:
            return f"belum diberi target tahun {self._tahun}, dan realisasinya {self._sampai} belum diisi"
        return (
            f"belum diberi target tahun {self._tahun}; realisasinya {self._sampai} tercatat "
            f"{_besaran(indikator, realisasi)} dan capaiannya belum dapat dihitung"
        )

    def _tidak_bertarget(self, realisasi: Decimal | None, indikator: IndikatorRenja, simpul: Simpul) -> str:
        semula = next((i.target for i in self._indikator_lama(simpul) if i.kunci == indikator.kunci and i.target), None)
        if semula:
            sejak = self.terdahulu[simpul.nomenklatur.pk].sejak
            inti = f"semula ditargetkan {_besaran(indikator, semula)}, tetapi targetnya ditiadakan dalam {sejak}"
        else:
            inti = f"tidak ditargetkan pada tahun {self._tahun}"
        if not realisasi:
            return inti
        sambung = "; walaupun demikian" if semula else ", tetapi"
        return f"{inti}{sambung} {self._sampai} terealisasi {_besaran(indikator, realisasi)} dan perlu diperiksa"

    def _hasil(self, simpul: Simpul, indikator: IndikatorRenja, realisasi: Decimal | None) -> str:
        """What came of a target: the second half of the sentence."""
        belum_jadwal = self._belum_jadwal(indikator)
        if realisasi is None:
            if belum_jadwal:
                return f"{self._sampai} tidak ada target{belum_jadwal}"
            return f"realisasinya {self._sampai} belum diisi"
        capaian = self.kinerja.capaian_sd(simpul, indikator, self.tw)
        if indikator.arah == Arah.NEGATIF:
            nilai = f"capaian {_persen(capaian.persen)}" if isinstance(capaian.persen, Decimal) else capaian.alasan
            inti = f"{self._sampai} tercatat {_besaran(indikator, realisasi)} ({nilai})"
        elif realisasi == 0:
            sebab = f" karena {self._sampai} memang tidak ada target{belum_jadwal}" if belum_jadwal else ""
            return f"{'' if sebab else self._sampai + ' '}belum terealisasi{sebab}"
        else:
            lewat = ", melampaui target" if capaian.persen > 100 else ""
            nilai = f"{_besaran(indikator, realisasi)} (capaian {_persen(capaian.persen)})"
            inti = f"{self._sampai} terealisasi {nilai}{lewat}"
        return inti + self._triwulan_ini(indikator)

    def _belum_jadwal(self, indikator: IndikatorRenja) -> str:
        """When no quarter so far has a target: the quarters that have one, as the end of a sentence."""
        lalu = [self.kinerja.target(indikator, t) for t in range(1, self.tw + 1)]
        nanti = [t for t in TRIWULAN if t > self.tw and self.kinerja.target(indikator, t)]
        if not nanti or any(lalu) or all(t is None for t in lalu):
            return ""
        return f" (dijadwalkan pada triwulan {_dan([Triwulan(t).name for t in nanti])})"

    def _triwulan_ini(self, indikator: IndikatorRenja) -> str:
        if self.kinerja.target(indikator, self.tw) != 0:
            return ""
        tanpa = f"pada triwulan {Triwulan(self.tw).name} tidak ada target"
        if realisasi := self.kinerja.realisasi(indikator, self.tw):
            return f"; {tanpa}, tetapi terealisasi {_besaran(indikator, realisasi)}"
        return f"; {tanpa}"

    def _indikator_hilang(self, simpul: Simpul) -> list[str]:
        """Indicators that the node had in an earlier version of the year, with a target, and has no more."""
        ada = {i.kunci for i in simpul.indikator}
        return [
            f"Indikator “{i.uraian}”, semula ditargetkan {_besaran(i, i.target)}, ditiadakan dalam "
            f"{self.terdahulu[simpul.nomenklatur.pk].sejak}."
            for i in self._indikator_lama(simpul)
            if i.target and i.kunci not in ada
        ]

    def _indikator_lama(self, simpul: Simpul) -> list[IndikatorRenja]:
        lama = self.terdahulu.get(simpul.nomenklatur.pk)
        return lama.indikator if lama else []

    def _keterangan(self, indikator: IndikatorRenja) -> list[str]:
        isi = self.kinerja.keterangan(indikator, self.tw).strip().rstrip(".")
        return [f"Keterangan: {isi}."] if isi else []

    # --- Anggaran ---------------------------------------------------------------------------------------------------

    def _anggaran(self, simpul: Simpul) -> list[str]:
        pagu, rupiah = simpul.pagu, self.kinerja.rupiah_sd(simpul, self.tw)
        if not pagu:
            return [self._tanpa_pagu(simpul, pagu, rupiah)]
        if rupiah is None:
            return [f"Realisasi anggaran {self._sampai} dari pagu {_rp(pagu)} belum diisi."]
        keluaran = self._keluaran(simpul)
        if rupiah == 0:
            meski = " meskipun keluarannya sudah ada yang terealisasi" if keluaran else ""
            return [f"Pagu {_rp(pagu)} belum terserap{meski}."]
        serapan = self.kinerja.penyerapan_sd(simpul, self.tw)
        inti = f"Anggaran terserap {_rp(rupiah)} ({_persen(serapan.persen)}) dari pagu {_rp(pagu)}"
        if serapan.perlu_diperiksa:
            return [f"{inti}; belanja melebihi pagu dan perlu diperiksa."]
        return [f"{inti}{' meskipun keluarannya belum terealisasi' if keluaran is False else ''}."]

    def _tanpa_pagu(self, simpul: Simpul, pagu: int | None, rupiah: int | None) -> str:
        lama = self.terdahulu.get(simpul.nomenklatur.pk)
        if simpul.daun and lama and lama.pagu:
            inti = f"Pagu semula {_rp(lama.pagu)} ditiadakan dalam {lama.sejak}"
        else:
            inti = f"Pagu tahun {self._tahun} belum diisi" if pagu is None else f"Tidak ada pagu tahun {self._tahun}"
        return f"{inti}, tetapi tercatat belanja {_rp(rupiah)} yang perlu diperiksa." if rupiah else f"{inti}."

    def _keluaran(self, simpul: Simpul) -> bool | None:
        """Whether a leaf has any output so far; ``None`` where that cannot be told from what is filled in."""
        naik = [i for i in simpul.indikator if i.arah == Arah.POSITIF]
        isi = [r for i in naik if (r := self.kinerja.realisasi_sd(i, self.tw)) is not None]
        return any(isi) if simpul.daun and isi else None

    # --- Words ------------------------------------------------------------------------------------------------------

    @property
    def _tahun(self) -> int:
        return self.kinerja.pohon.renja.tahun

    @property
    def _sampai(self) -> str:
        return f"sampai dengan triwulan {Triwulan(self.tw).name}"


def _seluruhnya(renja: Renja, sejak: str) -> str:
    daun = Level(renja.edisi.level_daun).label.lower()
    return f"Seluruh {daun} di bawahnya ditiadakan (refocusing) dalam {sejak}."


def _direncanakan(simpul: Simpul) -> bool:
    return bool(simpul.pagu) or any(i.target for i in simpul.indikator)


def _besaran(indikator: IndikatorRenja, angka: Decimal) -> str:
    return format_besaran(Besaran(angka, indikator.satuan))


def _persen(persen: Decimal) -> str:
    return f"{format_angka(persen)}%"


def _rp(rupiah: int) -> str:
    return f"Rp\xa0{format_angka(rupiah)}"


def _cacah(n: int) -> str:
    return _BILANGAN[n] if n < len(_BILANGAN) else format_angka(n)


def _dan(kata: list[str]) -> str:
    """``a``, ``a dan b``, ``a, b, dan c``."""
    if len(kata) < 3:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"
