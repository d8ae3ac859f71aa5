"""When the door stays shut: who is locked out by whose failures, and for how long."""

import pytest
from django.test import Client

from planning.enums import Peran
from planning.models import CatatanAkun
from tests.factories import buat_pengguna

from .conftest import SANDI, kejadian, masuk

pytestmark = pytest.mark.django_db

KANTOR, RUMAH = "10.0.0.1", "203.0.113.7"


@pytest.fixture
def siti(db):
    return buat_pengguna("siti", Peran.STAF)


@pytest.fixture
def budi(db):
    return buat_pengguna("budi", Peran.CAMAT)


def gagal(nama: str, kali: int = 5, alamat: str = KANTOR, dari: str = "salah") -> list[int]:
    return [masuk(nama, f"{dari}{i}", alamat).status_code for i in range(kali)]


def bisa(nama: str, alamat: str = KANTOR) -> bool:
    return masuk(nama, alamat=alamat).status_code == 302


def test_setelah_lima_kali_tertutup_sebentar(siti, jam):
    assert gagal("siti") == [200] * 5
    jawaban = masuk("siti")
    assert jawaban.status_code == 429
    assert 890 <= int(jawaban["Retry-After"]) <= 900
    isi = jawaban.content.decode()
    assert "Terlalu sering gagal masuk. Coba lagi pukul" in isi
    assert "15 menit lagi" in isi
    jam.maju(minutes=14)
    assert not bisa("siti")
    jam.maju(minutes=2)
    assert bisa("siti")


def test_mencoba_saat_tertutup_tidak_memperpanjang(siti, jam):
    gagal("siti")
    for _ in range(3):
        jam.maju(minutes=5)
        masuk("siti", "salah lagi")
    jam.maju(seconds=1)
    assert bisa("siti")
    assert kejadian(siti).count("terkunci") == 1, "knocking does not fill the record"


def test_rekan_di_alamat_yang_sama_tetap_masuk(siti, budi):
    gagal("siti", 9)
    assert bisa("budi")
    assert not bisa("siti")


def test_orang_yang_sama_masuk_dari_alamat_lain(siti):
    gagal("siti")
    assert bisa("siti", RUMAH)


def test_empat_kali_lalu_benar_mulai_dari_awal(siti):
    gagal("siti", 4)
    assert bisa("siti")
    gagal("siti", 4)
    assert bisa("siti")


def test_nama_yang_tidak_ada_diperlakukan_sama(db):
    """Being locked out does not tell whether there is such an account, and what was typed is not written down."""
    gagal("entah-siapa")
    jawaban = masuk("entah-siapa")
    assert jawaban.status_code == 429
    assert set(CatatanAkun.objects.values_list("pengguna", flat=True)) == {None}
    assert "entah" not in str(list(CatatanAkun.objects.values()))


def test_huruf_besar_bukan_pintu_lain(siti):
    gagal("siti", 3)
    gagal("SITI", 2)
    assert not bisa("siti")


def test_satu_sandi_untuk_banyak_nama(siti, budi):
    """Spraying: nobody fails five times, the address as a whole does."""
    for i in range(50):
        masuk(f"orang{i}", "sandi-lazim", RUMAH)
    assert not bisa("siti", RUMAH)
    assert bisa("siti", KANTOR)


def test_satu_akun_yang_benar_tidak_menghapus_jejak_penyemprotan(siti, budi):
    for i in range(49):
        masuk(f"orang{i}", "sandi-lazim", RUMAH)
    assert bisa("siti", RUMAH)
    masuk("orang-terakhir", "sandi-lazim", RUMAH)
    assert not bisa("budi", RUMAH)


def test_banyak_alamat_untuk_satu_nama(siti):
    for i in range(5):
        gagal("siti", 4, f"203.0.113.{i}")
    assert not bisa("siti", "198.51.100.9")


def test_dari_kantornya_sendiri_orang_itu_tetap_masuk(siti):
    """Anybody on the net can fail under a name; that does not lock the person out where they work."""
    assert bisa("siti")
    for i in range(5):
        gagal("siti", 4, f"203.0.113.{i}")
    assert bisa("siti", KANTOR)
    assert not bisa("siti", "198.51.100.9")


def test_ipv6_dihitung_per_jaringan(siti):
    for i in range(5):
        masuk("siti", "salah", f"2001:db8:1:2::{i + 1}")
    assert not bisa("siti", "2001:db8:1:2:ffff::1")
    assert bisa("siti", "2001:db8:1:3::1")


def test_sandi_baru_dari_tautan_membuka_pintu(siti, client):
    from django.urls import reverse

    from planning.akun.tautan import buat_tautan

    gagal("siti")
    assert not bisa("siti")
    alamat = client.get(reverse("sandi_tautan", args=buat_tautan(siti))).url
    baru = "kuda-baterai-jepit"
    client.post(alamat, {"new_password1": baru, "new_password2": baru})
    assert masuk("siti", baru).status_code == 302


def test_terlalu_cepat_walau_benar(siti, settings):
    settings.LAJU = settings.LAJU | {"masuk": (3, 10**9)}  # a window that does not end while the test runs
    jawaban = [masuk("siti").status_code for _ in range(4)]
    assert jawaban == [302, 302, 302, 429]
    assert bisa("siti", RUMAH)


class TestAlamat:
    """Whose address counts behind a proxy."""

    DITERUSKAN = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 203.0.113.7"}

    def catat(self, **meta):
        Client().post("/masuk/", {"username": "x", "password": "y"}, **meta)
        return CatatanAkun.objects.latest("pk").alamat

    def test_tanpa_pengaturan_tidak_dipercaya(self, db):
        assert self.catat(REMOTE_ADDR=KANTOR, **self.DITERUSKAN) == KANTOR

    @pytest.mark.parametrize(("proksi", "alamat"), [(1, "203.0.113.7"), (2, "198.51.100.1"), (3, KANTOR)])
    def test_dengan_pengaturan_yang_ditambahkan_proksi(self, db, settings, proksi, alamat):
        settings.JUMLAH_PROKSI = proksi
        assert self.catat(REMOTE_ADDR=KANTOR, **self.DITERUSKAN) == alamat

    @pytest.mark.parametrize("tulisan", ["bukan alamat", "", "unknown", "1.2.3.4:567"])
    def test_tulisan_yang_bukan_alamat(self, db, settings, tulisan):
        settings.JUMLAH_PROKSI = 1
        assert self.catat(REMOTE_ADDR="", HTTP_X_FORWARDED_FOR=tulisan) is None

    @pytest.mark.parametrize(
        ("ditulis", "tercatat"), [("::ffff:192.0.2.1", "192.0.2.1"), ("fe80::1%eth0", "fe80::1"), ("", None)]
    )
    def test_bentuk_alamat(self, db, ditulis, tercatat):
        assert self.catat(REMOTE_ADDR=ditulis) == tercatat


class TestDiTempat:
    """The grid's own login stands behind the same door."""

    ALAMAT = "/contoh/2022/renja/pokok/isian/masuk/"

    def test_tertutup_juga_di_lembar(self, kantor):
        staf = kantor.orang["staf"]
        gagal("staf", alamat="127.0.0.1")
        jawaban = Client().post(self.ALAMAT, {"username": "staf", "password": SANDI, "pengguna": staf.pk})
        assert jawaban.status_code == 400
        assert "Terlalu sering gagal masuk" in jawaban.json()["pesan"]

    def test_kegagalan_di_lembar_menutup_halaman_masuk(self, kantor):
        for _ in range(5):
            Client().post(self.ALAMAT, {"username": "staf", "password": "salah", "pengguna": "1"})
        assert masuk("staf", alamat="127.0.0.1").status_code == 429

    def test_formulir_tanpa_javascript(self, kantor):
        gagal("staf", alamat="127.0.0.1")
        isi = {"username": "staf", "password": SANDI, "pengguna": kantor.orang["staf"].pk, "b1-pagu": "7"}
        jawaban = Client().post("/contoh/2022/renja/pokok/isian/", isi)
        assert jawaban.status_code == 401
        assert "Terlalu sering gagal masuk" in jawaban.content.decode()
        assert 'name="b1-pagu" value="7"' in jawaban.content.decode()
