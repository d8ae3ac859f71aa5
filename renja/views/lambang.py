"""The emblem of an office: shown, uploaded, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from planning.models import Lambang
from renja.dokumen.gambar import GambarDitolak
from renja.dokumen.lambang import UKURAN, lambang_png, simpan_lambang
from renja.unggah import TERLALU_BESAR, menerima_berkas

from .ambil import TidakAda
from .data import ambil_data_induk, ambil_data_induk_untuk_diubah


@menerima_berkas(UKURAN, 1)
@require_http_methods(["GET", "HEAD", "POST"])
def lambang(request: HttpRequest, kecamatan: str) -> HttpResponse:
    """Upload another emblem, or (``aksi=hapus``) go back to the placeholder."""
    kantor = ambil_data_induk_untuk_diubah(request, kecamatan)
    galat = ""
    if request.method == "POST":
        if request.POST.get("aksi") == "hapus":
            for ada in Lambang.objects.filter(perangkat_daerah=kantor):
                ada.delete()
            messages.success(request, "Lambang dihapus; dokumen memakai tempat lambang.")
            return redirect("lambang", kantor.slug)
        galat = _unggah(request, kantor)
        if not galat:
            messages.success(request, "Lambang tersimpan dan dipakai di sampul dan kop dokumen.")
            return redirect("lambang", kantor.slug)
    ada = Lambang.objects.filter(perangkat_daerah=kantor).defer("isi").select_related("oleh").first()
    konteks = {"kantor": kantor, "lambang": ada, "galat": galat}
    return render(request, "kantor/lambang.html", konteks, status=422 if galat else 200)


def _unggah(request: HttpRequest, kantor) -> str:
    """What is wrong with the file that was sent; nothing once it is kept."""
    berkas = request.FILES.get("berkas")
    if getattr(request, TERLALU_BESAR, None):
        return "Lebih besar dari 1 MB. Perkecil gambarnya, lalu unggah lagi."
    if berkas is None:
        return "Pilih berkas gambar lambangnya."
    try:
        simpan_lambang(kantor, berkas, request.user)
    except GambarDitolak as e:
        return str(e)
    return ""


@require_safe
def lambang_berkas(request: HttpRequest, kecamatan: str) -> HttpResponse:
    kantor = ambil_data_induk(request, kecamatan)
    isi = lambang_png(kantor)
    if isi is None:
        raise TidakAda(f"{kantor} belum mengunggah lambang.")
    jawaban = HttpResponse(isi, content_type="image/png")
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "private, no-cache"
    return jawaban
