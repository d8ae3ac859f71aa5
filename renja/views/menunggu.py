"""What waits for a person: documents that lie with them, what was sent back, drafts whose deadline is near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from evaluation.enums import Triwulan
from evaluation.tenggat import tenggat_dekat
from planning.alur import pelaku_berikut
from planning.enums import JenisDokumen, JenisRenja, Peran, StatusDokumen
from planning.models import Dokumen, Pengguna, Renja, Tenggat
from planning.tenggat import Batas, kunci_tenggat, tenggat_semua

from .alamat_persetujuan import alamat_persetujuan, alamat_persetujuan_versi

#: How many days before its deadline a draft is shown, and how long after.
DEKAT, LEWAT = timedelta(days=30), timedelta(days=60)


@dataclass(frozen=True)
class Menunggu:
    """One thing to do: the document, where, why, since when, until when (``sisa`` days, negative when passed).

    ``triwulan`` says that it is a quarter to be filled in, not a document.
    """

    judul: str
    alamat: str
    sebab: str
    status: StatusDokumen
    sejak: datetime | None = None
    belum_dijawab: int = 0
    batas: Batas | None = None
    sisa: int | None = None
    triwulan: bool = False


_SEBAB = {
    StatusDokumen.DIAJUKAN: "menunggu keputusan Anda",
    StatusDokumen.DISETUJUI: "menunggu pemeriksaan Anda",
    StatusDokumen.DIVERIFIKASI: "menunggu penetapan Anda",
    StatusDokumen.DIKEMBALIKAN: "dikembalikan kepada Anda",
}


def dokumen_menunggu(pengguna: Pengguna) -> list[Menunggu]:
    """Documents that lie with this person, the latest first; one query, and at most two for the deadlines."""
    berjalan = (
        Dokumen.objects.terlihat_oleh(pengguna)
        .exclude(status__in=(StatusDokumen.DITETAPKAN, StatusDokumen.DRAF))
        .select_related("renja__perangkat_daerah", "perangkat_daerah__kabupaten")
        .annotate(belum=Count("catatan", filter=Q(catatan__transisi__isnull=False, catatan__jawaban="")))
        .order_by("-sejak", "-pk")
    )
    milik = [d for d in berjalan if pengguna.peran in pelaku_berikut(d)]
    batas, hari_ini = tenggat_semua(milik), timezone.localdate()
    return [_menunggu(d, pengguna, batas.get(d.pk), hari_ini) for d in milik]


def _menunggu(d: Dokumen, pengguna: Pengguna, batas: Batas | None, hari_ini: date) -> Menunggu:
    return Menunggu(
        judul=str(d) if pengguna.peran == Peran.BAPPELITBANGDA else d.judul,
        alamat=alamat_persetujuan(d),
        sebab=_SEBAB[StatusDokumen(d.status)],
        status=StatusDokumen(d.status),
        sejak=d.sejak,
        belum_dijawab=d.belum if d.status == StatusDokumen.DIKEMBALIKAN else 0,
        batas=batas,
        sisa=batas.sisa(hari_ini) if batas else None,
    )


def draf_dekat(renja: list[Renja]) -> list[Menunggu]:
    """Of an office's versions: drafts that nobody has submitted and whose deadline is near, or has just passed.

    The earliest deadline first; two queries, or one if no deadline is near.
    """
    if not renja:
        return []
    kantor, hari_ini = renja[0].perangkat_daerah, timezone.localdate()
    dekat = Tenggat.objects.filter(
        kabupaten=kantor.kabupaten_id, tanggal__range=(hari_ini - LEWAT, hari_ini + DEKAT)
    ).order_by("tanggal")
    batas = {(t.tahun, t.dokumen): Batas(t.tanggal, t.dasar) for t in dekat}
    if not batas:
        return []
    sudah = set(
        Dokumen.objects.filter(perangkat_daerah=kantor, renja__isnull=False)
        .exclude(status=StatusDokumen.DRAF)
        .values_list("renja", "jenis")
    )
    hasil = []
    for r in renja:
        for jenis in (JenisDokumen.RENJA, JenisDokumen.PK, JenisDokumen.RENCANA_AKSI):
            ada = batas.get((r.tahun, kunci_tenggat(jenis, r) or ""))
            if ada is None or r.jenis == JenisRenja.RANCANGAN_AWAL or (r.pk, jenis.value) in sudah:
                continue
            d = Dokumen(perangkat_daerah=kantor, renja=r, tahun=r.tahun, jenis=jenis)
            alamat = alamat_persetujuan_versi(kantor.slug, r, jenis)
            hasil.append(
                Menunggu(d.judul, alamat, "masih draf", StatusDokumen.DRAF, batas=ada, sisa=ada.sisa(hari_ini))
            )
    return sorted(hasil, key=lambda m: m.batas.tanggal)


def triwulan_dekat(renja: list[Renja]) -> list[Menunggu]:
    """The quarters whose deadline is near, for years that have a Renja; one query."""
    if not renja:
        return []
    kantor, hari_ini = renja[0].perangkat_daerah, timezone.localdate()
    return [
        Menunggu(
            f"{Triwulan(t.triwulan).label} {t.tahun}",
            reverse("evaluasi_triwulan", args=[kantor.slug, t.tahun, t.triwulan]),
            "dapat diisi",
            StatusDokumen.DRAF,
            batas=Batas(t.batas),
            sisa=(t.batas - hari_ini).days,
            triwulan=True,
        )
        for t in tenggat_dekat(kantor, hari_ini)
        if any(r.tahun == t.tahun for r in renja)
    ]


def status_setahun(kantor, tahun: int) -> dict[tuple[int | None, str, int | None], StatusDokumen]:
    """How the documents of a year stand, by version, kind and quarter; one query. Those missing are drafts."""
    ada = Dokumen.objects.filter(perangkat_daerah=kantor, tahun=tahun)
    return {(r, j, t): StatusDokumen(s) for r, j, t, s in ada.values_list("renja", "jenis", "triwulan", "status")}
