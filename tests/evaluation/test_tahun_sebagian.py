"""A year that was reported in part: Kalaena 2021, of which only the second quarter is known."""

import pytest

from evaluation.models import Realisasi
from evaluation.tabel import TabelTC29
from planning.enums import Agregasi, JenisRenja
from planning.models import BarisRenja, IndikatorRenja, Renja
from planning.nilai import Besaran
from tests.factories import buat_renja
from tests.matriks import baris

pytestmark = pytest.mark.django_db


def isi(renja: Renja) -> dict[str, dict[str, str]]:
    """The lines of table 2.1 that have an indicator, by its words."""
    tabel = TabelTC29.muat(Renja.objects.get(pk=renja.pk))
    return {b["3"]: b for n in range(len(tabel.baris)) if (b := baris(tabel, n)).get("3")}


@pytest.fixture
def perubahan(data_contoh) -> Renja:
    return data_contoh("kalaena", 2021, "perubahan")


def test_tahun_berjalan_tidak_memakai_realisasinya(perubahan):
    """The running year of a perubahan is its own: its targets count, what it reached so far does not yet."""
    sebelum = isi(perubahan)
    for i in IndikatorRenja.objects.filter(baris__renja=perubahan):
        Realisasi.objects.create(
            perangkat_daerah=perubahan.perangkat_daerah, tahun=2021, triwulan=4, kunci=i.kunci, realisasi=77
        )
    assert isi(perubahan) == sebelum


def test_perubahan_berikutnya_memakai_triwulan_yang_terisi(perubahan):
    """2021 counts as far as it was reported, against the targets after its perubahan."""
    berikut = buat_renja(JenisRenja.PERUBAHAN, 2022, perubahan.perangkat_daerah, edisi=perubahan.edisi)
    berikut.setelan_tersimpan = None
    for b in perubahan.baris.all():
        baru = BarisRenja.objects.create(renja=berikut, nomenklatur=b.nomenklatur)
        for i in b.indikator.all():
            i.pk, i.baris = None, baru
            i.save()
    indikator = {i.kunci: i for i in IndikatorRenja.objects.filter(baris__renja=perubahan)}
    dilaporkan = Realisasi.objects.filter(perangkat_daerah=perubahan.perangkat_daerah, tahun=2021)
    assert set(dilaporkan.values_list("triwulan", flat=True)) == {2}
    lama, hasil = isi(perubahan), isi(berikut)
    banyak = 0
    for r in dilaporkan.filter(kunci__in=indikator, realisasi__isnull=False):
        i = indikator[r.kunci]
        if i.baris.nomenklatur.level == "sub_kegiatan":
            banyak += 1
            assert hasil[i.uraian]["7"] == str(Besaran(r.realisasi, i.satuan)), i
            assert hasil[i.uraian].get("6") == lama[i.uraian].get("9"), i
    assert banyak > 20
    assert {i.agregasi for i in indikator.values()} >= {Agregasi.KUMULATIF, Agregasi.POSISI_AKHIR}
