"""Addresses of the site (readable, and they stay): office, year and version are always in the address."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from renja import views

RENJA = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/"
TABEL = f"{RENJA}tabel/<str:nomor>"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("masuk/", views.Masuk.as_view(), name="masuk"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path(RENJA, views.renja, name="renja"),
    path(f"{TABEL}/", views.tabel, name="tabel"),
    path(f"{TABEL}.pdf", views.tabel_pdf, name="tabel_pdf"),
    path(f"{TABEL}.xlsx", views.tabel_xlsx, name="tabel_xlsx"),
]

handler404 = views.tidak_ada
