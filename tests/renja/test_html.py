"""The markup of a table. That its texts are those of the matrix, cell by cell, is shown in ``test_keluaran_sama``."""

import re
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django.conf import settings

from planning.models import SetelanTabel
from renja.keluaran.html import _kelas_lebar, dokumen_html, html_tabel, tabel_html
from renja.tabel import DAFTAR, muat_tabel
from tests.factories import buat_baris, buat_renja

pytestmark = pytest.mark.django_db


class Pembaca(HTMLParser):
    """Every start tag with its attributes, in order; and the text that follows each."""

    def __init__(self, html: str):
        super().__init__()
        self.unsur: list[tuple[str, dict, str]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.unsur.append((tag, dict(attrs), ""))

    def handle_data(self, data):
        if self.unsur:
            tag, attrs, teks = self.unsur[-1]
            self.unsur[-1] = (tag, attrs, teks + data)

    def semua(self, *nama: str) -> list[tuple[dict, str]]:
        return [(attrs, teks.strip()) for tag, attrs, teks in self.unsur if tag in nama]


@pytest.fixture
def renja():
    """A program with a kegiatan, and two leaves: one with two indicators, one that is hardly filled in."""
    renja = buat_renja(tahun=2022)
    buat_baris(renja, "7.01.01", None, {"target": 100, "satuan": "%"})
    buat_baris(renja, "7.01.01.2.01", None, nama='Kegiatan <b>"A&B"</b>')
    buat_baris(renja, "7.01.01.2.01.01", 5_000_000, {"target": 3}, {"target": 0, "target_n1": Decimal("0.38")})
    buat_baris(renja, "7.01.01.2.01.02", 0, {"target": None})
    return renja


def baris(html: str) -> list[list[tuple[str, dict, str]]]:
    """The rows of the body, each a list of cells."""
    badan = html.partition("<tbody>")[2]
    hasil = []
    for tag, attrs, teks in Pembaca(badan).unsur:
        if tag == "tr":
            hasil.append([(tag, attrs, teks)])
        else:
            hasil[-1].append((tag, attrs, teks))
    return hasil


def test_kepala_bertingkat(renja):
    html = tabel_html(muat_tabel(renja, "3.1"))
    kepala = Pembaca(html.partition("<tbody>")[0])
    sel = {teks: attrs for attrs, teks in kepala.semua("th")}
    assert sel["Kode"] == {"scope": "col", "rowspan": "2", "class": "lekat-1"}
    assert sel["Rencana Tahun 2022 (N)"] == {"scope": "colgroup", "colspan": "4"}
    assert sel["Sumber Dana"] == {"scope": "col"}
    assert len(kepala.semua("tr")) == 3
    assert [teks for _, teks in kepala.semua("td")] == [f"({i})" for i in range(1, 11)]


def test_tingkat_baris(renja):
    html = tabel_html(muat_tabel(renja, "3.1"))
    assert [b[0][1]["class"] for b in baris(html)] == [
        "level-program",
        "level-kegiatan",
        "level-sub_kegiatan berlanjut",
        "level-sub_kegiatan lanjutan",
        "level-sub_kegiatan",
        "level-jumlah",
    ]


def test_baris_berkepala(renja):
    for b in baris(tabel_html(muat_tabel(renja, "3.1"))):
        kepala = [(attrs.get("scope"), bool(teks)) for tag, attrs, teks in b if tag == "th"]
        assert kepala == ([] if "lanjutan" in b[0][1]["class"] else [("row", True)])


def test_baris_indikator_berikutnya_tidak_mengulang_tetapi_dibacakan(renja):
    _, _, pertama, lanjutan, *_ = baris(tabel_html(muat_tabel(renja, "3.1")))
    assert [teks for _, _, teks in pertama[1:4]] == ["7.01.01.2.01.01", "Sub kegiatan 7.01.01.2.01.01", ""]
    assert [teks for _, _, teks in lanjutan[1:4]] == ["", "", ""]
    nama = {"class": "gabung", "aria-label": "Sub kegiatan 7.01.01.2.01.01, lanjutan"}
    assert lanjutan[2] == ("td", nama, "")
    # What each indicator has of its own keeps its rule; the rest reads as one cell over both lines.
    gabung = ["gabung" in attrs.get("class", "") for _, attrs, _ in pertama[1:]]
    assert gabung == [not s.kolom.per_indikator for s in muat_tabel(renja, "3.1").baris[2].sel]


def test_kosong_strip_dan_nol_berbeda(renja):
    semua = baris(tabel_html(muat_tabel(renja, "3.1")))
    target, pagu = 5, 6
    assert [b[target][2] for b in semua] == ["100%", "", "3 Dokumen", "0 Dokumen", "", ""]
    assert [b[pagu][2] for b in semua] == ["5.000.000", "5.000.000", "5.000.000", "", "-", "5.000.000"]
    assert semua[3][9][2] == "0,38 Dokumen"


def test_jenis_sel(renja):
    for b in baris(tabel_html(muat_tabel(renja, "3.1"))):
        kelas = [attrs.get("class", "").removesuffix(" gabung") for _, attrs, _ in b[1:]]
        assert [k if k != "gabung" else "" for k in kelas] == [
            "kode",
            "",
            "",
            "",
            "target",
            "rp",
            "",
            "",
            "target",
            "rp",
        ]


def test_teks_tidak_pernah_menjadi_markah(renja):
    html = tabel_html(muat_tabel(renja, "3.1"))
    assert "<b>" not in html
    assert "Kegiatan &lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;" in html


def test_nama_di_kolom_kedua_ikut_menjorok(renja):
    """T-C.31 prints the name twice; the right one is no row header but stands under the same indent."""
    html = tabel_html(muat_tabel(renja, "2.3"))
    assert '<td class="nama">Sub kegiatan 7.01.01.2.01.02</td>' in html
    # Nothing on the left, where the rancangan awal would be: the row is read out by its name all the same.
    assert '<td aria-label="Sub kegiatan 7.01.01.2.01.02"></td>' in html


@pytest.mark.parametrize("nomor", DAFTAR)
@pytest.mark.parametrize("urutan", ["contoh", "lampiran"])
def test_lebar_kolom_genap_seratus_persen(renja, nomor, urutan):
    renja.jenis, renja.urutan = "perubahan", 1
    renja.setelan_tersimpan = SetelanTabel(renja=renja, urutan_lokasi=urutan)
    tabel = muat_tabel(renja, nomor)
    kelas = _kelas_lebar(tabel)
    assert sum(int(k.removeprefix("lb-")) for k in kelas) == 1000
    total = sum(k.lebar for k in tabel.kolom)
    for k, kolom in zip(kelas, tabel.kolom, strict=True):
        assert int(k.removeprefix("lb-")) / 10 == pytest.approx(kolom.lebar / total * 100, abs=0.5)


@pytest.mark.parametrize("nomor", DAFTAR)
def test_kelas_lebar_ada_di_lembar_gaya(renja, nomor):
    renja.jenis, renja.urutan = "perubahan", 1
    gaya = (settings.BASE_DIR / "static" / "css" / "lebar.css").read_text()
    html = tabel_html(muat_tabel(renja, nomor))
    for kelas in set(re.findall(r"\b(?:lb|min)-\d+\b", html)):
        assert f".{kelas} {{" in gaya


@pytest.mark.parametrize("nomor", DAFTAR)
def test_tanpa_gaya_sebaris(renja, nomor):
    """The policy of the site's pages forbids it."""
    renja.jenis, renja.urutan = "perubahan", 1
    html = tabel_html(muat_tabel(renja, nomor))
    assert "style=" not in html
    assert "<script" not in html


def test_dokumen_mandiri(renja):
    """The file opens and prints without the site: nothing in it points outside."""
    html = html_tabel(muat_tabel(renja, "3.1")).decode()
    assert html.startswith("<!DOCTYPE html>")
    assert '<html lang="id">' in html
    assert "<title>Tabel 3.1 Renja Tahun 2022 Kecamatan Contoh</title>" in html
    assert "@page f4-mendatar" in html
    tautan = re.findall(r'(?:src|href)="?([^"\s>]+)|url\("?([^")]+)|@import', html)
    assert {("".join(t))[:15] for t in tautan} == {"data:font/woff2"}


def test_dokumen_pdf_tanpa_gaya(renja):
    assert "<style" not in dokumen_html(muat_tabel(renja, "3.1"))
