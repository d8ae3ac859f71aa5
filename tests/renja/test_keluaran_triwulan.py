"""What the tables of a quarter ask of paper, page and workbook: cells over lines and columns, texts, signatures."""

import re

import pytest

from evaluation.models import EvaluasiTriwulan, Realisasi, TargetTriwulan
from planning.enums import Level
from planning.models import IndikatorRenja, Pejabat, Renja
from planning.tabel import Tabel
from renja.keluaran.csv import baris_csv
from renja.keluaran.html import dokumen_html, tabel_html
from renja.keluaran.pdf import pdf_tabel
from renja.keluaran.xlsx import nama_lembar, xlsx_tabel
from renja.tabel import muat_tabel
from tests.factories import buat_baris, buat_pohon, buat_renja
from tests.renja.baca import badan_xlsx, buka
from tests.renja.baca_pdf import halaman_pdf, teks_pdf

pytestmark = pytest.mark.django_db

MM = 72 / 25.4
F4, A3 = (330, 215), (420, 297)
NOMOR = {"EVALUASI-TW3": F4, "E81-TW3": A3, "E81-TW3-17": A3}


@pytest.fixture
def renja() -> Renja:
    """Several pages; what stands above the leaves is the mean of what is below."""
    renja = buat_renja(tahun=2023)
    buat_pohon(renja, 2, 2, 6, indikator=2)
    indikator = IndikatorRenja.objects.filter(baris__renja=renja)
    indikator.exclude(baris__nomenklatur__level=Level.SUB_KEGIATAN).update(otomatis=True, satuan="%", target=100)
    daun = list(indikator.filter(baris__nomenklatur__level=Level.SUB_KEGIATAN))
    kantor = renja.perangkat_daerah
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=i.kunci, triwulan=tw, target=2) for i in daun for tw in (1, 2, 3, 4)
    )
    Realisasi.objects.bulk_create(
        Realisasi(perangkat_daerah=kantor, tahun=2023, triwulan=tw, kunci=i.kunci, realisasi=1, keterangan="Bukti")
        for i in daun
        for tw in (1, 2, 3)
    )
    Pejabat.objects.create(perangkat_daerah=kantor, jabatan="Camat", nama="Contoh Satu, S.STP", mulai="2020-01-01")
    return renja


@pytest.fixture
def tabel(renja):
    return lambda nomor: muat_tabel(renja, nomor)


@pytest.fixture(scope="module")
def halaman():
    """The pages of each table, printed once; each with its words and its table."""
    tersimpan = {}

    def cetak(t: Tabel, nomor: str):
        if nomor not in tersimpan:
            tersimpan[nomor] = [
                (h.width / MM, h.height / MM, h.extract_text(), h.tabel.bbox, h.chars)
                for h in halaman_pdf(pdf_tabel(t))
            ]
        return tersimpan[nomor]

    return cetak


def _bentang(sisi: str, atribut: str) -> int:
    cocok = re.search(rf'{sisi}span="(\d+)"', atribut)
    return int(cocok[1]) if cocok else 1


class TestHTML:
    @pytest.mark.parametrize("nomor", NOMOR)
    def test_setiap_baris_selebar_tabel(self, tabel, nomor):
        """Cells, those over several columns, and those that reach down from above: together every column, once."""
        t = tabel(nomor)
        html = tabel_html(t)
        sisa = [0] * len(t.kolom)
        for baris in re.findall(r"<tr.*?</tr>", html.partition("<tbody>")[2]):
            kolom = 0
            for atribut in re.findall(r"<t[dh]\b([^>]*)>", baris):
                while sisa[kolom]:
                    sisa[kolom] -= 1
                    kolom += 1
                lebar, tinggi = (_bentang(n, atribut) for n in ("col", "row"))
                for k in range(kolom, kolom + lebar):
                    sisa[k] = tinggi - 1
                kolom += lebar
            while kolom < len(sisa) and sisa[kolom]:
                sisa[kolom] -= 1
                kolom += 1
            assert kolom == len(t.kolom), baris[:80]
        assert not any(sisa)

    def test_kolom_pertama_dan_sel_terbuka(self, tabel):
        """By class, since the first cell of a row need not be in the first column."""
        html = tabel_html(tabel("EVALUASI-TW3"))
        badan = html.partition("<tbody>")[2]
        assert "bersusun" in html.partition(">")[0]
        pertama, kedua = re.findall(r"<tr.*?</tr>", badan)[:2]
        assert re.match(r'<tr[^>]*><td class="awal terbuka" rowspan="4">PROGRAM', pertama)
        assert '<th scope="row" class="terbuka" rowspan="4">Kegiatan' in pertama
        assert re.match(r'<tr[^>]*><td class="target">TW 2 : 100</td>', kedua)

    def test_kaki_berlabel(self, tabel):
        html = tabel_html(tabel("E81-TW3"))
        assert '<tr class="level-kaki"><th scope="row" class="nama awal" colspan="10">Rata-rata capaian' in html
        assert '<th scope="row" class="nama awal" colspan="25">Faktor pendorong keberhasilan kinerja:</th></tr>' in html

    def test_tabel_biasa_tidak_berubah(self, tabel):
        html = tabel_html(tabel("3.1"))
        assert not re.search("rowspan|colspan|awal|terbuka|bersusun", html.partition("<tbody>")[2])


@pytest.mark.sekali
class TestPDF:
    @pytest.mark.parametrize("nomor", NOMOR)
    def test_kertas_dan_bidang_cetak(self, tabel, halaman, nomor):
        for lebar, tinggi, _, _, huruf in halaman(tabel(nomor), nomor):
            assert (lebar, tinggi) == pytest.approx(NOMOR[nomor], abs=0.1)
            assert min(c["x0"] for c in huruf) >= 14 * MM - 0.5
            assert max(c["x1"] for c in huruf) <= (lebar - 14) * MM + 0.5

    @pytest.mark.parametrize("nomor", NOMOR)
    def test_kepala_berulang_dan_penanda_tangan_bersama_baris_terakhir(self, tabel, halaman, nomor):
        semua = halaman(tabel(nomor), nomor)
        assert len(semua) > 1
        for _, _, teks, _, _ in semua:
            assert "TARGET REALISASI CAPAIAN" in teks or "Realisasi Kinerja Pada Triwulan" in teks
        _, _, teks, (_, _, _, bawah), huruf = semua[-1]
        assert "Contoh Satu, S.STP" in teks
        assert "Sub kegiatan" in teks, "the last line is not parted from the signature"
        nama = [c for c in huruf if c["top"] > bawah]
        assert "CAMATCONTOH" in "".join(c["text"] for c in nama).replace(" ", "")
        assert sum("CAMAT CONTOH" in t for _, _, t, _, _ in semua) == 1

    def test_satu_indikator_tidak_terbagi_dua_halaman(self, tabel, halaman):
        for _, _, teks, _, _ in halaman(tabel("EVALUASI-TW3"), "EVALUASI-TW3"):
            assert len({len(re.findall(rf"TW {tw} : 2\b", teks)) for tw in (1, 2, 3, 4)}) == 1

    @pytest.mark.parametrize("panjang", [15, 120])
    def test_keterangan_panjang(self, renja, panjang):
        """A node taller than the page is parted, a line too; the heading is on every page, and nothing is lost."""
        for ke, r in enumerate(Realisasi.objects.order_by("kunci", "triwulan")[:9]):
            r.keterangan = f"AWAL{ke}. " + "Laporan kegiatan yang ditulis panjang lebar. " * panjang + f"UJUNG{ke}."
            r.save()
        teks = teks_pdf(pdf_tabel(muat_tabel(renja, "EVALUASI-TW3")))
        assert all("URAIAN INDIKATOR KINERJA SATUAN TARGET" in t for t in teks)
        assert sorted(re.findall(r"AWAL\d", " ".join(teks))) == [f"AWAL{k}" for k in range(9)]
        assert sorted(re.findall(r"UJUNG\d", " ".join(teks))) == [f"UJUNG{k}" for k in range(9)]

    def test_teks_kaki_berbaris(self, renja):
        """Lines that were typed stay lines."""
        EvaluasiTriwulan.objects.create(
            perangkat_daerah=renja.perangkat_daerah, tahun=2023, triwulan=3, faktor_pendorong="1. Satu\n2. Dua"
        )
        html = dokumen_html(muat_tabel(renja, "E81-TW3"))
        assert "keberhasilan kinerja: 1. Satu\n2. Dua</th>" in html
        assert "kinerja: 1. Satu\n2. Dua\n" in teks_pdf(pdf_tabel(muat_tabel(renja, "E81-TW3")))[-1]

    def test_tabel_lain_tanpa_tanda_tangan(self, tabel):
        assert "tanda-tangan" not in dokumen_html(tabel("3.1"))


class TestXLSX:
    def test_sel_digabung(self, tabel):
        gabungan = {str(r) for r in buka(xlsx_tabel(tabel("EVALUASI-TW3"))).merged_cells.ranges}
        # title in rows 1 to 3, heading in 5 and 6, numbers in 7, the body from 8
        assert {"A8:A11", "B8:B11", "C8:C11", "G8:G11", "H8:H11", "I8:I11", "H12:H15"} <= gabungan
        assert not {r for r in gabungan if re.match("[DEFJKLM](8|9|1[0-9]):", r)}

    def test_garis_sel_terbuka(self, tabel):
        lembar = buka(xlsx_tabel(tabel("EVALUASI-TW3")))
        assert [lembar[f"A{r}"].border.bottom is None for r in (8, 12, 40)] == [True] * 3
        assert lembar["D15"].border.bottom.style == "thin", "the last quarter of the programme's second indicator"
        assert lembar["D16"].border.bottom is None
        assert lembar["J16"].border.bottom.style == "thin"
        assert lembar["H11"].border.bottom.style == "thin"

    def test_label_triwulan_adalah_format_angka(self, tabel):
        t = tabel("EVALUASI-TW3")
        target = badan_xlsx(buka(xlsx_tabel(t)), t)[1][3]
        assert (target.value, target.number_format) == (100, '[$-421]"TW 2 : "#,##0')

    @pytest.mark.sekali
    def test_satu_realisasi_menggerakkan_semua_di_atasnya(self, tabel, hitung_ulang, tmp_path):
        """EVALUASI: 1 of 2 becomes 2 of 2; its kegiatan and its programme follow, no other."""
        t = tabel("EVALUASI-TW3")
        kolom = {k: t.nama_kolom.index(k) for k in ("k5", "k10", "k11")}
        lembar = buka(xlsx_tabel(t))
        badan = badan_xlsx(lembar, t)
        daun = next(i for i, b in enumerate(t.baris) if b.level == "sub_kegiatan")
        badan[daun][kolom["k10"]].value = 2
        berkas = tmp_path / "diubah.xlsx"
        lembar.parent.save(berkas)
        sesudah = badan_xlsx(buka(hitung_ulang(berkas), nilai=True), t)
        naik = {}
        for i, b in enumerate(t.baris):
            for k in ("k5", "k11"):
                lama, baru = b.sel[kolom[k]].nilai, sesudah[i][kolom[k]].value
                if lama is not None and baru != pytest.approx(float(lama)):
                    naik[k, i] = round(baru - float(lama), 4)
        # an indicator of two, a leaf of six, a kegiatan of two (each with two indicators that say the same)
        assert naik == {("k11", daun): 50, ("k11", 0): 4.1667, ("k11", 4): 4.1667, ("k5", 0): 2.0833, ("k5", 4): 2.0833}

    @pytest.mark.sekali
    @pytest.mark.parametrize(("nomor", "kolom"), [("E81-TW3-17", "capaian_k"), ("E81-TW3", "tahun_k")])
    def test_e81_dan_predikatnya(self, tabel, hitung_ulang, tmp_path, nomor, kolom):
        """E.81: every leaf reaches its target, and so do the means and the word for them."""
        t = tabel(nomor)
        lembar = buka(xlsx_tabel(t))
        for b, baris in zip(badan_xlsx(lembar, t), t.baris, strict=True):
            if baris.level == "sub_kegiatan":
                target = baris.sel[t.nama_kolom.index("target_k")].nilai.angka
                for tw in (1, 2, 3):
                    b[t.nama_kolom.index(f"tw{tw}_k")].value = float(target) / 3
        berkas = tmp_path / "diubah.xlsx"
        lembar.parent.save(berkas)
        sesudah = badan_xlsx(buka(hitung_ulang(berkas), nilai=True), t)
        for b, baris in zip(sesudah, t.baris, strict=True):
            if baris.level in ("program", "kegiatan"):
                assert b[t.nama_kolom.index(kolom)].value == pytest.approx(100)
        if kolom == "capaian_k":
            predikat = next(i for i, b in enumerate(t.baris) if b.nama.startswith("Predikat"))
            assert sesudah[predikat][t.nama_kolom.index(kolom)].value == "Sangat Tinggi"

    def test_penanda_tangan(self, tabel):
        t = tabel("E81-TW3")
        lembar = buka(xlsx_tabel(t))
        akhir = badan_xlsx(lembar, t)[-1][0].row
        sel = {c.value: c for b in lembar.iter_rows(min_row=akhir + 1) for c in b if c.value}
        nama = sel["Contoh Satu, S.STP"]
        assert nama.font.b
        assert nama.font.u == "single"
        assert sel["Disusun"].row == sel["Dievaluasi"].row == akhir + 2
        assert sel["Disusun"].column < sel["Dievaluasi"].column
        assert sel["KEPALA BAPPELITBANGDA"].column == sel["Dievaluasi"].column

    def test_nama_lembar_muat(self, tabel):
        assert nama_lembar(tabel("EVALUASI-TW3")) == "EVALUASI-TW3"
        assert nama_lembar(tabel("E81-TW3")) == "Formulir E.81 Triwulan III"
        assert nama_lembar(tabel("3.1")) == "Tabel 3.1"

    def test_tinggi_baris_kaki_menurut_lebar_tabel(self, renja):
        """A long text over all columns takes few lines, not the many it would take in the first column."""
        EvaluasiTriwulan.objects.create(
            perangkat_daerah=renja.perangkat_daerah, tahun=2023, triwulan=3, faktor_pendorong="Kerja sama. " * 60
        )
        t = muat_tabel(renja, "E81-TW3")
        lembar = buka(xlsx_tabel(t))
        baris = badan_xlsx(lembar, t)[next(i for i, b in enumerate(t.baris) if b.nama.startswith("Faktor pend"))]
        assert 15 < lembar.row_dimensions[baris[0].row].height < 60


def test_csv(tabel):
    """A target carries the quarter it is for; the column without a number goes by its heading."""
    t = tabel("EVALUASI-TW3")
    pertama, kedua = baris_csv(t)[:2]
    assert list(pertama) == ["level", "kode", "1", "2", "SATUAN", *map(str, range(3, 13))]
    assert (pertama["9"], kedua["9"], kedua["11"]) == ("TW 1 : 100", "TW 2 : 100", "50")
    assert pertama["6"] == kedua["6"]


def test_csv_tanpa_target(db):
    renja = buat_renja(tahun=2023)
    buat_baris(renja, "7.01.01.2.01.01", 5, {"target": None})
    sub = next(b for b in baris_csv(muat_tabel(renja, "EVALUASI-TW1")) if b["level"] == "sub_kegiatan")
    assert (sub["8"], sub["9"], sub["10"], sub["11"]) == ("", "TW 1 :", "", "-")
