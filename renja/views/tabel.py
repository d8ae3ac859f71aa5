"""One table: as a page, and as a PDF or Excel file to keep."""

import hashlib

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.views.decorators.http import require_safe

from planning.models import Renja
from planning.revisi import revisi
from planning.tabel import TabelTidakTersedia
from planning.versi import cari_pk
from renja.keluaran.html import dokumen_html, tabel_html
from renja.keluaran.nama import nama_berkas
from renja.keluaran.pdf import kunci_isi, pdf_html
from renja.keluaran.xlsx import xlsx_tabel
from renja.laju import dibatasi
from renja.tabel import BENTUK, bentuk_tabel, daftar_tabel, kelas_tabel, nomor_pokok

from .ambil import ambil_renja, ambil_tabel, tautan_tabel, versi_lain

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def tabel(request: HttpRequest, kecamatan: str, tahun: int, versi: str, nomor: str) -> HttpResponse:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    isi = ambil_tabel(ini, nomor)
    sebelumnya, berikutnya = _tetangga(ini, nomor)
    return render(
        request,
        "halaman_tabel.html",
        {
            "renja": ini,
            "tahun_n": str(ini.tahun),
            "nomor": nomor,
            "tabel": isi,
            "isi_tabel": tabel_html(isi),
            "unduhan": tautan_tabel(ini, nomor),
            "bentuk": _bentuk(ini, nomor),
            "sebelumnya": sebelumnya,
            "berikutnya": berikutnya,
            "versi_lain": [{"judul": r.judul, "halaman": _halaman_sama(r, nomor)} for r in versi_lain(request, ini)],
        },
    )


@require_safe
def tabel_pdf(request: HttpRequest, kecamatan: str, tahun: int, versi: str, nomor: str) -> HttpResponse:
    """While nothing has changed, what was printed is handed out without building the table to know that."""
    pk = cari_pk(Renja.objects.terlihat_oleh(request.user), kecamatan, tahun, versi)
    kunci = f"tabel:{pk}:{nomor}:{tanda}" if pk and (tanda := revisi()) else ""
    sidik, nama = (kunci and caches["default"].get(kunci)) or ("", "")
    if sidik and (pdf := caches["pdf"].get(sidik)):
        return _berkas(request, PDF, nama, sidik, lambda: pdf)
    return _tabel_pdf(request, ambil_renja(request, kecamatan, tahun, versi), nomor, kunci)


@dibatasi("berkas")
def _tabel_pdf(request: HttpRequest, ini: Renja, nomor: str, kunci: str) -> HttpResponse:
    html = dokumen_html(ambil_tabel(ini, nomor))
    sidik, nama = kunci_isi(html), nama_berkas(ini, nomor, "pdf")
    if kunci:
        caches["default"].set(kunci, (sidik, nama))
    return _berkas(request, PDF, nama, sidik, lambda: pdf_html(html))


@require_safe
@dibatasi("berkas")
def tabel_xlsx(request: HttpRequest, kecamatan: str, tahun: int, versi: str, nomor: str) -> HttpResponse:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    isi = xlsx_tabel(ambil_tabel(ini, nomor))
    return _berkas(request, XLSX, nama_berkas(ini, nomor, "xlsx"), hashlib.sha256(isi).hexdigest(), lambda: isi)


def _berkas(request: HttpRequest, jenis: str, nama: str, sidik: str, isi) -> HttpResponse:
    """A file to download; a browser that has this very content already is told so instead (and ``isi`` not made)."""
    etag = f'"{sidik}"'
    jawaban = get_conditional_response(request, etag=etag)
    if jawaban is None:
        jawaban = HttpResponse(isi(), content_type=jenis)
        jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["ETag"] = etag
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban


def _tetangga(renja: Renja, nomor: str) -> tuple[dict | None, dict | None]:
    """The tables before and after this one in printed order."""
    urutan = [n for n, _ in daftar_tabel(renja)]
    # A form that is offered besides the usual one (4.1-A) stands where the usual one does.
    letak = urutan.index(nomor_pokok(nomor))
    sebelum = urutan[letak - 1] if letak else None
    sesudah = urutan[letak + 1] if letak + 1 < len(urutan) else None
    return tuple(tautan_tabel(renja, n) if n else None for n in (sebelum, sesudah))


def _halaman_sama(renja: Renja, nomor: str) -> str:
    """The same table of another version, or that version's page if it has no such table."""
    try:
        return tautan_tabel(renja, nomor)["halaman"]
    except TabelTidakTersedia:
        return renja.get_absolute_url()


def _bentuk(renja: Renja, nomor: str) -> list[dict]:
    """The forms of this table, each with its page and files; ``ini`` is the one that is shown."""
    kelas_ini = kelas_tabel(renja, nomor)
    hasil = []
    for n, kelas in bentuk_tabel(renja, nomor):
        # The page is asked for by the form itself: the number of the table may show another one (``LAYAR``).
        sendiri = next(x for x in BENTUK[nomor_pokok(n)] if kelas_tabel(renja, x) is kelas)
        halaman = tautan_tabel(renja, sendiri)["halaman"]
        hasil.append({**tautan_tabel(renja, n), "halaman": halaman, "nama": kelas.bentuk, "ini": kelas is kelas_ini})
    return hasil
