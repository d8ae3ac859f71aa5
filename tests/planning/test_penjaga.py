"""What the database itself refuses, at whichever door: ORM, bulk, update, raw SQL; on SQLite and on PostgreSQL."""

from contextlib import contextmanager

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from planning.enums import JenisRenja, Level
from planning.models import BarisRenja, EdisiNomenklatur, Nomenklatur, Renja
from planning.penjaga import cabut_semua, pasang_semua, terdaftar
from tests.factories import buat_baris, buat_edisi, buat_nomenklatur, buat_renja

PROGRAM, KEGIATAN, SUB = "7.01.01", "7.01.01.2.01", "7.01.01.2.01.01"


@pytest.fixture
def renja(db):
    return buat_renja()


@pytest.fixture
def edisi_lain(db):
    return buat_edisi("900.1.15.5-1317-2023")


@contextmanager
def ditolak(pesan: str | None = None):
    """The block is refused by the database, and the test's transaction lives on."""
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        yield


def sql(perintah: str, *isi) -> None:
    with connection.cursor() as cursor:
        cursor.execute(perintah, isi)


PAGU_DI_INDUK = "Pagu hanya diisi di tingkat terbawah"


class TestPaguHanyaDiDaun:
    @pytest.fixture(params=[PROGRAM, KEGIATAN])
    def induk(self, request, renja):
        return buat_baris(renja, request.param)

    @pytest.mark.parametrize("kolom", ["pagu", "pagu_n1"])
    @pytest.mark.parametrize("rupiah", [0, 1_000_000])
    def test_simpan(self, induk, kolom, rupiah):
        setattr(induk, kolom, rupiah)
        with ditolak(PAGU_DI_INDUK):
            induk.save()

    def test_buat(self, renja):
        with ditolak(PAGU_DI_INDUK):
            buat_baris(renja, PROGRAM, 1_000_000)

    def test_bulk_create(self, renja):
        node = [buat_nomenklatur(k, renja.edisi) for k in (SUB, KEGIATAN)]
        with ditolak(PAGU_DI_INDUK):
            BarisRenja.objects.bulk_create(BarisRenja(renja=renja, nomenklatur=n, pagu=1) for n in node)
        assert not BarisRenja.objects.exists(), "setengah tersimpan"

    def test_bulk_update(self, induk):
        induk.pagu = 1
        with ditolak(PAGU_DI_INDUK):
            BarisRenja.objects.bulk_update([induk], ["pagu"])

    def test_update(self, induk):
        with ditolak(PAGU_DI_INDUK):
            BarisRenja.objects.update(pagu=1)

    def test_upsert(self, induk):
        baru = BarisRenja(renja=induk.renja, nomenklatur=induk.nomenklatur, pagu=1)
        with ditolak(PAGU_DI_INDUK):
            BarisRenja.objects.bulk_create(
                [baru], update_conflicts=True, update_fields=["pagu"], unique_fields=["renja", "nomenklatur"]
            )

    def test_sql(self, induk):
        with ditolak(PAGU_DI_INDUK):
            sql("UPDATE planning_barisrenja SET pagu = 1 WHERE id = %s", induk.pk)

    def test_pindah_ke_bukan_daun(self, renja):
        """A row with pagu cannot be turned into a row of a kegiatan either."""
        daun = buat_baris(renja, SUB, 1_000_000)
        with ditolak(PAGU_DI_INDUK):
            BarisRenja.objects.filter(pk=daun.pk).update(nomenklatur=buat_nomenklatur(KEGIATAN, renja.edisi))

    def test_daun_boleh(self, renja):
        daun = buat_baris(renja, SUB, 1_000_000, pagu_n1=0)
        BarisRenja.objects.filter(pk=daun.pk).update(pagu=2_000_000, pagu_n1=None)
        daun.refresh_from_db()
        assert (daun.pagu, daun.pagu_n1) == (2_000_000, None)

    def test_edisi_lama_daunnya_kegiatan(self, db):
        renja = buat_renja(tahun=2020, edisi=buat_edisi(lama=True))
        buat_baris(renja, "4.36.70.02", 1_000_000)
        with ditolak(PAGU_DI_INDUK):
            buat_baris(renja, "4.36.70", 1_000_000)


BUKAN_EDISI = "edisi nomenklatur Renja itu"


class TestBarisMenurutEdisi:
    def test_edisi_lain(self, renja, edisi_lain):
        with ditolak(BUKAN_EDISI):
            BarisRenja.objects.create(renja=renja, nomenklatur=buat_nomenklatur(SUB, edisi_lain))

    def test_edisi_lain_lewat_sql(self, renja, edisi_lain):
        baris = buat_baris(renja, SUB)
        lain = buat_nomenklatur(SUB, edisi_lain)
        with ditolak(BUKAN_EDISI):
            sql("UPDATE planning_barisrenja SET nomenklatur_id = %s WHERE id = %s", lain.pk, baris.pk)

    @pytest.mark.parametrize("kode", ["7", "7.01"])
    def test_urusan_dan_bidang_bukan_baris(self, renja, kode):
        with ditolak(BUKAN_EDISI):
            buat_baris(renja, kode)

    def test_pindah_ke_renja_edisi_lain(self, renja, edisi_lain):
        baris = buat_baris(renja, SUB)
        lain = buat_renja(tahun=2024, edisi=edisi_lain)
        with ditolak(BUKAN_EDISI):
            BarisRenja.objects.filter(pk=baris.pk).update(renja=lain)


INDUK_SALAH = "Induk nomenklatur harus satu edisi"


class TestIndukNomenklatur:
    def buat(self, level, induk, edisi=None, kode="7.01.99"):
        edisi = edisi or buat_edisi()
        return Nomenklatur.objects.create(edisi=edisi, kode=kode, level=level, nama="x", induk=induk)

    @pytest.mark.parametrize(
        ("level", "kode_induk"),
        [
            (Level.PROGRAM, "7"),  # two levels above
            (Level.PROGRAM, PROGRAM),  # the same level
            (Level.KEGIATAN, "7.01"),
            (Level.KEGIATAN, SUB),  # below
            (Level.SUB_KEGIATAN, PROGRAM),
            (Level.BIDANG, PROGRAM),
        ],
    )
    def test_tingkat_salah(self, db, level, kode_induk):
        induk = buat_nomenklatur(kode_induk)
        with ditolak(INDUK_SALAH):
            self.buat(level, induk)

    def test_edisi_lain(self, db, edisi_lain):
        with ditolak(INDUK_SALAH):
            self.buat(Level.KEGIATAN, buat_nomenklatur(PROGRAM), edisi_lain)

    def test_lewat_update_dan_sql(self, db):
        kegiatan, bidang = buat_nomenklatur(KEGIATAN), buat_nomenklatur("7.01")
        with ditolak(INDUK_SALAH):
            Nomenklatur.objects.filter(pk=kegiatan.pk).update(induk=bidang)
        with ditolak(INDUK_SALAH):
            sql("UPDATE planning_nomenklatur SET induk_id = %s WHERE id = %s", bidang.pk, kegiatan.pk)

    @pytest.mark.parametrize("level", [Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN])
    def test_tanpa_induk(self, db, level):
        with ditolak():
            self.buat(level, None)

    def test_urusan_tidak_berinduk(self, db):
        with ditolak():
            self.buat(Level.URUSAN, buat_nomenklatur("7"), kode="8")

    def test_bidang_boleh_sendiri(self, db):
        self.buat(Level.BIDANG, None, buat_edisi(lama=True), "0.00")


class TestYangTerpakaiTetap:
    """What the guards rely on cannot be pulled away under rows that are there already."""

    @pytest.fixture
    def terisi(self, renja):
        buat_baris(renja, SUB, 1)
        return renja

    def test_edisi_renja(self, terisi, edisi_lain):
        with ditolak("sudah berisi"):
            Renja.objects.update(edisi=edisi_lain)

    def test_edisi_renja_kosong_boleh(self, renja, edisi_lain):
        Renja.objects.update(edisi=edisi_lain)

    def test_tingkat_nomenklatur(self, terisi):
        with ditolak("sudah dipakai|Induk nomenklatur"):  # two guards; which speaks first is the database's choice
            sql("UPDATE planning_nomenklatur SET level = 'kegiatan' WHERE kode = %s", SUB)

    def test_tingkat_daun_edisi(self, terisi):
        with ditolak("sudah dipakai"):
            EdisiNomenklatur.objects.update(level_daun=Level.KEGIATAN, lebar_sub_kegiatan=None)


@pytest.mark.django_db(transaction=True)
def test_penjaga_bertahan_setelah_migrate():
    """``migrate`` takes the guards away and puts them back; run twice, each is there once."""
    renja = buat_renja()
    for _ in range(2):
        call_command("migrate", verbosity=0)
        with ditolak(PAGU_DI_INDUK):
            buat_baris(renja, PROGRAM, 1_000_000)
    assert not BarisRenja.objects.exists()
    assert _pemicu() == sorted(
        f"{p.nama}_{k.lower()}" if connection.vendor == "sqlite" else p.nama
        for p in terdaftar()
        for k in (p.kejadian if connection.vendor == "sqlite" else [""])
    )


def _pemicu() -> list[str]:
    tanya = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(tanya[connection.vendor])
        return sorted(nama for (nama,) in cursor.fetchall() if nama.startswith("penjaga_"))


@pytest.mark.django_db(transaction=True)
def test_dipasang_dan_dicabut_berulang():
    renja = buat_renja()
    try:
        cabut_semua(connection)
        cabut_semua(connection)
        assert _pemicu() == []
        buat_baris(renja, PROGRAM, 1).delete()  # nobody stands guard
    finally:
        pasang_semua(connection)
        pasang_semua(connection)
    with ditolak(PAGU_DI_INDUK):
        buat_baris(renja, PROGRAM, 1)


def test_perubahan_ikut_dijaga(renja):
    """Every version is guarded, not only the pokok."""
    perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
    with ditolak(PAGU_DI_INDUK):
        buat_baris(perubahan, KEGIATAN, 1)
