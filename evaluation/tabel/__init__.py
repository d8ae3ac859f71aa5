"""The tables of what came of the plan, and of what was promised for it."""

from .e81 import TABEL_E81
from .evaluasi import TABEL_EVALUASI
from .pelayanan import TabelTC30
from .rekapitulasi import TabelTC29
from .rencana_aksi import TabelRencanaAksi, TabelRKT
from .sakip import TabelIKU, TabelPK, TabelTujuanSasaran
from .triwulan import triwulan_terisi

__all__ = [
    "TABEL_E81",
    "TABEL_EVALUASI",
    "TabelIKU",
    "TabelPK",
    "TabelRKT",
    "TabelRencanaAksi",
    "TabelTC29",
    "TabelTC30",
    "TabelTujuanSasaran",
    "triwulan_terisi",
]
