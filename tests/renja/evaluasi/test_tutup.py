"""Closing a quarter, opening it again, another deadline: who may, what is asked, what goes on the record."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan, PembukaanTriwulan
from evaluation.triwulan import keadaan, tutup
from planning.forms.tanggal import tulis_tanggal
from tests.evaluation import berkas_contoh as b
from tests.renja.data.peramban import buka, kirim

from .conftest import EVALUASI, TW, TW1, TW2, unggah

TUTUP, BATAS, BUKA = f"{TW2}tutup/", f"{TW2}batas/", f"{TW2}buka/"
SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain", "anonim"]


def hari(n: int) -> str:
    return tulis_tanggal(timezone.localdate() + timedelta(days=n))


def isi(halaman):
    """The form that is not the one to log out."""
    return next(f for f in halaman.formulir if f.aksi != "/keluar/")


@pytest.mark.parametrize("siapa", SEMUA)
def test_menutup(triwulan, siapa):
    boleh = siapa in ("staf", "camat", "bappelitbangda")
    jawaban = triwulan.klien(siapa).post(TUTUP)
    assert jawaban.status_code == (302 if boleh or siapa == "anonim" else 404)
    assert bool(triwulan.evaluasi.ditutup) is boleh
    if boleh:
        catatan = PembukaanTriwulan.objects.get()
        assert (catatan.aksi, catatan.oleh) == ("tutup", triwulan.kantor.orang[siapa])


def test_memperingatkan_yang_kosong(triwulan):
    teks = buka(triwulan.klien(), TUTUP).teks
    assert "Hanya Bappelitbangda yang dapat membukanya kembali, dengan alasan yang tercatat" in teks
    assert "Realisasi 8 dari 8 indikator bertarget: 7.01.01.2.01.01 Indikator 1" in teks
    assert "Rupiah 4 dari 4 baris berpagu: 7.01.01.2.01.01 Sub" in teks
    assert "Faktor penghambat pencapaian kinerja" in teks
    assert "Berkas bukti" in teks
    assert triwulan.evaluasi.ditutup is None, "looking closes nothing"


def test_tidak_ada_yang_kosong(triwulan):
    triwulan.isi_realisasi()
    EvaluasiTriwulan.objects.filter(**TW).update(
        faktor_pendorong="a", faktor_penghambat="b", tindak_lanjut_triwulan="c", tindak_lanjut_renja="d"
    )
    klien = triwulan.klien()
    unggah(klien, ("a.pdf", b.pdf()))
    teks = buka(klien, TUTUP).teks
    assert "Semua yang direncanakan untuk triwulan ini sudah diisi." in teks
    assert "Yang masih kosong" not in teks


def test_banyak_yang_kosong_dipotong(kantor, triwulan):
    from evaluation.models import TargetTriwulan
    from tests.factories import buat_baris

    baris = buat_baris(triwulan.kantor.perubahan, "7.01.09.2.01.01", 1, *[{"target": 1}] * 9)
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=triwulan.kantor.perubahan, kunci=i.kunci, triwulan=2, target=1)
        for i in baris.indikator.all()
    )
    assert "dan 7 lainnya" in buka(triwulan.klien(), TUTUP).teks


def test_tanpa_javascript_dari_halaman_sampai_tertutup(triwulan):
    camat = triwulan.klien("camat")
    assert f'href="{TUTUP}"' in buka(camat, TW2).html
    h = buka(camat, TUTUP)
    h = kirim(camat, h, {}, formulir=isi(h))
    assert h.tiba == TW2
    assert "Triwulan II 2022 ditutup." in h.teks
    assert "Ditutup" in h.teks
    assert f'href="{TUTUP}"' not in h.html


@pytest.mark.parametrize("alamat", [TUTUP, f"{TW1}tutup/", "/contoh/2100/evaluasi/tw1/tutup/"])
def test_yang_sudah_tertutup_atau_belum_dibuka(triwulan, alamat):
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    klien = triwulan.klien()
    h = buka(klien, alamat)
    assert h.tiba == alamat.removesuffix("tutup/")
    jawaban = klien.post(alamat, follow=True)
    assert PembukaanTriwulan.objects.count() == 1
    assert any(kata in jawaban.content.decode() for kata in ("sudah ditutup", "sudah lewat", "baru dapat diisi"))


# --- Opening again ----------------------------------------------------------------------------------------------------


@pytest.fixture
def tertutup(triwulan):
    tutup(triwulan.perangkat_daerah, 2022, 2, triwulan.kantor.orang["camat"])
    return triwulan


@pytest.mark.parametrize("alamat", [BUKA, BATAS])
@pytest.mark.parametrize("siapa", [s for s in SEMUA if s != "bappelitbangda"])
def test_hanya_badan_perencana_yang_membuka(tertutup, siapa, alamat):
    isian = {"alasan": "Salah ketik", "batas": hari(5)}
    jawaban = tertutup.klien(siapa).post(alamat, isian)
    assert jawaban.status_code == {"anonim": 302, "staf": 403, "camat": 403}.get(siapa, 404)
    assert tertutup.evaluasi.ditutup
    assert PembukaanTriwulan.objects.count() == 1


@pytest.mark.parametrize("alamat", [BUKA, f"{TW1}buka/"])
def test_membuka_kembali(tertutup, alamat):
    """Closed by somebody, or by its deadline."""
    badan = tertutup.klien("bappelitbangda")
    h = buka(badan, alamat)
    h = kirim(badan, h, {"alasan": "Realisasi Juni keliru.\nDua angka.", "batas": hari(7)}, formulir=isi(h))
    assert "dibuka kembali sampai" in h.teks
    assert "Realisasi Juni keliru. Dua angka." in h.teks
    tw = 1 if "tw1" in alamat else 2
    assert keadaan(tertutup.perangkat_daerah, 2022, tw).terbuka
    catatan = PembukaanTriwulan.objects.filter(evaluasi__triwulan=tw).latest("waktu")
    assert (catatan.aksi, catatan.oleh.username) == ("buka", "bapp")
    assert catatan.batas == timezone.localdate() + timedelta(days=7)


def test_catatan_dapat_dibaca_kantor(tertutup):
    badan = tertutup.klien("bappelitbangda")
    badan.post(BUKA, {"alasan": "Keliru <b>dua</b>", "batas": hari(7)})
    teks = buka(tertutup.klien("staf"), TW2).teks
    catatan = teks.partition("Catatan penutupan dan pembukaan")[2]
    assert catatan.index("Dibuka kembali") < catatan.index("Ditutup"), "the newest first"
    assert "Keliru <b>dua</b>" in catatan
    assert ", bapp" in catatan
    assert ", camat" in catatan


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        ({"alasan": "", "batas": hari(3)}, "Isi alasan dibuka kembali."),
        ({"alasan": " \u200b\n ", "batas": hari(3)}, "Isi alasan dibuka kembali."),
        ({"alasan": "Keliru", "batas": ""}, "Isi batas pengisian."),
        ({"alasan": "Keliru", "batas": hari(-1)}, "sudah lewat. Isi hari ini"),
        ({"alasan": "Keliru", "batas": "besok"}, "bukan tanggal"),
        ({"alasan": "Keliru", "batas": "31-02-2030"}, "tidak ada dalam kalender"),
        ({"alasan": "Keliru", "batas": "31-12-2099"}, "Lebih dari setahun lagi"),
        ({"alasan": "x" * 1001, "batas": hari(3)}, "1001"),
        ({}, "2 hal perlu dibetulkan"),
    ],
)
def test_isian_pembukaan_salah(tertutup, isian, pesan):
    jawaban = tertutup.klien("bappelitbangda").post(BUKA, isian)
    teks = jawaban.content.decode()
    assert pesan in teks
    assert all(isian[n].strip()[:900] in teks for n in isian if isian[n].isprintable()), "what was typed stays"
    assert tertutup.evaluasi.ditutup
    assert PembukaanTriwulan.objects.count() == 1


def test_hari_ini_masih_boleh(tertutup):
    tertutup.klien("bappelitbangda").post(BUKA, {"alasan": "Sebentar saja", "batas": hari(0)})
    assert keadaan(tertutup.perangkat_daerah, 2022, 2).terbuka


def test_membuka_yang_terbuka(triwulan):
    badan = triwulan.klien("bappelitbangda")
    assert "Triwulan II 2022 masih terbuka." in buka(badan, BUKA).teks
    badan.post(BUKA, {"alasan": "x", "batas": hari(3)})
    assert not PembukaanTriwulan.objects.exists()


# --- Another deadline -------------------------------------------------------------------------------------------------


def test_batas_diubah_dan_tercatat(triwulan):
    badan = triwulan.klien("bappelitbangda")
    h = buka(badan, BATAS)
    assert isi(h).isi["batas"] == tulis_tanggal(triwulan.batas)
    h = kirim(badan, h, {"batas": hari(3)}, formulir=isi(h))
    assert "Triwulan II 2022 dapat diisi sampai" in h.teks
    assert triwulan.evaluasi.batas == timezone.localdate() + timedelta(days=3)
    assert "Batas diubah , batas pengisian" in h.teks


def test_batas_sebelum_triwulan_mulai(triwulan):
    """Of a quarter that lies ahead: not before it begins."""
    tahun = timezone.localdate().year + 1
    alamat = f"/contoh/{tahun}/evaluasi/tw4/batas/"
    jawaban = triwulan.klien("bappelitbangda").post(alamat, {"batas": hari(1)}, follow=True)
    assert "Batas mendahului Triwulan IV" in jawaban.content.decode()


def test_batas_yang_sudah_tertutup(tertutup):
    h = buka(tertutup.klien("bappelitbangda"), BATAS)
    assert h.tiba == TW2
    assert "sudah ditutup" in h.teks


@pytest.mark.parametrize("alamat", [EVALUASI, TW2, TUTUP, BUKA, BATAS])
def test_cara_lain_tidak_merusak(triwulan, alamat):
    klien = triwulan.klien("bappelitbangda")
    assert klien.delete(alamat).status_code < 500
    assert klien.put(alamat).status_code < 500
    assert triwulan.evaluasi.ditutup is None
