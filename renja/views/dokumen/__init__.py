"""The bound documents of a version as pages: which there are, one of them, its preview and files, its texts."""

from .bagian import bagian
from .bawaan import banding, bawaan
from .halaman import berkas, daftar, dokumen, pratinjau
from .pdf import batal, cetak, cetakan, cetakan_pdf

__all__ = [
    "bagian",
    "banding",
    "batal",
    "bawaan",
    "berkas",
    "cetak",
    "cetakan",
    "cetakan_pdf",
    "daftar",
    "dokumen",
    "pratinjau",
]
