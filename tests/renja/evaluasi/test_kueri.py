"""How many queries the pages of the quarters take: pinned, and the same with 1 programme and with 50."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from evaluation.models import Bukti, EvaluasiTriwulan, PembukaanTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import IndikatorRenja
from tests.factories import buat_renstra
from tests.renja.conftest import isi

from .conftest import EVALUASI, TW, TW2

#: Session, person, office; the Renja with its tree (4) and its quarters (5), and what is the page's own.
KUERI = {
    EVALUASI: 14,
    TW2: 17,
    f"{TW2}tutup/": 14,
    "/contoh/2022/": 10,
}


@pytest.mark.parametrize("banyak", [1, 50])
def test_cacah_kueri(kantor, banyak):
    pd, renja = kantor.perangkat_daerah, kantor.perubahan
    isi(renja, banyak, pagu=1_000)
    batas = timezone.localdate() + timedelta(days=30)
    evaluasi = EvaluasiTriwulan.objects.create(perangkat_daerah=pd, **TW, batas=batas)
    indikator = list(IndikatorRenja.objects.filter(baris__renja=renja))
    renstra = buat_renstra(pd, 2021, 2026)
    for n in range(1, banyak + 1):
        renstra.indikator_sasaran.create(nomor=n, uraian=f"Indeks {n}", tujuan=renstra.tujuan.create(nomor=n))
        PembukaanTriwulan.objects.create(evaluasi=evaluasi, aksi="buka", oleh=kantor.orang["staf"], batas=batas)
        Bukti.objects.create(
            perangkat_daerah=pd, **TW, kunci=indikator[n].kunci, nama="a.pdf", ukuran=1, oleh=kantor.orang["staf"]
        )
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=i.kunci, triwulan=2, target=1) for i in indikator
    )
    Realisasi.objects.bulk_create(
        Realisasi(perangkat_daerah=pd, **TW, kunci=i.kunci, realisasi=1) for i in indikator[::2]
    )
    RealisasiPagu.objects.bulk_create(
        RealisasiPagu(perangkat_daerah=pd, **TW, nomenklatur_id=b.nomenklatur_id, rupiah=1)
        for b in renja.baris.filter(pagu__isnull=False)
    )
    hasil = {}
    klien = kantor.klien("staf")
    for alamat in KUERI:
        with CaptureQueriesContext(connection) as kueri:
            assert klien.get(alamat).status_code == 200, alamat
        hasil[alamat] = len(kueri)
    assert hasil == KUERI
