"""The emblem of an office: checked by its content, drawn anew, put on covers and letterheads."""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from evaluation.jenis_berkas import JPG, PNG, BuktiDitolak, kenali
from planning.models import Lambang, Pengguna, PerangkatDaerah

#: Bytes of a file, and its least and most pixels: printed 55 mm high, 900 are 400 to the inch.
UKURAN = 2**20
TERKECIL, TERBESAR = 100, 6000
_LEBAR, _TINGGI = 800, 900


class LambangDitolak(Exception):
    """This file is no emblem; the message says why and what to do."""


def simpan_lambang(kantor: PerangkatDaerah, berkas: BinaryIO, oleh: Pengguna) -> None:
    """Keep the emblem in place of the one before. Raises ``LambangDitolak``."""
    isi = gambar_ulang(berkas)
    nilai = {"isi": isi, "sidik": hashlib.sha256(isi).hexdigest(), "oleh": oleh}
    Lambang.objects.update_or_create(perangkat_daerah=kantor, defaults=nilai)


def lambang_png(kantor: PerangkatDaerah) -> bytes | None:
    """The emblem this office uploaded; nothing if it did not. One query."""
    isi = Lambang.objects.filter(perangkat_daerah=kantor).values_list("isi", flat=True).first()
    return None if isi is None else bytes(isi)


def gambar_ulang(berkas: BinaryIO) -> bytes:
    """The picture as a PNG of our own: nothing that came along with it (place, programs, other pictures) stays."""
    if berkas.seek(0, 2) > UKURAN:
        raise LambangDitolak("Lebih besar dari 1 MB. Perkecil gambarnya, lalu unggah lagi.")
    try:
        jenis = kenali(berkas)
    except BuktiDitolak as e:
        raise LambangDitolak(str(e)) from None
    if jenis not in (JPG, PNG):
        raise LambangDitolak(f"Lambang harus gambar PNG atau JPG; ini {jenis.sebutan}.")
    berkas.seek(0)
    gambar = Image.open(berkas, formats=("JPEG", "PNG"))
    if min(gambar.size) < TERKECIL or max(gambar.size) > TERBESAR:
        raise LambangDitolak(
            f"Sisi gambar harus {TERKECIL} sampai {TERBESAR} piksel; ini {gambar.width} × {gambar.height}."
        )
    try:
        gambar = ImageOps.exif_transpose(gambar)
        gambar = gambar.convert("RGBA" if gambar.has_transparency_data else "RGB")
        gambar.thumbnail((_LEBAR, _TINGGI), Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, MemoryError) as e:
        raise LambangDitolak("Gambarnya rusak atau tidak utuh. Simpan ulang, lalu unggah lagi.") from e
    keluaran = BytesIO()
    Image.frombytes(gambar.mode, gambar.size, gambar.tobytes()).save(keluaran, "PNG", optimize=True)
    return keluaran.getvalue()
