"""What the pemeriksaan asks before a Renja is submitted: no galat, and no peringatan without a reason."""

from __future__ import annotations

from collections.abc import Iterator

from planning.kendala import PEMERIKSAAN, Kendala, sebut
from planning.models import Dokumen

from .aturan import DAFTAR_ATURAN
from .penjelasan import penjelasan_untuk
from .periksa import periksa
from .temuan import Temuan, Tingkat


def lolos_pemeriksaan(dokumen: Dokumen) -> Iterator[Kendala]:
    """Sentences about what is left; what another condition says already is not said again."""
    temuan = [t for t in periksa(dokumen.renja).temuan if not DAFTAR_ATURAN[t.kode].disyaratkan]
    per_aturan: dict[str, list[Temuan]] = {}
    for t in temuan:
        if t.tingkat == Tingkat.GALAT:
            per_aturan.setdefault(t.kode, []).append(t)
    for kode, (pertama, *lain) in per_aturan.items():
        lagi = f" Ada {len(lain)} galat {kode} lagi." if lain else ""
        yield Kendala(f"{pertama.pesan}{lagi}", PEMERIKSAAN, pertama.baris)
    ada = penjelasan_untuk(dokumen.renja)
    belum = [
        t for t in temuan if t.tingkat == Tingkat.PERINGATAN and DAFTAR_ATURAN[t.kode].menahan and t.sidik not in ada
    ]
    if belum:
        baris = list(dict.fromkeys(t.baris for t in belum if t.baris))
        tentang = f" pada {len(baris)} baris: {sebut(baris)}" if baris else f", pertama: {belum[0].pesan.rstrip('.')}"
        yield Kendala(
            f"{len(belum)} peringatan pemeriksaan belum diperbaiki atau dijelaskan{tentang}.",
            PEMERIKSAAN,
            baris[0] if baris else "",
        )
