"""Opening what was uploaded: an XLSX file is a zip of XML, and may be anything else under that name.

Nobody's word is taken for sizes: the directory of the zip is looked at before anything is unpacked, and what is
unpacked is counted as it comes. Nothing is written to disk, and no part but those of the workbook is read.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

MEGA = 2**20
#: What a person uploads: a Renja of 600 rows takes 60 kB.
UKURAN_BERKAS = 5 * MEGA
#: All parts unpacked, by the directory; and one part, as it is read.
UKURAN_ISI = 60 * MEGA
UKURAN_BAGIAN = 24 * MEGA
#: XML of numbers and words shrinks to a tenth; what shrinks to less than this is no work of people.
RASIO = 250
JUMLAH_BAGIAN = 1000
UKURAN_DIREKTORI = 256 * 1024
#: Large, since expat scans an unfinished token anew with every piece.
POTONGAN = MEGA // 2
KEDALAMAN_XML = 50

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AKHIR_ZIP = struct.Struct("<4s4H2IH")

SIMPAN_XLSX = "Buka di Excel atau LibreOffice, simpan sebagai “Buku Kerja Excel (.xlsx)”, lalu unggah berkas itu."
TIDAK_UTUH = "Berkas rusak atau tidak utuh. Buka dan simpan lagi di Excel atau LibreOffice, lalu unggah kembali."
TERLALU_BESAR = (
    "Isi berkas terlalu besar untuk satu Renja. Hapus lembar, gambar, serta baris dan kolom kosong yang tidak "
    "terpakai, simpan, lalu unggah kembali."
)
BERSANDI = "Berkas dikunci dengan kata sandi. Buka, hapus kata sandinya, simpan sebagai .xlsx, lalu unggah kembali."


class BerkasDitolak(Exception):
    """This file cannot be read as a workbook; the message says why and what to do, for people."""


Ketika = Callable[[str, dict[str, str]], None]


class Arsip:
    """The zip of a workbook, checked; ``baca`` gives a part in pieces, ``urai`` walks its XML."""

    def __init__(self, berkas: BinaryIO):
        berkas.seek(0, 2)
        if (ukuran := berkas.tell()) > UKURAN_BERKAS:
            raise BerkasDitolak(f"Berkas lebih besar dari {UKURAN_BERKAS // MEGA} MB. {TERLALU_BESAR}")
        _kenali(berkas, ukuran)
        try:
            self._zip = ZipFile(berkas)
        except (BadZipFile, OSError, ValueError, NotImplementedError, struct.error) as e:
            raise BerkasDitolak(TIDAK_UTUH) from e
        self._bagian = {i.filename.lstrip("/").casefold(): i for i in self._zip.infolist()}
        self._periksa()

    def __contains__(self, nama: str) -> bool:
        return nama.casefold() in self._bagian

    def baca(self, nama: str) -> Iterator[bytes]:
        """A part in pieces; raises ``BerkasDitolak`` when it is missing, broken, or longer than it may be."""
        info = self._bagian.get(nama.casefold())
        if info is None:
            raise BerkasDitolak(TIDAK_UTUH)
        terbaca = 0
        try:
            with self._zip.open(info) as isi:
                while potongan := isi.read(POTONGAN):
                    terbaca += len(potongan)
                    if terbaca > UKURAN_BAGIAN:
                        raise BerkasDitolak(TERLALU_BESAR)
                    yield potongan
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as e:
            raise BerkasDitolak(TIDAK_UTUH) from e

    def urai(self, nama: str, mulai: Ketika, teks: Callable[[str], None], akhir: Callable[[str], None]) -> Iterator:
        """Walk the XML of a part, yielding after every piece, so that who has enough can stop.

        Names come without their namespace: some programs put a prefix before each, and strict workbooks have other
        namespaces.
        """
        pengurai = expat.ParserCreate(namespace_separator=" ")
        pengurai.buffer_text = True
        kedalaman = 0

        def masuk(nama_unsur: str, atribut: dict[str, str]) -> None:
            nonlocal kedalaman
            kedalaman += 1
            if kedalaman > KEDALAMAN_XML:
                raise BerkasDitolak(TIDAK_UTUH)
            mulai(_lokal(nama_unsur), {_lokal(k): v for k, v in atribut.items()})

        def keluar(nama_unsur: str) -> None:
            nonlocal kedalaman
            kedalaman -= 1
            akhir(_lokal(nama_unsur))

        pengurai.StartElementHandler, pengurai.EndElementHandler = masuk, keluar
        pengurai.CharacterDataHandler = teks
        pengurai.StartDoctypeDeclHandler = _tolak_doctype  # the door of entity bombs
        try:
            for potongan in self.baca(nama):
                pengurai.Parse(potongan, False)
                yield
            pengurai.Parse(b"", True)
            yield
        except (expat.ExpatError, LookupError, UnicodeError) as e:
            raise BerkasDitolak(TIDAK_UTUH) from e

    def _periksa(self) -> None:
        """What the directory says: kinds of files that are not ours, locks, sizes."""
        info = list(self._bagian.values())
        if any(i.flag_bits & 0x1 for i in info):
            raise BerkasDitolak(BERSANDI)
        if sum(i.file_size for i in info) > UKURAN_ISI or any(map(memampat_janggal, info)):
            raise BerkasDitolak(TERLALU_BESAR)
        if any(nama.endswith("vbaproject.bin") for nama in self._bagian):
            raise BerkasDitolak(f"Berkas memuat makro. Demi keamanan, makro tidak diterima. {SIMPAN_XLSX}")
        if "xl/workbook.bin" in self._bagian:
            raise BerkasDitolak(f"Berkas ini buku kerja biner (.xlsb). {SIMPAN_XLSX}")
        if "mimetype" in self._bagian:
            raise BerkasDitolak(f"Berkas ini berformat OpenDocument (.ods), bukan .xlsx. {SIMPAN_XLSX}")
        if "[content_types].xml" not in self._bagian or not any(n.startswith("xl/") for n in self._bagian):
            raise BerkasDitolak(f"Berkas ini bukan buku kerja Excel (.xlsx). {SIMPAN_XLSX}")


def memampat_janggal(info: ZipInfo) -> bool:
    """Whether this part shrank more than what people write ever does."""
    return info.file_size > MEGA and info.file_size > RASIO * max(info.compress_size, 1)


def _kenali(berkas: BinaryIO, ukuran: int) -> None:
    """By its first bytes, whatever its name: is this a zip, with a directory of a sensible size?"""
    if ukuran == 0:
        raise BerkasDitolak("Berkas kosong. Pilih berkas .xlsx yang berisi.")
    berkas.seek(0)
    awal = berkas.read(8)
    if awal == _OLE:
        berkas.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in berkas.read(UKURAN_BERKAS):
            raise BerkasDitolak(BERSANDI)
        raise BerkasDitolak(f"Berkas ini berformat Excel lama (.xls), bukan .xlsx. {SIMPAN_XLSX}")
    if not awal.startswith(b"PK"):
        raise BerkasDitolak(f"Isi berkas ini bukan buku kerja Excel (.xlsx), apa pun namanya. {SIMPAN_XLSX}")
    periksa_direktori(berkas)


def periksa_direktori(berkas: BinaryIO) -> None:
    """Refuse a zip whose directory is missing or too long to be read safely; raises ``BerkasDitolak``."""
    ukuran = berkas.seek(0, 2)
    berkas.seek(max(0, ukuran - 0x10000 - _AKHIR_ZIP.size))
    ekor = berkas.read()
    letak = ekor.rfind(b"PK\x05\x06")
    if letak < 0 or len(ekor) - letak < _AKHIR_ZIP.size:
        raise BerkasDitolak(TIDAK_UTUH)
    _, _, _, _, jumlah, ukuran_direktori, _, _ = _AKHIR_ZIP.unpack_from(ekor, letak)
    # A zip64 says 0xFFFF here, and is for sizes that nobody needs.
    if jumlah > JUMLAH_BAGIAN or ukuran_direktori > UKURAN_DIREKTORI:
        raise BerkasDitolak(TERLALU_BESAR)


def _lokal(nama: str) -> str:
    return nama.rpartition(" ")[2]


def _tolak_doctype(*_args) -> None:
    raise BerkasDitolak("Berkas memuat deklarasi XML yang tidak dikenal Excel. " + TIDAK_UTUH)
