"""A Renstra filled in page by page: what is saved, what is refused, what stays in the fields."""

from decimal import Decimal

import pytest

from planning.models import IndikatorSasaran, Renstra
from tests.factories import buat_renstra

from .peramban import buka, kirim

RENSTRA = "/contoh/renstra/2021-2026/"


@pytest.fixture
def staf(isi_kantor):
    return isi_kantor.klien("staf")


# --- Period, visi, misi -----------------------------------------------------------------------------------------------


def test_renstra_baru(staf):
    h = buka(staf, "/contoh/renstra/tambah/")
    isi = {
        "tahun_awal": "2027",
        "tahun_akhir": "2031",
        "nama_rpjmd": "RPJMD Contoh",
        "visi": "Baris satu\nBaris dua",
        "misi-b2-uraian": "Misi kedua yang ditulis",
        "misi-b2-nomor": "2",
        "misi-b4-uraian": "Misi tanpa nomor",
    }
    h = kirim(staf, h, isi)
    assert h.tiba == "/contoh/renstra/2027-2031/"
    r = Renstra.objects.get(tahun_awal=2027)
    assert r.visi == "Baris satu\nBaris dua"
    assert [(m.nomor, m.uraian) for m in r.misi.all()] == [(2, "Misi kedua yang ditulis"), (3, "Misi tanpa nomor")]
    assert "Renstra 2027–2031" in buka(staf, "/contoh/renstra/").teks


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"tahun_awal": ""}, "Tahun awal: Isi tahun awal."),
        ({"tahun_awal": "dua ribu"}, "Isi angka bulat 2000 sampai 2100."),
        ({"tahun_awal": "1999"}, "Isi angka bulat 2000 sampai 2100."),
        ({"tahun_awal": "20270000000000000000"}, "Isi angka bulat 2000 sampai 2100."),
        ({"tahun_akhir": "2027"}, "Tahun akhir antara 2028 dan 2037."),
        ({"tahun_akhir": "2050"}, "Tahun akhir antara 2028 dan 2037."),
        ({"tahun_awal": "2021"}, "Renstra yang mulai tahun 2021 sudah ada."),
        ({"misi-b1-nomor": "1", "misi-b1-uraian": "a", "misi-b2-nomor": "1", "misi-b2-uraian": "b"}, "Nomor 1 sudah"),
        ({"misi-b1-nomor": "1"}, "Misi baru 1, misi: Isi misi."),
        ({"misi-b1-nomor": "satu", "misi-b1-uraian": "a"}, "Isi angka bulat 1 sampai 999."),
        ({"nama_rpjmd": "x" * 201}, "200 karakter"),
    ],
)
def test_renstra_yang_salah(staf, ubah, pesan):
    ubah = {"tahun_awal": "2027", "tahun_akhir": "2031", "visi": "Visi"} | ubah
    if ubah["tahun_awal"] == "2021":
        ubah["tahun_akhir"] = "2026"
    h = kirim(staf, buka(staf, "/contoh/renstra/tambah/"), ubah)
    assert h.status == 200
    assert pesan in h.teks
    assert h.borang.isi | ubah == h.borang.isi
    assert Renstra.objects.count() == 1


def test_misi_bertukar_nomor_dan_dihapus(staf, isi_kantor):
    satu = isi_kantor.renstra.misi.get()
    dua, tiga = (isi_kantor.renstra.misi.create(nomor=n, uraian=f"Misi {n}") for n in (2, 3))
    ubah = {f"misi-{satu.pk}-nomor": "2", f"misi-{dua.pk}-nomor": "1", f"misi-{tiga.pk}-hapus": "on"}
    h = kirim(staf, buka(staf, f"{RENSTRA}ubah/"), ubah)
    assert h.tiba == RENSTRA
    assert [(m.nomor, m.pk) for m in isi_kantor.renstra.misi.all()] == [(1, dua.pk), (2, satu.pk)]


def test_masa_diubah_alamat_ikut(staf, isi_kantor):
    h = kirim(staf, buka(staf, f"{RENSTRA}ubah/"), {"tahun_akhir": "2025"})
    assert h.tiba == "/contoh/renstra/2021-2025/"


def test_simpan_dan_tambah_baris(staf):
    h = kirim(
        staf, buka(staf, f"{RENSTRA}ubah/"), {"misi-b1-uraian": "A", "misi-b2-uraian": "B"}, tombol=("aksi", "lagi")
    )
    assert h.tiba == f"{RENSTRA}ubah/"
    assert {"misi-b1-uraian", "misi-b2-uraian"} <= h.borang.jenis.keys()
    assert h.borang.isi["misi-b1-uraian"] == ""


def test_menghapus_renstra(staf, isi_kantor):
    h = buka(staf, f"{RENSTRA}hapus/")
    assert "tidak dapat dihapus sekaligus" in h.teks
    staf.post(f"{RENSTRA}hapus/")
    assert Renstra.objects.count() == 1
    buat_renstra(isi_kantor.kantor.perangkat_daerah, 2027, 2031)
    h = buka(staf, "/contoh/renstra/2027-2031/hapus/")
    h = kirim(staf, h, {}, formulir=h.formulir[-1])
    assert h.tiba == "/contoh/renstra/"
    assert "Renstra 2027–2031 dihapus." in h.teks


# --- Tujuan and sasaran -----------------------------------------------------------------------------------------------


def test_tujuan_dengan_sasarannya_sekaligus(staf, isi_kantor):
    h = kirim(
        staf,
        buka(staf, f"{RENSTRA}tujuan/"),
        {"t-b1-uraian": "Tujuan dua", "t-b1-s-b1-uraian": "Sasaran a", "t-b1-s-b2-uraian": "Sasaran b"},
    )
    assert h.tiba == RENSTRA
    tujuan = isi_kantor.renstra.tujuan.get(nomor=2)
    assert [(s.nomor, s.uraian) for s in tujuan.sasaran.all()] == [(1, "Sasaran a"), (2, "Sasaran b")]


def test_sasaran_tanpa_tujuan(staf):
    h = kirim(staf, buka(staf, f"{RENSTRA}tujuan/"), {"t-b1-s-b1-uraian": "Sasaran yatim"})
    assert "Tujuan baru, tujuan: Isi tujuan dari sasaran di bawahnya." in h.teks
    assert h.borang.isi["t-b1-s-b1-uraian"] == "Sasaran yatim"


@pytest.mark.parametrize("hapus", ["t-{t}-hapus", "t-{t}-s-{s}-hapus"])
def test_yang_berindikator_tidak_terhapus(staf, isi_kantor, hapus):
    tujuan = isi_kantor.renstra.tujuan.get()
    nama = hapus.format(t=tujuan.pk, s=tujuan.sasaran.get().pk)
    h = kirim(staf, buka(staf, f"{RENSTRA}tujuan/"), {nama: "on"})
    assert "masih punya indikator. Hapus indikatornya dahulu." in h.teks
    assert h.borang.isi[nama] == "on"


def test_tujuan_dihapus_beserta_sasarannya(staf, isi_kantor):
    tujuan = isi_kantor.renstra.tujuan.create(nomor=2, uraian="Tujuan dua")
    tujuan.sasaran.create(nomor=1, uraian="Sasaran")
    kirim(staf, buka(staf, f"{RENSTRA}tujuan/"), {f"t-{tujuan.pk}-hapus": "on"})
    assert not isi_kantor.renstra.tujuan.filter(nomor=2).exists()


def test_sasaran_baru_di_tujuan_yang_dihapus(staf, isi_kantor):
    tujuan = isi_kantor.renstra.tujuan.create(nomor=2, uraian="Tujuan dua")
    ubah = {f"t-{tujuan.pk}-hapus": "on", f"t-{tujuan.pk}-s-b1-uraian": "Sasaran penting"}
    h = kirim(staf, buka(staf, f"{RENSTRA}tujuan/"), ubah)
    assert "Tujuannya dihapus. Pindahkan sasaran ini ke tujuan lain." in h.teks
    assert isi_kantor.renstra.tujuan.count() == 2


# --- Indicators of tujuan and sasaran ---------------------------------------------------------------------------------


def test_indikator_sasaran_baru_lalu_angkanya(staf, isi_kantor):
    tujuan = isi_kantor.renstra.tujuan.get()
    h = buka(staf, f"{RENSTRA}indikator/tambah/?untuk=t-{tujuan.pk}")
    assert h.borang.isi["milik"] == f"t-{tujuan.pk}"
    assert h.borang.isi["agregasi"] == "posisi_akhir"
    h = kirim(staf, h, {"uraian": "Nilai contoh", "satuan": "persen", "arah": "negatif", "iku": "on"})
    assert h.tiba == f"{RENSTRA}target/"
    assert "Untuk tabel IKU masih kurang: formulasi perhitungan, sumber data, penanggung jawab." in h.teks
    i = IndikatorSasaran.objects.get(uraian="Nilai contoh")
    assert (i.nomor, i.tujuan, i.sasaran, i.satuan, i.arah, i.iku) == (2, tujuan, None, "%", "negatif", True)
    h = kirim(staf, h, {f"i-{i.pk}-target-2021": "33,5%", f"i-{i.pk}-proyeksi-2027": "0"})
    assert h.tiba == RENSTRA
    assert [(k.tahun, k.target, k.realisasi, k.proyeksi) for k in i.kinerja.all()] == [
        (2021, Decimal("33.5"), None, None),
        (2027, None, None, 0),
    ]
    h = buka(staf, f"{RENSTRA}target/")
    kirim(staf, h, {f"i-{i.pk}-target-2021": "", f"i-{i.pk}-proyeksi-2027": "-"})
    assert not i.kinerja.exists(), "a year without figures has no row"


def test_indikator_pindah_pemilik(staf, isi_kantor):
    tujuan = isi_kantor.renstra.tujuan.get()
    kirim(staf, buka(staf, f"{RENSTRA}indikator/{isi_kantor.indikator.pk}/"), {"milik": f"t-{tujuan.pk}"})
    isi_kantor.indikator.refresh_from_db()
    assert (isi_kantor.indikator.tujuan, isi_kantor.indikator.sasaran) == (tujuan, None)


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"milik": ""}, "Mengukur: Isi mengukur."),
        ({"uraian": ""}, "Indikator: Isi indikator."),
        ({"uraian": "x" * 501}, "500 karakter"),
        ({"satuan": "x" * 51}, "50 karakter"),
        ({"nomor": "1"}, "Nomor 1 sudah dipakai indikator lain."),
        ({"nomor": "-1"}, "Isi angka bulat 1 sampai 999."),
        ({"agregasi": "entah"}, "Agregasi: Pilih salah satu dari daftar."),
        ({"milik": "s-999999"}, "Mengukur: Pilih salah satu dari daftar."),
    ],
)
def test_indikator_sasaran_yang_salah(staf, isi_kantor, ubah, pesan):
    sasaran = isi_kantor.renstra.tujuan.get().sasaran.get()
    ubah = {"uraian": "Nilai contoh", "milik": f"s-{sasaran.pk}", "formula": "a / b"} | ubah
    h = kirim(staf, buka(staf, f"{RENSTRA}indikator/tambah/"), ubah)
    assert pesan in h.teks
    pilihan = {n for n in ubah if h.borang.jenis[n] == "select"}
    assert {n: t for n, t in ubah.items() if n not in pilihan}.items() <= h.borang.isi.items()
    assert IndikatorSasaran.objects.count() == 1


@pytest.mark.parametrize(
    ("tulisan", "pesan"),
    [
        ("925.921,475.1", "tidak membagi angkanya per tiga"),
        ("1,234", "dapat berarti"),
        ("tujuh", "bukan angka"),
        ("-3", "negatif"),
        ("70 Buah", "satuannya “Indeks”, bukan “Buah”"),
        ("1" * 90, "terlalu panjang"),
    ],
)
def test_angka_sasaran_yang_salah(staf, isi_kantor, tulisan, pesan):
    nama = f"i-{isi_kantor.indikator.pk}-target-2022"
    lain = f"i-{isi_kantor.indikator.pk}-target-2023"
    h = kirim(staf, buka(staf, f"{RENSTRA}target/"), {nama: tulisan, lain: "75,5"})
    assert "Indikator 1, target 2022:" in h.teks
    assert pesan in h.teks
    assert (h.borang.isi[nama], h.borang.isi[lain]) == (tulisan, "75,5")
    assert isi_kantor.indikator.kinerja.count() == 1, "all or nothing"


def test_menghapus_indikator_sasaran(staf, isi_kantor):
    h = buka(staf, f"{RENSTRA}indikator/{isi_kantor.indikator.pk}/hapus/")
    assert "dihapus beserta angka 1 tahun" in h.teks
    kirim(staf, h, {}, formulir=h.formulir[-1])
    assert not IndikatorSasaran.objects.exists()


# --- Reading ----------------------------------------------------------------------------------------------------------


def test_halaman_renstra_memperlihatkan_semuanya(isi_kantor):
    h = buka(isi_kantor.klien("camat"), RENSTRA)
    for isi in (
        "Misi satu",
        "Tujuan 1 Tujuan satu",
        "Sasaran 1 Sasaran satu",
        "Indeks contoh",
        "Satuan Indeks.",
        "2021",
    ):
        assert isi in h.teks
    assert "2.021" not in h.teks
