"""Loading ``fixtures/``: files people can read and mend, refused as a whole when anything in them is wrong.

The folder holds ``acuan/`` (the same for everybody), one folder per kabupaten (it has a ``kabupaten.csv``), one folder
per office named by its slug (``renstra-AWAL-AKHIR/`` and a folder per year), and ``demo/`` (people for a trial).
Loading twice does no harm: master data are brought up to date, and a Renstra or a year that is there already, like an
office that was edited on the site, is left alone. What was ever submitted is not replaced at all.
"""

import re
from pathlib import Path

from django.db import transaction

from planning.models import PerangkatDaerah

from .acuan import muat_acuan
from .berkas import GagalMuat, Kesalahan, Laporan
from .kabupaten import muat_kabupaten, muat_pengguna
from .renja import muat_tahun
from .renstra import muat_renstra

__all__ = ["GagalMuat", "Kesalahan", "Laporan", "muat", "muat_demo"]


@transaction.atomic
def muat(akar: Path, timpa: bool = False) -> Laporan:
    """Load everything below ``akar`` in one transaction; ``timpa`` replaces Renstra and years that are there already.

    Returns what was done, as sentences. Raises ``GagalMuat`` with every mistake found, and then nothing is loaded.
    """
    laporan = Laporan(akar)
    muat_acuan(akar / "acuan", laporan)
    laporan.periksa()
    for folder in sorted(akar.glob("*/kabupaten.csv")):
        muat_kabupaten(folder.parent, laporan, timpa)
    laporan.periksa()
    for kantor in PerangkatDaerah.objects.select_related("kabupaten"):
        _muat_kantor(akar / kantor.slug, kantor, laporan, timpa)
    laporan.periksa()
    return laporan


def _muat_kantor(akar: Path, kantor: PerangkatDaerah, laporan: Laporan, timpa: bool) -> None:
    for folder in sorted(akar.iterdir()) if akar.is_dir() else []:
        if re.fullmatch(r"renstra-\d{4}-\d{4}", folder.name):
            muat_renstra(folder, kantor, laporan, timpa)
        elif re.fullmatch(r"\d{4}", folder.name):
            muat_tahun(folder, kantor, laporan, timpa)
        else:
            laporan.salah(folder, 0, "nama folder bukan tahun dan bukan renstra-AWAL-AKHIR")


@transaction.atomic
def muat_demo(akar: Path, sandi: str) -> list:
    """Create the people of ``demo/pengguna.csv`` with this password, for a trial; raises ``GagalMuat``."""
    laporan = Laporan(akar)
    pengguna = muat_pengguna(akar / "demo" / "pengguna.csv", sandi, laporan)
    laporan.periksa()
    return pengguna
