"""Where the page of a document is, and that of its findings."""

from __future__ import annotations

from django.urls import reverse

from planning.enums import JenisDokumen
from planning.models import Dokumen, PerangkatDaerah, Renja


def alamat_persetujuan(dokumen: Dokumen, kantor: PerangkatDaerah | None = None) -> str:
    """The page of a document; its ``renja`` (and ``perangkat_daerah``) should come along."""
    slug = (kantor or dokumen.perangkat_daerah).slug
    if dokumen.jenis == JenisDokumen.EVALUASI:
        return reverse("persetujuan_evaluasi", args=[slug, dokumen.tahun, dokumen.triwulan])
    return alamat_persetujuan_versi(slug, dokumen.renja, dokumen.jenis)


def alamat_persetujuan_versi(slug: str, renja: Renja, jenis: str) -> str:
    arg = [slug, renja.tahun, renja.versi]
    if jenis == JenisDokumen.RENJA:
        return reverse("persetujuan", args=arg)
    return reverse("persetujuan_dokumen", args=[*arg, str(jenis)])


def alamat_pemeriksaan(renja: Renja, dokumen: str = "") -> str:
    """The findings of a version, or of one of its documents (``renja.pemeriksaan.dokumen``); its office comes along."""
    tanya = {"dokumen": dokumen} if dokumen else {}
    return reverse("pemeriksaan", args=[renja.perangkat_daerah.slug, renja.tahun, renja.versi], query=tanya)
