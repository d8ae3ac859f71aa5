"""Addresses of filling in a Renja."""

from django.urls import path

from renja.views import isian

ISIAN = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/isian/"

urlpatterns = [
    path(ISIAN, isian.isian, name="isian"),
    path(f"{ISIAN}simpan/", isian.simpan, name="isian_simpan"),
    path(f"{ISIAN}masuk/", isian.masuk, name="isian_masuk"),
    path(f"{ISIAN}isi-kolom/", isian.kolom, name="isian_kolom"),
    path(f"{ISIAN}indikator/", isian.indikator, name="isian_indikator"),
    path(f"{ISIAN}urungkan/<int:pk>/", isian.urung, name="isian_urungkan"),
]
