"""What is odd about the quarters, said beside the cell; the aggregation that the quarters suggest."""

from decimal import Decimal

import pytest

from evaluation.isian.jumlah import muat_untuk_isian, sasaran_isian
from evaluation.isian.peringatan import peringatan, usulan_agregasi
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Agregasi
from planning.isian.sel import simpan_sel
from planning.models import IndikatorRenja, IndikatorSasaran, KinerjaSasaran, Tujuan
from tests.factories import buat_baris, buat_renstra

from .conftest import TAHUN

pytestmark = pytest.mark.django_db


def rencana(renja, baris, rupiah=(), target=()):
    for tw, angka in enumerate(rupiah, 1):
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=tw, pagu=angka)
    for tw, angka in enumerate(target, 1):
        TargetTriwulan.objects.create(renja=renja, kunci=baris.indikator.get().kunci, triwulan=tw, target=angka)


def realisasi(renja, baris, tw, rupiah=None, angka=None):
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun, "triwulan": tw}
    if rupiah is not None:
        RealisasiPagu.objects.create(**milik, nomenklatur=baris.nomenklatur, rupiah=rupiah)
    if angka is not None:
        Realisasi.objects.create(**milik, kunci=baris.indikator.get().kunci, realisasi=angka)


def test_rencana_yang_kosong_atau_cocok_tidak_janggal(renja, baris, django_assert_num_queries):
    with django_assert_num_queries(8):
        assert peringatan(renja) == []
    rencana(renja, baris, (250,) * 4, (3,) * 4)
    assert peringatan(renja) == []


def test_rencana_yang_tidak_sama_dengan_setahun(renja, baris, indikator):
    rencana(renja, baris, (250, 250), (3, 3, 3, 4))
    pagu, target = peringatan(renja)
    assert (pagu.objek, pagu.objek_id, pagu.nomor) == ("pagu_tw", baris.pk, 0)
    assert pagu.pesan == "Jumlah triwulan 500, kurang 500 dari pagu 1.000."
    assert (target.objek, target.objek_id, target.kolom) == ("target_tw", indikator.pk, "target")
    assert target.pesan == "Jumlah triwulan 13, tidak sama dengan target tahun 12."
    baris.pagu = None
    baris.save()
    IndikatorRenja.objects.update(target=None, agregasi=Agregasi.RATA_RATA)
    assert [p.pesan for p in peringatan(renja)] == [
        "Jumlah triwulan 500, lebih 500 dari pagu, yang belum diisi.",
        "Rata-rata triwulan 3,25; target tahun belum diisi di Renja.",
    ]


@pytest.mark.parametrize(
    ("target", "angka", "pesan"),
    [
        ((None, None), 1, "Target triwulan ini belum diisi"),
        ((3, 0), 1, "Realisasi tanpa target"),
        ((3, 0), 0, ""),
        ((3, 3), 5, "Capaian triwulan ini 166,67% (target 3, realisasi 5), di atas 120%"),
        ((3, 3), 3, ""),
    ],
)
def test_realisasi_yang_janggal(renja, baris, target, angka, pesan):
    rencana(renja, baris, target=target)
    realisasi(renja, baris, 2, angka=angka)
    hasil = [p.pesan for p in peringatan(renja, 2)]
    assert len(hasil) == bool(pesan)
    assert pesan in "".join(hasil)


def test_capaian_sampai_triwulan_yang_janggal(renja, baris):
    rencana(renja, baris, target=(10, 5))
    realisasi(renja, baris, 1, angka=11)
    realisasi(renja, baris, 2, angka=5)
    [satu] = peringatan(renja, 2)
    assert "Capaian sampai triwulan ini 133,33% (target 12, realisasi 16)" in satu.pesan


def test_serapan_yang_melebihi_pagu_sesudah_pagu_turun(renja, baris):
    realisasi(renja, baris, 1, rupiah=900)
    realisasi(renja, baris, 2, rupiah=100)
    assert peringatan(renja, 2) == []
    for pagu, pesan in ((800, "Terserap setahun 1.000, melebihi pagu 800"), (0, "Terserap 1.000 tanpa pagu")):
        baris.pagu = pagu
        baris.save()
        [satu] = peringatan(renja, 2)
        assert (satu.objek, satu.objek_id, satu.kolom, satu.nomor) == ("realisasi_rp", baris.pk, "rupiah", 2)
        assert satu.pesan.startswith(pesan)


def test_indikator_rata_rata_tidak_memakai_isian_sendiri(renja, baris):
    program = buat_baris(renja, "7.01.01", None, {"target": 100, "otomatis": True})
    realisasi(renja, program, 2, angka=90)
    assert [p.pesan[:13] for p in peringatan(renja, 2)] == ["Tidak dipakai"]


def test_sasaran_yang_janggal(renja):
    renstra = buat_renstra(awal=TAHUN, akhir=TAHUN + 5)
    tujuan = Tujuan.objects.create(renstra=renstra, nomor=1, uraian="T")
    ikm = IndikatorSasaran.objects.create(renstra=renstra, tujuan=tujuan, nomor=1, uraian="IKM")
    KinerjaSasaran.objects.create(indikator=ikm, tahun=TAHUN, target=80)
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": TAHUN}
    Realisasi.objects.create(**milik, triwulan=2, kunci=ikm.kunci, realisasi=Decimal(800))
    [satu] = peringatan(renja, 2, sasaran=sasaran_isian(renja))
    assert (satu.objek, satu.objek_id) == ("realisasi_sasaran", ikm.pk)
    assert "1.000%" in satu.pesan


@pytest.mark.parametrize(
    ("agregasi", "satuan", "tahun", "triwulan", "usul"),
    [
        (Agregasi.KUMULATIF, "Orang", 16, (16, 16, 16, 16), Agregasi.POSISI_AKHIR),
        (Agregasi.KUMULATIF, "%", 100, (25, 50, 75, 100), Agregasi.POSISI_AKHIR),
        (Agregasi.KUMULATIF, "%", 100, (25, 25, 25, 25), None),
        (Agregasi.RATA_RATA, "%", 100, (100, 100, 100, 100), None),
        (Agregasi.POSISI_AKHIR, "Laporan", 12, (3, 3, 3, 3), Agregasi.KUMULATIF),
        (Agregasi.POSISI_AKHIR, "Indeks", 3, (2, 3, 3, 4), Agregasi.RATA_RATA),
        (Agregasi.KUMULATIF, "Laporan", 12, (3, 3, 3, 4), None),
        (Agregasi.KUMULATIF, "Laporan", 12, (), None),
        (Agregasi.KUMULATIF, "Laporan", None, (1, 1), None),
    ],
)
def test_usulan_agregasi(renja, baris, ani, agregasi, satuan, tahun, triwulan, usul):
    IndikatorRenja.objects.update(agregasi=agregasi, satuan=satuan, target=tahun)
    rencana(renja, baris, target=triwulan)
    hasil = usulan_agregasi(muat_untuk_isian(renja))
    assert [u.usul for u in hasil] == ([usul] if usul else [])
    for u in hasil:
        assert f"menjadi {usul.label}?" in u.pesan
        assert simpan_sel(renja, [u.sel()], ani)[0].status == "tersimpan"
        assert usulan_agregasi(muat_untuk_isian(renja)) == []


def test_kalaena_2024_tidak_ada_usulan(data_contoh):
    assert usulan_agregasi(muat_untuk_isian(data_contoh("kalaena", 2024, "pokok"))) == []
