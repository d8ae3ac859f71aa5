"""Nothing is lost: the network gone, the browser closed, the server killed, the session over, somebody else logged in.

Throughout: every entry that was shown as *tersimpan* is in the database, every other is still offered and gets sent.
"""

import random

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from .peramban import SANDI, LembarPeramban, masukkan

pytestmark = [pytest.mark.browser, pytest.mark.sekali]


@pytest.fixture
def baris(kantor_terisi):
    return list(kantor_terisi.pokok.baris.filter(pagu__isnull=False).order_by("nomenklatur__kode"))


def _pagu(*baris) -> list[int]:
    for b in baris:
        b.refresh_from_db()
    return [b.pagu for b in baris]


def test_jaringan_putus_saat_mengetik(lembar, baris):
    a, b = baris
    x = lembar()
    jaringan = x.page.context
    x.klik(x.sel(a, "pagu")).ketik("12")
    jaringan.set_offline(True)
    x.ketik("34", "Enter").berstatus(a, "pagu", "belum")
    expect(x.page.locator("#status")).to_contain_text("1 isian belum tersimpan. Server tidak dapat dihubungi")
    x.ketik("55", "Enter").berstatus(b, "pagu", "belum")
    assert _pagu(a, b) == [1_000_000, 1_000_000]
    assert x.cadangan == {f"b{a.pk}-pagu": "1234", f"b{b.pk}-pagu": "55"}
    jaringan.set_offline(False)
    x.semua_tersimpan().berstatus(a, "pagu", "tersimpan")
    assert _pagu(a, b) == [1234, 55]
    assert x.cadangan == {}


def test_menutup_halaman_bertanya_dahulu(lembar, baris):
    x = lembar()
    tanya = []
    x.page.on("dialog", lambda d: (tanya.append(d.type), d.accept()))
    x.page.close(run_before_unload=True)
    assert tanya == []
    x = lembar()
    x.page.on("dialog", lambda d: (tanya.append(d.type), d.dismiss()))
    x.page.context.set_offline(True)
    x.klik(x.sel(baris[0], "pagu")).ketik("5", "Enter").berstatus(baris[0], "pagu", "belum")
    x.page.close(run_before_unload=True)
    x.page.wait_for_timeout(300)
    assert tanya == ["beforeunload"]


def test_peramban_ditutup_lalu_dibuka(lembar, konteks, kantor_terisi, baris):
    """Offline, closed, opened again: what was finished is sent by itself, what was half typed is offered."""
    a, b = baris
    x = lembar()
    jaringan = x.page.context
    jaringan.set_offline(True)
    x.klik(x.sel(a, "pagu")).ketik("777", "Enter").ketik("88")
    x.page.close()
    assert _pagu(a, b) == [1_000_000, 1_000_000]
    jaringan.set_offline(False)
    y = LembarPeramban(jaringan.new_page(), kantor_terisi.pokok).buka()
    y.berstatus(a, "pagu", "tersimpan").berstatus(b, "pagu", "belum")
    expect(y.sel(b, "pagu")).to_have_value("88")
    expect(y.page.locator("#tertinggal")).to_contain_text("1 isian belum selesai diketik")
    assert _pagu(a, b) == [777, 1_000_000]
    y.klik(y.page.get_by_role("button", name="Simpan isian itu")).semua_tersimpan()
    assert _pagu(a, b) == [777, 88]
    assert y.cadangan == {}


def test_tawaran_dapat_dibuang(lembar, kantor_terisi, baris):
    x = lembar()
    x.klik(x.sel(baris[0], "pagu")).ketik("88")
    x.page.context.set_offline(True)
    x.page.close()
    x.page.context.set_offline(False)
    y = LembarPeramban(x.page.context.new_page(), kantor_terisi.pokok).buka()
    y.klik(y.page.get_by_role("button", name="Buang isian itu"))
    expect(y.sel(baris[0], "pagu")).to_have_value("1.000.000")
    assert y.cadangan == {}
    assert _pagu(baris[0]) == [1_000_000]


def test_disimpan_dari_jendela_lain_lalu_dibuka(lembar, kantor_terisi, baris):
    """What was left behind meets a conflict if somebody has changed the cell meanwhile; it does not write over it."""
    a, _ = baris
    x = lembar()
    x.page.context.set_offline(True)
    x.klik(x.sel(a, "pagu")).ketik("777", "Enter")
    x.page.close()
    y = lembar()
    y.klik(y.sel(a, "pagu")).ketik("42", "Enter").semua_tersimpan()
    x.page.context.set_offline(False)
    z = LembarPeramban(x.page.context.new_page(), kantor_terisi.pokok).buka().berstatus(a, "pagu", "bentrok")
    expect(z.sel(a, "pagu")).to_have_value("777")
    assert _pagu(a) == [42]


def test_server_mati_di_antara_dua_simpan(lembar, baris):
    a, b = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).ketik("111", "Enter").berstatus(a, "pagu", "tersimpan")
    x.page.route("**/simpan/", lambda r: r.abort("connectionrefused"))
    x.ketik("222", "Enter").berstatus(b, "pagu", "belum")
    assert _pagu(a, b) == [111, 1_000_000]
    x.page.unroute("**/simpan/")
    x.semua_tersimpan()  # by itself, after a while
    assert _pagu(a, b) == [111, 222]


@pytest.mark.parametrize(
    "jawaban", [{"status": 502, "body": "Bad gateway"}, {"status": 200, "body": "<p>Selamat datang</p>"}]
)
def test_server_menjawab_yang_bukan_jawaban(lembar, baris, jawaban):
    """A proxy's error page, a hotspot's welcome page: neither is an answer."""
    a, _ = baris
    x = lembar()
    x.page.route("**/simpan/", lambda r: r.fulfill(content_type="text/html", **jawaban))
    x.klik(x.sel(a, "pagu")).ketik("111", "Enter").berstatus(a, "pagu", "belum")
    x.page.unroute("**/simpan/")
    x.semua_tersimpan()
    assert _pagu(a) == [111]


def test_jawaban_hilang_di_jalan(lembar, baris):
    """Saved, but the answer never came: the next text is no conflict with oneself, and nothing is doubled."""
    a, _ = baris
    x = lembar()

    def putus(rute):
        rute.fetch()
        rute.abort("connectionreset")

    x.page.route("**/simpan/", putus)
    x.klik(x.sel(a, "pagu")).ketik("111", "Enter").tunggu(lambda: _pagu(a) == [111]).berstatus(a, "pagu", "belum")
    x.klik(x.sel(a, "pagu")).ketik("222", "Enter").berstatus(a, "pagu", "belum")
    x.page.unroute("**/simpan/")
    x.semua_tersimpan()
    assert _pagu(a) == [222]
    assert list(a.renja.perubahan.order_by("pk").values_list("lama", "baru")) == [("1000000", "111"), ("111", "222")]


def test_mengetik_lagi_selagi_dikirim(lembar, baris):
    """The answer to the first text does not put it back over the second."""
    a, _ = baris
    x = lembar()
    tahan = []
    x.page.route("**/simpan/", lambda r: r.continue_() if tahan else tahan.append(r))
    x.klik(x.sel(a, "pagu")).ketik("111", "Enter").berstatus(a, "pagu", "menyimpan")
    x.klik(x.sel(a, "pagu")).ketik("222")
    tahan[0].continue_()
    x.tunggu(lambda: _pagu(a) == [111]).berstatus(a, "pagu", "belum")
    expect(x.sel(a, "pagu")).to_have_value("222")
    x.tekan("Enter").semua_tersimpan()
    assert _pagu(a) == [222]


def test_sesi_habis_sandi_di_tempat(lembar, baris):
    a, b = baris
    x = lembar()
    Session.objects.all().delete()
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter")
    dialog = x.page.get_by_role("dialog", name="Sesi Anda sudah berakhir")
    expect(dialog).to_be_visible()
    expect(x.page.locator("#status")).to_contain_text("1 isian belum tersimpan")
    assert x.page.evaluate("document.activeElement.type") == "password"
    x.ketik("keliru", "Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("kata sandi salah")
    x.ketik(SANDI, "Enter")
    expect(dialog).not_to_be_visible()
    x.semua_tersimpan()
    assert x.fokus == f"b{b.pk}-pagu"
    x.ketik("444", "Enter").semua_tersimpan()  # with the new token
    assert _pagu(a, b) == [333, 444]


def test_sandi_dapat_ditunda(lembar, baris):
    a, _ = baris
    x = lembar()
    Session.objects.all().delete()
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter")
    x.klik(x.page.get_by_role("button", name="Nanti"))
    expect(x.page.locator("#status")).to_contain_text("1 isian belum tersimpan: Sesi Anda sudah berakhir.")
    x.klik(x.page.get_by_role("button", name="Masuk", exact=True)).ketik(SANDI, "Enter").semua_tersimpan()
    assert _pagu(a) == [333]


def test_masuk_lagi_di_jendela_lain(lembar, kantor_terisi, live_server, baris):
    """The same person has logged in again elsewhere in this browser: the token is new, and work simply goes on."""
    a, _ = baris
    x = lembar()
    Session.objects.all().delete()
    lain = x.page.context.new_page()
    lain.goto("/masuk/")
    lain.fill("[name=username]", "staf")
    lain.fill("[name=password]", SANDI)
    lain.click("main button[type=submit]")
    expect(lain.get_by_role("heading").first).not_to_have_text("Masuk")
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter").semua_tersimpan()
    assert _pagu(a) == [333]


def test_orang_lain_masuk_di_peramban_yang_sama(lembar, kantor_terisi, live_server, baris):
    """Entries of the first one are neither read nor sent under the second one's name; they wait for the first."""
    from tests.factories import buat_pengguna

    a, b = baris
    rekan = buat_pengguna("rekan", perangkat_daerah=kantor_terisi.perangkat_daerah)
    x = lembar()
    peramban = x.page.context
    peramban.clear_cookies(name="sessionid")
    masukkan(peramban, rekan, live_server.url)
    # In the page that is still open …
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter")
    expect(x.page.get_by_role("dialog")).to_contain_text("Peramban ini sekarang masuk sebagai rekan.")
    assert _pagu(a) == [1_000_000]
    x.page.close()
    # … and in one that the colleague opens.
    y = LembarPeramban(peramban.new_page(), kantor_terisi.pokok).buka()
    expect(y.sel(a, "pagu")).to_have_value("1.000.000")
    y.klik(y.sel(b, "pagu")).ketik("5", "Enter").semua_tersimpan()
    assert _pagu(a, b) == [1_000_000, 5]
    assert [k for k in y.kunci_cadangan if f"/{rekan.pk}/" in k] == []
    y.page.close()
    # Back at the first one's login they are sent.
    peramban.clear_cookies(name="sessionid")
    masukkan(peramban, kantor_terisi.orang["staf"], live_server.url)
    LembarPeramban(peramban.new_page(), kantor_terisi.pokok).buka().berstatus(a, "pagu", "tersimpan")
    assert _pagu(a, b) == [333, 5]


def test_hak_dicabut(lembar, kantor_terisi, baris):
    a, _ = baris
    x = lembar()
    orang = kantor_terisi.orang["staf"]
    orang.peran = "camat"
    orang.save()
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter")
    expect(x.page.locator("#status")).to_contain_text("Anda tidak berhak mengisi Renja ini.")
    assert x.cadangan == {f"b{a.pk}-pagu": "333"}
    assert _pagu(a) == [1_000_000]


def test_baris_dihapus_orang_lain(lembar, kantor_terisi, baris):
    """The text stays to be copied; when the row is put back, it is saved there."""
    from planning.isian.susunan import hapus
    from planning.isian.urungan import urungkan

    a, b = baris
    x = lembar()
    kode = a.nomenklatur.kode
    urungan = hapus(kantor_terisi.pokok, kode, kantor_terisi.orang["staf"])
    x.klik(x.sel(a, "pagu")).ketik("333", "Enter").berstatus(a, "pagu", "hilang")
    expect(x.sel(a, "pagu")).to_have_value("333")
    x.ketik("5", "Enter").berstatus(b, "pagu", "tersimpan")
    urungkan(urungan, kantor_terisi.orang["staf"])
    x.page.on("dialog", lambda d: d.accept())
    x.buka()
    baru = kantor_terisi.pokok.baris.get(nomenklatur__kode=kode)
    assert baru.pk != a.pk
    x.berstatus(baru, "pagu", "tersimpan")
    assert _pagu(baru, b) == [333, 5]


def test_cadangan_penuh_dikatakan(lembar, baris):
    x = lembar()
    x.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('penuh', 'QuotaExceededError') } }"
    )
    x.page.context.set_offline(True)
    x.klik(x.sel(baris[0], "pagu")).ketik("333", "Enter")
    expect(x.page.locator("#status")).to_contain_text("Jangan tutup halaman ini.")


def test_server_diam_saja(lembar, baris):
    """A server that takes the request and never answers is as good as none."""
    a, _ = baris
    x = lembar()
    x.page.evaluate("() => { const t = AbortSignal.timeout; AbortSignal.timeout = () => t.call(AbortSignal, 300) }")
    x.page.route("**/simpan/", lambda r: None)
    x.klik(x.sel(a, "pagu")).ketik("111", "Enter").berstatus(a, "pagu", "menyimpan").berstatus(a, "pagu", "belum")
    expect(x.page.locator("#status")).to_contain_text("Server tidak dapat dihubungi")
    x.page.unroute("**/simpan/")
    x.semua_tersimpan()
    assert _pagu(a) == [111]


@pytest.mark.parametrize("benih", range(3))
def test_jaringan_buruk_sepanjang_jalan(lembar, kantor_terisi, baris, benih):
    """A network that loses requests and answers at random, while one types the same cells over and over."""
    acak = random.Random(benih)
    x = lembar()
    kolom = ["pagu", "lokasi", "catatan", "pagu_n1"]
    sel = [(b, k) for b in baris for k in kolom]
    tulisan = {}

    def nasib(rute):
        match acak.choice(["sampai", "sampai", "hilang", "jawaban hilang", "galat"]):
            case "sampai":
                rute.continue_()
            case "hilang":
                rute.abort("connectionreset")
            case "jawaban hilang":
                rute.fetch()
                rute.abort("connectionreset")
            case "galat":
                rute.fulfill(status=502, body="Bad gateway")

    def tersimpan_ada_di_basis_data():
        """What the page says is saved is in the database (which is asked afterwards: more may be saved meanwhile)."""
        tampil = {
            (b, k): x.sel(b, k).input_value().replace(".", "")
            for b, k in sel
            if x.status_sel(b, k).get_attribute("data-status") == "tersimpan"
        }
        for (b, k), teks in tampil.items():
            b.refresh_from_db()
            assert str(getattr(b, k) or "") == teks

    x.page.route("**/simpan/", nasib)
    for langkah in range(40):
        b, k = acak.choice(sel)
        tulisan[b, k] = str(acak.randrange(1, 1000))
        x.sel(b, k).focus()
        x.ketik(tulisan[b, k], "Enter")
        x.page.evaluate("dispatchEvent(new Event('online'))")
        if langkah % 10 == 9:
            x.tunggu(lambda: x.page.locator("#status").get_attribute("data-keadaan") != "menyimpan")
            tersimpan_ada_di_basis_data()
    x.page.close()
    y = LembarPeramban(x.page.context.new_page(), kantor_terisi.pokok).buka()
    if y.page.locator("#status").get_attribute("data-keadaan") != "diam":
        y.semua_tersimpan()
    assert y.cadangan == {}
    for (b, k), teks in tulisan.items():
        b.refresh_from_db()
        assert str(getattr(b, k)) == teks
