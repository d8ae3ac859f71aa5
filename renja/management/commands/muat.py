"""``manage.py muat``: load the fixtures."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from renja.muat import GagalMuat, muat


class Command(BaseCommand):
    help = "Memuat data dari folder fixtures/: semua atau tidak sama sekali. Aman dijalankan berulang kali."

    def add_arguments(self, parser):
        parser.add_argument(
            "folder", nargs="?", type=Path, default=settings.BASE_DIR / "fixtures", help="Bawaan: fixtures/."
        )
        parser.add_argument("--timpa", action="store_true", help="Ganti yang sudah ada dengan isi fixtures.")

    def handle(self, folder: Path, timpa: bool, **options):
        folder = folder.resolve()
        if not folder.is_dir():
            raise CommandError(f"Folder {folder} tidak ada.", returncode=2)
        try:
            laporan = muat(folder, timpa)
        except GagalMuat as e:
            raise CommandError(f"Tidak ada yang dimuat. {len(e.kesalahan)} kesalahan:\n{e}", returncode=2) from None
        except IntegrityError as e:
            # The guards of the database: what stands in the way is said by them, and nothing was loaded.
            alasan = (str(e).strip().splitlines() or ["tanpa keterangan"])[0]
            raise CommandError(
                f"Tidak ada yang dimuat. Basis data menolaknya: {alasan}\nIsi folder bertentangan dengan data yang "
                "sudah ada; keluarkan bagian itu dari folder, atau perbaiki datanya di situs.",
                returncode=2,
            ) from None
        for catatan in laporan.catatan:
            self.stdout.write(catatan)
