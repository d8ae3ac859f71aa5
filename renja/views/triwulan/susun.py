"""What the two sheets of quarters share: lines of the tree, cells that are typed, cells that are computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluation.capaian import Persen
from evaluation.isian.angka import JENIS
from planning.isian.sel import Hasil
from planning.masukan import tulis_besaran
from planning.models import Renja
from planning.nilai import TIDAK_BERLAKU, format_angka
from planning.pohon import Simpul
from renja.pemeriksaan.letak import Letak
from renja.pemeriksaan.temuan import Temuan
from renja.views.isian.lembar import BarisLembar, Judul, SelLembar
from renja.views.isian.temuan import TemuanLembar, di_garis, temuan_lembar

from .alamat import tulis_nama, urai_nama

#: What a computed cell reads, and whether it disagrees with what it is held against.
Keluaran = tuple[str, bool]


def teks_rupiah(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)


def teks_persen(nilai: Persen) -> str:
    """A percentage as the tables print it, without its sign."""
    if nilai is None:
        return ""
    return "-" if nilai is TIDAK_BERLAKU else format_angka(nilai)


def teks_besaran(nilai) -> str:
    return "" if nilai is None else tulis_besaran(nilai)


@dataclass(frozen=True)
class SimpulSasaran:
    """A line that stands for an indicator of a tujuan or sasaran, above the tree."""

    nama: str
    kode: str
    level: str = "sasaran"
    daun: bool = False
    kode_cetak: str = ""


@dataclass
class Penyusun:
    """Makes lines and cells. ``belum`` are cells that could not be saved, by name; ``boleh`` whether one may type.

    ``versi`` holds the version of each figure that is there, by kind, owner's id and quarter; ``hasil`` the computed
    cells, ``peringatan`` and ``keterangan`` what is said of typed ones, all by name.
    """

    judul: list[Judul]
    belum: Mapping[str, Hasil]
    boleh: bool
    versi: Mapping[tuple[str, int, int], int]
    hasil: Mapping[str, Keluaran]
    peringatan: Mapping[str, str] = field(default_factory=dict)
    keterangan: Mapping[str, str] = field(default_factory=dict)

    def baris(self, simpul: Simpul | SimpulSasaran, nomor: int, **isi: SelLembar | str) -> BarisLembar:
        """A line with its cells by column; what is not named is empty."""
        sel = []
        for j in self.judul:
            s = isi.get(j.nama, "")
            sel.append(SelLembar(j, s) if isinstance(s, str) else s)
        versi = {s.nama.partition("-")[0]: self.versi.get(urai_nama(s.nama)[:3], 0) for s in sel if s.nama}
        pk = simpul.kode if isinstance(simpul, SimpulSasaran) else simpul.nomenklatur.pk
        return BarisLembar(simpul, nomor, f"s{pk}-{nomor}", versi, sel)

    def ketik(self, judul: str, objek: str, pemilik: Any, tw: int, kolom: str, nilai: Any) -> SelLembar:
        """A cell that is typed; read only for those who may not."""
        j = self._judul(judul)
        nama = tulis_nama(objek, pemilik.pk, tw, kolom)
        teks = JENIS[objek].kolom[kolom].tulis(nilai, pemilik)
        sel = SelLembar(j, teks, nama if self.boleh else "", keterangan=self.keterangan.get(nama, ""))
        if self.boleh:
            sel.peringatan = self.peringatan.get(nama, "")
        if hasil := self.belum.get(nama):
            sel.hasil, sel.teks = hasil, hasil.sel.tulisan
        return sel

    def keluaran(self, judul: str, nama: str) -> SelLembar:
        """A computed cell that the server says anew after saving."""
        teks, beda = self.hasil.get(nama, ("", False))
        return SelLembar(self._judul(judul), teks, keluaran=nama, beda=beda)

    def _judul(self, nama: str) -> Judul:
        return next(j for j in self.judul if j.nama == nama)


def di_atas(kode: str) -> set[str]:
    """A code, every code above it, and the whole."""
    bagian = kode.split(".")
    return {".".join(bagian[:n]) for n in range(len(bagian) + 1)}


def temuan_triwulan(renja: Renja, halaman: str, tw: int | None = None) -> TemuanLembar:
    """What the pemeriksaan finds in a sheet of quarters (``halaman``; of one quarter only: ``tw``), by cell or line."""

    def nama(letak: Letak, temuan: Temuan) -> list[str]:
        t = temuan.tempat
        if t.halaman != halaman or (tw and t.nomor not in (0, tw)):
            return []
        return [tulis_nama(t.objek, t.objek_id, t.nomor, t.kolom)] if t.nomor else di_garis(letak, temuan)

    return temuan_lembar(renja, nama)
