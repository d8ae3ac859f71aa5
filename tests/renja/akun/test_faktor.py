"""The code from the phone: at the login, in the grid, set up, taken away, required by the office."""

import re

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from planning.akun.faktor import kode_pemulihan_baru, punya_faktor
from planning.models import KodePemulihan

from .conftest import SANDI, kejadian, masuk

pytestmark = pytest.mark.django_db


@pytest.fixture
def staf(kantor):
    return kantor.orang["staf"]


@pytest.fixture
def alat(staf, ponsel):
    return ponsel.pasang(staf)


def sudah_masuk(klien) -> bool:
    return klien.get("/").status_code == 200


@pytest.fixture
def setengah(staf, alat):
    """A browser in which the password was right."""
    klien = Client()
    jawaban = masuk("staf", klien=klien, next="/contoh/2022/")
    assert jawaban.url == "/masuk/kode/?next=%2Fcontoh%2F2022%2F"
    return klien


def test_sandi_saja_belum_masuk(setengah):
    assert not sudah_masuk(setengah)
    assert setengah.get("/akun/").status_code == 302
    assert "Masuk sebagai <strong>Staf Contoh</strong>" in setengah.get("/masuk/kode/").content.decode()


def test_dengan_kode(setengah, alat, ponsel, staf):
    jawaban = setengah.post("/masuk/kode/", {"kode": ponsel.kode(alat), "next": "/contoh/2022/"})
    assert jawaban.url == "/contoh/2022/"
    assert sudah_masuk(setengah)
    assert setengah.session["faktor"] == "ponsel"
    assert kejadian(staf) == ["masuk"]


def test_kode_yang_sama_ditolak_kedua_kali(setengah, alat, ponsel):
    kode = ponsel.kode(alat)
    setengah.post("/masuk/kode/", {"kode": kode})
    lain = Client()
    masuk("staf", klien=lain)
    assert "Kode salah atau sudah dipakai." in lain.post("/masuk/kode/", {"kode": kode}).content.decode()
    assert not sudah_masuk(lain)


@pytest.mark.parametrize(("langkah", "boleh"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_jam_ponsel_boleh_bergeser_sedikit(setengah, alat, ponsel, langkah, boleh):
    setengah.post("/masuk/kode/", {"kode": ponsel.kode(alat, langkah)})
    assert sudah_masuk(setengah) is boleh


@pytest.mark.parametrize(
    "kode", ["", "12345", "1234567", "abcdef", "٠١٢٣٤٥", "-12345", "9" * 500, "AAAA-AAAA-AAAA-AAAA"]
)
def test_kode_yang_bukan_kode(setengah, kode):
    assert setengah.post("/masuk/kode/", {"kode": kode}).status_code == 200
    assert not sudah_masuk(setengah)


def test_kode_salah_menutup_pintu_seperti_sandi_salah(setengah, alat, ponsel, staf):
    salah = f"{(int(ponsel.kode(alat, 5)) + 1) % 1_000_000:06}"
    for _ in range(5):
        setengah.post("/masuk/kode/", {"kode": salah}, REMOTE_ADDR="10.0.0.1")
    jawaban = setengah.post("/masuk/kode/", {"kode": ponsel.kode(alat)}, REMOTE_ADDR="10.0.0.1")
    assert jawaban.status_code == 429
    assert "Terlalu sering gagal masuk" in jawaban.content.decode()
    assert masuk("staf").status_code == 429, "the password's door is shut as well"
    assert kejadian(staf) == [*["kode_salah"] * 5, "terkunci"]


def test_menunggu_terlalu_lama(setengah, alat, ponsel, jam):
    jam.maju(minutes=11)
    jawaban = setengah.post("/masuk/kode/", {"kode": ponsel.kode(alat)}, follow=True)
    assert "Terlalu lama menunggu kode" in jawaban.content.decode()
    assert not sudah_masuk(setengah)


def test_sandi_diganti_sementara_itu(setengah, alat, ponsel, staf):
    staf.set_password("lain-sama-sekali-9")
    staf.save()
    setengah.post("/masuk/kode/", {"kode": ponsel.kode(alat)})
    assert not sudah_masuk(setengah)


def test_tanpa_sandi_tidak_ada_halaman_kode(client, alat):
    for alamat in ("/masuk/kode/", "/masuk/pasang/"):
        assert client.get(alamat).url == "/masuk/"


def test_kode_pemulihan_berlaku_sekali(setengah, staf):
    kode = kode_pemulihan_baru(staf)
    assert len(set(kode)) == 10
    assert all(re.fullmatch(r"([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}", k) for k in kode)
    assert not any(k.replace("-", "") in str(list(KodePemulihan.objects.values())) for k in kode), "kept as hashes"
    setengah.post("/masuk/kode/", {"kode": kode[3].lower().replace("-", " ")})
    assert sudah_masuk(setengah)
    assert kejadian(staf) == ["kode_pemulihan", "masuk"]
    lain = Client()
    masuk("staf", klien=lain)
    lain.post("/masuk/kode/", {"kode": kode[3]})
    assert not sudah_masuk(lain)
    lain.post("/masuk/kode/", {"kode": kode[4]})
    assert sudah_masuk(lain)


def test_kode_pemulihan_orang_lain(setengah, kantor):
    kode = kode_pemulihan_baru(kantor.orang["camat"])
    setengah.post("/masuk/kode/", {"kode": kode[0]})
    assert not sudah_masuk(setengah)


# --- In the grid ----------------------------------------------------------------------------------------------

DI_TEMPAT = "/contoh/2022/renja/pokok/isian/masuk/"


def di_tempat(staf, klien=None, **isi):
    return (klien or Client()).post(DI_TEMPAT, {"username": "staf", "password": SANDI, "pengguna": staf.pk, **isi})


def test_di_lembar_kode_diminta(staf, alat, ponsel):
    assert "Isi juga kode" in di_tempat(staf).json()["pesan"]
    assert "Kode salah" in di_tempat(staf, kode="000000" if ponsel.kode(alat) != "000000" else "1").json()["pesan"]
    klien = Client()
    assert di_tempat(staf, klien, kode=ponsel.kode(alat)).status_code == 200
    assert sudah_masuk(klien)


def test_di_lembar_tanpa_javascript(staf, alat, ponsel, kantor_terisi):
    isi = {"username": "staf", "password": SANDI, "pengguna": staf.pk}
    jawaban = Client().post("/contoh/2022/renja/pokok/isian/", isi)
    assert jawaban.status_code == 401
    assert 'name="kode"' in jawaban.content.decode()
    assert Client().post("/contoh/2022/renja/pokok/isian/", isi | {"kode": ponsel.kode(alat)}).status_code == 302


def test_dialog_lembar_meminta_kode_hanya_dari_yang_memakainya(staf, alat, ponsel, kantor_terisi):
    klien = kantor_terisi.klien("staf")
    assert 'id="sandi-kode"' not in klien.get("/contoh/2022/renja/pokok/isian/").content.decode()
    klien = Client()
    di_tempat(staf, klien, kode=ponsel.kode(alat))
    assert 'id="sandi-kode"' in klien.get("/contoh/2022/renja/pokok/isian/").content.decode()


# --- Setting it up --------------------------------------------------------------------------------------------


def kunci_di(jawaban) -> str:
    """The key on the page, as hex."""
    from base64 import b32decode

    teks = re.search(r'class="kunci">([A-Z2-7= ]+)<', jawaban.content.decode())[1]
    return b32decode(teks.replace(" ", "")).hex()


def test_memasang(kantor, staf, ponsel):
    klien, lain = kantor.klien("staf"), kantor.klien("staf")
    halaman = klien.get("/akun/kode/")
    assert "<svg" in halaman.content.decode()
    assert " style=" not in halaman.content.decode()
    kode = ponsel.kode(TOTPDevice(key=kunci_di(halaman)))
    for isi in ({"kode": kode}, {"kode": kode, "sandi": "salah"}, {"kode": "000000", "sandi": SANDI}, {"sandi": SANDI}):
        klien.post("/akun/kode/", isi)
        assert not punya_faktor(staf)
    jawaban = klien.post("/akun/kode/", {"kode": kode, "sandi": SANDI})
    assert len(re.findall(r"<li><code>", jawaban.content.decode())) == 10
    assert punya_faktor(staf)
    assert sudah_masuk(klien)
    assert not sudah_masuk(lain), "other sessions began without the code"
    assert "faktor_pasang" in kejadian(staf)
    assert "sisa 10 kode pemulihan" in klien.get("/akun/").content.decode()


def test_ponsel_baru_menggantikan_yang_lama(kantor, staf, alat, ponsel):
    lama = kode_pemulihan_baru(staf)
    klien = kantor.klien("staf")
    kode = ponsel.kode(TOTPDevice(key=kunci_di(klien.get("/akun/kode/"))))
    klien.post("/akun/kode/", {"kode": kode, "sandi": SANDI})
    assert TOTPDevice.objects.get(user=staf).pk != alat.pk
    setengah = Client()
    masuk("staf", klien=setengah)
    for lewat in (ponsel.kode(alat), lama[0]):
        setengah.post("/masuk/kode/", {"kode": lewat})
    assert not sudah_masuk(setengah)


def test_melepas_meminta_sandi(kantor, staf, alat):
    klien = kantor.klien("staf")
    klien.post("/akun/kode/lepas/", {"aksi": "lepas", "sandi": "salah"})
    assert punya_faktor(staf)
    assert len(klien.post("/akun/kode/lepas/", {"aksi": "kode", "sandi": SANDI}).context["kode"]) == 10
    assert klien.post("/akun/kode/lepas/", {"aksi": "lepas", "sandi": SANDI}).url == "/akun/"
    assert not punya_faktor(staf)
    assert not KodePemulihan.objects.exists()
    assert klien.get("/akun/kode/lepas/").url == "/akun/"


# --- Required by the office -----------------------------------------------------------------------------------


@pytest.fixture
def wajib(kantor):
    kantor.perangkat_daerah.camat_wajib_kode = True
    kantor.perangkat_daerah.save()
    return kantor


def test_camat_dituntun_memasang_dan_tidak_dapat_melewatinya(wajib, ponsel):
    klien = Client()
    assert masuk("camat", klien=klien, next="/contoh/").url == "/masuk/pasang/?next=%2Fcontoh%2F"
    assert not sudah_masuk(klien)
    assert klien.get("/masuk/kode/").status_code == 200, "there is no phone that could show a code"
    klien.post("/masuk/kode/", {"kode": "123456"})
    assert not sudah_masuk(klien)
    halaman = klien.get("/masuk/pasang/?next=/contoh/")
    assert "mewajibkan camat" in halaman.content.decode()
    klien.post("/masuk/pasang/", {"kode": "000000"})
    assert not sudah_masuk(klien)
    kode = ponsel.kode(TOTPDevice(key=kunci_di(halaman)))
    jawaban = klien.post("/masuk/pasang/", {"kode": kode, "next": "/contoh/"})
    assert 'href="/contoh/"' in jawaban.content.decode()
    assert sudah_masuk(klien)
    assert kejadian(wajib.orang["camat"])[-2:] == ["faktor_pasang", "masuk"]


def test_camat_dengan_ponsel_tidak_memasang_lagi(wajib, ponsel):
    """Who knows the password alone cannot put a phone of their own in place."""
    ponsel.pasang(wajib.orang["camat"])
    klien = Client()
    assert masuk("camat", klien=klien).url == "/masuk/kode/"
    assert klien.get("/masuk/pasang/").url == "/masuk/"


def test_staf_tidak_kena(wajib):
    assert masuk("staf").url == "/"


def test_camat_tidak_dapat_melepas(wajib, ponsel):
    ponsel.pasang(wajib.orang["camat"])
    klien = wajib.klien("camat")
    isi = klien.post("/akun/kode/lepas/", {"aksi": "lepas", "sandi": SANDI}).content.decode()
    assert "tidak dapat dilepas" in isi
    assert punya_faktor(wajib.orang["camat"])


def test_camat_di_lembar_diarahkan(wajib):
    camat = wajib.orang["camat"]
    isi = {"username": "camat", "password": SANDI, "pengguna": camat.pk}
    jawaban = Client().post(DI_TEMPAT, isi)
    assert jawaban.status_code == 400
    assert "Buka halaman Masuk" in jawaban.json()["pesan"]


def test_tidak_ada_pintu_lain():
    """A session is started in one place only."""
    from pathlib import Path

    akar = Path(__file__).resolve().parents[3] / "renja"
    memakai = [p.name for p in akar.rglob("*.py") if re.search(r"auth import .*\blogin\b", p.read_text())]
    assert memakai == ["pintu.py"]
