"""A PDF being made, in a real browser: asked for, watched, stopped by keyboard, fetched when it is there."""

import pytest
from playwright.sync_api import expect

from planning.models import Cetakan, Potongan
from renja.cetakan.antrean import minta
from renja.cetakan.tugas import buat_potongan
from tests.aksesibel import pelanggaran
from tests.renja.isian.conftest import konteks as konteks

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

DOKUMEN = "/contoh/2022/renja/pokok/dokumen/renja/"


@pytest.fixture
def menunggu(monkeypatch):
    """No worker: what is asked for waits until the test does the work."""
    monkeypatch.setattr("django_tasks.base.Task.enqueue", lambda *arg: None)


def test_diminta_dibatalkan_diminta_lagi_diunduh(transactional_db, kantor_terisi, konteks, mesin, menunggu):
    halaman = konteks(kantor_terisi.orang["staf"], color_scheme="dark").new_page()
    halaman.goto(DOKUMEN)
    halaman.get_by_role("button", name="Buat PDF").click()
    expect(halaman.get_by_text("Menunggu giliran.")).to_be_visible()
    assert pelanggaran(halaman) == []
    batal = halaman.get_by_role("button", name="Batalkan")
    batal.focus()
    batal.press("Enter")
    expect(halaman.get_by_text("Pembuatan PDF dibatalkan.")).to_be_visible()
    assert pelanggaran(halaman) == []
    halaman.get_by_role("button", name="Buat PDF lagi").press("Enter")
    pertama, *sisa = Potongan.objects.values_list("pk", flat=True)
    buat_potongan.call(pertama)
    expect(halaman.get_by_role("progressbar")).to_have_attribute("value", "1")
    with halaman.expect_download() as unduhan:
        for kunci in sisa:
            buat_potongan.call(kunci)
    assert unduhan.value.suggested_filename == "renja-2022-contoh.pdf"
    expect(halaman.get_by_text("PDF selesai dibuat.").first).to_be_visible()
    expect(halaman.get_by_role("link", name="Unduh PDF")).to_be_focused()
    assert pelanggaran(halaman) == []
    halaman.goto(DOKUMEN)
    expect(halaman.get_by_role("link", name="Unduh PDF")).to_be_visible()


def test_di_ponsel_tanpa_skrip(transactional_db, kantor_terisi, konteks, mesin, menunggu, susun):
    """Small, without JavaScript: the page renews itself, nothing sticks out."""
    ponsel = {"viewport": {"width": 360, "height": 740}, "java_script_enabled": False}
    halaman = konteks(kantor_terisi.orang["camat"], **ponsel).new_page()
    cetakan = minta(susun())
    halaman.goto(f"{DOKUMEN}cetakan/{cetakan.pk}/")
    expect(halaman.get_by_text("Menunggu giliran.")).to_be_visible()
    for kunci in Potongan.objects.values_list("pk", flat=True):
        buat_potongan.call(kunci)
    assert Cetakan.objects.get().selesai
    expect(halaman.get_by_text("PDF selesai dibuat.")).to_be_visible()
