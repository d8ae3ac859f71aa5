"""Addresses of Bappelitbangda's desk."""

from django.urls import path

from renja.views import meja

MEJA = "bappelitbangda/"

urlpatterns = [
    path(MEJA, meja.papan, name="meja"),
    path(f"{MEJA}terbit/<int:pk>/", meja.terbit_satu, name="meja_terbit"),
    path(f"{MEJA}terbit/<int:tahun>.zip", meja.terbit_zip, name="meja_zip"),
    path(f"{MEJA}kompilasi/", meja.kompilasi, name="meja_kompilasi"),
    path(f"{MEJA}kompilasi/<int:tahun>.xlsx", meja.kompilasi_xlsx, name="meja_kompilasi_xlsx"),
    path(f"{MEJA}plafon/", meja.plafon, name="meja_plafon"),
    path(f"{MEJA}tenggat/", meja.tenggat, name="meja_tenggat"),
    path(f"{MEJA}rancangan-awal/", meja.rancangan, name="meja_rancangan"),
    path(f"{MEJA}rancangan-awal/impor/", meja.rancangan_impor, name="meja_rancangan_impor"),
    path(f"{MEJA}rancangan-awal/pratinjau/", meja.rancangan_pratinjau, name="meja_rancangan_pratinjau"),
    path(f"{MEJA}rancangan-awal/templat-<int:tahun>.xlsx", meja.rancangan_templat, name="meja_rancangan_templat"),
]
