"""``manage.py siapkan_demo``: logins for a trial, open quarters, documents on their way, files in ``var/demo/``.

Issuing prints a whole Renja (``renja.management.contoh_alur``): some seconds for each, the first time only.
"""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from evaluation.tabel import triwulan_terisi
from evaluation.triwulan import buka_kembali, keadaan
from planning.enums import Peran
from planning.models import PerangkatDaerah, Renja
from planning.muat import GagalMuat, muat_demo
from planning.versi import cari_renja
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.docx import naskah_docx
from renja.keluaran.naskah import naskah_pdf
from renja.keluaran.pdf import pdf_tabel
from renja.keluaran.xlsx import xlsx_tabel
from renja.management.contoh_alur import jalankan
from renja.tabel import daftar_tabel

#: Known to everybody, so it opens nothing but a trial: the command refuses any database other than SQLite.
SANDI = "coba-renja-2021"

#: The examples' quarters are long over; these are opened again so that there is something to fill in.
TERBUKA = [("kalaena", 2021, 3), ("kalaena", 2024, 4)]
#: Which tables are written out: office, year, version.
DITULIS = [("kalaena", 2021, "perubahan"), ("kalaena", 2024, "perubahan")]
#: Which bound documents are: office, year, version, kind.
NASKAH = [
    ("kalaena", 2021, "perubahan", "renja-perubahan"),
    ("kalaena", 2024, "perubahan", "rencana-aksi"),
    ("mangkutana", 2020, "perubahan", "renja-perubahan"),
]


class Command(BaseCommand):
    help = (
        "Menyiapkan contoh: pengguna, triwulan yang terbuka, dokumen di berbagai langkah, serta tabel dan dokumen "
        "utuh di var/demo/."
    )

    def handle(self, **options):
        if connection.vendor != "sqlite":
            raise CommandError("Pengguna contoh hanya untuk basis data percobaan (SQLite).", returncode=2)
        try:
            pengguna = muat_demo(settings.BASE_DIR / "fixtures", SANDI)
        except GagalMuat as e:
            raise CommandError(str(e), returncode=2) from None
        self._buka_triwulan(next(p for p in pengguna if p.peran == Peran.BAPPELITBANGDA))
        self._jalankan_alur({p.peran: p for p in pengguna})
        for kantor, tahun, versi in DITULIS:
            self._tulis_tabel(cari_renja(Renja.objects.all(), kantor, tahun, versi))
        for kantor, tahun, versi, kode in NASKAH:
            self._tulis_naskah(cari_renja(Renja.objects.all(), kantor, tahun, versi), kode)
        self.stdout.write(f"\nMasuk dengan salah satu nama berikut, kata sandi {SANDI}:")
        for p in pengguna:
            tempat = p.perangkat_daerah or p.kabupaten or "pengelola akun"
            self.stdout.write(f"  {p.username:<18} {p.get_peran_display()}, {tempat}")

    def _buka_triwulan(self, oleh):
        batas = timezone.localdate() + timedelta(days=30)
        for slug, tahun, tw in TERBUKA:
            kantor = PerangkatDaerah.objects.select_related("kabupaten").get(slug=slug)
            if not keadaan(kantor, tahun, tw).terbuka:
                buka_kembali(kantor, tahun, tw, oleh, "Dibuka untuk mencoba pengisian triwulan.", batas)

    def _jalankan_alur(self, orang: dict):
        kantor = PerangkatDaerah.objects.select_related("kabupaten").get(pk=orang[Peran.STAF].perangkat_daerah_id)
        for kalimat in jalankan(kantor, orang):
            self.stdout.write(f"  {kalimat}")

    def _tulis_tabel(self, renja: Renja):
        tujuan = settings.VAR_DIR / "demo"
        tujuan.mkdir(parents=True, exist_ok=True)
        awalan = f"renja-{renja.versi}-{renja.tahun}-{renja.perangkat_daerah.slug}"
        for nomor, kelas in daftar_tabel(renja, {max(triwulan_terisi(renja), default=0)}):
            tabel = kelas.muat(renja)
            for akhiran, isi in (("pdf", pdf_tabel(tabel)), ("xlsx", xlsx_tabel(tabel))):
                berkas = tujuan / f"{awalan}-tabel-{nomor}.{akhiran}"
                berkas.write_bytes(isi)
                self.stdout.write(f"  {berkas.relative_to(tujuan.parent.parent)}")

    def _tulis_naskah(self, renja: Renja, kode: str):
        dokumen = susun_dokumen(renja, kode)
        tujuan = settings.VAR_DIR / "demo"
        tujuan.mkdir(parents=True, exist_ok=True)
        for akhiran, tulis in (("pdf", naskah_pdf), ("docx", naskah_docx)):
            berkas = tujuan / f"{dokumen.nama_berkas}.{akhiran}"
            berkas.write_bytes(tulis(dokumen))
            self.stdout.write(f"  {berkas.relative_to(settings.VAR_DIR.parent)}")
