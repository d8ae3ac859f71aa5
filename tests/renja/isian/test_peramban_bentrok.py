"""Two people at one row, each in their own browser."""

import pytest
from playwright.sync_api import expect

from tests.factories import buat_pengguna

from .peramban import LembarPeramban

pytestmark = [pytest.mark.browser, pytest.mark.sekali]


@pytest.fixture
def berdua(lembar, konteks, kantor_terisi):
    rekan = buat_pengguna(
        "rekan", perangkat_daerah=kantor_terisi.perangkat_daerah, first_name="Rekan", last_name="Kerja"
    )
    return lembar(), LembarPeramban(konteks(rekan).new_page(), kantor_terisi.pokok).buka()


@pytest.mark.parametrize(("pilihan", "hasil"), [("Pakai nilai saya", 333), ("Pakai nilai mereka", 222)])
def test_sel_yang_sama(berdua, daun, pilihan, hasil):
    x, y = berdua
    y.klik(y.sel(daun, "pagu")).ketik("222", "Enter").semua_tersimpan()
    x.klik(x.sel(daun, "pagu")).ketik("333", "Enter").berstatus(daun, "pagu", "bentrok")
    expect(x.page.locator("#status")).to_contain_text("1 isian belum tersimpan dan perlu dilihat.")
    expect(x.page.locator("#galat-suara")).to_contain_text("Pagu 2022, ")
    daun.refresh_from_db()
    assert daun.pagu == 222
    # Both values, both names, both times; reached by keyboard.
    x.klik(x.page.get_by_role("button", name="Ke isian itu"))
    dialog = x.page.get_by_role("dialog", name="Bentrok: Pagu 2022, ")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Nilai Anda: 333 (Staf Contoh, ")
    expect(dialog).to_contain_text("Nilai mereka: 222 (Rekan Kerja, ")
    assert len(dialog.locator("p").filter(has_text=r"").all_inner_texts()) == 3
    x.tekan("Tab", *(["Tab"] if pilihan.endswith("mereka") else []))
    assert x.page.evaluate("document.activeElement.textContent") == pilihan
    x.tekan("Enter").semua_tersimpan()
    expect(dialog).to_have_count(0)
    expect(x.sel(daun, "pagu")).to_have_value(str(hasil))
    assert x.fokus == f"b{daun.pk}-pagu"
    daun.refresh_from_db()
    assert daun.pagu == hasil


def test_bentrok_dua_kali(berdua, daun):
    """While one decides, the other changes it again: asked again."""
    x, y = berdua
    y.klik(y.sel(daun, "pagu")).ketik("222", "Enter").semua_tersimpan()
    x.klik(x.sel(daun, "pagu")).ketik("333", "Enter").berstatus(daun, "pagu", "bentrok")
    y.klik(y.sel(daun, "pagu")).ketik("444", "Enter").semua_tersimpan()
    x.klik(x.sel(daun, "pagu")).page.get_by_role("button", name="Pakai nilai saya").click()
    expect(x.page.get_by_role("dialog", name="Bentrok")).to_contain_text("444")
    daun.refresh_from_db()
    assert daun.pagu == 444


def test_sel_berbeda_satu_baris_bergabung(berdua, daun):
    x, y = berdua
    y.klik(y.sel(daun, "lokasi")).ketik("Desa Rekan", "Enter").semua_tersimpan()
    x.klik(x.sel(daun, "pagu")).ketik("333", "Enter").semua_tersimpan()
    # And sees at once what the other has done in this row.
    expect(x.sel(daun, "lokasi")).to_have_value("Desa Rekan")
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (333, "Desa Rekan")
    # From there on it is known: changing it is no conflict.
    x.klik(x.sel(daun, "lokasi")).ketik("Desa Staf", "Enter").semua_tersimpan()
    daun.refresh_from_db()
    assert daun.lokasi == "Desa Staf"


def test_versi_baru_tidak_menyembunyikan_perubahan_orang(berdua, daun):
    """X is typing in a cell that Y has changed, and then another cell of the row is saved: still a conflict."""
    x, y = berdua
    y.klik(y.sel(daun, "lokasi")).ketik("Desa Rekan", "Enter").semua_tersimpan()
    x.page.context.set_offline(True)
    x.klik(x.sel(daun, "lokasi")).ketik("Desa Staf", "Tab")
    x.klik(x.sel(daun, "pagu")).ketik("333", "Enter")
    x.page.context.set_offline(False)
    x.berstatus(daun, "lokasi", "bentrok").berstatus(daun, "pagu", "tersimpan")
    expect(x.sel(daun, "lokasi")).to_have_value("Desa Staf")
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (333, "Desa Rekan")


def test_isi_kolom_orang_lain_terlihat_sebagai_bentrok(berdua, daun, kantor_terisi):
    from planning.isian.isi_kolom import isi_kolom

    x, _ = berdua
    isi_kolom(kantor_terisi.pokok, "lokasi", "Semua Desa", False, kantor_terisi.orang["camat"])
    x.klik(x.sel(daun, "lokasi")).ketik("Desa Staf", "Enter").berstatus(daun, "lokasi", "bentrok")
