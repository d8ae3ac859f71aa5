"""How the tables and documents of a version are printed: one form, read by everybody, changed by the office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from planning.forms.setelan import BorangSetelan
from planning.models import PerangkatDaerah

from .ambil import ambil_renja, pastikan_boleh_mengisi
from .data import isi_borang


def setelan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """The page and its saving. 403 for who never fills this Renja in, 409 while it is locked."""
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pastikan_boleh_mengisi(request.user, ini)
    kantor: PerangkatDaerah = ini.perangkat_daerah
    borang, tersimpan = isi_borang(request, kantor, lambda data: BorangSetelan(ini, data), "Setelan tersimpan.")
    if tersimpan:
        return redirect("renja", kecamatan, tahun, versi)
    return render(request, "setelan.html", {"renja": ini, "tahun_n": str(ini.tahun), "borang": borang})
