"""Sources of rows: which nodes and indicators a table prints, in which order, under which number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planning.enums import Level

JUMLAH = "jumlah"


@dataclass(eq=False)
class Sumber:
    """What one printed line is about: a node (or a whole tree) and, where there are several, one of its indicators.

    ``ke`` counts the lines of one node from 0. ``sambungan`` are the lines of its further indicators, ``anak`` the
    nodes directly below. ``penjumlahan`` are the lines whose rupiah this line sums: those below, unless said otherwise.
    ``judul_saja`` marks a line that is a heading and holds no figures. ``bentang`` is over how many columns the name of
    the line reaches, from the first on; 0 leaves it in its own column.
    """

    level: str
    isi: Any = None
    indikator: Any = None
    nama: str = ""
    nomor: str = ""
    ke: int = 0
    judul_saja: bool = False
    sambungan: list[Sumber] = field(default_factory=list)
    anak: list[Sumber] = field(default_factory=list)
    penjumlahan: list[Sumber] = None
    bentang: int = 0

    def __post_init__(self):
        if self.penjumlahan is None:
            self.penjumlahan = self.anak

    @property
    def kode(self) -> str:
        """The code as printed; rows that are no node have none."""
        return getattr(self.isi, "kode_cetak", "")

    @property
    def daun(self) -> bool:
        """Whether this is a line of a node that is given pagu."""
        return getattr(self.isi, "daun", False)

    def semua_daun(self) -> list[Sumber]:
        """The lines at the bottom of what this line sums."""
        if not self.penjumlahan:
            return [self]
        return [d for s in self.penjumlahan for d in s.semua_daun()]


Penomor = Callable[[str, int, str], str]


def sumber_pohon(akar: Iterable, penomor: Penomor | None = None) -> list[Sumber]:
    """Nested sources for the top nodes (``Simpul`` or ``Pasangan``) of a tree, in the order of the codes.

    A bidang is a heading, printed only where there are several (editions before 2021, specification 1.4). ``penomor``
    makes the printed number from level, position and the parent's number.
    """
    akar = list(akar)
    hasil: list[Sumber] = []
    urut = 0
    for a in akar:
        program = a.anak if a.level == Level.BIDANG else [a]
        if a.level == Level.BIDANG and len(akar) > 1:
            hasil.append(Sumber(Level.BIDANG, a, nama=a.nama, judul_saja=True))
        hasil += _sumber_simpul(program, penomor, "", urut)
        urut += len(program)
    return hasil


def _sumber_simpul(simpul: Iterable, penomor: Penomor | None, nomor_induk: str, sesudah: int) -> list[Sumber]:
    hasil = []
    for urut, s in enumerate(simpul, sesudah + 1):
        nomor = penomor(s.level, urut, nomor_induk) if penomor else ""
        pertama, *lain = list(s.indikator) or [None]
        nama = s.nama.upper() if s.level == Level.PROGRAM else s.nama
        hasil.append(
            Sumber(
                s.level,
                s,
                pertama,
                nama=nama,
                nomor=nomor,
                sambungan=[Sumber(s.level, s, i, nama=nama, ke=ke) for ke, i in enumerate(lain, 1)],
                anak=_sumber_simpul(s.anak, penomor, nomor, 0),
            )
        )
    return hasil


def dengan_jumlah(akar: list[Sumber], pohon, label: str) -> list[Sumber]:
    """The sources followed by the row of the whole; ``pohon`` answers for its figures."""
    return [*akar, Sumber(JUMLAH, pohon, nama=label, penjumlahan=[s for s in akar if not s.judul_saja])]


def ratakan(akar: Iterable[Sumber]) -> Iterator[Sumber]:
    """Every line in printed order: a node, its further indicators, then what is below it."""
    for s in akar:
        yield s
        yield from s.sambungan
        yield from ratakan(s.anak)


def nomor_bertingkat(level: str, urut: int, induk: str) -> str:
    """Program ``1.``, kegiatan ``1.1``, sub kegiatan ``1.`` (specification 2.4, 2.8)."""
    return f"{induk}{urut}" if level == Level.KEGIATAN else f"{urut}."


def nomor_romawi(level: str, urut: int, induk: str) -> str:
    """Program ``I``, kegiatan and sub kegiatan ``1`` (specification 2.3)."""
    return romawi(urut) if level == Level.PROGRAM else str(urut)


_ROMAWI = (
    (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


def romawi(angka: int) -> str:
    """Roman numerals as they number programmes and chapters: 4 → ``IV``."""
    hasil = ""
    for nilai, huruf in _ROMAWI:
        hasil += huruf * (angka // nilai)
        angka %= nilai
    return hasil
