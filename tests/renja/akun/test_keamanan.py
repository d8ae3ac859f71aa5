"""What every answer carries, what is refused, and that nothing of the inside is shown."""

import threading

import pytest
from django.core.exceptions import SuspiciousOperation
from django.db import connection, connections
from django.test import Client

from renja.laju import tunggu

from .conftest import masuk

pytestmark = pytest.mark.django_db

XLSX = "/contoh/2022/renja/perubahan/tabel/3.1.xlsx"


@pytest.mark.parametrize("alamat", ["/masuk/", "/", "/entah/", "/static/css/renja.css"])
def test_kepala_jawaban(kantor, alamat):
    jawaban = kantor.klien("staf").get(alamat)
    jawaban.close()
    csp = jawaban["Content-Security-Policy"]
    assert "default-src 'none'" in csp
    assert "frame-ancestors 'none'" in csp
    assert "unsafe" not in csp
    assert "camera=()" in jawaban["Permissions-Policy"]
    assert jawaban["Referrer-Policy"] == "same-origin"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cross-Origin-Opener-Policy"] == "same-origin"
    assert jawaban["Cross-Origin-Resource-Policy"] == "same-origin"


def test_terlalu_sering_mengunduh(kantor_terisi, settings, jam):
    settings.LAJU = settings.LAJU | {"berkas": (2, 60)}
    klien = kantor_terisi.klien("staf")
    assert [klien.get(XLSX).status_code for _ in range(2)] == [200, 200]
    jawaban = klien.get(XLSX)
    assert jawaban.status_code == 429
    assert 1 <= int(jawaban["Retry-After"]) <= 60
    assert f"Coba lagi dalam {jawaban['Retry-After']} detik" in jawaban.content.decode()
    assert kantor_terisi.klien("camat").get(XLSX).status_code == 200, "a colleague is not held up"


def test_jendela_berikutnya(db, settings, jam):
    settings.LAJU = {"uji": (1, 60)}
    assert tunggu("uji", 1) == 0
    assert tunggu("uji", 1) > 0
    assert tunggu("uji", 2) == 0
    jam.maju(minutes=1)
    assert tunggu("uji", 1) == 0


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
def test_dihitung_di_semua_proses(db, settings):
    settings.LAJU = {"uji": (10, 10**9)}
    hasil = []

    def minta():
        try:
            hasil.extend(tunggu("uji", 1) for _ in range(5))
        finally:
            connections.close_all()

    utas = [threading.Thread(target=minta) for _ in range(4)]
    for u in utas:
        u.start()
    for u in utas:
        u.join()
    assert sorted(bool(h) for h in hasil) == [False] * 10 + [True] * 10


# --- Errors -----------------------------------------------------------------------------------------------------


@pytest.fixture
def gagal(kantor, monkeypatch):
    """A function that makes the home page fail so, and returns what is shown."""

    def _gagal(galat: Exception):
        def lempar(*arg):
            raise galat

        monkeypatch.setattr("renja.views.beranda._renja", lempar)
        klien = kantor.klien("staf")
        klien.raise_request_exception = False
        return klien.get("/")

    return _gagal


def test_400(gagal):
    jawaban = gagal(SuspiciousOperation("rahasia dalam"))
    assert jawaban.status_code == 400
    assert "Permintaan tidak dapat dibaca" in jawaban.content.decode()
    assert "rahasia" not in jawaban.content.decode()


def test_400_alamat_situs_palsu(kantor):
    jawaban = Client().get("/masuk/", headers={"host": "palsu.example"})
    assert jawaban.status_code == 400
    assert "palsu.example" not in jawaban.content.decode()


def test_413(kantor, settings):
    klien = kantor.klien("staf")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    jawaban = klien.post("/akun/sandi/", {"old_password": "x" * 100})
    assert jawaban.status_code == 413
    assert "Kiriman terlalu besar" in jawaban.content.decode()


def test_405(kantor):
    jawaban = kantor.klien("staf").get("/keluar/")
    assert jawaban.status_code == 405
    assert "POST" in jawaban["Allow"]
    assert "<h1>Tidak dapat dibuka langsung</h1>" in jawaban.content.decode()


def test_pesan_galat_tanpa_isi_dalam(kantor):
    """No page of an error names a module, a template, a query."""
    klien = kantor.klien("staf")
    for alamat in ("/entah/", "/keluar/", "/contoh/9999/renja/x/", "/pengguna/"):
        isi = klien.get(alamat).content.decode()
        assert not any(kata in isi for kata in ("Traceback", "Exception", "planning", "SELECT", "django"))


def test_sandi_dan_kode_tidak_pernah_tercatat(kantor, caplog):
    with caplog.at_level("DEBUG"):
        masuk("staf", "sandi-yang-salah-77")
        masuk("staf")
    assert "sandi-yang-salah-77" not in caplog.text
    assert "rahasia-uji-123" not in caplog.text
