"""Loading the quarters of ``fixtures/``: what was planned for each, what came of it, what the office says of it.

In the folder of a year stand, if there is anything to say, ``rencana-aksi.csv``, ``realisasi.csv`` and
``evaluasi.csv``; the Renja they speak of must be there already (``planning.muat``). Loading twice does no harm: what is
there is left alone unless ``timpa``. A column ``catatan_mutu`` says how a figure was come by that the source does not
print plainly; it is for those who read the file and is not kept.
"""

import re
from pathlib import Path

from django.db import transaction

from planning.models import PerangkatDaerah
from planning.muat import Laporan

from .evaluasi import muat_evaluasi
from .realisasi import muat_realisasi
from .rencana_aksi import muat_rencana_aksi

__all__ = ["muat"]


@transaction.atomic
def muat(akar: Path, laporan: Laporan, timpa: bool = False) -> None:
    """Load the quarters of every office and year below ``akar``; raises ``GagalMuat`` with every mistake found."""
    for kantor in PerangkatDaerah.objects.all():
        folder = akar / kantor.slug
        for tahun in sorted(folder.iterdir()) if folder.is_dir() else []:
            if re.fullmatch(r"\d{4}", tahun.name):
                muat_rencana_aksi(tahun / "rencana-aksi.csv", kantor, laporan, timpa)
                muat_realisasi(tahun / "realisasi.csv", kantor, laporan, timpa)
                muat_evaluasi(tahun / "evaluasi.csv", kantor, laporan, timpa)
    laporan.periksa()
