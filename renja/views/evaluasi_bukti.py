"""A file of evidence: handed over to who may see it, and removed while its quarter is open."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from evaluation.bukti import hapus_bukti
from evaluation.models import Bukti
from evaluation.triwulan import TriwulanTertutup
from planning.models import PerangkatDaerah
from planning.perms import boleh_mengisi_kantor

from .ambil import TidakAda
from .evaluasi_letak import umum
from .evaluasi_triwulan import ambil_kantor_triwulan, muat_letak


@require_safe
def bukti(request: HttpRequest, kecamatan: str, tahun: int, tw: int, pk: int) -> FileResponse:
    """Always as a download, under its checked type: nothing of it is ever shown as a page of this site."""
    kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
    ini = _ambil(kantor, tahun, tw, pk)
    try:
        berkas = ini.berkas.open("rb")
    except FileNotFoundError:
        raise TidakAda(f"Berkas {ini.nama} hilang dari penyimpanan.", *_kembali(kantor, tahun, tw)) from None
    jawaban = FileResponse(berkas, as_attachment=True, filename=ini.nama, content_type=ini.jenis)
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def bukti_hapus(request: HttpRequest, kecamatan: str, tahun: int, tw: int, pk: int) -> HttpResponse:
    """Asks first: the file itself goes."""
    kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
    if not boleh_mengisi_kantor(request.user, kantor):
        raise PermissionDenied
    ini = _ambil(kantor, tahun, tw, pk)
    halaman, _ = _kembali(kantor, tahun, tw)
    if request.method == "POST":
        try:
            hapus_bukti(ini)
        except TriwulanTertutup as e:
            messages.error(request, f"{ini.nama} tidak dihapus. {e}")
        else:
            messages.success(request, f"{ini.nama} dihapus.")
        return redirect(f"{halaman}#bukti")
    letak, _ = muat_letak(request, kantor, tahun, tw)
    if not letak.kini.terbuka:
        messages.info(request, letak.kini.sebab)
        return redirect(halaman)
    return render(request, "evaluasi/bukti_hapus.html", {**umum(kantor, tahun), "letak": letak, "bukti": ini})


def _ambil(kantor: PerangkatDaerah, tahun: int, tw: int, pk: int) -> Bukti:
    ini = Bukti.objects.filter(perangkat_daerah=kantor, tahun=tahun, triwulan=tw, pk=pk).first()
    if ini is None:
        raise TidakAda("Bukti ini tidak ada. Mungkin sudah dihapus.", *_kembali(kantor, tahun, tw))
    return ini


def _kembali(kantor: PerangkatDaerah, tahun: int, tw: int) -> tuple[str, str]:
    return reverse("evaluasi_triwulan", args=[kantor.slug, tahun, tw]), f"triwulan {tw}"
