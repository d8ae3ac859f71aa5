"""Who may see what. One place; views fetch objects through these, never fetch first and check afterwards."""

from django.db.models import Q

from planning.enums import JenisRenja, Peran


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


def boleh_mengisi(pengguna, renja) -> bool:
    """Whether this person may change what this Renja holds now: staf of the office itself, while it is not submitted.

    The camat reads and approves; Bappelitbangda enters only the rancangan awal RKPD of its kabupaten (specification 6).
    """
    return berhak_mengisi(pengguna, renja) and not renja.terkunci


def berhak_mengisi(pengguna, renja) -> bool:
    """The same by the person alone, wherever the Renja stands."""
    if not pengguna.is_authenticated:
        return False
    if pengguna.peran == Peran.STAF:
        return pengguna.perangkat_daerah_id == renja.perangkat_daerah_id
    if pengguna.peran == Peran.BAPPELITBANGDA:
        return renja.jenis == JenisRenja.RANCANGAN_AWAL and pengguna.kabupaten_id == renja.perangkat_daerah.kabupaten_id
    return False


def boleh_mengisi_kantor(pengguna, kantor) -> bool:
    """Whether this person may change the office's own data, its Renstra and its proposals: staf of that office."""
    return pengguna.is_authenticated and pengguna.peran == Peran.STAF and pengguna.perangkat_daerah_id == kantor.pk


def data_induk_terlihat(pengguna, awalan: str = "") -> Q:
    """Like ``perangkat_daerah_terlihat``, for the master data of an office: its own data and its officials.

    Those belong to the admin's work as well, who keeps them for every office and still sees nothing of what is planned.
    """
    if pengguna.is_authenticated and pengguna.peran == Peran.ADMIN:
        return Q(**{f"{awalan}pk__isnull": False})
    return perangkat_daerah_terlihat(pengguna, awalan)


def boleh_mengubah_data_induk(pengguna, kantor) -> bool:
    """Whether this person may change an office's master data: staf of that office, and the admin."""
    return boleh_mengisi_kantor(pengguna, kantor) or (pengguna.is_authenticated and pengguna.peran == Peran.ADMIN)


def boleh_membuka_triwulan(pengguna, kantor) -> bool:
    """Whether this person may open a closed quarter of this office, or move its deadline: Bappelitbangda only."""
    return (
        pengguna.is_authenticated
        and pengguna.peran == Peran.BAPPELITBANGDA
        and pengguna.kabupaten_id == kantor.kabupaten_id
    )


def berwenang_atas(pengguna, kantor) -> bool:
    """Whether this person has a say in an office's documents: its staf and camat, its kabupaten's Bappelitbangda."""
    if not pengguna.is_authenticated:
        return False
    if pengguna.peran in (Peran.STAF, Peran.CAMAT):
        return pengguna.perangkat_daerah_id == kantor.pk
    return pengguna.peran == Peran.BAPPELITBANGDA and pengguna.kabupaten_id == kantor.kabupaten_id
