"""The workbook of a table: what a planner can do with it, what no text can do to it, and how it prints."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles.numbers import is_date_format

from planning.enums import JenisRenja
from planning.nilai import TIDAK_BERLAKU, Besaran
from planning.tabel import TabelPerubahan, TabelTC33
from planning.tabel.kolom import KolomPersen, KolomRupiah, KolomSelisih, KolomTarget
from planning.tabel.rumus import MAKS_ARGUMEN, angka
from renja.keluaran.xlsx import xlsx_tabel
from renja.keluaran.xlsx_gaya import format_sel
from renja.tabel import muat_tabel
from tests.acak import sifat
from tests.factories import buat_baris, buat_edisi, buat_pohon, buat_renja
from tests.renja.baca import baca_tampak, badan_xlsx, buka
from tests.soffice import Soffice

pytestmark = [pytest.mark.sekali, pytest.mark.django_db]

PROGRAM, KEGIATAN = "7.01.01", "7.01.01.2.01"


@pytest.fixture
def renja():
    return buat_renja()


def simpan(tmp_path, isi: bytes):
    berkas = tmp_path / "tabel.xlsx"
    berkas.write_bytes(isi)
    return berkas


def xml_lembar(isi: bytes) -> str:
    return zipfile.ZipFile(BytesIO(isi)).read("xl/worksheets/sheet1.xml").decode()


class TestTeksBukanRumus:
    """What people type stays text: no formula, no link, no command, whoever opens the file."""

    JAHAT = [
        "=1+1",
        '=HYPERLINK("http://contoh.invalid";"klik")',
        "+62 812 0000",
        "-5 s.d. 10 orang",
        "@SUM(1;2)",
        "=cmd|' /C calc'!A0",
        "\t=1+1",
        "{=1+1}",
        "#REF!",
        "<b>tebal</b> & 'petik' \"ganda\" ]]>",
        "dua\nbaris",
        "_x0041_ bukan huruf A",
        "  spasi di tepi  ",
    ]

    @pytest.fixture
    def isi(self, renja):
        for i, teks in enumerate(self.JAHAT, 1):
            buat_baris(renja, f"{KEGIATAN}.{i:02}", i, {"uraian": teks}, lokasi=teks, catatan=teks, nama=teks)
        return TabelTC33.muat(renja)

    def test_tetap_teks(self, isi):
        sel = [s for baris in badan_xlsx(buka(xlsx_tabel(isi)), isi)[2:-1] for s in (baris[1], baris[2], baris[3])]
        assert len(sel) == 3 * len(self.JAHAT)
        assert {s.data_type for s in sel} == {"s"}
        assert not any(s.hyperlink for s in sel)
        for s in sel:
            # Excel puts its own apostrophe before such a text, also when somebody edits it.
            assert s.quotePrefix == s.value.startswith(("=", "+", "-", "@", "\t")), s.value

    def test_terlihat_utuh_di_libreoffice(self, isi, soffice, tmp_path):
        _, badan = baca_tampak(soffice.teks(simpan(tmp_path, xlsx_tabel(isi))), isi)
        assert [b[3] for b in badan[2:-1]] == [" ".join(t.split()) for t in self.JAHAT]

    def test_huruf_kendali_tidak_merusak_berkas(self, renja):
        buat_baris(renja, f"{KEGIATAN}.01", 1, {"uraian": "a\x00b\x0bc\x1fd\r\ne"})
        lembar = buka(xlsx_tabel(TabelTC33.muat(renja)))
        assert "abcd\ne" in [s.value for baris in lembar.iter_rows() for s in baris]


SATUAN = [
    "Dokumen",
    "Orang/Bulan",
    "%",
    "",
    'Kotak "A"',
    '"',
    "m\\2",
    "#,##0",
    "[Red]",
    "E+1; jam",
    "'",
    "@",
    "½ _ * kg",
    "0",
]


def test_satuan_apa_pun_terbaca_sama(renja, soffice, tmp_path):
    """A unit is only ever text beside the number, whatever signs of the format language stand in it."""
    angka_target = ["3", "0", "1234567.5", "0.38"]
    for i, satuan in enumerate(SATUAN, 1):
        for j, target in enumerate(angka_target, 1):
            buat_baris(renja, f"{PROGRAM}.2.{i:02}.{j:02}", 1, {"target": target, "satuan": satuan})
    tabel = TabelTC33.muat(renja)
    isi = xlsx_tabel(tabel)
    target = [b[4] for b, t in zip(badan_xlsx(buka(isi), tabel), tabel.baris, strict=True) if t.level == "sub_kegiatan"]
    assert [s.value for s in target] == [3, 0, 1234567.5, 0.38] * len(SATUAN)
    assert not any(is_date_format(s.number_format) for s in target)
    _, badan = baca_tampak(soffice.teks(simpan(tmp_path, isi)), tabel)
    assert [b[4] for b in badan] == [" ".join(b.sel[4].teks.split()) for b in tabel.baris]


# The number formats against our own printing, on many figures in one workbook.
KOLOM = {
    "rp": KolomRupiah("Pagu", nomor="1", lebar=10),
    "selisih": KolomSelisih("Selisih", nomor="2", lebar=10),
    "target": KolomTarget("Target", nomor="3", lebar=10),
    "persen": KolomPersen("Persen", nomor="4", lebar=10),
    "persen0": KolomPersen("Persen", nomor="5", lebar=10, desimal=0),
}
BULAT = [0, 1, 999, 1000, 1234567, 10**12, 999999999999999]
NILAI = {
    "rp": BULAT,
    "selisih": BULAT + [-n for n in BULAT],
    "target": ["0", "3", "0.38", "72.5", "72.50", "0.005", "0.004", "2.345", "1.995", "99.999", "1234.5678", "1264"],
    "persen": ["0", "100", "82.857142857142857", "33.333333", "0.005", "2.675", "103.1578947", "1234.5"],
    "persen0": ["87.5", "91.75", "0.5", "1.5", "2.5", "99.4999999", "12345.5"],
}


@pytest.fixture(scope="module")
def buku_format(tmp_path_factory):
    """The workbook, and how each of its cells ought to read, as lines of a CSV."""
    lembar = Workbook().active
    harap = []
    for jenis, daftar in NILAI.items():
        for n in daftar:
            nilai = n if isinstance(n, int) else Decimal(n)
            nilai = Besaran(nilai, "Unit") if jenis == "target" else nilai
            teks = KOLOM[jenis].teks(nilai)
            harap.append(f'"{teks}"' if "," in teks else teks)
            sel = lembar.cell(len(harap), 1, angka(nilai))
            sel.number_format = format_sel(KOLOM[jenis], nilai)
    lembar.column_dimensions["A"].width = 40
    berkas = tmp_path_factory.mktemp("format") / "format.xlsx"
    lembar.parent.save(berkas)
    return berkas, harap


def test_angka_tampak_seperti_tercetak(buku_format, soffice):
    berkas, harap = buku_format
    assert soffice.teks(berkas).read_text().splitlines() == harap


def test_tanda_indonesia_juga_di_program_berbahasa_inggris(buku_format, tmp_path, soffice):
    """Dots for thousands and a comma for decimals, whatever the language of the program."""
    berkas, harap = buku_format
    inggris = Soffice(soffice.program, tmp_path, "en-US")
    assert inggris.teks(berkas).read_text().splitlines() == harap


@sifat
@given(st.text(max_size=30))
def test_format_satuan_selalu_sah(satuan):
    """Quotes in a number format are closed, whatever the unit."""
    dari_satuan = format_sel(KOLOM["target"], Besaran(Decimal(3), satuan)).removeprefix("[$-421]#,##0")
    assert re.fullmatch(r'(?:"[^"]*"|\\")*', dari_satuan, re.DOTALL)
    dibaca = re.sub(r'\\"|"([^"]*)"', lambda m: '"' if m[1] is None else m[1], dari_satuan)
    assert dibaca == (satuan if satuan in ("", "%") else f" {satuan}")


class TestRumusHidup:
    def test_mengubah_daun_menggerakkan_jumlah(self, renja, hitung_ulang, tmp_path):
        """A planner goes on working in the file: one leaf changed, and every sum above it follows."""
        buat_pohon(renja, program=2, kegiatan=2, sub_kegiatan=2, indikator=2)
        tabel = TabelTC33.muat(renja)
        lembar = buka(xlsx_tabel(tabel))
        daun = next(b for b, t in zip(badan_xlsx(lembar, tabel), tabel.baris, strict=True) if t.level == "sub_kegiatan")
        assert daun[5].value == 1_000_000
        daun[5].value = 5_000_000
        berkas = tmp_path / "diubah.xlsx"
        lembar.parent.save(berkas)
        sesudah = badan_xlsx(buka(hitung_ulang(berkas), nilai=True), tabel)
        beda = {
            t.kode or t.level: b[5].value - t.sel[5].nilai
            for b, t in zip(sesudah, tabel.baris, strict=True)
            if t.sel[5].nilai is not None and b[5].value != t.sel[5].nilai
        }
        assert beda == dict.fromkeys(["7.01.01", "7.01.01.2.01", "7.01.01.2.01.01", "jumlah"], 4_000_000)

    def test_mengisi_daun_kosong_menggerakkan_jumlah(self, renja, hitung_ulang, tmp_path):
        """Sums of nothing are formulas too: they are empty until somebody fills a leaf in."""
        buat_pohon(renja, pagu=None)
        tabel = TabelTC33.muat(renja)
        assert [b.sel[5].nilai for b in tabel.baris] == [None] * 4
        lembar = buka(xlsx_tabel(tabel))
        badan = badan_xlsx(lembar, tabel)
        badan[2][5].value = 7
        berkas = tmp_path / "diisi.xlsx"
        lembar.parent.save(berkas)
        sesudah = badan_xlsx(buka(hitung_ulang(berkas), nilai=True), tabel)
        assert [b[5].value for b in sesudah] == [7, 7, 7, 7]

    def test_selisih_dan_jumlah_perubahan(self, renja, hitung_ulang, tmp_path):
        perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
        buat_pohon(renja, indikator=0)
        buat_pohon(perubahan, indikator=0, pagu=1_500_000)
        tabel = TabelPerubahan.muat(perubahan)
        lembar = buka(xlsx_tabel(tabel))
        badan_xlsx(lembar, tabel)[2][11].value = 900_000
        berkas = tmp_path / "perubahan.xlsx"
        lembar.parent.save(berkas)
        sesudah = badan_xlsx(buka(hitung_ulang(berkas), nilai=True), tabel)
        assert [b[12].value for b in sesudah] == [-100_000] * 4

    def test_dihitung_ulang_walau_nilai_tersimpan_salah(self, renja, hitung_ulang, tmp_path):
        """A spreadsheet program computes on opening and does not trust the stored values."""
        buat_pohon(renja)
        tabel = TabelTC33.muat(renja)
        isi = xlsx_tabel(tabel)
        berkas = tmp_path / "salah.xlsx"
        with zipfile.ZipFile(BytesIO(isi)) as asli, zipfile.ZipFile(berkas, "w") as palsu:
            for nama in asli.namelist():
                data = asli.read(nama)
                palsu.writestr(nama, data.replace(b"</f><v>1000000</v>", b"</f><v>13</v>"))
        assert badan_xlsx(buka(berkas, nilai=True), tabel)[-1][5].value == 13
        assert badan_xlsx(buka(hitung_ulang(berkas), nilai=True), tabel)[-1][5].value == 1_000_000
        assert buka(isi).parent.calculation.fullCalcOnLoad

    def test_rentang_melewati_baris_indikator(self, renja):
        """Lines of further indicators hold no rupiah: the sum is one range, and grows with rows put into it."""
        buat_pohon(renja, sub_kegiatan=3, indikator=2)
        tabel = TabelTC33.muat(renja)
        rumus = [b[5].value for b in badan_xlsx(buka(xlsx_tabel(tabel)), tabel)]
        assert rumus[2].count(":") == 2  # COUNT and SUM, a range each
        assert rumus[2].endswith("SUM(F11:F15))")

    def test_lebih_banyak_program_daripada_argumen_excel(self, hitung_ulang, tmp_path):
        """Excel takes 255 arguments; a total of more programmes is still a live formula."""
        renja = buat_renja(edisi=buat_edisi(lama=True), tahun=2020)
        for i in range(MAKS_ARGUMEN + 10):
            buat_baris(renja, f"4.36.{i:03}.01", i)
        tabel = TabelTC33.muat(renja)
        berkas = simpan(tmp_path, xlsx_tabel(tabel))
        jumlah = badan_xlsx(buka(berkas), tabel)[-1][5]
        assert jumlah.data_type == "f"
        assert len(jumlah.value) < 8192
        assert badan_xlsx(buka(hitung_ulang(berkas), nilai=True), tabel)[-1][5].value == tabel.baris[-1].sel[5].nilai

    def test_nol_kosong_dan_tidak_berlaku_berbeda(self, renja, soffice, tmp_path):
        perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
        for i, (sebelum, sesudah) in enumerate([(0, 0), (None, None), (100, None), (100, 0), (None, 100)], 1):
            buat_baris(renja, f"{KEGIATAN}.{i:02}", sebelum)
            buat_baris(perubahan, f"{KEGIATAN}.{i:02}", sesudah)
        tabel = TabelPerubahan.muat(perubahan)
        berkas = simpan(tmp_path, xlsx_tabel(tabel))
        _, tampak = baca_tampak(soffice.teks(berkas), tabel)
        assert [b[10:13] for b in tampak[2:-1]] == [
            ["-", "-", "-"],
            ["", "", ""],
            ["100", "-", "(100)"],
            ["100", "-", "(100)"],
            ["", "100", "100"],
        ]
        assert tampak == [[" ".join(s.teks.split()) for s in b.sel] for b in tabel.baris]


class TestHalaman:
    @pytest.fixture
    def tabel(self, renja):
        buat_pohon(renja, indikator=2)
        return TabelTC33.muat(renja)

    @pytest.fixture
    def lembar(self, tabel):
        return buka(xlsx_tabel(tabel))

    def test_siap_cetak(self, lembar):
        assert lembar.title == "Tabel 3.1"
        assert (lembar.page_setup.paperSize, lembar.page_setup.orientation) == (14, "landscape")
        assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (1, 0)
        assert lembar.sheet_properties.pageSetUpPr.fitToPage
        assert lembar.print_title_rows == "$4:$6"
        assert lembar.oddHeader.left.text == "Kecamatan Contoh, Kabupaten Contoh"
        assert lembar.oddHeader.right.text == "Renja Tahun 2022"
        assert lembar.oddFooter.left.text == "Tabel 3.1 Rumusan Rencana Program dan Kegiatan"
        assert lembar.oddFooter.right.text == "Halaman &P dari &N"

    def test_tabel_lebar_di_a3(self, renja):
        perubahan = buat_renja(JenisRenja.PERUBAHAN, asal=renja)
        assert buka(xlsx_tabel(muat_tabel(perubahan, "3.3-P"))).page_setup.paperSize == 8

    def test_kepala_tetap_terlihat(self, lembar):
        assert lembar.freeze_panes == "C7"
        assert lembar["A6"].value == "(1)"

    def test_kepala_bertingkat(self, lembar):
        gabungan = {str(r) for r in lembar.merged_cells.ranges}
        assert gabungan == {"A1:J1", "A2:J2", "A4:A5", "B4:B5", "C4:C5", "D4:D5", "E4:H4", "I4:J4"}
        assert lembar["E4"].value == "Rencana Tahun 2022 (N)"
        assert lembar["E5"].value == "Target Capaian Kinerja"

    def test_tingkat_terlihat_tanpa_warna(self, lembar):
        """Weight, capitals and indent (specification 1.4); folding by level."""
        program, _, kegiatan, _, sub, _, jumlah = [lembar.cell(i, 2) for i in range(7, 14)]
        assert program.value == program.value.upper()
        assert [s.font.b for s in (program, kegiatan, sub, jumlah)] == [True, True, False, True]
        assert [s.alignment.indent for s in (program, kegiatan, sub)] == [0, 1, 2]
        assert [lembar.row_dimensions[i].outlineLevel for i in (7, 9, 11, 13)] == [0, 1, 2, 0]
        assert jumlah.border.top.style == "double"
        assert program.fill.fill_type is sub.fill.fill_type is None

    def test_baris_berindikator_menyatu(self, lembar):
        nama, nama_lanjutan, indikator = lembar["B11"], lembar["B12"], lembar["D11"]
        assert nama.border.bottom is nama_lanjutan.border.top is None
        assert nama_lanjutan.border.bottom.style == indikator.border.bottom.style == "thin"

    def test_sifat_dokumen(self, lembar):
        sifat = lembar.parent.properties
        assert sifat.title == "Tabel 3.1 Rumusan Rencana Program dan Kegiatan"
        assert sifat.creator == "Kecamatan Contoh"
        assert sifat.language == "id-ID"

    def test_isi_sama_berkas_sama(self, tabel, renja):
        isi = xlsx_tabel(tabel)
        assert isi == xlsx_tabel(TabelTC33.muat(renja))
        assert {i.date_time[0] for i in zipfile.ZipFile(BytesIO(isi)).infolist()} == {1980}
        renja.baris.filter(pagu__isnull=False).update(pagu=2)
        assert isi != xlsx_tabel(TabelTC33.muat(renja))

    def test_tinggi_baris_dapat_disesuaikan_program(self, tabel):
        """A height for programs that fit none themselves, but not one that stays when the text grows."""
        baris = re.findall(r'<row r="(\d+)"([^>]*)>', xml_lembar(xlsx_tabel(tabel)))
        badan = [atribut for nomor, atribut in baris if int(nomor) > 6]
        assert len(badan) == len(tabel.baris)
        assert all("ht=" in a and "customHeight" not in a for a in badan)

    def test_angka_muat_di_kolomnya(self, renja, soffice, tmp_path):
        """The longest rupiah and a long unit are shown, not ``####``."""
        satuan = "Orang/Bulan/Kecamatan/Tahun"
        buat_baris(renja, f"{KEGIATAN}.01", 9_999_999_999_999, {"target": "123456.78", "satuan": satuan})
        tabel = TabelTC33.muat(renja)
        pdf = soffice.convert(simpan(tmp_path, xlsx_tabel(tabel)), "pdf")
        import pdfplumber

        with pdfplumber.open(pdf) as dokumen:
            tercetak = dokumen.pages[0].extract_text()
        assert "###" not in tercetak
        assert tercetak.count("9.999.999.999.999") == 4

    def test_renja_kosong(self, renja):
        tabel = TabelTC33.muat(renja)
        (jumlah,) = badan_xlsx(buka(xlsx_tabel(tabel)), tabel)
        assert [s.value for s in jumlah] == [None, "T O T A L", *[None] * 8]


def test_semua_rumus_terbaca_openpyxl(renja):
    """Every formula cell reads back as a formula, every cell without one as its value."""
    buat_pohon(renja, program=2, kegiatan=2, sub_kegiatan=2, indikator=2)
    for nomor in ("2.1", "2.3", "3.1", "4.1", "4.1-A"):
        tabel = muat_tabel(renja, nomor)
        for baris, kita in zip(badan_xlsx(buka(xlsx_tabel(tabel)), tabel), tabel.baris, strict=True):
            for sel, s in zip(baris, kita.sel, strict=True):
                if s.rumus is not None:
                    assert sel.value.startswith("=")
                elif s.nilai is TIDAK_BERLAKU:
                    assert sel.value == "-"
