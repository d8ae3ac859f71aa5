"""Starting a Renja: from last year's, the Renstra's year, the rancangan awal RKPD, another version, or empty."""

from dataclasses import replace

from django.db import transaction
from django.db.models import Max
from django.dispatch import Signal

from planning.enums import JenisRenja, Level
from planning.kode import kunci_lintas_edisi
from planning.models import (
    EdisiNomenklatur,
    KinerjaTahunan,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renja,
    SetelanTabel,
)
from planning.renstra import renstra_untuk

from .potret import PotretBaris, PotretIndikator, potret, terapkan

SALINAN = "salinan"

#: A Renja was started and filled: ``renja``, ``dari`` (the Renja it was copied from, or none), ``oleh``. What floors
#: above keep of a version is copied by them, in the same transaction.
renja_dimulai = Signal()


class TidakDapatDimulai(Exception):
    """This Renja cannot be started; the message says why, and what to do."""


def edisi_bawaan(tahun: int) -> EdisiNomenklatur:
    """The newest edition in force for a budget year. Raises ``TidakDapatDimulai`` if there is none."""
    edisi = EdisiNomenklatur.objects.filter(tahun_mulai__lte=tahun).order_by("-tahun_mulai", "-tanggal").first()
    if edisi is None:
        raise TidakDapatDimulai(f"Belum ada nomenklatur untuk tahun {tahun}. Mintalah admin memuatnya.")
    return edisi


@transaction.atomic
def mulai_renja(
    kantor: PerangkatDaerah,
    tahun: int,
    jenis: JenisRenja,
    oleh: Pengguna | None,
    dari: Renja | None = None,
    dari_renstra: bool = False,
) -> tuple[Renja, list[str]]:
    """Make a new version and fill it.

    ``dari`` is the Renja to copy: another version of the same year (then it becomes the new one's ``asal``), or another
    year's, whose year n+1 becomes the new year n. ``dari_renstra`` takes the Renstra's targets of the year. Neither:
    empty. Returns the Renja and remarks for people (what could not be carried over). Raises ``TidakDapatDimulai``.
    """
    PerangkatDaerah.objects.select_for_update().get(pk=kantor.pk)
    senama = Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun, jenis=jenis)
    urutan = 0
    if jenis == JenisRenja.PERUBAHAN:
        if not Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun, jenis=JenisRenja.POKOK).exists():
            raise TidakDapatDimulai(f"Renja {tahun} belum ada; Renja Perubahan dimulai dari Renja.")
        urutan = (senama.aggregate(m=Max("urutan"))["m"] or 0) + 1
    elif senama.exists():
        raise TidakDapatDimulai(f"{JenisRenja(jenis).label} {tahun} sudah ada.")
    setahun = dari is not None and dari.tahun == tahun
    renja = Renja.objects.create(
        perangkat_daerah=kantor,
        tahun=tahun,
        jenis=jenis,
        urutan=urutan,
        edisi=dari.edisi if setahun else edisi_bawaan(tahun),
        asal=dari if setahun else None,
    )
    if dari is not None:
        _salin_setelan(dari, renja)
        isi, catatan = (potret(dari), []) if setahun else _tahun_berikut(dari, renja)
    else:
        isi, catatan = _dari_renstra(renja) if dari_renstra else ({}, [])
    terapkan(renja, isi, oleh, SALINAN)
    renja_dimulai.send(Renja, renja=renja, dari=dari, oleh=oleh)
    return renja, catatan


def _salin_setelan(dari: Renja, ke: Renja) -> None:
    """Settings of tables go along, but for those that name years."""
    if setelan := SetelanTabel.objects.filter(renja=dari).first():
        setelan.pk, setelan.renja = None, ke
        setelan.tahun_berjalan_21, setelan.rentang_22 = None, ""
        setelan.save(force_insert=True)


def _tahun_berikut(dari: Renja, ke: Renja) -> tuple[dict[str, PotretBaris], list[str]]:
    """Last year's rows with its forecast (n+1) as this year's figures, under the codes of this year's edition."""
    kode = _peta_kode(ke.edisi)
    isi, hilang = {}, []
    for lama, baris in potret(dari).items():
        baru = kode.get(kunci_lintas_edisi(lama))
        if baru is None:
            hilang.append(lama)
            continue
        isi[baru] = replace(
            baris,
            pagu=baris.pagu_n1,
            pagu_n1=None,
            catatan="",
            indikator=tuple(replace(i, target=i.target_n1, target_n1=None) for i in baris.indikator),
        )
    if not hilang:
        return isi, []
    return isi, [f"Tidak ada lagi dalam {ke.edisi}, sehingga tidak disalin: {', '.join(hilang)}."]


def _peta_kode(edisi: EdisiNomenklatur) -> dict[str, str]:
    """Codes of an edition by their key across editions; an edition that has no leaf of its kind maps nothing."""
    return {
        kunci_lintas_edisi(kode): kode
        for kode in Nomenklatur.objects.filter(
            edisi=edisi, level__in=[Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN]
        ).values_list("kode", flat=True)
    }


def _dari_renstra(renja: Renja) -> tuple[dict[str, PotretBaris], list[str]]:
    """The rows of the Renstra with its targets of the year; pagu is left to be filled in."""
    renstra = renstra_untuk(renja)
    if renstra is None:
        raise TidakDapatDimulai(f"Renstra yang mencakup tahun {renja.tahun} belum ada. Isi Renstra dahulu.")
    kode = _peta_kode(renja.edisi)
    target = {
        (k.indikator_id, k.tahun): k.target
        for k in KinerjaTahunan.objects.filter(indikator__renstra=renstra, tahun__in=[renja.tahun, renja.tahun + 1])
    }
    isi: dict[str, PotretBaris] = {}
    hilang = []
    for i in renstra.indikator.select_related("nomenklatur").order_by("nomenklatur__kode", "nomor"):
        baru = kode.get(kunci_lintas_edisi(i.nomenklatur.kode))
        if baru is None:
            hilang.append(i.nomenklatur.kode)
            continue
        baris = isi.get(baru, PotretBaris())
        indikator = PotretIndikator(
            nomor=len(baris.indikator) + 1,
            uraian=i.uraian,
            satuan=i.satuan,
            arah=i.arah,
            agregasi=i.agregasi,
            target=target.get((i.pk, renja.tahun)),
            target_n1=target.get((i.pk, renja.tahun + 1)),
            kunci=str(i.kunci),
        )
        isi[baru] = replace(baris, indikator=(*baris.indikator, indikator))
    catatan = [f"Tidak ada dalam {renja.edisi}: {', '.join(dict.fromkeys(hilang))}."] if hilang else []
    return isi, catatan
