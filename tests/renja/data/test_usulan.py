"""Proposals: adding, changing, deciding with a reason, joining with the row that takes them up; table 2.4."""

import pytest

from planning.enums import StatusUsulan
from planning.models import Nomenklatur, Usulan
from renja.keluaran.csv import baris_csv
from renja.tabel import muat_tabel
from tests.factories import buat_baris, buat_edisi, buat_nomenklatur, buat_renja

from .peramban import buka, kirim

DAFTAR = "/contoh/2022/usulan/"
TAMBAH = f"{DAFTAR}tambah/"
SATU = f"{DAFTAR}1/"
CARI, SIMPAN = ("aksi", "cari"), ("aksi", "simpan")


@pytest.fixture
def staf(isi_kantor):
    return isi_kantor.klien("staf")


def test_menambah(staf):
    isi = {
        "asal": "pokir",
        "uraian": "Lampu\njalan  desa",
        "lokasi": "Desa A",
        "volume": "1.200",
        "pagu": "Rp 15.000.000,-",
    }
    h = kirim(staf, buka(staf, TAMBAH), isi | {"satuan": "Meter"}, tombol=SIMPAN)
    assert h.tiba == DAFTAR
    assert "Usulan tersimpan." in h.teks
    u = Usulan.objects.get(nomor=2)
    assert (u.asal, u.uraian, u.volume, u.satuan, u.pagu, u.status) == (
        "pokir",
        "Lampu jalan desa",
        1200,
        "Meter",
        15_000_000,
        "diusulkan",
    )
    assert "1.200 Meter" in h.teks
    assert "Rp 15.000.000" in h.teks


def test_menambah_berturut_turut(staf):
    h = kirim(staf, buka(staf, TAMBAH), {"asal": "forum", "uraian": "Satu"}, tombol=("aksi", "lagi"))
    assert h.tiba == f"{TAMBAH}?asal=forum"
    assert (h.borang.isi["asal"], h.borang.isi["uraian"]) == ("forum", "")


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"asal": ""}, "Asal: Isi asal."),
        ({"uraian": ""}, "Usulan: Isi usulannya, atau pilih baris yang menampungnya."),
        ({"uraian": "x" * 501}, "500 karakter"),
        ({"volume": "1,234"}, "Volume: “1,234” dapat berarti"),
        ({"volume": "3 unit"}, "Di sini hanya angka, bukan “unit”. Satuan diisi di isian satuan."),
        ({"pagu": "925.921,475"}, "Dana (Rp): “925.921,475” dapat berarti 925.921 rupiah"),
        ({"pagu": "(1.000)"}, "negatif"),
        ({"pagu": "sejuta"}, "bukan angka"),
        ({"status": "ditolak"}, "Alasan atau catatan: Tulis alasan usulan ini ditolak."),
        ({"status": "ditunda"}, "Tulis alasan usulan ini ditunda."),
        ({"status": "diakomodir"}, "Cari dan pilih baris yang menampung usulan yang diakomodir."),
        ({"lokasi": "x" * 501}, "500 karakter"),
        ({"catatan": "x" * 501}, "500 karakter"),
    ],
)
def test_yang_salah(staf, ubah, pesan):
    ubah = {"asal": "forum", "uraian": "Talut", "lokasi": "Desa A"} | ubah
    h = kirim(staf, buka(staf, TAMBAH), ubah, tombol=SIMPAN)
    assert h.status == 200
    assert pesan in h.teks
    assert ubah.items() <= h.borang.isi.items()
    assert Usulan.objects.count() == 1


@pytest.mark.parametrize("pk", ["999999", "x", "-1", "9" * 30, "1; DROP"])
def test_baris_yang_tidak_ada_dalam_nomenklatur(staf, pk):
    h = kirim(staf, buka(staf, SATU), {"nomenklatur": pk}, tombol=SIMPAN)
    assert "Pilihan ini tidak ada dalam nomenklatur. Cari dan pilih lagi." in h.teks


def test_node_edisi_lain_tidak_dapat_dipilih(staf):
    lain = buat_nomenklatur("4.36.70.02", buat_edisi(lama=True))
    h = kirim(staf, buka(staf, SATU), {"nomenklatur": str(lain.pk)}, tombol=SIMPAN)
    assert "Pilihan ini tidak ada dalam nomenklatur" in h.teks


def test_menampung_dengan_mencari(staf, isi_kantor):
    """Search in the form, pick a result, accept: what was typed before the search stays."""
    n = Nomenklatur.objects.get(kode="7.01.01.2.01.02")
    h = kirim(
        staf, buka(staf, SATU), {"lokasi": "Desa Baru", "status": "diakomodir", "cari": "7.01.01.2.01.02"}, tombol=CARI
    )
    assert "1 hasil untuk “7.01.01.2.01.02”. Pilih satu, lalu simpan." in h.teks
    assert "Belum tersimpan" not in h.teks, "a search is no saving"
    assert (h.borang.isi["lokasi"], h.borang.isi["status"]) == ("Desa Baru", "diakomodir")
    assert Usulan.objects.get().lokasi == ""
    h = kirim(staf, h, {"nomenklatur": str(n.pk)}, tombol=SIMPAN)
    assert h.tiba == DAFTAR
    assert "Diakomodir" in h.teks
    assert "Ditampung 7.01.01.2.01.02" in h.teks
    assert Usulan.objects.get().nomenklatur == n
    assert buka(staf, SATU).borang.isi["nomenklatur"] == str(n.pk)


def test_kata_yang_belum_dicari_dicari_dahulu(staf):
    """Whoever types words and presses Simpan (or Enter) wants the results; nothing is saved over their heads."""
    h = kirim(staf, buka(staf, SATU), {"uraian": "Diubah", "cari": "kegiatan"}, tombol=SIMPAN)
    assert "hasil untuk “kegiatan”" in h.teks
    assert h.borang.isi["uraian"] == "Diubah"
    assert Usulan.objects.get().uraian == "Talut jalan desa"
    assert kirim(staf, h, {}, tombol=SIMPAN).tiba == DAFTAR


def test_pencarian_tanpa_hasil(staf):
    h = kirim(staf, buka(staf, SATU), {"cari": "zzzzzz", "pagu": "salah"}, tombol=CARI)
    assert "“zzzzzz” tidak ditemukan." in h.teks
    assert h.borang.isi["pagu"] == "salah"


def test_pilihan_bertahan_melalui_pencarian_lain(staf):
    h = kirim(staf, buka(staf, SATU), {"cari": "7.01.01.2.01.02"}, tombol=CARI)
    n = Nomenklatur.objects.get(kode="7.01.01.2.01.02")
    h = kirim(staf, h, {"nomenklatur": str(n.pk), "cari": "7.01.02.2.01.01"}, tombol=CARI)
    assert h.borang.isi["nomenklatur"] == str(n.pk)
    kirim(staf, h, {}, tombol=SIMPAN)
    assert Usulan.objects.get().nomenklatur == n


@pytest.mark.parametrize("status", ["ditolak", "ditunda"])
def test_menolak_dengan_alasan(staf, status):
    h = kirim(staf, buka(staf, SATU), {"status": status, "catatan": "Kewenangan provinsi"}, tombol=SIMPAN)
    assert f"{StatusUsulan(status).label} Kewenangan provinsi" in h.teks
    assert "Putuskan" not in h.teks


def test_ditampung_baris_yang_belum_ada_dalam_renja(staf):
    n = buat_nomenklatur("7.01.09.2.01.01")
    Usulan.objects.update(nomenklatur=n, status="diakomodir")
    assert "belum ada dalam Renja Perubahan Tahun 2022" in buka(staf, DAFTAR).teks


def test_usul_edisi_lama_tetap_dapat_diubah(staf):
    """A proposal joined with a node of another edition keeps it while other things are changed."""
    lama = buat_nomenklatur("4.36.70.02", buat_edisi(lama=True))
    Usulan.objects.update(nomenklatur=lama, status="diakomodir")
    assert kirim(staf, buka(staf, SATU), {"lokasi": "Desa"}, tombol=SIMPAN).tiba == DAFTAR
    assert Usulan.objects.get().nomenklatur == lama


def test_tahun_tanpa_renja_memakai_edisi_yang_berlaku(staf):
    h = buka(staf, "/contoh/2030/usulan/")
    assert "Belum ada usulan untuk tahun 2030. Tabel 2.4 mencetak NIHIL." in h.teks
    h = kirim(staf, buka(staf, "/contoh/2030/usulan/tambah/"), {"asal": "forum", "uraian": "Talut"}, tombol=SIMPAN)
    assert h.tiba == "/contoh/2030/usulan/"
    assert Usulan.objects.get(tahun=2030).nomor == 1


def test_menyaring(staf, isi_kantor):
    pd = isi_kantor.kantor.perangkat_daerah
    for nomor, (asal, status) in enumerate([("pokir", "ditolak"), ("pokir", "diusulkan"), ("forum", "ditolak")], 2):
        Usulan.objects.create(
            perangkat_daerah=pd,
            tahun=2022,
            nomor=nomor,
            asal=asal,
            status=status,
            catatan="x",
            uraian=f"Usulan {nomor}",
        )
    assert "4 usulan: diusulkan 2, diakomodir 0, ditolak 2, ditunda 0." in buka(staf, DAFTAR).teks
    h = buka(staf, f"{DAFTAR}?asal=pokir&status=ditolak")
    assert "Ditampilkan 1;" in h.teks
    assert "Usulan 2" in h.teks
    assert "Usulan 3" not in h.teks
    saring = next(f for f in h.formulir if "asal" in f.jenis)
    assert saring.isi == {"asal": "pokir", "status": "ditolak"}
    assert "Tidak ada usulan dengan asal dan putusan ini." in buka(staf, f"{DAFTAR}?asal=entah").teks


def test_menghapus(staf):
    h = buka(staf, f"{SATU}hapus/")
    assert "Hapus usulan nomor 1?" in h.teks
    h = kirim(staf, h, {}, formulir=h.formulir[-1])
    assert (h.tiba, Usulan.objects.count()) == (DAFTAR, 0)
    assert "Usulan 1 dihapus." in h.teks


def test_nomor_tidak_dipakai_ulang_selama_ada_yang_lebih_besar(staf):
    kirim(staf, buka(staf, TAMBAH), {"asal": "forum", "uraian": "Dua"}, tombol=SIMPAN)
    Usulan.objects.get(nomor=1).delete()
    kirim(staf, buka(staf, TAMBAH), {"asal": "forum", "uraian": "Tiga"}, tombol=SIMPAN)
    assert [u.nomor for u in Usulan.objects.all()] == [2, 3]


def test_tercetak_di_tabel_24(staf, isi_kantor):
    n = Nomenklatur.objects.get(kode="7.01.01.2.01.02")
    kirim(staf, buka(staf, SATU), {"status": "ditunda", "catatan": "Menunggu lahan"}, tombol=SIMPAN)
    isi = {"asal": "forum", "volume": "3", "satuan": "Unit", "cari": n.kode, "status": "diakomodir"}
    h = kirim(staf, buka(staf, TAMBAH), isi, tombol=CARI)
    kirim(staf, h, {"nomenklatur": str(n.pk)}, tombol=SIMPAN)
    baris = baris_csv(muat_tabel(isi_kantor.kantor.pokok, "2.4"))
    assert [(b["2"], b["5"], b["6"]) for b in baris][-2:] == [
        (n.nama, "3 Unit", "Diakomodir"),
        ("Talut jalan desa", "", "Ditunda; Menunggu lahan"),
    ]


def test_edisi_lama_menampung_di_kegiatan(isi_kantor, staf):
    renja = buat_renja(tahun=2020, perangkat_daerah=isi_kantor.kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    buat_baris(renja, "4.36.70.02", 1, nama="Kegiatan lama")
    h = kirim(staf, buka(staf, "/contoh/2020/usulan/tambah/"), {"asal": "forum", "cari": "kegiatan lama"}, tombol=CARI)
    assert "4.36.70.02 Kegiatan lama" in h.teks
