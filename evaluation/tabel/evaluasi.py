"""The year's work held against its quarters: Evaluasi atas Rencana Aksi (specification 3.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from evaluation.kinerja import SERATUS, TRIWULAN, Kinerja, muat_kinerja
from planning.enums import Level
from planning.models import IndikatorRenja, Renja
from planning.nilai import Besaran
from planning.pohon import Pohon, Simpul, muat_pohon
from planning.tabel.kolom import BesaranBerlabel, Kolom, KolomBerlabel, KolomPersen, KolomRealisasi, KolomTarget
from planning.tabel.rumus import Rumus
from planning.tabel.sumber import Sumber

from .rerata import Perata
from .triwulan import TabelTriwulan, per_triwulan, persen, tanda_tangan_camat

PROGRAM, KEGIATAN = "PROGRAM", "KEGIATAN/SUB KEGIATAN"
PERSEN = "%"


@dataclass(frozen=True)
class Blok:
    """One indicator of a node over its lines, one for each quarter; a leaf without indicators has a single line.

    ``ke`` counts the node's indicators from 0, ``lagi`` says that another one follows.
    """

    simpul: Simpul
    indikator: IndikatorRenja | None
    ke: int = 0
    lagi: bool = False

    @property
    def tinggi(self) -> int:
        return 1 if self.indikator is None and self.simpul.daun else len(TRIWULAN)

    @property
    def otomatis(self) -> bool:
        """Whether it is the mean of what is below, measured against 100 (specification 1.4, 2.9)."""
        return not self.simpul.daun and self.indikator is not None and self.indikator.otomatis


@dataclass(frozen=True)
class Sisi:
    """One side of a line: which block, and which of its quarters."""

    blok: Blok
    tw: int


@dataclass(eq=False)
class BarisEvaluasi(Sumber):
    """A line with the programme at its left and what is below it at its right; either side may have come to an end.

    ``akhir`` is the programme's last line.
    """

    kiri: Sisi | None = None
    kanan: Sisi | None = None
    akhir: bool = False


@dataclass
class Susunan:
    """The lines of the table, and on which of them each indicator has each quarter."""

    baris: list[BarisEvaluasi] = field(default_factory=list)
    letak: dict[tuple[Simpul, int, int], int] = field(default_factory=dict)

    def tambah(self, program: Simpul) -> None:
        """The lines of one programme."""
        bawah = [s for s in program.telusuri() if s is not program]
        pasangan = list(zip_longest(_lini([program]), _lini(bawah)))
        for urut, (kiri, kanan) in enumerate(pasangan):
            milik = (kanan or kiri).blok
            baris = BarisEvaluasi(
                milik.simpul.level,
                milik.simpul,
                milik.indikator,
                nama=_nama(milik.simpul),
                ke=int(milik.ke > 0 or (kanan or kiri).tw > 1),
                kiri=kiri,
                kanan=kanan,
                akhir=urut == len(pasangan) - 1,
            )
            if kanan:
                self.letak[kanan.blok.simpul, kanan.blok.ke, kanan.tw] = len(self.baris)
            self.baris.append(baris)


def susun(pohon: Pohon, lebar: int) -> Susunan:
    """Every programme with what is below it; a bidang is a heading where there are several."""
    hasil = Susunan()
    for akar in pohon.akar:
        if akar.level == Level.BIDANG and len(pohon.akar) > 1:
            hasil.baris.append(BarisEvaluasi(Level.BIDANG, akar, nama=akar.nama, judul_saja=True, bentang=lebar))
        for program in akar.anak if akar.level == Level.BIDANG else [akar]:
            hasil.tambah(program)
    return hasil


def _lini(simpul: list[Simpul]) -> Iterator[Sisi]:
    for s in simpul:
        indikator = s.indikator or [None]
        for ke, i in enumerate(indikator):
            blok = Blok(s, i, ke, ke + 1 < len(indikator))
            for tw in TRIWULAN[: blok.tinggi]:
                yield Sisi(blok, tw)


def _nama(simpul: Simpul) -> str:
    return simpul.nama.upper() if simpul.level == Level.PROGRAM else simpul.nama


@dataclass(frozen=True)
class _Isi:
    """What the cells of one side hold; ``realisasi`` and ``target`` are the columns its percentage is made of."""

    sisi: str
    kinerja: Kinerja
    sampai: int
    perata: dict[int, Perata]
    realisasi: str
    target: str

    def tinggi(self, baris: BarisEvaluasi) -> int:
        """A cell reaches over the quarters of its indicator."""
        s = getattr(baris, self.sisi)
        return 1 if s is None else s.blok.tinggi if s.tw == 1 else 0

    def terbuka(self, baris: BarisEvaluasi) -> bool:
        """Where a side has come to an end, it is one empty space down to the end of its programme."""
        return getattr(baris, self.sisi) is None and not baris.akhir

    def terbuka_bernama(self, baris: BarisEvaluasi) -> bool:
        """What names a node is one cell over all its indicators; a programme's goes down to its end."""
        s = getattr(baris, self.sisi)
        if s is None or self.sisi == "kiri":
            return not baris.akhir
        return s.blok.lagi

    def nama(self, baris: BarisEvaluasi) -> str | None:
        s = self._awal(baris)
        return _nama(s.blok.simpul) if s and not s.blok.ke else None

    def indikator(self, baris: BarisEvaluasi) -> str | None:
        s = self._awal(baris)
        return s.blok.indikator.uraian if s and s.blok.indikator else None

    def target_tahun(self, baris: BarisEvaluasi) -> Besaran | None:
        s = self._awal(baris)
        if s is None or s.blok.indikator is None:
            return None
        if s.blok.otomatis:
            return Besaran(SERATUS, PERSEN)
        i = s.blok.indikator
        return None if i.target is None else Besaran(i.target, i.satuan)

    def target_tw(self, baris: BarisEvaluasi) -> BesaranBerlabel | str | None:
        s = getattr(baris, self.sisi)
        if s is None or s.blok.tinggi == 1:
            return None
        label, i = f"TW {s.tw} :", s.blok.indikator
        angka = SERATUS if s.blok.otomatis else self.kinerja.target(i, s.tw) if i else None
        return label if angka is None else BesaranBerlabel(angka, label=label)

    def realisasi_tw(self, baris: BarisEvaluasi) -> Besaran | None:
        s = self._berjalan(baris)
        angka = self._realisasi(s) if s else None
        return None if angka is None else Besaran(angka)

    def rumus_realisasi(self, baris: BarisEvaluasi) -> Rumus | None:
        """Of an ``otomatis`` indicator: the mean of what is below."""
        s = self._berjalan(baris)
        return self.perata[s.tw].anak(s.blok.simpul) if s and s.blok.otomatis else None

    def rumus_capaian(self, baris: BarisEvaluasi) -> Rumus | None:
        """Realisasi against target; of what has no realisasi of its own, the mean of what is below."""
        s = self._berjalan(baris)
        if s is None:
            return None
        simpul, i = s.blok.simpul, s.blok.indikator
        if not simpul.daun and (s.blok.otomatis or self._realisasi(s) is None):
            return self.perata[s.tw].anak(simpul)
        return persen(simpul, i, self.realisasi, self.target, self.kinerja.rumus_negatif) if i else None

    def keterangan(self, baris: BarisEvaluasi) -> str | None:
        s = self._berjalan(baris)
        return (self.kinerja.keterangan(s.blok.indikator, s.tw) or None) if s and s.blok.indikator else None

    def _awal(self, baris: BarisEvaluasi) -> Sisi | None:
        s = getattr(baris, self.sisi)
        return s if s and s.tw == 1 else None

    def _berjalan(self, baris: BarisEvaluasi) -> Sisi | None:
        """The side, if its quarter is not later than the table's."""
        s = getattr(baris, self.sisi)
        return s if s and s.tw <= self.sampai else None

    def _realisasi(self, sisi: Sisi) -> Decimal | None:
        i = sisi.blok.indikator
        return self.kinerja.realisasi(i, sisi.tw) if i else None


class TabelEvaluasi(TabelTriwulan):
    """Evaluasi atas Rencana Aksi up to a quarter: each indicator by quarter, programmes beside what is below them.

    A kegiatan reaches the mean of its sub kegiatan that have a target in the quarter; nothing is limited to 100.
    """

    judul_cetak = ("EVALUASI ATAS RENCANA AKSI TRIWULAN {tw}", "KANTOR KECAMATAN {KEC} TAHUN {n}")
    huruf = "huruf-7"

    @classmethod
    def muat(cls, renja: Renja):
        pohon = muat_pohon(renja)
        kinerja = muat_kinerja(renja, pohon)
        susunan = susun(pohon, 13)
        tabel = cls(cls.konteks_triwulan(renja), susunan.baris, extra_columns=cls._kolom(kinerja, susunan))
        tabel.tanda_tangan = [tanda_tangan_camat(renja, cls.triwulan, kinerja.evaluasi.get(cls.triwulan))]
        return tabel

    @classmethod
    def _kolom(cls, kinerja: Kinerja, susunan: Susunan) -> list[tuple[str, Kolom]]:
        perata = {tw: _perata(kinerja, susunan, tw) for tw in TRIWULAN}
        kiri = _Isi("kiri", kinerja, cls.triwulan, perata, "k4", "k3")
        kanan = _Isi("kanan", kinerja, cls.triwulan, perata, "k10", "k9")
        ket = Kolom("KET", nomor="12", lebar=13.5, ambil=kanan.keterangan, per_indikator=True, terbuka=kanan.terbuka)
        return [
            *_kolom_sisi(PROGRAM, kiri, ("1", "2", "", "3", "4", "5"), (10, 10, 4.5, 5.5, 5, 5)),
            *_kolom_sisi(KEGIATAN, kanan, ("6", "7", "8", "9", "10", "11"), (13, 12, 6, 5.5, 5, 5), kepala_baris=True),
            ("k12", ket),
        ]


def _perata(kinerja: Kinerja, susunan: Susunan, tw: int) -> Perata:
    def letak(simpul: Simpul, indikator: IndikatorRenja) -> tuple[int, str]:
        return susunan.letak[simpul, simpul.indikator.index(indikator), tw], "k11"

    return Perata(letak, kinerja.batas_rata2)


def _kolom_sisi(
    judul: str, isi: _Isi, nomor: tuple[str, ...], lebar: tuple[float, ...], kepala_baris: bool = False
) -> list[tuple[str, Kolom]]:
    """The six columns of one side; the third of a programme has no number (specification 3.6)."""
    uraian, indikator, satuan, target, realisasi, capaian = (
        {"nomor": n, "lebar": w, "per_indikator": True} for n, w in zip(nomor, lebar, strict=True)
    )
    blok = {"tinggi": isi.tinggi, "terbuka": isi.terbuka}
    rumus_capaian = f"{nomor[4]}/{nomor[3]}*100"
    kolom = [
        Kolom(
            judul,
            "URAIAN",
            **uraian,
            ambil=isi.nama,
            kepala_baris=kepala_baris,
            tinggi=isi.tinggi,
            terbuka=isi.terbuka_bernama,
        ),
        Kolom(judul, "INDIKATOR KINERJA", **indikator, **blok, ambil=isi.indikator),
        KolomTarget(judul, "SATUAN", **satuan, **blok, ambil=isi.target_tahun),
        KolomBerlabel(judul, "TARGET", **target, ambil=isi.target_tw, terbuka=isi.terbuka),
        KolomRealisasi(
            judul,
            "REALISASI",
            **realisasi,
            ambil=isi.realisasi_tw,
            rumus=isi.rumus_realisasi,
            terbuka=isi.terbuka,
        ),
        KolomPersen(
            judul,
            "CAPAIAN %",
            **capaian,
            desimal=0,
            rumus=isi.rumus_capaian,
            rumus_cetak=rumus_capaian,
            terbuka=isi.terbuka,
        ),
    ]
    return [(f"k{n}" if n else "k_satuan", k) for n, k in zip(nomor, kolom, strict=True)]


#: The table of each quarter.
TABEL_EVALUASI = per_triwulan(TabelEvaluasi, "EVALUASI-TW{tw}", nama="Evaluasi atas Rencana Aksi Triwulan {romawi}")
