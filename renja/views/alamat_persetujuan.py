"""Where the page of a document is."""

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
