"""The second factor: a code from the person's phone (TOTP), or one of the codes kept for the day it is lost."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django_otp.plugins.otp_totp.models import TOTPDevice

from planning.enums import Peran
from planning.models import KodePemulihan, Pengguna

#: How a code was right.
PONSEL, PEMULIHAN = "ponsel", "pemulihan"
#: Without 0, O, 1, I and L, which are read for each other; 16 of them are 79 bits.
_HURUF = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_CACAH_KODE = 10


def punya_faktor(pengguna: Pengguna) -> bool:
    return TOTPDevice.objects.filter(user=pengguna, confirmed=True).exists()


def wajib_faktor(pengguna: Pengguna) -> bool:
    """Whether the person's office asks the code of them."""
    return pengguna.peran == Peran.CAMAT and pengguna.perangkat_daerah.camat_wajib_kode


def periksa_kode(pengguna: Pengguna, kode: str) -> str:
    """How this code is right (``PONSEL``, ``PEMULIHAN``), or an empty text. A code is right once."""
    rapi = "".join(kode.split()).replace("-", "").upper()
    if rapi.isascii() and rapi.isdigit() and len(rapi) == 6:
        with transaction.atomic():
            for alat in TOTPDevice.objects.select_for_update().filter(user=pengguna, confirmed=True):
                if alat.verify_token(rapi):
                    return PONSEL
        return ""
    terpakai = KodePemulihan.objects.filter(pengguna=pengguna, sidik=_sidik(pengguna, rapi), dipakai=None).update(
        dipakai=timezone.now()
    )
    return PEMULIHAN if terpakai else ""


def alat_baru(pengguna: Pengguna, kunci: str) -> TOTPDevice:
    """The phone as it would be, with this key (hex); not saved."""
    return TOTPDevice(user=pengguna, name="ponsel", key=kunci)


def pasang(pengguna: Pengguna, kunci: str, kode: str) -> list[str] | None:
    """Set the phone up, in place of any other, if it shows the right code; the recovery codes, to be shown once."""
    with transaction.atomic():
        Pengguna.objects.select_for_update().get(pk=pengguna.pk)
        alat = alat_baru(pengguna, kunci)
        if not (kode.isascii() and kode.isdigit() and len(kode) == 6 and alat.verify_token(kode)):
            transaction.set_rollback(True)
            return None
        TOTPDevice.objects.filter(user=pengguna).exclude(pk=alat.pk).delete()
        return kode_pemulihan_baru(pengguna)


@transaction.atomic
def lepas(pengguna: Pengguna) -> None:
    """Take the second factor away, with its recovery codes."""
    TOTPDevice.objects.filter(user=pengguna).delete()
    KodePemulihan.objects.filter(pengguna=pengguna).delete()


@transaction.atomic
def kode_pemulihan_baru(pengguna: Pengguna) -> list[str]:
    """Fresh recovery codes in place of the old ones: ``ABCD-EFGH-JKMN-PQRS``."""
    KodePemulihan.objects.filter(pengguna=pengguna).delete()
    kode = ["".join(secrets.choice(_HURUF) for _ in range(16)) for _ in range(_CACAH_KODE)]
    KodePemulihan.objects.bulk_create(KodePemulihan(pengguna=pengguna, sidik=_sidik(pengguna, k)) for k in kode)
    return ["-".join(k[i : i + 4] for i in range(0, 16, 4)) for k in kode]


def sisa_kode_pemulihan(pengguna: Pengguna) -> int:
    return KodePemulihan.objects.filter(pengguna=pengguna, dipakai=None).count()


def _sidik(pengguna: Pengguna, kode: str) -> str:
    """79 random bits need no slow hash; the site's key keeps a stolen table from being of use."""
    return salted_hmac("renja.kode.pemulihan", f"{pengguna.pk}:{kode}", algorithm="sha256").hexdigest()
