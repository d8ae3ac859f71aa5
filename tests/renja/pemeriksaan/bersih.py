"""A small Renja Perubahan that contradicts itself nowhere, with everything it is held against. All of it is made up."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Agregasi, JenisRenja, StatusUsulan
from planning.models import (
    AlasanPerubahan,
    BagianNaskah,
    BarisRenja,
    IndikatorRenja,
    IndikatorRenstra,
    IndikatorSasaran,
    KinerjaSasaran,
    KinerjaTahunan,
    Nomenklatur,
    PlafonPagu,
    ProgramSasaran,
    Renja,
    Renstra,
    Sasaran,
    SumberDana,
    Tujuan,
    Usulan,
)
from tests.factories import buat_baris, buat_perangkat_daerah, buat_renja, buat_renstra

TAHUN = 2022
K, P = Agregasi.KUMULATIF, Agregasi.POSISI_AKHIR

#: Code, name, indicator, unit, aggregation, target, pagu, pagu n+1, targets of the quarters, rupiah of quarters I–III.
DAUN = (
    ("7.01.01.2.01.01", "Penyusunan Dokumen Perencanaan", "Jumlah Dokumen Perencanaan Kecamatan", "Dokumen", K, 4,
     12_345_600, 13_000_000, (1, 1, 1, 1), (4_000_100, 3_000_000, 3_000_500)),
    ("7.01.01.2.01.07", "Evaluasi Kinerja", "Jumlah Laporan Evaluasi Kinerja", "Laporan", K, 8,
     8_324_000, 8_700_000, (2, 2, 2, 2), (2_100_000, 2_081_000, 2_081_000)),
    ("7.01.01.2.02.01", "Penyediaan Gaji dan Tunjangan", "Jumlah Orang yang Menerima Gaji dan Tunjangan", "Orang", P,
     16, 1_451_896_430, 1_500_000_000, (16, 16, 16, 16), (400_000_000, 350_000_000, 350_000_000)),
    ("7.01.01.2.02.02", "Administrasi Pelaksanaan Tugas", "Jumlah Dokumen Administrasi Pelaksanaan Tugas", "Dokumen", K,
     12, 6_120_500, 6_400_000, (3, 3, 3, 3), (1_530_000, 1_530_000, 1_530_500)),
    ("7.01.01.2.02.03", "Verifikasi Keuangan", "Jumlah Dokumen Hasil Verifikasi Keuangan", "Dokumen", K, 24,
     7_230_400, 7_500_000, (6, 6, 6, 6), (1_800_000, 1_810_000, 1_810_400)),
    ("7.01.01.2.02.05", "Laporan Keuangan Akhir Tahun", "Jumlah Laporan Keuangan Akhir Tahun", "Laporan", K, 4,
     3_110_250, 3_300_000, (1, 1, 1, 1), (780_000, 780_000, 775_250)),
    ("7.01.01.2.02.07", "Laporan Keuangan Bulanan", "Jumlah Laporan Keuangan Bulanan", "Laporan", K, 12,
     24_015_757, 25_200_000, (3, 3, 3, 3), (6_000_000, 6_000_000, 6_005_757)),
    ("7.01.02.2.04.01", "Pelayanan Nonperizinan", "Jumlah Dokumen Nonperizinan yang Dilayani", "Dokumen", K, 60,
     14_533_281, 15_200_000, (15, 15, 15, 15), (3_600_000, 3_633_281, 3_650_000)),
    ("7.01.06.2.01.01", "Fasilitasi Peraturan Desa", "Persentase Peraturan Desa yang Difasilitasi", "%", P, 90,
     12_874_226, 13_400_000, (90, 90, 90, 90), (3_200_000, 3_200_000, 3_274_226)),
)  # fmt: skip

#: Code, name, indicator (percent), whether it is the mean of what is below, target.
INDUK = (
    ("7.01.01", "PROGRAM PENUNJANG URUSAN", "Persentase rata-rata capaian penunjang urusan", True, 100),
    ("7.01.01.2.01", "Perencanaan dan Evaluasi", "Persentase rata-rata capaian perencanaan dan evaluasi", True, 100),
    ("7.01.01.2.02", "Administrasi Keuangan", "Persentase rata-rata capaian administrasi keuangan", True, 100),
    ("7.01.02", "PROGRAM PELAYANAN PUBLIK", "Persentase pelayanan publik sesuai standar", False, 100),
    ("7.01.02.2.04", "Pelimpahan Urusan kepada Camat", "Persentase urusan limpahan yang dilaksanakan", False, 100),
    ("7.01.06", "PROGRAM PEMBINAAN DESA", "Persentase desa dengan tata kelola yang tertib", False, 90),
    ("7.01.06.2.01", "Fasilitasi dan Pengawasan Desa", "Persentase desa yang difasilitasi", False, 90),
)  # fmt: skip

JUMLAH = sum(d[6] for d in DAUN)
SUB = DAUN[0][0]
NASKAH = (
    (
        "<p>Renja Perubahan Tahun 2022 memuat 3 program, 4 kegiatan, dan 9 (sembilan) sub kegiatan dengan pagu "
        f"Rp {JUMLAH:,}, sesuai Renstra Tahun 2021-2026 dan Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017.</p>"
    )
    .replace(",", ".")
    .replace("program. 4 kegiatan. dan", "program, 4 kegiatan, dan")
    .replace(". sesuai", ", sesuai")
)


def buat_bersih(slug: str = "bersih", ulang: int = 1) -> Renja:
    """The perubahan of 2022 with the pokok it comes from, the Renja of 2021, Renstra, quarters, texts and proposals.

    ``ulang`` repeats the leaves under further kegiatan codes, to see that size costs no query.
    """
    kantor = buat_perangkat_daerah(slug)
    dana = SumberDana.objects.get_or_create(kode="1.1", defaults={"nama": "Dana Alokasi Umum"})[0]
    lalu = buat_renja(tahun=TAHUN - 1, perangkat_daerah=kantor)
    pokok = buat_renja(tahun=TAHUN, perangkat_daerah=kantor)
    renja = buat_renja(JenisRenja.PERUBAHAN, TAHUN, kantor, asal=pokok)
    renstra = buat_renstra(kantor)
    for versi in (lalu, pokok, renja):
        _isi_induk(versi)
        for n, daun in enumerate(_daun(ulang)):
            _isi_daun(versi, n, daun, dana)
    for n, daun in enumerate(_daun(ulang)):
        _isi_triwulan(renja, n, daun)
        _isi_renstra(renstra, n, daun)
    _isi_sasaran(renstra, renja)
    Nomenklatur.objects.filter(edisi=renja.edisi, kode="7.01.01.2.01.07").update(
        indikator="Jumlah Laporan Evaluasi Kinerja", satuan="Laporan"
    )
    for kunci in (None, _kunci(0)):
        AlasanPerubahan.objects.create(renja=renja, kode=SUB, kunci=kunci, alasan="Tambahan satu dokumen.")
    Usulan.objects.create(
        perangkat_daerah=kantor, tahun=TAHUN, nomor=1, asal="musrenbang", pagu=5_000_000,
        nomenklatur=Nomenklatur.objects.get(edisi=renja.edisi, kode=SUB), status=StatusUsulan.DIAKOMODIR,
    )  # fmt: skip
    PlafonPagu.objects.create(perangkat_daerah=kantor, tahun=TAHUN, jenis=renja.jenis, pagu=JUMLAH * ulang)
    BagianNaskah.objects.create(renja=renja, dokumen="renja-perubahan", kunci="latar-belakang", isi=NASKAH)
    EvaluasiTriwulan.objects.create(
        perangkat_daerah=kantor, tahun=TAHUN, triwulan=2, faktor_pendorong="Layanan triwulan II berjalan lancar."
    )
    return renja


def _daun(ulang: int):
    for u in range(ulang):
        for kode, nama, uraian, *lain in DAUN:
            if u:
                *atas, sub = kode.split(".")
                kode, nama, uraian = ".".join([*atas, f"{int(sub) + 10 * u:02}"]), f"{nama} {u}", f"{uraian} {u}"
            yield kode, nama, uraian, *lain


def _kunci(n: int) -> UUID:
    return UUID(int=1000 + n)


def _isi_induk(renja: Renja) -> None:
    for n, (kode, nama, uraian, otomatis, target) in enumerate(INDUK):
        isi = {"uraian": uraian, "satuan": "%", "agregasi": P, "otomatis": otomatis, "target": target}
        buat_baris(renja, kode, None, isi | {"target_n1": target, "kunci": UUID(int=n + 1)}, nama=nama)


def _isi_daun(renja: Renja, n: int, daun: tuple, dana: SumberDana) -> None:
    kode, nama, uraian, satuan, agregasi, target, pagu, pagu_n1, *_ = daun
    isi = {"target": target, "target_n1": target}
    if renja.tahun < TAHUN:
        # A year earlier everything was a little cheaper, and what was foreseen is what came.
        pagu, pagu_n1 = pagu - 100_000 - n, pagu
    elif renja.jenis == JenisRenja.POKOK and n == 0:
        pagu, isi = 11_000_000, {"target": 3, "target_n1": 4}
    indikator = {"uraian": uraian, "satuan": satuan, "agregasi": agregasi, "kunci": _kunci(n)} | isi
    buat_baris(
        renja, kode, pagu, indikator, nama=nama, pagu_n1=pagu_n1, lokasi="Desa Contoh", kelompok_sasaran="Masyarakat",
        sumber_dana=dana, penanggung_jawab="Kasubag Umum",
    )  # fmt: skip


def _isi_triwulan(renja: Renja, n: int, daun: tuple) -> None:
    """The quarters planned; the first two reached to the letter, with all that was planned for them spent."""
    kode, *_, pagu, _, target, rupiah = daun
    nomenklatur = Nomenklatur.objects.get(edisi=renja.edisi, kode=kode)
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun}
    for tw, (k, rp) in enumerate(zip(target, (*rupiah, pagu - sum(rupiah)), strict=True), 1):
        TargetTriwulan.objects.create(renja=renja, kunci=_kunci(n), triwulan=tw, target=k)
        PaguTriwulan.objects.create(renja=renja, nomenklatur=nomenklatur, triwulan=tw, pagu=rp)
        if tw <= 2:
            Realisasi.objects.create(**milik, kunci=_kunci(n), triwulan=tw, realisasi=k, keterangan="Sesuai rencana.")
            # Never the whole of it, and never twice the same.
            RealisasiPagu.objects.create(**milik, nomenklatur=nomenklatur, triwulan=tw, rupiah=rp - 1_000 * n - tw)


def _isi_renstra(renstra: Renstra, n: int, daun: tuple) -> None:
    kode, _, uraian, satuan, agregasi, target, *_ = daun
    indikator = IndikatorRenstra.objects.create(
        renstra=renstra, nomenklatur=Nomenklatur.objects.get(kode=kode), kunci=_kunci(n), uraian=uraian, satuan=satuan,
        agregasi=agregasi, nomor=n + 1, target_akhir=Decimal(target) * (5 if agregasi == K else 1),
    )  # fmt: skip
    for tahun, isi in ((2019, {"realisasi_sd": 3}), (2020, {"realisasi_sd": 6}), (TAHUN, {"target": target})):
        KinerjaTahunan.objects.create(indikator=indikator, tahun=tahun, **isi)


def _isi_sasaran(renstra: Renstra, renja: Renja) -> None:
    tujuan = Tujuan.objects.create(renstra=renstra, nomor=1, uraian="Pelayanan yang baik")
    sasaran = Sasaran.objects.create(tujuan=tujuan, nomor=1, uraian="Naiknya mutu pelayanan")
    iku = IndikatorSasaran.objects.create(
        renstra=renstra,
        sasaran=sasaran,
        uraian="Indeks Kepuasan Masyarakat",
        satuan="Nilai",
        agregasi=P,
        iku=True,
        formula="Nilai persepsi x penimbang",
        sumber_data="Survei",
    )
    KinerjaSasaran.objects.create(indikator=iku, tahun=TAHUN, target=85)
    for program in Nomenklatur.objects.filter(edisi=renja.edisi, level="program"):
        ProgramSasaran.objects.create(renstra=renstra, sasaran=sasaran, nomenklatur=program)


__all__ = ["DAUN", "JUMLAH", "SUB", "BarisRenja", "IndikatorRenja", "buat_bersih"]
