"""One table over all offices: each office's lines under a heading with its name, its sum, and the sum of all.

The tables are joined line by line once they are computed, so that whatever a table prints and however it computes, it
does so here as well; formulas that look at other lines are moved along. Tables of different shape (other columns, by
edition or setting) come on sheets of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from planning.enums import Level
from planning.models import Kabupaten, PerangkatDaerah, Renja
from planning.nilai import jumlah
from planning.tabel import BarisTabel, Sel, Tabel, TabelTidakTersedia
from planning.tabel.kolom import Kolom, KolomRupiah, KolomRupiahDaun
from planning.tabel.rumus import JumlahAnak, Rumus
from planning.tabel.sumber import JUMLAH, Sumber
from renja.tabel import DAFTAR, kelas_tabel

from .xlsx import xlsx_buku

MAKS_NAMA_LEMBAR = 31
SEMUA = "JUMLAH SELURUH KECAMATAN"


class TidakAdaIsi(Exception):
    """No office has any of these tables; the message says so, for people."""


def kompilasi_xlsx(kabupaten: Kabupaten, tahun: int, renja: Iterable[Renja], nomor: Iterable[str]) -> bytes:
    """A workbook with a sheet for each of these tables over these versions; raises ``TidakAdaIsi``."""
    lembar = list(susun(kabupaten, tahun, renja, nomor))
    if not lembar:
        raise TidakAdaIsi(f"Belum ada kecamatan yang mempunyai tabel ini untuk tahun {tahun}.")
    return xlsx_buku(lembar, f"Kompilasi {kabupaten} Tahun {tahun}")


def susun(kabupaten: Kabupaten, tahun: int, renja: Iterable[Renja], nomor: Iterable[str]) -> Iterable[TabelGabungan]:
    """The joined tables, by number and shape, offices in the order in which they come."""
    renja = list(renja)
    dipakai: set[str] = set()
    for n in nomor:
        per_bentuk: dict[tuple, list[Tabel]] = {}
        for r in renja:
            try:
                tabel = kelas_tabel(r, n).muat(r)
            except TabelTidakTersedia:
                continue
            per_bentuk.setdefault(_bentuk(tabel), []).append(tabel)
        for ke, daftar in enumerate(per_bentuk.values(), 1):
            lembar = _nama_lembar(daftar[0], n, ke, dipakai)
            dipakai.add(lembar)
            yield TabelGabungan(kabupaten, tahun, lembar, daftar)


def nomor_tersedia(renja: Iterable[Renja]) -> list[str]:
    """The numbers of the tables that at least one of these versions has, in printed order; no query."""
    renja = list(renja)
    return [n for n, pilih in DAFTAR.items() if any(pilih(r).tersedia(r) for r in renja)]


def _bentuk(tabel: Tabel) -> tuple:
    """What two tables must share to stand on one sheet."""
    kepala = tuple(s.teks for baris in tabel.kepala for s in baris)
    return type(tabel), tuple(tabel.nama_kolom), tuple(tabel.nomor_kolom), kepala, tabel.renja.edisi_id


def _nama_lembar(tabel: Tabel, nomor: str, ke: int, dipakai: set[str]) -> str:
    """As people call the table; by its number where that is too long for Excel or taken by another form of it."""
    lagi = f" ({ke})" if ke > 1 else ""
    nama = f"{tabel.sebutan()}{lagi}"
    if len(nama) > MAKS_NAMA_LEMBAR or nama in dipakai:
        nama = f"{'Tabel ' if nomor[0].isdigit() else ''}{nomor}{lagi}"
    return nama


class TabelGabungan:
    """Several tables of one shape as one, as ``Tabel`` shows itself to outputs.

    What is not said here (paper, columns, headings) is the first table's.
    """

    tanda_tangan: tuple = ()

    def __init__(self, kabupaten: Kabupaten, tahun: int, lembar: str, daftar: list[Tabel]):
        self.daftar, self._lembar = daftar, lembar
        self._pertama = daftar[0]
        kantor = PerangkatDaerah(nama="Seluruh kecamatan", kabupaten=kabupaten)
        #: Stands for all of them in running heads and properties.
        self.renja = Renja(
            perangkat_daerah=kantor, tahun=tahun, jenis=self._pertama.renja.jenis, edisi=self._pertama.renja.edisi
        )

    def __getattr__(self, nama: str) -> Any:
        return getattr(self.__dict__["_pertama"], nama)

    def sebutan(self) -> str:
        """Also the name of its sheet."""
        return self._lembar

    def sebutan_lengkap(self) -> str:
        return f"{self._pertama.sebutan_lengkap()} seluruh kecamatan"

    @property
    def judul(self) -> list[str]:
        return [
            f"{self._pertama.nama}: kompilasi {len(self.daftar)} kecamatan",
            f"{self.renja.perangkat_daerah.kabupaten} Tahun {self.renja.tahun}",
        ]

    @cached_property
    def baris(self) -> list[BarisTabel]:
        """All lines: of each office its heading, its table and its sum; then the sum of all."""
        hasil: list[BarisTabel] = []
        letak_jumlah: list[int] = []
        for tabel in self.daftar:
            hasil.append(self._judul_kantor(tabel))
            bagian = _Bagian(tabel, len(hasil))
            hasil += bagian.baris
            if bagian.jumlah is None and self._kolom_rupiah:
                hasil.append(self._baris_jumlah(f"JUMLAH {tabel.renja.perangkat_daerah.nama}", bagian.sel_jumlah))
                letak_jumlah.append(len(hasil) - 1)
            elif bagian.jumlah is not None:
                letak_jumlah.append(bagian.jumlah)
        if letak_jumlah:
            baris = [hasil[i] for i in letak_jumlah]
            hasil.append(self._baris_jumlah(SEMUA, lambda i, kolom: self._sel_semua(i, kolom, baris, letak_jumlah)))
        return hasil

    @cached_property
    def _kolom_rupiah(self) -> list[int]:
        return [i for i, k in enumerate(self._pertama.kolom) if isinstance(k, KolomRupiah)]

    def _judul_kantor(self, tabel: Tabel) -> BarisTabel:
        renja = tabel.renja
        nama = f"{renja.perangkat_daerah.nama} ({renja.judul})"
        return BarisTabel(Level.BIDANG, "", nama, False, True, self._deret(nama, lambda i, k: None))

    def _baris_jumlah(self, nama: str, sel: Callable[[int, Kolom], Sel | None]) -> BarisTabel:
        return BarisTabel(JUMLAH, "", nama, False, False, self._deret(nama, sel))

    def _deret(self, nama: str, sel: Callable[[int, Kolom], Sel | None]) -> list[Sel]:
        """A line whose name stands in the column of names, the first of text if there is none."""
        kolom = self._pertama.kolom
        letak = next((i for i, k in enumerate(kolom) if k.kepala_baris), 0)
        return [
            Sel(k, nama, None, nama) if i == letak else sel(i, k) or Sel(k, None, None, "") for i, k in enumerate(kolom)
        ]

    def _sel_semua(self, i: int, kolom: Kolom, baris: list[BarisTabel], letak: list[int]) -> Sel | None:
        """The sum of the offices' sums."""
        if i not in self._kolom_rupiah:
            return None
        if isinstance(kolom, KolomRupiahDaun):
            # Between two leaves of such a column nothing counts; between two sums everything would.
            kolom = KolomRupiah(*kolom.judul, nomor=kolom.nomor, lebar=kolom.lebar)
        nilai = jumlah(b.sel[i].nilai for b in baris if isinstance(b.sel[i].nilai, int))
        return Sel(kolom, nilai, JumlahAnak(tuple(letak)), kolom.teks(nilai))


class _Bagian:
    """The lines of one table as they stand in the joined one, from line ``awal`` on."""

    def __init__(self, tabel: Tabel, awal: int):
        self.tabel, self.awal = tabel, awal
        self.baris = [_geser_baris(b, awal) for b in tabel.baris]
        #: On which line of the joined table its own sum stands, if it has one.
        self.jumlah = next(
            (
                awal + i
                for i, b in enumerate(tabel.baris)
                if b.level == JUMLAH and any(isinstance(s.kolom, KolomRupiah) and _berisi(s) for s in b.sel)
            ),
            None,
        )
        if self.jumlah is not None:
            self._sebut_kantor()

    def _sebut_kantor(self) -> None:
        """Its sum says whose it is."""
        baris = self.baris[self.jumlah - self.awal]
        nama = f"JUMLAH {self.tabel.renja.perangkat_daerah.nama}"
        sel = [replace(s, nilai=nama, teks=nama) if s.kolom.kepala_baris and s.teks else s for s in baris.sel]
        self.baris[self.jumlah - self.awal] = replace(baris, nama=nama, sel=sel)

    def sel_jumlah(self, i: int, kolom: Kolom) -> Sel | None:
        """The sum of a column of rupiah over the lines that stand above all others."""
        if not isinstance(kolom, KolomRupiah):
            return None
        letak = [p for p in self._puncak if self.tabel.baris[p].sel[i].nilai is not None] or [
            p for p in self._daun if self.tabel.baris[p].sel[i].nilai is not None
        ]
        nilai = jumlah(self.tabel.baris[p].sel[i].nilai for p in letak)
        if not letak:
            return None
        return Sel(kolom, nilai, JumlahAnak(tuple(self.awal + p for p in letak)), kolom.teks(nilai))

    @cached_property
    def _puncak(self) -> list[int]:
        """Lines that no other line sums: not those of further indicators, not headings."""
        sumber: list[Sumber] = self.tabel.sumber
        bawahan = {id(d) for s in sumber for d in s.penjumlahan}
        return [i for i, s in enumerate(sumber) if id(s) not in bawahan and not s.ke and not s.judul_saja]

    @cached_property
    def _daun(self) -> list[int]:
        return [i for i, s in enumerate(self.tabel.sumber) if not s.penjumlahan and not s.ke and not s.judul_saja]


def _berisi(sel: Sel) -> bool:
    """Whether a cell holds a figure, or would if there were any."""
    return sel.nilai is not None or isinstance(sel.rumus, JumlahAnak)


def _geser_baris(baris: BarisTabel, awal: int) -> BarisTabel:
    return replace(baris, sel=[replace(s, rumus=_geser(s.rumus, awal)) if s.rumus else s for s in baris.sel])


def _geser(rumus: Rumus, awal: int) -> Rumus:
    if isinstance(rumus, JumlahAnak):
        return replace(rumus, baris=tuple(awal + b for b in rumus.baris))
    return _Geser(rumus, awal)


@dataclass(frozen=True)
class _Geser:
    """A formula whose table begins ``awal`` lines further down."""

    rumus: Rumus
    awal: int

    def __getattr__(self, nama: str) -> Any:
        if nama.startswith("__"):
            raise AttributeError(nama)
        return getattr(self.rumus, nama)

    def hitung(self, nilai):
        return self.rumus.hitung(nilai)

    def excel(self, ref, anak):
        return self.rumus.excel(
            lambda nama, baris=None: ref(nama) if baris is None else ref(nama, self.awal + baris), anak
        )
