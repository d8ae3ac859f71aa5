"""Addresses of the record and of comparing versions."""

from django.urls import path

from renja.views import banding, riwayat

RENJA = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/"

urlpatterns = [
    path(f"{RENJA}riwayat/", riwayat.riwayat_renja, name="riwayat"),
    path(f"{RENJA}banding/", banding.halaman_banding, name="banding"),
    path("bappelitbangda/riwayat/", riwayat.riwayat_meja, name="meja_riwayat"),
    path("akun/riwayat/", riwayat.riwayat_saya, name="riwayat_saya"),
    path("<slug:kecamatan>/riwayat/", riwayat.riwayat_kantor, name="riwayat_kantor"),
]
