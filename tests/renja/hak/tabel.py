"""Every address of the site × everybody × GET and POST, in one table.

A row is ``name: (GET, POST)`` with a letter for each person in this order: staf, camat and Bappelitbangda of the
office; the admin; staf and camat of another office; Bappelitbangda of another kabupaten; somebody who is not logged in.

``B`` may (a page, a redirect to a page of the site, or words on what is wrong with what was sent); ``3`` may see the
office but not this (403); ``4`` for them there is no such thing (404); ``5`` the address takes no such method (405);
``m`` is sent to the login; ``1`` is told to log in by the grid (401).

The rules (issue 5): deny by default; staf and camat their own office, Bappelitbangda its kabupaten; the admin accounts
and master data, no content; a stranger's object does not exist.
"""

#: What several addresses share: who reads the office's content, who fills it in, whose it is besides.
BACA = "BBB4444m"
STAF = "B334444m"
CAMAT = "3B34444m"
BADAN = "33B4444m"
PEMERIKSA = "3BB4444m"
SEMUA = "BBBBBBBm"
INDUK = "B33B444m"
MEJA = "33B333Bm"
AKUN = "33BB33Bm"
TIDAK = "5555555m"

TABEL: dict[str, tuple[str, str]] = {
    # Without login: the check of an issued document, the way in, a link to a new password.
    "periksa_dokumen": ("BBBBBBBB", "BBBBBBBB"),
    "masuk": ("BBBBBBBB", "BBBBBBBB"),
    "masuk_kode": ("BBBBBBBm", "BBBBBBBm"),
    "masuk_pasang": ("BBBBBBBm", "BBBBBBBm"),
    "sandi_tautan": ("BBBBBBBB", "BBBBBBBB"),
    "isian_masuk": ("BBBBBBBB", "BBBBBBBB"),
    "rencana_aksi_masuk": ("BBBBBBBB", "BBBBBBBB"),
    "realisasi_masuk": ("BBBBBBBB", "BBBBBBBB"),
    # One's own.
    "beranda": (SEMUA, TIDAK),
    "keluar": (TIDAK, "mmmmmmmm"),
    "akun": (SEMUA, TIDAK),
    "akun_catatan": (SEMUA, TIDAK),
    "akun_sandi": (SEMUA, SEMUA),
    "akun_faktor": (SEMUA, SEMUA),
    "akun_faktor_lepas": (SEMUA, SEMUA),
    "akun_keluar_semua": (TIDAK, "mmmmmmmm"),
    "riwayat_saya": (SEMUA, TIDAK),
    "periksa_berkas": (SEMUA, SEMUA),
    # Accounts: Bappelitbangda for its kabupaten, the admin for all. The account is the office's staf's.
    "pengguna": (AKUN, TIDAK),
    "pengguna_tambah": (AKUN, AKUN),
    "pengguna_catatan": (AKUN, TIDAK),
    "pengguna_ubah": ("33BB334m", "33BB334m"),
    "pengguna_tautan": (TIDAK, "33BB334m"),
    "pengguna_aktif": (TIDAK, "33BB334m"),
    "pengguna_lepas_kode": (TIDAK, "33BB334m"),
    "kantor_keamanan": ("B3BB444m", "B3BB444m"),
    # Bappelitbangda's desk, of its own kabupaten.
    "meja": (MEJA, TIDAK),
    "meja_terbit": ("33B3334m", TIDAK),
    "meja_zip": ("33B3334m", TIDAK),
    "meja_kompilasi": (MEJA, TIDAK),
    "meja_kompilasi_xlsx": (MEJA, TIDAK),
    "meja_plafon": (MEJA, MEJA),
    "meja_tenggat": (MEJA, MEJA),
    "meja_rancangan": (MEJA, MEJA),
    "meja_rancangan_impor": (TIDAK, MEJA),
    "meja_rancangan_pratinjau": (MEJA, MEJA),
    "meja_rancangan_templat": (MEJA, TIDAK),
    "meja_riwayat": (MEJA, TIDAK),
    # What is planned: read by the office and its Bappelitbangda, filled in by its staf.
    "tahun": (BACA, TIDAK),
    "mulai": (STAF, STAF),
    "renja": (BACA, TIDAK),
    "alasan": (BACA, STAF),
    "tabel": (BACA, TIDAK),
    "tabel_pdf": (BACA, TIDAK),
    "tabel_xlsx": (BACA, TIDAK),
    "impor": (STAF, STAF),
    "impor_pratinjau": (STAF, STAF),
    "impor_urungkan": (TIDAK, STAF),
    "impor_templat": (STAF, TIDAK),
    "isian": (BACA, "B3344441"),
    "isian_simpan": ("55555555", "B3344441"),
    "isian_kolom": (TIDAK, STAF),
    "isian_indikator": (TIDAK, STAF),
    "isian_urungkan": (TIDAK, STAF),
    "susunan": (STAF, STAF),
    "susunan_cari": (STAF, TIDAK),
    "susunan_hapus": (TIDAK, STAF),
    "susunan_urungkan": (TIDAK, STAF),
    "sipd": (BACA, STAF),
    "setelan": (STAF, STAF),
    "usulan": (BACA, TIDAK),
    "usulan_tambah": (STAF, STAF),
    "usulan_ubah": (STAF, STAF),
    "usulan_hapus": (STAF, STAF),
    "riwayat": (BACA, TIDAK),
    "banding": (BACA, TIDAK),
    "pemeriksaan": (BACA, TIDAK),
    "pemeriksaan_penjelasan": (TIDAK, STAF),
    "pemeriksaan_xlsx": (BACA, TIDAK),
    # What is printed of it: the texts are the staf's.
    "dokumen_daftar": (BACA, TIDAK),
    "dokumen": (BACA, TIDAK),
    "dokumen_pratinjau": (BACA, TIDAK),
    "dokumen_berkas": (BACA, TIDAK),
    "dokumen_cetak": (TIDAK, BACA),
    "cetakan": (BACA, TIDAK),
    "cetakan_pdf": (BACA, TIDAK),
    "cetakan_batal": (TIDAK, BACA),
    "dokumen_bagian": (BACA, STAF),
    "dokumen_banding": (BACA, TIDAK),
    "dokumen_bawaan": (STAF, STAF),
    # What came of it. The camat writes no figures; Bappelitbangda says what is to follow, opens and moves deadlines.
    "rencana_aksi": (BACA, "B3344441"),
    "rencana_aksi_simpan": ("55555555", "B3344441"),
    "rencana_aksi_usul": (TIDAK, STAF),
    "rencana_aksi_urungkan": (TIDAK, STAF),
    "realisasi": (BACA, "B3344441"),
    "realisasi_simpan": ("55555555", "B3344441"),
    "evaluasi": (BACA, TIDAK),
    "evaluasi_triwulan": (BACA, "B3B4444m"),
    "evaluasi_tutup": (BACA, BACA),
    "evaluasi_buka": (BADAN, BADAN),
    "evaluasi_batas": (BADAN, BADAN),
    "bukti": (BACA, TIDAK),
    "bukti_hapus": (STAF, STAF),
    "kinerja": (BACA, TIDAK),
    # From draft to signature: the step asked for here is the staf's.
    "persetujuan": (BACA, TIDAK),
    "persetujuan_langkah": (STAF, STAF),
    "persetujuan_catatan": (PEMERIKSA, PEMERIKSA),
    "persetujuan_jawaban": (STAF, STAF),
    "verifikasi": (BACA, BADAN),
    "berita_acara": (BACA, TIDAK),
    "persetujuan_dokumen": (BACA, TIDAK),
    "persetujuan_dokumen_langkah": (STAF, STAF),
    "persetujuan_dokumen_catatan": (CAMAT, CAMAT),
    "persetujuan_dokumen_jawaban": (STAF, STAF),
    "persetujuan_evaluasi": (BACA, TIDAK),
    "persetujuan_evaluasi_langkah": (STAF, STAF),
    "persetujuan_evaluasi_catatan": (PEMERIKSA, PEMERIKSA),
    "persetujuan_evaluasi_jawaban": (STAF, STAF),
    "terbitan": (BACA, TIDAK),
    "terbitan_evaluasi": (BACA, TIDAK),
    # The office itself is master data, its five-year plan is content.
    "kantor": ("BBBB444m", TIDAK),
    "kantor_ubah": (INDUK, INDUK),
    "lambang": (INDUK, INDUK),
    "lambang_berkas": ("BBBB444m", TIDAK),
    "gambar_naskah": (STAF, STAF),
    "gambar_berkas": (BACA, TIDAK),
    "gambar_hapus": (TIDAK, STAF),
    "pejabat_tambah": (INDUK, INDUK),
    "pejabat_ubah": (INDUK, INDUK),
    "pejabat_hapus": (INDUK, INDUK),
    "riwayat_kantor": (BACA, TIDAK),
    "renstra_daftar": (BACA, TIDAK),
    "renstra_tambah": (STAF, STAF),
    "renstra": (BACA, TIDAK),
    "renstra_ubah": (STAF, STAF),
    "renstra_hapus": (STAF, STAF),
    "renstra_tujuan": (STAF, STAF),
    "renstra_target_sasaran": (STAF, STAF),
    "indikator_sasaran_tambah": (STAF, STAF),
    "indikator_sasaran": (STAF, STAF),
    "indikator_sasaran_hapus": (STAF, STAF),
    "renstra_program": (BACA, TIDAK),
    "renstra_program_tambah": (STAF, STAF),
    "renstra_program_indikator": (STAF, STAF),
    "renstra_program_target": (STAF, STAF),
    "renstra_program_angka": (STAF, STAF),
}

#: The words of an address where they are not the usual ones.
KATA: dict[str, dict[str, object]] = {
    "alasan": {"versi": "perubahan"},
    "dokumen": {"kode": "renja"},
    "dokumen_pratinjau": {"kode": "renja"},
    "dokumen_berkas": {"kode": "keputusan", "akhiran": "pdf"},
    "dokumen_cetak": {"kode": "keputusan"},
    "cetakan": {"kode": "keputusan", "pk": "cetakan"},
    "cetakan_pdf": {"kode": "keputusan", "pk": "cetakan"},
    "cetakan_batal": {"kode": "keputusan", "pk": "cetakan"},
    "dokumen_bagian": {"kode": "renja", "kunci": "maksud"},
    "dokumen_banding": {"kode": "renja", "kunci": "maksud"},
    "dokumen_bawaan": {"kode": "renja", "kunci": "maksud"},
    "gambar_berkas": {"kunci": "gambar"},
    "gambar_hapus": {"kunci": "gambar"},
    "pejabat_ubah": {"pk": "pejabat"},
    "pejabat_hapus": {"pk": "pejabat"},
    "indikator_sasaran": {"pk": "indikator"},
    "indikator_sasaran_hapus": {"pk": "indikator"},
    "isian_urungkan": {"pk": "urungan"},
    "susunan_urungkan": {"pk": "urungan"},
    "rencana_aksi_urungkan": {"pk": "urungan-tw"},
    "impor_urungkan": {"nomor": "impor"},
    "bukti": {"pk": "bukti"},
    "bukti_hapus": {"pk": "bukti"},
    "meja_terbit": {"pk": "terbit"},
    "meja_zip": {"tahun": 2021},
    "berita_acara": {"tahun": 2021},
    "usulan_ubah": {"nomor": 1},
    "usulan_hapus": {"nomor": 1},
    "terbitan": {"tahun": 2021, "dokumen": "renja", "jenis": "pdf"},
    "terbitan_evaluasi": {"tahun": 2021, "jenis": "pdf"},
    "renstra_program_angka": {"tahun": 2021},
}
#: What stands behind the address.
TANYA = {"renstra_program_indikator": "?edisi=050-5889-2021&program=7.01.01"}
