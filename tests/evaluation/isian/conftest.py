"""A year with one leaf, somebody to fill it in, and a day on which its second quarter is open."""

from datetime import date

import pytest
from django.utils import timezone

from tests.factories import buat_baris, buat_pengguna, buat_renja

DAUN = "7.01.01.2.01.01"
#: A year that is not over yet: the database itself refuses quarters whose deadline has passed by its own clock.
TAHUN = 2090
HARI = date(TAHUN, 5, 3)


@pytest.fixture
def hari_ini(monkeypatch):
    """The third of May: the first quarter is over, the second runs, the third lies ahead."""
    monkeypatch.setattr(timezone, "localdate", lambda *a, **k: HARI)


@pytest.fixture
def renja(db):
    return buat_renja(tahun=TAHUN)


@pytest.fixture
def ani(db):
    return buat_pengguna("ani", first_name="Ani")


@pytest.fixture
def budi(db):
    return buat_pengguna("budi", first_name="Budi")


@pytest.fixture
def baris(renja):
    return buat_baris(renja, DAUN, 1000, {"target": 12})


@pytest.fixture
def indikator(baris):
    return baris.indikator.get()
