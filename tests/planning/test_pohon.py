"""The tree of a Renja: sums of leaves, nothing is not zero, a fixed number of queries, two versions joined."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planning.enums import JenisRenja, Level
from planning.models import BarisRenja, EdisiNomenklatur, IndikatorRenja, Nomenklatur, PerangkatDaerah, Renja
from planning.nilai import jumlah
from planning.pohon import Pohon, _susun, bandingkan, muat_banding, muat_pohon
from planning.pohon import _simpul as buat_simpul
from tests.acak import sifat
from tests.factories import buat_baris, buat_edisi, buat_nomenklatur, buat_perangkat_daerah, buat_pohon, buat_renja

PAGU = st.none() | st.just(0) | st.integers(min_value=1, max_value=10**12)
#: Leaves by their code: program 1–3, kegiatan 1–3, sub kegiatan 1–4.
DAUN = st.dictionaries(st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 4)), PAGU)


def pohon_di_memori(daun: dict[tuple, int | None], acak: random.Random | None = None) -> Pohon:
    """A tree as ``muat_pohon`` makes it, without a database; ``acak`` shuffles the order in which rows arrive."""
    edisi = EdisiNomenklatur(level_daun=Level.SUB_KEGIATAN)
    renja = Renja(edisi=edisi, perangkat_daerah=PerangkatDaerah())
    node: dict[str, Nomenklatur] = {}

    def nomenklatur(kode: str, level: Level, induk: Nomenklatur | None = None) -> Nomenklatur:
        if kode not in node:
            node[kode] = Nomenklatur(pk=len(node) + 1, edisi=edisi, kode=kode, level=level, induk=induk)
        return node[kode]

    simpul = {}
    for (p, k, s), pagu in daun.items():
        program = nomenklatur(f"7.01.0{p}", Level.PROGRAM)
        kegiatan = nomenklatur(f"{program.kode}.2.0{k}", Level.KEGIATAN, program)
        sub = nomenklatur(f"{kegiatan.kode}.0{s}", Level.SUB_KEGIATAN, kegiatan)
        for n in (program, kegiatan):
            simpul.setdefault(n.pk, buat_simpul(n, renja))
        simpul[sub.pk] = buat_simpul(sub, renja, baris=BarisRenja(pagu=pagu))
    isi = list(simpul.items())
    if acak:
        acak.shuffle(isi)
    return Pohon(renja, _susun(dict(isi)))


@pytest.mark.sekali
@sifat
@given(DAUN)
def test_pagu_setiap_simpul_jumlah_daunnya(daun):
    pohon = pohon_di_memori(daun)
    assert pohon.pagu == jumlah(daun.values())
    for s in pohon.telusuri():
        assert s.pagu == jumlah(d.baris.pagu for d in s.telusuri() if d.daun), s.kode
    assert pohon.cacah[Level.SUB_KEGIATAN] == len(daun)


@pytest.mark.sekali
@sifat
@given(DAUN, st.randoms(use_true_random=False))
def test_urutan_baris_tidak_berpengaruh(daun, acak):
    lurus, teracak = pohon_di_memori(daun), pohon_di_memori(daun, acak)
    assert [(s.kode, s.pagu) for s in lurus.telusuri()] == [(s.kode, s.pagu) for s in teracak.telusuri()]
    kode = [s.kode for s in teracak.telusuri()]
    assert kode == sorted(kode)


@pytest.mark.sekali
@sifat
@given(DAUN.filter(bool), st.data())
def test_kosong_bukan_nol(daun, data):
    """An empty leaf takes nothing away and turns nothing into zero; a zero turns nothing into zero rupiah."""
    kunci = data.draw(st.sampled_from(sorted(daun)))
    tanpa = {k: v for k, v in daun.items() if k != kunci}
    assert pohon_di_memori({**daun, kunci: None}).pagu == pohon_di_memori(tanpa).pagu
    assert pohon_di_memori({**daun, kunci: 0}).pagu == (pohon_di_memori(tanpa).pagu or 0)


@pytest.fixture
def renja(db):
    return buat_renja()


@pytest.mark.parametrize("program", [1, 50])
def test_muat_pohon_tiga_query(renja, program, django_assert_num_queries):
    buat_pohon(renja, program, indikator=2)
    renja = Renja.objects.select_related("edisi", "perangkat_daerah").get()
    with django_assert_num_queries(3):
        pohon = muat_pohon(renja)
        for s in pohon.telusuri():
            _ = (
                s.pagu,
                s.pagu_n1,
                s.nama,
                s.kode_cetak,
                [i.uraian for i in s.indikator],
                s.baris and s.baris.sumber_dana,
            )
    assert pohon.cacah == {Level.PROGRAM: program, Level.KEGIATAN: program, Level.SUB_KEGIATAN: program, "bidang": 1}
    assert pohon.pagu == program * 1_000_000


@pytest.mark.parametrize("program", [1, 50])
def test_muat_banding_enam_query(renja, program, django_assert_num_queries):
    perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
    for r in (renja, perubahan):
        buat_pohon(r, program, indikator=2)
    sebelum, sesudah = (
        Renja.objects.select_related("edisi", "perangkat_daerah").get(pk=r.pk) for r in (renja, perubahan)
    )
    with django_assert_num_queries(6):
        banding = muat_banding(sebelum, sesudah)
        for p in banding.telusuri():
            _ = p.status, p.indikator, p.nama, p.sebelum.pagu, p.sesudah.pagu


def test_simpul_tanpa_baris_melengkapi_induk(renja):
    """The printed tree has no orphans: what stands above a row is there, without words of its own."""
    buat_baris(renja, "7.01.01.2.01.01", 500)
    pohon = muat_pohon(renja)
    assert [s.kode for s in pohon.telusuri()] == ["7.01", "7.01.01", "7.01.01.2.01", "7.01.01.2.01.01"]
    assert [s.pagu for s in pohon.telusuri()] == [500] * 4
    assert pohon.per_kode["7.01.01"].baris is None
    assert [s.kode for s in pohon.program] == ["7.01.01"]


def test_pohon_kosong(renja):
    pohon = muat_pohon(renja)
    assert (pohon.akar, pohon.pagu, pohon.pagu_n1, pohon.cacah) == ([], None, None, {})


def test_tambahan_tidak_menggeser_baris(renja):
    """Nodes that the history brings along stand in the tree without a row; those with a row keep theirs."""
    baris = buat_baris(renja, "7.01.01.2.01.01", 500)
    lain = buat_nomenklatur("7.01.01.2.01.02", renja.edisi)
    pohon = muat_pohon(renja, [baris.nomenklatur, lain])
    assert pohon.per_kode["7.01.01.2.01.01"].baris == baris
    assert pohon.per_kode["7.01.01.2.01.02"].baris is None
    assert pohon.pagu == 500


def test_prakiraan_maju_dijumlah_sendiri(renja):
    buat_baris(renja, "7.01.01.2.01.01", 500, pagu_n1=700)
    buat_baris(renja, "7.01.01.2.01.02", None, pagu_n1=None)
    assert (muat_pohon(renja).pagu, muat_pohon(renja).pagu_n1) == (500, 700)


def test_edisi_lama_daunnya_kegiatan(db):
    renja = buat_renja(
        tahun=2020,
        edisi=buat_edisi(lama=True),
        perangkat_daerah=buat_perangkat_daerah("lama", kode_organisasi="4.36.08"),
    )
    buat_baris(renja, "4.36.70.02", 100)
    buat_baris(renja, "0.00.01.16", 20)
    pohon = muat_pohon(renja)
    assert [(s.kode_cetak, s.daun, s.pagu) for s in pohon.telusuri()] == [
        ("0.00", False, 20),
        ("0.00.4.36.08.01", False, 20),
        ("0.00.4.36.08.01.16", True, 20),
        ("4.36", False, 100),
        ("4.36.4.36.08.70", False, 100),
        ("4.36.4.36.08.70.02", True, 100),
    ]


class TestBanding:
    @pytest.fixture
    def versi(self, renja):
        return renja, buat_renja(JenisRenja.PERUBAHAN, asal=renja)

    def status(self, sebelum, sesudah):
        return {p.kode: p.status for p in muat_banding(sebelum, sesudah).telusuri() if p.daun}

    def test_tetap_baru_dihapus(self, versi):
        sebelum, sesudah = versi
        buat_baris(sebelum, "7.01.01.2.01.01", 100)
        buat_baris(sesudah, "7.01.01.2.01.01", 150)
        buat_baris(sebelum, "7.01.01.2.01.02", 100)  # no row after
        buat_baris(sebelum, "7.01.01.2.01.03", 100)
        buat_baris(sesudah, "7.01.01.2.01.03", None)  # its pagu taken away
        buat_baris(sebelum, "7.01.01.2.01.04", 100)
        buat_baris(sesudah, "7.01.01.2.01.04", 0)
        buat_baris(sesudah, "7.01.02.2.01.01", 100)
        assert self.status(*versi) == {
            "7.01.01.2.01.01": "tetap",
            "7.01.01.2.01.02": "dihapus",
            "7.01.01.2.01.03": "dihapus",
            "7.01.01.2.01.04": "dihapus",
            "7.01.02.2.01.01": "baru",
        }

    def test_urut_kode_dan_berinduk(self, versi):
        """A node that only one side has stands in its place, under the parent that both have."""
        sebelum, sesudah = versi
        for kode in ("7.01.03.2.01.01", "7.01.01.2.01.01"):
            buat_baris(sebelum, kode, 1)
        for kode in ("7.01.02.2.01.01", "7.01.01.2.01.02"):
            buat_baris(sesudah, kode, 1)
        banding = muat_banding(sebelum, sesudah)
        daun = [p.kode for p in banding.telusuri() if p.daun]
        assert daun == ["7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.02.2.01.01", "7.01.03.2.01.01"]
        (bidang,) = banding.akar
        assert [p.kode for p in bidang.anak] == ["7.01.01", "7.01.02", "7.01.03"]

    def test_indikator_dipasangkan_menurut_kunci(self, versi):
        """Same key, same indicator, whatever its words and its place; the rest are dropped or new (in that order)."""
        sebelum, sesudah = versi
        kiri = buat_baris(sebelum, "7.01.01.2.01.01", 1, {"uraian": "A"}, {"uraian": "B"}, {"uraian": "C"})
        kanan = buat_baris(sesudah, "7.01.01.2.01.01", 1, {"uraian": "D"}, {"uraian": "C baru"}, {"uraian": "A"})
        kunci = {i.uraian: i.kunci for i in kiri.indikator.all()}
        for uraian, lama in (("C baru", "C"), ("A", "A")):
            IndikatorRenja.objects.filter(baris=kanan, uraian=uraian).update(kunci=kunci[lama])
        (pasangan,) = [p for p in muat_banding(sebelum, sesudah).telusuri() if p.daun]
        assert [(a and a.uraian, b and b.uraian) for a, b in pasangan.indikator] == [
            ("A", "A"),
            ("B", None),
            ("C", "C baru"),
            (None, "D"),
        ]

    def test_tanpa_versi_sebelum_semua_baru(self, renja, django_assert_num_queries):
        buat_baris(renja, "7.01.01.2.01.01", 1)
        with django_assert_num_queries(3):
            banding = muat_banding(None, renja)
        assert banding.sebelum is None
        assert {p.status for p in banding.telusuri()} == {"baru"}

    def test_dua_versi_kosong(self, versi):
        assert muat_banding(*versi).akar == []


@pytest.mark.sekali
@sifat
@given(DAUN, DAUN)
def test_banding_tidak_kehilangan_rupiah(kiri, kanan):
    """Every node of either side is there once, and the sums of both sides are those of the trees."""
    # One nomenklatur for both: keys by code, so that the same code is the same node.
    semua = dict.fromkeys([*kiri, *kanan])
    sebelum, sesudah = pohon_di_memori(semua | kiri), pohon_di_memori(semua | kanan)
    banding = bandingkan(sebelum, sesudah)
    daun = [p for p in banding.telusuri() if p.daun]
    assert jumlah(p.sebelum.pagu for p in daun) == jumlah(kiri.values()) == sebelum.pagu
    assert jumlah(p.sesudah.pagu for p in daun) == jumlah(kanan.values()) == sesudah.pagu
    assert [p.kode for p in banding.telusuri()] == sorted({s.kode for s in sebelum.telusuri()})


def test_satu_versi_tidak_memuat_versi_lain(renja):
    """Rows and indicators of another version, year or office stay where they are."""
    buat_baris(renja, "7.01.01.2.01.01", 1, {"uraian": "milik sendiri"})
    for lain in (
        buat_renja(JenisRenja.PERUBAHAN),
        buat_renja(tahun=2023),
        buat_renja(perangkat_daerah=buat_perangkat_daerah("tetangga")),
    ):
        buat_baris(lain, "7.01.01.2.01.01", 10, {"uraian": "milik lain"})
        buat_baris(lain, "7.01.02.2.01.01", 10)
    pohon = muat_pohon(renja)
    assert pohon.pagu == 1
    assert [i.uraian for s in pohon.telusuri() for i in s.indikator] == ["milik sendiri"]
