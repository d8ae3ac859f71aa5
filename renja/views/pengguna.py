"""Accounts kept by others: Bappelitbangda those of its kabupaten, the admin all. Made, changed, closed; not removed."""

from __future__ import annotations

import logging
from itertools import groupby

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from planning.akun.catatan import catat
from planning.akun.faktor import lepas, punya_faktor
from planning.akun.hak import boleh_mewajibkan_kode, mengelola_pengguna, pengguna_terkelola
from planning.akun.tautan import buat_tautan
from planning.enums import Peran
from planning.forms.pengguna import PenggunaForm
from planning.forms.teks import bersih
from planning.models import CatatanAkun, Kejadian, Pengguna, PerangkatDaerah
from planning.perms import data_induk_terlihat
from renja.pintu import asal

from .akun import akhiri_sesi
from .ambil import TidakAda
from .catatan_akun import halaman_catatan

_log = logging.getLogger(__name__)
#: The link that was just made, until the next page has shown it.
_TAUTAN = "tautan_baru"
_PUNYA_FAKTOR = Exists(TOTPDevice.objects.filter(user=OuterRef("pk"), confirmed=True))


def _pengelola(request: HttpRequest) -> Pengguna:
    if not mengelola_pengguna(request.user):
        raise PermissionDenied
    return request.user


def _ambil(request: HttpRequest, pk: int, **kunci) -> Pengguna:
    """The account, if this person keeps it; nobody else's exists for them."""
    semua = Pengguna.objects.filter(pengguna_terkelola(_pengelola(request)), pk=pk)
    orang = (
        semua.select_for_update(of=("self",)) if kunci.get("kunci") else semua.annotate(faktor=_PUNYA_FAKTOR)
    ).first()
    if orang is None:
        raise TidakAda("Akun ini tidak ada.", reverse("pengguna"), "daftar pengguna")
    return orang


def _ambil_untuk_diubah(request: HttpRequest, pk: int) -> Pengguna:
    """The same, to be written: under its lock, and never one's own (that would be raising oneself)."""
    orang = _ambil(request, pk, kunci=True)
    if orang.pk == request.user.pk:
        raise PermissionDenied
    return orang


@never_cache
@require_http_methods(["GET", "HEAD"])
def daftar(request: HttpRequest) -> HttpResponse:
    """Everybody, by place; ``?cari=`` narrows it to a name or an office."""
    oleh = _pengelola(request)
    semua = Pengguna.objects.filter(pengguna_terkelola(oleh)).annotate(faktor=_PUNYA_FAKTOR)
    semua = semua.select_related("perangkat_daerah", "kabupaten")
    if cari := bersih(request.GET.get("cari", "")).strip()[:100]:
        semua = semua.filter(
            Q(username__icontains=cari) | Q(first_name__icontains=cari) | Q(perangkat_daerah__nama__icontains=cari)
        )
    urut = sorted(semua, key=lambda p: (_tempat(p)[0], not p.is_active, p.peran, p.username))
    tempat = [{"nama": kunci[1], "kantor": kunci[2], "orang": list(isi)} for kunci, isi in groupby(urut, key=_tempat)]
    return render(request, "pengguna/daftar.html", {"tempat": tempat, "cari": cari, "cacah": len(urut)})


def _tempat(orang: Pengguna) -> tuple[str, str, PerangkatDaerah | None]:
    """Where somebody belongs: what sorts it, its name, and the office if it is one."""
    if orang.perangkat_daerah:
        return f"2{orang.perangkat_daerah.kode_wilayah}", orang.perangkat_daerah.nama, orang.perangkat_daerah
    if orang.kabupaten:
        return f"1{orang.kabupaten.kode}", f"{orang.kabupaten.badan_perencana} {orang.kabupaten}", None
    return "0", "Admin", None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """A new person: nobody but they will know the password, so there is none yet."""
    oleh = _pengelola(request)
    form = PenggunaForm(oleh, request.POST or None, initial={"perangkat_daerah": request.GET.get("kantor")})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            form.instance.set_unusable_password()
            orang = form.save()
            catat(Kejadian.DIBUAT, asal(request), orang, oleh=oleh, keterangan=orang.get_peran_display())
            _siapkan_tautan(request, orang)
        messages.success(request, f"Akun {orang} dibuat.")
        return redirect("pengguna_ubah", orang.pk)
    return render(request, "pengguna/tambah.html", {"form": form}, status=422 if form.errors else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    oleh = _pengelola(request)
    if request.method == "POST":
        with transaction.atomic():
            orang = _ambil_untuk_diubah(request, pk)
            form = PenggunaForm(oleh, request.POST, instance=orang)
            if form.is_valid():
                return _simpan(request, form)
        orang = _ambil(request, pk)
    else:
        orang = _ambil(request, pk)
        form = PenggunaForm(oleh, instance=orang) if orang.pk != oleh.pk else None
    return render(
        request,
        "pengguna/ubah.html",
        {
            "orang": orang,
            "form": form,
            "tautan": _ambil_tautan(request, orang),
            "berlaku": settings.PASSWORD_RESET_TIMEOUT // 3600,
            "belum_bersandi": not orang.has_usable_password(),
            "catatan": CatatanAkun.objects.filter(pengguna=orang).select_related("oleh")[:10],
        },
        status=422 if form is not None and form.errors else 200,
    )


def _simpan(request: HttpRequest, form: PenggunaForm) -> HttpResponse:
    if not form.has_changed():
        messages.info(request, "Tidak ada yang berubah.")
        return redirect("pengguna_ubah", form.instance.pk)
    orang = form.save()
    if {"peran", "perangkat_daerah", "kabupaten"} & set(form.changed_data):
        akhiri_sesi(orang)  # what they may do now begins with a login
    catat(Kejadian.DIUBAH, asal(request), orang, oleh=request.user, keterangan=form.ringkasan)
    messages.success(request, "Data akun tersimpan.")
    return redirect("pengguna_ubah", orang.pk)


@require_POST
@transaction.atomic
def tautan(request: HttpRequest, pk: int) -> HttpResponse:
    """A fresh link to set a password, for a new person or a forgotten one; older links die."""
    orang = _ambil_untuk_diubah(request, pk)
    if not orang.is_active:
        messages.error(request, "Akun ini tidak aktif. Aktifkan dahulu, baru buat tautan.")
    else:
        _siapkan_tautan(request, orang)
    return redirect("pengguna_ubah", orang.pk)


def _siapkan_tautan(request: HttpRequest, orang: Pengguna) -> None:
    uid, token = buat_tautan(orang)
    alamat = request.build_absolute_uri(reverse("sandi_tautan", args=[uid, token]))
    catat(Kejadian.TAUTAN, asal(request), orang, oleh=request.user)
    request.session[_TAUTAN] = [orang.pk, alamat]
    if settings.SURAT and orang.email:
        transaction.on_commit(lambda: _kirim(request, orang, alamat))


def _kirim(request: HttpRequest, orang: Pengguna, alamat: str) -> None:
    isi = (
        f"Yth. {orang},\n\nAtur kata sandi Anda untuk Renja Kecamatan (nama pengguna: {orang.username}) di:\n\n"
        f"{alamat}\n\n"
        f"Tautan ini dapat dipakai satu kali dan berlaku {settings.PASSWORD_RESET_TIMEOUT // 3600} jam. "
        "Bila Anda tidak memintanya, abaikan surat ini.\n"
    )
    try:
        send_mail("Tautan kata sandi Renja Kecamatan", isi, None, [orang.email])
    except OSError:  # SMTP errors are OSErrors
        _log.exception("Surat tautan kata sandi tidak terkirim.")
        messages.warning(request, f"Surat ke {orang.email} tidak terkirim. Serahkan tautannya sendiri.")
    else:
        messages.info(request, f"Tautan juga dikirim ke {orang.email}.")


def _ambil_tautan(request: HttpRequest, orang: Pengguna) -> str:
    """The link that was just made for this account; it is shown once."""
    pk, alamat = request.session.get(_TAUTAN, (None, ""))
    if pk is None:
        return ""
    del request.session[_TAUTAN]
    return alamat if pk == orang.pk else ""


@require_POST
@transaction.atomic
def aktif(request: HttpRequest, pk: int) -> HttpResponse:
    """Close an account, or open it again; what it did stays on the record either way."""
    orang = _ambil_untuk_diubah(request, pk)
    mau = request.POST.get("aktif") == "1"
    if orang.is_active != mau:
        orang.is_active, orang.tautan_dibuat = mau, None
        orang.sesi_ke += 1
        orang.save(update_fields=["is_active", "tautan_dibuat", "sesi_ke"])
        catat(Kejadian.AKTIF if mau else Kejadian.NONAKTIF, asal(request), orang, oleh=request.user)
    messages.success(request, f"Akun {orang} sekarang {'aktif' if mau else 'tidak aktif'}.")
    return redirect("pengguna_ubah", orang.pk)


@require_POST
@transaction.atomic
def lepas_kode(request: HttpRequest, pk: int) -> HttpResponse:
    """For somebody who lost the phone and the recovery codes."""
    orang = _ambil_untuk_diubah(request, pk)
    if punya_faktor(orang):
        lepas(orang)
        akhiri_sesi(orang)
        catat(Kejadian.FAKTOR_LEPAS, asal(request), orang, oleh=request.user)
    messages.success(request, f"Kode masuk {orang} dilepas.")
    return redirect("pengguna_ubah", orang.pk)


@never_cache
@require_http_methods(["GET", "HEAD"])
def catatan(request: HttpRequest) -> HttpResponse:
    """The record of everybody one keeps; the admin also sees attempts with names nobody has."""
    oleh = _pengelola(request)
    semua = CatatanAkun.objects.all()
    if oleh.peran != Peran.ADMIN:
        semua = semua.filter(pengguna__in=Pengguna.objects.filter(pengguna_terkelola(oleh)))
    orang = None
    if (pk := request.GET.get("orang", "")).isdecimal() and len(pk) < 10:
        orang = _ambil(request, int(pk))
        semua = semua.filter(pengguna=orang)
    judul = f"Catatan akun {orang}" if orang else "Catatan akun"
    return halaman_catatan(request, semua, judul, "pengguna", orang=orang, bernama=orang is None)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def keamanan(request: HttpRequest, kecamatan: str) -> HttpResponse:
    """Whether an office asks its camat for the code from the phone."""
    kantor = PerangkatDaerah.objects.filter(data_induk_terlihat(request.user), slug=kecamatan).first()
    if kantor is None:
        raise TidakAda(f"Tidak ada kecamatan “{kecamatan}”.")
    if not boleh_mewajibkan_kode(request.user, kantor):
        raise PermissionDenied
    camat = list(
        Pengguna.objects.filter(perangkat_daerah=kantor, peran=Peran.CAMAT, is_active=True).annotate(
            faktor=_PUNYA_FAKTOR
        )
    )
    if request.method == "POST":
        wajib = request.POST.get("wajib") == "on"
        if PerangkatDaerah.objects.filter(pk=kantor.pk).exclude(camat_wajib_kode=wajib).update(camat_wajib_kode=wajib):
            for c in camat:
                catat(Kejadian.WAJIB if wajib else Kejadian.TIDAK_WAJIB, asal(request), c, oleh=request.user)
        messages.success(request, "Pengaturan tersimpan; berlaku saat camat masuk berikutnya.")
        return redirect("kantor_keamanan", kantor.slug)
    return render(
        request, "pengguna/keamanan.html", {"kantor": kantor, "camat": camat, "hari_ini": timezone.localdate()}
    )
