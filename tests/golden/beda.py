"""The list of expected differences between our tables and the golden ones, and what makes a line of it valid.

The list has the columns ``tabel,kode,kolom,temuan,alasan``; ``kode``, ``kolom`` and ``temuan`` may hold several, as
``3;4`` and ``102-123;86``. ``kode`` is a row's code, ``JUMLAH``, or ``*``: every row that one of these temuan names (or
all rows, where the temuan names none because it is about a whole column). A row that only one side has is a difference
in the column ``baris``.

- Every difference must be listed, and nothing in a line may be superfluous: no code, no column, no temuan.
- Each temuan must exist and be about this table (``Tabel 3 vs Tabel 3.3`` is about both) and row, and its
  ``seharusnya`` must be what we print.
- Where it is about another table or row, or our value follows from it by a step, ``alasan`` says so and stands in for
  that proof (not for naming the row, under ``*``).
- ``spesifikasi 7.2`` in place of a temuan is a difference that a rule of the specification asks for; with ``alasan``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

from .banding import JUMLAH, Hasil, Selisih, angka, baca, pisah, rapikan

SPESIFIKASI = "spesifikasi "


def periksa(semua: Iterable[Hasil], folder: Path, daftar: Path) -> list[str]:
    """What is wrong: differences that are not listed, and what is superfluous or wrong in the list."""
    temuan = {t["no"]: t for t in baca(folder / "temuan.csv")}
    beda = [Beda(no, b, temuan) for no, b in enumerate(baca(daftar), 2)]
    masalah = []
    dibandingkan = set()
    for h in semua:
        dibandingkan.add(h.banding.nomor)
        calon = [b for b in beda if b.tabel == h.banding.nomor]
        for s in h.selisih:
            tercatat = [b.mencakup(s, h) for b in calon]
            masalah += [] if any(tercatat) else [f"Tabel {h.banding.nomor} {s}: tidak ada di {daftar.name}"]
    for b in beda:
        salah = b.masalah() if b.tabel in dibandingkan else [f"tabel {b.tabel} tidak dibandingkan"]
        masalah += [f"{daftar.name} baris {b.no}: {m}" for m in salah]
    return masalah


class Beda:
    """One line of the list, and what of it has been needed so far."""

    def __init__(self, no: int, isi: dict[str, str], temuan: dict[str, dict[str, str]]):
        self.no = no
        self.tabel, self.alasan = isi["tabel"], isi["alasan"].strip()
        self.kode, self.kolom = isi["kode"].split(";"), isi["kolom"].split(";")
        self.rujukan = _urai(isi["temuan"])
        self.temuan = temuan
        self.terpakai: set[str] = set()
        self.tidak_terbukti: list[Selisih] = []

    def mencakup(self, selisih: Selisih, hasil: Hasil) -> bool:
        """Whether this line lists that difference; remembers what of the line was needed for it."""
        kode = "*" if "*" in self.kode else selisih.kode
        if selisih.kolom not in self.kolom or kode not in self.kode:
            return False
        kena = [r for r in self.rujukan if self._tentang(r, selisih.kode, hasil)]
        if not kena:
            return False
        self.terpakai |= {*kena, f"kode {kode}", f"kolom {selisih.kolom}"}
        if not self.alasan and not any(_terbukti(self.temuan[r]["seharusnya"], selisih) for r in kena):
            self.tidak_terbukti.append(selisih)
        return True

    def _tentang(self, rujukan: str, kode: str, hasil: Hasil) -> bool:
        if rujukan.startswith(SPESIFIKASI):
            return bool(self.alasan)
        temuan = self.temuan.get(rujukan)
        if temuan is None:
            return False
        if self.alasan and "*" not in self.kode:
            return True
        tabel = re.split(r" vs | dan |, ", temuan["tabel"].replace("Tabel ", ""))
        return (bool(self.alasan) or hasil.banding.tabel in tabel) and _menyebut(temuan["baris"], kode, hasil.nama)

    def masalah(self) -> list[str]:
        """What is wrong with this line, once every difference has been held against it."""
        perlu = [*self.rujukan, *(f"kode {k}" for k in self.kode), *(f"kolom {k}" for k in self.kolom)]
        sisa = [f"{p} tidak menerangkan satu beda pun" for p in perlu if p not in self.terpakai]
        return sisa + [f"{s}, bukan yang seharusnya menurut temuannya" for s in self.tidak_terbukti]


def _urai(teks: str) -> list[str]:
    """``102-104;86`` → 102, 103, 104, 86."""
    hasil = []
    for bagian in teks.split(";"):
        m = re.fullmatch(r"(\d+)-(\d+)", bagian)
        hasil += [str(i) for i in range(int(m[1]), int(m[2]) + 1)] if m else [bagian]
    return hasil


def _menyebut(baris: str, kode: str, nama: dict[str, set[str]]) -> bool:
    """Whether these words of a temuan name this row, by code or name.

    Words that name no row of the table at all are about a whole column, and so about each row.
    """
    disebut = {k for k, sebutan in nama.items() if any(_ada(baris, s) for s in sebutan)}
    return kode in disebut or not disebut


def _ada(baris: str, sebutan: str) -> bool:
    if re.fullmatch(r"[\d.]+", sebutan):  # a code counts as a whole: 7.01.01 is not named by 7.01.01.2
        return sebutan in re.findall(r"[\d.]*\d", baris)
    if sebutan == JUMLAH:  # "kolom Jumlah Perubahan" is not the row of the total
        return sebutan in baris
    return rapikan(sebutan) in rapikan(baris)


def _terbukti(seharusnya: str, selisih: Selisih) -> bool:
    """Whether our value is what the temuan says it should be: ``k10=17; k11=94.44``, ``16928 Lembar``, or words."""
    for bagian in seharusnya.split(";"):
        nama, _, nilai = bagian.strip().rpartition("=")
        if (not nama or _kolom_sama(nama, selisih.kolom_emas)) and _nilai_sama(nilai, selisih.kita):
            return True
    return False


def _kolom_sama(nama: str, kolom_emas: str) -> bool:
    """``k10`` is ``k10_realisasi_sd_2021``; ``satuan_n1`` stands in the cell of ``target_n1``."""
    nama = nama.replace("satuan", "target")
    return nama == kolom_emas or kolom_emas.startswith(f"{nama}_")


def _nilai_sama(nilai: str, kita: str) -> bool:
    if (a := angka(nilai)) is not None:
        b = pisah(kita)[0]
        return b is not None and b.quantize(Decimal(1).scaleb(a.as_tuple().exponent), ROUND_HALF_UP) == a
    if re.fullmatch(r"[\d.]+", nilai):
        return nilai == kita
    return rapikan(nilai) != "" and rapikan(nilai) in rapikan(kita)
