"""Which golden column of the Renja Perubahan 2021 of Kalaena is which of our columns."""

from .banding import SINI, Banding, Kolom

FOLDER = SINI / "kalaena-2021-renja-perubahan"
BEDA = SINI / "beda-kalaena.csv"

#: Printed .01, but named like .03 of its edition (specification 7.2).
ALIAS = {"7.01.02.2.04.01": "7.01.02.2.04.03"}

_TAHUN_22 = (
    *(f"target_{t}" for t in range(2016, 2022)),
    *(f"realisasi_{t}" for t in range(2017, 2021)),
    *(f"proyeksi_{t}" for t in range(2021, 2023)),
)

TABEL = (
    Banding(
        "2.1",
        "2.1",
        "tabel-2-1.csv",
        (
            Kolom("kode", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("indikator", "3", "teks"),
            Kolom("k4_target_renstra", "4", "angka"),
            Kolom("k5_realisasi_sd_2019", "5", "angka"),
            Kolom("k6_target_2020", "6", "angka"),
            Kolom("k7_realisasi_2020", "7", "angka"),
            Kolom("k8_tingkat", "8", "persen"),
            Kolom("k9_target_2021", "9", "angka"),
            Kolom("k10_realisasi_sd_2021", "10", "angka"),
            Kolom("k11_tingkat", "11", "persen"),
        ),
    ),
    Banding(
        "2.2",
        "2.2",
        "tabel-2-2.csv",
        (
            Kolom("no", "1", "teks"),
            Kolom("indikator", "2", "teks"),
            Kolom("spm_standar_nasional", "3", "teks"),
            Kolom("iku", "4", "teks"),
            *(Kolom(k, str(n), "angka") for n, k in enumerate(_TAHUN_22, 5)),
            Kolom("catatan_analisis", "17", "teks"),
        ),
        kunci="no",
        kunci_kita="1",
        nama=("indikator",),
    ),
    Banding(
        "2.3-P",
        "2.3",
        "tabel-2-3.csv",
        (
            Kolom("kode", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("indikator_sebelum", "3", "teks"),
            Kolom("indikator_sesudah", "4", "teks"),
            Kolom("lokasi", "7", "teks"),
            Kolom("lokasi", "8", "teks"),
            Kolom("target_sebelum", "9", "target", "satuan_sebelum"),
            Kolom("target_sesudah", "10", "target", "satuan_sesudah"),
            Kolom("pagu_sebelum", "11", "rp"),
            Kolom("pagu_sesudah", "12", "rp"),
            Kolom("selisih", "13", "rp"),
        ),
    ),
    Banding(
        "2.4",
        "2.4",
        "tabel-2-4.csv",
        (
            Kolom("no", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("lokasi", "3", "teks"),
            Kolom("indikator", "4", "teks"),
            Kolom("besaran", "5", "rp"),
            Kolom("catatan", "6", "teks"),
        ),
    ),
    Banding(
        "3.1",
        "3.1",
        "tabel-3-1.csv",
        (
            Kolom("kode", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("lokasi", "3", "teks"),
            Kolom("indikator", "4", "teks"),
            Kolom("target_n", "5", "target", "satuan_n"),
            Kolom("pagu_n", "6", "rp"),
            Kolom("sumber_dana", "7", "teks"),
            Kolom("catatan", "8", "teks"),
            Kolom("target_n1", "9", "target", "satuan_n1"),
            Kolom("pagu_n1", "10", "rp"),
        ),
    ),
    Banding(
        "4.1",
        "4.1",
        "tabel-4-1.csv",
        (
            Kolom("no", "1", "kode"),
            Kolom("uraian", "2", "teks"),
            Kolom("target_n", "3", "target", "satuan_n"),
            Kolom("pagu_n", "4", "rp"),
            Kolom("sumber_dana", "5", "teks"),
        ),
    ),
)
