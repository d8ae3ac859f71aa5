"""Findings in a real browser: from the page to the cell, mended there, and explained, on a laptop and a phone."""

import pytest
from playwright.sync_api import expect

from planning.enums import Peran
from planning.models import BarisRenja, PenjelasanTemuan, Renja
from tests.aksesibel import pelanggaran
from tests.factories import buat_pengguna
from tests.renja.isian.conftest import konteks as konteks

from .bersih import SUB, buat_bersih

pytestmark = [pytest.mark.browser, pytest.mark.sekali]
HALAMAN = "/bersih/2022/renja/perubahan/pemeriksaan/"
LAPTOP = {"viewport": {"width": 1366, "height": 768}, "color_scheme": "light"}
PONSEL = {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"}


@pytest.fixture
def renja(transactional_db) -> Renja:
    renja = buat_bersih()
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu_n1=12_000_000)
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode="7.01.02.2.04.01").update(pagu=None)
    return renja


@pytest.fixture
def staf(renja):
    return buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)


def sempurna(halaman, lebar: int) -> None:
    assert pelanggaran(halaman) == []
    assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar


@pytest.mark.parametrize("rupa", [LAPTOP, PONSEL])
def test_dijelaskan(konteks, staf, rupa):
    """Explained without a script on the page; refused when empty, with the focus on what is wrong."""
    lebar = rupa["viewport"]["width"]
    halaman = konteks(staf, **rupa).new_page()
    halaman.goto(HALAMAN)
    assert halaman.locator("script").count() == 0
    sempurna(halaman, lebar)
    butir = halaman.get_by_role("listitem").filter(has_text="Prakiraan maju 7.01.01.2.01.01")
    butir.get_by_text("Jelaskan").click()
    sempurna(halaman, lebar)
    butir.get_by_role("button", name="Simpan alasan").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Tulis alasannya.")
    expect(halaman.get_by_role("alert")).to_be_focused()
    sempurna(halaman, lebar)
    halaman.get_by_label("Mengapa ini sudah benar: P-201").fill("Belanja sekali saja.")
    halaman.get_by_role("button", name="Simpan alasan").locator("visible=true").click()
    expect(butir).to_contain_text("Belanja sekali saja.")
    assert PenjelasanTemuan.objects.get().oleh == staf
    sempurna(halaman, lebar)


@pytest.mark.parametrize("rupa", [LAPTOP, PONSEL])
def test_dari_temuan_ke_sel(konteks, staf, rupa):
    """The link leads into the cell; mending it takes the finding away without a page load, and breaking another
    brings one."""
    lebar = rupa["viewport"]["width"]
    halaman = konteks(staf, **rupa).new_page()
    halaman.goto(HALAMAN)
    halaman.get_by_role("link", name="Perbaiki di isian P-201").click()
    baris = BarisRenja.objects.get(renja__perangkat_daerah=staf.perangkat_daerah, renja__jenis="perubahan",
                                   nomenklatur__kode=SUB)  # fmt: skip
    sel = halaman.locator(f"#b{baris.pk}-pagu_n1")
    expect(sel).to_be_focused()
    expect(halaman.locator(f"#n-b{baris.pk}-pagu_n1")).to_contain_text("Prakiraan maju 7.01.01.2.01.01")
    expect(sel).to_have_attribute("aria-describedby", f"n-b{baris.pk}-pagu_n1")
    expect(halaman.locator("#keterangan-sel")).to_contain_text("Peringatan: Prakiraan maju 7.01.01.2.01.01")
    sempurna(halaman, lebar)
    cacah = halaman.locator("#cacah-temuan").text_content()
    sel.fill("13.000.000")
    sel.press("Enter")
    expect(halaman.locator(f"#n-b{baris.pk}-pagu_n1")).to_have_count(0)
    expect(sel).not_to_have_attribute("aria-describedby", f"n-b{baris.pk}-pagu_n1")
    expect(halaman.locator("#cacah-temuan")).not_to_have_text(cacah)
    sel.fill("1.000")
    sel.press("Enter")
    expect(halaman.locator("#kabar")).to_contain_text("Peringatan: Prakiraan maju")
    expect(halaman.locator(f"#n-b{baris.pk}-pagu_n1")).to_contain_text("Rp 1.000")
    sempurna(halaman, lebar)
