"""Closing a quarter, opening it again, and giving it another deadline: each asks first, and goes on the record."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format

from evaluation.bukti import daftar_bukti
from evaluation.forms.triwulan import FormBatas, FormBuka
from evaluation.perms import boleh_menutup_triwulan
from evaluation.triwulan import TidakDapatDiubah, buka_kembali, tutup, ubah_batas
from planning.forms.borang import Galat
from planning.perms import boleh_membuka_triwulan

from .evaluasi_letak import Letak, umum
from .evaluasi_triwulan import ambil_kantor_triwulan, muat_letak

#: Longer lists of what is empty are cut; the totals count everything.
TAMPIL = 10


def evaluasi_tutup(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> HttpResponse:
    """What is still empty, what closing means; POST closes."""
    kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
    if not boleh_menutup_triwulan(request.user, kantor):
        raise PermissionDenied
    letak, _ = muat_letak(request, kantor, tahun, tw)
    if request.method == "POST":
        return _lakukan(request, letak, lambda: tutup(kantor, tahun, tw, request.user), "ditutup")
    if not letak.kini.terbuka:
        messages.info(request, letak.kini.sebab)
        return redirect(letak.halaman)
    isi, ada_bukti = letak.isi, daftar_bukti(kantor, tahun, tw).exists()
    return render(
        request,
        "evaluasi/tutup.html",
        {
            **umum(kantor, tahun),
            "letak": letak,
            "tanpa_realisasi": isi.tanpa_realisasi[:TAMPIL],
            "sisa_realisasi": len(isi.tanpa_realisasi) - TAMPIL,
            "tanpa_rupiah": isi.tanpa_rupiah[:TAMPIL],
            "sisa_rupiah": len(isi.tanpa_rupiah) - TAMPIL,
            "lengkap": isi.angka_lengkap and not isi.teks_kosong and ada_bukti,
            "ada_bukti": ada_bukti,
        },
    )


def evaluasi_buka(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> HttpResponse:
    """Open a closed quarter again, with a reason and a deadline."""
    letak = _letak_pembuka(request, kecamatan, tahun, tw)
    form = FormBuka(request.POST if request.method == "POST" else None)
    if not letak.boleh_membuka:
        messages.info(request, letak.kini.sebab or f"{letak.nama} {tahun} masih terbuka.")
        return redirect(letak.halaman)
    if request.method == "POST" and form.is_valid():
        isi = form.cleaned_data
        return _lakukan(
            request,
            letak,
            lambda: buka_kembali(letak.kantor, tahun, tw, request.user, isi["alasan"], isi["batas"]),
            f"dibuka kembali sampai {date_format(isi['batas'], 'j F Y')}",
        )
    return _isi(request, letak, form, "evaluasi/buka.html")


def evaluasi_batas(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> HttpResponse:
    """Another deadline for a quarter that is open or lies ahead."""
    letak = _letak_pembuka(request, kecamatan, tahun, tw)
    form = FormBatas(request.POST if request.method == "POST" else None, initial={"batas": letak.kini.batas})
    if not letak.boleh_mengubah_batas:
        messages.info(request, letak.kini.sebab)
        return redirect(letak.halaman)
    if request.method == "POST" and form.is_valid():
        batas = form.cleaned_data["batas"]
        return _lakukan(
            request,
            letak,
            lambda: ubah_batas(letak.kantor, tahun, tw, request.user, batas),
            f"dapat diisi sampai {date_format(batas, 'j F Y')}",
        )
    return _isi(request, letak, form, "evaluasi/batas.html")


def _letak_pembuka(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> Letak:
    """The quarter, if this person may open it (else 403)."""
    kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
    if not boleh_membuka_triwulan(request.user, kantor):
        raise PermissionDenied
    return muat_letak(request, kantor, tahun, tw)[0]


def _lakukan(request: HttpRequest, letak: Letak, aksi: Callable[[], None], jadi: str) -> HttpResponse:
    """Do it, say what came of it, and go back to the quarter."""
    try:
        aksi()
    except TidakDapatDiubah as e:
        messages.error(request, str(e))
    else:
        messages.success(request, f"{letak.nama} {letak.tahun} {jadi}.")
    return redirect(letak.halaman)


def _isi(request: HttpRequest, letak: Letak, form: forms.Form, templat: str) -> HttpResponse:
    galat = [
        Galat(f"{form[nama].label}: {p}", form[nama].id_for_label) for nama, pesan in form.errors.items() for p in pesan
    ]
    isi = {**umum(letak.kantor, letak.tahun), "letak": letak, "form": form, "borang": {"galat": galat}}
    return render(request, templat, isi)
