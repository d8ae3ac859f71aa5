"""The page and the command: a file in, a list out, nothing stored."""

import csv
import json
import re
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.models import Nomenklatur

from .cetak import Cetakan, ke_docx, ke_xlsx
from .test_berkas import BARIS_41, KEPALA_41

pytestmark = pytest.mark.django_db

ALAMAT = "/periksa-berkas/"
SALAH = [*BARIS_41[:3], ["", "JUMLAH", "", "6.000", ""]]


def berkas(tulis=ke_xlsx, baris=SALAH, nama="renja.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, tulis([Cetakan("Tabel 4.1", ["Tabel 4.1"], KEPALA_41, baris)]).getvalue())


@pytest.mark.parametrize(("tulis", "nama"), [(ke_xlsx, "renja.xlsx"), (ke_docx, "renja.docx")])
def test_hasil_ditampilkan(kantor, tulis, nama):
    teks = kantor.klien("staf").post(ALAMAT, {"berkas": berkas(tulis, nama=nama)}).content.decode()
    assert f"Hasil pemeriksaan {nama}" in teks
    assert "Baris jumlah tercetak 6.000, jumlah 1 program 5.000; lebih 1.000." in teks
    assert "1 galat, 0 peringatan, 0 saran." in teks
    assert "sel Tabel" in teks


def test_tidak_ada_yang_disimpan(kantor):
    """Besides the count of how often was asked, nothing is written."""
    klien = kantor.klien("staf")
    with CaptureQueriesContext(connection) as q:
        klien.post(ALAMAT, {"berkas": berkas()})
    tulis = [x["sql"] for x in q.captured_queries if re.match(r"\s*(?:INSERT|UPDATE|DELETE)", x["sql"])]
    assert tulis
    assert all("planning_takaran" in s or "session" in s for s in tulis)


def test_unduh_csv(kantor):
    jawaban = kantor.klien("camat").post(ALAMAT, {"berkas": berkas(), "unduh": "csv"})
    assert jawaban["Content-Type"].startswith("text/csv")
    baris = list(csv.DictReader(StringIO(jawaban.content.decode())))
    assert baris[0]["kode"] == "B-106"
    assert baris[0]["sel"].startswith("Tabel 4.1!D")


def test_berkas_benar(kantor):
    teks = kantor.klien("staf").post(ALAMAT, {"berkas": berkas(baris=BARIS_41)}).content.decode()
    assert "Tidak ada pertentangan yang ditemukan." in teks


def test_tanpa_tabel_dikenal(kantor):
    isi = ke_docx([Cetakan("Surat", [], [("Hari",), ("Acara",)], [["Senin", "Rapat"]])]).getvalue()
    teks = kantor.klien("staf").post(ALAMAT, {"berkas": SimpleUploadedFile("a.docx", isi)}).content.decode()
    assert "Tidak ada tabel Renja yang dikenal" in teks


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"halo", "bukan buku kerja Excel"),
        (b"%PDF-1.4", "Berkas ini PDF"),
        (b"PK" + bytes(6 * 2**20), "lebih besar dari 5 MB"),
        (None, "Pilih berkas .xlsx atau .docx dahulu."),
    ],
)
def test_berkas_ditolak_dengan_pesan(kantor, isi, kata):
    data = {} if isi is None else {"berkas": SimpleUploadedFile("a.xlsx", isi)}
    jawaban = kantor.klien("staf").post(ALAMAT, data)
    assert jawaban.status_code == 200
    assert kata in jawaban.content.decode()


def test_isi_berkas_tidak_menjadi_html(kantor):
    baris = [["1.", "<script>alert(1)</script>", "1 Unit", "5", ""], ["", "JUMLAH", "", "6", ""]]
    nama = "<b>.xlsx"
    teks = kantor.klien("staf").post(ALAMAT, {"berkas": berkas(baris=baris, nama=nama)}).content.decode()
    assert "<script>alert" not in teks
    assert "<b>.xlsx" not in teks


def test_terlalu_sering(kantor, settings):
    settings.LAJU = {**settings.LAJU, "berkas": (2, 10_000)}
    klien = kantor.klien("staf")
    assert [klien.post(ALAMAT, {"berkas": berkas()}).status_code for _ in range(3)] == [200, 200, 429]
    assert klien.get(ALAMAT).status_code == 200


def test_beranda_menunjuk_ke_sini(kantor):
    for siapa in ("staf", "camat", "bappelitbangda"):
        assert f'href="{ALAMAT}"' in kantor.klien(siapa).get("/").content.decode()


# --- The command ------------------------------------------------------------------------------------------------------


@pytest.fixture
def di_cakram(tmp_path):
    alamat = tmp_path / "renja.xlsx"
    alamat.write_bytes(berkas().read())
    return alamat


def perintah(*arg) -> str:
    keluaran = StringIO()
    call_command("periksa-berkas", *arg, stdout=keluaran)
    return keluaran.getvalue()


def test_perintah_json(di_cakram):
    isi = json.loads(perintah(str(di_cakram), "--format", "json"))
    assert isi["tabel"] == [{"nama": "Tabel 4.1", "bentuk": "4.1", "letak": "Tabel 4.1", "baris": 4}]
    satu = isi["temuan"][0]
    assert (satu["kode"], satu["tingkat"], satu["jenis"]) == ("B-106", "galat", "jumlah-salah")
    assert satu["nilai"] == {"tercetak": "6.000", "seharusnya": "5.000"}


def test_perintah_csv_dan_teks(di_cakram):
    assert perintah(str(di_cakram), "--format", "csv").startswith("tingkat,kode,jenis,")
    assert "B-106 galat: Tabel 4.1, JUMLAH: Baris jumlah tercetak 6.000" in perintah(str(di_cakram))


def test_perintah_menolak_dengan_pesan(tmp_path):
    rusak = tmp_path / "a.xlsx"
    rusak.write_bytes(b"x")
    with pytest.raises(CommandError, match="bukan buku kerja"):
        perintah(str(rusak))
    with pytest.raises(CommandError, match="tidak dapat dibaca"):
        perintah(str(tmp_path / "tidak-ada.xlsx"))


def test_nomenklatur_dari_basis_data(di_cakram):
    """The official names come from the database, in one query."""
    with CaptureQueriesContext(connection) as q:
        perintah(str(di_cakram))
    assert len([x for x in q.captured_queries if Nomenklatur._meta.db_table in x["sql"]]) == 1
