"""Reading cells: what each kind of program writes, and number formats that carry a unit."""

from io import BytesIO

import pytest

from planning.impor.arsip import Arsip
from planning.impor.buku import ANGKA, GALAT, LOGIKA, RUMUS, TANGGAL, TEKS, Buku, huruf_kolom, rapi
from planning.impor.format_angka import baca_format

from .tulis import NS, angka, bagian, buku, galat, ganti, kemas, lembar, rumus


def sel_pertama(isi: bytes):
    b = Buku(Arsip(BytesIO(isi)))
    return next(b.baris(b.lembar[0]))[1][0]


@pytest.mark.parametrize(
    ("kode", "jenis", "kata"),
    [
        ('[$-421]#,##0 "Dokumen"', "angka", "Dokumen"),
        ('#,##0\\ "Orang/bulan"', "angka", "Orang/bulan"),
        ('[$-421]#,##0.00"%"', "angka", "%"),
        ('0" inci "\\"', "angka", 'inci "'),
        ('#,##0 "a;b"', "angka", "a;b"),
        ('_(* #,##0_);_(* (#,##0);_(* "-"_)', "angka", ""),
        ('"Rp"#,##0;[Red]-"Rp"#,##0', "angka", ""),
        ("General", "angka", ""),
        ("@", "angka", ""),
        ("0.00E+00", "angka", ""),
        ("# ?/?", "angka", ""),
        ("", "angka", ""),
        ("0%", "persen", ""),
        ("0.00%;-0.00%", "persen", ""),
        ("dd/mm/yyyy", "tanggal", ""),
        ("[$-421]dd mmmm yyyy", "tanggal", ""),
        ("[h]:mm:ss", "tanggal", ""),
        ("mm:ss.0", "tanggal", ""),
        ('"tanpa akhir', "angka", ""),
        ("\\", "angka", ""),
    ],
)
def test_format_angka(kode, jenis, kata):
    assert baca_format(kode) == (jenis, kata)


@pytest.mark.parametrize(
    ("isi", "jenis", "teks"),
    [
        ("Kalaena", TEKS, "Kalaena"),
        ("  dua\n baris ", TEKS, "dua baris"),
        (5, ANGKA, "5"),
        (2.5, ANGKA, "2.5"),
        (angka("0.30000000000000004"), ANGKA, "0.3"),
        (angka("0.95", "persen"), ANGKA, "95"),
        (angka("44563", "tanggal"), TANGGAL, "44563"),
        (True, LOGIKA, "BENAR"),
        (galat("#N/A"), GALAT, "#N/A"),
        (rumus("A2"), RUMUS, "A2"),
        (rumus("A2", "3"), ANGKA, "3"),
        (rumus("A2", "tiga", "str"), TEKS, "tiga"),
        (rumus("1/0", "#DIV/0!", "e"), GALAT, "#DIV/0!"),
    ],
)
def test_sel(isi, jenis, teks):
    sel = sel_pertama(buku([[isi]]))
    assert (sel.alamat, sel.jenis, sel.teks) == ("A1", jenis, teks)


def test_rumus_berhasil_teks_kosong_adalah_kosong():
    b = Buku(Arsip(BytesIO(buku([[rumus("A2", "", "str"), "ada"]]))))
    assert list(next(b.baris(b.lembar[0]))[1]) == [1]


def kata_bersama(si: str) -> bytes:
    satu = f'<worksheet xmlns="{NS}"><sheetData><row><c t="s"><v>0</v></c></row></sheetData></worksheet>'
    return kemas(bagian({"A": satu}) | {"xl/sharedStrings.xml": f'<sst xmlns="{NS}">{si}</sst>'})


@pytest.mark.parametrize(
    ("si", "teks"),
    [
        ("<si><t>satu</t></si>", "satu"),
        ("<si><r><t>te</t></r><r><rPr><b/></rPr><t>bal</t></r></si>", "tebal"),
        ("<si><t>漢字</t><rPh sb='0' eb='2'><t>かんじ</t></rPh></si>", "漢字"),
        ("<si><t>a_x000D_\nb_x005F_x0041_</t></si>", "a b_x0041_"),
        ("<si><t>x_x0007_y_xD83D_z</t></si>", "xyz"),
    ],
)
def test_kata_bersama_tanpa_alamat(si, teks):
    """Rows and cells without an address count by their place."""
    assert sel_pertama(kata_bersama(si)).teks == teks


def test_awalan_dan_ruang_nama_lain():
    """Some programs put a prefix before every name, and strict workbooks have other namespaces."""
    berawalan = (
        '<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData><x:row r="1">'
        '<x:c r="A1"><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    assert sel_pertama(kemas(bagian({"A": berawalan}))).bilangan == 7


def test_utf16():
    isi = bagian({"A": ""})
    isi["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + lembar([["Désa"]])).encode("utf-16")
    assert sel_pertama(kemas(isi)).teks == "Désa"


def test_lembar_tersembunyi_dan_grafik():
    isi = bagian({"Satu": lembar([["a"]]), "Dua": lembar([["b"]])}, ("Satu",))
    isi = ganti(isi, "xl/workbook.xml", "</sheets>", '<sheet name="Grafik" sheetId="9" r:id="g1"/></sheets>')
    b = Buku(Arsip(BytesIO(kemas(isi))))
    assert [(x.nama, x.tersembunyi) for x in b.lembar] == [("Satu", True), ("Dua", False)]


@pytest.mark.parametrize(("nomor", "huruf"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_huruf_kolom(nomor, huruf):
    assert huruf_kolom(nomor) == huruf


def test_rapi():
    assert rapi(" a\u00a0b\u200b\tc\n") == "a b c"
