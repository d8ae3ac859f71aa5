"""Having a document printed outside the request: asking for it, seeing how far it is, stopping it, taking the PDF."""

from __future__ import annotations

from uuid import UUID

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import http_date
from django.views.decorators.http import require_POST, require_safe

from planning.models import Cetakan, Renja
from planning.revisi import revisi
from renja.cetakan.antrean import batalkan, cetakan_kini, kemajuan, minta
from renja.dokumen.kerangka import JenisNaskah
from renja.dokumen.susun import DokumenJadi, DokumenTidakTersedia, susun_dokumen
from renja.laju import dibatasi
from renja.views.ambil import TidakAda

from .letak import alamat_dokumen, ambil_jenis, umum


def susun(renja: Renja, jenis: JenisNaskah) -> DokumenJadi:
    """The document, or a page that says why there is none."""
    try:
        return susun_dokumen(renja, jenis.kode)
    except DokumenTidakTersedia as e:
        raise TidakAda(str(e), alamat_dokumen(renja, jenis.kode), jenis.nama) from None


@require_POST
@dibatasi("berkas")
def cetak(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str) -> HttpResponse:
    """Put the document as it is now in the queue; what is printed already is handed out at once."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    cetakan = minta(susun(renja, jenis), request.user)
    cetakan.refresh_from_db(fields=["sidik"])
    if cetakan.selesai:
        return HttpResponseRedirect(alamat_dokumen(renja, kode, "dokumen_berkas", "pdf"))
    return redirect("cetakan", kecamatan, tahun, versi, kode, cetakan.pk)


@require_safe
def cetakan(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, pk: UUID) -> HttpResponse:
    """How far it is, piece by piece. Renews itself, with a script or without."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    satu = _ambil(renja, jenis, pk)
    konteks = umum(renja, jenis) | {"cetakan": satu, "kemajuan": kemajuan(satu)}
    return render(request, "dokumen/cetakan.html", konteks)


@require_POST
def batal(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, pk: UUID) -> HttpResponse:
    """Stop it. What was printed so far is kept, should somebody ask again."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    batalkan(_ambil(renja, jenis, pk))
    return redirect("cetakan", kecamatan, tahun, versi, kode, pk)


@require_safe
def cetakan_pdf(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, pk: UUID) -> HttpResponse:
    """The PDF that was asked for, though the figures may have changed since."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    satu = _ambil(renja, jenis, pk)
    if not satu.selesai:
        return redirect("cetakan", kecamatan, tahun, versi, kode, pk)
    return kirim(request, satu, jenis)


def pdf_kini(request: HttpRequest, renja: Renja, jenis: JenisNaskah) -> HttpResponse:
    """The PDF of the document as it is now, if somebody had it printed; else the page where it is asked for.

    While nothing has changed the document is not even put together to know that it is the same.
    """
    kunci = f"cetakan:{renja.pk}:{jenis.kode}:{tanda}" if (tanda := revisi()) else ""
    satu = _tersimpan(kunci)
    if satu is None:
        satu = _cari(request, renja, jenis)
        if isinstance(satu, HttpResponse):
            return satu
        if kunci:
            caches["default"].set(kunci, satu.pk)
    satu.renja = renja
    return kirim(request, satu, jenis)


def _tersimpan(kunci: str) -> Cetakan | None:
    pk = caches["default"].get(kunci) if kunci else None
    return Cetakan.objects.filter(pk=pk).only("sidik", "diminta").first() if pk else None


@dibatasi("berkas")
def _cari(request: HttpRequest, renja: Renja, jenis: JenisNaskah) -> Cetakan | HttpResponse:
    ada = cetakan_kini(susun(renja, jenis))
    return ada or HttpResponseRedirect(f"{alamat_dokumen(renja, jenis.kode)}#pdf")


def kirim(request: HttpRequest, satu: Cetakan, jenis: JenisNaskah) -> HttpResponse:
    """The bytes, or word that the browser has them already. ``satu.renja`` is loaded."""
    sidik = f'"{satu.sidik}"'
    if request.headers.get("If-None-Match") == sidik:
        jawaban = HttpResponse(status=304)
    else:
        isi = Cetakan.objects.values_list("pdf", flat=True).get(pk=satu.pk)
        jawaban = HttpResponse(bytes(isi), content_type="application/pdf")
        r = satu.renja
        nama = f"{jenis.kode}-{r.tahun}-{r.perangkat_daerah.slug}.pdf"
        jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
        jawaban["Last-Modified"] = http_date(satu.diminta.timestamp())
    jawaban["ETag"] = sidik
    jawaban["Cache-Control"] = "private, no-cache"
    return jawaban


def _ambil(renja: Renja, jenis: JenisNaskah, pk: UUID) -> Cetakan:
    milik = Cetakan.objects.filter(pk=pk, renja=renja, dokumen=jenis.kode).defer("pdf").first()
    if milik is None:
        pesan = "Permintaan PDF ini sudah tidak tersimpan. Buat PDF lagi dari halaman dokumen."
        raise TidakAda(pesan, alamat_dokumen(renja, jenis.kode), jenis.nama)
    milik.renja = renja
    return milik
