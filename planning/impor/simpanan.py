"""What was uploaded: kept until the person confirms it, applied as a whole or not at all, remembered to be undone."""

from __future__ import annotations

from datetime import timedelta
from pathlib import PurePosixPath
from typing import BinaryIO
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from planning.isian.kunci import kunci_renja
from planning.isian.urungan import lakukan
from planning.models import Impor, Pengguna, Renja

from .berkas import Berkas, baca_berkas
from .buku import rapi
from .periksa import Hasil, asal_renja, periksa

IMPOR = "impor"
MASA_SIMPAN = timedelta(hours=24)


class ImporTidakDiterapkan(Exception):
    """Nothing was changed; the message says why. ``hasil`` is a fresh preview, if there is one."""

    def __init__(self, pesan: str, hasil: Hasil | None = None):
        super().__init__(pesan)
        self.hasil = hasil


def simpan(renja: Renja, oleh: Pengguna, nama: str, berkas: BinaryIO) -> Impor:
    """Read an upload and keep its lines for this person. Raises ``BerkasDitolak``; what waited before then still does.

    One upload waits per person and Renja; those that nobody confirmed in a day are thrown away.
    """
    return simpan_isi(renja, oleh, nama, baca_berkas(berkas, asal_renja(renja)))


def simpan_isi(renja: Renja, oleh: Pengguna, nama: str, berkas: Berkas) -> Impor:
    """Keep lines that were read already, likewise."""
    isi = berkas.ke_json()
    with transaction.atomic():
        Renja.objects.select_for_update().get(pk=renja.pk)  # two uploads at once wait for each other
        Impor.objects.filter(urungan=None, waktu__lt=timezone.now() - MASA_SIMPAN).delete()
        Impor.objects.filter(urungan=None, renja=renja, oleh=oleh).delete()
        return Impor.objects.create(renja=renja, oleh=oleh, nama_berkas=nama_bersih(nama), isi=isi)


def yang_menunggu(renja: Renja, oleh: Pengguna) -> Impor | None:
    """This person's upload for this Renja that waits to be confirmed."""
    batas = timezone.now() - MASA_SIMPAN
    return Impor.objects.filter(urungan=None, renja=renja, oleh=oleh, waktu__gte=batas).first()


def pratinjau(impor: Impor, renja: Renja, hapus: bool) -> Hasil:
    """What the upload would change now."""
    return periksa(renja, Berkas.dari_json(impor.isi), impor.benih, hapus)


@transaction.atomic
def terapkan_impor(renja: Renja, oleh: Pengguna, hapus: bool, sidik: str) -> Impor:
    """Apply the waiting upload if it does exactly what the preview with this fingerprint showed.

    Raises ``ImporTidakDiterapkan``.
    """
    kunci_renja(renja)
    impor = yang_menunggu(renja, oleh)
    if impor is None:
        raise ImporTidakDiterapkan("Tidak ada berkas yang menunggu: sudah diterapkan, diganti, atau lewat 24 jam.")
    hasil = pratinjau(impor, renja, hapus)
    if hasil.sidik != sidik:
        raise ImporTidakDiterapkan(
            "Belum diterapkan: Renja ini berubah sejak pratinjau dibuat. Inilah pratinjau yang baru.", hasil
        )
    _lakukan(impor, hasil, oleh)
    return impor


def periksa_berkas(renja: Renja, isi: Berkas, hapus: bool) -> Hasil:
    """What a file would change, without keeping it (the command's ``--uji``)."""
    return periksa(renja, isi, uuid4(), hapus)


@transaction.atomic
def impor_langsung(renja: Renja, oleh: Pengguna | None, nama: str, isi: Berkas, hapus: bool) -> tuple[Hasil, bool]:
    """Check and apply in one go (the command). Returns what was found, and whether it was applied."""
    kunci_renja(renja)
    impor = Impor(renja=renja, oleh=oleh, nama_berkas=nama_bersih(nama), benih=uuid4())
    hasil = periksa(renja, isi, impor.benih, hapus)
    if not hasil.bersih or not hasil.isi:
        return hasil, False
    _lakukan(impor, hasil, oleh)
    return hasil, True


def _lakukan(impor: Impor, hasil: Hasil, oleh: Pengguna | None) -> None:
    if not hasil.bersih:
        raise ImporTidakDiterapkan("Belum diterapkan: masih ada yang salah dalam berkas.", hasil)
    if not hasil.isi:
        raise ImporTidakDiterapkan("Tidak ada yang diubah: isi berkas sama dengan isi Renja.", hasil)
    impor.urungan = lakukan(impor.renja, f"Impor {impor.nama_berkas}", hasil.isi, oleh, IMPOR)
    diragukan = impor.isi.get("diragukan")
    impor.isi = {"diragukan": diragukan} if diragukan else {}
    impor.save()


def riwayat(renja: Renja, batas: int = 20) -> list[Impor]:
    """Imports done on this Renja, newest first; one query."""
    return list(
        Impor.objects.filter(renja=renja, urungan__isnull=False)
        .select_related("urungan", "oleh")
        .order_by("-urungan__waktu", "-pk")[:batas]
    )


def nama_bersih(nama: str) -> str:
    """The name of a file without folders and hidden marks, not too long."""
    nama = rapi(PurePosixPath(nama.replace("\\", "/")).name) or "berkas.xlsx"
    return nama if len(nama) <= 150 else f"{nama[:140]}….xlsx"
