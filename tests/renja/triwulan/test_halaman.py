"""The two sheets of quarters as pages and as plain forms: by role, with bad input, closed, and their queries."""

import pytest
from django.test import Client

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import Urungan
from tests.factories import buat_pohon, buat_renja
from tests.renja.isian.conftest import isi_formulir

from .conftest import REALISASI, RENCANA, TERTUTUP

USUL = f"{RENCANA}usul/"


@pytest.mark.parametrize("alamat", [RENCANA, REALISASI])
@pytest.mark.parametrize("siapa", ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"])
class TestSiapa:
    def test_membaca(self, triwulan, siapa, alamat):
        jawaban = triwulan.klien(siapa).get(alamat)
        terlihat = siapa in ("staf", "camat", "bappelitbangda")
        assert jawaban.status_code == (200 if terlihat else 404)
        if terlihat:
            assert bool(isi_formulir(jawaban).get("csrfmiddlewaretoken")) is (siapa == "staf")

    def test_menulis(self, triwulan, siapa, alamat, baris):
        nama = f"p{baris.pk}.2-rp2" if alamat == RENCANA else f"u{baris.pk}.2-rupiah"
        versi = "1" if alamat == RENCANA else "0"  # planned already; not reported yet
        jawaban = triwulan.klien(siapa).post(alamat, {nama: "1.000", nama.partition("-")[0]: versi})
        harap = {"staf": 302, "camat": 403, "bappelitbangda": 403}.get(siapa, 404)
        assert jawaban.status_code == harap
        tersimpan = PaguTriwulan.objects.filter(pagu=1000).exists() or RealisasiPagu.objects.exists()
        assert tersimpan is (siapa == "staf")


@pytest.mark.parametrize("alamat", [RENCANA, REALISASI])
def test_tanpa_masuk(triwulan, alamat):
    assert Client().get(alamat).url == f"/masuk/?next={alamat}"
    jawaban = Client().post(alamat, {"pengguna": "1"})
    assert jawaban.status_code == 401
    assert "Sesi Anda sudah berakhir" in jawaban.content.decode()


@pytest.mark.parametrize("alamat", ["2030/rencana-aksi/", "2022/evaluasi/tw5/isian/", "2022/evaluasi/tw0/isian/"])
def test_yang_tidak_ada(staf, alamat):
    assert staf[0].get(f"/contoh/{alamat}").status_code == 404


class TestFormulir:
    """Without JavaScript: one form, one button."""

    def test_rencana(self, staf, baris):
        isi = isi_formulir(staf[0].get(RENCANA))
        i = baris.indikator.first()
        assert isi[f"t{i.pk}.1-tw1"] == "3"
        assert isi[f"p{baris.pk}.1-rp1"] == "375.000"
        jawaban = staf[0].post(RENCANA, isi | {f"t{i.pk}.1-tw1": "0", f"p{baris.pk}.4-rp4": "Rp 400.000"})
        assert jawaban.status_code == 302
        assert TargetTriwulan.objects.get(kunci=i.kunci, triwulan=1, renja=baris.renja).target == 0
        halaman = staf[0].get(RENCANA).content.decode()
        assert "9 (kurang 3)" in halaman
        assert "lebih 25.000" in halaman
        assert "1 pagu dan 1 target belum sama" in halaman

    def test_realisasi(self, staf, baris):
        i = baris.indikator.first()
        isi = isi_formulir(staf[0].get(REALISASI))
        isi |= {f"r{i.pk}.2-realisasi": "2", f"r{i.pk}.2-keterangan": "Dua laporan.", f"u{baris.pk}.2-rupiah": "375000"}
        assert staf[0].post(REALISASI, isi).status_code == 302
        ada = Realisasi.objects.get(kunci=i.kunci, triwulan=2)
        assert (ada.realisasi, ada.keterangan) == (2, "Dua laporan.")
        halaman = staf[0].get(REALISASI).content.decode()
        assert "66,67" in halaman
        assert "16,67" in halaman
        assert "realisasi / target x 100" in halaman, "persentase menjelaskan diri"

    def test_yang_salah_kembali_utuh(self, staf, baris):
        i = baris.indikator.first()
        isi = isi_formulir(staf[0].get(REALISASI))
        isi |= {f"r{i.pk}.2-realisasi": "dua", f"u{baris.pk}.2-rupiah": "2.000.000", f"r{i.pk}.2-keterangan": "Ada."}
        jawaban = staf[0].post(REALISASI, isi)
        assert jawaban.status_code == 422
        kembali = isi_formulir(jawaban)
        assert (kembali[f"r{i.pk}.2-realisasi"], kembali[f"u{baris.pk}.2-rupiah"]) == ("dua", "2.000.000")
        teks = jawaban.content.decode()
        assert "2 isian belum tersimpan" in teks
        assert "bukan angka" in teks
        assert "1.500.000" in teks
        assert Realisasi.objects.get().keterangan == "Ada.", "yang benar sudah tersimpan"

    def test_bentrok(self, triwulan, staf, baris):
        i = baris.indikator.first()
        lama = isi_formulir(staf[0].get(REALISASI))
        staf[0].post(REALISASI, lama | {f"r{i.pk}.2-realisasi": "2"})
        jawaban = staf[0].post(REALISASI, lama | {f"r{i.pk}.2-realisasi": "3"})
        assert jawaban.status_code == 422
        assert "Pakai nilai mereka" in jawaban.content.decode()
        kembali = isi_formulir(jawaban)
        assert staf[0].post(REALISASI, kembali | {f"pilih-r{i.pk}.2-realisasi": "saya"}).status_code == 302
        assert Realisasi.objects.get().realisasi == 3


class TestTertutup:
    def test_hanya_dibaca_dan_dikatakan_sebabnya(self, staf):
        teks = staf[0].get(TERTUTUP).content.decode()
        assert "Batas pengisian Triwulan I 2022, 10 April 2022, sudah lewat" in teks
        assert "<textarea" not in teks

    def test_tidak_menerima_kiriman(self, staf, baris):
        jawaban = staf[0].post(TERTUTUP, {f"u{baris.pk}.1-rupiah": "1"})
        assert jawaban.status_code == 403
        assert not RealisasiPagu.objects.exists()

    def test_ditutup_saat_diisi(self, staf, baris):
        """Closed after the page was opened: what was typed comes back, with the reason."""
        i = baris.indikator.first()
        isi = isi_formulir(staf[0].get(REALISASI))
        EvaluasiTriwulan.objects.filter(triwulan=2).update(batas="2022-07-10")
        assert staf[0].post(REALISASI, isi | {f"r{i.pk}.2-realisasi": "2"}).status_code == 403
        assert not Realisasi.objects.exists()


class TestUsul:
    def test_diisi_lalu_diurungkan(self, staf, baris):
        TargetTriwulan.objects.all().delete()
        PaguTriwulan.objects.all().delete()
        jawaban = staf[0].post(USUL, {"cara": "rata", "cakupan": "kosong", "bagian": ""}, follow=True)
        assert "Dapat diurungkan" in jawaban.content.decode()
        assert (
            sum(PaguTriwulan.objects.filter(nomenklatur=baris.nomenklatur).values_list("pagu", flat=True)) == 1_500_000
        )
        jawaban = staf[0].post(f"{RENCANA}urungkan/{Urungan.objects.get().pk}/", follow=True)
        assert "Diurungkan" in jawaban.content.decode()
        assert not PaguTriwulan.objects.filter(pagu__isnull=False).exists()

    @pytest.mark.parametrize(
        "isi", [{}, {"cara": "entah"}, {"cara": "satu", "tw": "9"}, {"cara": "rata", "cakupan": "x"}]
    )
    def test_isian_buruk(self, staf, isi):
        assert "Triwulan tidak diisi" in staf[0].post(USUL, isi, follow=True).content.decode()

    @pytest.mark.parametrize(("siapa", "status"), [("camat", 403), ("bappelitbangda", 403), ("staf_lain", 404)])
    def test_siapa(self, triwulan, siapa, status):
        assert triwulan.klien(siapa).post(USUL, {"cara": "rata"}).status_code == status


@pytest.mark.parametrize("program", [1, 30])
def test_banyaknya_kueri(kantor, program, django_assert_num_queries):
    renja = buat_renja("perubahan", 2023, kantor.perangkat_daerah)
    buat_pohon(renja, program, 1, 2, indikator=2, pagu=1000)
    klien = kantor.klien("staf")
    with django_assert_num_queries(
        36
    ):  # session, person, Renja, tree (3), quarters (5), versions (2), undo; pemeriksaan
        klien.get("/contoh/2023/rencana-aksi/")
    with django_assert_num_queries(14):  # …, state of the quarter, Renstra, versions
        klien.get("/contoh/2023/evaluasi/tw2/isian/")
