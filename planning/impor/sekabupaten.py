"""One workbook for many offices: a column says whose line it is; every office gets its own lines.

What comes out is as if each office had sent a file of its own, and is checked, kept and applied as such.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import BinaryIO

from planning.masukan import kutip
from planning.models import PerangkatDaerah

from .arsip import Arsip, BerkasDitolak
from .berkas import BARIS_TERBANYAK, Asal, Berkas, baca_baris, periksa_kepala
from .buku import TEKS, Baris, Buku, Lembar, huruf_kolom
from .kepala import DICARI_SAMPAI, Kepala, cari_kepala, nomor_kolom

JUDUL = "Kecamatan"
#: Headings of the column that says whose line it is.
_JUDUL = frozenset({"kecamatan", "perangkat daerah", "skpd", "opd"})
DISEBUT = 20


def baca_sekabupaten(berkas: BinaryIO, kantor: Iterable[PerangkatDaerah], asal: dict[int, Asal]) -> dict[int, Berkas]:
    """The lines of each office by its ``pk``. ``kantor`` are all that may be named, ``asal`` those with a Renja.

    Raises ``BerkasDitolak``, also for a line of an office that is not there or has no Renja to take it.
    """
    buku = Buku(Arsip(berkas))
    tahun = next(iter(asal.values())).tahun
    dapat = []
    for lembar in buku.lembar:
        kepala = None if lembar.tersembunyi else _kepala(buku, lembar, tahun)
        kolom = _kolom(buku, lembar, kepala) if kepala else None
        if kolom is not None:
            dapat.append((lembar, kepala, kolom))
    if len(dapat) != 1:
        sebab = "Tidak ada lembar" if not dapat else f"Ada {len(dapat)} lembar"
        raise BerkasDitolak(
            f"{sebab} dengan judul kolom {JUDUL} dan Kode beserta Indikator, Target, atau Pagu dalam {DICARI_SAMPAI} "
            "baris pertamanya. Pakai templat dari halaman ini, satu lembar saja."
        )
    ((lembar, kepala, kolom),) = dapat
    kepala.asing = [a for a in kepala.asing if not a.endswith(f"({huruf_kolom(kolom)}{kepala.akhir})")]
    per_kantor = _bagi(buku.baris(lembar), kepala, kolom, _nama(kantor), asal)
    hasil = {}
    for pk, baris in per_kantor.items():
        ini = Berkas(lembar.nama, {k: huruf_kolom(i) for k, i in kepala.kolom.items()}, [], {})
        periksa_kepala(ini, kepala, asal[pk])
        baca_baris(ini, kepala, iter(baris), asal[pk])
        if ini.baris:
            hasil[pk] = ini
    if not hasil:
        raise BerkasDitolak("Tidak ada baris isian di bawah judul kolomnya.")
    return hasil


def _kepala(buku: Buku, lembar: Lembar, tahun: int) -> Kepala | None:
    return cari_kepala(islice(buku.baris(lembar), DICARI_SAMPAI), tahun)


def _kolom(buku: Buku, lembar: Lembar, kepala: Kepala) -> int | None:
    """Which column names the office."""
    for nomor, sel in islice(buku.baris(lembar), DICARI_SAMPAI):
        if nomor > kepala.akhir:
            break
        for kolom, s in sel.items():
            if s.jenis == TEKS and s.teks.casefold().strip(" .:*") in _JUDUL and kolom not in kepala.kolom.values():
                return kolom
    return None


def _bagi(
    baris: Iterable[Baris], kepala: Kepala, kolom: int, nama: dict[str, PerangkatDaerah], asal: dict[int, Asal]
) -> dict[int, list[Baris]]:
    """The lines below the headings by office; a line that names none belongs to the one before it."""
    hasil: dict[int, list[Baris]] = {}
    asing: dict[str, int] = {}
    tanpa_renja: dict[str, int] = {}
    kini: int | None = None
    cacah = 0
    for nomor, sel in baris:
        if nomor <= kepala.akhir or (not hasil and nomor_kolom(sel)):
            continue
        isi = {k: s for k, s in sel.items() if k in kepala.kolom.values()}
        if kolom in sel:
            tulisan = sel[kolom].teks
            kantor = nama.get(_kunci(tulisan))
            kini = kantor.pk if kantor and kantor.pk in asal else None
            if kantor is None:
                asing.setdefault(tulisan, nomor)
            elif kini is None:
                tanpa_renja.setdefault(kantor.nama, nomor)
        elif isi and kini is None and not (asing or tanpa_renja):
            asing.setdefault("", nomor)
        if isi and kini is not None:
            hasil.setdefault(kini, []).append((nomor, isi))
            cacah += 1
            if cacah > BARIS_TERBANYAK:
                raise BerkasDitolak(f"Lembar ini berisi lebih dari {BARIS_TERBANYAK} baris.")
    if asing:
        raise BerkasDitolak(f"{_sebut(asing)} bukan kecamatan di sini. Tulis namanya seperti Malili, di setiap baris.")
    if tanpa_renja:
        raise BerkasDitolak(
            f"{_sebut(tanpa_renja)} belum punya rancangan awal yang dapat diisi. Mulai dahulu di bawah."
        )
    return hasil


def _sebut(nama: dict[str, int]) -> str:
    disebut = [f"{kutip(n) if n else 'Kecamatan kosong'} (baris {b})" for n, b in list(nama.items())[:DISEBUT]]
    lain = len(nama) - len(disebut)
    return ", ".join(disebut) + (f", dan {lain} lagi" if lain else "")


def _nama(kantor: Iterable[PerangkatDaerah]) -> dict[str, PerangkatDaerah]:
    return {_kunci(tulisan): k for k in kantor for tulisan in (k.nama, k.slug, k.kode_wilayah)}


def _kunci(tulisan: str) -> str:
    """Small letters, without what kind of office it is."""
    kata = tulisan.casefold().replace(".", " ").replace("-", " ").split()
    while kata and kata[0] in ("kantor", "kecamatan", "kec"):
        kata = kata[1:]
    return "".join(kata)
