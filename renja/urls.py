"""Addresses of the site (readable, and they stay): office, year and version are always in the address."""

from django.contrib.auth import views as auth
from django.urls import path, re_path

from renja import views

RENJA = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/"
TABEL = r"^(?P<kecamatan>[-\w]+)/(?P<tahun>\d{4})/renja/(?P<versi>[-\w]+)/tabel/(?P<nomor>\d\.\d(?:-[A-Z])?)"

urlpatterns = [
    path("", views.beranda, name="beranda"),
    path("masuk/", auth.LoginView.as_view(template_name="masuk.html"), name="masuk"),
    path("keluar/", auth.LogoutView.as_view(), name="keluar"),
    path(RENJA, views.renja, name="renja"),
    re_path(TABEL + r"/$", views.tabel, name="tabel"),
    re_path(TABEL + r"\.pdf$", views.tabel_pdf, name="tabel_pdf"),
    re_path(TABEL + r"\.xlsx$", views.tabel_xlsx, name="tabel_xlsx"),
]
