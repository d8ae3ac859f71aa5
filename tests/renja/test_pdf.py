"""A table on paper: pages, running heads, fonts, tags, PDF/A; and that the same content is printed once.

That every cell is on the paper, uncut and under the whole heading of its page, is shown in ``test_keluaran_sama``.
"""

import threading
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pytest
from django.core.cache import caches
from django.db import transaction
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from planning.enums import JenisRenja
from planning.models import Renja
from renja.keluaran import pdf
from renja.keluaran.html import dokumen_html
from renja.tabel import muat_tabel
from tests.factories import buat_perangkat_daerah, buat_pohon, buat_renja
from tests.renja.baca_pdf import halaman_pdf, teks_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.sekali]

MM = 72 / 25.4
F4_MENDATAR, F4_TEGAK, A3_MENDATAR = (330, 215), (215, 330), (420, 297)
KERTAS = {
    "2.1": F4_MENDATAR,
    "2.2": F4_MENDATAR,
    "2.3": F4_MENDATAR,
    "2.3-P": F4_MENDATAR,
    "2.4": F4_MENDATAR,
    "3.1": F4_MENDATAR,
    "3.3-P": A3_MENDATAR,
    "4.1-A": F4_TEGAK,
    "4.1-B": F4_MENDATAR,
}


@pytest.fixture(scope="module")
def renja_termuat(django_db_setup, django_db_blocker):
    """A Renja Perubahan of several pages, for all tests here; what a test does to it is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        pd = buat_perangkat_daerah()
        pokok = buat_renja(tahun=2022, perangkat_daerah=pd)
        perubahan = buat_renja(JenisRenja.PERUBAHAN, 2022, pd, asal=pokok)
        for r in (pokok, perubahan):
            buat_pohon(r, 4, 2, 6, indikator=2, lokasi="Desa Contoh, Desa Teladan, Desa Percontohan")
        yield perubahan.pk
        transaction.set_rollback(True)


@pytest.fixture
def renja(renja_termuat, db) -> Renja:
    return Renja.objects.get(pk=renja_termuat)


@pytest.fixture(scope="module")
def cetak(renja_termuat) -> Callable[[str], bytes]:
    """A function that prints a table by its number, each once for all tests here."""
    return cache(lambda nomor: pdf.pdf_tabel(muat_tabel(Renja.objects.get(pk=renja_termuat), nomor)))


@pytest.fixture
def simpanan(settings):
    """A store of finished PDFs, empty at the start."""
    settings.CACHES = settings.CACHES | {"pdf": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    caches["pdf"].clear()
    return caches["pdf"]


@pytest.fixture
def cetakan(monkeypatch) -> list[str]:
    """What was really printed; printing itself is made short."""
    tercetak = []

    def cetak(html):
        tercetak.append(html)
        return f"%PDF {len(tercetak)}".encode()

    monkeypatch.setattr(pdf, "_cetak", cetak)
    return tercetak


def dokumen(isi: bytes) -> PDFDocument:
    return PDFDocument(PDFParser(BytesIO(isi)))


@pytest.mark.parametrize("nomor", KERTAS)
def test_kertas(cetak, nomor):
    for h in halaman_pdf(cetak(nomor)):
        assert (h.width / MM, h.height / MM) == pytest.approx(KERTAS[nomor], abs=0.1)


@pytest.mark.parametrize("nomor", ["3.1", "3.3-P", "4.1-A"])
def test_tidak_ada_yang_keluar_dari_bidang_cetak(cetak, nomor):
    for h in halaman_pdf(cetak(nomor)):
        kiri, kanan = 14 * MM, h.width - 14 * MM
        assert min(c["x0"] for c in h.chars) >= kiri - 0.5
        assert max(c["x1"] for c in h.chars) <= kanan + 0.5


def test_kepala_dan_kaki_setiap_halaman(cetak):
    halaman = teks_pdf(cetak("3.1"))
    assert len(halaman) > 2
    for nomor, teks in enumerate(halaman, 1):
        atas, bawah = teks.splitlines()[0], teks.splitlines()[-1]
        assert atas == "Kecamatan Contoh, Kabupaten Contoh Renja Perubahan Tahun 2022"
        assert bawah == f"Tabel 3.1 Rumusan Rencana Program dan Kegiatan Halaman {nomor} dari {len(halaman)}"


def test_kepala_tabel_berulang(cetak):
    for teks in teks_pdf(cetak("3.1")):
        assert "Rencana Tahun 2022 (N)" in teks
        assert "(1) (2) (3) (4) (5) (6) (7) (8) (9) (10)" in teks


def test_baris_tidak_terpotong_dan_satu_simpul_tetap_bersama(cetak):
    """A node's second indicator stands on the page of its first; no page ends with the heading of what follows."""
    halaman = teks_pdf(cetak("3.1"))
    for teks in halaman:
        assert teks.count("Indikator 1 ") == teks.count("Indikator 2 ") > 0
    for teks in halaman[:-1]:
        terakhir = [b for b in teks.splitlines() if "7.01." in b][-1]
        kode = terakhir.split()[0]
        assert kode.count(".") == 5, f"{kode} is no sub kegiatan"


def test_jumlah_tidak_sendirian(cetak):
    teks = teks_pdf(cetak("3.1"))[-1]
    assert "T O T A L" in teks
    assert "7.01." in teks


def test_huruf_tertanam(cetak):
    huruf = set()
    for h in PDFPage.create_pages(dokumen(cetak("3.1"))):
        for f in resolve1(h.resources["Font"]).values():
            turunan = resolve1(resolve1(resolve1(f)["DescendantFonts"])[0])
            rincian = resolve1(turunan["FontDescriptor"])
            assert {"FontFile2", "FontFile3"} & set(rincian), "not embedded"
            huruf.add(rincian["FontName"].name.partition("+")[2])
    assert huruf, "no fonts at all"
    assert all(nama.startswith("Roboto-Condensed") for nama in huruf), huruf


def test_bertag_dan_berbahasa(cetak):
    katalog = dokumen(cetak("3.1")).catalog
    assert resolve1(katalog["MarkInfo"])["Marked"] is True
    assert katalog["Lang"] == b"id"
    jenis = set()

    def telusuri(unsur):
        unsur = resolve1(unsur)
        if isinstance(unsur, list):
            for u in unsur:
                telusuri(u)
        elif isinstance(unsur, dict):
            jenis.add(unsur["S"].name)
            telusuri(unsur.get("K"))

    telusuri(resolve1(katalog["StructTreeRoot"])["K"])
    assert {"H1", "Table", "THead", "TBody", "TR", "TH", "TD"} <= jenis


def test_pdf_a(cetak):
    d = dokumen(cetak("3.1"))
    xmp = resolve1(d.catalog["Metadata"]).get_data().decode()
    assert 'pdfaid:part="2"' in xmp
    assert 'pdfaid:conformance="A"' in xmp
    assert resolve1(d.catalog["OutputIntents"])


def test_keterangan_berkas(cetak):
    d = dokumen(cetak("3.1"))
    info = d.info[0]
    assert info["Title"] == b"Tabel 3.1 Renja Perubahan Tahun 2022 Kecamatan Contoh"
    assert info["Author"] == b"Kecamatan Contoh, Kabupaten Contoh"
    assert not {"CreationDate", "ModDate"} & set(info), "a clock would make every print another file"
    assert resolve1(d.catalog["ViewerPreferences"])["DisplayDocTitle"] is True


def test_isi_sama_berkas_sama(renja):
    html = dokumen_html(muat_tabel(renja, "4.1"))
    assert pdf.cetak(html) == pdf.cetak(html)


# --- Printed once ---------------------------------------------------------------------------------------


def test_dicetak_sekali(renja, simpanan, cetakan):
    tabel = muat_tabel(renja, "3.1")
    assert pdf.pdf_tabel(tabel) == pdf.pdf_tabel(tabel) == pdf.pdf_tabel(muat_tabel(renja, "3.1")) == b"%PDF 1"
    assert len(cetakan) == 1


def test_dicetak_lagi_bila_satu_angka_berubah(renja, simpanan, cetakan):
    pdf.pdf_tabel(muat_tabel(renja, "3.1"))
    baris = renja.baris.filter(pagu__isnull=False).first()
    baris.pagu += 1
    baris.save()
    assert pdf.pdf_tabel(muat_tabel(renja, "3.1")) == b"%PDF 2"


def test_dicetak_lagi_bila_gaya_atau_mesin_lain(renja, monkeypatch):
    html = dokumen_html(muat_tabel(renja, "3.1"))
    semula = pdf.kunci_isi(html)
    assert pdf.kunci_isi(html) == semula
    monkeypatch.setattr(pdf, "_sidik_mesin", lambda: "lain")
    assert pdf.kunci_isi(html) != semula


def test_isi_yang_sama_tidak_dicetak_dua_kali_sekaligus(simpanan, monkeypatch):
    """Two ask for the same at once: the second waits and takes what the first has made."""
    tercetak, mulai, boleh_selesai = [], threading.Event(), threading.Event()

    def cetak(html):
        tercetak.append(html)
        mulai.set()
        boleh_selesai.wait(10)
        return b"%PDF"

    monkeypatch.setattr(pdf, "_cetak", cetak)
    hasil = []
    pertama, kedua = (threading.Thread(target=lambda: hasil.append(pdf.pdf_html("<p>sama"))) for _ in range(2))
    pertama.start()
    assert mulai.wait(10)
    kedua.start()
    boleh_selesai.set()
    pertama.join()
    kedua.join()
    assert hasil == [b"%PDF", b"%PDF"]
    assert len(tercetak) == 1


def test_gagal_cetak_tidak_mengunci_dan_tidak_disimpan(simpanan, monkeypatch):
    def gagal(html):
        raise MemoryError

    with monkeypatch.context() as m:
        m.setattr(pdf, "_cetak", gagal)
        with pytest.raises(MemoryError):
            pdf.pdf_html("<p>x")
    monkeypatch.setattr(pdf, "_cetak", lambda html: b"%PDF")
    assert pdf.pdf_html("<p>x") == b"%PDF"


# --- No network, no other files -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "alamat",
    [
        "https://contoh.example/logo.png",
        "http://127.0.0.1:1/x.css",
        "file:///etc/passwd",
        "file:///{statis}/../renja/settings.py",
        "file://lain/{statis}/css/cetak.css",
        "ftp://contoh.example/x",
        "data:text/css,body{}",
    ],
)
def test_tidak_membuka_apa_pun_di_luar_berkas_sendiri(alamat, settings):
    statis = (settings.BASE_DIR / "static").as_posix().lstrip("/")
    with pytest.raises(ValueError, match="luar berkas sendiri"):
        pdf._HanyaBerkasSendiri().fetch(alamat.replace("{statis}", statis))


def test_membuka_huruf_sendiri(settings):
    berkas = settings.BASE_DIR / "static" / "fonts" / "roboto-condensed" / "RobotoCondensed-Bold.ttf"
    jawaban = pdf._HanyaBerkasSendiri().fetch(berkas.as_uri())
    assert jawaban.read() == berkas.read_bytes()
    jawaban.close()
