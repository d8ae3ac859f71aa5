"""What is done to many rows at once from the sheet: filling a column, removing an indicator, and undoing."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from planning.isian.isi_kolom import isi_kolom
from planning.isian.potret import potret
from planning.isian.urungan import JENIS, TidakDapatDiurungkan, lakukan, urungkan
from planning.masukan import MasukanSalah
from planning.models import Renja, Urungan
from renja.views.ambil import ambil_renja, pastikan_boleh_mengisi


@require_POST
def kolom(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Fill a column of all leaves, or of those where it is empty."""
    ini = _ambil(request, kecamatan, tahun, versi)
    nama, isian = request.POST.get("kolom", ""), request.POST.get("isian", "")
    try:
        urungan, cacah = isi_kolom(ini, nama, isian, request.POST.get("cakupan") != "semua", request.user)
    except MasukanSalah as e:
        messages.error(request, f"Kolom tidak diisi. {e}")
    else:
        messages.success(request, f"{urungan.judul} ({cacah} baris). Dapat diurungkan.")
    return _kembali(ini)


@require_POST
def indikator(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """A further empty line for an indicator of a row, or one indicator removed; those after it move up."""
    ini = _ambil(request, kecamatan, tahun, versi)
    kode, nomor = request.POST.get("kode", ""), request.POST.get("nomor", "")
    if request.POST.get("aksi") == "tambah":
        return _kembali(ini, tambah=kode)
    baris = potret(ini, [kode]).get(kode)
    letak = int(nomor) - 1 if nomor.isascii() and nomor.isdigit() else -1
    if baris is None or not 0 <= letak < len(baris.indikator):
        messages.error(request, f"Baris {kode} tidak punya indikator ke-{nomor}.")
        return _kembali(ini)
    sisa = [i for n, i in enumerate(baris.indikator) if n != letak]
    baru = replace(baris, indikator=tuple(replace(i, nomor=n) for n, i in enumerate(sisa, 1)))
    lakukan(ini, f"Menghapus indikator ke-{nomor} dari {kode}", {kode: baru}, request.user, "isian")
    messages.success(request, f"Indikator ke-{nomor} dari {kode} dihapus. Dapat diurungkan.")
    return _kembali(ini)


@require_POST
def urung(request: HttpRequest, kecamatan: str, tahun: int, versi: str, pk: int) -> HttpResponse:
    """Undo something that was done to many rows."""
    ini = _ambil(request, kecamatan, tahun, versi)
    urungan = get_object_or_404(Urungan, renja=ini, pk=pk)
    try:
        urungkan(urungan, request.user)
    except TidakDapatDiurungkan as e:
        messages.error(request, str(e))
    else:
        messages.success(request, f"Diurungkan: {urungan.judul}.")
    return _kembali(ini)


def tindakan_terakhir(renja: Renja) -> Urungan | None:
    """The last thing done to many rows, if it is not undone yet; one query, without the pictures."""
    baris = renja.urungan.exclude(sebelum__has_key=JENIS)
    terakhir = baris.select_related("oleh").defer("sebelum", "sesudah").first()
    return terakhir if terakhir and terakhir.diurungkan is None else None


def _ambil(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> Renja:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pastikan_boleh_mengisi(request.user, ini)
    return ini


def _kembali(renja: Renja, **lalu) -> HttpResponse:
    alamat = reverse("isian", args=[renja.perangkat_daerah.slug, renja.tahun, renja.versi], query=lalu)
    return HttpResponseRedirect(alamat)
