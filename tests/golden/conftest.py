"""The tables as printed from ``fixtures/``."""

import pytest
from django.conf import settings
from django.db import transaction


@pytest.fixture(scope="session")
def cetak(django_db_setup, django_db_blocker):
    """``cetak("kalaena", 2021, "perubahan", ["2.1", …])`` → lines by table number; the database is left as it was."""

    def _cetak(slug: str, tahun: int, versi: str, nomor: list[str]) -> dict[str, list[dict[str, str]]]:
        from planning.models import Renja
        from planning.versi import cari_renja
        from renja.keluaran.csv import baris_csv
        from renja.muat import muat
        from renja.tabel import muat_tabel

        with django_db_blocker.unblock(), transaction.atomic():
            muat(settings.BASE_DIR / "fixtures")
            renja = cari_renja(Renja.objects.all(), slug, tahun, versi)
            hasil = {n: baris_csv(muat_tabel(renja, n)) for n in nomor}
            transaction.set_rollback(True)
        return hasil

    return _cetak


@pytest.fixture
def lapor(capfd):
    """Write a line past pytest's capture, so that the counts are seen on every run."""

    def _lapor(baris: str) -> None:
        import sys

        with capfd.disabled():
            sys.stderr.write(f"\n{baris}\n")

    return _lapor
