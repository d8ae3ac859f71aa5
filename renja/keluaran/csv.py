"""A table as CSV, for programs: plain numbers, one line per printed line, columns by their printed number."""

import csv
import io
from decimal import Decimal

from planning.nilai import TIDAK_BERLAKU, Besaran, Nilai, bulatkan
from planning.tabel import BarisTabel, Sel, Tabel
from planning.tabel.kolom import BesaranBerlabel


def baris_csv(tabel: Tabel) -> list[dict[str, str]]:
    """The lines of a table: ``level``, ``kode``, then a cell for each printed column number (``1``, ``2``, …).

    Lines of a node's further indicators repeat its code and name, so that every line can be read on its own.
    """
    hasil = []
    pertama: BarisTabel | None = None
    for b in tabel.baris:
        pertama = pertama if b.lanjutan else b
        isi = {"level": b.level, "kode": b.kode}
        for kunci, sel, sel_pertama in zip(tabel.kunci_kolom, b.sel, pertama.sel, strict=True):
            ulang = b.lanjutan and (sel.kolom.kepala_baris or sel.kolom.jenis == "kode")
            isi[kunci] = _polos(sel_pertama if ulang else sel)
        hasil.append(isi)
    return hasil


def csv_tabel(tabel: Tabel) -> bytes:
    """The table as a CSV file (UTF-8, comma, header line)."""
    berkas = io.StringIO(newline="")
    penulis = csv.DictWriter(berkas, ["level", "kode", *tabel.kunci_kolom], lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(baris_csv(tabel))
    return berkas.getvalue().encode()


def _polos(sel: Sel) -> str:
    nilai: Nilai = sel.nilai
    if isinstance(nilai, BesaranBerlabel):
        return f"{nilai.label} {_angka(nilai.angka, 4)}"
    if isinstance(nilai, Besaran):
        spasi = "" if nilai.satuan == "%" else " "
        return f"{_angka(nilai.angka, 4)}{spasi}{nilai.satuan}".rstrip()
    if isinstance(nilai, Decimal):
        return _angka(nilai, getattr(sel.kolom, "desimal", 2))
    return "-" if nilai is TIDAK_BERLAKU else "" if nilai is None else str(nilai)


def _angka(angka: Decimal, desimal: int) -> str:
    """Plain digits, a point for decimals, no zeros at the end."""
    tulisan = f"{bulatkan(angka, desimal):f}"
    return tulisan.rstrip("0").rstrip(".") if "." in tulisan else tulisan
