"""Addresses of an office's data: profile, Renstra, usulan, and copying into SIPD."""

from django.urls import path

from renja.views import gambar, kantor, lambang, renstra, renstra_program, setelan, sipd, usulan

RENSTRA = "<slug:kecamatan>/renstra/<int:awal>-<int:akhir>/"
INDIKATOR = f"{RENSTRA}indikator/"
PROGRAM = f"{RENSTRA}program/"
USULAN = "<slug:kecamatan>/<int:tahun>/usulan/"

urlpatterns = [
    path("<slug:kecamatan>/", kantor.kantor, name="kantor"),
    path("<slug:kecamatan>/ubah/", kantor.kantor_ubah, name="kantor_ubah"),
    path("<slug:kecamatan>/lambang/", lambang.lambang, name="lambang"),
    path("<slug:kecamatan>/lambang.png", lambang.lambang_berkas, name="lambang_berkas"),
    path("<slug:kecamatan>/gambar-naskah/", gambar.gambar_naskah, name="gambar_naskah"),
    path("<slug:kecamatan>/gambar-naskah/<slug:kunci>/", gambar.gambar_berkas, name="gambar_berkas"),
    path("<slug:kecamatan>/gambar-naskah/<slug:kunci>/hapus/", gambar.gambar_hapus, name="gambar_hapus"),
    path("<slug:kecamatan>/pejabat/tambah/", kantor.pejabat_tambah, name="pejabat_tambah"),
    path("<slug:kecamatan>/pejabat/<int:pk>/", kantor.pejabat_ubah, name="pejabat_ubah"),
    path("<slug:kecamatan>/pejabat/<int:pk>/hapus/", kantor.pejabat_hapus, name="pejabat_hapus"),
    path("<slug:kecamatan>/renstra/", renstra.renstra_daftar, name="renstra_daftar"),
    path("<slug:kecamatan>/renstra/tambah/", renstra.renstra_tambah, name="renstra_tambah"),
    path(RENSTRA, renstra.renstra, name="renstra"),
    path(f"{RENSTRA}ubah/", renstra.renstra_ubah, name="renstra_ubah"),
    path(f"{RENSTRA}hapus/", renstra.renstra_hapus, name="renstra_hapus"),
    path(f"{RENSTRA}tujuan/", renstra.renstra_tujuan, name="renstra_tujuan"),
    path(f"{RENSTRA}target/", renstra.renstra_target_sasaran, name="renstra_target_sasaran"),
    path(f"{INDIKATOR}tambah/", renstra.indikator_sasaran_tambah, name="indikator_sasaran_tambah"),
    path(f"{INDIKATOR}<int:pk>/", renstra.indikator_sasaran, name="indikator_sasaran"),
    path(f"{INDIKATOR}<int:pk>/hapus/", renstra.indikator_sasaran_hapus, name="indikator_sasaran_hapus"),
    path(PROGRAM, renstra_program.renstra_program, name="renstra_program"),
    path(f"{PROGRAM}tambah/", renstra_program.renstra_program_tambah, name="renstra_program_tambah"),
    path(f"{PROGRAM}indikator/", renstra_program.renstra_program_indikator, name="renstra_program_indikator"),
    path(f"{PROGRAM}target/", renstra_program.renstra_program_target, name="renstra_program_target"),
    path(f"{PROGRAM}angka/<int:tahun>/", renstra_program.renstra_program_angka, name="renstra_program_angka"),
    path(USULAN, usulan.usulan, name="usulan"),
    path(f"{USULAN}tambah/", usulan.usulan_tambah, name="usulan_tambah"),
    path(f"{USULAN}<int:nomor>/", usulan.usulan_ubah, name="usulan_ubah"),
    path(f"{USULAN}<int:nomor>/hapus/", usulan.usulan_hapus, name="usulan_hapus"),
    path("<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/setelan/", setelan.setelan, name="setelan"),
    path("<slug:kecamatan>/<int:tahun>/renja/<slug:versi>/sipd/", sipd.sipd, name="sipd"),
]
