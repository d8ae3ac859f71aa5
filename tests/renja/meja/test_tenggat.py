"""Deadlines: proposed by rule, confirmed by people, shown beside the documents."""

from datetime import date

import pytest

from planning.models import Tenggat
from planning.usul_tenggat import usul_tenggat
from tests.factories import buat_kabupaten, buat_pengguna

from .conftest import MEJA, kirim, pesan, semula

pytestmark = pytest.mark.django_db

TENGGAT = f"{MEJA}tenggat/?tahun=2022"


def tersimpan() -> dict[str, tuple[date, str]]:
    return {t.dokumen: (t.tanggal, t.dasar) for t in Tenggat.objects.filter(tahun=2022)}


def isian(**ganti) -> dict:
    kosong = {f"{u.dokumen}-{n}": "" for u in usul_tenggat() for n in ("tanggal", "dasar")}
    return kosong | {k.replace("__", "-"): v for k, v in ganti.items()}


def test_usul_menurut_aturan():
    usul = {u.dokumen: u.tanggal(2022) for u in usul_tenggat()}
    assert usul == {
        "renja": date(2021, 7, 30),
        "renja-perubahan": date(2022, 8, 31),
        "pk": date(2022, 1, 31),
        "rencana-aksi": date(2022, 1, 31),
    }


def test_usul_belum_berlaku_sebelum_disimpan(badan):
    jawaban = badan.get(f"{TENGGAT}&usul=1")
    assert 'value="30-07-2021"' in jawaban.content.decode()
    assert any("4 tanggal diusulkan" in p for p in pesan(jawaban))
    assert tersimpan() == {}
    # As the page would send it.
    isi = {
        b.html_name: b.value() if isinstance(b.value(), str) else f"{b.value():%d-%m-%Y}"
        for f in jawaban.context["borang"].formulir
        for b in f
    }
    badan.post(TENGGAT, {"semula": semula(jawaban)} | isi)
    assert {d: t for d, (t, _) in tersimpan().items()} == {u.dokumen: u.tanggal(2022) for u in usul_tenggat()}
    assert "Peraturan Bupati tentang RKPD" in tersimpan()["renja"][1]


def test_usul_tidak_menimpa(badan):
    kirim(badan, TENGGAT, isian(renja__tanggal="15 Juli 2021", renja__dasar="Surat edaran"))
    jawaban = badan.get(f"{TENGGAT}&usul=1")
    assert 'value="15-07-2021"' in jawaban.content.decode()
    assert any("3 tanggal diusulkan" in p for p in pesan(jawaban))


def test_simpan_dan_hapus(badan):
    kirim(badan, TENGGAT, isian(renja__tanggal="30/7/2021", renja__dasar="Surat", pk__tanggal="31-1-2022"))
    assert tersimpan() == {"renja": (date(2021, 7, 30), "Surat"), "pk": (date(2022, 1, 31), "")}
    kirim(badan, TENGGAT, isian(renja__tanggal="30-07-2021", renja__dasar="Surat"))
    assert set(tersimpan()) == {"renja"}


@pytest.mark.parametrize(
    ("ganti", "kata"),
    [
        ({"renja__tanggal": "31-2-2022"}, "tidak ada dalam kalender"),
        ({"renja__tanggal": "segera"}, "bukan tanggal"),
        ({"renja__tanggal": "30-7-2012"}, "terlalu jauh dari tahun rencana 2022"),
        ({"renja__dasar": "Surat"}, "Isi tanggalnya"),
        ({"renja__tanggal": "30-7-2021", "renja__dasar": "x" * 300}, "200"),
    ],
)
def test_yang_salah(badan, ganti, kata):
    jawaban = kirim(badan, TENGGAT, isian(pk__tanggal="31-1-2022", **ganti))
    assert jawaban.status_code == 200
    assert kata in jawaban.content.decode()
    assert tersimpan() == {}


def test_bentrok(meja, badan):
    rekan = buat_pengguna("rekan", "bappelitbangda", kabupaten=meja.perangkat_daerah.kabupaten, first_name="Rekan")
    dari = semula(badan.get(TENGGAT))
    kedua = meja.klien("bappelitbangda")
    kedua.force_login(rekan)
    kirim(kedua, TENGGAT, isian(renja__tanggal="1-7-2021"))
    jawaban = kirim(badan, TENGGAT, isian(renja__tanggal="2-7-2021"), dari)
    assert "Sudah diubah oleh Rekan" in jawaban.content.decode()
    assert tersimpan()["renja"][0] == date(2021, 7, 1)


def test_milik_kabupaten_sendiri(meja, badan):
    Tenggat.objects.create(kabupaten=buat_kabupaten("73.99"), tahun=2022, dokumen="renja", tanggal=date(2021, 1, 1))
    assert "01-01-2021" not in badan.get(TENGGAT).content.decode()


def test_triwulan_disebut(badan):
    assert "Triwulan IV 10 Januari 2023" in badan.get(TENGGAT).content.decode()


@pytest.mark.parametrize("siapa", ["staf", "camat", "admin", "staf_lain"])
def test_peran_lain(meja, siapa):
    assert meja.klien(siapa).post(TENGGAT, isian(renja__tanggal="1-7-2021")).status_code == 403
    assert tersimpan() == {}
