"""The bound documents of a version as pages: which there are, one of them, its preview and files, its texts."""

from .bagian import bagian
from .bawaan import banding, bawaan
from .halaman import berkas, daftar, dokumen, pratinjau

__all__ = ["bagian", "banding", "bawaan", "berkas", "daftar", "dokumen", "pratinjau"]
