"""The desk itself: every document of every office of the kabupaten in one table."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from renja.meja.bahan import muat_bahan
from renja.meja.papan import DOKUMEN, STATUS, ikhtisar, susun, total
from renja.meja.saring import Saringan, kepala

from .umum import hanya_badan, tahun_ada, tahun_terpilih, umum


@require_safe
@hanya_badan
def papan(request: HttpRequest) -> HttpResponse:
    """The year's documents, filtered and sorted by what stands in the address."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    saringan = Saringan.dari(request.GET, tahun)
    for pesan in saringan.abaikan:
        messages.warning(request, pesan)
    bahan = muat_bahan(request.user, tahun)
    semua = susun(bahan)
    tampil = saringan.terapkan(semua)
    return render(
        request,
        "meja/papan.html",
        {
            **umum(request, "meja", tahun, ada),
            "saringan": saringan,
            "kepala": kepala(saringan),
            "baris": tampil,
            "cacah": len(semua),
            "cacah_kantor": len(bahan.kantor),
            "total": total(tampil),
            "terbit": sum(b.terbit is not None for b in semua),
            "pilihan_dokumen": list(DOKUMEN.items()),
            "pilihan_status": list(STATUS.items()),
            "status": list(STATUS.values()),
            "ikhtisar": [
                (nama, [(n, saringan.alamat(dokumen=j, status=s, cari="", terlambat="", lebih="")) for s, n in isi])
                for j, nama, isi in ikhtisar(semua)
            ],
        },
    )
