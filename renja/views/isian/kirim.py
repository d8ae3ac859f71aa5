"""What the grid sends while somebody types: cells to save, and the password when the session ran out.

Answers are JSON, errors too: a redirect to the login page would be of no use to the grid.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, RawPostDataException
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from planning.isian.sel import BENTROK, Hasil, SelIsian
from renja.pintu import masukkan
from renja.views.ambil import ambil_renja
from renja.views.masuk import FormMasukDiTempat

from .alamat import urai_versi
from .buku import Buku, BukuRenja

#: More than any block that fits a sheet is sent in parts.
TERBANYAK = 1000
TIDAK_TERBACA = "Kiriman tidak dapat dibaca. Muat ulang halaman."


class KirimanSalah(ValueError):
    """The request is not what the grid sends; the message says so, for people."""


@never_cache
@login_not_required
@require_POST
def simpan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Save cells: ``{"pengguna": 5, "sel": [{"nama": "b12-pagu", "versi": 3, "tulisan": "1.000"}]}``."""
    return layani_simpan(request, lambda: BukuRenja(ambil_renja(request, kecamatan, tahun, versi), request.user))


def layani_simpan(request: HttpRequest, ambil: Callable[[], Buku]) -> HttpResponse:
    """Save cells of a sheet; ``ambil`` fetches it through the person's rights, and raises ``Http404``."""
    if not request.user.is_authenticated:
        return _galat(401, "Sesi Anda sudah berakhir.", sebab="masuk")
    try:
        pengguna, isi = _baca(request)
    except KirimanSalah as e:
        return _galat(400, str(e))
    if pengguna != request.user.pk:
        # Somebody else has logged in with this browser since: what the first one typed is not theirs to send.
        return _galat(401, f"Peramban ini sekarang masuk sebagai {request.user}.", sebab="orang_lain")
    try:
        buku = ambil()
        daftar = [_baca_sel(buku, s) for s in isi]
    except Http404 as e:
        return _galat(404, str(e))
    except KirimanSalah as e:
        return _galat(400, str(e))
    if not buku.boleh:
        return _galat(403, buku.tidak_berhak, sebab="hak")
    hasil = buku.simpan(daftar)
    return JsonResponse(
        {
            "hasil": [_hasil(buku, h) for h in hasil],
            "waktu": _jam(timezone.now()),
            **buku.jawaban(hasil),
        }
    )


def _baca(request: HttpRequest) -> tuple[int, list[dict]]:
    try:
        isi = json.loads(request.body)
        daftar = isi["sel"]
        if not isinstance(daftar, list) or len(daftar) > TERBANYAK:
            raise KirimanSalah(f"Paling banyak {TERBANYAK} sel sekali kirim.")
        if not all(_berbentuk_sel(s) for s in daftar):
            raise KirimanSalah(TIDAK_TERBACA)
        return isi["pengguna"], daftar
    except RequestDataTooBig:
        raise KirimanSalah("Kiriman terlalu besar.") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, RawPostDataException) as e:
        if isinstance(e, KirimanSalah):
            raise
        raise KirimanSalah(TIDAK_TERBACA) from None


def _berbentuk_sel(isi: dict) -> bool:
    teks = (isi["nama"], isi["tulisan"], *isi.get("dikirim", []))
    return "versi" in isi and all(isinstance(t, str) for t in teks)


def _baca_sel(buku: Buku, isi: dict) -> SelIsian:
    tempat = buku.urai(isi["nama"])
    if tempat is None:
        raise KirimanSalah(TIDAK_TERBACA)
    objek, pk, nomor, kolom = tempat
    dikirim = tuple(isi.get("dikirim", []))
    return SelIsian(objek, pk, kolom, urai_versi(isi["versi"]), isi["tulisan"], dikirim, nomor)


def _hasil(buku: Buku, h: Hasil) -> dict:
    isi = {"nama": buku.nama(h.sel), "status": h.status, "versi": h.versi, "nilai": h.nilai}
    if h.pesan:
        isi["pesan"] = h.pesan
    if h.bacaan:
        isi["bacaan"] = h.bacaan
    if h.lain:
        isi["lain"] = h.lain
    if h.status == BENTROK:
        isi["oleh"] = f"{h.oleh} (di jendela lain)" if h.oleh == str(buku.pengguna) else h.oleh
        # A figure that was loaded from files has no hour.
        isi["waktu"] = _jam(h.waktu) if h.waktu else ""
    return isi


@never_cache
@sensitive_post_parameters("password", "kode")
@login_not_required
@require_http_methods(["GET", "POST"])
def layani_masuk(request: HttpRequest, **alamat) -> HttpResponse:
    """Log in on the spot. GET tells who is logged in here now and gives a fresh CSRF token."""
    if request.method == "POST":
        form = FormMasukDiTempat(request, request.POST)
        if not form.is_valid():
            return _galat(400, " ".join(e for galat in form.errors.values() for e in galat))
        if str(form.get_user().pk) != request.POST.get("pengguna"):
            return _galat(400, "Isian di halaman ini milik orang lain. Masuklah sebagai orang yang mengetiknya.")
        masukkan(request, form.get_user(), form.faktor)
    return JsonResponse({"csrf": get_token(request), "pengguna": request.user.pk})


def _galat(status: int, pesan: str, **lain) -> JsonResponse:
    return JsonResponse({"pesan": pesan, **lain}, status=status)


def _jam(waktu) -> str:
    """``09.14``, with the day if it is not today."""
    waktu = timezone.localtime(waktu)
    return f"{waktu:%H.%M}" if waktu.date() == timezone.localdate() else f"{waktu:%d-%m-%Y %H.%M}"


masuk = layani_masuk
