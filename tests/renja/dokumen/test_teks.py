"""Texts as plain lines: what is written as lines is read back to the letter, and any lines can be read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renja.dokumen.bersih import bersihkan
from renja.dokumen.teks import dari_teks, ke_teks
from tests.acak import sifat

from .test_bersih import HTML, periksa

pytestmark = pytest.mark.sekali

PASANGAN = [
    ("Satu\nbaris.\n\nDua.", "<p>Satu<br>baris.</p>\n<p>Dua.</p>"),
    ("# Judul\n\n## Anak", "<h4>Judul</h4>\n<h5>Anak</h5>"),
    ("**Tebal** dan _miring_.", "<p><strong>Tebal</strong> dan <em>miring</em>.</p>"),
    ("- a\n  1. b\n  2. c\n- d", "<ul><li>a<ol><li>b</li><li>c</li></ol></li><li>d</li></ul>"),
    ("> kutip\n>\n> lagi", "<blockquote><p>kutip</p><p>lagi</p></blockquote>"),
    ("Pagu [[pagu]].\n\n[[capaian]]", '<p>Pagu <span data-isian="pagu"></span>.</p>\n<div data-isian="capaian"></div>'),
    (
        "| A | B |\n|---|---|\n| 1 | **2** |",
        "<table><thead><tr><th>A</th><th>B</th></tr></thead>"
        "<tbody><tr><td>1</td><td><strong>2</strong></td></tr></tbody></table>",
    ),
    ("\\# bukan judul, nama\\_berkas, \\[\\[x]], 2 \\* 3", "<p># bukan judul, nama_berkas, [[x]], 2 * 3</p>"),
    ("\\1. bukan butir", "<p>1. bukan butir</p>"),
]


@pytest.mark.parametrize(("teks", "html"), PASANGAN)
def test_bolak_balik(teks, html):
    assert dari_teks(teks) == html
    assert ke_teks(html) == teks


@pytest.mark.parametrize(
    ("teks", "html"),
    [
        ("• a\n* b", "<ul><li>a</li><li>b</li></ul>"),
        ("[[ pagu ]] [[entah]] [[capaian]]", '<p><span data-isian="pagu"></span> [[entah]] [[capaian]]</p>'),
        ("<b>x</b> & y", "<p>&lt;b&gt;x&lt;/b&gt; &amp; y</p>"),
        ("**a _b** c", "<p><strong>a _b</strong> c</p>"),
        ("nama_file_ini ** _", "<p>nama_file_ini ** _</p>"),
        ("|a|b|", "<table><tbody><tr><td>a</td><td>b</td></tr></tbody></table>"),
        ("|", "<table><tbody><tr><td></td></tr></tbody></table>"),
        ("# \n\n>\n\n-", "<p>#</p>\n<p>-</p>"),
        ("\0a\ud800", "<p>a</p>"),
    ],
)
def test_dibaca_sebisanya(teks, html):
    assert dari_teks(teks) == html


@pytest.mark.parametrize(
    "html",
    [
        '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
        "<ul><li><p>a</p><p>b</p></li></ul>",
        "<ul><li>a</li></ul>\n<ul><li>b</li></ul>",
        "<table><tbody><tr><td>a<br>b</td></tr></tbody></table>",
        "<p>a<strong>b</strong><strong>c</strong></p>",
    ],
)
def test_yang_tak_dapat_ditulis_tidak_ditulis(html):
    bersih = bersihkan(html)
    teks = ke_teks(bersih)
    assert teks is None or dari_teks(teks) == bersih


@sifat
@given(HTML)
def test_html_apa_pun(html):
    isi = bersihkan(html)
    teks = ke_teks(isi)
    assert teks is None or dari_teks(teks) == isi


@sifat
@given(st.text(alphabet="ab *_[]|#>-\\1.\n•<&\0", max_size=60))
def test_teks_apa_pun(teks):
    hasil = dari_teks(teks)
    periksa(hasil)
    ke_teks(hasil)
