"""The way in: name and password, then the code from the phone where there is one, or setting it up where it is asked.

Between the two nobody is logged in yet: the session only remembers, for some minutes, whose password was right.
"""

from __future__ import annotations

import time

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from planning.akun.catatan import catat
from planning.akun.faktor import PEMULIHAN, PONSEL, periksa_kode, punya_faktor, wajib_faktor
from planning.akun.kunci import terkunci_sampai
from planning.models import Kejadian, Pengguna
from renja.pintu import asal, masukkan, pesan_terkunci

from .faktor import isi_pemasangan, simpan_pemasangan

KODE_SALAH = "Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu coba lagi."
_TERTAHAN = "masuk_tertahan"
#: How long after the password the code may follow, in seconds.
_LAMA_TERTAHAN = 10 * 60


class FormMasuk(AuthenticationForm):
    """Name and password, with errors that say what to do; which of the two was wrong stays unsaid."""

    error_messages = {
        "invalid_login": "Nama pengguna atau kata sandi salah. Periksa huruf besar dan kecilnya, lalu coba lagi.",
        "inactive": "Akun ini tidak aktif. Hubungi admin di kabupaten Anda.",
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        nama, sandi = self.fields["username"], self.fields["password"]
        nama.label, nama.error_messages["required"] = "Nama pengguna", "Isi nama pengguna."
        sandi.label, sandi.error_messages["required"] = "Kata sandi", "Isi kata sandi."
        for bidang in (nama, sandi):
            bidang.widget.attrs["required"] = True
        if self.is_bound:
            _tandai(self, nama, sandi)

    @property
    def terkunci_sampai(self):
        return getattr(self.request, "terkunci_sampai", None)

    def get_invalid_login_error(self):
        if sampai := self.terkunci_sampai:
            return forms.ValidationError(pesan_terkunci(sampai), code="terkunci")
        return super().get_invalid_login_error()


class FormMasukDiTempat(FormMasuk):
    """The same on the spot, where the session ran out: the code is asked beside the password."""

    kode = forms.CharField(
        label="Kode dari ponsel (bila akun Anda memakainya)",
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    #: How the code was right, for ``masukkan``.
    faktor = ""

    def confirm_login_allowed(self, user: Pengguna) -> None:
        super().confirm_login_allowed(user)
        if punya_faktor(user):
            kode = self.cleaned_data.get("kode", "")
            if not kode:
                raise forms.ValidationError("Isi juga kode enam angka dari aplikasi di ponsel Anda.", code="kode")
            self.faktor = periksa_kode(user, kode)
            catat_kode(self.request, user, self.faktor)
            if not self.faktor:
                raise forms.ValidationError(KODE_SALAH, code="kode")
        elif wajib_faktor(user):
            pesan = "Kantor Anda mewajibkan kode dari ponsel. Buka halaman Masuk di jendela lain untuk memasangnya."
            raise forms.ValidationError(pesan, code="kode")


def catat_kode(request: HttpRequest, pengguna: Pengguna, faktor: str) -> None:
    """Write down a wrong code, and a recovery code that was used up."""
    if faktor != PONSEL:
        kejadian = Kejadian.KODE_PEMULIHAN if faktor == PEMULIHAN else Kejadian.KODE_SALAH
        catat(kejadian, asal(request), pengguna)


def _tandai(form: forms.Form, *bidang: forms.Field) -> None:
    """Tie the fields to the error above them; the first has the focus, so it is read out at once."""
    for b in bidang:
        b.widget.attrs |= {"aria-describedby": "galat", "aria-invalid": "true"}


class Masuk(LoginView):
    template_name = "masuk.html"
    authentication_form = FormMasuk
    redirect_authenticated_user = True

    def form_valid(self, form: FormMasuk) -> HttpResponse:
        orang = form.get_user()
        if punya_faktor(orang):
            return self._lanjut(orang, "masuk_kode")
        if wajib_faktor(orang):
            return self._lanjut(orang, "masuk_pasang")
        masukkan(self.request, orang)
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form: FormMasuk) -> HttpResponse:
        jawaban = super().form_invalid(form)
        if sampai := form.terkunci_sampai:
            jawaban.status_code = 429
            jawaban["Retry-After"] = str(max(1, int(sampai.timestamp() - time.time())))
        return jawaban

    def _lanjut(self, orang: Pengguna, ke: str) -> HttpResponse:
        self.request.session.cycle_key()
        self.request.session[_TERTAHAN] = [orang.pk, orang.get_session_auth_hash(), int(time.time())]
        tujuan = self.get_redirect_url()
        tanya = f"?{urlencode({self.redirect_field_name: tujuan})}" if tujuan else ""
        return HttpResponseRedirect(f"{reverse(ke)}{tanya}")


def _tertahan(request: HttpRequest) -> Pengguna | None:
    """Whose password was right a short while ago in this browser."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or _TERTAHAN not in request.session:
        return None
    pk, sidik, sejak = request.session[_TERTAHAN]
    if time.time() - sejak > _LAMA_TERTAHAN:
        return None
    orang = Pengguna.objects.filter(pk=pk, is_active=True).select_related("perangkat_daerah").first()
    return orang if orang and constant_time_compare(sidik, orang.get_session_auth_hash()) else None


def _tujuan(request: HttpRequest) -> str:
    """Where the person wanted to go, if that is on this site."""
    ke = request.POST.get("next", request.GET.get("next", ""))
    aman = url_has_allowed_host_and_scheme(ke, {request.get_host()}, require_https=request.is_secure())
    return ke if aman else ""


def _langkah_dua(tampilan):
    """What the two pages after the password share: nobody sees them who has not shown a password."""

    @login_not_required
    @never_cache
    @sensitive_post_parameters("kode")
    def masuk_lanjut(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            return redirect("beranda")
        orang = _tertahan(request)
        if orang is None:
            messages.error(request, "Terlalu lama menunggu kode. Masukkan lagi nama pengguna dan kata sandi Anda.")
            ke = _tujuan(request)
            return redirect(f"{reverse('masuk')}?{urlencode({'next': ke})}" if ke else "masuk")
        return tampilan(request, orang)

    return masuk_lanjut


@_langkah_dua
def masuk_kode(request: HttpRequest, orang: Pengguna) -> HttpResponse:
    """The code from the phone, or a recovery code."""
    galat, status = "", 200
    if request.method == "POST":
        kode = request.POST.get("kode", "")
        if sampai := terkunci_sampai(orang.username, asal(request)):
            galat, status = pesan_terkunci(sampai), 429
        elif not kode.strip():
            galat = "Isi kode enam angka dari aplikasi di ponsel Anda."
        else:
            faktor = periksa_kode(orang, kode[:40])
            catat_kode(request, orang, faktor)
            if faktor:
                return _masukkan(request, orang, faktor)
            galat = KODE_SALAH
    return render(
        request, "akun/masuk_kode.html", {"orang": orang, "galat": galat, "next": _tujuan(request)}, status=status
    )


@_langkah_dua
def masuk_pasang(request: HttpRequest, orang: Pengguna) -> HttpResponse:
    """The office asks its camat for a code, and there is no phone yet: set it up, else nobody comes in."""
    if punya_faktor(orang) or not wajib_faktor(orang):
        return redirect("masuk")
    galat = ""
    if request.method == "POST":
        kode, galat = simpan_pemasangan(request, orang)
        if kode is not None:
            tujuan = _tujuan(request)
            del request.session[_TERTAHAN]
            masukkan(request, orang, PONSEL)
            return render(request, "akun/kode_pemulihan.html", {"kode": kode, "lanjut": tujuan or reverse("beranda")})
    isi = isi_pemasangan(request, orang) | {"orang": orang, "galat": galat, "next": _tujuan(request)}
    return render(request, "akun/masuk_pasang.html", isi)


def _masukkan(request: HttpRequest, orang: Pengguna, faktor: str) -> HttpResponse:
    tujuan = _tujuan(request)
    del request.session[_TERTAHAN]
    masukkan(request, orang, faktor)
    if faktor == PEMULIHAN:
        messages.info(
            request, "Kode pemulihan itu sudah terpakai. Bila ponsel Anda hilang, pasang yang baru di Akun saya."
        )
    return redirect(tujuan or "beranda")
