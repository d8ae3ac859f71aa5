"""What the pemeriksaan finds in the rows of a sheet, by cell: shown beside it, never in the way of saving it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planning.isian.kolom import INDIKATOR
from planning.kendala import ISIAN
from planning.models import Renja
from renja.pemeriksaan.bahan import Bahan, muat_bahan
from renja.pemeriksaan.dokumen import Cacah, cacah
from renja.pemeriksaan.letak import Letak, sel_isian
from renja.pemeriksaan.penjelasan import penjelasan_untuk
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Temuan, Tingkat

_URUTAN = {t: n for n, t in enumerate(Tingkat)}


@dataclass
class TemuanLembar:
    """``sel`` are the findings as lines of text by the name of their cell, or of the line of the sheet (``s12-1``)
    where they are about no cell that is typed. The gravest come first; what has a reason is left out."""

    bahan: Bahan
    cacah: Cacah
    sel: dict[str, str]

    def jawaban(self) -> dict[str, Any]:
        """For the scripts: all there is; what is not named has none any more."""
        return {"temuan": self.sel, "cacah_temuan": self.cacah.singkat}


def temuan_lembar(renja: Renja) -> TemuanLembar:
    """All rules over the Renja as it is stored now; at most 33 queries, the same for any size."""
    bahan = muat_bahan(renja)
    semua, ada = periksa(renja, bahan).temuan, penjelasan_untuk(renja)
    letak, sel = Letak(bahan), {}
    tampil = [t for t in semua if t.tempat.halaman == ISIAN and t.tempat.objek and t.sidik not in ada]
    for t in sorted(tampil, key=lambda t: _URUTAN[t.tingkat]):
        for nama in _nama(letak, t):
            sel.setdefault(nama, []).append(f"{t.tingkat.value.capitalize()}: {t.pesan}")
    return TemuanLembar(bahan, cacah(semua, ada), {n: "\n".join(isi) for n, isi in sel.items()})


def _nama(letak: Letak, temuan: Temuan) -> list[str]:
    """The cell; of an indicator also under the name that it has on a page where it was new."""
    simpul, nomor = letak.simpul(temuan.tempat)
    nama = sel_isian(simpul, temuan.tempat)
    if not nama:
        garis = letak.garis(temuan.tempat)
        return [garis] if garis else []
    if temuan.tempat.objek == INDIKATOR and simpul.baris:
        return [nama, f"n{simpul.baris.pk}.{nomor}-{temuan.tempat.kolom}"]
    return [nama]
