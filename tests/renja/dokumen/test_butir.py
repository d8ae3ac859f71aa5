"""A Keputusan laid out: its text taken apart by headings, whatever the office makes of it."""

import pytest

from planning.models import BagianNaskah
from renja.dokumen.butir import urai_keputusan
from renja.dokumen.kerangka import DOKUMEN
from renja.dokumen.simpanan import BELUM, simpan_naskah
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.naskah import naskah_html

NASKAH = (
    "<h4>Menimbang</h4><ol><li>a</li></ol><h4>Mengingat</h4><ol><li>b</li></ol>"
    "<h4>Menetapkan</h4><p>c</p><h4>KESATU</h4><p>d &amp; e</p>"
)
RENJA = "/contoh/2022/renja/pokok/dokumen/"


def test_urai():
    hasil = urai_keputusan(NASKAH)
    assert [(b.sebutan, b.isi) for b in hasil.dasar] == [
        ("Menimbang", '<ol class="huruf"><li>a</li></ol>'),
        ("Mengingat", "<ol><li>b</li></ol>"),
    ]
    assert [(b.sebutan, b.isi) for b in hasil.putusan] == [("Menetapkan", "<p>c</p>"), ("KESATU", "<p>d &amp; e</p>")]


@pytest.mark.parametrize(
    ("naskah", "dasar", "putusan"),
    [
        ("", [], []),
        ("<p>Tanpa judul.</p>", [], [""]),
        ("<h4> <strong>MENIMBANG</strong> </h4><p>a</p>", ["MENIMBANG"], []),
        ("<h4>KESATU</h4><table><tbody><tr><td><h4>x</h4></td></tr></tbody></table>", [], ["KESATU"]),
        ("<h4>Ketiga &lt;b&gt;</h4>", [], ["Ketiga <b>"]),
    ],
)
def test_urai_apa_pun(naskah, dasar, putusan):
    hasil = urai_keputusan(naskah)
    assert ([b.sebutan for b in hasil.dasar], [b.sebutan for b in hasil.putusan]) == (dasar, putusan)


@pytest.mark.django_db
def test_satu_naskah_untuk_dua_dokumen(kantor_terisi):
    """The Keputusan by itself and the one bound into the Renja are one text, edited in one place."""
    klien, renja = kantor_terisi.klien("staf"), kantor_terisi.pokok
    html = naskah_html(susun_dokumen(renja, "keputusan"))
    assert "MEMUTUSKAN" in html
    assert html.count("<td>KESATU</td>") == 1
    simpan_naskah(renja, "renja", "keputusan", NASKAH, BELUM, kantor_terisi.orang["staf"])
    for kode in ("renja", "keputusan"):
        html = naskah_html(susun_dokumen(renja, kode))
        assert "<td>KESATU</td><td>:</td><td><p>d &amp; e</p></td>" in html
        assert f"{RENJA}renja/bagian/keputusan/" in klien.get(f"{RENJA}{kode}/").content.decode()
    jawaban = klien.get(f"{RENJA}keputusan/bagian/keputusan/")
    assert jawaban.status_code == 404
    assert "disunting di dokumen Rencana Kerja" in jawaban.content.decode()
    assert klien.get(RENJA).content.decode().count("1 disunting") == 2
    assert BagianNaskah.objects.get().dokumen == "renja"


@pytest.mark.django_db
def test_pernyataan_dapat_disunting(kantor_terisi):
    renja = kantor_terisi.pokok
    assert DOKUMEN["pk"].kerangka(renja)[0].naskah
    assert "Camat Contoh" in naskah_html(susun_dokumen(renja, "pk"))
    isi = '<p>Kami berjanji.</p><div data-isian="pihak-kedua"></div>'
    simpan_naskah(renja, "pk", "pernyataan", isi, BELUM, kantor_terisi.orang["staf"])
    html = naskah_html(susun_dokumen(renja, "pk"))
    assert "Kami berjanji." in html
    assert '<table class="keputusan" role="presentation">' in html
