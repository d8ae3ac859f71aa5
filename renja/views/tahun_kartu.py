"""The cards of a year beside its Renja: the rencana aksi, and its four quarters."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Sum
from django.http import HttpRequest

from evaluation.models import PaguTriwulan, TargetTriwulan
from evaluation.triwulan import semua_keadaan
from planning.enums import JenisDokumen, StatusDokumen
from planning.models import Dokumen, IndikatorRenja, PerangkatDaerah, Renja

from .alamat_persetujuan import alamat_persetujuan_versi
from .evaluasi_letak import Letak, alamat_rencana_aksi


@dataclass(frozen=True)
class KartuRencanaAksi:
    """How far the quarters of a Renja are planned: indicators with a target for any quarter, of all; rupiah of pagu."""

    renja: Renja
    alamat: str
    indikator: int
    bertarget: int
    rupiah: int | None

    @property
    def selisih(self) -> int:
        """Pagu that no quarter has, in rupiah; negative if the quarters have more."""
        return (self.renja.jumlah_pagu or 0) - (self.rupiah or 0)


def kartu_rencana_aksi(kantor: PerangkatDaerah, renja: Renja | None) -> KartuRencanaAksi | None:
    """Of the version in force, which came with its ``jumlah_pagu``; three queries."""
    if renja is None:
        return None
    kunci = IndikatorRenja.objects.filter(baris__renja=renja).values("kunci")
    bertarget = TargetTriwulan.objects.filter(renja=renja, target__isnull=False, kunci__in=kunci)
    return KartuRencanaAksi(
        renja=renja,
        alamat=alamat_rencana_aksi(kantor, renja.tahun),
        indikator=kunci.count(),
        bertarget=bertarget.aggregate(n=Count("kunci", distinct=True))["n"],
        rupiah=PaguTriwulan.objects.filter(renja=renja).aggregate(n=Sum("pagu"))["n"],
    )


@dataclass(frozen=True)
class KartuDokumen:
    """A document of the version in force besides the Renja itself, and how it stands."""

    jenis: str
    judul: str
    status: StatusDokumen
    alamat: str


def kartu_dokumen(kantor: PerangkatDaerah, tahun: int, renja: Renja | None) -> dict[str, KartuDokumen]:
    """The PK and the Rencana Aksi of the version in force, by kind (``pk``, ``rencana_aksi``); one query."""
    if renja is None:
        return {}
    status = dict(Dokumen.objects.filter(renja=renja).values_list("jenis", "status"))
    hasil = {}
    for jenis in (JenisDokumen.PK, JenisDokumen.RENCANA_AKSI):
        judul = Dokumen(perangkat_daerah=kantor, renja=renja, tahun=tahun, jenis=jenis).judul
        hasil[jenis.name.lower()] = KartuDokumen(
            jenis,
            judul,
            StatusDokumen(status.get(jenis, StatusDokumen.DRAF)),
            alamat_persetujuan_versi(kantor.slug, renja, jenis),
        )
    return hasil


def kartu_triwulan(request: HttpRequest, kantor: PerangkatDaerah, tahun: int, renja: Renja | None) -> list[Letak]:
    """The quarters as they stand, without figures; one query."""
    return [Letak(request.user, kantor, tahun, renja, kini) for kini in semua_keadaan(kantor, tahun).values()]
