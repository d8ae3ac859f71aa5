"""What is shown when something is wrong."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client


def test_salah_di_sistem(kantor, monkeypatch):
    """The page of last resort needs nothing: no person, no database, no template variable."""

    def gagal(*arg):
        raise RuntimeError("rahasia dalam")

    monkeypatch.setattr("renja.views.beranda._renja", gagal)
    klien = kantor.klien("staf")
    klien.raise_request_exception = False
    jawaban = klien.get("/")
    assert jawaban.status_code == 500
    isi = jawaban.content.decode()
    assert "Terjadi kesalahan" in isi
    assert 'href="/"' in isi
    assert "rahasia" not in isi


def test_tidak_berhak(kantor, monkeypatch):
    def tolak(*arg):
        raise PermissionDenied

    monkeypatch.setattr("renja.views.beranda._renja", tolak)
    jawaban = kantor.klien("staf").get("/")
    assert jawaban.status_code == 403
    assert "Tidak berhak" in jawaban.content.decode()


@pytest.mark.parametrize("alamat", ["/entah/apa/", "/contoh/2022/renja/pokok/tabel/", "/contoh/dua/renja/pokok/"])
def test_alamat_yang_tidak_cocok(db, alamat):
    jawaban = Client().get(alamat)
    assert jawaban.status_code == 404
    isi = jawaban.content.decode()
    assert "Alamat ini tidak ada. Periksa kembali penulisannya." in isi
    assert "Resolver404" not in isi
