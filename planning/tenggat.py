"""Until when a document must be done (specification 6).

Bappelitbangda sets one date per year and kind of document (``Tenggat``); ``fixtures/acuan/tenggat.csv`` proposes them.
What is due by other rules, such as a quarter, is registered from the floor that knows (``daftarkan_batas``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from planning.enums import JenisDokumen, JenisRenja
from planning.models import Dokumen, Renja, Tenggat


@dataclass(frozen=True)
class Batas:
    """The last day for a document, and what says so."""

    tanggal: date
    dasar: str = ""

    def sisa(self, hari_ini: date) -> int:
        """Days left; 0 on the last day, negative when it has passed."""
        return (self.tanggal - hari_ini).days


#: Documents in, for each of them that is due its ``Batas`` by ``pk`` out; a fixed number of queries.
PencariBatas = Callable[[list[Dokumen]], dict[int, Batas]]
_PENCARI: dict[JenisDokumen, PencariBatas] = {}


def daftarkan_batas(jenis: JenisDokumen, pencari: PencariBatas) -> None:
    """How the deadlines of one kind of document are found; called once when an app is ready."""
    _PENCARI[jenis] = pencari


def kunci_tenggat(jenis: str, renja: Renja) -> str | None:
    """Under which name the deadline of a document about this version is kept; ``None``: it has none.

    PK and Rencana Aksi are due with the Renja of the year; what a perubahan brings about follows it without a date.
    """
    if jenis == JenisDokumen.RENJA:
        return {JenisRenja.POKOK: "renja", JenisRenja.PERUBAHAN: "renja-perubahan"}.get(renja.jenis, renja.jenis)
    return None if renja.urutan else str(jenis)


def batas_setahun(kabupaten_id: int, tahun: int) -> dict[str, Batas]:
    """The deadlines that a kabupaten set for a year, by their name; one query."""
    ada = Tenggat.objects.filter(kabupaten=kabupaten_id, tahun=tahun)
    return {t.dokumen: Batas(t.tanggal, t.dasar) for t in ada}


def tenggat_untuk(dokumen: Dokumen) -> Batas | None:
    """Until when this document must be done; ``None`` if nobody has set a date."""
    return tenggat_semua([dokumen]).get(dokumen.pk)


def tenggat_semua(dokumen: Iterable[Dokumen]) -> dict[int, Batas]:
    """The deadlines of many documents by ``pk``; one query, and those of each way that is registered.

    The documents should come with their ``renja`` and ``perangkat_daerah__kabupaten``.
    """
    hasil: dict[int, Batas] = {}
    sisa: list[Dokumen] = []
    per_jenis: dict[str, list[Dokumen]] = {}
    for d in dokumen:
        (per_jenis.setdefault(d.jenis, []) if d.jenis in _PENCARI else sisa).append(d)
    for jenis, daftar in per_jenis.items():
        hasil |= _PENCARI[jenis](daftar)
    if sisa := [d for d in sisa if d.renja_id]:
        ada = {
            (t.kabupaten_id, t.tahun, t.dokumen): Batas(t.tanggal, t.dasar)
            for t in Tenggat.objects.filter(
                kabupaten__in={d.perangkat_daerah.kabupaten_id for d in sisa}, tahun__in={d.tahun for d in sisa}
            )
        }
        for d in sisa:
            if batas := ada.get((d.perangkat_daerah.kabupaten_id, d.tahun, kunci_tenggat(d.jenis, d.renja))):
                hasil[d.pk] = batas
    return hasil
