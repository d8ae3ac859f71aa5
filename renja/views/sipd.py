"""Copying a Renja into SIPD by hand: the fields of each leaf, what is done, and what has changed since."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from planning.models import Renja
from planning.perms import berhak_mengisi
from planning.sipd import SalinanSalah, batalkan, muat_sipd, tandai

from .ambil import ambil_renja

TAMPIL = {"": "Semua", "belum": "Belum disalin", "berubah": "Berubah sejak disalin", "sudah": "Sudah disalin"}


def sipd(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    tampil = request.GET.get("tampil", "")
    if request.method == "POST":
        return _ubah(request, ini, tampil if tampil in TAMPIL else "")
    lembar = muat_sipd(ini)
    dipilih = [d for d in lembar.daun if not tampil or tampil not in TAMPIL or d.keadaan == tampil]
    pertama = next((d for d in dipilih if d.keadaan != "sudah"), None)
    return render(
        request,
        "sipd/halaman.html",
        {
            "renja": ini,
            "tahun_n": str(ini.tahun),
            "boleh": berhak_mengisi(request.user, ini),
            "lembar": lembar,
            "daun": [{"daun": d, "pk": str(d.simpul.nomenklatur.pk), "buka": d is pertama} for d in dipilih],
            "tampil": tampil,
            "pilihan": TAMPIL.items(),
        },
    )


def _ubah(request: HttpRequest, ini: Renja, tampil: str) -> HttpResponse:
    if not berhak_mengisi(request.user, ini):
        raise PermissionDenied
    alamat = reverse("sipd", args=[ini.perangkat_daerah.slug, ini.tahun, ini.versi])
    if batal := request.POST.get("batal", ""):
        if batal.isascii() and batal.isdecimal() and len(batal) < 19:
            batalkan(ini, int(batal))
            messages.success(request, "Tanda disalin dibatalkan.")
        return HttpResponseRedirect(f"{alamat}?tampil={tampil}")
    try:
        salinan = tandai(ini, request.POST.get("isi", ""), request.user)
    except SalinanSalah as e:
        messages.error(request, str(e))
    else:
        messages.success(request, f"{salinan.nomenklatur.kode} ditandai sudah disalin.")
    return HttpResponseRedirect(f"{alamat}?tampil={tampil}")
