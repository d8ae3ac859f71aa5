"""How a Renja stands, in a line or two, for the pages that are about something else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from planning.enums import JenisDokumen, JenisRenja, StatusDokumen
from planning.isian.kunci import pesan_terkunci
from planning.models import CatatanDokumen, Dokumen, Renja
from planning.perms import berhak_mengisi, boleh_mengisi_kantor
from planning.pohon import Pohon
from renja.terbitan import alamat_berkas

from .alamat_persetujuan import alamat_persetujuan_versi


def ringkas_persetujuan(request: HttpRequest, renja: Renja) -> dict[str, Any]:
    """Status, decision and why nothing can be filled in; one query, and only for what was issued."""
    if renja.jenis == JenisRenja.RANCANGAN_AWAL:
        return {"persetujuan": "", "dokumen": None, "sebab_terkunci": "", "boleh_mulai_perubahan": False}
    ditetapkan = renja.status == StatusDokumen.DITETAPKAN
    milik = Dokumen.objects.filter(renja=renja, jenis=JenisDokumen.RENJA)
    dokumen = milik.first() if ditetapkan else None
    if dokumen:
        dokumen.renja = renja
    terkunci = renja.terkunci and berhak_mengisi(request.user, renja)
    return {
        "persetujuan": alamat_persetujuan_versi(renja.perangkat_daerah.slug, renja, JenisDokumen.RENJA),
        "dokumen": dokumen,
        "berkas_resmi": [
            (nama, alamat_berkas(dokumen, renja.perangkat_daerah, jenis))
            for jenis, nama in (("pdf", "PDF"), ("xlsx", "Excel"))
            if dokumen
        ],
        "sebab_terkunci": pesan_terkunci(renja, renja.status) if terkunci else "",
        "boleh_mulai_perubahan": ditetapkan and boleh_mengisi_kantor(request.user, renja.perangkat_daerah),
    }


@dataclass(frozen=True)
class CatatanTerbuka:
    """A note that is not answered yet: its row in the sheet (if it is there), and where it is answered."""

    kode: str
    isi: str
    jangkar: str
    alamat: str


def catatan_terbuka(renja: Renja, pohon: Pohon) -> list[CatatanTerbuka]:
    """The notes that came with this Renja and wait for an answer; one query."""
    catatan = CatatanDokumen.objects.filter(
        dokumen__renja=renja, dokumen__jenis=JenisDokumen.RENJA, transisi__isnull=False, jawaban=""
    )
    halaman = alamat_persetujuan_versi(renja.perangkat_daerah.slug, renja, JenisDokumen.RENJA)
    hasil = []
    for c in catatan:
        simpul = pohon.per_kode.get(c.kode)
        jangkar = f"#s{simpul.nomenklatur.pk}-1" if simpul else ""
        hasil.append(CatatanTerbuka(c.kode, c.isi, jangkar, f"{halaman}#catatan-{c.pk}"))
    return hasil
