"""The record of everything that is not a cell of a grid: who changed what of an office, from what to what, from where.

Cells of the grids are written down in ``Perubahan``, steps of documents in ``Transisi``; the rest (Renstra, opening
figures, proposals, ceilings, deadlines, officials, accounts, texts) is seen by django-auditlog whenever a model named
here is saved or deleted, by whatever door, and kept in ``Rekaman``. Issue 5: nobody can edit it, and it stays when what
it tells of is gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import Any

from auditlog.context import disable_auditlog, set_actor
from auditlog.registry import auditlog
from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist
from django.db import models

#: Where the request comes from that is being answered; nothing for a command.
_alamat: ContextVar[str | None] = ContextVar("alamat", default=None)

#: While master data are loaded from files: what is in the file needs no record of its own.
tanpa_rekaman = disable_auditlog

#: How django-auditlog writes that there was nothing.
KOSONG = "None"


@dataclass(frozen=True)
class Tempat:
    """The ways from a recorded object to its office (or kabupaten), year and version of the Renja; dotted, or empty."""

    kantor: str = ""
    kabupaten: str = ""
    tahun: str = ""
    renja: str = ""


_TEMPAT: dict[type[models.Model], Tempat] = {}


def daftarkan(model: type[models.Model], tempat: Tempat, kecuali: tuple[str, ...] = ()) -> None:
    """Record this model from now on, but for the fields ``kecuali`` (and ``nomor``, which only orders rows)."""
    nama = {f.name for f in model._meta.get_fields()}
    hubungan_balik = {f.name for f in model._meta.get_fields() if f.auto_created}
    auditlog.register(model, exclude_fields=sorted(({*kecuali, "nomor", "versi_baris"} & nama) | hubungan_balik))
    _TEMPAT[model] = tempat


def alamat_kini() -> str | None:
    """The address of whoever the site is answering now, if it is known."""
    return _alamat.get()


@contextmanager
def atas_nama(pengguna, alamat: str | None) -> Iterator[None]:
    """What is saved meanwhile is recorded as done by this person from this address."""
    tanda = _alamat.set(alamat)
    try:
        with set_actor(pengguna, remote_addr=alamat):
            yield
    finally:
        _alamat.reset(tanda)


def tempat_objek(objek: models.Model) -> dict[str, Any]:
    """Whose it is, as the columns of ``Rekaman``: ``perangkat_daerah_id``, ``kabupaten_id``, ``tahun``,
    ``renja_id``."""
    tempat = _TEMPAT[type(objek)]
    return {
        "perangkat_daerah_id": _ambil(objek, tempat.kantor),
        "kabupaten_id": _ambil(objek, tempat.kabupaten),
        "tahun": _ambil(objek, tempat.tahun),
        "renja_id": _ambil(objek, tempat.renja),
    }


def _ambil(objek: models.Model, jalur: str) -> Any:
    try:
        return attrgetter(jalur)(objek) if jalur else None
    except (AttributeError, ObjectDoesNotExist):
        return None  # a way that leads through nothing: an account without an office


def rapikan(model: type[models.Model], ubahan: dict[str, list]) -> dict[str, list]:
    """What really differs: 3.0000 is 3, and an empty text is nothing."""
    return {k: [lama, baru] for k, (lama, baru) in ubahan.items() if _baku(model, k, lama) != _baku(model, k, baru)}


def _baku(model: type[models.Model], nama: str, nilai: str | None) -> Any:
    if nilai in (None, "", KOSONG):
        return None
    try:
        desimal = isinstance(model._meta.get_field(nama), models.DecimalField)
    except FieldDoesNotExist:
        return nilai
    return Decimal(nilai) if desimal else nilai


def kini() -> dict[type[models.Model], Tempat]:
    """Every recorded model, for tests that nothing is forgotten."""
    return dict(_TEMPAT)
