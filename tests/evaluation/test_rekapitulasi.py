"""Table 2.1 (T-C.29): what came of the last years against the Renstra (specification 2.1, 4.1, 4.2)."""

from decimal import Decimal

import pytest

from evaluation.tabel import TabelTC29
from planning.enums import Agregasi, Arah, JenisRenja
from planning.models import IndikatorRenja, IndikatorRenstra, Kabupaten, Renja, SetelanTabel
from planning.versi import TERKAIT
from tests.factories import (
    buat_baris,
    buat_edisi,
    buat_indikator_renstra,
    buat_pohon,
    buat_realisasi,
    buat_renja,
    buat_renstra,
)
from tests.matriks import baris, kolom, level

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"


@pytest.fixture
def renja():
    """A Renja of 2022: the running year of the table is 2021, its last year 2020, before that 2019."""
    return buat_renja()


def isi(
    renja, target_akhir=None, sd=None, lalu=(None, None), berjalan=None, satuan_lama="", **indikator
) -> dict[str, str]:
    """The one leaf line of a table whose indicator has these figures; ``lalu`` is target and realisasi of 2020."""
    satu = buat_baris(renja, SUB, 1, {"uraian": "Indikator", **indikator}).indikator.get()
    buat_indikator_renstra(
        buat_renstra(renja.perangkat_daerah, 2016, 2021),
        satu,
        target_akhir,
        t2019={"realisasi_sd": sd, "satuan": satuan_lama},
        t2020={"target": lalu[0], "realisasi": lalu[1], "satuan": satuan_lama},
        t2021={"target": berjalan},
    )
    hasil = baris(TabelTC29.muat(renja), 2)
    return {k: hasil.get(k, "") for k in ("4", "5", "6", "7", "8", "9", "10", "11")}


class TestKolom10MenurutAgregasi:
    def test_kumulatif_dijumlah(self, renja):
        """Specification 9, test 8: 15.480 + 11.171 + 16.928 = 43.579, 100 % of the Renstra."""
        assert isi(renja, 43579, 15480, (11171, 11171), 16928, satuan="Lembar") == {
            "4": "43.579 Lembar",
            "5": "15.480 Lembar",
            "6": "11.171 Lembar",
            "7": "11.171 Lembar",
            "8": "100,00",
            "9": "16.928 Lembar",
            "10": "43.579 Lembar",
            "11": "100,00",
        }

    def test_posisi_akhir_mengambil_kolom_9(self, renja):
        """S0 prints 100, not 290, for percent with 95, 95 and 100."""
        hasil = isi(renja, 100, 95, (95, 95), 100, satuan="%", agregasi=Agregasi.POSISI_AKHIR)
        assert (hasil["10"], hasil["11"]) == ("100%", "100,00")

    def test_posisi_akhir_tanpa_kolom_9(self, renja):
        hasil = isi(renja, 100, 95, (95, 95), None, satuan="%", agregasi=Agregasi.POSISI_AKHIR)
        assert (hasil["10"], hasil["11"]) == ("", "")

    @pytest.mark.parametrize(
        ("sd", "realisasi", "berjalan", "rata"),
        [
            (90, 92, 94, "92 Indeks"),
            (90, None, 95, "92,5 Indeks"),
            (None, None, 94, "94 Indeks"),
            (None, None, None, ""),
        ],
    )
    def test_rata_rata_yang_ada(self, renja, sd, realisasi, berjalan, rata):
        hasil = isi(renja, 95, sd, (90, realisasi), berjalan, satuan="Indeks", agregasi=Agregasi.RATA_RATA)
        assert hasil["10"] == rata

    def test_kumulatif_dengan_yang_kosong(self, renja):
        """What is not filled in adds nothing; zero is filled in."""
        assert isi(renja, 10, None, (3, 0), 5)["10"] == "5 Dokumen"

    def test_kumulatif_semua_kosong(self, renja):
        hasil = isi(renja, 10)
        assert (hasil["10"], hasil["11"]) == ("", "")


class TestPersen:
    def test_perizinan(self, renja):
        """Specification 9, test 7: 6=70, 7=58 → 83; 5 is "-", 9=35 → 10=93; 4=95 → 98."""
        hasil = isi(renja, 95, None, (70, 58), 35, satuan="Izin")
        assert (hasil["8"], hasil["10"], hasil["11"]) == ("82,86", "93 Izin", "97,89")

    @pytest.mark.parametrize("target", [None, 0])
    def test_tanpa_target_tidak_berlaku(self, renja, target):
        """Column 4 or 6 empty or zero: 8 and 11 are ``-`` (specification 2.1)."""
        hasil = isi(renja, target, 1, (target, 5), 5)
        assert (hasil["8"], hasil["11"]) == ("-", "-")

    def test_tanpa_realisasi_kosong(self, renja):
        assert isi(renja, 10, None, (5, None), None)["8"] == ""

    def test_realisasi_nol_nol_persen(self, renja):
        assert isi(renja, 10, None, (5, 0), None)["8"] == "0,00"

    def test_lebih_dari_seratus_tidak_dibatasi(self, renja):
        assert isi(renja, 4, 9, (4, 10), None)["8"] == "250,00"

    @pytest.mark.parametrize(
        ("target", "realisasi", "persen"),
        [(10, 8, "120,00"), (10, 12, "80,00"), (10, 25, "0,00"), (0, 0, "100,00"), (0, 1, "0,00")],
    )
    def test_makin_rendah_makin_baik(self, renja, target, realisasi, persen):
        """Specification 4.1: (2T - R) / T, never below zero; of a target of zero all, or nothing."""
        hasil = isi(renja, None, None, (target, realisasi), None, arah=Arah.NEGATIF, satuan="Kasus")
        assert hasil["8"] == persen

    def test_kolom_11_juga_menurut_arah(self, renja):
        hasil = isi(renja, 10, 2, (3, 2), 4, arah=Arah.NEGATIF, satuan="Kasus")
        assert (hasil["10"], hasil["11"]) == ("8 Kasus", "120,00")


class TestSatuanBerbeda:
    def test_angka_bersatuan_lain_tidak_dijumlah(self, renja):
        """A figure counted in another unit is shown as it was, and not added to others."""
        hasil = isi(renja, 10, Decimal("0.38"), (Decimal("0.40"), Decimal("0.38")), 10, satuan="%", satuan_lama="Rasio")
        assert (hasil["5"], hasil["7"]) == ("0,38 Rasio", "0,38 Rasio")
        assert (hasil["9"], hasil["10"], hasil["11"]) == ("10%", "10%", "100,00")
        assert hasil["8"] == "95,00"

    def test_target_dan_realisasi_bersatuan_lain_tidak_dibandingkan(self, renja):
        """Column 8: so many ratio of so many percent says nothing."""
        satu = buat_baris(renja, SUB, 1, {"satuan": "%"}).indikator.get()
        buat_baris(buat_renja(tahun=2020), SUB, 1, {"target": 10, "satuan": "%", "kunci": satu.kunci})
        renstra = buat_renstra(awal=2016, akhir=2021)
        buat_indikator_renstra(renstra, satu, 10, t2020={"realisasi": Decimal("0.38"), "satuan": "Rasio"})
        hasil = baris(TabelTC29.muat(renja), 2)
        assert (hasil["6"], hasil["7"], hasil.get("8")) == ("10%", "0,38 Rasio", None)

    def test_huruf_besar_kecil_satuan_tidak_membedakan(self, renja):
        assert isi(renja, 10, 3, (3, 3), 4, satuan="Dokumen", satuan_lama="dokumen")["10"] == "10 Dokumen"

    def test_satuan_renja_lain_dari_renstra(self, renja):
        """The Renstra says in which unit an indicator is counted."""
        satu = buat_baris(renja, SUB, 1, {"satuan": "Berkas"}).indikator.get()
        lama = buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), satu, 10, t2021={"target": 5})
        IndikatorRenstra.objects.filter(pk=lama.pk).update(satuan="Dokumen")
        assert baris(TabelTC29.muat(renja), 2)["10"] == "5 Dokumen"


class TestTahun:
    def test_pokok_mengevaluasi_tahun_lalu(self, renja):
        buat_renstra(awal=2016, akhir=2021)
        tabel = TabelTC29.muat(renja)
        assert tabel.judul[0].endswith("s/d Tahun 2021 Kabupaten Contoh")
        judul = [k for b in tabel.kepala for k in b]
        assert any(s.teks.endswith("s/d dengan tahun 2019") for s in judul)
        assert any("Tahun Lalu 2020" in s.teks for s in judul)
        assert any(s.teks.endswith("Tahun 2021") and "Renstra" in s.teks for s in judul)

    def test_perubahan_mengevaluasi_tahun_ini_dari_renjanya_sendiri(self):
        renja = buat_renja(JenisRenja.PERUBAHAN, 2021)
        satu = buat_baris(renja, SUB, 1, {"target": 8}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), satu, 10, t2021={"target": 5})
        assert baris(TabelTC29.muat(renja), 2)["9"] == "8 Dokumen"

    def test_renja_tahun_lalu_mengalahkan_angka_awal(self, renja):
        """A year whose Renja is held here is read from it, and from its last version (decision 7)."""
        satu = buat_baris(renja, SUB, 1, {}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), satu, 10, t2020={"target": 1}, t2021={"target": 1})
        for jenis, urutan, target in (
            (JenisRenja.PERUBAHAN, 1, 7),
            (JenisRenja.PERUBAHAN, 2, 9),
            (JenisRenja.POKOK, 0, 5),
            (JenisRenja.RANCANGAN_AWAL, 0, 3),
        ):
            buat_baris(buat_renja(jenis, 2021, urutan=urutan), SUB, 1, {"target": target, "kunci": satu.kunci})
        buat_baris(buat_renja(tahun=2020), SUB, 1, {"target": 4, "kunci": satu.kunci})
        hasil = baris(TabelTC29.muat(renja), 2)
        assert (hasil["6"], hasil["9"]) == ("4 Dokumen", "9 Dokumen")

    def test_setelan_tahun_berjalan(self, renja):
        satu = buat_baris(renja, SUB, 1, {"target": 8}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2021, akhir=2026), satu, 10)
        SetelanTabel.objects.create(renja=renja, tahun_berjalan_21=2022)
        tabel = TabelTC29.muat(Renja.objects.get())
        assert baris(tabel, 2)["9"] == "8 Dokumen"
        assert any(s.teks.endswith("Tahun 2026") for b in tabel.kepala for s in b)

    def test_tanpa_renstra(self, renja):
        buat_baris(renja, SUB, 1, {"uraian": "Jumlah", "target": 8})
        assert baris(TabelTC29.muat(renja), 2) == {
            "1": SUB,
            "2": f"Sub kegiatan {SUB}",
            "3": "Jumlah",
            "8": "-",
            "11": "-",
        }


@pytest.mark.parametrize(("cara", "persen"), [("dua_t_kurang_r", "80,00"), ("t_per_r", "83,33")])
def test_makin_rendah_makin_baik_menurut_kabupaten(renja, cara, persen):
    Kabupaten.objects.update(rumus_negatif=cara)
    assert isi(Renja.objects.get(), None, None, (10, 12), None, arah=Arah.NEGATIF)["8"] == persen


class TestBarisInduk:
    @pytest.fixture
    def berisi(self, renja):
        induk = buat_baris(renja, "7.01.01", None, {"uraian": "Hasil", "satuan": "%", "target": 100}).indikator.get()
        buat_baris(renja, SUB, 1, {})
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), induk, 100, t2020={"target": 90, "realisasi": 81})
        return renja

    def test_bawaan_hanya_kata(self, berisi):
        """Programmes and kegiatan: columns 4 to 11 stay empty [S0, K10]."""
        assert baris(TabelTC29.muat(berisi), 0) == {"1": "7.01.01", "2": "PROGRAM 7.01.01", "3": "Hasil"}

    def test_setelan_mengisi(self, berisi):
        SetelanTabel.objects.create(renja=berisi, isi_baris_induk=True)
        hasil = baris(TabelTC29.muat(Renja.objects.get()), 0)
        assert (hasil["4"], hasil["6"], hasil["8"]) == ("100%", "90%", "90,00")

    @pytest.mark.parametrize(("arah", "persen"), [(Arah.POSITIF, "70,00"), (Arah.NEGATIF, "70,00")])
    def test_otomatis_adalah_rata_rata_capaian_di_bawahnya(self, renja, arah, persen):
        """In a year held here, what such an indicator reached is what E.81 said of it: the mean of 50 and 90."""
        hasil_program = {"uraian": "Hasil", "satuan": "%", "target": 100, "otomatis": True, "arah": arah}
        lalu = buat_renja(tahun=2020)
        program = buat_baris(lalu, "7.01.01", None, hasil_program).indikator.get()
        for kode, reached in ((SUB, 5), ("7.01.01.2.01.02", 9)):
            sub = buat_baris(lalu, kode, 1, {"target": 10}).indikator.get()
            buat_realisasi(renja.perangkat_daerah, 2020, sub.kunci, reached)
        buat_baris(renja, "7.01.01", None, hasil_program | {"kunci": program.kunci})
        renstra = buat_renstra(awal=2018, akhir=2023)
        buat_indikator_renstra(renstra, program, 100, t2019={"realisasi_sd": 60}, t2020={"realisasi": 1})
        IndikatorRenstra.objects.update(agregasi=Agregasi.RATA_RATA)
        SetelanTabel.objects.create(renja=renja, isi_baris_induk=True)
        hasil = baris(TabelTC29.muat(Renja.objects.get(pk=renja.pk)), 0)
        assert (hasil["5"], hasil["6"], hasil["7"], hasil["8"]) == ("60%", "100%", "70%", persen)


class TestHanyaDiRenstra:
    """What had figures in these years stays in the table, though the Renja has no such row any more."""

    def test_simpul_tanpa_baris(self, renja):
        hilang = buat_baris(buat_renja(tahun=2018), "7.01.01.2.01.09", 1, {"uraian": "Hilang"}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), hilang, 5, t2020={"target": 5, "realisasi": 4})
        buat_baris(renja, SUB, 1, {})
        tabel = TabelTC29.muat(renja)
        assert kolom(tabel, "1") == ["7.01.01", "7.01.01.2.01", SUB, "7.01.01.2.01.09"]
        assert baris(tabel, 3)["8"] == "80,00"

    def test_indikator_tambahan_di_simpul_yang_ada(self, renja):
        lama = buat_baris(buat_renja(tahun=2018), SUB, 1, {"uraian": "Lama"}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), lama, 5, t2020={"target": 5, "realisasi": 4})
        buat_baris(renja, SUB, 1, {"uraian": "Baru"})
        tabel = TabelTC29.muat(renja)
        assert level(tabel)[2:] == ["sub_kegiatan", "+sub_kegiatan"]
        assert kolom(tabel, "3")[2:] == ["Baru", "Lama"]

    def test_tanpa_angka_tidak_tercetak(self, renja):
        hilang = buat_baris(buat_renja(tahun=2020), "7.01.01.2.01.09", 1, {}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), hilang, 5, t2015={"target": 5})
        buat_baris(renja, SUB, 1, {})
        assert "7.01.01.2.01.09" not in kolom(TabelTC29.muat(renja), "1")

    def test_edisi_lain_tidak_terbawa(self, renja):
        lain = buat_renja(tahun=2020, edisi=buat_edisi(lama=True))
        hilang = buat_baris(lain, "4.36.70.01", 1, {}).indikator.get()
        buat_indikator_renstra(buat_renstra(awal=2016, akhir=2021), hilang, 5, t2020={"target": 5})
        buat_baris(renja, SUB, 1, {})
        assert kolom(TabelTC29.muat(renja), "1") == ["7.01.01", "7.01.01.2.01", SUB]


def test_rumus_tercetak_di_nomor_kolom(renja):
    nomor = TabelTC29.muat(renja).nomor_kolom
    assert [nomor[7], nomor[9], nomor[10]] == ["8 = (7/6*100)", "10 = (5+7+9)", "11 = (10/4*100)"]


@pytest.mark.parametrize("program", [1, 50])
def test_query_tetap(renja, program, django_assert_num_queries):
    """However many rows, and whatever is held of the years before."""
    buat_pohon(renja, program, indikator=2)
    lalu = buat_renja(tahun=2020)
    buat_pohon(lalu, program, indikator=2)
    renstra = buat_renstra(awal=2016, akhir=2021)
    for i in IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris__nomenklatur"):
        buat_indikator_renstra(renstra, i, 5, t2020={"target": 5})
        buat_realisasi(renja.perangkat_daerah, 2020, i.kunci, 1, 2)
    renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
    with django_assert_num_queries(10):
        assert len(TabelTC29.muat(renja).baris) == program * 6
