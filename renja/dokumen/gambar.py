"""Pictures that people upload: checked by their content, drawn anew, named in texts like any other placeholder."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import BytesIO
from typing import BinaryIO

from PIL import Image, ImageOps

from evaluation.jenis_berkas import JPG, PNG, BuktiDitolak, kenali
from planning.models import BagianNaskah, GambarNaskah, Pengguna, PerangkatDaerah

#: Bytes of a file, and its least and most pixels.
UKURAN = 3 * 2**20
TERKECIL, TERBESAR = 50, 8000
#: What is kept: printed 165 mm wide, 1,400 are 215 to the inch.
_LEBAR, _TINGGI = 1400, 1800
#: What takes more bytes as PNG is a photograph.
PNG_TERBESAR = 2**20
#: So many an office may keep.
TERBANYAK = 200
#: How a text names a picture.
AWALAN = "gambar-"
_KUNCI = re.compile(rf"{AWALAN}([0-9a-f]{{12}})")


class GambarDitolak(Exception):
    """This file is no picture that can be used; the message says why and what to do."""


@dataclass(frozen=True)
class Ukuran:
    """What is asked of a picture: bytes, pixels of a side, how large it is kept; ``sebutan`` is what it is to be."""

    sebutan: str
    bita: int
    terkecil: int
    terbesar: int
    kotak: tuple[int, int]


NASKAH = Ukuran("Gambar", UKURAN, TERKECIL, TERBESAR, (_LEBAR, _TINGGI))


def gambar_ulang(berkas: BinaryIO, ukuran: Ukuran) -> Image.Image:
    """The picture as pixels of our own: nothing that came along with it (place, programs, other pictures) stays."""
    if berkas.seek(0, 2) > ukuran.bita:
        raise GambarDitolak(f"Lebih besar dari {ukuran.bita // 2**20} MB. Perkecil gambarnya, lalu unggah lagi.")
    try:
        jenis = kenali(berkas)
    except BuktiDitolak as e:
        raise GambarDitolak(str(e)) from None
    if jenis not in (JPG, PNG):
        raise GambarDitolak(f"{ukuran.sebutan} harus gambar PNG atau JPG; ini {jenis.sebutan}.")
    berkas.seek(0)
    gambar = Image.open(berkas, formats=("JPEG", "PNG"))
    if min(gambar.size) < ukuran.terkecil or max(gambar.size) > ukuran.terbesar:
        raise GambarDitolak(
            f"Sisi gambar harus {ukuran.terkecil} sampai {ukuran.terbesar} piksel; ini {gambar.width} × "
            f"{gambar.height}."
        )
    foto = gambar.format == "JPEG"
    try:
        gambar = ImageOps.exif_transpose(gambar)
        gambar = gambar.convert("RGBA" if gambar.has_transparency_data else "RGB")
        gambar.thumbnail(ukuran.kotak, Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, MemoryError) as e:
        raise GambarDitolak("Gambarnya rusak atau tidak utuh. Simpan ulang, lalu unggah lagi.") from e
    baru = Image.frombytes(gambar.mode, gambar.size, gambar.tobytes())
    baru.info["foto"] = foto
    return baru


def tulis_png(gambar: Image.Image) -> bytes:
    keluaran = BytesIO()
    gambar.save(keluaran, "PNG", optimize=True)
    return keluaran.getvalue()


def _tulis(gambar: Image.Image) -> tuple[bytes, str]:
    """Photographs as JPEG, drawings as PNG; a photograph that came as PNG is known by its size."""
    if not gambar.info.get("foto"):
        png = tulis_png(gambar)
        if len(png) <= PNG_TERBESAR or gambar.mode != "RGB":
            return png, "image/png"
    keluaran = BytesIO()
    gambar.save(keluaran, "JPEG", quality=85, optimize=True)
    return keluaran.getvalue(), "image/jpeg"


def simpan_gambar(kantor: PerangkatDaerah, berkas: BinaryIO, uraian: str, oleh: Pengguna) -> GambarNaskah:
    """Keep a picture; the same one with the same words is kept once. Raises ``GambarDitolak``."""
    uraian = " ".join(uraian.split())
    if not uraian:
        raise GambarDitolak("Tulis uraian gambar: apa yang tampak di dalamnya, untuk yang tidak dapat melihatnya.")
    if len(uraian) > (terpanjang := GambarNaskah._meta.get_field("uraian").max_length):
        raise GambarDitolak(f"Uraian gambar paling panjang {terpanjang} huruf; ini {len(uraian)}.")
    gambar = gambar_ulang(berkas, NASKAH)
    isi, mime = _tulis(gambar)
    kunci = hashlib.sha256(isi + b"\0" + uraian.encode()).hexdigest()[:12]
    if GambarNaskah.objects.filter(perangkat_daerah=kantor).exclude(kunci=kunci).count() >= TERBANYAK:
        raise GambarDitolak(f"Sudah ada {TERBANYAK} gambar. Hapus dahulu yang tidak dipakai.")
    isian = {"isi": isi, "mime": mime, "uraian": uraian, "oleh": oleh}
    ukuran = {"lebar": gambar.width, "tinggi": gambar.height}
    return GambarNaskah.objects.get_or_create(perangkat_daerah=kantor, kunci=kunci, defaults=isian | ukuran)[0]


def dipakai(kantor: PerangkatDaerah) -> dict[str, int]:
    """In how many texts of the office each picture stands, by its key; one query."""
    cacah: dict[str, int] = {}
    milik = BagianNaskah.objects.filter(renja__perangkat_daerah=kantor, isi__contains=AWALAN)
    for isi in milik.values_list("isi", flat=True):
        for kunci in kunci_disebut(isi):
            cacah[kunci] = cacah.get(kunci, 0) + 1
    return cacah


def kunci_disebut(naskah: str) -> set[str]:
    """The keys of the pictures that a text names."""
    return set(_KUNCI.findall(naskah))


def kunci_gambar(isian: str) -> str:
    """The key in a placeholder's name; empty if it names no picture."""
    cocok = _KUNCI.fullmatch(isian)
    return cocok[1] if cocok else ""


def img(gambar: GambarNaskah) -> str:
    """The picture as it stands in a text, whole: neither a page nor paper fetches it from anywhere."""
    data = b64encode(bytes(gambar.isi)).decode()
    return (
        f'<img class="gambar-naskah" src="data:{gambar.mime};base64,{data}" alt="{escape(gambar.uraian)}" '
        f'width="{gambar.lebar}" height="{gambar.tinggi}">'
    )
