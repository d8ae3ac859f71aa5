"""Tables 3.1 (T-C.33) and 4.1 (specification 2.5, 2.8)."""

import pytest

from planning.enums import JenisRenja
from planning.models import Renja, SetelanTabel, SumberDana
from planning.tabel import Tabel41A, Tabel41B, TabelTC33, tabel_31, tabel_41
from tests.factories import buat_baris, buat_edisi, buat_perangkat_daerah, buat_renja
from tests.matriks import baris, kolom, level

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"


@pytest.fixture
def renja():
    renja = buat_renja()
    dana = SumberDana.objects.create(kode="DAU", nama="Dana Alokasi Umum")
    buat_baris(renja, "7.01.01", None, {"uraian": "Hasil", "target": 100, "satuan": "%"}, nama="Program Penunjang")
    buat_baris(
        renja,
        SUB,
        1_500_000,
        {"uraian": "Jumlah dokumen", "target": 3, "target_n1": 4},
        nama="Penyusunan Dokumen",
        pagu_n1=0,
        lokasi="Desa A",
        catatan="Penting",
        sumber_dana=dana,
    )
    buat_baris(renja, "7.01.02.2.01.01", None, {"target": None})
    return renja


class TestTC33:
    def test_satu_baris_penuh(self, renja):
        assert baris(TabelTC33.muat(renja), 2) == {
            "1": SUB,
            "2": "Penyusunan Dokumen",
            "3": "Desa A",
            "4": "Jumlah dokumen",
            "5": "3 Dokumen",
            "6": "1.500.000",
            "7": "Dana Alokasi Umum",
            "8": "Penting",
            "9": "4 Dokumen",
            "10": "-",
        }

    def test_jumlah_nol_kosong(self, renja):
        """A sum of nothing is empty, a sum of zero ``-``."""
        tabel = TabelTC33.muat(renja)
        assert kolom(tabel, "1") == [
            "7.01.01",
            "7.01.01.2.01",
            SUB,
            "7.01.02",
            "7.01.02.2.01",
            "7.01.02.2.01.01",
            "",
        ]
        assert kolom(tabel, "6") == ["1.500.000"] * 3 + [""] * 3 + ["1.500.000"]
        assert kolom(tabel, "10") == ["-"] * 3 + [""] * 3 + ["-"]
        assert baris(tabel, 6) == {"2": "T O T A L", "6": "1.500.000", "10": "-"}

    def test_program_kapital_indikator_sendiri(self, renja):
        tabel = TabelTC33.muat(renja)
        assert kolom(tabel, "2")[0] == "PROGRAM PENUNJANG"
        assert (kolom(tabel, "4")[0], kolom(tabel, "5")[0]) == ("Hasil", "100%")

    def test_nomor_dalam_kurung(self, renja):
        assert TabelTC33.muat(renja).nomor_kolom == [f"({n})" for n in range(1, 11)]

    def test_judul(self, renja):
        assert TabelTC33.muat(renja).judul == [
            "Rumusan Rencana Program dan Kegiatan Kecamatan Contoh Tahun 2022 dan Prakiraan Maju Tahun 2023 "
            "Kabupaten Contoh"
        ]

    def test_urutan_lampiran(self, renja):
        """As in the regulation's annex, Indikator before Lokasi; the numbers count on."""
        SetelanTabel.objects.create(renja=renja, urutan_lokasi="lampiran")
        renja = Renja.objects.get(pk=renja.pk)
        tabel = tabel_31(renja).muat(renja)
        assert [k.judul[-1] for k in tabel.kolom][2:4] == ["Indikator Kinerja Program/Kegiatan", "Lokasi"]
        assert tabel.nomor_kolom == [f"({n})" for n in range(1, 11)]
        assert (kolom(tabel, "3")[2], kolom(tabel, "4")[2]) == ("Jumlah dokumen", "Desa A")
        assert kolom(tabel, "6") == kolom(TabelTC33.muat(renja), "6")

    def test_urutan_contoh_bawaan(self, renja):
        assert tabel_31(renja) is TabelTC33


class TestBidang:
    """A bidang is a heading, printed only where there are several (specification 1.4)."""

    @pytest.fixture
    def lama(self):
        return buat_renja(
            tahun=2020,
            edisi=buat_edisi(lama=True),
            perangkat_daerah=buat_perangkat_daerah("lama", kode_organisasi="4.36.08"),
        )

    def test_satu_bidang_tanpa_judul(self, lama):
        buat_baris(lama, "4.36.70.01", 1)
        assert level(TabelTC33.muat(lama)) == ["program", "kegiatan", "jumlah"]

    def test_beberapa_bidang_berjudul(self, lama):
        buat_baris(lama, "4.36.70.01", 1)
        buat_baris(lama, "0.00.01.01", 2)
        tabel = TabelTC33.muat(lama)
        assert level(tabel) == ["bidang", "program", "kegiatan", "bidang", "program", "kegiatan", "jumlah"]
        assert baris(tabel, 0) == {"2": "Bidang urusan 0.00"}
        assert kolom(tabel, "1")[1:3] == ["0.00.4.36.08.01", "0.00.4.36.08.01.01"]
        assert kolom(tabel, "6") == ["", "2", "2", "", "1", "1", "3"]

    def test_nomor_program_berlanjut_antarbidang(self, lama):
        buat_baris(lama, "4.36.70.01", 1)
        buat_baris(lama, "0.00.01.01", 2)
        assert kolom(Tabel41B.muat(lama), "1") == ["", "1.", "1.1", "", "2.", "2.1", ""]


class Test41:
    @pytest.mark.parametrize(
        ("jenis", "setelan", "kelas"),
        [
            (JenisRenja.POKOK, "", Tabel41B),
            (JenisRenja.RANCANGAN_AWAL, "", Tabel41B),
            (JenisRenja.PERUBAHAN, "", Tabel41A),
            (JenisRenja.POKOK, "A", Tabel41A),
            (JenisRenja.PERUBAHAN, "B", Tabel41B),
        ],
    )
    def test_bentuk(self, jenis, setelan, kelas):
        """A for a perubahan, else B, unless the settings say otherwise (specification 2.8)."""
        SetelanTabel.objects.create(renja=buat_renja(jenis), bentuk_41=setelan)
        assert tabel_41(Renja.objects.get()) is kelas

    def test_bentuk_tanpa_setelan(self):
        assert tabel_41(buat_renja()) is Tabel41B

    def test_a(self, renja):
        tabel = Tabel41A.muat(renja)
        assert baris(tabel, 2) == {
            "1": "1.",
            "2": "Penyusunan Dokumen",
            "3": "3 Dokumen",
            "4": "1.500.000",
            "5": "Dana Alokasi Umum",
        }
        assert kolom(tabel, "1") == ["1.", "1.1", "1.", "2.", "2.1", "1.", ""]
        assert baris(tabel, 6) == {"2": "JUMLAH", "4": "1.500.000"}
        assert tabel.judul == ["Alokasi Anggaran Kantor Kecamatan Contoh Tahun 2022"]
        assert tabel.kertas == "f4-tegak"

    def test_b(self, renja):
        tabel = Tabel41B.muat(renja)
        assert baris(tabel, 2) == {
            "1": "1.",
            "2": "Penyusunan Dokumen",
            "3": "Jumlah dokumen",
            "4": "Desa A",
            "5": "3 Dokumen",
            "6": "1.500.000",
            "7": "Dana Alokasi Umum",
        }
        assert baris(tabel, 6) == {"2": "JUMLAH TOTAL", "6": "1.500.000"}

    def test_total_sama_dengan_31(self, renja):
        """Specification 2.8: the totals of 4.1 and T-C.33 agree."""
        (total,) = {kolom(TabelTC33.muat(renja), "6")[-1], kolom(Tabel41A.muat(renja), "4")[-1]}
        assert total == "1.500.000"
