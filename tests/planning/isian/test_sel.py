"""Saving cells: what is written, what is refused, what two people get who are at the same row."""

from decimal import Decimal

import pytest
from django.db import connection

from planning.isian.kolom import KOLOM, Acuan
from planning.isian.potret import PotretBaris, potret, terapkan
from planning.isian.sel import BARU, SelIsian, simpan_sel
from planning.models import IndikatorRenja, Perubahan, SumberDana
from tests.factories import buat_baris, buat_pengguna, buat_pohon, buat_renja

DAUN = "7.01.01.2.01.01"


@pytest.fixture
def renja(db):
    return buat_renja()


@pytest.fixture
def ani(db):
    return buat_pengguna("ani", first_name="Ani")


@pytest.fixture
def budi(db):
    return buat_pengguna("budi", first_name="Budi")


@pytest.fixture
def baris(renja):
    return buat_baris(renja, DAUN, 1000, {"target": 3}, lokasi="Desa A")


def _sel(benda, kolom: str, tulisan: str, versi: int = 1, **isi) -> SelIsian:
    objek = "indikator" if isinstance(benda, IndikatorRenja) else "baris"
    return SelIsian(objek, benda.pk, kolom, versi, tulisan, **isi)


def _simpan(renja, oleh, *sel):
    hasil = simpan_sel(renja, sel, oleh)
    return hasil[0] if len(sel) == 1 else hasil


def test_tersimpan_dengan_versi_dan_jejak(renja, baris, ani):
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "Rp 3.853.423"))
    assert (hasil.status, hasil.versi, hasil.nilai) == ("tersimpan", 2, "3.853.423")
    baris.refresh_from_db()
    assert (baris.pagu, baris.versi_baris) == (3_853_423, 2)
    p = Perubahan.objects.get()
    assert (p.kode, p.kolom, p.lama, p.baru, p.versi, p.cara, p.oleh) == (
        DAUN, "pagu", "1000", "3853423", 2, "isian", ani,
    )  # fmt: skip


def test_tanpa_perubahan_tidak_menulis_apa_apa(renja, baris, ani):
    assert _simpan(renja, ani, _sel(baris, "pagu", "1000")).status == "tersimpan"
    baris.refresh_from_db()
    assert baris.versi_baris == 1
    assert not Perubahan.objects.exists()


def test_kosong_bukan_nol(renja, baris, ani):
    assert _simpan(renja, ani, _sel(baris, "pagu", "0")).nilai == "0"
    assert _simpan(renja, ani, _sel(baris, "pagu", "", 2)).nilai == ""
    baris.refresh_from_db()
    assert baris.pagu is None


def test_semua_kolom_terbaca_kembali(renja, baris, ani):
    """What is shown is what was typed, and reads back as the same value (the plain form depends on it)."""
    SumberDana.objects.create(kode="1.1", nama="Dana Desa")
    SumberDana.objects.create(kode="2.1", nama="Dana Desa")
    SumberDana.objects.create(kode="PD", nama="Pendapatan Daerah")
    indikator = baris.indikator.get()
    isian = {
        "uraian": ("Jumlah  dokumen\n yang disusun", "Jumlah dokumen yang disusun"),
        "satuan": ("Dokumen", "Dokumen"),
        "target": ("0,375", "0,375"),
        "pagu": ("1.000.000", "1.000.000"),
        "lokasi": ("Kalaena\x00", "Kalaena"),
        "sumber_dana": ("2.1", "Dana Desa (2.1)"),
        "kelompok_sasaran": ("Masyarakat \ud800", "Masyarakat"),
        "target_n1": ("4 dokumen", "4"),
        "pagu_n1": ("2,000,000", "2.000.000"),
        "catatan": ("<b>penting</b>", "<b>penting</b>"),
        "penanggung_jawab": ("Sekretaris", "Sekretaris"),
        "jenis_kegiatan": ("Lanjutan", "lanjutan"),
        "arah": ("negatif", "negatif"),
        "agregasi": ("Posisi akhir", "posisi_akhir"),
    }
    assert isian.keys() == KOLOM.keys()
    for kolom, (tulisan, tampil) in isian.items():
        benda = baris if KOLOM[kolom].objek == "baris" else indikator
        hasil = _simpan(renja, ani, _sel(benda, kolom, tulisan, 99))
        assert (hasil.status, hasil.nilai) == ("tersimpan", tampil), kolom
        jejak = Perubahan.objects.count()
        assert _simpan(renja, ani, _sel(benda, kolom, tampil, 99)).status == "tersimpan"
        assert Perubahan.objects.count() == jejak, kolom


@pytest.mark.parametrize(
    ("kolom", "tulisan", "pesan"),
    [
        ("pagu", "banyak", "bukan angka"),
        ("pagu", "-5", "negatif"),
        ("pagu", "1\x00", "1"),
        ("pagu", "1e400", "disingkat Excel"),
        ("lokasi", "x" * 1001, "paling banyak 1.000"),
        ("sumber_dana", "uang kaget", "tidak ada dalam daftar"),
        ("jenis_kegiatan", "kadang", "tidak ada dalam pilihan"),
        ("versi_baris", "9", "tidak dikenal"),
        ("renja", "9", "tidak dikenal"),
        ("uraian", "x", "tidak dikenal"),
    ],
)
def test_salah_diberi_pesan_dan_tidak_ditulis(renja, baris, ani, kolom, tulisan, pesan):
    hasil = _simpan(renja, ani, _sel(baris, kolom, tulisan))
    assert hasil.status == "salah"
    assert pesan.replace("1.000", "1000") in hasil.pesan
    assert not Perubahan.objects.exists()


def test_wajib_dan_satuan_lain(renja, baris, ani):
    indikator = baris.indikator.get()
    assert "kosong" in _simpan(renja, ani, _sel(indikator, "uraian", " ")).pesan
    hasil = _simpan(renja, ani, _sel(indikator, "target", "3 Orang"))
    assert hasil.status == "salah"
    assert "Dokumen" in hasil.pesan


def test_angka_yang_dapat_berarti_dua(renja, baris, ani):
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "925.921,475"))
    assert (hasil.status, hasil.bacaan, hasil.nilai) == ("salah", ("925.921", "925.921.475"), "1.000")
    for bacaan in hasil.bacaan:
        assert _simpan(renja, ani, _sel(baris, "pagu", bacaan, 99)).status == "tersimpan"


def test_bacaan_target_persen_terbaca_kembali(renja, baris, ani):
    indikator = baris.indikator.get()
    _simpan(renja, ani, _sel(indikator, "satuan", "%"))
    hasil = _simpan(renja, ani, _sel(indikator, "target", "33.333", 2))
    assert hasil.status == "salah"
    assert len(hasil.bacaan) == 2
    assert _simpan(renja, ani, _sel(indikator, "target", hasil.bacaan[0], 2)).status == "tersimpan"
    indikator.refresh_from_db()
    assert indikator.target == Decimal("33.333")


def test_yang_salah_tidak_menahan_yang_lain(renja, baris, ani):
    salah, benar = _simpan(renja, ani, _sel(baris, "pagu", "?"), _sel(baris, "lokasi", "Desa B"))
    assert (salah.status, benar.status) == ("salah", "tersimpan")
    assert salah.versi == benar.versi == 2


def test_pagu_hanya_di_daun(renja, baris, ani):
    program = buat_baris(renja, "7.01.01")
    hasil = _simpan(renja, ani, _sel(program, "pagu", "5"))
    assert hasil.status == "salah"
    assert "jumlah" in hasil.pesan
    assert _simpan(renja, ani, _sel(program, "pagu", "")).status == "tersimpan"


def test_baris_renja_lain_seperti_tidak_ada(renja, ani, budi):
    lain = buat_baris(buat_renja(tahun=2023), DAUN, 5, {})
    for sel in (_sel(lain, "pagu", "6"), _sel(lain.indikator.get(), "target", "6")):
        assert _simpan(renja, ani, sel).status == "hilang"
    assert _simpan(renja, ani, SelIsian(BARU, lain.pk, "uraian", 0, "x", nomor=2)).status == "hilang"
    assert not Perubahan.objects.exists()
    assert lain.indikator.count() == 1


def test_dua_orang_sel_berbeda_bergabung(renja, baris, ani, budi):
    _simpan(renja, budi, _sel(baris, "lokasi", "Desa B"))
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "2000"))
    assert (hasil.status, hasil.versi) == ("tersimpan", 3)
    assert hasil.lain == {"lokasi": "Desa B"}
    baris.refresh_from_db()
    assert (baris.pagu, baris.lokasi) == (2000, "Desa B")


def test_dua_orang_satu_sel_bentrok(renja, baris, ani, budi):
    _simpan(renja, budi, _sel(baris, "pagu", "2000"))
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "3000"))
    assert (hasil.status, hasil.nilai, hasil.oleh, hasil.versi) == ("bentrok", "2.000", "Budi", 2)
    assert hasil.waktu is not None
    baris.refresh_from_db()
    assert baris.pagu == 2000
    # Having seen it, Ani may decide for hers.
    assert _simpan(renja, ani, _sel(baris, "pagu", "3000", hasil.versi)).status == "tersimpan"


def test_bentrok_dengan_diri_sendiri_di_jendela_lain(renja, baris, ani):
    """Offices share accounts: the same name may be two people."""
    _simpan(renja, ani, _sel(baris, "pagu", "2000"))
    assert _simpan(renja, ani, _sel(baris, "pagu", "3000")).status == "bentrok"


def test_nilai_yang_sama_bukan_bentrok(renja, baris, ani, budi):
    _simpan(renja, budi, _sel(baris, "pagu", "2000"))
    assert _simpan(renja, ani, _sel(baris, "pagu", "2.000")).status == "tersimpan"


def test_jawaban_yang_hilang_bukan_bentrok(renja, baris, ani, budi):
    """Ani's 2000 was saved but she never learnt it; her next text is no conflict with herself, Budi's still is."""
    _simpan(renja, ani, _sel(baris, "pagu", "2000"))
    assert _simpan(renja, ani, _sel(baris, "pagu", "3000", dikirim=("?", "2.000"))).status == "tersimpan"
    _simpan(renja, budi, _sel(baris, "pagu", "4000", 3))
    assert _simpan(renja, ani, _sel(baris, "pagu", "5000", dikirim=("2000", "3000"))).status == "bentrok"


def test_jawaban_yang_hilang_lalu_dikembalikan(renja, baris, ani):
    _simpan(renja, ani, _sel(baris, "pagu", "2000"))
    assert _simpan(renja, ani, _sel(baris, "pagu", "1000", dikirim=("2000",))).nilai == "1.000"
    baris.refresh_from_db()
    assert baris.pagu == 1000


def test_teks_lama_yang_ikut_terkirim_bukan_perubahan(renja, baris, ani, budi):
    """The plain form sends every field; what Ani did not touch does not undo Budi, nor ask her to choose."""
    _simpan(renja, budi, _sel(baris, "lokasi", "Desa B"))
    lokasi, pagu = _simpan(renja, ani, _sel(baris, "lokasi", "Desa A"), _sel(baris, "pagu", "2000"))
    assert (lokasi.status, lokasi.nilai, pagu.status) == ("tersimpan", "Desa B", "tersimpan")
    baris.refresh_from_db()
    assert (baris.lokasi, baris.pagu) == ("Desa B", 2000)


def test_perubahan_borongan_juga_terlihat(renja, baris, ani, budi):
    isi = potret(renja)[DAUN]
    terapkan(renja, {DAUN: PotretBaris(**{**isi.__dict__, "pagu": 7, "lokasi": "Desa C"})}, budi, "impor")
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "8"))
    assert (hasil.status, hasil.nilai, hasil.lain) == ("bentrok", "7", {"lokasi": "Desa C"})


def test_baris_yang_sudah_dihapus(renja, baris, ani, budi):
    terapkan(renja, {DAUN: None}, budi, "isian")
    hasil = _simpan(renja, ani, _sel(baris, "pagu", "8"))
    assert hasil.status == "hilang"
    assert "dihapus" in hasil.pesan


def test_indikator_baru(renja, ani):
    kosong = buat_baris(renja, DAUN, 1000)
    sel = [
        SelIsian(BARU, kosong.pk, "target", 0, "4", nomor=1),
        SelIsian(BARU, kosong.pk, "uraian", 0, "Jumlah rapat", nomor=1),
        SelIsian(BARU, kosong.pk, "satuan", 0, "Kali", nomor=1),
    ]
    assert [h.status for h in simpan_sel(renja, sel, ani)] == ["tersimpan"] * 3
    indikator = kosong.indikator.get()
    assert (indikator.uraian, indikator.satuan, indikator.target, indikator.nomor) == ("Jumlah rapat", "Kali", 4, 1)
    # Sent again because the answer got lost: still one. Changed by its new address, still the same.
    assert [h.status for h in simpan_sel(renja, sel, ani)] == ["tersimpan"] * 3
    assert kosong.indikator.count() == 1
    assert potret(renja)[DAUN].indikator[0].target == 4


def test_indikator_baru_bersamaan_bentrok_bukan_ganda(renja, ani, budi):
    kosong = buat_baris(renja, DAUN, 1000)
    _simpan(renja, budi, SelIsian(BARU, kosong.pk, "uraian", 0, "Dari Budi", nomor=1))
    hasil = _simpan(renja, ani, SelIsian(BARU, kosong.pk, "uraian", 0, "Dari Ani", nomor=1))
    assert (hasil.status, hasil.nilai) == ("bentrok", "Dari Budi")
    assert kosong.indikator.count() == 1


def test_indikator_kedua_dan_isian_tanpa_indikator(renja, baris, ani):
    assert _simpan(renja, ani, SelIsian(BARU, baris.pk, "target", 0, "4", nomor=2)).status == "salah"
    assert _simpan(renja, ani, SelIsian(BARU, baris.pk, "target", 0, "", nomor=2)).status == "tersimpan"
    assert _simpan(renja, ani, SelIsian(BARU, baris.pk, "uraian", 0, "Kedua", nomor=2)).status == "tersimpan"
    assert [i.nomor for i in baris.indikator.order_by("nomor")] == [1, 2]


def test_sumber_dana_kembar_minta_kode(db):
    SumberDana.objects.create(kode="1.1", nama="Dana Desa")
    SumberDana.objects.create(kode="2.1", nama="DANA DESA")
    acuan = Acuan()
    with pytest.raises(ValueError, match=r"Dana Desa \(1.1\); DANA DESA \(2.1\)"):
        acuan.baca_sumber_dana("dana desa")
    assert acuan.baca_sumber_dana("Dana Desa (2.1)").kode == "2.1"
    assert acuan.baca_sumber_dana("1.1").kode == "1.1"


@pytest.mark.parametrize("cacah", [1, 300])
def test_cacah_query(renja, ani, cacah, django_assert_num_queries):
    """One cell or a pasted block: lock, status, rows, update, record, date of the Renja (and the test's savepoint).

    SQLite takes only some hundred values in one statement, so there a large block is written in a few.
    """
    daun = buat_pohon(renja, program=2, kegiatan=3, sub_kegiatan=10)
    kolom = ["pagu", "pagu_n1", "lokasi", "catatan", "penanggung_jawab"]
    sel = [_sel(b, k, "12345") for b in daun for k in kolom][:cacah]
    with django_assert_num_queries(8 if cacah == 1 or connection.vendor == "postgresql" else 11):
        hasil = simpan_sel(renja, sel, ani)
    assert {h.status for h in hasil} == {"tersimpan"}
    assert Perubahan.objects.count() == cacah


def test_cacah_query_dengan_segala_hal(renja, ani, django_assert_num_queries):
    """A block of 34 × 10 cells over rows that somebody else has changed meanwhile."""
    SumberDana.objects.create(kode="PD", nama="Pendapatan Daerah")
    daun = buat_pohon(renja, program=1, kegiatan=2, sub_kegiatan=17)
    indikator = [b.indikator.get() for b in daun]
    simpan_sel(renja, [_sel(b, "jenis_kegiatan", "baru") for b in daun], ani)
    isi = {"pagu": "5", "pagu_n1": "6", "lokasi": "x", "sumber_dana": "PD", "kelompok_sasaran": "y", "catatan": "z"}
    sel = [_sel(b, k, t) for b in daun for k, t in isi.items()]
    sel += [
        _sel(i, k, t)
        for i in indikator
        for k, t in {"target": "9", "target_n1": "8", "satuan": "Kali", "uraian": "U"}.items()
    ]
    assert len(sel) == 340
    with django_assert_num_queries(12 if connection.vendor == "postgresql" else 16):
        hasil = simpan_sel(renja, sel, ani)
    assert {h.status for h in hasil} == {"tersimpan"}
