"""Putting a document together: every declared part with its text, tables and pictures, numbered as they are printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from evaluation.grafik import Grafik, grafik_kinerja, grafik_penyerapan
from planning.models import Renja
from planning.tabel import Tabel, TabelTidakTersedia
from planning.tabel.tanda_tangan import TandaTangan, tanda_tangan, tempat_tanggal
from renja.tabel import kelas_tabel, muat_tabel

from .bagian import Bagian, Jenis
from .fakta import Fakta
from .kerangka import DOKUMEN, JenisNaskah, pemilik_naskah
from .naskah import Naskah, NaskahBawaan
from .simpanan import NaskahTersimpan

_GAMBAR = {"serapan": grafik_penyerapan, "kinerja": grafik_kinerja}


class DokumenTidakTersedia(LookupError):
    """This version has no such document; the message says which there are, in Indonesian."""


@dataclass(frozen=True)
class TabelBernomor:
    """A table in its place: ``Tabel 2.1`` with its name, as the daftar tabel lists it."""

    sebutan: str
    nama: str
    tabel: Tabel
    kunci: str


@dataclass(frozen=True)
class GambarBernomor:
    """A picture in its place: ``Gambar 2.1`` with its name."""

    sebutan: str
    nama: str
    grafik: Grafik
    kunci: str


@dataclass(frozen=True)
class BagianJadi:
    """A part with everything that stands in it. ``tanpa``: tables that this version does not have."""

    bagian: Bagian
    judul: str
    isi: str = ""
    tabel: list[TabelBernomor] = field(default_factory=list)
    gambar: list[GambarBernomor] = field(default_factory=list)
    ttd: TandaTangan | None = None

    @property
    def judul_lengkap(self) -> str:
        """With its number: ``2.1 Evaluasi …``, ``BAB II HASIL …``."""
        return f"{self.bagian.nomor} {self.judul}".strip()

    @property
    def berkepala(self) -> bool:
        """Whether it prints a heading: a part that is nothing but tables does not."""
        return bool(self.isi or self.bagian.anak or self.bagian.nomor or self.gambar or not self.tabel)


@dataclass(frozen=True)
class DokumenJadi:
    """A whole document, ready for paper, screen or Word. ``sampul`` are the lines of its cover."""

    jenis: JenisNaskah
    fakta: Fakta
    bagian: list[BagianJadi]

    @property
    def renja(self) -> Renja:
        return self.fakta.renja

    @property
    def judul(self) -> str:
        """``Perubahan Rencana Kerja Kecamatan Kalaena Tahun 2021``"""
        return f"{self.jenis.nama} {self.fakta.kantor.nama} Tahun {self.fakta.n}"

    @property
    def nama_berkas(self) -> str:
        """``renja-perubahan-2021-kalaena``"""
        return f"{self.jenis.kode}-{self.fakta.n}-{self.fakta.kantor.slug}"

    @property
    def tabel(self) -> list[TabelBernomor]:
        return [t for b in self.bagian for t in b.tabel]

    @property
    def gambar(self) -> list[GambarBernomor]:
        return [g for b in self.bagian for g in b.gambar]


def susun_dokumen(renja: Renja, kode: str, naskah: Naskah | None = None) -> DokumenJadi:
    """The document of this kind (``DOKUMEN``) about a version of the Renja. Raises ``DokumenTidakTersedia``."""
    jenis = DOKUMEN.get(kode)
    if jenis is None or renja.jenis not in jenis.untuk:
        ada = ", ".join(k for k, d in DOKUMEN.items() if renja.jenis in d.untuk)
        raise DokumenTidakTersedia(f"Dokumen {kode} tidak ada pada {renja.get_jenis_display()}. Yang ada: {ada}.")
    kerangka = jenis.kerangka(renja)
    fakta = Fakta(renja, kerangka)
    naskah = naskah or NaskahTersimpan(fakta, pemilik_naskah(renja, kode), NaskahBawaan(fakta))
    try:
        return DokumenJadi(jenis, fakta, list(_Penyusun(fakta, naskah).susun(kerangka)))
    except TabelTidakTersedia as e:
        raise DokumenTidakTersedia(str(e)) from None


class _Penyusun:
    """Fills parts in their order and counts tables and pictures by chapter."""

    def __init__(self, fakta: Fakta, naskah: Naskah):
        self.fakta, self.naskah = fakta, naskah
        self._terpakai: set[str] = set()

    def susun(self, kerangka: tuple[Bagian, ...]) -> Iterator[BagianJadi]:
        semua = [b for akar in kerangka for b in akar.telusuri()]
        # Standard tables keep their own numbers wherever they stand; the others take what is left of their chapter.
        self._terpakai = {kelas_tabel(self.fakta.renja, n).sebutan() for b in semua for n in b.tabel if n[0].isdigit()}
        ada_gambar = self.fakta.dinilai is not None
        for b in semua:
            if b.jenis == Jenis.DAFTAR_GAMBAR and not ada_gambar:
                continue
            yield BagianJadi(
                b,
                self.fakta.isi_judul(b.judul),
                self.naskah.isi(b),
                [self._tabel(b, n) for n in b.tabel],
                [self._gambar(b, n) for n in b.gambar if ada_gambar],
                self._ttd() if b.ttd else None,
            )

    def _tabel(self, bagian: Bagian, nomor: str) -> TabelBernomor:
        tabel = muat_tabel(self.fakta.renja, nomor)
        sendiri = nomor[0].isdigit()
        sebutan = tabel.sebutan() if sendiri else self._nomor("Tabel", bagian)
        return TabelBernomor(sebutan, tabel.nama, tabel, f"tabel-{bagian.kunci}-{nomor.lower().replace('.', '-')}")

    def _gambar(self, bagian: Bagian, nama: str) -> GambarBernomor:
        kinerja, tw = self.fakta.dinilai
        grafik = _GAMBAR[nama](kinerja, tw)
        return GambarBernomor(self._nomor("Gambar", bagian), grafik.judul, grafik, f"gambar-{nama}")

    def _nomor(self, apa: str, bagian: Bagian) -> str:
        """``Gambar 2.1``; without chapters ``Tabel 1``."""
        bab = bagian.nomor.partition(".")[0] if bagian.tingkat > 1 else ""
        calon = (f"{apa} {bab}.{n}" if bab else f"{apa} {n}" for n in count(1))
        sebutan = next(s for s in calon if s not in self._terpakai)
        self._terpakai.add(sebutan)
        return sebutan

    def _ttd(self) -> TandaTangan:
        f = self.fakta
        awal = (tempat_tanggal(f.kantor.nama_pendek, f.tanggal),)
        return tanda_tangan(f.camat, (f"Camat {f.kantor.nama_pendek},",), awal)
