"""Beranda: what waits, and the Renja one works on, newest first."""

from itertools import groupby

from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from evaluation.enums import Triwulan
from evaluation.tenggat import tenggat_dekat
from planning.enums import Peran
from planning.models import PerangkatDaerah, Renja
from planning.models.renja import RenjaQuerySet
from planning.perms import data_induk_terlihat


def beranda(request: HttpRequest) -> HttpResponse:
    """Staf and camat see their office, Bappelitbangda every kecamatan, admin the offices whose data they keep."""
    pengguna = request.user
    if pengguna.peran == Peran.ADMIN:
        kantor = PerangkatDaerah.objects.filter(data_induk_terlihat(pengguna)).select_related("kabupaten")
        isi = {"tempat": "", "semua_kantor": kantor.order_by("kode_wilayah")}
    elif pengguna.peran == Peran.BAPPELITBANGDA:
        isi = {"tempat": pengguna.kabupaten, **_semua_kantor(pengguna)}
    else:
        renja = list(_renja(pengguna).order_by("-tahun", "jenis", "-urutan"))
        isi = {"tempat": pengguna.perangkat_daerah, "renja": renja, "menunggu": _menunggu(renja)}
    return render(request, "beranda.html", isi)


def _menunggu(renja: list[Renja]) -> list[dict]:
    """The quarters whose deadline is near, for years that have a Renja; one query."""
    if not renja:
        return []
    kantor, hari_ini = renja[0].perangkat_daerah, timezone.localdate()
    return [
        {
            "nama": f"{Triwulan(t.triwulan).label} {t.tahun}",
            "alamat": reverse("evaluasi_triwulan", args=[kantor.slug, t.tahun, t.triwulan]),
            "batas": t.batas,
            "hari": (t.batas - hari_ini).days,
        }
        for t in tenggat_dekat(kantor, hari_ini)
        if any(r.tahun == t.tahun for r in renja)
    ]


def _renja(pengguna) -> RenjaQuerySet:
    """The Renja this person sees, each with its total pagu and the number of its leaves; one query."""
    daun = Q(baris__nomenklatur__level=F("edisi__level_daun"))
    return (
        Renja.objects.terlihat_oleh(pengguna)
        .select_related("perangkat_daerah__kabupaten", "edisi", "asal")
        .annotate(total_pagu=Sum("baris__pagu"), cacah_daun=Count("baris", filter=daun))
    )


def _semua_kantor(pengguna) -> dict:
    """The Renja of each office, and the offices that have none; two queries."""
    renja = _renja(pengguna).order_by("perangkat_daerah__kode_wilayah", "-tahun", "jenis", "-urutan")
    per_kantor = [{"kantor": k, "renja": list(r)} for k, r in groupby(renja, key=lambda r: r.perangkat_daerah)]
    punya = {k["kantor"].pk for k in per_kantor}
    kantor = PerangkatDaerah.objects.terlihat_oleh(pengguna).order_by("kode_wilayah")
    return {"per_kantor": per_kantor, "tanpa_renja": [k for k in kantor if k.pk not in punya]}
