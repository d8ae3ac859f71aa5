"""A preview in words: rows that are new, cells that change (old → new), rows that go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from planning.isian.potret import KEBERADAAN, PotretBaris, PotretIndikator
from planning.masukan import tulis_besaran
from planning.nilai import format_angka, jumlah

from .kepala import PER_NAMA
from .periksa import Hasil

_LAIN = {"arah": "Arah", "agregasi": "Agregasi", "otomatis": "Rata-rata dari bawahnya", "nomor": "Nomor indikator"}


@dataclass(frozen=True)
class SelBerubah:
    """One cell: what it is called, what it says now, what it will say."""

    kolom: str
    lama: str
    baru: str


@dataclass
class BarisBerubah:
    """One row of the Renja and what becomes of it."""

    kode: str
    nama: str
    sel: list[SelBerubah] = field(default_factory=list)
    indikator: int = 0
    pagu: str = ""


@dataclass
class Uraian:
    baru: list[BarisBerubah] = field(default_factory=list)
    berubah: list[BarisBerubah] = field(default_factory=list)
    dihapus: list[BarisBerubah] = field(default_factory=list)
    tetap: list[BarisBerubah] = field(default_factory=list)
    """Rows that the file does not hold and that stay as they are."""

    @property
    def sel_berubah(self) -> int:
        return sum(len(b.sel) for b in self.berubah)


def uraikan(hasil: Hasil) -> Uraian:
    """The preview row by row, in the order of the codes."""
    uraian = Uraian()
    berubah: dict[str, BarisBerubah] = {}
    for beda in hasil.beda:
        if beda.kolom == KEBERADAAN and beda.nomor is None:
            tujuan = uraian.baru if beda.lama is None else uraian.dihapus
            tujuan.append(_baris(hasil, beda.kode, beda.baru or beda.lama))
            continue
        if beda.kode not in berubah:
            berubah[beda.kode] = BarisBerubah(beda.kode, hasil.bahan.nama(beda.kode))
        berubah[beda.kode].sel.append(_sel(hasil, beda.kolom, beda.lama, beda.baru, beda.nomor))
    uraian.berubah = list(berubah.values())
    tetap = (k for k in hasil.tidak_ada if k not in hasil.isi)
    uraian.tetap = [_baris(hasil, k, hasil.bahan.baris[k]) for k in tetap]
    return uraian


def _baris(hasil: Hasil, kode: str, baris: PotretBaris) -> BarisBerubah:
    pagu = baris.pagu
    if not hasil.bahan.daun(kode):
        pagu = jumlah(_pagu_di_bawah(hasil, kode))
    return BarisBerubah(kode, hasil.bahan.nama(kode), indikator=len(baris.indikator), pagu=_tulis(hasil, "pagu", pagu))


def _pagu_di_bawah(hasil: Hasil, kode: str) -> Iterable[int | None]:
    sesudah = hasil.bahan.baris | {k: b or hasil.bahan.baris.get(k) for k, b in hasil.isi.items()}
    return (b.pagu for k, b in sesudah.items() if k.startswith(f"{kode}.") and hasil.bahan.daun(k))


def _sel(hasil: Hasil, kolom: str, lama: Any, baru: Any, nomor: int | None) -> SelBerubah:
    ke = f" (indikator {nomor})" if nomor else ""
    if kolom == KEBERADAAN:
        return SelBerubah(f"Indikator {nomor}", _indikator(lama), _indikator(baru))
    n = hasil.bahan.renja.tahun
    judul = PER_NAMA[kolom].judul.format(n=n, n1=n + 1) if kolom in PER_NAMA and kolom != "nomor" else _LAIN[kolom]
    return SelBerubah(f"{judul}{ke}", _tulis(hasil, kolom, lama), _tulis(hasil, kolom, baru))


def _indikator(i: PotretIndikator | None) -> str:
    if i is None:
        return ""
    target = f": {tulis_besaran(i.target)} {i.satuan}".rstrip() if i.target is not None else ""
    return f"{i.uraian}{target}"


def _tulis(hasil: Hasil, kolom: str, nilai: Any) -> str:
    if nilai is None or nilai == "":
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        return tulis_besaran(nilai)
    if isinstance(nilai, int):
        return format_angka(nilai)
    if kolom == "sumber_dana":
        return hasil.bahan.acuan.tulis_sumber_dana(hasil.bahan.sumber_dana[nilai])
    return str(nilai)
