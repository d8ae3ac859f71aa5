"""Opening what was uploaded, by what it is and not by its name."""

from __future__ import annotations

from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from planning.impor.arsip import MEGA, UKURAN_BERKAS, BerkasDitolak, periksa_direktori

from .docx import DOKUMEN, baca_docx
from .lembar import Lembar
from .xlsx import baca_xlsx

PILIH = "Unggah buku kerja Excel (.xlsx) atau dokumen Word (.docx)."


def baca(berkas: BinaryIO) -> list[Lembar]:
    """The grids of a workbook or a Word file. Raises ``BerkasDitolak`` with a message for people."""
    berkas.seek(0)
    isi = berkas.read(UKURAN_BERKAS + 1)
    if len(isi) > UKURAN_BERKAS:
        raise BerkasDitolak(f"Berkas lebih besar dari {UKURAN_BERKAS // MEGA} MB. Hapus gambar, lalu coba lagi.")
    if not isi:
        raise BerkasDitolak(f"Berkas kosong. {PILIH}")
    if isi.startswith(b"%PDF"):
        raise BerkasDitolak(f"Berkas ini PDF. {PILIH}")
    salinan = BytesIO(isi)
    return baca_docx(salinan) if _dokumen_word(salinan) else baca_xlsx(salinan)


def _dokumen_word(berkas: BinaryIO) -> bool:
    """Whether the zip says it is a Word file; what is wrong with it is said by who reads it."""
    if berkas.read(2) != b"PK":
        return False
    periksa_direktori(berkas)
    try:
        with ZipFile(berkas) as arsip:
            return any(n.lstrip("/").casefold() == DOKUMEN for n in arsip.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return False
