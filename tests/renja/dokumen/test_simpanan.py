"""Texts that the office writes itself: kept, shown with figures of today, locked, taken back, offered for copying."""

import re

import pytest

from planning.alur import dokumen_renja
from planning.enums import JenisDokumen, JenisRenja, StatusDokumen
from planning.isian.kunci import Terkunci
from planning.models import BagianNaskah, BarisRenja, Dokumen, Rekaman
from planning.riwayat_kata import ubahan_rekaman
from renja.dokumen.bersih import TERBANYAK, TERPANJANG, bersihkan
from renja.dokumen.fakta import Fakta
from renja.dokumen.kerangka import jenis_untuk
from renja.dokumen.naskah import NaskahBawaan
from renja.dokumen.simpanan import (
    BELUM,
    NaskahBentrok,
    NaskahDitolak,
    kembalikan_bawaan,
    sebab_terkunci,
    simpan_naskah,
    sumber_salinan,
    tulis_naskah,
)
from renja.dokumen.susun import susun_dokumen
from renja.dokumen.teks import ke_teks
from tests.factories import buat_renja

ISI = '<p>Pagu <span data-isian="pagu">lama</span>.</p>'


@pytest.fixture
def renja(kantor_terisi):
    return kantor_terisi.pokok


@pytest.fixture
def staf(kantor_terisi):
    return kantor_terisi.orang["staf"]


def isi_bagian(renja, kunci="latar-belakang", kode="renja") -> str:
    return next(b.isi for b in susun_dokumen(renja, kode).bagian if b.bagian.kunci == kunci)


def test_yang_disimpan_tercetak_dengan_angka_hari_ini(renja, staf):
    penutup = isi_bagian(renja, "penutup")
    assert simpan_naskah(renja, "renja", "latar-belakang", ISI, BELUM, staf)
    assert isi_bagian(renja) == '<p>Pagu <span data-isian="pagu">Rp\xa02.000.000</span>.</p>'
    assert isi_bagian(renja, "penutup") == penutup, "the other texts stay as they were"
    BarisRenja.objects.filter(renja=renja, pagu__isnull=False).update(pagu=7)
    assert "Rp\xa014<" in isi_bagian(renja)


def test_tidak_berubah_tidak_ditulis_lagi(renja, staf):
    simpan_naskah(renja, "renja", "isu", ISI, BELUM, staf)
    ada = BagianNaskah.objects.get()
    assert not simpan_naskah(renja, "renja", "isu", ISI.replace("lama", "baru"), ada.tanda, staf)
    assert BagianNaskah.objects.get().versi_baris == 1


def test_orang_kedua_tidak_menimpa(renja, staf):
    simpan_naskah(renja, "renja", "isu", "<p>Pertama.</p>", BELUM, staf)
    pertama = BagianNaskah.objects.get()
    with pytest.raises(NaskahBentrok) as e:
        simpan_naskah(renja, "renja", "isu", "<p>Kedua.</p>", BELUM, staf)
    assert e.value.kini == pertama
    # The same text twice is no conflict: the button was pressed twice.
    assert not simpan_naskah(renja, "renja", "isu", "<p>Pertama.</p>", BELUM, staf)
    kembalikan_bawaan(renja, "renja", "isu", pertama.tanda)
    with pytest.raises(NaskahBentrok) as e:
        simpan_naskah(renja, "renja", "isu", "<p>Kedua.</p>", pertama.tanda, staf)
    assert e.value.kini is None
    simpan_naskah(renja, "renja", "isu", "<p>Ketiga.</p>", BELUM, staf)
    with pytest.raises(NaskahBentrok):
        kembalikan_bawaan(renja, "renja", "isu", pertama.tanda)


@pytest.mark.parametrize("html", ["x" * (TERPANJANG + 1), "<b>" * (TERBANYAK + 1)])
def test_terlalu_panjang(renja, staf, html):
    with pytest.raises(NaskahDitolak):
        simpan_naskah(renja, "renja", "isu", html, BELUM, staf)


@pytest.mark.parametrize(
    ("kode", "jenis"),
    [
        ("renja", JenisDokumen.RENJA),
        ("keputusan", JenisDokumen.RENJA),
        ("rencana-aksi", JenisDokumen.RENCANA_AKSI),
        ("pk", JenisDokumen.PK),
    ],
)
def test_terkunci_dengan_dokumennya(renja, staf, kode, jenis):
    lain = JenisDokumen.PK if jenis != JenisDokumen.PK else JenisDokumen.RENJA
    Dokumen.objects.filter(pk=dokumen_renja(renja, lain).pk).update(status=StatusDokumen.DIAJUKAN)
    assert sebab_terkunci(renja, kode) == ""
    simpan_naskah(renja, kode, "penutup", ISI, BELUM, staf)
    Dokumen.objects.filter(pk=dokumen_renja(renja, jenis).pk).update(status=StatusDokumen.DIAJUKAN)
    assert "diajukan ke camat sehingga terkunci" in sebab_terkunci(renja, kode)
    tanda = BagianNaskah.objects.get().tanda
    with pytest.raises(Terkunci):
        simpan_naskah(renja, kode, "penutup", "", tanda, staf)
    with pytest.raises(Terkunci):
        kembalikan_bawaan(renja, kode, "penutup", tanda)


def test_direkam_dalam_kata(renja, staf):
    simpan_naskah(renja, "renja", "isu", "<p>Dua <strong>kata</strong> &amp; lain, [x].</p>" + ISI, BELUM, staf)
    rekaman = Rekaman.objects.get(content_type__model="bagiannaskah")
    assert (rekaman.renja_id, rekaman.tahun) == (renja.pk, 2022)
    isi = {nama: sesudah for nama, _, sesudah in ubahan_rekaman(BagianNaskah, rekaman.changes)}
    assert isi["Isi"] == "Dua kata & lain, [x]. Pagu [[pagu]]."


def test_tidak_ikut_ke_versi_lain_kecuali_diminta(kantor_terisi, renja, staf):
    kantor = kantor_terisi
    depan = buat_renja(tahun=2023, perangkat_daerah=kantor.perangkat_daerah)
    simpan_naskah(renja, "renja", "penutup", "<p>2022.</p>", BELUM, staf)
    simpan_naskah(renja, "renja", "isu", "<p>Lain.</p>", BELUM, staf)
    simpan_naskah(kantor.perubahan, "renja-perubahan", "penutup", "<p>2022-P.</p>", BELUM, staf)
    simpan_naskah(kantor.perubahan, "rencana-aksi", "penutup", "<p>RA.</p>", BELUM, staf)
    assert [s.sebutan for s in sumber_salinan(depan, "renja", "penutup")] == [
        "Renja Perubahan Tahun 2022",
        "Renja Tahun 2022",
    ]
    assert [s.naskah.isi for s in sumber_salinan(kantor.perubahan, "renja-perubahan", "penutup")] == ["<p>2022.</p>"]
    assert sumber_salinan(renja, "rencana-aksi", "penutup")[0].naskah.isi == "<p>RA.</p>"
    jauh = buat_renja(JenisRenja.POKOK, 2024, kantor.perangkat_daerah)
    assert sumber_salinan(jauh, "renja", "penutup") == []


def test_baris_yang_tidak_lewat_pintu_tetap_aman(renja):
    BagianNaskah.objects.create(
        renja=renja,
        dokumen="renja",
        kunci="isu",
        isi='<script>x</script><p onclick=x>a<span data-isian="zz">b</span></p>',
    )
    assert isi_bagian(renja, "isu") == "<p>ab</p>"
    assert tulis_naskah('<div data-isian="zz"></div>', Fakta(renja)) == ""


def test_bagian_tanpa_naskah_tidak_bernaskah(renja):
    BagianNaskah.objects.create(renja=renja, dokumen="renja", kunci="bab-pendahuluan", isi="<p>x</p>")
    assert isi_bagian(renja, "bab-pendahuluan") == ""


@pytest.mark.parametrize("versi", ["pokok", "perubahan"])
def test_naskah_bawaan_tidak_berkurang_bila_disunting(kantor_terisi, versi):
    """Every default text can be written as lines, and saved unchanged it reads as before."""
    renja = getattr(kantor_terisi, versi)
    for jenis in jenis_untuk(renja):
        kerangka = jenis.kerangka(renja)
        fakta = Fakta(renja, kerangka)
        for b in (b for akar in kerangka for b in akar.telusuri() if b.naskah):
            bawaan = NaskahBawaan(fakta).isi(b)
            bersih = bersihkan(bawaan)
            assert ke_teks(bersih) is not None, b.kunci
            assert _kata(tulis_naskah(bersih, fakta)) == _kata(bawaan), b.kunci


def _kata(html: str) -> str:
    return re.sub(r"<[^>]*>|\s", "", html)
