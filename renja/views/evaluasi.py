"""The quarters of a year on one page: how each stands, how far it is filled in, and what to do next."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.models import Bukti
from evaluation.ringkasan import ringkas
from evaluation.triwulan import semua_keadaan

from .data import ambil_kantor
from .evaluasi_letak import Letak, muat_tahun, umum
from .tahun import dalam_tahun


@require_safe
def evaluasi(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    """The four quarters as cards."""
    kantor = dalam_tahun(ambil_kantor(request, kecamatan), tahun)
    renja, kinerja = muat_tahun(request, kantor, tahun)
    milik = Bukti.objects.filter(perangkat_daerah=kantor, tahun=tahun)
    bukti = dict(milik.order_by().values_list("triwulan").annotate(Count("pk")))
    triwulan = [
        Letak(request.user, kantor, tahun, renja, kini, ringkas(kinerja, tw, bukti.get(tw, 0)))
        for tw, kini in semua_keadaan(kantor, tahun).items()
    ]
    return render(request, "evaluasi/tahun.html", {**umum(kantor, tahun), "renja": renja, "triwulan": triwulan})
