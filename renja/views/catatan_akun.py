"""The record of accounts, page by page."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_SEHALAMAN = 50


def halaman_catatan(request: HttpRequest, catatan: QuerySet, judul: str, kembali: str, **lain) -> HttpResponse:
    """One page of these entries, newest first; a page that is not there shows the nearest."""
    halaman = Paginator(catatan.select_related("pengguna", "oleh"), _SEHALAMAN).get_page(request.GET.get("hal"))
    isi = {"halaman": halaman, "catatan": halaman.object_list, "judul": judul, "kembali": kembali}
    return render(request, "akun/catatan.html", isi | lain)
