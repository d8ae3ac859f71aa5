"""Shared by the tests of accounts: a clock that can be moved, a phone, and people."""

import time
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_otp.oath import hotp
from django_otp.plugins.otp_totp.models import TOTPDevice

from planning.models import CatatanAkun

SANDI = "rahasia-uji-123"


class Jam:
    """Time as the site sees it: ``maju(minutes=5)``."""

    def __init__(self, monkeypatch):
        self._geser = timedelta()
        asli, asli_kini = time.time, timezone.now
        monkeypatch.setattr(time, "time", lambda: asli() + self._geser.total_seconds())
        monkeypatch.setattr(timezone, "now", lambda: asli_kini() + self._geser)

    def maju(self, **lama):
        self._geser += timedelta(**lama)


@pytest.fixture
def jam(monkeypatch):
    return Jam(monkeypatch)


@pytest.fixture
def ponsel(monkeypatch):
    """A function that gives a person a phone, and one that tells the code it shows so many steps from now.

    The clock stands at the beginning of a step, so that no code changes under a test.
    """
    tetap = time.time() // 30 * 30 + 1
    monkeypatch.setattr("django_otp.plugins.otp_totp.models.time.time", lambda: tetap)

    class Ponsel:
        def pasang(self, orang) -> TOTPDevice:
            return TOTPDevice.objects.create(user=orang, name="ponsel", confirmed=True)

        def kode(self, alat: TOTPDevice, langkah: int = 0) -> str:
            return f"{hotp(alat.bin_key, int(tetap // 30) + langkah):06}"

    return Ponsel()


def masuk(nama: str, sandi: str = SANDI, alamat: str = "10.0.0.1", klien: Client | None = None, **lain):
    """Somebody at this address types a name and a password."""
    klien = klien or Client()
    return klien.post("/masuk/", {"username": nama, "password": sandi, **lain}, REMOTE_ADDR=alamat)


def kejadian(orang=None) -> list[str]:
    """What is on the record, oldest first."""
    catatan = CatatanAkun.objects.order_by("pk")
    return [c.kejadian for c in (catatan.filter(pengguna=orang) if orang else catatan)]
