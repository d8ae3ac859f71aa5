"""Accepting a peringatan: a reason that stays with the finding until its figures change."""

from __future__ import annotations

from django.db import transaction

from planning.isian.kolom import rapi
from planning.isian.kunci import kunci_renja
from planning.models import Pengguna, PenjelasanTemuan, Renja

from .periksa import periksa
from .temuan import Temuan, Tingkat

PANJANG_ALASAN = PenjelasanTemuan._meta.get_field("alasan").max_length


class PenjelasanDitolak(ValueError):
    """The finding cannot be accepted so; the message says why, for people."""


def penjelasan_untuk(renja: Renja) -> dict[str, PenjelasanTemuan]:
    """The reasons that were given in this version, by the fingerprint of their finding; one query.

    A fingerprint that no finding has any more stands for nothing.
    """
    return {p.sidik: p for p in PenjelasanTemuan.objects.filter(renja=renja).select_related("oleh")}


@transaction.atomic
def terima(renja: Renja, temuan: Temuan, alasan: str, oleh: Pengguna | None) -> PenjelasanTemuan:
    """Accept a peringatan with a reason, or change the reason.

    The caller has checked that this person may fill in this Renja. Raises ``PenjelasanDitolak``, ``Terkunci``.
    """
    kunci_renja(renja)
    alasan = rapi(alasan)
    if temuan.tingkat != Tingkat.PERINGATAN:
        raise PenjelasanDitolak(
            "Galat harus diperbaiki, tidak dapat dijelaskan."
            if temuan.tingkat == Tingkat.GALAT
            else "Saran tidak perlu dijelaskan."
        )
    if not alasan:
        raise PenjelasanDitolak("Tulis alasannya.")
    if len(alasan) > PANJANG_ALASAN:
        raise PenjelasanDitolak(f"Alasan terlalu panjang: {len(alasan)} huruf, paling banyak {PANJANG_ALASAN}.")
    return PenjelasanTemuan.objects.update_or_create(
        renja=renja, sidik=temuan.sidik, defaults={"kode": temuan.kode, "alasan": alasan, "oleh": oleh}
    )[0]


@transaction.atomic
def batal_terima(renja: Renja, sidik: str) -> bool:
    """Take a reason back; whether there was one. Raises ``Terkunci``."""
    kunci_renja(renja)
    ada = PenjelasanTemuan.objects.filter(renja=renja, sidik=sidik).first()
    if ada is None:
        return False
    ada.delete()
    return True


def belum_dijelaskan(renja: Renja, temuan: list[Temuan] | None = None) -> list[Temuan]:
    """The peringatan that have no reason yet."""
    semua = periksa(renja).temuan if temuan is None else temuan
    ada = penjelasan_untuk(renja)
    return [t for t in semua if t.tingkat == Tingkat.PERINGATAN and t.sidik not in ada]
