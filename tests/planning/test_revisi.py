"""A mark for every change that documents show, at whichever door, and none for what they do not."""

import threading

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

from planning.enums import Peran
from planning.models import BarisRenja, PlafonPagu, Renja, Revisi
from planning.revisi import TIDAK_TAMPAK, revisi
from tests.factories import buat_baris, buat_nomenklatur, buat_pengguna, buat_renja


@pytest.fixture
def baris(db):
    renja = buat_renja()
    buat_nomenklatur("7.01.01.2.01.01", edisi=renja.edisi)
    return buat_baris(renja, "7.01.01.2.01.01", pagu=5)


def test_yang_tidak_tampak_ada():
    assert {m._meta.label for m in apps.get_models()} >= TIDAK_TAMPAK


@pytest.mark.parametrize(
    "tulis",
    [
        lambda b: b.save(),
        lambda b: BarisRenja.objects.filter(pk=b.pk).update(pagu=7),
        lambda b: BarisRenja.objects.bulk_update([b], ["lokasi"]),
        lambda b: b.delete(),
        lambda b: Renja.objects.filter(pk=b.renja_id).update(diubah=timezone.now()),
        lambda b: connection.cursor().execute("UPDATE planning_barisrenja SET pagu = 9"),
        lambda b: PlafonPagu.objects.create(perangkat_daerah=b.renja.perangkat_daerah, tahun=1, jenis="pokok", pagu=1),
    ],
)
def test_setiap_perubahan_tampak(baris, tulis):
    semula = revisi()
    assert semula
    assert revisi() == semula
    tulis(baris)
    assert revisi() != semula


def test_yang_tidak_tampak_tidak_mengubah(baris):
    semula = revisi()
    orang = buat_pengguna("ani", Peran.STAF)
    orang.save()
    assert revisi() == semula


def test_yang_dibatalkan_tidak_tampak(baris):
    semula = revisi()
    with transaction.atomic():
        BarisRenja.objects.filter(pk=baris.pk).update(pagu=7)
        assert revisi() != semula
        transaction.set_rollback(True)
    assert revisi() == semula


@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
@pytest.mark.django_db(transaction=True)
def test_terlihat_bersama_perubahannya():
    """A change of somebody else is marked when it is there, not when it was begun; and they wait for nobody."""
    a, b = buat_renja(tahun=2021), buat_renja(tahun=2022)
    mulai, lanjut = threading.Event(), threading.Event()

    def orang_lain():
        with transaction.atomic():
            Renja.objects.filter(pk=a.pk).update(urutan=3, jenis="perubahan")
            mulai.set()
            lanjut.wait(10)
        connection.close()

    utas = threading.Thread(target=orang_lain)
    utas.start()
    mulai.wait(10)
    semula = revisi()
    Renja.objects.filter(pk=b.pk).update(urutan=4, jenis="perubahan")  # begun later, done earlier
    sesudah_saya = revisi()
    assert sesudah_saya != semula
    lanjut.set()
    utas.join(10)
    assert revisi() not in (semula, sesudah_saya)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
def test_tanda_lama_dibuang(baris):
    Revisi.objects.bulk_create([Revisi() for _ in range(5000)])
    for _ in range(100):
        baris.save()
    assert Revisi.objects.count() <= 1100
