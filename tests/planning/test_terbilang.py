"""Rupiah in words: known examples, and every figure read back from its words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.terbilang import terbilang
from tests.acak import sifat

pytestmark = pytest.mark.sekali


@pytest.mark.parametrize(
    ("rupiah", "kata"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (101, "seratus satu"),
        (110, "seratus sepuluh"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (11000, "sebelas ribu"),
        (21000, "dua puluh satu ribu"),
        (100000, "seratus ribu"),
        (101000, "seratus satu ribu"),
        (1000000, "satu juta"),
        (1001000, "satu juta seribu"),
        (3853423, "tiga juta delapan ratus lima puluh tiga ribu empat ratus dua puluh tiga"),
        (1451896000, "satu miliar empat ratus lima puluh satu juta delapan ratus sembilan puluh enam ribu"),
        (1000000000000, "satu triliun"),
        (10**15, "satu kuadriliun"),
        (-1500000, "minus satu juta lima ratus ribu"),
    ],
)
def test_contoh(rupiah, kata):
    assert terbilang(rupiah) == f"{kata} rupiah"


def test_terlalu_besar():
    with pytest.raises(ValueError, match="terlalu besar"):
        terbilang(10**21)


SATUAN = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]
ANGKA = {kata: n for n, kata in enumerate(SATUAN)}
SKALA = {kata: 1000**n for n, kata in enumerate(["ribu", "juta", "miliar", "triliun", "kuadriliun", "kuintiliun"], 1)}


def dengar(kata: str) -> int:
    """The figure that these words say."""
    *kata, rupiah = kata.split()
    assert rupiah == "rupiah"
    tanda = -1 if kata[0] == "minus" else 1
    jumlah = kelompok = satu = 0
    for k in kata[tanda < 0 :]:
        if k in SKALA:
            jumlah, kelompok, satu = jumlah + (kelompok + satu) * SKALA[k], 0, 0
        elif k == "seribu":
            jumlah += 1000
        elif k == "seratus":
            kelompok = 100
        elif k == "belas":
            satu += 10
        elif k in ("puluh", "ratus"):
            kelompok, satu = kelompok + satu * (10 if k == "puluh" else 100), 0
        else:
            satu = ANGKA[k]
    return tanda * (jumlah + kelompok + satu)


@sifat
@given(st.integers(-(10**18), 10**18) | st.integers(0, 10**7))
def test_kata_menyebut_angkanya(rupiah):
    kata = terbilang(rupiah)
    assert dengar(kata) == rupiah
    assert " ".join(kata.split()) == kata
