"""The ceilings of all offices for a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from planning.forms.plafon import BorangPlafon
from planning.nilai import jumlah

from .umum import hanya_badan, isi_borang_meja, kabupaten, tahun_ada, tahun_terpilih, umum


@require_http_methods(["GET", "HEAD", "POST"])
@hanya_badan
def plafon(request: HttpRequest) -> HttpResponse:
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    borang, tersimpan = isi_borang_meja(
        request, lambda data: BorangPlafon(kabupaten(request), tahun, data), f"Plafon {tahun} tersimpan."
    )
    if tersimpan:
        return redirect(f"{reverse('meja_plafon')}?tahun={tahun}")
    total = [
        (
            jumlah(p.pagu for (_, j), p in borang.ada.items() if j == jenis),
            jumlah(p.get(jenis) for p in borang.pagu.values()),
        )
        for jenis in ("pokok", "perubahan")
    ]
    isi = {**umum(request, "meja_plafon", tahun, ada), "borang": borang, "total": total}
    return render(request, "meja/plafon.html", isi)
