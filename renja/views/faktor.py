"""Setting up the code from the phone: the key as a QR code, taken over once the phone shows the right code."""

from __future__ import annotations

import segno
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe
from django_otp.util import random_hex

from planning.akun.catatan import catat
from planning.akun.faktor import alat_baru, pasang
from planning.models import Kejadian, Pengguna
from renja.pintu import asal

#: The key that is on the screen, until the phone has shown that it knows it.
_KUNCI = "faktor_kunci"


def isi_pemasangan(request: HttpRequest, orang: Pengguna) -> dict:
    """The picture to scan and the key to type, both of a key that waits in the session."""
    kunci = request.session.get(_KUNCI)
    if kunci is None:
        kunci = request.session[_KUNCI] = random_hex(20)
    alamat = alat_baru(orang, kunci).config_url
    rahasia = alamat.partition("secret=")[2].partition("&")[0]
    return {"qr": gambar_qr(alamat), "kunci": " ".join(rahasia[i : i + 4] for i in range(0, len(rahasia), 4))}


def simpan_pemasangan(request: HttpRequest, orang: Pengguna) -> tuple[list[str] | None, str]:
    """Take the phone over: the recovery codes, or ``None`` and what is wrong."""
    kode = "".join(request.POST.get("kode", "").split())
    kunci = request.session.get(_KUNCI)
    if kunci is None:
        return None, "Halaman ini terlalu lama terbuka. Pindai lagi gambar di bawah, lalu isi kodenya."
    pemulihan = pasang(orang, kunci, kode)
    if pemulihan is None:
        return None, "Kode itu tidak cocok. Periksa jam ponsel Anda, lalu isi kode yang sedang tampil."
    del request.session[_KUNCI]
    catat(Kejadian.FAKTOR_PASANG, asal(request), orang, oleh=orang)
    return pemulihan, ""


def gambar_qr(isi: str) -> SafeString:
    """An inline picture, dark on white also on a dark page; only digits of a drawing, nothing of what was typed."""
    return mark_safe(segno.make(isi, error="m").svg_inline(scale=5, border=3, dark="#000", light="#fff"))  # noqa: S308
