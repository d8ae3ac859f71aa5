"""How the sheet looks and weighs: accessible, light and dark, on a laptop and a phone, without JavaScript."""

import gzip
import random
from pathlib import Path

import pytest
from playwright.sync_api import expect

from planning.terbilang import terbilang
from tests.aksesibel import pelanggaran
from tests.factories import buat_pohon

from .peramban import LembarPeramban, alamat_isian

pytestmark = [pytest.mark.browser, pytest.mark.sekali]
JS = Path(__file__).parents[3] / "static" / "js" / "isian"


@pytest.mark.parametrize(("ukuran", "skema"), [((1366, 768), "light"), ((360, 740), "dark")])
def test_dapat_dipakai_semua_orang(lembar, daun, skema, ukuran):
    """As it opens, with a refused figure, with a conflict, and with the question for the password."""
    from django.contrib.sessions.models import Session

    from planning.isian.sel import SelIsian, simpan_sel

    x = lembar(color_scheme=skema, viewport={"width": ukuran[0], "height": ukuran[1]})
    assert pelanggaran(x.page) == []
    assert x.page.evaluate("document.documentElement.scrollWidth") <= ukuran[0]
    x.klik(x.sel(daun, "pagu")).ketik("925.921,475", "Enter").berstatus(daun, "pagu", "salah")
    x.sel(daun, "pagu").focus()
    assert pelanggaran(x.page) == []
    orang = daun.renja.perangkat_daerah.pengguna.get(username="camat")
    simpan_sel(daun.renja, [SelIsian("baris", daun.pk, "lokasi", 1, "Desa Lain")], orang)
    x.klik(x.sel(daun, "lokasi")).ketik("Desa Saya", "Tab").berstatus(daun, "lokasi", "bentrok")
    x.sel(daun, "lokasi").focus()
    assert pelanggaran(x.page) == []
    Session.objects.all().delete()
    x.klik(x.sel(daun, "catatan")).ketik("x", "Tab")
    expect(x.page.get_by_role("dialog", name="Sesi Anda sudah berakhir")).to_be_visible()
    assert pelanggaran(x.page) == []


@pytest.mark.parametrize("siapa", ["camat", "bappelitbangda"])
def test_dibaca_oleh_yang_lain(lembar, siapa, kantor_terisi, konteks):
    page = konteks(kantor_terisi.orang[siapa]).new_page()
    page.goto(alamat_isian(kantor_terisi.pokok))
    assert pelanggaran(page) == []
    assert page.locator("main").get_by_role("textbox").count() == 0


def test_nama_dan_wilayah_langsung(lembar, daun):
    """A screen reader hears column and row of each cell, and what became of it."""
    x = lembar()
    nama = f"Pagu 2022, {daun.nomenklatur.nama}"
    expect(x.page.get_by_role("textbox", name=nama)).to_have_value("1.000.000")
    indikator = daun.indikator.get(nomor=2)
    expect(x.sel(indikator, "target")).to_have_accessible_name(f"Target 2022, {daun.nomenklatur.nama}, indikator 2")
    x.page.get_by_role("textbox", name=nama).fill("5")
    x.tekan("Enter").semua_tersimpan()
    expect(x.page.locator("#status-suara")).to_have_text(
        "Semua isian tersimpan, pukul " + x.page.locator("#status").inner_text()[-6:]
    )
    expect(x.page.locator("#status-suara")).to_have_role("status")
    expect(x.page.locator("#galat-suara")).to_have_role("alert")
    # Sums change with every key; they are not read out each time.
    assert x.page.locator("output:not([aria-live=off])").count() == 0


def test_dua_puluh_baris_terlihat(konteks, kantor):
    buat_pohon(kantor.pokok, 2, 5, 5)
    x = LembarPeramban(konteks(kantor.orang["staf"]).new_page(), kantor.pokok).buka()
    terlihat = x.page.evaluate(
        """() => {
            const atas = document.querySelector('thead th').getBoundingClientRect().bottom;
            const bawah = document.querySelector('tfoot th').getBoundingClientRect().top;
            return [...document.querySelectorAll('tbody tr')].map(tr => tr.getBoundingClientRect())
                .filter(k => k.top >= atas - 1 && k.bottom <= bawah + 1).length;
        }"""
    )
    assert terlihat >= 20
    # The cell one is in is never under the headings, the first columns or the total.
    x.klik(x.page.locator("tbody textarea").first)
    for tombol in [*["ArrowDown"] * 30, *["ArrowRight"] * 9, *["ArrowUp"] * 25, *["ArrowLeft"] * 7]:
        x.tekan(tombol)
        assert x.page.evaluate(
            """() => {
                const el = document.activeElement.closest('td'), k = el.getBoundingClientRect();
                return el.contains(document.elementFromPoint(k.left + 6, k.top + k.height / 2));
            }"""
        ), tombol


def test_enam_puluh_baris_ringan(konteks, kantor, live_server):
    """First load of 60 rows: under 150 kB compressed, with everything the page fetches."""
    buat_pohon(kantor.pokok, 4, 4, 3, lokasi="Desa Contoh", catatan="Catatan yang agak panjang")
    page = konteks(kantor.orang["staf"]).new_page()
    isi = {}
    page.on("response", lambda r: isi.update({r.url: r}))
    page.goto(alamat_isian(kantor.pokok), wait_until="networkidle")
    assert page.locator("tbody tr.daun").count() == 48
    berat = {u.removeprefix(live_server.url): len(gzip.compress(r.body())) for u, r in isi.items()}
    assert 15 < len(berat) < 30
    assert sum(berat.values()) < 60_000, berat
    assert sum(f.stat().st_size for f in JS.glob("*.js")) < 40_000


def test_modul_disebut_semua():
    """Each script is fetched at once, not one after the other has been read."""
    from renja.views.isian.halaman import MODUL

    assert sorted([*MODUL, "isian"]) == sorted(f.stem for f in JS.glob("*.js"))


def test_tanpa_javascript(konteks, kantor_terisi, daun):
    page = konteks(kantor_terisi.orang["staf"], java_script_enabled=False).new_page()
    page.goto(alamat_isian(kantor_terisi.pokok))
    x = LembarPeramban(page, kantor_terisi.pokok)
    x.sel(daun, "pagu").fill("banyak")
    x.sel(daun, "lokasi").fill("Desa Baru")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("#ringkasan-galat")).to_contain_text("1 isian belum tersimpan")
    expect(x.sel(daun, "pagu")).to_have_value("banyak")
    page.get_by_role("link", name="Pagu 2022").click()
    x.sel(daun, "pagu").fill("2.000")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Semua isian tersimpan.")).to_be_visible()
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (2000, "Desa Baru")


def test_formulir_biasa_dilanjutkan_dengan_javascript(lembar, konteks, kantor_terisi, daun, live_server):
    """A page that came back from the plain form: its unsaved texts are known as such."""
    x = lembar()
    # The grid's own requests stay out of the way (the tests' SQLite has one connection for all of them).
    x.page.route("**/simpan/", lambda r: r.abort())
    x.page.evaluate(
        "document.getElementById('isian').addEventListener('submit', e => e.stopImmediatePropagation(), true)"
    )
    x.page.on("dialog", lambda d: d.accept())
    x.sel(daun, "pagu").fill("banyak")
    x.page.get_by_role("button", name="Simpan").click()
    expect(x.page.locator("#ringkasan-galat")).to_be_visible()
    x.page.unroute("**/simpan/")
    x.berstatus(daun, "pagu", "salah")
    expect(x.sel(daun, "pagu")).to_have_value("banyak")


# --- What the scripts compute themselves ------------------------------------------------------------------------------


def test_terbilang_sama_dengan_server(lembar):
    acak = random.Random(1)
    angka = [*range(130), 1000, 1001, 1999, 2000, 11_000, 100_000, 1_000_000, 1_001_000, 2_001_001, 10**9, 10**12]
    angka += [acak.randrange(10 ** acak.randrange(1, 16)) for _ in range(500)] + [10**15 - 1]
    hasil = lembar().page.evaluate(
        "async a => { const m = await import('/static/js/isian/terbilang.js'); return a.map(m.terbilang) }", angka
    )
    assert hasil == [terbilang(a) for a in angka]


BLOK = {
    "a": [["a"]],
    "a\tb\r\nc\td\r\n": [["a", "b"], ["c", "d"]],
    "\t\n\t": [["", ""], ["", ""]],
    "a\n\nb\n": [["a"], [""], ["b"]],
    'x\t"dua\nbaris"\ty\nz': [["x", "dua\nbaris", "y"], ["z"]],
    '"kata ""kutip"" dan\ttab"\tb': [['kata "kutip" dan\ttab', "b"]],
    '"polos"\tb': [['"polos"', "b"]],
    '"tidak ditutup\tb': [['"tidak ditutup', "b"]],
    '"a" b\tc': [['"a" b', "c"]],
    "": [[""]],
}


def test_blok_dari_lembar_sebar(lembar):
    hasil = lembar().page.evaluate(
        "async t => { const m = await import('/static/js/isian/tempel.js'); return t.map(m.uraiBlok) }", list(BLOK)
    )
    assert dict(zip(BLOK, hasil, strict=True)) == BLOK


def test_rupiah_ringan_tidak_pernah_keliru(lembar):
    """The light reader may give up (then the server decides); what it reads, it reads as the server does."""
    from planning.masukan import MasukanSalah, baca_rupiah

    tulisan = [
        "",
        "-",
        "0",
        "1.000",
        "1000",
        "Rp 1.234.567",
        "rp1.000",
        "1,000",
        "1.00",
        "925.921,475",
        "12.34",
        "1.2345",
    ]
    tulisan += ["1e5", "-5", "(5)", " 7 ", "007", "0.375", "1.234.567.890.123.456", "1 000", "x"]
    hasil = lembar().page.evaluate(
        "async t => { const m = await import('/static/js/isian/jumlah.js');"
        " return t.map(x => { const n = m.bacaRupiah(x); return n === undefined ? 'entah' : n }) }",
        tulisan,
    )
    terbaca = {t: h for t, h in zip(tulisan, hasil, strict=True) if h != "entah"}
    assert len(terbaca) >= 8
    for t, h in terbaca.items():
        try:
            assert baca_rupiah(t) == h, t
        except MasukanSalah:
            pytest.fail(f"{t!r} was read as {h}, and the server refuses it")


def test_tempel_melewati_jumlah_dan_memberi_tahu(lembar, daun, kantor_terisi):
    x = lembar()
    b = kantor_terisi.pokok.baris.filter(pagu__isnull=False).exclude(pk=daun.pk).get()
    x.klik(x.sel(daun, "pagu")).tempel('1.000.001\t"Desa\nA"\r\n\t\r\nRp 2,000,002\tDesa B\r\n\t\r\n9\t9\r\n')
    x.semua_tersimpan()
    expect(x.page.locator("#kabar")).to_have_text(
        "4 sel ditempel. 2 nilai tidak muat di bawah atau di kanan lembar. Ctrl+Z untuk mengurungkan."
    )
    daun.refresh_from_db()
    b.refresh_from_db()
    assert [(s.pagu, s.lokasi) for s in (daun, b)] == [(1_000_001, "Desa A"), (2_000_002, "Desa B")]
    assert x.cacah["kiriman"] == 1
    x.tekan("Control+z").semua_tersimpan()
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (1_000_000, "Desa Contoh")


def test_tempel_sebagian_ditolak(lembar, daun, kantor_terisi):
    x = lembar()
    b = kantor_terisi.pokok.baris.filter(pagu__isnull=False).exclude(pk=daun.pk).get()
    x.klik(x.sel(daun, "pagu")).tempel("banyak\tDesa A\n\t\n5\tDesa B").berstatus(daun, "pagu", "salah")
    x.berstatus(b, "pagu", "tersimpan").berstatus(b, "lokasi", "tersimpan")
    assert x.cacah["kiriman"] == 1
    expect(x.page.locator("#status")).to_contain_text("1 isian belum tersimpan dan perlu dilihat.")
