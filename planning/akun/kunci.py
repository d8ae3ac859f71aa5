"""When the door stays shut after failures. Three bounds, all counted from the record itself (``CatatanAkun``):

- a person at one address: few failures. A colleague at the same address goes in as before.
- an address, whoever is tried from there: many failures, against trying one password on every name.
- a person, from wherever: more failures than a person makes. It does not hold at addresses from which that person has
  come in lately, or anybody on the net could lock a camat out.

Wrong codes count like wrong passwords. It opens again some time after the last failure that counted; attempts while it
is shut do not count. A success forgets what that person failed at that address, and nothing else: who has one account
does not wipe out the traces of trying others.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from planning.models import CatatanAkun, Kejadian

from .catatan import Asal, sidik_nama

_SALAH = (Kejadian.GAGAL, Kejadian.KODE_SALAH)
#: Coming in within this time makes an address one of that person's.
_DIKENAL = timedelta(days=30)


def terkunci_sampai(nama: str, asal: Asal) -> datetime | None:
    """Until when nobody gets in under this name from there; ``None`` if the door is open. Two to five queries."""
    sejak = timezone.now() - settings.MASUK_JEDA
    sidik = sidik_nama(nama)
    salah = CatatanAkun.objects.filter(kejadian__in=_SALAH, waktu__gt=sejak)
    orang = salah.filter(sidik=sidik)
    if dimaafkan := _dimaafkan(sidik, asal, sejak):
        orang = orang.filter(waktu__gt=dimaafkan)
    sampai = [_penuh(orang.filter(jaringan=asal.jaringan), settings.MASUK_BATAS_ORANG_DI_ALAMAT)]
    if asal.jaringan:
        sampai.append(_penuh(salah.filter(jaringan=asal.jaringan), settings.MASUK_BATAS_ALAMAT))
    dari_mana_pun = _penuh(salah.filter(sidik=sidik), settings.MASUK_BATAS_ORANG)
    if dari_mana_pun and not _dikenal(sidik, asal):
        sampai.append(dari_mana_pun)
    return max(filter(None, sampai), default=None)


def _dimaafkan(sidik: str, asal: Asal, sejak: datetime) -> datetime | None:
    """The last time this person came in from there, or set a password with a link."""
    return (
        CatatanAkun.objects.filter(sidik=sidik, waktu__gt=sejak)
        .filter(Q(kejadian=Kejadian.MASUK, jaringan=asal.jaringan) | Q(kejadian=Kejadian.SANDI))
        .order_by("-waktu")
        .values_list("waktu", flat=True)
        .first()
    )


def _penuh(salah, batas: int) -> datetime | None:
    """When the bound is reached: the end of the pause after the last failure."""
    waktu = list(salah.order_by("-waktu").values_list("waktu", flat=True)[:batas])
    return waktu[0] + settings.MASUK_JEDA if len(waktu) >= batas else None


def _dikenal(sidik: str, asal: Asal) -> bool:
    return (
        bool(asal.jaringan)
        and CatatanAkun.objects.filter(
            sidik=sidik, jaringan=asal.jaringan, kejadian=Kejadian.MASUK, waktu__gt=timezone.now() - _DIKENAL
        ).exists()
    )
