"""The link with which a person sets a password: once, in time, and only the newest."""

import pytest
from django.test import Client
from django.urls import reverse

from planning.akun.tautan import buat_tautan
from planning.enums import Peran
from tests.factories import buat_pengguna

from .conftest import kejadian, masuk

pytestmark = pytest.mark.django_db

BARU = "kuda-baterai-jepit"


@pytest.fixture
def orang(db):
    orang = buat_pengguna("siti", Peran.STAF)
    orang.set_unusable_password()
    orang.save()
    return orang


def alamat(orang) -> str:
    return reverse("sandi_tautan", args=buat_tautan(orang))


def pakai(tautan: str, sandi: str = BARU, kedua: str | None = None, klien: Client | None = None):
    klien = klien or Client()
    buka = klien.get(tautan)
    if buka.status_code == 200:
        return buka
    assert tautan.split("/")[3] not in buka.url, "the token leaves the address before anything is shown"
    return klien.post(buka.url, {"new_password1": sandi, "new_password2": kedua or sandi})


def berlaku(tautan: str) -> bool:
    return Client().get(tautan).status_code == 302


def test_mengatur_sandi(orang):
    jawaban = pakai(alamat(orang))
    assert jawaban.url == "/masuk/"
    assert masuk("siti", BARU).url == "/"
    assert kejadian(orang) == ["sandi", "masuk"]


def test_berlaku_sekali(orang):
    tautan = alamat(orang)
    pakai(tautan)
    assert "Tautan tidak berlaku" in pakai(tautan, "lain-sama-sekali-9").content.decode()
    assert masuk("siti", BARU).url == "/"


def test_dua_jendela_hanya_yang_pertama(orang):
    tautan, satu, dua = alamat(orang), Client(), Client()
    ke = [k.get(tautan).url for k in (satu, dua)]
    satu.post(ke[0], {"new_password1": BARU, "new_password2": BARU})
    dua.post(ke[1], {"new_password1": "rebutan-kata-99", "new_password2": "rebutan-kata-99"})
    assert masuk("siti", BARU).url == "/"


def test_lewat_waktu(orang, monkeypatch, settings):
    tautan = alamat(orang)
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "sudah lewat waktunya" in Client().get(tautan).content.decode()


def test_yang_baru_mematikan_yang_lama(orang):
    lama, baru = alamat(orang), alamat(orang)
    assert not berlaku(lama)
    assert berlaku(baru)


def test_mati_bila_sandi_berganti_atau_orangnya_masuk(orang):
    tautan = alamat(orang)
    orang.set_password(BARU)
    orang.save()
    assert not berlaku(tautan)
    tautan = alamat(orang)
    masuk("siti", BARU)
    assert not berlaku(tautan)


def test_mati_bila_dinonaktifkan_walau_diaktifkan_lagi(orang, kantor):
    tautan, klien = alamat(orang), kantor.klien("admin")
    klien.post(f"/pengguna/{orang.pk}/aktif/", {"aktif": "0"})
    assert not berlaku(tautan)
    klien.post(f"/pengguna/{orang.pk}/aktif/", {"aktif": "1"})
    assert not berlaku(tautan)


def test_tidak_ada_tautan_tanpa_dibuat(orang):
    from django.contrib.auth.tokens import default_token_generator
    from django.utils.http import urlsafe_base64_encode

    uid = urlsafe_base64_encode(str(orang.pk).encode())
    from planning.akun.tautan import token_sandi

    for token in (default_token_generator.make_token(orang), token_sandi.make_token(orang), "baru", "x-y"):
        assert "Tautan tidak berlaku" in Client().get(f"/sandi/{uid}/{token}/").content.decode()


def test_dirusak(orang):
    tautan = alamat(orang)
    lain = buat_pengguna("budi", Peran.CAMAT)
    _, _, uid, token, _ = tautan.split("/")
    uid_lain = buat_tautan(lain)[0]
    for rusak in (
        f"/sandi/{uid}/{token[:-1]}/",
        f"/sandi/{uid}/{token}0/",
        f"/sandi/{uid_lain}/{token}/",
        "/sandi/!!/a-b/",
    ):
        jawaban = Client().get(rusak)
        assert jawaban.status_code == 200
        assert "Tautan tidak berlaku" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("sandi", "kedua", "pesan"),
    [
        ("pendek", None, "Kata sandi terlalu pendek"),
        ("1234567890123", None, "seluruhnya terdiri dari angka"),
        ("password1234", None, "terlalu umum"),
        ("siti-contoh1", "lain-lain-lain", "Kedua kata sandi baru tidak sama"),
        ("", None, "Isi kata sandi baru."),
    ],
)
def test_aturan_sandi(orang, sandi, kedua, pesan):
    isi = pakai(alamat(orang), sandi, kedua).content.decode()
    assert pesan.lower() in isi.lower()
    assert masuk("siti", sandi or "x").status_code != 302


def test_perintah_buat_admin(db, capsys):
    from django.core.management import CommandError, call_command

    call_command("buat_admin", "ani", "--nama", "Ani Contoh", "--situs", "https://renja.contoh.go.id/")
    tautan = capsys.readouterr().out.strip()
    assert tautan.startswith("https://renja.contoh.go.id/sandi/")
    pakai(tautan.removeprefix("https://renja.contoh.go.id"))
    assert masuk("ani", BARU).url == "/"
    call_command("buat_admin", "ani")
    assert capsys.readouterr().out.startswith("/sandi/")
    buat_pengguna("staf", Peran.STAF)
    with pytest.raises(CommandError, match="bukan admin"):
        call_command("buat_admin", "staf")
    with pytest.raises(CommandError):
        call_command("buat_admin", "dua kata")
