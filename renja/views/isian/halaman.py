"""The sheet as a page, and its saving without JavaScript: one form, one button."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from planning.isian.isi_kolom import DAPAT_DIISI
from planning.isian.kolom import KOLOM, Acuan
from planning.isian.pagu import plafon, tahun_lalu
from planning.isian.sel import BENTROK, TERSIMPAN, Hasil, SelIsian, simpan_sel
from planning.models import Renja
from planning.perms import boleh_mengisi
from planning.pohon import muat_pohon
from renja.views.ambil import ambil_renja
from renja.views.masuk import FormMasuk

from .alamat import urai_alamat, urai_versi
from .lembar import Lembar, nama_sel, susun_lembar
from .tindakan import tindakan_terakhir


@never_cache
@sensitive_post_parameters("password")
@gzip_page
@login_not_required  # a form that comes in after the session ran out is not thrown away
@require_http_methods(["GET", "HEAD", "POST"])
def isian(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    if not request.user.is_authenticated and (jawaban := _masuk_dahulu(request)):
        return jawaban
    ini = ambil_renja(request, kecamatan, tahun, versi)
    if request.method == "POST":
        return _simpan(request, ini)
    return _halaman(request, ini)


def alamat_isian(renja: Renja, nama: str = "isian") -> str:
    return reverse(nama, args=[renja.perangkat_daerah.slug, renja.tahun, renja.versi])


def _simpan(request: HttpRequest, ini: Renja) -> HttpResponse:
    if not boleh_mengisi(request.user, ini):
        raise PermissionDenied
    acuan = Acuan()
    belum = [h for h in simpan_sel(ini, _sel_dari_form(request.POST), request.user, acuan) if h.status != TERSIMPAN]
    if belum:
        return _halaman(request, ini, belum, acuan)
    messages.success(request, "Semua isian tersimpan.")
    return HttpResponseRedirect(alamat_isian(ini))


def _sel_dari_form(post: QueryDict) -> list[SelIsian]:
    """Every cell of the form, with the version that was seen.

    A cell that could not be saved before carries that version on (``lihat-``) until the person chooses (``pilih-``).
    """
    daftar = []
    for nama, tulisan in post.items():
        alamat, _, kolom = nama.partition("-")
        tempat = urai_alamat(alamat)
        pilih = post.get(f"pilih-{nama}")
        if tempat is None or kolom not in KOLOM or pilih == "mereka":
            continue
        objek, pk, nomor = tempat
        versi = urai_versi(post.get(alamat if pilih == "saya" else f"lihat-{nama}", post.get(alamat)))
        daftar.append(SelIsian(objek, pk, kolom, versi, tulisan, nomor=nomor))
    return daftar


def _halaman(
    request: HttpRequest, ini: Renja, belum: list[Hasil] | None = None, acuan: Acuan | None = None
) -> HttpResponse:
    belum, acuan = belum or [], acuan or Acuan()
    boleh = boleh_mengisi(request.user, ini)
    pohon, lalu, batas = muat_pohon(ini), tahun_lalu(ini), plafon(ini)
    lembar = susun_lembar(pohon, lalu, acuan, belum, request.GET.get("tambah", ""), isi=boleh)
    return render(
        request,
        "isian/halaman.html",
        {
            "renja": ini,
            "tahun_n": str(ini.tahun),
            "boleh": boleh,
            "pohon": pohon,
            "lembar": lembar,
            "galat": _ringkasan(lembar, belum),
            "ada_bentrok": any(h.status == BENTROK for h in belum),
            "pagu_lalu": lalu.dari(""),
            "plafon": batas,
            "sisa": None if batas is None else batas - (pohon.pagu or 0),
            "sumber_dana": [acuan.tulis_sumber_dana(s) for s in acuan.sumber_dana] if boleh else [],
            "dapat_diisi": DAPAT_DIISI.items(),
            "urungan": tindakan_terakhir(ini) if boleh else None,
            "zona": settings.TIME_ZONE,
            "modul": [f"js/isian/{nama}.js" for nama in MODUL],
            "alamat": {nama: alamat_isian(ini, nama) for nama in ("isian", *_TINDAKAN)},
        },
        status=422 if belum else 200,
    )


#: The scripts of the page but for the first, named so that the browser fetches them all at once.
MODUL = (
    "antre", "dialog", "gerak", "jumlah", "keterangan", "kirim",
    "lembar", "pesan", "simpanan", "status", "tempel", "terbilang", "urung",
)  # fmt: skip
_TINDAKAN = ("isian_simpan", "isian_masuk", "isian_kolom", "isian_indikator")


def _ringkasan(lembar: Lembar, belum: list[Hasil]) -> list[dict]:
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
        for nama in [nama_sel(h)]
    ]


# --- After the session ran out ----------------------------------------------------------------------------------------


def _masuk_dahulu(request: HttpRequest) -> HttpResponse | None:
    """A page asks for the login as everywhere; a form asks for the password and keeps all that was typed.

    ``None`` once the person is in. Only who typed it may send it: what another person finds on the screen is not
    saved under their name.
    """
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    form = FormMasuk(request, request.POST if "password" in request.POST else None)
    if form.is_valid():
        if str(form.get_user().pk) == request.POST.get("pengguna"):
            login(request, form.get_user())
            return None
        form.add_error(None, "Isian ini diketik oleh orang lain. Masuklah sebagai orang yang mengetiknya.")
    bawaan = [(k, v) for k, v in request.POST.items() if k not in ("csrfmiddlewaretoken", "username", "password")]
    return render(request, "isian/masuk.html", {"form": form, "bawaan": bawaan}, status=401)
