"""A file set against a Renja: what it would change, what it leaves, what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from planning.isian.potret import Beda, Potret, PotretBaris, bandingkan
from planning.kode import kunci_lintas_edisi
from planning.masukan import kejanggalan_pagu
from planning.models import Renja
from planning.nilai import jumlah

from .bahan import Bahan
from .berkas import Asal, Berkas
from .susun import Penyusun, Susunan
from .temuan import Temuan

JANGGAL_TERBANYAK = 20


@dataclass(frozen=True)
class Total:
    """Leaves and their pagu, in one state of the Renja."""

    daun: int
    pagu: int | None
    pagu_n1: int | None


@dataclass
class Hasil:
    """What an import would do. ``isi`` holds the rows that change, ready for ``planning.isian.urungan.lakukan``."""

    bahan: Bahan
    isi: Potret = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)
    tidak_ada: list[str] = field(default_factory=list)
    """Rows of the Renja that the file does not hold."""
    indikator_tidak_ada: int = 0

    @property
    def bersih(self) -> bool:
        return not self.temuan

    @property
    def beda(self) -> list[Beda]:
        return bandingkan(self.bahan.baris, self.isi)

    @property
    def sebelum(self) -> Total:
        return self._total(self.bahan.baris)

    @property
    def sesudah(self) -> Total:
        return self._total({**self.bahan.baris, **self.isi})

    def _total(self, baris: Mapping[str, PotretBaris | None]) -> Total:
        daun = [b for k, b in baris.items() if b is not None and self.bahan.daun(k)]
        return Total(len(daun), jumlah(b.pagu for b in daun), jumlah(b.pagu_n1 for b in daun))

    @property
    def sidik(self) -> str:
        """A fingerprint of what changes from what to what: the same as long as a preview still holds."""
        lama = self.bahan.baris
        isi = {k: [_json(lama.get(k)), _json(b)] for k, b in self.isi.items()}
        return hashlib.sha256(json.dumps(isi, sort_keys=True).encode()).hexdigest()


def asal_renja(renja: Renja) -> Asal:
    """What a file for this Renja says of where it is from."""
    kantor = renja.perangkat_daerah
    return Asal(kantor.slug, kantor.nama, renja.tahun, renja.versi)


def periksa(renja: Renja, berkas: Berkas, benih: UUID, hapus: bool = False) -> Hasil:
    """Work out what ``berkas`` does to ``renja``; nothing is changed.

    Rows and indicators that the file does not hold stay, unless ``hapus``. The same file, Renja and ``benih`` give the
    same result.
    """
    bahan = Bahan(renja)
    susunan = Penyusun(bahan, berkas, benih, hapus).susun()
    hasil = Hasil(bahan, temuan=[*berkas.temuan, *susunan.temuan], catatan=list(berkas.catatan))
    hasil.isi = {k: b for k, b in susunan.baris.items() if bandingkan(bahan.baris, {k: b})}
    hasil.tidak_ada = _tidak_ada(bahan, susunan)
    hasil.indikator_tidak_ada = sum(map(len, susunan.dipertahankan.values()))
    if hapus:
        hasil.isi |= dict.fromkeys(hasil.tidak_ada)
    hasil.catatan += _janggal(bahan, hasil.isi)
    return hasil


def _tidak_ada(bahan: Bahan, susunan: Susunan) -> list[str]:
    """Rows that the file does not name; not those above a leaf that it does name, or that has to stay."""
    disebut = susunan.disebut | susunan.baris.keys()
    di_atas = {atas for k in disebut for atas in bahan.atasan(k)}
    return [k for k in bahan.baris if k not in disebut | di_atas]


def _janggal(bahan: Bahan, isi: Potret) -> list[str]:
    """Pagu that is about 10 or 1.000 times last year's, among those that change."""
    hasil = []
    for kode, baru in isi.items():
        lama = bahan.baris.get(kode)
        if baru is None or baru.pagu is None or (lama and lama.pagu == baru.pagu):
            continue
        if pesan := kejanggalan_pagu(baru.pagu, bahan.pagu_tahun_lalu.get(kunci_lintas_edisi(kode))):
            hasil.append(f"Pagu {kode} {bahan.nama(kode)}: {pesan}")
    return hasil[:JANGGAL_TERBANYAK]


def _json(baris: PotretBaris | None) -> dict | None:
    return baris.ke_json() if baris else None
