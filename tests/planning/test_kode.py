"""Codes as people write them: the examples of specification 7.2 and 7.3, and every official code in many shapes."""

import csv
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import chain

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from planning.kode import KodeSalah, kode_cetak, kunci_lintas_edisi, normalkan_kode
from planning.masukan import MasukanSalah
from planning.models import EdisiNomenklatur
from tests.acak import sifat
from tests.factories import buat_edisi, buat_nomenklatur

ACUAN = settings.BASE_DIR / "fixtures" / "acuan"
ORGANISASI = "4.36.08"


def baca_csv(nama: str) -> list[dict]:
    return list(csv.DictReader((ACUAN / nama).read_text(encoding="utf-8-sig").splitlines()))


@cache
def semua_edisi() -> dict[str, tuple[EdisiNomenklatur, frozenset[str]]]:
    """The editions and their official codes, straight from the fixtures."""
    kode = defaultdict(set)
    for b in chain.from_iterable(baca_csv(path.name) for path in ACUAN.glob("nomenklatur*.csv")):
        kode[b["edisi"]].add(b["kode"])
    return {
        e["kode"]: (
            EdisiNomenklatur(
                kode=e["kode"],
                nama=e["nama"],
                lebar_sub_kegiatan=int(e["lebar_sub_kegiatan"] or 0) or None,
                level_daun=e["level_daun"],
            ),
            frozenset(kode[e["kode"]]),
        )
        for e in baca_csv("edisi.csv")
    }


DUA, EMPAT, LAMA = "050-5889-2021", "900.1.15.5-1317-2023", "13-2006"


def normal(teks, edisi=DUA):
    return normalkan_kode(teks, *semua_edisi()[edisi])


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        # specification 7.2, from Kalaena 2021
        ("7. 0. 1. 0. 1", "7.01.01"),
        ("7.0.1.0.1.2.0.1.0.1", "7.01.01.2.01.01"),
        ("7.01.01.2.0.2", "7.01.01.2.02"),
        ("7.01.01.2.08.4", "7.01.01.2.08.04"),
        ("7.01.1", "7.01.01"),
        ("7. 01. 02", "7.01.02"),
        # the shape of SIMDA
        ("7.01.01.201.01", "7.01.01.2.01.01"),
        ("7.01.01.201", "7.01.01.2.01"),
        ("7.1.1.201.1", "7.01.01.2.01.01"),
        # commas, hidden marks, full-width figures, dots at the ends
        ("7,01,01,2,01,01", "7.01.01.2.01.01"),
        ("\ufeff'7.01.01.2.01.01 ", "7.01.01.2.01.01"),
        ("７．０１", "7.01"),
        ("7.01.01.", "7.01.01"),
        (7.01, "7.01"),
        (7, "7"),
        # zeros missing, digit by digit, without dots
        ("7.1.1.2.1.1", "7.01.01.2.01.01"),
        ("7.1.1.2.1", "7.01.01.2.01"),
        ("7.0.1.0.1.2.0.1", "7.01.01.2.01"),
        ("7.0.1.0.1.2.1.3", "7.01.01.2.13"),
        ("7.0.1", "7.01"),
        ("7.01.01.2.02.0.1", "7.01.01.2.02.01"),
        ("7.01.01.2.0.2.0.1", "7.01.01.2.02.01"),
        ("7010120201", "7.01.01.2.02.01"),
        # a sub kegiatan of four digits in an edition of two
        ("7.01.06.2.01.0018", "7.01.06.2.01.18"),
        ("7.01.06.2.01.018", "7.01.06.2.01.18"),
        # the programs of every office
        ("X.XX.01.2.01.01", "7.01.01.2.01.01"),
        ("x.xx.01", "7.01.01"),
        # the right form is enough; whether it exists is another question
        ("7.01.01.2.99.99", "7.01.01.2.99.99"),
        ("1.06.01", "1.06.01"),
    ],
)
def test_sejak_2021(teks, kode):
    assert normal(teks) == kode


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("7.01.01.2.01.01", "7.01.01.2.01.0001"),
        ("7.01.06.2.01.18", "7.01.06.2.01.0018"),
        ("7.01.01.201.1", "7.01.01.2.01.0001"),
        ("7.0.1.0.1.2.0.1.0.0.0.1", "7.01.01.2.01.0001"),
        ("7.0.1.0.1.2.0.1.0.1", "7.01.01.2.01.0001"),
        ("701012010001", "7.01.01.2.01.0001"),
    ],
)
def test_sub_kegiatan_empat_angka(teks, kode):
    assert normal(teks, EMPAT) == kode


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        # specification 7.3, from Mangkutana 2020
        ("0.00.4.36.08.01.01", "0.00.01.01"),
        ("4.36.4.36.08.70.02", "4.36.70.02"),
        ("0.00.4.3 6.08.04", "0.00.04"),
        ("0.00.4.36.08", "0.00"),
        ("1.06.01.01.19", "0.00.01.19"),
        ("1.06.01.01", "0.00.01"),
        ("1.06.01.70.02", "4.36.70.02"),
        ("4.36.08.70", "4.36.70"),
        # as we keep it
        ("4.36.70.02", "4.36.70.02"),
        ("4.36.70.2", "4.36.70.02"),
        ("0.00.1", "0.00.01"),
        ("4,36", "4.36"),
        # not in the list, but of a bidang that is
        ("4.36.70.99", "4.36.70.99"),
    ],
)
def test_sebelum_2021(teks, kode):
    assert normal(teks, LAMA) == kode


@pytest.mark.parametrize("edisi", [DUA, EMPAT])
@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("", "belum diisi"),
        (None, "belum diisi"),
        (" . ", "belum diisi"),
        ("Program 7.01.01", "hanya memuat angka"),
        ("7-01-01", "hanya memuat angka"),
        ("\u202e7.01", "membalik"),
        ("7.01..01", "dua titik"),
        (date(2001, 1, 7), "tanggal"),
        ("7.01.01.3.01", "bukan kode"),  # neither province nor kabupaten
        ("7.01.01.2", "bukan kode"),
        ("7.00.01", "bukan kode"),
        ("7.01.01.2.00", "bukan kode"),
        ("7.01.01.2.01.00", "bukan kode"),
        ("7.01.01.2.01.01.01", "bukan kode"),
        ("7.001.01", "bukan kode"),
        ("7.01.01.2.01.12345", "bukan kode"),
        ("X", "bukan kode"),
        ("X.01.01", "bukan kode"),
        ("1.06.01.01.19", "bukan kode"),
        ("0.00.4.36.08.01.01", "bukan kode"),
        ("9" * 40, "bukan kode"),
        ("9" * 41, "bukan kode"),
    ],
)
def test_ditolak_sejak_2021(teks, alasan, edisi):
    with pytest.raises(KodeSalah, match=alasan):
        normal(teks, edisi)


def test_sub_kegiatan_yang_tidak_muat_dua_angka():
    assert normal("7.01.01.2.01.0120", EMPAT) == "7.01.01.2.01.0120"
    with pytest.raises(KodeSalah, match=r"Tulis seperti .* 7\.01\.01\.2\.01\.01 "):
        normal("7.01.01.2.01.0120")


@pytest.mark.parametrize(
    ("teks", "alasan"),
    [
        ("1.06.01..02", "dua titik"),  # printed by Mangkutana 2020
        ("1.06.01.06.16", "bukan kode"),
        ("1.06.01", "bukan kode"),
        ("7.01.01.2.01.01", "bukan kode"),
        ("0.00.4.3.6.08.04", "bukan kode"),  # an organisation cut apart must not become numbers of a program
        ("0.0.1", "bukan kode"),
        ("4", "bukan kode"),
    ],
)
def test_ditolak_sebelum_2021(teks, alasan):
    with pytest.raises(KodeSalah, match=alasan):
        normal(teks, LAMA)


def test_nomor_yang_ada_di_dua_bidang():
    edisi, _ = semua_edisi()[LAMA]
    daftar = {"0.00", "0.00.01", "1.06", "1.06.15", "4.36", "4.36.15", "4.37", "4.37.16", "4.36.16"}
    assert normalkan_kode("1.06.01.15", edisi, daftar) == "1.06.15"
    with pytest.raises(KodeSalah, match=r"4\.36\.16 atau 4\.37\.16"):
        normalkan_kode("1.06.01.16", edisi, daftar)


def test_dua_bacaan_yang_sama_sama_mungkin():
    edisi, _ = semua_edisi()[DUA]
    assert normalkan_kode("7.1.1.2.1", edisi, {"7.11.21"}) == "7.11.21"
    for daftar in ({"7.11.21", "7.01.01.2.01"}, set()):
        with pytest.raises(KodeSalah, match=r"7\.01\.01\.2\.01 atau 7\.11\.21"):
            normalkan_kode("7.1.1.2.1", edisi, daftar)


def test_x_xx_bila_bidangnya_beberapa():
    edisi, _ = semua_edisi()[DUA]
    with pytest.raises(KodeSalah, match=r"Ganti X\.XX"):
        normalkan_kode("X.XX.01", edisi, {"7.01", "1.06"})


@pytest.mark.django_db
def test_daftar_diambil_sekali_dan_hanya_bila_perlu(django_assert_num_queries):
    baru, lama = buat_edisi(), buat_edisi(lama=True)
    buat_nomenklatur("7.01.01.2.01", baru)
    buat_nomenklatur("4.36.70.02", lama)
    with django_assert_num_queries(0):
        assert normalkan_kode("7.01.01.2.0.2", baru) == "7.01.01.2.02"
        assert normalkan_kode("4.36.4.36.08.70.02", lama) == "4.36.70.02"
    with django_assert_num_queries(1):
        assert normalkan_kode("7.1.1.2.1", baru) == "7.01.01.2.01"
    with django_assert_num_queries(1):
        assert normalkan_kode("1.06.01.70.02", lama) == "4.36.70.02"


# --- Every official code ----------------------------------------------------------------------------------------------


def rusak(kode: str) -> list[str]:
    """A code of the editions since 2021 in the shapes that people and programs give it."""
    b = kode.split(".")
    tanpa_nol = ".".join(x.lstrip("0") for x in b)
    hasil = [". ".join(b), f" {kode} .", kode.replace(".", ","), "".join(b), ".".join("".join(b)), tanpa_nol]
    if len(b) >= 5:
        hasil.append(".".join([*b[:3], b[3] + b[4], *b[5:]]))
    if len(b) == 6:
        hasil += [".".join([*b[:5], lain]) for lain in (b[5].zfill(4), b[5].lstrip("0"), b[5].lstrip("0").zfill(2))]
    return hasil


@pytest.mark.parametrize("edisi", semua_edisi())
def test_kode_cetak_setiap_baris_terbaca_kembali(edisi):
    for kode in semua_edisi()[edisi][1]:
        for organisasi in ("", ORGANISASI):
            cetak = kode_cetak(kode, semua_edisi()[edisi][0], organisasi)
            assert normal(cetak, edisi) == kode
            assert normal(" ".join(cetak), edisi) == kode


@pytest.mark.parametrize("edisi", [e for e in semua_edisi() if e != LAMA])
def test_setiap_kode_dalam_segala_bentuk(edisi):
    for kode in semua_edisi()[edisi][1]:
        for bentuk in rusak(kode) if kode.count(".") > 1 else []:
            assert normal(bentuk, edisi) == kode, bentuk
        assert normal(normal(kode, edisi), edisi) == kode


def test_setiap_kegiatan_lama_dengan_nomor_unit():
    for kode in semua_edisi()[LAMA][1]:
        if nomor := kode.split(".")[2:]:
            assert normal(".".join(["1.06.01", *nomor]), LAMA) == kode


def test_kunci_sama_di_setiap_lebar():
    for kode in semua_edisi()[DUA][1]:
        empat = normal(kode, EMPAT)
        assert kunci_lintas_edisi(empat) == kunci_lintas_edisi(kode)
        assert normal(empat) == kode


@sifat
@given(
    st.text(alphabet="0123456789., Xx\u00a0", max_size=30) | st.text(max_size=20), st.sampled_from([DUA, EMPAT, LAMA])
)
def test_teks_apa_pun_menjadi_kode_atau_ditolak(teks, edisi):
    """Nothing else is raised, and what is given back is stable."""
    try:
        kode = normal(teks, edisi)
    except MasukanSalah as salah:
        ditolak = type(salah)
    else:
        ditolak = None
        assert normal(kode, edisi) == kode
    assert ditolak in (None, KodeSalah)
