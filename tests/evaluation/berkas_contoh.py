"""Files for tests of evidence: one of each kind without fault, and some that mean harm."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from PIL import Image

JENIS_ISI = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_TIPE = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{}</Types>'


def pdf(isi: str = "Berita acara", sesudah: bytes = b"", awal: bytes = b"") -> bytes:
    """The smallest PDF that opens, saying ``isi`` in a comment."""
    hasil = awal + f"%PDF-1.4\n% {isi}\n".encode()
    letak = []
    for n, objek in enumerate(("<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[]/Count 0>>"), 1):
        letak.append(len(hasil))
        hasil += f"{n} 0 obj\n{objek}\nendobj\n".encode()
    xref = len(hasil)
    baris = "".join(f"{x:010} 00000 n \n" for x in letak)
    hasil += f"xref\n0 3\n0000000000 65535 f \n{baris}trailer\n<</Size 3/Root 1 0 R>>\n".encode()
    return hasil + f"startxref\n{xref}\n%%EOF\n".encode() + sesudah


def gambar(jenis: str = "PNG", ukuran: tuple[int, int] = (64, 48), warna: str = "navy", **lain) -> bytes:
    berkas = BytesIO()
    Image.new("RGB", ukuran, warna).save(berkas, jenis, **lain)
    return berkas.getvalue()


def png() -> bytes:
    return gambar("PNG")


def jpg() -> bytes:
    return gambar("JPEG")


def kemas(bagian: dict[str, str | bytes], pemampatan: int = ZIP_DEFLATED) -> bytes:
    berkas = BytesIO()
    with ZipFile(berkas, "w", pemampatan) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)
    return berkas.getvalue()


def bagian_office(utama: str, tipe: str, **lain: str | bytes) -> dict[str, str | bytes]:
    """The parts of a document of this type with this main part."""
    override = f'<Override PartName="/{utama}" ContentType="{_OFFICE}{tipe}.main+xml"/>'
    return {JENIS_ISI: _TIPE.format(override), utama: "<a/>"} | lain


def bagian_docx(**lain: str | bytes) -> dict[str, str | bytes]:
    return bagian_office("word/document.xml", "wordprocessingml.document", **lain)


def bagian_xlsx(**lain: str | bytes) -> dict[str, str | bytes]:
    return bagian_office("xl/workbook.xml", "spreadsheetml.sheet", **lain)


def docx() -> bytes:
    return kemas(bagian_docx())


def xlsx() -> bytes:
    return kemas(bagian_xlsx())


#: A file of each kind that is taken: name → content.
SAH = {"surat.pdf": pdf, "foto.png": png, "foto.jpg": jpg, "daftar.xlsx": xlsx, "laporan.docx": docx}


def pdf_seukuran(ukuran: int) -> bytes:
    """A PDF of exactly so many bytes."""
    kurang = ukuran - len(pdf(""))
    hasil = pdf("x" * kurang)
    return hasil if len(hasil) == ukuran else pdf("x" * (kurang - (len(hasil) - ukuran)))


def png_palsu(lebar: int, tinggi: int) -> bytes:
    """A PNG whose head claims this size, over hardly any data."""

    def potong(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    badan = potong(b"IHDR", kepala) + potong(b"IDAT", zlib.compress(b"\0" * 10)) + potong(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + badan


def ukuran_bohong(isi: bytes) -> bytes:
    """The same zip, whose directory says that every part is small."""
    hasil, letak = bytearray(isi), 0
    while (letak := hasil.find(b"PK\x01\x02", letak)) >= 0:
        struct.pack_into("<I", hasil, letak + 24, 100)
        letak += 4
    return bytes(hasil)


def bersandi(isi: bytes) -> bytes:
    """The same zip with the flag of encryption on its parts."""
    hasil, letak = bytearray(isi), 0
    while (letak := hasil.find(b"PK\x01\x02", letak)) >= 0:
        hasil[letak + 8] |= 1
        letak += 4
    return bytes(hasil)


def rusak_di_tengah(isi: bytes) -> bytes:
    hasil = bytearray(isi)
    tengah = len(hasil) // 2
    hasil[tengah : tengah + 8] = bytes(b ^ 0xFF for b in hasil[tengah : tengah + 8])
    return bytes(hasil)


def acak(ukuran: int) -> bytes:
    return random.Random(7).randbytes(ukuran)
