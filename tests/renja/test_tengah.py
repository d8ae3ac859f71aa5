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


# --- Opened after it was locked -------------------------------------------------------------------------------------

RENJA = "/contoh/2022/renja/pokok/"
PINTU = {
    "impor": ("get", f"{RENJA}impor/"),
    "templat": ("get", f"{RENJA}impor/templat.xlsx"),
    "unggah": ("post", f"{RENJA}impor/"),
    "susunan": ("get", f"{RENJA}susunan/"),
    "hapus baris": ("post", f"{RENJA}susunan/hapus/"),
    "isi kolom": ("post", f"{RENJA}isian/isi-kolom/"),
    "lembar tanpa skrip": ("post", f"{RENJA}isian/"),
}


@pytest.mark.parametrize(("cara", "alamat"), PINTU.values(), ids=PINTU)
@pytest.mark.parametrize(
    ("status", "jalan"),
    [
        ("diajukan", "Tarik kembali dahulu bila perlu diubah."),
        ("diverifikasi", "Mintalah pemeriksa mengembalikannya bila perlu diubah."),
        ("ditetapkan", "Perbaikan dibuat sebagai Renja Perubahan."),
    ],
)
def test_terkunci_dikatakan_sebabnya(kantor_terisi, cara, alamat, status, jalan):
    """Who fills it in otherwise is told what to do, not that the role forbids it; others still are."""
    d = dokumen_renja(kantor_terisi.pokok)
    Dokumen.objects.filter(pk=d.pk).update(status=status, nomor="1", tanggal=date(2022, 1, 1))
    jawaban = getattr(kantor_terisi.klien("staf"), cara)(alamat)
    assert jawaban.status_code == 409
    assert jalan in jawaban.content.decode()
    assert getattr(kantor_terisi.klien("camat"), cara)(alamat).status_code == 403
    assert getattr(kantor_terisi.klien("staf_lain"), cara)(alamat).status_code == 404


def test_sel_yang_terkunci_dikatakan_sebabnya(kantor_terisi):
    d = dokumen_renja(kantor_terisi.pokok)
    Dokumen.objects.filter(pk=d.pk).update(status="diajukan")
    orang, baris = kantor_terisi.orang["staf"], kantor_terisi.pokok.baris.first()
    kiriman = {"pengguna": orang.pk, "sel": [{"nama": f"b{baris.pk}-lokasi", "versi": 1, "tulisan": "Desa"}]}
    jawaban = kantor_terisi.klien("staf").post(f"{RENJA}isian/simpan/", kiriman, content_type="application/json")
    assert jawaban.status_code == 403
    assert "terkunci. Tarik kembali dahulu" in jawaban.json()["pesan"]
