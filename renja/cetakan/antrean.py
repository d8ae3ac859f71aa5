"""What people ask to have printed, and how far it is. The same content is never printed twice, whoever asks for it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from planning.models import Cetakan, Pengguna, Potongan
from renja.dokumen.susun import DokumenJadi
from renja.keluaran.naskah import PotonganNaskah, potongan_naskah
from renja.keluaran.pdf import kunci_isi

from .hemat import urai

#: After this long without an end, whoever was at it is taken to be gone, and the work is given out anew.
TERLALU_LAMA = timedelta(minutes=5)
#: After this long in the queue with nobody at it, the page says that no worker runs.
TANPA_PEKERJA = timedelta(seconds=20)


class Tahap(StrEnum):
    """Where a piece, or the whole, stands."""

    ANTRE = "antre"
    DIBUAT = "dibuat"
    SELESAI = "selesai"
    GAGAL = "gagal"
    DIBATALKAN = "dibatalkan"


@dataclass(frozen=True)
class Langkah:
    """One piece on its way; the last step is the joining."""

    judul: str
    tahap: Tahap


@dataclass(frozen=True)
class Kemajuan:
    """How far a document is: its steps in order, and whether nobody seems to be at work (``macet``)."""

    tahap: Tahap
    langkah: list[Langkah]
    macet: bool = False

    @property
    def jumlah(self) -> int:
        return len(self.langkah)

    @property
    def selesai(self) -> int:
        return sum(x.tahap == Tahap.SELESAI for x in self.langkah)

    @property
    def kini(self) -> list[str]:
        """The pieces being made now, by their titles."""
        return [x.judul for x in self.langkah if x.tahap == Tahap.DIBUAT]

    @property
    def berjalan(self) -> bool:
        """Whether it is worth asking again."""
        return self.tahap in (Tahap.ANTRE, Tahap.DIBUAT)


def kunci_cetakan(dokumen: DokumenJadi, potongan: list[PotonganNaskah]) -> str:
    """What changes with anything that shows in the document."""
    isi = "\n".join([dokumen.judul, *(kunci_isi(p.html) for p in potongan)])
    return hashlib.sha256(isi.encode()).hexdigest()


def cetakan_kini(dokumen: DokumenJadi) -> Cetakan | None:
    """The finished document with the content as it is now, if somebody had it made. Its ``pdf`` is not loaded."""
    kunci = kunci_cetakan(dokumen, potongan_naskah(dokumen))
    milik = Cetakan.objects.filter(renja=dokumen.renja, dokumen=dokumen.jenis.kode, kunci=kunci)
    return milik.exclude(sidik="").defer("pdf", "susunan").first()


def minta(dokumen: DokumenJadi, oleh: Pengguna | None = None) -> Cetakan:
    """Have the document printed as it is now; only pieces that nobody had printed before are given to workers."""
    from .tugas import buat_potongan, gabungkan

    potongan = potongan_naskah(dokumen)
    kini = timezone.now()
    with transaction.atomic():
        cetakan, _ = Cetakan.objects.get_or_create(
            renja=dokumen.renja,
            dokumen=dokumen.jenis.kode,
            kunci=kunci_cetakan(dokumen, potongan),
            defaults={"judul": dokumen.judul, "susunan": [_butir(p) for p in potongan], "oleh": oleh},
        )
        if cetakan.selesai:
            cetakan.save(update_fields=["dipakai"])
            return cetakan
        cetakan.dibatalkan, cetakan.galat, cetakan.diminta = False, "", kini
        cetakan.save(update_fields=["dibatalkan", "galat", "diminta", "dipakai"])
        isi = {kunci_isi(p.html): p.html for p in potongan if not p.berdaftar}
        baru = [Potongan(kunci=k, html=h, bentuk=x.bentuk if (x := urai(h)) else "") for k, h in isi.items()]
        Potongan.objects.bulk_create(baru, ignore_conflicts=True)
        cetakan.potongan.set(isi)
        belum = Potongan.objects.filter(kunci__in=isi, halaman=None)
        antre = list(belum.filter(Q(antre=None) | Q(antre__lt=kini - TERLALU_LAMA)).values_list("kunci", flat=True))
        Potongan.objects.filter(kunci__in=antre).update(antre=kini, galat="")
    # Asked only now: a piece of somebody else's that was finished meanwhile joins nothing that it could not see.
    lengkap = not Potongan.objects.filter(cetakan=cetakan.pk, halaman=None).exists()
    # The longest first, so that two workers end together.
    for kunci in sorted(antre, key=lambda k: -len(isi[k])):
        buat_potongan.enqueue(kunci)
    if lengkap:
        gabungkan.enqueue(str(cetakan.pk))
    return cetakan


def _butir(p: PotonganNaskah) -> dict[str, str | bool]:
    """A piece as ``Cetakan.susunan`` keeps it."""
    isi = {"html": p.html} if p.berdaftar else {"kunci": kunci_isi(p.html)}
    return {"judul": p.judul, "lembar": p.lembar, "depan": p.depan, "awal": p.awal} | isi


def batalkan(cetakan: Cetakan) -> bool:
    """Stop it; pieces that another document waits for are made all the same. False if it is finished already."""
    return bool(Cetakan.objects.filter(pk=cetakan.pk, sidik="").update(dibatalkan=True))


def kemajuan(cetakan: Cetakan) -> Kemajuan:
    """How far it is, in two queries."""
    baris = cetakan.potongan.values_list("kunci", "halaman", "mulai", "galat", "antre")
    milik = {kunci: (_tahap(halaman, mulai, galat), antre) for kunci, halaman, mulai, galat, antre in baris}
    langkah = [Langkah(b["judul"], milik[b["kunci"]][0]) for b in cetakan.susunan if b.get("kunci") in milik]
    gabung = Tahap.SELESAI if cetakan.selesai else Tahap.DIBUAT if cetakan.gabung else Tahap.ANTRE
    langkah.append(Langkah("Menyatukan halaman, nomor, dan daftar isi", gabung))
    if cetakan.selesai:
        return Kemajuan(Tahap.SELESAI, langkah)
    if cetakan.dibatalkan:
        return Kemajuan(Tahap.DIBATALKAN, langkah)
    if cetakan.galat or any(x.tahap == Tahap.GAGAL for x in langkah):
        return Kemajuan(Tahap.GAGAL, langkah)
    if any(x.tahap == Tahap.DIBUAT for x in langkah):
        return Kemajuan(Tahap.DIBUAT, langkah)
    lama = timezone.now() - TANPA_PEKERJA
    return Kemajuan(Tahap.ANTRE, langkah, macet=cetakan.diminta < lama and not _ada_yang_bekerja())


def _tahap(halaman: int | None, mulai: datetime | None, galat: str) -> Tahap:
    if halaman is not None:
        return Tahap.SELESAI
    if galat:
        return Tahap.GAGAL
    return Tahap.DIBUAT if mulai else Tahap.ANTRE


def _ada_yang_bekerja() -> bool:
    """Whether anybody prints anything just now."""
    return Potongan.objects.filter(halaman=None, mulai__gt=timezone.now() - TERLALU_LAMA).exists()
