"""Periksa berkas: somebody's Excel or Word file, and what contradicts what in it. Nothing is stored."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from planning.enums import Peran
from planning.impor.arsip import MEGA, UKURAN_BERKAS, BerkasDitolak
from planning.impor.simpanan import simpan_isi
from planning.models import Renja
from planning.perms import boleh_mengisi
from renja.laju import dibatasi
from renja.pemeriksaan.temuan import Tingkat
from renja.periksa_berkas.borang import FormPeriksa
from renja.periksa_berkas.isian import jadikan_isian
from renja.periksa_berkas.periksa import Hasil
from renja.periksa_berkas.periksa import periksa_berkas as periksa
from renja.periksa_berkas.temuan import TemuanBerkas
from renja.periksa_berkas.tulis import csv_hasil
from renja.unggah import TERLALU_BESAR

#: Longer lists are cut on the page; the totals, and the list as a file, hold everything.
TAMPIL = 500
#: Addresses shown with a finding.
SEL = 6
JUDUL = {Tingkat.GALAT: "Galat", Tingkat.PERINGATAN: "Peringatan", Tingkat.SARAN: "Saran"}


def periksa_berkas(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _periksa(request)
    return _tampilkan(request, FormPeriksa())


@dibatasi("berkas")
def _periksa(request: HttpRequest) -> HttpResponse:
    files = request.FILES  # parses the upload, which may turn out too long
    form = FormPeriksa(request.POST, files, terlalu_besar=getattr(request, TERLALU_BESAR, False))
    if not form.is_valid():
        return _tampilkan(request, form)
    berkas = form.cleaned_data["berkas"]
    try:
        hasil = periksa(berkas)
    except BerkasDitolak as e:
        form.tolak(str(e))
        return _tampilkan(request, form)
    if request.POST.get("jadikan"):
        return _jadikan(request, form, hasil, berkas.name)
    if request.POST.get("unduh") == "csv":
        jawaban = HttpResponse(csv_hasil(hasil), content_type="text/csv; charset=utf-8")
        jawaban["Content-Disposition"] = 'attachment; filename="hasil-periksa-berkas.csv"'
        return jawaban
    return _tampilkan(request, FormPeriksa(), hasil, berkas.name)


def _jadikan(request: HttpRequest, form: FormPeriksa, hasil: Hasil, nama: str) -> HttpResponse:
    """What was read as a waiting import of the chosen Renja, shown by the import's own preview."""
    renja = next((r for r in _dapat_diisi(request) if str(r.pk) == request.POST.get("renja")), None)
    try:
        if renja is None:
            raise BerkasDitolak("Pilih Renja yang hendak diisi. Yang sudah diajukan tidak ada dalam daftar.")
        simpan_isi(renja, request.user, nama, jadikan_isian(hasil, renja))
    except BerkasDitolak as e:
        form.tolak(str(e))
        return _tampilkan(request, form, hasil, nama)
    return redirect("impor_pratinjau", renja.perangkat_daerah.slug, renja.tahun, renja.versi)


def _dapat_diisi(request: HttpRequest) -> list[Renja]:
    """The versions this person may fill in now, newest first; one query, none for who fills in nothing."""
    if request.user.peran != Peran.STAF:
        return []
    milik = Renja.objects.terlihat_oleh(request.user).select_related("perangkat_daerah", "edisi").dengan_status()
    urut = milik.order_by("-tahun", "jenis", "-urutan")
    return [r for r in urut if boleh_mengisi(request.user, r)]


def _tampilkan(request: HttpRequest, form: FormPeriksa, hasil: Hasil | None = None, nama: str = "") -> HttpResponse:
    isi = {"form": form, "hasil": hasil, "nama_berkas": nama, "batas": UKURAN_BERKAS // MEGA, "tampil": TAMPIL}
    isi["renja_terbuka"] = _dapat_diisi(request)
    if hasil:
        isi["kelompok"] = _kelompok(hasil.temuan[:TAMPIL])
        isi["dipotong"] = len(hasil.temuan) > TAMPIL
    return render(request, "periksa_berkas.html", isi)


def _sel(alamat: tuple[str, ...]) -> str:
    """``Tabel 2.1!K14, K15; Tabel 3.1!F2``: a sheet is named once."""
    per_lembar: dict[str, list[str]] = {}
    for a in alamat:
        lembar, _, letak = a.rpartition("!")
        per_lembar.setdefault(lembar, []).append(letak)
    return "; ".join(
        f"{lembar}!{', '.join(k)}" if lembar else "; ".join(dict.fromkeys(k)) for lembar, k in per_lembar.items()
    )


def _kelompok(temuan: list[TemuanBerkas]) -> list[dict]:
    """The findings by gravity, the gravest first."""
    hasil = []
    for tingkat, judul in JUDUL.items():
        baris = [
            {
                "t": t,
                "nama": "" if t.nama in t.temuan.baris else t.nama,
                "tabel": ", ".join(t.tabel),
                "sel": _sel(t.sel[:SEL]),
                "lebih": max(0, len(t.sel) - SEL),
            }
            for t in temuan
            if t.temuan.tingkat == tingkat
        ]
        if baris:
            hasil.append({"tingkat": str(tingkat), "judul": judul, "baris": baris})
    return hasil
