"""All documents issued in a year as one ZIP, sent as it is made: one file at a time is in memory, however many.

Files are stored, not packed (a PDF and an XLSX are packed already), and dated as they were issued: the same documents
give the same bytes. ``daftar.csv`` says what they are, ``SHA256SUMS`` lets anybody check them (``sha256sum -c``).
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from django.utils import timezone

from planning.models import DokumenTerbit

KOLOM = ["kecamatan", "dokumen", "nomor", "tanggal", "ditetapkan", "berkas", "bita", "sha256"]
#: Files are handed on in pieces of this size.
POTONGAN = 256 * 1024
#: Letters that make a spreadsheet take a cell for a formula.
_AWAL_RUMUS = ("=", "+", "-", "@", "\t", "\r")


class BerkasRusak(Exception):
    """What is stored is not what was issued: its hash differs."""


class _Pipa(io.RawIOBase):
    """What ``ZipFile`` writes to: keeps the bytes until they are taken away, and cannot go back."""

    def __init__(self):
        self._isi: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, isi) -> int:
        self._isi.append(bytes(isi))
        return len(isi)

    def ambil(self) -> bytes:
        isi, self._isi = b"".join(self._isi), []
        return isi


def zip_terbit(terbit: list[DokumenTerbit], folder: str) -> Iterator[bytes]:
    """The ZIP in pieces. ``terbit`` come without their bytes; each is fetched in turn (one query a file)."""
    pipa = _Pipa()
    daftar: list[dict[str, str]] = []
    with ZipFile(pipa, "w", ZIP_STORED) as arsip:
        for t in terbit:
            nama = f"{t.dokumen.perangkat_daerah.slug}/{t.nama}"
            isi = bytes(DokumenTerbit.objects.values_list("isi", flat=True).get(pk=t.pk))
            if hashlib.sha256(isi).hexdigest() != t.sidik:
                raise BerkasRusak(f"{nama}: isi yang tersimpan tidak sesuai dengan sidiknya.")
            with arsip.open(_info(f"{folder}/{nama}", t.waktu, len(isi)), "w") as berkas:
                for awal in range(0, len(isi), POTONGAN):
                    berkas.write(isi[awal : awal + POTONGAN])
                    yield pipa.ambil()
            daftar.append(_baris(t, nama, len(isi)))
            del isi
        akhir = max(t.waktu for t in terbit)
        for nama, isi in (("daftar.csv", _csv(daftar)), ("SHA256SUMS", _sidik(daftar, _csv(daftar)))):
            with arsip.open(_info(f"{folder}/{nama}", akhir, len(isi)), "w") as berkas:
                berkas.write(isi)
            yield pipa.ambil()
    yield pipa.ambil()


def _info(nama: str, waktu, ukuran: int) -> ZipInfo:
    info = ZipInfo(nama, timezone.localtime(waktu).timetuple()[:6])
    info.external_attr = 0o644 << 16
    info.file_size = ukuran
    return info


def _baris(t: DokumenTerbit, nama: str, ukuran: int) -> dict[str, str]:
    d = t.dokumen
    isi = [
        d.perangkat_daerah.nama,
        d.judul,
        d.nomor,
        f"{d.tanggal:%Y-%m-%d}" if d.tanggal else "",
        f"{timezone.localtime(d.sejak):%Y-%m-%d %H:%M}",
        nama,
        str(ukuran),
        t.sidik,
    ]
    return dict(zip(KOLOM, map(_aman, isi), strict=True))


def _aman(teks: str) -> str:
    """What a person typed is never a formula where the list is opened."""
    return f"'{teks}" if teks.startswith(_AWAL_RUMUS) else teks


def _csv(daftar: list[dict[str, str]]) -> bytes:
    berkas = io.StringIO(newline="")
    penulis = csv.DictWriter(berkas, KOLOM, lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(daftar)
    # With a mark, so that Excel reads it as UTF-8.
    return berkas.getvalue().encode("utf-8-sig")


def _sidik(daftar: list[dict[str, str]], isi_csv: bytes) -> bytes:
    baris = [(b["sha256"], b["berkas"]) for b in daftar] + [(hashlib.sha256(isi_csv).hexdigest(), "daftar.csv")]
    return "".join(f"{sidik}  {nama}\n" for sidik, nama in baris).encode()
