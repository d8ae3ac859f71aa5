"""A Renstra filled in page by page: what is saved, what is refused, what stays in the fields."""

from decimal import Decimal

import pytest

from planning.enums import Agregasi
from planning.models import IndikatorRenstra, IndikatorSasaran, KinerjaTahunan, Nomenklatur, Renstra
from tests.factories import buat_nomenklatur, buat_renstra

from .peramban import buka, kirim

RENSTRA = "/contoh/renstra/2021-2026/"
PROGRAM = f"{RENSTRA}program/"


@pytest.fixture
def staf(isi_kantor):
    return isi_kantor.klien("staf")


def node(kode: str) -> Nomenklatur:
    return Nomenklatur.objects.get(kode=kode)


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


# --- Programs ---------------------------------------------------------------------------------------------------------


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


def test_program_memperlihatkan_pohonnya(isi_kantor):
    h = buka(isi_kantor.klien("bappelitbangda"), PROGRAM)
    letak = [
        h.teks.index(f" {k} ") for k in ("7.01.01", "7.01.01.2.01", "7.01.01.2.01.01", "7.01.01.2.01.02", "7.01.02")
    ]
    assert letak == sorted(letak)
