"""What was issued, handed over: the very bytes, one or all of them, however many without much memory."""

from __future__ import annotations

import csv
import hashlib
import io
import tracemalloc
from zipfile import ZipFile

import pytest

from planning.models import DokumenTerbit
from renja.keluaran.zip_terbit import BerkasRusak, zip_terbit

from .conftest import MEJA, tambah_kantor, tetapkan

pytestmark = pytest.mark.django_db

ZIP = f"{MEJA}terbit/2022.zip"


def isi_zip(jawaban) -> ZipFile:
    assert jawaban.streaming
    return ZipFile(io.BytesIO(b"".join(jawaban.streaming_content)))


def test_satu_dokumen(meja, badan):
    terbit = tetapkan(meja.pokok, b"%PDF-1.7 yang ditetapkan")
    jawaban = badan.get(f"{MEJA}terbit/{terbit.pk}/")
    assert jawaban.content == b"%PDF-1.7 yang ditetapkan"
    assert jawaban["Content-Type"] == "application/pdf"
    assert 'filename="renja-pokok-2022-contoh.pdf"' in jawaban["Content-Disposition"]
    assert badan.get(f"{MEJA}terbit/{terbit.pk}/", HTTP_IF_NONE_MATCH=jawaban["ETag"]).status_code == 304


def test_milik_kabupaten_lain_tidak_ada(meja, badan, asing):
    terbit = tetapkan(asing)
    assert badan.get(f"{MEJA}terbit/{terbit.pk}/").status_code == 404
    assert badan.get(ZIP).status_code == 404
    tetapkan(meja.pokok)
    assert not any("asing" in n for n in isi_zip(badan.get(ZIP)).namelist())
    assert meja.klien("bappelitbangda_lain").get(f"{MEJA}terbit/{terbit.pk}/").status_code == 200


@pytest.mark.parametrize("siapa", ["staf", "camat", "admin", "staf_lain"])
def test_peran_lain(meja, siapa):
    terbit = tetapkan(meja.pokok)
    assert meja.klien(siapa).get(f"{MEJA}terbit/{terbit.pk}/").status_code == 403


def test_zip_dengan_daftar_dan_sidik(meja, badan):
    for n, renja in enumerate([meja.pokok, *tambah_kantor(meja, 3)]):
        tetapkan(renja, b"%PDF-1.7 " + bytes([n]) * 700_000)
    tetapkan(meja.perubahan, b"PK isi", jenis_berkas="xlsx", nama="=renja.xlsx")
    arsip = isi_zip(badan.get(ZIP))
    assert arsip.testzip() is None
    akar = "dokumen-2022-luwu-contoh/"
    assert len(arsip.namelist()) == 5 + 2
    daftar = list(csv.DictReader(io.StringIO(arsip.read(f"{akar}daftar.csv").decode("utf-8-sig"))))
    assert {b["kecamatan"] for b in daftar} == {
        "Kecamatan Contoh",
        "Kecamatan Kec-0",
        "Kecamatan Kec-1",
        "Kecamatan Kec-2",
    }
    pertama = next(b for b in daftar if b["berkas"] == "contoh/renja-pokok-2022-contoh.pdf")
    assert (pertama["dokumen"], pertama["nomor"], pertama["tanggal"]) == (
        "Renja Tahun 2022",
        "7 Tahun 2021",
        "2021-07-14",
    )
    # Nothing in the list is a formula, whatever a file is called.
    assert not any(sel.startswith("=") for b in daftar for sel in b.values())
    sidik = dict(reversed(b.split("  ")) for b in arsip.read(f"{akar}SHA256SUMS").decode().splitlines())
    assert len(sidik) == 6
    for nama, nilai in sidik.items():
        assert hashlib.sha256(arsip.read(f"{akar}{nama}")).hexdigest() == nilai
    for b in daftar:
        assert sidik[b["berkas"]] == b["sha256"]
        assert arsip.getinfo(f"{akar}{b['berkas']}").file_size == int(b["bita"])


def test_bita_yang_sama(meja, badan):
    tetapkan(meja.pokok)
    assert b"".join(badan.get(ZIP).streaming_content) == b"".join(badan.get(ZIP).streaming_content)


def test_belum_ada_yang_ditetapkan(badan):
    jawaban = badan.get(ZIP)
    assert jawaban.status_code == 404
    assert "Belum ada dokumen tahun 2022 yang ditetapkan" in jawaban.content.decode()


def test_ingatan_terbatas(meja):
    """Twenty files of two megabytes: what is held at a time is a few files, not all of them."""
    besar = 2 * 2**20
    for n, renja in enumerate(tambah_kantor(meja, 20)):
        tetapkan(renja, bytes([n]) * besar)
    terbit = list(DokumenTerbit.objects.select_related("dokumen__perangkat_daerah", "dokumen__renja").defer("isi"))
    tracemalloc.start()
    try:
        total = sum(len(potongan) for potongan in zip_terbit(terbit, "uji"))
        puncak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert total > 20 * besar
    assert puncak < 5 * besar


def test_bita_yang_berubah_tidak_diserahkan(meja):
    terbit = tetapkan(meja.pokok, sidik="0" * 64)
    with pytest.raises(BerkasRusak, match="tidak sesuai dengan sidiknya"):
        list(zip_terbit([terbit], "uji"))
