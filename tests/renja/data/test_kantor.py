"""The office's data and its officials: what is saved, what is refused and why, what stays in the fields."""

from datetime import date

import pytest
from django.utils import timezone

from planning.models import Pejabat, PerangkatDaerah
from tests.factories import buat_kabupaten

from .peramban import buka, kirim

UBAH, TAMBAH = "/contoh/ubah/", "/contoh/pejabat/tambah/"
NIP = "19750505 200001 2 998"
BARU = {
    "jabatan": "Sekretaris Kecamatan",
    "status": "definitif",
    "nama": "Contoh Dua, S.E.",
    "nip": NIP,
    "pangkat": "Penata",
    "golongan": "III/c",
    "mulai": "7 Januari 2022",
}


@pytest.fixture
def staf(isi_kantor):
    return isi_kantor.klien("staf")


def test_mengubah_data_kantor(staf, isi_kantor):
    h = kirim(staf, buka(staf, UBAH), {"alamat": "  Jalan  Contoh No. 1\u200b ", "kode_organisasi": "4.36.08"})
    assert h.tiba == "/contoh/"
    assert "Data kantor tersimpan." in h.teks
    pd = isi_kantor.kantor.perangkat_daerah
    pd.refresh_from_db()
    assert (pd.alamat, pd.kode_organisasi) == ("Jalan Contoh No. 1", "4.36.08")


def test_kode_wilayah_hanya_diubah_admin(isi_kantor):
    """Staf see it, and sending another one changes nothing."""
    pd, staf, admin = isi_kantor.kantor.perangkat_daerah, isi_kantor.klien("staf"), isi_kantor.klien("admin")
    h = buka(staf, UBAH)
    assert "kode_wilayah" not in h.borang.jenis
    staf.post(UBAH, h.borang.isi | {"kode_wilayah": "99.99.77"})
    pd.refresh_from_db()
    assert pd.kode_wilayah != "99.99.77"
    h = kirim(admin, buka(admin, UBAH), {"kode_wilayah": "99.99.77"})
    assert h.tiba == "/contoh/"
    pd.refresh_from_db()
    assert pd.kode_wilayah == "99.99.77"


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"nama": ""}, "Nama: Isi nama."),
        ({"nama": "x" * 101}, "100 karakter"),
        ({"kode_wilayah": "99.99"}, "Tulis kode Kemendagri seperti"),
        ({"kode_wilayah": "73.24.01"}, "berawal dengan 99.99"),
        ({"kode_wilayah": "99.99.88"}, "sudah dipakai perangkat daerah lain"),
        ({"kode_organisasi": "436"}, "seperti 4.36.08"),
    ],
)
def test_data_kantor_yang_salah(isi_kantor, ubah, pesan):
    buat_kabupaten()
    PerangkatDaerah.objects.filter(slug="tetangga").update(kode_wilayah="99.99.88")
    admin = isi_kantor.klien("admin")
    h = kirim(admin, buka(admin, UBAH), ubah)
    assert h.status == 200
    assert pesan in h.teks
    assert h.borang.isi | ubah == h.borang.isi, "what was typed stays"


def test_kepala_halaman_tetap_nama_yang_tersimpan(staf):
    h = kirim(staf, buka(staf, UBAH), {"nama": "Kecamatan Lain", "kode_organisasi": "x"})
    assert "Kecamatan Contoh Beranda" in h.teks


def test_menambah_pejabat(staf, isi_kantor):
    h = kirim(staf, buka(staf, TAMBAH), BARU)
    assert h.tiba == "/contoh/"
    p = Pejabat.objects.get(nama="Contoh Dua, S.E.")
    assert (p.nip, p.mulai, p.selesai) == ("197505052000012998", date(2022, 1, 7), None)
    assert f"NIP {NIP}" in h.teks
    assert h.teks.index("Contoh Satu") < h.teks.index("Contoh Dua"), "the camat comes first"


def test_nama_dan_gelar_bebas(staf):
    nama = "Dr. (H.C.) Ir. H. Contoh O'Tiga-Empat, S.T., M.Si., Ph.D., IPM"
    kirim(staf, buka(staf, TAMBAH), BARU | {"nama": nama, "nip": "", "pangkat": "", "golongan": ""})
    assert Pejabat.objects.filter(nama=nama, nip="").exists()


def test_mengubah_dan_menghapus_pejabat(staf, isi_kantor):
    alamat = f"/contoh/pejabat/{isi_kantor.camat.pk}/"
    h = buka(staf, alamat)
    assert h.borang.isi["nip"] == "19800101 201001 1 999"
    assert h.borang.isi["mulai"] == "04-01-2021"
    h = kirim(staf, h, {"pangkat": "Pembina", "golongan": "IV/a"})
    assert "Pembina, IV/a" in h.teks
    h = buka(staf, f"{alamat}hapus/")
    assert "Hapus Contoh Satu, S.STP?" in h.teks
    h = kirim(staf, h, {}, formulir=h.formulir[-1])
    assert h.tiba == "/contoh/"
    assert "Contoh Satu, S.STP dihapus dari daftar pejabat." in h.teks
    assert not Pejabat.objects.exists()


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    [
        ({"jabatan": ""}, "Jabatan: Isi jabatan."),
        ({"nama": ""}, "Nama dan gelar: Isi nama dan gelar."),
        ({"nama": "x" * 151}, "150 karakter"),
        ({"nip": "19750505 200001 2 99"}, "NIP: NIP terdiri atas 18 angka"),
        ({"nip": "19751305 200001 2 998"}, "Delapan angka pertama NIP"),
        ({"nip": "19750505 200013 2 998"}, "bulan 13 tidak ada"),
        ({"nip": "19750505 200001 3 998"}, "jenis kelamin"),
        ({"nip": "000000000000000001"}, "Delapan angka pertama NIP"),
        ({"nip": "x" * 61}, "60 karakter"),
        ({"mulai": ""}, "Mulai menjabat: Isi mulai menjabat."),
        ({"mulai": "31-02-2022"}, "tidak ada dalam kalender"),
        ({"mulai": "Senin"}, "bukan tanggal"),
        ({"selesai": "6 Januari 2022"}, "mendahului tanggal mulai (07-01-2022)"),
        ({"selesai": "kelak"}, "bukan tanggal"),
        ({"jabatan": "Camat"}, "Camat definitif sudah dijabat Contoh Satu, S.STP (04-01-2021 s.d. sekarang)"),
        ({"jabatan": "camat"}, "camat definitif sudah dijabat"),
        ({"jabatan": "Camat", "status": "plt", "mulai": "4-1-2021"}, "mulai tanggal yang sama"),
    ],
)
def test_pejabat_yang_salah(staf, ubah, pesan):
    h = kirim(staf, buka(staf, TAMBAH), BARU | ubah)
    assert h.status == 200
    assert pesan in h.teks
    assert "Belum tersimpan. 1 hal perlu dibetulkan:" in h.teks
    assert h.borang.isi | BARU | ubah == h.borang.isi, "what was typed stays"
    assert 'role="alert" tabindex="-1" autofocus' in h.html
    assert Pejabat.objects.count() == 1


def test_status_yang_tidak_dikenal(staf):
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"status": "raja"})
    assert "Status: Pilih salah satu dari daftar." in h.teks


@pytest.mark.parametrize("status", ["plt", "plh"])
def test_pelaksana_boleh_bersamaan(staf, status):
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"jabatan": "Camat", "status": status})
    assert h.tiba == "/contoh/"
    sebutan = {"plt": "Plt.", "plh": "Plh."}[status]
    assert f"{sebutan} Camat, 7 Januari 2022 s.d. sekarang" in h.teks


@pytest.mark.parametrize(
    ("mulai", "selesai", "boleh"),
    [
        ("1-1-2018", "3-1-2021", True),  # the day before
        ("1-1-2018", "4-1-2021", False),  # the same day
        ("1-1-2018", "", False),
        ("1-2-2021", "1-3-2021", False),
        ("1-7-2022", "", True),  # the day after
        ("30-6-2022", "", False),
    ],
)
def test_dua_pejabat_definitif_bertumpang(staf, isi_kantor, mulai, selesai, boleh):
    Pejabat.objects.update(selesai=date(2022, 6, 30))
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"jabatan": "Camat", "mulai": mulai, "selesai": selesai})
    assert (h.tiba == "/contoh/") is boleh
    assert ("sudah dijabat" in h.teks) is not boleh
    assert "akhiri" not in h.formulir[-1].jenis, "an end that is known is not offered to be changed"


def test_mengakhiri_pendahulu_sekaligus(staf, isi_kantor):
    """The new camat's form offers to end the old one's term the day before."""
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"jabatan": "Camat", "mulai": "2 Januari 2023"})
    assert "Akhiri masa jabatan Contoh Satu, S.STP pada 01-01-2023" in h.teks
    h = kirim(staf, h, {"akhiri": "on"})
    assert h.tiba == "/contoh/"
    isi_kantor.camat.refresh_from_db()
    assert isi_kantor.camat.selesai == date(2023, 1, 1)
    assert "Camat, 4 Januari 2021 s.d. 1 Januari 2023" in h.teks


def test_nip_lama_yang_salah_tidak_menahan_perubahan_lain(staf, isi_kantor):
    """The number came in by another way; whoever mends the name need not know the right one, but is told."""
    Pejabat.objects.update(nip="000000000000000001")
    alamat = f"/contoh/pejabat/{isi_kantor.camat.pk}/"
    h = kirim(staf, buka(staf, alamat), {"pangkat": "Pembina"})
    assert h.tiba == "/contoh/"
    assert "NIP 00000000 000000 0 001 tetap tersimpan, tetapi belum benar: Delapan angka pertama" in h.teks
    isi_kantor.camat.refresh_from_db()
    assert (isi_kantor.camat.nip, isi_kantor.camat.pangkat) == ("000000000000000001", "Pembina")
    h = kirim(staf, buka(staf, alamat), {"nip": "000000000000000002"})
    assert "Belum tersimpan" in h.teks


def test_yang_menjabat_dahulu_lalu_yang_lain(staf, isi_kantor):
    kini = timezone.localdate()
    pd = isi_kantor.kantor.perangkat_daerah
    for nama, mulai, selesai in (
        ("Mantan", date(2015, 1, 1), date(2018, 1, 1)),
        ("Nanti", date(kini.year + 1, 1, 1), None),
    ):
        Pejabat.objects.create(perangkat_daerah=pd, jabatan="Camat", nama=nama, mulai=mulai, selesai=selesai)
    h = buka(staf, "/contoh/")
    letak = [h.teks.index(n) for n in ("Contoh Satu", "Sebelumnya dan sesudahnya", "Nanti", "Mantan")]
    assert letak == sorted(letak)


def test_tanpa_perubahan(staf):
    h = kirim(staf, buka(staf, UBAH), {})
    assert "Tidak ada yang berubah." in h.teks


@pytest.mark.parametrize("naskah", ["<script>alert(1)</script>", '"><b>x', "{{ kantor }}", "a & b"])
def test_isian_ditulis_apa_adanya(staf, naskah):
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"nama": naskah})
    assert naskah in h.teks
    assert "<script>" not in h.html
    h = kirim(staf, buka(staf, TAMBAH), BARU | {"nama": naskah, "mulai": "x"})
    assert h.borang.isi["nama"] == naskah
