"""What was submitted is not written over: asked once more where rows are written, with the Renja locked."""

from planning.enums import STATUS_TERBUKA, JenisDokumen, StatusDokumen
from planning.models import Dokumen, Renja


class Terkunci(Exception):
    """This Renja was submitted or issued meanwhile; the message says so, for people."""


def kunci_renja(renja: Renja) -> None:
    """Lock the Renja for the rest of the transaction. Raises ``Terkunci`` if it may not be changed any more."""
    Renja.objects.select_for_update().get(pk=renja.pk)
    status = Dokumen.objects.filter(renja=renja, jenis=JenisDokumen.RENJA).values_list("status", flat=True).first()
    if status and status not in STATUS_TERBUKA:
        raise Terkunci(pesan_terkunci(renja, StatusDokumen(status)))


def pesan_terkunci(renja: Renja, status: StatusDokumen) -> str:
    """Why nothing can be changed, and what to do."""
    if status == StatusDokumen.DITETAPKAN:
        return f"{renja.judul} sudah ditetapkan dan tidak berubah lagi. Perbaikan dibuat sebagai Renja Perubahan."
    jalan = "Tarik kembali dahulu" if status == StatusDokumen.DIAJUKAN else "Mintalah pemeriksa mengembalikannya"
    return f"{renja.judul} sudah {status.label.lower()} sehingga terkunci. {jalan} bila perlu diubah."
