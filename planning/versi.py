"""Finding one version of a Renja by the names people use: ``kalaena``, ``2021``, ``perubahan-2``."""

import re

from planning.enums import JenisRenja
from planning.models import Renja
from planning.models.renja import RenjaQuerySet

#: ``rancangan-awal``, ``pokok``, ``perubahan``, ``perubahan-2``, …; one name for each version, so no ``perubahan-1``.
_VERSI = re.compile(rf"(?P<jenis>{'|'.join(JenisRenja.values)})(?:-(?P<urutan>[2-9]|[1-9]\d{{1,3}}))?", re.ASCII)

#: What titles and tables of a Renja ask for besides its own row.
TERKAIT = (
    "perangkat_daerah__kabupaten",
    "edisi",
    "asal__edisi",
    "asal__perangkat_daerah",
    "setelan_tersimpan",
)


class RenjaTidakAda(LookupError):
    """There is no such Renja; the message says which part of the name is wrong and what there is, in Indonesian."""


def urai_versi(versi: str) -> tuple[JenisRenja, int] | None:
    """``perubahan-2`` → (perubahan, 2); the opposite of ``Renja.versi``. ``None`` for what names no version."""
    cocok = _VERSI.fullmatch(versi)
    if cocok is None:
        return None
    jenis, urutan = JenisRenja(cocok["jenis"]), cocok["urutan"]
    if jenis != JenisRenja.PERUBAHAN:
        return None if urutan else (jenis, 0)
    return jenis, int(urutan or 1)


def cari_renja(queryset: RenjaQuerySet, kecamatan: str, tahun: int, versi: str) -> Renja:
    """The Renja by office, year and version among those of ``queryset``, ready for its tables, in one query.

    Raises ``RenjaTidakAda``. What the queryset leaves out does not exist here, nor in the message.
    """
    if bagian := urai_versi(versi):
        jenis, urutan = bagian
        renja = (
            queryset.filter(perangkat_daerah__slug=kecamatan, tahun=tahun, jenis=jenis, urutan=urutan)
            .select_related(*TERKAIT)
            .dengan_status()
            .order_by("pk")
            .first()
        )
        if renja is not None:
            return renja
    raise RenjaTidakAda(_sebab(queryset, kecamatan, tahun, versi))


def cari_pk(queryset: RenjaQuerySet, kecamatan: str, tahun: int, versi: str) -> int | None:
    """Only the key of the Renja that ``cari_renja`` finds; one small query, for who needs to know no more."""
    if not (bagian := urai_versi(versi)):
        return None
    jenis, urutan = bagian
    ini = queryset.filter(perangkat_daerah__slug=kecamatan, tahun=tahun, jenis=jenis, urutan=urutan)
    return next(iter(ini.order_by("pk").values_list("pk", flat=True)[:1]), None)


def renja_terakhir(queryset: RenjaQuerySet, kantor: int | str, tahun: int) -> Renja | None:
    """The version in force of an office's year (by pk or slug): the last perubahan, else the pokok; one query."""
    milik = {"perangkat_daerah": kantor} if isinstance(kantor, int) else {"perangkat_daerah__slug": kantor}
    return (
        queryset.filter(**milik, tahun=tahun)
        .exclude(jenis=JenisRenja.RANCANGAN_AWAL)
        .select_related(*TERKAIT)
        .dengan_status()
        .order_by("jenis", "-urutan")  # "perubahan" sorts before "pokok"
        .first()
    )


def _sebab(queryset: RenjaQuerySet, kecamatan: str, tahun: int, versi: str) -> str:
    """Which part of the name is wrong, and what there is instead."""
    milik = queryset.filter(perangkat_daerah__slug=kecamatan).select_related("perangkat_daerah")
    semua = list(milik.order_by("tahun", "jenis", "urutan"))
    if not semua:
        return f"Tidak ada Renja kecamatan “{kecamatan}”."
    nama = semua[0].perangkat_daerah.nama
    setahun = [r.versi for r in semua if r.tahun == tahun]
    if not setahun:
        ada = dict.fromkeys(str(r.tahun) for r in semua)
        return f"Tidak ada Renja {nama} tahun {tahun}. Tahun yang ada: {', '.join(ada)}."
    return f"Tidak ada versi “{versi}” pada Renja {nama} tahun {tahun}. Versi yang ada: {', '.join(setahun)}."
