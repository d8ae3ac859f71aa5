"""Figures as printed: nothing is refused, everything that we print is read back as it was."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.nilai import Besaran, format_angka, format_besaran, format_rupiah, format_selisih
from renja.periksa_berkas.angka import baca_besaran, baca_persen, baca_rupiah, satuan_baku
from renja.periksa_berkas.lembar import SelCetak


def sel(teks: str) -> SelCetak:
    return SelCetak(teks)


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("1.234.567", 1234567), ("2,545,731,286", 2545731286), ("925.921,475", 925921475), ("Rp. 1.000,-", 1000),
        ("(196.911.736)", -196911736), ("-5.000", -5000), ("1.234.567,00", 1234567), ("38.290.00", 3829000),
        ("1,921.387.010", 1921387010), ("12 500 000", 12500000), ("0", 0), ("-", None), ("", None),
        ("FALSE", None), ("\u202e1", None), ("1" * 60, None),
    ],
)  # fmt: skip
def test_rupiah(teks, nilai):
    angka = baca_rupiah(sel(teks))
    assert (angka.nilai if angka else None) == nilai


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("3 Dokumen", 3, "Dokumen"), ("0,38 Rasio", "0.38", "Rasio"), ("0.38 %", "0.38", "%"), ("100%", 100, "%"),
        ("16.928 Lembar", 16928, "Lembar"), ("TW 1 : 100", 100, ""), ("TW IV: 12,5", "12.5", ""),
        ("76.07", "76.07", ""),        ("5 Lembaga Kemasyarakatan", 5, "Lembaga Kemasyarakatan"),
        ("1.234,5", "1234.5", ""), ("150.000 lembar", 150000, "lembar"),
    ],
)  # fmt: skip
def test_besaran(teks, nilai, satuan):
    angka = baca_besaran(sel(teks))
    assert (angka.nilai, angka.satuan) == (Decimal(nilai), satuan)


@pytest.mark.parametrize(
    ("teks", "nilai", "desimal"),
    [("98,5%", "98.5", 1), ("83 %", 83, 0), ("99.96%", "99.96", 2), ("1.000%", 1000, 0), ("33,333", "33.333", 3)],
)
def test_persen(teks, nilai, desimal):
    angka = baca_persen(sel(teks))
    assert (angka.nilai, angka.desimal) == (Decimal(nilai), desimal)


def test_angka_yang_disimpan_berkas_dibaca_apa_adanya():
    angka = baca_besaran(SelCetak("83.3333333333333", 83.3333333333333, "Dokumen"))
    assert (angka.nilai, angka.satuan) == (Decimal("83.3333333333333"), "Dokumen")
    assert baca_rupiah(SelCetak("nan", float("nan"))) is None
    assert baca_rupiah(SelCetak("inf", float("inf"))) is None


@given(st.integers(0, 10**14))
def test_rupiah_yang_kita_cetak_terbaca_kembali(n):
    assert baca_rupiah(sel(format_rupiah(n) if n else "0")).nilai == n


@given(st.integers(-(10**14), 10**14).filter(bool))
def test_selisih_yang_kita_cetak_terbaca_kembali(n):
    assert baca_rupiah(sel(format_selisih(n))).nilai == n


@given(st.decimals(0, 10**9, places=2), st.sampled_from(["", "Dokumen", "%", "Orang/Bulan", "Unit"]))
def test_besaran_yang_kita_cetak_terbaca_kembali(n, satuan):
    angka = baca_besaran(sel(format_besaran(Besaran(n, satuan))))
    assert angka.nilai == n
    assert angka.satuan == satuan


@given(st.decimals(0, 999, places=2))
def test_persen_yang_kita_cetak_terbaca_kembali(n):
    assert baca_persen(sel(f"{format_angka(n)}%")).nilai == n


@given(st.text(max_size=60))
def test_teks_apa_pun_tidak_menggagalkan(teks):
    for baca in (baca_rupiah, baca_besaran, baca_persen):
        angka = baca(sel(teks))
        assert angka is None or angka.nilai.is_finite()


def test_satuan_yang_sama_disamakan():
    assert satuan_baku("Dok") == satuan_baku("dokumen")
    assert satuan_baku("Persen") == satuan_baku("% kegiatan") == "%"
    assert satuan_baku("Orang") != satuan_baku("Orang/Bulan")
