"""The columns of a Renja that people fill in: how each is read from what they typed, and shown to them again.

What is shown can always be read back as the same value; the grid relies on it to tell what somebody has changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from planning.enums import Agregasi, Arah, JenisKegiatan
from planning.masukan import MasukanSalah, baca_rupiah, baca_target, kutip, tulis_besaran
from planning.models import BarisRenja, IndikatorRenja, Perubahan, SumberDana
from planning.nilai import format_angka

BARIS, INDIKATOR = Perubahan.BARIS, Perubahan.INDIKATOR


class Acuan:
    """The sources of funds, fetched once and only when a cell asks for them."""

    @cached_property
    def sumber_dana(self) -> list[SumberDana]:
        return list(SumberDana.objects.order_by("kode"))

    @cached_property
    def _per_kode(self) -> dict[str, SumberDana]:
        return {s.kode.casefold(): s for s in self.sumber_dana}

    @cached_property
    def _per_nama(self) -> dict[str, list[SumberDana]]:
        hasil: dict[str, list[SumberDana]] = {}
        for s in self.sumber_dana:
            hasil.setdefault(rapi(s.nama).casefold(), []).append(s)
        return hasil

    def baca_sumber_dana(self, tulisan: str) -> SumberDana | None:
        """By name, by code, or by ``name (code)``; a name that several sources share does not do."""
        tulisan = rapi(tulisan)
        if not tulisan:
            return None
        cocok = self._per_nama.get(tulisan.casefold(), [])
        if len(cocok) == 1:
            return cocok[0]
        if cocok:
            pilihan = "; ".join(self.tulis_sumber_dana(s) for s in cocok[:3])
            raise MasukanSalah(f"Ada beberapa sumber dana {kutip(tulisan)}. Tulis dengan kodenya: {pilihan}.")
        dalam_kurung = re.search(r"\(([0-9A-Z.]+)\)$", tulisan, re.I)
        for kode in (tulisan, dalam_kurung[1] if dalam_kurung else ""):
            if s := self._per_kode.get(kode.casefold()):
                return s
        raise MasukanSalah(f"Sumber dana {kutip(tulisan)} tidak ada dalam daftar. Pilih nama atau kode dari daftar.")

    def tulis_sumber_dana(self, s: SumberDana | None) -> str:
        """The name, and the code where the name alone could be several."""
        if s is None:
            return ""
        return s.nama if len(self._per_nama.get(rapi(s.nama).casefold(), [])) == 1 else f"{s.nama} ({s.kode})"


@dataclass(frozen=True)
class Kolom:
    """A column: which model keeps it, how it is read (``benda`` is the row it stands in) and shown."""

    nama: str
    objek: str
    baca: Callable[[str, Any, Acuan], Any]
    tulis: Callable[[Any, Acuan], str]
    hanya_daun: bool = False
    wajib: bool = False


def rapi(tulisan: str) -> str:
    """On one line, without marks that cannot be seen and that a database may refuse."""
    return " ".join("".join(c for c in tulisan if c.isprintable() or c.isspace()).split())


def _teks(nama: str, objek: str, **isi) -> Kolom:
    model = BarisRenja if objek == BARIS else IndikatorRenja
    panjang = model._meta.get_field(nama).max_length

    def baca(tulisan: str, benda, acuan: Acuan) -> str:
        tulisan = rapi(tulisan)
        if len(tulisan) > panjang:
            raise MasukanSalah(f"Terlalu panjang: {len(tulisan)} huruf, paling banyak {panjang}.")
        return tulisan

    return Kolom(nama, objek, baca, lambda nilai, acuan: nilai, **isi)


def _pilihan(nama: str, objek: str, pilihan, **isi) -> Kolom:
    """By value or by label, in any case."""
    kata = {k.casefold(): nilai for nilai, label in pilihan.choices for k in (nilai, label)}

    def baca(tulisan: str, benda, acuan: Acuan) -> str:
        tulisan = rapi(tulisan)
        if tulisan and tulisan.casefold() not in kata:
            raise MasukanSalah(f"{kutip(tulisan)} tidak ada dalam pilihan: {', '.join(pilihan.labels)}.")
        return kata.get(tulisan.casefold(), "")

    return Kolom(nama, objek, baca, lambda nilai, acuan: str(nilai), **isi)


def baca_jumlah(tulisan: str, satuan: str, tempat: str = "di kolom satuan") -> Decimal | None:
    """A figure, alone or as the documents print it with its indicator's own unit (``3 Dokumen``, ``100%``).

    ``tempat`` says where the unit can be changed.
    """
    if satuan == "%" and re.search(r"[0-9)]\s*$", tulisan):
        # Said to be a percentage, so that 33.333 is refused instead of read as thirty-three thousand per cent.
        tulisan = f"{tulisan}%"
    angka, tertulis = baca_target(tulisan)
    if tertulis and tertulis.casefold() != satuan.casefold():
        raise MasukanSalah(
            f"Di sini hanya angka. Satuan indikator ini {kutip(satuan) if satuan else 'belum diisi'}, bukan "
            f"{kutip(tertulis)}; ubah {tempat} bila perlu."
        )
    return angka


def tulis_jumlah(nilai: Decimal | None, satuan: str) -> str:
    """A figure of an indicator, so that ``baca_jumlah`` reads the same value back.

    Thousands of a percent are written without a sign, which could be a decimal sign there.
    """
    tulisan = tulis_besaran(nilai)
    return tulisan.replace(".", "") if satuan == "%" else tulisan


def tulis_rupiah(nilai: int | None) -> str:
    """Rupiah as they stand in a cell, zero included."""
    return "" if nilai is None else format_angka(nilai)


def _target(nama: str) -> Kolom:
    return Kolom(
        nama,
        INDIKATOR,
        lambda tulisan, indikator, acuan: baca_jumlah(tulisan, indikator.satuan),
        lambda nilai, acuan: tulis_besaran(nilai),
    )


def _pagu(nama: str) -> Kolom:
    return Kolom(
        nama,
        BARIS,
        lambda tulisan, benda, acuan: baca_rupiah(tulisan),
        lambda nilai, acuan: tulis_rupiah(nilai),
        hanya_daun=True,
    )


#: Everything that can be filled in, by name, in the order of the grid.
KOLOM: dict[str, Kolom] = {
    k.nama: k
    for k in (
        _teks("uraian", INDIKATOR, wajib=True),
        _teks("satuan", INDIKATOR),
        _target("target"),
        _pagu("pagu"),
        _teks("lokasi", BARIS),
        Kolom(
            "sumber_dana",
            BARIS,
            lambda tulisan, benda, acuan: acuan.baca_sumber_dana(tulisan),
            lambda nilai, acuan: acuan.tulis_sumber_dana(nilai),
        ),
        _teks("kelompok_sasaran", BARIS),
        _target("target_n1"),
        _pagu("pagu_n1"),
        _teks("catatan", BARIS),
        _teks("penanggung_jawab", BARIS),
        _pilihan("jenis_kegiatan", BARIS, JenisKegiatan),
        _pilihan("arah", INDIKATOR, Arah, wajib=True),
        _pilihan("agregasi", INDIKATOR, Agregasi, wajib=True),
    )
}
