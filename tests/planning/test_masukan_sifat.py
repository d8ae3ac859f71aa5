"""Reading figures, for any figure and any string: what is written is read back, and never a silent wrong value."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.masukan import (
    RUPIAH_TERBESAR,
    MasukanRancu,
    MasukanSalah,
    baca_besaran,
    baca_rupiah,
    baca_target,
    tulis_besaran,
)
from planning.nilai import Besaran, format_angka, format_besaran, format_selisih
from tests.acak import sifat

pytestmark = pytest.mark.sekali

RUPIAH = st.integers(0, RUPIAH_TERBESAR)
BESARAN = st.decimals(min_value=0, max_value=10**14 - 1, places=4, allow_nan=False)
#: Strings such as people write, and many they would not.
COREK = st.text(alphabet="0123456789.,,.. -()Rp%eE+'\u00a0\u2212=Dok", max_size=24)
ANGKA_BERTANDA = st.from_regex(r"[0-9]{1,4}([., ][0-9]{1,4}){0,4}", fullmatch=True)


def coba(baca, teks, **pilihan):
    """What it is read as, and why it was refused; one of them is ``None``. Any other exception fails the test."""
    try:
        return baca(teks, **pilihan), None
    except MasukanSalah as salah:
        return None, salah


def gaya(rupiah: int) -> list[str]:
    """The same rupiah in every accepted style."""
    titik, koma = format_angka(rupiah), f"{rupiah:,}"
    spasi = koma.replace(",", "\u00a0")
    polos = [titik, koma, spasi, koma.replace(",", " "), str(rupiah), f"{titik},00", f"{koma}.00", f"{rupiah}.0"]
    return [
        *polos,
        *(f"{awal}{g}{akhir}" for g in polos for awal, akhir in [("Rp ", ""), ("Rp.", ""), (" '", "\t"), ("Rp", ",-")]),
    ]


@sifat
@given(RUPIAH)
def test_setiap_gaya_rupiah_terbaca_kembali(rupiah):
    for teks in gaya(rupiah):
        assert baca_rupiah(teks) == rupiah, teks
        isi = teks.strip(" '\t")
        assert baca_rupiah(f"({isi})", negatif=True) == -rupiah, teks
    assert baca_rupiah(rupiah) == baca_rupiah(float(rupiah)) == rupiah


@sifat
@given(st.integers(-RUPIAH_TERBESAR, RUPIAH_TERBESAR))
def test_selisih_tercetak_terbaca_kembali(rupiah):
    assert baca_rupiah(format_selisih(rupiah), negatif=True) == (rupiah or None)


@sifat
@given(BESARAN)
def test_besaran_tertulis_terbaca_kembali(angka):
    """Whatever is in the database can be shown in an input and sent back unchanged."""
    assert baca_besaran(tulis_besaran(angka)) == angka
    assert tulis_besaran(None) == ""


@sifat
@given(BESARAN, st.sampled_from(["Dokumen", "Orang/Bulan", "Rasio", "%", ""]))
def test_besaran_tercetak_terbaca_kembali(angka, satuan):
    """The printed form has at most two decimals, so it has one meaning; only thousands of a percent are asked."""
    angka = angka.quantize(Decimal("0.01"))
    if satuan == "%" and 1000 <= angka < 1000000 and angka == int(angka):
        return
    assert baca_target(format_besaran(Besaran(angka, satuan))) == (angka, satuan)


def konvensi(angka: str) -> dict[str, Decimal]:
    """What a strict reader of each convention makes of a figure: an independent, slower reading."""
    hasil = {}
    for nama, ribuan, desimal in [("id", ".", ","), ("en", ",", "."), ("spasi-id", " ", ","), ("spasi-en", " ", ".")]:
        utuh, _, pecahan = angka.partition(desimal)
        berkelompok = re.fullmatch(rf"[1-9][0-9]{{0,2}}({re.escape(ribuan)}[0-9]{{3}})+", utuh)
        if (berkelompok or re.fullmatch("[0-9]+", utuh)) and re.fullmatch("[0-9]*", pecahan):
            hasil[nama] = Decimal(utuh.replace(ribuan, "") + "." + (pecahan or "0"))
    return hasil


@sifat
@given(ANGKA_BERTANDA)
def test_rupiah_tidak_pernah_salah_baca_diam_diam(angka):
    """What is accepted is what every convention reads that makes it whole rupiah, or the one documented rule."""
    mungkin = {d for d in konvensi(angka).values() if d == int(d)}
    hasil, salah = coba(baca_rupiah, angka)
    if isinstance(salah, MasukanRancu):
        assert len(set(salah.bacaan)) == 2
        assert [baca_rupiah(format_angka(b)) for b in salah.bacaan] == salah.bacaan
    elif salah:
        assert not mungkin or max(mungkin) > RUPIAH_TERBESAR
    elif mungkin != {hasil}:
        assert re.fullmatch(r"[1-9][0-9]{0,2}([., ][0-9]{3})+", angka), "hanya ribuan yang dibaca menurut aturan"
        assert hasil == int(re.sub("[., ]", "", angka))
        assert len(set(re.findall("[., ]", angka))) == 1 or not mungkin


@sifat
@given(ANGKA_BERTANDA)
def test_besaran_tidak_pernah_salah_baca_diam_diam(angka):
    mungkin = set(konvensi(angka).values())
    hasil, salah = coba(baca_besaran, angka)
    if isinstance(salah, MasukanRancu):
        assert len(set(salah.bacaan)) == 2
        assert mungkin <= set(salah.bacaan)
        assert [baca_besaran(tulis_besaran(b)) for b in salah.bacaan] == salah.bacaan
    elif salah:
        assert all(d != round(d, 4) or d >= 10**14 for d in mungkin)
    elif mungkin and mungkin != {hasil}:
        assert re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", angka), "hanya 1.234 yang dibaca menurut aturan"
        assert hasil == int(angka.replace(".", ""))


@sifat
@given(COREK | st.text(max_size=100))
def test_teks_apa_pun_terbaca_atau_ditolak(teks):
    for baca, jenis in [(baca_rupiah, int), (baca_besaran, Decimal)]:
        for negatif in (True, False):
            hasil, salah = coba(baca, teks, negatif=negatif)
            assert salah is None or str(salah).isprintable()
            assert hasil is None or isinstance(hasil, jenis)
            assert negatif or hasil is None or hasil >= 0
