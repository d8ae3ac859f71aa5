"""Files of issued documents for those who may see them, and the public page that confirms a document."""

from __future__ import annotations

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_http_methods, require_safe

from planning.alur import Dokumen
from planning.enums import JenisDokumen, StatusDokumen
from planning.models import DokumenTerbit
from planning.versi import TERKAIT
from renja.terbitan import BelumDitetapkan, terbitkan
from renja.unggah import TERLALU_BESAR, menerima_berkas

from .ambil import TidakAda, ambil_renja
from .tabel import PDF, XLSX

JENIS_ISI = {"pdf": PDF, "xlsx": XLSX}
#: A file to compare may be a little larger than what we issue, not more.
TERBESAR = 30 * 1024 * 1024


@require_safe
def unduh(request: HttpRequest, kecamatan: str, tahun: int, versi: str, dokumen: str, jenis: str) -> HttpResponse:
    """The PDF or workbook of an issued document about a version of the Renja."""
    ini = ambil_renja(request, kecamatan, tahun, versi)
    terbit = Dokumen.objects.filter(renja=ini, jenis=dokumen).exclude(jenis=JenisDokumen.EVALUASI)
    return _unduh(request, terbit, jenis, ini.get_absolute_url(), str(ini))


@require_safe
def unduh_evaluasi(request: HttpRequest, kecamatan: str, tahun: int, tw: int, jenis: str) -> HttpResponse:
    """The same for the evaluation of a quarter."""
    terbit = Dokumen.objects.terlihat_oleh(request.user).filter(
        perangkat_daerah__slug=kecamatan, tahun=tahun, triwulan=tw, jenis=JenisDokumen.EVALUASI
    )
    return _unduh(request, terbit, jenis, "/", "Beranda")


def _unduh(request: HttpRequest, dokumen, jenis: str, kembali: str, ke: str) -> HttpResponse:
    ada = dokumen.select_related(*(f"renja__{t}" for t in TERKAIT), "perangkat_daerah__kabupaten").first()
    if ada is None:
        raise TidakAda("Dokumen ini belum ditetapkan sehingga belum ada berkas resminya.", kembali, ke)
    try:
        berkas = terbitkan(ada)[jenis]
    except BelumDitetapkan as e:
        raise TidakAda(str(e), kembali, ke) from None
    etag = f'"{berkas.sidik}"'
    jawaban = get_conditional_response(request, etag=etag)
    if jawaban is None:
        jawaban = HttpResponse(bytes(berkas.isi), content_type=JENIS_ISI[jenis])
        jawaban["Content-Disposition"] = f'attachment; filename="{berkas.nama}"'
    jawaban["ETag"] = etag
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban


@menerima_berkas(TERBESAR, 1)
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def periksa(request: HttpRequest, kode: str) -> HttpResponse:
    """Confirm to anybody that a document was issued, and whether a newer one exists; compare a file with it.

    A file that is compared is read and forgotten.
    """
    berkas = {
        b.jenis_berkas: b
        for b in DokumenTerbit.objects.filter(kode=kode.upper())
        .select_related("dokumen__renja", "dokumen__perangkat_daerah__kabupaten")
        .defer("isi")
    }
    if not berkas:
        isi = {"kode": kode}
        return render(request, "terbitan/tidak_dikenal.html", isi, status=404)
    dokumen = next(iter(berkas.values())).dokumen
    return render(
        request,
        "terbitan/periksa.html",
        {
            "kode": kode.upper(),
            "dokumen": dokumen,
            "kantor": dokumen.perangkat_daerah,
            "tahun_n": str(dokumen.tahun),
            "berkas": berkas.values(),
            "lebih_baru": _lebih_baru(dokumen),
            "hasil": _bandingkan(request, berkas) if request.method == "POST" else None,
        },
    )


def _lebih_baru(dokumen: Dokumen) -> Dokumen | None:
    """The newest issued document of the same kind, office and year, if it is not this one."""
    setara = Dokumen.objects.filter(
        perangkat_daerah=dokumen.perangkat_daerah_id,
        tahun=dokumen.tahun,
        jenis=dokumen.jenis,
        triwulan=dokumen.triwulan,
        status=StatusDokumen.DITETAPKAN,
    )
    terbaru = setara.select_related("renja", "perangkat_daerah").order_by("-renja__urutan", "-sejak").first()
    return terbaru if terbaru and terbaru.pk != dokumen.pk else None


def _bandingkan(request: HttpRequest, berkas: dict[str, DokumenTerbit]) -> dict:
    """Whether a file is byte for byte one of those that were issued."""
    unggahan: UploadedFile | None = request.FILES.get("berkas")
    if getattr(request, TERLALU_BESAR, None):
        return {"galat": "Berkas terlalu besar untuk dibandingkan (paling besar 30 MB)."}
    if unggahan is None:
        return {"galat": "Pilih berkas yang akan dibandingkan."}
    sidik = hashlib.sha256()
    for potongan in unggahan.chunks():
        sidik.update(potongan)
    cocok = next((b for b in berkas.values() if b.sidik == sidik.hexdigest()), None)
    return {"cocok": cocok, "sidik": sidik.hexdigest(), "nama": unggahan.name}
