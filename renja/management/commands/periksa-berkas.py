"""``manage.py periksa-berkas``: what contradicts what in somebody's XLSX or DOCX; nothing is stored."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from planning.impor.arsip import BerkasDitolak
from renja.periksa_berkas.periksa import periksa_berkas
from renja.periksa_berkas.tulis import FORMAT


class Command(BaseCommand):
    help = "Memeriksa tabel Renja dalam berkas Excel atau Word: apa yang saling bertentangan. Tidak menyimpan apa pun."

    def add_arguments(self, parser):
        parser.add_argument("berkas", type=Path, metavar="BERKAS.xlsx|.docx")
        parser.add_argument("--format", choices=FORMAT, default="teks")

    def handle(self, berkas: Path, format, **options):
        try:
            with berkas.open("rb") as isi:
                hasil = periksa_berkas(isi)
        except BerkasDitolak as e:
            raise CommandError(str(e), returncode=2) from None
        except OSError as e:
            raise CommandError(f"{berkas} tidak dapat dibaca: {e.strerror}.", returncode=2) from None
        self.stdout.write(FORMAT[format](hasil), ending="")
