"""The check as a whole: a file in, what was recognised and what contradicts what out. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import BinaryIO

from planning.impor.arsip import BerkasDitolak

from . import (
    aturan_antar,
    aturan_jumlah,
    aturan_kode,
    aturan_narasi,
    aturan_persen,
    aturan_sasaran,
    aturan_tabel,
    aturan_triwulan,
)
from .alat import TERLALU_BANYAK, Isi, padankan, tahun_berkas
from .baca import baca
from .kenali import Tabel, cari_tabel
from .lembar import Lembar
from .pohon import JUDUL, JUMLAH, Pohon, susun
from .resmi import Resmi, inti
from .temuan import ATURAN, TemuanBerkas

SEMUA_ATURAN = (
    *aturan_jumlah.ATURAN,
    *aturan_persen.ATURAN,
    *aturan_kode.ATURAN,
    *aturan_antar.ATURAN,
    *aturan_narasi.ATURAN,
    *aturan_sasaran.ATURAN,
    *aturan_triwulan.ATURAN,
    *aturan_tabel.ATURAN,
)
#: Rows of recognised tables in all, and of those of sasaran, which are compared with each other.
BARIS_TERBANYAK, BARIS_DATAR = 5_000, 200
_KE = ("", "", "kedua", "ketiga", "keempat", "kelima", "keenam", "ketujuh", "kedelapan", "kesembilan")


@dataclass
class Hasil:
    """What was read, and the findings in the order of the rules."""

    tabel: list[Tabel]
    temuan: list[TemuanBerkas]
    tahun: int | None
    isi: Isi = field(repr=False)

    @property
    def cacah(self) -> dict[str, int]:
        """How many of each gravity."""
        c = Counter(str(t.temuan.tingkat) for t in self.temuan)
        return {k: c[k] for k in ("galat", "peringatan", "saran")}


def periksa_berkas(berkas: BinaryIO, resmi: Resmi | None = None) -> Hasil:
    """Check a workbook or a Word file. Raises ``BerkasDitolak`` when it cannot be read."""
    lembar = baca(berkas)
    return periksa(lembar, resmi or Resmi.muat())


def periksa(lembar: list[Lembar], resmi: Resmi) -> Hasil:
    isi = kenali(lembar, resmi)
    temuan = [t for aturan in SEMUA_ATURAN for t in aturan(isi)]
    urutan = {kode: i for i, kode in enumerate(ATURAN)}
    return Hasil(isi.tabel, sorted(temuan, key=lambda t: urutan[t.temuan.kode]), isi.tahun, isi)


def kenali(lembar: list[Lembar], resmi: Resmi) -> Isi:
    tabel = [t for x in lembar for t in cari_tabel(x)]
    datar = [t for t in tabel if not t.bentuk.bertingkat]
    if sum(len(t.baris) for t in tabel) > BARIS_TERBANYAK or sum(len(t.baris) for t in datar) > BARIS_DATAR:
        raise BerkasDitolak(TERLALU_BANYAK)
    _bedakan(tabel)
    bertingkat = [t for t in tabel if t.bentuk.bertingkat]
    pohon = _susun(bertingkat, resmi)
    isi = Isi(tabel, pohon, resmi, tahun_berkas(tabel))
    padankan(isi)
    return isi


def _susun(tabel: list[Tabel], resmi: Resmi) -> list[Pohon]:
    """Twice: what one table says with codes about the level of a name helps to read another without."""
    dikenal: dict[str, str] = {}
    for t in tabel:
        for s in susun(t, resmi, {}).simpul:
            if s.kode and s.level not in (JUMLAH, JUDUL):
                dikenal.setdefault(inti(s.nama), s.level)
    return [susun(t, resmi, dikenal) for t in tabel]


def _bedakan(tabel: list[Tabel]) -> None:
    """Two tables of one number are told apart."""
    lihat: Counter[str] = Counter()
    for t in tabel:
        lihat[t.nama] += 1
        n = lihat[t.nama]
        if n > 1:
            t.nama = f"{t.nama} ({_KE[n] if n < len(_KE) else f'ke-{n}'})"
