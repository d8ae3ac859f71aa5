"""Cells as values of the Renja. A cell that says what the Renja says already gives back exactly what stands there.

So an export that comes back changes nothing, however a figure or a text was rounded or tidied on its way.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from planning.isian.sel import KOLOM
from planning.masukan import MasukanSalah, baca_rupiah, baca_target
from planning.models import SumberDana

from .buku import ANGKA, GALAT, LOGIKA, RUMUS, TANGGAL, Sel, rapi

_BUKAN_TEKS = {
    TANGGAL: "Sel ini berisi tanggal atau jam. Ubah format selnya menjadi Teks, lalu tulis lagi.",
    LOGIKA: "Sel ini berisi BENAR atau SALAH. Ubah format selnya menjadi Teks, lalu tulis lagi.",
}
_BUKAN_ANGKA = {
    TANGGAL: "Sel ini berisi tanggal atau jam, bukan angka. Ubah format selnya menjadi Angka, lalu isi lagi.",
    LOGIKA: "Sel ini berisi BENAR atau SALAH, bukan angka. Isi dengan angka.",
}
#: What both ways of writing a percent come to.
_PERSEN = {"persen": "%", "persentase": "%", "prosen": "%"}


def _terbaca(sel: Sel, bukan: dict[str, str]) -> None:
    if sel.jenis == GALAT:
        raise MasukanSalah(f"Sel ini berisi kesalahan Excel {sel.isi}. Betulkan rumusnya, simpan, lalu unggah kembali.")
    if sel.jenis == RUMUS:
        raise MasukanSalah(
            "Sel ini berisi rumus yang hasilnya tidak tersimpan dalam berkas. Buka di Excel atau LibreOffice, hitung "
            "ulang (F9), simpan, lalu unggah kembali."
        )
    if sel.jenis in bukan:
        raise MasukanSalah(bukan[sel.jenis])


def baca_teks(kolom: str, sel: Sel | None, lama: str = "") -> str:
    """A text or a choice; ``lama`` is what the Renja holds. Raises ``MasukanSalah``."""
    if sel is not None:
        _terbaca(sel, _BUKAN_TEKS)
    teks = sel.teks if sel else ""
    if teks == rapi(lama):
        return lama
    if kolom == "jenis_kegiatan" and teks == "-":
        return ""
    return KOLOM[kolom].baca(teks)


def baca_pagu(sel: Sel | None, lama: int | None = None) -> int | None:
    """Whole rupiah. Raises ``MasukanSalah``."""
    if sel is None:
        return None
    _terbaca(sel, _BUKAN_ANGKA)
    if _sama(sel, lama):
        return lama
    if sel.jenis == ANGKA and sel.satuan == "%":
        raise MasukanSalah("Sel ini berformat persen, padahal isinya rupiah. Ubah format selnya menjadi Angka.")
    return baca_rupiah(sel.teks if sel.bilangan is None else sel.bilangan)


def baca_jumlah(sel: Sel | None, lama: Decimal | None = None) -> tuple[Decimal | None, str]:
    """A target, and the unit that is written or shown behind it. Raises ``MasukanSalah``."""
    if sel is None:
        return None, ""
    _terbaca(sel, _BUKAN_ANGKA)
    if _sama(sel, lama):
        return lama, sel.satuan
    if sel.jenis == ANGKA:
        return baca_target(sel.bilangan)[0], sel.satuan
    return baca_target(sel.teks)


def baca_nomor(sel: Sel | None) -> int | None:
    """Which indicator of its node this is: 1, 2, …"""
    if sel is None:
        return None
    _terbaca(sel, _BUKAN_ANGKA)
    angka = baca_jumlah(sel)[0]
    if angka is None:
        return None
    if angka != int(angka) or not 1 <= angka <= 99:
        raise MasukanSalah(f"“{sel.teks[:20]}” bukan nomor indikator. Isi 1, 2, 3, dan seterusnya.")
    return int(angka)


def satuan_sama(a: str, b: str) -> bool:
    a, b = (_PERSEN.get(x, x) for x in (rapi(a).casefold(), rapi(b).casefold()))
    return a == b


def _sama(sel: Sel, lama: int | Decimal | None) -> bool:
    """Whether the cell holds this figure, as far as Excel keeps figures apart (15 digits)."""
    return lama is not None and sel.bilangan is not None and f"{sel.bilangan:.15g}" == f"{float(lama):.15g}"


@dataclass
class DaftarSumberDana:
    """The sources of funds by code and by name, fetched once."""

    semua: Iterable[SumberDana]
    nama: dict[str, str] = field(default_factory=dict)
    _per_kode: dict[str, str] = field(default_factory=dict)
    _per_nama: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self):
        for s in self.semua:
            self.nama[s.kode] = s.nama
            self._per_kode[s.kode.casefold()] = s.kode
            self._per_nama.setdefault(rapi(s.nama).casefold(), []).append(s.kode)

    def sebutan(self, kode: str) -> str:
        """How a source is written where people choose it: its name, with its code before it if others share it."""
        nama = self.nama.get(kode, "")
        return nama if len(self._per_nama.get(rapi(nama).casefold(), [])) == 1 else f"{kode} {nama}".strip()

    def baca(self, sel: Sel | None, lama: str = "") -> str:
        """The code, from a code, a name, or both. Raises ``MasukanSalah``."""
        if sel is not None:
            _terbaca(sel, _BUKAN_TEKS)
        teks = sel.teks if sel else ""
        if teks in ("", "-"):
            return ""
        if lama and teks == rapi(self.nama[lama]):
            return lama
        kata = teks.casefold()
        if kode := self._per_kode.get(kata):
            return kode
        calon = self._per_nama.get(kata, [])
        if (
            not calon
            and (kode := self._per_kode.get(kata.split(" ", 1)[0]))
            and kata == rapi(f"{kode} {self.nama[kode]}").casefold()
        ):
            return kode
        if not calon:
            raise MasukanSalah(f"Sumber dana “{teks[:80]}” tidak ada dalam daftar. Pilih dari daftar pada templat.")
        if len(calon) > 1:
            raise MasukanSalah(
                f"Sumber dana “{teks[:80]}” ada beberapa. Tulis kodenya, misalnya {' atau '.join(calon[:3])}."
            )
        return calon[0]
