"""The program part of a Renstra: indicators of program, kegiatan and sub kegiatan, their targets and past figures."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planning.forms.indikator_renstra import BERINDIKATOR, BorangIndikatorRenstra
from planning.forms.kinerja import BorangAngkaTahun, BorangTarget
from planning.forms.teks import bersih
from planning.masukan import tulis_besaran
from planning.models import EdisiNomenklatur, IndikatorRenstra, Nomenklatur, Renja, Renstra
from planning.nilai import format_angka
from planning.pencarian import cari_nomenklatur
from planning.renstra_susun import edisi_renstra, node_beserta_atasan, renja_untuk_disalin, salin_dari_renja

from .ambil import TidakAda
from .data import ambil_kantor, ambil_kantor_untuk_diisi, isi_borang
from .renstra import alamat_renstra, ambil_renstra, umum

NODE_TERBANYAK = 300


@dataclass
class BarisProgram:
    """A line of the overview: a node, and one of its indicators."""

    node: Nomenklatur
    pertama: bool
    indikator: IndikatorRenstra | None = None
    satuan: str = ""
    akhir: str = ""
    pagu: str = ""
    target: list[tuple[str, str]] | None = None


@require_safe
def renstra_program(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    ini = ambil_renstra(ambil_kantor(request, kecamatan), awal, akhir)
    tahun = list(range(ini.tahun_awal, ini.tahun_akhir + 1))
    return render(
        request,
        "renstra/program.html",
        {
            **umum(request, ini),
            "baris": _baris(ini, tahun),
            "tahun": [str(t) for t in tahun],
        },
    )


def _baris(renstra: Renstra, tahun: list[int]) -> list[BarisProgram]:
    """Every node with its indicators, in the order of the codes; three queries."""
    indikator = renstra.indikator.select_related("nomenklatur__edisi").prefetch_related("kinerja")
    per_node: dict[int, list[IndikatorRenstra]] = {}
    node: dict[int, Nomenklatur] = {}
    for i in indikator.order_by("nomor"):
        per_node.setdefault(i.nomenklatur_id, []).append(i)
        node[i.nomenklatur_id] = i.nomenklatur
    hasil = []
    for n in node_beserta_atasan(node.values()):
        milik = per_node.get(n.pk, [])
        hasil += [_baris_indikator(n, ke == 0, i, tahun) for ke, i in enumerate(milik)] or [BarisProgram(n, True)]
    return hasil


def _baris_indikator(node: Nomenklatur, pertama: bool, i: IndikatorRenstra, tahun: list[int]) -> BarisProgram:
    kinerja = {k.tahun: k for k in i.kinerja.all()}
    target = [(str(t), tulis_besaran(getattr(kinerja.get(t), "target", None))) for t in tahun]
    pagu = "" if i.pagu_akhir is None else format_angka(i.pagu_akhir)
    return BarisProgram(node, pertama, i, i.satuan, tulis_besaran(i.target_akhir), pagu, target)


def renstra_program_tambah(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    """Looking for sub kegiatan to add; POST takes over the rows of a Renja."""
    ini = ambil_renstra(ambil_kantor_untuk_diisi(request, kecamatan), awal, akhir)
    pilihan_renja = renja_untuk_disalin(ini)
    if request.method == "POST":
        return _salin(request, ini, pilihan_renja)
    edisi = edisi_renstra(ini)
    kata = request.GET.get("cari", "").strip()
    dipilih = next((e for e in edisi if e.kode == request.GET.get("edisi")), edisi[0] if edisi else None)
    ada = set(ini.indikator.values_list("nomenklatur", flat=True))
    return render(
        request,
        "renstra/program_tambah.html",
        {
            **umum(request, ini),
            "edisi": edisi,
            "dipilih": dipilih,
            "kata": kata,
            "hasil": [
                {"hasil": h, "ada": h.daun.pk in ada}
                for h in (cari_nomenklatur(dipilih, kata, 30) if dipilih and kata else [])
            ],
            "renja": [{"renja": r, "pk": str(r.pk)} for r in pilihan_renja],
        },
    )


def _salin(request: HttpRequest, ini: Renstra, pilihan: list[Renja]) -> HttpResponse:
    dari = next((r for r in pilihan if str(r.pk) == request.POST.get("dari")), None)
    if dari is None:
        messages.error(request, "Pilih Renja yang disalin.")
        return HttpResponseRedirect(alamat_renstra(ini, "renstra_program_tambah"))
    cacah = salin_dari_renja(ini, dari, request.user)
    if cacah:
        messages.success(request, f"{cacah} indikator disalin dari {dari.judul}. Isi targetnya.")
        return HttpResponseRedirect(alamat_renstra(ini, "renstra_program_target"))
    messages.info(request, f"Semua indikator {dari.judul} sudah ada dalam Renstra ini.")
    return HttpResponseRedirect(alamat_renstra(ini, "renstra_program"))


def renstra_program_indikator(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    """The indicators of the nodes named in the address: all of a program, or those chosen by ``kode``."""
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    node = _node_diminta(ini, request.GET)
    borang, tersimpan = isi_borang(
        request, kantor, lambda data: BorangIndikatorRenstra(ini, node, data), "Indikator tersimpan."
    )
    if tersimpan:
        ke = f"{request.path}?{request.GET.urlencode()}" if request.POST.get("aksi") == "lagi" else None
        return HttpResponseRedirect(ke or alamat_renstra(ini, "renstra_program"))
    return render(request, "renstra/program_indikator.html", {**umum(request, ini), "borang": borang})


def _node_diminta(renstra: Renstra, permintaan: QueryDict) -> list[Nomenklatur]:
    edisi = EdisiNomenklatur.objects.filter(kode=bersih(permintaan.get("edisi", ""))).first()
    semua = Nomenklatur.objects.filter(edisi=edisi, level__in=BERINDIKATOR).select_related("edisi").order_by("kode")
    if program := bersih(permintaan.get("program", "")):
        dalam_renstra = Q(kode__startswith=f"{program}.", indikator_renstra__renstra=renstra)
        node = semua.filter(dalam_renstra | Q(kode=program)).distinct()
    else:
        node = semua.filter(kode__in=[bersih(k) for k in permintaan.getlist("kode")[:NODE_TERBANYAK]])
    node = node_beserta_atasan(node)
    if not node:
        raise TidakAda(
            "Pilih dahulu program, kegiatan, atau sub kegiatan yang indikatornya diisi.",
            alamat_renstra(renstra, "renstra_program_tambah"),
            "pencarian",
        )
    return node


def renstra_program_target(request: HttpRequest, kecamatan: str, awal: int, akhir: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    borang, tersimpan = isi_borang(request, kantor, lambda data: BorangTarget(ini, data), "Target tersimpan.")
    if tersimpan:
        return HttpResponseRedirect(alamat_renstra(ini, "renstra_program"))
    return render(request, "renstra/program_angka.html", {**_umum_angka(request, ini, None), "borang": borang})


def renstra_program_angka(request: HttpRequest, kecamatan: str, awal: int, akhir: int, tahun: int) -> HttpResponse:
    kantor = ambil_kantor_untuk_diisi(request, kecamatan)
    ini = ambil_renstra(kantor, awal, akhir)
    if not ini.tahun_awal <= tahun <= ini.tahun_akhir:
        raise TidakAda(f"Tahun {tahun} di luar Renstra {awal}–{akhir}.", alamat_renstra(ini), "Renstra")
    borang, tersimpan = isi_borang(
        request, kantor, lambda data: BorangAngkaTahun(ini, tahun, data), f"Angka tahun {tahun} tersimpan."
    )
    if tersimpan:
        return HttpResponseRedirect(alamat_renstra(ini, "renstra_program_angka", tahun))
    return render(request, "renstra/program_angka.html", {**_umum_angka(request, ini, tahun), "borang": borang})


def _umum_angka(request: HttpRequest, ini: Renstra, tahun: int | None) -> dict:
    pilihan = [("Target", alamat_renstra(ini, "renstra_program_target"), tahun is None)]
    for t in range(ini.tahun_awal, ini.tahun_akhir + 1):
        pilihan.append((f"Angka {t}", alamat_renstra(ini, "renstra_program_angka", t), t == tahun))
    return {**umum(request, ini), "pilihan": pilihan, "angka_tahun": str(tahun) if tahun else ""}
