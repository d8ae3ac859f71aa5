"""Workbooks: read by the bounded reader of the import, sheet by sheet."""

from __future__ import annotations

from typing import BinaryIO

from planning.impor.arsip import TERLALU_BESAR, Arsip, BerkasDitolak
from planning.impor.buku import ANGKA, RUMUS, Buku

from .lembar import Lembar, SelCetak

#: Lines that hold something, and letters, in all sheets together: a Renja with every table has some 1.500 lines.
BARIS_TERBANYAK = 20_000
HURUF_TERBANYAK = 4_000_000


def baca_xlsx(berkas: BinaryIO) -> list[Lembar]:
    """The sheets that can be seen. Raises ``BerkasDitolak``."""
    buku = Buku(Arsip(berkas))
    hasil, jumlah, huruf = [], 0, 0
    for bagian in buku.lembar:
        if bagian.tersembunyi:
            continue
        lembar = Lembar(bagian.nama)
        for nomor, sel in buku.baris(bagian):
            # A formula without its value says nothing.
            lembar.baris[nomor] = {
                k: SelCetak(s.teks, s.bilangan if s.jenis == ANGKA else None, s.satuan)
                for k, s in sel.items()
                if s.jenis != RUMUS
            }
            jumlah += 1
            huruf += sum(len(s.isi) for s in sel.values())
            if jumlah > BARIS_TERBANYAK or huruf > HURUF_TERBANYAK:
                raise BerkasDitolak(TERLALU_BESAR)
        hasil.append(lembar)
    return hasil
