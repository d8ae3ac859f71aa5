"""Names of versions, and finding a Renja by them."""

import pytest

from planning.enums import JenisRenja
from planning.models import Renja
from planning.versi import RenjaTidakAda, cari_renja, urai_versi
from tests.factories import buat_perangkat_daerah, buat_renja


@pytest.mark.parametrize(
    ("tulisan", "bagian"),
    [
        ("rancangan-awal", (JenisRenja.RANCANGAN_AWAL, 0)),
        ("pokok", (JenisRenja.POKOK, 0)),
        ("perubahan", (JenisRenja.PERUBAHAN, 1)),
        ("perubahan-2", (JenisRenja.PERUBAHAN, 2)),
        ("perubahan-12", (JenisRenja.PERUBAHAN, 12)),
    ],
)
def test_urai_versi_kebalikan_nama_versi(tulisan, bagian):
    assert urai_versi(tulisan) == bagian
    assert Renja(jenis=bagian[0], urutan=bagian[1]).versi == tulisan


@pytest.mark.parametrize(
    "tulisan",
    [
        "",
        "entah",
        "Pokok",
        "pokok-2",
        "perubahan-1",
        "perubahan-0",
        "perubahan-02",
        "perubahan-",
        "perubahan-٢",
        "pokok\n",
    ],
)
def test_bukan_nama_versi(tulisan):
    assert urai_versi(tulisan) is None


@pytest.mark.django_db
def test_cari_renja_satu_kueri_lengkap_dengan_yang_terkait(django_assert_num_queries):
    pd = buat_perangkat_daerah()
    asal = buat_renja(tahun=2022, perangkat_daerah=pd)
    buat_renja(JenisRenja.PERUBAHAN, 2022, pd, asal=asal)
    with django_assert_num_queries(1):
        renja = cari_renja(Renja.objects.all(), "contoh", 2022, "perubahan")
        assert (renja.perangkat_daerah.kabupaten.nama, renja.edisi, renja.asal.edisi) == (
            "Contoh",
            renja.asal.edisi,
            renja.edisi,
        )
        assert renja.asal.perangkat_daerah == pd
        assert getattr(renja, "setelan_tersimpan", None) is None


@pytest.mark.django_db
def test_yang_di_luar_queryset_tidak_ada():
    buat_renja(tahun=2022)
    with pytest.raises(RenjaTidakAda, match="Tidak ada Renja kecamatan “contoh”"):
        cari_renja(Renja.objects.none(), "contoh", 2022, "pokok")
