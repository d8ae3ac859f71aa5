"""How long a session lasts: some time without a request, and never longer than a working day.

The time of the last request is written every few minutes only, so that a page costs no write.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

MULAI, TERAKHIR = "sesi_mulai", "sesi_terakhir"
_LANGKAH = timedelta(minutes=5).total_seconds()


def mulai_sesi(sesi: SessionBase) -> None:
    sesi[MULAI] = sesi[TERAKHIR] = int(timezone.now().timestamp())


def habis(sesi: SessionBase, kini: float) -> bool:
    """Whether the session has lasted too long; one that does not say since when has."""
    return (
        kini - sesi.get(TERAKHIR, 0) > settings.SESI_DIAM.total_seconds()
        or kini - sesi.get(MULAI, 0) > settings.SESI_TERLAMA.total_seconds()
    )


class BatasWaktuSesi:
    """Ends sessions that lasted too long before anybody asks who this is; what was typed stays in the page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Without a cookie there is no session, and no query.
        if settings.SESSION_COOKIE_NAME in request.COOKIES and SESSION_KEY in request.session:
            kini = timezone.now().timestamp()
            if habis(request.session, kini):
                self._akhiri(request)
            elif kini - request.session[TERAKHIR] > min(_LANGKAH, settings.SESI_DIAM.total_seconds() / 4):
                request.session[TERAKHIR] = int(kini)
        return self.get_response(request)

    def _akhiri(self, request: HttpRequest) -> None:
        from planning.akun.catatan import catat
        from planning.models import Kejadian, Pengguna

        from .pintu import asal

        orang = Pengguna.objects.filter(pk=request.session[SESSION_KEY]).first()
        request.session.flush()
        if orang:
            catat(Kejadian.HABIS, asal(request), orang)
