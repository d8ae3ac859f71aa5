"""What a document is made of, declared: chapters, sections, tables, pictures, signatures (specification part 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

ROMAWI = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


class Jenis(StrEnum):
    """What kind of part it is; all but ``NASKAH`` have a template of their own."""

    SAMPUL = "sampul"
    KEPUTUSAN = "keputusan"
    PERNYATAAN = "pernyataan"
    DAFTAR_ISI = "daftar-isi"
    DAFTAR_TABEL = "daftar-tabel"
    DAFTAR_GAMBAR = "daftar-gambar"
    NASKAH = "naskah"


@dataclass(frozen=True)
class Bagian:
    """One declared part.

    ``kunci`` names it in addresses and in what is kept; ``judul`` may hold ``{n}``, ``{kec}`` and the like; ``nomor``
    is printed before it (``BAB II``, ``2.1``; empty before the first chapter). ``naskah`` is the template of its
    default text (empty: it has none). ``tabel`` and ``gambar`` follow the text. ``ttd``: the camat signs below it.
    """

    kunci: str
    judul: str
    jenis: Jenis = Jenis.NASKAH
    naskah: str = ""
    tabel: tuple[str, ...] = ()
    gambar: tuple[str, ...] = ()
    ttd: bool = False
    nomor: str = ""
    tingkat: int = 1
    depan: bool = False
    anak: tuple[Bagian, ...] = field(default=(), repr=False)

    def telusuri(self) -> Iterator[Bagian]:
        yield self
        for a in self.anak:
            yield from a.telusuri()

    @property
    def berdaftar(self) -> bool:
        """Whether it stands in the daftar isi."""
        return self.jenis not in (Jenis.SAMPUL, Jenis.DAFTAR_ISI)


def naskah(kunci: str, judul: str, *anak: Bagian, **isi) -> Bagian:
    """A part with a text of its own; its template is named like its key unless ``naskah`` says otherwise."""
    return Bagian(kunci, judul, **{"naskah": kunci} | isi, anak=anak)


def kepala(kunci: str, judul: str, *anak: Bagian, **isi) -> Bagian:
    """A heading alone, with what stands below it."""
    return Bagian(kunci, judul, **isi, anak=anak)


def susun(depan: tuple[Bagian, ...], bab: tuple[Bagian, ...]) -> tuple[Bagian, ...]:
    """The parts of a document in order: what stands before the first chapter, and the numbered chapters."""
    return tuple(replace(b, depan=True) for b in depan) + tuple(
        _bernomor(b, f"BAB {ROMAWI[n]}", str(n), 1) for n, b in enumerate(bab, 1)
    )


def _bernomor(bagian: Bagian, nomor: str, awalan: str, tingkat: int) -> Bagian:
    anak = tuple(_bernomor(a, f"{awalan}.{n}", f"{awalan}.{n}", tingkat + 1) for n, a in enumerate(bagian.anak, 1))
    return replace(bagian, nomor=nomor, tingkat=tingkat, anak=anak)
