"""The 34 sub kegiatan of Kalaena 2021 by import: into an empty Renja, through the page; the tables are as before."""

import sys

import pytest
from django.conf import settings
from django.test import Client

from planning.enums import Peran
from planning.models import PerangkatDaerah, Renja
from planning.muat import muat
from planning.versi import cari_renja
from renja.keluaran.csv import baris_csv
from renja.keluaran.templat import templat_xlsx
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import muat_tabel
from tests.factories import buat_pengguna

from .conftest import Pengunggah, kosongkan

ALAMAT = "/kalaena/2021/renja/perubahan/impor/"
TABEL = ["3.1", "4.1", "2.3-P"]
#: What a person does besides choosing the file, and the pages the browser asks for, until the Renja is finished.
KLIK, PERMINTAAN = 2, 4

BERKAS = {"tabel-3.1": lambda renja: xlsx_tabel(muat_tabel(renja, "3.1")), "templat": templat_xlsx}


def ambil() -> Renja:
    return cari_renja(Renja.objects.all(), "kalaena", 2021, "perubahan")


def semua_tabel() -> dict[str, list]:
    """The tables of the Renja Perubahan as printed, from the database as it is now."""
    return {nomor: baris_csv(muat_tabel(ambil(), nomor)) for nomor in TABEL}


def staf_kalaena():
    return buat_pengguna("staf", Peran.STAF, perangkat_daerah=PerangkatDaerah.objects.get(slug="kalaena"))


@pytest.mark.parametrize("berkas", BERKAS)
def test_lewat_halaman(data_contoh, berkas):
    renja = data_contoh("kalaena", 2021, "perubahan")
    isi, sebelum = BERKAS[berkas](renja), semua_tabel()
    assert sum(b["level"] == "sub_kegiatan" for b in sebelum["3.1"]) == 34
    kosongkan(renja)
    klien = Client()
    klien.force_login(staf_kalaena())
    staf = Pengunggah(klien, ALAMAT)
    hasil = staf.unggah(isi).context["hasil"]
    assert [str(t) for t in hasil.temuan] == []
    assert (hasil.sebelum.daun, hasil.sesudah.daun, hasil.sesudah.pagu) == (0, 34, 2_479_196_707)
    staf.terapkan(hasil.sidik)
    assert semua_tabel() == sebelum


@pytest.mark.browser
@pytest.mark.sekali
def test_di_peramban(halaman, live_server, transactional_db, tmp_path, capfd):
    """In Chromium, without a line of JavaScript: choose the file, check it, apply it; and take it back."""
    muat(settings.BASE_DIR / "fixtures")
    berkas = tmp_path / "renja.xlsx"
    berkas.write_bytes(BERKAS["tabel-3.1"](ambil()))
    sebelum = semua_tabel()
    kosongkan(ambil())
    klien = Client()
    klien.force_login(staf_kalaena())
    halaman.context.add_cookies(
        [{"name": "sessionid", "value": klien.cookies["sessionid"].value, "url": live_server.url}]
    )
    halaman.goto(ALAMAT)
    permintaan = []
    halaman.on("request", lambda r: None if "/static/" in r.url else permintaan.append(r.url))
    klik = 0
    halaman.get_by_label("Berkas Excel (.xlsx)").set_input_files(berkas)
    for tombol in ("Periksa berkas", "Terapkan impor"):
        halaman.get_by_role("button", name=tombol).click()
        klik += 1
    halaman.get_by_text("sudah diterapkan. Bila keliru").wait_for()
    with capfd.disabled():
        sys.stderr.write(f"\nKalaena 2021 lewat impor: pilih 1 berkas, {klik} klik, {len(permintaan)} permintaan\n")
    assert (klik, len(permintaan)) == (KLIK, PERMINTAAN), permintaan
    assert semua_tabel() == sebelum
    halaman.get_by_role("button", name="Urungkan impor renja.xlsx").click()
    halaman.get_by_text("sudah diurungkan").wait_for()
    assert not ambil().baris.exists()
