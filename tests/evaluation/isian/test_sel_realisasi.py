"""Saving what came of a quarter: closed quarters, money within the pagu, two columns of one figure."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection

from evaluation.isian.sel import simpan_realisasi
from evaluation.models import EvaluasiTriwulan, Realisasi, RealisasiPagu
from evaluation.triwulan import tutup
from planning.enums import JenisRenja
from planning.isian.sel import SelIsian
from planning.isian.tahun import mulai_renja
from planning.models import BarisRenja, IndikatorRenja, IndikatorSasaran, Perubahan, Tujuan
from tests.factories import buat_baris, buat_perangkat_daerah, buat_pohon, buat_renja, buat_renstra

from .conftest import DAUN, TAHUN

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("hari_ini")]


def kinerja(indikator, tulisan: str, versi: int = 0, kolom: str = "realisasi", tw: int = 2, **isi) -> SelIsian:
    return SelIsian("realisasi", indikator.pk, kolom, versi, tulisan, nomor=tw, **isi)


def rupiah(baris, tulisan: str, versi: int = 0, tw: int = 2) -> SelIsian:
    return SelIsian("realisasi_rp", baris.pk, "rupiah", versi, tulisan, nomor=tw)


def simpan(renja, oleh, *sel, tw: int = 2):
    hasil = simpan_realisasi(renja, tw, sel, oleh)
    return hasil[0] if len(sel) == 1 else hasil


def serap(renja, baris, **per_tw):
    for tw, angka in per_tw.items():
        RealisasiPagu.objects.create(
            perangkat_daerah=renja.perangkat_daerah,
            tahun=renja.tahun,
            triwulan=int(tw[2]),
            nomenklatur=baris.nomenklatur,
            rupiah=angka,
        )


def test_milik_kantor_dan_tahun(renja, baris, indikator, ani):
    hasil = simpan(
        renja,
        ani,
        kinerja(indikator, "5"),
        rupiah(baris, "400"),
        kinerja(indikator, " laporan\n TW 2 ", 0, "keterangan"),
    )
    assert [(h.status, h.versi, h.nilai) for h in hasil] == [
        ("tersimpan", 2, "5"), ("tersimpan", 1, "400"), ("tersimpan", 2, "laporan TW 2"),
    ]  # fmt: skip
    isi = Realisasi.objects.get()
    assert (isi.perangkat_daerah, isi.tahun, isi.triwulan) == (renja.perangkat_daerah, TAHUN, 2)
    assert (isi.kunci, isi.realisasi, isi.keterangan) == (indikator.kunci, 5, "laporan TW 2")
    assert RealisasiPagu.objects.get().rupiah == 400
    assert list(Perubahan.objects.order_by("pk").values_list("objek", "kode", "nomor", "kolom", "baru")) == [
        ("realisasi", DAUN, 1, "realisasi_tw2", "5"),
        ("realisasi_rp", DAUN, None, "rupiah_tw2", "400"),
        ("realisasi", DAUN, 1, "keterangan_tw2", "laporan TW 2"),
    ]
    assert EvaluasiTriwulan.objects.get().batas == date(TAHUN, 7, 10)


def test_dua_kolom_satu_angka_bergabung(renja, indikator, ani, budi):
    simpan(renja, budi, kinerja(indikator, "5"))
    hasil = simpan(renja, ani, kinerja(indikator, "rapat", kolom="keterangan"))
    assert (hasil.status, hasil.versi, hasil.lain) == ("tersimpan", 2, {"realisasi": "5"})
    assert simpan(renja, ani, kinerja(indikator, "6", 0)).status == "bentrok"
    assert simpan(renja, ani, kinerja(indikator, "6", 1)).status == "tersimpan"


@pytest.mark.parametrize(("tw", "pesan"), [(1, "10 April 2090, sudah lewat"), (3, "baru dapat diisi mulai 1 Juli")])
def test_triwulan_tidak_terbuka(renja, baris, indikator, ani, tw, pesan):
    hasil = simpan(renja, ani, kinerja(indikator, "5", tw=tw), rupiah(baris, "", tw=tw), tw=tw)
    assert [h.status for h in hasil] == ["salah", "tersimpan"]
    assert pesan in hasil[0].pesan
    assert not Realisasi.objects.exists()


def test_triwulan_ditutup_sementara_mengisi(renja, baris, ani):
    simpan(renja, ani, rupiah(baris, "400"))
    tutup(renja.perangkat_daerah, TAHUN, 2, ani)
    sama, beda = simpan(renja, ani, rupiah(baris, "400", 1), rupiah(baris, "500", 1))
    assert (sama.status, beda.status, beda.nilai) == ("tersimpan", "salah", "400")
    assert "sudah ditutup" in beda.pesan
    assert RealisasiPagu.objects.get().rupiah == 400


def test_hanya_triwulan_yang_diminta(renja, indikator, ani):
    assert simpan(renja, ani, kinerja(indikator, "5", tw=3)).pesan == "Kolom ini tidak dikenal. Muat ulang halaman."


def test_serapan_tidak_melebihi_pagu(renja, baris, ani):
    serap(renja, baris, tw1=300, tw3=200)
    hasil = simpan(renja, ani, rupiah(baris, "501"))
    assert hasil.status == "salah"
    assert hasil.pesan == (
        "Melebihi pagu. Pagu 1.000, terserap di triwulan lain 500, sehingga di triwulan ini paling banyak 500, bukan "
        "501."
    )
    assert simpan(renja, ani, rupiah(baris, "500")).status == "tersimpan"


def test_yang_sudah_melebihi_boleh_dikurangi_sedikit_demi_sedikit(renja, baris, ani):
    serap(renja, baris, tw1=900, tw2=900)
    assert simpan(renja, ani, rupiah(baris, "950", 1)).status == "salah"
    assert simpan(renja, ani, rupiah(baris, "500", 1)).status == "tersimpan"


def test_tanpa_pagu_tidak_ada_serapan(renja, ani):
    for pagu, kode in ((None, "01"), (0, "02")):
        baris = buat_baris(renja, f"7.01.01.2.01.{kode}", pagu)
        assert "tidak berpagu" in simpan(renja, ani, rupiah(baris, "1")).pesan
        assert simpan(renja, ani, rupiah(baris, "0")).status == "tersimpan"
    program = buat_baris(renja, "7.01.02", None)
    assert "jumlah" in simpan(renja, ani, rupiah(program, "1")).pesan


def test_pagu_versi_yang_berlaku_walau_halaman_dari_versi_lama(renja, baris, indikator, ani):
    """The page was opened before the perubahan began; what was typed there still finds its place."""
    perubahan, _ = mulai_renja(renja.perangkat_daerah, TAHUN, JenisRenja.PERUBAHAN, ani, renja)
    BarisRenja.objects.filter(renja=perubahan).update(pagu=300)
    hasil = simpan(perubahan, ani, kinerja(indikator, "5"), rupiah(baris, "301"), rupiah(baris, "300"))
    assert [h.status for h in hasil] == ["tersimpan", "salah", "tersimpan"]
    assert Realisasi.objects.get().kunci == indikator.kunci
    IndikatorRenja.objects.filter(baris__renja=perubahan).delete()
    assert simpan(perubahan, ani, kinerja(indikator, "6", 1)).status == "hilang"


def test_tahun_dan_kantor_lain_seperti_tidak_ada(renja, ani):
    lain = [
        buat_baris(buat_renja(tahun=TAHUN + 1), DAUN, 5, {}),
        buat_baris(buat_renja(tahun=TAHUN, perangkat_daerah=buat_perangkat_daerah("lain")), DAUN, 5, {}),
    ]
    sel = [s for b in lain for s in (rupiah(b, "1"), kinerja(b.indikator.get(), "1"))]
    assert {h.status for h in simpan(renja, ani, *sel)} == {"hilang"}


def test_indikator_sasaran(renja, ani):
    def buat(renstra, nomor=1):
        tujuan = Tujuan.objects.create(renstra=renstra, nomor=1, uraian="T")
        return IndikatorSasaran.objects.create(
            renstra=renstra, tujuan=tujuan, nomor=nomor, uraian="IKM", satuan="Nilai"
        )

    ikm, lama = buat(buat_renstra(awal=2086, akhir=2091), 4), buat(buat_renstra(awal=2080, akhir=2085))
    sel = [
        SelIsian("realisasi_sasaran", i.pk, k, 0, t, nomor=2)
        for i, k, t in ((ikm, "realisasi", "81,25 nilai"), (lama, "realisasi", "1"), (ikm, "keterangan", "survei"))
    ]
    assert [h.status for h in simpan(renja, ani, *sel)] == ["tersimpan", "hilang", "tersimpan"]
    assert Realisasi.objects.get().realisasi == Decimal("81.25")
    assert Perubahan.objects.filter(kode="sasaran", objek="realisasi", nomor=4).count() == 2


def test_keterangan_lama_yang_berbaris_baris_bukan_perubahan(renja, indikator, ani):
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": TAHUN, "triwulan": 2, "kunci": indikator.kunci}
    Realisasi.objects.create(**milik, keterangan="satu\n dua")
    assert simpan(renja, ani, kinerja(indikator, "satu  dua", 1, "keterangan")).versi == 1
    assert "paling banyak 2000" in simpan(renja, ani, kinerja(indikator, "x" * 2001, 1, "keterangan")).pesan


@pytest.mark.parametrize("cacah", [3, 150])
def test_cacah_query(renja, ani, cacah, django_assert_num_queries):
    """Like a plan, with the quarter locked as well, and its document made so that nobody submits it meanwhile (5)."""
    daun = buat_pohon(renja, program=2, kegiatan=5, sub_kegiatan=5)
    indikator = {i.baris_id: i for i in IndikatorRenja.objects.filter(baris__in=daun)}
    sel = [
        s
        for b in daun
        for i in [indikator[b.pk]]
        for s in (rupiah(b, "12345"), kinerja(i, "2"), kinerja(i, "x", kolom="keterangan"))
    ]
    with django_assert_num_queries(20 if cacah == 3 or connection.vendor == "postgresql" else 21):
        assert {h.status for h in simpan_realisasi(renja, 2, sel[:cacah], ani)} == {"tersimpan"}
    assert Perubahan.objects.count() == cacah
