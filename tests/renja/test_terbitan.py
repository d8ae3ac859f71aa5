"""Issued documents: the same bytes for ever, their data inside, and a public page that tells a changed byte."""

import hashlib
from dataclasses import replace
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pdfminer.pdftypes import resolve1

from planning.alur import dokumen_evaluasi, dokumen_renja, laksanakan
from planning.enums import Aksi, JenisDokumen, StatusDokumen
from planning.models import Dokumen, DokumenTerbit
from renja import terbitan
from renja.dokumen.bagian import Bagian
from renja.dokumen.kerangka import DOKUMEN, SAMPUL
from renja.terbitan import BelumDitetapkan, terbitkan
from tests.renja.baca import buka
from tests.renja.baca_pdf import teks_pdf

NOMOR = {"nomor": "050/7/KEC", "tanggal": date(2022, 8, 1)}
UNDUH = "/contoh/2022/renja/{}/terbitan/{}.{}"
RENJA = JenisDokumen.RENJA


def tetapkan(renja, jenis=RENJA) -> Dokumen:
    d = dokumen_renja(renja, jenis)
    Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DITETAPKAN, **NOMOR)
    return Dokumen.objects.select_related("renja", "perangkat_daerah__kabupaten").get(pk=d.pk)


@pytest.fixture
def ringan(monkeypatch):
    """A cover and one small table for each document, so that a test does not print twenty pages."""
    monkeypatch.setattr(terbitan, "nomor_tabel", lambda dokumen, renja: ["3.1"])
    tabel = Bagian("tabel", "Tabel", tabel=("3.1",))
    for kode, jenis in DOKUMEN.items():
        monkeypatch.setitem(DOKUMEN, kode, replace(jenis, kerangka=lambda renja: (SAMPUL, tabel)))


@pytest.fixture
def terbit(kantor_terisi, ringan):
    return terbitkan(tetapkan(kantor_terisi.perubahan))


def test_hanya_yang_ditetapkan(kantor_terisi):
    with pytest.raises(BelumDitetapkan, match="belum ditetapkan"):
        terbitkan(dokumen_renja(kantor_terisi.pokok))


def test_sekali_untuk_selamanya(terbit, monkeypatch):
    """Printing otherwise from now on changes nothing; asking again makes nothing anew."""
    monkeypatch.setattr(terbitan, "_buat", lambda dokumen: pytest.fail("dibuat lagi"))
    lagi = terbitkan(terbit["pdf"].dokumen)
    assert {j: bytes(t.isi) for j, t in lagi.items()} == {j: bytes(t.isi) for j, t in terbit.items()}
    for t in lagi.values():
        assert hashlib.sha256(bytes(t.isi)).hexdigest() == t.sidik


def test_yang_kalah_cepat_memakai_yang_ada(kantor_terisi, ringan, monkeypatch):
    """Two people who ask for the first time at once get one set of files."""
    dokumen = tetapkan(kantor_terisi.perubahan)
    asli = terbitan._buat

    def didahului(d):
        monkeypatch.setattr(terbitan, "_buat", asli)
        terbitkan(d)
        return asli(d)

    monkeypatch.setattr(terbitan, "_buat", didahului)
    terbitkan(dokumen)
    assert DokumenTerbit.objects.count() == 2


class TestBegituDitetapkan:
    """The files are there with the step itself, not with the first download."""

    @pytest.fixture
    def diverifikasi(self, kantor_terisi, ringan):
        d = dokumen_renja(kantor_terisi.pokok)
        Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DIVERIFIKASI)
        return kantor_terisi

    def lakukan(self, kantor, aksi, **isi):
        d = dokumen_renja(kantor.pokok)
        laksanakan(d, aksi, kantor.orang["camat"], versi=d.versi_baris, **isi)

    def test_dibuat_sesudah_langkah(self, diverifikasi, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True):
            self.lakukan(diverifikasi, Aksi.TETAPKAN, **NOMOR)
            assert not DokumenTerbit.objects.exists(), "not while the step's rows are locked"
        assert {t.jenis_berkas for t in DokumenTerbit.objects.all()} == {"pdf", "xlsx"}

    def test_langkah_lain_tidak_menerbitkan(self, diverifikasi, django_capture_on_commit_callbacks):
        with django_capture_on_commit_callbacks(execute=True) as sesudah:
            self.lakukan(diverifikasi, Aksi.KEMBALIKAN, catatan="Perbaiki.")
        assert sesudah == []

    def test_gagal_membuat_tidak_membatalkan(self, diverifikasi, monkeypatch, django_capture_on_commit_callbacks):
        asli = terbitan._buat
        monkeypatch.setattr(terbitan, "_buat", lambda d: 1 / 0)
        with django_capture_on_commit_callbacks(execute=True):
            self.lakukan(diverifikasi, Aksi.TETAPKAN, **NOMOR)
        assert dokumen_renja(diverifikasi.pokok).status == StatusDokumen.DITETAPKAN
        halaman = diverifikasi.klien("camat").get("/contoh/2022/renja/pokok/persetujuan/").content.decode()
        assert UNDUH.format("pokok", "renja", "pdf") in halaman
        assert "/d/" not in halaman
        monkeypatch.setattr(terbitan, "_buat", asli)
        assert diverifikasi.klien("camat").get(UNDUH.format("pokok", "renja", "pdf")).status_code == 200

    @pytest.mark.parametrize("siapa", ["staf", "camat", "bappelitbangda"])
    def test_tautan_di_halaman_persetujuan(self, kantor_terisi, terbit, siapa):
        klien = kantor_terisi.klien(siapa)
        ringkas = klien.get("/contoh/2022/renja/perubahan/").content.decode()
        halaman = klien.get("/contoh/2022/renja/perubahan/persetujuan/").content.decode()
        for jenis in ("pdf", "xlsx"):
            assert f'href="{UNDUH.format("perubahan", "renja", jenis)}"' in halaman
            assert f'href="{UNDUH.format("perubahan", "renja", jenis)}"' in ringkas
        assert f'href="/d/{terbit["pdf"].kode}/"' in halaman

    def test_belum_ditetapkan_tanpa_tautan(self, kantor_terisi):
        halaman = kantor_terisi.klien("staf").get("/contoh/2022/renja/pokok/persetujuan/").content.decode()
        assert "Berkas resmi" not in halaman


@pytest.mark.sekali
def test_isi_pdf(terbit):
    """The number, the code, the address, the tables; PDF/A-3a with the workbook inside."""
    with pdfplumber.open(BytesIO(bytes(terbit["pdf"].isi))) as pdf:
        sampul = pdf.pages[0].extract_text()
        kode = terbit["pdf"].kode
        for teks in ("050/7/KEC", "1 Agustus 2022", kode, f"/d/{kode}/", "PERUBAHAN RENCANA KERJA"):
            assert teks in sampul
        assert pdf.pages[0].width < pdf.pages[0].height
        assert "Rumusan Rencana" in pdf.pages[1].extract_text()
        assert pdf.pages[1].width > pdf.pages[1].height
        katalog = pdf.doc.catalog
        meta = resolve1(katalog["Metadata"]).get_data()
        assert b'pdfaid:part="3"' in meta or b"<pdfaid:part>3</pdfaid:part>" in meta
        lampiran = resolve1(resolve1(katalog["AF"])[0])
        assert resolve1(resolve1(lampiran["EF"])["F"]).get_data() == bytes(terbit["xlsx"].isi)
    assert buka(bytes(terbit["xlsx"].isi)).title == "Tabel 3.1"


@pytest.mark.sekali
def test_buku_lengkap(kantor_terisi):
    """The Renja binds its own tables, one sheet each; the others what is theirs."""
    renja = kantor_terisi.perubahan
    dokumen = tetapkan(renja)
    nomor = [*terbitan.nomor_tabel(dokumen, renja)]
    assert nomor == ["2.1", "2.2", "2.3", "2.3-P", "2.4", "3.1", "3.3-P", "4.1"]
    berkas = terbitkan(dokumen)
    teks = "".join(teks_pdf(bytes(berkas["pdf"].isi)))
    for judul in ("KEPUTUSAN CAMAT", "KATA PENGANTAR", "DAFTAR ISI", "BAB I", "BAB IV", "NOMOR : 050/7/KEC"):
        assert judul in teks
    assert buka(bytes(berkas["xlsx"].isi)).parent.sheetnames == [f"Tabel {n}" for n in nomor]
    assert [*terbitan.nomor_tabel(tetapkan(renja, JenisDokumen.PK), renja)] == ["PK"]
    assert "RA" in [*terbitan.nomor_tabel(tetapkan(renja, JenisDokumen.RENCANA_AKSI), renja)]


class TestUnduh:
    @pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
    def test_bita_yang_sama(self, kantor_terisi, terbit, jenis):
        for siapa in ("staf", "camat", "bappelitbangda"):
            jawaban = kantor_terisi.klien(siapa).get(UNDUH.format("perubahan", "renja", jenis))
            assert jawaban.content == bytes(terbit[jenis].isi)
            assert jawaban["ETag"] == f'"{terbit[jenis].sidik}"'
        assert f"renja-perubahan-2022-contoh.{jenis}" in jawaban["Content-Disposition"]

    @pytest.mark.parametrize("siapa", ["staf_lain", "bappelitbangda_lain", "admin"])
    def test_orang_lain(self, kantor_terisi, terbit, siapa):
        assert kantor_terisi.klien(siapa).get(UNDUH.format("perubahan", "renja", "pdf")).status_code == 404

    def test_tanpa_masuk(self, kantor_terisi, terbit):
        assert kantor_terisi.klien("anonim").get(UNDUH.format("perubahan", "renja", "pdf")).status_code == 302

    @pytest.mark.parametrize("dokumen", ["renja", "pk", "evaluasi", "entah"])
    def test_belum_ditetapkan(self, kantor_terisi, dokumen):
        jawaban = kantor_terisi.klien("staf").get(UNDUH.format("pokok", dokumen, "pdf"))
        assert jawaban.status_code == 404
        assert "belum ditetapkan" in jawaban.content.decode()

    def test_evaluasi(self, kantor_terisi, ringan):
        d = dokumen_evaluasi(kantor_terisi.perangkat_daerah, 2022, 2)
        alamat = "/contoh/2022/evaluasi/tw2/terbitan.xlsx"
        assert kantor_terisi.klien("staf").get(alamat).status_code == 404
        Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DITETAPKAN)
        jawaban = kantor_terisi.klien("camat").get(alamat)
        assert jawaban.status_code == 200
        assert "evaluasi-tw2-2022-contoh.xlsx" in jawaban["Content-Disposition"]
        assert kantor_terisi.klien("staf_lain").get(alamat).status_code == 404


class TestPeriksa:
    """The public page, without login."""

    def buka(self, kode: str, berkas: bytes | None = None):
        klien, alamat = Client(), f"/d/{kode}/"
        if berkas is None:
            return klien.get(alamat)
        return klien.post(alamat, {"berkas": SimpleUploadedFile("unduhan.pdf", berkas)})

    def test_membenarkan(self, terbit):
        isi = self.buka(terbit["pdf"].kode.lower()).content.decode()
        for teks in ("Renja Perubahan Tahun 2022", "050/7/KEC", terbit["pdf"].sidik, "Tidak ada dokumen sejenis"):
            assert teks in isi

    def test_tidak_membuka_isi(self, terbit):
        """Nothing of what the document holds, and no way into the site but the login."""
        isi = self.buka(terbit["pdf"].kode).content.decode()
        assert "1.500.000" not in isi
        assert "/contoh/" not in isi

    @pytest.mark.parametrize("jenis", ["pdf", "xlsx"])
    def test_berkas_sama(self, terbit, jenis):
        assert "<strong>Sama.</strong>" in self.buka(terbit["pdf"].kode, bytes(terbit[jenis].isi)).content.decode()

    @pytest.mark.parametrize("letak", [0, 1000, -1])
    def test_satu_bita_berubah(self, terbit, letak):
        isi = bytearray(bytes(terbit["pdf"].isi))
        isi[letak] ^= 1
        assert "<strong>Tidak sama.</strong>" in self.buka(terbit["pdf"].kode, bytes(isi)).content.decode()

    def test_tanpa_berkas(self, terbit):
        assert "Pilih berkas" in Client().post(f"/d/{terbit['pdf'].kode}/").content.decode()

    def test_berkas_terlalu_besar(self, terbit):
        isi = self.buka(terbit["pdf"].kode, b"x" * (30 * 1024 * 1024 + 1)).content.decode()
        assert "terlalu besar" in isi

    @pytest.mark.parametrize("kode", ["ABCDEFGH", "0000", "ZZZZZZZZZZZZZZZZ"])
    def test_tidak_dikenal(self, db, kode):
        jawaban = self.buka(kode)
        assert jawaban.status_code == 404
        assert "Tidak ada dokumen berkode" in jawaban.content.decode()

    def test_ada_yang_lebih_baru(self, kantor_terisi, ringan):
        lama = terbitkan(tetapkan(kantor_terisi.pokok))
        assert "Tidak ada dokumen sejenis" in self.buka(lama["pdf"].kode).content.decode()
        tetapkan(kantor_terisi.perubahan)
        isi = self.buka(lama["pdf"].kode).content.decode()
        assert "Sudah ada yang lebih baru: <strong>Renja Perubahan Tahun 2022</strong>" in isi

    def test_cacah_kueri(self, terbit, django_assert_num_queries):
        with django_assert_num_queries(2):
            self.buka(terbit["pdf"].kode)
