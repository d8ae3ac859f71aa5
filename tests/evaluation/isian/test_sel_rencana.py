"""Saving targets and rupiah by quarter: what is written, what is refused, what two people get."""

from decimal import Decimal

import pytest
from django.db import connection

from evaluation.isian.sel import simpan_rencana_aksi
from evaluation.models import PaguTriwulan, TargetTriwulan
from planning.isian.sel import SelIsian
from planning.models import IndikatorRenja, Perubahan, Renja
from tests.factories import buat_baris, buat_pohon, buat_renja

from .conftest import DAUN, TAHUN

pytestmark = pytest.mark.django_db


def target(indikator, tw: int, tulisan: str, versi: int = 0, **isi) -> SelIsian:
    return SelIsian("target_tw", indikator.pk, "target", versi, tulisan, nomor=tw, **isi)


def pagu(baris, tw: int, tulisan: str, versi: int = 0, **isi) -> SelIsian:
    return SelIsian("pagu_tw", baris.pk, "pagu", versi, tulisan, nomor=tw, **isi)


def simpan(renja, oleh, *sel):
    hasil = simpan_rencana_aksi(renja, sel, oleh)
    return hasil[0] if len(sel) == 1 else hasil


def test_yang_pertama_membuat_lalu_naik(renja, baris, indikator, ani):
    lama = Renja.objects.get(pk=renja.pk).diubah
    hasil = simpan(renja, ani, target(indikator, 1, "3 dokumen"), pagu(baris, 4, "Rp 250.000"))
    assert [(h.status, h.versi, h.nilai) for h in hasil] == [("tersimpan", 1, "3"), ("tersimpan", 1, "250.000")]
    assert simpan(renja, ani, target(indikator, 1, "4", 1)).versi == 2
    isi = TargetTriwulan.objects.get()
    assert (isi.kunci, isi.triwulan, isi.target, isi.versi_baris) == (indikator.kunci, 1, 4, 2)
    assert PaguTriwulan.objects.get().pagu == 250_000
    jejak = Perubahan.objects.order_by("pk").values_list(
        "objek", "kode", "nomor", "kolom", "lama", "baru", "versi", "cara"
    )
    assert list(jejak) == [
        ("target_tw", DAUN, 1, "target_tw1", "", "3", 1, "isian"),
        ("pagu_tw", DAUN, None, "pagu_tw4", "", "250000", 1, "isian"),
        ("target_tw", DAUN, 1, "target_tw1", "3", "4", 2, "isian"),
    ]
    assert Perubahan.objects.earliest("pk").objek_id == isi.pk
    assert Renja.objects.get(pk=renja.pk).diubah > lama


def test_tanpa_perubahan_tidak_menulis_apa_apa(renja, baris, indikator, ani):
    assert simpan(renja, ani, target(indikator, 1, ""), pagu(baris, 1, " ")) == [
        h for h in simpan(renja, ani, target(indikator, 1, ""), pagu(baris, 1, " ")) if h.status == "tersimpan"
    ]
    assert not TargetTriwulan.objects.exists()
    assert not Perubahan.objects.exists()


def test_kosong_bukan_nol_dan_barisnya_tetap_ada(renja, baris, ani):
    assert simpan(renja, ani, pagu(baris, 1, "0")).nilai == "0"
    assert simpan(renja, ani, pagu(baris, 1, "", 1)).versi == 2
    assert PaguTriwulan.objects.get().pagu is None


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [("3 Orang", "“Dokumen”"), ("-1", "negatif"), ("tiga", "bukan angka"), ("1,00001", "lebih dari 4"), ("1,234", "")],
)
def test_target_yang_ditolak(renja, indikator, ani, tulisan, pesan):
    hasil = simpan(renja, ani, target(indikator, 2, tulisan))
    assert hasil.status == "salah"
    assert pesan in hasil.pesan
    assert not TargetTriwulan.objects.exists()


def test_yang_rancu_diberi_kedua_bacaannya(renja, baris, indikator, ani):
    assert simpan(renja, ani, pagu(baris, 1, "925.921,475")).bacaan == ("925.921", "925.921.475")
    IndikatorRenja.objects.update(satuan="%")
    hasil = simpan(renja, ani, target(indikator, 1, "33.333"))
    assert hasil.status == "salah"
    for versi, bacaan in enumerate(hasil.bacaan):
        assert simpan(renja, ani, target(indikator, 1, bacaan, versi)).status == "tersimpan"
    assert TargetTriwulan.objects.get().target == Decimal(33333)


@pytest.mark.parametrize(
    ("objek", "kolom", "tw"), [("target_tw", "pagu", 1), ("realisasi", "realisasi", 1), ("pagu_tw", "pagu", 5)]
)
def test_alamat_yang_tidak_dikenal(renja, baris, indikator, ani, objek, kolom, tw):
    hasil = simpan(renja, ani, SelIsian(objek, indikator.pk, kolom, 0, "1", nomor=tw))
    assert (hasil.status, hasil.pesan) == ("salah", "Kolom ini tidak dikenal. Muat ulang halaman.")


def test_rupiah_hanya_di_daun(renja, ani):
    program = buat_baris(renja, "7.01.01", None, {"target": 100})
    assert "jumlah" in simpan(renja, ani, pagu(program, 1, "5")).pesan
    assert simpan(renja, ani, target(program.indikator.get(), 1, "100")).status == "tersimpan"


def test_renja_lain_seperti_tidak_ada(renja, ani):
    lain = buat_baris(buat_renja("perubahan", tahun=TAHUN), DAUN, 5, {})
    assert {h.status for h in simpan(renja, ani, pagu(lain, 1, "6"), target(lain.indikator.get(), 1, "6"))} == {
        "hilang"
    }
    assert not Perubahan.objects.exists()


def test_dua_orang_dua_triwulan_bergabung(renja, baris, ani, budi):
    simpan(renja, budi, pagu(baris, 1, "100"))
    hasil = simpan(renja, ani, pagu(baris, 2, "200"))
    assert (hasil.status, hasil.versi, hasil.lain) == ("tersimpan", 1, {})


def test_dua_orang_satu_sel_bentrok(renja, baris, ani, budi):
    simpan(renja, budi, pagu(baris, 1, "100"))
    hasil = simpan(renja, ani, pagu(baris, 1, "200"))
    assert (hasil.status, hasil.nilai, hasil.oleh, hasil.versi) == ("bentrok", "100", "Budi", 1)
    assert hasil.waktu is not None
    assert simpan(renja, ani, pagu(baris, 1, "100,-")).status == "tersimpan"  # the same value is no conflict
    assert simpan(renja, ani, pagu(baris, 1, "200", 1)).status == "tersimpan"
    assert PaguTriwulan.objects.get().pagu == 200


def test_teks_lama_yang_ikut_terkirim_bukan_perubahan(renja, baris, ani, budi):
    simpan(renja, ani, pagu(baris, 1, "100"))
    simpan(renja, budi, pagu(baris, 1, "200", 1))
    assert [simpan(renja, ani, pagu(baris, 1, t, v)).nilai for t, v in (("", 0), ("100", 1))] == ["200", "200"]
    assert Perubahan.objects.count() == 2


def test_jawaban_yang_hilang_bukan_bentrok(renja, baris, ani, budi):
    simpan(renja, ani, pagu(baris, 1, "100"))
    assert simpan(renja, ani, pagu(baris, 1, "300", dikirim=("?", "100"))).status == "tersimpan"
    simpan(renja, budi, pagu(baris, 1, "400", 2))
    assert simpan(renja, ani, pagu(baris, 1, "500", dikirim=("100", "300"))).status == "bentrok"


def test_yang_dimuat_dari_berkas_juga_bentrok(renja, baris, ani):
    """Nobody typed it, so nobody is named; still it was not there when Ani looked."""
    isi = PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=1, pagu=7)
    hasil = simpan(renja, ani, pagu(baris, 1, "8"))
    assert (hasil.status, hasil.nilai, hasil.oleh, hasil.waktu) == ("bentrok", "7", "", None)
    simpan(renja, ani, pagu(baris, 1, "8", 1))
    isi.delete()
    PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=1, pagu=9)
    assert simpan(renja, ani, pagu(baris, 1, "10", 2)).status == "bentrok"


def test_yang_salah_tidak_menahan_dan_urutan_jawaban_tetap(renja, baris, indikator, ani):
    sel = [pagu(baris, 1, "?"), target(indikator, 1, "3"), pagu(baris, 2, "5"), target(indikator, 1, "3")]
    hasil = simpan_rencana_aksi(renja, sel, ani)
    assert [h.status for h in hasil] == ["salah", "tersimpan", "tersimpan", "tersimpan"]
    assert [h.sel for h in hasil] == sel


@pytest.mark.parametrize("cacah", [2, 300])
def test_cacah_query(renja, ani, cacah, django_assert_num_queries):
    """Lock, rows, indicators, their quarters, two models written, the record, the date (and the savepoint).

    SQLite takes only some hundred values in one statement, so there a large block is written in a few.
    """
    daun = buat_pohon(renja, program=2, kegiatan=5, sub_kegiatan=5)
    indikator = {i.baris_id: i for i in IndikatorRenja.objects.filter(baris__in=daun)}
    sel = [s for b in daun for tw in (1, 2, 3) for s in (pagu(b, tw, "12345"), target(indikator[b.pk], tw, "2"))]
    assert len(sel) == 300
    banyak = 12 if cacah == 2 or connection.vendor == "postgresql" else 15
    with django_assert_num_queries(banyak):
        assert {h.status for h in simpan_rencana_aksi(renja, sel[:cacah], ani)} == {"tersimpan"}
    ulang = [SelIsian(**s.__dict__ | {"tulisan": "7", "versi": 1}) for s in sel[:cacah]]
    with django_assert_num_queries(banyak):
        assert {h.status for h in simpan_rencana_aksi(renja, ulang, ani)} == {"tersimpan"}
    assert Perubahan.objects.count() == 2 * cacah
