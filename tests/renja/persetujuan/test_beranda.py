"""Home page and cards: what waits for whom, since when, until when; and how many queries the pages take."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from planning.models import Tenggat
from tests.factories import buat_baris

from .conftest import EVALUASI, PERUBAHAN, PK, RENCANA_AKSI


def menunggu(alur, siapa) -> list[tuple[str, str]]:
    return [(m.judul, m.sebab) for m in alur.klien(siapa).get("/").context["menunggu"]]


@pytest.fixture
def tenggat(alur):
    """A function that sets the deadline of the perubahan so many days ahead."""

    def _tenggat(hari: int, dokumen: str = "renja-perubahan") -> None:
        Tenggat.objects.update_or_create(
            kabupaten=alur.kantor.perangkat_daerah.kabupaten,
            tahun=2022,
            dokumen=dokumen,
            defaults={"tanggal": timezone.localdate() + timedelta(days=hari), "dasar": "Surat edaran"},
        )

    return _tenggat


def test_menunggu_siapa(alur):
    judul = "Renja Perubahan Tahun 2022"
    assert menunggu(alur, "camat") == []
    alur.sampai("diajukan")
    assert menunggu(alur, "staf") == menunggu(alur, "bappelitbangda") == []
    assert menunggu(alur, "camat") == [(judul, "menunggu keputusan Anda")]
    alur.langkah("camat", "setujui")
    assert menunggu(alur, "bappelitbangda") == [(f"{judul} Kecamatan Contoh", "menunggu pemeriksaan Anda")]
    assert menunggu(alur, "camat") == []
    alur.langkah("bappelitbangda", "verifikasi")
    assert menunggu(alur, "camat") == [(judul, "menunggu penetapan Anda")]
    alur.langkah("camat", "tetapkan")
    for siapa in ("staf", "camat", "bappelitbangda", "bappelitbangda_lain", "staf_lain"):
        assert menunggu(alur, siapa) == []


def test_dikembalikan_dengan_catatan(alur):
    alur.dengan_catatan()
    isi = alur.klien("staf").get("/").content.decode()
    assert "dikembalikan kepada Anda" in isi
    assert "1 catatan belum dijawab" in isi
    assert f'href="{PERUBAHAN}"' in isi


@pytest.mark.parametrize(
    ("hari", "kata"), [(5, "5 hari lagi"), (0, "hari ini"), (-3, "lewat 3 hari"), (40, None), (-90, None)]
)
def test_draf_menjelang_tenggat(alur, tenggat, hari, kata):
    tenggat(hari)
    isi = alur.klien("staf").get("/").content.decode()
    if kata:
        assert "masih draf" in isi
        assert kata in isi
    else:
        assert "masih draf" not in isi
    assert "masih draf" not in alur.klien("camat").get("/").content.decode()


def test_yang_sudah_diajukan_bukan_draf_lagi(alur, tenggat):
    tenggat(5)
    alur.sampai("diajukan")
    assert menunggu(alur, "staf") == []
    isi = alur.klien("camat").get("/").content.decode()
    assert "5 hari lagi" in isi


def test_status_di_kartu(alur):
    alur.sampai("diajukan")
    for siapa, alamat in (
        ("staf", "/"),
        ("bappelitbangda", "/"),
        ("staf", "/contoh/2022/"),
        ("camat", "/contoh/2022/renja/perubahan/"),
    ):
        assert "Diajukan ke camat" in alur.klien(siapa).get(alamat).content.decode(), alamat
    assert "terkunci" in alur.klien("staf").get("/contoh/2022/renja/perubahan/").content.decode()


#: Session, person, Renja (or office), document; notes, steps, conditions, tree, changes, deadline; where a Renja can be
#: submitted, the pemeriksaan (22).
KUERI = {
    PERUBAHAN: 67,
    PK: 35,
    RENCANA_AKSI: 46,
    EVALUASI: 50,
    f"{PERUBAHAN}langkah/ajukan/": 37,
    f"{PERUBAHAN}verifikasi/": 5,
}


@pytest.mark.parametrize("banyak", [0, 60])
@pytest.mark.parametrize("alamat", KUERI)
def test_cacah_kueri(alur, alamat, banyak, django_assert_num_queries):
    """The same with two rows and with sixty more."""
    for n in range(3, banyak):
        for renja in (alur.kantor.pokok, alur.kantor.perubahan):
            buat_baris(renja, f"7.01.01.2.01.{n:02}", 1_000, {"target": 1, "kunci": UUID(int=n)})
    klien = alur.klien("staf")
    with django_assert_num_queries(KUERI[alamat]):
        assert klien.get(alamat).status_code == 200


def test_cacah_kueri_beranda(alur, tenggat, django_assert_num_queries):
    """Session, person, office, Renja, documents, deadlines (two kinds), drafts submitted, quarters."""
    alur.dengan_catatan()
    tenggat(5)
    klien = alur.klien("staf")
    with django_assert_num_queries(9):
        klien.get("/")
