"""Which sub kegiatan stand in a Renja: finding and adding official ones, removing rows, undoing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from planning.isian.susunan import SusunanSalah, hapus, tambah
from planning.isian.urungan import TidakDapatDiurungkan, urungkan
from planning.models import BarisRenja, Nomenklatur, Renja, Urungan
from planning.pencarian import cari_nomenklatur
from planning.pohon import muat_pohon

from .ambil import ambil_renja, pastikan_boleh_mengisi

#: As many of the last undoable doings as the page shows.
URUNGAN_TAMPAK = 5


def susunan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """The tree of the Renja, and a search in the official nomenklatur to add to it.

    One form does both: ``aksi`` is ``cari`` or ``tambah``; what is ticked (``pilih``) stays ticked from search to
    search.
    """
    ini = _ambil(request, kecamatan, tahun, versi)
    kata = (request.POST or request.GET).get("cari", "")
    dipilih = request.POST.getlist("pilih")
    galat = ""
    if request.POST.get("aksi") == "tambah":
        try:
            if not dipilih:
                raise SusunanSalah("Centang dahulu sub kegiatan yang akan ditambahkan.")
            urungan = tambah(ini, dipilih, request.user)
        except SusunanSalah as e:
            galat = str(e)
        else:
            baru = sum(b is None for b in urungan.sebelum.values())
            messages.success(request, f"{urungan.judul}: {baru} baris ditambahkan. Dapat diurungkan.")
            return _kembali(ini)
    pohon = muat_pohon(ini)
    ada = set(pohon.per_kode)
    return render(
        request,
        "susunan/susunan.html",
        {
            "renja": ini,
            "tahun_n": str(ini.tahun),
            "pohon": pohon,
            "baris": [s for s in pohon.telusuri() if s.baris],
            "daun": ini.edisi.get_level_daun_display().lower(),
            "cari": kata,
            "dipilih": _dipilih(ini, dipilih, ada),
            "hasil": _hasil(ini, kata, ada, dipilih),
            "urungan": _urungan(ini),
            "galat": galat,
        },
        status=400 if galat else 200,
    )


@require_GET
def cari(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """The results alone, for the page to show as one types."""
    ini = _ambil(request, kecamatan, tahun, versi)
    ada = set(BarisRenja.objects.filter(renja=ini).values_list("nomenklatur__kode", flat=True))
    kata = request.GET.get("cari", "")
    return render(
        request, "susunan/hasil.html", {"cari": kata, "hasil": _hasil(ini, kata, ada, request.GET.getlist("pilih"))}
    )


@require_POST
def hapus_baris(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Remove a row with what is below it."""
    ini = _ambil(request, kecamatan, tahun, versi)
    try:
        urungan = hapus(ini, request.POST.get("kode", ""), request.user)
    except SusunanSalah as e:
        messages.error(request, str(e), extra_tags="galat")
    else:
        cacah = len(urungan.sebelum)
        messages.success(request, f"{urungan.judul}: {cacah} baris dihapus. Dapat diurungkan.")
    return _kembali(ini)


@require_POST
def urung(request: HttpRequest, kecamatan: str, tahun: int, versi: str, pk: int) -> HttpResponse:
    """Undo something that was done to many rows."""
    ini = _ambil(request, kecamatan, tahun, versi)
    urungan = get_object_or_404(Urungan, renja=ini, pk=pk)
    try:
        urungkan(urungan, request.user)
    except TidakDapatDiurungkan as e:
        messages.error(request, str(e), extra_tags="galat")
    else:
        messages.success(request, f"Diurungkan: {urungan.judul}.")
    return _kembali(ini)


def _ambil(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> Renja:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pastikan_boleh_mengisi(request.user, ini)
    return ini


def _hasil(renja: Renja, kata: str, ada: set[str], dipilih: list[str]) -> list[dict]:
    """What the search finds, without what is ticked already (that stands above the results)."""
    return [
        {"hasil": h, "daun": h.daun, "sudah_ada": h.daun.kode in ada}
        for h in cari_nomenklatur(renja.edisi, kata)
        if h.daun.kode not in dipilih
    ]


def _dipilih(renja: Renja, kode: list[str], ada: set[str]) -> list[Nomenklatur]:
    """The ticked nodes that can still be added, by code."""
    if not kode:
        return []
    daun = Nomenklatur.objects.filter(edisi=renja.edisi, kode__in=kode, level=renja.edisi.level_daun)
    return [n for n in daun.order_by("kode") if n.kode not in ada]


def _urungan(renja: Renja):
    """The last things done to many rows, the newest first, without their pictures."""
    return renja.urungan.select_related("oleh").defer("sebelum", "sesudah")[:URUNGAN_TAMPAK]


def _kembali(renja: Renja) -> HttpResponse:
    return redirect("susunan", renja.perangkat_daerah.slug, renja.tahun, renja.versi)
