"""What stands between every request and its page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from planning.isian.kunci import Terkunci
from planning.rekam import atas_nama

from .pintu import asal

#: Methods that change nothing, and so leave nothing on the record.
_MEMBACA = {"GET", "HEAD", "OPTIONS", "TRACE"}


class AtasNama:
    """What a request changes is recorded under the name of who sent it, and the address it came from."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in _MEMBACA:
            return self.get_response(request)
        pengguna = request.user if request.user.is_authenticated else None
        with atas_nama(pengguna, asal(request).alamat):
            return self.get_response(request)


class TerkunciJadiHalaman:
    """A Renja that was submitted while somebody still had it open: 409 and a page that says so, never a 500."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Terkunci):
            return None
        if request.content_type == "application/json":
            return JsonResponse({"pesan": str(exception)}, status=409)
        return render(request, "409.html", {"pesan": str(exception)}, status=409)
