"""The desk in a real browser: accessible, laptop and phone, light and dark, keyboard alone, without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone

from planning.models import Tenggat
from tests.renja.data.test_tampilan import periksa
from tests.renja.test_tampilan import TAMPILAN, UKURAN, jendela  # noqa: F401 (a fixture)

from .conftest import MEJA, tambah_kantor, tetapkan
from .test_rancangan import RANCANGAN, baris, buku, kode, mulai, unggah  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

HALAMAN = {
    "beranda": "/",
    "papan": f"{MEJA}?tahun=2022",
    "saringan": f"{MEJA}?tahun=2022&lebih=1&urut=-pagu",
    "kosong": f"{MEJA}?tahun=2022&cari=tidak+ada",
    "tahun-kosong": f"{MEJA}?tahun=2099",
    "kompilasi": f"{MEJA}kompilasi/?tahun=2022",
    "plafon": f"{MEJA}plafon/?tahun=2022",
    "tenggat": f"{MEJA}tenggat/?tahun=2022&usul=1",
    "rancangan": f"{RANCANGAN}?tahun=2023",
    "rancangan-belum": f"{RANCANGAN}?tahun=2024",
    "pratinjau": f"{RANCANGAN}pratinjau/?tahun=2023",
}


@pytest.fixture
def penuh(meja, kode):  # noqa: F811
    """With every state there is: issued, late, over the ceiling, an upload that waits."""
    tambah_kantor(meja, 6)
    tetapkan(meja.pokok)
    for nama, hari in (("renja", -400), ("pk", 3)):
        tanggal = timezone.localdate() + timedelta(days=hari)
        Tenggat.objects.create(
            kabupaten=meja.perangkat_daerah.kabupaten, tahun=2022, dokumen=nama, tanggal=tanggal, dasar="Surat edaran"
        )
    badan = meja.klien("bappelitbangda")
    mulai(badan, "contoh", "tetangga")
    unggah(badan, buku(baris("Contoh", kode[0], 5_000_000), baris("Tetangga", "7.01.99.2.01.01", 1)))
    return meja


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_semua_halaman(penuh, jendela, ukuran, skema):  # noqa: F811
    halaman = jendela(penuh.klien("bappelitbangda"), ukuran, skema)
    temuan = {}
    for nama, alamat in HALAMAN.items():
        assert halaman.goto(alamat).status == 200, nama
        temuan[nama] = periksa(halaman, ukuran)
    assert {n: t for n, t in temuan.items() if t} == {}


@pytest.mark.parametrize("ukuran", UKURAN)
def test_yang_salah(penuh, jendela, ukuran):  # noqa: F811
    """A ceiling and a date that cannot be read: said, seen, and what was typed is still there."""
    halaman = jendela(penuh.klien("bappelitbangda"), ukuran)
    for alamat, medan, isi in (
        (f"{MEJA}plafon/?tahun=2022", "Plafon Renja Tetangga", "dua juta"),
        (f"{MEJA}tenggat/?tahun=2023", "Tanggal Renja Perubahan", "segera"),
    ):
        halaman.goto(alamat)
        halaman.get_by_label(medan, exact=True).fill(isi)
        halaman.get_by_role("button", name="Simpan").click()
        halaman.get_by_text("1 hal perlu dibetulkan").wait_for()
        assert periksa(halaman, ukuran) == []
        assert halaman.evaluate("document.activeElement.className") == "pesan galat"
        assert halaman.get_by_label(medan, exact=True).input_value() == isi


def test_papan_ketik_saja(penuh, jendela):  # noqa: F811
    """From the home page to the documents that are late, sorted, and into one of them."""
    halaman = jendela(penuh.klien("bappelitbangda"))
    halaman.goto("/")
    halaman.get_by_role("link", name="Buka meja Bappelitbangda").focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_label("Terlambat").focus()
    halaman.keyboard.press("Space")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**terlambat=1**")
    urut = halaman.get_by_role("columnheader", name="Tenggat").get_by_role("link")
    urut.focus()
    assert urut.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth") == "solid3px"
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**urut=tenggat**")
    assert halaman.locator("th[aria-sort=ascending]").inner_text().startswith("Tenggat")
    halaman.get_by_role("link", name="Renja Kec-0", exact=True).focus()
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**/kec-0/2022/renja/pokok/")


def test_tanpa_javascript_dan_kartu_di_ponsel(penuh, browser, live_server):
    klien = penuh.klien("bappelitbangda")
    konteks = browser.new_context(
        base_url=live_server.url, java_script_enabled=False, viewport={"width": 360, "height": 740}
    )
    konteks.add_cookies([{"name": "sessionid", "value": klien.cookies["sessionid"].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(f"{MEJA}?tahun=2022")
    halaman.get_by_label("Melebihi plafon").check()
    halaman.get_by_role("button", name="Tampilkan").click()
    assert halaman.locator("tbody tr").filter(has_text="melebihi plafon").count() == 1
    halaman.goto(f"{MEJA}plafon/?tahun=2022")
    halaman.get_by_label("Plafon Renja Contoh", exact=True).fill("1.000.000")
    halaman.get_by_role("button", name="Simpan").click()
    assert halaman.get_by_text("plafon Renja Rp 1.000.000 di bawah pagu").is_visible()
    with halaman.expect_download() as unduhan:
        halaman.goto(f"{MEJA}kompilasi/?tahun=2022")
        halaman.get_by_role("button", name="Unduh Excel").click()
    assert unduhan.value.suggested_filename == "kompilasi-2022-luwu-contoh.xlsx"
    konteks.close()


def test_tanpa_skrip_dan_gaya_sebaris(penuh, jendela):  # noqa: F811
    halaman = jendela(penuh.klien("bappelitbangda"))
    halaman.goto(f"{MEJA}?tahun=2022", wait_until="networkidle")
    assert halaman.locator("script, [style], [onclick]").count() == 0
    besar = dict(
        halaman.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name.split('/').at(-1), e.decodedBodySize])"
        )
    )
    assert besar["meja.css"] < 4_000
