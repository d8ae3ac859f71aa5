"""Loading ``fixtures/``: what is planned and what came of it, all or nothing."""

from pathlib import Path

from django.db import transaction

from evaluation.muat import muat as muat_evaluasi
from planning.muat import GagalMuat, Laporan
from planning.muat import muat as muat_perencanaan
from planning.rekam import tanpa_rekaman

__all__ = ["GagalMuat", "Laporan", "muat"]


@tanpa_rekaman()
@transaction.atomic
def muat(akar: Path, timpa: bool = False) -> Laporan:
    """Load everything below ``akar`` in one transaction; ``timpa`` replaces what is there already.

    Returns what was done, as sentences. Raises ``GagalMuat`` with every mistake found, and then nothing is loaded.
    """
    laporan = muat_perencanaan(akar, timpa)
    muat_evaluasi(akar, laporan, timpa)
    return laporan
