"""The real fixtures in the database, loaded once per test module inside a transaction that is rolled back."""

import pytest
from django.conf import settings
from django.db import transaction

from planning.models import Renja
from planning.versi import cari_renja
from renja.muat import muat


@pytest.fixture(scope="module")
def fixtures_termuat(django_db_setup, django_db_blocker):
    """Everything in ``fixtures/``, for all tests of a module; each test's own changes are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        muat(settings.BASE_DIR / "fixtures")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def data_contoh(fixtures_termuat, db):
    """A function ``(slug, tahun, versi) -> Renja`` over the real fixtures."""

    def ambil(kecamatan: str, tahun: int, versi: str) -> Renja:
        return cari_renja(Renja.objects.all(), kecamatan, tahun, versi)

    return ambil
