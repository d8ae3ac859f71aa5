"""What a file comes to: what changes, what stays, what is wrong, cell by cell."""

from dataclasses import replace
from decimal import Decimal

import pytest

from planning.impor.periksa import periksa
from planning.isian.potret import PotretBaris, terapkan
from planning.models import IndikatorRenja, Nomenklatur
from tests.factories import buat_baris, buat_indikator_renstra, buat_renja, buat_renstra

from .conftest import BELUM, BENIH, DUA, JUDUL, KEGIATAN, LAIN, NAMA, PROGRAM, SATU, temuan
from .tulis import angka, buku, galat, logika, rumus

pytestmark = pytest.mark.django_db


def test_satu_sel_berubah_selebihnya_tetap(uji):
    hasil = uji.isi([SATU, NAMA[SATU], "Jumlah dokumen", "Dokumen", 3, 1_250_000, "Kalaena", "Pendapatan Daerah"])
    assert [(b.kode, b.kolom, b.lama, b.baru) for b in hasil.beda] == [(SATU, "pagu", 1_000_000, 1_250_000)]
    lama, baru = uji.potret()[SATU], hasil.isi[SATU]
    assert baru == replace(lama, pagu=1_250_000), "columns the file has not, and the second indicator, stay"
    assert (hasil.sebelum.pagu, hasil.sesudah.pagu) == (3_500_000, 3_750_000)


def test_kolom_boleh_di_mana_saja(uji):
    judul = ["Catatan", "PAGU  2022 (Rp)", "kode", None, "Uraian"]
    hasil = uji.isi(["Baru", 7, SATU, None, NAMA[SATU]], judul=judul)
    assert {(b.kolom, b.baru) for b in hasil.beda} == {("pagu", 7), ("catatan", "Baru")}


def test_judul_bertingkat_dan_tahun(uji):
    baris = [
        ["Kode", "Program/Kegiatan", "Rencana Tahun 2022 (N)", None, "Prakiraan Maju Rencana Tahun 2023 (N+1)"],
        [None, None, "Target Capaian Kinerja", "Kebutuhan Dana/ Pagu Indikatif", "Target", "Pagu Indikatif"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
        [DUA, NAMA[DUA], 5, 10, 6, 20],
    ]
    hasil = uji.periksa(buku(baris))
    assert not hasil.temuan
    baru = hasil.isi[DUA]
    assert (baru.pagu, baru.pagu_n1) == (10, 20)
    assert [(i.target, i.target_n1) for i in baru.indikator] == [(5, 6)]


@pytest.mark.parametrize("judul", ["Pagu 2021", "Pagu 2024", "Target Tahun 2019"])
def test_tahun_lain_ditolak(uji, judul):
    hasil = uji.isi([SATU, 1], judul=["Kode", judul, "Pagu 2022"])
    assert list(temuan(hasil)) == ["B1"]
    assert "2022 atau 2023" in temuan(hasil)["B1"]


def test_kolom_ganda_ditolak(uji):
    hasil = uji.isi([SATU, 1, 2], judul=["Kode", "Pagu 2022", "Pagu Indikatif"])
    assert temuan(hasil) == {"C1": "Kolom Pagu 2022 (Rp) ada lebih dari satu. Hapus atau ganti judul yang lain."}


def test_kolom_tidak_ada_dan_tidak_dikenal_disebut(uji):
    hasil = uji.isi([SATU, 1, "x"], judul=["Kode", "Pagu 2022", "Pelaksana"])
    assert hasil.bersih
    assert "Pelaksana (C1)" in hasil.catatan[0]
    assert "Nama, Indikator, Satuan, Target 2022" in hasil.catatan[1]


@pytest.mark.parametrize("tertulis", ["7.01.01.2.01.1", "7.01.01.201.01", " 7. 01. 01. 2. 01. 01 ", "7,01,01,2,01,01"])
def test_kode_dinormalkan(uji, tertulis):
    assert list(uji.isi([tertulis, 9], judul=["Kode", "Pagu"]).isi) == [SATU]


@pytest.mark.parametrize(
    ("kode", "pesan"),
    [
        ("7.01.09", "tidak ada dalam"),
        ("tujuh", "bukan kode"),
        (angka("44563", "tanggal"), "tanggal"),
        (galat(), "#REF!"),
        (rumus("A1"), "F9"),
        (True, "BENAR"),
    ],
)
def test_kode_salah(uji, kode, pesan):
    hasil = uji.isi([kode, 1], judul=["Kode", "Pagu"])
    assert list(temuan(hasil)) == ["A2"]
    assert pesan in temuan(hasil)["A2"]


def test_nama_tidak_cocok_dengan_kode_dan_kode_yang_cocok_diusulkan(uji):
    hasil = uji.isi([SATU, NAMA[DUA].upper(), 1], judul=["Kode", "Nama", "Pagu"])
    assert f"Nama itu berkode {DUA}" in temuan(hasil)["B2"]


def test_nama_salah_ketik_tidak_mengganggu(uji):
    assert uji.isi([SATU, "Penyusunan Dokumen Perencanan", 1], judul=["Kode", "Nama", "Pagu"]).bersih


def test_baris_yang_kodenya_salah_tetap_diperiksa_selnya(uji):
    hasil = uji.isi(["7.01.99", None, None, None, "cukup", -5], [None, None, "Lagi", None, -1])
    assert list(temuan(hasil)) == ["A2", "F2", "E2", "E3"]


def test_kode_ganda(uji):
    hasil = uji.isi([SATU, 1], [DUA, 2], [SATU, 3], judul=["Kode", "Pagu"])
    assert list(temuan(hasil)) == ["A4"]
    assert "sudah ada di baris 2" in temuan(hasil)["A4"]


def test_baris_tanpa_kode(uji):
    hasil = uji.isi([None, "Program Baru", None, None, None, 5], [SATU, NAMA[SATU]])
    assert temuan(hasil) == {"A2": "Baris ini berisi tetapi tidak berkode. Isi kodenya, atau hapus barisnya."}


# --- New rows -------------------------------------------------------------------------------------------------------


def test_baris_baru_dengan_indikator(uji):
    hasil = uji.isi([BELUM, NAMA[BELUM], "Jumlah laporan", "Laporan", 2, "1.500.000", "Desa", "pd"])
    baru = hasil.isi[BELUM]
    assert (baru.pagu, baru.lokasi, baru.sumber_dana) == (1_500_000, "Desa", "PD")
    (i,) = baru.indikator
    assert (i.nomor, i.uraian, i.satuan, i.target, i.agregasi) == (1, "Jumlah laporan", "Laporan", 2, "kumulatif")
    assert hasil.sesudah.daun == hasil.sebelum.daun + 1


def test_daun_baru_membawa_program_dan_kegiatannya(uji):
    kosong = buat_renja(tahun=2023, perangkat_daerah=uji.renja.perangkat_daerah)
    uji.renja = kosong
    hasil = uji.isi([SATU, 1], judul=["Kode", "Pagu"])
    assert set(hasil.isi) == {PROGRAM, KEGIATAN, SATU}
    assert hasil.isi[PROGRAM] == PotretBaris()


def test_indikator_baru_memakai_jati_diri_dari_versi_lain(uji):
    """The same indicator in the Renja and its perubahan carries the same key, whatever became of its words."""
    perubahan = buat_renja("perubahan", 2022, uji.renja.perangkat_daerah, asal=uji.renja)
    asal = uji.potret()
    uji.renja = perubahan
    hasil = uji.isi(
        [SATU, NAMA[SATU], "JUMLAH  RAPAT", "Kali", 5],
        [None, None, "Jumlah dokumen", "Dokumen", 3],
        [DUA, NAMA[DUA], "Kata-kata lain", "Dokumen", 2],
    )
    assert [i.kunci for i in hasil.isi[SATU].indikator] == [i.kunci for i in reversed(asal[SATU].indikator)]
    assert hasil.isi[DUA].indikator[0].kunci == asal[DUA].indikator[0].kunci
    assert hasil.isi[DUA].indikator[0].uraian == "Kata-kata lain"


def test_indikator_baru_memakai_jati_diri_dari_renstra(uji):
    renstra = buat_renstra(uji.renja.perangkat_daerah)
    contoh = IndikatorRenja.objects.get(uraian="Jumlah RKA")
    tetap = buat_indikator_renstra(renstra, contoh)
    IndikatorRenja.objects.all().delete()
    hasil = uji.isi([DUA, NAMA[DUA], "Jumlah RKA", None, 4])
    assert hasil.isi[DUA].indikator[0].kunci == str(tetap.kunci)


def test_persen_bukan_jumlah(uji):
    hasil = uji.isi([BELUM, NAMA[BELUM], "Persentase tepat waktu", "%", 95])
    assert hasil.isi[BELUM].indikator[0].agregasi == "posisi_akhir"


def test_tanpa_kolom_indikator_yang_resmi_diusulkan(uji):
    Nomenklatur.objects.filter(kode=BELUM).update(indikator="Jumlah laporan capaian", satuan="Laporan")
    hasil = uji.isi([BELUM, 3], judul=["Kode", "Target"])
    (i,) = hasil.isi[BELUM].indikator
    assert (i.uraian, i.satuan, i.target) == ("Jumlah laporan capaian", "Laporan", 3)


# --- Indicators -----------------------------------------------------------------------------------------------------


def test_beberapa_indikator_pada_baris_lanjutan(uji):
    hasil = uji.isi(
        [SATU, NAMA[SATU], "Jumlah dokumen", "Dokumen", 4, 1_000_000, "Kalaena", "PD"],
        [None, None, "Jumlah rapat", "Kali", 4],
        [None, None, "Jumlah peserta", "Orang", 30],
    )
    assert [(i.nomor, i.uraian, i.target) for i in hasil.isi[SATU].indikator] == [
        (1, "Jumlah dokumen", 4),
        (2, "Jumlah rapat", 4),
        (3, "Jumlah peserta", 30),
    ]
    lama = uji.potret()[SATU].indikator
    assert [i.kunci for i in hasil.isi[SATU].indikator[:2]] == [i.kunci for i in lama]


def test_kode_boleh_diulang_untuk_indikator_berikutnya(uji):
    baris = [SATU, NAMA[SATU], "Jumlah dokumen", "Dokumen", 3, 1_000_000]
    hasil = uji.isi(baris, [SATU, NAMA[SATU], "Jumlah rapat", "Kali", 9, 1_000_000])
    assert hasil.bersih
    assert [i.target for i in hasil.isi[SATU].indikator] == [3, 9]


def test_baris_yang_sama_dua_kali_adalah_kode_ganda(uji):
    baris = [SATU, NAMA[SATU], "Jumlah dokumen", "Dokumen", 3, 1_000_000]
    assert list(temuan(uji.isi(baris, baris))) == ["A3"]


def test_pagu_pada_baris_lanjutan(uji):
    hasil = uji.isi([SATU, NAMA[SATU], "Jumlah dokumen"], [None, None, "Jumlah rapat", None, None, 5])
    assert "hanya diisi pada baris pertama" in temuan(hasil)["F3"]


def test_indikator_yang_tidak_ada_di_berkas_dipertahankan(uji):
    hasil = uji.isi([SATU, NAMA[SATU], "Jumlah rapat", "Kali", 8])
    assert hasil.indikator_tidak_ada == 1
    assert [(i.nomor, i.uraian, i.target) for i in hasil.isi[SATU].indikator] == [
        (1, "Jumlah dokumen", 3),
        (2, "Jumlah rapat", 8),
    ]


def test_indikator_yang_tidak_ada_di_berkas_dihapus_bila_diminta(uji):
    hasil = uji.isi([SATU, NAMA[SATU], "Jumlah rapat", "Kali", 8], hapus=True)
    assert [(i.uraian, i.target) for i in hasil.isi[SATU].indikator] == [("Jumlah rapat", 8)]


def test_nomor_indikator_di_kolomnya(uji):
    judul = ["Kode", "Indikator ke", "Indikator", "Target 2022"]
    hasil = uji.isi([SATU, 2, "Kata-kata baru", 8], [None, 1, "Jumlah dokumen", 3], judul=judul)
    lama = uji.potret()[SATU].indikator
    assert [(i.nomor, i.uraian, i.kunci) for i in hasil.isi[SATU].indikator] == [
        (1, "Jumlah dokumen", lama[0].kunci),
        (2, "Kata-kata baru", lama[1].kunci),
    ]


@pytest.mark.parametrize("nomor", [1, 0, 100, 1.5, "satu", -1])
def test_nomor_indikator_salah(uji, nomor):
    judul = ["Kode", "Indikator ke", "Indikator", "Target 2022"]
    hasil = uji.isi([SATU, 1, "Jumlah dokumen", 3], [None, nomor, "Jumlah rapat", 3], judul=judul)
    assert list(temuan(hasil)) == ["B3"]


def test_target_tanpa_indikator(uji):
    assert "indikatornya kosong" in temuan(uji.isi([BELUM, NAMA[BELUM], None, None, 3]))["C2"]


# --- Figures and units ----------------------------------------------------------------------------------------------

TARGET = ["Kode", "Indikator", "Target 2022", "Target 2023"]


@pytest.mark.parametrize(
    ("sel", "target", "satuan"),
    [
        (angka(5), 5, "Dokumen"),
        (angka(5, "dokumen"), 5, "Dokumen"),
        ("5 Laporan", 5, "Laporan"),
        (angka("0.95", "persen"), 95, "%"),
        (angka(95, "persen-harfiah"), 95, "%"),
        ("95%", 95, "%"),
        ("0,38 Rasio", Decimal("0.38"), "Rasio"),
        (angka("0.30000000000000004"), Decimal("0.3"), "Dokumen"),
        (rumus("1+5", "6"), 6, "Dokumen"),
        (rumus("A1", "7 Laporan", "str"), 7, "Laporan"),
        ("-", None, "Dokumen"),
    ],
)
def test_target_dengan_satuannya(uji, sel, target, satuan):
    hasil = uji.isi([DUA, "Jumlah RKA", sel], judul=TARGET)
    assert hasil.bersih, temuan(hasil)
    (i,) = hasil.isi[DUA].indikator
    assert (i.target, i.satuan) == (target, satuan)


def test_satuan_dua_tahun_berbeda(uji):
    hasil = uji.isi([DUA, "Jumlah RKA", "5 Laporan", "6 Dokumen"], judul=TARGET)
    assert "berbeda" in temuan(hasil)["D2"]


def test_satuan_kolom_dan_target_berbeda(uji):
    hasil = uji.isi([DUA, NAMA[DUA], "Jumlah RKA", "Dokumen", "5 Laporan"])
    assert "“Laporan” di sini berbeda dengan “Dokumen”" in temuan(hasil)["E2"]


@pytest.mark.parametrize(
    ("sel", "pagu"),
    [
        ("1.234.567", 1_234_567),
        ("1,234,567", 1_234_567),
        ("Rp 1.234.567,-", 1_234_567),
        (angka("1234567", "rupiah"), 1_234_567),
        (angka("1.234567E6"), 1_234_567),
        (angka("1100000.0000000002"), 1_100_000),
        (rumus("SUM(A1:A2)", "900"), 900),
        ("0", 0),
        ("-", None),
        (None, None),
    ],
)
def test_pagu_terbaca(uji, sel, pagu):
    hasil = uji.isi([DUA, sel], judul=["Kode", "Pagu"])
    assert hasil.bersih, temuan(hasil)
    assert hasil.isi[DUA].pagu == pagu


@pytest.mark.parametrize(
    ("sel", "pesan"),
    [
        ("925.921,475", "925.921 atau 925.921.475"),
        (-5, "negatif"),
        ("(1.000)", "negatif"),
        ("banyak", "bukan angka"),
        (angka(44563, "tanggal"), "tanggal"),
        (angka("0.5", "jam"), "tanggal"),
        (logika(True), "BENAR"),
        (galat("#DIV/0!"), "#DIV/0!"),
        (rumus("SUM(F1:F9)"), "F9"),
        (angka("NaN"), "tak terhingga"),
        (angka("1E400"), "tak terhingga"),
        (angka("1E15"), "terlalu besar"),
        (angka("0.5"), "pecahan"),
        (angka("0.5", "persen"), "persen"),
    ],
)
def test_pagu_salah(uji, sel, pesan):
    hasil = uji.isi([DUA, sel], judul=["Kode", "Pagu"])
    assert pesan in temuan(hasil)["B2"]


@pytest.mark.parametrize(
    ("kolom", "sel", "pesan"),
    [
        ("Lokasi", "x" * 1001, "paling banyak 1000"),
        ("Sumber Dana", "Dana Gaib", "tidak ada dalam daftar"),
        ("Sumber Dana", "Pajak Daerah", "beberapa"),
        ("Jenis Kegiatan", "selesai", "pilihan"),
        ("Catatan", galat("#NAME?"), "#NAME?"),
        ("Catatan", angka(44563, "tanggal"), "tanggal"),
    ],
)
def test_teks_salah(uji, kolom, sel, pesan):
    hasil = uji.isi([DUA, sel], judul=["Kode", kolom, "Pagu"])
    assert pesan in temuan(hasil)["B2"]


@pytest.mark.parametrize("tertulis", ["Pajak Daerah (2.1)", "2.1"])
def test_sumber_dana_bernama_ganda(uji, tertulis):
    assert uji.isi([DUA, tertulis, None], judul=["Kode", "Sumber dana", "Pagu"]).isi[DUA].sumber_dana == "2.1"


def test_rumus_sebagai_teks_tetap_teks(uji):
    jahat = '=HYPERLINK("http://contoh.invalid","klik")'
    assert uji.isi([DUA, jahat], judul=["Kode", "Catatan", "Pagu"]).isi[DUA].catatan == jahat


# --- Sums -----------------------------------------------------------------------------------------------------------

BERJUMLAH = ["Kode", "Nama", "Pagu"]


def pohon(program, kegiatan, total):
    return [
        [PROGRAM, None, program],
        [KEGIATAN, None, kegiatan],
        [SATU, None, 1_000_000],
        [DUA, None, 2_000_000],
        [None, "T O T A L", total],
    ]


def test_jumlah_yang_benar_diabaikan(uji):
    hasil = uji.isi(*pohon(3_000_000, 3_000_000, 3_000_000), judul=BERJUMLAH)
    assert hasil.bersih
    assert not hasil.isi


def test_jumlah_boleh_kosong_dan_boleh_rumus_tanpa_hasil(uji):
    assert uji.isi(*pohon(None, rumus("SUM(C4:C5)"), "-"), judul=BERJUMLAH).temuan[0].sel == "C6"
    assert uji.isi(*pohon(None, rumus("SUM(C4:C5)"), None), judul=BERJUMLAH).bersih


def test_jumlah_yang_salah(uji):
    hasil = uji.isi(*pohon(2_999_999, 3_000_000, 4_000_000), judul=BERJUMLAH)
    assert list(temuan(hasil)) == ["C2", "C6"]
    assert "tertulis 2.999.999, padahal jumlah di bawahnya 3.000.000" in temuan(hasil)["C2"]


def test_pagu_di_atas_tanpa_baris_di_bawahnya(uji):
    assert "C2" in temuan(uji.isi([PROGRAM, None, 5], judul=BERJUMLAH))


def test_di_bawah_jumlah_tidak_dibaca(uji):
    hasil = uji.isi(*pohon(None, None, 3_000_000), [None, "Camat Contoh", "tanda tangan"], judul=BERJUMLAH)
    assert hasil.bersih


# --- What the file does not hold --------------------------------------------------------------------------------------


def test_baris_lain_dipertahankan(uji):
    hasil = uji.isi([SATU, 5], judul=["Kode", "Pagu"])
    assert hasil.tidak_ada == [DUA, "7.01.02.2.01.01"]
    assert list(hasil.isi) == [SATU]


def test_baris_lain_dihapus_bila_diminta(uji):
    hasil = uji.isi([SATU, 5], judul=["Kode", "Pagu"], hapus=True)
    assert {k for k, b in hasil.isi.items() if b is None} == {DUA, LAIN}
    terapkan(uji.renja, hasil.isi, None, "impor")
    assert set(uji.potret()) == {PROGRAM, KEGIATAN, SATU}


def test_induk_yang_tak_bersisa_ikut_dihapus(uji):
    buat_baris(uji.renja, "7.01.02.2.01")
    hasil = uji.isi([SATU, 5], judul=["Kode", "Pagu"], hapus=True)
    assert {k for k, b in hasil.isi.items() if b is None} == {DUA, "7.01.02.2.01", LAIN}


def test_pagu_janggal_dicatat_tetapi_tidak_menghalangi(uji):
    lalu = buat_renja(tahun=2021, perangkat_daerah=uji.renja.perangkat_daerah)
    buat_baris(lalu, SATU, 1_000)
    hasil = uji.isi([SATU, 1_000_001], judul=["Kode", "Pagu"])
    assert hasil.bersih
    assert any(c.startswith(f"Pagu {SATU}") and "1.000 kali" in c for c in hasil.catatan)


def test_sidik_tetap_dan_berubah_bersama_isi(uji):
    isi = buku([JUDUL, [BELUM, NAMA[BELUM], "Jumlah laporan", "Laporan", 2]])
    sidik = uji.periksa(isi).sidik
    assert uji.periksa(isi).sidik == sidik
    uji.renja.baris.filter(nomenklatur__kode=SATU).update(lokasi="Lain")
    assert uji.periksa(isi).sidik == sidik, "rows that the file does not touch do not matter"
    buat_baris(uji.renja, BELUM)
    assert uji.periksa(isi).sidik != sidik


def test_judul_kosong_tanpa_isi(uji):
    hasil = uji.isi()
    assert hasil.bersih
    assert not hasil.isi


@pytest.mark.parametrize("banyak", [1, 4])
def test_banyaknya_kueri_tetap(uji, django_assert_num_queries, banyak):
    baris = [[k, NAMA[k], "Indikator baru", "Dokumen", 1, 7, "Desa", "PD"] for k in (BELUM, SATU, DUA, LAIN)]
    berkas = uji.baca(buku([JUDUL, *baris[:banyak]]))
    with django_assert_num_queries(6):
        periksa(uji.renja, berkas, BENIH, hapus=True)
