"""The page of one Renja."""

from uuid import uuid4

import pytest

from evaluation.models import Realisasi, RealisasiPagu
from planning.enums import JenisRenja
from tests.factories import buat_edisi, buat_pohon, buat_renja
from tests.renja.conftest import isi

ALAMAT = "/contoh/2022/renja/{}/"
#: Session, person, Renja; rows, indicators and nodes of the tree; quarters; other versions.
KUERI = {"pokok": 27, "perubahan": 30}


def test_fakta(kantor_terisi):
    isi = kantor_terisi.klien("staf").get(ALAMAT.format("perubahan")).content.decode()
    assert "<h1>Renja Perubahan Tahun 2022 Kecamatan Contoh</h1>" in isi
    for fakta in (
        "<dt>Program</dt><dd>2</dd>",
        "<dt>Kegiatan</dt><dd>2</dd>",
        "<dt>Sub kegiatan</dt><dd>4</dd>",
        "<dt>Pagu tahun 2022</dt><dd>Rp\xa06.000.000</dd>",
        "<dt>Prakiraan maju 2023</dt><dd>belum diisi</dd>",
        '<dt>Disalin dari</dt><dd><a href="/contoh/2022/renja/pokok/">Renja Tahun 2022</a></dd>',
        '<a href="/contoh/">Kecamatan Contoh</a>, Kabupaten Luwu Contoh',
        "Edisi 050-5889-2021",
    ):
        assert fakta in isi


def test_edisi_lama_tanpa_sub_kegiatan(kantor):
    lama = buat_renja(tahun=2020, perangkat_daerah=kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    buat_pohon(lama, 2, 3)
    isi = kantor.klien("staf").get("/contoh/2020/renja/pokok/").content.decode()
    assert "<dt>Kegiatan</dt><dd>6</dd>" in isi
    assert "<dt>Sub kegiatan</dt>" not in isi
    assert "tidak disalin dari versi lain" in isi


SAKIP = ["TUJUAN", "IKU", "PK", "RKT", "RA"]


@pytest.mark.parametrize(
    ("versi", "nomor"),
    [
        ("pokok", ["2.1", "2.2", "2.3", "2.4", "3.1", "4.1", *SAKIP]),
        ("perubahan", ["2.1", "2.2", "2.3", "2.3-P", "2.4", "3.1", "3.3-P", "4.1", *SAKIP]),
        ("rancangan-awal", ["2.1", "2.2", "2.4", "3.1", "4.1"]),
    ],
)
def test_daftar_tabel(kantor_terisi, versi, nomor):
    buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, kantor_terisi.perangkat_daerah)
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format(versi))
    assert [t["nomor"] for t in jawaban.context["daftar"]] == nomor
    isi = jawaban.content.decode()
    for n in nomor:
        for akhiran in ("/", ".pdf", ".xlsx"):
            assert f'href="/contoh/2022/renja/{versi}/tabel/{n}{akhiran}"' in isi


def test_tabel_triwulan_yang_ada_isinya(kantor_terisi):
    """Two tables for each quarter of which anything is filled in; on screen E.81 has its 17 columns."""
    kantor = kantor_terisi.perangkat_daerah
    baris = kantor_terisi.perubahan.baris.exclude(pagu=None).first()
    Realisasi.objects.create(
        perangkat_daerah=kantor, tahun=2022, triwulan=1, kunci=baris.indikator.first().kunci, realisasi=0
    )
    RealisasiPagu.objects.create(
        perangkat_daerah=kantor, tahun=2022, triwulan=3, nomenklatur=baris.nomenklatur, rupiah=5
    )
    Realisasi.objects.create(perangkat_daerah=kantor, tahun=2022, triwulan=4, kunci=uuid4(), realisasi=None)
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format("perubahan"))
    assert [(nama, [t["nomor"] for t in tabel]) for nama, tabel in jawaban.context["per_triwulan"]] == [
        ("Triwulan I", ["EVALUASI-TW1", "E81-TW1"]),
        ("Triwulan III", ["EVALUASI-TW3", "E81-TW3"]),
    ]
    isi = jawaban.content.decode()
    for berkas in ("EVALUASI-TW3/", "EVALUASI-TW3.pdf", "E81-TW3-17/", "E81-TW3.pdf", "E81-TW3.xlsx"):
        assert f'href="/contoh/2022/renja/perubahan/tabel/{berkas}"' in isi


def test_tanpa_realisasi_tanpa_tabel_triwulan(kantor_terisi):
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format("pokok"))
    assert jawaban.context["per_triwulan"] == []
    assert "Tabel triwulan" not in jawaban.content.decode()


def test_versi_lain(kantor_terisi):
    buat_renja(JenisRenja.PERUBAHAN, 2022, kantor_terisi.perangkat_daerah, urutan=2)
    jawaban = kantor_terisi.klien("staf").get(ALAMAT.format("perubahan"))
    assert [r.versi for r in jawaban.context["versi_lain"]] == ["pokok", "perubahan-2"]


@pytest.mark.parametrize(
    ("alamat", "pesan"),
    [
        ("/atlantis/2022/renja/pokok/", "Tidak ada Renja kecamatan “atlantis”."),
        ("/contoh/1999/renja/pokok/", "Tidak ada Renja Kecamatan Contoh tahun 1999. Tahun yang ada: 2022."),
        ("/contoh/99999999999999999999/renja/pokok/", "tahun 99999999999999999999"),
        (
            "/contoh/2022/renja/rancangan-awal/",
            "Tidak ada versi “rancangan-awal” pada Renja Kecamatan Contoh tahun 2022. "
            "Versi yang ada: perubahan, pokok.",
        ),
        ("/contoh/2022/renja/perubahan-1/", "Tidak ada versi “perubahan-1”"),
        ("/contoh/2022/renja/perubahan-3/", "Tidak ada versi “perubahan-3”"),
        ("/contoh/2022/renja/pokok-2/", "Tidak ada versi “pokok-2”"),
        ("/contoh/2022/renja/entah/", "Tidak ada versi “entah”"),
    ],
)
def test_yang_tidak_ada(kantor_terisi, alamat, pesan):
    jawaban = kantor_terisi.klien("staf").get(alamat)
    assert jawaban.status_code == 404
    isi = jawaban.content.decode()
    assert pesan in isi
    assert 'href="/">Ke Beranda</a>' in isi


@pytest.mark.parametrize("program", [1, 50])
@pytest.mark.parametrize("versi", ["pokok", "perubahan"])
def test_cacah_kueri(kantor, django_assert_num_queries, versi, program):
    isi(kantor.pokok, program)
    isi(kantor.perubahan, program)
    klien = kantor.klien("staf")
    with django_assert_num_queries(KUERI[versi]):
        klien.get(ALAMAT.format(versi))
