"""The name of a figure of a quarter in the page and in what it sends: ``t34.1-tw1``, ``u12.2-rupiah``.

``t34.1`` is the target of indicator 34 in the first quarter, ``p12.1`` the rupiah planned for row 12, ``r34.2`` what
indicator 34 reached in the second, ``u12.2`` what row 12 spent, ``s5.2`` what indicator 5 of a sasaran reached.
"""

import re

from evaluation.isian.angka import PAGU_TW, REALISASI, REALISASI_RP, REALISASI_SASARAN, TARGET_TW

_OBJEK = {"t": TARGET_TW, "p": PAGU_TW, "r": REALISASI, "u": REALISASI_RP, "s": REALISASI_SASARAN}
_HURUF = {objek: huruf for huruf, objek in _OBJEK.items()}
#: The columns of a plan are called by their quarter, so that a draft finds the right one again.
_AWALAN = {TARGET_TW: ("tw", "target"), PAGU_TW: ("rp", "pagu")}
_KOLOM = {
    REALISASI: ("realisasi", "keterangan"),
    REALISASI_SASARAN: ("realisasi", "keterangan"),
    REALISASI_RP: ("rupiah",),
}
# No more digits than the database has; a name is never more than somebody else's claim.
_NAMA = re.compile(r"([tprus])([0-9]{1,18})\.([1-4])-([a-z]+[1-4]?)", re.ASCII)


def tulis_nama(objek: str, pk: int, tw: int, kolom: str) -> str:
    """The name of a cell."""
    if objek in _AWALAN:
        kolom = f"{_AWALAN[objek][0]}{tw}"
    return f"{_HURUF[objek]}{pk}.{tw}-{kolom}"


def urai_nama(nama: str) -> tuple[str, int, int, str] | None:
    """A name → (kind, owner's id, quarter, column); ``None`` for what is no name."""
    cocok = _NAMA.fullmatch(nama)
    if cocok is None:
        return None
    objek, pk, tw, kolom = _OBJEK[cocok[1]], int(cocok[2]), int(cocok[3]), cocok[4]
    if objek in _AWALAN:
        awalan, kolom_asli = _AWALAN[objek]
        return (objek, pk, tw, kolom_asli) if kolom == f"{awalan}{tw}" else None
    return (objek, pk, tw, kolom) if kolom in _KOLOM[objek] else None
