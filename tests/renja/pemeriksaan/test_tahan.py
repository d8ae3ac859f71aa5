"""Whatever a Renja holds, every rule gives an answer."""

from copy import deepcopy
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from renja.pemeriksaan.periksa import periksa

from . import contoh_lintas, contoh_triwulan  # noqa: F401 (each enters its examples)
from .contoh import CONTOH

pytestmark = pytest.mark.django_db

ANEH = [
    "",
    " ",
    "%",
    "Jumlah",
    "Persentase",
    "((",
    "Rp",
    "Rp 1.000 (",
    "triwulan IV 2099",
    "a" * 500,
    "<p>",
    "🙂 tahun",
]
ANGKA = [None, Decimal(0), Decimal(1), Decimal("0.0001"), Decimal(10) ** 13]
RUPIAH = [None, 0, 1, 10**18]


@settings(max_examples=40, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def _coba(asli, data):
    b = deepcopy(asli)
    CONTOH[data.draw(st.sampled_from(sorted(CONTOH)))](b, data.draw(st.booleans()))
    aneh, angka, rupiah = (lambda x=x: data.draw(st.sampled_from(x)) for x in (ANEH, ANGKA, RUPIAH))
    for pohon in filter(None, (b.pohon, b.asal, b.lalu)):
        for s in pohon.telusuri():
            if data.draw(st.integers(0, 4)) or not s.indikator:
                continue
            i = s.indikator[0]
            i.uraian, i.satuan, i.target, i.target_n1 = aneh(), aneh()[:50], angka(), angka()
            if s.daun and s.baris:
                s.baris.pagu, s.baris.pagu_n1, s.baris.catatan = rupiah(), rupiah(), aneh()
    for kunci in b.kinerja.target_tw:
        if not data.draw(st.integers(0, 6)):
            b.kinerja.target_tw[kunci] = angka()
    for r in b.kinerja.realisasi_tw.values():
        if not data.draw(st.integers(0, 4)):
            r.realisasi, r.keterangan = angka(), aneh()
    b.naskah[0].isi += aneh()
    hasil = periksa(b.renja, b)
    assert len({t.sidik for t in hasil.temuan}) == len(hasil.temuan)
    assert all(t.pesan and t.tempat.halaman for t in hasil.temuan)
    assert periksa(b.renja, b).temuan == hasil.temuan, "the same again"


def test_isi_apa_pun(bahan):
    _coba(bahan)
