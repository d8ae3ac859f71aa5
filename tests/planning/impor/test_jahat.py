"""More than two hundred damaged or hostile workbooks: a clear message, bounded memory and time, nothing changed."""

import time
import tracemalloc

import pytest

from planning.impor.arsip import BerkasDitolak

from .conftest import SATU
from .jahat import ADA, BEBAS, BOM, KASUS, TEKS_JAHAT, baris, sel_mentah

pytestmark = pytest.mark.django_db

#: Bytes, and seconds while every allocation is traced (which takes several times as long) on a busy machine.
MEMORI, DETIK = 120 * 2**20, 40


def pesan(uji, isi: bytes) -> str:
    """What people are told of this file; nothing may have changed."""
    sebelum = uji.potret()
    try:
        hasil = uji.periksa(isi)
    except BerkasDitolak as e:
        teks = str(e)
    else:
        teks = "\n".join(t.pesan for t in hasil.temuan)
        assert all(t.sel and t.lembar for t in hasil.temuan)
    assert uji.potret() == sebelum
    return teks


def test_banyaknya():
    assert len(KASUS) + len(BOM) + len(TEKS_JAHAT) >= 200


def pastikan(dapat: str, harus: str | None) -> None:
    if harus is BEBAS:
        return
    assert dapat, "it was taken for a file without fault"
    assert harus == ADA or harus in dapat
    for satu in dapat.split("\n"):
        assert satu.endswith((".", ")", "!"))
        assert len(satu) < 700


@pytest.mark.parametrize("nama", KASUS)
def test_pesan_jelas_dan_tidak_ada_yang_berubah(uji, nama):
    buat, harus = KASUS[nama]
    pastikan(pesan(uji, buat()), harus)


@pytest.mark.sekali
@pytest.mark.parametrize("nama", BOM)
def test_bom_memori_dan_waktu_terbatas(uji, nama):
    buat, harus = BOM[nama]
    isi = buat()
    tracemalloc.start()
    mulai = time.monotonic()
    try:
        dapat = pesan(uji, isi)
        lama, (_, puncak) = time.monotonic() - mulai, tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    pastikan(dapat, harus)
    assert puncak - len(isi) < MEMORI
    assert lama < DETIK


@pytest.mark.parametrize("nama", TEKS_JAHAT)
def test_teks_jahat_tiba_sebagai_teks(uji, nama):
    hasil = uji.periksa(baris(lokasi=TEKS_JAHAT[nama])())
    assert hasil.bersih
    assert hasil.isi[SATU].lokasi == TEKS_JAHAT[nama]


def test_huruf_kendali_dibuang(uji):
    hasil = uji.periksa(baris(lokasi=sel_mentah('t="str"', "Desa_x0007_ _x000D_\nKala\u200bena_xD800_"))())
    assert hasil.isi[SATU].lokasi == "Desa Kalaena"
