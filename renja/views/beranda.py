"""Beranda: what waits, and the Renja one works on, newest first."""

from itertools import groupby

from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.enums import Peran
from planning.models import Pengguna, PerangkatDaerah, Renja
from planning.models.renja import RenjaQuerySet
from planning.perms import data_induk_terlihat

from .menunggu import Menunggu, dokumen_menunggu, draf_dekat, triwulan_dekat


@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Staf and camat see their office, Bappelitbangda every kecamatan, admin the offices whose data they keep."""
    pengguna = request.user
    if pengguna.peran == Peran.ADMIN:
        kantor = PerangkatDaerah.objects.filter(data_induk_terlihat(pengguna)).select_related("kabupaten")
        isi = {"tempat": "", "semua_kantor": kantor.order_by("kode_wilayah")}
    elif pengguna.peran == Peran.BAPPELITBANGDA:
        isi = {"tempat": pengguna.kabupaten, "menunggu": dokumen_menunggu(pengguna), **_semua_kantor(pengguna)}
    else:
        renja = list(_renja(pengguna).order_by("-tahun", "jenis", "-urutan"))
        isi = {"tempat": pengguna.perangkat_daerah, "renja": renja, "menunggu": _menunggu(pengguna, renja)}
    return render(request, "beranda.html", isi)


def _menunggu(pengguna: Pengguna, renja: list[Renja]) -> list[Menunggu]:
    """Documents first; for who fills in, then what has a deadline ahead."""
    if pengguna.peran == Peran.CAMAT:
        return dokumen_menunggu(pengguna) + triwulan_dekat(renja)
    return dokumen_menunggu(pengguna) + draf_dekat(renja) + triwulan_dekat(renja)


def _renja(pengguna) -> RenjaQuerySet:
    """The Renja this person sees, each with its total pagu and the number of its leaves; one query."""
    daun = Q(baris__nomenklatur__level=F("edisi__level_daun"))
    return (
        Renja.objects.terlihat_oleh(pengguna)
        .select_related("perangkat_daerah__kabupaten", "edisi", "asal")
        .dengan_status()
        .annotate(total_pagu=Sum("baris__pagu"), cacah_daun=Count("baris", filter=daun))
    )


def _semua_kantor(pengguna) -> dict:
    """The Renja of each office, and the offices that have none; two queries."""
    renja = _renja(pengguna).order_by("perangkat_daerah__kode_wilayah", "-tahun", "jenis", "-urutan")
    per_kantor = [{"kantor": k, "renja": list(r)} for k, r in groupby(renja, key=lambda r: r.perangkat_daerah)]
    punya = {k["kantor"].pk for k in per_kantor}
    kantor = PerangkatDaerah.objects.terlihat_oleh(pengguna).order_by("kode_wilayah")
    return {"per_kantor": per_kantor, "tanpa_renja": [k for k in kantor if k.pk not in punya]}
