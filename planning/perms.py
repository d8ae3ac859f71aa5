"""Who may see what. One place; views fetch objects through these, never fetch first and check afterwards."""

from django.db.models import Q

from planning.enums import Peran


def perangkat_daerah_terlihat(pengguna, awalan: str = "") -> Q:
    """The condition an office must meet to be seen by this person; ``awalan`` is the path to the office.

    Staf and camat see their own office; Bappelitbangda sees every office of its kabupaten; admin keeps accounts and
    master data and sees no content; anybody else sees nothing (deny by default, decision 13).
    """
    tidak_ada = Q(**{f"{awalan}pk__in": []})
    if not pengguna.is_authenticated:
        return tidak_ada
    if pengguna.peran in (Peran.STAF, Peran.CAMAT):
        return Q(**{f"{awalan}pk": pengguna.perangkat_daerah_id})
    if pengguna.peran == Peran.BAPPELITBANGDA:
        return Q(**{f"{awalan}kabupaten": pengguna.kabupaten_id})
    return tidak_ada
