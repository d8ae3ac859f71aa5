"""Narrative figures in the paragraphs of a Word file: the sentence of specification 5.1, one for each row.

``… dengan target kinerja sebanyak 750 Surat dan terealisasi sebanyak 750 Surat (100%) dengan target anggaran sebesar
Rp. 2.025.000 dan terealisasi sebesar Rp. 2.024.850 (99,99%)``. What stands before it names the row; if nothing does,
the paragraph above. Sentences that are written otherwise are not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .lembar import Lembar, SelCetak

#: Letters of a paragraph that are looked at, and paragraphs kept.
PANJANG, TERBANYAK = 1500, 2000
#: Since then rows at the bottom are sub kegiatan.
TAHUN_SUB_KEGIATAN = 2021

_N = r"\d[\d.,]{0,20}"
_JUMLAH = r"(?:sebanyak|sebesar|yaitu|:)?\s{0,3}"
_KALIMAT = re.compile(
    rf"target kinerja\s{{1,3}}{_JUMLAH}(?P<target>{_N})\s?(?P<satuan>%|[^\d(),.]{{0,40}}?)\s{{0,3}},?\s{{0,3}}"
    rf"(?:dan |yang )?(?:tere?alisasi|realisasi|teralisasi)\w{{0,3}}\s{{0,3}}{_JUMLAH}(?P<realisasi>{_N})"
    rf"[^\d(]{{0,40}}"
    rf"(?:\(\s?(?P<capaian>{_N}\s?%)\s?\))?.{{0,80}}?"
    rf"anggaran\s{{0,3}}{_JUMLAH}Rp\.?\s?(?P<anggaran>{_N})(?:,-)?.{{0,60}}?"
    rf"realisasi\w{{0,3}}\s{{0,3}}{_JUMLAH}Rp\.?\s?(?P<realisasi_anggaran>{_N})(?:,-)?\s?"
    rf"(?:\(\s?(?P<capaian_anggaran>{_N}\s?%)\s?\))?",
    re.I,
)
_NAMA = re.compile(r"(?:,?\s*(?:dengan|memiliki|mempunyai)\s*$)|(?:,?\s*(?:dengan\s+)?indikator\b.*$)", re.I | re.S)
_NOMOR = re.compile(r"^(?:\(?[\da-z]{1,2}[.)]\s?){1,4}(?=\S)|^(?:sub kegiatan|kegiatan)\s+", re.I)
_TAHUN, _TRIWULAN = re.compile(r"\b(20\d\d)\b"), re.compile(r"\b(?:triwulan|tw)\s+(I{1,3}|IV)\b", re.I)
_KOLOM = ("target_kinerja", "satuan", "realisasi_kinerja", "capaian_kinerja_persen", "anggaran", "realisasi_anggaran",
          "capaian_anggaran_persen")  # fmt: skip
_BAGIAN = ("target", "satuan", "realisasi", "capaian", "anggaran", "realisasi_anggaran", "capaian_anggaran")


class LembarProsa(Lembar):
    """Rows are paragraphs, and so are their addresses."""

    def alamat(self, nomor: int, kolom: int) -> str:
        return f"{self.nama}, paragraf {nomor}"


@dataclass
class Prosa:
    """Takes paragraphs one by one; ``lembar`` are the figures that were in them, by year and quarter."""

    isi: dict[str, tuple[bool, dict[int, dict[int, SelCetak]]]] = field(default_factory=dict)
    nomor: int = 0
    _atas: str = ""
    _tahun: str = ""
    _triwulan: str = ""

    def tambah(self, paragraf: str) -> None:
        self.nomor += 1
        teks = paragraf[:PANJANG]
        cocok = _KALIMAT.search(teks)
        if cocok is None:
            if tahun := _TAHUN.findall(teks):
                self._tahun = tahun[-1]
                self._triwulan = (_TRIWULAN.findall(teks) or [""])[-1].upper()
            self._atas = teks
            return
        nama = _nama(teks[: cocok.start()]) or _nama(self._atas)
        if not nama or not self._tahun or self.nomor > TERBANYAK * 5:
            return
        kunci = f"Narasi {self._tahun}" + (f" TW {self._triwulan}" if self._triwulan else "")
        sub = int(self._tahun) >= TAHUN_SUB_KEGIATAN
        _, baris = self.isi.setdefault(kunci, (sub, {}))
        if len(baris) < TERBANYAK:
            nilai = [nama, *((cocok[k] or "").strip(" .,") for k in _BAGIAN)]
            baris[self.nomor] = {i + (1 if sub else 0): SelCetak(n) for i, n in enumerate(nilai) if n}

    @property
    def lembar(self) -> list[Lembar]:
        hasil = []
        for nama, (sub, baris) in self.isi.items():
            kepala = ["kegiatan", *(["sub_kegiatan"] if sub else []), *_KOLOM]
            isi = {0: {i: SelCetak(k) for i, k in enumerate(kepala)}} | baris
            hasil.append(LembarProsa(nama, isi))
        return hasil


def _nama(teks: str) -> str:
    """The name of a row before its figures: without numbers in front and what leads to the figures."""
    teks = _NAMA.sub("", re.split(r"(?<=[a-z])[.:;]\s", teks.strip())[-1])
    return _NOMOR.sub("", _NOMOR.sub("", teks.strip())).strip(" ,.:;")[:300]
