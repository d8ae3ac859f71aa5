"""The tables of what came of the plan, and of what was promised for it."""

from .pelayanan import TabelTC30
from .rekapitulasi import TabelTC29
from .rencana_aksi import TabelRencanaAksi, TabelRKT
from .sakip import TabelIKU, TabelPK, TabelTujuanSasaran

__all__ = [
    "TabelIKU",
    "TabelPK",
    "TabelRKT",
    "TabelRencanaAksi",
    "TabelTC29",
    "TabelTC30",
    "TabelTujuanSasaran",
]
