"""Having a document printed outside the request: asking for it, seeing how far it is, stopping it, taking the PDF."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from planning.models import Cetakan, Renja
from planning.revisi import revisi
from planning.versi import cari_pk
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
    return _kirim(request, _Kiriman(satu.pk, satu.sidik, f"{kode}-{tahun}-{kecamatan}.pdf"))


def pdf_kini(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str) -> HttpResponse:
    """The PDF of the document as it is now, if somebody had it printed; else the page where it is asked for.

    While nothing has changed the document is not even put together to know that it is the same.
    """
    pk = cari_pk(Renja.objects.terlihat_oleh(request.user), kecamatan, tahun, versi)
    kunci = f"cetakan:{pk}:{kode}:{tanda}" if pk and (tanda := revisi()) else ""
    ada: _Kiriman | None = caches["default"].get(kunci) if kunci else None
    if ada and (jawaban := _kirim(request, ada)):
        return jawaban
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    return _cari(request, renja, jenis, kunci)


@dibatasi("berkas")
def _cari(request: HttpRequest, renja: Renja, jenis: JenisNaskah, kunci: str) -> HttpResponse:
    ada = cetakan_kini(susun(renja, jenis))
    if ada is None:
        return HttpResponseRedirect(f"{alamat_dokumen(renja, jenis.kode)}#pdf")
    kiriman = _Kiriman(ada.pk, ada.sidik, f"{jenis.kode}-{renja.tahun}-{renja.perangkat_daerah.slug}.pdf")
    if kunci:
        caches["default"].set(kunci, kiriman)
    return _kirim(request, kiriman)


@dataclass(frozen=True)
class _Kiriman:
    """What must be known of a finished PDF to hand it out."""

    pk: UUID
    sidik: str
    nama: str


def _kirim(request: HttpRequest, kiriman: _Kiriman) -> HttpResponse | None:
    """The bytes, or word that the browser has them already; nothing if they were thrown away meanwhile."""
    sidik = f'"{kiriman.sidik}"'
    if request.headers.get("If-None-Match") == sidik:
        jawaban = HttpResponse(status=304)
    else:
        isi = Cetakan.objects.filter(pk=kiriman.pk).order_by().values_list("pdf", flat=True).first()
        if isi is None:
            return None
        jawaban = HttpResponse(bytes(isi), content_type="application/pdf")
        jawaban["Content-Disposition"] = f'attachment; filename="{kiriman.nama}"'
    jawaban["ETag"] = sidik
    jawaban["Cache-Control"] = "private, no-cache"
    return jawaban


def _ambil(renja: Renja, jenis: JenisNaskah, pk: UUID) -> Cetakan:
    milik = Cetakan.objects.filter(pk=pk, renja=renja, dokumen=jenis.kode).defer("pdf").first()
    if milik is None:
        pesan = "Permintaan PDF ini sudah tidak tersimpan. Buat PDF lagi dari halaman dokumen."
        raise TidakAda(pesan, alamat_dokumen(renja, jenis.kode), jenis.nama)
    return milik
