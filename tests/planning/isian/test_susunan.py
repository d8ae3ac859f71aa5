"""Adding official sub kegiatan with what is above them, removing rows, undoing; rows as plain data there and back."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.isian.potret import PotretBaris, PotretIndikator, PotretSalah, bandingkan, potret, terapkan
from planning.isian.susunan import SusunanSalah, hapus, tambah
from planning.isian.urungan import TidakDapatDiurungkan, lakukan, urungkan
from planning.models import BarisRenja, Nomenklatur, Perubahan, SumberDana
from tests.factories import buat_baris, buat_nomenklatur, buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db
DAUN = ["7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.02.2.01.01"]


@pytest.fixture
def renja():
    renja = buat_renja()
    for kode in DAUN:
        buat_nomenklatur(kode, renja.edisi)
    Nomenklatur.objects.filter(kode=DAUN[0]).update(indikator="Jumlah Dokumen", satuan="Dokumen")
    return renja


@pytest.fixture
def staf(renja):
    return buat_pengguna("staf", perangkat_daerah=renja.perangkat_daerah)


def kode(renja) -> list[str]:
    return list(potret(renja))


def test_tambah_membawa_program_kegiatan_dan_indikator_resmi(renja, staf):
    tambah(renja, [DAUN[0]], staf)
    assert kode(renja) == ["7.01.01", "7.01.01.2.01", DAUN[0]]
    indikator = potret(renja)[DAUN[0]].indikator
    assert [(i.uraian, i.satuan, i.target) for i in indikator] == [("Jumlah Dokumen", "Dokumen", None)]


def test_tambah_beberapa_dan_yang_sudah_ada_tetap(renja, staf):
    buat_baris(renja, DAUN[0], 5_000_000, {"uraian": "Milik kantor", "target": 3})
    urungan = tambah(renja, DAUN, staf)
    assert potret(renja)[DAUN[0]].pagu == 5_000_000
    assert potret(renja)[DAUN[0]].indikator[0].uraian == "Milik kantor"
    assert set(DAUN) <= set(kode(renja))
    assert DAUN[0] not in urungan.sesudah


@pytest.mark.parametrize(
    ("pilihan", "pesan"),
    [(["7.01.01"], "Bukan sub kegiatan"), (["9.99"], "Bukan sub kegiatan"), ([], "sudah ada")],
)
def test_tambah_yang_tidak_bisa(renja, staf, pilihan, pesan):
    with pytest.raises(SusunanSalah, match=pesan):
        tambah(renja, pilihan, staf)
    assert kode(renja) == []


def test_hapus_membuang_atasan_yang_menjadi_kosong(renja, staf):
    tambah(renja, DAUN, staf)
    hapus(renja, DAUN[2], staf)
    assert kode(renja) == ["7.01.01", "7.01.01.2.01", DAUN[0], DAUN[1]]
    hapus(renja, DAUN[1], staf)
    assert kode(renja) == ["7.01.01", "7.01.01.2.01", DAUN[0]]


def test_hapus_kegiatan_beserta_isinya(renja, staf):
    tambah(renja, DAUN, staf)
    hapus(renja, "7.01.01.2.01", staf)
    assert kode(renja) == ["7.01.02", "7.01.02.2.01", DAUN[2]]


def test_hapus_yang_tidak_ada(renja, staf):
    with pytest.raises(SusunanSalah, match="tidak ada dalam Renja ini"):
        hapus(renja, DAUN[0], staf)


def test_urungkan_mengembalikan_semuanya_sama(renja, staf):
    buat_baris(renja, DAUN[0], 5_000_000, {"uraian": "Satu", "target": "0.38"}, lokasi="Kalaena")
    semula = potret(renja)
    urungan = hapus(renja, DAUN[0], staf)
    assert kode(renja) == []
    urungkan(urungan, staf)
    assert potret(renja)[DAUN[0]] == semula[DAUN[0]]


def test_urungkan_sekali_saja(renja, staf):
    urungan = tambah(renja, DAUN[:1], staf)
    urungkan(urungan, staf)
    with pytest.raises(TidakDapatDiurungkan, match="sudah diurungkan"):
        urungkan(urungan, staf)


def test_urungkan_menolak_bila_baris_sudah_diubah_orang(renja, staf):
    urungan = tambah(renja, DAUN[:1], staf)
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=DAUN[0]).update(pagu=1)
    with pytest.raises(TidakDapatDiurungkan, match=DAUN[0]):
        urungkan(urungan, staf)
    assert potret(renja)[DAUN[0]].pagu == 1


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"9.99.99": PotretBaris()}, "tidak ada dalam nomenklatur"),
        ({"7.01.01": PotretBaris(pagu=1)}, "adalah jumlah"),
        ({DAUN[0]: PotretBaris(sumber_dana="XX")}, "tidak dikenal"),
    ],
)
def test_potret_salah_tidak_mengubah_apa_pun(renja, staf, isi, pesan):
    with pytest.raises(PotretSalah, match=pesan):
        terapkan(renja, {DAUN[1]: PotretBaris(pagu=7)} | isi, staf, "uji")
    assert kode(renja) == []


def test_nomor_indikator_dapat_bertukar(renja, staf):
    a, b = PotretIndikator(1, "Satu"), PotretIndikator(2, "Dua")
    terapkan(renja, {DAUN[0]: PotretBaris(indikator=(a, b))}, staf, "uji")
    terapkan(renja, {DAUN[0]: PotretBaris(indikator=(replace(b, nomor=1), replace(a, nomor=2)))}, staf, "uji")
    assert [i.uraian for i in potret(renja)[DAUN[0]].indikator] == ["Dua", "Satu"]


def test_setiap_perubahan_sel_tercatat(renja, staf):
    terapkan(renja, {DAUN[0]: PotretBaris(pagu=5)}, staf, "uji")
    terapkan(renja, {DAUN[0]: PotretBaris(pagu=7, lokasi="Kalaena")}, staf, "uji")
    catatan = Perubahan.objects.filter(kode=DAUN[0], versi=2).values_list("kolom", "lama", "baru", "oleh__username")
    assert set(catatan) == {("pagu", "5", "7", "staf"), ("lokasi", "", "Kalaena", "staf")}


def test_catatan_tetap_ada_setelah_baris_dihapus(renja, staf):
    terapkan(renja, {DAUN[0]: PotretBaris(pagu=5)}, staf, "uji")
    terapkan(renja, {DAUN[0]: None}, staf, "uji")
    assert Perubahan.objects.filter(kode=DAUN[0], kolom="pagu").exists()
    assert Perubahan.objects.filter(kode=DAUN[0], kolom="keberadaan", baru="").exists()


TEKS = st.text(st.characters(categories=("L", "N"), max_codepoint=0x17F), min_size=1, max_size=12)
BESARAN = st.none() | st.decimals(min_value=0, max_value=10**6, places=2).map(lambda d: d + Decimal(0))
INDIKATOR = st.builds(PotretIndikator, nomor=st.just(1), uraian=TEKS, satuan=TEKS, target=BESARAN, target_n1=BESARAN)
BARIS = st.builds(
    lambda indikator, **isi: PotretBaris(
        **isi, indikator=tuple(replace(i, nomor=n) for n, i in enumerate(indikator, 1))
    ),
    indikator=st.lists(INDIKATOR, max_size=3),
    pagu=st.none() | st.integers(0, 10**12),
    pagu_n1=st.none() | st.integers(0, 10**12),
    lokasi=TEKS | st.just(""),
    sumber_dana=st.sampled_from(["", "PD"]),
)
RINGAN = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@RINGAN
@given(semula=st.dictionaries(st.sampled_from(DAUN), BARIS), sesudah=st.dictionaries(st.sampled_from(DAUN), BARIS))
def test_lakukan_lalu_urungkan_adalah_semula(renja, staf, semula, sesudah):
    SumberDana.objects.get_or_create(kode="PD", defaults={"nama": "Pendapatan Daerah"})
    terapkan(renja, dict.fromkeys(DAUN) | semula, staf, "uji")
    awal = potret(renja)
    assert not bandingkan(awal, semula)
    urungan = lakukan(renja, "Uji", dict.fromkeys(semula) | sesudah, staf, "uji")
    assert not bandingkan(potret(renja), sesudah)
    urungkan(urungan, staf)
    assert potret(renja) == awal
