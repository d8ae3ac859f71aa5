"""The pages of documents: by role, with bad input, locked, written by two at once, in a fixed number of queries."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.alur import dokumen_renja
from planning.enums import JenisDokumen, StatusDokumen
from planning.models import BagianNaskah, Dokumen, Potongan
from renja.dokumen.bersih import TERPANJANG
from renja.dokumen.simpanan import BELUM, simpan_naskah
from renja.keluaran.docx import MIME_DOCX
from tests.renja.conftest import isi as isi_renja

from .baca_docx import buka

DAFTAR = "/contoh/2022/renja/pokok/dokumen/"
RENJA = f"{DAFTAR}renja/"
BAGIAN = f"{RENJA}bagian/latar-belakang/"
ALAMAT = [DAFTAR, RENJA, f"{RENJA}pratinjau/", BAGIAN, f"{BAGIAN}banding/"]
MELIHAT = ("staf", "camat", "bappelitbangda")
ASING = ("admin", "staf_lain", "bappelitbangda_lain")


@pytest.fixture
def naskah(kantor_terisi) -> BagianNaskah:
    """One part of the Renja written by the staf."""
    staf = kantor_terisi.orang["staf"]
    simpan_naskah(kantor_terisi.pokok, "renja", "latar-belakang", "<p>Tulisan kantor.</p>", BELUM, staf)
    return BagianNaskah.objects.get()


def teks(klien, alamat, status=200) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status
    return jawaban.content.decode()


def kunci(renja, jenis=JenisDokumen.RENJA):
    Dokumen.objects.filter(pk=dokumen_renja(renja, jenis).pk).update(status=StatusDokumen.DIAJUKAN)


@pytest.mark.parametrize("alamat", ALAMAT)
@pytest.mark.parametrize("siapa", [*MELIHAT, *ASING, "anonim"])
def test_siapa_melihat(kantor_terisi, naskah, alamat, siapa):
    jawaban = kantor_terisi.klien(siapa).get(alamat)
    assert jawaban.status_code == (200 if siapa in MELIHAT else 302 if siapa == "anonim" else 404)


@pytest.mark.parametrize(("siapa", "status"), [("staf", 302), ("camat", 403), ("bappelitbangda", 403), ("admin", 404)])
def test_siapa_menulis(kantor_terisi, naskah, siapa, status):
    klien = kantor_terisi.klien(siapa)
    assert klien.post(BAGIAN, {"isi": "Baru.", "bentuk": "teks", "tanda": naskah.tanda}).status_code == status
    assert (BagianNaskah.objects.get().isi == "<p>Baru.</p>") is (siapa == "staf")
    tanda = BagianNaskah.objects.get().tanda
    assert klien.post(f"{BAGIAN}bawaan/", {"tanda": tanda}).status_code == status
    assert BagianNaskah.objects.exists() is (siapa != "staf")
    if siapa in ("camat", "bappelitbangda"):
        halaman = teks(klien, BAGIAN)
        assert "<textarea" not in halaman
        assert "Tulisan kantor." in halaman
        assert klien.get(f"{BAGIAN}bawaan/").status_code == 403


@pytest.mark.parametrize(
    "alamat",
    [
        f"{DAFTAR}entah/",
        f"{DAFTAR}renja-perubahan/",
        f"{DAFTAR}renja.exe",
        f"{RENJA}bagian/entah/",
        f"{RENJA}bagian/sampul/",
        f"{RENJA}bagian/bab-pendahuluan/",
        f"{BAGIAN}?salin=1",
        f"{BAGIAN}?salin=;--",
        "/contoh/2022/renja/entah/dokumen/",
        "/contoh/2022/renja/pokok/dokumen/renja/pratinjau.pdf",
    ],
)
def test_alamat_yang_tidak_ada(kantor_terisi, alamat):
    assert kantor_terisi.klien("staf").get(alamat).status_code == 404


def test_daftar_menyebut_keadaan(kantor_terisi, naskah):
    halaman = teks(kantor_terisi.klien("camat"), DAFTAR)
    assert "1 disunting; draf" in halaman
    assert "semua bawaan" in halaman
    assert "menunggu realisasi triwulan" in halaman
    assert f'href="{RENJA}"' in halaman
    assert f'href="{DAFTAR}"' in teks(kantor_terisi.klien("camat"), "/contoh/2022/renja/pokok/")


def keadaan(halaman: str) -> dict[str, list[str]]:
    """The states in the outline, by the name of the part."""
    hasil = {}
    for li in re.findall(r"<li class=\"t\d.*?</li>", halaman, re.S):
        nama = re.search(r'target="pratinjau">([^<]*)</a>', li)[1]
        hasil[unescape(nama)] = re.findall(r'<span class="lencana-bagian [\w-]+">([^<]*)</span>', li)
    return hasil


def test_kerangka_menyebut_keadaan_tiap_bagian(kantor_terisi, naskah):
    simpan_naskah(kantor_terisi.pokok, "renja", "penutup", "", BELUM, kantor_terisi.orang["staf"])
    simpan_naskah(
        kantor_terisi.pokok,
        "renja",
        "isu",
        '<p><span data-isian="nomor-keputusan"></span></p>',
        BELUM,
        kantor_terisi.orang["staf"],
    )
    ada = keadaan(teks(kantor_terisi.klien("staf"), RENJA))
    assert ada["1.1 Latar Belakang"] == ["disunting"]
    assert ada["BAB V PENUTUP"] == ["kosong"]
    assert ada["1.3.1 Maksud"][0] == "bawaan"
    assert ada["BAB I PENDAHULUAN"] == []
    assert ada["Sampul"] == ["dari data"]
    assert ada["2.3 Isu-isu Penting Penyelenggaraan Tugas dan Fungsi"] == ["disunting", "menunggu data"]


def test_pratinjau_dalam_bingkai_saja(kantor_terisi, naskah):
    """Only the preview may be framed, and only by this site; it needs no script and no inline style."""
    klien = kantor_terisi.klien("camat")
    pratinjau, dokumen = klien.get(f"{RENJA}pratinjau/"), klien.get(RENJA)
    assert pratinjau["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in pratinjau["Content-Security-Policy"]
    assert dokumen["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in dokumen["Content-Security-Policy"]
    assert "frame-src 'self'" in dokumen["Content-Security-Policy"]
    assert "frame-src" not in klien.get(DAFTAR)["Content-Security-Policy"]
    isi = pratinjau.content.decode()
    assert "Tulisan kantor." in isi
    assert "<script" not in isi
    assert " style=" not in isi


def test_pdf_memuat_tulisan_kantor(kantor_terisi, naskah, monkeypatch):
    """What is given to the press is the document with the office's own text (``tests.renja.cetakan`` has the rest)."""
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda *arg: None)
    assert kantor_terisi.klien("camat").post(f"{RENJA}cetak/").status_code == 302
    html = "".join(Potongan.objects.values_list("html", flat=True))
    assert "Tulisan kantor." in html
    assert "pratinjau" not in html


def test_docx(kantor_terisi, naskah):
    klien = kantor_terisi.klien("camat")
    assert f'href="{DAFTAR}renja.docx"' in teks(klien, RENJA)
    jawaban = klien.get(f"{DAFTAR}renja.docx")
    assert jawaban["Content-Type"] == MIME_DOCX
    assert jawaban["Content-Disposition"] == 'attachment; filename="renja-2022-contoh.docx"'
    assert "Tulisan kantor." in [p.text for p in buka(jawaban.content).paragraphs]
    assert kantor_terisi.klien("staf_lain").get(f"{DAFTAR}renja.docx").status_code == 404


def test_pdf_dibatasi(kantor_terisi, settings):
    settings.LAJU = {"berkas": (1, 3600)}
    klien = kantor_terisi.klien("camat")
    assert [klien.get(f"{DAFTAR}renja.pdf").status_code for _ in range(2)] == [302, 429]


def test_dokumen_triwulan_tanpa_isi_berkata_sebabnya(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    for kode in ("evaluasi-tw1", "e81-tw4", "rkt", "pk", "keputusan", "keputusan-iku", "rencana-aksi"):
        assert klien.get(f"{DAFTAR}{kode}/").status_code == 200
        assert klien.get(f"{DAFTAR}{kode}/pratinjau/").status_code in (200, 404)


# --- Writing ----------------------------------------------------------------------------------------------------------


def test_tanpa_javascript(kantor_terisi):
    """The default text as lines, changed and saved; unknown marks stay words."""
    klien = kantor_terisi.klien("staf")
    halaman = teks(klien, BAGIAN)
    isi = unescape(re.search(r"<textarea id=\"naskah\".*?>\n(.*?)</textarea>", halaman, re.S)[1])
    assert "<p>" not in isi
    assert 'name="bentuk" value="teks"' in halaman
    kiriman = {"isi": f"{isi}\r\n\r\n- [[pagu]]\r\n- <b>x</b>", "bentuk": "teks", "tanda": BELUM}
    jawaban = klien.post(BAGIAN, kiriman, follow=True)
    assert jawaban.redirect_chain[-1][0] == f"{RENJA}?bagian=latar-belakang"
    assert "pratinjau/#latar-belakang" in jawaban.content.decode()
    assert BagianNaskah.objects.get().isi.endswith(
        '<ul><li><span data-isian="pagu"></span></li><li>&lt;b&gt;x&lt;/b&gt;</li></ul>'
    )
    assert "Rp\xa02.000.000</span></li>" in teks(klien, f"{RENJA}pratinjau/")


def test_dari_penyunting(kantor_terisi):
    html = '<p onclick="x()">Pagu <span data-isian="pagu" class="k">Rp 1</span></p><script>x</script><p></p>'
    kantor_terisi.klien("staf").post(BAGIAN, {"isi": html, "bentuk": "html", "tanda": BELUM})
    assert BagianNaskah.objects.get().isi == '<p>Pagu <span data-isian="pagu"></span></p>'


def test_yang_tak_dapat_ditulis_sebagai_baris_ditawarkan_sebagai_html(kantor_terisi, naskah):
    html = '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>'
    klien = kantor_terisi.klien("staf")
    klien.post(BAGIAN, {"isi": html, "bentuk": "html", "tanda": naskah.tanda})
    halaman = teks(klien, BAGIAN)
    assert 'name="bentuk" value="html"' in halaman
    assert html in unescape(halaman)


@pytest.mark.parametrize(
    "kiriman", [{}, {"isi": "x"}, {"tanda": "9-9"}, {"isi": "\0" * 9, "tanda": "\0", "bentuk": "?"}]
)
def test_kiriman_janggal(kantor_terisi, naskah, kiriman):
    """Without a mark that fits, nothing is written."""
    assert kantor_terisi.klien("staf").post(BAGIAN, kiriman).status_code == 409
    assert kantor_terisi.klien("staf").post(f"{BAGIAN}bawaan/", kiriman).status_code == 302
    assert BagianNaskah.objects.get().isi == "<p>Tulisan kantor.</p>"


@pytest.mark.parametrize("bentuk", ["teks", "html"])
def test_terlalu_panjang_tidak_hilang(kantor_terisi, bentuk):
    isi = "kata " * (TERPANJANG // 5 + 1)
    jawaban = kantor_terisi.klien("staf").post(BAGIAN, {"isi": isi, "bentuk": bentuk, "tanda": BELUM})
    assert jawaban.status_code == 422
    assert isi in jawaban.content.decode()
    assert f'name="bentuk" value="{bentuk}"' in jawaban.content.decode()


def test_orang_kedua_melihat_keduanya(kantor_terisi, naskah):
    klien = kantor_terisi.klien("staf")
    jawaban = klien.post(BAGIAN, {"isi": "Tulisan kedua.", "bentuk": "teks", "tanda": BELUM})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "<p>Tulisan kantor.</p>" in halaman
    assert ">\nTulisan kedua.</textarea>" in halaman
    assert "Staf Contoh menyimpan naskah lain" in halaman
    assert f'name="tanda" value="{naskah.tanda}"' in halaman
    # Saved once more, it is a choice.
    assert klien.post(BAGIAN, {"isi": "Tulisan kedua.", "bentuk": "teks", "tanda": naskah.tanda}).status_code == 302
    assert BagianNaskah.objects.get().isi == "<p>Tulisan kedua.</p>"


def test_bentrok_dengan_yang_dikembalikan(kantor_terisi, naskah):
    tanda = naskah.tanda
    naskah.delete()
    jawaban = kantor_terisi.klien("staf").post(BAGIAN, {"isi": "Saya.", "bentuk": "teks", "tanda": tanda})
    assert jawaban.status_code == 409
    assert "sudah dikembalikan ke bawaan" in jawaban.content.decode()
    assert ">\nSaya.</textarea>" in jawaban.content.decode()


def test_terkunci_dibaca_saja_dan_tulisan_tidak_hilang(kantor_terisi, naskah):
    kunci(kantor_terisi.pokok)
    klien = kantor_terisi.klien("staf")
    halaman = teks(klien, BAGIAN)
    assert "sehingga terkunci" in halaman
    assert "<textarea" not in halaman
    assert "Kembalikan ke bawaan" not in halaman
    jawaban = klien.post(BAGIAN, {"isi": "Terlambat.", "bentuk": "teks", "tanda": naskah.tanda})
    assert jawaban.status_code == 409
    assert ">\nTerlambat.</textarea>" in jawaban.content.decode()
    assert "belum tersimpan" in jawaban.content.decode()
    assert klien.get(f"{BAGIAN}bawaan/").status_code == 302
    assert klien.post(f"{BAGIAN}bawaan/", {"tanda": naskah.tanda}).status_code == 302
    assert BagianNaskah.objects.get().isi == "<p>Tulisan kantor.</p>"
    # The Rencana Aksi is written after that.
    ra = f"{DAFTAR}rencana-aksi/bagian/penutup/"
    assert klien.post(ra, {"isi": "RA.", "bentuk": "teks", "tanda": BELUM}).status_code == 302


def test_kembalikan_dan_bandingkan(kantor_terisi, naskah):
    klien = kantor_terisi.klien("staf")
    beda = teks(klien, f"{BAGIAN}banding/")
    assert "<ins>Tulisan kantor.</ins>" in beda
    assert "<del>" in beda
    assert "Kembalikan" in teks(klien, f"{BAGIAN}bawaan/")
    assert klien.post(f"{BAGIAN}bawaan/", {"tanda": naskah.tanda}).status_code == 302
    assert not BagianNaskah.objects.exists()
    assert klien.get(f"{BAGIAN}banding/").url == BAGIAN
    assert klien.get(f"{BAGIAN}bawaan/").url == BAGIAN


def test_salin_dari_versi_lain_baru_tersimpan_bila_disimpan(kantor_terisi, naskah):
    klien = kantor_terisi.klien("staf")
    alamat = "/contoh/2022/renja/perubahan/dokumen/renja-perubahan/bagian/latar-belakang/"
    assert f"{alamat}?salin={naskah.pk}" in teks(klien, alamat)
    halaman = teks(klien, f"{alamat}?salin={naskah.pk}")
    assert ">\nTulisan kantor.</textarea>" in halaman
    assert "belum tersimpan" in halaman
    assert BagianNaskah.objects.count() == 1
    assert klien.post(alamat, {"isi": "Tulisan kantor.", "bentuk": "teks", "tanda": BELUM}).status_code == 302
    assert BagianNaskah.objects.filter(renja=kantor_terisi.perubahan).exists()


@pytest.mark.parametrize("alamat", ALAMAT)
def test_cacah_kueri_tetap(kantor_terisi, naskah, alamat):
    """As many for twelve programmes as for one."""
    klien = kantor_terisi.klien("staf")
    cacah = []
    for _ in range(2):
        klien.get(alamat)
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            klien.get(alamat)
        cacah.append(len(kueri))
        kantor_terisi.pokok.baris.all().delete()
        isi_renja(kantor_terisi.pokok, 3, pagu=2_000_000)
    assert cacah[0] == cacah[1]
