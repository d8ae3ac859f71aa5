"""One's own account: password, the code from the phone, where one is and was logged in."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, logout, update_session_auth_hash
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from planning.akun.catatan import catat
from planning.akun.faktor import kode_pemulihan_baru, lepas, punya_faktor, sisa_kode_pemulihan, wajib_faktor
from planning.akun.tautan import token_sandi
from planning.models import CatatanAkun, Kejadian, Pengguna
from renja.pintu import asal, pesan_terkunci

from .catatan_akun import halaman_catatan
from .faktor import isi_pemasangan, simpan_pemasangan

_SANDI_SALAH = "Kata sandi Anda sekarang salah."


class _Sandi:
    """Mixed into the forms of passwords: labels and messages of ours."""

    error_messages = {"password_mismatch": "Kedua kata sandi baru tidak sama. Ketik ulang keduanya."}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.use_required_attribute = False
        self.fields["new_password1"].label = "Kata sandi baru"
        self.fields["new_password2"].label = "Kata sandi baru, sekali lagi"
        self.fields["new_password1"].help_text = (
            "Paling sedikit 10 karakter, bukan angka saja, bukan kata sandi yang lazim, dan tidak mirip nama Anda. "
            "Beberapa kata yang hanya Anda yang tahu rangkaiannya sudah baik."
        )
        self.fields["new_password2"].help_text = ""
        for bidang in self.fields.values():
            bidang.error_messages["required"] = f"Isi {bidang.label[:1].lower()}{bidang.label[1:]}."


class FormSandi(_Sandi, SetPasswordForm):
    """A first password, or a new one for a forgotten one."""


class FormGantiSandi(_Sandi, PasswordChangeForm):
    """Another password; the present one is asked through the door that counts failures."""

    def __init__(self, request: HttpRequest, *args, **kwargs):
        super().__init__(request.user, *args, **kwargs)
        self.request = request
        lama = self.fields["old_password"]
        lama.label, lama.error_messages["required"] = "Kata sandi sekarang", "Isi kata sandi sekarang."
        lama.widget.attrs.pop("autofocus", None)

    def clean_old_password(self):
        galat = sandi_salah(self.request, self.cleaned_data["old_password"])
        if galat:
            raise forms.ValidationError(galat)
        return self.cleaned_data["old_password"]


def sandi_salah(request: HttpRequest, sandi: str) -> str:
    """What is wrong with the password of who is logged in; empty if nothing is. Failures count as at the door."""
    orang = authenticate(request, username=request.user.username, password=sandi)
    if orang is not None and orang.pk == request.user.pk:
        return ""
    sampai = getattr(request, "terkunci_sampai", None)
    return pesan_terkunci(sampai) if sampai else _SANDI_SALAH


@never_cache
@require_http_methods(["GET", "HEAD"])
def akun(request: HttpRequest) -> HttpResponse:
    punya = punya_faktor(request.user)
    return render(
        request,
        "akun/akun.html",
        {
            "punya_faktor": punya,
            "wajib_faktor": wajib_faktor(request.user),
            "sisa_kode": sisa_kode_pemulihan(request.user) if punya else 0,
            "catatan": CatatanAkun.objects.filter(pengguna=request.user).select_related("oleh")[:10],
        },
    )


@never_cache
@require_http_methods(["GET", "HEAD"])
def akun_catatan(request: HttpRequest) -> HttpResponse:
    return halaman_catatan(request, CatatanAkun.objects.filter(pengguna=request.user), "Catatan akun saya", "akun")


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def akun_sandi(request: HttpRequest) -> HttpResponse:
    form = FormGantiSandi(request, request.POST or None)
    if request.method == "POST" and form.is_valid():
        orang = form.save()
        update_session_auth_hash(request, orang)  # this browser stays, every other one is out
        catat(Kejadian.SANDI, asal(request), orang, oleh=orang)
        messages.success(
            request, "Kata sandi diganti. Peramban lain yang masih masuk dengan akun ini sudah dikeluarkan."
        )
        return redirect("akun")
    return render(request, "akun/sandi.html", {"form": form})


@never_cache
@sensitive_post_parameters("sandi", "kode")
@require_http_methods(["GET", "HEAD", "POST"])
def akun_faktor(request: HttpRequest) -> HttpResponse:
    """Set the phone up, or another one in its place."""
    galat = ""
    if request.method == "POST":
        galat = sandi_salah(request, request.POST.get("sandi", ""))
        if not galat:
            kode, galat = simpan_pemasangan(request, request.user)
            if kode is not None:
                _akhiri_sesi_lain(request)
                request.session["faktor"] = "ponsel"
                return render(request, "akun/kode_pemulihan.html", {"kode": kode, "lanjut": reverse_lazy("akun")})
    isi = isi_pemasangan(request, request.user) | {"galat": galat, "punya_faktor": punya_faktor(request.user)}
    return render(request, "akun/faktor.html", isi)


@never_cache
@sensitive_post_parameters("sandi")
@require_http_methods(["GET", "HEAD", "POST"])
def akun_faktor_lepas(request: HttpRequest) -> HttpResponse:
    """Take the code away, or make new recovery codes: both ask the password."""
    if not punya_faktor(request.user):
        return redirect("akun")
    wajib, galat = wajib_faktor(request.user), ""
    if request.method == "POST":
        galat = sandi_salah(request, request.POST.get("sandi", ""))
        if not galat and request.POST.get("aksi") == "kode":
            catat(Kejadian.KODE_BARU, asal(request), request.user, oleh=request.user)
            kode = kode_pemulihan_baru(request.user)
            return render(request, "akun/kode_pemulihan.html", {"kode": kode, "lanjut": reverse_lazy("akun")})
        if not galat and wajib:
            galat = "Kantor Anda mewajibkan kode ini, jadi tidak dapat dilepas. Untuk ponsel baru, pilih Ganti ponsel."
        if not galat:
            lepas(request.user)
            catat(Kejadian.FAKTOR_LEPAS, asal(request), request.user, oleh=request.user)
            messages.success(request, "Kode masuk dilepas. Sekarang cukup kata sandi.")
            return redirect("akun")
    return render(request, "akun/faktor_lepas.html", {"galat": galat, "wajib_faktor": wajib})


@require_POST
def akun_keluar_semua(request: HttpRequest) -> HttpResponse:
    """End every session of this account, this one too."""
    orang = request.user
    catat(Kejadian.KELUAR_SEMUA, asal(request), orang, oleh=orang)
    akhiri_sesi(orang)
    logout(request)
    messages.success(request, "Semua peramban sudah dikeluarkan. Masuk lagi di sini.")
    return redirect("masuk")


def akhiri_sesi(orang: Pengguna) -> None:
    """Every session of this person ends with its next request."""
    orang.sesi_ke += 1
    orang.save(update_fields=["sesi_ke"])


def _akhiri_sesi_lain(request: HttpRequest) -> None:
    akhiri_sesi(request.user)
    update_session_auth_hash(request, request.user)


@method_decorator([login_not_required, never_cache, sensitive_post_parameters()], name="dispatch")
class SandiDariTautan(PasswordResetConfirmView):
    """The page behind a one-time link."""

    template_name = "akun/sandi_tautan.html"
    form_class = FormSandi
    token_generator = token_sandi
    reset_url_token = "baru"  # noqa: S105
    success_url = reverse_lazy("masuk")

    def form_valid(self, form: FormSandi) -> HttpResponse:
        jawaban = super().form_valid(form)
        catat(Kejadian.SANDI, asal(self.request), self.user, oleh=self.user)
        messages.success(self.request, f"Kata sandi tersimpan. Masuk sebagai {self.user.username}.")
        return jawaban
