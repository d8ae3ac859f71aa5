"""The record as pages: everything is in it, in order, for those who may see it, and it can be searched."""

import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from planning.alur import dokumen_renja, laksanakan
from planning.enums import Aksi, JenisRenja
from planning.isian.potret import potret, tanpa_angka, terapkan
from planning.models import Perubahan, PlafonPagu, Rekaman, Usulan
from planning.riwayat import Riwayat, Saringan, milik_kantor, milik_renja, pelaku
from tests.factories import buat_baris, jelaskan_semua

RENJA = "/contoh/2022/renja/pokok/riwayat/"
KANTOR = "/contoh/riwayat/"
MEJA = "/bappelitbangda/riwayat/"
SAYA = "/akun/riwayat/"
SUB = "7.01.01.2.01.01"


@pytest.fixture
def isi(kantor):
    """A cell typed by the staf, a proposal, a ceiling by Bappelitbangda, the Renja submitted."""
    baris = buat_baris(kantor.pokok, SUB, 1_000, {"target": 1, "satuan": "Dokumen"}, lokasi="Desa Contoh")
    staf = kantor.klien("staf")
    pk = kantor.orang["staf"].pk
    sel = {"nama": f"b{baris.pk}-pagu", "versi": baris.versi_baris, "tulisan": "2.000", "dikirim": []}
    jawaban = staf.post(
        "/contoh/2022/renja/pokok/isian/simpan/",
        json.dumps({"pengguna": pk, "sel": [sel]}),
        content_type="application/json",
        REMOTE_ADDR="192.0.2.44",
    )
    assert (jawaban.status_code, Perubahan.objects.get(objek_id=baris.pk).baru) == (200, "2000")
    Usulan.objects.create(
        perangkat_daerah=kantor.perangkat_daerah, tahun=2022, nomor=1, asal="musrenbang", uraian="Talut <b>desa</b>"
    )
    PlafonPagu.objects.create(perangkat_daerah=kantor.perangkat_daerah, tahun=2022, jenis=JenisRenja.POKOK, pagu=9_000)
    return kantor


def teks(klien, alamat, **isi) -> str:
    jawaban = klien.get(alamat, isi)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_sel_dari_menjadi_oleh_dan_dari_mana(isi):
    halaman = teks(isi.klien("camat"), RENJA)
    assert "Rp\xa01.000</del>" in halaman
    assert "Rp\xa02.000</ins>" in halaman
    assert "Staf Contoh" in halaman
    assert "192.0.2.44" in halaman
    assert SUB in halaman


def test_langkah_dokumen(isi):
    dokumen = dokumen_renja(isi.pokok)
    jelaskan_semua(isi.pokok)
    laksanakan(dokumen, Aksi.AJUKAN, isi.orang["staf"], versi=dokumen.versi_baris, alamat="192.0.2.9")
    halaman = teks(isi.klien("staf"), RENJA, jenis="langkah")
    assert "Ajukan ke Camat" in halaman
    assert "Draf</del>" in halaman
    assert "192.0.2.9" in halaman
    assert "Rp\xa02.000" not in halaman


def test_riwayat_kantor_memuat_semuanya_dengan_aman(isi):
    halaman = teks(isi.klien("bappelitbangda"), KANTOR)
    assert "Usulan ditambah" in halaman
    assert escape("Talut <b>desa</b>") in halaman
    assert "Talut <b>" not in halaman
    assert "Plafon pagu ditambah" in halaman
    assert "Rp\xa09.000" in halaman
    assert "Rp\xa02.000" in halaman


@pytest.mark.parametrize(
    ("alamat", "siapa", "status"),
    [
        *((a, s, 200) for a in (RENJA, KANTOR) for s in ("staf", "camat", "bappelitbangda")),
        *((a, s, 404) for a in (RENJA, KANTOR) for s in ("admin", "staf_lain", "bappelitbangda_lain")),
        *((a, "anonim", 302) for a in (RENJA, KANTOR, MEJA, SAYA)),
        *((MEJA, s, 403) for s in ("staf", "camat", "admin", "staf_lain")),
        *((MEJA, s, 200) for s in ("bappelitbangda", "bappelitbangda_lain")),
        *((SAYA, s, 200) for s in ("staf", "camat", "bappelitbangda", "admin", "staf_lain")),
    ],
)
def test_siapa(isi, alamat, siapa, status):
    klien = isi.klien(siapa)
    assert klien.get(alamat).status_code == status
    assert klien.post(alamat).status_code in (302, 405)


def test_kabupaten_lain_tidak_melihat_apa_pun(isi):
    assert "Rp\xa02.000" not in teks(isi.klien("bappelitbangda_lain"), MEJA)
    assert "Rp\xa02.000" in teks(isi.klien("bappelitbangda"), MEJA)


def test_riwayat_saya_hanya_milik_saya(isi):
    assert "Rp\xa02.000" in teks(isi.klien("staf"), SAYA)
    assert "Rp\xa02.000" not in teks(isi.klien("camat"), SAYA)


@pytest.mark.parametrize(
    ("saring", "ada"),
    [
        ({"cari": SUB}, True),
        ({"cari": "7.01.01"}, True),
        ({"cari": "7.01.0"}, False),  # a code is whole: 7.01.0 is no row above
        ({"cari": "7.02"}, False),
        ({"jenis": "isian"}, True),
        ({"jenis": "data"}, False),
        ({"dari": "1-1-2099"}, False),
        ({"sampai": "1-1-2020"}, False),
        ({"dari": "1-1-2020", "sampai": "1 Januari 2099"}, True),
    ],
)
def test_saringan(isi, saring, ada):
    assert ("Rp\xa02.000" in teks(isi.klien("staf"), RENJA, **saring)) is ada


def test_saringan_orang(isi):
    staf, camat = isi.orang["staf"], isi.orang["camat"]
    assert "Rp\xa02.000" in teks(isi.klien("staf"), RENJA, oleh=staf.pk)
    halaman = teks(isi.klien("staf"), RENJA, oleh=camat.pk)
    assert "tidak ada dalam riwayat ini, jadi diabaikan" in halaman
    assert pelaku(milik_renja(isi.pokok)) == {staf.pk}


@pytest.mark.parametrize(
    ("saring", "pesan"),
    [
        ({"dari": "31-2-2022"}, "tidak ada dalam kalender"),
        ({"sampai": "kemarin"}, "bukan tanggal"),
        ({"jenis": "<script>"}, "tidak dikenal, jadi diabaikan"),
        ({"hal": "99999999999999999999"}, "Riwayat"),
        ({"cari": "\0" * 3 + "x" * 5_000}, "Tidak ada yang cocok"),
    ],
)
def test_saringan_aneh_diterangkan(isi, saring, pesan):
    halaman = teks(isi.klien("staf"), RENJA, **saring)
    assert pesan in halaman
    assert "<script>" not in halaman


def test_baris_yang_dihapus_tetap_terbaca(isi):
    terapkan(isi.pokok, {SUB: None}, isi.orang["staf"], "isian")
    halaman = teks(isi.klien("staf"), RENJA, cari=SUB)
    assert "Baris dihapus" in halaman
    assert "Rp\xa02.000" in halaman


def test_versi_yang_dihapus_tetap_terbaca_di_kantornya(isi):
    cacah = len(Riwayat(milik_kantor([isi.perangkat_daerah.pk]), Saringan(jenis="isian")))
    isi.pokok.asal = None
    isi.perubahan.asal = None
    isi.perubahan.save()
    isi.pokok.delete()
    assert len(Riwayat(milik_kantor([isi.perangkat_daerah.pk]), Saringan(jenis="isian"))) == cacah > 0
    assert "Versi yang sudah dihapus" in teks(isi.klien("staf"), KANTOR)


def test_urut_dan_tidak_ada_yang_terlewat(isi):
    """Pages together hold every entry once, newest first, whichever table each comes from."""
    terapkan(isi.pokok, {k: tanpa_angka(b) for k, b in potret(isi.pokok).items()}, isi.orang["staf"], "impor")
    riwayat = Riwayat(milik_kantor([isi.perangkat_daerah.pk]), Saringan())
    satu_satu = [riwayat[n : n + 1][0] for n in range(len(riwayat))]
    assert satu_satu == riwayat[0:1000]
    waktu = [k.waktu for k in satu_satu]
    assert waktu == sorted(waktu, reverse=True)
    assert len({(k.jenis, k.waktu, k.apa, k.kode) for k in satu_satu}) == len(riwayat)


@pytest.mark.parametrize("alamat", [RENJA, KANTOR, MEJA, SAYA])
def test_banyak_query_tetap(isi, alamat):
    klien = isi.klien("bappelitbangda" if alamat == MEJA else "staf")
    klien.get(alamat)

    def cacah() -> int:
        with CaptureQueriesContext(connection) as q:
            assert klien.get(alamat).status_code == 200
        return len(q)

    sedikit = cacah()
    contoh = Perubahan.objects.first()
    for n in range(120):
        contoh.pk, contoh.kode = None, f"7.01.{n:02}"
        contoh.save(force_insert=True)
        Usulan.objects.create(
            perangkat_daerah=isi.perangkat_daerah, tahun=2022, nomor=n + 2, asal="musrenbang", uraian=f"Usulan {n}"
        )
    assert cacah() <= sedikit <= 13


def test_berhalaman(isi):
    contoh = Perubahan.objects.first()
    for n in range(60):
        contoh.pk, contoh.kode = None, f"7.01.{n:02}"
        contoh.save(force_insert=True)
    klien = isi.klien("staf")
    pertama = teks(klien, RENJA, jenis="isian")
    assert "Halaman 1 dari 2" in pertama
    assert 'href="?jenis=isian&amp;hal=2"' in pertama
    assert "Halaman 2 dari 2" in teks(klien, RENJA, jenis="isian", hal=2)


def test_batas_hari_menurut_waktu_setempat(isi):
    """What was done late in the evening is of that day here, whatever UTC says."""
    hari = timezone.localdate(Perubahan.objects.first().waktu)
    for geser, ada in ((0, True), (1, False)):
        tulisan = f"{hari + timedelta(days=geser):%d-%m-%Y}"
        assert ("Rp\xa02.000" in teks(isi.klien("staf"), RENJA, dari=tulisan)) is ada
    assert Rekaman.objects.exists()
