"""How often something costly may be asked: a bound per person (or address) that holds over all worker processes.

Counted in the database, in windows of fixed length: one row (``Takaran``) for each kind and asker, one small statement
a time.
"""

from __future__ import annotations

import functools
import time

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def tunggu(jenis: str, siapa: str | int) -> int:
    """Count one more; 0 if it is within the bound, else the seconds until it may be asked again."""
    terbanyak, detik = settings.LAJU[jenis]
    kini = time.time()
    jendela = int(kini // detik)
    cacah = _hitung(f"{jenis}:{siapa}", jendela)
    return 0 if cacah <= terbanyak else max(1, int((jendela + 1) * detik - kini))


#: One statement, so that two at once are two: begins the count, adds to it, or begins it anew in another window.
_HITUNG = """
INSERT INTO planning_takaran (kunci, jendela, cacah) VALUES (%s, %s, 1)
ON CONFLICT (kunci) DO UPDATE SET
    cacah = CASE WHEN planning_takaran.jendela = excluded.jendela THEN planning_takaran.cacah + 1 ELSE 1 END,
    jendela = excluded.jendela
RETURNING cacah
"""


def _hitung(kunci: str, jendela: int) -> int:
    """How many in this window, this one included."""
    with connection.cursor() as cursor:
        cursor.execute(_HITUNG, [kunci, jendela])
        return cursor.fetchone()[0]


def dibatasi(jenis: str):
    """A view that answers 429, politely, to a person (or, without login, an address) that asks too often."""

    def bungkus(tampilan):
        @functools.wraps(tampilan)
        def terbatas(request: HttpRequest, *arg, **kwargs) -> HttpResponse:
            from .pintu import asal

            detik = tunggu(jenis, request.user.pk or asal(request).jaringan)
            return terlalu_sering(request, detik) if detik else tampilan(request, *arg, **kwargs)

        return terbatas

    return bungkus


def terlalu_sering(request: HttpRequest, detik: int) -> HttpResponse:
    jawaban = render(request, "429.html", {"detik": detik}, status=429)
    jawaban["Retry-After"] = str(detik)
    return jawaban
