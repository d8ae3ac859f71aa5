"""What a year came to: charts, every figure with its explanation, and the narrative, up to a quarter."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from evaluation.capaian import Capaian, Rerata
from evaluation.enums import Triwulan
from evaluation.grafik import Grafik, susun_grafik
from evaluation.kinerja import Kinerja, dari_bawah
from evaluation.narasi import susun_narasi
from evaluation.rincian import BarisRincian, RincianAnggaran, RincianKinerja, susun_rincian
from evaluation.terdahulu import muat_terdahulu
from planning.models import PerangkatDaerah, Renja
from planning.nilai import TIDAK_BERLAKU, Besaran, format_angka, format_besaran
from planning.tabel import TabelTidakTersedia
from renja.keluaran.grafik import svg_grafik

from .ambil import TidakAda, tautan_tabel
from .data import ambil_kantor
from .evaluasi_letak import TABEL, muat_tahun, umum
from .tahun import dalam_tahun


@dataclass(frozen=True)
class Sel:
    """One cell of the table: what it reads, and for a percentage, what explains it; ``nama`` is its heading."""

    nama: str
    teks: str
    persen: Capaian | None = None


@dataclass(frozen=True)
class Baris:
    """One line of the table."""

    rincian: BarisRincian
    sel: list[Sel]


@dataclass(frozen=True)
class Pokok:
    """One of the figures that the whole year comes to."""

    judul: str
    teks: str
    predikat: str
    persen: Capaian


@dataclass(frozen=True)
class Bagan:
    """A picture and the figures in it."""

    grafik: Grafik
    svg: SafeString


@require_safe
def kinerja(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    """The year up to a quarter; without ``?tw=`` up to the last one in which anything was filled in."""
    kantor = dalam_tahun(ambil_kantor(request, kecamatan), tahun)
    diminta = _diminta(request, kantor, tahun)
    renja, isi = muat_tahun(request, kantor, tahun)
    tw = diminta or isi.triwulan_terakhir or 1
    konteks = {**umum(kantor, tahun), "renja": renja, "tw": tw, "nama": Triwulan(tw).label, "lain": Triwulan.choices}
    if renja is not None:
        konteks |= _isi(kantor, renja, isi, tw)
    return render(request, "kinerja/kinerja.html", konteks)


def _diminta(request: HttpRequest, kantor: PerangkatDaerah, tahun: int) -> int | None:
    tw = request.GET.get("tw")
    if tw is None or tw in {str(t) for t in Triwulan.values}:
        return tw and int(tw)
    alamat = reverse("kinerja", args=[kantor.slug, tahun])
    raise TidakAda(f"Tidak ada triwulan “{tw[:20]}”. Pilih triwulan 1 sampai 4.", alamat, f"Kinerja {tahun} {kantor}")


def _isi(kantor: PerangkatDaerah, renja: Renja, isi: Kinerja, tw: int) -> dict:
    return {
        "pokok": _pokok(isi, tw),
        "bagan": [Bagan(g, svg_grafik(g)) for g in susun_grafik(isi, tw)],
        "baris": [Baris(b, _sel(b, tw)) for b in susun_rincian(isi, tw)],
        "narasi": susun_narasi(isi, tw, muat_terdahulu(renja)),
        "tabel": _tabel(renja, tw),
        "terakhir": isi.triwulan_terakhir,
    }


def _pokok(isi: Kinerja, tw: int) -> list[Pokok]:
    k, rp = isi.rerata_daun(tw)
    daun = isi.pohon.renja.edisi.get_level_daun_display().lower()
    return [
        _satu_pokok(isi, f"Rata-rata capaian kinerja {daun}", k),
        _satu_pokok(isi, f"Rata-rata penyerapan anggaran {daun}", rp),
    ]


def _satu_pokok(isi: Kinerja, judul: str, nilai: Rerata) -> Pokok:
    return Pokok(judul, _persen(nilai.persen), isi.predikat(nilai.persen), dari_bawah(nilai))


def _sel(b: BarisRincian, tw: int) -> list[Sel]:
    """The cells of a line, each under the heading that a card gives it on a phone."""
    ini = f"TW {Triwulan(tw).name}"
    return [
        *_sel_kinerja(b.k_sd, "Target", "Realisasi", "Capaian"),
        *_sel_anggaran(b.rp_sd, "Pagu", "Realisasi Rp", "Penyerapan"),
        *_sel_kinerja(b.k_tw, f"Target {ini}", f"Realisasi {ini}", f"Capaian {ini}"),
        *_sel_anggaran(b.rp_tw, f"Rencana Rp {ini}", f"Realisasi Rp {ini}", f"Penyerapan {ini}"),
    ]


def _sel_kinerja(isi: RincianKinerja | None, target: str, realisasi: str, capaian: str) -> list[Sel]:
    if isi is None:
        return [Sel(target, ""), Sel(realisasi, ""), Sel(capaian, "")]
    return [
        Sel(target, _besaran(isi.target)),
        Sel(realisasi, _besaran(isi.realisasi)),
        _sel_persen(capaian, isi.capaian),
    ]


def _sel_anggaran(isi: RincianAnggaran | None, pagu: str, rupiah: str, serapan: str) -> list[Sel]:
    if isi is None:
        return [Sel(pagu, ""), Sel(rupiah, ""), Sel(serapan, "")]
    return [Sel(pagu, _rupiah(isi.pagu)), Sel(rupiah, _rupiah(isi.rupiah)), _sel_persen(serapan, isi.serapan)]


def _sel_persen(nama: str, persen: Capaian) -> Sel:
    return Sel(nama, _persen(persen.persen), persen)


def _persen(nilai) -> str:
    """Two decimals as in E.81 (specification 1.2); what is not filled in has no text, and the page says so."""
    return "" if nilai is None else "-" if nilai is TIDAK_BERLAKU else format_angka(nilai, 2)


def _besaran(nilai: Besaran | None) -> str:
    return "" if nilai is None else format_besaran(nilai)


def _rupiah(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)


def _tabel(renja: Renja, tw: int) -> list[dict[str, str]]:
    """The tables of this quarter that the Renja has."""
    hasil = []
    for nomor in TABEL:
        try:
            hasil.append(tautan_tabel(renja, nomor.format(tw=tw)))
        except TabelTidakTersedia:
            continue
    return hasil
