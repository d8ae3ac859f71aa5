"""Addresses of the bound documents of a version and of their texts."""

from django.urls import path

from renja.views import dokumen

DAFTAR = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/dokumen/"
SATU = f"{DAFTAR}<slug:kode>/"
CETAKAN = f"{SATU}cetakan/<uuid:pk>/"
BAGIAN = f"{SATU}bagian/<slug:kunci>/"

urlpatterns = [
    path(DAFTAR, dokumen.daftar, name="dokumen_daftar"),
    path(f"{DAFTAR}<slug:kode>.<slug:akhiran>", dokumen.berkas, name="dokumen_berkas"),
    path(SATU, dokumen.dokumen, name="dokumen"),
    path(f"{SATU}pratinjau/", dokumen.pratinjau, name="dokumen_pratinjau"),
    path(f"{SATU}cetak/", dokumen.cetak, name="dokumen_cetak"),
    path(CETAKAN, dokumen.cetakan, name="cetakan"),
    path(f"{CETAKAN}pdf/", dokumen.cetakan_pdf, name="cetakan_pdf"),
    path(f"{CETAKAN}batal/", dokumen.batal, name="cetakan_batal"),
    path(BAGIAN, dokumen.bagian, name="dokumen_bagian"),
    path(f"{BAGIAN}banding/", dokumen.banding, name="dokumen_banding"),
    path(f"{BAGIAN}bawaan/", dokumen.bawaan, name="dokumen_bawaan"),
]
