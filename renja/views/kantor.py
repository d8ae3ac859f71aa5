"""An office: its own data, its officials, its Renstra and its years."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from planning.akun.hak import boleh_mewajibkan_kode
from planning.enums import Peran
from planning.forms.kantor import JABATAN, PANGKAT, BorangKantor, BorangPejabat
from planning.models import Lambang, Pejabat, PerangkatDaerah, Renja
from planning.nip import tulis_nip
from planning.perms import boleh_mengisi_kantor, boleh_mengubah_data_induk, perangkat_daerah_terlihat

from .ambil import TidakAda
from .data import ambil_data_induk, ambil_data_induk_untuk_diubah, dihapus, isi_borang


@require_safe
def kantor(request: HttpRequest, kecamatan: str) -> HttpResponse:
    """The profile. The admin sees the master data only, for what is planned is not the admin's."""
    ini = ambil_data_induk(request, kecamatan)
    isi_terlihat = PerangkatDaerah.objects.filter(perangkat_daerah_terlihat(request.user), pk=ini.pk).exists()
    menjabat, mantan = _pejabat(ini, timezone.localdate())
    return render(
        request,
        "kantor/profil.html",
        {
            "kantor": ini,
            "boleh": boleh_mengubah_data_induk(request.user, ini),
            "punya_lambang": Lambang.objects.filter(perangkat_daerah=ini).exists(),
            "boleh_kode": boleh_mewajibkan_kode(request.user, ini),
            "boleh_isi": boleh_mengisi_kantor(request.user, ini),
            "menjabat": menjabat,
            "mantan": mantan,
            "isi_terlihat": isi_terlihat,
            "renstra": ini.renstra.order_by("-tahun_awal") if isi_terlihat else [],
            "tahun": _tahun(ini) if isi_terlihat else [],
        },
    )


def _pejabat(kantor: PerangkatDaerah, hari_ini: date) -> tuple[list[dict], list[dict]]:
    """Those in office (the camat first) and, newest first, those who were or will be."""
    semua = [{"pejabat": p, "nip": tulis_nip(p.nip)} for p in kantor.pejabat.order_by("jabatan", "-mulai")]
    menjabat, lain = [], []
    for p in semua:
        selesai = p["pejabat"].selesai
        kini = p["pejabat"].mulai <= hari_ini and (selesai is None or selesai >= hari_ini)
        (menjabat if kini else lain).append(p)
    menjabat.sort(key=lambda p: (p["pejabat"].jabatan != "Camat", p["pejabat"].jabatan != "Sekretaris Kecamatan"))
    return menjabat, sorted(lain, key=lambda p: p["pejabat"].mulai, reverse=True)


def _tahun(kantor: PerangkatDaerah) -> list[dict]:
    """The years with their versions, newest year first; one query."""
    renja = Renja.objects.filter(perangkat_daerah=kantor).select_related("perangkat_daerah")
    renja = renja.order_by("-tahun", "-jenis", "urutan")
    return [{"tahun": str(tahun), "renja": list(isi)} for tahun, isi in groupby(renja, key=lambda r: r.tahun)]


def kantor_ubah(request: HttpRequest, kecamatan: str) -> HttpResponse:
    ini = ambil_data_induk_untuk_diubah(request, kecamatan)
    boleh_kode = request.user.peran == Peran.ADMIN
    borang, tersimpan = isi_borang(
        request,
        ini,
        lambda data: BorangKantor(PerangkatDaerah.objects.select_related("kabupaten").get(pk=ini.pk), boleh_kode, data),
        "Data kantor tersimpan.",
    )
    if tersimpan:
        return redirect("kantor", ini.slug)
    return render(request, "kantor/ubah.html", {"kantor": ini, "borang": borang})


def pejabat_tambah(request: HttpRequest, kecamatan: str) -> HttpResponse:
    return _isi_pejabat(request, ambil_data_induk_untuk_diubah(request, kecamatan), None)


def pejabat_ubah(request: HttpRequest, kecamatan: str, pk: int) -> HttpResponse:
    ini = ambil_data_induk_untuk_diubah(request, kecamatan)
    return _isi_pejabat(request, ini, _ambil_pejabat(ini, pk))


def _isi_pejabat(request: HttpRequest, ini: PerangkatDaerah, pejabat: Pejabat | None) -> HttpResponse:
    borang, tersimpan = isi_borang(
        request,
        ini,
        lambda data: BorangPejabat(ini, _ambil_pejabat(ini, pejabat.pk) if pejabat else None, data),
        "Data pejabat tersimpan.",
    )
    if tersimpan:
        return redirect("kantor", ini.slug)
    return render(
        request,
        "kantor/pejabat.html",
        {
            "kantor": ini,
            "pejabat": pejabat,
            "borang": borang,
            "jabatan": JABATAN,
            "pangkat": PANGKAT,
        },
    )


def pejabat_hapus(request: HttpRequest, kecamatan: str, pk: int) -> HttpResponse:
    """Asks first; documents signed in that time lose the name of who signed."""
    ini = ambil_data_induk_untuk_diubah(request, kecamatan)
    pejabat, sidik, terhapus = dihapus(request, ini, lambda: _ambil_pejabat(ini, pk))
    if terhapus:
        messages.success(request, f"{pejabat.nama} dihapus dari daftar pejabat.")
        return redirect("kantor", ini.slug)
    return render(request, "kantor/pejabat_hapus.html", {"kantor": ini, "pejabat": pejabat, "sidik": sidik})


def _ambil_pejabat(kantor: PerangkatDaerah, pk: int) -> Pejabat:
    pejabat = Pejabat.objects.filter(perangkat_daerah=kantor, pk=pk).first()
    if pejabat is None:
        raise TidakAda(
            f"Pejabat ini tidak ada di {kantor.nama}. Mungkin sudah dihapus.",
            reverse("kantor", args=[kantor.slug]),
            kantor.nama,
        )
    return pejabat
