"""What an uploaded file really is. Its name and the browser's word for it prove nothing; its content must.

The first bytes only say which reader has to accept it: an image is opened by Pillow, a workbook or document as a zip of
the right parts, a PDF by its cross-reference. Everything is bounded before it is read, nothing is unpacked to disk.
"""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

import puremagic
from PIL import Image

from planning.impor.arsip import MEGA, BerkasDitolak, memampat_janggal, periksa_direktori

#: One file of evidence, in bytes.
UKURAN = 10 * MEGA
#: Larger than a phone takes; what is larger still is made to hang whoever opens it.
PIKSEL = 80_000_000
#: A zip unpacked, by its directory; and its main part, as it is read.
UKURAN_ISI = 150 * MEGA
UKURAN_UTAMA = 50 * MEGA
UKURAN_DAFTAR = MEGA
_POTONGAN = MEGA // 4
#: The end of a PDF says where its cross-reference stands; nothing follows.
_EKOR_PDF = re.compile(rb"startxref\s+(\d{1,10})\s+%%EOF[\s\0]*\Z")
_XREF = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


class BuktiDitolak(Exception):
    """This file is not taken; the message says why and what to do, for people."""


@dataclass(frozen=True)
class Jenis:
    """A kind of file that is taken: its suffix, its media type, and its name for people."""

    akhiran: str
    mime: str
    sebutan: str


_OFFICE = "application/vnd.openxmlformats-officedocument."
PDF = Jenis(".pdf", "application/pdf", "PDF")
JPG = Jenis(".jpg", "image/jpeg", "JPG")
PNG = Jenis(".png", "image/png", "PNG")
XLSX = Jenis(".xlsx", f"{_OFFICE}spreadsheetml.sheet", "XLSX")
DOCX = Jenis(".docx", f"{_OFFICE}wordprocessingml.document", "DOCX")
JENIS = (PDF, JPG, PNG, XLSX, DOCX)

DITERIMA = "Yang diterima: PDF, JPG, PNG, XLSX, DOCX."
RUSAK = "Isinya rusak atau tidak utuh. Buka dan simpan ulang di komputer Anda, lalu unggah lagi."
TERLALU_BESAR = f"Lebih besar dari {UKURAN // MEGA} MB. Perkecil gambarnya atau bagi menjadi beberapa berkas."
TERLALU_MENGEMBANG = "Isinya terlalu besar bila dibuka. Hapus gambar dan lembar yang tidak perlu, lalu simpan ulang."
BERSANDI = "Dikunci dengan kata sandi. Hapus kata sandinya, simpan, lalu unggah lagi."
MAKRO = "Memuat makro. Demi keamanan, makro tidak diterima: simpan sebagai .xlsx atau .docx tanpa makro."
LAMA = "Berformat Office lama (.xls, .doc) atau berkata sandi. Simpan sebagai .xlsx atau .docx tanpa kata sandi."
FOTO_LAIN = "Foto berformat HEIC atau WebP. Simpan atau kirim sebagai JPG, lalu unggah lagi."


def kenali(berkas: BinaryIO) -> Jenis:
    """Which of the kinds this file is. Raises ``BuktiDitolak``."""
    ukuran = berkas.seek(0, 2)
    if ukuran == 0:
        raise BuktiDitolak("Berkas kosong. Pilih berkas yang berisi.")
    if ukuran > UKURAN:
        raise BuktiDitolak(TERLALU_BESAR)
    dugaan = _dugaan(berkas)
    if PDF.akhiran in dugaan:
        return _pdf(berkas, ukuran)
    if dugaan & {JPG.akhiran, PNG.akhiran}:
        return _gambar(berkas)
    if ".zip" in dugaan:
        return _office(berkas)
    if dugaan & {".xls", ".doc"}:
        raise BuktiDitolak(LAMA)
    if dugaan & {".heic", ".heif", ".webp"}:
        raise BuktiDitolak(FOTO_LAIN)
    raise BuktiDitolak(f"Isi berkas ini bukan salah satu jenis yang diterima, apa pun namanya. {DITERIMA}")


def _dugaan(berkas: BinaryIO) -> set[str]:
    """The suffixes that go with the first and last bytes."""
    berkas.seek(0)
    try:
        return {d.extension for d in puremagic.magic_stream(berkas) if d.offset >= 0}
    except (puremagic.PureError, ValueError):
        return set()


# --- Each by its own reader -------------------------------------------------------------------------------------------


def _pdf(berkas: BinaryIO, ukuran: int) -> Jenis:
    """A PDF begins with its first byte (whatever stands before is something else) and ends with its cross-reference."""
    berkas.seek(0)
    if not re.match(rb"%PDF-[12]\.\d", berkas.read(16)):
        raise BuktiDitolak(RUSAK)
    berkas.seek(max(0, ukuran - 2048))
    ekor = _EKOR_PDF.search(berkas.read())
    if ekor is None or int(ekor[1]) >= ukuran:
        raise BuktiDitolak(RUSAK)
    berkas.seek(int(ekor[1]))
    if not _XREF.match(berkas.read(64)):
        raise BuktiDitolak(RUSAK)
    return PDF


def _gambar(berkas: BinaryIO) -> Jenis:
    berkas.seek(0)
    try:
        gambar = Image.open(berkas, formats=("JPEG", "PNG"))
        if gambar.width * gambar.height > PIKSEL:
            raise BuktiDitolak(_TERLALU_BANYAK_PIKSEL)
        if gambar.format == "PNG":
            gambar.verify()
            return PNG
        # An eighth of the size is enough to see that the data is there.
        gambar.draft("L", (max(1, gambar.width // 8), max(1, gambar.height // 8)))
        gambar.load()
    except BuktiDitolak:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as e:
        raise BuktiDitolak(_TERLALU_BANYAK_PIKSEL) from e
    except Exception as e:  # whatever a reader of images trips over, the image is at fault
        raise BuktiDitolak(RUSAK) from e
    return JPG


_TERLALU_BANYAK_PIKSEL = (
    f"Gambarnya lebih dari {PIKSEL // 1_000_000} juta piksel. Perkecil gambarnya, lalu unggah lagi."
)


def _office(berkas: BinaryIO) -> Jenis:
    try:
        periksa_direktori(berkas)
        with ZipFile(berkas) as arsip:
            return _bagian_utama(arsip)
    except BuktiDitolak:
        raise
    except (BerkasDitolak, BadZipFile, zlib.error, expat.ExpatError) as e:
        raise BuktiDitolak(RUSAK) from e
    except (EOFError, OSError, NotImplementedError, RuntimeError, ValueError, LookupError) as e:
        raise BuktiDitolak(RUSAK) from e


def _bagian_utama(arsip: ZipFile) -> Jenis:
    """The kind by the main part, which must be there and whole."""
    bagian = {i.filename.lstrip("/").casefold(): i for i in arsip.infolist()}
    if any(i.flag_bits & 0x1 for i in bagian.values()):
        raise BuktiDitolak(BERSANDI)
    if any(n.endswith("vbaproject.bin") or n.startswith("xl/macrosheets/") for n in bagian):
        raise BuktiDitolak(MAKRO)
    if sum(i.file_size for i in arsip.infolist()) > UKURAN_ISI or any(map(memampat_janggal, arsip.infolist())):
        raise BuktiDitolak(TERLALU_MENGEMBANG)
    bukan = BuktiDitolak(f"Arsip zip ini bukan dokumen Office. {DITERIMA}")
    if "[content_types].xml" not in bagian:
        raise bukan
    jenis_isi = _jenis_isi(_baca(arsip, bagian["[content_types].xml"], UKURAN_DAFTAR))
    if any("macroenabled" in j or "vbaproject" in j for j in jenis_isi.values()):
        raise BuktiDitolak(MAKRO)
    for jenis in (XLSX, DOCX):
        for nama, isi in jenis_isi.items():
            if isi == f"{jenis.mime}.main+xml" and nama in bagian:
                _baca(arsip, bagian[nama], UKURAN_UTAMA)
                return jenis
    raise bukan


def _baca(arsip: ZipFile, info: ZipInfo, batas: int) -> bytes:
    """A part, counted as it comes, for the directory may lie."""
    isi = bytearray()
    with arsip.open(info) as berkas:
        while potongan := berkas.read(_POTONGAN):
            isi += potongan
            if len(isi) > batas:
                raise BuktiDitolak(TERLALU_MENGEMBANG)
    return bytes(isi)


def _jenis_isi(daftar: bytes) -> dict[str, str]:
    """Part → its content type, from ``[Content_Types].xml``; suffixes stand as ``*.bin``."""
    hasil: dict[str, str] = {}

    def unsur(nama: str, atribut: dict[str, str]) -> None:
        jenis = atribut.get("ContentType", "").casefold()
        if nama.endswith("Override"):
            hasil[atribut.get("PartName", "").lstrip("/").casefold()] = jenis
        elif nama.endswith("Default"):
            hasil[f"*.{atribut.get('Extension', '').casefold()}"] = jenis

    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = unsur
    pengurai.StartDoctypeDeclHandler = _tolak_doctype  # the door of entity bombs
    pengurai.Parse(daftar, True)
    return hasil


def _tolak_doctype(*_args) -> None:
    raise BuktiDitolak(RUSAK)
