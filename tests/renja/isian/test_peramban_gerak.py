"""Moving and editing in the sheet as in a spreadsheet."""

import pytest
from playwright.sync_api import expect

from planning.models import SumberDana

pytestmark = [pytest.mark.browser, pytest.mark.sekali]


@pytest.fixture
def baris(kantor_terisi, daun):
    """The two leaves, in order."""
    return list(kantor_terisi.pokok.baris.filter(pagu__isnull=False).order_by("nomenklatur__kode"))


def _pilihan(lembar) -> str:
    return lembar.page.evaluate("document.getSelection().toString()")


def test_panah_tab_enter(lembar, baris):
    a, b = baris
    ia, ib = (list(x.indikator.order_by("nomor")) for x in baris)
    x = lembar()
    x.klik(x.sel(a, "pagu"))
    assert x.tekan("ArrowRight").fokus == f"b{a.pk}-lokasi"
    assert x.tekan("ArrowLeft", "ArrowLeft").fokus == f"i{ia[0].pk}-target"
    assert x.tekan("ArrowDown").fokus == f"i{ia[1].pk}-target"
    # Below a pagu is the next pagu: sums and further lines of the same row hold none.
    assert x.tekan("ArrowUp", "ArrowRight", "ArrowDown").fokus == f"b{b.pk}-pagu"
    assert x.tekan("ArrowDown").fokus == f"b{b.pk}-pagu"
    assert x.tekan("Enter").fokus == f"b{b.pk}-pagu"
    assert x.tekan("Shift+Enter").fokus == f"b{a.pk}-pagu"
    assert x.tekan("Tab").fokus == f"b{a.pk}-lokasi"
    assert x.tekan("Shift+Tab").fokus == f"b{a.pk}-pagu"
    assert x.tekan("Home").fokus == f"i{ia[0].pk}-uraian"
    assert x.tekan("End").fokus == f"i{ia[0].pk}-agregasi"
    assert x.tekan("Control+Home").fokus.endswith("-uraian")
    assert x.tekan("Control+End").fokus == f"i{ib[1].pk}-agregasi"
    assert x.tekan("PageUp").fokus.endswith("-agregasi")
    assert x.fokus != f"i{ib[1].pk}-agregasi"
    assert x.cacah["kiriman"] == 0  # moving about saves nothing


def test_mengetik_menggantikan_dan_panah_menyimpan(lembar, baris):
    a, b = baris
    x = lembar()
    x.klik(x.sel(a, "pagu"))
    assert _pilihan(x) == "1.000.000"
    x.ketik("2000000")
    expect(x.sel(a, "pagu")).to_have_value("2000000")
    assert x.tekan("ArrowDown").fokus == f"b{b.pk}-pagu"
    expect(x.sel(a, "pagu")).to_have_value("2.000.000")
    x.semua_tersimpan()
    a.refresh_from_db()
    assert a.pagu == 2_000_000


def test_di_tepi_lembar_tetap_terpilih(lembar, baris):
    """Enter in the last line has nowhere to go; when the answer has written the figure properly, typing replaces it."""
    _, b = baris
    x = lembar()
    x.klik(x.sel(b, "pagu")).ketik("2000000", "Enter").semua_tersimpan()
    expect(x.sel(b, "pagu")).to_have_value("2.000.000")
    x.ketik("5", "Enter").semua_tersimpan()
    b.refresh_from_db()
    assert b.pagu == 5


def test_f2_menyunting_di_dalam_teks(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "lokasi")).tekan("F2", "ArrowLeft", "ArrowLeft").ketik("_")
    expect(x.sel(a, "lokasi")).to_have_value("Desa Cont_oh")
    assert x.tekan("Home", "Delete").fokus == f"b{a.pk}-lokasi"
    x.tekan("Enter").semua_tersimpan()
    a.refresh_from_db()
    assert a.lokasi == "esa Cont_oh"


def test_klik_kedua_menyunting(lembar, baris):
    x = lembar()
    sel = x.sel(baris[0], "lokasi")
    x.klik(sel)
    assert _pilihan(x) == "Desa Contoh"
    x.klik(sel).tekan("End").ketik("!")
    expect(sel).to_have_value("Desa Contoh!")


def test_esc_mengembalikan(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).ketik("5").berstatus(a, "pagu", "belum")
    assert x.cadangan == {f"b{a.pk}-pagu": "5"}
    x.tekan("Escape")
    expect(x.sel(a, "pagu")).to_have_value("1.000.000")
    assert x.cadangan == {}
    x.tekan("ArrowDown")
    assert x.cacah["kiriman"] == 0


def test_esc_sesudah_ditolak(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).ketik("banyak", "Enter").berstatus(a, "pagu", "salah")
    expect(x.page.locator("#galat-suara")).to_contain_text("bukan angka")
    x.tekan("F8")
    assert x.fokus == f"b{a.pk}-pagu"
    expect(x.sel(a, "pagu")).to_have_attribute("aria-invalid", "true")
    pesan = x.page.locator(f"[id='{x.sel(a, 'pagu').get_attribute('aria-describedby')}']")
    expect(pesan).to_be_visible()
    x.tekan("Escape")
    expect(x.sel(a, "pagu")).to_have_value("1.000.000")
    expect(pesan).to_have_count(0)
    x.semua_tersimpan() if x.cacah["kiriman"] > 1 else None
    assert x.cadangan == {}


def test_hapus_isi_dan_urungkan(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).tekan("Delete", "Enter").semua_tersimpan()
    a.refresh_from_db()
    assert a.pagu is None
    x.ketik("7", "Enter").semua_tersimpan()
    x.tekan("Control+z", "Control+z").semua_tersimpan()
    for benda in baris:
        benda.refresh_from_db()
        assert benda.pagu == 1_000_000
    x.tekan("Control+y").semua_tersimpan()
    expect(x.sel(a, "pagu")).to_have_value("")
    a.refresh_from_db()
    assert a.pagu is None


def test_jumlah_terbilang_dan_peringatan_sambil_mengetik(lembar, kantor_terisi, baris):
    from planning.models import PlafonPagu
    from tests.factories import buat_baris, buat_renja

    lalu = buat_renja(tahun=2021, perangkat_daerah=kantor_terisi.perangkat_daerah)
    buat_baris(lalu, baris[0].nomenklatur.kode, 300_000)
    PlafonPagu.objects.create(
        perangkat_daerah=kantor_terisi.perangkat_daerah, tahun=2022, jenis="pokok", pagu=3_000_000
    )
    x = lembar()
    keluaran = {k: x.page.locator(f'output[data-keluaran="pagu/{k}"]') for k in ("", "7.01.01", "7.01.01.2.01")}
    x.klik(x.sel(baris[0], "pagu")).ketik("3000000")
    for o in keluaran.values():
        expect(o).to_have_text("4.000.000")
    expect(x.page.locator("#sisa-plafon")).to_have_text("Rp\xa0-1.000.000 (melebihi plafon)")
    expect(x.page.locator("#keterangan-sel")).to_contain_text("tiga juta rupiah")
    x.tekan("Enter").semua_tersimpan().tekan("ArrowUp")
    expect(x.page.locator("#keterangan-sel")).to_contain_text("Kira-kira 10 kali pagu tahun lalu (300.000)")
    for o in keluaran.values():
        expect(o).to_have_text("4.000.000")


def test_dua_bacaan_menjadi_dua_tombol(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).ketik("925.921,475", "Enter").berstatus(a, "pagu", "salah")
    # By keyboard: to the cell, then Tab goes into its message.
    x.tekan("Shift+Enter", "Tab", "Tab")
    assert x.page.evaluate("document.activeElement.textContent") == "925.921.475"
    x.tekan("Enter").semua_tersimpan()
    assert x.fokus == f"b{a.pk}-pagu"
    a.refresh_from_db()
    assert a.pagu == 925_921_475


def test_hanya_sub_kegiatan(lembar, kantor_terisi, baris):
    x = lembar()
    x.page.get_by_label("Hanya sub kegiatan").check()
    assert x.page.locator("tbody tr:visible").count() == 4
    x.klik(x.sel(baris[0], "pagu")).tekan("Control+Home")
    assert x.fokus == f"i{baris[0].indikator.get(nomor=1).pk}-uraian"


def test_pilihan_dan_daftar(lembar, baris):
    SumberDana.objects.create(kode="PD", nama="Pendapatan Daerah")
    a, b = baris
    x = lembar()
    x.klik(x.sel(a, "sumber_dana")).ketik("pd", "Tab").semua_tersimpan()
    expect(x.sel(a, "sumber_dana")).to_have_value("Pendapatan Daerah")
    # Arrows move from one list of choices to the next and change nothing; letters choose.
    x.sel(a, "jenis_kegiatan").focus()
    assert x.tekan("ArrowDown").fokus == f"b{b.pk}-jenis_kegiatan"
    x.ketik("l", "ArrowUp").semua_tersimpan()
    a.refresh_from_db()
    b.refresh_from_db()
    assert (a.sumber_dana.kode, a.jenis_kegiatan, b.jenis_kegiatan) == ("PD", "", "lanjutan")


def test_baris_tanpa_indikator(lembar, kantor_terisi, baris):
    """The first text in an empty line makes the indicator; the rest of the line follows."""
    a, _ = baris
    a.indikator.all().delete()
    x = lembar()
    x.klik(x.page.locator(f'[name="n{a.pk}.1-uraian"]')).ketik("Jumlah rapat", "Tab")
    x.ketik("Kali", "Tab").ketik("12", "Tab").semua_tersimpan()
    i = a.indikator.get()
    assert (i.uraian, i.satuan, i.target) == ("Jumlah rapat", "Kali", 12)
    x.buka()
    expect(x.sel(i, "target")).to_have_value("12")


def test_isi_kolom_menunggu_isian(lembar, baris):
    """What changes many rows comes after what was just typed."""
    a, b = baris
    x = lembar()
    x.klik(x.sel(a, "pagu")).ketik("2000")
    x.page.get_by_text("Isi satu kolom").click()
    formulir = x.page.locator("details[open] form")
    formulir.get_by_label("Kolom").select_option("pagu_n1")
    formulir.get_by_label("Isi").fill("10")
    formulir.get_by_role("button").click()
    expect(
        x.page.get_by_text("Mengisi pagu prakiraan maju yang kosong: pagu tahun ini + 10% (2 baris)").first
    ).to_be_visible()
    for benda in baris:
        benda.refresh_from_db()
    assert (a.pagu_n1, b.pagu_n1) == (2200, 1_100_000)
    x.page.get_by_role("button", name="Urungkan").click()
    expect(x.page.get_by_text("Diurungkan:")).to_be_visible()
    a.refresh_from_db()
    assert (a.pagu, a.pagu_n1) == (2000, None)


def test_tambah_dan_hapus_indikator(lembar, baris):
    a, _ = baris
    x = lembar()
    x.klik(x.sel(a, "lokasi"))
    x.page.locator("summary", has_text="Indikator").click()
    x.page.get_by_role("button", name="Tambah indikator").click()
    x.klik(x.page.locator(f'[name="n{a.pk}.3-uraian"]')).ketik("Ketiga", "Enter").semua_tersimpan()
    x.buka().klik(x.sel(a.indikator.get(nomor=3), "uraian"))
    x.page.locator("summary", has_text="Indikator").click()
    x.page.get_by_role("button", name="Hapus indikator").click()
    expect(x.page.get_by_text("Indikator ke-3")).not_to_have_count(0)
    assert a.indikator.count() == 2
