"""``manage.py dokumen``: one bound document as PDF or DOCX."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from planning.models import Renja
from planning.versi import RenjaTidakAda, cari_renja, renja_terakhir
from renja.dokumen.kerangka import DOKUMEN
from renja.dokumen.susun import DokumenTidakTersedia, susun_dokumen
from renja.keluaran.docx import naskah_docx
from renja.keluaran.naskah import naskah_pdf


class Command(BaseCommand):
    help = "Menulis satu dokumen utuh, dari sampul sampai tanda tangan, sebagai PDF atau DOCX."

    def add_arguments(self, parser):
        parser.add_argument("kecamatan", help="Slug kecamatan, misalnya kalaena.")
        parser.add_argument("tahun", type=int)
        parser.add_argument("jenis", help=f"Salah satu: {', '.join(DOKUMEN)}.")
        parser.add_argument("--versi", help="pokok, perubahan, perubahan-2, … Bawaan: versi terakhir yang punya.")
        parser.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.pdf|FILE.docx")

    def handle(self, kecamatan, tahun, jenis, versi, output, **options):
        cetak = FORMAT.get(output.suffix.lower())
        if cetak is None:
            raise CommandError(f"{output}: akhiran harus salah satu dari {', '.join(FORMAT)}.", returncode=2)
        try:
            isi = cetak(susun_dokumen(self._renja(kecamatan, tahun, versi, jenis), jenis))
        except (RenjaTidakAda, DokumenTidakTersedia) as e:
            raise CommandError(str(e), returncode=2) from None
        try:
            output.write_bytes(isi)
        except OSError as e:
            raise CommandError(f"{output} tidak dapat ditulis: {e.strerror}.", returncode=2) from None

    @staticmethod
    def _renja(kecamatan: str, tahun: int, versi: str | None, jenis: str) -> Renja:
        """The version named; else the last one, or the Renja before its perubahan where only that has the document."""
        terakhir = renja_terakhir(Renja.objects.all(), kecamatan, tahun) if versi is None else None
        if terakhir and (jenis not in DOKUMEN or terakhir.jenis in DOKUMEN[jenis].untuk):
            return terakhir
        return cari_renja(Renja.objects.all(), kecamatan, tahun, versi or "pokok")


FORMAT = {".pdf": naskah_pdf, ".docx": naskah_docx}
