"""One's own account: password, sessions, and how long they last."""

import pytest
from django.test import Client

from planning.models import CatatanAkun
from renja.sesi import TERAKHIR

from .conftest import SANDI, kejadian, masuk

pytestmark = pytest.mark.django_db

BARU = "kuda-baterai-jepit"
GANTI = {"old_password": SANDI, "new_password1": BARU, "new_password2": BARU}


@pytest.mark.parametrize("alamat", ["/akun/", "/akun/sandi/", "/akun/kode/", "/akun/catatan/"])
@pytest.mark.parametrize("siapa", ["staf", "camat", "bappelitbangda", "admin", "anonim"])
def test_halaman(kantor, siapa, alamat):
    jawaban = kantor.klien(siapa).get(alamat)
    assert jawaban.status_code == (302 if siapa == "anonim" else 200)
    if siapa != "anonim":
        assert "no-store" in jawaban["Cache-Control"]


def test_mengganti_sandi_mengeluarkan_peramban_lain(kantor):
    ini, lain = kantor.klien("staf"), kantor.klien("staf")
    assert ini.post("/akun/sandi/", GANTI).url == "/akun/"
    assert ini.get("/").status_code == 200
    assert lain.get("/").status_code == 302
    assert masuk("staf").status_code == 200
    assert masuk("staf", BARU).status_code == 302


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"old_password": "salah"}, "Kata sandi Anda sekarang salah."),
        ({"old_password": ""}, "Isi kata sandi sekarang."),
        ({"new_password2": "lain"}, "Kedua kata sandi baru tidak sama."),
        ({"new_password1": "password1234", "new_password2": "password1234"}, "terlalu umum"),
    ],
)
def test_sandi_yang_ditolak(kantor, lain, pesan):
    jawaban = kantor.klien("staf").post("/akun/sandi/", GANTI | lain)
    assert pesan in jawaban.content.decode()
    assert masuk("staf").status_code == 302


def test_menebak_sandi_dari_sesi_yang_terbuka_juga_dihitung(kantor):
    klien = kantor.klien("staf")
    for _ in range(5):
        klien.post("/akun/sandi/", GANTI | {"old_password": "tebak"})
    isi = klien.post("/akun/sandi/", GANTI).content.decode()
    assert "Terlalu sering gagal masuk" in isi
    assert masuk("staf").status_code == 302, "from elsewhere the person still gets in"


def test_keluar_dari_semua_peramban(kantor):
    ini, lain = kantor.klien("staf"), kantor.klien("staf")
    assert ini.get("/akun/keluar-semua/").status_code == 405
    assert ini.post("/akun/keluar-semua/").url == "/masuk/"
    assert ini.get("/").status_code == lain.get("/").status_code == 302
    assert masuk("staf").status_code == 302


def test_masuk_dan_keluar_tercatat(kantor):
    klien = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/130.0"})
    masuk("staf", klien=klien, alamat="10.0.0.9")
    klien.post("/keluar/", REMOTE_ADDR="10.0.0.9")
    assert kejadian(kantor.orang["staf"]) == ["masuk", "keluar"]
    catatan = CatatanAkun.objects.latest("pk")
    assert (catatan.alamat, catatan.peramban[:11]) == ("10.0.0.9", "Mozilla/5.0")


# --- How long a session lasts -----------------------------------------------------------------------------------


def test_sesi_yang_diam_berakhir(kantor, jam):
    klien = Client()
    masuk("staf", klien=klien)
    jam.maju(minutes=119)
    assert klien.get("/").status_code == 200
    jam.maju(minutes=119)
    assert klien.get("/").status_code == 200, "every request begins the time anew"
    jam.maju(minutes=121)
    assert klien.get("/").url == "/masuk/?next=/"
    assert kejadian(kantor.orang["staf"]) == ["masuk", "habis"]


def test_sesi_paling_lama(kantor, jam):
    klien = Client()
    masuk("staf", klien=klien)
    for _ in range(11):
        jam.maju(hours=1)
        assert klien.get("/").status_code == 200
    jam.maju(hours=1, minutes=1)
    assert klien.get("/").status_code == 302


def test_waktu_terakhir_tidak_ditulis_setiap_permintaan(kantor, jam, django_assert_num_queries):
    klien = Client()
    masuk("staf", klien=klien)
    awal = klien.session[TERAKHIR]
    jam.maju(minutes=2)
    klien.get("/")
    assert klien.session[TERAKHIR] == awal
    jam.maju(minutes=4)
    klien.get("/")
    assert klien.session[TERAKHIR] > awal


def test_sesi_tanpa_waktu_tidak_dipercaya(kantor):
    klien = kantor.klien("staf")
    sesi = klien.session
    del sesi[TERAKHIR]
    sesi.save()
    assert klien.get("/").status_code == 302


def test_isian_lembar_tetap_ada_setelah_sesi_habis(kantor_terisi, jam):
    staf = kantor_terisi.orang["staf"]
    klien = Client()
    masuk("staf", klien=klien)
    baris = kantor_terisi.pokok.baris.filter(pagu__isnull=False).first()
    jam.maju(hours=3)
    alamat = "/contoh/2022/renja/pokok/isian/"
    isi = {f"b{baris.pk}": "1", f"b{baris.pk}-pagu": "777", "pengguna": staf.pk}
    jawaban = klien.post(f"{alamat}simpan/", "{}", content_type="application/json")
    assert (jawaban.status_code, jawaban.json()["sebab"]) == (401, "masuk")
    jawaban = klien.post(alamat, isi)
    assert jawaban.status_code == 401
    assert f'name="b{baris.pk}-pagu" value="777"' in jawaban.content.decode()
    assert klien.post(alamat, isi | {"username": "staf", "password": SANDI}).status_code == 302
    baris.refresh_from_db()
    assert baris.pagu == 777
