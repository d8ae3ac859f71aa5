"""Doing something to many rows so that it can be undone as a whole (removal, filling a column, import)."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from planning.models import Pengguna, Renja, Urungan

from .kunci import kunci_renja
from .potret import PotretBaris, potret, terapkan

#: Pictures of something else than rows, kept by floors above, carry this key; they are undone there.
JENIS = "jenis"


class TidakDapatDiurungkan(Exception):
    """Undoing would take back what somebody did since; the message names the rows."""


@transaction.atomic
def lakukan(
    renja: Renja, judul: str, isi: Mapping[str, PotretBaris | None], oleh: Pengguna | None, cara: str
) -> Urungan:
    """Apply a picture and remember how it was. Raises ``PotretSalah`` like ``terapkan``; then nothing is changed."""
    kunci_renja(renja)
    sebelum = potret(renja, isi)
    terapkan(renja, isi, oleh, cara)
    return Urungan.objects.create(
        renja=renja,
        judul=judul,
        sebelum=_json(isi, sebelum),
        sesudah=_json(isi, potret(renja, isi)),
        oleh=oleh,
    )


@transaction.atomic
def urungkan(urungan: Urungan, oleh: Pengguna | None) -> None:
    """Put the rows back as they were, if they still are as this left them.

    Raises ``TidakDapatDiurungkan`` if it was undone already or rows were changed since. Undoing is recorded like any
    change.
    """
    renja = Renja.objects.select_related("edisi").get(pk=urungan.renja_id)
    kunci_renja(renja)
    urungan.refresh_from_db()
    if urungan.diurungkan:
        raise TidakDapatDiurungkan("Tindakan ini sudah diurungkan.")
    if JENIS in urungan.sesudah:
        raise TidakDapatDiurungkan("Tindakan ini tidak mengubah baris Renja; urungkan dari halaman asalnya.")
    kini = _json(urungan.sesudah, potret(renja, urungan.sesudah))
    if berubah := sorted(k for k in urungan.sesudah if kini[k] != urungan.sesudah[k]):
        raise TidakDapatDiurungkan(
            f"Tidak dapat diurungkan karena baris berikut sudah diubah sesudahnya: {', '.join(berubah)}."
        )
    isi = {k: PotretBaris.dari_json(b) if b else None for k, b in urungan.sebelum.items()}
    terapkan(renja, isi, oleh, "urungan")
    urungan.diurungkan = timezone.now()
    urungan.save(update_fields=["diurungkan"])


def _json(kode, baris: Mapping[str, PotretBaris | None]) -> dict:
    """The rows under these codes as JSON; ``None`` where there is no row."""
    return {k: b.ke_json() if (b := baris.get(k)) else None for k in kode}
