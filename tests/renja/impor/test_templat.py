"""The template: headings, lists, protection, sums that live, texts that stay texts."""

from io import BytesIO

import openpyxl
import pytest

from planning.impor.kepala import KOLOM
from planning.models import SumberDana
from renja.keluaran.templat import BARIS_KEPALA, BARIS_PERTAMA, BARIS_TOTAL, nama_templat, templat_xlsx
from tests.factories import buat_baris, buat_edisi, buat_perangkat_daerah, buat_renja

pytestmark = pytest.mark.django_db


@pytest.fixture
def renja():
    for kode, nama in (("PD", "Pendapatan Daerah"), ("1.1", "Pajak Daerah"), ("2.1", "Pajak Daerah")):
        SumberDana.objects.get_or_create(kode=kode, defaults={"nama": nama})
    renja = buat_renja("perubahan", 2022, buat_perangkat_daerah("contoh"))
    buat_baris(renja, "7.01.01", None, {"uraian": "Persentase", "satuan": "%", "target": 100}, nama="Program Satu")
    dua = ({"uraian": "=HYPERLINK(1)", "target": 3}, {"uraian": "Rapat", "satuan": "Kali", "target": "4.25"})
    buat_baris(renja, "7.01.01.2.01.01", 1_000, *dua, pagu_n1=7, lokasi="Kalaena", jenis_kegiatan="lanjutan")
    buat_baris(renja, "7.01.01.2.01.02", 2_000)
    return renja


def buka(renja, nilai=True):
    return openpyxl.load_workbook(BytesIO(templat_xlsx(renja)), data_only=nilai)


def test_isi_baris_sekarang(renja):
    lembar = buka(renja)["Isian"]
    judul = [s.value for s in lembar[BARIS_KEPALA]]
    assert judul == [k.judul.format(n=2022, n1=2023) for k in KOLOM]
    baris = [[s.value for s in b][:8] for b in lembar.iter_rows(BARIS_TOTAL, BARIS_PERTAMA + 5)]
    assert baris == [
        [None, "TOTAL", None, None, None, None, 3_000, None],
        ["7.01.01", "Program Satu", 1, "Persentase", "%", 100, 3_000, None],
        ["7.01.01.2.01", "Kegiatan 7.01.01.2.01", None, None, None, None, 3_000, None],
        ["7.01.01.2.01.01", "Sub kegiatan 7.01.01.2.01.01", 1, "=HYPERLINK(1)", "Dokumen", 3, 1_000, "Kalaena"],
        [None, None, 2, "Rapat", "Kali", 4.25, None, None],
        ["7.01.01.2.01.02", "Sub kegiatan 7.01.01.2.01.02", None, None, None, None, 2_000, None],
        [None, None, None, None, None, None, None, None],
    ]
    assert lembar["N10"].value == "Lanjutan"
    assert lembar["A3"].value == "Penanda berkas (jangan diubah): contoh/2022/perubahan"


def test_rumus_dan_kunci(renja):
    lembar = buka(renja, nilai=False)["Isian"]
    assert lembar.protection.sheet
    assert lembar.protection.password is None
    assert lembar["G8"].value == '=SUMIF($A9:$A72,$A8&".?.??.*",G9:G72)'
    assert lembar["G9"].value == '=SUMIF($A10:$A72,$A9&".*",G10:G72)'
    assert lembar["G7"].value == '=SUMIF($A8:$A72,"?.??.??.?.??.*",G8:G72)'
    terkunci = {a: lembar[a].protection.locked for a in ("A10", "B10", "G8", "G10", "D10", "A15", "B15", "G15")}
    assert [a for a, kunci in terkunci.items() if kunci] == ["A10", "B10", "G8", "B15"]
    # A text that begins like a formula is a text, and says so to the program that shows it.
    assert lembar["D10"].data_type == "s"
    assert lembar["D10"].quotePrefix


def test_daftar_pilihan(renja):
    buku = buka(renja)
    assert buku["Daftar"].sheet_state == "hidden"
    pilihan = {str(d.sqref): d for d in buku["Isian"].data_validations.dataValidation}
    assert pilihan["A8:A72"].formula1 == "Daftar!$A$2:$A$5"
    assert pilihan["I8:I72"].type == "list"
    assert pilihan["G8:G72"].type == "whole"
    assert [s.value for s in buku["Daftar"]["D"] if s.value] == [
        "Sumber dana",
        "Pajak Daerah (1.1)",
        "Pajak Daerah (2.1)",
        "Pendapatan Daerah",
    ]
    assert {s.value for s in buku["Daftar"]["C"]} >= {"Dokumen", "Kali", "%"}


def test_petunjuk(renja):
    isi = [s.value for b in buka(renja)["Petunjuk"].iter_rows() for s in b if s.value]
    assert "Petunjuk pengisian" in isi
    assert any("sub kegiatan baru" in t for t in isi)
    assert {k.judul.format(n=2022, n1=2023) for k in KOLOM} <= set(isi), "every column is explained"


@pytest.mark.parametrize("lama", [False, True])
def test_renja_kosong(lama):
    pd = buat_perangkat_daerah("contoh", kode_organisasi="4.36.08")
    renja = buat_renja(tahun=2020, perangkat_daerah=pd, edisi=buat_edisi(lama=lama))
    lembar = buka(renja)["Isian"]
    assert [s.value for s in lembar[BARIS_TOTAL]][6] == 0
    assert not any(s.value for s in lembar[BARIS_PERTAMA])
    assert nama_templat(renja) == "templat-renja-pokok-2020-contoh.xlsx"


def test_isi_sama_berkas_sama(renja):
    assert templat_xlsx(renja) == templat_xlsx(renja)


@pytest.mark.sekali
def test_jumlah_hidup(renja, soffice, tmp_path):
    """LibreOffice computes the sums again, also those of a sub kegiatan that is written at the very end."""
    buku = buka(renja, nilai=False)
    buku["Isian"]["A70"].value = "7.01.01.2.01.03"
    buku["Isian"]["G70"].value = 500
    buku.save(tmp_path / "a.xlsx")
    hasil = openpyxl.load_workbook(soffice.hitung_ulang(tmp_path / "a.xlsx"), data_only=True)["Isian"]
    assert [hasil[a].value for a in ("G7", "G8", "G9", "L7")] == [3_500, 3_500, 3_500, 7]
    assert hasil["B10"].value == "Sub kegiatan 7.01.01.2.01.01"
