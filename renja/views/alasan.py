"""Why a perubahan differs from the version before: one field for each pagu and target that changed."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from planning.alasan import PerluAlasan, perlu_alasan
from planning.isian.kolom import rapi
from planning.isian.kunci import kunci_renja
from planning.models import AlasanPerubahan, IndikatorRenja, Renja
from planning.nilai import Besaran, format_besaran, format_rupiah
from planning.perms import boleh_mengisi

from .ambil import TidakAda, ambil_renja, pastikan_boleh_mengisi

PANJANG = AlasanPerubahan._meta.get_field("alasan").max_length
TERLALU_PANJANG = f"Terlalu panjang; paling banyak {PANJANG} huruf."
BENTROK = "Sudah diubah orang lain menjadi “{}”. Simpan sekali lagi untuk memakai tulisan Anda."


@dataclass(frozen=True)
class Isian:
    """One field: what changed, what is typed, what was there when the page was opened, and what is wrong with it."""

    perlu: PerluAlasan
    nama: str
    apa: str
    lama: str
    baru: str
    teks: str
    semula: str
    galat: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def alasan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """What changed, with its reason; staf fill it in while the perubahan is not submitted."""
    ini = ambil_renja(request, kecamatan, tahun, versi)
    if ini.asal_id is None:
        raise TidakAda(f"{ini.judul} tidak disalin dari versi lain.", ini.get_absolute_url(), str(ini))
    boleh = boleh_mengisi(request.user, ini)
    if request.method != "POST":
        return _tampilkan(request, ini, _isian(ini), boleh)
    pastikan_boleh_mengisi(request.user, ini)
    with transaction.atomic():
        kunci_renja(ini)
        isian = _isian(ini, request.POST)
        _simpan(ini, isian, request.user)
    if any(i.galat for i in isian):
        return _tampilkan(request, ini, isian, boleh, status=422)
    messages.success(request, "Alasan perubahan tersimpan.")
    return HttpResponseRedirect(reverse("alasan", args=[kecamatan, tahun, versi]))


def _isian(renja: Renja, post=None) -> list[Isian]:
    """Every field, as it is kept or (``post``) as it was sent; ``semua`` goes into those that are left empty."""
    satuan = {i.kunci: i for i in IndikatorRenja.objects.filter(baris__renja__in=[renja.asal_id, renja.pk])}
    hasil = []
    for p in perlu_alasan(renja):
        nama = f"{p.kode}-{p.kunci or 'pagu'}"
        teks, semula, galat = p.alasan, p.alasan, ""
        if post is not None and nama in post:
            teks, semula = rapi(post[nama]), post.get(f"semula-{nama}", "")
            teks = teks or rapi(post.get("semua", ""))
            if len(teks) > PANJANG:
                galat = TERLALU_PANJANG
            elif p.alasan not in (semula, teks) and teks != semula:
                galat = BENTROK.format(p.alasan or "(kosong)")
            semula = p.alasan
        hasil.append(Isian(p, nama, *_tertulis(p, satuan), teks, semula, galat))
    return hasil


def _tertulis(p: PerluAlasan, indikator: dict) -> tuple[str, str, str]:
    if p.kunci is None:
        return "Pagu", *(format_rupiah(n) or "tidak ada" for n in (p.lama, p.baru))
    i = indikator[p.kunci]
    angka = ("tidak ada" if n is None else format_besaran(Besaran(n, i.satuan)) for n in (p.lama, p.baru))
    return f"Target: {i.uraian}", *angka


def _simpan(renja: Renja, isian: list[Isian], oleh) -> None:
    """Those that changed and have nothing wrong; the others stay as they are."""
    for i in isian:
        if i.galat or i.teks == i.perlu.alasan:
            continue
        AlasanPerubahan.objects.update_or_create(
            renja=renja, kode=i.perlu.kode, kunci=i.perlu.kunci, defaults={"alasan": i.teks, "oleh": oleh}
        )


def _tampilkan(request: HttpRequest, renja: Renja, isian: list[Isian], boleh: bool, status: int = 200) -> HttpResponse:
    return render(
        request,
        "alasan.html",
        {
            "renja": renja,
            "tahun_n": str(renja.tahun),
            "isian": isian,
            "belum": sum(not i.teks for i in isian),
            "galat": [i for i in isian if i.galat],
            "boleh": boleh,
            "panjang": str(PANJANG),
        },
        status=status,
    )
