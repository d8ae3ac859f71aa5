"""The program part of a Renstra: indicators of the nodes, targets, opening figures, and joining with the Renja."""

from decimal import Decimal

import pytest

from planning.enums import Agregasi
from planning.models import IndikatorRenstra, KinerjaTahunan, Nomenklatur
from tests.factories import buat_nomenklatur

from .peramban import buka, kirim

PROGRAM = "/contoh/renstra/2021-2026/program/"


@pytest.fixture
def staf(isi_kantor):
    return isi_kantor.klien("staf")


def node(kode: str) -> Nomenklatur:
    return Nomenklatur.objects.get(kode=kode)


def indikator_program(kode: str) -> str:
    return f"{PROGRAM}indikator/?edisi=050-5889-2021&kode={kode}"


def test_mencari_lalu_mengisi_indikator(staf):
    """Search, tick, fill in: the kegiatan and program above come along, the official indicator is proposed."""
    n = buat_nomenklatur("7.01.09.2.01.01", nama="Penyuluhan contoh")
    Nomenklatur.objects.filter(pk=n.pk).update(indikator="Jumlah penyuluhan", satuan="Persen")
    h = buka(staf, f"{PROGRAM}tambah/?cari=penyuluhan")
    pilihan = next(f for f in h.formulir if "kode" in f.jenis)
    h = kirim(staf, h, {"kode": n.kode}, formulir=pilihan)
    assert "7.01.09 " in h.teks
    assert "7.01.09.2.01 " in h.teks
    daun, program = f"n-{n.pk}-b1", f"n-{node('7.01.09').pk}-b1"
    assert (h.borang.isi[f"{daun}-uraian"], h.borang.isi[f"{daun}-satuan"]) == ("Jumlah penyuluhan", "%")
    h = kirim(staf, h, {f"{program}-uraian": "Persentase desa", f"{program}-satuan": "Desa"})
    assert h.tiba == PROGRAM
    i = {i.nomenklatur.kode: i for i in IndikatorRenstra.objects.filter(nomenklatur__kode__startswith="7.01.09")}
    assert set(i) == {"7.01.09", "7.01.09.2.01.01"}
    assert (i[n.kode].satuan, i[n.kode].agregasi, i[n.kode].nomor) == ("%", Agregasi.POSISI_AKHIR, 1)
    assert i["7.01.09"].agregasi == Agregasi.KUMULATIF


def test_usul_resmi_yang_dikosongkan_tidak_disimpan(staf):
    n = buat_nomenklatur("7.01.09.2.01.01")
    Nomenklatur.objects.filter(pk=n.pk).update(indikator="Jumlah penyuluhan", satuan="Kali")
    h = buka(staf, indikator_program(n.kode))
    h = kirim(staf, h, {f"n-{n.pk}-b1-uraian": ""})
    assert h.tiba == PROGRAM
    assert not IndikatorRenstra.objects.filter(nomenklatur=n).exists()


def test_satu_indikator_ditambah_diubah_dihapus(staf):
    n = node("7.01.01.2.01.01")
    satu, dua = IndikatorRenstra.objects.filter(nomenklatur=n)
    h = buka(staf, indikator_program(n.kode))
    ubah = {
        f"n-{n.pk}-{satu.pk}-uraian": "Kata baru",
        f"n-{n.pk}-{dua.pk}-hapus": "on",
        f"n-{n.pk}-b1-uraian": "Ketiga",
    }
    h = kirim(staf, h, ubah, tombol=("aksi", "lagi"))
    assert f"n-{n.pk}-b1-uraian" in h.borang.jenis, "an empty row again"
    assert [(i.nomor, i.uraian) for i in IndikatorRenstra.objects.filter(nomenklatur=n)] == [
        (1, "Kata baru"),
        (2, "Ketiga"),
    ]
    satu.refresh_from_db()
    assert satu.kinerja.count() == 1


def test_semua_indikator_satu_program(staf):
    h = buka(staf, f"{PROGRAM}indikator/?edisi=050-5889-2021&program=7.01.01")
    assert "7.01.01.2.01.02 " in h.teks
    assert "7.01.02" not in h.teks


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"uraian": ""}, "7.01.01.2.01.01, indikator 1, indikator: Isi indikator."),
        ({"uraian": "x" * 501}, "500 karakter"),
        ({"arah": "ke samping"}, "Pilih salah satu dari daftar."),
        ({"satuan": "s" * 60}, "50 karakter"),
    ],
)
def test_indikator_program_yang_salah(staf, ubah, pesan):
    n = node("7.01.01.2.01.01")
    i = IndikatorRenstra.objects.filter(nomenklatur=n).first()
    ubah = {f"n-{n.pk}-{i.pk}-{k}": t for k, t in ubah.items()}
    h = kirim(staf, buka(staf, indikator_program(n.kode)), ubah)
    assert pesan in h.teks
    assert {k: t for k, t in ubah.items() if "arah" not in k}.items() <= h.borang.isi.items()


def test_target_dan_pagu_akhir(staf):
    i = IndikatorRenstra.objects.first()
    k = f"k-{i.pk}"
    ubah = {f"{k}-target_akhir": "1.200", f"{k}-pagu_akhir": "Rp 1.250.000.000,-", f"{k}-target-2022": "240 dokumen"}
    h = kirim(staf, buka(staf, f"{PROGRAM}target/"), ubah)
    assert h.tiba == PROGRAM
    i.refresh_from_db()
    assert (i.target_akhir, i.pagu_akhir) == (1200, 1_250_000_000)
    assert {x.tahun: (x.target, x.realisasi) for x in i.kinerja.all()} == {2021: (2, 1), 2022: (240, None)}
    assert "1.250.000.000" in h.teks


def test_angka_tahun_lalu_dengan_satuan_lain(staf):
    i = IndikatorRenstra.objects.first()
    k = f"k-{i.pk}"
    h = buka(staf, f"{PROGRAM}angka/2021/")
    assert (h.borang.isi[f"{k}-target"], h.borang.isi[f"{k}-realisasi"]) == ("2", "1")
    h = kirim(staf, h, {f"{k}-realisasi_sd": "0,38", f"{k}-satuan": "Rasio"})
    assert h.tiba == f"{PROGRAM}angka/2021/"
    x = KinerjaTahunan.objects.get(indikator=i)
    assert (x.target, x.realisasi, x.realisasi_sd, x.satuan) == (2, 1, Decimal("0.38"), "Rasio")
    kirim(staf, h, {f"{k}-{n}": "" for n in ("target", "realisasi", "realisasi_sd", "satuan")})
    assert not KinerjaTahunan.objects.filter(indikator=i).exists()


def test_satuan_lain_tanpa_angka(staf):
    k = f"k-{IndikatorRenstra.objects.first().pk}"
    h = kirim(staf, buka(staf, f"{PROGRAM}angka/2023/"), {f"{k}-satuan": "Rasio"})
    assert "satuan lain: Isi angkanya, atau kosongkan satuan ini." in h.teks
    assert h.borang.isi[f"{k}-satuan"] == "Rasio"


def test_satuan_yang_sama_tidak_dicatat_lagi(staf):
    i = IndikatorRenstra.objects.first()
    kirim(staf, buka(staf, f"{PROGRAM}angka/2023/"), {f"k-{i.pk}-satuan": i.satuan.upper(), f"k-{i.pk}-target": "1"})
    assert KinerjaTahunan.objects.get(indikator=i, tahun=2023).satuan == ""


def test_rupiah_sekali_untuk_satu_sub_kegiatan(staf, isi_kantor):
    """What was spent up to a year stands with the first indicator of a leaf, and nowhere else."""
    program = isi_kantor.renstra.indikator.create(nomenklatur=node("7.01.01"), nomor=1, uraian="Hasil")
    satu, dua = IndikatorRenstra.objects.filter(nomenklatur__kode="7.01.01.2.01.01")
    h = buka(staf, f"{PROGRAM}angka/2021/")
    assert "Realisasi anggaran s.d. 2021 (Rp)" in h.teks
    assert f"k-{satu.pk}-realisasi_rp_sd" in h.borang.isi
    assert not {f"k-{i.pk}-realisasi_rp_sd" for i in (dua, program)} & set(h.borang.isi)
    h = kirim(staf, h, {f"k-{satu.pk}-realisasi_rp_sd": "Rp 1.250.000,-"})
    assert h.borang.isi[f"k-{satu.pk}-realisasi_rp_sd"] == "1.250.000"
    x = KinerjaTahunan.objects.get(indikator=satu, tahun=2021)
    assert (x.realisasi_rp_sd, x.target, x.realisasi) == (1_250_000, 2, 1)


def test_rupiah_tetap_pada_indikator_yang_memuatnya(staf):
    satu, dua = IndikatorRenstra.objects.filter(nomenklatur__kode="7.01.01.2.01.01")
    dua.kinerja.filter(tahun=2021).update(realisasi_rp_sd=7)
    h = buka(staf, f"{PROGRAM}angka/2021/")
    assert h.borang.isi[f"k-{dua.pk}-realisasi_rp_sd"] == "7"
    assert f"k-{satu.pk}-realisasi_rp_sd" not in h.borang.isi


def test_rupiah_tanpa_angka_lain_tersimpan_dan_terhapus(staf):
    """Zero is filled in; the row of a year goes when its last figure does."""
    k = f"k-{IndikatorRenstra.objects.first().pk}-realisasi_rp_sd"
    h = kirim(staf, buka(staf, f"{PROGRAM}angka/2022/"), {k: "0"})
    x = KinerjaTahunan.objects.get(tahun=2022)
    assert (x.realisasi_rp_sd, x.realisasi_sd) == (0, None)
    kirim(staf, h, {k: ""})
    assert not KinerjaTahunan.objects.filter(tahun=2022).exists()


def test_target_tidak_menghapus_rupiah(staf):
    i = IndikatorRenstra.objects.first()
    i.kinerja.filter(tahun=2021).update(realisasi=None, realisasi_rp_sd=5)
    kirim(staf, buka(staf, f"{PROGRAM}target/"), {f"k-{i.pk}-target-2021": ""})
    assert KinerjaTahunan.objects.get(indikator=i, tahun=2021).realisasi_rp_sd == 5


@pytest.mark.parametrize(
    ("halaman", "nama", "tulisan", "pesan"),
    [
        ("target/", "pagu_akhir", "925.921,475", "dapat berarti 925.921 rupiah"),
        ("target/", "pagu_akhir", "1,5 M", "disingkat"),
        ("target/", "target-2021", "3 Buku", "satuannya “Dokumen”, bukan “Buku”"),
        ("target/", "target_akhir", "tiga", "bukan angka"),
        ("angka/2021/", "realisasi", "(3)", "negatif"),
        ("angka/2021/", "realisasi_sd", "1,23456", "lebih dari 4 angka"),
        ("angka/2021/", "satuan", "x" * 51, "50 karakter"),
        ("angka/2021/", "realisasi_rp_sd", "(3)", "negatif"),
        ("angka/2021/", "realisasi_rp_sd", "1,5 M", "disingkat"),
    ],
)
def test_angka_program_yang_salah(staf, halaman, nama, tulisan, pesan):
    k = f"k-{IndikatorRenstra.objects.first().pk}-{nama}"
    h = kirim(staf, buka(staf, PROGRAM + halaman), {k: tulisan})
    assert pesan in h.teks
    assert h.borang.isi[k] == tulisan


# --- Joining with the Renja -------------------------------------------------------------------------------------------


@pytest.fixture
def tanpa_indikator(isi_kantor):
    isi_kantor.renstra.indikator.all().delete()
    return isi_kantor


def test_menyalin_dari_renja(tanpa_indikator, staf):
    h = buka(staf, f"{PROGRAM}tambah/")
    salin = [f for f in h.formulir if "dari" in f.jenis]
    assert len(salin) == 2
    h = kirim(staf, h, {}, formulir=salin[0])
    assert "16 indikator disalin dari Renja Perubahan Tahun 2022. Isi targetnya." in h.teks
    assert h.tiba == f"{PROGRAM}target/"
    renja = tanpa_indikator.kantor.perubahan
    kunci = set(tanpa_indikator.renstra.indikator.values_list("kunci", flat=True))
    assert kunci == {i.kunci for b in renja.baris.all() for i in b.indikator.all()}
    h = kirim(staf, buka(staf, f"{PROGRAM}tambah/"), {}, formulir=salin[0])
    assert "sudah ada dalam Renstra ini" in h.teks


@pytest.mark.parametrize("dari", ["", "0", "999999", "x", "9" * 30])
def test_menyalin_dari_yang_tidak_ada(staf, dari):
    jawaban = staf.post(f"{PROGRAM}tambah/", {"dari": dari}, follow=True)
    assert "Pilih Renja yang disalin." in jawaban.content.decode()


def test_indikator_dengan_kata_yang_sama_terhubung_sendiri(tanpa_indikator, staf):
    n = node("7.01.01.2.01.01")
    asli = tanpa_indikator.kantor.perubahan.baris.get(nomenklatur=n).indikator.get(nomor=2)
    h = kirim(
        staf, buka(staf, indikator_program(n.kode)), {f"n-{n.pk}-b1-uraian": "indikator  2", f"n-{n.pk}-b1-satuan": "X"}
    )
    i = IndikatorRenstra.objects.get()
    assert (i.kunci, i.uraian) == (asli.kunci, "indikator 2")
    assert "Belum terhubung" not in h.teks


def test_indikator_dengan_kata_lain_dihubungkan_orang(tanpa_indikator, staf):
    n = node("7.01.01.2.01.01")
    asli = tanpa_indikator.kantor.perubahan.baris.get(nomenklatur=n).indikator.get(nomor=1)
    h = kirim(staf, buka(staf, indikator_program(n.kode)), {f"n-{n.pk}-b1-uraian": "Banyaknya naskah"})
    assert "Belum terhubung dengan indikator Renja: 7.01.01.2.01.01." in h.teks
    i = IndikatorRenstra.objects.get()
    h = buka(staf, indikator_program(n.kode))
    nama = f"n-{n.pk}-{i.pk}-padanan"
    assert "Renja 2022: Indikator 1 (Dokumen)" in h.teks
    h = kirim(staf, h, {nama: str(asli.kunci)})
    assert "Belum terhubung" not in h.teks
    i.refresh_from_db()
    assert i.kunci == asli.kunci
    assert nama not in buka(staf, indikator_program(n.kode)).borang.jenis, "joined, nothing more to choose"


def test_satu_indikator_renja_untuk_satu_baris(tanpa_indikator, staf):
    n = node("7.01.01.2.01.01")
    for uraian in ("Naskah satu", "Naskah dua"):
        kirim(staf, buka(staf, indikator_program(n.kode)), {f"n-{n.pk}-b1-uraian": uraian})
    satu, dua = IndikatorRenstra.objects.all()
    h = buka(staf, indikator_program(n.kode))
    pilihan = h.borang.pilihan[f"n-{n.pk}-{satu.pk}-padanan"][1]
    h = kirim(staf, h, {f"n-{n.pk}-{i.pk}-padanan": pilihan for i in (satu, dua)})
    assert "Indikator Renja ini sudah dipilih untuk baris lain." in h.teks


def test_program_memperlihatkan_pohonnya(isi_kantor):
    h = buka(isi_kantor.klien("bappelitbangda"), PROGRAM)
    letak = [
        h.teks.index(f" {k} ") for k in ("7.01.01", "7.01.01.2.01", "7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.02")
    ]
    assert letak == sorted(letak)
