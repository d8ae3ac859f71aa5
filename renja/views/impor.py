"""Import from Excel: the template, an upload, what it would change, applying it, undoing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from planning.forms.impor import FormImpor
from planning.impor.arsip import BerkasDitolak
from planning.impor.periksa import Hasil
from planning.impor.simpanan import (
    ImporTidakDiterapkan,
    pratinjau,
    riwayat,
    simpan,
    terapkan_impor,
    yang_menunggu,
)
from planning.impor.uraian import Uraian, uraikan
from planning.isian.urungan import TidakDapatDiurungkan, urungkan
from planning.models import Impor, Renja
from renja.keluaran.templat import nama_templat, templat_xlsx
from renja.laju import dibatasi
from renja.unggah import TERLALU_BESAR

from .ambil import TidakAda, ambil_renja, pastikan_boleh_mengisi
from .tabel import XLSX

#: Longer lists are cut on the page; the totals count everything.
TAMPIL = 200


def impor(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """What to do, the upload, and the imports done so far."""
    ini = _ambil(request, kecamatan, tahun, versi)
    form = FormImpor()
    if request.method == "POST":
        files = request.FILES  # parses the upload, which may turn out too long
        form = FormImpor(request.POST, files, terlalu_besar=getattr(request, TERLALU_BESAR, False))
        if form.is_valid():
            berkas = form.cleaned_data["berkas"]
            try:
                simpan(ini, request.user, berkas.name, berkas)
            except BerkasDitolak as e:
                form.tolak(str(e))
            else:
                return redirect(_alamat(ini, "impor_pratinjau"))
    return render(
        request,
        "impor/halaman.html",
        {
            **_umum(ini),
            "form": form,
            "menunggu": yang_menunggu(ini, request.user),
            "riwayat": riwayat(ini),
            "tabel_31": reverse("tabel_xlsx", args=[*_arg(ini), "3.1"]),
        },
    )


def impor_pratinjau(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    """What the waiting upload would change; POST applies it, if it still does just that."""
    ini = _ambil(request, kecamatan, tahun, versi)
    if request.method == "POST":
        return _terapkan(request, ini)
    menunggu = yang_menunggu(ini, request.user)
    if menunggu is None:
        messages.info(request, "Belum ada berkas untuk dilihat. Unggah dahulu.")
        return redirect(_alamat(ini, "impor"))
    hapus = request.GET.get("hapus") == "ya"
    diragukan = menunggu.isi.get("diragukan", {})
    return _tampilkan(request, ini, pratinjau(menunggu, ini, hapus), hapus, diragukan=diragukan)


def _terapkan(request: HttpRequest, ini: Renja) -> HttpResponse:
    hapus = request.POST.get("hapus") == "ya"
    try:
        selesai = terapkan_impor(ini, request.user, hapus, request.POST.get("sidik", ""))
    except ImporTidakDiterapkan as e:
        if e.hasil is None:
            messages.error(request, str(e))
            return redirect(_alamat(ini, "impor"))
        return _tampilkan(request, ini, e.hasil, hapus, str(e), status=409)
    messages.success(request, f"{selesai.nama_berkas} sudah diterapkan. Bila keliru, urungkan di bawah.")
    return redirect(_alamat(ini, "impor"))


def _tampilkan(
    request: HttpRequest,
    ini: Renja,
    hasil: Hasil,
    hapus: bool,
    galat: str = "",
    status: int = 200,
    diragukan: dict[str, list[str]] | None = None,
) -> HttpResponse:
    uraian = uraikan(hasil)
    ragu = [(kode, hasil.bahan.nama(kode), pesan) for kode, pesan in sorted((diragukan or {}).items())]
    isi = {
        **_umum(ini),
        "hasil": hasil,
        "uraian": uraian,
        "total": list(_total(hasil)),
        "daftar": _daftar(uraian),
        "berubah": uraian.berubah[:TAMPIL],
        "temuan": hasil.temuan[:TAMPIL],
        "hapus": hapus,
        "galat": galat,
        "diragukan": ragu,
        "kode_ragu": {kode for kode, _, _ in ragu},
        "boleh_hapus": bool(hasil.tidak_ada or hasil.indikator_tidak_ada),
        "tampil": TAMPIL,
    }
    return render(request, "impor/pratinjau.html", isi, status=status)


def _total(hasil: Hasil):
    """Rows of the table of totals: what, now, afterwards, difference; figures of rupiah or plain."""
    n, a, b = hasil.bahan.renja.tahun, hasil.sebelum, hasil.sesudah
    yield f"{hasil.bahan.renja.edisi.get_level_daun_display()}", a.daun, b.daun, b.daun - a.daun, False
    for judul, lama, baru in ((f"Pagu {n}", a.pagu, b.pagu), (f"Pagu {n + 1}", a.pagu_n1, b.pagu_n1)):
        yield judul, lama, baru, (baru or 0) - (lama or 0), True


def _daftar(uraian: Uraian) -> list[dict]:
    """The lists of whole rows: new, removed, not in the file."""
    semua = (
        ("baru", "Baris baru", uraian.baru),
        ("dihapus", "Baris yang dihapus", uraian.dihapus),
        ("tetap", "Tidak ada di berkas, dibiarkan", uraian.tetap),
    )
    return [{"id": i, "judul": j, "cacah": len(b), "baris": b[:TAMPIL]} for i, j, b in semua if b]


@require_POST
def impor_urungkan(request: HttpRequest, kecamatan: str, tahun: int, versi: str, nomor: int) -> HttpResponse:
    ini = _ambil(request, kecamatan, tahun, versi)
    ini_impor = Impor.objects.filter(renja=ini, pk=nomor, urungan__isnull=False).select_related("urungan").first()
    if ini_impor is None:
        raise TidakAda("Impor ini tidak ada.", _alamat(ini, "impor"), "Impor")
    try:
        urungkan(ini_impor.urungan, request.user)
    except TidakDapatDiurungkan as e:
        messages.error(request, str(e))
    else:
        messages.success(request, f"Impor {ini_impor.nama_berkas} sudah diurungkan.")
    return redirect(_alamat(ini, "impor"))


@require_GET
@dibatasi("berkas")
def impor_templat(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    ini = _ambil(request, kecamatan, tahun, versi)
    jawaban = HttpResponse(templat_xlsx(ini), content_type=XLSX)
    jawaban["Content-Disposition"] = f'attachment; filename="{nama_templat(ini)}"'
    return jawaban


def _ambil(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> Renja:
    """The Renja, if this person may see it (else 404) and fill it in (else 403, or 409 while it is locked)."""
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pastikan_boleh_mengisi(request.user, ini)
    return ini


def _umum(ini: Renja) -> dict:
    """What every page of the import shows and links to."""
    alamat = {nama: _alamat(ini, nama) for nama in ("impor", "impor_pratinjau", "impor_templat")}
    return {"renja": ini, "tahun_n": str(ini.tahun), "alamat": alamat}


def _arg(ini: Renja) -> list:
    return [ini.perangkat_daerah.slug, ini.tahun, ini.versi]


def _alamat(ini: Renja, nama: str) -> str:
    return reverse(nama, args=_arg(ini))
