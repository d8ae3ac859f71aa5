"""The workflow on screen: where a document stands, its one next step, notes, the checklist of Bappelitbangda."""

from .catatan import catatan, jawaban
from .halaman import halaman
from .langkah import langkah
from .verifikasi import berita_acara, verifikasi

__all__ = ["berita_acara", "catatan", "halaman", "jawaban", "langkah", "verifikasi"]
