"""What a worker does (``manage.py db_worker``): print one piece, and join the pieces once all are there."""

from __future__ import annotations

import hashlib
import logging
from dataclasses import asdict
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from planning.models import Cetakan, Potongan
from renja.keluaran.pdf import Peta, cetak_potongan, kunci_isi

from .antrean import TERLALU_LAMA
from .gabung import Bahan, gabung
from .hemat import cetak_hemat, urai

#: What nobody asked for again for so long is thrown away; it can be printed anew.
DISIMPAN = timedelta(days=7)
_GAGAL = "Bagian ini tidak dapat dibuat. Beri tahu admin; rinciannya ada di catatan server."

log = logging.getLogger(__name__)


@task()
def buat_potongan(kunci: str) -> None:
    """Print one piece, unless it is there, somebody is at it, or nobody wants it any more."""
    if not (potongan := _mulai(kunci)):
        return
    try:
        pdf, peta = _cetak(potongan)
    except Exception:
        log.exception("potongan %s tidak dapat dicetak", kunci)
        Potongan.objects.filter(pk=kunci).update(galat=_GAGAL, antre=None, mulai=None)
        return
    isi = {"pdf": pdf, "peta": asdict(peta), "halaman": peta.halaman, "antre": None, "mulai": None, "galat": ""}
    Potongan.objects.filter(pk=kunci).update(**isi)
    _gabungkan_yang_lengkap(kunci)


def _cetak(potongan: Potongan) -> tuple[bytes, Peta]:
    """The piece; of a table only the pages that changed since it was printed last, where that gives the same."""
    tabel = urai(potongan.html)
    if tabel is None:
        return cetak_potongan(potongan.html)
    sebentuk = Potongan.objects.filter(bentuk=potongan.bentuk, halaman__gt=1).order_by("-dipakai")
    if (lama := sebentuk.first()) and (
        hasil := cetak_hemat(tabel, urai(lama.html), bytes(lama.pdf), Peta(**lama.peta), cetak_potongan)
    ):
        return hasil
    return cetak_potongan(tabel.bertanda())


def _mulai(kunci: str) -> Potongan | None:
    kini = timezone.now()
    with transaction.atomic():
        potongan = Potongan.objects.select_for_update().defer("pdf").filter(pk=kunci, halaman=None).first()
        if potongan is None or (potongan.mulai and potongan.mulai > kini - TERLALU_LAMA):
            return None
        dinanti = potongan.cetakan.filter(dibatalkan=False, sidik="").exists()
        potongan.antre, potongan.mulai = (potongan.antre, kini) if dinanti else (None, None)
        potongan.save(update_fields=["antre", "mulai"])
    return potongan if dinanti else None


def _gabungkan_yang_lengkap(kunci: str) -> None:
    """Join every document for which this piece was the last one."""
    menunggu = Cetakan.objects.filter(potongan=kunci, sidik="", dibatalkan=False)
    for pk in menunggu.values_list("pk", flat=True):
        if not Potongan.objects.filter(cetakan=pk, halaman=None).exists():
            gabungkan.call(str(pk))


@task()
def gabungkan(pk: str) -> None:
    """Join the pieces of one document, unless it is done, given up, or somebody is at it."""
    kini = timezone.now()
    bebas = Q(gabung=None) | Q(gabung__lt=kini - TERLALU_LAMA)
    if not Cetakan.objects.filter(bebas, pk=pk, sidik="", dibatalkan=False).update(gabung=kini):
        return
    cetakan = Cetakan.objects.select_related("renja__perangkat_daerah").get(pk=pk)
    try:
        isi = gabung(cetakan.judul, cetakan.renja.perangkat_daerah.nama, _bahan(cetakan), cetak_sekali)
    except Exception:
        log.exception("cetakan %s tidak dapat disatukan", pk)
        Cetakan.objects.filter(pk=pk).update(galat=_GAGAL, gabung=None)
        return
    sidik = hashlib.sha256(isi).hexdigest()
    Cetakan.objects.filter(pk=pk).update(pdf=isi, sidik=sidik, gabung=None, galat="")
    bersihkan()


def _bahan(cetakan: Cetakan) -> list[Bahan]:
    potongan = {p.kunci: p for p in cetakan.potongan.defer("html")}
    bahan = []
    for b in cetakan.susunan:
        sifat = {"lembar": b["lembar"], "depan": b["depan"], "awal": b["awal"]}
        if "html" in b:
            bahan.append(Bahan(**sifat, html=b["html"]))
        else:
            p = potongan[b["kunci"]]
            bahan.append(Bahan(**sifat, pdf=bytes(p.pdf), peta=Peta(**p.peta)))
    return bahan


def cetak_sekali(html: str) -> tuple[bytes, Peta]:
    """Print a piece here and now, or take it from where it is kept."""
    kunci = kunci_isi(html)
    if ada := Potongan.objects.filter(pk=kunci).exclude(halaman=None).defer("html").first():
        ada.save(update_fields=["dipakai"])
        return bytes(ada.pdf), Peta(**ada.peta)
    pdf, peta = cetak_potongan(html)
    isi = {"html": html, "pdf": pdf, "peta": asdict(peta), "halaman": peta.halaman}
    Potongan.objects.update_or_create(pk=kunci, defaults=isi)
    return pdf, peta


def bersihkan() -> None:
    """Throw away what nobody asked for again, and the notes of tasks that are long done."""
    lama = timezone.now() - DISIMPAN
    Cetakan.objects.filter(dipakai__lt=lama).delete()
    Potongan.objects.filter(dipakai__lt=lama, cetakan=None).delete()
    DBTaskResult.objects.finished().filter(finished_at__lt=lama).delete()
