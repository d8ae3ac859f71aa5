"""Building the tree in a real browser: by keyboard alone, with and without JavaScript, for everybody to use."""

import re
from pathlib import Path

import pytest

from planning.isian.potret import potret
from planning.models import Nomenklatur, Renja
from tests.factories import buat_nomenklatur, buat_pengguna, buat_renja

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
AXE = Path(__file__).resolve().parents[2] / "vendor" / "axe-core" / "axe.min.js"
SUSUNAN = "/contoh/2022/renja/pokok/susunan/"
NAMA = {
    "7.01.01.2.01.01": "Penyusunan Dokumen Perencanaan Perangkat Daerah",
    "7.01.01.2.02.01": "Penyediaan Gaji dan Tunjangan ASN",
    "7.01.02.2.04.01": "Pelaksanaan Urusan Pemerintahan terkait Pelayanan Perizinan Non Usaha",
}


@pytest.fixture
def renja(db) -> Renja:
    renja = buat_renja(tahun=2022)
    for kode, nama in NAMA.items():
        buat_nomenklatur(kode, renja.edisi, nama)
    buat_pengguna("staf", perangkat_daerah=renja.perangkat_daerah)
    return renja


def masuk(halaman) -> None:
    halaman.goto(f"/masuk/?next={SUSUNAN}")
    halaman.fill("input[name=username]", "staf")
    halaman.fill("input[name=password]", "rahasia-uji-123")
    halaman.press("input[name=password]", "Enter")
    halaman.wait_for_url(re.compile("susunan"))


def test_dengan_papan_ketik_saja(halaman, renja):
    """Search with a misspelling, tick by arrow and space, search again, add both at once."""
    masuk(halaman)
    halaman.focus("#cari")
    for kata, kode in (("perizianan", "7.01.02.2.04.01"), ("gaji", "7.01.01.2.02.01")):
        halaman.keyboard.press("Control+a")
        halaman.keyboard.type(kata)
        halaman.wait_for_selector(f"[data-hasil] input[value='{kode}']")
        halaman.keyboard.press("ArrowDown")
        while halaman.evaluate("document.activeElement.value") != kode:
            halaman.keyboard.press("ArrowDown")
        halaman.keyboard.press("Space")
        halaman.wait_for_selector(f"[data-dipilih] input[value='{kode}']:checked")
        halaman.focus("#cari")
    assert "2 dipilih." in halaman.text_content("[data-siar]")
    halaman.focus("button[value=tambah]")
    halaman.keyboard.press("Enter")
    halaman.wait_for_selector("text=Dapat diurungkan")
    assert [k for k in potret(renja) if k in NAMA] == ["7.01.01.2.02.01", "7.01.02.2.04.01"]


def test_tanpa_javascript(browser, live_server, renja):
    konteks = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    halaman = konteks.new_page()
    masuk(halaman)
    halaman.fill("#cari", "dokumen perencanaan")
    halaman.press("#cari", "Enter")
    halaman.check("input[value='7.01.01.2.01.01']")
    halaman.click("button[value=tambah]")
    assert "Dapat diurungkan" in halaman.text_content("main")
    halaman.get_by_role("button", name="Urungkan").click()
    assert "Belum ada isi" in halaman.text_content("main")
    konteks.close()
    assert potret(renja) == {}


@pytest.mark.parametrize(("lebar", "warna"), [(1366, "light"), (360, "dark")])
def test_mudah_diakses(halaman, renja, warna, lebar):
    Nomenklatur.objects.filter(kode="7.01.01.2.01.01").update(indikator="Jumlah Dokumen", satuan="Dokumen")
    halaman.set_viewport_size({"width": lebar, "height": 768})
    halaman.emulate_media(color_scheme=warna)
    masuk(halaman)
    for alamat in (f"{SUSUNAN}?cari=gaji", "/contoh/2022/", "/contoh/2023/mulai/"):
        halaman.goto(alamat)
        halaman.evaluate(AXE.read_text())
        temuan = halaman.evaluate("axe.run(document, {resultTypes: ['violations']}).then(h => h.violations)")
        assert [(t["id"], [n["html"] for n in t["nodes"]]) for t in temuan] == [], alamat
        assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"), alamat
