"""Whatever writes rows asks once more, under the lock, whether the Renja was submitted meanwhile."""

from datetime import date

import pytest

from planning.alur import dokumen_renja
from planning.enums import StatusDokumen
from planning.isian.isi_kolom import isi_kolom
from planning.isian.kunci import Terkunci
from planning.isian.potret import PotretBaris, terapkan
from planning.isian.sel import SelIsian, simpan_sel
from planning.isian.urungan import lakukan, urungkan
from planning.models import Dokumen, Renja
from planning.perms import boleh_mengisi
from planning.versi import cari_renja
from tests.factories import buat_baris, buat_pengguna, buat_renja

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"


@pytest.fixture
def renja():
    renja = buat_renja()
    buat_baris(renja, SUB, 1_000)
    return renja


@pytest.fixture
def staf(renja):
    return buat_pengguna("staf", perangkat_daerah=renja.perangkat_daerah)


def kunci(renja, status) -> None:
    d = dokumen_renja(renja)
    Dokumen.objects.filter(pk=d.pk).update(status=status, nomor="1", tanggal=date(2022, 1, 1))


@pytest.mark.parametrize(
    ("status", "pesan"),
    [
        (StatusDokumen.DIAJUKAN, "sudah diajukan ke camat sehingga terkunci. Tarik kembali dahulu"),
        (StatusDokumen.DISETUJUI, "Mintalah pemeriksa mengembalikannya"),
        (StatusDokumen.DITETAPKAN, "dibuat sebagai Renja Perubahan"),
    ],
)
def test_setiap_penulis_menolak(renja, staf, status, pesan):
    urungan = lakukan(renja, "Mengubah", {SUB: PotretBaris(pagu=2_000)}, staf, "isian")
    baris = renja.baris.get()
    kunci(renja, status)
    for tulis in (
        lambda: terapkan(renja, {SUB: PotretBaris(pagu=3_000)}, staf, "isian"),
        lambda: lakukan(renja, "Mengubah", {SUB: None}, staf, "isian"),
        lambda: urungkan(urungan, staf),
        lambda: simpan_sel(renja, [SelIsian("baris", baris.pk, "pagu", baris.versi_baris, "3.000")], staf),
        lambda: isi_kolom(renja, "lokasi", "Desa", False, staf),
    ):
        with pytest.raises(Terkunci, match=pesan):
            tulis()
    assert renja.baris.get().pagu == 2_000


def test_boleh_mengisi_menurut_status(renja, staf, django_assert_num_queries):
    for status in StatusDokumen:
        if status != StatusDokumen.DRAF:
            kunci(renja, status)
        with django_assert_num_queries(1):
            ini = cari_renja(Renja.objects, renja.perangkat_daerah.slug, renja.tahun, "pokok")
            boleh = boleh_mengisi(staf, ini)
        assert boleh is (status in (StatusDokumen.DRAF, StatusDokumen.DIKEMBALIKAN))
        assert Renja.objects.get(pk=renja.pk).status == status
