"""The clean Renja loaded once, and given to each test as its own copy in memory."""

from copy import deepcopy

import pytest
from django.db import transaction

from renja.pemeriksaan.bahan import Bahan, muat_bahan

from .bersih import buat_bersih


@pytest.fixture(scope="session")
def _bahan_bersih(django_db_setup, django_db_blocker) -> Bahan:
    with django_db_blocker.unblock(), transaction.atomic():
        bahan = muat_bahan(buat_bersih())
        transaction.set_rollback(True)
    return bahan


@pytest.fixture
def bahan(_bahan_bersih) -> Bahan:
    """All of it, free to be broken; the database is not touched."""
    return deepcopy(_bahan_bersih)
