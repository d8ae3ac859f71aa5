"""What renders a file anew is bounded by person; what hands over stored bytes is not."""

import hashlib
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from planning.alur import dokumen_renja
from planning.enums import JenisRenja, StatusDokumen
from planning.models import Dokumen, DokumenTerbit
from tests.factories import buat_renja

pytestmark = pytest.mark.django_db

RENJA = "/contoh/2022/renja/perubahan/"
MEJA = "/bappelitbangda/"
#: The name of each address that renders a file: who asks, and for what.
DIBUAT = {
    "tabel_pdf": ("staf", f"{RENJA}tabel/3.1.pdf"),
    "tabel_xlsx": ("staf", f"{RENJA}tabel/3.1.xlsx"),
    "pemeriksaan_xlsx": ("staf", f"{RENJA}pemeriksaan.xlsx"),
    "impor_templat": ("staf", "/contoh/2022/renja/pokok/impor/templat.xlsx"),
    "berita_acara": ("bappelitbangda", f"{RENJA}persetujuan/berita-acara.pdf"),
    "meja_kompilasi_xlsx": ("bappelitbangda", f"{MEJA}kompilasi/2022.xlsx?tabel=3.1"),
    "meja_rancangan_templat": ("bappelitbangda", f"{MEJA}rancangan-awal/templat-2022.xlsx"),
    "meja_zip": ("bappelitbangda", f"{MEJA}terbit/2022.zip"),
}
#: And of each that hands over what is stored.
TERSIMPAN = {
    "terbitan": ("staf", f"{RENJA}terbitan/renja.pdf"),
    "terbitan_evaluasi": ("staf", "/contoh/2022/evaluasi/tw2/terbitan.pdf"),
    "meja_terbit": ("bappelitbangda", f"{MEJA}terbit/%d/"),
}
AKHIRAN = (".pdf", ".xlsx", ".zip", ".docx", ".csv")


@pytest.fixture(autouse=True)
def jam_berhenti(monkeypatch):
    """No minute ends between two requests."""
    monkeypatch.setattr("renja.laju.time", SimpleNamespace(time=lambda: 1_800_000_001.0))


@pytest.fixture
def siap(kantor_terisi):
    """Everything there is to render or to hand over: an issued perubahan, a Renja open for entry, a rancangan awal."""
    buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, kantor_terisi.perangkat_daerah)
    dokumen = dokumen_renja(kantor_terisi.perubahan)
    Dokumen.objects.filter(pk=dokumen.pk).update(
        status=StatusDokumen.DITETAPKAN, nomor="7 Tahun 2022", tanggal=date(2022, 8, 1)
    )
    isi = b"%PDF-1.7 contoh"
    for jenis in ("pdf", "xlsx"):
        DokumenTerbit.objects.create(
            dokumen=dokumen,
            kode="ABCD2345",
            jenis_berkas=jenis,
            nama=f"renja.{jenis}",
            isi=isi,
            sidik=hashlib.sha256(isi).hexdigest(),
        )
    return kantor_terisi


def _alamat() -> dict[str, str]:
    """Every address of the site that ends like a file, by name."""
    hasil = {}

    def telusuri(pola, awal):
        for p in pola:
            if hasattr(p, "url_patterns"):
                telusuri(p.url_patterns, awal + str(p.pattern))
            else:
                hasil[p.name] = awal + str(p.pattern)

    telusuri(get_resolver().url_patterns, "")
    return {n: a for n, a in hasil.items() if a.endswith(AKHIRAN) or "jenis_berkas" in a}


def test_tidak_ada_berkas_yang_terlewat():
    """A new address of a file must be said to be rendered or stored."""
    assert set(_alamat()) <= set(DIBUAT) | set(TERSIMPAN)


@pytest.mark.parametrize("nama", DIBUAT)
def test_terlalu_sering(siap, settings, nama):
    settings.LAJU = settings.LAJU | {"berkas": (1, 60)}
    siapa, alamat = DIBUAT[nama]
    klien = siap.klien(siapa)
    with CaptureQueriesContext(connection) as kueri:
        pertama = klien.get(alamat)
    assert pertama.status_code == 200
    assert sum("planning_takaran" in k["sql"] for k in kueri) == 1, "the count costs one statement"
    jawaban = klien.get(alamat)
    assert jawaban.status_code == 429
    detik = int(jawaban["Retry-After"])
    assert 1 <= detik <= 60
    isi = jawaban.content.decode()
    assert "Mohon tunggu sebentar" in isi
    assert f"Coba lagi dalam {detik} detik" in isi
    assert not jawaban.has_header("Content-Disposition")


def test_satu_takaran_untuk_semua_berkas(siap, settings):
    """Whoever is held up at one file is held up at the others; pages still open, and a colleague is not held up."""
    settings.LAJU = settings.LAJU | {"berkas": (1, 60)}
    klien = siap.klien("staf")
    assert [klien.get(DIBUAT[n][1]).status_code for n in ("tabel_xlsx", "impor_templat")] == [200, 429]
    assert klien.get(f"{RENJA}tabel/3.1/").status_code == 200
    assert siap.klien("camat").get(DIBUAT["tabel_xlsx"][1]).status_code == 200


@pytest.mark.parametrize("nama", ["terbitan", "meja_terbit"])
def test_yang_tersimpan_tidak_dibatasi(siap, settings, nama):
    settings.LAJU = settings.LAJU | {"berkas": (0, 60)}
    siapa, alamat = TERSIMPAN[nama]
    if "%d" in alamat:
        alamat %= DokumenTerbit.objects.get(jenis_berkas="pdf").pk
    klien = siap.klien(siapa)
    assert [klien.get(alamat).status_code for _ in range(3)] == [200] * 3
