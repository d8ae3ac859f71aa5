"""Accepting a peringatan with a reason, changing the reason, taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from planning.isian.kolom import rapi
from planning.isian.kunci import Terkunci, kunci_renja
from planning.models import PenjelasanTemuan, Renja
from planning.perms import berhak_mengisi
from renja.pemeriksaan.penjelasan import PenjelasanDitolak, batal_terima, terima
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Temuan
from renja.views.ambil import ambil_renja

from .halaman import Ketikan, tampilkan
from .saring import Saringan

BERUBAH = (
    "Alasan belum tersimpan: temuan ini sudah tidak ada, mungkin karena angkanya berubah. Bila masih ada temuan serupa "
    "di bawah, salin alasan Anda ke sana."
)
BENTROK = "{} sudah menulis “{}” sejak Anda membuka halaman ini. Simpan sekali lagi untuk memakai alasan Anda."


class _Ditolak(Exception):
    """It was not saved; the status and the sentence that say why."""

    def __init__(self, status: int, pesan: str):
        self.status, self.pesan = status, pesan
        super().__init__(pesan)


@require_POST
def penjelasan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Save or (``aksi=tarik``) take back the reason of one finding, named by its fingerprint."""
    renja = ambil_renja(request, kecamatan, tahun, versi)
    if not berhak_mengisi(request.user, renja):
        raise PermissionDenied
    sidik, teks = request.POST.get("sidik", "")[:64], rapi(request.POST.get("alasan", ""))
    try:
        with transaction.atomic():
            kunci_renja(renja)
            if request.POST.get("aksi") == "tarik":
                pesan = _tarik(renja, sidik)
            else:
                pesan = _simpan(request, renja, sidik, teks)
    except Terkunci as e:
        return tampilkan(request, renja, Ketikan("", teks, f"Alasan belum tersimpan: {e}"), status=409)
    except _Ditolak as e:
        return tampilkan(request, renja, Ketikan(sidik, teks, e.pesan), status=e.status)
    messages.success(request, pesan)
    saringan = Saringan.dari(request.GET)
    return redirect(f"{reverse('pemeriksaan', args=[kecamatan, tahun, versi])}{saringan.tanya}#t-{sidik[:12]}")


def _tarik(renja: Renja, sidik: str) -> str:
    # Pressed twice, or somebody else was quicker: it is as asked either way.
    batal_terima(renja, sidik)
    return "Alasan ditarik kembali; peringatan perlu diperbaiki atau dijelaskan lagi."


def _simpan(request: HttpRequest, renja: Renja, sidik: str, teks: str) -> str:
    temuan: Temuan | None = next((t for t in periksa(renja).temuan if t.sidik == sidik), None)
    if temuan is None:
        raise _Ditolak(409, BERUBAH)
    ada = PenjelasanTemuan.objects.filter(renja=renja, sidik=sidik).select_related("oleh").first()
    if ada and ada.alasan not in (teks, rapi(request.POST.get("semula", ""))):
        raise _Ditolak(409, BENTROK.format(ada.oleh or "Orang lain", ada.alasan))
    if ada and ada.alasan == teks:
        return "Alasan tersimpan."  # the same button pressed twice: who wrote it and when stay
    try:
        terima(renja, temuan, teks, request.user)
    except PenjelasanDitolak as e:
        raise _Ditolak(422, str(e)) from None
    return "Alasan tersimpan dan berlaku selama angka-angkanya tidak berubah."
