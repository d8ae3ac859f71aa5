"""A peringatan can be accepted with a reason, as long as its figures stay and the Renja is in the office's hands."""

import pytest
from django.db import IntegrityError, transaction

from planning.alur import dokumen_renja
from planning.enums import Peran, StatusDokumen
from planning.isian.kunci import Terkunci
from planning.isian.tahun import mulai_renja
from planning.models import BarisRenja, Dokumen, PenjelasanTemuan, Rekaman, Renja
from renja.pemeriksaan.penjelasan import PenjelasanDitolak, batal_terima, belum_dijelaskan, penjelasan_untuk, terima
from renja.pemeriksaan.periksa import periksa
from tests.factories import buat_pengguna

from .bersih import SUB, buat_bersih


@pytest.fixture
def renja(db) -> Renja:
    """In order but for a forecast below the pagu."""
    renja = buat_bersih()
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu_n1=12_000_000)
    return renja


@pytest.fixture
def staf(renja):
    return buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)


def peringatan(renja):
    (temuan,) = periksa(renja).temuan
    assert temuan.kode == "P-201"
    return temuan


def test_diterima_dan_diubah(renja, staf):
    temuan = peringatan(renja)
    assert belum_dijelaskan(renja) == [temuan]
    terima(renja, temuan, "  Belanja sekali\n saja. ", staf)
    p = penjelasan_untuk(renja)[temuan.sidik]
    assert (p.kode, p.alasan, p.oleh) == ("P-201", "Belanja sekali saja.", staf)
    terima(renja, temuan, "Lebih jelas.", staf)
    assert [p.alasan for p in penjelasan_untuk(renja).values()] == ["Lebih jelas."]
    assert belum_dijelaskan(renja) == []
    assert periksa(renja).temuan == [temuan], "accepted, but still said"


def test_hanya_selama_angkanya_tetap(renja, staf):
    terima(renja, peringatan(renja), "Belanja sekali saja.", staf)
    baris = BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB)
    baris.update(pagu_n1=11_999_999)
    assert belum_dijelaskan(renja) == [peringatan(renja)]
    # Words beside it are another matter.
    baris.update(pagu_n1=12_000_000, catatan="Lihat lampiran.")
    assert belum_dijelaskan(renja) == []


def test_batal(renja, staf):
    temuan = peringatan(renja)
    terima(renja, temuan, "Belanja sekali saja.", staf)
    assert batal_terima(renja, temuan.sidik)
    assert not batal_terima(renja, temuan.sidik)
    assert belum_dijelaskan(renja) == [temuan]


@pytest.mark.parametrize(
    ("alasan", "kata"),
    [("", "Tulis alasannya"), (" \n ", "Tulis alasannya"), ("a" * 501, "501 huruf, paling banyak 500")],
)
def test_alasan_salah(renja, staf, alasan, kata):
    with pytest.raises(PenjelasanDitolak, match=kata):
        terima(renja, peringatan(renja), alasan, staf)
    assert not PenjelasanTemuan.objects.exists()


def test_galat_dan_saran_tidak_dijelaskan(renja, staf):
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu=None, penanggung_jawab="")
    per_kode = {t.kode: t for t in periksa(renja).temuan}
    with pytest.raises(PenjelasanDitolak, match="Galat harus diperbaiki"):
        terima(renja, per_kode["K-102"], "Nanti.", staf)
    with pytest.raises(PenjelasanDitolak, match="Saran tidak perlu"):
        terima(renja, per_kode["K-208"], "Nanti.", staf)


def test_terkunci(renja, staf):
    """What was submitted gets none and loses none, not even past our own door."""
    temuan = peringatan(renja)
    ada = terima(renja, temuan, "Belanja sekali saja.", staf)
    d = dokumen_renja(renja)
    Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DIAJUKAN)
    for coba in (lambda: terima(renja, temuan, "Lain.", staf), lambda: batal_terima(renja, temuan.sidik)):
        with pytest.raises(Terkunci, match="terkunci"):
            coba()
    for coba in (
        lambda: PenjelasanTemuan.objects.create(renja=renja, kode="P-201", sidik="x" * 64, alasan="Lain."),
        lambda: PenjelasanTemuan.objects.filter(pk=ada.pk).update(alasan="Lain."),
        lambda: PenjelasanTemuan.objects.filter(pk=ada.pk).delete(),
    ):
        with pytest.raises(IntegrityError, match="terkunci"), transaction.atomic():
            coba()
    Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DIKEMBALIKAN)
    assert batal_terima(renja, temuan.sidik)


def test_versi_berikut_tidak_menyalinnya(renja, staf):
    terima(renja, peringatan(renja), "Belanja sekali saja.", staf)
    baru, _ = mulai_renja(renja.perangkat_daerah, renja.tahun, "perubahan", staf, renja)
    assert penjelasan_untuk(baru) == {}
    assert "P-201" in {t.kode for t in belum_dijelaskan(baru)}


def test_tercatat(renja, staf):
    """Who gave which reason stands in the record; the fingerprint says nothing to people."""
    sebelum = Rekaman.objects.count()
    terima(renja, peringatan(renja), "Belanja sekali saja.", staf)
    assert Rekaman.objects.count() == sebelum + 1
    terakhir = Rekaman.objects.order_by("-pk").first()
    assert "Belanja sekali saja." in str(vars(terakhir))
    assert peringatan(renja).sidik not in str(vars(terakhir))


def test_database_menolak_yang_kembar_dan_kosong(renja):
    isi = {"renja": renja, "kode": "P-201", "sidik": "x" * 64}
    PenjelasanTemuan.objects.create(**isi, alasan="Satu.")
    for alasan in ("Dua.", ""):
        with pytest.raises(IntegrityError), transaction.atomic():
            PenjelasanTemuan.objects.create(**isi | {"sidik": "y" * 64} if not alasan else isi, alasan=alasan)
