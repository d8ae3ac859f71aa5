"""How values read: specification 1.1 and 1.2."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.nilai import (
    TIDAK_BERLAKU,
    Besaran,
    bulatkan,
    desimal_perlu,
    format_angka,
    format_besaran,
    format_rupiah,
    format_selisih,
    jumlah,
)
from tests.acak import sifat

pytestmark = pytest.mark.sekali

RUPIAH = st.integers(min_value=-(10**15), max_value=10**15)
#: What the database holds: 18 digits, four of them decimals.
BESARAN = st.decimals(min_value=0, max_value=10**14, places=4, allow_nan=False)
SATUAN = st.sampled_from(["Dokumen", "%", "Orang/Bulan", "Rasio", ""])


def baca(teks: str) -> Decimal:
    """A figure as printed, back into a number."""
    return Decimal(teks.replace(".", "").replace(",", "."))


@pytest.mark.parametrize(
    ("rupiah", "teks"),
    [(1451896430, "1.451.896.430"), (999, "999"), (1000, "1.000"), (0, "-"), (None, "")],
)
def test_rupiah(rupiah, teks):
    assert format_rupiah(rupiah) == teks


@pytest.mark.parametrize(
    ("rupiah", "teks"),
    [(-196911736, "(196.911.736)"), (500000, "500.000"), (0, "-"), (None, "")],
)
def test_selisih_negatif_dalam_kurung(rupiah, teks):
    assert format_selisih(rupiah) == teks


@pytest.mark.parametrize(
    ("angka", "satuan", "teks"),
    [
        ("3", "Dokumen", "3 Dokumen"),
        ("3.0000", "Dokumen", "3 Dokumen"),
        ("0.38", "Rasio", "0,38 Rasio"),
        ("72.50", "Nilai", "72,5 Nilai"),
        ("100", "%", "100%"),
        ("92.535", "%", "92,54%"),
        ("1264", "Kali", "1.264 Kali"),
        ("0", "Unit", "0 Unit"),
        ("12", "", "12"),
    ],
)
def test_besaran(angka, satuan, teks):
    assert format_besaran(Besaran(Decimal(angka), satuan)) == str(Besaran(Decimal(angka), satuan)) == teks


@pytest.mark.parametrize(
    ("angka", "desimal", "hasil"),
    [("87.5", 0, "88"), ("91.75", 0, "92"), ("0.005", 2, "0.01"), ("2.345", 2, "2.35"), ("-2.5", 0, "-3")],
)
def test_setengah_ke_atas(angka, desimal, hasil):
    """Specification 1.2: 87,5 → 88 and 91,75 → 92; never to the nearest even."""
    assert bulatkan(Decimal(angka), desimal) == Decimal(hasil)


def test_nol_negatif_tidak_tercetak():
    assert format_angka(Decimal("-0.001")) == "0"
    assert format_angka(Decimal("-0.001"), 2) == "0,00"


@sifat
@given(RUPIAH)
def test_rupiah_terbaca_kembali(rupiah):
    teks = format_selisih(rupiah)
    if rupiah == 0:
        assert teks == "-"
    elif rupiah < 0:
        assert (teks[0], teks[-1], -baca(teks[1:-1])) == ("(", ")", rupiah)
    else:
        assert teks == format_rupiah(rupiah)
        assert baca(teks) == rupiah


@sifat
@given(BESARAN, SATUAN)
def test_besaran_terbaca_kembali(angka, satuan):
    teks = format_besaran(Besaran(angka, satuan))
    tertulis = teks.removesuffix(satuan).rstrip()
    assert baca(tertulis) == bulatkan(angka, 2)
    assert not ("," in tertulis and tertulis.endswith("0")), "nol ekor"


@sifat
@given(BESARAN, st.integers(min_value=0, max_value=3))
def test_desimal_tetap(angka, desimal):
    teks = format_angka(angka, desimal)
    assert len(teks.partition(",")[2]) == desimal
    assert abs(baca(teks) - angka) * 2 <= Decimal(1).scaleb(-desimal)
    assert baca(teks) >= angka or (angka - baca(teks)) * 2 < Decimal(1).scaleb(-desimal)


@sifat
@given(BESARAN)
def test_desimal_secukupnya(angka):
    perlu = desimal_perlu(angka)
    assert 0 <= perlu <= 2
    assert bulatkan(angka, perlu) == bulatkan(angka, 2)


@sifat
@given(st.lists(st.none() | RUPIAH))
def test_jumlah_yang_terisi(nilai):
    """Nothing is not zero: the sum of nothing is nothing, an empty place adds nothing (decision 4)."""
    terisi = [n for n in nilai if n is not None]
    assert jumlah(nilai) == (sum(terisi) if terisi else None)


def test_tiga_arti_kosong_berbeda():
    assert len({None, TIDAK_BERLAKU, 0}) == 3
    assert repr(TIDAK_BERLAKU) == "TIDAK_BERLAKU"
