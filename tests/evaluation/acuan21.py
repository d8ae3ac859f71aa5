"""Table 2.1 computed slowly and obviously, from plain data; nothing of the evaluation floor is used here.

A ``Kasus`` is what an office has written down over the years: a tree with indicators, what each year's Renja says of
them, what was reached in each quarter, and the opening figures. ``kasus`` makes them up. Figures are exact fractions.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

#: The Renja under test is that of 2022; five years lie before it.
N = 2022
TAHUN = range(2017, N)

#: A node is where it hangs: (program,), (program, kegiatan), (program, kegiatan, sub kegiatan).
Simpul = tuple[int, ...]
Angka = int | Decimal | None
#: A figure with its unit.
Besar = tuple[Fraction, str]


@dataclass
class Awal:
    """The opening figures of one year."""

    target: Angka
    realisasi: Angka
    realisasi_sd: Angka
    satuan: str


@dataclass
class Tahun:
    """One year of an indicator; ``tw`` are the quarters that have a row, filled in or not."""

    di_renja: bool
    target: Angka
    tw: dict[int, Angka]
    awal: Awal | None


@dataclass
class Indikator:
    simpul: Simpul
    nomor: int
    satuan: str
    satuan_renstra: str
    negatif: bool
    cara: str
    cara_renstra: str
    otomatis: bool
    di_renstra: bool
    di_renja: bool
    target: Angka
    target_akhir: Angka
    tahun: dict[int, Tahun]
    rupiah_awal: dict[int, int | None]

    @property
    def uraian(self) -> str:
        return f"Indikator {self.nomor} dari {self.simpul}"

    @property
    def induk(self) -> bool:
        return len(self.simpul) < 3


@dataclass
class Kasus:
    """``mulai`` is the first year of the Renstra (``None``: no Renstra); ``versi`` is how often each year's Renja was
    made, of which the last counts; ``baru_sejak`` the first year that writes its codes in the newer edition."""

    mulai: int | None
    perubahan: bool
    isi_induk: bool
    t_per_r: bool
    batas: int | None
    baru_sejak: int
    renstra_baru: bool
    versi: dict[int, int]
    indikator: list[Indikator]
    rupiah: dict[tuple[Simpul, int], dict[int, int | None]]

    @property
    def tb(self) -> int:
        return N if self.perubahan else N - 1

    @property
    def semua_simpul(self) -> list[Simpul]:
        return sorted({i.simpul[:n] for i in self.indikator for n in range(1, len(i.simpul) + 1)})


# --- Made up ----------------------------------------------------------------------------------------------------------

ANGKA = st.sampled_from([None, None, 0, 1, 2, 3, 5, Decimal("2.5")])
CARA = ["kumulatif", "posisi_akhir", "rata_rata"]
#: Mostly one unit, so that most figures can be put together; capitals do not tell units apart.
SATUAN = st.sampled_from(["Dokumen", "Dokumen", "Dokumen", "dokumen", "Berkas"])
SERING = st.sampled_from([True, True, True, False])
JARANG = st.sampled_from([False, False, False, True])


@st.composite
def _tahun(draw) -> Tahun:
    tw = {n: draw(ANGKA) for n in range(1, draw(st.integers(0, 4)) + 1)}
    if draw(JARANG):
        tw.pop(1, None)
    awal = Awal(draw(ANGKA), draw(ANGKA), draw(ANGKA), draw(st.sampled_from(["", "", "Berkas"])))
    return Tahun(draw(SERING), draw(ANGKA), tw, awal if draw(st.booleans()) else None)


@st.composite
def _indikator(draw, simpul: Simpul, nomor: int) -> Indikator:
    cara = draw(st.sampled_from(CARA))
    return Indikator(
        simpul,
        nomor,
        draw(SATUAN),
        draw(SATUAN),
        draw(JARANG),
        cara,
        draw(st.sampled_from([cara, cara, *CARA])),
        draw(st.booleans()),
        draw(SERING),
        draw(SERING),
        draw(ANGKA),
        draw(ANGKA),
        {t: draw(_tahun()) for t in (*TAHUN, N)},
        {t: draw(st.sampled_from([None, None, 0, 700])) for t in TAHUN},
    )


@st.composite
def kasus(draw, program: int = 2) -> Kasus:
    """A tree of one or two programmes, kegiatan and sub kegiatan, each with at most three indicators."""
    simpul: list[Simpul] = []
    for p in range(1, draw(st.integers(1, program)) + 1):
        simpul.append((p,))
        for k in range(1, draw(st.integers(1, 2)) + 1):
            simpul.append((p, k))
            simpul += [(p, k, s) for s in range(1, draw(st.integers(1, 2)) + 1)]
    indikator = [
        draw(_indikator(s, nomor))
        for s in simpul
        for nomor in range(1, draw(st.sampled_from([1, 1, 2, 3] if len(s) == 3 else [0, 1, 2])) + 1)
    ]
    return Kasus(
        mulai=draw(st.sampled_from([2017, 2017, 2018, 2020, 2021, None])),
        perubahan=draw(st.booleans()),
        isi_induk=draw(st.booleans()),
        t_per_r=draw(st.booleans()),
        batas=draw(st.sampled_from([None, 120])),
        baru_sejak=draw(st.sampled_from([2000, 2020, 2100])),
        renstra_baru=draw(st.booleans()),
        versi={t: draw(st.sampled_from([0, 1, 2])) for t in TAHUN},
        indikator=indikator,
        rupiah={
            (s, t): {n: draw(st.sampled_from([None, 0, 250])) for n in range(1, draw(st.integers(0, 4)) + 1)}
            for s in simpul
            for t in TAHUN
            if len(s) == 3
        },
    )


# --- One year ---------------------------------------------------------------------------------------------------------


def rata(nilai: list[Fraction]) -> Fraction | None:
    return sum(nilai, Fraction(0)) / len(nilai) if nilai else None


def jadi_satu(nilai: list[Fraction], cara: str) -> Fraction | None:
    if not nilai:
        return None
    return {"kumulatif": sum(nilai, Fraction(0)), "posisi_akhir": nilai[-1], "rata_rata": rata(nilai)}[cara]


def di_renja_tahun(k: Kasus, i: Indikator, t: int) -> bool:
    """Whether the last version of a year's Renja has it; the Renja under test is none of them."""
    return t != N and k.versi[t] > 0 and i.tahun[t].di_renja


def cara_dan_satuan(k: Kasus, i: Indikator) -> tuple[str, str]:
    """How years add up, and in which unit: as the Renstra says, if it has the indicator."""
    ada = k.mulai is not None and i.di_renstra
    return (i.cara_renstra, i.satuan_renstra) if ada else (i.cara, i.satuan)


def terisi(i: Indikator, t: int) -> list[Fraction]:
    return [Fraction(v) for _, v in sorted(i.tahun[t].tw.items()) if v is not None]


def dipegang(k: Kasus, i: Indikator, t: int) -> Besar | None:
    cara, satuan = (i.cara, i.satuan) if di_renja_tahun(k, i, t) else cara_dan_satuan(k, i)
    if di_renja_tahun(k, i, t) and i.otomatis and i.induk:
        angka = rata_anak(k, i.simpul, t)
    else:
        angka = jadi_satu(terisi(i, t), cara)
    return None if angka is None else (angka, satuan)


def rata_anak(k: Kasus, simpul: Simpul, t: int) -> Fraction | None:
    """The mean capaian of the nodes below; each counts at most ``batas``."""
    anak = [capaian_simpul(k, s, t) for s in k.semua_simpul if s[:-1] == simpul]
    return rata([dibatasi(k, c) for c in anak if c is not None])


def capaian_simpul(k: Kasus, simpul: Simpul, t: int) -> Fraction | None:
    milik = [i for i in k.indikator if i.simpul == simpul and di_renja_tahun(k, i, t)]
    if not milik:
        return rata_anak(k, simpul, t) if len(simpul) < 3 else None
    nilai = [c for i in milik if (c := capaian_indikator(k, i, t)) is not None]
    return rata([dibatasi(k, c) for c in nilai] if len(milik) > 1 else nilai)


def dibatasi(k: Kasus, persen: Fraction) -> Fraction:
    return persen if k.batas is None else min(persen, Fraction(k.batas))


def capaian_indikator(k: Kasus, i: Indikator, t: int) -> Fraction | None:
    realisasi = jadi_satu(terisi(i, t), i.cara)
    if i.induk and (i.otomatis or realisasi is None):
        return rata_anak(k, i.simpul, t)
    target = i.tahun[t].target
    if target is None or realisasi is None:
        return None
    if target == 0:
        return (Fraction(0) if realisasi else Fraction(100)) if i.negatif else None
    return persen(realisasi, Fraction(target), i.negatif, k.t_per_r)


def persen(r: Fraction, t: Fraction, negatif: bool, t_per_r: bool) -> Fraction | None:
    if not negatif:
        return r / t * 100
    if t_per_r:
        return t / r * 100 if r else None
    return max(Fraction(0), (2 * t - r) / t * 100)


# --- Opening figures, and up to a year --------------------------------------------------------------------------------


def awal(k: Kasus, i: Indikator, t: int, kolom: str) -> Besar | None:
    a = i.tahun[t].awal
    if k.mulai is None or not i.di_renstra or a is None or getattr(a, kolom) is None:
        return None
    return Fraction(getattr(a, kolom)), a.satuan or i.satuan_renstra


def target(k: Kasus, i: Indikator, t: int) -> Besar | None:
    if di_renja_tahun(k, i, t):
        angka = i.tahun[t].target
        return None if angka is None else (Fraction(angka), i.satuan)
    return awal(k, i, t, "target")


def realisasi(k: Kasus, i: Indikator, t: int) -> Besar | None:
    return dipegang(k, i, t) or awal(k, i, t, "realisasi")


def realisasi_sd(k: Kasus, i: Indikator, t: int) -> Besar | None:
    mulai = k.mulai or N
    if t < mulai:
        return awal(k, i, t, "realisasi_sd")
    cara, satuan = cara_dan_satuan(k, i)
    nilai: list[Besar] = []
    for y in range(mulai, t + 1):
        sd = awal(k, i, y, "realisasi_sd")
        if dipegang(k, i, y) is None and sd:
            nilai = [sd] * (y - mulai + 1) if cara == "rata_rata" else [sd]
        elif satu := realisasi(k, i, y):
            nilai.append(satu)
    if not nilai:
        return None
    if cara == "posisi_akhir":
        return nilai[-1]
    pakai = satuan if any(sama(s, satuan) for _, s in nilai) else nilai[-1][1]
    nilai = [(a, s) for a, s in nilai if sama(s, pakai)]
    return jadi_satu([a for a, _ in nilai], cara), nilai[-1][1]


def sama(a: str, b: str) -> bool:
    return a.lower() == b.lower()


def rupiah_sd(k: Kasus, simpul: Simpul, t: int) -> int | None:
    """Rupiah of a leaf; above, of all leaves below."""
    if len(simpul) < 3:
        anak = [rupiah_sd(k, s, t) for s in k.semua_simpul if s[:-1] == simpul]
        return sum(a for a in anak if a is not None) if any(a is not None for a in anak) else None
    milik = [i for i in k.indikator if i.simpul == simpul and i.di_renstra and k.mulai is not None]
    hasil: int | None = None
    for y in range(k.mulai or N, t + 1):
        tahun_ini = [v for v in k.rupiah[simpul, y].values() if v is not None]
        sampai = [v for i in milik if (v := i.rupiah_awal[y]) is not None]
        if tahun_ini:
            hasil = (hasil or 0) + sum(tahun_ini)
        elif sampai:
            hasil = sampai[0]
    return hasil


# --- The table --------------------------------------------------------------------------------------------------------


def tercetak(k: Kasus, i: Indikator) -> bool:
    """The rows of the Renja, and those of the Renstra that have figures for these years."""
    if i.di_renja:
        return True
    tahun = (k.tb - 2, k.tb - 1, k.tb)
    ada = any(
        i.tahun[t].awal or terisi(i, t) or (di_renja_tahun(k, i, t) and i.tahun[t].target is not None) for t in tahun
    )
    return k.mulai is not None and i.di_renstra and ada


def baris(k: Kasus, i: Indikator) -> dict[str, object]:
    """Columns 4 to 11 of one line; what is empty is left out, ``-`` is what does not apply."""
    if i.induk and not k.isi_induk:
        return {}
    tb, mulai = k.tb, k.mulai or N
    cara, satuan = cara_dan_satuan(k, i)
    di_renstra = k.mulai is not None and i.di_renstra
    isi: dict[str, object] = {
        "4": (Fraction(i.target_akhir), i.satuan_renstra) if di_renstra and i.target_akhir is not None else None,
        "5": realisasi_sd(k, i, tb - 2),
        "6": target(k, i, tb - 1),
        "7": realisasi(k, i, tb - 1),
        "9": target(k, i, tb),
    }
    if i.di_renja and tb == N:
        isi["9"] = None if i.target is None else (Fraction(i.target), i.satuan)
    isi["8"] = None if _bersatuan_lain(isi["6"], isi["7"]) else _tingkat(k, i, isi["7"], isi["6"])
    masuk = [c for c, t in (("5", tb - 2), ("7", tb - 1), ("9", tb)) if c == "9" or t >= mulai]
    if cara == "posisi_akhir":
        masuk = ["9"]
    nilai = [isi[c][0] for c in masuk if isi[c] and sama(isi[c][1], satuan)]
    isi["10"] = (jadi_satu(nilai, cara), satuan) if nilai else None
    isi["11"] = _tingkat(k, i, isi["10"], isi["4"])
    return {c: v for c, v in isi.items() if v is not None}


def _bersatuan_lain(a: Besar | None, b: Besar | None) -> bool:
    return a is not None and b is not None and not sama(a[1], b[1])


def _tingkat(k: Kasus, i: Indikator, realisasi: Besar | None, target: Besar | None) -> Fraction | str | None:
    negatif = i.negatif and not _rerata(k, i)
    if target is None or (target[0] == 0 and not negatif):
        return "-"
    if realisasi is None:
        return None
    if target[0] == 0:
        return Fraction(0) if realisasi[0] else Fraction(100)
    hasil = persen(realisasi[0], target[0], negatif, k.t_per_r)
    return "-" if hasil is None else hasil


def _rerata(k: Kasus, i: Indikator) -> bool:
    """An indicator that is a mean of capaian, as its Renja says: this one, or else the last before it."""
    awal_dilihat = min(k.mulai or N, k.tb - 2)
    lama = any(di_renja_tahun(k, i, t) for t in range(awal_dilihat, k.tb + 1))
    return i.induk and i.otomatis and (i.di_renja or lama)
