"""The one door: every login, on whatever page, goes through here. It counts failures and writes down who came and went.

``Pintu`` refuses before the password is looked at; ``masukkan`` is the only place that starts a session.
"""

from __future__ import annotations

import ipaddress
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from planning.akun.catatan import Asal, catat, sidik_nama
from planning.akun.kunci import terkunci_sampai
from planning.models import CatatanAkun, Kejadian, Pengguna

from .laju import tunggu
from .sesi import mulai_sesi


def asal(request: HttpRequest | None) -> Asal:
    """Where a request comes from. ``X-Forwarded-For`` counts only behind proxies that were named: each adds one."""
    if request is None:
        return Asal()
    alamat = request.META.get("REMOTE_ADDR", "")
    diteruskan = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if settings.JUMLAH_PROKSI and len(diteruskan) >= settings.JUMLAH_PROKSI:
        alamat = diteruskan[-settings.JUMLAH_PROKSI].strip() or alamat
    try:
        ip = ipaddress.ip_address(alamat)
    except ValueError:
        ip = None
    peramban = request.META.get("HTTP_USER_AGENT", "").replace("\0", "")
    # ::ffff:192.0.2.1 is 192.0.2.1, and an interface's name (%eth0) is nobody's address.
    ip = getattr(ip, "ipv4_mapped", None) or ip
    return Asal(str(ip).partition("%")[0] if ip else None, peramban)


class Pintu(ModelBackend):
    """Name and password, unless there were too many failures; then it sets ``request.terkunci_sampai``."""

    def authenticate(self, request, username=None, password=None, **lain):
        if username is None or password is None:
            return None
        dari = asal(request)
        if sampai := _tertutup(username, dari):
            if request is not None:
                request.terkunci_sampai = sampai
            raise PermissionDenied
        return super().authenticate(request, username, password, **lain)


def _tertutup(nama: str, dari: Asal) -> datetime | None:
    """Until when the door is shut: because of failures, or because an address tries faster than people do."""
    if detik := tunggu("masuk", dari.jaringan):
        return timezone.now() + timedelta(seconds=detik)
    return terkunci_sampai(nama, dari)


def pesan_terkunci(sampai: datetime) -> str:
    """What to tell whoever stands before the shut door; never whether there is such an account."""
    lama = max(1, -(-int((sampai - timezone.now()).total_seconds()) // 60))
    return (
        f"Terlalu sering gagal masuk. Coba lagi pukul {timezone.localtime(sampai + timedelta(minutes=1)):%H.%M} "
        f"({lama} menit lagi). Bila lupa kata sandi, minta tautan baru kepada Bappelitbangda atau admin."
    )


def masukkan(request: HttpRequest, pengguna: Pengguna, faktor: str = "") -> None:
    """Start the session of somebody who has shown all that is asked; ``faktor`` is how the code was right."""
    login(request, pengguna)
    request.session["faktor"] = faktor


@receiver(user_logged_in)
def _masuk(sender, request, user, **lain):
    mulai_sesi(request.session)
    catat(Kejadian.MASUK, asal(request), user)


@receiver(user_logged_out)
def _keluar(sender, request, user, **lain):
    if user is not None and user.pk:
        catat(Kejadian.KELUAR, asal(request), user)


@receiver(user_login_failed)
def _gagal(sender, credentials, request=None, **lain):
    nama = credentials.get("username") or ""
    dari = asal(request)
    orang = Pengguna.objects.filter(username=nama).first()
    if getattr(request, "terkunci_sampai", None) is None:
        catat(Kejadian.GAGAL, dari, orang, nama=nama)
    elif not _sudah_dicatat(nama, dari):
        catat(Kejadian.TERKUNCI, dari, orang, nama=nama)


def _sudah_dicatat(nama: str, dari: Asal) -> bool:
    """Whether this shut door is on the record: once is enough, or knocking would fill it."""
    return CatatanAkun.objects.filter(
        sidik=sidik_nama(nama),
        jaringan=dari.jaringan,
        kejadian=Kejadian.TERKUNCI,
        waktu__gt=timezone.now() - settings.MASUK_JEDA,
    ).exists()
