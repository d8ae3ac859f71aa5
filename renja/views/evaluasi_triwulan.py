"""One quarter: how it stands, what the office says of it, its evidence, and the record of closings and openings."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from evaluation.bukti import SEKALI, UKURAN, BuktiDitolak, daftar_bukti, simpan_bukti
from evaluation.enums import Triwulan
from evaluation.forms.bukti import SELURUHNYA, FormBukti
from evaluation.forms.triwulan import BorangEvaluasi
from evaluation.jenis_berkas import TERLALU_BESAR as PESAN_TERLALU_BESAR
from evaluation.kinerja import Kinerja
from evaluation.models import Bukti, EvaluasiTriwulan, PembukaanTriwulan
from evaluation.perms import FAKTOR, TINDAK_LANJUT
from evaluation.ringkasan import ringkas
from evaluation.triwulan import (
    TriwulanTertutup,
    evaluasi_untuk_diisi,
    evaluasi_untuk_ditindaklanjuti,
    keadaan,
)
from planning.masukan import kutip
from planning.models import PerangkatDaerah
from planning.perms import boleh_membuka_triwulan, boleh_mengisi_kantor
from planning.renstra import renstra_untuk
from renja.unggah import TERLALU_BANYAK, TERLALU_BESAR, menerima_berkas

from .ambil import TidakAda
from .data import ambil_kantor
from .evaluasi_letak import Letak, muat_tahun, umum
from .tahun import dalam_tahun


@dataclass(frozen=True)
class Kumpulan:
    """The evidence of one indicator, or of the quarter as a whole."""

    judul: str
    berkas: list[Bukti]


@menerima_berkas(UKURAN, SEKALI)
def evaluasi_triwulan(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> HttpResponse:
    """The page; POST takes in texts and files together, each for itself."""
    kantor = ambil_kantor_triwulan(request, kecamatan, tahun, tw)
    if request.method == "POST":
        return _terima(request, kantor, tahun, tw)
    letak, kinerja = muat_letak(request, kantor, tahun, tw)
    return _tampilkan(request, letak, kinerja, BorangEvaluasi(kantor, _evaluasi(letak), letak.bidang))


def ambil_kantor_triwulan(request: HttpRequest, kecamatan: str, tahun: int, tw: int) -> PerangkatDaerah:
    """The office, for a year and a quarter that can be."""
    kantor = dalam_tahun(ambil_kantor(request, kecamatan), tahun)
    if tw not in Triwulan.values:
        raise TidakAda(f"Tidak ada triwulan {tw}. Setahun terdiri atas triwulan 1 sampai 4.")
    return kantor


def muat_letak(request: HttpRequest, kantor: PerangkatDaerah, tahun: int, tw: int) -> tuple[Letak, Kinerja]:
    renja, kinerja = muat_tahun(request, kantor, tahun)
    return Letak(request.user, kantor, tahun, renja, keadaan(kantor, tahun, tw), ringkas(kinerja, tw)), kinerja


def _evaluasi(letak: Letak) -> EvaluasiTriwulan:
    """As stored; nobody need have written anything yet."""
    return letak.kini.evaluasi or EvaluasiTriwulan(
        perangkat_daerah=letak.kantor, tahun=letak.tahun, triwulan=letak.tw, batas=letak.kini.batas
    )


# --- Showing ----------------------------------------------------------------------------------------------------------


def _tampilkan(
    request: HttpRequest,
    letak: Letak,
    kinerja: Kinerja,
    borang: BorangEvaluasi,
    form_bukti: FormBukti | None = None,
    tertahan: str = "",
) -> HttpResponse:
    """``tertahan`` says why what was typed could not be saved at all; it is shown for copying."""
    indikator = _indikator(letak, kinerja)
    evaluasi = letak.kini.evaluasi
    pembukaan = PembukaanTriwulan.objects.filter(evaluasi=evaluasi).select_related("oleh") if evaluasi else []
    diisi = borang.bidang
    return render(
        request,
        "evaluasi/triwulan.html",
        {
            **umum(letak.kantor, letak.tahun),
            "letak": letak,
            "lain": [(n, Triwulan(n).label) for n in Triwulan.values],
            "borang": borang,
            "dibaca": [_teks(_evaluasi(letak), nama) for nama in FAKTOR + TINDAK_LANJUT if nama not in diisi],
            "bukti": _kumpulan(letak, indikator),
            "form_bukti": form_bukti or FormBukti(indikator, initial={"indikator": request.GET.get("indikator", "")}),
            "pembukaan": pembukaan,
            "tertahan": tertahan,
        },
        status=409 if tertahan else 200,
    )


def _teks(evaluasi: EvaluasiTriwulan, nama: str) -> tuple[str, str]:
    judul = evaluasi._meta.get_field(nama).verbose_name
    return judul[:1].upper() + judul[1:], getattr(evaluasi, nama)


def _indikator(letak: Letak, kinerja: Kinerja) -> list[tuple[UUID, str]]:
    """Everything that evidence can be attached to, in the order of the tables: tujuan and sasaran first."""
    renstra = renstra_untuk(letak.renja) if letak.renja else None
    atas = renstra.indikator_sasaran.order_by("nomor") if renstra else []
    hasil = [(i.kunci, f"{'Tujuan' if i.tujuan_id else 'Sasaran'}: {i.uraian}") for i in atas]
    return hasil + [(i.kunci, f"{s.kode_cetak} {i.uraian}") for s in kinerja.pohon.telusuri() for i in s.indikator]


def _kumpulan(letak: Letak, indikator: list[tuple[UUID, str]]) -> list[Kumpulan]:
    """The evidence by what it shows; what an indicator had that is no longer in the Renja comes last."""
    per_kunci: dict[UUID | None, list[Bukti]] = {}
    for b in daftar_bukti(letak.kantor, letak.tahun, letak.tw):
        per_kunci.setdefault(b.kunci, []).append(b)
    hasil = [
        Kumpulan(judul, per_kunci.pop(kunci)) for kunci, judul in [(None, SELURUHNYA), *indikator] if kunci in per_kunci
    ]
    sisa = [b for isi in per_kunci.values() for b in isi]
    return [*hasil, Kumpulan("Indikator yang tidak lagi ada dalam Renja", sisa)] if sisa else hasil


# --- Taking in --------------------------------------------------------------------------------------------------------


def _terima(request: HttpRequest, kantor: PerangkatDaerah, tahun: int, tw: int) -> HttpResponse:
    letak, kinerja = muat_letak(request, kantor, tahun, tw)
    if not (boleh_mengisi_kantor(request.user, kantor) or boleh_membuka_triwulan(request.user, kantor)):
        raise PermissionDenied
    files = request.FILES.getlist("berkas")
    dilewati = [*getattr(request, TERLALU_BESAR, []), *getattr(request, TERLALU_BANYAK, [])]
    try:
        with transaction.atomic():
            PerangkatDaerah.objects.select_for_update().get(pk=kantor.pk)
            borang = BorangEvaluasi(kantor, _untuk_ditulis(letak), letak.bidang, request.POST)
            tersimpan = borang.simpan(request.user)
    except TriwulanTertutup as e:
        # The quarter has closed meanwhile: what was typed is shown, to be copied.
        diketik = tuple(n for n in FAKTOR + TINDAK_LANJUT if n in request.POST)
        borang = BorangEvaluasi(kantor, _evaluasi(letak), diketik)
        borang.tampilkan_lagi(request.POST)
        return _tampilkan(request, letak, kinerja, borang, tertahan=str(e))
    form_bukti = FormBukti(_indikator(letak, kinerja), request.POST)
    if letak.boleh_mengisi:
        _terima_berkas(request, letak, form_bukti, files)
    if not tersimpan:
        return _tampilkan(request, letak, kinerja, borang, form_bukti)
    if borang.berubah:
        messages.success(request, "Teks triwulan tersimpan.")
    elif not (files or dilewati):
        messages.success(request, "Tidak ada yang berubah.")
    if borang.ikut:
        messages.info(request, "Perubahan orang lain pada halaman yang sama juga tersimpan; periksa hasilnya.")
    return redirect(letak.halaman)


def _untuk_ditulis(letak: Letak) -> EvaluasiTriwulan:
    """The quarter under lock: for all its texts, or for the follow-up alone. Raises ``TriwulanTertutup``."""
    if letak.bidang == TINDAK_LANJUT:
        return evaluasi_untuk_ditindaklanjuti(letak.kantor, letak.tahun, letak.tw)
    return evaluasi_untuk_diisi(letak.kantor, letak.tahun, letak.tw)


def _terima_berkas(request: HttpRequest, letak: Letak, form: FormBukti, files: list) -> None:
    """Each file for itself: the good ones stay, the others are named with what is wrong."""
    ditolak = [(nama, PESAN_TERLALU_BESAR) for nama in getattr(request, TERLALU_BESAR, [])]
    ditolak += [
        (nama, f"Sekali unggah paling banyak {SEKALI} berkas. Unggah sisanya kemudian.")
        for nama in getattr(request, TERLALU_BANYAK, [])
    ]
    diterima = []
    if files and not form.is_valid():
        files, ditolak = [], [*ditolak, *((f.name, "Pilih lagi untuk indikator yang mana.") for f in files)]
    for berkas in files:
        try:
            diterima.append(simpan_bukti(letak.kantor, letak.tahun, letak.tw, form.kunci, berkas, request.user))
        except (BuktiDitolak, TriwulanTertutup) as e:
            ditolak.append((berkas.name, str(e)))
    if diterima:
        messages.success(request, f"{len(diterima)} berkas bukti diunggah: {', '.join(b.nama for b in diterima)}.")
    for nama, pesan in ditolak:
        messages.error(request, f"{kutip(nama)} tidak diterima. {pesan}")
