"""Rights over accounts and the keyed names of the record, without a page around them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from planning.akun.catatan import Asal, sidik_nama
from planning.akun.hak import boleh_mewajibkan_kode, mengelola_pengguna, pengguna_terkelola, peran_terkelola
from planning.enums import Peran
from planning.models import Pengguna
from tests.factories import buat_pengguna, buat_perangkat_daerah


@pytest.mark.parametrize(
    ("alamat", "jaringan"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (None, ""),
    ],
)
def test_jaringan(alamat, jaringan):
    assert Asal(alamat).jaringan == jaringan


def test_sidik_nama():
    assert sidik_nama("Siti") == sidik_nama("ＳＩＴＩ") != sidik_nama("siti ")
    assert "siti" not in sidik_nama("siti")


@pytest.mark.parametrize("peran", [*Peran, None])
def test_bawaannya_tidak_boleh(db, peran):
    """Only two roles keep accounts; who is nobody keeps none."""
    orang = buat_pengguna("oleh", peran) if peran else AnonymousUser()
    boleh = peran in (Peran.ADMIN, Peran.BAPPELITBANGDA)
    assert mengelola_pengguna(orang) is boleh
    assert bool(peran_terkelola(orang)) is boleh
    assert Pengguna.objects.filter(pengguna_terkelola(orang)).exists() is boleh
    assert (Peran.ADMIN in peran_terkelola(orang)) is (peran == Peran.ADMIN)
    assert boleh_mewajibkan_kode(orang, buat_perangkat_daerah()) is (peran not in (Peran.CAMAT, None))
