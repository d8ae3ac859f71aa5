"""The page of a year's performance in a real browser: accessible, explained without a script, on a phone."""

import re
from pathlib import Path

import pytest

from planning.models import PerangkatDaerah
from renja.muat import muat
from tests.factories import buat_pengguna

pytestmark = [pytest.mark.browser, pytest.mark.sekali, pytest.mark.django_db(transaction=True)]
AKAR = Path(__file__).resolve().parents[3]
AXE = AKAR / "tests" / "vendor" / "axe-core" / "axe.min.js"
HALAMAN = "/kalaena/2024/kinerja/?tw=4"


@pytest.fixture
def kalaena(transactional_db):
    muat(AKAR / "fixtures")
    buat_pengguna("staf", perangkat_daerah=PerangkatDaerah.objects.get(slug="kalaena"))


def buka(halaman) -> None:
    halaman.goto(f"/masuk/?next={HALAMAN}")
    halaman.fill("input[name=username]", "staf")
    halaman.fill("input[name=password]", "rahasia-uji-123")
    halaman.press("input[name=password]", "Enter")
    halaman.wait_for_url(re.compile("kinerja"))


def test_mudah_diakses_di_layar_dan_ponsel(halaman, kalaena):
    buka(halaman)
    halaman.evaluate(AXE.read_text())
    for lebar, warna in ((1366, "light"), (360, "dark")):
        halaman.set_viewport_size({"width": lebar, "height": 768})
        halaman.emulate_media(color_scheme=warna)
        halaman.locator(".rincian summary").first.click()
        temuan = halaman.evaluate("axe.run(document, {resultTypes: ['violations']}).then(h => h.violations)")
        assert [(t["id"], [n["html"][:120] for n in t["nodes"]]) for t in temuan] == [], (lebar, warna)
        assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth"), lebar
        kecil = halaman.evaluate(
            "[...document.querySelectorAll('main summary, main nav a')].map(e => e.getBoundingClientRect())"
            ".filter(r => r.height < 24).length"
        )
        assert kecil == 0, (lebar, warna)


def test_persentase_menjelaskan_diri_tanpa_javascript(browser, live_server, kalaena):
    """By keyboard alone: open one explanation, and opening another closes it."""
    konteks = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    halaman = konteks.new_page()
    buka(halaman)
    kegiatan = halaman.locator(".rincian tr:has(td.kode:text-is('7.01.01.2.08'))")
    pertama, kedua = kegiatan.locator("details").nth(0), kegiatan.locator("details").nth(2)
    assert not pertama.locator(".alasan").is_visible()
    pertama.locator("summary").focus()
    halaman.keyboard.press("Enter")
    assert "Rata-rata 4 dari 4 nilai." in pertama.locator(".alasan").inner_text()
    kedua.locator("summary").focus()
    halaman.keyboard.press("Enter")
    assert "Rata-rata 3 dari 4 nilai." in kedua.locator(".alasan").inner_text()
    assert not pertama.locator(".alasan").is_visible()
    konteks.close()
