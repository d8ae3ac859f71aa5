"""Fields for figures: read, shown so that they read back the same, and refused with a reason."""

import contextlib
from decimal import Decimal

import pytest
from django import forms
from hypothesis import given
from hypothesis import strategies as st

from planning.forms.angka import BesaranFormField, RupiahFormField
from planning.masukan import BESARAN_TERBESAR, RUPIAH_TERBESAR
from tests.acak import sifat


class Form(forms.Form):
    pagu = RupiahFormField()
    target = BesaranFormField(satuan="%")
    volume = BesaranFormField(satuan="Dokumen")


def isi(**data) -> Form:
    form = Form(data)
    form.full_clean()
    return form


def test_gaya_indonesia():
    form = isi(pagu="Rp 1.234.567,-", target="72,5", volume="1.234")
    assert form.cleaned_data == {"pagu": 1234567, "target": Decimal("72.5"), "volume": Decimal(1234)}


def test_kosong_bukan_nol():
    assert isi(pagu="", target="-", volume="0").cleaned_data == {"pagu": None, "target": None, "volume": Decimal(0)}


def test_satuan_sendiri_boleh_ikut_tertulis():
    assert isi(target="100%", volume="3 dokumen").cleaned_data["volume"] == 3


@pytest.mark.parametrize(
    ("nama", "tulisan", "pesan"),
    [
        ("pagu", "925.921,475", "dapat berarti 925.921 rupiah"),
        ("pagu", "abc", "bukan angka"),
        ("pagu", "(500)", "negatif"),
        ("pagu", "1,5 jt", "disingkat"),
        ("target", "33.333", "dapat berarti 33,3330"),
        ("target", "3 Dokumen", "satuannya “%”, bukan “Dokumen”"),
        ("volume", "3 Buku", "satuannya “Dokumen”, bukan “Buku”"),
        ("volume", "1e9", "disingkat Excel"),
    ],
)
def test_yang_salah_tetap_tertulis_dan_diberi_alasan(nama, tulisan, pesan):
    form = isi(**{nama: tulisan})
    assert pesan in form.errors[nama][0]
    assert f'value="{tulisan}"' in str(form[nama])
    assert 'aria-invalid="true"' in str(form[nama])
    assert f'aria-describedby="id_{nama}_error"' in str(form[nama])


def test_yang_tersimpan_tampil_dengan_titik_dan_koma():
    form = Form(initial={"pagu": 1451896430, "target": Decimal("72.5000"), "volume": Decimal("0.3750")})
    assert [form[n].value() for n in form.fields] == ["1.451.896.430", "72,5", "0,375"]


def test_tulisan_lain_untuk_angka_yang_sama_bukan_perubahan():
    form = Form({"pagu": "1000", "target": "72,50", "volume": ""}, initial={"pagu": 1000, "target": Decimal("72.5")})
    assert form.changed_data == []


@sifat
@given(st.none() | st.integers(0, RUPIAH_TERBESAR))
def test_rupiah_terbaca_kembali(nilai):
    bidang = RupiahFormField()
    assert bidang.clean(bidang.prepare_value(nilai)) == nilai


@sifat
@given(st.none() | st.decimals(0, BESARAN_TERBESAR - 1, places=4), st.sampled_from(["", "%", "Dokumen", "Orang/Bulan"]))
def test_besaran_terbaca_kembali(nilai, satuan):
    bidang = BesaranFormField(satuan=satuan)
    if satuan == "%" and nilai is not None and nilai >= 1000:
        nilai = nilai % 1000
    assert bidang.clean(bidang.prepare_value(nilai)) == nilai


@sifat
@given(st.text(max_size=60), st.sampled_from([RupiahFormField(), BesaranFormField(satuan="%"), BesaranFormField()]))
def test_apa_pun_dibaca_atau_ditolak(tulisan, bidang):
    with contextlib.suppress(forms.ValidationError):
        bidang.clean(tulisan)
