"""Accounts in a real browser, and no page of the site that asks for anything the content security policy forbids."""

import pytest
from django.test import Client
from django_otp.oath import totp
from playwright.sync_api import expect

from planning.models import Pengguna
from tests.aksesibel import pelanggaran
from tests.renja.isian.peramban import alamat_isian

from .conftest import SANDI

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

#: Every kind of page: who, and where.
HALAMAN = {
    "staf": [
        "/", "/akun/", "/akun/sandi/", "/akun/kode/", "/akun/catatan/", "/contoh/", "/contoh/ubah/", "/contoh/2022/",
        "/contoh/keamanan/", "/contoh/renstra/", "/contoh/2022/usulan/", "/contoh/2022/renja/pokok/",
        "/contoh/2022/renja/pokok/isian/", "/contoh/2022/renja/pokok/susunan/", "/contoh/2022/renja/pokok/impor/",
        "/contoh/2022/renja/perubahan/tabel/3.1/", "/contoh/2022/renja/perubahan/tabel/3.3-P/",
        "/contoh/2022/renja/pokok/sipd/", "/contoh/2022/rencana-aksi/", "/contoh/2022/evaluasi/",
        "/contoh/2022/evaluasi/tw1/", "/contoh/2022/evaluasi/tw1/isian/", "/contoh/2022/kinerja/", "/entah/",
        "/keluar/",
    ],
    "camat": ["/", "/contoh/2022/renja/pokok/isian/"],
    "bappelitbangda": ["/", "/pengguna/", "/pengguna/tambah/", "/pengguna/catatan/"],
    "admin": ["/", "/pengguna/"],
    "anonim": ["/masuk/", "/sandi/x/y/", "/d/entah/"],
}  # fmt: skip


@pytest.fixture
def peramban(browser, live_server):
    """A function that opens a window of this person; whatever the policy forbids fails the test."""
    buka, keluhan = [], []

    def _peramban(klien: Client | None = None, lebar: int = 1366):
        konteks = browser.new_context(
            base_url=live_server.url, locale="id-ID", viewport={"width": lebar, "height": 768}, reduced_motion="reduce"
        )
        konteks.set_default_timeout(15_000)
        buka.append(konteks)
        if klien and (sesi := klien.cookies.get("sessionid")):
            konteks.add_cookies([{"name": "sessionid", "value": sesi.value, "url": live_server.url}])
        halaman = konteks.new_page()
        halaman.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('CSP', e.violatedDirective, e.sourceFile))"
        )
        halaman.on("pageerror", lambda g: keluhan.append(str(g)))
        halaman.on("console", lambda m: keluhan.append(f"{halaman.url}: {m.text}") if m.type == "error" else None)
        return halaman

    yield _peramban
    for konteks in buka:
        konteks.close()
    # The browser itself writes down an answer that is meant.
    assert [k for k in keluhan if "status of 4" not in k] == []


@pytest.mark.parametrize("siapa", HALAMAN)
def test_tidak_ada_yang_melanggar_kebijakan_isi(kantor_terisi, peramban, siapa):
    halaman = peramban(kantor_terisi.klien(siapa))
    for alamat in HALAMAN[siapa]:
        jawaban = halaman.goto(alamat)
        halaman.evaluate("() => new Promise(selesai => requestIdleCallback(() => setTimeout(selesai, 50)))")
        assert jawaban.status in (200, 404, 405), alamat
        assert "unsafe" not in jawaban.headers["content-security-policy"]


def test_kebijakan_isi_memang_berlaku(kantor, browser, live_server):
    """The walk above would see something: what is inline is not run, and is complained of."""
    halaman = browser.new_page()
    keluhan = []
    halaman.on("console", lambda m: keluhan.append(m.text))
    halaman.goto(f"{live_server.url}/masuk/")
    jalan = halaman.evaluate(
        "() => { const s = document.createElement('script'); s.textContent = 'globalThis.jalan = true';"
        " document.head.append(s); return globalThis.jalan ?? false }"
    )
    halaman.close()
    assert jalan is False
    assert any("Content Security Policy" in k for k in keluhan)


def test_lembar_dan_impor_di_bawah_kebijakan(kantor_terisi, peramban, tmp_path):
    """Typing into the grid, pasting, searching, uploading: with all that scripts do to the page."""
    halaman = peramban(kantor_terisi.klien("staf"))
    halaman.goto(alamat_isian(kantor_terisi.pokok))
    baris = kantor_terisi.pokok.baris.filter(pagu__isnull=False).first()
    sel = halaman.locator(f'[name="b{baris.pk}-pagu"]')
    sel.fill("2.000.000")
    sel.press("Enter")
    expect(halaman.locator("td", has=sel)).to_have_attribute("data-status", "tersimpan")
    halaman.goto("/contoh/2022/renja/pokok/susunan/")
    halaman.locator("input[type=search]").first.fill("kegiatan")
    halaman.wait_for_load_state("networkidle")
    berkas = tmp_path / "bukan-buku-kerja.xlsx"
    berkas.write_text("bukan")
    halaman.goto("/contoh/2022/renja/pokok/impor/")
    halaman.locator("input[type=file]").set_input_files(berkas)
    halaman.locator("form:has(input[type=file]) button[type=submit]").click()
    halaman.wait_for_load_state("networkidle")


@pytest.mark.parametrize("lebar", [360, 1366])
def test_halaman_akun_untuk_semua_orang(kantor, peramban, lebar):
    """WCAG 2.2 AA, and nothing wider than the phone."""
    orang = kantor.orang["staf"].pk
    for siapa, daftar in {
        "staf": ["/akun/", "/akun/sandi/", "/akun/kode/", "/akun/catatan/", "/contoh/keamanan/"],
        "bappelitbangda": ["/pengguna/", "/pengguna/tambah/", f"/pengguna/{orang}/", "/pengguna/catatan/"],
        "anonim": ["/masuk/", "/sandi/x/y/"],
    }.items():
        halaman = peramban(kantor.klien(siapa), lebar)
        for alamat in daftar:
            halaman.goto(alamat)
            assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar, alamat
            assert pelanggaran(halaman) == [], alamat


def test_dari_akun_baru_sampai_masuk_dengan_kode(kantor, peramban):
    """With the keyboard: an account is made, the link handed over, a password chosen, a phone set up, and used."""
    kelola = peramban(kantor.klien("bappelitbangda"))
    kelola.goto("/pengguna/tambah/")
    kelola.get_by_label("Nama lengkap").fill("Camat Baru")
    kelola.get_by_label("Nama pengguna").fill("camat.baru")
    kelola.get_by_label("Peran", exact=True).select_option("camat")
    kelola.get_by_label("Perangkat daerah").select_option(label="Kecamatan Contoh")
    kelola.get_by_label("Perangkat daerah").press("Enter")
    kelola.get_by_role("button", name="Simpan dan buat tautan").press("Enter")
    tautan = kelola.get_by_label("Tautan untuk Camat Baru").input_value()

    orang = peramban()
    orang.goto(tautan)
    orang.get_by_label("Kata sandi baru", exact=True).fill("kuda-baterai-jepit")
    orang.get_by_label("Kata sandi baru, sekali lagi").fill("kuda-baterai-jepit")
    orang.keyboard.press("Enter")
    expect(orang.get_by_text("Kata sandi tersimpan.")).to_be_visible()

    kelola.goto("/contoh/keamanan/")
    kelola.get_by_label("Wajibkan kode dari ponsel untuk camat").press("Space")
    kelola.get_by_role("button", name="Simpan").press("Enter")
    expect(kelola.get_by_text("Pengaturan tersimpan")).to_be_visible()

    orang.get_by_label("Nama pengguna").fill("camat.baru")
    orang.get_by_label("Kata sandi").fill("kuda-baterai-jepit")
    orang.keyboard.press("Enter")
    expect(orang.get_by_role("heading", name="Pasang kode masuk")).to_be_visible()
    assert orang.locator(".qr svg").bounding_box()["width"] > 150
    from base64 import b32decode

    kunci = b32decode(orang.locator(".kunci").inner_text().replace(" ", ""))
    orang.get_by_label("Kode", exact=True).fill(f"{totp(kunci):06}")
    orang.keyboard.press("Enter")
    expect(orang.get_by_role("heading", name="Simpan kode pemulihan")).to_be_visible()
    pemulihan = orang.locator(".kode-pemulihan code").first.inner_text()
    orang.get_by_role("link", name="Sudah saya simpan").press("Enter")
    expect(orang.get_by_role("button", name="Keluar")).to_be_visible()
    orang.get_by_role("button", name="Keluar").press("Enter")

    orang.get_by_label("Nama pengguna").fill("camat.baru")
    orang.get_by_label("Kata sandi").fill("kuda-baterai-jepit")
    orang.keyboard.press("Enter")
    expect(orang.get_by_label("Kode", exact=True)).to_be_focused()
    orang.keyboard.type(pemulihan)
    orang.keyboard.press("Enter")
    expect(orang.get_by_text("Kode pemulihan itu sudah terpakai.")).to_be_visible()
    assert Pengguna.objects.get(username="camat.baru").kode_pemulihan.exclude(dipakai=None).count() == 1


def test_lembar_meminta_kode_di_tempat(kantor_terisi, peramban, ponsel):
    """The session ends while somebody types: password and code on the spot, and nothing typed is lost."""
    staf = kantor_terisi.orang["staf"]
    alat = ponsel.pasang(staf)
    klien = Client()
    klien.post("/masuk/", {"username": "staf", "password": SANDI})
    klien.post("/masuk/kode/", {"kode": ponsel.kode(alat, -1)})
    halaman = peramban(klien)
    halaman.goto(alamat_isian(kantor_terisi.pokok))
    staf.sesi_ke += 1
    staf.save()
    baris = kantor_terisi.pokok.baris.filter(pagu__isnull=False).first()
    sel = halaman.locator(f'[name="b{baris.pk}-pagu"]')
    sel.fill("3.000.000")
    sel.press("Enter")
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_role("button", name="Masuk dan lanjutkan").click()
    expect(halaman.get_by_text("Isi juga kode enam angka")).to_be_visible()
    halaman.get_by_label("Kata sandi").fill(SANDI)
    halaman.get_by_label("Kode dari ponsel").fill(ponsel.kode(alat))
    halaman.get_by_role("button", name="Masuk dan lanjutkan").click()
    expect(halaman.locator("td", has=sel)).to_have_attribute("data-status", "tersimpan")
    baris.refresh_from_db()
    assert baris.pagu == 3_000_000
