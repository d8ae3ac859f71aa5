"""How often something costly may be asked: a bound per person (or address) that holds over all worker processes.

Counted in the database, in windows of fixed length: one row for each kind and asker, two small statements a time.
"""

from __future__ import annotations

import functools
import time

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Case, F, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from planning.models import Takaran


def tunggu(jenis: str, siapa: str | int) -> int:
    """Count one more; 0 if it is within the bound, else the seconds until it may be asked again."""
    terbanyak, detik = settings.LAJU[jenis]
    kini = time.time()
    jendela = int(kini // detik)
    cacah = _hitung(f"{jenis}:{siapa}", jendela)
    return 0 if cacah <= terbanyak else max(1, int((jendela + 1) * detik - kini))


def _hitung(kunci: str, jendela: int) -> int:
    """How many in this window, this one included."""
    baris = Takaran.objects.filter(kunci=kunci)
    satu_lagi = {"cacah": Case(When(jendela=jendela, then=F("cacah") + 1), default=1), "jendela": jendela}
    if not baris.update(**satu_lagi):
        try:
            with transaction.atomic():
                Takaran.objects.create(kunci=kunci, jendela=jendela)
        except IntegrityError:  # another process was first
            baris.update(**satu_lagi)
        else:
            return 1
    return baris.values_list("cacah", flat=True).get()


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
