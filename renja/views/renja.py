"""The page of one Renja: its facts and its tables."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from evaluation.enums import Triwulan
from evaluation.tabel import triwulan_terisi
from planning.perms import boleh_mengisi
from planning.pohon import muat_pohon
from renja.pemeriksaan.dokumen import cacah_dokumen
from renja.tabel import daftar_tabel

from .ambil import ambil_renja, tautan_tabel, versi_lain
from .ringkas_persetujuan import ringkas_persetujuan


@require_safe
def renja(request: HttpRequest, kecamatan: str, tahun: int, versi: str) -> HttpResponse:
    ini = ambil_renja(request, kecamatan, tahun, versi)
    pohon = muat_pohon(ini)
    terisi = sorted(triwulan_terisi(ini))
    daftar = [
        {**tautan_tabel(ini, nomor), "nama": kelas.nama, "formulir": kelas.formulir, "triwulan": kelas.triwulan}
        for nomor, kelas in daftar_tabel(ini, terisi)
    ]
    per_triwulan = [(Triwulan(tw).label, ada) for tw in terisi if (ada := [t for t in daftar if t["triwulan"] == tw])]
    return render(
        request,
        "renja.html",
        {
            "renja": ini,
            # As text: the page would print the number 2021 as "2.021".
            "tahun_n": str(ini.tahun),
            "tahun_n1": str(ini.tahun + 1),
            "pohon": pohon,
            "cacah": {level: pohon.cacah[level] for level in ("program", "kegiatan", "sub_kegiatan")},
            "versi_lain": versi_lain(request, ini),
            "boleh_mengisi": boleh_mengisi(request.user, ini),
            "temuan": cacah_dokumen(ini),
            **ringkas_persetujuan(request, ini),
            "daftar": [t for t in daftar if t["triwulan"] is None],
            "per_triwulan": per_triwulan,
        },
    )
