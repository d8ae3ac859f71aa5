"""The record of what is not a cell of a grid: everything that changes is in it, by whatever door, and stays in it."""

from decimal import Decimal

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction

from planning import rekam
from planning.enums import JenisRenja, Peran
from planning.models import IndikatorRenstra, KinerjaTahunan, Pejabat, Perubahan, PlafonPagu, Rekaman
from planning.rekam import alamat_kini, atas_nama, rapikan
from tests.factories import (
    buat_nomenklatur,
    buat_pengguna,
    buat_perangkat_daerah,
    buat_renja,
    buat_renstra,
)

pytestmark = pytest.mark.django_db

#: What has a record of its own, is a record itself, comes with the release, or says nothing of what was planned.
TIDAK_DIREKAM = {
    "planning.BarisRenja": "Perubahan",
    "planning.IndikatorRenja": "Perubahan",
    "evaluation.TargetTriwulan": "Perubahan",
    "evaluation.PaguTriwulan": "Perubahan",
    "evaluation.Realisasi": "Perubahan",
    "evaluation.RealisasiPagu": "Perubahan",
    "planning.Dokumen": "Transisi",
    "planning.Perubahan": "catatan",
    "planning.Transisi": "catatan",
    "planning.Rekaman": "catatan",
    "planning.CatatanAkun": "catatan",
    "planning.DokumenTerbit": "catatan",
    "planning.Urungan": "catatan",
    "planning.EdisiNomenklatur": "acuan",
    "planning.Nomenklatur": "acuan",
    "planning.SumberDana": "acuan",
    "planning.Wilayah": "acuan",
    "planning.Impor": "sementara",
    "planning.Cetakan": "sementara",
    "planning.Potongan": "sementara",
    "planning.Revisi": "sementara",
    "planning.SalinanSipd": "tanda kerja",
    "planning.PenyuntingTerakhir": "tanda kerja",
    "planning.KodePemulihan": "CatatanAkun",
    "planning.Takaran": "sementara",
    "planning.CacahTemuan": "dihitung ulang setiap pengajuan",
}


def test_setiap_model_direkam_atau_ada_sebabnya():
    semua = {m._meta.label for app in ("planning", "evaluation") for m in apps.get_app_config(app).get_models()}
    direkam = {m._meta.label for m in rekam.kini()}
    assert direkam | set(TIDAK_DIREKAM) == semua
    assert not direkam & set(TIDAK_DIREKAM)


@pytest.fixture
def ani():
    return buat_pengguna("ani", Peran.STAF)


def test_tambah_ubah_hapus(ani):
    kantor = buat_perangkat_daerah()
    with atas_nama(ani, "192.0.2.7"):
        plafon = PlafonPagu.objects.create(perangkat_daerah=kantor, tahun=2030, jenis=JenisRenja.POKOK, pagu=5)
        plafon.pagu = 7
        plafon.save()
        plafon.save()  # nothing differs: nothing to tell
        pk = plafon.pk
        plafon.delete()
    hapus, ubah, tambah = Rekaman.objects.filter(object_id=pk, content_type__model="plafonpagu")
    assert [r.action for r in (tambah, ubah, hapus)] == [0, 1, 2]
    assert ubah.changes == {"pagu": ["5", "7"]}
    assert hapus.changes["pagu"] == ["7", "None"]
    assert {(r.actor, r.remote_addr, r.perangkat_daerah, r.tahun) for r in (tambah, ubah, hapus)} == {
        (ani, "192.0.2.7", kantor, 2030)
    }


def test_tetap_ada_setelah_kantornya_hilang():
    kantor = buat_perangkat_daerah("sementara")
    pejabat = Pejabat.objects.create(perangkat_daerah=kantor, jabatan="Camat", nama="Contoh", mulai="2030-01-01")
    pk, nama = kantor.pk, str(pejabat)
    kantor.delete()
    assert Rekaman.objects.filter(perangkat_daerah_id=pk, action=2, object_repr=nama).exists()


@pytest.mark.parametrize(
    "perintah",
    ["UPDATE planning_rekaman SET object_repr = 'x'", "DELETE FROM planning_rekaman"],
)
def test_tidak_dapat_diubah(perintah):
    buat_perangkat_daerah()
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as c:
        c.execute(perintah)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rekaman.objects.all().delete()
    assert Rekaman.objects.exists()


def test_sandi_tidak_direkam(ani):
    ani.set_password("sandi-yang-lain-1")
    ani.save()
    ani.first_name = "Anita"
    ani.save()
    isi = [r.changes for r in Rekaman.objects.filter(content_type__model="pengguna", object_id=ani.pk)]
    assert isi[0] == {"first_name": ["", "Anita"]}
    assert all("password" not in i for i in isi)


def test_angka_yang_sama_bukan_perubahan():
    renstra = buat_renstra()
    nomenklatur = buat_nomenklatur("7.01.01")
    i = IndikatorRenstra.objects.create(renstra=renstra, nomenklatur=nomenklatur, uraian="x", target_akhir=Decimal("3"))
    i.refresh_from_db()  # 3.0000
    i.target_akhir, i.uraian = Decimal("3"), "y"
    i.save()
    assert Rekaman.objects.filter(content_type__model="indikatorrenstra").first().changes == {"uraian": ["x", "y"]}
    assert rapikan(KinerjaTahunan, {"target": ["3.0000", "3"], "satuan": ["", "None"]}) == {}
    assert rapikan(KinerjaTahunan, {"target": ["3.0000", "0"]}) == {"target": ["3.0000", "0"]}


def test_alamat_ikut_tercatat_dan_tidak_tertinggal(ani):
    renja = buat_renja()
    isi = {"renja": renja, "objek": "baris", "objek_id": 1, "kode": "7", "kolom": "pagu", "versi": 1, "cara": "isian"}
    with atas_nama(ani, "2001:db8::1"):
        assert Perubahan.objects.bulk_create([Perubahan(**isi)])[0].alamat == "2001:db8::1"
    assert alamat_kini() is None
    assert Perubahan.objects.create(**isi).alamat is None
    assert Rekaman.objects.filter(content_type__model="renja", renja=renja).get().actor is None
