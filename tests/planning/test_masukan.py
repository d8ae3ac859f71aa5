"""Reading figures as people write them: each accepted style, each refusal with its reason, by example."""

from datetime import date
from decimal import Decimal

import pytest

from planning.masukan import (
    RUPIAH_TERBESAR,
    MasukanRancu,
    MasukanSalah,
    baca_besaran,
    baca_rupiah,
    baca_target,
    kejanggalan_pagu,
)
from planning.nilai import format_angka

pytestmark = pytest.mark.sekali


@pytest.mark.parametrize(
    ("teks", "rupiah"),
    [
        ("1.234.567", 1234567),
        ("1,234,567", 1234567),
        ("1 234 567", 1234567),
        ("1\u00a0234\u202f567", 1234567),
        ("1234567", 1234567),
        ("Rp 1.234.567,-", 1234567),
        ("Rp. 1.234.567,00", 1234567),
        ("Rp. 1,234,567.00", 1234567),
        ("Rp1234567", 1234567),
        ("rp1.234.567.-", 1234567),
        ("IDR 1.234.567", 1234567),
        ("1.234.567,=", 1234567),
        ("1234567.0", 1234567),
        ("1234567,0000", 1234567),
        ("  1.234.567\t\r\n", 1234567),
        ("'1.234.567", 1234567),
        ("\u202d1.234.567\u202c", 1234567),
        ("\ufeff1.234.567", 1234567),
        ("１．２３４", 1234),
        ("1.234", 1234),
        ("1,234", 1234),
        ("0", 0),
        ("-0", 0),
        ("0,00", 0),
        ("0,000", 0),
        # A sign that stands twice is not a decimal sign, so none of them is.
        ("1,921.387.010", 1921387010),
        ("1.921,387.010", 1921387010),
        ("999.999.999.999.999", RUPIAH_TERBESAR),
        ("", None),
        ("   ", None),
        (None, None),
        ("-", None),
        ("–", None),
        ("Rp -", None),
        ("Rp.", None),
        # cells of a workbook
        (1234567, 1234567),
        (1234567.0, 1234567),
        (1000000 * 1.1, 1100000),
        (Decimal("1500.00"), 1500),
        (0, 0),
    ],
)
def test_rupiah(teks, rupiah):
    hasil = baca_rupiah(teks)
    assert hasil == rupiah
    assert hasil is None or type(hasil) is int


@pytest.mark.parametrize(
    "teks",
    [
        "(1.500.000)",
        "-1.500.000",
        "−1.500.000",
        "Rp (1.500.000)",
        "(Rp 1.500.000)",
        "-Rp1.500.000",
        "Rp -1.500.000,-",
        "(1.500.000,00)",
        "( 1.500.000 )",
        -1500000,
        -1500000.0,
    ],
)
def test_rupiah_negatif_bila_boleh(teks):
    assert baca_rupiah(teks, negatif=True) == -1500000
    with pytest.raises(MasukanSalah, match="negatif"):
        baca_rupiah(teks)


@pytest.mark.parametrize(
    ("teks", "bacaan"),
    [
        ("925.921,475", [925921, 925921475]),  # printed by Malili 2022
        ("29.000,000", [29000, 29000000]),
        ("Rp 29.000,000", [29000, 29000000]),
        ("4,253.500", [4254, 4253500]),
        ("Rp. 1.400,000", [1400, 1400000]),
        ("1 234,567", [1235, 1234567]),
        ("1.234.567,890", [1234568, 1234567890]),
        ("56640,000", [56640, 56640000]),
    ],
)
def test_rupiah_rancu_memuat_kedua_bacaan(teks, bacaan):
    with pytest.raises(MasukanRancu) as salah:
        baca_rupiah(teks)
    assert salah.value.bacaan == bacaan
    assert all(format_angka(b) in str(salah.value) for b in bacaan)


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("1.23", "pecahan rupiah"),
        ("1.234,50", "pecahan rupiah"),
        ("1,234.5", "pecahan rupiah"),
        ("0,38", "pecahan rupiah"),
        ("0.375", "pecahan rupiah"),
        (12.5, "pecahan rupiah"),
        ("1.23E+09", "disingkat Excel"),
        ("1,23e9", "disingkat Excel"),
        ("1,5 juta", "disingkat"),
        ("Rp 2 M", "disingkat"),
        ("500rb", "disingkat"),
        ("#REF!", "kesalahan"),
        ("########", "kesalahan"),
        ("=SUM(A1:A3)", "rumus"),
        ("1.23.456", "per tiga"),
        ("12.34.567", "per tiga"),
        ("1.234..567", "per tiga"),
        ("1. 234", "per tiga"),
        ("1,234.567,89", "per tiga"),
        ("(1.500", "berpasangan"),
        ("1.500)", "berpasangan"),
        ("(-1.500)", "dua tanda negatif"),
        ("1.000.000.000.000.000", "terlalu besar"),
        ("9" * 19, "terlalu besar"),
        ("9" * 5000, "terlalu panjang"),
        (10**400, "terlalu besar"),
        (float("inf"), "terlalu besar"),
        (float("nan"), "terlalu besar"),
        ("\u202e321", "membalik"),
        ("1\u200f2", "membalik"),
        (True, "bukan angka"),
        (date(2021, 6, 17), "tanggal"),
        ("123\t456", "bukan angka"),
        ("123\n456", "bukan angka"),
        ("12/05/2021", "bukan angka"),
        ("12-05-2021", "bukan angka"),
        ("1.500-", "bukan angka"),
        ("٣", "bukan angka"),
        ("1²", "bukan angka"),
        ("½", "bukan angka"),
        ("5.", "bukan angka"),
        (",5", "bukan angka"),
        ("1'234", "bukan angka"),
        ("tidak ada", "bukan angka"),
    ],
)
def test_rupiah_ditolak_dengan_alasan(teks, alasan):
    with pytest.raises(MasukanSalah, match=alasan) as salah:
        baca_rupiah(teks)
    assert not isinstance(salah.value, MasukanRancu)
    assert len(str(salah.value)) < 250


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1 234", "1234"),
        ("0,38", "0.38"),
        ("0.38", "0.38"),
        ("0,375", "0.375"),
        ("0.375", "0.375"),
        ("1.23", "1.23"),
        ("1,2340", "1.234"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("56640,375", "56640.375"),
        ("12.0", "12"),
        ("100,00", "100"),
        ("0", "0"),
        (0.38, "0.38"),
        (0.1 + 0.2, "0.3"),
        (7, "7"),
    ],
)
def test_besaran(teks, angka):
    assert baca_besaran(teks) == Decimal(angka)


@pytest.mark.parametrize("teks", ["", "-", "  ", None])
def test_besaran_belum_diisi(teks):
    assert baca_besaran(teks) is None
    assert baca_target(teks) == (None, "")


@pytest.mark.parametrize(
    ("teks", "bacaan"),
    [
        ("1,234", ["1.234", "1234"]),
        ("925.921,475", ["925921.475", "925921475"]),
        ("1,234.500", ["1234.5", "1234500"]),
        ("100,000", ["100", "100000"]),
    ],
)
def test_besaran_rancu(teks, bacaan):
    with pytest.raises(MasukanRancu) as salah:
        baca_besaran(teks)
    assert salah.value.bacaan == [Decimal(b) for b in bacaan]


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("0,12345", "4 angka di belakang koma"),
        (1 / 3, "4 angka di belakang koma"),
        ("-3", "negatif"),
        (-3, "negatif"),
        ("3 Dokumen", "satuan “Dokumen”"),
        ("Rp 1.000", "adalah rupiah"),
        ("1" * 15, "terlalu besar"),
        ("1" * 21, "terlalu panjang"),
        ("1.5E+03", "disingkat Excel"),
        ("WTP", "bukan angka"),
        ("≥ 80", "bukan angka"),
    ],
)
def test_besaran_ditolak_dengan_alasan(teks, alasan):
    with pytest.raises(MasukanSalah, match=alasan):
        baca_besaran(teks)


@pytest.mark.parametrize(
    ("teks", "angka", "satuan"),
    [
        ("3 Dokumen", "3", "Dokumen"),
        ("3Dokumen", "3", "Dokumen"),
        ("100%", "100", "%"),
        ("100 %", "100", "%"),
        ("100,00 %", "100", "%"),
        ("0,38 Rasio", "0.38", "Rasio"),
        ("12 Orang/Bulan", "12", "Orang/Bulan"),
        ("1.264 Kali", "1264", "Kali"),
        ("3\u00a0 Dokumen\n RKA", "3", "Dokumen RKA"),
        ("50 m2", "50", "m2"),
        ("12", "12", ""),
    ],
)
def test_target(teks, angka, satuan):
    assert baca_target(teks) == (Decimal(angka), satuan)


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("3 Dokumen; 2 Laporan", "lebih dari satu angka"),
        ("3 Dokumen dan 2 Laporan", "lebih dari satu angka"),
        ("5-7 Dokumen", "tidak dapat dibaca"),
        ("1/2 Dokumen", "tidak dapat dibaca"),
        ("1.5E+03 Orang", "disingkat Excel"),
        ("3 2 Dokumen", "per tiga"),
        ("1,234 Orang", "dua|dapat berarti"),
        ("100.000%", "dapat berarti 100 .* Tulis 100 atau 100000"),
        ("Dokumen", "bukan angka"),
    ],
)
def test_target_ditolak_dengan_alasan(teks, alasan):
    with pytest.raises(MasukanSalah, match=alasan):
        baca_target(teks)


# --- The quiet warning ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("baru", "lama", "isi"),
    [
        (50_000_000, 5_000_000, "10 kali"),
        (38_500_000, 4_200_000, "10 kali"),
        (500_000_000, 5_000_000, "100 kali"),
        (5_000_000_000, 5_000_000, "1.000 kali"),
        (500_000, 5_000_000, "sepersepuluh"),
        (4_900, 5_000_000, "seperseribu"),
    ],
)
def test_pagu_janggal(baru, lama, isi):
    pesan = kejanggalan_pagu(baru, lama)
    assert isi in pesan
    assert format_angka(lama) in pesan


@pytest.mark.parametrize(
    ("baru", "lama"),
    [(5, 5), (30_000_000, 5_000_000), (130_000_000, 5_000_000), (None, 5), (5, None), (0, 5), (5, 0), (-50, 5)],
)
def test_pagu_wajar(baru, lama):
    assert kejanggalan_pagu(baru, lama) is None
