"""Comparing two versions: every cell that differs, and nothing else, against a plain reference on random versions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.banding import BARU, DIHAPUS, SelBeda, banding
from planning.enums import JenisRenja
from planning.isian.potret import PotretBaris, PotretIndikator, potret, terapkan
from planning.models import AlasanPerubahan
from tests.acak import sifat
from tests.factories import buat_baris, buat_nomenklatur, buat_renja

pytestmark = pytest.mark.django_db

SUB, LAIN = "7.01.01.2.01.01", "7.01.09.2.01.01"


@pytest.fixture
def berdua():
    pokok = buat_renja()
    return pokok, buat_renja(JenisRenja.PERUBAHAN, pokok.tahun, pokok.perangkat_daerah, asal=pokok)


def test_sel_yang_berbeda(berdua):
    pokok, perubahan = berdua
    lama = buat_baris(pokok, SUB, 1_000, {"target": Decimal("2.5"), "satuan": "%"})
    baru = buat_baris(perubahan, SUB, 2_000, lokasi="Desa Baru")
    i = lama.indikator.get()
    baru.indikator.create(kunci=i.kunci, uraian=i.uraian, satuan="%", target=3)
    AlasanPerubahan.objects.create(renja=perubahan, kode=SUB, alasan="Refocusing")
    hasil = banding(pokok, perubahan)
    [baris] = [b for b in hasil.baris if b.sel]
    assert (baris.kode, baris.nama, baris.status) == (SUB, f"Sub kegiatan {SUB}", "")
    assert baris.sel == [
        SelBeda("Pagu", "Rp\xa01.000", "Rp\xa02.000", "Refocusing"),
        SelBeda("Lokasi", lama.lokasi, "Desa Baru"),
        SelBeda(f"Target: {i.uraian}", "2,5%", "3%"),
    ]
    assert (hasil.sebelum, hasil.sesudah, hasil.selisih) == (1_000, 2_000, 1_000)


def test_baris_baru_dan_dihapus(berdua):
    pokok, perubahan = berdua
    buat_baris(pokok, SUB, 1_000, {"target": 2, "satuan": "Dokumen"})
    buat_baris(perubahan, LAIN, 500)
    hasil = banding(pokok, perubahan)
    assert [(b.kode, b.status) for b in hasil.baris if b.sel] == [(SUB, DIHAPUS), (LAIN, BARU)]
    dihapus = next(b for b in hasil.baris if b.kode == SUB)
    assert [(s.lama, s.baru) for s in dihapus.sel] == [("Rp\xa01.000", ""), ("2 Dokumen", "")]
    # the other way round everything is the other way round
    balik = banding(perubahan, pokok)
    assert {b.kode: b.status for b in balik.baris if b.sel} == {SUB: BARU, LAIN: DIHAPUS}
    assert balik.selisih == -hasil.selisih


def test_indikator_datang_dan_pergi(berdua):
    pokok, perubahan = berdua
    buat_baris(pokok, SUB, 1_000, {"uraian": "Lama", "target": 2, "satuan": "Dokumen"})
    buat_baris(perubahan, SUB, 1_000, {"uraian": "Baru"})
    [sel] = [b.sel for b in banding(pokok, perubahan).baris if b.sel]
    assert {(s.apa, s.lama, s.baru) for s in sel} == {
        ("Indikator dihapus", "Lama (2 Dokumen)", ""),
        ("Indikator baru", "", "Baru"),
    }


def test_dengan_diri_sendiri_tidak_berbeda(berdua):
    buat_baris(berdua[0], SUB, 1_000, {"target": 2})
    assert banding(berdua[0], berdua[0]).cacah == 0


def test_banyak_query_tetap(berdua, django_assert_max_num_queries):
    for renja, pagu in zip(berdua, (1, 2), strict=True):
        for n in range(1, 30):
            buat_baris(renja, f"7.01.01.2.01.{n:02}", pagu, {"target": pagu})
    with django_assert_max_num_queries(8):
        assert len(banding(*berdua).baris) >= 29


_KUNCI = [f"00000000-0000-4000-8000-00000000000{n}" for n in range(3)]
_INDIKATOR = st.lists(st.sampled_from(_KUNCI), unique=True, max_size=3).flatmap(
    lambda kunci: st.tuples(*(st.tuples(st.just(k), st.sampled_from([None, 1, 2])) for k in kunci))
)
_POTRET = st.dictionaries(
    st.sampled_from([SUB, LAIN]),
    st.tuples(st.sampled_from([None, 0, 1_000]), st.sampled_from(["", "Desa A"]), _INDIKATOR),
)


def _baris(pagu, lokasi, indikator) -> PotretBaris:
    return PotretBaris(
        pagu=pagu,
        lokasi=lokasi,
        indikator=tuple(
            PotretIndikator(n, f"Indikator {k[-1]}", target=None if t is None else Decimal(t), kunci=k)
            for n, (k, t) in enumerate(indikator, 1)
        ),
    )


def _datar(isi) -> dict:
    """Every figure and text by its place: what the page must tell apart."""
    datar = {}
    for kode, (pagu, lokasi, indikator) in isi.items():
        datar |= {(kode, "ada"): True, (kode, "pagu"): pagu, (kode, "lokasi"): lokasi}
        for n, (k, target) in enumerate(indikator, 1):
            datar |= {(kode, k, "ada"): True, (kode, k, "target"): target, (kode, k, "nomor"): n}
    return datar


@sifat
@given(_POTRET, _POTRET)
def test_baris_yang_berbeda_menurut_acuan(berdua, lama, baru):
    """A row is listed exactly if something of it differs; reversing the comparison reverses before and after."""
    for renja, isi in zip(berdua, (lama, baru), strict=True):
        for kode in (SUB, LAIN):
            buat_nomenklatur(kode)
        terapkan(renja, dict.fromkeys(potret(renja)) | {k: _baris(*b) for k, b in isi.items()}, None, "isian")
    a, b = _datar(lama), _datar(baru)
    beda = {tempat[0] for tempat in {*a, *b} if a.get(tempat) != b.get(tempat)}
    maju, mundur = banding(*berdua), banding(*reversed(berdua))
    assert {x.kode for x in maju.baris} == beda
    assert {(x.kode, s.lama, s.baru) for x in maju.baris for s in x.sel} == {
        (x.kode, s.baru, s.lama) for x in mundur.baris for s in x.sel
    }
    assert (maju.sesudah or 0) - (maju.sebelum or 0) == maju.selisih == -mundur.selisih
