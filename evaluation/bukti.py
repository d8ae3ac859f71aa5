"""Evidence of a quarter: taking files in, listing them, removing them; only while the quarter is open.

Files lie under random names in a storage that no address serves (``evaluation.models.simpanan_bukti``); what people see
is the name they came with, made safe. Who may do this is asked by the caller.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import PurePath
from uuid import UUID

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format

from evaluation.jenis_berkas import UKURAN, BuktiDitolak, Jenis, kenali
from evaluation.models import Bukti
from evaluation.triwulan import evaluasi_untuk_diisi
from planning.models import Pengguna, PerangkatDaerah

__all__ = ["SEKALI", "TERBANYAK", "UKURAN", "BuktiDitolak", "daftar_bukti", "hapus_bukti", "nama_aman", "simpan_bukti"]

#: Files of one quarter, and files sent at once.
TERBANYAK = 50
SEKALI = 10
PANJANG_NAMA = 120
#: What no file system, no header and no eye can do with.
_TAK_BOLEH = re.compile(r'[\\/:*?"<>|]+')
#: Suffixes that people know under another name.
_SAMA = {".jpeg": ".jpg", ".jpe": ".jpg", ".jfif": ".jpg"}


def nama_aman(nama: str, jenis: Jenis) -> str:
    """The name a file came with, without folders and odd marks, with the suffix of what it really is."""
    nama = nama.replace("\\", "/").rpartition("/")[2]
    nama = "".join(c if c.isprintable() else " " for c in nama)
    nama = " ".join(_TAK_BOLEH.sub(" ", nama).split()).strip(". ")
    akhiran = PurePath(nama).suffix
    if _SAMA.get(akhiran.casefold(), akhiran.casefold()) == jenis.akhiran:
        nama = nama[: -len(akhiran)]
    return f"{nama[:PANJANG_NAMA].strip('. ') or 'bukti'}{jenis.akhiran}"


def simpan_bukti(
    kantor: PerangkatDaerah, tahun: int, tw: int, kunci: UUID | None, berkas: File, oleh: Pengguna | None
) -> Bukti:
    """Check a file and keep it, for one indicator or (``kunci`` is ``None``) for the quarter as a whole.

    Raises ``BuktiDitolak``, and ``TriwulanTertutup`` if the quarter takes no more.
    """
    jenis = kenali(berkas)
    bukti = Bukti(
        perangkat_daerah=kantor,
        tahun=tahun,
        triwulan=tw,
        kunci=kunci,
        nama=nama_aman(berkas.name or "", jenis),
        jenis=jenis.mime,
        ukuran=berkas.size,
        sidik=_sidik(berkas),
        oleh=oleh,
    )
    try:
        with transaction.atomic():
            evaluasi_untuk_diisi(kantor, tahun, tw)
            _periksa_tempat(bukti)
            bukti.berkas.save(f"bukti{jenis.akhiran}", berkas, save=False)
            bukti.save()
    except BaseException:
        # A file without its row would lie there for ever.
        if bukti.berkas:
            bukti.berkas.storage.delete(bukti.berkas.name)
        raise
    return bukti


def _periksa_tempat(bukti: Bukti) -> None:
    """Whether there is room for it, and whether it is there already."""
    ada = list(daftar_bukti(bukti.perangkat_daerah, bukti.tahun, bukti.triwulan))
    if len(ada) >= TERBANYAK:
        raise BuktiDitolak(f"Sudah ada {TERBANYAK} berkas pada triwulan ini. Hapus yang tidak perlu, lalu unggah lagi.")
    for b in ada:
        if b.sidik == bukti.sidik and b.kunci == bukti.kunci:
            waktu = date_format(timezone.localtime(b.waktu), "j F Y H.i")
            raise BuktiDitolak(f"Isinya sama dengan {b.nama} yang sudah diunggah {waktu}.")


def hapus_bukti(bukti: Bukti) -> None:
    """Remove a piece of evidence; its file goes when that is certain. Raises ``TriwulanTertutup``."""
    simpanan, nama = bukti.berkas.storage, bukti.berkas.name
    with transaction.atomic():
        evaluasi_untuk_diisi(bukti.perangkat_daerah, bukti.tahun, bukti.triwulan)
        bukti.delete()
        transaction.on_commit(lambda: simpanan.delete(nama))


def daftar_bukti(kantor: PerangkatDaerah, tahun: int, tw: int):
    """The evidence of a quarter with who sent it, oldest first; one query."""
    return Bukti.objects.filter(perangkat_daerah=kantor, tahun=tahun, triwulan=tw).select_related("oleh")


def _sidik(berkas: File) -> str:
    berkas.seek(0)
    hasil = hashlib.sha256()
    for potongan in berkas.chunks():
        hasil.update(potongan)
    berkas.seek(0)
    return hasil.hexdigest()
