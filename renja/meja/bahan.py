"""What the desk reads of a year: every query covers all offices of the kabupaten, so their number does not matter."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Sum

from evaluation.isian.angka import PAGU_TW, REALISASI, REALISASI_RP, TARGET_TW
from evaluation.models import EvaluasiTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import JenisDokumen, JenisRenja
from planning.models import (
    BarisRenja,
    CacahTemuan,
    Dokumen,
    DokumenTerbit,
    IndikatorRenja,
    PerangkatDaerah,
    Perubahan,
    PlafonPagu,
    Renja,
    Transisi,
)
from planning.tenggat import Batas, batas_setahun

#: Of a version: leaves, those of them with pagu and all targets, rupiah.
Isi = tuple[int, int, int | None]


@dataclass
class Bahan:
    """Everything of one year, by office, version, document or quarter."""

    tahun: int
    kantor: list[PerangkatDaerah]
    renja: dict[int, dict[str, Renja]] = field(default_factory=dict)
    """Office → kind → its last version of that kind."""
    isi: dict[int, Isi] = field(default_factory=dict)
    indikator: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Version → indicators, and those of them with a target for any quarter."""
    triwulan: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    """Version and quarter → realisasi and rupiah expected, and filled in."""
    evaluasi: dict[tuple[int, int], EvaluasiTriwulan] = field(default_factory=dict)
    dokumen: dict[tuple, Dokumen] = field(default_factory=dict)
    """(version, kind) or (office, quarter) → document."""
    terbit: dict[int, dict[str, DokumenTerbit]] = field(default_factory=dict)
    """Document → its issued files by kind, without their bytes."""
    temuan: dict[int, CacahTemuan] = field(default_factory=dict)
    """Document → how many findings it had when it was last submitted."""
    plafon: dict[tuple[int, str], int] = field(default_factory=dict)
    batas: dict[str, Batas] = field(default_factory=dict)
    terakhir: dict[tuple[str, int], datetime] = field(default_factory=dict)
    """("renja", version), ("dokumen", document), … → when anything was last done there."""

    def berlaku(self, kantor: PerangkatDaerah) -> Renja | None:
        """The version in force: the last perubahan, else the pokok."""
        ada = self.renja.get(kantor.pk, {})
        return ada.get(JenisRenja.PERUBAHAN) or ada.get(JenisRenja.POKOK)


def muat_bahan(pengguna, tahun: int) -> Bahan:
    """What this person may see of a year; a fixed number of queries."""
    kantor = list(PerangkatDaerah.objects.terlihat_oleh(pengguna).select_related("kabupaten").order_by("kode_wilayah"))
    bahan = Bahan(tahun, kantor)
    if not kantor:
        return bahan
    pk = [k.pk for k in kantor]
    per_pk = {k.pk: k for k in kantor}
    for r in Renja.objects.filter(perangkat_daerah__in=pk, tahun=tahun).select_related("edisi").order_by("urutan"):
        r.perangkat_daerah = per_pk[r.perangkat_daerah_id]
        bahan.renja.setdefault(r.perangkat_daerah_id, {})[r.jenis] = r
    versi = [r.pk for ada in bahan.renja.values() for r in ada.values()]
    berlaku = [r.pk for k in kantor if (r := bahan.berlaku(k))]
    bahan.isi = _isi(versi)
    bahan.indikator = _indikator(berlaku)
    bahan.triwulan = _triwulan(berlaku, tahun)
    _dokumen(bahan, per_pk)
    bahan.evaluasi = {
        (e.perangkat_daerah_id, e.triwulan): e
        for e in EvaluasiTriwulan.objects.filter(perangkat_daerah__in=pk, tahun=tahun)
    }
    plafon = PlafonPagu.objects.filter(perangkat_daerah__in=pk, tahun=tahun)
    bahan.plafon = {(p.perangkat_daerah_id, p.jenis): p.pagu for p in plafon}
    bahan.batas = batas_setahun(kantor[0].kabupaten_id, tahun)
    bahan.terakhir |= _terakhir(versi)
    return bahan


def _isi(versi: Iterable[int]) -> dict[int, Isi]:
    indikator = IndikatorRenja.objects.filter(baris=OuterRef("pk"))
    lengkap = Q(pagu__isnull=False) & Exists(indikator) & ~Exists(indikator.filter(target=None))
    daun = BarisRenja.objects.filter(renja__in=versi, nomenklatur__level=F("renja__edisi__level_daun"))
    return {
        renja: (n, isi, pagu)
        for renja, n, isi, pagu in daun.values_list("renja").annotate(
            n=Count("pk"), isi=Count("pk", filter=lengkap), rupiah=Sum("pagu")
        )
    }


def _indikator(versi: Iterable[int]) -> dict[int, tuple[int, int]]:
    target = TargetTriwulan.objects.filter(
        renja=OuterRef("baris__renja"), kunci=OuterRef("kunci"), target__isnull=False
    )
    semua = IndikatorRenja.objects.filter(baris__renja__in=versi)
    return {
        renja: (n, isi)
        for renja, n, isi in semua.values_list("baris__renja").annotate(
            n=Count("pk"), isi=Count("pk", filter=Exists(target))
        )
    }


def _triwulan(versi: Iterable[int], tahun: int) -> dict[tuple[int, int], tuple[int, int]]:
    """As ``evaluation.ringkasan`` counts one quarter: leaves' indicators with a target, and leaves with pagu."""
    daun = F("renja__edisi__level_daun")
    milik = IndikatorRenja.objects.filter(
        baris__renja=OuterRef("renja"),
        kunci=OuterRef("kunci"),
        baris__nomenklatur__level=OuterRef("renja__edisi__level_daun"),
    )
    realisasi = Realisasi.objects.filter(
        perangkat_daerah=OuterRef("renja__perangkat_daerah"),
        tahun=tahun,
        triwulan=OuterRef("triwulan"),
        kunci=OuterRef("kunci"),
        realisasi__isnull=False,
    )
    hasil: dict[tuple[int, int], tuple[int, int]] = {}
    target = TargetTriwulan.objects.filter(Exists(milik), renja__in=versi, target__gt=0)
    for renja, tw, n, isi in target.values_list("renja", "triwulan").annotate(
        n=Count("pk"), isi=Count("pk", filter=Exists(realisasi))
    ):
        hasil[renja, tw] = (n, isi)
    berpagu = BarisRenja.objects.filter(renja__in=versi, nomenklatur__level=daun, pagu__gt=0)
    per_versi = dict(berpagu.values_list("renja").annotate(Count("pk")))
    rupiah = RealisasiPagu.objects.filter(
        tahun=tahun,
        rupiah__isnull=False,
        perangkat_daerah__renja__in=versi,
        perangkat_daerah__renja__baris__nomenklatur=F("nomenklatur"),
        perangkat_daerah__renja__baris__pagu__gt=0,
    )
    terisi = {
        (renja, tw): n
        for renja, tw, n in rupiah.values_list("perangkat_daerah__renja", "triwulan").annotate(Count("pk"))
        if renja in per_versi
    }
    for renja, n in per_versi.items():
        for tw in (1, 2, 3, 4):
            perlu, isi = hasil.get((renja, tw), (0, 0))
            hasil[renja, tw] = (perlu + n, isi + terisi.get((renja, tw), 0))
    return hasil


def _dokumen(bahan: Bahan, kantor: dict[int, PerangkatDaerah]) -> None:
    for d in Dokumen.objects.filter(perangkat_daerah__in=kantor, tahun=bahan.tahun).select_related("renja"):
        d.perangkat_daerah = kantor[d.perangkat_daerah_id]
        evaluasi = d.jenis == JenisDokumen.EVALUASI
        bahan.dokumen[(d.perangkat_daerah_id, d.triwulan) if evaluasi else (d.renja_id, d.jenis)] = d
    milik = {"dokumen__perangkat_daerah__in": kantor, "dokumen__tahun": bahan.tahun}
    for t in DokumenTerbit.objects.filter(**milik).defer("isi"):
        bahan.terbit.setdefault(t.dokumen_id, {})[t.jenis_berkas] = t
    bahan.temuan = {c.dokumen_id: c for c in CacahTemuan.objects.filter(**milik)}
    for dokumen, waktu in Transisi.objects.filter(**milik).values_list("dokumen").annotate(Max("waktu")):
        bahan.terakhir["dokumen", dokumen] = waktu


def _terakhir(versi: Iterable[int]) -> dict[tuple[str, int], datetime]:
    """From the record of changed cells; what was loaded otherwise has none. One query.

    A quarter is kept under its version: ``("tw2", version)``.
    """
    hasil: dict[tuple[str, int], datetime] = {}
    perubahan = Perubahan.objects.filter(renja__in=versi).order_by()
    for renja, objek, kolom, waktu in perubahan.values_list("renja", "objek", "kolom").annotate(Max("waktu")):
        if objek in (TARGET_TW, PAGU_TW):
            tempat = "rencana-aksi"
        elif objek in (REALISASI, REALISASI_RP):
            tempat = kolom.rpartition("_")[2]
        else:
            tempat = "renja"
        hasil[tempat, renja] = max(waktu, hasil.get((tempat, renja), waktu))
    return hasil
