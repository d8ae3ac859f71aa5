"""The tables of what came of the plan."""

from .pelayanan import TabelTC30
from .rekapitulasi import TabelTC29

__all__ = ["TabelTC29", "TabelTC30"]
