"""Beranda: what each role finds there."""

import pytest

from planning.enums import JenisRenja
from tests.factories import buat_edisi, buat_perangkat_daerah, buat_pohon, buat_renja
from tests.renja.conftest import isi

#: Session, person, and: office, Renja, documents, deadlines | kabupaten, documents, Renja, offices | offices.
KUERI = {"staf": 7, "camat": 6, "bappelitbangda": 6, "admin": 3}


def judul(jawaban) -> list[str]:
    """The titles of the Renja shown, in order."""
    return [r.judul for r in jawaban.context["renja"]]


@pytest.mark.parametrize("siapa", ["staf", "camat"])
def test_renja_kantor_sendiri_terbaru_dahulu(kantor_terisi, siapa):
    buat_renja(JenisRenja.RANCANGAN_AWAL, 2023, kantor_terisi.perangkat_daerah)
    buat_renja(JenisRenja.PERUBAHAN, 2022, kantor_terisi.perangkat_daerah, urutan=2)
    buat_renja(tahun=2024, perangkat_daerah=buat_perangkat_daerah("tetangga"))
    jawaban = kantor_terisi.klien(siapa).get("/")
    assert judul(jawaban) == [
        "Rancangan Awal RKPD Tahun 2023",
        "Renja Perubahan ke-2 Tahun 2022",
        "Renja Perubahan Tahun 2022",
        "Renja Tahun 2022",
    ]
    isi = jawaban.content.decode()
    assert "Rp\xa06.000.000" in isi, "two programmes of two sub kegiatan each"
    assert "Rp\xa02.000.000" in isi
    assert "belum diisi" in isi
    assert 'href="/contoh/2022/renja/perubahan-2/"' in isi


def test_belum_ada_renja(kantor):
    isi = kantor.klien("staf_lain").get("/").content.decode()
    assert "Belum ada Renja untuk Kecamatan Tetangga." in isi


def test_daun_edisi_lama_adalah_kegiatan(kantor):
    lama = buat_renja(tahun=2020, perangkat_daerah=kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    buat_pohon(lama, 1, 3)
    jawaban = kantor.klien("staf").get("/")
    assert [r.cacah_daun for r in jawaban.context["renja"]] == [0, 0, 3]
    assert "<dt>Kegiatan</dt><dd>3</dd>" in jawaban.content.decode()


def test_bappelitbangda_melihat_semua_kecamatan(kantor_terisi):
    buat_renja(tahun=2022, perangkat_daerah=buat_perangkat_daerah("tetangga"))
    buat_perangkat_daerah("ketiga")
    jawaban = kantor_terisi.klien("bappelitbangda").get("/")
    assert [(k["kantor"].slug, len(k["renja"])) for k in jawaban.context["per_kantor"]] == [
        ("contoh", 2),
        ("tetangga", 1),
    ]
    assert [k.slug for k in jawaban.context["tanpa_renja"]] == ["ketiga"]
    assert "se-Kabupaten Luwu Contoh" in jawaban.content.decode()


def test_bappelitbangda_tanpa_renja(kantor):
    jawaban = kantor.klien("bappelitbangda_lain").get("/")
    assert "Belum ada Renja dari kecamatan mana pun." in jawaban.content.decode()
    assert jawaban.context["tanpa_renja"] == []


def test_admin_tidak_melihat_isi(kantor_terisi):
    isi = kantor_terisi.klien("admin").get("/").content.decode()
    assert "Isi Renja milik kecamatan tidak ditampilkan" in isi
    assert "Renja Perubahan Tahun 2022" not in isi


@pytest.mark.parametrize("program", [1, 50])
@pytest.mark.parametrize("siapa", KUERI)
def test_cacah_kueri(kantor, django_assert_num_queries, siapa, program):
    isi(kantor.pokok, program)
    isi(kantor.perubahan, program)
    klien = kantor.klien(siapa)
    with django_assert_num_queries(KUERI[siapa]):
        klien.get("/")


@pytest.mark.parametrize("siapa", KUERI)
def test_cacah_kueri_tetap_dengan_banyak_renja(kantor, django_assert_num_queries, siapa):
    for tahun in range(2005, 2021):
        asal = buat_renja(tahun=tahun, perangkat_daerah=kantor.perangkat_daerah)
        buat_renja(JenisRenja.PERUBAHAN, tahun, kantor.perangkat_daerah, asal=asal)
    klien = kantor.klien(siapa)
    with django_assert_num_queries(KUERI[siapa]):
        klien.get("/")
