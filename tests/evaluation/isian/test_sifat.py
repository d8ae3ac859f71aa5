"""For any figures: proposals make the year, what is shown reads back, the order of cells does not matter."""

from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from evaluation.capaian import agregat
from evaluation.isian.angka import JENIS
from evaluation.isian.bagi import bagi_besaran, bagi_rupiah
from evaluation.isian.sel import simpan_rencana_aksi
from evaluation.isian.usul import CAKUPAN, CARA, RATA, SEMUA, usul
from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.enums import Agregasi
from planning.isian.sel import SelIsian
from planning.masukan import RUPIAH_TERBESAR
from planning.models import BarisRenja, IndikatorRenja
from tests.acak import sifat
from tests.factories import buat_baris, buat_renja

from .conftest import DAUN, TAHUN

pytestmark = pytest.mark.sekali

RUPIAH = st.integers(0, RUPIAH_TERBESAR)
BESARAN = st.decimals(min_value=0, max_value=10**14 - 1, places=4, allow_nan=False)
BOBOT = st.lists(st.one_of(st.integers(0, 100), BESARAN), min_size=1, max_size=4).filter(any)


@sifat
@given(RUPIAH, BOBOT)
def test_rupiah_dibagi_tanpa_sisa(rupiah, bobot):
    hasil = bagi_rupiah(rupiah, bobot)
    assert sum(hasil) == rupiah
    assert all(h >= 0 and (b or not h) for h, b in zip(hasil, bobot, strict=True))


@sifat
@given(BESARAN, BOBOT)
def test_besaran_dibagi_tanpa_sisa_dan_tidak_lebih_halus(besaran, bobot):
    hasil = bagi_besaran(besaran, bobot)
    assert sum(hasil) == besaran
    satuan = Decimal(1).scaleb(min(0, besaran.normalize().as_tuple().exponent))
    for h, b in zip(hasil, bobot, strict=True):
        assert h >= 0
        assert h % satuan == 0
        assert b or not h
        assert abs(h - besaran * Decimal(b) / sum(map(Decimal, bobot))) < satuan * Decimal("1.0001")


@sifat
@given(BESARAN, st.integers(1, 4))
def test_bagian_sama_tidak_pernah_turun(besaran, cacah):
    hasil = bagi_besaran(besaran, [1] * cacah)
    assert hasil == sorted(hasil)


@sifat
@given(BESARAN, st.sampled_from(["", "%", "Dokumen", "Orang/Bulan"]))
def test_besaran_terbaca_kembali(besaran, satuan):
    kolom = JENIS["target_tw"].kolom["target"]
    indikator = IndikatorRenja(satuan=satuan)
    assert kolom.baca(kolom.tulis(besaran, indikator), indikator) == besaran
    assert kolom.baca(kolom.tulis(None, indikator), indikator) is None


@sifat
@given(RUPIAH)
def test_rupiah_terbaca_kembali(rupiah):
    kolom = JENIS["pagu_tw"].kolom["pagu"]
    assert kolom.baca(kolom.tulis(rupiah, None), None) == rupiah


@sifat
@given(st.text(max_size=200))
def test_keterangan_terbaca_kembali(tulisan):
    kolom = JENIS["realisasi"].kolom["keterangan"]
    tampil = kolom.tulis(kolom.baca(tulisan, None), None)
    assert kolom.tulis(kolom.baca(tampil, None), None) == tampil


@pytest.fixture
def lalu(renja, baris):
    """Last year's leaf and its indicator."""
    return buat_baris(buat_renja(tahun=TAHUN - 1), DAUN, 1, {"target": 1})


def _isi(baris, rupiah, target):
    """These quarters and no others, for a row."""
    milik = {"renja": baris.renja}
    PaguTriwulan.objects.filter(**milik).delete()
    TargetTriwulan.objects.filter(**milik).delete()
    kunci = baris.indikator.get().kunci
    PaguTriwulan.objects.bulk_create(
        PaguTriwulan(**milik, nomenklatur=baris.nomenklatur, triwulan=n, pagu=r) for n, r in enumerate(rupiah, 1)
    )
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(**milik, kunci=kunci, triwulan=n, target=t) for n, t in enumerate(target, 1)
    )


def _empat(isi):
    return st.lists(st.one_of(st.none(), isi), min_size=4, max_size=4)


@pytest.mark.django_db
@sifat
@given(
    pagu=st.one_of(st.integers(0, 50), RUPIAH),
    target=st.one_of(st.integers(0, 50).map(Decimal), BESARAN),
    agregasi=st.sampled_from(Agregasi.values),
    cara=st.sampled_from(list(CARA)),
    tw=st.integers(1, 4),
    cakupan=st.sampled_from(list(CAKUPAN)),
    kini=st.tuples(_empat(st.integers(0, 20)), _empat(st.integers(0, 20).map(Decimal))),
    dulu=st.tuples(_empat(RUPIAH), _empat(BESARAN)),
)
def test_usul_selalu_menjadi_setahun(renja, baris, lalu, pagu, target, agregasi, cara, tw, cakupan, kini, dulu):
    BarisRenja.objects.filter(pk=baris.pk).update(pagu=pagu)
    IndikatorRenja.objects.filter(baris=baris).update(target=target, agregasi=agregasi)
    _isi(baris, *kini)
    _isi(lalu, *dulu)
    usulan = usul(renja, cara, tw, cakupan)
    for u in usulan.usul:
        assert all(isi is not None for isi in u.baru)
        if cakupan != SEMUA:
            assert all(b == a for a, b in zip(u.lama, u.baru, strict=True) if a is not None)
        if u.objek == "pagu_tw":
            assert sum(u.baru) == pagu
        elif agregasi == Agregasi.KUMULATIF or cakupan == SEMUA:
            assert agregat(u.baru, agregasi) == target
    if cara == RATA and cakupan == SEMUA:
        assert not usulan.dilewati
    assert len({u.objek for u in usulan.usul}) == len(usulan.usul)


SEL = st.lists(
    st.tuples(
        st.sampled_from([("pagu_tw", "pagu"), ("target_tw", "target")]),
        st.integers(1, 4),
        st.sampled_from(["", "0", "5", "1.000", "1,5", "x", "-3", "5 Dokumen"]),
        st.integers(0, 2),
    ),
    max_size=8,
    unique_by=lambda s: s[:2],
)


@pytest.mark.django_db
@sifat
@given(SEL, st.randoms(use_true_random=False))
def test_urutan_sel_tidak_berpengaruh(renja, baris, indikator, ani, daftar, acak):
    """Each cell gets the same answer and the same figure, in whatever order they are sent."""
    pk = {"pagu_tw": baris.pk, "target_tw": indikator.pk}
    sel = [SelIsian(objek, pk[objek], kolom, versi, t, nomor=tw) for (objek, kolom), tw, t, versi in daftar]
    diacak = acak.sample(sel, len(sel))

    @transaction.atomic
    def jalankan(urutan):
        _isi(baris, [], [])
        simpan_rencana_aksi(renja, [SelIsian("pagu_tw", baris.pk, "pagu", 0, "7", nomor=1)], ani)
        hasil = {h.sel: (h.status, h.versi, h.nilai, h.pesan) for h in simpan_rencana_aksi(renja, urutan, ani)}
        angka = [
            set(m.objects.values_list("triwulan", k, "versi_baris"))
            for m, k in ((PaguTriwulan, "pagu"), (TargetTriwulan, "target"))
        ]
        transaction.set_rollback(True)  # each order starts from the same record, which nobody can delete
        return hasil, angka

    assert jalankan(sel) == jalankan(diacak)
