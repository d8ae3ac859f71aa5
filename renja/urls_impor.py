"""Addresses of the import of one Renja."""

from django.urls import path

from renja.views import impor

IMPOR = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/impor/"

urlpatterns = [
    path(IMPOR, impor.impor, name="impor"),
    path(f"{IMPOR}pratinjau/", impor.impor_pratinjau, name="impor_pratinjau"),
    path(f"{IMPOR}urungkan/<int:nomor>/", impor.impor_urungkan, name="impor_urungkan"),
    path(f"{IMPOR}templat.xlsx", impor.impor_templat, name="impor_templat"),
]
