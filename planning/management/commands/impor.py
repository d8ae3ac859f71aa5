"""``manage.py impor``: the rows of a workbook into a Renja, as on the page.

Exit 0: clean; 1: there are findings, and nothing was changed; 2: no such Renja, or no workbook.
"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from planning.impor.arsip import BerkasDitolak
from planning.impor.berkas import baca_berkas
from planning.impor.periksa import Hasil, Total, asal_renja
from planning.impor.simpanan import impor_langsung, periksa_berkas
from planning.impor.uraian import Uraian, uraikan
from planning.models import Renja
from planning.nilai import format_angka
from planning.versi import RenjaTidakAda, cari_renja

ADA_TEMUAN, TIDAK_TERBACA = 1, 2


class Command(BaseCommand):
    help = "Mengimpor isi Renja dari templat atau Tabel 3.1 (.xlsx): semua atau tidak sama sekali."

    def add_arguments(self, parser):
        parser.add_argument("kecamatan", help="Slug kecamatan, misalnya kalaena.")
        parser.add_argument("tahun", type=int)
        parser.add_argument("berkas", type=Path, metavar="FILE.xlsx")
        parser.add_argument("--versi", default="pokok", help="pokok, perubahan, perubahan-2, …, rancangan-awal.")
        parser.add_argument("--uji", action="store_true", help="Hanya pratinjau; tidak ada yang diubah.")
        parser.add_argument("--hapus", action="store_true", help="Hapus baris Renja yang tidak ada di berkas.")

    def handle(self, kecamatan, tahun, berkas, versi, uji, hapus, **options):
        try:
            renja = cari_renja(Renja.objects.all(), kecamatan, tahun, versi)
            with berkas.open("rb") as isi:
                dibaca = baca_berkas(isi, asal_renja(renja))
        except (RenjaTidakAda, BerkasDitolak) as e:
            raise CommandError(str(e), returncode=TIDAK_TERBACA) from None
        except OSError as e:
            raise CommandError(f"{berkas} tidak dapat dibaca: {e.strerror}.", returncode=TIDAK_TERBACA) from None
        if uji:
            hasil, diterapkan = periksa_berkas(renja, dibaca, hapus), False
        else:
            hasil, diterapkan = impor_langsung(renja, None, berkas.name, dibaca, hapus)
        self._laporkan(hasil, uraikan(hasil))
        if hasil.temuan:
            raise CommandError(f"{len(hasil.temuan)} temuan; tidak ada yang diubah.", returncode=ADA_TEMUAN)
        if diterapkan:
            self.stdout.write("Impor diterapkan. Dapat diurungkan di halaman Impor.")
        else:
            self.stdout.write("Uji saja: tidak ada yang diubah." if hasil.isi else "Tidak ada yang berubah.")

    def _laporkan(self, hasil: Hasil, uraian: Uraian) -> None:
        tulis = self.stdout.write
        for judul, daftar in (
            ("Baru", uraian.baru),
            ("Dihapus", uraian.dihapus),
            ("Tidak ada di berkas", uraian.tetap),
        ):
            for b in daftar:
                tulis(f"{judul}: {b.kode} {b.nama}{f', pagu {b.pagu}' if b.pagu else ''}")
        for b in uraian.berubah:
            for s in b.sel:
                tulis(f"Berubah: {b.kode} {s.kolom}: {s.lama or '(kosong)'} → {s.baru or '(kosong)'}")
        tulis(f"Sebelum: {_total(hasil.sebelum)}")
        tulis(f"Sesudah: {_total(hasil.sesudah)}")
        for catatan in hasil.catatan:
            tulis(f"Catatan: {catatan}")
        for temuan in hasil.temuan:
            self.stderr.write(str(temuan))


def _total(total: Total) -> str:
    pagu, maju = ("belum diisi" if p is None else f"Rp {format_angka(p)}" for p in (total.pagu, total.pagu_n1))
    return f"{total.daun} baris berpagu, pagu {pagu}, prakiraan maju {maju}"
