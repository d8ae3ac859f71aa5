"""A Rencana Aksi or evaluation that was submitted is not written over: said in words, before the database refuses it.

As ``planning.isian.kunci`` for the Renja itself. A Rencana Aksi is filled in after its Renja was issued: one lock says
nothing about the other.
"""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan
from planning.alur import dokumen_evaluasi
from planning.enums import STATUS_TERBUKA, JenisDokumen, StatusDokumen
from planning.isian.kunci import Terkunci
from planning.models import Dokumen, PerangkatDaerah, Renja


def kunci_rencana_aksi(renja: Renja) -> None:
    """Lock the Renja for the rest of the transaction. Raises ``Terkunci`` if its Rencana Aksi was submitted."""
    Renja.objects.select_for_update().get(pk=renja.pk)
    if sebab := sebab_rencana_aksi_terkunci(renja):
        raise Terkunci(sebab)


def sebab_rencana_aksi_terkunci(renja: Renja) -> str:
    """Why the quarters of this version cannot be changed, for people; empty if they can. One query."""
    dokumen = Dokumen.objects.filter(renja=renja, jenis=JenisDokumen.RENCANA_AKSI).first()
    if dokumen is None or dokumen.status in STATUS_TERBUKA:
        return ""
    dokumen.renja = renja
    return pesan_terkunci(dokumen.judul, StatusDokumen(dokumen.status), "Perbaikan dibuat bersama Renja Perubahan.")


def pesan_terkunci(judul: str, status: StatusDokumen, perbaikan: str = "") -> str:
    """Why nothing can be changed, and what to do."""
    if status == StatusDokumen.DITETAPKAN:
        return f"{judul} sudah ditetapkan dan tidak berubah lagi. {perbaikan}".rstrip()
    jalan = "Tarik kembali dahulu" if status == StatusDokumen.DIAJUKAN else "Mintalah pemeriksa mengembalikannya"
    return f"{judul} sudah {status.label[:1].lower()}{status.label[1:]} sehingga terkunci. {jalan} bila perlu diubah."


def tandai_diubah(renja: Renja) -> None:
    """The Renja was changed now; one that is locked itself only got quarters, and stays as it was issued."""
    terkunci = Dokumen.objects.filter(renja=OuterRef("pk"), jenis=JenisDokumen.RENJA).exclude(status__in=STATUS_TERBUKA)
    Renja.objects.filter(~Exists(terkunci), pk=renja.pk).update(diubah=timezone.now())


def dengan_status(evaluasi: QuerySet[EvaluasiTriwulan]) -> QuerySet[EvaluasiTriwulan]:
    """With ``status_dokumen``, how far each quarter has come as a document, in the same query."""
    milik = Dokumen.objects.filter(
        perangkat_daerah=OuterRef("perangkat_daerah"), tahun=OuterRef("tahun"), triwulan=OuterRef("triwulan")
    )
    return evaluasi.annotate(status_dokumen=Subquery(milik.values("status")))


def kunci_status(kantor: PerangkatDaerah, tahun: int, tw: int, *, buat: bool = False) -> str | None:
    """How far a quarter has come as a document, which is locked for the rest of the transaction.

    ``buat`` makes it if it is not there yet, so that nobody submits it while something is being written.
    """
    milik = Dokumen.objects.select_for_update(of=("self",)).filter(perangkat_daerah=kantor, tahun=tahun, triwulan=tw)
    status = milik.values_list("status", flat=True).first()
    if status is None and buat:
        status = dokumen_evaluasi(kantor, tahun, tw).status
    return status
