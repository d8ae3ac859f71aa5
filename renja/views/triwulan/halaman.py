"""The pages of the two sheets, what they send, and proposals for the rencana aksi."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST

from evaluation.isian.terapkan import terapkan_usul, urungkan_usul
from evaluation.isian.usul import UsulSalah
from evaluation.triwulan import TRIWULAN
from planning.isian.urungan import TidakDapatDiurungkan
from planning.models import Renja, Urungan
from planning.versi import renja_terakhir
from renja.views.ambil import TidakAda
from renja.views.isian.halaman import layani_halaman
from renja.views.isian.kirim import layani_masuk, layani_simpan

from .realisasi import BukuRealisasi
from .rencana import BukuRencanaAksi


def _renja(request: HttpRequest, kecamatan: str, tahun: int) -> Renja:
    """The version in force of the year, if this person may see it."""
    ini = renja_terakhir(Renja.objects.terlihat_oleh(request.user), kecamatan, tahun)
    if ini is None:
        raise TidakAda(f"Belum ada Renja {tahun} untuk diisi triwulannya.")
    return ini


def _rencana(request: HttpRequest, kecamatan: str, tahun: int) -> BukuRencanaAksi:
    return BukuRencanaAksi(_renja(request, kecamatan, tahun), request.user)


def _realisasi(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> BukuRealisasi:
    if tw not in TRIWULAN:
        raise TidakAda(f"Tidak ada triwulan {tw}. Triwulan berkisar 1 sampai 4.")
    return BukuRealisasi(_renja(request, kecamatan, tahun), request.user, tw)


@never_cache
@sensitive_post_parameters("password")
@gzip_page
@login_not_required  # a form that comes in after the session ran out is not thrown away
@require_http_methods(["GET", "HEAD", "POST"])
def rencana_aksi(request: HttpRequest, **alamat) -> HttpResponse:
    return layani_halaman(request, lambda: _rencana(request, **alamat))


@never_cache
@login_not_required
@require_POST
def rencana_aksi_simpan(request: HttpRequest, **alamat) -> HttpResponse:
    return layani_simpan(request, lambda: _rencana(request, **alamat))


@never_cache
@sensitive_post_parameters("password")
@gzip_page
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def realisasi(request: HttpRequest, **alamat) -> HttpResponse:
    return layani_halaman(request, lambda: _realisasi(request, **alamat))


@never_cache
@login_not_required
@require_POST
def realisasi_simpan(request: HttpRequest, **alamat) -> HttpResponse:
    return layani_simpan(request, lambda: _realisasi(request, **alamat))


masuk = layani_masuk


@require_POST
def rencana_aksi_usul(request: HttpRequest, **alamat) -> HttpResponse:
    """Fill in the quarters as proposed: equal parts, last year's pattern, or all in one."""
    buku = _untuk_diisi(request, alamat)
    tw = request.POST.get("tw", "")
    bagian = [b for b in request.POST.getlist("bagian") if b] or ["rupiah", "target"]
    try:
        urungan, usulan = terapkan_usul(
            buku.renja,
            request.POST.get("cara", ""),
            request.user,
            int(tw) if tw in ("1", "2", "3", "4") else None,
            request.POST.get("cakupan", "kosong"),
            bagian,
        )
    except UsulSalah as e:
        messages.error(request, f"Triwulan tidak diisi. {e}")
    else:
        messages.success(request, f"{urungan.judul}: {usulan.cacah} sel diisi. Dapat diurungkan.")
        if usulan.dilewati:
            sebab = "; ".join(dict.fromkeys(d.sebab for d in usulan.dilewati))
            messages.warning(request, f"{len(usulan.dilewati)} dilewati: {sebab}.")
    return HttpResponseRedirect(buku.alamat())


@require_POST
def rencana_aksi_urung(request: HttpRequest, pk: int, **alamat) -> HttpResponse:
    """Undo a proposal as a whole."""
    buku = _untuk_diisi(request, alamat)
    urungan = get_object_or_404(Urungan, renja=buku.renja, pk=pk)
    try:
        urungkan_usul(urungan, request.user)
    except TidakDapatDiurungkan as e:
        messages.error(request, str(e))
    else:
        messages.success(request, f"Diurungkan: {urungan.judul}.")
    return HttpResponseRedirect(buku.alamat())


def _untuk_diisi(request: HttpRequest, alamat: dict) -> BukuRencanaAksi:
    buku = _rencana(request, **alamat)
    if not buku.boleh:
        raise PermissionDenied
    return buku
