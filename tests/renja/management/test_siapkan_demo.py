"""The trial: people, quarters that can be filled in, documents on their way; twice does no harm."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from evaluation.kunci import sebab_rencana_aksi_terkunci
from evaluation.models import PembukaanTriwulan
from evaluation.muat import muat as muat_evaluasi
from evaluation.triwulan import keadaan
from planning.models import Dokumen, DokumenTerbit, Pengguna, PerangkatDaerah, Renja, Transisi
from planning.muat import Laporan, muat
from planning.perms import boleh_mengisi
from planning.versi import cari_renja
from renja import terbitan
from renja.management.commands import siapkan_demo
from renja.management.contoh_alur import KALAENA

pytestmark = pytest.mark.django_db


def test_triwulan_dibuka_untuk_dicoba(monkeypatch, capsys):
    if connection.vendor != "sqlite":
        with pytest.raises(CommandError, match="SQLite"):
            call_command("siapkan_demo")
        return
    muat(settings.BASE_DIR / "fixtures")
    muat_evaluasi(settings.BASE_DIR / "fixtures", Laporan(settings.BASE_DIR / "fixtures"))
    monkeypatch.setattr(siapkan_demo, "DITULIS", [])
    monkeypatch.setattr(siapkan_demo, "NASKAH", [])
    monkeypatch.setattr(siapkan_demo, "jalankan", lambda *arg: [])
    for _ in range(2):
        call_command("siapkan_demo")
    assert "staf.kalaena" in capsys.readouterr().out
    for slug, tahun, tw in siapkan_demo.TERBUKA:
        assert keadaan(PerangkatDaerah.objects.get(slug=slug), tahun, tw).terbuka
    assert PembukaanTriwulan.objects.count() == len(siapkan_demo.TERBUKA)


@pytest.fixture
def demo(data_contoh, monkeypatch, capsys):
    """A function that runs the command, without its files and with one small table in what is issued."""
    if connection.vendor != "sqlite":
        pytest.skip("perintah ini menolak basis data selain SQLite")
    monkeypatch.setattr(siapkan_demo, "DITULIS", [])
    monkeypatch.setattr(siapkan_demo, "NASKAH", [])
    monkeypatch.setattr(terbitan, "nomor_tabel", lambda dokumen, renja: ["PK"])

    def _demo() -> str:
        call_command("siapkan_demo")
        return capsys.readouterr().out

    return _demo


def _status() -> set[tuple]:
    return {(d.tahun, d.renja.versi if d.renja else f"tw{d.triwulan}", d.status) for d in Dokumen.objects.all()}


def test_alur_hidup_dan_tetap(demo):
    """One document at each stage, by people who may; again, and nothing moves."""
    keluaran = demo()
    harap = {(c.tahun, c.versi or f"tw{c.triwulan}", c.status.value) for c in KALAENA}
    assert {s for s in _status() if s[2] != "draf"} == harap
    cacah = Transisi.objects.count()
    assert cacah == 4 + 2 + 2 + 4 + 1
    dikembalikan = Dokumen.objects.get(status="dikembalikan")
    assert dikembalikan.catatan.count() == 2
    terbit = set(DokumenTerbit.objects.values_list("pk", "sidik"))
    assert len(terbit) == 4
    lagi = demo()
    assert Transisi.objects.count() == cacah
    assert set(DokumenTerbit.objects.values_list("pk", "sidik")) == terbit
    for t in DokumenTerbit.objects.filter(jenis_berkas="pdf"):
        assert f"/d/{t.kode}/" in keluaran
        assert f"/d/{t.kode}/ (sudah ada, dibiarkan)" in lagi
        assert Client().get(f"/d/{t.kode}/").status_code == 200


def test_yang_dicoba_mengisi_tetap_terbuka(demo):
    demo()
    staf = Pengguna.objects.get(username="staf.kalaena")
    perubahan = {t: cari_renja(Renja.objects.all(), "kalaena", t, "perubahan") for t in (2021, 2024)}
    assert boleh_mengisi(staf, perubahan[2021])
    for renja in perubahan.values():
        assert sebab_rencana_aksi_terkunci(renja) == ""
    for slug, tahun, tw in siapkan_demo.TERBUKA:
        assert keadaan(PerangkatDaerah.objects.get(slug=slug), tahun, tw).terbuka


def test_setiap_peran_ditunggu(demo):
    """Somebody new sees on each home page what waits for that person."""
    demo()
    for nama, judul in {
        "staf.kalaena": "Renja Perubahan Tahun 2021",
        "camat.kalaena": "Renja Perubahan Tahun 2024",
        "bappelitbangda": "Evaluasi Triwulan II Tahun 2021",
    }.items():
        klien = Client()
        klien.force_login(Pengguna.objects.get(username=nama))
        menunggu = klien.get("/").content.decode().partition('class="menunggu')[2]
        assert judul in menunggu, nama


def test_yang_tidak_memenuhi_syarat_dikatakan(demo, data_contoh):
    """Somebody emptied a figure: the document stays a draft, and why is said."""
    daun = data_contoh("kalaena", 2024, "perubahan").baris.filter(nomenklatur__kode="7.01.01.2.01.0007")
    assert daun.update(pagu=None) == 1
    keluaran = demo()
    assert "Renja Perubahan Tahun 2024 Kecamatan Kalaena: draf. Pagu belum diisi pada 1 baris" in keluaran
