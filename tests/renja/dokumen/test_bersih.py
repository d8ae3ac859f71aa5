"""Texts that people send: whatever comes in, what is kept is canonical, harmless, and shows what was said."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from renja.dokumen.bersih import TERBANYAK, bersihkan
from renja.dokumen.isian import ISIAN
from renja.keluaran.pdf import cetak
from tests.acak import sifat

pytestmark = pytest.mark.sekali

BOLEH = {
    *("p", "h4", "h5", "ul", "ol", "li", "strong", "em", "br", "blockquote", "span", "div"),
    *("table", "thead", "tbody", "tr", "th", "td"),
}
_TAG = [
    *BOLEH,
    "script",
    "style",
    "iframe",
    "img",
    "svg",
    "math",
    "a",
    "b",
    "i",
    "h1",
    "h6",
    "form",
    "template",
    "object",
]
_SIFAT = [
    *("onclick=alert(1)", "style='background:url(//jahat.example)'", "src=//jahat.example/x.png", "class=x id=y"),
    *("href=javascript:alert(1)", "data-isian=pagu", "data-isian=capaian", 'data-isian="\'><script>"', "colspan=3"),
    *("colspan=999999", "rowspan=7", "rowspan=-1", "onerror='x'"),
]
_POTONG = st.one_of(
    st.builds(
        lambda t, s: f"<{t} {' '.join(s)}>", st.sampled_from(_TAG), st.lists(st.sampled_from(_SIFAT), max_size=2)
    ),
    st.sampled_from(_TAG).map("</{}>".format),
    st.text(max_size=12),
    st.sampled_from(
        ["<!--", "-->", "<![CDATA[", "]]>", "&lt;script&gt;", "&#0;", "<?x", "<", "\x00", "\ud800", "{{ x }}"]
    ),
)
HTML = st.lists(_POTONG, max_size=25).map("".join)


class _Pemeriksa(HTMLParser):
    """Reads what came out: every tag allowed and closed in order, every attribute one of three."""

    def __init__(self):
        super().__init__()
        self.buka: list[str] = []

    def handle_starttag(self, tag, sifat):
        assert tag in BOLEH
        for nama, nilai in sifat:
            if nama == "data-isian":
                assert ISIAN[nilai].blok == (tag == "div")
            else:
                assert nama in ("colspan", "rowspan")
                assert tag in ("th", "td")
                assert 2 <= int(nilai) <= 200
        assert tag not in ("span", "div") or sifat
        if tag != "br":
            self.buka.append(tag)

    def handle_endtag(self, tag):
        assert self.buka.pop() == tag

    def handle_data(self, data):
        assert not {"span", "div"} & set(self.buka)
        assert "\x00" not in data

    def handle_comment(self, data):
        pytest.fail("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def periksa(html: str) -> None:
    pemeriksa = _Pemeriksa()
    pemeriksa.feed(html)
    pemeriksa.close()
    assert pemeriksa.buka == []
    html.encode()


@sifat
@given(HTML)
def test_apa_pun_menjadi_aman_dan_baku(html):
    hasil = bersihkan(html)
    periksa(hasil)
    assert bersihkan(hasil) == hasil


@pytest.mark.parametrize(
    ("html", "hasil"),
    [
        ("", ""),
        ("<p> </p><p><br></p><p>&nbsp;</p>", ""),
        ("lepas <b>tebal</b> <i>miring</i>", "<p>lepas <strong>tebal</strong> <em>miring</em></p>"),
        ("<p>a<b> b <i>c </i></b><br> d</p>", "<p>a <strong>b <em>c</em></strong><br>d</p>"),
        ("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"),
        ("<style>p{color:red}</style><p style='color:red' onclick=x()>a</p>", "<p>a</p>"),
        ("<p><a href='javascript:x()'>tautan</a><img src=//jahat.example/x></p>", "<p>tautan</p>"),
        ("<h1>Satu</h1><h6>Dua</h6>", "<h4>Satu</h4>\n<h5>Dua</h5>"),
        ("<ul>a<li>b<li><p>c</p></ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
        ("<ol><li>a<ul><li>b</li></ul></li></ol>", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        (
            "<table><tr><th>A<th>B<tr><td colspan=2>1</table>",
            '<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td colspan="2">1</td></tr></tbody></table>',
        ),
        (
            "<table><tr><th rowspan=9>A<th>B<tr><td>1</table>",
            '<table><tbody><tr><th rowspan="2">A</th><th>B</th></tr><tr><td>1</td></tr></tbody></table>',
        ),
        (
            '<p>Pagu <span data-isian="pagu">Rp <b>9</b></span>.</p>',
            '<p>Pagu <span data-isian="pagu"></span>.</p>',
        ),
        ('<p>a <span data-isian="entah">teks lama</span></p>', "<p>a teks lama</p>"),
        ('<div data-isian="capaian"><p>lama</p></div>', '<div data-isian="capaian"></div>'),
        ('<div data-isian="pagu">x</div><p><span data-isian="capaian">y</span></p>', "<p>x</p>\n<p>y</p>"),
        ("<p>a\n\n  b\tc</p>", "<p>a b c</p>"),
        ("<p>satu<br>dua<br></p>", "<p>satu<br>dua</p>"),
        ("<p>\x01a\ud800b\ufffe</p>", "<p>ab</p>"),
    ],
)
def test_baku(html, hasil):
    assert bersihkan(html) == hasil


@settings(sifat, max_examples=20)
@given(st.lists(HTML, min_size=1, max_size=4).map("".join))
def test_apa_pun_dapat_dicetak(html):
    """On paper, by the style of documents: no error, and nothing is asked for from elsewhere."""
    isi = bersihkan(html)
    assert cetak(f'<html><body class="cetak naskah"><section class="bagian-naskah">{isi}</section></body></html>')


@pytest.mark.parametrize(
    "tag", ["div", "blockquote", "b", "ul><li", "h4><div", "table><tr><td", "span data-isian=pagu"]
)
def test_bersarang_sangat_dalam(tag):
    html = f"<{tag}>" * (TERBANYAK // (1 + tag.count("<"))) + "isi"
    hasil = bersihkan(html)
    periksa(hasil)
    assert len(re.findall("<", hasil)) < 60
