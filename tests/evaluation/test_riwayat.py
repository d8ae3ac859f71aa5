"""Table 2.1 from realisations held here over the years, and opening figures for the years before (decision 7).

That it all holds together is shown by ``test_rekapitulasi_acuan``; here stand the rules one by one.
"""

from datetime import date

import pytest

from evaluation.models import RealisasiPagu
from evaluation.riwayat import muat_riwayat
from evaluation.tabel import TabelTC29
from planning.enums import Agregasi
from planning.models import EdisiNomenklatur, Renja, SetelanTabel
from tests.factories import (
    buat_baris,
    buat_indikator_renstra,
    buat_nomenklatur,
    buat_realisasi,
    buat_renja,
    buat_renstra,
)
from tests.matriks import baris, kolom

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"


@pytest.fixture
def renja():
    """A Renja of 2022: the running year of the table is 2021, its last year 2020, before that 2019."""
    return buat_renja()


class TestRealisasiDiSini:
    """A year whose realisations are held here is read from them, as far as they go (decision 7)."""

    @pytest.fixture
    def sub(self, renja):
        """A function that makes the one indicator of a Renja and of the Renstra 2018-2023, with opening figures."""

        def buat(agregasi=Agregasi.KUMULATIF, **kinerja):
            satu = buat_baris(renja, SUB, 1, {"uraian": "Indikator", "agregasi": agregasi}).indikator.get()
            buat_indikator_renstra(buat_renstra(awal=2018, akhir=2023), satu, 100, **kinerja)
            return satu.kunci

        return buat

    @pytest.mark.parametrize(
        ("cara", "triwulan", "setahun"),
        [
            (Agregasi.KUMULATIF, (1, None, 2), "3 Dokumen"),
            (Agregasi.POSISI_AKHIR, (4, 2, None), "2 Dokumen"),
            (Agregasi.RATA_RATA, (4, None, 2), "3 Dokumen"),
            (Agregasi.KUMULATIF, (0,), "0 Dokumen"),
            (Agregasi.KUMULATIF, (None,), "9 Dokumen"),
        ],
    )
    def test_tahun_lalu(self, renja, sub, cara, triwulan, setahun):
        """The opening figure (9) stands where no quarter has one."""
        kunci = sub(cara, t2020={"target": 5, "realisasi": 9})
        buat_realisasi(renja.perangkat_daerah, 2020, kunci, *triwulan)
        assert baris(TabelTC29.muat(renja), 2)["7"] == setahun

    @pytest.mark.parametrize(
        ("cara", "sampai_2019", "sampai_2021"),
        [
            (Agregasi.KUMULATIF, "13 Dokumen", "16 Dokumen"),
            (Agregasi.POSISI_AKHIR, "3 Dokumen", "2 Dokumen"),
            # 10 stands for 2018 alone, then 3, 1 and 2: each year counts once
            (Agregasi.RATA_RATA, "6,5 Dokumen", "4 Dokumen"),
        ],
    )
    def test_sampai_dengan(self, renja, sub, cara, sampai_2019, sampai_2021):
        """2018 is an opening figure, the years after it are held here."""
        kunci = sub(cara, t2018={"realisasi_sd": 10})
        for tahun, angka in ((2019, 3), (2020, 1), (2021, 2)):
            buat_realisasi(renja.perangkat_daerah, tahun, kunci, None, angka)
        assert baris(TabelTC29.muat(renja), 2)["5"] == sampai_2019
        SetelanTabel.objects.create(renja=renja, tahun_berjalan_21=2023)
        assert baris(TabelTC29.muat(Renja.objects.get()), 2)["5"] == sampai_2021

    def test_rata_rata_awal_mewakili_tahun_tahunnya(self, renja, sub):
        """An opening mean up to 2020 stands for 2018, 2019 and 2020: (3 x 10 + 2) / 4."""
        buat_realisasi(renja.perangkat_daerah, 2021, sub(Agregasi.RATA_RATA, t2020={"realisasi_sd": 10}), 2)
        SetelanTabel.objects.create(renja=renja, tahun_berjalan_21=2023)
        assert baris(TabelTC29.muat(Renja.objects.get()), 2)["5"] == "8 Dokumen"

    def test_angka_awal_di_tahun_yang_dipegang_tidak_dipakai(self, renja, sub):
        """2019 is held here: its opening figures are not read, those of 2018 are."""
        kunci = sub(t2018={"realisasi_sd": 10}, t2019={"realisasi": 50, "realisasi_sd": 60})
        buat_realisasi(renja.perangkat_daerah, 2019, kunci, 3)
        assert baris(TabelTC29.muat(renja), 2)["5"] == "13 Dokumen"

    def test_hanya_dalam_masa_renstra(self, renja):
        """What was reached before the Renstra is shown where its year is asked for, and not added to what follows."""
        satu = buat_baris(renja, SUB, 1, {"target": 7}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2021, akhir=2026), satu, 10, t2021={"target": 4})
        for tahun in (2018, 2019, 2020):
            buat_realisasi(renja.perangkat_daerah, tahun, satu.kunci, 5)
        hasil = baris(TabelTC29.muat(renja), 2)
        assert (hasil.get("5"), hasil["7"], hasil["9"], hasil["10"], hasil["11"]) == (
            None,
            "5 Dokumen",
            "4 Dokumen",
            "4 Dokumen",
            "40,00",
        )

    def test_satuan_renja_tahun_itu(self, renja, sub):
        """A year is counted as its Renja counted it; what is counted otherwise is shown and not added."""
        kunci = sub(t2018={"realisasi_sd": 10})
        lama = {"kunci": kunci, "satuan": "Lembar", "agregasi": Agregasi.POSISI_AKHIR, "target": 70}
        for tahun in (2019, 2020):
            buat_baris(buat_renja(tahun=tahun), SUB, 1, lama)
            buat_realisasi(renja.perangkat_daerah, tahun, kunci, 40, 60)
        hasil = baris(TabelTC29.muat(Renja.objects.get(tahun=2022)), 2)
        assert (hasil["5"], hasil["6"], hasil["7"]) == ("10 Dokumen", "70 Lembar", "60 Lembar")
        assert (hasil["8"], hasil["10"]) == ("85,71", "10 Dokumen")

    def test_indikator_renstra_yang_tidak_lagi_di_renja_tercetak(self, renja):
        """What was planned or reached last year stays in the table, as it does with opening figures."""
        renstra = buat_renstra(awal=2018, akhir=2023)
        lalu = buat_renja(tahun=2020)
        for nomor, isi in enumerate(({"target": 3}, {}, {})):
            kode = f"7.01.01.2.01.1{nomor}"
            satu = buat_baris(lalu, kode, 1, {"uraian": kode, **isi}).indikator.get()
            buat_indikator_renstra(renstra, satu, 5)
            if nomor == 1:
                buat_realisasi(renja.perangkat_daerah, 2020, satu.kunci, 2)
        buat_baris(renja, SUB, 1, {})
        tabel = TabelTC29.muat(renja)
        assert kolom(tabel, "1")[2:] == [SUB, "7.01.01.2.01.10", "7.01.01.2.01.11"]
        assert (baris(tabel, 3)["6"], baris(tabel, 4)["7"]) == ("3 Dokumen", "2 Dokumen")

    def test_kode_edisi_lain(self, renja):
        """The Renstra writes sub kegiatan with four digits, the Renja with two: the same node, the same indicator."""
        baru = EdisiNomenklatur.objects.create(
            kode="baru", nama="Baru", tanggal=date(2023, 6, 23), tahun_mulai=2023, lebar_sub_kegiatan=4
        )
        renstra = buat_renstra(awal=2018, akhir=2023)
        buat_nomenklatur("7.01.01.2.01.09", renja.edisi)
        satu = buat_baris(renja, SUB, 1, {"uraian": "Ada"}).indikator.get()
        nanti = buat_renja(tahun=2023, edisi=baru)
        for kode, isi in ((f"{SUB[:-2]}0001", {"kunci": satu.kunci}), (f"{SUB[:-2]}0009", {"uraian": "Hilang"})):
            lagi = buat_baris(nanti, kode, 1, {"uraian": "Ada", **isi}).indikator.get()
            buat_indikator_renstra(renstra, lagi, 8, t2020={"target": 4, "realisasi": 3})
        tabel = TabelTC29.muat(renja)
        assert kolom(tabel, "3")[2:] == ["Ada", "Hilang"]
        assert kolom(tabel, "1")[2:] == [SUB, "7.01.01.2.01.09"]
        assert kolom(tabel, "4")[2:] == ["8 Dokumen", "8 Dokumen"]


class TestRupiah:
    """Column 6 of E.81: rupiah spent up to a year, at the leaves (specification 2.9)."""

    @pytest.fixture
    def riwayat(self, renja):
        """A function that gives the history of a Renja whose leaves spent so much: {(kode, year): rupiah a quarter}."""

        def buat(terpakai: dict, awal: dict | None = None, mulai: int = 2018):
            renstra = buat_renstra(awal=mulai, akhir=2023)
            for nomor, (kode, kinerja) in enumerate((awal or {}).items(), 1):
                satu = buat_baris(renja, kode, 1, {"nomor": nomor}).indikator.get()
                isi = {f"t{t}": {"realisasi_rp_sd": rp} for t, rp in kinerja.items()}
                buat_indikator_renstra(renstra, satu, **isi)
            RealisasiPagu.objects.bulk_create(
                RealisasiPagu(
                    perangkat_daerah=renja.perangkat_daerah,
                    tahun=tahun,
                    triwulan=tw,
                    nomenklatur=buat_nomenklatur(kode, renja.edisi),
                    rupiah=rp,
                )
                for (kode, tahun), isi in terpakai.items()
                for tw, rp in enumerate(isi, 1)
            )
            hasil = muat_riwayat(renja, renstra, [2021])
            return lambda kode, tahun: hasil.rupiah_sd(buat_nomenklatur(kode, renja.edisi), tahun)

        return buat

    def test_tahun_tahun_dijumlah(self, riwayat):
        sd = riwayat({(SUB, 2019): (10, None, 20), (SUB, 2021): (5,)})
        assert [sd(SUB, t) for t in range(2018, 2022)] == [None, 30, 30, 35]

    def test_angka_awal_untuk_tahun_sebelumnya(self, riwayat):
        """An opening figure stands for all years until then; a year held here is added, also if it has one too."""
        sd = riwayat({(SUB, 2020): (7,), (SUB, 2021): (None,)}, {SUB: {2018: 1, 2019: 100, 2020: 999, 2021: 0}})
        assert [sd(SUB, t) for t in range(2018, 2022)] == [1, 100, 107, 0]

    def test_nol_dan_kosong(self, riwayat):
        """Nothing is not zero (decision 4)."""
        sd = riwayat({(SUB, 2019): (None, None), (SUB, 2020): (0,)})
        assert [sd(SUB, t) for t in (2019, 2020)] == [None, 0]

    def test_induk_menjumlah_daun(self, riwayat):
        sd = riwayat(
            {(SUB, 2020): (1,), ("7.01.01.2.01.10", 2020): (2,), ("7.01.01.2.10.01", 2020): (4,)},
            {"7.01.02.2.01.01": {2019: 8}},
        )
        assert [sd(k, 2021) for k in ("7.01.01.2.01", "7.01.01", "7.01.02", "7.01", "7.01.03")] == [3, 7, 8, 15, None]

    def test_hanya_masa_renstra(self, riwayat):
        sd = riwayat({(SUB, 2019): (10,), (SUB, 2020): (1,)}, {"7.01.02.2.01.01": {2019: 8}}, mulai=2020)
        assert [sd(SUB, t) for t in (2019, 2020)] == [None, 1]
        assert sd("7.01.02.2.01.01", 2021) is None

    def test_lintas_edisi(self, renja, riwayat):
        """The same sub kegiatan with four digits."""
        baru = EdisiNomenklatur.objects.create(
            kode="baru", nama="Baru", tanggal=date(2023, 6, 23), tahun_mulai=2023, lebar_sub_kegiatan=4
        )
        riwayat({(SUB, 2020): (3,)})
        hasil = muat_riwayat(renja, renja.perangkat_daerah.renstra.get(), [2021])
        assert hasil.rupiah_sd(buat_nomenklatur("7.01.01.2.01.0001", baru), 2020) == 3

    def test_tanpa_renstra_tidak_dijumlah(self, renja):
        assert muat_riwayat(renja, None, [2021]).rupiah_sd(buat_nomenklatur(SUB, renja.edisi), 2021) is None
