"""The findings as JSON, CSV and plain text."""

from __future__ import annotations

import csv
import json
from io import StringIO

from .periksa import Hasil

KOLOM = ("tingkat", "kode", "jenis", "tabel", "baris", "kolom", "sel", "pesan")


def json_hasil(hasil: Hasil) -> str:
    isi = {
        "tahun": hasil.tahun,
        "tabel": [{"nama": t.nama, "bentuk": t.bentuk.nama, "letak": t.lembar.nama, "baris": len(t.baris)}
                  for t in hasil.tabel],
        "cacah": hasil.cacah,
        "temuan": [t.ke_json() for t in hasil.temuan],
    }  # fmt: skip
    return json.dumps(isi, ensure_ascii=False, indent=2) + "\n"


def csv_hasil(hasil: Hasil) -> str:
    """A line for each finding; the values of a field that holds several are joined by ``; ``."""
    tulisan = StringIO()
    penulis = csv.writer(tulisan, lineterminator="\n")
    penulis.writerow(KOLOM)
    for t in hasil.temuan:
        isi = t.ke_json()
        penulis.writerow(["; ".join(v) if isinstance(v := isi[k], list) else _jinak(v) for k in KOLOM])
    return tulisan.getvalue()


def _jinak(teks: str) -> str:
    """What a program might take for a formula is text."""
    return f"'{teks}" if teks[:1] in ("=", "+", "-", "@", "\t") else teks


def teks_hasil(hasil: Hasil) -> str:
    if not hasil.tabel:
        return "Tidak ada tabel Renja yang dikenal dalam berkas ini.\n"
    baris = ["Tabel yang dibaca: " + ", ".join(f"{t.nama} ({len(t.baris)} baris)" for t in hasil.tabel)]
    for t in hasil.temuan:
        sel = f" [{', '.join(t.sel[:3])}{' …' if len(t.sel) > 3 else ''}]" if t.sel else ""
        baris.append(
            f"{t.temuan.kode} {t.temuan.tingkat}: {', '.join(t.tabel)}, {t.temuan.baris}: {t.temuan.pesan}{sel}"
        )
    baris.append(", ".join(f"{n} {k}" for k, n in hasil.cacah.items()) + ".")
    return "\n".join(baris) + "\n"


FORMAT = {"json": json_hasil, "csv": csv_hasil, "teks": teks_hasil}
