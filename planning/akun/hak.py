"""Whose accounts a person keeps (specification 6): Bappelitbangda those of its kabupaten, admin all; others none."""

from django.db.models import Q

from planning.enums import Peran

#: Roles within an office.
PERAN_KANTOR = (Peran.STAF, Peran.CAMAT)


def pengguna_terkelola(oleh) -> Q:
    """The condition an account must meet to be kept by this person; their own is among them, to be seen."""
    if oleh.is_authenticated and oleh.peran == Peran.ADMIN:
        return Q(pk__isnull=False)
    if oleh.is_authenticated and oleh.peran == Peran.BAPPELITBANGDA:
        return Q(peran__in=PERAN_KANTOR, perangkat_daerah__kabupaten=oleh.kabupaten_id) | Q(
            peran=Peran.BAPPELITBANGDA, kabupaten=oleh.kabupaten_id
        )
    return Q(pk__in=[])


def mengelola_pengguna(oleh) -> bool:
    """Whether this person keeps accounts at all."""
    return oleh.is_authenticated and oleh.peran in (Peran.ADMIN, Peran.BAPPELITBANGDA)


def peran_terkelola(oleh) -> list[Peran]:
    """The roles this person may give. Nobody gives more than they hold, and nobody changes their own account."""
    if not mengelola_pengguna(oleh):
        return []
    return list(Peran) if oleh.peran == Peran.ADMIN else [*PERAN_KANTOR, Peran.BAPPELITBANGDA]


def boleh_mewajibkan_kode(oleh, kantor) -> bool:
    """Whether this person may require the code of an office's camat: its staf, its Bappelitbangda, the admin."""
    if not oleh.is_authenticated:
        return False
    if oleh.peran == Peran.ADMIN:
        return True
    if oleh.peran == Peran.BAPPELITBANGDA:
        return oleh.kabupaten_id == kantor.kabupaten_id
    return oleh.peran == Peran.STAF and oleh.perangkat_daerah_id == kantor.pk
