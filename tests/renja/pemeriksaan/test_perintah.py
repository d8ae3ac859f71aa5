"""``manage.py periksa``: exit code, and the three ways of writing."""

import csv
import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from planning.models import BarisRenja
from renja.pemeriksaan.penjelasan import terima
from renja.pemeriksaan.periksa import periksa

from .bersih import SUB, buat_bersih


@pytest.fixture
def renja(db):
    renja = buat_bersih()
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu_n1=12_000_000)
    return renja


def jalankan(*arg) -> str:
    keluaran = StringIO()
    call_command("periksa", "bersih", 2022, "--versi", "perubahan", *arg, stdout=keluaran)
    return keluaran.getvalue()


def test_teks(renja):
    tulisan = jalankan()
    assert tulisan.startswith("PAGU\n  peringatan P-201  Prakiraan maju 7.01.01.2.01.01 Penyusunan Dokumen")
    assert tulisan.endswith(
        "Renja Perubahan Tahun 2022 Kecamatan Bersih: 0 galat, 1 peringatan, 0 saran; 0 sudah dijelaskan.\n"
    )
    terima(renja, periksa(renja).temuan[0], "Belanja sekali saja.", None)
    assert "Dijelaskan: Belanja sekali saja." in jalankan()
    assert "1 sudah dijelaskan" in jalankan()


def test_json(renja):
    (satu,) = json.loads(jalankan("--format", "json"))
    assert satu == {
        "kode": "P-201",
        "tingkat": "peringatan",
        "kelompok": "pagu",
        "baris": SUB,
        "kolom": "pagu n+1",
        "pesan": satu["pesan"],
        "nilai": {"pagu": "Rp 12.345.600", "pagu_n1": "Rp 12.000.000"},
        "alasan": "",
    }
    assert "Rp 12.000.000, di bawah pagu 2022 Rp 12.345.600 (kurang Rp 345.600)." in satu["pesan"]


def test_csv(renja):
    (satu,) = csv.DictReader(StringIO(jalankan("--format", "csv")))
    assert (satu["kode"], satu["baris"]) == ("P-201", SUB)
    assert satu["nilai"] == "pagu=Rp 12.345.600; pagu_n1=Rp 12.000.000"


@pytest.mark.parametrize("format", ["teks", "json", "csv"])
def test_galat_keluar_satu(renja, format, capsys):
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu=None)
    with pytest.raises(SystemExit) as keluar:
        jalankan("--format", format)
    assert keluar.value.code == 1


def test_tidak_ada(renja):
    with pytest.raises(CommandError, match="Tidak ada versi “perubahan-2”") as keluar:
        call_command("periksa", "bersih", 2022, "--versi", "perubahan-2")
    assert keluar.value.returncode == 2
