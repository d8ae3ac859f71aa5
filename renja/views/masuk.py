"""The way in."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView


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


def _tandai(form: forms.Form, *bidang: forms.Field) -> None:
    """Tie the fields to the error above them; the first has the focus, so it is read out at once."""
    for b in bidang:
        b.widget.attrs |= {"aria-describedby": "galat", "aria-invalid": "true"}


class Masuk(LoginView):
    template_name = "masuk.html"
    authentication_form = FormMasuk
    redirect_authenticated_user = True
