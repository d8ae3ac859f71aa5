"""NIP: what is accepted, and which part is said to be wrong."""

import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.masukan import MasukanSalah
from planning.nip import NipSalah, baca_nip, tulis_nip
from tests.acak import sifat

HARI_INI = date(2026, 6, 15)
#: Nobody's: the serials run so high only in examples.
BENAR = "198001012010011999"


def pesan(tulisan: str) -> str:
    with pytest.raises(NipSalah) as galat:
        baca_nip(tulisan, HARI_INI)
    return str(galat.value)


@pytest.mark.parametrize(
    "tulisan",
    [
        BENAR,
        "19800101 201001 1 999",
        " 19800101  201001 1 999 ",
        "19800101\u00a0201001\u00a01\u00a0999",
        "19800101.201001.1.999",
        "19800101-201001-1-999",
        "'198001012010011999",
        "\u200e198001012010011999\u200e",
        "１９８００１０１２０１００１１９９９",
    ],
)
def test_spasi_dan_tanda_dibuang(tulisan):
    assert baca_nip(tulisan, HARI_INI) == BENAR


@pytest.mark.parametrize("tulisan", ["", "  ", "-", "'"])
def test_kosong_tetap_kosong(tulisan):
    assert baca_nip(tulisan, HARI_INI) == ""


@pytest.mark.parametrize(
    "tulisan",
    [
        "200002292020012001",  # born on a leap day
        "196012311980122001",
        "198001012026061001",  # this month
        "199001012022212999",  # contract staff: the first contract counts 21
        "199001012025242001",
    ],
)
def test_diterima(tulisan):
    assert baca_nip(tulisan, HARI_INI) == tulisan


@pytest.mark.parametrize(
    ("tulisan", "bagian"),
    [
        ("19800101201001199", "18 angka"),
        ("1980010120100119990", "ini 19 angka"),
        ("19800101201001199O", "hanya memuat angka, bukan “O”"),
        ("198001012010011999 NIP", "hanya memuat angka, bukan “NIP”"),
        ("198013012010011999", "Delapan angka pertama NIP (tanggal lahir, tahun-bulan-tanggal) adalah 19801301"),
        ("198002302010011999", "Delapan angka pertama"),
        ("190102292020012001", "Delapan angka pertama"),
        ("000000000000000001", "Delapan angka pertama NIP (tanggal lahir, tahun-bulan-tanggal) adalah 00000000"),
        ("202701012045011999", "Delapan angka pertama"),
        ("198001012010131999", "pengangkatan, tahun-bulan) adalah 201013; bulan 13 tidak ada"),
        ("198001012010001999", "bulan 00 tidak ada"),
        ("198001012010301999", "bulan 30 tidak ada"),
        ("198001012026071999", "belum terjadi"),
        ("198001012027211999", "belum terjadi"),
        ("198001011990011999", "padahal lahir tahun 1980"),
        ("198001010000011999", "padahal lahir tahun 1980"),
        ("198001012010010999", "Angka ke-15 NIP (jenis kelamin) adalah 0"),
        ("198001012010013999", "Angka ke-15 NIP (jenis kelamin) adalah 3"),
        ("198001012010011000", "Tiga angka terakhir NIP (nomor urut) adalah 000"),
    ],
)
def test_pesan_menyebut_bagian_yang_salah(tulisan, bagian):
    assert bagian in pesan(tulisan)


def test_tulisan_berbalik_arah_ditolak():
    with pytest.raises(MasukanSalah, match="tersembunyi"):
        baca_nip("\u202e198001012010011999", HARI_INI)


def test_dicetak_dalam_kelompok():
    assert tulis_nip(BENAR) == "19800101 201001 1 999"
    assert tulis_nip("") == ""


def test_hari_ini_bila_tidak_disebut(monkeypatch):
    monkeypatch.setattr("planning.nip.timezone.localdate", lambda: date(2010, 1, 31))
    assert baca_nip(BENAR) == BENAR
    with pytest.raises(NipSalah):
        baca_nip("198001012010021999")


@st.composite
def nip_benar(draw) -> str:
    lahir = draw(st.dates(date(1930, 1, 1), HARI_INI - timedelta(days=366 * 20)))
    diangkat = draw(st.dates(date(lahir.year + 15, 1, 1), HARI_INI))
    urut = draw(st.integers(1, 999))
    return f"{lahir:%Y%m%d}{diangkat:%Y%m}{draw(st.sampled_from('12'))}{urut:03}"


@sifat
@given(nip_benar(), st.data())
def test_setiap_nip_benar_diterima_dengan_spasi_di_mana_pun(nip, data):
    letak = data.draw(st.lists(st.integers(0, 18), max_size=5))
    tulisan = "".join(" " * letak.count(i) + c for i, c in enumerate(nip)) + " " * letak.count(18)
    assert baca_nip(tulisan, HARI_INI) == nip
    assert baca_nip(tulis_nip(nip), HARI_INI) == nip


@sifat
@given(st.text(max_size=40))
def test_apa_pun_yang_ditulis_dibaca_atau_ditolak_dengan_pesan(tulisan):
    with contextlib.suppress(MasukanSalah):
        hasil = baca_nip(tulisan, HARI_INI)
        assert hasil == "" or (len(hasil) == 18 and hasil.isascii() and hasil.isdigit())


@sifat
@given(nip_benar(), st.integers(0, 17))
def test_satu_angka_hilang_selalu_ketahuan(nip, letak):
    with pytest.raises(NipSalah, match="ini 17 angka"):
        baca_nip(nip[:letak] + nip[letak + 1 :], HARI_INI)
