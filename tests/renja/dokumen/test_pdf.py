"""Every document of every fixture on paper, opened and read back: outline, page numbers, lists, figures, edges."""

import re
from functools import cache, cached_property
from io import BytesIO

import pypdfium2
import pytest
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from renja.dokumen.bagian import Jenis
from renja.dokumen.kerangka import DOKUMEN
from renja.dokumen.susun import DokumenJadi, susun_dokumen
from renja.keluaran.naskah import naskah_html, naskah_pdf
from renja.keluaran.pdf import cetak as cetak_html
from tests.renja.baca_pdf import Halaman, halaman_pdf

from .angka import AngkaNaskah, AngkaTabel, bilangan, persen
from .letak import badan, bertumpuk, sesudah_judul

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

MM = 72 / 25.4
#: Each with what a whole kecamatan has: before 2021 without sub kegiatan, two years of quarters, before and after.
CONTOH = [
    ("kalaena", 2021, "perubahan", "renja-perubahan"),
    ("kalaena", 2021, "pokok", "renja"),
    ("kalaena", 2024, "perubahan", "rencana-aksi"),
    ("kalaena", 2024, "perubahan", "pk"),
    ("kalaena", 2024, "perubahan", "rkt"),
    ("kalaena", 2024, "perubahan", "keputusan"),
    ("kalaena", 2024, "perubahan", "keputusan-iku"),
    ("kalaena", 2024, "perubahan", "evaluasi-tw4"),
    ("kalaena", 2024, "perubahan", "laporan-tw4"),
    ("kalaena", 2021, "perubahan", "e81-tw2"),
    ("mangkutana", 2020, "perubahan", "renja-perubahan"),
]
BERBAB = [c for c in CONTOH if c[3] in ("renja", "renja-perubahan", "rencana-aksi")]


class Cetakan:
    """A document, its pages as text, and the number printed at the foot of each."""

    def __init__(self, dokumen: DokumenJadi):
        self.dokumen = dokumen
        self.bita = naskah_pdf(dokumen)
        pdf = pypdfium2.PdfDocument(self.bita)
        self.halaman, self.kaki, self.kotak, self.cacah_huruf = [], [], [], []
        for halaman in pdf:
            lebar, tinggi = halaman.get_size()
            teks = halaman.get_textpage()
            self.halaman.append(teks.get_text_range().replace("\r\n", "\n"))
            self.kaki.append((teks.get_text_bounded(0, 0, lebar, 22 * MM).split() or [""])[-1])
            self.kotak.append((lebar, tinggi, [teks.get_rect(i) for i in range(teks.count_rects())]))
            self.cacah_huruf.append(teks.count_chars())
        pdf.close()

    @cached_property
    def lembar(self) -> list[Halaman]:
        """The pages with every letter in its place."""
        return halaman_pdf(self.bita)


@pytest.fixture
def cetak(data_contoh):
    """A function that prints a document of the fixtures, once for all tests of this module."""
    return lambda slug, tahun, versi, kode: _cetak(slug, tahun, versi, kode, data_contoh)


_SIMPAN: dict[tuple, Cetakan] = {}


def _cetak(slug, tahun, versi, kode, data_contoh) -> Cetakan:
    kunci = (slug, tahun, versi, kode)
    if kunci not in _SIMPAN:
        _SIMPAN[kunci] = Cetakan(susun_dokumen(data_contoh(slug, tahun, versi), kode))
    return _SIMPAN[kunci]


@cache
def _polos(teks: str) -> str:
    """Without spaces: a line may break anywhere between words."""
    return re.sub(r"\s+", "", teks)


def _kerangka(cetakan: Cetakan) -> list[str]:
    return [
        b.judul_lengkap
        for b in cetakan.dokumen.bagian
        if b.bagian.jenis not in (Jenis.SAMPUL, Jenis.KEPUTUSAN, Jenis.PERNYATAAN)
    ]


@pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_penanda_sama_dengan_bagian_yang_dinyatakan(cetak, contoh):
    """The bookmarks are the declared headings, in order and depth."""
    c = cetak(*contoh)
    dok = pypdfium2.PdfDocument(c.bita)
    penanda = [_polos(p.get_title()).casefold() for p in dok.get_toc()]
    dok.close()
    dinyatakan = [_polos(j).casefold() for j in _kerangka(c)]
    assert [p for p in penanda if p in set(dinyatakan)] == dinyatakan


@pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_halaman_daftar_isi_benar(cetak, contoh):
    """Each line of the daftar isi ends in the number that is printed at the foot of the page with that heading."""
    c = cetak(*contoh)
    isi = _polos(_bagian_halaman(c, "DAFTAR ISI"))
    diperiksa = 0
    for b in c.dokumen.bagian:
        if not b.bagian.berdaftar or b.bagian.jenis != Jenis.NASKAH:
            continue
        judul = _polos(b.judul_lengkap)
        cocok = re.search(re.escape(judul) + r"(\d+|[ivx]+)", isi)
        assert cocok, judul
        # The next heading's own number follows at once (``1.2``): the page is a beginning of what was found.
        halaman = [
            c.kaki[n]
            for n, teks in enumerate(c.halaman)
            if judul.casefold() in _polos(teks).casefold() and "DAFTAR" not in teks[:20]
        ]
        assert any(cocok[1].startswith(h) for h in halaman), (judul, cocok[1], halaman)
        diperiksa += 1
    assert diperiksa >= 10


@pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_setiap_tabel_ada_di_daftar_tabel(cetak, contoh):
    c = cetak(*contoh)
    isi = _polos(_bagian_halaman(c, "DAFTAR TABEL"))
    assert c.dokumen.tabel
    for t in c.dokumen.tabel:
        assert (cocok := re.search(re.escape(_polos(f"{t.sebutan} {t.nama}")) + r"(\d+)", isi)), t.sebutan
        judul = _polos("".join(t.tabel.judul))
        halaman = [c.kaki[n] for n, teks in enumerate(c.halaman) if judul in _polos(teks)]
        assert any(cocok[1].startswith(h) for h in halaman), (t.sebutan, cocok[1], halaman)
    sebutan = [t.sebutan for t in c.dokumen.tabel]
    assert len(sebutan) == len(set(sebutan)), "a table's number stands for one table"


def _bagian_halaman(c: Cetakan, judul: str) -> str:
    """The pages of one list, up to the next heading."""
    [awal] = [n for n, t in enumerate(c.halaman) if t.startswith(judul)]
    hasil = []
    for teks in c.halaman[awal:]:
        if hasil and teks.startswith(("DAFTAR", "BAB", "KATA")):
            break
        hasil.append("\n".join(teks.splitlines()[:-1]))  # the page's own number is the last line
    return "\n".join(hasil)


@pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_romawi_di_depan_arab_mulai_bab_satu(cetak, contoh):
    c = cetak(*contoh)
    bab = next(n for n, t in enumerate(c.halaman) if t.startswith("BAB I\n"))
    assert c.kaki[bab:] == [str(n) for n in range(1, len(c.kaki) - bab + 1)]
    assert c.kaki[1:bab] == ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"][: bab - 1]


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_tidak_ada_sisa_dan_tidak_ada_yang_keluar(cetak, contoh):
    """No mark of a template, no missing value, no empty page, no text beyond the paper."""
    c = cetak(*contoh)
    teks = "\n".join(c.halaman)
    for sisa in ("{{", "{%", "None", "data-isian", "&amp;", "<p>", "Traceback"):
        assert sisa not in teks
    assert min(c.cacah_huruf) > 5
    for lebar, tinggi, kotak in c.kotak:
        for kiri, bawah, kanan, atas in kotak:
            assert 5 * MM <= kiri <= kanan <= lebar - 5 * MM
            assert 5 * MM <= bawah <= atas <= tinggi - 5 * MM


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_pdf_a_bertag_dan_bernama(cetak, contoh):
    c = cetak(*contoh)
    d = PDFDocument(PDFParser(BytesIO(c.bita)))
    xmp = resolve1(d.catalog["Metadata"]).get_data().decode()
    assert 'pdfaid:part="2"' in xmp
    assert 'pdfaid:conformance="A"' in xmp
    assert resolve1(d.catalog["OutputIntents"])
    assert resolve1(d.catalog["MarkInfo"])["Marked"] is True
    assert d.catalog["Lang"] == b"id"
    dok = pypdfium2.PdfDocument(c.bita)
    assert dok.get_metadata_dict()["Title"] == c.dokumen.judul
    dok.close()


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_isi_yang_sama_bita_yang_sama(cetak, contoh, data_contoh):
    """The bytes follow from the markup (``test_pdf`` of the tables), so it is enough that this is the same."""
    slug, tahun, versi, kode = contoh
    assert naskah_html(susun_dokumen(data_contoh(slug, tahun, versi), kode)) == naskah_html(cetak(*contoh).dokumen)


def test_setiap_jenis_dokumen_punya_contoh():
    jenis = {re.sub(r"\d$", "", c[3]) for c in CONTOH}
    assert jenis == {re.sub(r"\d$", "", k) for k in DOKUMEN}


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_tanda_tangan_tidak_sendirian(cetak, contoh):
    """Where somebody signs, some lines of what is signed stand above it on the page."""
    c = cetak(*contoh)
    for teks in c.halaman:
        if "NIP :" in teks:
            atas = re.split(r"Ditetapkan di |Pihak Kedua,|\n[^\n]*, ?\.{10,}|\n\w[\w ]*, \d+ \w+ \d{4}", teks)[0]
            assert len(atas) > 60, teks


@pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_angka_naskah_sama_dengan_tabel(cetak, contoh):
    """What sentences say stands in the tables printed with them, or comes of what they name; all read from the paper.

    That the means of the nodes are those of the page of performance is shown in ``test_naskah``.
    """
    c = cetak(*contoh)
    naskah, tabel = AngkaNaskah(c.lembar), AngkaTabel(c.lembar)
    rupiah, lain = tabel.rupiah, tabel.bilangan
    if c.dokumen.renja.asal_id and naskah.capaian:
        # Chapter II tells of the quarters, whose table is a document of its own.
        triwulan = AngkaTabel(cetak(*contoh[:3], "e81-tw2").lembar)
        rupiah, lain = rupiah | triwulan.rupiah, lain | triwulan.bilangan
    if contoh[3] == "rencana-aksi":
        rupiah = rupiah | {tabel.jumlah_program()}  # its table has no line of the total
    assert naskah.rupiah
    assert set(naskah.rupiah) <= rupiah
    assert naskah.cacah
    assert naskah.cacah <= tabel.cacah()
    for terserap, tercetak, pagu in naskah.serapan:
        assert persen(terserap, pagu) == bilangan(tercetak), (terserap, pagu)
    for target, realisasi, tercetak in naskah.capaian:
        assert {bilangan(target), bilangan(realisasi)} <= lain
        assert persen(realisasi, target) == bilangan(tercetak), (realisasi, target)
    assert naskah.persen <= lain | {bilangan(p) for _, _, p in naskah.capaian}


def test_bab_evaluasi_menyebut_capaian(cetak):
    """So that the figures of the test above are there."""
    naskah = AngkaNaskah(cetak(*BERBAB[0]).lembar)
    assert len(naskah.serapan) > 40
    assert len(naskah.capaian) > 20


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_tidak_ada_teks_di_atas_teks(cetak, contoh):
    assert {n: t for n, h in enumerate(cetak(*contoh).lembar, 1) if (t := bertumpuk(h))} == {}


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
def test_tidak_ada_halaman_kosong_atau_judul_di_kakinya(cetak, contoh):
    """Besides running heads and numbers every page has some lines, and every heading some words below it."""
    c = cetak(*contoh)
    assert {n: t for n, h in enumerate(c.lembar, 1) if len(t := badan(h)) < 40} == {}
    assert {judul: isi for judul, isi in sesudah_judul(c.bita, c.lembar) if len(isi) < 40} == {}


def test_pemeriksaan_letak_menemukan_yang_salah():
    """Lines over one another, a page without words, a heading at the foot: each is seen."""
    gaya = "@page { size: 215mm 330mm; margin: 25mm } p { margin: 0; line-height: 4pt } h1 { margin: 0 }"
    isi = '<p>Baris satu<br>Baris dua</p><h1 style="position: absolute; top: 270mm">Judul</h1>'
    kosong = '<p style="break-before: page">Lima</p>'
    bita = cetak_html(
        f'<!DOCTYPE html><html lang="id"><head><title>Uji</title><style>{gaya}</style></head>'
        f"<body>{isi}{kosong}</body></html>"
    )
    pertama, kedua = lembar = halaman_pdf(bita)
    assert bertumpuk(pertama)
    assert bertumpuk(kedua) == []
    assert badan(kedua) == "Lima"
    assert [*sesudah_judul(bita, lembar)] == [("Judul", "")]
