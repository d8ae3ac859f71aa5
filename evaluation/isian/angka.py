"""The figures of quarters as objects that people fill in: whose they are, how they are read, how they are written.

A figure that is not there yet is an object with version 0; its first change makes it. None is ever removed: what is
emptied stays, so that its version goes on counting (decision 12).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.isian.kolom import baca_jumlah, rapi, tulis_jumlah, tulis_rupiah
from planning.isian.potret import polos
from planning.masukan import MasukanSalah, baca_rupiah
from planning.models import BarisRenja, IndikatorRenja, IndikatorSasaran, Pengguna, Perubahan, Renja

TARGET_TW, PAGU_TW = "target_tw", "pagu_tw"
REALISASI, REALISASI_RP, REALISASI_SASARAN = "realisasi", "realisasi_rp", "realisasi_sasaran"

PANJANG_KETERANGAN = 2000


@dataclass(frozen=True)
class Kolom:
    """One column of a figure: ``baca`` and ``tulis`` get the text or value, and whose figure it is.

    What is written can always be read back as the same value.
    """

    nama: str
    baca: Callable[[str, Any], Any]
    tulis: Callable[[Any, Any], str]
    rupiah: bool = False


def _jumlah(nama: str, tempat: str) -> Kolom:
    return Kolom(
        nama,
        lambda tulisan, indikator: baca_jumlah(tulisan, indikator.satuan, tempat),
        lambda nilai, indikator: tulis_jumlah(nilai, indikator.satuan),
    )


def _rupiah(nama: str) -> Kolom:
    return Kolom(
        nama, lambda tulisan, baris: baca_rupiah(tulisan), lambda nilai, baris: tulis_rupiah(nilai), rupiah=True
    )


def _baca_keterangan(tulisan: str, indikator: Any) -> str:
    tulisan = rapi(tulisan)
    if len(tulisan) > PANJANG_KETERANGAN:
        raise MasukanSalah(f"Terlalu panjang: {len(tulisan)} huruf, paling banyak {PANJANG_KETERANGAN}.")
    return tulisan


_KETERANGAN = Kolom("keterangan", _baca_keterangan, lambda nilai, indikator: rapi(nilai))


@dataclass(frozen=True)
class Jenis:
    """A kind of figure. ``objek`` names it in addresses, ``jejak`` in the record of changes; ``medan`` is the field by
    which it follows its owner (``pemilik``: an indicator, or a row of the Renja)."""

    objek: str
    jejak: str
    model: type[Model]
    pemilik: type[Model]
    medan: str
    kolom: dict[str, Kolom]

    def milik(self, pemilik: Any) -> Any:
        """What the figures of this owner are found by."""
        return getattr(pemilik, self.medan)

    def lingkup(self, renja: Renja) -> dict[str, Any]:
        """Plans belong to a version of the Renja, realisations to its office and year."""
        if self.model in (TargetTriwulan, PaguTriwulan):
            return {"renja_id": renja.pk}
        return {"perangkat_daerah_id": renja.perangkat_daerah_id, "tahun": renja.tahun}


def _jenis(objek: str, model, pemilik, medan: str, *kolom: Kolom, jejak: str = "") -> Jenis:
    return Jenis(objek, jejak or objek, model, pemilik, medan, {k.nama: k for k in kolom})


JENIS: dict[str, Jenis] = {
    j.objek: j
    for j in (
        _jenis(TARGET_TW, TargetTriwulan, IndikatorRenja, "kunci", _jumlah("target", "satuannya di Renja")),
        _jenis(PAGU_TW, PaguTriwulan, BarisRenja, "nomenklatur_id", _rupiah("pagu")),
        _jenis(REALISASI, Realisasi, IndikatorRenja, "kunci", _jumlah("realisasi", "satuannya di Renja"), _KETERANGAN),
        _jenis(REALISASI_RP, RealisasiPagu, BarisRenja, "nomenklatur_id", _rupiah("rupiah")),
        _jenis(
            REALISASI_SASARAN,
            Realisasi,
            IndikatorSasaran,
            "kunci",
            _jumlah("realisasi", "satuannya di Renstra"),
            _KETERANGAN,
            jejak=REALISASI,
        ),
    )
}
RENCANA_AKSI = {k: JENIS[k] for k in (TARGET_TW, PAGU_TW)}
REALISASI_TW = {k: JENIS[k] for k in (REALISASI, REALISASI_RP, REALISASI_SASARAN)}


@dataclass(eq=False)
class Angka:
    """One figure of one quarter in memory: the object itself, whose it is, and the version it was loaded with."""

    jenis: Jenis
    pemilik: Any
    isi: Any
    versi_awal: int
    berubah: set[str] = field(default_factory=set)

    @property
    def versi(self) -> int:
        return self.isi.versi_baris


class Lembar:
    """Figures by kind, owner and quarter: those that are there, and new ones when asked for."""

    def __init__(self, renja: Renja):
        self.renja = renja
        self._ada: dict[tuple[type, Any, int], Angka] = {}

    def muat(self, jenis: Jenis, pemilik: Iterable[Any]) -> None:
        """All quarters of these owners; one query, none without owners."""
        per_milik = {jenis.milik(p): p for p in pemilik}
        if not per_milik:
            return
        semua = jenis.model.objects.filter(**jenis.lingkup(self.renja), **{f"{jenis.medan}__in": per_milik})
        for isi in semua:
            milik = jenis.milik(isi)
            self._ada[jenis.model, milik, isi.triwulan] = Angka(jenis, per_milik[milik], isi, isi.versi_baris)

    def ambil(self, jenis: Jenis, pemilik: Any, tw: int) -> Angka:
        tempat = (jenis.model, jenis.milik(pemilik), tw)
        if tempat not in self._ada:
            isi = jenis.model(
                **jenis.lingkup(self.renja), **{jenis.medan: jenis.milik(pemilik)}, triwulan=tw, versi_baris=0
            )
            self._ada[tempat] = Angka(jenis, pemilik, isi, 0)
        return self._ada[tempat]


class Penulis:
    """Changes figures in memory, writes them in one statement per model, and records every change."""

    def __init__(self, renja: Renja, oleh: Pengguna | None, cara: str):
        self.renja, self.oleh, self.cara = renja, oleh, cara
        self._berubah: dict[type, list[Angka]] = defaultdict(list)
        self._catatan: list[tuple[Angka, Perubahan]] = []

    def ubah(self, angka: Angka, kolom: str, baru: Any) -> None:
        lama = getattr(angka.isi, kolom)
        setattr(angka.isi, kolom, baru)
        angka.isi.versi_baris += 1
        if not angka.berubah:
            self._berubah[type(angka.isi)].append(angka)
        angka.berubah.add(kolom)
        self._catatan.append((angka, self._perubahan(angka, kolom, lama, baru)))

    def _perubahan(self, angka: Angka, kolom: str, lama: Any, baru: Any) -> Perubahan:
        pemilik = angka.pemilik
        if isinstance(pemilik, IndikatorSasaran):
            kode, nomor = "sasaran", pemilik.nomor
        elif isinstance(pemilik, IndikatorRenja):
            kode, nomor = pemilik.baris.nomenklatur.kode, pemilik.nomor
        else:
            kode, nomor = pemilik.nomenklatur.kode, None
        return Perubahan(
            renja=self.renja,
            objek=angka.jenis.jejak,
            kode=kode,
            nomor=nomor,
            kolom=f"{kolom}_tw{angka.isi.triwulan}",
            lama=polos(lama),
            baru=polos(baru),
            versi=angka.versi,
            cara=self.cara,
            oleh=self.oleh,
        )

    def tulis(self) -> int:
        """Everything that changed; the number of cells."""
        for model, semua in self._berubah.items():
            model.objects.bulk_create([a.isi for a in semua if a.isi.pk is None])
            if lama := [a for a in semua if a.versi_awal]:
                kolom: Collection[str] = sorted(set().union(*(a.berubah for a in lama)))
                model.objects.bulk_update([a.isi for a in lama], [*kolom, "versi_baris"])
        for angka, perubahan in self._catatan:
            perubahan.objek_id = angka.isi.pk
        Perubahan.objects.bulk_create([p for _, p in self._catatan])
        return len(self._catatan)
