"""``manage.py impor``: exit codes, what it prints, and that ``--uji`` changes nothing."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from planning.impor.simpanan import riwayat
from planning.isian.urungan import urungkan

from .conftest import BELUM, DUA, JUDUL, LAIN, NAMA, SATU
from .tulis import buku

pytestmark = pytest.mark.django_db

BARU = [BELUM, NAMA[BELUM], "Jumlah laporan", "Laporan", 2, 750_000]


@pytest.fixture
def jalankan(uji, tmp_path):
    """Run the command on a workbook with these lines (or these bytes); gives exit code, output, complaints."""

    def _jalankan(*baris, isi: bytes | None = None, arg: tuple[str, ...] = (), dari: tuple = ("contoh", "2022")):
        berkas = tmp_path / "isi.xlsx"
        berkas.write_bytes(buku([JUDUL, *baris]) if isi is None else isi)
        keluar, galat = StringIO(), StringIO()
        try:
            call_command("impor", *dari, str(berkas), *arg, stdout=keluar, stderr=galat)
        except CommandError as e:
            return e.returncode, keluar.getvalue(), f"{galat.getvalue()}{e}"
        return 0, keluar.getvalue(), galat.getvalue()

    return _jalankan


def test_diterapkan_dan_dapat_diurungkan(uji, jalankan):
    sebelum = uji.potret()
    kode, keluar, galat = jalankan(BARU, [SATU, NAMA[SATU], "Jumlah dokumen", "Dokumen", 3, 1_250_000, None, "PD"])
    assert (kode, galat) == (0, "")
    assert f"Baru: {BELUM} {NAMA[BELUM]}, pagu 750.000" in keluar
    assert f"Berubah: {SATU} Pagu 2022 (Rp): 1.000.000 → 1.250.000" in keluar
    assert f"Berubah: {SATU} Lokasi: Kalaena → (kosong)" in keluar
    assert f"Tidak ada di berkas: {DUA}" in keluar
    assert "Sesudah: 4 baris berpagu, pagu Rp 4.500.000" in keluar
    assert uji.potret()[BELUM].pagu == 750_000
    (impor,) = riwayat(uji.renja)
    assert (impor.nama_berkas, impor.oleh) == ("isi.xlsx", None)
    assert uji.renja.perubahan.filter(cara="impor").exists()
    urungkan(impor.urungan, None)
    assert uji.potret() == sebelum


def test_uji_tidak_mengubah(uji, jalankan):
    sebelum = uji.potret()
    kode, keluar, _ = jalankan(BARU, arg=("--uji",))
    assert kode == 0
    assert "Uji saja" in keluar
    assert uji.potret() == sebelum
    assert riwayat(uji.renja) == []


def test_hapus(uji, jalankan):
    kode, keluar, _ = jalankan([SATU, NAMA[SATU], "Jumlah dokumen"], arg=("--hapus",))
    assert kode == 0
    assert f"Dihapus: {LAIN}" in keluar
    assert DUA not in uji.potret()


@pytest.mark.parametrize("arg", [(), ("--uji",)])
def test_temuan(uji, jalankan, arg):
    sebelum = uji.potret()
    kode, _, galat = jalankan(BARU, [SATU, NAMA[SATU], None, None, None, "banyak"], arg=arg)
    assert kode == 1
    assert galat.startswith("Isian!F3: “banyak” bukan angka")
    assert "1 temuan; tidak ada yang diubah." in galat
    assert uji.potret() == sebelum


def test_tidak_ada_yang_berubah(jalankan):
    kode, keluar, _ = jalankan([DUA, NAMA[DUA], "Jumlah RKA", "Dokumen", 2, 2_000_000], arg=("--versi", "pokok"))
    assert kode == 0
    assert keluar.endswith("Tidak ada yang berubah.\n")


@pytest.mark.parametrize(
    ("isi", "dari", "arg", "pesan"),
    [
        (b"bukan", ("contoh", "2022"), (), "bukan buku kerja"),
        (b"", ("contoh", "2022"), (), "Berkas kosong"),
        (None, ("gaib", "2022"), (), "Tidak ada Renja kecamatan “gaib”"),
        (None, ("contoh", "1999"), (), "tahun 1999"),
        (None, ("contoh", "2022"), ("--versi", "perubahan"), "versi “perubahan”"),
    ],
)
def test_tidak_terbaca(jalankan, isi, dari, arg, pesan):
    kode, _, galat = jalankan(BARU, isi=isi, dari=dari, arg=arg)
    assert kode == 2
    assert pesan in galat


def test_berkas_tidak_ada(uji):
    with pytest.raises(CommandError, match="tidak dapat dibaca") as e:
        call_command("impor", "contoh", "2022", "/gaib/a.xlsx")
    assert e.value.returncode == 2
