"""The pages of an office's data in a real browser: accessible, laptop and phone, light and dark, without JavaScript."""

import os
from pathlib import Path

import pytest

from planning.models import IndikatorRenstra, Misi, Nomenklatur, SalinanSipd, Usulan
from tests.aksesibel import pelanggaran
from tests.renja.test_tampilan import TAMPILAN, UKURAN, jendela  # noqa: F401 (a fixture)

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

#: A folder to look at the pages in; nobody needs it for the test.
GAMBAR = os.environ.get("RENJA_TEST_GAMBAR")
RENSTRA = "/contoh/renstra/2021-2026/"
SIPD = "/contoh/2022/renja/perubahan/sipd/"
PROGRAM = "program/indikator/?edisi=050-5889-2021&program=7.01.01"
HALAMAN = {
    "profil": ("staf", "/contoh/"),
    "profil-camat": ("camat", "/contoh/"),
    "profil-admin": ("admin", "/contoh/"),
    "kantor": ("staf", "/contoh/ubah/"),
    "pejabat": ("staf", "/contoh/pejabat/tambah/"),
    "daftar-renstra": ("staf", "/contoh/renstra/"),
    "renstra": ("staf", RENSTRA),
    "renstra-camat": ("camat", RENSTRA),
    "renstra-ubah": ("staf", f"{RENSTRA}ubah/"),
    "renstra-hapus": ("staf", f"{RENSTRA}hapus/"),
    "tujuan": ("staf", f"{RENSTRA}tujuan/"),
    "angka-sasaran": ("staf", f"{RENSTRA}target/"),
    "indikator-sasaran": ("staf", f"{RENSTRA}indikator/tambah/"),
    "program": ("staf", f"{RENSTRA}program/"),
    "program-tambah": ("staf", f"{RENSTRA}program/tambah/?cari=sub+kegiatan"),
    "program-indikator": ("staf", f"{RENSTRA}{PROGRAM}"),
    "program-target": ("staf", f"{RENSTRA}program/target/"),
    "program-angka": ("staf", f"{RENSTRA}program/angka/2021/"),
    "usulan": ("staf", "/contoh/2022/usulan/"),
    "usulan-camat": ("camat", "/contoh/2022/usulan/?status=ditolak"),
    "usulan-isi": ("staf", "/contoh/2022/usulan/1/"),
    "usulan-hapus": ("staf", "/contoh/2022/usulan/1/hapus/"),
    "sipd": ("staf", SIPD),
    "sipd-camat": ("camat", SIPD),
    "tidak-berhak": ("camat", "/contoh/ubah/"),
}
#: Pages with something to mend: what is typed where, before the form is sent.
SALAH = {
    "kantor": ("/contoh/ubah/", {"Nama": ""}),
    "pejabat": (
        "/contoh/pejabat/tambah/",
        {"Jabatan": "Camat", "NIP": "000000000000000001", "Mulai menjabat": "besok"},
    ),
    "renstra": ("/contoh/renstra/tambah/", {"Tahun awal": "dua"}),
    "angka-sasaran": (f"{RENSTRA}target/", {"Target 2022": "1,234", "Realisasi 2022": "x"}),
    "program-target": (f"{RENSTRA}program/target/", {"Pagu sampai akhir": "925.921,475"}),
    "usulan": ("/contoh/2022/usulan/1/", {"Dana (Rp)": "sejuta", "Volume": "3 unit"}),
}


@pytest.fixture
def penuh(isi_kantor):
    """With long words, a long list, a copied leaf and one that changed since."""
    isi_kantor.renstra.misi.update(uraian="Memperkuat tata kelola pemerintahan yang melayani dan terbuka. " * 4)
    IndikatorRenstra.objects.update(
        uraian="Jumlah dokumen perencanaan perangkat daerah yang disusun tepat waktu", pagu_akhir=1_451_896_430
    )
    pd = isi_kantor.kantor.perangkat_daerah
    node = Nomenklatur.objects.filter(level="sub_kegiatan").first()
    for nomor, status in enumerate(("diakomodir", "ditolak", "ditunda"), 2):
        Usulan.objects.create(
            perangkat_daerah=pd,
            tahun=2022,
            nomor=nomor,
            asal="forum",
            status=status,
            nomenklatur=node,
            catatan="Bukan kewenangan kecamatan; diteruskan ke perangkat daerah lain.",
            volume="1200.5",
            satuan="Meter",
        )
    for n, isi in zip(Nomenklatur.objects.filter(level="sub_kegiatan")[:2], ({"kode": "lama"}, None), strict=True):
        isi = isi or {}
        SalinanSipd.objects.create(
            renja=isi_kantor.kantor.perubahan, nomenklatur=n, isi=isi, oleh=isi_kantor.kantor.orang["staf"]
        )
    return isi_kantor


def periksa(halaman, ukuran: str) -> list[str]:
    temuan = pelanggaran(halaman)
    lebar = halaman.evaluate("document.documentElement.scrollWidth")
    if lebar > UKURAN[ukuran][0]:
        temuan.append(f"{lebar} px wide")
    # Everything to press is at least 24 by 24 px, or stands in a sentence (WCAG 2.5.8).
    kecil = halaman.evaluate(
        """() => [...document.querySelectorAll('button, input, select, textarea, a.tombol, summary')]
            .filter(e => e.offsetParent && e.type !== 'hidden')
            .filter(e => !e.closest('label') || !['checkbox', 'radio'].includes(e.type))
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([_, r]) => r.width > 0 && (r.width < 24 || r.height < 24)).map(([h]) => h)"""
    )
    return temuan + [f"small: {k}" for k in kecil]


def potret(halaman, nama: str) -> None:
    if GAMBAR:
        halaman.screenshot(path=Path(GAMBAR) / f"data-{nama}.png", full_page=True)


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_semua_halaman(penuh, jendela, ukuran, skema):  # noqa: F811
    temuan = {}
    jendela_per_orang = {s: jendela(penuh.klien(s), ukuran, skema) for s in ("staf", "camat", "admin")}
    for nama, (siapa, alamat) in HALAMAN.items():
        halaman = jendela_per_orang[siapa]
        if nama == "tidak-berhak":
            continue
        halaman.goto(alamat)
        temuan[nama] = periksa(halaman, ukuran)
        potret(halaman, f"{nama}-{ukuran}-{skema}")
    assert {n: t for n, t in temuan.items() if t} == {}


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_yang_salah(penuh, jendela, ukuran, skema):  # noqa: F811
    """The summary has the focus; each of its links leads to the field, which names its error."""
    halaman = jendela(penuh.klien("staf"), ukuran, skema)
    temuan = {}
    for nama, (alamat, isi) in SALAH.items():
        halaman.goto(alamat)
        for label, teks in isi.items():
            halaman.get_by_label(label).first.fill(teks)
        halaman.get_by_role("button", name="Simpan").first.click()
        halaman.get_by_role("alert").wait_for()
        temuan[nama] = periksa(halaman, ukuran)
        potret(halaman, f"{nama}-salah-{ukuran}-{skema}")
        assert halaman.evaluate("document.activeElement.className") == "pesan galat"
        tautan = halaman.locator(".pesan.galat a")
        for n in range(tautan.count()):
            tujuan = tautan.nth(n).get_attribute("href").removeprefix("#")
            medan = halaman.locator(f"[id='{tujuan}']")
            assert medan.get_attribute("aria-invalid") == "true"
            assert f"{tujuan}_error" in medan.get_attribute("aria-describedby")
            assert halaman.locator(f"[id='{tujuan}_error']").is_visible()
    assert {n: t for n, t in temuan.items() if t} == {}


def test_mengisi_dengan_papan_ketik_saja(penuh, jendela):  # noqa: F811
    """From the profile to a saved official without the mouse: links by Tab, Enter sends."""
    halaman = jendela(penuh.klien("staf"))
    halaman.goto("/contoh/")
    halaman.get_by_role("link", name="Tambah pejabat").focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_label("Jabatan").focus()
    halaman.keyboard.type("Sekretaris Kecamatan")
    for isi in ("", "Contoh Dua, S.E.", "", "Penata", "III/c", "7 Januari 2022"):
        halaman.keyboard.press("Tab")
        if isi:
            halaman.keyboard.type(isi)
    halaman.keyboard.press("Enter")
    halaman.get_by_text("Data pejabat tersimpan.").wait_for()
    assert halaman.get_by_text("Contoh Dua, S.E.").first.is_visible()


def test_enter_di_kotak_cari_mencari(penuh, jendela):  # noqa: F811
    halaman = jendela(penuh.klien("staf"))
    halaman.goto("/contoh/2022/usulan/1/")
    halaman.get_by_label("Lokasi").fill("Desa Baru")
    halaman.get_by_label("Cari baris").fill("7.01.01.2.01.02")
    halaman.keyboard.press("Enter")
    halaman.get_by_text("1 hasil untuk").wait_for()
    assert halaman.get_by_label("Lokasi").input_value() == "Desa Baru"
    halaman.get_by_label("7.01.01.2.01.02").check()
    halaman.get_by_label("Lokasi").press("Enter")
    halaman.get_by_text("Usulan tersimpan.").wait_for()
    usulan = Usulan.objects.get(nomor=1)
    assert (usulan.lokasi, usulan.nomenklatur.kode) == ("Desa Baru", "7.01.01.2.01.02")


def test_menyalin(penuh, jendela):  # noqa: F811
    """Each button copies its field and says so; the next one stands out instead."""
    halaman = jendela(penuh.klien("staf"))
    halaman.context.grant_permissions(["clipboard-read", "clipboard-write"])
    halaman.goto(f"{SIPD}?tampil=belum")
    kode, nama = (halaman.locator(f"[data-label='{n} sub kegiatan']").first for n in ("Kode", "Nama"))
    kode.click()
    assert halaman.evaluate("navigator.clipboard.readText()") == "7.01.02.2.01.01"
    assert halaman.get_by_role("status").last.text_content() == "Kode sub kegiatan disalin."
    nama.press("Enter")
    halaman.get_by_text("Nama sub kegiatan disalin.").wait_for(state="attached")
    assert "baru-disalin" not in kode.get_attribute("class")
    assert "pernah-disalin" in kode.get_attribute("class")
    assert nama.evaluate("e => e === document.activeElement")


@pytest.mark.parametrize("hasil", [True, False])
def test_menyalin_tanpa_papan_klip(penuh, jendela, hasil):  # noqa: F811
    """Without a certificate browsers have no clipboard: the field is selected and copied the old way, or by hand."""
    halaman = jendela(penuh.klien("staf"))
    halaman.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
        f"document.execCommand = () => {{ window.dipilih = getSelection().toString(); return {str(hasil).lower()}; }};"
    )
    halaman.goto(f"{SIPD}?tampil=belum")
    halaman.locator("[data-label='Kode sub kegiatan']").first.click()
    pesan = "Kode sub kegiatan disalin." if hasil else "Kode sub kegiatan terpilih; tekan Ctrl+C untuk menyalin."
    halaman.get_by_text(pesan).wait_for(state="attached")
    assert halaman.evaluate("window.dipilih") == "7.01.02.2.01.01"


def test_tanpa_javascript(penuh, browser, live_server):
    """Everything here is links, forms and fields; only the copy buttons are gone, and the fields can be selected."""
    klien = penuh.klien("staf")
    konteks = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    konteks.add_cookies([{"name": "sessionid", "value": klien.cookies["sessionid"].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(f"{SIPD}?tampil=belum")
    assert halaman.locator("[data-salin]:visible").count() == 0
    assert halaman.get_by_label("Kode sub kegiatan").first.input_value() == "7.01.02.2.01.01"
    halaman.get_by_role("button", name="Tandai sudah disalin").first.click()
    assert halaman.get_by_text("7.01.02.2.01.01 ditandai sudah disalin.").is_visible()
    halaman.goto(f"{RENSTRA}ubah/")
    halaman.get_by_label("Misi (baru)").first.fill("Misi tanpa skrip")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    assert halaman.get_by_text("Renstra tersimpan.").is_visible()
    konteks.close()
    assert Misi.objects.filter(uraian="Misi tanpa skrip").exists()


def test_ukuran_halaman(penuh, jendela):  # noqa: F811
    """Style and script of these pages stay small; nothing else is loaded."""
    halaman = jendela(penuh.klien("staf"))
    halaman.goto(SIPD)
    halaman.wait_for_load_state("networkidle")
    berkas = dict(
        halaman.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name.split('/').at(-1), e.decodedBodySize])"
        )
    )
    assert {"data.css", "salin.js"} <= berkas.keys()
    assert berkas["data.css"] < 16_000
    assert berkas["salin.js"] < 3_000
