"""The pages around printing: asking, waiting, stopping, taking the file; by role, without a script, unchanged."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import Cetakan, Potongan

pytestmark = pytest.mark.django_db

DOKUMEN = "/contoh/2022/renja/pokok/dokumen/renja/"
PDF = "/contoh/2022/renja/pokok/dokumen/renja.pdf"


@pytest.fixture(autouse=True)
def simpanan_kosong():
    caches["default"].clear()


@pytest.fixture
def menunggu(monkeypatch):
    """No worker: what is asked for waits."""
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda *arg: None)


def minta(klien) -> str:
    """Press the button; where one is sent."""
    jawaban = klien.post(f"{DOKUMEN}cetak/")
    assert jawaban.status_code == 302
    return jawaban.url


def teks(klien, alamat, status=200) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status
    return jawaban.content.decode()


def test_meminta_lalu_mengunduh(kantor_terisi, mesin):
    klien = kantor_terisi.klien("staf")
    assert "Buat PDF" in teks(klien, DOKUMEN)
    assert minta(klien) == PDF, "made at once: the file itself"
    jawaban = klien.get(PDF)
    assert jawaban.content.startswith(b"%PDF")
    assert jawaban["Content-Disposition"] == 'attachment; filename="renja-2022-contoh.pdf"'
    halaman = teks(klien, DOKUMEN)
    assert "Unduh PDF" in halaman
    assert "Buat PDF" not in halaman


def test_menunggu_membatalkan_meminta_lagi(kantor_terisi, mesin, menunggu):
    klien = kantor_terisi.klien("staf")
    alamat = minta(klien)
    halaman = teks(klien, alamat)
    assert "Menunggu giliran" in halaman
    assert re.search(r'<noscript><meta http-equiv="refresh" content="\d"></noscript>', halaman)
    jumlah = Potongan.objects.count()
    assert f'max="{jumlah + 1}"' in halaman
    assert klien.get(f"{alamat}pdf/").url == alamat
    assert klien.post(f"{alamat}batal/").url == alamat
    halaman = teks(klien, alamat)
    assert "dibatalkan" in halaman
    assert "refresh" not in halaman
    assert minta(klien) == alamat
    assert "Menunggu giliran" in teks(klien, alamat)


def test_yang_diminta_tetap_dapat_diambil(kantor_terisi, mesin, ubah_lokasi):
    """The PDF that was asked for stays; the document's own address does not hand out what is out of date."""
    klien = kantor_terisi.klien("camat")
    minta(klien)
    satu = Cetakan.objects.get()
    ubah_lokasi()
    assert klien.get(f"{DOKUMEN}cetakan/{satu.pk}/pdf/").content == bytes(satu.pdf)
    assert klien.get(PDF).url == f"{DOKUMEN}#pdf"
    assert "Buat PDF" in teks(klien, DOKUMEN)


def test_tak_berubah_tidak_disusun_lagi(kantor_terisi, mesin, ubah_lokasi, monkeypatch):
    """Known to be unchanged by one small query, by every door that changes something."""
    klien = kantor_terisi.klien("staf")
    minta(klien)
    isi = klien.get(PDF)
    asli = monkeypatch.setattr("renja.views.dokumen.pdf.susun", lambda *arg: pytest.fail("disusun lagi"))
    assert asli is None
    with CaptureQueriesContext(connection) as kueri:
        lagi = klien.get(PDF)
    assert lagi.content == isi.content
    assert len(kueri) <= 7
    assert klien.get(PDF, HTTP_IF_NONE_MATCH=isi["ETag"]).status_code == 304
    ubah_lokasi()
    with pytest.raises(pytest.fail.Exception, match="disusun lagi"):
        klien.get(PDF)


@pytest.mark.parametrize("siapa", ["admin", "staf_lain", "bappelitbangda_lain"])
def test_orang_asing(kantor_terisi, mesin, siapa):
    minta(kantor_terisi.klien("staf"))
    satu = Cetakan.objects.get()
    klien = kantor_terisi.klien(siapa)
    assert klien.post(f"{DOKUMEN}cetak/").status_code == 404
    for akhir in ("", "pdf/"):
        assert klien.get(f"{DOKUMEN}cetakan/{satu.pk}/{akhir}").status_code == 404
    assert klien.post(f"{DOKUMEN}cetakan/{satu.pk}/batal/").status_code == 404
    assert klien.get(PDF).status_code == 404


def test_cetakan_dokumen_lain_tidak_ada_di_sini(kantor_terisi, mesin):
    """By its number alone nothing opens: it belongs to its version and its document."""
    minta(kantor_terisi.klien("staf"))
    satu = Cetakan.objects.get()
    klien = kantor_terisi.klien("staf")
    for alamat in (DOKUMEN.replace("dokumen/renja/", "dokumen/keputusan/"), DOKUMEN.replace("pokok", "perubahan")):
        assert klien.get(f"{alamat}cetakan/{satu.pk}/").status_code == 404
    assert "sudah tidak tersimpan" in teks(klien, f"{DOKUMEN}cetakan/{'0' * 8}-0000-4000-8000-{'0' * 12}/", 404)


def test_kueri_halaman_kemajuan_tetap(kantor_terisi, mesin, menunggu):
    klien = kantor_terisi.klien("staf")
    alamat = minta(klien)
    with CaptureQueriesContext(connection) as kueri:
        klien.get(alamat)
    assert len(kueri) <= 7


def test_terlalu_sering_meminta(kantor_terisi, mesin, settings):
    settings.LAJU = settings.LAJU | {"berkas": (1, 600)}
    klien = kantor_terisi.klien("staf")
    minta(klien)
    assert klien.post(f"{DOKUMEN}cetak/").status_code == 429
