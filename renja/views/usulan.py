"""Proposals of the people for a year: the list, and one of them with what became of it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.enums import AsalUsulan, StatusUsulan
from planning.forms.usulan import BorangUsulan
from planning.isian.tahun import TidakDapatDimulai
from planning.models import EdisiNomenklatur, PerangkatDaerah, Usulan
from planning.nilai import Besaran, format_besaran
from planning.perms import boleh_mengisi_kantor
from planning.usulan import edisi_tahun, node_dalam, renja_terakhir

from .ambil import TidakAda
from .data import ambil_kantor, ambil_kantor_untuk_diisi, dihapus, isi_borang


@require_safe
def usulan(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    kantor = ambil_kantor(request, kecamatan)
    _periksa_tahun(kantor, tahun)
    asal, status = request.GET.get("asal", ""), request.GET.get("status", "")
    semua = list(kantor.usulan.filter(tahun=tahun).select_related("nomenklatur").order_by("nomor"))
    tampil = [u for u in semua if asal in ("", u.asal) and status in ("", u.status)]
    renja = renja_terakhir(kantor, tahun)
    node = node_dalam(renja)
    return render(
        request,
        "usulan/daftar.html",
        {
            **_umum(kantor, tahun),
            "boleh": boleh_mengisi_kantor(request.user, kantor),
            "renja": renja,
            "cacah": len(semua),
            "per_status": [(label, sum(u.status == s for u in semua)) for s, label in StatusUsulan.choices],
            "daftar": [_baris(u, node) for u in tampil],
            "asal": asal,
            "status": status,
            "pilihan_asal": AsalUsulan.choices,
            "pilihan_status": StatusUsulan.choices,
        },
    )


def _baris(usulan: Usulan, node: set[int]) -> dict:
    volume = format_besaran(Besaran(usulan.volume, usulan.satuan)) if usulan.volume is not None else ""
    return {
        "usulan": usulan,
        "nomor": str(usulan.nomor),
        "volume": volume,
        "di_renja": usulan.nomenklatur_id in node,
    }


def usulan_tambah(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    return _isi(request, ambil_kantor_untuk_diisi(request, kecamatan), tahun, None)


def usulan_ubah(request: HttpRequest, kecamatan: str, tahun: int, nomor: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    return _isi(request, kantor, tahun, _ambil(kantor, tahun, nomor))


def _isi(request: HttpRequest, kantor: PerangkatDaerah, tahun: int, ini: Usulan | None) -> HttpResponse:
    _periksa_tahun(kantor, tahun)
    edisi = _edisi(kantor, tahun)
    borang, tersimpan = isi_borang(
        request,
        kantor,
        lambda data: BorangUsulan(
            kantor,
            tahun,
            _ambil(kantor, tahun, ini.nomor) if ini else None,
            edisi,
            data,
            request.GET.get("asal", ""),
        ),
        "Usulan tersimpan.",
    )
    if tersimpan:
        if request.POST.get("aksi") == "lagi":
            ke = reverse("usulan_tambah", args=[kantor.slug, tahun])
            return HttpResponseRedirect(f"{ke}?asal={borang.usulan.asal}")
        return redirect("usulan", kantor.slug, tahun)
    return render(request, "usulan/isi.html", {**_umum(kantor, tahun), "ini": ini, "edisi": edisi, "borang": borang})


def usulan_hapus(request: HttpRequest, kecamatan: str, tahun: int, nomor: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini, sidik, terhapus = dihapus(request, kantor, lambda: _ambil(kantor, tahun, nomor))
    if terhapus:
        messages.success(request, f"Usulan {nomor} dihapus.")
        return redirect("usulan", kantor.slug, tahun)
    return render(request, "usulan/hapus.html", {**_umum(kantor, tahun), **_baris(ini, set()), "sidik": sidik})


def _umum(kantor: PerangkatDaerah, tahun: int) -> dict:
    return {"kantor": kantor, "tahun_n": str(tahun)}


def _ambil(kantor: PerangkatDaerah, tahun: int, nomor: int) -> Usulan:
    ini = Usulan.objects.filter(perangkat_daerah=kantor, tahun=tahun, nomor=nomor).select_related("nomenklatur").first()
    if ini is None:
        raise TidakAda(
            f"Tidak ada usulan nomor {nomor} untuk tahun {tahun}. Mungkin sudah dihapus.",
            reverse("usulan", args=[kantor.slug, tahun]),
            "daftar usulan",
        )
    return ini


def _edisi(kantor: PerangkatDaerah, tahun: int) -> EdisiNomenklatur:
    try:
        return edisi_tahun(kantor, tahun)
    except TidakDapatDimulai as e:
        raise TidakAda(str(e), reverse("kantor", args=[kantor.slug]), kantor.nama) from None


def _periksa_tahun(kantor: PerangkatDaerah, tahun: int) -> None:
    if not 2000 <= tahun <= 2100:
        raise TidakAda(f"Tahun {tahun} di luar 2000–2100.", reverse("kantor", args=[kantor.slug]), kantor.nama)
