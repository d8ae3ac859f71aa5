"""What the grid sends while somebody types: cells to save, and the password when the session ran out.

Answers are JSON, errors too: a redirect to the login page would be of no use to the grid.
"""

from __future__ import annotations

import json

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, RawPostDataException
from django.middleware.csrf import get_token
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from planning.isian.pagu import jumlah_pagu, tahun_lalu
from planning.isian.sel import BENTROK, TERSIMPAN, Hasil, SelIsian, simpan_sel
from planning.masukan import kejanggalan_pagu
from planning.models import BarisRenja, Renja
from planning.nilai import format_angka
from planning.perms import boleh_mengisi
from renja.views.ambil import ambil_renja
from renja.views.masuk import FormMasuk

from .alamat import urai_alamat, urai_versi
from .lembar import nama_sel

#: More than any block that fits a sheet is sent in parts.
TERBANYAK = 1000


class KirimanSalah(ValueError):
    """The request is not what the grid sends; the message says so, for people."""


@never_cache
@login_not_required
@require_POST
def simpan(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Save cells: ``{"pengguna": 5, "sel": [{"nama": "b12-pagu", "versi": 3, "tulisan": "1.000"}]}``."""
    if not request.user.is_authenticated:
        return _galat(401, "Sesi Anda sudah berakhir.", sebab="masuk")
    try:
        pengguna, daftar = _baca(request)
    except KirimanSalah as e:
        return _galat(400, str(e))
    if pengguna != request.user.pk:
        # Somebody else has logged in with this browser since: what the first one typed is not theirs to send.
        return _galat(401, f"Peramban ini sekarang masuk sebagai {request.user}.", sebab="orang_lain")
    try:
        ini = ambil_renja(request, kecamatan, tahun, versi)
    except Http404 as e:
        return _galat(404, str(e))
    if not boleh_mengisi(request.user, ini):
        return _galat(403, "Anda tidak berhak mengisi Renja ini.", sebab="hak")
    return JsonResponse(_jawaban(ini, simpan_sel(ini, daftar, request.user), request.user))


def _baca(request: HttpRequest) -> tuple[int, list[SelIsian]]:
    try:
        isi = json.loads(request.body)
        daftar = isi["sel"]
        if not isinstance(daftar, list) or len(daftar) > TERBANYAK:
            raise KirimanSalah(f"Paling banyak {TERBANYAK} sel sekali kirim.")
        return isi["pengguna"], [_baca_sel(s) for s in daftar]
    except RequestDataTooBig:
        raise KirimanSalah("Kiriman terlalu besar.") from None
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, RawPostDataException) as e:
        if isinstance(e, KirimanSalah):
            raise
        raise KirimanSalah("Kiriman tidak dapat dibaca. Muat ulang halaman.") from None


def _baca_sel(isi: dict) -> SelIsian:
    alamat, _, kolom = isi["nama"].partition("-")
    tempat = urai_alamat(alamat)
    dikirim = isi.get("dikirim", [])
    if tempat is None or not all(isinstance(t, str) for t in (isi["tulisan"], *dikirim)):
        raise KirimanSalah("Kiriman tidak dapat dibaca. Muat ulang halaman.")
    objek, pk, nomor = tempat
    return SelIsian(objek, pk, kolom, urai_versi(isi["versi"]), isi["tulisan"], tuple(dikirim), nomor)


def _jawaban(renja: Renja, hasil: list[Hasil], pengguna) -> dict:
    """What became of each cell; if money changed, the sums and what is odd about it."""
    isi = {
        "hasil": [_hasil(h, pengguna) for h in hasil],
        "waktu": _jam(timezone.now()),
    }
    if any(h.sel.kolom in ("pagu", "pagu_n1") and h.status == TERSIMPAN for h in hasil):
        isi["jumlah"] = {
            k: {kode: _angka(nilai) for kode, nilai in per_kode.items()} for k, per_kode in jumlah_pagu(renja).items()
        }
        isi["peringatan"] = _peringatan(renja, hasil)
    return isi


def _hasil(h: Hasil, pengguna) -> dict:
    isi = {"nama": nama_sel(h), "status": h.status, "versi": h.versi, "nilai": h.nilai}
    if h.pesan:
        isi["pesan"] = h.pesan
    if h.bacaan:
        isi["bacaan"] = h.bacaan
    if h.lain:
        isi["lain"] = h.lain
    if h.status == BENTROK:
        isi["oleh"] = f"{h.oleh} (di jendela lain)" if h.oleh == str(pengguna) else h.oleh
        isi["waktu"] = _jam(h.waktu)
    return isi


def _peringatan(renja: Renja, hasil: list[Hasil]) -> dict[str, str]:
    """For each pagu that was saved: what is odd about it, or nothing."""
    pagu = {h.sel.objek_id: nama_sel(h) for h in hasil if h.sel.kolom == "pagu" and h.status == TERSIMPAN}
    if not pagu or (lalu := tahun_lalu(renja)).renja is None:
        return {}
    baris = BarisRenja.objects.filter(renja=renja, pk__in=pagu).values_list("pk", "nomenklatur__kode", "pagu")
    return {pagu[pk]: kejanggalan_pagu(nilai, lalu.dari(kode)) or "" for pk, kode, nilai in baris}


@never_cache
@sensitive_post_parameters("password")
@login_not_required
@require_http_methods(["GET", "POST"])
def masuk(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """Log in on the spot. GET tells who is logged in here now and gives a fresh CSRF token."""
    if request.method == "POST":
        form = FormMasuk(request, request.POST)
        if not form.is_valid():
            return _galat(400, " ".join(e for galat in form.errors.values() for e in galat))
        if str(form.get_user().pk) != request.POST.get("pengguna"):
            return _galat(400, "Isian di halaman ini milik orang lain. Masuklah sebagai orang yang mengetiknya.")
        login(request, form.get_user())
    return JsonResponse({"csrf": get_token(request), "pengguna": request.user.pk})


def _galat(status: int, pesan: str, **lain) -> JsonResponse:
    return JsonResponse({"pesan": pesan, **lain}, status=status)


def _angka(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)


def _jam(waktu) -> str:
    """``09.14``, with the day if it is not today."""
    waktu = timezone.localtime(waktu)
    return f"{waktu:%H.%M}" if waktu.date() == timezone.localdate() else f"{waktu:%d-%m-%Y %H.%M}"
