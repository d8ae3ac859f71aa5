"""Addresses of filling in the quarters of a year."""

from django.urls import path

from renja.views import triwulan

RENCANA = "<slug:kecamatan>/<int:tahun>/rencana-aksi/"
REALISASI = "<slug:kecamatan>/<int:tahun>/evaluasi/tw<int:tw>/isian/"

urlpatterns = [
    path(RENCANA, triwulan.rencana_aksi, name="rencana_aksi"),
    path(f"{RENCANA}simpan/", triwulan.rencana_aksi_simpan, name="rencana_aksi_simpan"),
    path(f"{RENCANA}masuk/", triwulan.masuk, name="rencana_aksi_masuk"),
    path(f"{RENCANA}usul/", triwulan.rencana_aksi_usul, name="rencana_aksi_usul"),
    path(f"{RENCANA}urungkan/<int:pk>/", triwulan.rencana_aksi_urung, name="rencana_aksi_urungkan"),
    path(REALISASI, triwulan.realisasi, name="realisasi"),
    path(f"{REALISASI}simpan/", triwulan.realisasi_simpan, name="realisasi_simpan"),
    path(f"{REALISASI}masuk/", triwulan.masuk, name="realisasi_masuk"),
]
