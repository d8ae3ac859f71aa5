"""Taking a step: what will happen is told first, what happened and how to undo it afterwards."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from planning.alur import LANGKAH, Kemungkinan, LangkahDitolak, SudahBerubah, laksanakan
from planning.enums import Aksi
from planning.forms.alur import FormLangkah
from planning.forms.borang import Galat
from planning.models import CatatanDokumen
from planning.perms import berwenang_atas
from renja.pintu import asal

from ..ambil import TidakAda
from . import kata
from .letak import LetakDokumen, ambil_letak


@require_http_methods(["GET", "HEAD", "POST"])
def langkah(request: HttpRequest, aksi: str, **alamat) -> HttpResponse:
    """The confirming page of a step; POST takes it."""
    letak = ambil_letak(request, **alamat)
    if aksi not in Aksi.values:
        raise TidakAda("Tidak ada langkah seperti itu.", letak.halaman, letak.dokumen.judul)
    aksi = Aksi(aksi)
    _berwenang(letak, aksi)
    if request.method == "POST":
        return _lakukan(request, letak, aksi)
    mungkin = _mungkin(letak, aksi)
    if mungkin is None:
        messages.info(request, _tidak_sekarang(letak, aksi))
        return redirect(letak.halaman)
    return _tampilkan(request, letak, aksi, mungkin, _form(letak, mungkin))


def _berwenang(letak: LetakDokumen, aksi: Aksi) -> None:
    """403 for who never takes this step, wherever the document stands."""
    p = letak.pengguna
    pernah = any(k.aksi == aksi and k.peran == p.peran and letak.jenis in k.untuk for k in LANGKAH)
    if not (pernah and berwenang_atas(p, letak.kantor)):
        raise PermissionDenied


def _mungkin(letak: LetakDokumen, aksi: Aksi) -> Kemungkinan | None:
    return next((k for k in letak.langkah if k.langkah.aksi == aksi), None)


def _tidak_sekarang(letak: LetakDokumen, aksi: Aksi) -> str:
    return f"{aksi.label} tidak dapat dilakukan sekarang: {letak.dokumen.judul} berstatus {letak.status.label.lower()}."


def _catatan(letak: LetakDokumen) -> list[CatatanDokumen]:
    """What this person wrote and has not sent yet; one query."""
    milik = CatatanDokumen.objects.filter(dokumen=letak.dokumen.pk, transisi=None, oleh=letak.pengguna)
    return list(milik)


def _form(letak: LetakDokumen, mungkin: Kemungkinan, data=None) -> FormLangkah:
    return FormLangkah(data, langkah=mungkin.langkah, ada_catatan=bool(_catatan(letak)))


def _lakukan(request: HttpRequest, letak: LetakDokumen, aksi: Aksi) -> HttpResponse:
    letak.tersimpan()
    # By the table alone: what this step asks for does not depend on where the document stands meanwhile.
    baris = next(k for k in LANGKAH if k.aksi == aksi and k.peran == letak.pengguna.peran and letak.jenis in k.untuk)
    form = _form(letak, Kemungkinan(baris), request.POST)
    lama = _angka(request.POST.get("versi", ""))
    if not form.is_valid() and lama == letak.dokumen.versi_baris:
        return _tampilkan(request, letak, aksi, _mungkin(letak, aksi), form, status=400)
    try:
        transisi = laksanakan(letak.dokumen, aksi, request.user, versi=lama, alamat=asal(request).alamat, **_isi(form))
    except SudahBerubah as e:
        letak.muat_ulang()
        return _tampilkan(request, letak, aksi, _mungkin(letak, aksi), form, e.kendala, status=409)
    except LangkahDitolak as e:
        mungkin = _mungkin(letak, aksi)
        sudah = {str(k) for k in mungkin.kendala} if mungkin else set()
        galat = [k for k in e.kendala if k not in sudah]
        return _tampilkan(request, letak, aksi, mungkin, form, galat, status=409)
    letak.muat_ulang()
    messages.success(request, kata.sesudah(letak, transisi.ke, aksi))
    return redirect(letak.halaman)


def _isi(form: FormLangkah) -> dict:
    isi = getattr(form, "cleaned_data", {})
    return {n: isi[n] for n in ("catatan", "nomor", "tanggal", "nomor_perbup", "tanggal_perbup") if n in isi}


def _angka(tulisan: str) -> int:
    """The version that was seen; what is no number was never one of ours."""
    return int(tulisan) if tulisan.isascii() and tulisan.isdigit() and len(tulisan) < 10 else -1


def _tampilkan(
    request: HttpRequest,
    letak: LetakDokumen,
    aksi: Aksi,
    mungkin: Kemungkinan | None,
    form: FormLangkah,
    tertahan=(),
    *,
    status: int = 200,
) -> HttpResponse:
    """``tertahan`` says why the step was not taken; what was typed stays."""
    galat = [
        Galat(f"{form[nama].label}: {p}", form[nama].id_for_label) for nama, pesan in form.errors.items() for p in pesan
    ]
    return render(
        request,
        "persetujuan/langkah.html",
        {
            "letak": letak,
            "kantor": letak.kantor,
            "tahun_n": str(letak.tahun),
            "aksi": aksi,
            "akan": kata.sebelum(letak, aksi),
            "mungkin": mungkin,
            "halangan": letak.halangan(mungkin.kendala) if mungkin else [],
            "catatan": _catatan(letak),
            "form": form,
            "borang": {"galat": galat},
            "tertahan": tertahan,
        },
        status=status,
    )
