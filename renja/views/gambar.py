"""The pictures of an office's texts: the list with how a text names each, uploading, taking away, and one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planning.models import GambarNaskah, PerangkatDaerah
from renja.dokumen.gambar import UKURAN, GambarDitolak, dipakai, simpan_gambar
from renja.laju import dibatasi
from renja.unggah import TERLALU_BESAR, menerima_berkas

from .ambil import TidakAda
from .data import ambil_kantor, ambil_kantor_untuk_diisi

_BESAR = f"Lebih besar dari {UKURAN // 2**20} MB. Perkecil gambarnya, lalu unggah lagi."


@menerima_berkas(UKURAN, 1)
@require_http_methods(["GET", "HEAD", "POST"])
def gambar_naskah(request: HttpRequest, kecamatan: str) -> HttpResponse:
    """The office's pictures; POST uploads one more. ``kembali`` is the text that somebody came from."""
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    if request.method == "POST":
        return _unggah(request, kantor)
    return _tampilkan(request, kantor)


@dibatasi("berkas")
def _unggah(request: HttpRequest, kantor: PerangkatDaerah) -> HttpResponse:
    berkas, uraian = request.FILES.get("berkas"), request.POST.get("uraian", "")
    try:
        if getattr(request, TERLALU_BESAR, None):
            raise GambarDitolak(_BESAR)
        if berkas is None:
            raise GambarDitolak("Pilih berkas gambarnya.")
        baru = simpan_gambar(kantor, berkas, uraian, request.user)
    except GambarDitolak as e:
        return _tampilkan(request, kantor, str(e), uraian)
    messages.success(request, f"Gambar tersimpan. Di naskah ditulis [[gambar-{baru.kunci}]] di baris tersendiri.")
    return redirect(_alamat(kantor, _kembali(request, kantor)))


def _tampilkan(request: HttpRequest, kantor: PerangkatDaerah, galat: str = "", uraian: str = "") -> HttpResponse:
    cacah = dipakai(kantor)
    semua = kantor.gambar_naskah.defer("isi").select_related("oleh")
    konteks = {
        "kantor": kantor,
        "daftar": [(g, cacah.get(g.kunci, 0)) for g in semua],
        "kembali": _kembali(request, kantor),
        "galat": galat,
        "uraian": uraian,
    }
    return render(request, "kantor/gambar.html", konteks, status=422 if galat else 200)


@require_POST
def gambar_hapus(request: HttpRequest, kecamatan: str, kunci: str) -> HttpResponse:
    """Take a picture away that no text names any more."""
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = _ambil(kantor, kunci)
    if n := dipakai(kantor).get(ini.kunci):
        messages.error(request, f"Gambar ini dipakai di {n} naskah. Keluarkan dahulu dari sana.")
    else:
        ini.delete()
        messages.success(request, "Gambar dihapus.")
    return redirect(_alamat(kantor, _kembali(request, kantor)))


@require_safe
def gambar_berkas(request: HttpRequest, kecamatan: str, kunci: str) -> HttpResponse:
    """The picture itself; it never changes."""
    ini = _ambil(ambil_kantor(request, kecamatan), kunci)
    jawaban = HttpResponse(bytes(ini.isi), content_type=ini.mime)
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "private, max-age=86400"
    return jawaban


def _ambil(kantor: PerangkatDaerah, kunci: str) -> GambarNaskah:
    ini = GambarNaskah.objects.filter(perangkat_daerah=kantor, kunci=kunci).first()
    if ini is None:
        raise TidakAda("Gambar ini tidak ada lagi.", _alamat(kantor, ""), "gambar naskah")
    return ini


def _kembali(request: HttpRequest, kantor: PerangkatDaerah) -> str:
    """The page of this office that somebody came from; empty if it is none."""
    alamat = request.POST.get("kembali") or request.GET.get("kembali", "")
    aman = url_has_allowed_host_and_scheme(alamat, allowed_hosts=None)
    return alamat if aman and alamat.startswith(f"/{kantor.slug}/") else ""


def _alamat(kantor: PerangkatDaerah, kembali: str) -> str:
    return reverse("gambar_naskah", args=[kantor.slug]) + (f"?{urlencode({'kembali': kembali})}" if kembali else "")
