"""What stands between every request and its page."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from planning.isian.kunci import Terkunci


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
