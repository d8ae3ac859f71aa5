"""The cast of the page tests: everyone who could stand before the door, and one office with something to see."""

from dataclasses import dataclass

import pytest
from django.test import Client

from planning.enums import JenisRenja, Peran
from planning.models import Kabupaten, Pengguna, PerangkatDaerah, Renja
from tests.factories import buat_kabupaten, buat_pengguna, buat_perangkat_daerah, buat_pohon, buat_renja


@dataclass
class Kantor:
    """An office with a Renja and its Renja Perubahan, and the people around it by what they are to it."""

    perangkat_daerah: PerangkatDaerah
    pokok: Renja
    perubahan: Renja
    orang: dict[str, Pengguna | None]

    def klien(self, siapa: str) -> Client:
        """A browser of this person, logged in (``anonim`` is not)."""
        klien = Client()
        if orang := self.orang[siapa]:
            klien.force_login(orang)
        return klien


def isi(renja: Renja, program: int, **lain) -> None:
    """So many programmes, with two indicators on every row."""
    buat_pohon(renja, program, 1, 2, indikator=2, lokasi="Desa Contoh", **lain)


@pytest.fixture
def kantor(db) -> Kantor:
    kabupaten: Kabupaten = buat_kabupaten(nama="Luwu Contoh")
    pd = buat_perangkat_daerah("contoh", kabupaten=kabupaten)
    tetangga = buat_perangkat_daerah("tetangga", kabupaten=kabupaten)
    kabupaten_lain = buat_kabupaten("73.99", nama="Lain")
    pokok = buat_renja(tahun=2022, perangkat_daerah=pd)
    perubahan = buat_renja(JenisRenja.PERUBAHAN, 2022, pd, asal=pokok)
    orang = {
        "staf": buat_pengguna("staf", Peran.STAF, perangkat_daerah=pd, first_name="Staf", last_name="Contoh"),
        "camat": buat_pengguna("camat", Peran.CAMAT, perangkat_daerah=pd),
        "bappelitbangda": buat_pengguna("bapp", Peran.BAPPELITBANGDA, kabupaten=kabupaten),
        "admin": buat_pengguna("admin", Peran.ADMIN),
        "staf_lain": buat_pengguna("staf2", Peran.STAF, perangkat_daerah=tetangga),
        "bappelitbangda_lain": buat_pengguna("bapp2", Peran.BAPPELITBANGDA, kabupaten=kabupaten_lain),
        "anonim": None,
    }
    return Kantor(pd, pokok, perubahan, orang)


@pytest.fixture
def kantor_terisi(kantor) -> Kantor:
    isi(kantor.pokok, 1, pagu=1_000_000)
    isi(kantor.perubahan, 2, pagu=1_500_000)
    return kantor
