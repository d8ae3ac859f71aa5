"""Dates as people write them."""

import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.forms.tanggal import BULAN, TanggalFormField, baca_tanggal, tulis_tanggal
from planning.masukan import MasukanSalah
from tests.acak import sifat


@pytest.mark.parametrize(
    "tulisan",
    [
        "07-01-2019",
        "7-1-2019",
        "07/01/2019",
        "7.1.2019",
        "7 Januari 2019",
        "7 januari 2019",
        "7 Jan 2019",
        "7-Jan-2019",
        "7 Jan. 2019",
        "2019-01-07",
        " 7  Januari 2019 ",
        "7\u00a0Januari\u00a02019",
        "‎7-1-2019",
    ],
)
def test_dibaca_hari_dahulu(tulisan):
    assert baca_tanggal(tulisan) == date(2019, 1, 7)


@pytest.mark.parametrize("tulisan", ["17 Pebruari 2020", "17 Feb 2020", "17/02/2020"])
def test_ejaan_lama(tulisan):
    assert baca_tanggal(tulisan) == date(2020, 2, 17)


@pytest.mark.parametrize("tulisan", ["", " ", "-"])
def test_kosong(tulisan):
    assert baca_tanggal(tulisan) is None


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [
        ("31-02-2019", "tidak ada dalam kalender"),
        ("29 Februari 2019", "tidak ada dalam kalender"),
        ("01-13-2019", "tidak ada dalam kalender"),
        ("00-01-2019", "tidak ada dalam kalender"),
        ("1-0-2019", "bukan tanggal"),
        ("7 Janu 20199", "bukan tanggal"),
        ("7-1-19", "bukan tanggal"),
        ("besok", "bukan tanggal"),
        ("43472", "bukan tanggal"),
        ("7 Ju 2019", "bukan tanggal"),
        ("7-1-0019", "Tahun 19"),
        ("1-1-9999", "di luar 1950–2100"),
        ("٧-١-٢٠١٩", "bukan tanggal"),
    ],
)
def test_salah_dengan_alasan(tulisan, pesan):
    with pytest.raises(MasukanSalah, match=pesan):
        baca_tanggal(tulisan)


@pytest.mark.parametrize(("nomor", "nama"), list(enumerate(BULAN, 1)))
def test_semua_bulan(nomor, nama):
    assert baca_tanggal(f"1 {nama.title()} 2025") == date(2025, nomor, 1)


@sifat
@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)))
def test_terbaca_kembali(nilai):
    assert baca_tanggal(tulis_tanggal(nilai)) == nilai
    assert TanggalFormField().has_changed(nilai, tulis_tanggal(nilai)) is False


@sifat
@given(st.text(max_size=30))
def test_apa_pun_dibaca_atau_ditolak(tulisan):
    with contextlib.suppress(MasukanSalah):
        baca_tanggal(tulisan)
