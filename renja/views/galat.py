"""What is shown when there is nothing to show."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

BAWAAN = "Alamat ini tidak ada. Periksa kembali penulisannya."


def tidak_ada(request: HttpRequest, exception: Http404) -> HttpResponse:
    """404: says what is missing and offers the way back."""
    # An address that matches nothing carries no message for people.
    pesan = exception.args[0] if exception.args and isinstance(exception.args[0], str) else BAWAAN
    isi = {"pesan": pesan, "kembali": getattr(exception, "kembali", ""), "ke": getattr(exception, "ke", "")}
    return render(request, "404.html", isi, status=404)


def salah_minta(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when it was only too much; nothing of what is inside is said."""
    if isinstance(exception, (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)):
        return render(request, "413.html", status=413)
    return render(request, "400.html", status=400)
