"""Every rule has an example: most in the golden documents, each of these with one that just does not break it."""

import re

import pytest

from renja.pemeriksaan.temuan import Tingkat
from renja.periksa_berkas.periksa import periksa_berkas
from renja.periksa_berkas.temuan import ATURAN

from .cetak import Cetakan, Jalur, ke_xlsx
from .emas import DOKUMEN

PROGRAM = ("7.01.05", "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM")
KEGIATAN = ("7.01.05.2.01", "Penyelenggaraan Urusan Pemerintahan Umum sesuai Penugasan Kepala Daerah")
SUB = ("7.01.05.2.01.08", "Pelaksanaan Tugas Forum Koordinasi Pimpinan di Kecamatan")
URUSAN = ("Urusan/Bidang Urusan Pemerintahan Daerah dan Program/Kegiatan",)

N, N1 = "Rencana Tahun 2021 (N)", "Prakiraan Maju Rencana Tahun 2022 (N+1)"
KEPALA_31: list[Jalur] = [
    ("Kode",), URUSAN, ("Indikator Kinerja Program/Kegiatan",), (N, "Target Capaian Kinerja"), (N, "Pagu Indikatif"),
    (N1, "Target Capaian Kinerja"), (N1, "Pagu Indikatif"),
]  # fmt: skip
KEPALA_23: list[Jalur] = [
    ("Kode",), URUSAN, ("Pagu Indikatif", "Sebelum Perubahan"), ("Pagu Indikatif", "Setelah Perubahan"),
    ("Pagu Indikatif", "Jumlah Perubahan (+/-)"),
]  # fmt: skip
KEPALA_21: list[Jalur] = [
    ("Kode",), URUSAN, ("Indikator Kinerja Program",), ("Target Kinerja Capaian Program Tahun 2021",),
    ("Realisasi Target Kinerja Hasil Program s/d tahun 2018",), ("Target dan Realisasi", "Target Renja Tahun 2019"),
    ("Target dan Realisasi", "Realisasi Renja Tahun 2019"), ("Target dan Realisasi", "Tingkat Realisasi (%)"),
    ("Target Program dan Kegiatan Tahun 2020",), ("Perkiraan", "Realisasi Capaian Program s/d 2020"),
    ("Perkiraan", "Tingkat Capaian Realisasi (%)"),
]  # fmt: skip
KEPALA_RA: list[Jalur] = [
    ("No",), ("Sasaran",), ("Indikator",), ("Target",), ("Program/ Kegiatan/ Sub Kegiatan",),
    ("Indikator Kinerja Program/ Kegiatan/ Sub Kegiatan",),
    *((f"Triwulan {r}", k) for r in ("I", "II", "III", "IV") for k in ("Target", "Rp.")),
    ("Kondisi Kinerja Pada Akhir Tahun", "Target"), ("Kondisi Kinerja Pada Akhir Tahun", "Rp."), ("Penanggung jawab",),
]  # fmt: skip


def t21(nilai: str) -> list[Cetakan]:
    """``nilai``: columns 4 to 11 of a sub kegiatan."""
    sub = [*SUB, "Jumlah Dokumen", *nilai.split()]
    return [Cetakan("Tabel 2.1", [], KEPALA_21, [[*PROGRAM, "Persentase"], [*KEGIATAN, "Persentase"], sub])]


def t23(pagu: str = "5.000 7.000 2.000", kode: str = SUB[0]) -> list[Cetakan]:
    nilai = pagu.split()
    return [Cetakan("Tabel 2.3", [], KEPALA_23, [[*PROGRAM, *nilai], [*KEGIATAN, *nilai], [kode, SUB[1], *nilai]])]


def t31(
    program="5",
    sub="5",
    total="5",
    kode=SUB[0],
    nama=SUB[1],
    t="12 Dokumen",
    t1="12 Dokumen",
    program_kode=PROGRAM[0],
) -> Cetakan:
    """Rupiah in thousands; the kegiatan and the next year have 5."""

    def baris(k: str, n: str, pagu: str, target="100%", target1="100%") -> list[str]:
        return [k, n, "Jumlah Dokumen" if k == kode else "Persentase", target, f"{pagu}.000", target1, "5.000"]

    isi = [baris(program_kode, PROGRAM[1], program), baris(*KEGIATAN, "5"), baris(kode, nama, sub, t, t1)]
    return Cetakan("Tabel 3.1", [], KEPALA_31, [*isi, ["", "T O T A L", "", "", f"{total}.000", "", "5.000"]])


def ra(target: str, rp: str) -> list[Cetakan]:
    """Targets of the year, the quarters and the end; rupiah of the quarters and the end."""
    tahun, *tw, akhir = target.split("|")
    *uang, akhir_rp = rp.split()
    pasang = [x for a, b in zip(tw, uang, strict=True) for x in (a, b)]
    isi = ["Jumlah Laporan", *pasang, akhir, akhir_rp, "Camat"]
    baris = [["", "", "", tahun, nama, *isi] for _, nama in (PROGRAM, KEGIATAN, SUB)]
    return [Cetakan("Rencana Aksi", ["RENCANA AKSI TAHUN 2021"], KEPALA_RA, baris)]


#: Rule → what breaks it, what just does not.
CONTOH = {
    "B-101": (t21("6 1 2 2 100 3 7 117"), t21("6 1 2 2 100 3 6 100")),
    "B-102": (t21("6 1 2 2 100 3 3 50"), t21("3 - - - - 3 3 100")),
    "B-104": (t23("5.000 7.000 3.000"), t23("7.000 5.000 (2.000)")),
    "B-105": (t23("5.000 7.000 -"), t23("5.000 5.000 -")),
    "B-106": ([t31(total="6")], [t31()]),
    "B-201": ([t31(sub="4")], [t31()]),
    "B-301": (t21("7 1 3 1 34 3 5 71"), t21("7 1 3 1 33 3 5 71")),
    "B-302": (t21("7 1 3 2 66 3 6 86"), t21("7 1 3 2 67 3 6 86")),
    "B-303": (t21("6 1 2 2 100 3 6"), t21("- 1 2 2 100 3 6")),
    "B-401": ([t31(program_kode="7.0.1.0.5")], [t31()]),
    "B-402": ([t31(program_kode="7.01.04")], [t31()]),
    "B-405": ([t31(kode="7.01.05.2.01.01")], [t31()]),
    "B-406": ([t31(kode="7.01.05.2.01.77")], [t31(kode="7.01.05.2.01.0008")]),
    "B-421": ([*t23("5.000 5.000 -", "7.01.05.2.01.07"), t31()], [*t23("5.000 5.000 -", "7.01.05.2.01.0008"), t31()]),
    "B-501": ([*t23(), t31()], [*t23("7.000 5.000 (2.000)"), t31()]),
    "B-503": ([*t23("5.000 5.000 -"), t31(nama="Tugas Forum Koordinasi Pimpinan Kecamatan")],
              [*t23("5.000 5.000 -"), t31(nama=SUB[1].upper())]),
    "B-602": ([t31(t1="12 Laporan")], [t31(t="12 Dok")]),
    "B-701": (ra("12 Laporan|3|3|3|4|12", "1 1 1 1 4"), ra("12 Laporan|3|3|3|3|12", "1 1 1 1 4")),
    "B-702": (ra("6 Paket|6|6|6|6|6", "1 1 1 1 4"), ra("16 Orang|16|16|16|16|16", "1 1 1 1 4")),
    "B-703": (ra("4 Laporan|1|1|1|1|4", "5 5 5 5 21"), ra("4 Laporan|1|1|1|1|4", "5 5 5 5 20")),
}  # fmt: skip


@pytest.mark.parametrize("kode", CONTOH)
def test_contoh_melanggar_dan_yang_hampir(kode, resmi):
    salah, benar = ({t.temuan.kode for t in periksa_berkas(ke_xlsx(c), resmi).temuan} for c in CONTOH[kode])
    assert kode in salah
    assert kode not in benar


def test_setiap_aturan_punya_contoh(hasil):
    kena = {t.temuan.kode for d in DOKUMEN for t in hasil(d, "xlsx").temuan}
    assert set(ATURAN) == kena | set(CONTOH)


@pytest.mark.parametrize("kode", ATURAN)
def test_aturan_terbaca(kode):
    a = ATURAN[kode]
    assert re.fullmatch(r"B-\d{3}", a.kode)
    assert a.tingkat in Tingkat
    assert a.judul[0].isupper()
    assert not a.judul.endswith(".")
    assert re.fullmatch(r"spesifikasi \d(?:\.\d)?", a.sumber)


def test_setiap_temuan_menyebut_angka_dan_tempatnya(hasil):
    """A message is a sentence; what it is about has an address unless it is a whole table."""
    for dokumen in DOKUMEN:
        for t in hasil(dokumen, "xlsx").temuan:
            assert t.temuan.pesan[0].isupper() or t.temuan.pesan[0] in "“"
            assert t.temuan.pesan.endswith(".")
            assert t.temuan.nilai
            assert t.tabel
            assert t.sel or t.temuan.kode in ("B-507", "B-801")
