"""Pages of a year, of starting a Renja and of its tree: they work, only for those who may, and say what is wrong."""

import re

import pytest

from planning.enums import JenisRenja
from planning.isian.potret import potret
from planning.models import PlafonPagu, Renja, Urungan
from tests.factories import buat_nomenklatur
from tests.renja.conftest import isi

pytestmark = pytest.mark.django_db
TAHUN, MULAI = "/contoh/2022/", "/contoh/2022/mulai/"
SUSUNAN = "/contoh/2022/renja/perubahan/susunan/"
ORANG = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain", "anonim"]
#: What each sees: own staf, own camat, own Bappelitbangda, admin, strangers, nobody.
BACA = dict(zip(ORANG, [200, 200, 200, 404, 404, 404, 302], strict=True))
TULIS = dict(zip(ORANG, [200, 403, 403, 404, 404, 404, 302], strict=True))


@pytest.fixture
def baru(kantor_terisi):
    """An official sub kegiatan that the Renja does not have yet."""
    return buat_nomenklatur(
        "7.01.06.2.01.09", kantor_terisi.perubahan.edisi, "Fasilitasi Pelayanan Perizinan Usaha Mikro"
    )


@pytest.mark.parametrize("siapa", ORANG)
@pytest.mark.parametrize(
    ("alamat", "boleh"), [(TAHUN, BACA), (MULAI, TULIS), (SUSUNAN, TULIS), (f"{SUSUNAN}cari/", TULIS)]
)
def test_siapa_boleh_membuka(kantor_terisi, siapa, alamat, boleh):
    assert kantor_terisi.klien(siapa).get(alamat).status_code == boleh[siapa]


@pytest.mark.parametrize("siapa", ORANG[1:])
@pytest.mark.parametrize("alamat", [MULAI, SUSUNAN, f"{SUSUNAN}hapus/", f"{SUSUNAN}urungkan/1/"])
def test_siapa_boleh_mengirim(kantor_terisi, siapa, alamat):
    sebelum = potret(kantor_terisi.perubahan)
    assert kantor_terisi.klien(siapa).post(alamat, {"dari": "terakhir", "kode": "7.01.01"}).status_code in (
        302 if siapa == "anonim" else 403,
        404,
    ) or (siapa == "anonim")
    assert potret(kantor_terisi.perubahan) == sebelum
    assert Renja.objects.filter(jenis=JenisRenja.PERUBAHAN).count() == 1


def test_tahun_menyebut_versi_pagu_dan_plafon(kantor_terisi):
    PlafonPagu.objects.create(
        perangkat_daerah=kantor_terisi.perangkat_daerah, tahun=2022, jenis="perubahan", pagu=1_000_000
    )
    isi_halaman = kantor_terisi.klien("staf").get(TAHUN).content.decode()
    assert "Renja Perubahan Tahun 2022" in isi_halaman
    assert "Rp\xa06.000.000" in isi_halaman
    assert "pagu melebihi plafon" in isi_halaman
    assert f'href="{MULAI}"' in isi_halaman
    assert f'href="{MULAI}"' not in kantor_terisi.klien("camat").get(TAHUN).content.decode()


@pytest.mark.parametrize("tahun", ["1999", "2101"])
def test_tahun_di_luar_jangkauan(kantor_terisi, tahun):
    assert kantor_terisi.klien("staf").get(f"/contoh/{tahun}/").status_code == 404


@pytest.mark.parametrize("program", [1, 50])
def test_banyak_query_tetap(kantor, program, django_assert_num_queries):
    isi(kantor.perubahan, program, pagu=1)
    klien = kantor.klien("staf")
    for alamat, banyak in ((TAHUN, 10), (SUSUNAN, 8), (f"{SUSUNAN}cari/?cari=perizinan", 5)):
        with django_assert_num_queries(banyak):
            klien.get(alamat)


def test_mulai_perubahan_kedua_lalu_ke_susunannya(kantor_terisi):
    jawaban = kantor_terisi.klien("staf").post(MULAI, {"dari": "terakhir"})
    assert jawaban.url == "/contoh/2022/renja/perubahan-2/susunan/"
    baru = Renja.objects.get(jenis=JenisRenja.PERUBAHAN, urutan=2)
    assert baru.asal == kantor_terisi.perubahan
    assert potret(baru) == potret(kantor_terisi.perubahan)


def test_mulai_tahun_baru_dari_tahun_lalu_atau_kosong(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    pilihan = [p.nilai for p in klien.get("/contoh/2023/mulai/").context["pilihan"]]
    assert pilihan == ["lalu", "renstra", "kosong"]
    jawaban = klien.post("/contoh/2023/mulai/", {"dari": "kosong"}, follow=True)
    assert "Belum ada isi" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("dari", "pesan"), [("", "Pilih dahulu"), ("entah", "Pilih dahulu"), ("renstra", "Isi Renstra dahulu")]
)
def test_mulai_yang_salah_menyebut_sebabnya(kantor_terisi, dari, pesan):
    jawaban = kantor_terisi.klien("staf").post("/contoh/2023/mulai/", {"dari": dari})
    assert jawaban.status_code == 400
    assert pesan in jawaban.content.decode()
    assert not Renja.objects.filter(tahun=2023).exists()


def test_cari_memaafkan_salah_ketik_dan_mengingat_pilihan(kantor_terisi, baru):
    klien = kantor_terisi.klien("staf")
    isi_halaman = klien.post(SUSUNAN, {"aksi": "cari", "cari": "perizianan mikro"}).content.decode()
    assert f'value="{baru.kode}"' in isi_halaman
    kedua = klien.post(SUSUNAN, {"aksi": "cari", "cari": "tidak ada begini", "pilih": baru.kode}).content.decode()
    assert re.search(rf'value="{baru.kode}" checked', kedua)
    assert "Tidak ada yang cocok" in kedua


def test_tambah_hapus_dan_urungkan(kantor_terisi, baru):
    klien, renja = kantor_terisi.klien("staf"), kantor_terisi.perubahan
    semula = potret(renja)
    klien.post(SUSUNAN, {"aksi": "tambah", "cari": "", "pilih": [baru.kode]})
    assert set(potret(renja)) - set(semula) == {"7.01.06", "7.01.06.2.01", baru.kode}
    klien.post(f"{SUSUNAN}hapus/", {"kode": "7.01.06"})
    assert potret(renja) == semula
    jawaban = klien.post(f"{SUSUNAN}urungkan/{Urungan.objects.latest('pk').pk}/", follow=True)
    assert baru.kode in potret(renja)
    assert "Diurungkan: Menghapus 7.01.06." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("pilih", "pesan"), [([], "Centang dahulu"), (["7.01.01"], "Bukan sub kegiatan"), (["xx"], "Bukan sub kegiatan")]
)
def test_tambah_yang_salah_tidak_menghilangkan_pencarian(kantor_terisi, baru, pilih, pesan):
    jawaban = kantor_terisi.klien("staf").post(SUSUNAN, {"aksi": "tambah", "cari": "perizinan", "pilih": pilih})
    assert jawaban.status_code == 400
    assert pesan in jawaban.content.decode()
    assert 'value="perizinan"' in jawaban.content.decode()


def test_hapus_yang_sudah_tidak_ada(kantor_terisi):
    jawaban = kantor_terisi.klien("staf").post(f"{SUSUNAN}hapus/", {"kode": "9.99"}, follow=True)
    assert "tidak ada dalam Renja ini" in jawaban.content.decode()


def test_urungan_renja_lain_tidak_terjangkau(kantor_terisi):
    lain = Urungan.objects.create(renja=kantor_terisi.pokok, judul="Lain", sebelum={}, sesudah={})
    assert kantor_terisi.klien("staf").post(f"{SUSUNAN}urungkan/{lain.pk}/").status_code == 404
