"""``manage.py tabel``: formats, and bad input told in Indonesian with exit code 2."""

import csv
import io

import pytest
from django.core.management import CommandError, ManagementUtility, call_command

from renja.keluaran.csv import baris_csv
from renja.tabel import muat_tabel

pytestmark = pytest.mark.django_db


def jalankan(*arg, **opsi) -> None:
    call_command("tabel", *arg, **opsi)


@pytest.mark.parametrize("format", ["csv", "html", "pdf", "xlsx"])
def test_menulis_berkas(data_contoh, tmp_path, format):
    berkas = tmp_path / f"tabel.{format}"
    jalankan("kalaena", "2021", "3.1", versi="perubahan", format=format, output=berkas)
    awal = {"csv": b"level,kode,1,2,", "html": b"<", "pdf": b"%PDF-", "xlsx": b"PK"}[format]
    assert berkas.read_bytes().startswith(awal)


def test_csv_berkolom_nomor_tercetak_dan_angka_polos(data_contoh, tmp_path):
    berkas = tmp_path / "tabel.csv"
    jalankan("kalaena", "2021", "2.3-P", versi="perubahan", format="csv", output=berkas)
    baris = list(csv.DictReader(io.StringIO(berkas.read_text())))
    assert list(baris[0]) == ["level", "kode", "1", "2", "3", "4", "7", "8", "9", "10", "11", "12", "13"]
    assert [b["level"] for b in baris].count("sub_kegiatan") == 34
    gaji = next(b for b in baris if b["kode"] == "7.01.01.2.02.01")
    assert (gaji["9"], gaji["11"], gaji["12"], gaji["13"]) == ("16 Orang", "1648808166", "1451896430", "-196911736")
    assert baris[-1] | {"11": "2609196707", "12": "2479196707", "13": "-130000000"} == baris[-1]
    assert baris[-1]["level"] == "jumlah"


def test_csv_mengulang_kode_dan_nama_pada_indikator_berikutnya(data_contoh):
    tabel = muat_tabel(data_contoh("mangkutana", 2020, "perubahan"), "3.3-P")
    baris = [b for b in baris_csv(tabel) if b["kode"] == "0.00.4.36.08.06.01"]
    assert len(baris) == 3
    assert len({(b["1"], b["2"]) for b in baris}) == 1
    assert [b["12"] for b in baris] == ["7288700", "", ""]


@pytest.mark.parametrize(
    ("arg", "versi", "pesan"),
    [
        (("atlantis", "2021", "3.1"), "pokok", "atlantis"),
        (("kalaena", "1999", "3.1"), "pokok", "tahun 1999"),
        (("kalaena", "2021", "3.1"), "rancangan-awal", "rancangan-awal"),
        (("kalaena", "2021", "3.1"), "entah", "entah"),
        (("kalaena", "2021", "9.9"), "pokok", "Tabel 9.9 tidak dikenal. Nomor yang ada: 2.1,"),
        (("kalaena", "2021", "3.3-P"), "pokok", "Tabel 3.3-P tidak ada pada Renja"),
    ],
)
def test_masukan_salah(data_contoh, arg, versi, pesan):
    with pytest.raises(CommandError, match=pesan) as gagal:
        jalankan(*arg, versi=versi)
    assert gagal.value.returncode == 2


@pytest.mark.parametrize(
    ("nomor", "versi", "judul"),
    [
        ("EVALUASI-TW4", None, "Renja Perubahan Tahun 2024"),
        ("E81-TW4", None, "Renja Perubahan Tahun 2024"),
        ("E81-TW4-17", None, "Renja Perubahan Tahun 2024"),
        ("EVALUASI-TW4", "pokok", "Renja Tahun 2024"),
        ("RA", None, "Renja Tahun 2024"),
    ],
)
def test_versi_bawaan(data_contoh, tmp_path, nomor, versi, judul):
    """What came of a quarter is held against the last version of the year; all else is of the pokok."""
    berkas = tmp_path / "tabel.html"
    jalankan("kalaena", "2024", nomor, versi=versi, format="html", output=berkas)
    assert f'data-dokumen="{judul}"' in berkas.read_text()


def test_versi_bawaan_bila_tidak_ada_renja(data_contoh):
    with pytest.raises(CommandError, match="Tidak ada Renja Kecamatan Kalaena tahun 1999"):
        jalankan("kalaena", "1999", "E81-TW1")


def test_bantuan_menyebut_versi_bawaan(capsys):
    with pytest.raises(SystemExit):
        ManagementUtility(["manage.py", "tabel", "--help"]).execute()
    assert "untuk tabel triwulan (EVALUASI, E81) versi terakhir tahun itu" in " ".join(capsys.readouterr().out.split())


def test_berkas_tujuan_tidak_dapat_ditulis(data_contoh, tmp_path):
    with pytest.raises(CommandError, match="tidak dapat ditulis") as gagal:
        jalankan("kalaena", "2021", "3.1", versi="pokok", output=tmp_path / "tidak-ada" / "x.csv")
    assert gagal.value.returncode == 2
