"""``manage.py tabel``: one table of one Renja as CSV, HTML, PDF or XLSX."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from planning.enums import JenisRenja
from planning.models import Renja
from planning.tabel import TabelTidakTersedia
from planning.versi import RenjaTidakAda, cari_renja, renja_terakhir
from renja.keluaran.csv import csv_tabel
from renja.keluaran.html import html_tabel
from renja.keluaran.pdf import pdf_tabel
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import DAFTAR, PER_TRIWULAN, muat_tabel

FORMAT = {"csv": csv_tabel, "html": html_tabel, "pdf": pdf_tabel, "xlsx": xlsx_tabel}


class Command(BaseCommand):
    help = "Menulis satu tabel Renja sebagai CSV, HTML, PDF atau XLSX."

    def add_arguments(self, parser):
        parser.add_argument("kecamatan", help="Slug kecamatan, misalnya kalaena.")
        parser.add_argument("tahun", type=int)
        parser.add_argument("nomor", help=f"Nomor tabel seperti tercetak: {', '.join(DAFTAR)}.")
        parser.add_argument(
            "--versi",
            help="pokok, perubahan, perubahan-2, …, rancangan-awal. Bawaan: pokok; untuk tabel triwulan (EVALUASI, "
            "E81) versi terakhir tahun itu.",
        )
        parser.add_argument("--format", choices=FORMAT, default="csv")
        parser.add_argument("-o", "--output", type=Path, metavar="FILE", help="Bawaan: ke layar.")

    def handle(self, kecamatan, tahun, nomor, versi, format, output, **options):
        try:
            renja = self._renja(kecamatan, tahun, versi, nomor)
            isi = FORMAT[format](muat_tabel(renja, nomor))
        except (RenjaTidakAda, TabelTidakTersedia) as e:
            raise CommandError(str(e), returncode=2) from None
        if output is None:
            sys.stdout.buffer.write(isi)
            return
        try:
            output.write_bytes(isi)
        except OSError as e:
            raise CommandError(f"{output} tidak dapat ditulis: {e.strerror}.", returncode=2) from None

    @staticmethod
    def _renja(kecamatan: str, tahun: int, versi: str | None, nomor: str) -> Renja:
        """What came of a quarter is held against the version in force, unless another is named."""
        terakhir = None
        if versi is None and nomor in PER_TRIWULAN:
            terakhir = renja_terakhir(Renja.objects.all(), kecamatan, tahun)
        return terakhir or cari_renja(Renja.objects.all(), kecamatan, tahun, versi or JenisRenja.POKOK)
