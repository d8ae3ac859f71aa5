"""Addresses of coming in, of one's own account, and of the accounts one keeps."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from renja.views import akun, masuk, pengguna

urlpatterns = [
    path("masuk/", masuk.Masuk.as_view(), name="masuk"),
    path("masuk/kode/", masuk.masuk_kode, name="masuk_kode"),
    path("masuk/pasang/", masuk.masuk_pasang, name="masuk_pasang"),
    path("keluar/", LogoutView.as_view(), name="keluar"),
    path("sandi/<str:uidb64>/<str:token>/", akun.SandiDariTautan.as_view(), name="sandi_tautan"),
    path("akun/", akun.akun, name="akun"),
    path("akun/catatan/", akun.akun_catatan, name="akun_catatan"),
    path("akun/sandi/", akun.akun_sandi, name="akun_sandi"),
    path("akun/kode/", akun.akun_faktor, name="akun_faktor"),
    path("akun/kode/lepas/", akun.akun_faktor_lepas, name="akun_faktor_lepas"),
    path("akun/keluar-semua/", akun.akun_keluar_semua, name="akun_keluar_semua"),
    path("pengguna/", pengguna.daftar, name="pengguna"),
    path("pengguna/tambah/", pengguna.tambah, name="pengguna_tambah"),
    path("pengguna/catatan/", pengguna.catatan, name="pengguna_catatan"),
    path("pengguna/<int:pk>/", pengguna.ubah, name="pengguna_ubah"),
    path("pengguna/<int:pk>/tautan/", pengguna.tautan, name="pengguna_tautan"),
    path("pengguna/<int:pk>/aktif/", pengguna.aktif, name="pengguna_aktif"),
    path("pengguna/<int:pk>/lepas-kode/", pengguna.lepas_kode, name="pengguna_lepas_kode"),
    path("<slug:kecamatan>/keamanan/", pengguna.keamanan, name="kantor_keamanan"),
]
