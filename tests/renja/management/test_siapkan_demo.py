"""The trial: people, and quarters that can be filled in; twice does no harm."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from evaluation.models import PembukaanTriwulan
from evaluation.muat import muat as muat_evaluasi
from evaluation.triwulan import keadaan
from planning.models import PerangkatDaerah
from planning.muat import Laporan, muat
from renja.management.commands import siapkan_demo

pytestmark = pytest.mark.django_db


def test_triwulan_dibuka_untuk_dicoba(monkeypatch, capsys):
    if connection.vendor != "sqlite":
        with pytest.raises(CommandError, match="SQLite"):
            call_command("siapkan_demo")
        return
    muat(settings.BASE_DIR / "fixtures")
    muat_evaluasi(settings.BASE_DIR / "fixtures", Laporan(settings.BASE_DIR / "fixtures"))
    monkeypatch.setattr(siapkan_demo, "DITULIS", [])
    for _ in range(2):
        call_command("siapkan_demo")
    assert "staf.kalaena" in capsys.readouterr().out
    for slug, tahun, tw in siapkan_demo.TERBUKA:
        assert keadaan(PerangkatDaerah.objects.get(slug=slug), tahun, tw).terbuka
    assert PembukaanTriwulan.objects.count() == len(siapkan_demo.TERBUKA)
