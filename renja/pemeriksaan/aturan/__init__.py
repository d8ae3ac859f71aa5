"""The rules of the pemeriksaan, one module a kelompok. A new rule is a function here, and its example in the tests."""

from . import (  # noqa: F401 (each enters its rules)
    capaian,
    ejaan,
    kelengkapan,
    lintas_dokumen,
    lintas_tahun,
    lintas_versi,
    narasi,
    narasi_triwulan,
    pagu,
    realisasi,
    struktur,
    target,
    triwulan,
)
from .daftar import DAFTAR_ATURAN, Aturan

__all__ = ["DAFTAR_ATURAN", "Aturan"]
