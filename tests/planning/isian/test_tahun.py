"""Starting a Renja: what is carried over from where, and what cannot be started."""

from decimal import Decimal

import pytest

from planning.enums import JenisRenja
from planning.isian.potret import potret
from planning.isian.tahun import TidakDapatDimulai, edisi_bawaan, mulai_renja
from planning.models import Renja
from planning.pohon import muat_pohon
from renja.tabel import muat_tabel
from tests.factories import buat_baris, buat_indikator_renstra, buat_pengguna, buat_renja, buat_renstra

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("tahun", "edisi"),
    [(2020, "13-2006"), (2021, "050-3708-2020"), (2022, "050-5889-2021"), (2024, "900.1.15.5-1317-2023")],
)
def test_edisi_menurut_tahun(fixtures_termuat, tahun, edisi):
    assert edisi_bawaan(tahun).kode == edisi


def test_perubahan_menyalin_versi_terakhir_dan_menyebut_asalnya(data_contoh):
    asal = data_contoh("kalaena", 2021, "perubahan")
    baru, catatan = mulai_renja(asal.perangkat_daerah, 2021, JenisRenja.PERUBAHAN, None, asal)
    assert (baru.versi, baru.asal, baru.edisi, catatan) == ("perubahan-2", asal, asal.edisi, [])
    assert potret(baru) == potret(asal)
    selisih = muat_tabel(baru, "3.3-P").baris[-1].sel[12]
    assert selisih.nilai == 0


def test_tahun_berikut_memakai_prakiraan_maju_dan_kode_edisinya(data_contoh):
    lalu = data_contoh("kalaena", 2021, "perubahan")
    renja, _ = mulai_renja(lalu.perangkat_daerah, 2022, JenisRenja.POKOK, None, lalu)
    assert renja.edisi.kode == "050-5889-2021"
    assert renja.asal is None
    assert muat_pohon(renja).pagu == muat_pohon(lalu).pagu_n1
    lama, baru = potret(lalu)["7.01.01.2.02.01"], potret(renja)["7.01.01.2.02.01"]
    assert baru.indikator[0].kunci == lama.indikator[0].kunci
    assert baru.indikator[0].target == lama.indikator[0].target_n1
    assert baru.pagu_n1 is None


def test_kode_empat_angka_dari_dua_angka(data_contoh):
    lalu = data_contoh("kalaena", 2021, "perubahan")
    Renja.objects.filter(pk=lalu.pk).update(tahun=2023)
    lalu.refresh_from_db()
    Renja.objects.filter(perangkat_daerah=lalu.perangkat_daerah, tahun=2024, jenis="perubahan").delete()
    Renja.objects.filter(perangkat_daerah=lalu.perangkat_daerah, tahun=2024).delete()
    renja, _ = mulai_renja(lalu.perangkat_daerah, 2024, JenisRenja.POKOK, None, lalu)
    assert "7.01.01.2.02.0001" in potret(renja)


def test_edisi_tanpa_padanan_menyebut_yang_tidak_disalin(data_contoh):
    lalu = data_contoh("mangkutana", 2020, "perubahan")
    renja, catatan = mulai_renja(lalu.perangkat_daerah, 2021, JenisRenja.POKOK, None, lalu)
    assert potret(renja) == {}
    assert "tidak disalin: " in catatan[0]


def test_dari_renstra(db):
    asal = buat_renja(tahun=2022)
    renstra = buat_renstra(asal.perangkat_daerah, 2021, 2026)
    baris = buat_baris(asal, "7.01.01.2.01.01", None, {"uraian": "Jumlah Dokumen"})
    indikator = buat_indikator_renstra(renstra, baris.indikator.get(), t2023={"target": Decimal(4)})
    renja, _ = mulai_renja(asal.perangkat_daerah, 2023, JenisRenja.POKOK, None, dari_renstra=True)
    baris = potret(renja)["7.01.01.2.01.01"]
    assert (baris.pagu, baris.indikator[0].target, baris.indikator[0].kunci) == (None, 4, str(indikator.kunci))


def test_kosong(db):
    asal = buat_renja(tahun=2022)
    renja, catatan = mulai_renja(asal.perangkat_daerah, 2023, JenisRenja.POKOK, None)
    assert (potret(renja), catatan) == ({}, [])


def test_yang_tidak_dapat_dimulai(db):
    renja = buat_renja(tahun=2022)
    kantor = renja.perangkat_daerah
    with pytest.raises(TidakDapatDimulai, match="sudah ada"):
        mulai_renja(kantor, 2022, JenisRenja.POKOK, None)
    with pytest.raises(TidakDapatDimulai, match="dimulai dari Renja"):
        mulai_renja(kantor, 2023, JenisRenja.PERUBAHAN, None)
    with pytest.raises(TidakDapatDimulai, match="Belum ada nomenklatur"):
        mulai_renja(kantor, 2001, JenisRenja.POKOK, None)
    with pytest.raises(TidakDapatDimulai, match="Isi Renstra dahulu"):
        mulai_renja(kantor, 2023, JenisRenja.POKOK, None, dari_renstra=True)
    assert Renja.objects.filter(perangkat_daerah=kantor).count() == 1


def test_salinan_tercatat_atas_nama_yang_memulai(db):
    asal = buat_renja(tahun=2022)
    buat_baris(asal, "7.01.01.2.01.01", 5_000_000)
    staf = buat_pengguna("staf", perangkat_daerah=asal.perangkat_daerah)
    baru, _ = mulai_renja(asal.perangkat_daerah, 2022, JenisRenja.PERUBAHAN, staf, asal)
    assert set(baru.perubahan.values_list("cara", "oleh__username")) == {("salinan", "staf")}
