"""The sheets of quarters in a real browser: keys, a whole quarter pasted, broken networks, accessible, on a phone."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from playwright.sync_api import expect

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.enums import Peran
from planning.masukan import tulis_besaran
from planning.models import PerangkatDaerah, Renja
from planning.nilai import format_angka
from planning.pohon import muat_pohon
from planning.versi import cari_renja
from renja.keluaran.csv import baris_csv
from renja.tabel import muat_tabel
from tests.aksesibel import pelanggaran
from tests.factories import buat_pengguna, buat_pohon, buat_renja

from .conftest import REALISASI, RENCANA

pytestmark = [pytest.mark.browser, pytest.mark.sekali]


@pytest.fixture
def buka(konteks, triwulan):
    """A function that opens a sheet for a person."""

    def _buka(alamat: str, siapa: str = "staf", **isi):
        halaman = konteks(triwulan.orang[siapa], **isi).new_page()
        halaman.goto(alamat)
        return halaman

    return _buka


def tersimpan(halaman) -> None:
    expect(halaman.locator("#status")).to_have_attribute("data-keadaan", "tersimpan")


def test_mengetik_rencana_aksi(buka, baris):
    """Keys as in a spreadsheet; sums and differences follow at once."""
    halaman, i = buka(RENCANA), baris.indikator.first()
    expect(halaman.get_by_role("grid")).to_be_visible()
    halaman.locator(f'[name="t{i.pk}.1-tw1"]').focus()
    halaman.keyboard.type("5")
    halaman.keyboard.press("ArrowRight")
    halaman.keyboard.type("1")
    halaman.keyboard.press("Enter")
    tersimpan(halaman)
    expect(halaman.locator(f'output[data-keluaran="hasil/{i.pk}"]')).to_have_text("12 (cocok)")
    halaman.locator(f'[name="p{baris.pk}.4-rp4"]').fill("400.000")
    halaman.keyboard.press("Enter")
    selisih = halaman.locator(f'output[data-keluaran="selisih/{baris.nomenklatur.kode}"]')
    expect(selisih).to_have_text("lebih 25.000")
    expect(halaman.locator("td", has=selisih)).to_have_attribute("data-beda", "")
    tersimpan(halaman)
    target = TargetTriwulan.objects.filter(renja=baris.renja, kunci=i.kunci).values_list("target", flat=True)
    assert sorted(target) == [1, 3, 3, 5]


def test_persentase_menjelaskan_diri(buka, baris):
    """The line below the sheet says how the capaian of the cell one is in comes about."""
    halaman, i = buka(REALISASI), baris.indikator.first()
    halaman.locator(f'[name="r{i.pk}.2-realisasi"]').focus()
    halaman.keyboard.type("4")
    halaman.keyboard.press("Enter")
    tersimpan(halaman)
    halaman.keyboard.press("ArrowUp")
    expect(halaman.locator("#keterangan-sel")).to_contain_text("Triwulan ini 133,33%: target 3, realisasi 4")


def test_jaringan_putus_tidak_menghilangkan_apa_pun(buka, konteks, triwulan, baris):
    halaman, i = buka(REALISASI), baris.indikator.first()
    halaman.route("**/simpan/", lambda r: r.abort())
    halaman.locator(f'[name="r{i.pk}.2-keterangan"]').fill("Dua laporan.")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#status")).to_contain_text("isian aman di peramban ini")
    assert not Realisasi.objects.exists()
    halaman.unroute("**/simpan/")
    halaman.reload()
    tersimpan(halaman)
    assert Realisasi.objects.get().keterangan == "Dua laporan."


@pytest.mark.parametrize("alamat", [RENCANA, REALISASI])
@pytest.mark.parametrize(("lebar", "warna"), [(1366, "light"), (360, "dark")])
def test_dapat_dipakai_semua_orang(buka, alamat, lebar, warna):
    halaman = buka(alamat, viewport={"width": lebar, "height": 768}, color_scheme=warna)
    assert pelanggaran(halaman) == []
    assert halaman.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_dua_puluh_baris_di_laptop_kantor(buka, triwulan):
    kantor = triwulan.perangkat_daerah
    buat_pohon(buat_renja("perubahan", 2023, kantor), 6, 2, 4)
    EvaluasiTriwulan.objects.create(perangkat_daerah=kantor, tahun=2023, triwulan=2, batas="2099-07-10")
    halaman = buka(REALISASI.replace("2022", "2023"))
    terlihat = halaman.evaluate(
        """() => {
          const bingkai = document.querySelector(".bingkai").getBoundingClientRect();
          const kepala = document.querySelector("thead").getBoundingClientRect().bottom;
          const kaki = document.querySelector("tfoot").getBoundingClientRect().top;
          return [...document.querySelectorAll("tbody tr")].map((tr) => tr.getBoundingClientRect())
            .filter((r) => r.top >= kepala - 1 && r.bottom <= Math.min(kaki, bingkai.bottom) + 1).length;
        }"""
    )
    assert terlihat >= 20


# --- A whole quarter --------------------------------------------------------------------------------------------------


@pytest.fixture
def kalaena(transactional_db):
    """The perubahan of Kalaena 2024, whose fourth quarter is opened again and emptied; what it held before."""
    call_command("muat", verbosity=0)
    EvaluasiTriwulan.objects.filter(tahun=2024, triwulan=4).update(batas="2099-01-10")
    renja = cari_renja(Renja.objects.all(), "kalaena", 2024, "perubahan")
    tabel = baris_csv(muat_tabel(renja, "EVALUASI-TW4"))
    semula = {r.kunci: r for r in Realisasi.objects.filter(tahun=2024, triwulan=4)}
    Realisasi.objects.filter(tahun=2024, triwulan=4).delete()
    assert baris_csv(muat_tabel(renja, "EVALUASI-TW4")) != tabel
    return renja, semula, tabel


def _blok(renja: Renja, semula: dict) -> tuple[str, int]:
    """Realisasi, rupiah and notes of every line as a spreadsheet has them, and the sum of the rupiah."""
    pagu = dict(PaguTriwulan.objects.filter(renja=renja, triwulan=4).values_list("nomenklatur", "pagu"))
    baris, jumlah = [], 0
    for s in muat_pohon(renja).telusuri():
        for nomor, i in enumerate(s.indikator or [None], 1):
            ada = semula.get(i.kunci) if i else None
            rupiah = pagu.get(s.nomenklatur.pk) if nomor == 1 else None
            jumlah += rupiah or 0
            angka = tulis_besaran(Decimal(ada.realisasi)) if ada and ada.realisasi is not None else ""
            baris.append([angka, "" if rupiah is None else format_angka(rupiah), ada.keterangan if ada else ""])
    return "\r\n".join("\t".join(b) for b in baris[1:]), jumlah


def test_satu_triwulan_ditempel_dilihat_camat_e81_diunduh(konteks, kalaena):
    """A staf pastes a whole quarter, the camat sees it, and the E.81 is downloaded."""
    renja, semula, tabel = kalaena
    kantor = PerangkatDaerah.objects.get(slug="kalaena")
    staf, camat = (buat_pengguna(p.value, p, perangkat_daerah=kantor) for p in (Peran.STAF, Peran.CAMAT))
    blok, jumlah = _blok(renja, semula)

    halaman = konteks(staf).new_page()
    halaman.goto("/kalaena/2024/evaluasi/tw4/")
    halaman.get_by_role("link", name="Isi realisasi").click()
    pertama = muat_pohon(renja).program[0].indikator[0]
    halaman.locator(f'[name="r{pertama.pk}.4-realisasi"]').click()
    halaman.evaluate("t => navigator.clipboard.writeText(t)", blok)
    halaman.keyboard.press("Control+v")
    tersimpan(halaman)
    expect(halaman.locator('output[data-keluaran="rupiah/"]')).to_have_text(format_angka(jumlah))
    assert baris_csv(muat_tabel(renja, "EVALUASI-TW4")) == tabel
    assert sum(RealisasiPagu.objects.filter(tahun=2024, triwulan=4).values_list("rupiah", flat=True)) == jumlah

    lihat = konteks(camat).new_page()
    lihat.goto("/kalaena/2024/evaluasi/tw4/isian/")
    expect(lihat.get_by_text("Yang mengisi realisasi adalah staf perencana kantor ini.")).to_be_visible()
    expect(lihat.locator('output[data-keluaran="rupiah/"]')).to_have_text(format_angka(jumlah))
    lihat.goto("/kalaena/2024/renja/perubahan/tabel/E81-TW4/")
    for tautan, awal in (("Unduh PDF", b"%PDF-"), ("Unduh Excel", b"PK")):
        with lihat.expect_download() as unduhan:
            lihat.get_by_role("link", name=tautan).first.click()
        assert unduhan.value.path().read_bytes().startswith(awal)
