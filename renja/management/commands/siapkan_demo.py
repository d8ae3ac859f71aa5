"""``manage.py siapkan_demo``: logins for a trial, and the tables of Kalaena 2021 as PDF and XLSX in ``var/demo/``."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from planning.models import Renja
from planning.muat import GagalMuat, muat_demo
from planning.versi import cari_renja
from renja.keluaran.pdf import pdf_tabel
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import daftar_tabel

#: Known to everybody, so it opens nothing but a trial: the command refuses any database other than SQLite.
SANDI = "coba-renja-2021"


class Command(BaseCommand):
    help = "Menyiapkan contoh: pengguna untuk mencoba, serta PDF dan XLSX Renja Perubahan 2021 Kalaena di var/demo/."

    def handle(self, **options):
        if connection.vendor != "sqlite":
            raise CommandError("Pengguna contoh hanya untuk basis data percobaan (SQLite).", returncode=2)
        try:
            pengguna = muat_demo(settings.BASE_DIR / "fixtures", SANDI)
        except GagalMuat as e:
            raise CommandError(str(e), returncode=2) from None
        self._tulis_tabel()
        self.stdout.write(f"\nMasuk dengan salah satu nama berikut, kata sandi {SANDI}:")
        for p in pengguna:
            tempat = p.perangkat_daerah or p.kabupaten or "pengelola akun"
            self.stdout.write(f"  {p.username:<18} {p.get_peran_display()}, {tempat}")

    def _tulis_tabel(self):
        tujuan = settings.VAR_DIR / "demo"
        tujuan.mkdir(parents=True, exist_ok=True)
        renja = cari_renja(Renja.objects.all(), "kalaena", 2021, "perubahan")
        for nomor, kelas in daftar_tabel(renja):
            tabel = kelas.muat(renja)
            for akhiran, isi in (("pdf", pdf_tabel(tabel)), ("xlsx", xlsx_tabel(tabel))):
                berkas = tujuan / f"renja-perubahan-2021-kalaena-tabel-{nomor}.{akhiran}"
                berkas.write_bytes(isi)
                self.stdout.write(f"  {berkas.relative_to(tujuan.parent.parent)}")
