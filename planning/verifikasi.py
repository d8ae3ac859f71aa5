"""The checklist of Bappelitbangda: what it asks (``fixtures/acuan/butir-verifikasi.csv``) and what was answered.

The list is proposed for every document that has none yet; a kabupaten changes the file to ask otherwise. What was
answered once keeps its words.
"""

from __future__ import annotations

from functools import cache

from django.conf import settings

from planning.models import ButirVerifikasi, Dokumen
from planning.muat.berkas import Laporan, baca

FOLDER = settings.BASE_DIR / "fixtures" / "acuan"


@cache
def butir_bawaan() -> tuple[tuple[int, str], ...]:
    """Number and wording of every line, in order. Raises ``GagalMuat`` if the file is not right."""
    laporan, hasil = Laporan(FOLDER), []
    for b in baca(FOLDER / "butir-verifikasi.csv", "nomor uraian", laporan):
        with laporan.mencatat(b):
            hasil.append((b.bulat_wajib("nomor"), b.wajib("uraian")))
    laporan.periksa()
    return tuple(hasil)


def butir_dokumen(dokumen: Dokumen) -> list[ButirVerifikasi]:
    """The lines of a document, or the proposed ones (not stored yet); one query."""
    ada = list(ButirVerifikasi.objects.filter(dokumen=dokumen.pk).order_by("nomor"))
    return ada or [ButirVerifikasi(dokumen=dokumen, nomor=n, uraian=u) for n, u in butir_bawaan()]
