"""Which lines of the desk are shown, and in which order; everything stands in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from planning.masukan import kutip

from .papan import DOKUMEN, STATUS, BarisMeja

#: How a column is sorted; lines without a value come last either way.
URUTAN: dict[str, Callable[[BarisMeja], Any]] = {
    "kecamatan": lambda b: b.kantor.nama_pendek.casefold(),
    "dokumen": lambda b: b.urutan,
    "status": lambda b: b.urutan_status,
    "sejak": lambda b: b.sejak,
    "isi": lambda b: b.bagian,
    "pagu": lambda b: b.pagu,
    "plafon": lambda b: b.plafon,
    "selisih": lambda b: b.selisih,
    "tenggat": lambda b: b.sisa,
    "terakhir": lambda b: b.terakhir,
}
PANJANG_CARI = 100


@dataclass
class Saringan:
    """What was asked for; ``abaikan`` are the parts that mean nothing, as sentences."""

    tahun: int
    cari: str = ""
    dokumen: str = ""
    status: str = ""
    terlambat: bool = False
    lebih: bool = False
    urut: str = ""
    abaikan: list[str] = field(default_factory=list)

    @classmethod
    def dari(cls, isi: QueryDict, tahun: int) -> Saringan:
        hasil = cls(tahun, cari=" ".join(isi.get("cari", "").replace("\0", "").split())[:PANJANG_CARI])
        hasil.dokumen = hasil._pilih("Dokumen", isi.get("dokumen", ""), DOKUMEN)
        hasil.status = hasil._pilih("Status", isi.get("status", ""), STATUS)
        hasil.urut = hasil._pilih("Urutan", isi.get("urut", ""), [f"{t}{k}" for k in URUTAN for t in ("", "-")])
        hasil.terlambat, hasil.lebih = bool(isi.get("terlambat")), bool(isi.get("lebih"))
        return hasil

    def _pilih(self, nama: str, nilai: str, pilihan) -> str:
        if nilai and nilai not in pilihan:
            self.abaikan.append(f"{nama} {kutip(nilai)} tidak dikenal, jadi diabaikan.")
            return ""
        return nilai

    @property
    def aktif(self) -> bool:
        return bool(self.cari or self.dokumen or self.status or self.terlambat or self.lebih)

    def terapkan(self, baris: list[BarisMeja]) -> list[BarisMeja]:
        hasil = [b for b in baris if self._cocok(b)]
        if not self.urut:
            return hasil
        kunci, turun = URUTAN[self.urut.removeprefix("-")], self.urut.startswith("-")
        ada = sorted((b for b in hasil if kunci(b) is not None), key=kunci, reverse=turun)
        return ada + [b for b in hasil if kunci(b) is None]

    def _cocok(self, b: BarisMeja) -> bool:
        return (
            self.cari.casefold() in b.kantor.nama.casefold()
            and self.dokumen in ("", b.jenis)
            and self.status in ("", b.status)
            and (b.terlambat or not self.terlambat)
            and (b.lebih or not self.lebih)
        )

    def alamat(self, **ganti: Any) -> str:
        """The query of this page with something else in it; what is empty is left out."""
        isi = {
            "tahun": self.tahun,
            "cari": self.cari,
            "dokumen": self.dokumen,
            "status": self.status,
            "terlambat": "1" if self.terlambat else "",
            "lebih": "1" if self.lebih else "",
            "urut": self.urut,
        } | ganti
        return f"?{urlencode({k: v for k, v in isi.items() if v})}"


@dataclass(frozen=True)
class Kepala:
    """The heading of a column: what it is called, where a click leads, how it is sorted now (``aria-sort``)."""

    nama: str
    judul: str
    alamat: str
    arah: str = ""
    angka: bool = False


_JUDUL = {
    "kecamatan": "Kecamatan",
    "dokumen": "Dokumen",
    "status": "Status",
    "isi": "Terisi",
    "pagu": "Pagu (Rp)",
    "plafon": "Plafon (Rp)",
    "selisih": "Selisih (Rp)",
    "tenggat": "Tenggat",
    "terakhir": "Kegiatan terakhir",
}
_ANGKA = {"isi", "pagu", "plafon", "selisih"}


def kepala(saringan: Saringan) -> list[Kepala]:
    """Headings that sort: once up, once more down."""
    hasil = []
    for nama, judul in _JUDUL.items():
        naik, turun = saringan.urut == nama, saringan.urut == f"-{nama}"
        arah = "ascending" if naik else "descending" if turun else ""
        alamat = saringan.alamat(urut=f"-{nama}" if naik else nama)
        hasil.append(Kepala(nama, judul, alamat, arah, nama in _ANGKA))
    return hasil
