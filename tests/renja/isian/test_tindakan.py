"""What is done to many rows at once, without JavaScript, and undone."""

import pytest

from evaluation.isian.terapkan import terapkan_usul
from planning.isian.potret import potret
from planning.models import SumberDana, Urungan

from .conftest import ISIAN, kirim


def _isi(klien, **isi):
    jawaban = klien.post(f"{ISIAN}isi-kolom/", isi, follow=True)
    assert jawaban.redirect_chain == [(ISIAN, 302)]
    return jawaban.content.decode()


def test_isi_kolom_lalu_urungkan(staf, kantor_terisi):
    klien, _ = staf
    SumberDana.objects.create(kode="PD", nama="Pendapatan Daerah")
    sebelum = potret(kantor_terisi.pokok)
    halaman = _isi(klien, kolom="sumber_dana", isian="pd", cakupan="kosong")
    assert "Mengisi sumber dana yang kosong: Pendapatan Daerah (2 baris). Dapat diurungkan." in halaman
    assert [b.sumber_dana for b in potret(kantor_terisi.pokok).values()] == ["", "", "PD", "PD"]
    urungan = Urungan.objects.get()
    assert f"urungkan/{urungan.pk}/" in halaman
    jawaban = klien.post(f"{ISIAN}urungkan/{urungan.pk}/", follow=True)
    assert "Diurungkan: Mengisi sumber dana" in jawaban.content.decode()
    assert potret(kantor_terisi.pokok) == sebelum
    assert "sudah diurungkan" in klien.post(f"{ISIAN}urungkan/{urungan.pk}/", follow=True).content.decode()


def test_yang_mengisi_triwulan_tidak_ditawarkan_di_sini(staf, kantor_terisi):
    """It is undone where it was done; the sheet goes on offering its own."""
    klien, _ = staf
    _isi(klien, kolom="lokasi", isian="Desa Baru", cakupan="semua")
    baris = Urungan.objects.get()
    triwulan, _ = terapkan_usul(kantor_terisi.pokok, "rata", baris.oleh)
    halaman = klien.get(ISIAN).content.decode()
    assert f"urungkan/{baris.pk}/" in halaman
    assert f"urungkan/{triwulan.pk}/" not in halaman
    jawaban = klien.post(f"{ISIAN}urungkan/{triwulan.pk}/", follow=True)
    assert "urungkan dari halaman asalnya" in jawaban.content.decode()


def test_isi_kolom_menimpa_hanya_bila_diminta(staf, daun):
    klien, _ = staf
    _isi(klien, kolom="lokasi", isian="Desa Baru", cakupan="kosong")
    daun.refresh_from_db()
    assert daun.lokasi == "Desa Contoh"
    _isi(klien, kolom="lokasi", isian="Desa Baru", cakupan="semua")
    daun.refresh_from_db()
    assert daun.lokasi == "Desa Baru"


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({}, "Pilih kolom"),
        ({"kolom": "pagu_n1", "isian": "banyak"}, "bukan angka"),
        ({"kolom": "renja", "isian": "1"}, "Pilih kolom"),
        ({"kolom": "lokasi", "isian": "<script>" * 200}, "Terlalu panjang"),
    ],
)
def test_isi_kolom_salah(staf, isi, pesan):
    halaman = _isi(staf[0], **isi)
    assert '<div class="pesan galat" role="alert"><p>Kolom tidak diisi.' in halaman
    assert pesan in halaman
    assert not Urungan.objects.exists()


def test_urungkan_tidak_menimpa_yang_sesudahnya(staf, daun):
    klien, orang = staf
    _isi(klien, kolom="lokasi", isian="Desa Baru", cakupan="semua")
    kirim(klien, orang, (f"b{daun.pk}-lokasi", 9, "Desa Lain"))
    halaman = klien.post(f"{ISIAN}urungkan/{Urungan.objects.get().pk}/", follow=True).content.decode()
    assert "Tidak dapat diurungkan" in halaman
    daun.refresh_from_db()
    assert daun.lokasi == "Desa Lain"


def test_urungkan_renja_lain_tidak_ada(staf, kantor_terisi):
    from planning.isian.urungan import lakukan

    urungan = lakukan(kantor_terisi.perubahan, "x", {}, None, "isian")
    assert staf[0].post(f"{ISIAN}urungkan/{urungan.pk}/").status_code == 404
    assert staf[0].post(f"{ISIAN}urungkan/{2**70}/").status_code == 404


def test_hapus_indikator_lalu_urungkan(staf, daun):
    klien, _ = staf
    kode = daun.nomenklatur.kode
    pertama, kedua = daun.indikator.order_by("nomor")
    halaman = klien.post(f"{ISIAN}indikator/", {"kode": kode, "nomor": "1"}, follow=True).content.decode()
    assert f"Indikator ke-1 dari {kode} dihapus." in halaman
    assert [(i.kunci, i.nomor) for i in daun.indikator.all()] == [(kedua.kunci, 1)]
    klien.post(f"{ISIAN}urungkan/{Urungan.objects.get().pk}/")
    assert [i.kunci for i in daun.indikator.order_by("nomor")] == [pertama.kunci, kedua.kunci]


@pytest.mark.parametrize("isi", [{}, {"nomor": "3"}, {"nomor": "0"}, {"nomor": "-1"}, {"nomor": "²"}, {"kode": "9.9"}])
def test_hapus_indikator_yang_tidak_ada(staf, daun, isi):
    isi = (
        {"kode": daun.nomenklatur.kode, "nomor": "1"} | isi if "kode" in isi else {"kode": daun.nomenklatur.kode, **isi}
    )
    halaman = staf[0].post(f"{ISIAN}indikator/", isi, follow=True).content.decode()
    assert "tidak punya indikator" in halaman
    assert daun.indikator.count() == 2
