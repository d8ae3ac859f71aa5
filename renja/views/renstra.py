"""A Renstra: periods, visi and misi, tujuan and sasaran with their indicators and figures."""

from __future__ import annotations

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from planning.forms.indikator_sasaran import (
    JENIS,
    BorangIndikatorSasaran,
    BorangKinerjaSasaran,
    muat_pemilik,
    sebutan_pemilik,
    tahun_kinerja_sasaran,
)
from planning.forms.renstra import BorangRenstra, BorangTujuan
from planning.masukan import tulis_besaran
from planning.models import IndikatorSasaran, PerangkatDaerah, Renstra, Tujuan
from planning.perms import boleh_mengisi_kantor

from .ambil import TidakAda
from .data import ambil_kantor, ambil_kantor_untuk_diisi, dihapus, isi_borang


def ambil_renstra(kantor: PerangkatDaerah, awal: int, akhir: int) -> Renstra:
    """The Renstra of these years of an office that was fetched through the rights of who asks."""
    renstra = kantor.renstra.filter(tahun_awal=awal, tahun_akhir=akhir).select_related("perangkat_daerah").first()
    if renstra is None:
        raise TidakAda(
            f"Tidak ada Renstra {awal}–{akhir} di {kantor.nama}.",
            reverse("renstra_daftar", args=[kantor.slug]),
            "daftar Renstra",
        )
    return renstra


def alamat_renstra(renstra: Renstra, nama: str = "renstra", *lain) -> str:
    arg = [renstra.perangkat_daerah.slug, renstra.tahun_awal, renstra.tahun_akhir, *lain]
    return reverse(nama, args=arg)


def umum(request: HttpRequest, renstra: Renstra) -> dict:
    """What every page of a Renstra shows."""
    return {
        "kantor": renstra.perangkat_daerah,
        "renstra": renstra,
        "masa": f"{renstra.tahun_awal}–{renstra.tahun_akhir}",
        "ini": alamat_renstra(renstra),
        "boleh": boleh_mengisi_kantor(request.user, renstra.perangkat_daerah),
    }


@require_safe
def renstra_daftar(request: HttpRequest, kecamatan: str) -> HttpResponse:
    kantor = ambil_kantor(request, kecamatan)
    daftar = kantor.renstra.annotate(
        cacah_tujuan=Count("tujuan", distinct=True), cacah_indikator=Count("indikator", distinct=True)
    ).order_by("-tahun_awal")
    isi = {"kantor": kantor, "daftar": daftar, "boleh": boleh_mengisi_kantor(request.user, kantor)}
    return render(request, "renstra/daftar.html", isi)


@require_safe
def renstra(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    """Everything of the Renstra at a glance; what is long has pages of its own."""
    ini = ambil_renstra(ambil_kantor(request, kecamatan), awal, akhir)
    indikator = list(ini.indikator_sasaran.prefetch_related("kinerja").order_by("nomor"))
    tahun = tahun_kinerja_sasaran(ini, {k.tahun for i in indikator for k in i.kinerja.all()})
    return render(
        request,
        "renstra/halaman.html",
        {
            **umum(request, ini),
            "misi": ini.misi.all(),
            "pemilik": _pemilik(ini, indikator, tahun),
            "tahun": [str(t) for t in tahun],
            "cacah_indikator": ini.indikator.count(),
        },
    )


def _pemilik(renstra: Renstra, indikator: list[IndikatorSasaran], tahun: list[int]) -> list[dict]:
    """Each tujuan and sasaran with its indicators and their figures."""
    per_pemilik: dict[tuple[str, int], list[dict]] = {}
    for i in indikator:
        kunci = ("t", i.tujuan_id) if i.tujuan_id else ("s", i.sasaran_id)
        per_pemilik.setdefault(kunci, []).append({"indikator": i, "pk": str(i.pk), "angka": _angka(i, tahun)})
    hasil = []
    for p in muat_pemilik(renstra):
        jenis = "t" if isinstance(p, Tujuan) else "s"
        isi = per_pemilik.get((jenis, p.pk), [])
        hasil.append({"pemilik": p, "sebutan": sebutan_pemilik(p), "kode": f"{jenis}-{p.pk}", "indikator": isi})
    return hasil


def _angka(indikator: IndikatorSasaran, tahun: list[int]) -> list[tuple[str, list[str]]]:
    kinerja = {k.tahun: k for k in indikator.kinerja.all()}
    return [
        (label, [tulis_besaran(getattr(kinerja.get(t), jenis, None)) for t in tahun]) for jenis, label in JENIS.items()
    ]


def renstra_tambah(request: HttpRequest, kecamatan: str) -> HttpResponse:
    return _isi_renstra(request, ambil_kantor_untuk_diisi(request, kecamatan), None)


def renstra_ubah(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    return _isi_renstra(request, kantor, ambil_renstra(kantor, awal, akhir))


def _isi_renstra(request: HttpRequest, kantor: PerangkatDaerah, ini: Renstra | None) -> HttpResponse:
    borang, tersimpan = isi_borang(
        request,
        kantor,
        lambda data: BorangRenstra(kantor, Renstra.objects.get(pk=ini.pk) if ini else None, data),
        "Renstra tersimpan.",
    )
    if tersimpan:
        ke = "renstra_ubah" if request.POST.get("aksi") == "lagi" else "renstra"
        return redirect(ke, kantor.slug, borang.renstra.tahun_awal, borang.renstra.tahun_akhir)
    isi = umum(request, ini) if ini else {"kantor": kantor, "renstra": None, "masa": ""}
    return render(request, "renstra/ubah.html", {**isi, "borang": borang})


def renstra_hapus(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    """Only a Renstra that holds no tujuan and no indicators: the rest is removed where it stands."""
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    with transaction.atomic():
        PerangkatDaerah.objects.select_for_update().get(pk=kantor.pk)
        berisi = ini.tujuan.exists() or ini.indikator.exists() or ini.indikator_sasaran.exists()
        if request.method == "POST" and not berisi:
            ini.delete()
            messages.success(request, f"Renstra {awal}–{akhir} dihapus.")
            return redirect("renstra_daftar", kantor.slug)
    return render(request, "renstra/hapus.html", {**umum(request, ini), "berisi": berisi})


def renstra_tujuan(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    borang, tersimpan = isi_borang(
        request, kantor, lambda data: BorangTujuan(ini, data), "Tujuan dan sasaran tersimpan."
    )
    if tersimpan:
        ke = "renstra_tujuan" if request.POST.get("aksi") == "lagi" else "renstra"
        return HttpResponseRedirect(alamat_renstra(ini, ke))
    return render(request, "renstra/tujuan.html", {**umum(request, ini), "borang": borang})


def indikator_sasaran_tambah(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    return _isi_indikator(request, ambil_renstra(kantor, awal, akhir), None)


def indikator_sasaran(request: HttpRequest, kecamatan: str, awal: int, akhir: int, pk: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    return _isi_indikator(request, ini, _ambil_indikator(ini, pk))


def _isi_indikator(request: HttpRequest, ini: Renstra, indikator: IndikatorSasaran | None) -> HttpResponse:
    borang, tersimpan = isi_borang(
        request,
        ini.perangkat_daerah,
        lambda data: BorangIndikatorSasaran(
            ini, _ambil_indikator(ini, indikator.pk) if indikator else None, data, request.GET.get("untuk", "")
        ),
        "Indikator tersimpan.",
    )
    if tersimpan:
        return HttpResponseRedirect(alamat_renstra(ini, "renstra" if indikator else "renstra_target_sasaran"))
    return render(
        request, "renstra/indikator_sasaran.html", {**umum(request, ini), "borang": borang, "indikator": indikator}
    )


def indikator_sasaran_hapus(request: HttpRequest, kecamatan: str, awal: int, akhir: int, pk: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    indikator, sidik, terhapus = dihapus(request, kantor, lambda: _ambil_indikator(ini, pk))
    if terhapus:
        messages.success(request, f"Indikator “{indikator.uraian}” dihapus.")
        return HttpResponseRedirect(alamat_renstra(ini))
    isi = {**umum(request, ini), "indikator": indikator, "cacah": indikator.kinerja.count(), "sidik": sidik}
    return render(request, "renstra/indikator_sasaran_hapus.html", isi)


def _ambil_indikator(renstra: Renstra, pk: int) -> IndikatorSasaran:
    indikator = IndikatorSasaran.objects.filter(renstra=renstra, pk=pk).first()
    if indikator is None:
        raise TidakAda("Indikator ini tidak ada. Mungkin sudah dihapus.", alamat_renstra(renstra), "Renstra")
    return indikator


def renstra_target_sasaran(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    borang, tersimpan = isi_borang(request, kantor, lambda data: BorangKinerjaSasaran(ini, data), "Angka tersimpan.")
    if tersimpan:
        return HttpResponseRedirect(alamat_renstra(ini))
    isi = {**umum(request, ini), "borang": borang, "tahun": [str(t) for t in borang.tahun]}
    return render(request, "renstra/target_sasaran.html", isi)
