"""Capaian by the examples of the specification and the printed evaluations, and by what must hold for any figures."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.capaian import (
    SEBUTAN,
    Bagian,
    RumusNegatif,
    agregat,
    capaian,
    penyerapan,
    predikat,
    predikat_akip,
    rata_rata,
    rerata,
    serapan,
    urai_sebutan,
    usul_agregasi,
)
from planning.enums import Agregasi, Arah
from planning.nilai import TIDAK_BERLAKU, bulatkan

BESARAN = st.decimals(min_value=0, max_value=10**9, places=2)
PERSEN = st.one_of(st.none(), st.just(TIDAK_BERLAKU), st.decimals(min_value=0, max_value=1000, places=3))


def D(angka) -> Decimal | None:
    return None if angka is None else Decimal(str(angka))


@pytest.mark.parametrize(
    ("target", "realisasi", "arah", "harapan"),
    [
        (70, 58, Arah.POSITIF, 83),
        (13, 12, Arah.POSITIF, 92),
        (3, 1, Arah.POSITIF, 33),
        (2, 3, Arah.POSITIF, 150),
        (10, 8, Arah.NEGATIF, 120),
        (10, 12, Arah.NEGATIF, 80),
        (10, 25, Arah.NEGATIF, 0),
        (0, 0, Arah.NEGATIF, 100),
        (0, 1, Arah.NEGATIF, 0),
        (4, 0, Arah.POSITIF, 0),
    ],
)
def test_contoh_spesifikasi(target, realisasi, arah, harapan):
    assert bulatkan(capaian(D(target), D(realisasi), arah).persen, 0) == harapan


@pytest.mark.parametrize(("realisasi", "alasan"), [(0, "memang tidak ada target"), (4, "ada realisasi tanpa target")])
def test_target_nol_tidak_berlaku(realisasi, alasan):
    """The printed evaluation says 400 for a realisasi of 4 against nothing; ours does not (specification 4.1)."""
    hasil = capaian(D(0), D(realisasi))
    assert hasil.persen is TIDAK_BERLAKU
    assert hasil.alasan == alasan
    assert hasil.perlu_diperiksa is bool(realisasi)


@pytest.mark.parametrize(("target", "realisasi"), [(None, 5), (5, None), (None, None)])
def test_tanpa_angka_tanpa_persen(target, realisasi):
    hasil = capaian(D(target), D(realisasi))
    assert hasil.persen is None
    assert "belum diisi" in hasil.jelaskan()


@pytest.mark.parametrize(("realisasi", "harapan"), [(85, 100), (80, 100), (90, 100), (99, 110), (40, 50)])
def test_target_rentang(realisasi, harapan):
    assert capaian(D(80), D(realisasi), target_atas=D(90)).persen == harapan


def test_rumus_negatif_lain():
    assert capaian(D(10), D(8), Arah.NEGATIF, rumus_negatif=RumusNegatif.T_PER_R).persen == 125
    assert capaian(D(10), D(0), Arah.NEGATIF, rumus_negatif=RumusNegatif.T_PER_R).persen is TIDAK_BERLAKU


def test_persen_menjelaskan_diri():
    assert capaian(D(2), D(5)).jelaskan() == (
        "target 2, realisasi 5; realisasi / target x 100; di atas 100 karena realisasi melebihi target."
    )


@pytest.mark.parametrize(
    ("anak", "harapan"),
    [
        ((100, 100, 50, 100), 88),
        ((100, 100, "-", D(2) / D(3) * 100), 89),
        ((100, 100, 100, D(2) / D(3) * 100), 92),
        ((100, 100, "-", 100), 100),
        ((D(12) / D(13) * 100, 100), 96),
    ],
)
def test_rata_rata_tercetak_kalaena_2024(anak, harapan):
    """What the evaluation of the fourth quarter of 2024 prints (specification 9, numbers 5 and 6)."""
    nilai = [TIDAK_BERLAKU if a == "-" else D(a) for a in anak]
    assert bulatkan(rata_rata(nilai), 0) == harapan


def test_rata_rata_berbatas_dan_berbobot():
    assert rata_rata([D(50), D(250)], batas=D(100)) == 75
    assert rata_rata([D(100), D(50)], bobot=[D(3), D(1)]) == D("87.5")
    assert rata_rata([None, TIDAK_BERLAKU]) is TIDAK_BERLAKU


@pytest.mark.parametrize(
    ("cara", "triwulan", "harapan"),
    [
        (Agregasi.KUMULATIF, (3, 3, 3, 3), 12),
        (Agregasi.POSISI_AKHIR, (16, 16, 16, 16), 16),
        (Agregasi.POSISI_AKHIR, (50, 75, None, None), 75),
        (Agregasi.RATA_RATA, (80, None, 90, None), 85),
        (Agregasi.KUMULATIF, (None, None), None),
    ],
)
def test_agregasi(cara, triwulan, harapan):
    assert agregat([D(t) for t in triwulan], cara) == D(harapan)


@pytest.mark.parametrize(
    ("triwulan", "tahun", "satuan", "usul"),
    [
        ((3, 3, 3, 3), 12, "Laporan", Agregasi.KUMULATIF),
        ((16, 16, 16, 16), 16, "Orang", Agregasi.POSISI_AKHIR),
        ((25, 50, 75, 100), 100, "%", Agregasi.POSISI_AKHIR),
        ((1, 2, 3, 4), 4, "Unit", None),
        ((None,) * 4, 4, "Unit", None),
    ],
)
def test_usul_agregasi(triwulan, tahun, satuan, usul):
    assert usul_agregasi([D(t) for t in triwulan], D(tahun), satuan) == usul


@pytest.mark.parametrize(
    ("persen", "sebutan"),
    [
        ("150", "Sangat Tinggi"),
        ("90.5", "Sangat Tinggi"),
        ("90.49", "Tinggi"),
        ("75.5", "Tinggi"),
        ("66", "Sedang"),
        ("50.5", "Rendah"),
        ("50.4", "Sangat Rendah"),
        ("0", "Sangat Rendah"),
    ],
)
def test_predikat_tanpa_celah(persen, sebutan):
    assert predikat(D(persen)) == sebutan


def test_predikat_tanpa_persen():
    assert predikat(None) == predikat(TIDAK_BERLAKU) == "-"


def test_penyerapan():
    assert penyerapan(50, 200) == 25
    assert penyerapan(0, 200) == 0
    assert penyerapan(None, 200) is None
    assert penyerapan(50, 0) is TIDAK_BERLAKU
    assert penyerapan(50, None) is TIDAK_BERLAKU


@given(st.one_of(st.none(), BESARAN), st.one_of(st.none(), BESARAN), st.sampled_from(Arah.values))
def test_tidak_pernah_ada_persen_dari_yang_kosong(target, realisasi, arah):
    hasil = capaian(target, realisasi, arah).persen
    assert (hasil is None) == (target is None or realisasi is None)
    assert not isinstance(hasil, Decimal) or hasil >= 0


@given(BESARAN.filter(bool), st.lists(BESARAN, min_size=2, max_size=2))
def test_lebih_banyak_lebih_baik_atau_sebaliknya(target, realisasi):
    sedikit, banyak = sorted(realisasi)
    naik, turun = ([capaian(target, r, arah).persen for r in (sedikit, banyak)] for arah in Arah.values)
    assert naik[0] <= naik[1]
    assert turun[0] >= turun[1]


@given(st.lists(PERSEN, max_size=8), st.randoms())
def test_rata_rata_di_antara_dan_tanpa_urutan(persen, acak):
    ada = [p for p in persen if isinstance(p, Decimal)]
    hasil = rata_rata(persen)
    assert (hasil is TIDAK_BERLAKU) == (not ada)
    if ada:
        assert min(ada) - Decimal("1e-9") <= hasil <= max(ada) + Decimal("1e-9")
        diacak = acak.sample(persen, len(persen))
        assert abs(rata_rata(diacak) - hasil) < Decimal("1e-9")


@given(st.lists(st.one_of(st.none(), BESARAN), max_size=4), st.sampled_from(Agregasi.values))
def test_agregat_dari_tidak_ada_adalah_tidak_ada(triwulan, cara):
    ada = [t for t in triwulan if t is not None]
    hasil = agregat(triwulan, cara)
    assert (hasil is None) == (not ada)
    if ada and cara != Agregasi.KUMULATIF:
        assert min(ada) - Decimal("1e-9") <= hasil <= max(ada) + Decimal("1e-9")


@given(st.lists(st.decimals(min_value=0, max_value=200, places=2), min_size=2, max_size=2))
def test_predikat_tidak_turun_bila_persen_naik(persen):
    urut = ["Sangat Rendah", "Rendah", "Sedang", "Tinggi", "Sangat Tinggi"]
    rendah, tinggi = sorted(persen)
    assert urut.index(predikat(rendah)) <= urut.index(predikat(tinggi))


def test_penyerapan_menjelaskan_diri():
    assert serapan(1_598_067, 3_853_423).jelaskan() == (
        "pagu Rp\xa03.853.423, realisasi Rp\xa01.598.067; realisasi / pagu x 100."
    )
    assert serapan(None, 200).jelaskan() == (
        "pagu Rp\xa0200, realisasi belum diisi; kosong karena realisasi belum diisi."
    )
    assert "tidak ada pagu" in serapan(0, 0).jelaskan()


@pytest.mark.parametrize(
    ("realisasi", "pagu", "periksa"),
    [(250, 200, True), (200, 200, False), (5, 0, True), (0, 0, False), (5, None, True)],
)
def test_penyerapan_di_atas_pagu_atau_tanpa_pagu_diperiksa(realisasi, pagu, periksa):
    """More than the pagu is a mistake in entering (specification 4.1)."""
    assert serapan(realisasi, pagu).perlu_diperiksa is periksa


def test_rerata_menjelaskan_diri():
    bagian = [
        Bagian("A", D(50)),
        Bagian("B", D(250)),
        Bagian("C", TIDAK_BERLAKU, "memang tidak ada target"),
        Bagian("D", None),
    ]
    hasil = rerata(bagian, batas=D(100))
    assert hasil.persen == 75
    assert hasil.jelaskan() == (
        "rata-rata 2 dari 4 nilai; yang di atas 100 dihitung 100; A 50, B 250; "
        "tidak ikut dihitung: C (memang tidak ada target), D (belum diisi)."
    )


def test_rerata_tanpa_yang_berlaku():
    assert rerata([]).jelaskan() == "tidak ada nilai di bawahnya."
    hasil = rerata([Bagian("A", None)])
    assert hasil.persen is TIDAK_BERLAKU
    assert hasil.jelaskan() == "tidak ada nilai berlaku; tidak ikut dihitung: A (belum diisi)."


@given(st.lists(PERSEN, max_size=8))
def test_rerata_sama_dengan_rata_rata_dan_tidak_ada_yang_hilang(persen):
    hasil = rerata(Bagian(str(i), p) for i, p in enumerate(persen))
    assert hasil.persen == rata_rata(persen)
    assert sorted([*hasil.masuk, *hasil.dikeluarkan], key=lambda b: int(b.nama)) == list(hasil.bagian)
    assert "None" not in hasil.jelaskan()


@pytest.mark.parametrize(
    ("nilai", "huruf"),
    [
        *[("100", "AA"), ("90.01", "AA"), ("90", "A"), ("80.5", "A"), ("80", "BB"), ("70", "B")],
        *[("60", "CC"), ("50", "C"), ("30.01", "C"), ("30", "D"), ("0", "D"), (None, "-")],
    ],
)
def test_predikat_akip(nilai, huruf):
    assert predikat_akip(D(nilai)) == huruf


def test_sebutan_predikat_milik_kabupaten():
    sebutan = urai_sebutan("Sangat Baik; Baik; Cukup; Kurang; Sangat Kurang")
    assert [predikat(D(p), sebutan) for p in (91, 76, 66, 51, 50)] == list(sebutan)
    assert urai_sebutan("") == urai_sebutan("satu; dua") == SEBUTAN
