"""Bappelitbangda's checklist of a Renja, and the record of it on paper (berita acara)."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from planning.enums import Aksi, Peran, StatusDokumen
from planning.forms.alur import PANJANG_CATATAN
from planning.forms.gabung import baca_semula, gabung, rapi, tulis_semula
from planning.forms.teks import bersih
from planning.models import ButirVerifikasi, Dokumen
from planning.verifikasi import butir_dokumen
from renja.berita_acara import berita_acara_pdf
from renja.laju import dibatasi

from ..ambil import TidakAda
from .letak import LetakDokumen, ambil_letak

HASIL = {"ya": True, "tidak": False, "": None}
_TULIS = {v: k for k, v in HASIL.items()}


@dataclass
class BarisButir:
    """One line of the checklist as the page shows it: what is stored, or what was typed and could not be saved."""

    butir: ButirVerifikasi
    hasil: str
    tindak_lanjut: str
    galat: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, **alamat) -> HttpResponse:
    """The checklist: filled in while the Renja lies with Bappelitbangda, read by everybody else."""
    letak = ambil_letak(request, **alamat)
    if request.method == "POST":
        if letak.pengguna.peran != Peran.BAPPELITBANGDA:
            raise PermissionDenied
        return _simpan(request, letak)
    return _tampilkan(request, letak, butir_dokumen(letak.dokumen))


@require_safe
@dibatasi("berkas")
def berita_acara(request: HttpRequest, **alamat) -> HttpResponse:
    """The berita acara: as a draft while the checklist is being filled in, final once the Renja is verified."""
    letak = ambil_letak(request, **alamat)
    konsep = letak.boleh(Aksi.VERIFIKASI)
    if not (konsep or letak.status in (StatusDokumen.DIVERIFIKASI, StatusDokumen.DITETAPKAN)):
        raise TidakAda(
            f"{letak.dokumen.judul} belum diverifikasi sehingga belum ada berita acaranya.",
            letak.halaman,
            letak.dokumen.judul,
        )
    jawaban = HttpResponse(berita_acara_pdf(letak.dokumen, letak.pohon, konsep), content_type="application/pdf")
    nama = f"berita-acara-verifikasi-{letak.renja.versi}-{letak.tahun}-{letak.kantor.slug}.pdf"
    jawaban["Content-Disposition"] = f'inline; filename="{nama}"'
    return jawaban


def _teks(butir: list[ButirVerifikasi]) -> dict[str, str]:
    """Every cell as plain text, by its name in the page."""
    hasil = {}
    for b in butir:
        hasil[f"hasil-{b.nomor}"] = _TULIS[b.hasil]
        hasil[f"tindak-{b.nomor}"] = b.tindak_lanjut
    return hasil


def _simpan(request: HttpRequest, letak: LetakDokumen) -> HttpResponse:
    letak.tersimpan()
    with transaction.atomic():
        Dokumen.objects.select_for_update().get(pk=letak.dokumen.pk)
        letak.muat_ulang()
        butir = butir_dokumen(letak.dokumen)
        kiriman = {n: bersih(rapi(t)) for n, t in request.POST.items() if n in _teks(butir)}
        kiriman |= {n: "" for n, t in kiriman.items() if n.startswith("hasil-") and t not in HASIL}
        if not letak.boleh(Aksi.VERIFIKASI):
            pesan = f"Belum tersimpan: {letak.dokumen.judul} sekarang berstatus {letak.status.label.lower()}."
            return _tampilkan(request, letak, butir, kiriman, umum=pesan, status=409)
        hasil = gabung(_teks(butir), baca_semula(request.POST.get("semula", "")), kiriman)
        galat = _tulis(butir, hasil.isi, hasil.bentrok)
    if galat:
        return _tampilkan(request, letak, butir, kiriman, galat, status=409)
    belum = sum(b.hasil is None or (b.hasil is False and not b.tindak_lanjut) for b in butir)
    messages.success(
        request, f"Lembar verifikasi tersimpan. {belum} butir belum lengkap." if belum else "Lembar verifikasi lengkap."
    )
    return redirect(f"{letak.halaman}verifikasi/" if belum else letak.halaman)


def _tulis(butir: list[ButirVerifikasi], isi: dict[str, str], bentrok: dict[str, str]) -> dict[str, str]:
    """Save what can be saved; what cannot, by field."""
    galat: dict[str, str] = {}
    for b in butir:
        nama_hasil, nama_tindak = f"hasil-{b.nomor}", f"tindak-{b.nomor}"
        for nama in (nama_hasil, nama_tindak):
            if nama in bentrok:
                galat[nama] = (
                    f"Sudah diubah orang lain sejak Anda membuka halaman ini: “{bentrok[nama] or 'kosong'}”. Isian "
                    "Anda belum disimpan: simpan sekali lagi untuk memakainya."
                )
        tindak = isi.get(nama_tindak, b.tindak_lanjut)
        if len(tindak) > PANJANG_CATATAN:
            galat[nama_tindak] = f"Terlalu panjang: paling banyak {PANJANG_CATATAN} huruf."
        if nama_hasil not in galat:
            b.hasil = HASIL[isi.get(nama_hasil, _TULIS[b.hasil])]
        if nama_tindak not in galat:
            b.tindak_lanjut = tindak
        b.save()
    return galat


def _tampilkan(
    request: HttpRequest,
    letak: LetakDokumen,
    butir: list[ButirVerifikasi],
    ketikan: dict[str, str] | None = None,
    galat: dict[str, str] | None = None,
    umum: str = "",
    status: int = 200,
) -> HttpResponse:
    ketikan, galat = ketikan or {}, galat or {}
    baris = [
        BarisButir(
            b,
            ketikan.get(f"hasil-{b.nomor}", _TULIS[b.hasil]),
            ketikan.get(f"tindak-{b.nomor}", b.tindak_lanjut),
            " ".join(galat[n] for n in (f"hasil-{b.nomor}", f"tindak-{b.nomor}") if n in galat),
        )
        for b in butir
    ]
    return render(
        request,
        "persetujuan/verifikasi.html",
        {
            "letak": letak,
            "kantor": letak.kantor,
            "tahun_n": str(letak.tahun),
            "baris": baris,
            "semula": tulis_semula(_teks(butir)),
            "boleh": letak.boleh(Aksi.VERIFIKASI),
            "umum": umum,
            "ada_galat": bool(galat),
        },
        status=status,
    )
