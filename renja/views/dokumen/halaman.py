"""Which documents a version has, one of them with its outline and preview, and its files."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_cache_control
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from evaluation.tabel import triwulan_terisi
from planning.enums import StatusDokumen
from planning.models import BagianNaskah, Dokumen, Renja
from planning.perms import berhak_mengisi
from renja.cetakan.antrean import cetakan_kini
from renja.dokumen.keadaan import keadaan
from renja.dokumen.kerangka import JenisNaskah, jenis_untuk, pemilik_naskah
from renja.dokumen.simpanan import jenis_pengunci, sebab_terkunci
from renja.dokumen.susun import DokumenJadi, DokumenTidakTersedia, susun_dokumen
from renja.keluaran.docx import MIME_DOCX, naskah_docx
from renja.keluaran.html import GAYA_CETAK
from renja.keluaran.naskah import naskah_html
from renja.laju import dibatasi
from renja.views.ambil import TidakAda, ambil_renja

from .letak import alamat_dokumen, ambil_jenis, umum
from .pdf import pdf_kini, susun


@dataclass(frozen=True)
class Berkas:
    """A file of a document: what the button says, its media type, how it is made."""

    akhiran: str
    sebutan: str
    mime: str
    buat: Callable[[DokumenJadi], bytes]


#: The files that are made while one waits, in the order of the buttons; a PDF is printed outside the request.
BERKAS = {b.akhiran: b for b in (Berkas("docx", "Word", MIME_DOCX, naskah_docx),)}


@dataclass(frozen=True)
class BarisDokumen:
    """One document in the list; ``alamat`` is empty while there is nothing to make it from."""

    jenis: JenisNaskah
    alamat: str
    bernaskah: int
    disunting: int
    status: StatusDokumen

    @property
    def keadaan(self) -> str:
        """Its texts and its step, in a few words."""
        if not self.alamat:
            return "menunggu realisasi triwulan"
        naskah = ""
        if self.bernaskah:
            isi = f"{self.disunting} disunting" if self.disunting else "semua bawaan"
            naskah = f"{self.bernaskah} bagian bernaskah, {isi}; "
        return f"{naskah}{self.status.label[:1].lower()}{self.status.label[1:]}"


@require_safe
def daftar(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    renja = ambil_renja(request, kecamatan, tahun, versi)
    semua = jenis_untuk(renja)
    terisi = triwulan_terisi(renja) if semua else ()
    disunting = set(renja.naskah.order_by().values_list("dokumen", "kunci"))
    status: dict[str | int, str] = dict(renja.dokumen.values_list("jenis", "status"))
    milik = Dokumen.objects.filter(perangkat_daerah=renja.perangkat_daerah_id, tahun=tahun, triwulan__isnull=False)
    status |= dict(milik.values_list("triwulan", "status"))
    baris = []
    for j in semua:
        naskah = {b.kunci for akar in j.kerangka(renja) for b in akar.telusuri() if b.naskah}
        baris.append(
            BarisDokumen(
                j,
                alamat_dokumen(renja, j.kode) if j.triwulan is None or j.triwulan in terisi else "",
                len(naskah),
                sum((pemilik_naskah(renja, j.kode), k) in disunting for k in naskah),
                StatusDokumen(status.get(j.triwulan or jenis_pengunci(j.kode), StatusDokumen.DRAF)),
            )
        )
    konteks = {
        "renja": renja,
        "tahun_n": str(tahun),
        "baris": [b for b in baris if b.jenis.triwulan is None],
        "per_triwulan": [b for b in baris if b.jenis.triwulan],
    }
    return render(request, "dokumen/daftar.html", konteks)


@require_safe
@csp_replace({"frame-src": [SELF]})
def dokumen(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str) -> HttpResponse:
    """The outline with the state of each part, and beside it the pages."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    pemilik = pemilik_naskah(renja, kode)
    tersimpan = set(BagianNaskah.objects.filter(renja=renja, dokumen=pemilik).values_list("kunci", flat=True))
    cetakan = None
    try:
        jadi = susun_dokumen(renja, kode)
        bagian, sebab_kosong, cetakan = [keadaan(b, tersimpan) for b in jadi.bagian], "", cetakan_kini(jadi)
    except DokumenTidakTersedia as e:
        bagian, sebab_kosong = [], str(e)
    ke = request.GET.get("bagian", "")
    berhak = berhak_mengisi(request.user, renja)
    konteks = umum(renja, jenis) | {
        "bagian": bagian,
        "pemilik": pemilik,
        "sebab_kosong": sebab_kosong,
        "ada_naskah": any(b.bernaskah for b in bagian),
        "sebab": sebab_terkunci(renja, kode) if berhak else "",
        "berhak": berhak,
        "pratinjau": alamat_dokumen(renja, kode, "dokumen_pratinjau"),
        "ke": ke if any(b.jadi.bagian.kunci == ke for b in bagian) else "",
        "cetakan": cetakan,
        "alamat_pdf": alamat_dokumen(renja, kode, "dokumen_berkas", "pdf"),
        "berkas": [(b.sebutan, alamat_dokumen(renja, kode, "dokumen_berkas", b.akhiran)) for b in BERKAS.values()],
    }
    return render(request, "dokumen/dokumen.html", konteks)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def pratinjau(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str) -> HttpResponse:
    """The document as its printed pages look, for the frame beside the outline: print's own markup and style."""
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    gaya = [static(f"css/{nama}") for nama in ("huruf.css", *GAYA_CETAK, "naskah.css", "pratinjau.css")]
    jawaban = HttpResponse(naskah_html(susun(renja, jenis), gaya=gaya))
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban


@require_safe
def berkas(request: HttpRequest, kecamatan: str, tahun: int, versi: str, kode: str, akhiran: str) -> HttpResponse:
    if akhiran == "pdf":
        return pdf_kini(request, kecamatan, tahun, versi, kode)
    renja, jenis = ambil_jenis(request, kecamatan, tahun, versi, kode)
    bentuk = BERKAS.get(akhiran)
    if bentuk is None:
        ada = ", ".join(["PDF", *(b.sebutan for b in BERKAS.values())])
        raise TidakAda(f"Dokumen tidak dibuat sebagai “{akhiran}”; yang ada: {ada}.", alamat_dokumen(renja, kode))
    return _buat(request, renja, jenis, bentuk)


@dibatasi("berkas")
def _buat(request: HttpRequest, renja: Renja, jenis: JenisNaskah, bentuk: Berkas) -> HttpResponse:
    jadi = susun(renja, jenis)
    jawaban = HttpResponse(bentuk.buat(jadi), content_type=bentuk.mime)
    jawaban["Content-Disposition"] = f'attachment; filename="{jadi.nama_berkas}.{bentuk.akhiran}"'
    patch_cache_control(jawaban, private=True, no_cache=True)
    return jawaban
