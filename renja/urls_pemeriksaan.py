"""Addresses of the pemeriksaan of a Renja."""

from django.urls import path

from renja.views import pemeriksaan

HALAMAN = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/pemeriksaan"

urlpatterns = [
    path(f"{HALAMAN}/", pemeriksaan.halaman, name="pemeriksaan"),
    path(f"{HALAMAN}/penjelasan/", pemeriksaan.penjelasan, name="pemeriksaan_penjelasan"),
    path(f"{HALAMAN}.xlsx", pemeriksaan.unduh, name="pemeriksaan_xlsx"),
]
