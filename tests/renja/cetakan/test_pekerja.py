"""Real workers on the queue in the database, one and several at once."""

import pytest
from django.core.management import call_command
from django.db import connection
from django_tasks_db.models import DBTaskResult

from planning.models import Cetakan
from renja.cetakan.antrean import kemajuan, minta
from tests.serentak import serentak


@pytest.fixture
def antrean(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def bekerja(_=None) -> None:
    call_command("db_worker", batch=True, interval=0, startup_delay=False, reload=False, verbosity=0, worker_id=str(_))


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "sqlite", reason="pekerja menutup koneksi; di PostgreSQL lihat di bawah")
def test_pekerja_mengosongkan_antrean(antrean, mesin, susun, monkeypatch):
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.Worker.configure_signals", lambda self: None)
    cetakan = minta(susun())
    assert DBTaskResult.objects.count() == len([b for b in cetakan.susunan if "kunci" in b])
    bekerja()
    assert kemajuan(Cetakan.objects.get(pk=cetakan.pk)).selesai > 1
    assert Cetakan.objects.get(pk=cetakan.pk).selesai
    assert set(DBTaskResult.objects.values_list("status", flat=True)) == {"SUCCESSFUL"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
def test_dua_pekerja_bersamaan(antrean, mesin, susun, monkeypatch):
    """No piece twice, one joined document."""
    monkeypatch.setattr("django_tasks_db.management.commands.db_worker.Worker.configure_signals", lambda self: None)
    cetakan = minta(susun())
    serentak(bekerja, range(3))
    assert Cetakan.objects.get(pk=cetakan.pk).selesai
    assert len(mesin.tercetak) == len(set(mesin.tercetak))
