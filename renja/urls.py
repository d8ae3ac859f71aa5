"""Addresses of the site (readable, and they stay): office, year and version are always in the address."""

from django.urls import include, path

from renja.views import alasan, beranda, galat, renja, tabel

RENJA = "<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/"
TABEL = f"{RENJA}tabel/<str:nomor>"

urlpatterns = [
    path("d/", include("renja.urls_periksa")),
    path("", beranda.beranda, name="beranda"),
    path(RENJA, renja.renja, name="renja"),
    path(f"{RENJA}alasan/", alasan.alasan, name="alasan"),
    path(f"{TABEL}/", tabel.tabel, name="tabel"),
    path(f"{TABEL}.pdf", tabel.tabel_pdf, name="tabel_pdf"),
    path(f"{TABEL}.xlsx", tabel.tabel_xlsx, name="tabel_xlsx"),
    path("", include("renja.urls_berkas")),
    path("", include("renja.urls_akun")),
    path("", include("renja.urls_meja")),
    path("", include("renja.urls_impor")),
    path("", include("renja.urls_isian")),
    path("", include("renja.urls_susunan")),
    path("", include("renja.urls_triwulan")),
    path("", include("renja.urls_evaluasi")),
    path("", include("renja.urls_persetujuan")),
    path("", include("renja.urls_kinerja")),
    path("", include("renja.urls_terbitan")),
    path("", include("renja.urls_pemeriksaan")),
    path("", include("renja.urls_riwayat")),
    path("", include("renja.urls_dokumen")),
    # Last: an office's slug alone is an address there.
    path("", include("renja.urls_data")),
]

handler400 = galat.salah_minta
handler404 = galat.tidak_ada
