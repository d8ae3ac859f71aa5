"""Joining what two people changed: cell by cell."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.forms.gabung import baca_semula, gabung, tulis_semula
from tests.acak import sifat


@pytest.mark.parametrize(
    ("kini", "semula", "kiriman", "hasil", "bentrok", "ikut"),
    [
        ("a", "a", "a", "a", None, False),  # nobody
        ("a", "a", "b", "b", None, False),  # only me
        ("b", "a", "a", "b", None, True),  # only the other
        ("b", "a", "b", "b", None, False),  # both, the same
        ("b", "a", "c", "c", "b", False),  # both, differently
        ("", "a", "c", "c", "", False),
        ("b", "a", "", "", "b", False),
        ("a\nb", "a\nb", "a\r\nb", "a\nb", None, False),  # browsers write line ends their way
        ("a ", "a", "a", "a", None, False),
    ],
)
def test_satu_sel(kini, semula, kiriman, hasil, bentrok, ikut):
    g = gabung({"x": kini}, {"x": semula}, {"x": kiriman})
    assert g.isi == {"x": hasil}
    assert g.bentrok.get("x") == bentrok
    assert ("x" in g.ikut) is ikut


def test_centang_yang_hilang_adalah_centang_yang_dihapus():
    assert gabung({"iku": "on"}, {"iku": "on"}, {}).isi["iku"] == ""
    assert gabung({"iku": "on"}, {"iku": ""}, {}).ikut == {"iku"}
    assert gabung({"iku": ""}, {"iku": "on"}, {}).bentrok == {}


def test_baris_yang_tidak_dilihat_dibiarkan():
    g = gabung({"misi-9-uraian": "dari orang lain"}, {}, {})
    assert g.isi == {"misi-9-uraian": "dari orang lain"}
    assert not g.bentrok


def test_baris_baru_tidak_mungkin_bentrok():
    g = gabung({"misi-b1-uraian": "usul resmi"}, {}, {"misi-b1-uraian": "kata saya", "misi-b7-uraian": "lagi"})
    assert g.isi == {"misi-b1-uraian": "kata saya", "misi-b7-uraian": "lagi"}
    assert not g.bentrok


def test_tanpa_semula_setiap_beda_ditanyakan():
    assert gabung({"x": "a", "y": "b"}, {}, {"x": "a", "y": "c"}).bentrok == {"y": "b"}


@pytest.mark.parametrize("tulisan", ["", "x", "[]", "1", '{"a": 1}', '{"a": null}', "[" * 100_000, '{"a"', "\x00"])
def test_semula_yang_bukan_tulisan_kita_tidak_berarti_apa_apa(tulisan):
    assert baca_semula(tulisan) == {}


TEKS = st.sampled_from(["", "x", "y", "z"])
LEMBAR = st.fixed_dictionaries(dict.fromkeys(("a", "b", "t-3-nomor", "iku"), TEKS))


@sifat
@given(LEMBAR, LEMBAR, LEMBAR)
def test_tidak_ada_yang_hilang_diam_diam(kini, semula, kiriman):
    """Whatever somebody changed is in the result, or is named as a conflict together with the other's value."""
    g = gabung(kini, semula, kiriman)
    for n in kini:
        if kiriman[n] != semula[n]:
            assert g.isi[n] == kiriman[n]
            if kini[n] not in (semula[n], kiriman[n]):
                assert g.bentrok[n] == kini[n]
        else:
            assert g.isi[n] == kini[n]
    assert set(g.bentrok) == {n for n in kini if len({kini[n], semula[n], kiriman[n]}) == 3}


@sifat
@given(LEMBAR, LEMBAR)
def test_mengirim_lagi_tidak_mengubah_apa_pun(kini, kiriman):
    """A second save of what was saved, seen as it stands, is no change and no conflict."""
    g = gabung(kiriman, kiriman, kiriman)
    assert (g.isi, g.bentrok, g.ikut) == (kiriman, {}, set())
    g = gabung(kini, kini, kiriman)
    assert (g.isi, g.bentrok) == (kiriman, {})


@sifat
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20), max_size=5))
def test_semula_terbaca_kembali(isi):
    assert baca_semula(tulis_semula(isi)) == isi


def test_semula_tanpa_baris_baru():
    assert json.loads(tulis_semula({"misi-b1-uraian": "", "misi-4-uraian": ""})) == {"misi-4-uraian": ""}
