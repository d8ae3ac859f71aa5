"""An office whose Renja is planned by quarter, with one quarter open and one closed."""

from datetime import date
from decimal import Decimal

import pytest

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, TargetTriwulan
from planning.models import IndikatorRenja
from tests.renja.isian.conftest import daun as _daun  # noqa: F401
from tests.renja.isian.conftest import konteks  # noqa: F401

RENCANA = "/contoh/2022/rencana-aksi/"
REALISASI = "/contoh/2022/evaluasi/tw2/isian/"
TERTUTUP = "/contoh/2022/evaluasi/tw1/isian/"


@pytest.fixture
def triwulan(kantor_terisi):
    """The perubahan of 2022 is in force: every figure in four equal parts; TW I is closed, TW II open."""
    renja = kantor_terisi.perubahan
    for i in IndikatorRenja.objects.filter(baris__renja=renja):
        i.target = Decimal(12)
        i.save()
        TargetTriwulan.objects.bulk_create(
            TargetTriwulan(renja=renja, kunci=i.kunci, triwulan=tw, target=3) for tw in (1, 2, 3, 4)
        )
    for b in renja.baris.filter(pagu__isnull=False).select_related("nomenklatur"):
        PaguTriwulan.objects.bulk_create(
            PaguTriwulan(renja=renja, nomenklatur=b.nomenklatur, triwulan=tw, pagu=b.pagu // 4) for tw in (1, 2, 3, 4)
        )
    milik = {"perangkat_daerah": kantor_terisi.perangkat_daerah, "tahun": 2022}
    EvaluasiTriwulan.objects.create(**milik, triwulan=1, batas=date(2022, 4, 10))
    EvaluasiTriwulan.objects.create(**milik, triwulan=2, batas=date(2099, 7, 10))
    return kantor_terisi


@pytest.fixture
def baris(triwulan):
    """The first leaf of the perubahan: two indicators, pagu 1.500.000."""
    return triwulan.perubahan.baris.filter(pagu__isnull=False).order_by("nomenklatur__kode").first()


@pytest.fixture
def staf(triwulan):
    return triwulan.klien("staf"), triwulan.orang["staf"]
