"""Building the program part of a Renstra: which nodes may stand in it, and taking over the rows of a Renja."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from planning.enums import JenisRenja, Level
from planning.models import (
    EdisiNomenklatur,
    IndikatorRenja,
    IndikatorRenstra,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renja,
    Renstra,
)
from planning.penyunting import catat_penyunting

_ATASAN = (Level.PROGRAM, Level.KEGIATAN)


def edisi_renstra(renstra: Renstra) -> list[EdisiNomenklatur]:
    """The editions in force in the years of a Renstra, the newest first."""
    semua = list(
        EdisiNomenklatur.objects.filter(tahun_mulai__lte=renstra.tahun_akhir).order_by("-tahun_mulai", "-tanggal")
    )
    # Of those from before the first year only the last was still in force then.
    sebelum = [e for e in semua if e.tahun_mulai <= renstra.tahun_awal][:1]
    return [e for e in semua if e.tahun_mulai > renstra.tahun_awal] + sebelum


def node_beserta_atasan(node: Iterable[Nomenklatur]) -> list[Nomenklatur]:
    """The nodes and the kegiatan and programs above them, edition by edition in the order of the codes; one query."""
    semua = {n.pk: n for n in node}
    edisi = {n.edisi_id for n in semua.values()}
    atas = {n.pk: n for n in Nomenklatur.objects.filter(edisi__in=edisi, level__in=_ATASAN).select_related("edisi")}
    for n in list(semua.values()):
        induk = atas.get(n.induk_id)
        while induk and induk.pk not in semua:
            semua[induk.pk] = induk
            induk = atas.get(induk.induk_id)
    return sorted(semua.values(), key=lambda n: (n.edisi_id, n.kode))


def renja_untuk_disalin(renstra: Renstra) -> list[Renja]:
    """The office's Renja of the period, the newest first."""
    return list(
        Renja.objects.filter(
            perangkat_daerah=renstra.perangkat_daerah_id,
            tahun__range=(renstra.tahun_awal, renstra.tahun_akhir),
            jenis__in=[JenisRenja.POKOK, JenisRenja.PERUBAHAN],
        )
        .select_related("perangkat_daerah", "edisi")
        .order_by("-tahun", "jenis", "-urutan")
    )


@transaction.atomic
def salin_dari_renja(renstra: Renstra, renja: Renja, oleh: Pengguna) -> int:
    """Take over the indicators of a Renja that the Renstra does not have yet, without figures; returns how many."""
    PerangkatDaerah.objects.select_for_update().get(pk=renstra.perangkat_daerah_id)
    ada = set(renstra.indikator.values_list("kunci", flat=True))
    nomor: dict[int, int] = {}
    for pk, n in renstra.indikator.values_list("nomenklatur", "nomor"):
        nomor[pk] = max(n, nomor.get(pk, 0))
    baru = []
    for i in IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris").order_by("baris", "nomor"):
        if i.kunci in ada:
            continue
        node = i.baris.nomenklatur_id
        nomor[node] = nomor.get(node, 0) + 1
        baru.append(
            IndikatorRenstra(
                renstra=renstra,
                nomenklatur_id=node,
                nomor=nomor[node],
                kunci=i.kunci,
                uraian=i.uraian,
                satuan=i.satuan,
                arah=i.arah,
                agregasi=i.agregasi,
            )
        )
    IndikatorRenstra.objects.bulk_create(baru)
    if baru:
        catat_penyunting(renstra.perangkat_daerah, f"renstra/{renstra.pk}/indikator", oleh)
    return len(baru)
