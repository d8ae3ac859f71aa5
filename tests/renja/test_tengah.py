"""What was submitted meanwhile is said, on a page or as JSON, and not written over."""

from datetime import date

import pytest

from planning.alur import dokumen_renja
from planning.enums import StatusDokumen
from planning.models import Dokumen
from planning.models.renja import Renja as ModelRenja

ISI_KOLOM = "/contoh/2022/renja/pokok/isian/isi-kolom/"


@pytest.fixture
def diajukan_sementara(kantor_terisi, monkeypatch):
    """The page still takes the Renja for open (it looked before); in the database it is submitted."""
    d = dokumen_renja(kantor_terisi.pokok)
    Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DIAJUKAN, nomor="1", tanggal=date(2022, 1, 1))
    monkeypatch.setattr(ModelRenja, "terkunci", False)
    return kantor_terisi


def test_halaman(diajukan_sementara):
    jawaban = diajukan_sementara.klien("staf").post(ISI_KOLOM, {"kolom": "lokasi", "isian": "Desa", "cakupan": "semua"})
    assert jawaban.status_code == 409
    assert "sudah diajukan ke camat sehingga terkunci" in jawaban.content.decode()


def test_lembar(diajukan_sementara):
    orang, baris = diajukan_sementara.orang["staf"], diajukan_sementara.pokok.baris.first()
    jawaban = diajukan_sementara.klien("staf").post(
        "/contoh/2022/renja/pokok/isian/simpan/",
        {"pengguna": orang.pk, "sel": [{"nama": f"b{baris.pk}-lokasi", "versi": 1, "tulisan": "Desa"}]},
        content_type="application/json",
    )
    assert (jawaban.status_code, "terkunci" in jawaban.json()["pesan"]) == (409, True)
