"""Addresses of the quarters of a year: how they stand, what is said of them, their evidence."""

from django.urls import path

from renja.views import evaluasi, evaluasi_bukti, evaluasi_triwulan, evaluasi_tutup

EVALUASI = "<slug:kecamatan>/<int:tahun>/evaluasi/"
TRIWULAN = f"{EVALUASI}tw<int:tw>/"

urlpatterns = [
    path(EVALUASI, evaluasi.evaluasi, name="evaluasi"),
    path(TRIWULAN, evaluasi_triwulan.evaluasi_triwulan, name="evaluasi_triwulan"),
    path(f"{TRIWULAN}tutup/", evaluasi_tutup.evaluasi_tutup, name="evaluasi_tutup"),
    path(f"{TRIWULAN}buka/", evaluasi_tutup.evaluasi_buka, name="evaluasi_buka"),
    path(f"{TRIWULAN}batas/", evaluasi_tutup.evaluasi_batas, name="evaluasi_batas"),
    path(f"{TRIWULAN}bukti/<int:pk>/", evaluasi_bukti.bukti, name="bukti"),
    path(f"{TRIWULAN}bukti/<int:pk>/hapus/", evaluasi_bukti.bukti_hapus, name="bukti_hapus"),
]
