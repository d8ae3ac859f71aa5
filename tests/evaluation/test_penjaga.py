"""What the database refuses of evaluation, at whichever door, on SQLite and on PostgreSQL."""

from contextlib import contextmanager
from datetime import date
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from evaluation.models import (
    Bukti,
    EvaluasiTriwulan,
    PaguTriwulan,
    PembukaanTriwulan,
    Realisasi,
    RealisasiPagu,
    TargetTriwulan,
)
from planning.models import EdisiNomenklatur, Nomenklatur, ProgramSasaran, Sasaran
from tests.factories import buat_baris, buat_edisi, buat_nomenklatur, buat_perangkat_daerah, buat_renja, buat_renstra

pytestmark = pytest.mark.django_db

PROGRAM, KEGIATAN, SUB = "7.01.01", "7.01.01.2.01", "7.01.01.2.01.01"
TW = {"tahun": 2022, "triwulan": 2}
PAGU_DI_INDUK = "hanya diisi di tingkat terbawah"


@contextmanager
def ditolak(pesan: str | None = None):
    with pytest.raises(IntegrityError, match=pesan), transaction.atomic():
        yield


@pytest.fixture
def renja():
    return buat_renja()


@pytest.fixture
def kantor():
    return buat_perangkat_daerah()


class TestRupiahHanyaDiDaun:
    @pytest.mark.parametrize("kode", [PROGRAM, KEGIATAN])
    def test_pagu_triwulan(self, renja, kode):
        node = buat_baris(renja, kode).nomenklatur
        with ditolak(PAGU_DI_INDUK):
            PaguTriwulan.objects.create(renja=renja, nomenklatur=node, triwulan=1, pagu=1)
        with ditolak(PAGU_DI_INDUK):
            PaguTriwulan.objects.bulk_create([PaguTriwulan(renja=renja, nomenklatur=node, triwulan=1)])

    def test_pagu_triwulan_dipindahkan(self, renja):
        daun = buat_baris(renja, SUB).nomenklatur
        pagu = PaguTriwulan.objects.create(renja=renja, nomenklatur=daun, triwulan=1, pagu=1)
        with ditolak(PAGU_DI_INDUK):
            PaguTriwulan.objects.filter(pk=pagu.pk).update(nomenklatur=buat_nomenklatur(KEGIATAN))
        PaguTriwulan.objects.filter(pk=pagu.pk).update(nomenklatur=buat_nomenklatur(f"{KEGIATAN}.02"))

    def test_pagu_triwulan_dari_edisi_renja(self, renja):
        lain = buat_nomenklatur(SUB, buat_edisi("900.1.15.5-1317-2023"))
        with ditolak("edisi nomenklatur"):
            PaguTriwulan.objects.create(renja=renja, nomenklatur=lain, triwulan=1, pagu=1)

    def test_pagu_triwulan_menahan_nomenklatur(self, renja):
        """The quarters of a row that was removed for a while hold their node, too."""
        PaguTriwulan.objects.create(renja=renja, nomenklatur=buat_nomenklatur(SUB), triwulan=1, pagu=1)
        with ditolak("berpagu triwulan|Induk nomenklatur"):
            Nomenklatur.objects.filter(kode=SUB).update(level="kegiatan")

    @pytest.mark.parametrize("kode", ["7.01", PROGRAM, KEGIATAN])
    def test_realisasi(self, kantor, kode):
        with ditolak(PAGU_DI_INDUK):
            RealisasiPagu.objects.create(perangkat_daerah=kantor, **TW, nomenklatur=buat_nomenklatur(kode), rupiah=1)

    def test_realisasi_menahan_nomenklatur(self, kantor):
        """Nothing may turn a leaf into something else under its realisasi, even where no Renja holds it."""
        RealisasiPagu.objects.create(perangkat_daerah=kantor, **TW, nomenklatur=buat_nomenklatur(SUB), rupiah=1)
        with ditolak("berealisasi|Induk nomenklatur"):
            Nomenklatur.objects.filter(kode=SUB).update(level="kegiatan")
        with ditolak("berealisasi"):
            EdisiNomenklatur.objects.update(level_daun="kegiatan", lebar_sub_kegiatan=None)

    def test_edisi_lama_daunnya_kegiatan(self, kantor):
        renja = buat_renja(tahun=2020, edisi=buat_edisi(lama=True))
        baris = buat_baris(renja, "4.36.70.02", 1)
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=4, pagu=1)
        RealisasiPagu.objects.create(perangkat_daerah=kantor, **TW, nomenklatur=baris.nomenklatur, rupiah=1)


class TestTriwulanTertutup:
    @pytest.fixture
    def tutup(self, kantor):
        """Close the second quarter."""
        evaluasi = EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, **TW)

        def _tutup(waktu=None):
            EvaluasiTriwulan.objects.filter(pk=evaluasi.pk).update(ditutup=waktu or timezone.now())

        return _tutup

    def test_tidak_menerima_realisasi(self, kantor, tutup):
        daun = buat_nomenklatur(SUB)
        kinerja = Realisasi.objects.create(perangkat_daerah=kantor, **TW, kunci=uuid4(), realisasi=1)
        uang = RealisasiPagu.objects.create(perangkat_daerah=kantor, **TW, nomenklatur=daun, rupiah=1)
        tutup()
        with ditolak("sudah ditutup"):
            Realisasi.objects.create(perangkat_daerah=kantor, **TW, kunci=uuid4(), realisasi=1)
        with ditolak("sudah ditutup"):
            Realisasi.objects.filter(pk=kinerja.pk).update(realisasi=2)
        with ditolak("sudah ditutup"):
            Realisasi.objects.filter(pk=kinerja.pk).update(triwulan=3)
        with ditolak("sudah ditutup"):
            RealisasiPagu.objects.filter(pk=uang.pk).update(rupiah=2)
        with ditolak("sudah ditutup"):
            uang.rupiah = 2
            uang.save()

    def test_hanya_triwulan_kantor_dan_tahun_itu(self, kantor, tutup):
        tutup()
        lain = buat_perangkat_daerah("lain")
        Realisasi.objects.create(perangkat_daerah=kantor, tahun=2022, triwulan=1, kunci=uuid4())
        Realisasi.objects.create(perangkat_daerah=kantor, tahun=2023, triwulan=2, kunci=uuid4())
        Realisasi.objects.create(perangkat_daerah=lain, **TW, kunci=uuid4())
        with ditolak("sudah ditutup"):
            Realisasi.objects.update(triwulan=2, tahun=2022, perangkat_daerah=kantor)

    def test_tidak_kehilangan_realisasi(self, kantor, tutup):
        Realisasi.objects.create(perangkat_daerah=kantor, **TW, kunci=uuid4(), realisasi=1)
        tutup()
        with ditolak("sudah ditutup"):
            Realisasi.objects.all().delete()
        with ditolak("sudah ditutup"):
            EvaluasiTriwulan.objects.all().delete()
        with ditolak("sudah ditutup"):
            kantor.delete()

    def test_batas_yang_lewat_menutup(self, kantor):
        evaluasi = EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, **TW, batas=date(2099, 7, 10))
        isi = {"perangkat_daerah": kantor, **TW}
        Realisasi.objects.create(**isi, kunci=uuid4(), realisasi=1)
        EvaluasiTriwulan.objects.filter(pk=evaluasi.pk).update(batas=date(2022, 7, 10))
        with ditolak("sudah ditutup"):
            Realisasi.objects.create(**isi, kunci=uuid4(), realisasi=1)
        with ditolak("sudah ditutup"):
            Bukti.objects.create(**isi, nama="a.pdf", ukuran=1)

    def test_faktor_tetap_tindak_lanjut_tidak(self, kantor, tutup):
        tutup()
        with ditolak("sudah ditutup"):
            EvaluasiTriwulan.objects.update(faktor_pendorong="Diubah.")
        EvaluasiTriwulan.objects.update(tindak_lanjut_renja="Ditulis badan perencana.")

    def test_catatan_pembukaan_tidak_berubah(self, kantor):
        evaluasi = EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, **TW)
        PembukaanTriwulan.objects.create(evaluasi=evaluasi, aksi="buka", alasan="Salah ketik.")
        with ditolak("tidak dapat diubah"):
            PembukaanTriwulan.objects.update(alasan="Lain.")
        with ditolak("tidak dapat diubah"):
            PembukaanTriwulan.objects.all().delete()

    def test_dibuka_kembali(self, kantor, tutup):
        tutup()
        EvaluasiTriwulan.objects.update(ditutup=None)
        Realisasi.objects.create(perangkat_daerah=kantor, **TW, kunci=uuid4(), realisasi=1)


@pytest.mark.parametrize("triwulan", [0, 5])
def test_triwulan_satu_sampai_empat(renja, kantor, triwulan):
    baris = buat_baris(renja, SUB, None, {"target": 1})
    isi = {"perangkat_daerah": kantor, "tahun": 2022, "triwulan": triwulan}
    with ditolak():
        TargetTriwulan.objects.create(renja=renja, kunci=baris.indikator.get().kunci, triwulan=triwulan)
    with ditolak():
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=triwulan)
    with ditolak():
        Realisasi.objects.create(**isi, kunci=uuid4())
    with ditolak():
        RealisasiPagu.objects.create(**isi, nomenklatur=baris.nomenklatur)
    with ditolak():
        EvaluasiTriwulan.objects.create(**isi)


def test_tidak_negatif_dan_satu_per_triwulan(renja, kantor):
    baris = buat_baris(renja, SUB, None, {"target": 1})
    indikator = baris.indikator.get()
    TargetTriwulan.objects.create(renja=renja, kunci=indikator.kunci, triwulan=1, target=0)
    PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=1, pagu=0)
    Realisasi.objects.create(perangkat_daerah=kantor, **TW, kunci=indikator.kunci, realisasi=0)
    RealisasiPagu.objects.create(perangkat_daerah=kantor, **TW, nomenklatur=baris.nomenklatur, rupiah=0)
    for model, kolom in (
        (TargetTriwulan, "target"),
        (PaguTriwulan, "pagu"),
        (Realisasi, "realisasi"),
        (RealisasiPagu, "rupiah"),
    ):
        with ditolak():
            model.objects.update(**{kolom: -1})
        ada = model.objects.get()
        ada.pk = None
        with ditolak():
            ada.save(force_insert=True)


class TestProgramSasaran:
    @pytest.fixture
    def sasaran(self):
        tujuan = buat_renstra().tujuan.create(nomor=1, uraian="Tujuan")
        return [tujuan.sasaran.create(nomor=n, uraian=f"Sasaran {n}") for n in (1, 2)]

    def kaitkan(self, sasaran: Sasaran, nomenklatur, renstra=None) -> ProgramSasaran:
        renstra = renstra or sasaran.tujuan.renstra
        return ProgramSasaran.objects.create(renstra=renstra, sasaran=sasaran, nomenklatur=nomenklatur)

    def test_satu_program_satu_sasaran(self, sasaran):
        kait = self.kaitkan(sasaran[0], buat_nomenklatur(PROGRAM))
        with ditolak():
            self.kaitkan(sasaran[1], buat_nomenklatur(PROGRAM))
        ProgramSasaran.objects.filter(pk=kait.pk).update(sasaran=sasaran[1])

    def test_juga_dalam_edisi_lain(self, sasaran):
        baru = buat_nomenklatur(PROGRAM, buat_edisi("900.1.15.5-1317-2023"))
        self.kaitkan(sasaran[0], buat_nomenklatur(PROGRAM))
        with ditolak("sasaran lain"):
            self.kaitkan(sasaran[1], baru)
        self.kaitkan(sasaran[0], baru)

    def test_hanya_program(self, sasaran):
        with ditolak("harus program"):
            self.kaitkan(sasaran[0], buat_nomenklatur(KEGIATAN))

    def test_sasaran_dari_renstra_itu(self, sasaran):
        with ditolak("Renstra yang sama"):
            self.kaitkan(sasaran[0], buat_nomenklatur(PROGRAM), buat_renstra(awal=2027, akhir=2032))
