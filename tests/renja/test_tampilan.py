"""The pages in a real browser: on the office laptop and on a phone, light and dark, with the keyboard, on paper."""

import gzip
from io import BytesIO

import pdfplumber
import pytest
from django.conf import settings
from playwright.sync_api import expect

from planning.enums import Peran
from planning.models import PerangkatDaerah
from planning.muat import muat
from tests.aksesibel import pelanggaran
from tests.factories import buat_pengguna

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

UKURAN = {"laptop": (1366, 768), "ponsel": (360, 740)}
#: Each size and each scheme once: what is wrong with one of them is wrong whatever the other is.
TAMPILAN = [("laptop", "light"), ("ponsel", "dark")]
RENJA = "/contoh/2022/renja/perubahan/"
HALAMAN = {
    "masuk": ("anonim", "/masuk/"),
    "beranda": ("staf", "/"),
    "beranda kosong": ("staf_lain", "/"),
    "beranda bappelitbangda": ("bappelitbangda", "/"),
    "beranda admin": ("admin", "/"),
    "renja": ("staf", RENJA),
    "tabel 2.3": ("staf", f"{RENJA}tabel/2.3/"),
    "tabel 3.1": ("staf", f"{RENJA}tabel/3.1/"),
    "tabel 3.3-P": ("staf", f"{RENJA}tabel/3.3-P/"),
    "tabel 4.1": ("staf", f"{RENJA}tabel/4.1/"),
    "dokumen": ("staf", f"{RENJA}dokumen/"),
    "dokumen, kerangka": ("staf", f"{RENJA}dokumen/renja-perubahan/"),
    "dokumen, bagian": ("staf", f"{RENJA}dokumen/renja-perubahan/bagian/penutup/"),
    "dokumen, bagian dibaca": ("camat", f"{RENJA}dokumen/renja-perubahan/bagian/penutup/"),
    "gambar naskah": ("staf", "/contoh/gambar-naskah/"),
    "setelan": ("staf", f"{RENJA}setelan/"),
    "lambang": ("staf", "/contoh/lambang/"),
    "periksa berkas": ("staf", "/periksa-berkas/"),
    "tidak ada": ("staf", f"{RENJA}tabel/9.9/"),
    "tidak ada, belum masuk": ("anonim", "/entah/apa/"),
}
#: What has a script; all other pages do without.
BERSKRIP = {"dokumen, bagian"}
#: A status that is not 200 is written to the console by the browser itself.
BUKAN_GALAT = "the server responded with a status of 404"


@pytest.fixture
def jendela(browser, live_server):
    """A function ``(klien, ukuran, skema) -> page``: a fresh browser in which this person is logged in.

    Whatever a page complains of in the console, and whatever it fetches from elsewhere, fails the test.
    """
    buka, keluhan = [], []

    def _jendela(klien, ukuran="laptop", skema="light"):
        lebar, tinggi = UKURAN[ukuran]
        konteks = browser.new_context(
            base_url=live_server.url,
            locale="id-ID",
            viewport={"width": lebar, "height": tinggi},
            color_scheme=skema,
            reduced_motion="reduce",
        )
        konteks.set_default_timeout(15_000)
        buka.append(konteks)
        if sesi := klien.cookies.get("sessionid"):
            konteks.add_cookies([{"name": "sessionid", "value": sesi.value, "url": live_server.url}])
        halaman = konteks.new_page()
        halaman.on("pageerror", lambda galat: keluhan.append(str(galat)))
        halaman.on("console", lambda m: keluhan.append(m.text) if m.type in ("error", "warning") else None)
        halaman.on("request", lambda r: None if r.url.startswith(live_server.url) else keluhan.append(r.url))
        return halaman

    yield _jendela
    for konteks in buka:
        konteks.close()
    assert [k for k in keluhan if BUKAN_GALAT not in k] == []


@pytest.fixture
def nyata(jendela, transactional_db):
    """A page of the laptop in which the staf of Kalaena is logged in, with all of ``fixtures/`` to see."""
    muat(settings.BASE_DIR / "fixtures")
    from django.test import Client

    klien = Client()
    kalaena = PerangkatDaerah.objects.get(slug="kalaena")
    klien.force_login(buat_pengguna("staf", Peran.STAF, perangkat_daerah=kalaena))
    return lambda ukuran="laptop": jendela(klien, ukuran)


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_semua_halaman(kantor_terisi, jendela, ukuran, skema):
    """Every page: accessible to all, nothing wider than the screen, in the colours the system asks for."""
    temuan, per_orang = {}, {}
    for nama, (siapa, alamat) in HALAMAN.items():
        if siapa not in per_orang:
            per_orang[siapa] = jendela(kantor_terisi.klien(siapa), ukuran, skema)
        halaman = per_orang[siapa]
        halaman.goto(alamat)
        temuan[nama] = pelanggaran(halaman)
        lebar = halaman.evaluate("document.documentElement.scrollWidth")
        if lebar > UKURAN[ukuran][0]:
            temuan[nama].append(f"{lebar} px wide")
        latar = halaman.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        terang = sum(map(int, latar.removeprefix("rgb(").removesuffix(")").split(","))) > 3 * 128
        if terang != (skema == "light"):
            temuan[nama].append(f"ground {latar}")
        if halaman.locator("script").count() and nama not in BERSKRIP:
            temuan[nama].append("a script")
    assert {nama: t for nama, t in temuan.items() if t} == {}


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_salah_sandi(kantor, jendela, ukuran, skema):
    """After an error the first field has the focus and the error is tied to it."""
    halaman = jendela(kantor.klien("anonim"), ukuran, skema)
    halaman.goto("/masuk/")
    assert halaman.evaluate("document.activeElement.name") == "username"
    halaman.keyboard.type("entah")
    halaman.keyboard.press("Tab")
    halaman.keyboard.type("entah")
    halaman.keyboard.press("Enter")
    halaman.wait_for_selector("#galat")
    assert halaman.evaluate("document.activeElement.name") == "username"
    assert halaman.input_value("[name=username]") == "entah"
    assert pelanggaran(halaman) == []


def test_masuk_dan_keluar(kantor_terisi, jendela):
    halaman = jendela(kantor_terisi.klien("anonim"))
    halaman.goto(RENJA)
    halaman.fill("[name=username]", "staf")
    halaman.fill("[name=password]", "rahasia-uji-123")
    halaman.click("main button")
    assert halaman.url.endswith(RENJA)
    halaman.click("text=Keluar")
    assert halaman.url.endswith("/masuk/")


def test_papan_ketik(kantor_terisi, jendela):
    """Everything is reached in reading order, and where one is can be seen."""
    halaman = jendela(kantor_terisi.klien("staf"))
    halaman.goto(f"{RENJA}tabel/3.3-P/")
    urutan = []
    while True:
        halaman.keyboard.press("Tab")
        nama, garis = halaman.evaluate(
            "() => { const e = document.activeElement, g = getComputedStyle(e);"
            " return [e.className === 'bingkai' ? 'bingkai' : e.innerText, g.outlineStyle + ' ' + g.outlineWidth] }"
        )
        assert garis == "solid 3px", nama
        urutan.append(nama)
        if nama == "bingkai":
            break
    assert urutan == [
        "Langsung ke isi",
        "Beranda",
        "Staf Contoh\n, akun saya",
        "Keluar",
        "Beranda",
        "Renja Perubahan Tahun 2022",
        "‹ Tabel 3.1",
        "Tabel 4.1 ›",
        "Renja Tahun 2022",
        "Unduh PDF",
        "Unduh Excel",
        "bingkai",
    ]
    halaman.keyboard.press("ArrowRight")
    expect(halaman.locator(".bingkai")).not_to_have_js_property("scrollLeft", 0)


def test_langsung_ke_isi(kantor_terisi, jendela):
    halaman = jendela(kantor_terisi.klien("staf"))
    halaman.goto(RENJA)
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    assert halaman.evaluate("document.activeElement.id") == "isi"


LETAK = """() => {
  const k = s => document.querySelector(s).getBoundingClientRect();
  const b = k('.bingkai'), h = k('.tabel thead'), sel = n => k(`.tabel tbody tr:nth-child(20) > :nth-child(${n})`);
  const [satu, dua, tiga] = [sel(1), sel(2), sel(3)];
  return {kepala: h.top - b.top, satu: satu.left - b.left, dua: dua.left - satu.right, tiga: tiga.left - b.left}
}"""


def test_kepala_dan_kolom_pertama_tetap_di_tempat(nyata):
    halaman = nyata()
    # Narrower than the laptop, so that each of the tables has somewhere to scroll.
    halaman.set_viewport_size({"width": 900, "height": 700})
    for nomor in ("2.1", "2.3", "3.1", "3.3-P", "2.3-P"):
        halaman.goto(f"/kalaena/2021/renja/perubahan/tabel/{nomor}/")
        halaman.evaluate("document.querySelector('.bingkai').scrollTo(250, 500)")
        letak = halaman.evaluate(LETAK)
        assert letak["kepala"] == pytest.approx(2, abs=1), nomor
        assert letak["satu"] == pytest.approx(2, abs=1), nomor
        assert letak["dua"] == pytest.approx(0, abs=1), nomor
        assert letak["tiga"] < 300, f"{nomor}: the third column has gone under the second"


def test_ponsel_hanya_kolom_pertama_yang_tetap(nyata):
    """Two columns that stay would leave nothing to see of the others."""
    halaman = nyata("ponsel")
    halaman.goto("/kalaena/2021/renja/perubahan/tabel/3.1/")
    halaman.evaluate("document.querySelector('.bingkai').scrollTo(400, 300)")
    letak = halaman.evaluate(LETAK)
    assert letak["satu"] == pytest.approx(2, abs=1)
    assert letak["dua"] < -100
    assert halaman.locator(".petunjuk").is_visible()


@pytest.mark.parametrize("ukuran", UKURAN)
def test_tidak_ada_angka_yang_keluar_dari_selnya(nyata, ukuran):
    halaman, lewat = nyata(ukuran), {}
    for nomor in ("2.1", "2.2", "2.3", "2.3-P", "2.4", "3.1", "3.3-P", "4.1"):
        halaman.goto(f"/kalaena/2021/renja/perubahan/tabel/{nomor}/")
        halaman.evaluate("document.fonts.ready")
        lewat[nomor] = halaman.evaluate(
            "() => [...document.querySelectorAll('.tabel :is(th, td)')]"
            ".filter(s => s.scrollWidth > s.clientWidth + 1).map(s => s.innerText)"
        )
    assert {nomor: sel for nomor, sel in lewat.items() if sel} == {}


def test_dua_puluh_baris_pada_laptop(nyata):
    """Tight rows: with the table in view, twenty lines of it are."""
    halaman = nyata()
    halaman.goto("/kalaena/2021/renja/perubahan/tabel/4.1/")
    halaman.evaluate("document.querySelector('.bingkai').scrollIntoView()")
    terlihat = halaman.evaluate(
        "() => { const b = document.querySelector('.bingkai').getBoundingClientRect();"
        " return [...document.querySelectorAll('.tabel tbody tr')]"
        ".filter(r => r.getBoundingClientRect().bottom <= Math.min(b.bottom, innerHeight)).length }"
    )
    assert terlihat >= 20


@pytest.mark.parametrize("alamat", ["/", RENJA, f"{RENJA}tabel/3.3-P/"])
def test_kunjungan_pertama_ringan(kantor_terisi, jendela, alamat):
    """The office network is slow: everything a first visit fetches, compressed, under 150 kB."""
    halaman = jendela(kantor_terisi.klien("staf"))
    jawaban = []
    halaman.on("response", lambda j: jawaban.append(j))
    halaman.goto(alamat, wait_until="networkidle")
    ukuran = {j.url: min(len(isi := j.body()), len(gzip.compress(isi))) for j in jawaban}
    assert any(url.endswith(".css") for url in ukuran)
    assert sum(ukuran.values()) < 150_000, ukuran


def test_dicetak_dari_peramban(nyata):
    """The table and its title, on F4, headings on each page; no buttons, no frame that hides anything."""
    halaman = nyata()
    halaman.goto("/kalaena/2021/renja/perubahan/tabel/3.3-P/")
    with pdfplumber.open(BytesIO(halaman.pdf(prefer_css_page_size=True))) as d:
        assert len(d.pages) > 1
        assert sorted((round(d.pages[0].width / 72 * 25.4), round(d.pages[0].height / 72 * 25.4))) == [215, 330]
        teks = [h.extract_text() for h in d.pages]
    assert "JUMLAH" in teks[-1]
    assert all("14 15 16 17 18 19" in t for t in teks), "the last columns are on the paper"
    assert not any(kata in t for t in teks for kata in ("Unduh", "Keluar", "Beranda"))
