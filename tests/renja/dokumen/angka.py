"""The figures that stand in the sentences of a printed document, and those that stand in its tables."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from planning.nilai import format_angka
from tests.renja.baca_pdf import Halaman

_RUPIAH = re.compile(r"Rp ?(\d[\d.]*\d|\d)")
_RIBUAN = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PERSEN = re.compile(r"(\d[\d.]*(?:,\d+)?) ?%")
_SERAPAN = re.compile(r"Anggaran terserap Rp ?([\d.]+) \((\d+(?:,\d+)?)%\) dari pagu Rp ?([\d.]+\d)")
_CAPAIAN = re.compile(
    r"ditargetkan ([\d.,]+) [^;“]+; sampai dengan triwulan \w+ "
    r"terealisasi ([\d.,]+) [^;“(]+ \(capaian ([\d.]+(?:,\d+)?)%\)"
)
_CACAH = re.compile(r"(\d+) (program|kegiatan|sub kegiatan)\b")
_KODE = re.compile(r"\d(?:\.\d+)+")


def _rapi(teks: Iterable[str]) -> str:
    return re.sub(r"\s+", " ", " ".join(teks))


def bilangan(teks: str) -> Decimal:
    """``2.479.196.707`` and ``41,39`` as numbers."""
    return Decimal(teks.replace(".", "").replace(",", "."))


class AngkaNaskah:
    """What the sentences say: text stands on upright pages, tables on those that lie."""

    def __init__(self, halaman: list[Halaman]):
        # A sentence that goes on overleaf is not broken by the page's number.
        teks = _rapi(h.extract_text().rpartition("\n")[0] for h in halaman if h.width < h.height)
        self.rupiah = _RUPIAH.findall(teks)
        #: Spent, percent, of how much.
        self.serapan = _SERAPAN.findall(teks)
        #: Target, reached, percent.
        self.capaian = _CAPAIAN.findall(teks)
        self.persen = {bilangan(p) for p in _PERSEN.findall(_CAPAIAN.sub("", _SERAPAN.sub("", teks)))}
        self.cacah = {(apa, int(n)) for n, apa in _CACAH.findall(teks)}


class AngkaTabel:
    """What the tables of these pages say."""

    def __init__(self, halaman: Iterable[Halaman]):
        mendatar = [h for h in halaman if h.width > h.height]
        teks = _rapi(h.extract_text() for h in mendatar)
        self.rupiah = set(_RIBUAN.findall(teks))
        self.bilangan = {bilangan(n) for n in re.findall(r"\d[\d.]*(?:,\d+)?", teks)}
        tabel: list[list[list[str]]] = []
        for h in mendatar:
            if not tabel or re.search(r"^Tabel \d", h.extract_text(), re.MULTILINE):
                tabel.append([])
            tabel[-1] += h.baris
        # Each names the same programmes; the last one that has codes tells what is below them as well.
        bernama = [t for t in tabel if any(map(_nama_program, t))]
        berkode = [t for t in bernama if any(_KODE.fullmatch(b[0]) for b in t if _nama_program(b))]
        baris = (berkode or bernama or [[]])[-1]
        self.program = [b for b in baris if _nama_program(b)]
        self._kode = {b[0] for b in baris if _KODE.fullmatch(b[0])}

    def cacah(self) -> set[tuple[str, int]]:
        """How many programmes there are by name, and how many codes below them of each length."""
        hasil = {("program", len({_nama_program(b) for b in self.program}))}
        panjang = {b[0].count(".") for b in self.program if b[0] in self._kode}
        bawah = sorted({k.count(".") for k in self._kode if k.count(".") > max(panjang)}) if panjang else []
        for nama, p in zip(("kegiatan", "sub kegiatan"), bawah, strict=False):
            hasil.add((nama, sum(k.count(".") == p for k in self._kode)))
        return hasil

    def jumlah_program(self) -> str:
        """The last rupiah of each programme's line, added up."""
        nilai = {_nama_program(b): [bilangan(s) for s in b if _RIBUAN.fullmatch(s)][-1:] for b in self.program}
        return format_angka(int(sum(sum(n) for n in nilai.values())))


def _nama_program(baris: list[str]) -> str:
    """The name of the programme whose line this is, or nothing; the heading's cell names three levels."""
    return next((sel for sel in baris if sel.startswith("PROGRAM") and not sel.startswith("PROGRAM/")), "")


def persen(bagian: str, seluruh: str) -> Decimal:
    """How much of the whole it is, as it is printed: two decimals, half up."""
    return (100 * bilangan(bagian) / bilangan(seluruh)).quantize(Decimal("0.01"), ROUND_HALF_UP)
