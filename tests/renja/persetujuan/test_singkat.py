"""The shortened workflow: PK, Rencana Aksi and the evaluation of a quarter, what each must meet, and their locks."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from evaluation.isian.sel import simpan_realisasi, simpan_rencana_aksi
from evaluation.isian.terapkan import terapkan_usul
from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, TargetTriwulan
from evaluation.perms import boleh_mengisi_rencana_aksi
from evaluation.triwulan import TidakDapatDiubah, buka_kembali, keadaan
from planning.alur import dokumen_evaluasi, dokumen_renja, laksanakan
from planning.enums import Aksi, JenisDokumen
from planning.isian.kunci import Terkunci
from planning.isian.sel import SelIsian
from planning.models import BarisRenja, Dokumen, IndikatorRenja
from tests.factories import buat_renstra

from .conftest import EVALUASI, PK, RENCANA_AKSI, SUB


def halangan(alur, alamat, siapa="staf") -> list[str]:
    return [h.kalimat for h in alur.klien(siapa).get(alamat).context["halangan"]]


def rencanakan(alur) -> None:
    """A quarter of everything in each quarter."""
    for b in BarisRenja.objects.filter(renja=alur.renja):
        for tw in (1, 2, 3, 4):
            PaguTriwulan.objects.create(
                renja=alur.renja, nomenklatur_id=b.nomenklatur_id, triwulan=tw, pagu=b.pagu // 4
            )
    for i in IndikatorRenja.objects.filter(baris__renja=alur.renja):
        for tw in (1, 2, 3, 4):
            TargetTriwulan.objects.create(renja=alur.renja, kunci=i.kunci, triwulan=tw, target=i.target / 4)


@pytest.fixture
def triwulan(alur):
    """The second quarter, planned, open until the end of the year."""
    rencanakan(alur)
    batas = date(timezone.localdate().year + 1, 12, 31)
    return EvaluasiTriwulan.objects.create(
        perangkat_daerah=alur.kantor.perangkat_daerah, tahun=2022, triwulan=2, batas=batas
    )


def lengkapi(alur, triwulan) -> None:
    for i in IndikatorRenja.objects.filter(baris__renja=alur.renja):
        Realisasi.objects.create(
            perangkat_daerah=alur.kantor.perangkat_daerah, tahun=2022, triwulan=2, kunci=i.kunci, realisasi=1
        )
    triwulan.faktor_pendorong = triwulan.faktor_penghambat = "Ada."
    triwulan.save()


class TestPK:
    def test_syarat(self, alur, kirim):
        assert halangan(alur, PK) == ["Renstra untuk tahun 2022 belum memuat sasaran."]
        renstra = buat_renstra(alur.kantor.perangkat_daerah, 2021, 2026)
        sasaran = renstra.tujuan.create(nomor=1, uraian="Tujuan").sasaran.create(nomor=1, uraian="Layanan prima")
        assert "belum diisi pada 1 sasaran, pertama “Layanan prima”" in halangan(alur, PK)[0]
        i = renstra.indikator_sasaran.create(nomor=1, uraian="Indeks", satuan="Nilai", sasaran=sasaran)
        assert "belum diisi pada 1 sasaran" in halangan(alur, PK)[0]
        i.kinerja.create(tahun=2022, target=80)
        assert halangan(alur, PK) == []
        kirim(alur.klien("staf"), PK, "ajukan")
        jawaban = alur.klien("camat").get(PK)
        assert "Layanan prima" in jawaban.content.decode()
        assert "80 Nilai" in jawaban.content.decode()
        assert jawaban.context["utama"].langkah.aksi == Aksi.TETAPKAN
        kirim(alur.klien("camat"), PK, "tetapkan")
        assert Dokumen.objects.get(jenis=JenisDokumen.PK).status == "ditetapkan"

    def test_tanpa_bappelitbangda(self, alur):
        jawaban = alur.klien("bappelitbangda").get(PK)
        assert jawaban.status_code == 200
        assert jawaban.context["utama"] is None
        assert alur.klien("bappelitbangda").get(f"{PK}langkah/setujui/").status_code == 403


class TestRencanaAksi:
    def test_syarat(self, alur):
        assert [h.split(" pada")[0] for h in halangan(alur, RENCANA_AKSI)] == [
            "Rupiah triwulan belum sama dengan pagu",
            "Target triwulan belum sama dengan target setahun",
        ]
        rencanakan(alur)
        assert halangan(alur, RENCANA_AKSI) == []
        PaguTriwulan.objects.filter(triwulan=1, nomenklatur__kode=SUB).update(pagu=1)
        assert halangan(alur, RENCANA_AKSI) == [f"Rupiah triwulan belum sama dengan pagu pada 1 baris: {SUB}."]

    def test_terkunci_dengan_kata(self, alur, kirim):
        """What was submitted refuses cells and proposals with a sentence, before the database does."""
        rencanakan(alur)
        kirim(alur.klien("staf"), RENCANA_AKSI, "ajukan")
        staf = alur.kantor.orang["staf"]
        baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB)
        sel = [SelIsian("pagu_tw", baris.pk, "pagu", 1, "5", nomor=1)]
        with pytest.raises(Terkunci, match=r"Rencana Aksi Perubahan Tahun 2022 sudah diajukan.*Tarik kembali"):
            simpan_rencana_aksi(alur.renja, sel, staf)
        with pytest.raises(Terkunci):
            terapkan_usul(alur.renja, "rata", staf)
        assert not boleh_mengisi_rencana_aksi(staf, alur.renja)
        laksanakan(dokumen_renja(alur.renja, "rencana-aksi"), Aksi.TARIK, staf, versi=2)
        assert simpan_rencana_aksi(alur.renja, sel, staf)[0].status == "tersimpan"

    def test_sesudah_renja_ditetapkan(self, alur):
        """The quarters of an issued Renja are still to be planned; the Renja itself stays as it was issued."""
        alur.sampai("ditetapkan")
        diubah = type(alur.renja).objects.get(pk=alur.renja.pk).diubah
        staf = alur.kantor.orang["staf"]
        assert boleh_mengisi_rencana_aksi(staf, alur.renja)
        baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB)
        sel = [SelIsian("pagu_tw", baris.pk, "pagu", 0, "5", nomor=1)]
        assert simpan_rencana_aksi(alur.renja, sel, staf)[0].status == "tersimpan"
        assert type(alur.renja).objects.get(pk=alur.renja.pk).diubah == diubah


class TestEvaluasi:
    def test_dari_draf_sampai_ditetapkan(self, alur, triwulan, kirim):
        assert [h.split(" pada")[0] for h in halangan(alur, EVALUASI)] == [
            "Realisasi atau keterangannya belum diisi",
            "Faktor pendorong keberhasilan kinerja belum ditulis.",
            "Faktor penghambat pencapaian kinerja belum ditulis.",
        ]
        lengkapi(alur, triwulan)
        assert halangan(alur, EVALUASI) == []
        kirim(alur.klien("staf"), EVALUASI, "ajukan")
        kirim(alur.klien("camat"), EVALUASI, "setujui")
        badan = alur.klien("bappelitbangda")
        assert "Tindak lanjut" in halangan(alur, EVALUASI, "bappelitbangda")[0]
        assert badan.get(EVALUASI).context["halangan"][0].alamat == "/contoh/2022/evaluasi/tw2/#teks"
        EvaluasiTriwulan.objects.update(tindak_lanjut_triwulan="Lanjutkan.", tindak_lanjut_renja="Tambah pagu.")
        kirim(badan, EVALUASI, "tetapkan")
        assert dokumen_evaluasi(alur.kantor.perangkat_daerah, 2022, 2).status == "ditetapkan"
        assert "tidak berubah lagi" in alur.klien("staf").get("/contoh/2022/evaluasi/tw2/").content.decode()

    def test_keterangan_cukup(self, alur, triwulan):
        lengkapi(alur, triwulan)
        Realisasi.objects.update(realisasi=None, keterangan="Menunggu laporan desa.")
        assert halangan(alur, EVALUASI) == []
        Realisasi.objects.update(keterangan=" ")
        assert "pada 2 baris" in halangan(alur, EVALUASI)[0]

    def test_terkunci_dengan_kata(self, alur, triwulan, kirim, tmp_path, monkeypatch):
        """Figures, texts and evidence of a submitted evaluation are refused with a sentence, never a 500."""
        lengkapi(alur, triwulan)
        kirim(alur.klien("staf"), EVALUASI, "ajukan")
        pd, staf = alur.kantor.perangkat_daerah, alur.kantor.orang["staf"]
        i = IndikatorRenja.objects.filter(baris__renja=alur.renja).first()
        (hasil,) = simpan_realisasi(alur.renja, 2, [SelIsian("realisasi", i.pk, "realisasi", 1, "9", nomor=2)], staf)
        assert (hasil.status, "Evaluasi Triwulan II 2022 sudah diajukan" in hasil.pesan) == ("salah", True)
        kini = keadaan(pd, 2022, 2)
        assert (kini.terbuka, kini.terkunci) == (False, True)
        halaman = "/contoh/2022/evaluasi/tw2/"
        jawaban = alur.klien("staf").post(halaman, {"semula": "{}", "faktor_pendorong": "Ketikan baru."})
        assert jawaban.status_code == 409
        assert "Ketikan baru." in jawaban.content.decode()
        berkas = SimpleUploadedFile("a.pdf", b"%PDF-1.4")
        assert alur.klien("staf").post(halaman, {"semula": "{}", "berkas": berkas}).status_code in (200, 302, 409)
        with pytest.raises(TidakDapatDiubah, match="terkunci"):
            buka_kembali(pd, 2022, 2, alur.kantor.orang["bappelitbangda"], "Perlu.", timezone.localdate())
        isi = alur.klien("bappelitbangda").get(halaman).content.decode()
        assert "Buka kembali" not in isi
        assert "Diajukan ke camat" in isi

    def test_belum_ada_renja(self, kantor):
        jawaban = kantor.klien("staf").get("/contoh/2023/evaluasi/tw1/persetujuan/")
        assert "Belum ada Renja tahun 2023." in [h.kalimat for h in jawaban.context["halangan"]]

    @pytest.mark.parametrize(
        "alamat", ["/contoh/2022/evaluasi/tw5/persetujuan/", "/contoh/2022/renja/pokok/persetujuan/lkjip/"]
    )
    def test_tidak_ada(self, alur, alamat):
        assert alur.klien("staf").get(alamat).status_code == 404
