"""Compare our tables with the golden ones, cell by cell.

A ``Banding`` says which golden column is which of our printed columns and of what kind; ``bandingkan`` joins the rows
by their key and compares each cell. ``tests.golden.beda`` then holds the differences against a list of expected ones.

What counts as equal, by kind:

``teks``     letters and digits only: upper and lower case, spaces and punctuation do not count. A letter does.
``kode``     exactly, spaces included.
``rp``       the same whole number. A blank golden cell (the golden files write ``-`` as blank too) equals blank, ``-``
             and 0, since the documents print a rupiah zero as ``-``; a golden 0 equals only 0.
``angka``    the same number. Of our ``3 Dokumen`` only the number counts: the golden table prints no unit there.
``target``   the same number and the same unit, the unit without regard to case and spaces. Blank equals ``-``.
``persen``   ours rounded half up to as many decimals as the golden cell has.
``nama``     as ``teks``, without the word of the level that some documents print before a name (``Sub Kegiatan …``).
``ada``      both blank, or both not: remarks are our own sentences, so their words are never compared.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

SINI = Path(__file__).parent
JUMLAH = "JUMLAH"
#: Columns of differences that are not about one cell: a row only one side has, and a row's level.
BARIS, LEVEL = "baris", "level"


@dataclass(frozen=True)
class Kolom:
    """A golden column, our column's printed number, the kind of comparison, and the golden column of the unit."""

    emas: str
    nomor: str
    jenis: str
    satuan: str = ""


@dataclass(frozen=True)
class Banding:
    """One table: ``nomor`` as ``manage.py tabel`` calls it, ``tabel`` as ``temuan.csv`` does.

    ``kunci`` (golden) and ``kunci_kita`` join the rows: a column's name, or a function of the row. Rows of one key are
    told apart by their order. ``nama`` are the golden columns by which a temuan may name a row, besides its key.
    ``baca`` reads the golden rows from the folder where they are more than the file as it is; ``terbaca`` says of a
    golden row and a column whether the print has a cell there to compare.
    """

    nomor: str
    tabel: str
    berkas: str
    kolom: tuple[Kolom, ...]
    kunci: str | Callable[[dict], str] = "kode_resolved"
    kunci_kita: str | Callable[[dict], str] = "kode"
    nama: tuple[str, ...] = ("uraian",)
    baca: Callable[[Path], list[dict]] | None = None
    terbaca: Callable[[dict, Kolom], bool] = lambda baris, kolom: True


@dataclass(frozen=True)
class Selisih:
    """A cell in which we differ: row, our column's number, the golden column, and what stands on either side."""

    kode: str
    kolom: str
    kolom_emas: str
    emas: str
    kita: str

    def __str__(self):
        return f"{self.kode} kolom {self.kolom}: tercetak {self.emas!r}, kita {self.kita!r}"


@dataclass
class Hasil:
    """What comparing one table came to. ``sel`` counts the cells compared, ``terisi`` those where the golden one is not
    blank. ``nama`` are each row's names, by which a temuan is recognised."""

    banding: Banding
    sel: int = 0
    terisi: int = 0
    selisih: list[Selisih] = field(default_factory=list)
    nama: dict[str, set[str]] = field(default_factory=dict)


def baca(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


def rapikan(teks: str) -> str:
    """Letters and digits, in one case."""
    return "".join(c for c in teks.casefold() if c.isalnum())


def bandingkan(banding: Banding, folder: Path, kita: Iterable[dict], alias: dict[str, str] | None = None) -> Hasil:
    """Compare our rows with the golden file. ``alias`` maps a golden key to ours where a code was renamed."""
    alias = alias or {}
    emas = banding.baca(folder) if banding.baca else baca(folder / banding.berkas)
    hasil = Hasil(banding)
    baris_emas = _berkunci(emas, banding.kunci, alias)
    baris_kita = _berkunci(({k: _teks(v) for k, v in b.items()} for b in kita), banding.kunci_kita, {})
    balik = {v: k for k, v in alias.items()}
    for (kode, _), b in baris_emas.items():
        sebutan = hasil.nama.setdefault(kode, {kode, balik.get(kode, kode)})
        sebutan |= {b[n] for n in banding.nama if b.get(n)}
    for kunci, b in baris_emas.items():
        pasangan = baris_kita.pop(kunci, None)
        if pasangan is None:
            hasil.selisih.append(Selisih(kunci[0], BARIS, "", "ada", "tidak ada"))
            continue
        if _level(b.get("level", pasangan["level"])) != _level(pasangan["level"]):
            hasil.selisih.append(Selisih(kunci[0], LEVEL, "level", b["level"], pasangan["level"]))
        for k in banding.kolom:
            if not banding.terbaca(b, k):
                continue
            nilai = b[k.emas].strip()
            hasil.sel += 1
            hasil.terisi += nilai != ""
            satuan = b[k.satuan].strip() if k.satuan else ""
            if not _SAMA[k.jenis](nilai, pasangan[k.nomor], satuan):
                tercetak = f"{nilai} {satuan}".rstrip()
                hasil.selisih.append(Selisih(kunci[0], k.nomor, k.emas, tercetak, pasangan[k.nomor]))
    hasil.selisih += [Selisih(kode, BARIS, "", "tidak ada", "ada") for kode, _ in baris_kita]
    return hasil


def _berkunci(baris: Iterable[dict], kunci, alias: dict[str, str]) -> dict[tuple[str, int], dict]:
    """Rows by (key, how many-th row of that key); the row of the total has no code."""
    cacah: Counter[str] = Counter()
    hasil = {}
    for b in baris:
        k = kunci(b) if callable(kunci) else b[kunci]
        k = JUMLAH if b.get("level") == "jumlah" else alias.get(k, k)
        hasil[k, cacah[k]] = b
        cacah[k] += 1
    return hasil


def _level(level: str) -> str:
    """Golden files write ``subkegiatan`` and call a bidang by the word of the page, urusan."""
    return {"urusan": "bidang"}.get(level, rapikan(level))


def _teks(nilai) -> str:
    return "" if nilai is None else str(nilai).strip()


def angka(teks: str) -> Decimal | None:
    try:
        return Decimal(teks)
    except InvalidOperation:
        return None


def pisah(teks: str) -> tuple[Decimal | None, str]:
    """``3 Dokumen`` → 3, ``dokumen``; ``100%`` → 100, ``%``."""
    m = re.fullmatch(r"(-?[\d.]+)\s*(.*)", teks)
    return (angka(m[1]), "".join(m[2].casefold().split())) if m else (None, teks)


def _sama_rp(emas: str, kita: str, _) -> bool:
    return kita in ("", "-", "0") if emas == "" else Decimal(emas) == angka(kita)


def _sama_angka(emas: str, kita: str, _) -> bool:
    return kita in ("", "-") if emas == "" else Decimal(emas) == pisah(kita)[0]


def _sama_target(emas: str, kita: str, satuan: str) -> bool:
    if emas == "":
        return kita in ("", "-")
    return (Decimal(emas), "".join(satuan.casefold().split())) == pisah(kita)


def _sama_persen(emas: str, kita: str, _) -> bool:
    if emas == "":
        return kita in ("", "-")
    a, b = Decimal(emas), angka(kita)
    return b is not None and b.quantize(Decimal(1).scaleb(a.as_tuple().exponent), ROUND_HALF_UP) == a


def _tanpa_tingkat(nama: str) -> str:
    return re.sub(r"^(sub )?kegiatan ", "", nama, flags=re.IGNORECASE)


_SAMA = {
    "teks": lambda emas, kita, _: rapikan(emas) == rapikan(kita),
    "nama": lambda emas, kita, _: rapikan(_tanpa_tingkat(emas)) == rapikan(kita),
    "ada": lambda emas, kita, _: (emas == "") == (kita == ""),
    "kode": lambda emas, kita, _: emas == kita,
    "rp": _sama_rp,
    "angka": _sama_angka,
    "target": _sama_target,
    "persen": _sama_persen,
}


def ringkasan(judul: str, semua: Iterable[Hasil]) -> str:
    """How many cells were compared, per table and together."""
    semua = list(semua)
    baris = [(f"Tabel {h.banding.nomor}", h.sel, h.terisi, len(h.selisih)) for h in semua]
    baris.append(("Semua", *(sum(b[i] for b in baris) for i in (1, 2, 3))))
    return "\n".join(
        f"{judul}, {nama}: {sel} sel dibandingkan ({terisi} terisi di cetakan), {beda} beda"
        for nama, sel, terisi, beda in baris
    )
