"""The emblem of an office: checked by its content, drawn anew, put on covers and letterheads."""

from __future__ import annotations

import hashlib
from typing import BinaryIO

from planning.models import Lambang, Pengguna, PerangkatDaerah

from .gambar import Ukuran, gambar_ulang, tulis_png

#: Bytes of a file.
UKURAN = 2**20
#: Printed 55 mm high, 900 pixels are 400 to the inch.
LAMBANG = Ukuran("Lambang", UKURAN, 100, 6000, (800, 900))


def simpan_lambang(kantor: PerangkatDaerah, berkas: BinaryIO, oleh: Pengguna) -> None:
    """Keep the emblem in place of the one before. Raises ``GambarDitolak``."""
    isi = lambang_ulang(berkas)
    nilai = {"isi": isi, "sidik": hashlib.sha256(isi).hexdigest(), "oleh": oleh}
    Lambang.objects.update_or_create(perangkat_daerah=kantor, defaults=nilai)


def lambang_ulang(berkas: BinaryIO) -> bytes:
    """The emblem as a PNG of our own. Raises ``GambarDitolak``."""
    return tulis_png(gambar_ulang(berkas, LAMBANG))


def lambang_png(kantor: PerangkatDaerah) -> bytes | None:
    """The emblem this office uploaded; nothing if it did not. One query."""
    isi = Lambang.objects.filter(perangkat_daerah=kantor).values_list("isi", flat=True).first()
    return None if isi is None else bytes(isi)
