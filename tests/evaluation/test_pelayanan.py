"""Table 2.2 (T-C.30): how well the office serves, year by year (specification 2.2)."""

import pytest

from evaluation.tabel import TabelTC30
from evaluation.tabel.pelayanan import rentang
from planning.enums import Agregasi
from planning.models import Renja, SetelanTabel
from planning.versi import TERKAIT
from tests.factories import buat_perangkat_daerah, buat_realisasi, buat_renja, buat_renstra
from tests.matriks import baris, kolom

pytestmark = pytest.mark.django_db


@pytest.fixture
def renja():
    return buat_renja()


@pytest.fixture
def renstra(renja):
    renstra = buat_renstra(renja.perangkat_daerah)
    tujuan = renstra.tujuan.create(nomor=1, uraian="Tujuan")
    ikm = renstra.indikator_sasaran.create(
        nomor=1,
        tujuan=tujuan,
        uraian="Indeks Kepuasan",
        satuan="Indeks",
        spm="SPM 1",
        ikk="IKK 2",
        catatan_analisis="Naik",
    )
    for tahun, target, realisasi, proyeksi in (
        (2019, 70, 71, None),
        (2020, 75, "75.5", None),
        (2021, 80, None, None),
        (2022, 85, None, 86),
        (2023, 90, None, 0),
    ):
        ikm.kinerja.create(tahun=tahun, target=target, realisasi=realisasi, proyeksi=proyeksi)
    sasaran = tujuan.sasaran.create(nomor=1, uraian="Sasaran")
    renstra.indikator_sasaran.create(nomor=2, sasaran=sasaran, uraian="Nilai AKIP", satuan="Nilai")
    return renstra


def test_bawaan_tiga_belas_kolom(renja, renstra):
    tabel = TabelTC30.muat(renja)
    assert tabel.nomor_kolom == [str(n) for n in range(1, 14)]
    assert [(s.teks, s.lebar) for s in tabel.kepala[0]][4:] == [
        ("Target Renstra Perangkat Daerah", 4),
        ("Realisasi Capaian", 2),
        ("Proyeksi", 2),
        ("Catatan Analisis", 1),
    ]
    tahun = [s.teks for s in tabel.kepala[1]]
    assert tahun == [f"Tahun {t}" for t in (2020, 2021, 2022, 2023, 2020, 2021, 2022, 2023)]


def test_isi(renja, renstra):
    tabel = TabelTC30.muat(renja)
    assert baris(tabel, 0) == {
        "1": "1",
        "2": "Indeks Kepuasan",
        "3": "SPM 1",
        "4": "IKK 2",
        "5": "75 Indeks",
        "6": "80 Indeks",
        "7": "85 Indeks",
        "8": "90 Indeks",
        "9": "75,5 Indeks",
        "11": "86 Indeks",
        "12": "0 Indeks",
        "13": "Naik",
    }
    assert baris(tabel, 1) == {"1": "2", "2": "Nilai AKIP"}


class TestRealisasiDiSini:
    """A year with realisations held here is read from them, the others from the opening figures (decision 7)."""

    @pytest.mark.parametrize(
        ("cara", "triwulan", "setahun"),
        [
            (Agregasi.POSISI_AKHIR, (80, None, 82, None), "82 Indeks"),
            (Agregasi.RATA_RATA, (80, None, 82, None), "81 Indeks"),
            (Agregasi.KUMULATIF, (80, 0, 2), "82 Indeks"),
            (Agregasi.KUMULATIF, (0,), "0 Indeks"),
            (Agregasi.KUMULATIF, (None, None), "75,5 Indeks"),
        ],
    )
    def test_mengalahkan_angka_awal(self, renja, renstra, cara, triwulan, setahun):
        """2020 has an opening figure too (75,5): it stands where no quarter is filled in."""
        ikm = renstra.indikator_sasaran.get(nomor=1)
        renstra.indikator_sasaran.update(agregasi=cara)
        buat_realisasi(renja.perangkat_daerah, 2020, ikm.kunci, *triwulan)
        hasil = baris(TabelTC30.muat(renja), 0)
        assert (hasil["5"], hasil["9"], hasil.get("10")) == ("75 Indeks", setahun, None)

    def test_setiap_tahun_sendiri(self, renja, renstra):
        ikm, nilai = renstra.indikator_sasaran.all()
        buat_realisasi(renja.perangkat_daerah, 2021, ikm.kunci, 80, 81)
        buat_realisasi(renja.perangkat_daerah, 2020, nilai.kunci, None, None, None, 60)
        buat_realisasi(renja.perangkat_daerah, 2022, nilai.kunci, 70)
        tabel = TabelTC30.muat(renja)
        assert (kolom(tabel, "9"), kolom(tabel, "10")) == (["75,5 Indeks", "60 Nilai"], ["161 Indeks", ""])

    def test_kantor_lain_tidak_terbawa(self, renja, renstra):
        ikm = renstra.indikator_sasaran.get(nomor=1)
        buat_realisasi(buat_perangkat_daerah("tetangga"), 2020, ikm.kunci, 99)
        assert baris(TabelTC30.muat(renja), 0)["9"] == "75,5 Indeks"


def test_rentang_tertulis(renja, renstra):
    SetelanTabel.objects.create(renja=renja, rentang_22="target 2017-2022; realisasi 2019-2021; proyeksi 2023-2023")
    tabel = TabelTC30.muat(Renja.objects.get())
    assert tabel.nomor_kolom == [str(n) for n in range(1, 16)]
    assert [s.lebar for s in tabel.kepala[0]][4:] == [6, 3, 1, 1]
    assert kolom(tabel, "11")[0] == "71 Indeks"
    assert tabel.kolom[-1].judul == ("Catatan Analisis",)


def test_rentang_sebagian(renja):
    """A range that is not written stays as it is by default."""
    hasil = rentang(renja, "target 2018-2019")
    assert {k: (v[0], v[-1]) for k, v in hasil.items()} == {
        "target": (2018, 2019),
        "realisasi": (2020, 2021),
        "proyeksi": (2022, 2023),
    }


@pytest.mark.parametrize("tertulis", ["", "target 2010-2022; realisasi 2010-2021; proyeksi 2022-2030"])
def test_lebar_kolom_masuk_akal(renja, tertulis):
    SetelanTabel.objects.create(renja=renja, rentang_22=tertulis)
    lebar = [k.lebar for k in TabelTC30.muat(Renja.objects.get()).kolom]
    assert min(lebar) > 0
    assert sum(lebar) == pytest.approx(100, abs=2)


def test_tanpa_renstra_kosong(renja):
    assert TabelTC30.muat(renja).baris == []


def test_renstra_lain_tidak_terbawa(renja, renstra):
    buat_renstra(awal=2016, akhir=2020).indikator_sasaran.create(
        nomor=1, tujuan=renstra.tujuan.get(), uraian="Periode lain"
    )
    tetangga = buat_renja(perangkat_daerah=buat_perangkat_daerah("tetangga"))
    assert kolom(TabelTC30.muat(renja), "2") == ["Indeks Kepuasan", "Nilai AKIP"]
    assert TabelTC30.muat(tetangga).baris == []


def test_query_tetap(renja, renstra, django_assert_num_queries):
    for nomor in range(3, 30):
        renstra.indikator_sasaran.create(nomor=nomor, tujuan=renstra.tujuan.get(), uraian=f"Indikator {nomor}")
    renja = Renja.objects.select_related(*TERKAIT).get()
    with django_assert_num_queries(4):
        assert len(TabelTC30.muat(renja).baris) == 29
