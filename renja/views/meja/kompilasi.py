"""One workbook that compiles tables over all offices of a year."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from planning.enums import JenisRenja
from planning.models import Renja
from planning.versi import TERKAIT
from renja.keluaran.kompilasi import TidakAdaIsi, nomor_tersedia
from renja.keluaran.kompilasi import kompilasi_xlsx as buat_kompilasi
from renja.laju import dibatasi
from renja.tabel import DAFTAR
from renja.views.tabel import XLSX

from .umum import hanya_badan, kabupaten, tahun_ada, tahun_terpilih, umum

#: Which version of each office is compiled.
VERSI = {
    "berlaku": "Yang berlaku (perubahan terakhir, bila belum ada: Renja)",
    JenisRenja.POKOK: "Renja",
    JenisRenja.PERUBAHAN: "Renja Perubahan (terakhir)",
    JenisRenja.RANCANGAN_AWAL: "Rancangan Awal RKPD",
}
BAWAAN = ("3.1", "4.1")


@require_safe
@hanya_badan
def kompilasi(request: HttpRequest) -> HttpResponse:
    """Which tables, of which version."""
    ada = tahun_ada(request)
    tahun = tahun_terpilih(request, ada)
    semua = _renja(request, tahun)
    versi = _pilih(semua, "berlaku")
    pilihan = nomor_tersedia(semua)
    return render(
        request,
        "meja/kompilasi.html",
        {
            **umum(request, "meja_kompilasi", tahun, ada),
            "alamat": reverse("meja_kompilasi_xlsx", args=[tahun]),
            "cacah": len(versi),
            "tabel": [(n, *_sebutan(n, semua), n in BAWAAN) for n in pilihan],
            "versi": list(VERSI.items()),
        },
    )


@require_safe
@hanya_badan
@dibatasi("berkas")
def kompilasi_xlsx(request: HttpRequest, tahun: int) -> HttpResponse:
    """The workbook; what cannot be made is said on the page it was asked from."""
    semua = _renja(request, tahun)
    versi = request.GET.get("versi", "berlaku")
    nomor = [n for n in DAFTAR if n in request.GET.getlist("tabel")]
    try:
        if not nomor:
            raise TidakAdaIsi("Pilih sedikitnya satu tabel.")
        isi = buat_kompilasi(kabupaten(request), tahun, _pilih(semua, versi if versi in VERSI else "berlaku"), nomor)
    except TidakAdaIsi as e:
        messages.error(request, str(e))
        return redirect(f"{reverse('meja_kompilasi')}?tahun={tahun}")
    jawaban = HttpResponse(isi, content_type=XLSX)
    nama = f"kompilasi-{tahun}-{slugify(kabupaten(request).nama)}.xlsx"
    jawaban["Content-Disposition"] = f'attachment; filename="{nama}"'
    jawaban["Cache-Control"] = "private, no-store"
    return jawaban


def _sebutan(nomor: str, semua: list[Renja]) -> tuple[str, str]:
    """What a table is called, and which form of it this is."""
    kelas = next(k for r in semua if (k := DAFTAR[nomor](r)).tersedia(r))
    return kelas.sebutan_lengkap(), kelas.bentuk


def _renja(request: HttpRequest, tahun: int) -> list[Renja]:
    """Every version of the year, by office, the newest last; one query."""
    return list(
        Renja.objects.terlihat_oleh(request.user)
        .filter(tahun=tahun)
        .select_related(*TERKAIT)
        .order_by("perangkat_daerah__kode_wilayah", "-jenis", "urutan")
    )


def _pilih(semua: list[Renja], versi: str) -> list[Renja]:
    """One version of each office that has it: the last of the kind."""
    per_kantor: dict[int, Renja] = {}
    for r in semua:
        if r.jenis == versi or (versi == "berlaku" and r.jenis != JenisRenja.RANCANGAN_AWAL):
            lama = per_kantor.get(r.perangkat_daerah_id)
            if lama is None or (r.jenis == JenisRenja.PERUBAHAN, r.urutan) >= (
                lama.jenis == JenisRenja.PERUBAHAN,
                lama.urutan,
            ):
                per_kantor[r.perangkat_daerah_id] = r
    return list(per_kantor.values())
