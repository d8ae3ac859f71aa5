"""The texts that an office wrote itself: kept, locked with their document, taken back, copied on request.

A text is kept without what its placeholders stand for (``bersih``); that is written in whenever it is shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q

from evaluation.kunci import pesan_terkunci, tandai_diubah
from planning.enums import BERKUNCI_SENDIRI, STATUS_TERBUKA, JenisDokumen, StatusDokumen
from planning.isian.kunci import Terkunci
from planning.isian.kunci import pesan_terkunci as pesan_renja_terkunci
from planning.models import BagianNaskah, Dokumen, Pengguna, Renja

from .bagian import Bagian
from .bersih import TERBANYAK, TERPANJANG, bersihkan
from .fakta import Fakta
from .isian import tulis_isian

#: What an editor sends along that opened a part without a text of its own.
BELUM = "0"
#: The Renja and its perubahan have parts of the same name.
_SEKELUARGA = ("renja", "renja-perubahan")
_KOSONG = re.compile(r'<(span|div) data-isian="([a-z0-9-]+)"></\1>')


class NaskahDitolak(Exception):
    """This text is not kept; the message says why and what to do."""


class NaskahBentrok(Exception):
    """Somebody else kept another text meanwhile: ``kini``, nothing if it was taken back to the default."""

    def __init__(self, kini: BagianNaskah | None):
        super().__init__()
        self.kini = kini


def tulis_naskah(isi: str, fakta: Fakta) -> str:
    """A kept text as it reads now. Cleaned once more: whatever wrote the row, it is shown as if it came from there."""

    bersih = bersihkan(isi)
    fakta.muat_gambar(bersih)
    return _KOSONG.sub(lambda cocok: tulis_isian(cocok[2], fakta), bersih)


class NaskahTersimpan:
    """The texts of one document: what the office wrote, else the default ones (``bawaan``)."""

    def __init__(self, fakta: Fakta, kode: str, bawaan):
        self._fakta, self._bawaan = fakta, bawaan
        self.tersimpan = {b.kunci: b for b in BagianNaskah.objects.filter(renja=fakta.renja, dokumen=kode)}
        fakta.muat_gambar(*(b.isi for b in self.tersimpan.values()))

    def isi(self, bagian: Bagian) -> str:
        if bagian.naskah and (sendiri := self.tersimpan.get(bagian.kunci)):
            return tulis_naskah(sendiri.isi, self._fakta)
        return self._bawaan.isi(bagian)


# --- Locks ------------------------------------------------------------------------------------------------------------


def sebab_terkunci(renja: Renja, kode: str) -> str:
    """Why the texts of this document cannot be changed, for people; empty if they can. One query."""
    jenis = jenis_pengunci(kode)
    dokumen = Dokumen.objects.filter(renja=renja, jenis=jenis).first()
    if dokumen is None or dokumen.status in STATUS_TERBUKA:
        return ""
    status = StatusDokumen(dokumen.status)
    if jenis == JenisDokumen.RENJA:
        return pesan_renja_terkunci(renja, status)
    dokumen.renja = renja
    return pesan_terkunci(dokumen.judul, status, "Perbaikan dibuat bersama Renja Perubahan.")


def jenis_pengunci(kode: str) -> JenisDokumen:
    """The document whose steps lock the texts of the document of this name."""
    return JenisDokumen(kode) if kode in BERKUNCI_SENDIRI else JenisDokumen.RENJA


def _kunci(renja: Renja, kode: str) -> None:
    """Lock the Renja for the rest of the transaction. Raises ``Terkunci`` if the texts may not be changed any more."""
    Renja.objects.select_for_update().get(pk=renja.pk)
    if sebab := sebab_terkunci(renja, kode):
        raise Terkunci(sebab)


# --- Changing ---------------------------------------------------------------------------------------------------------


def simpan_naskah(renja: Renja, kode: str, kunci: str, html: str, tanda: str, oleh: Pengguna) -> bool:
    """Keep a text; ``tanda`` says which one it was made from. Whether anything changed.

    Raises ``NaskahDitolak``, ``NaskahBentrok``, ``Terkunci``.
    """
    isi = periksa(html)
    with transaction.atomic():
        _kunci(renja, kode)
        ada = _ada(renja, kode, kunci, tanda, isi)
        if ada is None:
            BagianNaskah.objects.create(renja=renja, dokumen=kode, kunci=kunci, isi=isi, oleh=oleh)
        elif ada.isi == isi:
            return False
        else:
            ada.isi, ada.oleh, ada.versi_baris = isi, oleh, ada.versi_baris + 1
            ada.save()
        tandai_diubah(renja)
        return True


def periksa(html: str) -> str:
    """The text cleaned. Raises ``NaskahDitolak`` if it is too long for one part."""
    if len(html) > TERPANJANG or html.count("<") > TERBANYAK:
        raise NaskahDitolak(
            "Naskah ini terlalu panjang untuk satu bagian, atau disalin dengan terlalu banyak tanda bentuk. Pendekkan, "
            "atau salin dari dokumen asalnya sebagai teks biasa."
        )
    return bersihkan(html)


def kembalikan_bawaan(renja: Renja, kode: str, kunci: str, tanda: str) -> None:
    """Take the default text again. Raises ``NaskahBentrok`` if the text changed since it was looked at."""
    with transaction.atomic():
        _kunci(renja, kode)
        if ada := _ada(renja, kode, kunci, tanda):
            ada.delete()
            tandai_diubah(renja)


def _ada(renja: Renja, kode: str, kunci: str, tanda: str, isi: str | None = None) -> BagianNaskah | None:
    """The text that is kept, if it is the one of ``tanda`` (or reads like ``isi`` already)."""
    ada = BagianNaskah.objects.filter(renja=renja, dokumen=kode, kunci=kunci).first()
    sama = tanda == (ada.tanda if ada else BELUM)
    if not sama and not (ada and ada.isi == isi):
        raise NaskahBentrok(ada)
    return ada


# --- Copying ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sumber:
    """A text of the same part in another version, which can be copied."""

    naskah: BagianNaskah

    @property
    def pk(self) -> int:
        return self.naskah.pk

    @property
    def sebutan(self) -> str:
        return self.naskah.renja.judul


def sumber_salinan(renja: Renja, kode: str, kunci: str) -> list[Sumber]:
    """The texts the office wrote for this part this year and last year, the newest first; one query."""
    lain = BagianNaskah.objects.filter(
        Q(dokumen=kode) | Q(dokumen__in=_SEKELUARGA if kode in _SEKELUARGA else ()),
        kunci=kunci,
        renja__perangkat_daerah=renja.perangkat_daerah_id,
        renja__tahun__in=(renja.tahun, renja.tahun - 1),
    ).exclude(renja=renja)
    urut = lain.select_related("renja__perangkat_daerah").order_by("-renja__tahun", "renja__jenis", "-renja__urutan")
    return [Sumber(n) for n in urut]
