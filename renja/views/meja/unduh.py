"""What was issued, handed over: one file, or all of a year as a ZIP."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from planning.models import DokumenTerbit
from planning.perms import perangkat_daerah_terlihat
from renja.keluaran.zip_terbit import zip_terbit
from renja.laju import dibatasi
from renja.views.ambil import TidakAda
from renja.views.tabel import PDF, XLSX

from .umum import hanya_badan, kabupaten

JENIS = {"pdf": PDF, "xlsx": XLSX}


def _terbit(request: HttpRequest):
    return (
        DokumenTerbit.objects.filter(perangkat_daerah_terlihat(request.user, "dokumen__perangkat_daerah__"))
        .select_related("dokumen__perangkat_daerah", "dokumen__renja")
        .defer("isi")
        .order_by("dokumen__perangkat_daerah__kode_wilayah", "nama", "pk")
    )


@require_safe
@hanya_badan
def terbit_satu(request: HttpRequest, pk: int) -> HttpResponse:
    """The very bytes that were issued."""
    ini = _terbit(request).filter(pk=pk).first()
    if ini is None:
        raise TidakAda("Dokumen terbit ini tidak ada.")
    etag = f'"{ini.sidik}"'
    jawaban = get_conditional_response(request, etag=etag)
    if jawaban is None:
        jawaban = HttpResponse(bytes(ini.isi), content_type=JENIS[ini.jenis_berkas])
        jawaban["Content-Disposition"] = f'attachment; filename="{ini.nama}"'
    jawaban["ETag"] = etag
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban


@require_safe
@hanya_badan
@dibatasi("berkas")
def terbit_zip(request: HttpRequest, tahun: int) -> HttpResponse:
    """Every file issued for a year, with a list and hashes."""
    terbit = list(_terbit(request).filter(dokumen__tahun=tahun))
    if not terbit:
        raise TidakAda(f"Belum ada dokumen tahun {tahun} yang ditetapkan.")
    nama = f"dokumen-{tahun}-{slugify(kabupaten(request).nama)}"
    jawaban = StreamingHttpResponse(zip_terbit(terbit, nama), content_type="application/zip")
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}.zip"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban
