"""What the pages of an office's data share: fetching the office through rights, and taking a page's form in."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, Q
from django.http import HttpRequest

from planning.forms.borang import Borang
from planning.models import PerangkatDaerah
from planning.perms import (
    boleh_mengisi_kantor,
    boleh_mengubah_data_induk,
    data_induk_terlihat,
    perangkat_daerah_terlihat,
)

from .ambil import TidakAda


def ambil_kantor(request: HttpRequest, kecamatan: str) -> PerangkatDaerah:
    """The office at this address, if this person may see what it plans."""
    return _ambil(kecamatan, perangkat_daerah_terlihat(request.user))


def ambil_kantor_untuk_diisi(request: HttpRequest, kecamatan: str) -> PerangkatDaerah:
    """The office, if this person may fill in what it plans; who only sees it is told so (403)."""
    kantor = ambil_kantor(request, kecamatan)
    if not boleh_mengisi_kantor(request.user, kantor):
        raise PermissionDenied
    return kantor


def ambil_data_induk(request: HttpRequest, kecamatan: str) -> PerangkatDaerah:
    """The office at this address, if this person may see its master data."""
    return _ambil(kecamatan, data_induk_terlihat(request.user))


def ambil_data_induk_untuk_diubah(request: HttpRequest, kecamatan: str) -> PerangkatDaerah:
    """The office, if this person may change its master data."""
    kantor = ambil_data_induk(request, kecamatan)
    if not boleh_mengubah_data_induk(request.user, kantor):
        raise PermissionDenied
    return kantor


def _ambil(kecamatan: str, terlihat: Q) -> PerangkatDaerah:
    kantor = PerangkatDaerah.objects.filter(terlihat, slug=kecamatan).select_related("kabupaten").first()
    if kantor is None:
        raise TidakAda(f"Tidak ada kecamatan “{kecamatan}”.")
    return kantor


def dihapus(request: HttpRequest, kantor: PerangkatDaerah, ambil: Callable[[], Model]) -> tuple[Model, str, bool]:
    """What a page asks to remove, its fingerprint for the page to carry along, and whether it was removed.

    Nothing is removed that somebody changed since the page was opened: it is shown and asked about again.
    """
    if request.method != "POST":
        objek = ambil()
        return objek, _sidik(objek), False
    with transaction.atomic():
        PerangkatDaerah.objects.select_for_update().get(pk=kantor.pk)
        objek = ambil()
        sidik = _sidik(objek)
        if request.POST.get("sidik") == sidik:
            objek.delete()
            return objek, sidik, True
    messages.warning(request, "Isinya sudah diubah sejak Anda membuka halaman ini. Periksa, lalu hapus lagi.")
    return objek, sidik, False


def _sidik(objek: Model) -> str:
    isi = [(f.attname, str(getattr(objek, f.attname))) for f in objek._meta.concrete_fields]
    return hashlib.sha256(repr(isi).encode()).hexdigest()[:32]


def isi_borang(
    request: HttpRequest, kantor: PerangkatDaerah, buat: Callable[[Mapping[str, str] | None], Borang], pesan: str
) -> tuple[Borang, bool]:
    """The page's form, shown or taken in, and whether it was saved. Everything of one office is saved in turn."""
    if request.method != "POST":
        return buat(None), False
    with transaction.atomic():
        PerangkatDaerah.objects.select_for_update().get(pk=kantor.pk)
        borang = buat(request.POST)
        tersimpan = borang.simpan(request.user)
    if tersimpan:
        messages.success(request, pesan if borang.berubah else "Tidak ada yang berubah.")
        if borang.ikut:
            messages.info(request, "Perubahan orang lain pada halaman yang sama juga tersimpan; periksa hasilnya.")
        for peringatan in borang.peringatan:
            messages.warning(request, peringatan)
    return borang, tersimpan
