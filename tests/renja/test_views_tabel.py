"""The page of one table and its downloads."""

import re

import pytest

from planning.enums import JenisRenja
from planning.models import SetelanTabel, Usulan
from tests.factories import buat_edisi, buat_indikator_renstra, buat_renja, buat_renstra
from tests.renja.conftest import isi

ALAMAT = "/contoh/2022/renja/{}/tabel/{}"
#: Session, person, Renja and other versions, and what the table itself needs.
KUERI = {
    "2.1": 13,
    "2.2": 7,
    "2.3": 11,
    "2.3-P": 10,
    "2.4": 8,
    "3.1": 7,
    "3.3-P": 10,
    "4.1": 7,
    "4.1-A": 7,
    "4.1-B": 7,
    "EVALUASI-TW2": 13,
    "E81-TW2": 20,
    "E81-TW2-17": 20,
}


def tautan(isi: str, teks: str) -> str | None:
    """Where the link with this text leads."""
    cocok = re.search(rf'<a [^>]*href="([^"]*)"[^>]*>{re.escape(teks)}</a>', isi)
    return cocok and cocok[1]


@pytest.fixture
def buka(kantor_terisi):
    """A function that opens a table as staf and returns the page."""

    def _buka(versi: str, nomor: str) -> str:
        return kantor_terisi.klien("staf").get(ALAMAT.format(versi, f"{nomor}/")).content.decode()

    return _buka


def test_judul_dan_tabel(buka):
    isi = buka("perubahan", "3.1")
    assert 'id="judul-tabel"' in isi
    assert "Tabel 3.1" in isi
    assert "(T-C.33)" in isi
    assert "Rumusan Rencana Program dan Kegiatan Kecamatan Contoh Tahun 2022 dan Prakiraan Maju Tahun 2023" in isi
    assert isi.count("<table") == 1
    assert 'class="bingkai" role="region" aria-labelledby="judul-tabel" tabindex="0"' in isi
    assert 'Kecamatan Contoh <span class="redup">Tahun 2022</span>' in isi
    assert "2.022" not in isi, "years have no dot for thousands"


def test_unduhan(buka):
    isi = buka("perubahan", "3.1")
    assert tautan(isi, "Unduh PDF") == ALAMAT.format("perubahan", "3.1.pdf")
    assert tautan(isi, "Unduh Excel") == ALAMAT.format("perubahan", "3.1.xlsx")


@pytest.mark.parametrize(
    ("versi", "nomor", "sebelum", "sesudah"),
    [
        ("perubahan", "2.1", None, "2.2"),
        ("perubahan", "2.4", "2.3-P", "3.1"),
        ("pokok", "2.4", "2.3", "3.1"),
        ("perubahan", "4.1-B", "3.3-P", "TUJUAN"),
        ("pokok", "RA", "RKT", "EVALUASI-TW1"),
        ("pokok", "EVALUASI-TW4", "EVALUASI-TW3", "E81-TW1-17"),
        ("pokok", "E81-TW4-17", "E81-TW3-17", None),
    ],
)
def test_tabel_sebelum_dan_sesudah(buka, versi, nomor, sebelum, sesudah):
    isi = buka(versi, nomor)
    nama = {
        "TUJUAN": "Tujuan dan Sasaran",
        "RKT": "Rencana Kinerja Tahunan",
        "EVALUASI-TW1": "Evaluasi atas Rencana Aksi Triwulan I",
        "EVALUASI-TW3": "Evaluasi atas Rencana Aksi Triwulan III",
        "E81-TW1-17": "Formulir E.81 Triwulan I",
        "E81-TW3-17": "Formulir E.81 Triwulan III",
    }
    kiri, kanan = (nama.get(n, f"Tabel {n}") for n in (sebelum, sesudah))
    assert tautan(isi, f"‹ {kiri}") == (sebelum and ALAMAT.format(versi, f"{sebelum}/"))
    assert tautan(isi, f"{kanan} ›") == (sesudah and ALAMAT.format(versi, f"{sesudah}/"))
    assert ('rel="prev"' in isi, 'rel="next"' in isi) == (sebelum is not None, sesudah is not None)


def test_versi_lain_membuka_tabel_yang_sama(buka):
    assert tautan(buka("perubahan", "3.1"), "Renja Tahun 2022") == ALAMAT.format("pokok", "3.1/")
    assert tautan(buka("pokok", "3.1"), "Renja Perubahan Tahun 2022") == ALAMAT.format("perubahan", "3.1/")


def test_versi_lain_membuka_bentuk_yang_sama(buka):
    for nomor in ("4.1-A", "E81-TW2-17", "EVALUASI-TW3"):
        assert tautan(buka("perubahan", nomor), "Renja Tahun 2022") == ALAMAT.format("pokok", f"{nomor}/")


def test_versi_lain_tanpa_tabel_ini_membuka_halamannya(buka):
    assert tautan(buka("perubahan", "3.3-P"), "Renja Tahun 2022") == "/contoh/2022/renja/pokok/"


@pytest.mark.parametrize(
    ("versi", "nomor", "pesan"),
    [
        ("pokok", "9.9", "Tabel 9.9 tidak dikenal. Nomor yang ada: 2.1,"),
        ("pokok", "entah", "Tabel entah tidak dikenal."),
        ("pokok", "3.3-P", "Tabel 3.3-P tidak ada pada Renja."),
        ("pokok", "2.3-P", "Tabel 2.3-P tidak ada pada Renja."),
        ("rancangan-awal", "2.3", "Tabel 2.3 tidak ada pada Rancangan Awal RKPD."),
    ],
)
@pytest.mark.parametrize("akhiran", ["/", ".pdf", ".xlsx"])
def test_tabel_yang_tidak_ada(kantor_terisi, versi, nomor, pesan, akhiran):
    renja = buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, kantor_terisi.perangkat_daerah)
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format(versi, nomor + akhiran))
    assert jawaban.status_code == 404
    isi = jawaban.content.decode()
    assert pesan in isi
    kembali = {"pokok": kantor_terisi.pokok, "rancangan-awal": renja}[versi]
    assert tautan(isi, f"Kembali ke {kembali}") == kembali.get_absolute_url()
    assert tautan(isi, "Ke Beranda") == "/"


def test_isian_yang_berupa_html_ditulis_apa_adanya(kantor):
    isi(kantor.pokok, 1, catatan='<script>alert("x")</script>', kelompok_sasaran="A & B")
    halaman = kantor.klien("staf").get(ALAMAT.format("pokok", "3.1/")).content.decode()
    assert "<script" not in halaman
    assert "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;" in halaman


def test_alamat_tak_dikenal_ditulis_apa_adanya(kantor_terisi):
    halaman = kantor_terisi.klien("staf").get(ALAMAT.format("pokok", "<b>x/")).content.decode()
    assert "Tabel &lt;b&gt;x tidak dikenal" in halaman


@pytest.mark.parametrize("program", [1, 50])
@pytest.mark.parametrize("nomor", KUERI)
def test_cacah_kueri(kantor, django_assert_num_queries, nomor, program):
    rancangan = buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, kantor.perangkat_daerah)
    for renja in (rancangan, kantor.pokok, kantor.perubahan):
        isi(renja, program)
    renstra = buat_renstra(kantor.perangkat_daerah)
    for i, baris in enumerate(kantor.perubahan.baris.select_related("nomenklatur"), 1):
        Usulan.objects.create(
            perangkat_daerah=kantor.perangkat_daerah, tahun=2022, nomor=i, asal="forum", nomenklatur=baris.nomenklatur
        )
        buat_indikator_renstra(renstra, baris.indikator.first(), 9, t2021={"target": 5, "realisasi": 4})
    klien = kantor.klien("staf")
    with django_assert_num_queries(KUERI[nomor]):
        jawaban = klien.get(ALAMAT.format("perubahan", f"{nomor}/"))
    assert len(jawaban.context["tabel"].baris) > program or nomor == "2.2"


def test_cacah_kueri_tetap_dengan_setelan_dan_banyak_versi(kantor_terisi, django_assert_num_queries):
    for urutan in range(2, 7):
        lain = buat_renja(JenisRenja.PERUBAHAN, 2022, kantor_terisi.perangkat_daerah, urutan=urutan)
        SetelanTabel.objects.create(renja=lain, bentuk_41="B")
    SetelanTabel.objects.create(renja=kantor_terisi.perubahan, bentuk_41="B")
    klien = kantor_terisi.klien("staf")
    with django_assert_num_queries(KUERI["4.1"]):
        klien.get(ALAMAT.format("perubahan", "4.1/"))


class TestBentuk:
    """E.81 has an official form and one for the screen; the page of either offers both (specification 2.9)."""

    def test_kedua_bentuk_di_kedua_halaman(self, buka):
        for nomor, ini, lain, halaman_lain in (
            ("E81-TW2-15", "15 kolom", "17 kolom", "E81-TW2-17"),
            ("E81-TW2-17", "17 kolom", "15 kolom", "E81-TW2-15"),
        ):
            isi = buka("perubahan", nomor)
            assert f'<strong aria-current="page">{ini}</strong>' in isi
            assert tautan(isi, lain) == ALAMAT.format("perubahan", f"{halaman_lain}/")
            for akhiran, sebutan in (("pdf", "PDF"), ("xlsx", "Excel")):
                assert tautan(isi, f"Unduh {sebutan} 15 kolom") == ALAMAT.format("perubahan", f"E81-TW2.{akhiran}")
                assert tautan(isi, f"Unduh {sebutan} 17 kolom") == ALAMAT.format("perubahan", f"E81-TW2-17.{akhiran}")

    def test_yang_resmi_menurut_setelan(self, kantor_terisi, buka):
        SetelanTabel.objects.create(renja=kantor_terisi.perubahan, kolom_e81="17")
        isi = buka("perubahan", "E81-TW2")
        assert '<strong aria-current="page">17 kolom</strong>' in isi
        assert tautan(isi, "Unduh PDF 17 kolom") == ALAMAT.format("perubahan", "E81-TW2.pdf")
        assert tautan(isi, "Unduh PDF 15 kolom") == ALAMAT.format("perubahan", "E81-TW2-15.pdf")

    def test_tabel_41(self, buka):
        isi = buka("perubahan", "4.1")
        assert '<strong aria-current="page">bentuk A</strong>' in isi
        assert tautan(isi, "bentuk B") == ALAMAT.format("perubahan", "4.1-B/")
        assert tautan(isi, "Unduh PDF bentuk A") == ALAMAT.format("perubahan", "4.1.pdf")

    def test_tabel_satu_bentuk(self, buka):
        assert "Bentuk:" not in buka("perubahan", "3.1")


def test_edisi_lama(kantor):
    lama = buat_renja(tahun=2020, perangkat_daerah=kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    isi(lama, 2)
    jawaban = kantor.klien("staf").get("/contoh/2020/renja/pokok/tabel/3.1/")
    assert "daun-kegiatan" in jawaban.content.decode()


# --- Downloads ------------------------------------------------------------------------------------------

BERKAS = {
    "pdf": ("application/pdf", b"%PDF-1.7"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
}


@pytest.mark.parametrize("akhiran", BERKAS)
def test_unduh(kantor_terisi, akhiran):
    jenis, awal = BERKAS[akhiran]
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format("perubahan", f"3.1.{akhiran}"))
    assert jawaban["Content-Type"] == jenis
    nama = f"renja-perubahan-2022-contoh-tabel-3.1.{akhiran}"
    assert jawaban["Content-Disposition"] == f'attachment; filename="{nama}"'
    assert jawaban.content.startswith(awal)
    assert int(jawaban["Content-Length"]) == len(jawaban.content)


@pytest.mark.parametrize("akhiran", BERKAS)
def test_unduhan_tidak_disimpan_bersama(kantor_terisi, akhiran):
    """Kept by this person's browser at most, and asked after each time: rights and content may have changed."""
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format("perubahan", f"4.1.{akhiran}"))
    assert set(jawaban["Cache-Control"].split(", ")) == {"private", "no-cache"}
    assert "Cookie" in jawaban["Vary"]


@pytest.mark.parametrize("akhiran", BERKAS)
def test_yang_sudah_dipunyai_tidak_dikirim_lagi(kantor_terisi, akhiran, monkeypatch):
    alamat, klien = ALAMAT.format("perubahan", f"4.1.{akhiran}"), kantor_terisi.klien("staf")
    etag = klien.get(alamat)["ETag"]
    assert etag == klien.get(alamat)["ETag"]
    with monkeypatch.context() as m:
        m.setattr("renja.views.tabel.pdf_html", lambda html: pytest.fail("the PDF need not be made"))
        lagi = klien.get(alamat, headers={"If-None-Match": etag})
    assert (lagi.status_code, lagi.content, lagi["ETag"]) == (304, b"", etag)
    kantor_terisi.perubahan.baris.filter(pagu__isnull=False).update(pagu=7)
    baru = klien.get(alamat, headers={"If-None-Match": etag})
    assert baru.status_code == 200
    assert baru["ETag"] != etag


@pytest.mark.parametrize("program", [1, 50])
@pytest.mark.parametrize("akhiran", BERKAS)
def test_cacah_kueri_unduhan(kantor, django_assert_num_queries, monkeypatch, akhiran, program):
    monkeypatch.setattr("renja.views.tabel.pdf_html", lambda html: b"%PDF-")
    isi(kantor.pokok, program)
    isi(kantor.perubahan, program)
    klien = kantor.klien("staf")
    # No other versions, but it is counted; of a PDF it is asked first whether anything has changed.
    with django_assert_num_queries(KUERI["3.3-P"] + 2 * (akhiran == "pdf")):
        klien.get(ALAMAT.format("perubahan", f"3.3-P.{akhiran}"))
