"""Submitting asks the pemeriksaan: no galat, and every peringatan mended or explained."""

import pytest

from planning.alur import LangkahDitolak, dokumen_renja, kendala, laksanakan
from planning.enums import Aksi, Peran, StatusDokumen
from planning.kendala import PEMERIKSAAN
from planning.models import BarisRenja, Nomenklatur
from tests.factories import buat_pengguna, jelaskan_semua

from .bersih import SUB, buat_bersih


@pytest.fixture
def renja(db):
    return buat_bersih()


@pytest.fixture
def ajukan(renja):
    staf = buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)

    def _ajukan():
        d = dokumen_renja(renja)
        laksanakan(d, Aksi.AJUKAN, staf, versi=d.versi_baris)
        d.refresh_from_db()
        return d.status

    return _ajukan


def baris(renja, kode=SUB):
    return BarisRenja.objects.filter(renja=renja, nomenklatur__kode=kode)


def test_yang_bersih_diajukan(ajukan):
    assert ajukan() == StatusDokumen.DIAJUKAN


def test_peringatan_perlu_alasan(renja, ajukan):
    baris(renja).update(pagu_n1=1, lokasi="")
    with pytest.raises(LangkahDitolak) as ditolak:
        ajukan()
    (kalimat,) = ditolak.value.kendala
    assert kalimat == f"2 peringatan pemeriksaan belum diperbaiki atau dijelaskan pada 1 baris: {SUB}."
    assert (kalimat.tempat, kalimat.kode) == (PEMERIKSAAN, SUB)
    jelaskan_semua(renja)
    assert ajukan() == StatusDokumen.DIAJUKAN


def test_peringatan_tentang_seluruh_renja(renja):
    BarisRenja.objects.filter(renja=renja).update(lokasi="")
    (kalimat,) = kendala(dokumen_renja(renja), Aksi.AJUKAN)
    assert kalimat == (
        "1 peringatan pemeriksaan belum diperbaiki atau dijelaskan, pertama: "
        "Lokasi belum diisi pada satu baris pun (9 baris)."
    )


def test_galat_menahan(renja, ajukan):
    """A code that is not its parent's: no reason helps."""
    jelaskan_semua(renja)
    Nomenklatur.objects.filter(edisi=renja.edisi, kode=SUB).update(kode="7.01.01.2.03.09")
    Nomenklatur.objects.filter(edisi=renja.edisi, kode="7.01.01.2.01.07").update(kode="7.01.01.2.03.08")
    jelaskan_semua(renja)
    with pytest.raises(LangkahDitolak) as ditolak:
        ajukan()
    kalimat = next(k for k in ditolak.value.kendala if k.tempat == PEMERIKSAAN)
    assert kalimat.startswith("Kode 7.01.01.2.03.08 tidak diawali kode induknya 7.01.01.2.01")
    assert kalimat.endswith("Ada 1 galat S-101 lagi.")


def test_yang_sudah_disyaratkan_tidak_dikatakan_dua_kali(renja):
    """An empty pagu, and a change without a reason, have sentences of their own."""
    baris(renja, "7.01.01.2.02.07").update(pagu=None)
    baris(renja, "7.01.02.2.04.01").update(pagu=9_000_000, pagu_n1=9_000_000)
    kalimat = kendala(dokumen_renja(renja), Aksi.AJUKAN)
    assert [k.split(" pada")[0] for k in kalimat] == ["Pagu belum diisi", "Alasan perubahan belum diisi"]


def test_yang_tentang_triwulan_tidak_menahan(renja, ajukan):
    """Quarters have documents of their own: their peringatan are shown, and do not hold back the Renja."""
    renja.target_triwulan.all().update(target=1)
    assert ajukan() == StatusDokumen.DIAJUKAN


def test_dikatakan_sesudah_syarat_lain(renja):
    """First what is missing altogether, then what contradicts itself."""
    baris(renja, "7.01.01.2.02.07").update(pagu=None)
    baris(renja).update(lokasi="")
    tempat = [k.tempat for k in kendala(dokumen_renja(renja), Aksi.AJUKAN)]
    assert tempat == ["isian", "alasan", PEMERIKSAAN]
