"""Every document of every fixture as a Word file, read back: headings, lists, cells, papers; and opened by Writer."""

import re
from dataclasses import replace
from io import BytesIO
from uuid import UUID
from zipfile import ZipFile

import lxml.html
import pypdfium2
import pytest
from docx.oxml.ns import qn
from fontTools.ttLib import TTFont
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planning.enums import JenisRenja
from planning.tabel import Tabel
from renja.dokumen.bagian import Jenis
from renja.dokumen.bersih import bersihkan
from renja.dokumen.kerangka import jenis_untuk
from renja.dokumen.susun import DokumenJadi, susun_dokumen
from renja.keluaran.docx import naskah_docx
from renja.keluaran.docx.huruf import samarkan
from renja.keluaran.html import tabel_html
from tests.acak import sifat as acak
from tests.factories import buat_perangkat_daerah, buat_renja

from .baca_docx import buka, kisi, periksa, sifat, teks
from .test_bersih import HTML
from .test_pdf import BERBAB, CONTOH

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

MM = 1440 / 25.4
KERTAS = {"f4-mendatar": (330, 215), "f4-tegak": (215, 330), "a3-mendatar": (420, 297)}
_SIMPAN: dict[tuple, tuple[DokumenJadi, bytes]] = {}


@pytest.fixture
def jadi(data_contoh):
    """A function that gives a document of the fixtures and its file, made once for all tests of this module."""

    def ambil(slug, tahun, versi, kode) -> tuple[DokumenJadi, bytes]:
        kunci = (slug, tahun, versi, kode)
        if kunci not in _SIMPAN:
            dokumen = susun_dokumen(data_contoh(slug, tahun, versi), kode)
            _SIMPAN[kunci] = (dokumen, naskah_docx(dokumen))
        return _SIMPAN[kunci]

    return ambil


semua = pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")
berbab = pytest.mark.parametrize("contoh", BERBAB, ids=lambda c: f"{c[0]}-{c[1]}-{c[3]}")


def polos(isi: str) -> str:
    """Without spaces, and without hyphens: PDFium gives one at the end of a line as another letter."""
    return re.sub(r"[\s\-\x02\ufffe]+", "", isi)


def kisi_html(tabel: Tabel) -> list[list[str | None]]:
    """The table of the page as a grid; cells under another are empty."""
    baris = lxml.html.fromstring(tabel_html(tabel)).findall(".//tr")
    tinggal: dict[tuple[int, int], None] = {}
    hasil = []
    for n, tr in enumerate(baris):
        isi: list[str | None] = []
        for sel in tr:
            while (n, len(isi)) in tinggal:
                isi.append(None)
            lebar, tinggi = int(sel.get("colspan", 1)), int(sel.get("rowspan", 1))
            tinggal |= {(n + b, len(isi) + k): None for b in range(1, tinggi) for k in range(lebar)}
            isi += [sel.text_content(), *[None] * (lebar - 1)]
        while (n, len(isi)) in tinggal:
            isi.append(None)
        hasil.append(isi)
    return hasil


def tabel_baku(d) -> dict[str, object]:
    """The tables with a name, by it."""
    return {s: t for t in d.element.body.iterchildren(qn("w:tbl")) if (s := sifat(t, "tblPr/tblCaption"))}


def bertanda_tangan(dokumen: DokumenJadi) -> set[str]:
    """The tables that somebody signs: their last row is not of the table."""
    hasil = {t.sebutan for t in dokumen.tabel if t.tabel.tanda_tangan}
    return hasil | {b.tabel[-1].sebutan for b in dokumen.bagian if b.tabel and b.ttd}


@semua
def test_bagian_bagiannya_cocok(jadi, contoh):
    periksa(jadi(*contoh)[1])


@semua
def test_sel_sama_dengan_halaman(jadi, contoh):
    """Cell by cell: what the page shows, in the same place, under heading rows that repeat."""
    dokumen, bita = jadi(*contoh)
    ada = tabel_baku(buka(bita))
    assert list(ada) == [t.sebutan for t in dokumen.tabel]
    for t in dokumen.tabel:
        tbl = ada[t.sebutan]
        isi, harap = kisi(tbl), kisi_html(t.tabel)
        if t.sebutan in bertanda_tangan(dokumen):
            isi.pop()
        assert [[x or "" for x in b] for b in isi] == [[x or "" for x in b] for b in harap]
        assert len(isi) == len(t.tabel.baris) + len(t.tabel.kepala) + 1
        berulang = tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")
        assert len(berulang) == len(t.tabel.kepala) + 1
        utuh = tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:cantSplit')}")
        assert len(utuh) == len(tbl.findall(qn("w:tr")))


@semua
def test_setiap_tabel_di_kertasnya(jadi, contoh):
    """A table has a section to itself, on the paper it declares, and is not wider than what is printed on."""
    dokumen, bita = jadi(*contoh)
    d = buka(bita)
    bagian = iter(d.element.body.findall(f".//{qn('w:sectPr')}"))
    per_tabel, ini = {}, []
    for el in d.element.body:
        ini += [s] if (s := sifat(el, "tblPr/tblCaption")) else []
        if el.tag == qn("w:sectPr") or el.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            halaman = next(bagian)
            assert len(ini) < 2
            per_tabel |= dict.fromkeys(ini, halaman)
            ini = []
    for t in dokumen.tabel:
        halaman = per_tabel[t.sebutan]
        ukuran = tuple(round(int(sifat(halaman, "pgSz", f"w:{x}")) / MM) for x in "wh")
        assert ukuran == KERTAS[t.tabel.kertas]
        assert (sifat(halaman, "pgSz", "w:orient") == "landscape") == (ukuran[0] > ukuran[1])
        tepi = sum(int(sifat(halaman, "pgMar", f"w:{x}")) for x in ("left", "right"))
        lebar = sum(int(x.get(qn("w:w"))) for x in tabel_baku(d)[t.sebutan].find(qn("w:tblGrid")))
        assert abs(int(sifat(halaman, "pgSz", "w:w")) - tepi - lebar) <= 2  # twips


@berbab
def test_judul_sama_dengan_yang_dinyatakan(jadi, contoh):
    dokumen, bita = jadi(*contoh)
    d = buka(bita)
    ada = [
        (p.style.name, p.text.replace("\n", " "))
        for p in d.paragraphs
        if p.style.name in ("Heading 1", "Heading 2", "Heading 3", "TOC Heading")
    ]
    assert ada == [
        (f"Heading {b.bagian.tingkat}" if b.bagian.berdaftar else "TOC Heading", b.judul_lengkap)
        for b in dokumen.bagian
        if b.bagian.jenis not in (Jenis.SAMPUL, Jenis.KEPUTUSAN, Jenis.PERNYATAAN)
    ]


@berbab
def test_daftar_terisi(jadi, contoh):
    """Word has a table of contents to update, and before it does there is one; every line leads somewhere."""
    dokumen, bita = jadi(*contoh)
    badan = buka(bita).element.body
    perintah = [x.text.strip() for x in badan.iter(qn("w:instrText"))]
    assert 'TOC \\o "1-3" \\f \\h \\z' in perintah
    baris = {gaya: [] for gaya in ("TOC1", "TOC2", "TOC3", "TableofFigures")}
    for p in badan.iter(qn("w:p")):
        gaya = sifat(p, "pPr/pStyle")
        if gaya in baris:
            baris[gaya].append(teks(p).rstrip("\t"))
    for tingkat in (1, 2, 3):
        assert baris[f"TOC{tingkat}"] == [
            b.judul_lengkap for b in dokumen.bagian if b.bagian.berdaftar and b.bagian.tingkat == tingkat
        ]
    assert baris["TableofFigures"] == [f"{x.sebutan} {x.nama}" for x in (*dokumen.tabel, *dokumen.gambar)]


@semua
def test_nomor_halaman(jadi, contoh):
    """None on the cover, roman before the first chapter, arabic from 1 there."""
    dokumen, bita = jadi(*contoh)
    bagian = buka(bita).element.body.findall(f".//{qn('w:sectPr')}")
    kaki = [s.find(qn("w:footerReference")) is not None for s in bagian]
    assert kaki == [True] * len(bagian) if dokumen.bagian[0].bagian.jenis != Jenis.SAMPUL else [False, *kaki[1:]]
    bentuk = [sifat(s, "pgNumType", "w:fmt") for s in bagian]
    assert bentuk == sorted(bentuk, reverse=True)
    mulai = [sifat(s, "pgNumType", "w:start") for s in bagian]
    berbab = [b for b in dokumen.bagian if b.bagian.nomor == "BAB I"]
    assert [m for m in mulai if m] == ["1"] * len(berbab)
    if berbab:
        assert mulai.index("1") == bentuk.index("decimal")


@semua
def test_setiap_kata_ada(jadi, contoh):
    """All that the texts say, the pictures with what they show, and nothing of templates."""
    dokumen, bita = jadi(*contoh)
    badan = buka(bita).element.body
    isi = polos(teks(badan))
    for b in dokumen.bagian:
        if b.isi:
            for potong in re.split(r"<[^>]*>", b.isi):
                assert polos(lxml.html.fromstring(f"<p>{potong}</p>").text_content()) in isi
    for sisa in ("{{", "{%", "None", "data-isian", "&amp;", "<p>"):
        assert sisa not in isi
    uraian = [x.get("descr") for x in badan.iter(qn("wp:docPr"))]
    assert [g.grafik.uraian for g in dokumen.gambar] == [u for u in uraian if not u.startswith(("Lambang", "Tempat"))]


@semua
def test_isi_yang_sama_bita_yang_sama(jadi, contoh):
    dokumen, bita = jadi(*contoh)
    assert naskah_docx(dokumen) == bita


def test_sifat_berkas(jadi):
    dokumen, bita = jadi("kalaena", 2024, "perubahan", "pk")
    s = buka(bita).core_properties
    assert (s.title, s.language, s.author) == (
        dokumen.judul,
        "id-ID",
        "Kecamatan Kalaena, Kabupaten Luwu Timur",
    )
    assert s.created.year == 2024


def test_huruf_tabel_ikut_serta(jadi):
    """The narrow face of tables goes along, under the key that the table of fonts gives for it."""
    _, bita = jadi("kalaena", 2024, "perubahan", "pk")
    with ZipFile(BytesIO(bita)) as z:
        tabel = z.read("word/fontTable.xml").decode()
        assert b"application/vnd.openxmlformats-officedocument.obfuscatedFont" in z.read("[Content_Types].xml")
        ada = re.findall(r'embed(\w+) r:id="(\w+)" w:fontKey="\{([-0-9A-F]{36})\}"', tabel)
        huruf = {t: TTFont(BytesIO(samarkan(z.read(f"word/fonts/{r}.odttf"), UUID(k).bytes))) for t, r, k in ada}
    assert set(huruf) == {"Regular", "Bold"}
    for tebal, h in huruf.items():
        assert (h["name"].getDebugName(1), h["name"].getDebugName(2)) == ("Roboto Condensed", tebal)
        assert h["OS/2"].fsType == 0, "it may be embedded"
        assert {ord(x) for x in "AZaz09.,()%–“”"} <= set(h.getBestCmap())


@pytest.mark.parametrize("jenis", [JenisRenja.POKOK, JenisRenja.PERUBAHAN])
def test_kantor_tanpa_apa_pun(jenis):
    """No rows, no camat, no Renstra: still a file for every document there is."""
    renja = buat_renja(jenis, 2022, buat_perangkat_daerah(nama="Kecamatan <Uji> & \x0bLain" + " Sekali" * 10))
    for j in jenis_untuk(renja):
        dokumen = susun_dokumen(renja, j.kode)
        bita = naskah_docx(dokumen)
        periksa(bita)
        assert "KECAMATAN<UJI>&LAIN" in polos(teks(buka(bita).element.body)).upper()


# --- Whatever the office writes ---------------------------------------------------------------------------------------


@pytest.fixture
def dokumen() -> DokumenJadi:
    """A chapter of a small office."""
    renja = buat_renja(JenisRenja.POKOK, 2022, buat_perangkat_daerah())
    dokumen = susun_dokumen(renja, "renja")
    return replace(dokumen, bagian=[b for b in dokumen.bagian if b.bagian.kunci == "latar-belakang"])


@pytest.fixture
def surat() -> dict[str, DokumenJadi]:
    """Documents that are a letter, of a small office."""
    renja = buat_renja(JenisRenja.POKOK, 2022, buat_perangkat_daerah())
    return {kode: susun_dokumen(renja, kode) for kode in ("keputusan", "pk")}


def dengan(dokumen: DokumenJadi, isi: str) -> bytes:
    """The document with this text in its chapter."""
    [bab] = dokumen.bagian
    return naskah_docx(replace(dokumen, bagian=[replace(bab, isi=isi)]))


@settings(acak, max_examples=40)
@given(html=st.lists(HTML, min_size=1, max_size=4).map("".join))
def test_apa_pun_dapat_ditulis(dokumen, html):
    """Cleaned as it is kept, and as it came: the file holds together, and every word is there."""
    isi = bersihkan(html)
    bita = dengan(dokumen, isi)
    periksa(bita)
    if isi:
        assert polos(lxml.html.fromstring(f"<div>{isi}</div>").text_content()) in polos(teks(buka(bita).element.body))
    periksa(dengan(dokumen, html))


@settings(acak, max_examples=25)
@given(html=HTML)
@example(html="<table><tr><td>a<h4>b</h4></td></tr><tr><td>c</td><td>d</td><td>e</td><td>f</td></tr></table>")
@example(html="<table><tr><td>a</td></tr></table><ul><li><table><tr><td>b</td></tr></table></li></ul>")
@pytest.mark.parametrize("kode", ["keputusan", "pk"])
def test_keputusan_apa_pun_dapat_ditulis(surat, kode, html):
    """A decision and a statement are texts of the office too."""
    dokumen = surat[kode]
    isi = bersihkan(f"<h4>Menimbang</h4>{html}<h4>Menetapkan</h4>{html}")
    bita = naskah_docx(replace(dokumen, bagian=[replace(dokumen.bagian[0], isi=isi)]))
    periksa(bita)
    ada = polos(teks(buka(bita).element.body))
    for potong in re.split(r"<[^>]*>", isi):
        assert polos(lxml.html.fromstring(f"<p>{potong}</p>").text_content()) in ada


@pytest.mark.parametrize(
    ("html", "harap"),
    [
        ("<p>a <strong>b</strong> <em>c</em><br>d</p>", [("Body Text", "a b c\nd")]),
        ("<h4>A</h4><h5>B</h5>", [("Heading 4", "A"), ("Heading 5", "B")]),
        ("<ul><li>a<ol><li>b</li></ol></li></ul>", [("Butir Daftar", "a"), ("Butir Daftar", "b")]),
        ("<ol><li><ul><li>b</li></ul></li></ol>", [("Butir Daftar", ""), ("Butir Daftar", "b")]),
        ("<blockquote><p>a</p></blockquote>", [("Quote", "a")]),
        ('<div data-isian="capaian"><p>a</p>b</div>', [("Isi Rata", "a"), ("Isi Rata", "b")]),
        ("<p>a\x00\x0b\x1fb\ufffe\x85</p>", [("Body Text", "ab")]),
        ("lepas <marquee>asing</marquee>", [("Body Text", "lepas"), ("Isi Rata", "asing")]),
    ],
)
def test_alinea(dokumen, html, harap):
    bita = dengan(dokumen, html)
    periksa(bita)
    d = buka(bita)
    mulai = next(n for n, p in enumerate(d.paragraphs) if p.style.name == "Heading 2")
    assert [(p.style.name, p.text) for p in d.paragraphs[mulai + 1 :]] == harap


def test_daftar_bernomor_sendiri_sendiri(dokumen):
    """Two lists each begin at one; a list in a list is a level deeper."""
    bita = dengan(dokumen, "<ol><li>a<ol><li>b</li></ol></li></ol><ol><li>c</li></ol>")
    butir = [p for p in buka(bita).element.body.iter(qn("w:p")) if sifat(p, "pPr/pStyle") == "Butir"]
    nomor = {teks(p): (sifat(p, "pPr/numPr/numId"), sifat(p, "pPr/numPr/ilvl")) for p in butir}
    assert len({n for n, _ in nomor.values()}) == 3
    assert [t for _, t in nomor.values()] == ["0", "1", "0"]


def test_tabel_teks_bergabung(dokumen):
    html = (
        "<table><thead><tr><th>A</th><th>B</th><th>C</th></tr></thead><tbody>"
        '<tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr><tr><td>5</td></tr>'
        "</tbody></table>"
    )
    bita = dengan(dokumen, html)
    periksa(bita)
    [*_, tbl] = buka(bita).element.body.iterchildren(qn("w:tbl"))
    assert kisi(tbl) == [["A", "B", "C"], ["1", "2", None], [None, "3", "4"], ["5", "", ""]]
    assert len(tbl.findall(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:tblHeader')}")) == 1


# --- Opened by another program ----------------------------------------------------------------------------------------


def test_writer_menunjukkan_yang_sama(jadi, writer, tmp_path):
    """LibreOffice opens it: bookmarks are the outline, tables stand under their titles, lists name their pages."""
    contoh = [("kalaena", 2021, "perubahan", "renja-perubahan"), ("kalaena", 2024, "perubahan", "laporan-tw4")]
    berkas = []
    for c in contoh:
        berkas.append(tmp_path / f"{c[3]}.docx")
        berkas[-1].write_bytes(jadi(*c)[1])
    folder = writer.convert_all(berkas, "pdf")
    for c in contoh:
        _periksa_pdf(jadi(*c)[0], folder / f"{c[3]}.pdf")


def _periksa_pdf(dokumen: DokumenJadi, berkas) -> None:
    pdf = pypdfium2.PdfDocument(berkas)
    penanda = [polos(p.get_title()).casefold() for p in pdf.get_toc()]
    halaman = [h.get_textpage().get_text_range().replace("\r\n", "\n") for h in pdf]
    pdf.close()
    judul = [polos(b.judul_lengkap).casefold() for b in dokumen.bagian if b.bagian.nomor]
    assert [p for p in penanda if p in set(judul)] == judul
    assert all(h.strip() for h in halaman), "no page is empty"
    isi = [polos(h) for h in halaman]
    daftar = "".join(h for h in isi if h.startswith("DAFTARTABEL"))
    mulai = next((n for n, h in enumerate(isi) if h.startswith("BABI" + "PENDAHULUAN")), 0)
    for t in dokumen.tabel:
        [di] = [n for n, h in enumerate(isi) if h.startswith(polos(t.sebutan)) and polos(t.tabel.judul[-1]) in h]
        sesudah = "\n".join(isi[di:])
        for teks_sel in {s.teks for b in t.tabel.baris for s in b.sel if not s.tertutup}:
            assert polos(teks_sel) in sesudah
        if daftar:
            cocok = re.search(re.escape(polos(f"{t.sebutan} {t.nama}")) + r"\.*(\d+)", daftar)
            assert cocok[1].startswith(str(di - mulai + 1)), t.sebutan
    for h in halaman:
        if "NIP :" in h:
            assert len(h) > 200, h
