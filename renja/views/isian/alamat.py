"""The name of a cell in the plain form, in the requests of the grid, and in the page: ``b12-pagu``, ``i34-target``.

``b12`` is the row 12, ``i34`` the indicator 34, ``n12.2`` the second indicator of row 12, which is not there yet.
"""

import re

from planning.isian.kolom import BARIS, INDIKATOR
from planning.isian.sel import BARU

_OBJEK = {"b": BARIS, "i": INDIKATOR, "n": BARU}
# No more digits than the database has; an address is never more than somebody else's claim.
_ALAMAT = re.compile(r"([bin])([0-9]{1,18})(?:\.([0-9]{1,3}))?", re.ASCII)


def urai_alamat(alamat: str) -> tuple[str, int, int] | None:
    """``n12.2`` → (kind of object, id, number); ``None`` for what is no address."""
    cocok = _ALAMAT.fullmatch(alamat)
    if cocok is None or (cocok[1] == "n") != bool(cocok[3]):
        return None
    return _OBJEK[cocok[1]], int(cocok[2]), int(cocok[3] or 0)


def urai_versi(versi: object) -> int:
    """A version as it was sent; what is none counts as the oldest, so that nothing is written over unseen."""
    if isinstance(versi, str) and re.fullmatch("[0-9]{1,9}", versi, re.ASCII):
        return int(versi)
    return versi if isinstance(versi, int) and not isinstance(versi, bool) and 0 <= versi < 10**9 else 0
