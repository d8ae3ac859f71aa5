"""Notes: the reviewer writes them while the document lies with them, the office answers them one by one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from planning.alur import LANGKAH
from planning.enums import Aksi, JenisDokumen
from planning.forms.alur import PANJANG_CATATAN
from planning.forms.gabung import baca_semula, gabung, rapi
from planning.forms.teks import bersih
from planning.models import CatatanDokumen, Dokumen
from planning.perms import berwenang_atas, boleh_mengisi_kantor

from .halaman import Ketikan, tampilkan
from .letak import LetakDokumen, ambil_letak

_TERLALU_PANJANG = f"Terlalu panjang: paling banyak {PANJANG_CATATAN} huruf."


@require_http_methods(["GET", "HEAD", "POST"])
def catatan(request: HttpRequest, **alamat) -> HttpResponse:
    """Take in the reviewer's notes that are not sent yet: changed, emptied (and so removed), or added."""
    letak = ambil_letak(request, **alamat)
    if not _pemeriksa(letak):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(f"{letak.halaman}#catatan")
    teks = _kiriman(request)
    with transaction.atomic():
        _kunci(letak)
        if not letak.memeriksa:
            return _tertahan(request, letak, teks)
        galat = _simpan_konsep(letak, teks)
    if galat:
        return tampilkan(request, letak, Ketikan(teks, galat), status=400)
    messages.success(request, "Catatan tersimpan. Catatan ikut terkirim saat Anda memutuskan.")
    return redirect(f"{letak.halaman}#catatan")


@require_http_methods(["GET", "HEAD", "POST"])
def jawaban(request: HttpRequest, **alamat) -> HttpResponse:
    """Take in the office's answers, each for itself."""
    letak = ambil_letak(request, **alamat)
    if not boleh_mengisi_kantor(request.user, letak.kantor):
        raise PermissionDenied
    if request.method != "POST":
        return redirect(f"{letak.halaman}#catatan")
    teks = _kiriman(request)
    with transaction.atomic():
        _kunci(letak)
        if not letak.menjawab:
            return _tertahan(request, letak, teks)
        galat = _simpan_jawaban(letak, teks, baca_semula(request.POST.get("semula", "")))
    if galat:
        return tampilkan(request, letak, Ketikan(teks, galat), status=409)
    sisa = CatatanDokumen.objects.filter(dokumen=letak.dokumen.pk, transisi__isnull=False, jawaban="").count()
    messages.success(
        request, f"Jawaban tersimpan. {sisa} catatan belum dijawab." if sisa else "Semua catatan terjawab."
    )
    return redirect(f"{letak.halaman}#catatan")


def _pemeriksa(letak: LetakDokumen) -> bool:
    """Whether this person ever sends such documents back."""
    p = letak.pengguna
    return berwenang_atas(p, letak.kantor) and any(
        k.aksi == Aksi.KEMBALIKAN and k.peran == p.peran and letak.jenis in k.untuk for k in LANGKAH
    )


def _kunci(letak: LetakDokumen) -> None:
    """The document locked, as it is stored now: no step is taken meanwhile."""
    Dokumen.objects.select_for_update().get(pk=letak.tersimpan().pk)
    letak.muat_ulang()


def _kiriman(request: HttpRequest) -> dict[str, str]:
    return {n: bersih(rapi(t)) for n, t in request.POST.items() if n not in ("csrfmiddlewaretoken", "semula")}


def _tertahan(request: HttpRequest, letak: LetakDokumen, teks: dict[str, str]) -> HttpResponse:
    """It lies elsewhere by now: what was typed is shown, to be copied."""
    isi = "\n".join(t for n, t in teks.items() if t and n != "kode")
    pesan = f"Belum tersimpan: {letak.dokumen.judul} sekarang berstatus {letak.status.label.lower()}."
    return tampilkan(request, letak, Ketikan({"tertahan": isi}, {}, pesan), status=409)


def _simpan_konsep(letak: LetakDokumen, teks: dict[str, str]) -> dict[str, str]:
    """What is wrong, by field; whatever is right is saved."""
    galat: dict[str, str] = {}
    milik = list(CatatanDokumen.objects.filter(dokumen=letak.dokumen, transisi=None, oleh=letak.pengguna))
    for c in milik:
        baru = teks.get(f"isi-{c.pk}", c.isi)
        if len(baru) > PANJANG_CATATAN:
            galat[f"isi-{c.pk}"] = _TERLALU_PANJANG
        elif not baru:
            c.delete()
        elif baru != c.isi:
            c.isi = baru
            c.save(update_fields=["isi"])
    isi, kode = teks.get("isi", ""), teks.get("kode", "")
    if isi and kode and kode not in _kode(letak):
        galat["kode"] = "Baris ini tidak ada dalam dokumen. Pilih dari daftar."
    elif len(isi) > PANJANG_CATATAN:
        galat["isi"] = _TERLALU_PANJANG
    elif isi and not any((c.kode, c.isi) == (kode, isi) for c in milik):
        # The same note once more is the same button pressed twice.
        CatatanDokumen.objects.create(dokumen=letak.dokumen, kode=kode, isi=isi, oleh=letak.pengguna)
    elif kode and not isi:
        galat["isi"] = "Tulis catatannya, atau kosongkan pilihan baris."
    return galat


def _kode(letak: LetakDokumen) -> set[str]:
    if letak.pohon is None or letak.jenis == JenisDokumen.PK:
        return set()
    return set(letak.pohon.per_kode)


def _simpan_jawaban(letak: LetakDokumen, teks: dict[str, str], semula: dict[str, str]) -> dict[str, str]:
    """What could not be saved, by field: too long, or answered by somebody else meanwhile."""
    milik = {
        f"jawab-{c.pk}": c
        for c in CatatanDokumen.objects.filter(dokumen=letak.dokumen, transisi__isnull=False).select_related(
            "dijawab_oleh"
        )
    }
    hasil = gabung({n: c.jawaban for n, c in milik.items()}, semula, {n: t for n, t in teks.items() if n in milik})
    galat: dict[str, str] = {}
    for nama, c in milik.items():
        baru = hasil.isi.get(nama, c.jawaban)
        if baru == c.jawaban:
            continue
        if nama in hasil.bentrok:
            galat[nama] = (
                f"Sudah dijawab {c.dijawab_oleh} sejak Anda membuka halaman ini: “{c.jawaban}”. Jawaban Anda belum "
                "disimpan: simpan sekali lagi untuk memakainya."
            )
        elif len(baru) > PANJANG_CATATAN:
            galat[nama] = _TERLALU_PANJANG
        else:
            c.jawaban, c.dijawab_oleh = baru, letak.pengguna if baru else None
            c.dijawab = timezone.now() if baru else None
            c.save(update_fields=["jawaban", "dijawab_oleh", "dijawab"])
    return galat
