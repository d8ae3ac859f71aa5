"""What every answer carries for the browser's sake, and a page where Django's own answer is empty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

#: Nothing of the browser's machinery is used; the clipboard is (copying into SIPD, pasting blocks).
IZIN = ", ".join(
    f"{fitur}=()"
    for fitur in (
        "accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation",
        "gyroscope", "hid", "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "screen-wake-lock",
        "serial", "usb", "xr-spatial-tracking",
    )
)  # fmt: skip


class KepalaKeamanan:
    """Headers for which Django has no setting."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        jawaban.headers.setdefault("Permissions-Policy", IZIN)
        jawaban.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return jawaban


class HalamanGalat:
    """A method that an address does not take is told so on a page (405), as Django's own answer is empty."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        jawaban = self.get_response(request)
        if jawaban.status_code != 405 or jawaban.streaming or jawaban.content or request.method == "HEAD":
            return jawaban
        halaman = render(request, "405.html", status=405)
        for nama, nilai in jawaban.items():
            if nama not in ("Content-Type", "Content-Length"):
                halaman.headers[nama] = nilai
        return halaman
