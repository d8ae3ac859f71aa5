"""Writing down what happens to accounts and at the door."""

from __future__ import annotations

import ipaddress
import unicodedata
from dataclasses import dataclass

from django.utils import timezone
from django.utils.crypto import salted_hmac

from planning.models import CatatanAkun, Pengguna


@dataclass(frozen=True)
class Asal:
    """Where a request comes from: its address, if known, and what the browser calls itself."""

    alamat: str | None = None
    peramban: str = ""

    @property
    def jaringan(self) -> str:
        """What counts as one address: an IPv6 customer has 2^64 of them."""
        if self.alamat is None:
            return ""
        ip = ipaddress.ip_address(self.alamat)
        return str(ip) if ip.version == 4 else str(ipaddress.ip_network(f"{ip}/64", strict=False).network_address)


def sidik_nama(nama: str) -> str:
    """The keyed hash under which attempts with a name are counted, whether there is such an account or not."""
    rapi = unicodedata.normalize("NFKC", nama).casefold()
    return salted_hmac("renja.catatan.nama", rapi, algorithm="sha256").hexdigest()


def catat(kejadian: str, asal: Asal, pengguna: Pengguna | None = None, nama: str = "", **lain) -> CatatanAkun:
    """Write one thing down; ``nama`` is what was typed if nobody is called so."""
    return CatatanAkun.objects.create(
        kejadian=kejadian,
        pengguna=pengguna,
        sidik=sidik_nama(pengguna.username if pengguna else nama),
        alamat=asal.alamat,
        jaringan=asal.jaringan,
        peramban=asal.peramban[:200],
        waktu=timezone.now(),
        **lain,
    )
