"""The record as pages: of one version, of an office, of a kabupaten's offices, and of oneself."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.forms.tanggal import baca_tanggal
from planning.masukan import MasukanSalah, kutip
from planning.models import Pengguna, PerangkatDaerah
from planning.riwayat import JENIS, Cakupan, Riwayat, Saringan, milik_kantor, milik_renja, pelaku

from .ambil import TidakAda, ambil_renja
from .meja.umum import hanya_badan

SEHALAMAN = 50
_PANJANG_CARI = 100


@require_safe
def riwayat_renja(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Every change of one version and each step of its documents."""
    renja = ambil_renja(request, kecamatan, tahun, versi)
    remah = [(renja.get_absolute_url(), renja.judul)]
    konteks = {"renja": renja, "tahun_n": str(renja.tahun)}
    return _halaman(request, milik_renja(renja), f"Riwayat {renja.judul}", remah, **konteks)


@require_safe
def riwayat_kantor(request: HttpRequest, kecamatan: str) -> HttpResponse:
    """Every change of what an office keeps: its versions, documents, Renstra, proposals, officials, accounts."""
    kantor = PerangkatDaerah.objects.terlihat_oleh(request.user).filter(slug=kecamatan).first()
    if kantor is None:
        raise TidakAda(f"Tidak ada kecamatan “{kecamatan}”.")
    remah = [(reverse("kantor", args=[kantor.slug]), kantor.nama)]
    return _halaman(request, milik_kantor([kantor.pk]), f"Riwayat {kantor.nama}", remah, kantor=kantor)


@require_safe
@hanya_badan
def riwayat_meja(request: HttpRequest) -> HttpResponse:
    """The same of every office of the kabupaten, with its ceilings, deadlines and Bappelitbangda's own accounts."""
    kabupaten = request.user.kabupaten
    kantor = PerangkatDaerah.objects.terlihat_oleh(request.user).values("pk")
    cakupan = milik_kantor(kantor, Q(kabupaten=kabupaten))
    return _halaman(request, cakupan, f"Riwayat {kabupaten}", [(reverse("meja"), "Meja " + kabupaten.badan_perencana)])


@require_safe
def riwayat_saya(request: HttpRequest) -> HttpResponse:
    """What one has done oneself."""
    saya = request.user.pk
    cakupan = Cakupan(Q(oleh=saya), Q(oleh=saya), Q(actor=saya))
    return _halaman(request, cakupan, "Riwayat saya", [(reverse("akun"), "Akun saya")], sendiri=True)


def _halaman(
    request: HttpRequest, cakupan: Cakupan, judul: str, remah: list[tuple[str, str]], **konteks: Any
) -> HttpResponse:
    orang = {} if konteks.get("sendiri") else _orang(cakupan)
    saringan, abaikan = _saringan(request, orang)
    halaman = Paginator(Riwayat(cakupan, saringan), SEHALAMAN).get_page(request.GET.get("hal"))
    tetap = {k: v for k in ("cari", "oleh", "jenis", "dari", "sampai") if (v := request.GET.get(k, "").strip())}
    return render(
        request,
        "riwayat.html",
        {
            "judul": judul,
            "remah": remah,
            "halaman": halaman,
            "isi": list(halaman.object_list),
            "saringan": saringan,
            "aktif": saringan != Saringan(),
            "abaikan": abaikan,
            "orang": sorted(orang.items(), key=lambda x: x[1].casefold()),
            "jenis": JENIS.items(),
            "dari": request.GET.get("dari", ""),
            "sampai": request.GET.get("sampai", ""),
            "alamat": f"?{urlencode(tetap)}&" if tetap else "?",
            "bertempat": "renja" not in konteks,
            **konteks,
        },
    )


def _orang(cakupan: Cakupan) -> dict[int, str]:
    """Whoever stands in this part of the record, by key; names alone where they are of another place."""
    return {p.pk: str(p) for p in Pengguna.objects.filter(pk__in=pelaku(cakupan))}


def _saringan(request: HttpRequest, orang: dict[int, str]) -> tuple[Saringan, list[str]]:
    """What is looked for, and which parts of it mean nothing, as sentences."""
    isi, abaikan = request.GET, []
    cari = " ".join(isi.get("cari", "").replace("\0", "").split())[:_PANJANG_CARI]
    jenis = isi.get("jenis", "")
    if jenis and jenis not in JENIS:
        abaikan.append(f"Jenis {kutip(jenis)} tidak dikenal, jadi diabaikan.")
        jenis = ""
    oleh = next((pk for pk in orang if str(pk) == isi.get("oleh")), None)
    if isi.get("oleh") and oleh is None and orang:
        abaikan.append(f"Orang {kutip(isi['oleh'])} tidak ada dalam riwayat ini, jadi diabaikan.")
    hari: dict[str, date | None] = {}
    for nama in ("dari", "sampai"):
        try:
            hari[nama] = baca_tanggal(isi.get(nama, ""))
        except MasukanSalah as e:
            hari[nama] = None
            abaikan.append(f"{e} Batas {nama} diabaikan.")
    return Saringan(cari, oleh, jenis, **hari), abaikan
