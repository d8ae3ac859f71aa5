"""A document in a real browser: a part is written, holds a figure from the data, and the pages follow the data."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from planning.models import BagianNaskah
from tests.aksesibel import pelanggaran
from tests.renja.isian.conftest import konteks as konteks

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

DOKUMEN = "/contoh/2022/renja/pokok/dokumen/renja/"


def tulis(halaman: Page) -> None:
    """Replace the whole text: a heading, a sentence with the pagu in bold, a list, a table."""
    naskah = halaman.get_by_role("textbox", name="Naskah")
    naskah.click()
    naskah.press("ControlOrMeta+a")
    naskah.press("Delete")
    tombol = lambda nama: halaman.get_by_role("button", name=nama, exact=True)  # noqa: E731
    tombol("Judul").click()
    naskah.press_sequentially("Keuangan")
    naskah.press("Enter")
    naskah.press_sequentially("Jumlahnya ")
    halaman.get_by_label("Isian dari data").select_option("pagu")
    tombol("Sisipkan isian").click()
    tombol("Tebal").click()
    naskah.press_sequentially(" sekali.")
    naskah.press("Enter")
    tombol("Butir").click()
    naskah.press_sequentially("Satu")
    naskah.press("Enter")
    naskah.press_sequentially("Dua")
    naskah.press("Enter")
    naskah.press("Enter")
    tombol("Tabel").click()
    naskah.press_sequentially("Kolom")
    naskah.press("Tab")
    tombol("Hapus tabel").click()
    expect(naskah.get_by_role("table")).to_have_count(0)
    tombol("Urungkan").click()
    naskah.get_by_role("columnheader").last.click()
    naskah.press_sequentially("Lain")


def test_naskah_dari_penyunting_sampai_pratinjau(transactional_db, kantor_terisi, konteks):
    halaman = konteks(kantor_terisi.orang["staf"]).new_page()
    halaman.goto(DOKUMEN)
    pratinjau = halaman.frame_locator("iframe[name=pratinjau]")
    expect(pratinjau.get_by_role("heading", name="Latar Belakang")).to_be_visible()
    assert pelanggaran(halaman) == []
    halaman.get_by_role("link", name="Sunting Latar Belakang").click()
    assert pelanggaran(halaman) == []
    tulis(halaman)
    assert pelanggaran(halaman) == []
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_role("status")).to_contain_text("1.1 Latar Belakang tersimpan")
    assert BagianNaskah.objects.get().isi == (
        "<h4>Keuangan</h4>\n"
        '<p>Jumlahnya <span data-isian="pagu"></span> <strong>sekali.</strong></p>\n'
        "<ul><li>Satu</li><li>Dua</li></ul>\n"
        "<table><thead><tr><th>Kolom</th><th>Lain</th></tr></thead>"
        "<tbody><tr><td></td><td></td></tr><tr><td></td><td></td></tr></tbody></table>"
    )
    expect(pratinjau.get_by_text("Jumlahnya Rp 2.000.000 sekali.")).to_be_visible()
    halaman.get_by_role("link", name="Sunting Latar Belakang").click()
    expect(halaman.get_by_role("textbox", name="Naskah")).to_contain_text("Jumlahnya Rp 2.000.000 sekali.")
    expect(halaman.get_by_role("button", name="Pulihkan")).to_have_count(0)

    daun = kantor_terisi.pokok.baris.filter(pagu__isnull=False).order_by("nomenklatur__kode").first()
    halaman.goto("/contoh/2022/renja/pokok/isian/")
    pagu = halaman.locator(f'[name="b{daun.pk}-pagu"]')
    pagu.fill("1.400.000")
    pagu.press("Enter")
    expect(halaman.locator("#status")).to_have_attribute("data-keadaan", "tersimpan")
    halaman.goto(DOKUMEN)
    expect(pratinjau.get_by_text("Jumlahnya Rp 2.400.000 sekali.")).to_be_visible()


def test_tulisan_yang_tertinggal_ditawarkan_lagi(transactional_db, kantor_terisi, konteks):
    """A window closed by mistake costs nothing; after Batal nothing is offered."""
    profil = konteks(kantor_terisi.orang["staf"])
    halaman = profil.new_page()
    alamat = f"{DOKUMEN}bagian/penutup/"
    halaman.goto(alamat)
    naskah = halaman.get_by_role("textbox", name="Naskah")
    naskah.click()
    naskah.press_sequentially("Tertinggal ")
    ada = "Object.values(localStorage).some((isi) => isi.includes('Tertinggal'))"
    next(n for n in range(100) if halaman.evaluate(ada) or halaman.wait_for_timeout(50))
    halaman.close(run_before_unload=False)

    halaman = profil.new_page()
    halaman.goto(alamat)
    naskah = halaman.get_by_role("textbox", name="Naskah")
    expect(naskah).not_to_contain_text("Tertinggal")
    halaman.get_by_role("button", name="Pulihkan").click()
    expect(naskah).to_contain_text("Tertinggal")
    halaman.get_by_role("link", name="Batal").click()
    expect(halaman.get_by_role("heading", name="Pratinjau")).to_be_visible()
    halaman.goto(alamat)
    expect(halaman.get_by_role("button", name="Pulihkan")).to_have_count(0)


def test_gambar_dari_unggahan_sampai_pratinjau(transactional_db, kantor_terisi, konteks):
    """Uploaded with its words, chosen in the editor, seen there and on the pages."""
    isi = BytesIO()
    Image.new("RGB", (120, 80), "teal").save(isi, "PNG")
    halaman = konteks(kantor_terisi.orang["staf"]).new_page()
    halaman.goto(f"{DOKUMEN}bagian/isu/")
    halaman.get_by_role("link", name="unggah atau lihat gambar").click()
    halaman.get_by_label("Berkas gambar").set_input_files(
        {"name": "a.png", "mimeType": "image/png", "buffer": isi.getvalue()}
    )
    halaman.get_by_label("Uraian gambar").fill("Loket pelayanan")
    halaman.get_by_role("button", name="Unggah").click()
    expect(halaman.get_by_text("Gambar tersimpan.")).to_be_visible()
    assert pelanggaran(halaman) == []
    halaman.get_by_role("link", name="Kembali ke naskah").click()
    halaman.get_by_label("Isian dari data").select_option(label="Gambar: Loket pelayanan")
    halaman.get_by_role("textbox", name="Naskah").click()
    halaman.get_by_role("button", name="Sisipkan isian").click()
    gambar = halaman.get_by_role("textbox", name="Naskah").get_by_role("img", name="Loket pelayanan")
    expect(gambar).to_be_visible()
    assert gambar.evaluate("x => x.naturalWidth") == 120
    assert pelanggaran(halaman) == []
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    pratinjau = halaman.frame_locator("iframe[name=pratinjau]")
    expect(pratinjau.get_by_role("img", name="Loket pelayanan")).to_be_visible()
    assert "<img" not in BagianNaskah.objects.get().isi
