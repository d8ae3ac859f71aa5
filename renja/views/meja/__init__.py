"""Pages of Bappelitbangda's desk."""

from .kompilasi import kompilasi, kompilasi_xlsx
from .papan import papan
from .plafon import plafon
from .rancangan import rancangan, rancangan_impor, rancangan_pratinjau, rancangan_templat
from .tenggat import tenggat
from .unduh import terbit_satu, terbit_zip

__all__ = [
    "kompilasi",
    "kompilasi_xlsx",
    "papan",
    "plafon",
    "rancangan",
    "rancangan_impor",
    "rancangan_pratinjau",
    "rancangan_templat",
    "tenggat",
    "terbit_satu",
    "terbit_zip",
]
