"""One year of an office: its Renja in all versions, and starting the next."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import Count, F, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from planning.enums import JenisDokumen, JenisRenja
from planning.isian.tahun import TidakDapatDimulai, mulai_renja
from planning.models import PerangkatDaerah, PlafonPagu, Renja
from planning.perms import boleh_mengisi_kantor

from .alamat_persetujuan import alamat_pemeriksaan, alamat_persetujuan_versi
from .ambil import TidakAda
from .data import ambil_kantor, ambil_kantor_untuk_diisi
from .tahun_kartu import kartu_dokumen, kartu_rencana_aksi, kartu_triwulan

#: Years that an address may name; the same bounds as in the database.
TAHUN_AWAL, TAHUN_AKHIR = 2000, 2100


@dataclass(frozen=True)
class Pilihan:
    """One way to start: what it copies (``dari``), or the Renstra, or nothing."""

    nilai: str
    label: str
    keterangan: str
    dari: Renja | None = None


@require_safe
def tahun(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    """The versions of one year with their pagu against the ceiling, its quarters, and what can be done next."""
    kantor = dalam_tahun(ambil_kantor(request, kecamatan), tahun)
    versi = list(_versi(kantor, tahun).annotate(jumlah_pagu=Sum("baris__pagu"), jumlah_daun=_cacah_daun()))
    plafon = dict(PlafonPagu.objects.filter(perangkat_daerah=kantor, tahun=tahun).values_list("jenis", "pagu"))
    boleh = boleh_mengisi_kantor(request.user, kantor)
    berlaku = _berlaku(versi)
    return render(
        request,
        "tahun/tahun.html",
        {
            "kantor": kantor,
            "tahun_n": str(tahun),
            "sebelumnya": str(tahun - 1),
            "berikutnya": str(tahun + 1),
            "versi": [
                {
                    "renja": r,
                    "plafon": plafon.get(r.jenis),
                    "selisih": _selisih(r, plafon),
                    "persetujuan": _alamat_persetujuan(r),
                    "pemeriksaan": alamat_pemeriksaan(r),
                }
                for r in versi
            ],
            "dokumen": kartu_dokumen(kantor, tahun, berlaku),
            "rencana_aksi": kartu_rencana_aksi(kantor, berlaku),
            "triwulan": kartu_triwulan(request, kantor, tahun, berlaku),
            "boleh": boleh,
            "mulai": JenisRenja.PERUBAHAN if _ada_pokok(versi) else JenisRenja.POKOK,
        },
    )


def mulai(request: HttpRequest, kecamatan: str, tahun: int) -> HttpResponse:
    """Choose what a new version starts from, and start it."""
    kantor = dalam_tahun(ambil_kantor_untuk_diisi(request, kecamatan), tahun)
    jenis, pilihan = _pilihan(kantor, tahun)
    terpilih = next((p for p in pilihan if p.nilai == request.POST.get("dari")), None)
    galat = ""
    if request.method == "POST" and terpilih is None:
        galat = "Pilih dahulu dari mana Renja dimulai."
    elif request.method == "POST":
        try:
            renja, catatan = mulai_renja(kantor, tahun, jenis, request.user, terpilih.dari, terpilih.nilai == "renstra")
        except TidakDapatDimulai as e:
            galat = str(e)
        else:
            messages.success(request, f"{renja.judul} dimulai: {terpilih.label.lower()}.")
            for c in catatan:
                messages.warning(request, c)
            return redirect("susunan", kantor.slug, tahun, renja.versi)
    return render(
        request,
        "tahun/mulai.html",
        {
            "kantor": kantor,
            "tahun_n": str(tahun),
            "jenis": jenis.label,
            "pilihan": pilihan,
            "terpilih": terpilih or pilihan[0],
            "galat": galat,
        },
        status=400 if galat else 200,
    )


def dalam_tahun(kantor: PerangkatDaerah, tahun: int) -> PerangkatDaerah:
    """The office, for a year that can be; else a 404."""
    if not TAHUN_AWAL <= tahun <= TAHUN_AKHIR:
        raise TidakAda(f"Tidak ada tahun {tahun}. Tahun berkisar {TAHUN_AWAL} sampai {TAHUN_AKHIR}.")
    return kantor


def _versi(kantor: PerangkatDaerah, tahun: int):
    return (
        Renja.objects.filter(perangkat_daerah=kantor, tahun=tahun)
        .select_related("perangkat_daerah", "edisi")
        .dengan_status()
        .order_by("-jenis", "urutan")
    )


def _alamat_persetujuan(renja: Renja) -> str:
    if renja.jenis == JenisRenja.RANCANGAN_AWAL:
        return ""
    return alamat_persetujuan_versi(renja.perangkat_daerah.slug, renja, JenisDokumen.RENJA)


def _cacah_daun() -> Count:
    return Count("baris", filter=Q(baris__nomenklatur__level=F("edisi__level_daun")))


def _ada_pokok(versi: list[Renja]) -> bool:
    return any(r.jenis == JenisRenja.POKOK for r in versi)


def _selisih(renja: Renja, plafon: dict[str, int]) -> int | None:
    """Pagu less the ceiling, in rupiah; nothing without a ceiling."""
    atas = plafon.get(renja.jenis)
    return None if atas is None else (renja.jumlah_pagu or 0) - atas


def _pilihan(kantor: PerangkatDaerah, tahun: int) -> tuple[JenisRenja, list[Pilihan]]:
    """What can be started now, and from what: the Renja of the year first, then its perubahan."""
    versi = list(_versi(kantor, tahun))
    if _ada_pokok(versi):
        asal = _berlaku(versi)
        return JenisRenja.PERUBAHAN, [
            Pilihan(
                "terakhir",
                f"Salin {asal.judul}",
                "Semua baris disalin apa adanya; yang Anda ubah tampak sebelum dan sesudahnya di Tabel 3.3-P.",
                asal,
            )
        ]
    pilihan = []
    lalu = max(_versi(kantor, tahun - 1).exclude(jenis=JenisRenja.RANCANGAN_AWAL), key=_kebaruan, default=None)
    if lalu:
        keterangan = f"Prakiraan maju {tahun} di dalamnya menjadi target dan pagu {tahun}."
        pilihan.append(Pilihan("lalu", f"Salin {lalu.judul}", keterangan, lalu))
    awal = next((r for r in versi if r.jenis == JenisRenja.RANCANGAN_AWAL), None)
    if awal:
        pilihan.append(
            Pilihan("rancangan-awal", f"Salin {awal.judul}", "Isi rancangan awal menjadi titik tolak Renja.", awal)
        )
    return JenisRenja.POKOK, [
        *pilihan,
        Pilihan("renstra", "Ambil dari Renstra", f"Indikator dan target tahun {tahun}; pagu diisi kemudian."),
        Pilihan("kosong", "Mulai kosong", "Sub kegiatan ditambahkan satu per satu dari nomenklatur."),
    ]


def _berlaku(versi: list[Renja]) -> Renja | None:
    """The version in force: the last perubahan, else the pokok."""
    return max((r for r in versi if r.jenis != JenisRenja.RANCANGAN_AWAL), key=_kebaruan, default=None)


def _kebaruan(renja: Renja) -> tuple[bool, int]:
    return renja.jenis == JenisRenja.PERUBAHAN, renja.urutan
