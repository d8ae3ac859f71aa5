"""Who signs a table on paper: the office's head in office on a day, and blocks left open (specification 1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from planning.enums import StatusPejabat
from planning.models import Pejabat, PerangkatDaerah
from planning.nip import tulis_nip

CAMAT = "Camat"
#: What stands where a name or a day is still to be written by hand.
TITIK = "." * 24


@dataclass(frozen=True)
class TandaTangan:
    """One block: the lines above the room for the signature, the name, the lines below it.

    Blocks stand side by side, the last one at the right.
    """

    atas: tuple[str, ...]
    nama: str = ""
    bawah: tuple[str, ...] = ()

    @property
    def nama_tercetak(self) -> str:
        """The name, or dots to write it on."""
        return self.nama or f"({TITIK})"


def camat_pada(kantor: PerangkatDaerah, tanggal: date) -> Pejabat | None:
    """The camat in office on a day; of two, who came later. One query."""
    return kantor.pejabat.pada(tanggal).filter(jabatan__iexact=CAMAT).order_by("-mulai").first()


def tempat_tanggal(tempat: str, tanggal: date | None, kata: str = "") -> str:
    """``Kalaena, 10 Januari 2025``; without a day dots to write it on."""
    return f"{tempat}, {kata}{date_format(tanggal, 'j F Y') if tanggal else TITIK}"


def tanda_tangan(pejabat: Pejabat | None, jabatan: tuple[str, ...], awal: tuple[str, ...] = ()) -> TandaTangan:
    """The block of an official; without one there is room for the name. ``awal`` are the lines above the title."""
    if pejabat is None:
        return TandaTangan((*awal, *jabatan))
    status = "" if pejabat.status == StatusPejabat.DEFINITIF else f"{pejabat.get_status_display()} "
    pangkat = ", ".join(x for x in (pejabat.pangkat, pejabat.golongan) if x)
    bawah = [f"Pangkat/Gol. : {pangkat}"] if pangkat else []
    bawah += [f"NIP : {tulis_nip(pejabat.nip)}"] if pejabat.nip else []
    return TandaTangan((*awal, status + jabatan[0], *jabatan[1:]), pejabat.nama, tuple(bawah))
