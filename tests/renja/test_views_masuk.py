"""The login page."""

import pytest
from django.test import Client

from planning.enums import Peran
from tests.factories import buat_pengguna

pytestmark = pytest.mark.django_db

BENAR = {"username": "siti", "password": "rahasia-uji-123"}


@pytest.fixture
def orang(db):
    return buat_pengguna("siti", Peran.STAF)


def test_halaman(client):
    isi = client.get("/masuk/").content.decode()
    assert "<h1>Masuk</h1>" in isi
    assert 'autocomplete="username"' in isi
    assert 'autocomplete="current-password"' in isi
    assert 'role="alert"' not in isi
    assert "Keluar" not in isi


def test_masuk(client, orang):
    assert client.post("/masuk/", BENAR).url == "/"
    assert "siti" in client.get("/").content.decode()


def test_kembali_ke_halaman_yang_diminta(client, orang):
    isi = client.get("/masuk/?next=/contoh/2022/renja/pokok/").content.decode()
    assert '<input type="hidden" name="next" value="/contoh/2022/renja/pokok/">' in isi
    assert client.post("/masuk/", {**BENAR, "next": "/contoh/2022/renja/pokok/"}).url == "/contoh/2022/renja/pokok/"


def test_tidak_dikirim_ke_situs_lain(client, orang):
    assert client.post("/masuk/", {**BENAR, "next": "https://contoh.example/"}).url == "/"


@pytest.mark.parametrize(
    ("kiriman", "pesan"),
    [
        ({"password": "salah"}, "Nama pengguna atau kata sandi salah."),
        ({"username": "entah"}, "Nama pengguna atau kata sandi salah."),
        ({"username": ""}, "Isi nama pengguna."),
        ({"password": ""}, "Isi kata sandi."),
    ],
)
def test_salah(client, orang, kiriman, pesan):
    jawaban = client.post("/masuk/", {**BENAR, **kiriman})
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert pesan in isi
    assert 'role="alert" id="galat"' in isi
    assert 'aria-describedby="galat"' in isi
    assert f'value="{nama}"' in isi if (nama := {**BENAR, **kiriman}["username"]) else 'value=""' not in isi
    assert "rahasia-uji-123" not in isi, "a password is never sent back"


def test_akun_tidak_aktif_tidak_dibedakan(client, orang):
    orang.is_active = False
    orang.save()
    assert "Nama pengguna atau kata sandi salah." in client.post("/masuk/", BENAR).content.decode()


def test_kiriman_tanpa_token_ditolak_dengan_penjelasan(orang):
    jawaban = Client(enforce_csrf_checks=True).post("/masuk/", BENAR)
    assert jawaban.status_code == 403
    assert "Halaman kedaluwarsa" in jawaban.content.decode()


def test_cacah_kueri(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/masuk/")
