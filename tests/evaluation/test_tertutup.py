"""A closed quarter refuses every door: pages, commands, objects one by one and in bulk, plain SQL.

Closed is closed, whether somebody closed it or its deadline has passed.
"""

from contextlib import contextmanager
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from evaluation.bukti import simpan_bukti
from evaluation.models import Bukti, EvaluasiTriwulan, PembukaanTriwulan, Realisasi, RealisasiPagu
from evaluation.triwulan import TidakDapatDiubah, TriwulanTertutup, evaluasi_untuk_diisi, tutup, ubah_batas
from planning.models import PerangkatDaerah
from renja.muat import muat
from tests.factories import buat_baris, buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"
TW = {"tahun": 2022, "triwulan": 2}
#: How a quarter comes to be closed.
CARA = ["ditutup", "batas lewat"]
TABEL = ("evaluation_realisasi", "evaluation_realisasipagu", "evaluation_bukti")


@contextmanager
def ditolak():
    with pytest.raises(IntegrityError, match="sudah ditutup"), transaction.atomic():
        yield


@pytest.fixture(params=CARA)
def tertutup(request):
    """An office with something of everything in its second quarter, which is then closed."""
    renja = buat_renja()
    kantor = renja.perangkat_daerah
    baris = buat_baris(renja, SUB, 1_000, {"target": 1})
    kunci = baris.indikator.get().kunci
    milik = {"perangkat_daerah": kantor, **TW}
    Realisasi.objects.create(**milik, kunci=kunci, realisasi=1)
    RealisasiPagu.objects.create(**milik, nomenklatur=baris.nomenklatur, rupiah=1)
    Bukti.objects.create(**milik, kunci=kunci, nama="a.pdf", jenis="application/pdf", ukuran=1, sidik="0" * 64)
    evaluasi = EvaluasiTriwulan.objects.create(**milik, faktor_pendorong="Rapi", batas=date(2099, 1, 1))
    lewat = {"ditutup": timezone.now()} if request.param == "ditutup" else {"batas": date(2022, 7, 10)}
    EvaluasiTriwulan.objects.filter(pk=evaluasi.pk).update(**lewat)
    return kantor


@pytest.fixture
def isi(tertutup):
    """Everything the quarter holds, before; and the same after the test."""

    def baca():
        return [list(m.objects.order_by("pk").values()) for m in (Realisasi, RealisasiPagu, Bukti)] + [
            list(EvaluasiTriwulan.objects.values_list("faktor_pendorong", "faktor_penghambat"))
        ]

    semula = baca()
    yield
    assert baca() == semula


@pytest.mark.usefixtures("isi")
class TestObjek:
    def test_membuat(self, tertutup):
        milik = {"perangkat_daerah": tertutup, **TW}
        node = RealisasiPagu.objects.get().nomenklatur
        with ditolak():
            Realisasi.objects.create(**milik, kunci=uuid4(), realisasi=1)
        with ditolak():
            Realisasi.objects.bulk_create([Realisasi(**milik, kunci=uuid4()), Realisasi(**milik, kunci=uuid4())])
        with ditolak():
            RealisasiPagu.objects.get_or_create(**milik | {"triwulan": 2}, nomenklatur=node, rupiah=2)
        with ditolak():
            Bukti.objects.create(**milik, nama="b.pdf", ukuran=1)

    @pytest.mark.parametrize("model", [Realisasi, RealisasiPagu, Bukti])
    def test_menyimpan_dan_memindahkan(self, tertutup, model):
        satu = model.objects.get()
        with ditolak():
            satu.versi_baris += 1
            satu.save()
        with ditolak():
            model.objects.bulk_update([satu], ["versi_baris"])
        with ditolak():
            model.objects.update(versi_baris=9)
        with ditolak():
            model.objects.update(triwulan=3)

    @pytest.mark.parametrize("model", [Realisasi, RealisasiPagu, Bukti, EvaluasiTriwulan])
    def test_menghapus(self, tertutup, model):
        with ditolak():
            model.objects.get().delete()
        with ditolak():
            model.objects.all().delete()
        with ditolak():
            model.objects.all()._raw_delete(model.objects.db)

    def test_menghapus_kantornya(self, tertutup):
        with ditolak():
            PerangkatDaerah.objects.filter(pk=tertutup.pk).delete()

    def test_memasukkan_dari_triwulan_lain(self, tertutup):
        lain = Realisasi.objects.create(perangkat_daerah=tertutup, tahun=2022, triwulan=3, kunci=uuid4())
        with ditolak():
            Realisasi.objects.filter(pk=lain.pk).update(triwulan=2)
        lain.delete()

    def test_faktor(self, tertutup):
        with ditolak():
            EvaluasiTriwulan.objects.update(faktor_pendorong="Diubah")
        satu = EvaluasiTriwulan.objects.get()
        satu.faktor_penghambat = "Diubah"
        with ditolak():
            satu.save()


@pytest.mark.usefixtures("isi")
class TestBasisData:
    """Without any of our code in between."""

    @pytest.mark.parametrize("tabel", TABEL)
    @pytest.mark.parametrize(
        "perintah", ["UPDATE {} SET versi_baris = 9", "UPDATE {} SET triwulan = 3", "DELETE FROM {}"]
    )
    def test_sql(self, tertutup, tabel, perintah):
        with ditolak(), connection.cursor() as cursor:
            cursor.execute(perintah.format(tabel))

    @pytest.mark.parametrize("tabel", TABEL)
    def test_sql_menyalin(self, tertutup, tabel):
        """A copy of a row, from the first quarter, which nobody has closed, into the second."""
        with connection.cursor() as cursor:
            kolom = [
                k.name
                for k in connection.introspection.get_table_description(cursor, tabel)
                if k.name not in ("id", "kunci")
            ]
            nama = ", ".join(kolom)
            kunci = ", kunci" if tabel != "evaluation_realisasipagu" else ""
            nilai = f", '{uuid4()}'" if kunci else ""
            with ditolak():
                cursor.execute(f"INSERT INTO {tabel} ({nama}{kunci}) SELECT {nama}{nilai} FROM {tabel}")  # noqa: S608

    def test_sql_faktor(self, tertutup):
        with ditolak(), connection.cursor() as cursor:
            cursor.execute("UPDATE evaluation_evaluasitriwulan SET faktor_penghambat = 'x'")

    def test_catatan_penutupan_tidak_dapat_dihapus(self, tertutup):
        PembukaanTriwulan.objects.create(evaluasi=EvaluasiTriwulan.objects.get(), aksi="tutup")
        for perintah in (
            "DELETE FROM evaluation_pembukaantriwulan",
            "UPDATE evaluation_pembukaantriwulan SET oleh_id=1",
        ):
            with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(perintah)


@pytest.mark.usefixtures("isi")
class TestFungsi:
    def test_untuk_diisi(self, tertutup):
        with pytest.raises(TriwulanTertutup), transaction.atomic():
            evaluasi_untuk_diisi(tertutup, 2022, 2)

    def test_menutup_lagi_atau_memberi_batas_baru(self, tertutup):
        """A new deadline is no way around opening again, which needs a reason."""
        with pytest.raises(TidakDapatDiubah):
            tutup(tertutup, 2022, 2, None)
        with pytest.raises(TidakDapatDiubah):
            ubah_batas(tertutup, 2022, 2, None, timezone.localdate() + timedelta(days=5))
        assert not PembukaanTriwulan.objects.exists()

    def test_bukti(self, tertutup):
        from django.core.files.uploadedfile import SimpleUploadedFile

        from tests.evaluation.berkas_contoh import pdf

        with pytest.raises(TriwulanTertutup):
            simpan_bukti(tertutup, 2022, 2, None, SimpleUploadedFile("a.pdf", pdf()), None)


@pytest.mark.usefixtures("isi")
class TestHalaman:
    @pytest.mark.parametrize("peran", ["staf", "bappelitbangda"])
    def test_teks_dan_bukti(self, tertutup, peran):
        from django.core.files.uploadedfile import SimpleUploadedFile

        from tests.evaluation.berkas_contoh import pdf

        klien = Client()
        klien.force_login(buat_pengguna(peran, peran))
        alamat = f"/{tertutup.slug}/2022/evaluasi/tw2/"
        berkas = SimpleUploadedFile("a.pdf", pdf())
        isian = {"semula": "{}", "faktor_pendorong": "Diubah", "faktor_penghambat": "Diubah", "berkas": berkas}
        assert klien.post(alamat, isian).status_code in (200, 409)
        bukti = Bukti.objects.get()
        assert klien.post(f"{alamat}bukti/{bukti.pk}/hapus/").status_code in (302, 403)
        assert klien.post(f"{alamat}tutup/").status_code == 302
        assert klien.post(f"{alamat}batas/", {"batas": "31-12-2099"}).status_code in (200, 302, 403)

    @pytest.mark.parametrize("sesudah", ["isian/", "isian/simpan/", "isian/masuk/"])
    def test_lembar_realisasi(self, tertutup, sesudah):
        """Whatever the sheet of the quarter takes, it takes nothing now."""
        staf = buat_pengguna("staf")
        klien = Client()
        klien.force_login(staf)
        alamat = f"/{tertutup.slug}/2022/evaluasi/tw2/{sesudah}"
        kunci = Realisasi.objects.get().kunci
        sel = [{"nama": f"{n}-{kunci}-2", "versi": 1, "tulisan": "9", "dikirim": []} for n in ("r", "realisasi", "rp")]
        isian = {"pengguna": staf.pk, "sel": sel}
        assert klien.post(alamat, isian, content_type="application/json").status_code < 500
        assert klien.post(alamat, {s["nama"]: "9" for s in sel}).status_code < 500


@pytest.fixture(params=CARA)
def kalaena(request, fixtures_termuat, db):
    """The real data; a figure of the second quarter of 2021 was put right before that quarter was closed."""
    milik = {"perangkat_daerah": PerangkatDaerah.objects.get(slug="kalaena"), "tahun": 2021, "triwulan": 2}
    evaluasi = EvaluasiTriwulan.objects.filter(**milik)
    evaluasi.update(batas=date(2099, 1, 1), ditutup=None, faktor_pendorong="Dibetulkan")
    Realisasi.objects.filter(**milik).update(realisasi=77)
    RealisasiPagu.objects.filter(**milik).update(rupiah=77)
    lewat = {"ditutup": timezone.now()} if request.param == "ditutup" else {"batas": date(2021, 7, 10)}
    evaluasi.update(**lewat)
    return milik


def dibetulkan(milik: dict) -> bool:
    """Whether the closed quarter holds what was put right, and nothing else."""
    return (
        set(Realisasi.objects.filter(**milik).values_list("realisasi", flat=True)) == {77}
        and set(RealisasiPagu.objects.filter(**milik).values_list("rupiah", flat=True)) == {77}
        and EvaluasiTriwulan.objects.get(**milik).faktor_pendorong == "Dibetulkan"
    )


@pytest.mark.parametrize("timpa", [True, False])
def test_muat_tidak_menyentuhnya(kalaena, timpa):
    catatan = muat(settings.BASE_DIR / "fixtures", timpa=timpa).catatan
    assert dibetulkan(kalaena)
    if timpa:
        assert "Realisasi Kecamatan Kalaena 2021 dibiarkan: triwulan 2 sudah ditutup." in catatan
        assert any(c.startswith("Evaluasi Kecamatan Kalaena 2021 dibiarkan") for c in catatan)


def test_perintah_muat_timpa(kalaena, capsys):
    call_command("muat", "--timpa")
    assert dibetulkan(kalaena)
    assert "dibiarkan: triwulan 2 sudah ditutup" in capsys.readouterr().out
