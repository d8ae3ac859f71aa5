"""Addresses of a year, of starting a Renja, and of what stands in it."""

from django.urls import path

from renja.views import susunan, tahun

TAHUN = "<slug:kecamatan>/<int:tahun>/"
SUSUNAN = f"{TAHUN}renja/<slug:versi>/susunan/"

urlpatterns = [
    path(TAHUN, tahun.tahun, name="tahun"),
    path(f"{TAHUN}mulai/", tahun.mulai, name="mulai"),
    path(SUSUNAN, susunan.susunan, name="susunan"),
    path(f"{SUSUNAN}cari/", susunan.cari, name="susunan_cari"),
    path(f"{SUSUNAN}hapus/", susunan.hapus_baris, name="susunan_hapus"),
    path(f"{SUSUNAN}urungkan/<int:pk>/", susunan.urung, name="susunan_urungkan"),
]
