"""Two people over the same data: who saves second is told, and nothing of either is lost."""

import pytest
from django.test import Client

from planning.enums import Peran
from planning.models import IndikatorRenstra, KinerjaSasaran, Pejabat, Usulan
from tests.factories import buat_pengguna

from .peramban import buka, kirim

RENSTRA = "/contoh/renstra/2021-2026/"


@pytest.fixture
def berdua(isi_kantor):
    """Two staf of the office, each with a browser."""
    rekan = buat_pengguna(
        "rekan", Peran.STAF, perangkat_daerah=isi_kantor.kantor.perangkat_daerah, first_name="Rekan", last_name="Kerja"
    )
    klien = Client()
    klien.force_login(rekan)
    return isi_kantor.klien("staf"), klien


def test_isian_yang_sama_ditanyakan_lalu_tersimpan(berdua, isi_kantor):
    saya, rekan = berdua
    alamat = f"/contoh/pejabat/{isi_kantor.camat.pk}/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {"pangkat": "Pembina"})
    h = kirim(saya, layar, {"pangkat": "Penata"})
    assert "Pangkat: Sudah diubah oleh Rekan Kerja (" in h.teks
    assert "yang tersimpan sekarang “Pembina”. Isian Anda belum disimpan" in h.teks
    assert h.borang.isi["pangkat"] == "Penata", "mine stays in the field"
    assert Pejabat.objects.get().pangkat == "Pembina", "nothing was written"
    h = kirim(saya, h, {})
    assert h.tiba == "/contoh/"
    assert Pejabat.objects.get().pangkat == "Penata"


def test_isian_lain_digabung(berdua, isi_kantor):
    saya, rekan = berdua
    alamat = f"/contoh/pejabat/{isi_kantor.camat.pk}/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {"golongan": "IV/a"})
    h = kirim(saya, layar, {"pangkat": "Pembina"})
    assert h.tiba == "/contoh/"
    assert "Perubahan orang lain pada halaman yang sama juga tersimpan" in h.teks
    camat = Pejabat.objects.get()
    assert (camat.pangkat, camat.golongan) == ("Pembina", "IV/a")


def test_isian_sama_tidak_dipersoalkan(berdua):
    saya, rekan = berdua
    layar = buka(saya, "/contoh/ubah/")
    kirim(rekan, buka(rekan, "/contoh/ubah/"), {"alamat": "Jalan Satu"})
    assert kirim(saya, layar, {"alamat": "Jalan Satu"}).tiba == "/contoh/"


def test_angka_yang_ditulis_lain_tetapi_sama_bukan_bentrok(berdua):
    saya, rekan = berdua
    alamat = "/contoh/2022/usulan/1/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {"pagu": "30.000.000"})
    assert kirim(saya, layar, {"pagu": "Rp30000000"}).tiba == "/contoh/2022/usulan/"


def test_pilihan_dan_centang_disebut_dengan_kata(berdua, isi_kantor):
    saya, rekan = berdua
    alamat = f"{RENSTRA}indikator/{isi_kantor.indikator.pk}/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {"agregasi": "rata_rata", "formula": "a"})
    h = kirim(saya, layar, {"agregasi": "posisi_akhir", "iku": "on", "formula": "b"})
    assert "yang tersimpan sekarang “Rata-rata”" in h.teks
    assert "yang tersimpan sekarang “a”" in h.teks
    assert h.borang.isi["iku"] == "on"


def test_diubah_lewat_jalan_lain_tanpa_nama(berdua):
    """By a command or an import nobody's name is known; it is noticed all the same."""
    saya, _ = berdua
    layar = buka(saya, "/contoh/2022/usulan/1/")
    Usulan.objects.update(lokasi="Desa Lain")
    h = kirim(saya, layar, {"lokasi": "Desa Saya"})
    assert "Sudah diubah oleh orang lain sejak Anda membuka halaman ini" in h.teks


def test_baris_yang_ditambah_rekan_tetap_ada(berdua, isi_kantor):
    saya, rekan = berdua
    layar = buka(saya, f"{RENSTRA}ubah/")
    kirim(rekan, buka(rekan, f"{RENSTRA}ubah/"), {"misi-b1-uraian": "Misi rekan"})
    h = kirim(saya, layar, {"misi-b1-uraian": "Misi saya", "visi": "Visi"})
    assert h.tiba == RENSTRA
    assert [m.uraian for m in isi_kantor.renstra.misi.all()] == ["Misi satu", "Misi rekan", "Misi saya"]


def test_baris_yang_dihapus_rekan_isiannya_diperlihatkan(berdua, isi_kantor):
    saya, rekan = berdua
    misi = isi_kantor.renstra.misi.get()
    layar = buka(saya, f"{RENSTRA}ubah/")
    kirim(rekan, buka(rekan, f"{RENSTRA}ubah/"), {f"misi-{misi.pk}-hapus": "on"})
    h = kirim(saya, layar, {f"misi-{misi.pk}-uraian": "Misi yang saya perbaiki"})
    assert "Ada baris yang sudah dihapus oleh Rekan Kerja (" in h.teks
    assert "“Misi yang saya perbaiki”" in h.teks
    assert kirim(saya, h, {"misi-b1-uraian": "Misi yang saya perbaiki"}).tiba == RENSTRA
    assert [m.uraian for m in isi_kantor.renstra.misi.all()] == ["Misi yang saya perbaiki"]


def test_baris_yang_dihapus_rekan_tanpa_isian_saya(berdua, isi_kantor):
    saya, rekan = berdua
    misi = isi_kantor.renstra.misi.get()
    layar = buka(saya, f"{RENSTRA}ubah/")
    kirim(rekan, buka(rekan, f"{RENSTRA}ubah/"), {f"misi-{misi.pk}-hapus": "on"})
    assert kirim(saya, layar, {"visi": "Visi"}).tiba == RENSTRA
    assert not isi_kantor.renstra.misi.exists()


def test_menghapus_yang_baru_diubah_rekan_ditanyakan(berdua, isi_kantor):
    saya, rekan = berdua
    misi = isi_kantor.renstra.misi.get()
    layar = buka(saya, f"{RENSTRA}ubah/")
    kirim(rekan, buka(rekan, f"{RENSTRA}ubah/"), {f"misi-{misi.pk}-uraian": "Misi yang diperbaiki"})
    h = kirim(saya, layar, {f"misi-{misi.pk}-hapus": "on"})
    assert "Baris ini sudah diubah oleh Rekan Kerja" in h.teks
    assert h.borang.isi[f"misi-{misi.pk}-uraian"] == "Misi yang diperbaiki"
    assert h.borang.isi[f"misi-{misi.pk}-hapus"] == "on"
    assert kirim(saya, h, {}).tiba == RENSTRA
    assert not isi_kantor.renstra.misi.exists()


def test_sasaran_baru_di_bawah_tujuan_yang_dihapus_rekan(berdua, isi_kantor):
    saya, rekan = berdua
    tujuan = isi_kantor.renstra.tujuan.create(nomor=2, uraian="Tujuan dua")
    layar = buka(saya, f"{RENSTRA}tujuan/")
    kirim(rekan, buka(rekan, f"{RENSTRA}tujuan/"), {f"t-{tujuan.pk}-hapus": "on"})
    h = kirim(saya, layar, {f"t-{tujuan.pk}-s-b1-uraian": "Sasaran penting"})
    assert "Ada baris yang sudah dihapus" in h.teks
    assert "“Sasaran penting”" in h.teks


def test_angka_di_kolom_berbeda_digabung(berdua, isi_kantor):
    saya, rekan = berdua
    i, alamat = isi_kantor.indikator.pk, f"{RENSTRA}target/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {f"i-{i}-target-2022": "72"})
    kirim(saya, layar, {f"i-{i}-realisasi-2022": "73", f"i-{i}-target-2021": "70,5"})
    angka = {k.tahun: (k.target, k.realisasi) for k in KinerjaSasaran.objects.all()}
    assert angka == {2021: (70.5, 71), 2022: (72, 73)}


def test_angka_di_sel_yang_sama(berdua, isi_kantor):
    saya, rekan = berdua
    k, alamat = IndikatorRenstra.objects.first().pk, f"{RENSTRA}program/target/"
    layar = buka(saya, alamat)
    kirim(rekan, buka(rekan, alamat), {f"k-{k}-target_akhir": "1.500"})
    h = kirim(saya, layar, {f"k-{k}-target_akhir": "2.500"})
    assert "yang tersimpan sekarang “1.500”" in h.teks
    assert "target akhir: Sudah diubah oleh Rekan Kerja" in h.teks
    kirim(saya, h, {f"k-{k}-target_akhir": "1.500"})
    assert IndikatorRenstra.objects.first().target_akhir == 1500


@pytest.mark.parametrize("semula", ["", "rusak", "[]", "{}"])
def test_tanpa_semula_tidak_menimpa_diam_diam(isi_kantor, semula):
    """A page without its hidden field (an old copy, a made-up request) is asked about every difference."""
    staf = isi_kantor.klien("staf")
    h = buka(staf, "/contoh/ubah/")
    h.borang.isi["semula"] = semula
    h = kirim(staf, h, {"alamat": "Jalan Lain"})
    assert "Sudah diubah oleh orang lain" in h.teks
    assert kirim(staf, h, {}).tiba == "/contoh/"


def test_pencarian_di_tengah_tidak_menghilangkan_bentrok(berdua):
    """What was seen stays what was seen at the first opening, through a search in between."""
    saya, rekan = berdua
    alamat = "/contoh/2022/usulan/1/"
    layar = kirim(saya, buka(saya, alamat), {"lokasi": "Desa Saya", "cari": "7.01"}, tombol=("aksi", "cari"))
    kirim(rekan, buka(rekan, alamat), {"lokasi": "Desa Rekan"})
    layar = kirim(saya, layar, {"cari": "kegiatan"}, tombol=("aksi", "cari"))
    h = kirim(saya, layar, {}, tombol=("aksi", "simpan"))
    assert "yang tersimpan sekarang “Desa Rekan”" in h.teks


def test_dua_orang_menghapus_yang_sama(berdua, isi_kantor):
    saya, rekan = berdua
    alamat = f"/contoh/pejabat/{isi_kantor.camat.pk}/hapus/"
    layar, lain = buka(saya, alamat), buka(rekan, alamat)
    kirim(rekan, lain, {}, formulir=lain.formulir[-1])
    h = kirim(saya, layar, {}, formulir=layar.formulir[-1])
    assert h.status == 404
    assert "Mungkin sudah dihapus." in h.teks


def test_menghapus_usulan_yang_baru_diubah_rekan(berdua):
    saya, rekan = berdua
    layar = buka(saya, "/contoh/2022/usulan/1/hapus/")
    kirim(rekan, buka(rekan, "/contoh/2022/usulan/1/"), {"uraian": "Talut jalan kabupaten"}, tombol=("aksi", "simpan"))
    h = kirim(saya, layar, {}, formulir=layar.formulir[-1])
    assert "Isinya sudah diubah sejak Anda membuka halaman ini." in h.teks
    assert "Talut jalan kabupaten" in h.teks
    assert Usulan.objects.count() == 1
    assert kirim(saya, h, {}, formulir=h.formulir[-1]).tiba == "/contoh/2022/usulan/"
    assert not Usulan.objects.exists()
