"""The workflow in a real browser: the whole way with six hands, on a phone, with the keyboard, for all."""

import pytest
from playwright.sync_api import Page, expect

from planning.models import Transisi
from tests.aksesibel import pelanggaran
from tests.renja.isian.conftest import konteks as konteks

from .conftest import EVALUASI, PERUBAHAN, PK, RENCANA_AKSI, SUB

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

PONSEL = {"viewport": {"width": 360, "height": 740}}


@pytest.fixture
def buka(konteks, alur):
    """A function ``(siapa, **konteks) -> Page``: this person's own browser, on the home page."""

    def _buka(siapa: str, **isi) -> Page:
        halaman = konteks(alur.kantor.orang[siapa], **isi).new_page()
        halaman.goto("/")
        return halaman

    return _buka


def pilih(halaman: Page, aksi: str, **isi: str) -> None:
    """Choose a step and confirm it."""
    halaman.get_by_role("link", name=aksi, exact=True).click()
    for label, teks in isi.items():
        halaman.get_by_label(label.replace("_", " ")).fill(teks)
    halaman.get_by_role("button", name=aksi, exact=True).click()


def test_dari_pengajuan_sampai_penetapan(transactional_db, alur, buka, live_server):
    """Staf submits, camat returns with a note on a row, staf mends and resubmits, camat approves, Bappelitbangda
    verifies, camat issues; the camat on a phone throughout. A second browser without login confirms the document."""
    staf, camat, badan = buka("staf"), buka("camat", **PONSEL), buka("bappelitbangda")
    staf.goto(PERUBAHAN)
    pilih(staf, "Ajukan ke Camat")
    expect(staf.get_by_role("status")).to_contain_text("diajukan ke camat")

    camat.goto("/")
    camat.get_by_role("link", name="Renja Perubahan Tahun 2022").first.click()
    expect(camat.get_by_role("heading", name="Yang berubah")).to_be_visible()
    camat.get_by_role("link", name="Beri catatan pada Koordinasi Penyusunan").first.click()
    assert camat.get_by_label("Catatan baru tentang").input_value() == SUB
    camat.get_by_label("Isi catatan baru").fill("Pagu terlalu besar.")
    camat.get_by_role("button", name="Simpan catatan").click()
    pilih(camat, "Kembalikan")

    staf.goto("/")
    expect(staf.get_by_text("1 catatan belum dijawab")).to_be_visible()
    staf.get_by_role("link", name="Renja Perubahan Tahun 2022").first.click()
    staf.get_by_role("link", name=f"Buka baris ini {SUB}").click()
    expect(staf.get_by_role("grid")).to_be_visible()
    pagu = staf.locator(f'tr[data-kode="{SUB}"] td.k-pagu input')
    pagu.fill("1.400.000")
    pagu.press("Enter")
    expect(staf.locator("#status")).to_have_attribute("data-keadaan", "tersimpan")
    staf.goto(PERUBAHAN)
    expect(staf.get_by_role("link", name="Ajukan ke Camat")).to_have_count(0)
    staf.get_by_label("Jawaban").fill("Dikurangi menjadi 1.400.000.")
    staf.get_by_role("button", name="Simpan jawaban").click()
    pilih(staf, "Ajukan ke Camat")

    camat.goto(PERUBAHAN)
    expect(camat.get_by_text("Sejak diajukan pada")).to_be_visible()
    expect(camat.get_by_text("Dikurangi menjadi 1.400.000.")).to_be_visible()
    pilih(camat, "Setujui")

    badan.goto("/")
    badan.get_by_role("link", name="Renja Perubahan Tahun 2022 Kecamatan Contoh").first.click()
    badan.get_by_role("link", name="Lembar verifikasi", exact=True).click()
    for ya in badan.get_by_role("radio", name="Ya").all():
        ya.check()
    badan.get_by_role("button", name="Simpan").click()
    pilih(badan, "Nyatakan terverifikasi")
    expect(badan.get_by_role("link", name="Berita acara (PDF)")).to_be_visible()

    camat.goto(PERUBAHAN)
    pilih(camat, "Tetapkan", Nomor_Keputusan_Camat="050/9/KEC", Tanggal_Keputusan_Camat="1 Agustus 2022")
    expect(camat.get_by_text("Nomor 050/9/KEC tanggal 1 Agustus 2022")).to_be_visible()
    with camat.expect_download() as unduhan:
        camat.get_by_role("link", name="PDF", exact=True).click()
    alamat = camat.locator('a[href^="/d/"]').get_attribute("href")

    # Somebody who holds the paper, or the file, and has no account here.
    orang_luar = camat.context.browser.new_context(base_url=live_server.url, **PONSEL)
    try:
        tamu = orang_luar.new_page()
        tamu.goto(alamat)
        expect(tamu.get_by_text("Dokumen ini diterbitkan melalui situs ini.")).to_be_visible()
        expect(tamu.get_by_text("Nomor 050/9/KEC")).to_be_visible()
        tamu.get_by_label("Berkas PDF atau Excel").set_input_files(unduhan.value.path())
        tamu.get_by_role("button", name="Bandingkan").click()
        expect(tamu.get_by_text("Sama.", exact=True)).to_be_visible()
    finally:
        orang_luar.close()
    staf.goto(PERUBAHAN)
    expect(staf.get_by_role("link", name="Mulai Renja Perubahan")).to_be_visible()
    assert [t.aksi for t in Transisi.objects.order_by("pk")] == [
        "ajukan", "kembalikan", "ajukan", "setujui", "verifikasi", "tetapkan",
    ]  # fmt: skip


def test_dengan_papan_ketik(transactional_db, alur, buka):
    """The camat returns a Renja without a mouse; what has to be mended takes the focus."""
    alur.sampai("diajukan")
    halaman = buka("camat")
    halaman.goto(PERUBAHAN)
    halaman.get_by_role("link", name="Ke langkah Anda").press("Enter")
    for _ in range(40):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("document.activeElement.textContent") == "Kembalikan":
            break
    halaman.keyboard.press("Enter")
    halaman.get_by_role("button", name="Kembalikan").focus()
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("alert").first).to_be_focused()
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    halaman.keyboard.type("Perbaiki pagu.")
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    expect(halaman.get_by_role("status")).to_contain_text("dikembalikan kepada staf")


@pytest.mark.parametrize(("lebar", "skema"), [(1366, "light"), (360, "dark")])
def test_semua_halaman(transactional_db, alur, buka, lebar, skema):
    """Accessible to all, nothing wider than the screen, in light and dark."""
    alur.dengan_catatan()
    temuan = {}

    def periksa(halaman, alamat):
        halaman.goto(alamat)
        temuan[alamat, siapa] = pelanggaran(halaman)
        if (ada := halaman.evaluate("document.documentElement.scrollWidth")) > lebar:
            temuan[alamat, siapa].append(f"lebar {ada}")

    rupa = {"viewport": {"width": lebar, "height": 740}, "color_scheme": skema}
    siapa = "staf"
    halaman = buka(siapa, **rupa)
    for alamat in ("/", PERUBAHAN, f"{PERUBAHAN}langkah/ajukan/", PK, RENCANA_AKSI, EVALUASI, "/contoh/2022/",
                   "/contoh/2022/renja/perubahan/", "/contoh/2022/renja/perubahan/isian/"):  # fmt: skip
        periksa(halaman, alamat)
    alur.dokumen.catatan.update(jawaban="Sudah.")
    alur.langkah("staf", "ajukan")
    siapa = "camat"
    halaman = buka(siapa, **rupa)
    for alamat in ("/", f"{PERUBAHAN}?baris={SUB}", f"{PERUBAHAN}langkah/kembalikan/"):
        periksa(halaman, alamat)
    alur.langkah("camat", "setujui")
    siapa = "bappelitbangda"
    halaman = buka(siapa, **rupa)
    for alamat in ("/", PERUBAHAN, f"{PERUBAHAN}verifikasi/"):
        periksa(halaman, alamat)
    assert {k: v for k, v in temuan.items() if v} == {}
