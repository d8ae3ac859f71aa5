"""The quarters in a real browser: accessible, laptop and phone, light and dark, keyboard alone, without JavaScript."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evaluation.models import Bukti, EvaluasiTriwulan
from planning.forms.tanggal import tulis_tanggal
from tests.evaluation import berkas_contoh as b
from tests.renja.data.test_tampilan import periksa
from tests.renja.test_tampilan import TAMPILAN, UKURAN, jendela  # noqa: F401 (a fixture)

from .conftest import EVALUASI, TW, TW1, TW2, unggah

pytestmark = [pytest.mark.browser, pytest.mark.sekali]

HALAMAN = {
    "tahun": ("staf", "/contoh/2022/"),
    "beranda": ("staf", "/"),
    "evaluasi": ("staf", EVALUASI),
    "evaluasi-bappelitbangda": ("bappelitbangda", EVALUASI),
    "triwulan": ("staf", TW2),
    "triwulan-camat": ("camat", TW2),
    "triwulan-bappelitbangda": ("bappelitbangda", TW1),
    "tutup": ("camat", f"{TW2}tutup/"),
    "buka": ("bappelitbangda", f"{TW1}buka/"),
    "batas": ("bappelitbangda", f"{TW2}batas/"),
    "hapus": ("staf", f"{TW2}bukti/{{bukti}}/hapus/"),
}


@pytest.fixture
def penuh(triwulan):
    """With long words, evidence under a long name, and a record."""
    panjang = "Dukungan pemerintah desa dan kecukupan anggaran menurut jadwal pencairan. " * 4
    EvaluasiTriwulan.objects.filter(**TW).update(faktor_pendorong=panjang, tindak_lanjut_renja=panjang)
    badan = triwulan.klien("bappelitbangda")
    badan.post(f"{TW2}batas/", {"batas": tulis_tanggal(timezone.localdate() + timedelta(days=9))})
    nama = "Berita_Acara_Rapat_Koordinasi_Triwulan_Kedua_Kecamatan_Contoh_Tanpa_Spasi_Sama_Sekali.pdf"
    unggah(triwulan.klien(), (nama, b.pdf()), ("foto.jpg", b.jpg()))
    unggah(triwulan.klien(), ("daftar.xlsx", b.xlsx()), indikator=str(triwulan.indikator()[0].kunci))
    return triwulan


@pytest.mark.parametrize(("ukuran", "skema"), TAMPILAN)
def test_semua_halaman(penuh, jendela, ukuran, skema):  # noqa: F811
    temuan = {}
    per_orang = {s: jendela(penuh.klien(s), ukuran, skema) for s in ("staf", "camat", "bappelitbangda")}
    for nama, (siapa, alamat) in HALAMAN.items():
        halaman = per_orang[siapa]
        assert halaman.goto(alamat.format(bukti=Bukti.objects.first().pk)).status == 200
        temuan[nama] = periksa(halaman, ukuran)
    assert {n: t for n, t in temuan.items() if t} == {}


@pytest.mark.parametrize("ukuran", UKURAN)
def test_yang_salah(penuh, jendela, ukuran):  # noqa: F811
    """Conflicts, refused files and dates: said, seen, and what was typed is still there."""
    halaman = jendela(penuh.klien("staf"), ukuran)
    halaman.goto(TW2)
    EvaluasiTriwulan.objects.filter(**TW).update(faktor_penghambat="Dari rekan")
    halaman.get_by_label("Faktor penghambat").fill("Dari saya")
    halaman.get_by_label("Berkas").set_input_files(
        [{"name": "surat.pdf", "mimeType": "application/pdf", "buffer": b"<html></html>"}]
    )
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_text("“surat.pdf” tidak diterima.").wait_for()
    assert periksa(halaman, ukuran) == []
    assert halaman.evaluate("document.activeElement.className") == "pesan galat"
    assert halaman.get_by_label("Faktor penghambat").input_value() == "Dari saya"
    halaman = jendela(penuh.klien("bappelitbangda"), ukuran)
    halaman.goto(f"{TW1}buka/")
    halaman.get_by_label("Batas pengisian").fill("kemarin")
    halaman.get_by_role("button", name="Buka kembali").click()
    halaman.get_by_text("2 hal perlu dibetulkan").wait_for()
    assert periksa(halaman, ukuran) == []
    assert halaman.get_by_label("Batas pengisian").input_value() == "kemarin"


def test_papan_ketik_saja(penuh, jendela):  # noqa: F811
    """From the year to a closed quarter without the mouse."""
    halaman = jendela(penuh.klien("camat"))
    halaman.goto(EVALUASI)
    halaman.get_by_role("link", name="Triwulan II", exact=True).focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_role("link", name="Tutup triwulan").focus()
    halaman.keyboard.press("Enter")
    halaman.get_by_role("heading", name="Tutup Triwulan II 2022?").wait_for()
    tombol = halaman.get_by_role("button", name="Tutup triwulan")
    while not tombol.evaluate("e => e === document.activeElement"):
        halaman.keyboard.press("Tab")
    assert tombol.evaluate("e => getComputedStyle(e).outlineStyle + getComputedStyle(e).outlineWidth") == "solid3px"
    halaman.keyboard.press("Enter")
    halaman.get_by_text("Triwulan II 2022 ditutup.").wait_for()
    assert penuh.evaluasi.ditutup


def test_tanpa_javascript(triwulan, browser, live_server):
    """Texts and files together, an evidence fetched and removed, by links, fields and buttons alone."""
    klien = triwulan.klien("staf")
    konteks = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    konteks.add_cookies([{"name": "sessionid", "value": klien.cookies["sessionid"].value, "url": live_server.url}])
    halaman = konteks.new_page()
    halaman.goto(TW2)
    halaman.get_by_label("Faktor pendorong").fill("Tanpa skrip")
    halaman.get_by_label("Bukti untuk").select_option(index=1)
    halaman.get_by_label("Berkas").set_input_files(
        [
            {"name": "Laporan TW II.docx", "mimeType": "text/html", "buffer": b.docx()},
            {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": b.jpg()},
        ]
    )
    halaman.get_by_role("button", name="Simpan").click()
    assert halaman.get_by_text("2 berkas bukti diunggah: Laporan TW II.docx, foto.jpg.").is_visible()
    assert triwulan.evaluasi.faktor_pendorong == "Tanpa skrip"
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Laporan TW II.docx", exact=True).click()
    assert unduhan.value.suggested_filename == "Laporan TW II.docx"
    halaman.get_by_role("link", name="Hapus foto.jpg").click()
    halaman.get_by_role("button", name="Hapus").click()
    assert halaman.get_by_text("foto.jpg dihapus.").is_visible()
    konteks.close()
    assert [x.nama for x in Bukti.objects.all()] == ["Laporan TW II.docx"]


def test_bukti_tidak_pernah_tampil_sebagai_halaman(triwulan, jendela):  # noqa: F811
    """Even opened by its address it is a download."""
    unggah(triwulan.klien(), ("surat.pdf", b.pdf()))
    halaman = jendela(triwulan.klien("camat"))
    halaman.goto(TW2)
    alamat = f"{TW2}bukti/{Bukti.objects.get().pk}/"
    with halaman.expect_download() as unduhan:
        halaman.evaluate("a => { location.href = a }", alamat)
    assert unduhan.value.suggested_filename == "surat.pdf"
    assert halaman.url.endswith(TW2)


def test_ukuran_gaya(triwulan, jendela):  # noqa: F811
    halaman = jendela(triwulan.klien())
    halaman.goto(TW2, wait_until="networkidle")
    besar = dict(
        halaman.evaluate(
            "performance.getEntriesByType('resource').map(e => [e.name.split('/').at(-1), e.decodedBodySize])"
        )
    )
    assert besar["evaluasi.css"] < 4_000
    assert halaman.locator("script, [style], [onclick]").count() == 0
