"""``manage.py buat_admin``: the first admin of a site, who sets the password from a link as everybody does."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.urls import reverse

from planning.akun.catatan import Asal, catat
from planning.akun.tautan import buat_tautan
from planning.enums import Peran
from planning.models import Kejadian, Pengguna


class Command(BaseCommand):
    help = "Membuat akun admin (atau tautan baru untuk admin yang sudah ada) dan menulis tautan kata sandinya."

    def add_arguments(self, parser):
        parser.add_argument("username")
        parser.add_argument("--nama", default="", help="Nama lengkap.")
        parser.add_argument("--situs", default="", help="Alamat situs, misalnya https://renja.contoh.go.id")

    @transaction.atomic
    def handle(self, username: str, nama: str, situs: str, **options):
        orang = Pengguna.objects.filter(username=username).first()
        if orang is None:
            orang = Pengguna(username=username, first_name=nama or username, peran=Peran.ADMIN)
            orang.set_unusable_password()
            try:
                orang.full_clean()
            except ValidationError as e:
                raise CommandError(" ".join(e.messages), returncode=2) from None
            orang.save()
            catat(Kejadian.DIBUAT, Asal(), orang, keterangan="lewat perintah buat_admin")
        elif orang.peran != Peran.ADMIN or not orang.is_active:
            raise CommandError(f"{username} sudah ada dan bukan admin yang aktif.", returncode=2)
        catat(Kejadian.TAUTAN, Asal(), orang, keterangan="lewat perintah buat_admin")
        self.stdout.write(f"{situs.rstrip('/')}{reverse('sandi_tautan', args=buat_tautan(orang))}")
