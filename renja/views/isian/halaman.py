"""The sheet as a page, and its saving without JavaScript: one form, one button."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from planning.isian.sel import BENTROK, TERSIMPAN, Hasil, SelIsian
from renja.pintu import masukkan
from renja.views.ambil import ambil_renja
from renja.views.masuk import FormMasukDiTempat

from .alamat import urai_versi
from .buku import Buku, BukuRenja
from .lembar import Lembar


@never_cache
@sensitive_post_parameters("password", "kode")
@gzip_page
@login_not_required  # a form that comes in after the session ran out is not thrown away
@require_http_methods(["GET", "HEAD", "POST"])
def isian(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    return layani_halaman(request, lambda: BukuRenja(ambil_renja(request, kecamatan, tahun, versi), request.user))


def layani_halaman(request: HttpRequest, ambil: Callable[[], Buku]) -> HttpResponse:
    """A sheet as a page; ``ambil`` fetches it through the person's rights."""
    if not request.user.is_authenticated and (jawaban := _masuk_dahulu(request)):
        return jawaban
    buku = ambil()
    return _simpan(request, buku) if request.method == "POST" else _halaman(request, buku)


def _simpan(request: HttpRequest, buku: Buku) -> HttpResponse:
    if not buku.boleh:
        buku.tolak()
    belum = [h for h in buku.simpan(_sel_dari_form(request.POST, buku)) if h.status != TERSIMPAN]
    if belum:
        return _halaman(request, buku, belum)
    messages.success(request, "Semua isian tersimpan.")
    return HttpResponseRedirect(buku.alamat())


def _sel_dari_form(post: QueryDict, buku: Buku) -> list[SelIsian]:
    """Every cell of the form, with the version that was seen.

    A cell that could not be saved before carries that version on (``lihat-``) until the person chooses (``pilih-``).
    """
    daftar = []
    for nama, tulisan in post.items():
        alamat = nama.partition("-")[0]
        tempat = buku.urai(nama)
        pilih = post.get(f"pilih-{nama}")
        if tempat is None or pilih == "mereka":
            continue
        objek, pk, nomor, kolom = tempat
        versi = urai_versi(post.get(alamat if pilih == "saya" else f"lihat-{nama}", post.get(alamat)))
        daftar.append(SelIsian(objek, pk, kolom, versi, tulisan, nomor=nomor))
    return daftar


def _halaman(request: HttpRequest, buku: Buku, belum: list[Hasil] | None = None) -> HttpResponse:
    belum = belum or []
    isi = buku.konteks(request, belum)
    return render(
        request,
        buku.templat,
        {
            "renja": buku.renja,
            "tahun_n": str(buku.renja.tahun),
            "boleh": buku.boleh,
            "kunci": buku.kunci,
            "galat": _ringkasan(buku, isi["lembar"], belum),
            "ada_bentrok": any(h.status == BENTROK for h in belum),
            "zona": settings.TIME_ZONE,
            "modul": [f"js/isian/{nama}.js" for nama in MODUL],
            "alamat": {"isian": buku.alamat(), "simpan": buku.alamat("simpan"), "masuk": buku.alamat("masuk")},
            **isi,
        },
        status=422 if belum else 200,
    )


#: The scripts of the page but for the first, named so that the browser fetches them all at once.
MODUL = (
    "antre", "dialog", "gerak", "jelaskan", "jumlah", "keterangan", "kirim",
    "lembar", "pesan", "simpanan", "status", "tempel", "temuan", "terbilang", "urung",
)  # fmt: skip


def _ringkasan(buku: Buku, lembar: Lembar, belum: list[Hasil]) -> list[dict]:
    """What stands at the head of a page that comes back: each cell that is not saved, with a link to it."""
    sebutan = {s.nama: f"{s.judul.judul}, {b.sebutan}" for b, s in lembar.sel() if s.hasil}
    return [
        {
            "nama": nama,
            "di_lembar": nama in sebutan,
            "sebutan": sebutan.get(nama, ""),
            "bentrok": h.status == BENTROK,
            "hasil": h,
        }
        for h in belum
        for nama in [buku.nama(h.sel)]
    ]


# --- After the session ran out ----------------------------------------------------------------------------------------


def _masuk_dahulu(request: HttpRequest) -> HttpResponse | None:
    """A page asks for the login as everywhere; a form asks for the password and keeps all that was typed.

    ``None`` once the person is in. Only who typed it may send it: what another person finds on the screen is not
    saved under their name.
    """
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    form = FormMasukDiTempat(request, request.POST if "password" in request.POST else None)
    if form.is_valid():
        if str(form.get_user().pk) == request.POST.get("pengguna"):
            masukkan(request, form.get_user(), form.faktor)
            return None
        form.add_error(None, "Isian ini diketik oleh orang lain. Masuklah sebagai orang yang mengetiknya.")
    bawaan = [
        (k, v) for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "username", "password", "kode")
    ]
    return render(request, "isian/masuk.html", {"form": form, "bawaan": bawaan}, status=401)
