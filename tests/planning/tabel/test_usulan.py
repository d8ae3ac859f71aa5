"""Table 2.4 (T-C.32): what is proposed, and what became of it (specification 2.4)."""

import pytest

from planning.models import Renja, SetelanTabel, Usulan
from planning.tabel import TabelTC32, TabelTC32Rupiah, tabel_24
from tests.factories import buat_baris, buat_nomenklatur, buat_perangkat_daerah, buat_renja
from tests.matriks import baris, kolom, level, nilai

pytestmark = pytest.mark.django_db

SATU, DUA = "7.01.01.2.01.01", "7.01.02.2.01.01"


@pytest.fixture
def renja():
    renja = buat_renja()
    buat_baris(
        renja, SATU, 100, {"uraian": "Jumlah rapat"}, {"uraian": "Jumlah laporan"}, lokasi="Kantor", nama="Rapat"
    )
    buat_baris(renja, DUA, 100, nama="Pelayanan")
    return renja


def usul(renja, nomor: int, kode: str | None = None, **isi) -> Usulan:
    return Usulan.objects.create(
        perangkat_daerah=renja.perangkat_daerah,
        tahun=renja.tahun,
        nomor=nomor,
        asal="musrenbang",
        nomenklatur=buat_nomenklatur(kode, renja.edisi) if kode else None,
        **isi,
    )


def test_nihil(renja):
    """No proposal: one line that says so [K9]."""
    tabel = TabelTC32.muat(renja)
    assert level(tabel) == ["nihil"]
    assert baris(tabel, 0) == {"2": "NIHIL"}


def test_nihil_juga_dalam_rupiah(renja):
    tabel = TabelTC32Rupiah.muat(renja)
    assert baris(tabel, 0) == {"2": "NIHIL"}


def test_usulan_lain_tidak_terbawa(renja):
    usul(buat_renja(tahun=2023), 1, uraian="Tahun lain")
    usul(buat_renja(perangkat_daerah=buat_perangkat_daerah("tetangga")), 1, uraian="Tetangga")
    assert level(TabelTC32.muat(renja)) == ["nihil"]


def test_di_bawah_program_yang_menampungnya(renja):
    """Only the branches with proposals, numbered as in the printed example: ``1.``, ``1.1``, ``1.``."""
    usul(renja, 1, DUA, lokasi="Desa B", indikator="Jumlah orang", volume=2, satuan="Paket", status="diakomodir")
    tabel = TabelTC32.muat(renja)
    assert level(tabel) == ["program", "kegiatan", "sub_kegiatan"]
    assert kolom(tabel, "1") == ["1.", "1.1", "1."]
    assert baris(tabel, 2) == {
        "1": "1.",
        "2": "Pelayanan",
        "3": "Desa B",
        "4": "Jumlah orang",
        "5": "2 Paket",
        "6": "Diakomodir",
    }


def test_kata_kosong_diambil_dari_baris_renja(renja):
    usul(renja, 1, SATU)
    sub = baris(TabelTC32.muat(renja), 2)
    assert (sub["2"], sub["3"], sub["4"]) == ("Rapat", "Kantor", "Jumlah rapat; Jumlah laporan")
    assert "5" not in sub


def test_beberapa_usulan_satu_sub_kegiatan(renja):
    usul(renja, 1, SATU, lokasi="Desa A", status="ditolak", catatan="kewenangan provinsi")
    usul(renja, 2, SATU, lokasi="Desa B", status="ditunda")
    tabel = TabelTC32.muat(renja)
    assert level(tabel) == ["program", "kegiatan", "sub_kegiatan", "+sub_kegiatan"]
    assert kolom(tabel, "3")[2:] == ["Desa A", "Desa B"]
    assert kolom(tabel, "6")[2:] == ["Ditolak; kewenangan provinsi", "Ditunda"]


def test_usulan_tanpa_tempat_di_renja_tetap_tercetak(renja):
    """What no row of the Renja takes up stands at the end and is numbered on."""
    usul(renja, 1, DUA)
    usul(renja, 2, uraian="Rabat beton", lokasi="Desa C", volume=200, satuan="m")
    usul(renja, 3, "7.01.03.2.01.01")
    tabel = TabelTC32.muat(renja)
    assert level(tabel)[3:] == ["usulan", "usulan"]
    assert kolom(tabel, "1")[3:] == ["2.", "3."]
    assert baris(tabel, 3) == {"1": "2.", "2": "Rabat beton", "3": "Desa C", "5": "200 m", "6": "Diusulkan"}
    assert "7.01.03.2.01.01" in kolom(tabel, "2")[4]


class TestRupiah:
    @pytest.fixture
    def tabel(self, renja):
        usul(renja, 1, SATU, pagu=300, volume=2, satuan="Paket")
        usul(renja, 2, SATU, pagu=200)
        usul(renja, 3, DUA, pagu=None)
        usul(renja, 4, uraian="Rabat beton", pagu=50)
        return TabelTC32Rupiah.muat(renja)

    def test_jumlah_setiap_tingkat(self, tabel):
        assert level(tabel)[-2:] == ["usulan", "jumlah"]
        assert baris(tabel, 0)["5"] == "500"
        assert baris(tabel, 4).get("5") is None
        assert baris(tabel, len(tabel.baris) - 1) == {"2": "JUMLAH", "5": "550"}

    def test_usulan_masing_masing_dengan_rupiahnya(self, tabel):
        """Each proposal shows what it asks for, not what its neighbours ask."""
        sub = [i for i, b in enumerate(tabel.baris) if b.kode == SATU]
        assert [tabel.baris[i].sel[4].nilai for i in sub] == [300, 200]

    def test_rumus_menjumlah_semua_baris_usulan(self, tabel):
        rumus = [s.rumus.baris if s.rumus else None for b in tabel.baris for s in b.sel if s.kolom.nomor == "5"]
        assert rumus == [(1,), (2, 3), None, None, (5,), (6,), None, None, (0, 4, 7)]

    def test_usulan_untuk_program_berdiri_di_bawahnya(self, renja):
        """A proposal for a whole program does not hide what is proposed for its parts."""
        usul(renja, 1, "7.01.01", uraian="Pembenahan", pagu=40)
        usul(renja, 2, SATU, pagu=2)
        tabel = TabelTC32Rupiah.muat(renja)
        assert level(tabel) == ["program", "kegiatan", "sub_kegiatan", "usulan", "jumlah"]
        assert nilai(tabel, "5") == [42, 2, 2, 40, 42]
        assert kolom(tabel, "2")[3] == "Pembenahan"

    def test_setelan(self, renja):
        SetelanTabel.objects.create(renja=renja, besaran_24="rp")
        assert tabel_24(Renja.objects.get(pk=renja.pk)) is TabelTC32Rupiah
        assert tabel_24(buat_renja(tahun=2023)) is TabelTC32


def test_volume_tidak_dijumlah(renja):
    usul(renja, 1, SATU, volume=2, satuan="Paket")
    usul(renja, 2, DUA, volume=3, satuan="Unit")
    tabel = TabelTC32.muat(renja)
    assert "jumlah" not in level(tabel)
    assert [str(v) if v else None for v in nilai(tabel, "5")] == [None, None, "2 Paket", None, None, "3 Unit"]


def test_query_tetap(renja, django_assert_num_queries):
    from planning.versi import TERKAIT

    for i in range(1, 11):
        usul(renja, i, SATU, lokasi=f"Desa {i}")
    renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
    with django_assert_num_queries(4):
        assert len(TabelTC32.muat(renja).baris) == 12
