"""The deadlines of a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from evaluation.enums import Triwulan
from evaluation.triwulan import batas_bawaan
from planning.forms.tenggat import BorangTenggat
from planning.models import PerangkatDaerah

from .umum import hanya_badan, isi_borang_meja, kabupaten, tahun_ada, tahun_terpilih, umum


@require_http_methods(["GET", "HEAD", "POST"])
@hanya_badan
def tenggat(request: HttpRequest) -> HttpResponse:
    """``?usul=1`` offers the rule's dates where there are none; a date counts once it is saved."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    borang, tersimpan = isi_borang_meja(
        request, lambda data: BorangTenggat(kabupaten(request), tahun, data), f"Tenggat {tahun} tersimpan."
    )
    if tersimpan:
        return redirect(f"{reverse('meja_tenggat')}?tahun={tahun}")
    if request.method != "POST" and request.GET.get("usul"):
        cacah = borang.isikan_usul()
        messages.info(
            request,
            f"{cacah} tanggal diusulkan di bawah. Periksa, ubah bila perlu, lalu simpan; sebelum itu belum berlaku."
            if cacah
            else "Semua tenggat sudah berisi tanggal; tidak ada yang perlu diusulkan.",
        )
    # An office that is not stored is enough to ask for the kabupaten's day.
    kantor = PerangkatDaerah(kabupaten=kabupaten(request))
    isi = {
        **umum(request, "meja_tenggat", tahun, ada),
        "borang": borang,
        "triwulan": [(Triwulan(tw).label, batas_bawaan(kantor, tahun, tw)) for tw in Triwulan.values],
    }
    return render(request, "meja/tenggat.html", isi)
