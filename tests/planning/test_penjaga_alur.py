"""A submitted or issued version changes by no door: ORM, bulk, raw SQL, on both databases; nor does the record."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from planning.alur import dokumen_renja
from planning.enums import BERKUNCI_SENDIRI, STATUS_TERBUKA, StatusDokumen
from planning.models import (
    AlasanPerubahan,
    BagianNaskah,
    BarisRenja,
    BelanjaTidakLangsung,
    Dokumen,
    DokumenTerbit,
    IndikatorRenja,
    Perubahan,
    Renja,
    SetelanTabel,
    Transisi,
)
from tests.factories import buat_baris, buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db

SUB, LAIN = "7.01.01.2.01.01", "7.01.01.2.01.02"
TERKUNCI = [s for s in StatusDokumen if s not in STATUS_TERBUKA]


@contextmanager
def ditolak(pesan="terkunci"):
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        yield


@pytest.fixture
def renja():
    """A version with something in every table under it."""
    renja = buat_renja()
    buat_baris(renja, SUB, 1_000, {"target": 1})
    SetelanTabel.objects.create(renja=renja)
    BelanjaTidakLangsung.objects.create(renja=renja, nomor=1, uraian="Gaji", pagu=1)
    AlasanPerubahan.objects.create(renja=renja, kode=SUB, alasan="Pengalihan.")
    BagianNaskah.objects.create(renja=renja, dokumen="renja", kunci="penutup", isi="<p>Tulisan.</p>")
    return renja


def kunci(renja, status=StatusDokumen.DITETAPKAN) -> Dokumen:
    d = dokumen_renja(renja)
    Dokumen.objects.filter(pk=d.pk).update(status=status, nomor="1", tanggal=date(2022, 1, 1))
    d.refresh_from_db()
    return d


ISI = (BarisRenja, IndikatorRenja, SetelanTabel, BelanjaTidakLangsung, AlasanPerubahan, BagianNaskah)


def _kolom(model) -> str:
    """A column that can be written: not the key, not the Renja."""
    return next(f.attname for f in reversed(model._meta.concrete_fields) if not f.is_relation)


@pytest.mark.parametrize("status", TERKUNCI)
@pytest.mark.parametrize("model", ISI, ids=lambda m: m.__name__)
def test_isi_tidak_berubah(renja, model, status):
    kunci(renja, status)
    isi = model.objects.get()
    with ditolak():
        isi.save()
    with ditolak():
        model.objects.update(**{_kolom(model): getattr(isi, _kolom(model))})
    with ditolak():
        model.objects.bulk_update([isi], [_kolom(model)])
    with ditolak():
        isi.delete()
    with ditolak(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {model._meta.db_table}")  # noqa: S608
    with ditolak(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET id = id")  # noqa: S608
    assert model.objects.count() == 1


@pytest.mark.parametrize("status", TERKUNCI)
def test_tidak_bertambah(renja, status):
    kunci(renja, status)
    with ditolak():
        buat_baris(renja, LAIN, 1)
    with ditolak():
        renja.baris.get().indikator.create(nomor=2, uraian="Baru")
    with ditolak():
        BelanjaTidakLangsung.objects.create(renja=renja, nomor=2, uraian="Lain")
    with ditolak():
        AlasanPerubahan.objects.bulk_create([AlasanPerubahan(renja=renja, kode=LAIN, alasan="Lain")])
    with ditolak():
        BagianNaskah.objects.create(renja=renja, dokumen="renja", kunci="isu")


@pytest.mark.parametrize("jenis", BERKUNCI_SENDIRI)
def test_naskah_dokumen_yang_berjalan_sendiri(renja, jenis):
    """Texts of a Rencana Aksi or PK are written after the Renja was issued, and locked by their own steps."""
    kunci(renja)
    isi = BagianNaskah.objects.create(renja=renja, dokumen=jenis, kunci="penutup")
    with ditolak():
        BagianNaskah.objects.filter(pk=isi.pk).update(dokumen="renja")
    Dokumen.objects.filter(pk=dokumen_renja(renja, jenis).pk).update(status=StatusDokumen.DIAJUKAN)
    for ubah in (isi.save, isi.delete):
        with ditolak():
            ubah()


def test_tidak_pindah_keluar_atau_masuk(renja):
    """Not by moving a row to another version either, nor one from there."""
    lain = buat_renja("perubahan", perangkat_daerah=renja.perangkat_daerah)
    luar = buat_baris(lain, LAIN, 1)
    kunci(renja)
    with ditolak():
        BarisRenja.objects.filter(renja=renja).update(renja=lain)
    with ditolak():
        BarisRenja.objects.filter(pk=luar.pk).update(renja=renja)


@pytest.mark.parametrize("status", TERKUNCI)
def test_renja_sendiri(renja, status):
    kunci(renja, status)
    with ditolak():
        renja.save()
    with ditolak():
        Renja.objects.update(tahun=2030)
    with ditolak("terkunci|tidak dapat diubah"):
        renja.delete()
    with ditolak("terkunci|tidak dapat diubah"):
        renja.perangkat_daerah.delete()


@pytest.mark.parametrize("status", STATUS_TERBUKA)
def test_draf_dan_yang_dikembalikan_dapat_diisi(renja, status):
    kunci(renja, status)
    for model in ISI:
        model.objects.get().save()
    renja.save()


def test_versi_lain_tidak_ikut_terkunci(renja):
    lain = buat_renja("perubahan", perangkat_daerah=renja.perangkat_daerah)
    kunci(renja)
    buat_baris(lain, LAIN, 1)


def test_yang_ditetapkan_tidak_mundur(renja):
    d = kunci(renja)
    for status in StatusDokumen:
        with ditolak("tidak berubah lagi"):
            Dokumen.objects.filter(pk=d.pk).update(status=status)
    with ditolak():
        d.delete()


def test_riwayat_hanya_bertambah(renja):
    staf = buat_pengguna("staf")
    d = dokumen_renja(renja)
    Transisi.objects.create(dokumen=d, aksi="ajukan", dari="draf", ke="diajukan", oleh=staf)
    Perubahan.objects.create(
        renja=renja, objek="baris", objek_id=1, kode=SUB, kolom="pagu", lama="1", baru="2", versi=2, cara="isian"
    )
    DokumenTerbit.objects.create(dokumen=d, kode="K7Q2", jenis_berkas="pdf", nama="a.pdf", isi=b"a", sidik="0")
    for model, kolom in ((Transisi, "catatan"), (Perubahan, "baru"), (DokumenTerbit, "sidik")):
        with ditolak("tidak dapat diubah"):
            model.objects.update(**{kolom: "x"})
        with ditolak("tidak dapat diubah"):
            model.objects.all().delete()


def test_riwayat_tinggal_bila_renja_dihapus(renja):
    Perubahan.objects.create(
        renja=renja, objek="baris", objek_id=1, kode=SUB, kolom="pagu", lama="1", baru="2", versi=2, cara="isian"
    )
    renja.delete()
    assert Perubahan.objects.get().kode == SUB
