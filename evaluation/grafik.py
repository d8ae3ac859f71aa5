"""The pictures of a year as figures: absorption and performance by quarter and by programme, and the predikat.

A ``Grafik`` knows no output: it is drawn in ``renja.keluaran.grafik`` and stands beside it as a table.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from evaluation.capaian import Persen, penyerapan, rerata
from evaluation.enums import Triwulan
from evaluation.kinerja import TRIWULAN, Kinerja, bagian_simpul
from planning.enums import Level
from planning.nilai import TIDAK_BERLAKU, format_angka, format_rupiah, jumlah


class Jenis(StrEnum):
    """What the figures of a series are."""

    PERSEN = "persen"
    RUPIAH = "rupiah"
    CACAH = "cacah"
    TEKS = "teks"


Angka = Persen | int | str


@dataclass(frozen=True)
class Deret:
    """One series: a column of the table, and bars where it is drawn (``utama``: filled, the others hatched)."""

    nama: str
    jenis: Jenis
    nilai: tuple[Angka, ...]
    digambar: bool = False
    utama: bool = False

    @property
    def teks(self) -> tuple[str, ...]:
        """Its values as people read them."""
        return tuple(_teks(n, self.jenis) for n in self.nilai)


@dataclass(frozen=True)
class Kategori:
    """One place along the axis: its short name there, and its full one in the table."""

    label: str
    nama: str = ""


@dataclass(frozen=True)
class Grafik:
    """A picture: what it shows in a heading, what it says in a sentence, its categories and series."""

    kode: str
    judul: str
    uraian: str
    sebutan_kategori: str
    kategori: tuple[Kategori, ...]
    deret: tuple[Deret, ...]
    mendatar: bool = False

    @property
    def digambar(self) -> list[Deret]:
        return [d for d in self.deret if d.digambar]

    @property
    def baris(self) -> list[tuple[Kategori, list[tuple[Deret, str]]]]:
        """The table: each category with its values."""
        teks = [d.teks for d in self.deret]
        return [(k, [(d, t[i]) for d, t in zip(self.deret, teks, strict=True)]) for i, k in enumerate(self.kategori)]


def susun_grafik(kinerja: Kinerja, tw: int) -> list[Grafik]:
    """The pictures of one version's year up to a quarter."""
    return [
        grafik_penyerapan(kinerja, tw),
        grafik_kinerja(kinerja, tw),
        grafik_program(kinerja, tw),
        grafik_predikat(kinerja, tw),
    ]


def grafik_penyerapan(kinerja: Kinerja, tw: int) -> Grafik:
    """Rupiah planned and spent up to each quarter, against the pagu of the year; money adds up (specification 4.2)."""
    akar, pagu = kinerja.pohon.akar, kinerja.pohon.pagu
    rencana = tuple(jumlah(kinerja.pagu_sd(s, t) for s in akar) for t in TRIWULAN)
    terpakai = tuple(
        jumlah(kinerja.rupiah_sd(s, t) for s in akar) if t <= tw and kinerja.ada_rupiah(t) else None for t in TRIWULAN
    )
    persen_rencana = tuple(penyerapan(r, pagu) for r in rencana)
    persen = tuple(penyerapan(r, pagu) for r in terpakai)
    return Grafik(
        "penyerapan",
        f"Penyerapan anggaran sampai dengan triwulan {Triwulan(tw).name}",
        _uraian(tw, "terserap", persen, persen_rencana, f"dari pagu {_rp(pagu)}" if pagu else "dari pagu"),
        "Sampai dengan",
        _kategori_triwulan(),
        (
            Deret("Rencana", Jenis.PERSEN, persen_rencana, digambar=True),
            Deret("Realisasi", Jenis.PERSEN, persen, digambar=True, utama=True),
            Deret("Rencana (Rp)", Jenis.RUPIAH, rencana),
            Deret("Realisasi (Rp)", Jenis.RUPIAH, terpakai),
        ),
    )


def grafik_kinerja(kinerja: Kinerja, tw: int) -> Grafik:
    """Mean capaian of the leaves up to each quarter, beside what it would be had every quarter met its target."""
    rencana = [
        rerata((bagian_simpul(s, kinerja.rencana_simpul_sd(s, t)) for s in kinerja.daun), batas=kinerja.batas_rata2)
        for t in TRIWULAN
    ]
    capai = [kinerja.rerata_daun(t)[0] if t <= tw and kinerja.ada_realisasi(t) else None for t in TRIWULAN]
    persen_rencana = tuple(r.persen if r.masuk else None for r in rencana)
    persen = tuple(c.persen if c else None for c in capai)
    sebutan = Level(kinerja.pohon.renja.edisi.level_daun).label.lower()
    return Grafik(
        "kinerja",
        f"Capaian kinerja sampai dengan triwulan {Triwulan(tw).name}",
        _uraian(tw, "tercapai", persen, persen_rencana, f"dari target tahun ini (rata-rata {sebutan})"),
        "Sampai dengan",
        _kategori_triwulan(),
        (
            Deret("Rencana", Jenis.PERSEN, persen_rencana, digambar=True),
            Deret("Capaian", Jenis.PERSEN, persen, digambar=True, utama=True),
            Deret(
                f"{sebutan.capitalize()} yang dihitung", Jenis.CACAH, tuple(len(c.masuk) if c else None for c in capai)
            ),
        ),
    )


def grafik_program(kinerja: Kinerja, tw: int) -> Grafik:
    """Capaian (K) and absorption (Rp) of each programme up to a quarter."""
    program = kinerja.pohon.program
    k = tuple(kinerja.capaian_simpul_sd(s, tw) for s in program)
    rp = tuple(kinerja.penyerapan_sd(s, tw).persen for s in program)
    uraian = f"{len(program)} program; capaian kinerja {_rentang(k)}, penyerapan {_rentang(rp)}."
    return Grafik(
        "program",
        f"Kinerja dan anggaran per program sampai dengan triwulan {Triwulan(tw).name}",
        uraian,
        "Program",
        tuple(Kategori(s.kode_cetak, s.nama) for s in program),
        (
            Deret("Capaian kinerja", Jenis.PERSEN, k, digambar=True, utama=True),
            Deret("Penyerapan anggaran", Jenis.PERSEN, rp, digambar=True),
            Deret("Predikat kinerja", Jenis.TEKS, tuple(kinerja.predikat(p) for p in k)),
            Deret("Predikat anggaran", Jenis.TEKS, tuple(kinerja.predikat(p) for p in rp)),
        ),
        mendatar=True,
    )


def grafik_predikat(kinerja: Kinerja, tw: int) -> Grafik:
    """How many leaves earn each predikat, for K and for Rp apart, and what the means earn (specification 2.9, 4.4)."""
    k, rp = kinerja.rerata_daun(tw)
    cacah_k, cacah_rp = (Counter(kinerja.predikat(b.persen) for b in r.bagian) for r in (k, rp))
    kata = [*dict.fromkeys(kinerja.sebutan), "-"]
    sebutan = Level(kinerja.pohon.renja.edisi.level_daun).label.lower()
    return Grafik(
        "predikat",
        f"Predikat {sebutan} sampai dengan triwulan {Triwulan(tw).name}",
        f"Rata-rata capaian kinerja {_sebut(kinerja, k.persen)}; rata-rata penyerapan anggaran "
        f"{_sebut(kinerja, rp.persen)}.",
        "Predikat",
        tuple(Kategori("Tanpa nilai" if s == "-" else s) for s in kata),
        (
            Deret("Kinerja", Jenis.CACAH, tuple(cacah_k[s] for s in kata), digambar=True, utama=True),
            Deret("Anggaran", Jenis.CACAH, tuple(cacah_rp[s] for s in kata), digambar=True),
        ),
        mendatar=True,
    )


def _kategori_triwulan() -> tuple[Kategori, ...]:
    return tuple(Kategori(f"TW {Triwulan(t).name}", Triwulan(t).label) for t in TRIWULAN)


def _uraian(tw: int, kata: str, persen: tuple[Persen, ...], rencana: tuple[Persen, ...], dari: str) -> str:
    """The quarter's figure against its plan, as a sentence."""
    sampai = f"Sampai dengan triwulan {Triwulan(tw).name}"
    ada, janji = persen[tw - 1], rencana[tw - 1]
    hasil = f"{kata} {_persen(ada)} {dari}" if isinstance(ada, Decimal) else "realisasi belum diisi"
    rencananya = (
        f"; rencananya {_persen(janji)}" if isinstance(janji, Decimal) else "; rencana per triwulan belum diisi"
    )
    return f"{sampai} {hasil}{rencananya}."


def _rentang(persen) -> str:
    ada = sorted(p for p in persen if isinstance(p, Decimal))
    if not ada:
        return "belum ada"
    return _persen(ada[0]) if ada[0] == ada[-1] else f"{_persen(ada[0])} sampai {_persen(ada[-1])}"


def _sebut(kinerja: Kinerja, persen: Persen) -> str:
    return f"{_persen(persen)} ({kinerja.predikat(persen)})" if isinstance(persen, Decimal) else "belum ada"


def _persen(persen: Decimal) -> str:
    return f"{format_angka(persen)}%"


def _rp(rupiah: int) -> str:
    return f"Rp\xa0{format_angka(rupiah)}"


def _teks(nilai: Angka, jenis: Jenis) -> str:
    if nilai is None:
        return ""
    if nilai is TIDAK_BERLAKU:
        return "-"
    if jenis is Jenis.PERSEN:
        return format_angka(nilai)
    return nilai if jenis is Jenis.TEKS else format_rupiah(nilai) if jenis is Jenis.RUPIAH else format_angka(nilai)
