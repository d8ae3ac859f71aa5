"""Comparing a version of a Renja with any other of the same office."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.banding import banding
from planning.masukan import kutip
from planning.models import Renja

from .ambil import ambil_renja


@require_safe
def halaman_banding(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """``?dengan=2020/pokok`` names the other version; without it, the one it was copied from, else the one before."""
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pilihan = {
        _nama(r): r
        for r in Renja.objects.terlihat_oleh(request.user)
        .filter(perangkat_daerah=ini.perangkat_daerah_id)
        .exclude(pk=ini.pk)
        .select_related("perangkat_daerah", "edisi")
        .order_by("-tahun", "jenis", "-urutan")
    }
    diminta = request.GET.get("dengan", "")
    lain = pilihan.get(diminta) or _bawaan(ini, list(pilihan.values()))
    return render(
        request,
        "banding.html",
        {
            "renja": ini,
            "tahun_n": str(ini.tahun),
            "lain": lain,
            "pilihan": [(nama, r.judul, r is lain) for nama, r in pilihan.items()],
            "tak_dikenal": f"Versi {kutip(diminta)} tidak ada." if diminta and diminta not in pilihan else "",
            "hasil": banding(lain, ini) if lain else None,
        },
    )


def _nama(renja: Renja) -> str:
    return f"{renja.tahun}/{renja.versi}"


def _bawaan(ini: Renja, lain: list[Renja]) -> Renja | None:
    """The version it was copied from; else the latest of an earlier or the same year; else any."""
    asal = next((r for r in lain if r.pk == ini.asal_id), None)
    return asal or next((r for r in lain if r.tahun <= ini.tahun), None) or next(iter(lain), None)
