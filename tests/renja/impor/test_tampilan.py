"""The pages of the import in a real browser: accessible, on laptop and phone, light and dark, without JavaScript."""

import os
from pathlib import Path

import pytest

from tests.aksesibel import pelanggaran
from tests.planning.impor.tulis import buku
from tests.renja.test_tampilan import TAMPILAN, UKURAN, jendela  # noqa: F401 (a fixture)

from .conftest import ALAMAT, isi_templat

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

#: A folder to look at the pages in; nobody needs it for the test.
GAMBAR = os.environ.get("RENJA_TEST_GAMBAR")

KODE = "7.01.01.2.01.01"


def berkas(klien) -> dict[str, bytes]:
    """Uploads that show each kind of preview."""
    banyak = {"G12": 1_750_000, "D10": "Kata lain untuk indikator ini", "H12": "Desa lain yang namanya panjang sekali"}
    return {
        "berubah": isi_templat(klien, **banyak),
        "salah": isi_templat(klien, G12="banyak", A12="7.01.99", F13=-1),
        "sebagian": buku([["Kode", "Pagu 2022"], [KODE, 5]]),
        "ditolak": b"bukan buku kerja",
    }


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_halaman_impor(kantor_terisi, jendela, ukuran, skema, tmp_path):  # noqa: F811
    temuan = {}
    for nama, isi in berkas(kantor_terisi.klien("staf")).items():
        halaman = jendela(kantor_terisi.klien("staf"), ukuran, skema)
        halaman.goto(ALAMAT)
        (tmp_path / "isian.xlsx").write_bytes(isi)
        halaman.get_by_label("Berkas Excel (.xlsx)").set_input_files(tmp_path / "isian.xlsx")
        halaman.get_by_role("button", name="Periksa berkas").click()
        halaman.wait_for_load_state()
        temuan[nama] = pelanggaran(halaman)
        lebar = halaman.evaluate("document.documentElement.scrollWidth")
        if lebar > UKURAN[ukuran][0]:
            temuan[nama].append(f"{lebar} px wide")
        if halaman.locator("script").count():
            temuan[nama].append("a script")
        if nama in ("salah", "ditolak") and halaman.evaluate("document.activeElement.className") != "pesan galat":
            temuan[nama].append("the message has not the focus")
        if GAMBAR:
            halaman.screenshot(path=Path(GAMBAR) / f"impor-{nama}-{ukuran}-{skema}.png", full_page=True)
        if nama == "sebagian":
            halaman.get_by_label("Hapus dari Renja").check()
            halaman.get_by_role("button", name="Perbarui pratinjau").click()
            halaman.get_by_role("heading", name="Baris yang dihapus: 5").wait_for()
            halaman.get_by_role("button", name="Terapkan impor").click()
            halaman.get_by_text("isian.xlsx sudah diterapkan").wait_for()
            temuan["selesai"] = pelanggaran(halaman)
            if GAMBAR:
                halaman.screenshot(path=Path(GAMBAR) / f"impor-selesai-{ukuran}-{skema}.png", full_page=True)
            halaman.get_by_role("button", name="Urungkan").click()
            halaman.get_by_text("sudah diurungkan").wait_for()
        halaman.context.close()
    assert {nama: t for nama, t in temuan.items() if t} == {}
