"""The loader: what it loads, that twice does no harm, and that anything wrong refuses everything."""

import shutil
from pathlib import Path

import pytest

from planning.models import (
    BarisRenja,
    IndikatorRenja,
    KinerjaTahunan,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    ProgramSasaran,
    Renja,
    Renstra,
    Usulan,
)
from planning.muat import GagalMuat, muat, muat_demo

pytestmark = pytest.mark.django_db


@pytest.fixture
def fixtures(tmp_path, settings) -> Path:
    """A copy of the fixtures that a test may spoil."""
    return Path(shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures"))


def cacah() -> list[int]:
    return [
        m.objects.count() for m in (Nomenklatur, PerangkatDaerah, Renstra, Renja, BarisRenja, IndikatorRenja, Usulan)
    ]


def ganti(path: Path, lama: str, baru: str) -> None:
    isi = path.read_text()
    assert isi.count(lama) >= 1, f"{lama} tidak ada di {path}"
    path.write_text(isi.replace(lama, baru, 1))


def nomor_baris(path: Path, potongan: str) -> int:
    """The number of the first line that holds this."""
    return next(i for i, b in enumerate(path.read_text().splitlines(), 1) if potongan in b)


def test_memuat_semua(fixtures):
    laporan = muat(fixtures)
    assert PerangkatDaerah.objects.count() == 11
    assert set(Renja.objects.values_list("perangkat_daerah__slug", "tahun", "jenis")) == {
        ("kalaena", 2021, "pokok"),
        ("kalaena", 2021, "perubahan"),
        ("kalaena", 2024, "pokok"),
        ("kalaena", 2024, "perubahan"),
        ("mangkutana", 2020, "rancangan-awal"),
        ("mangkutana", 2020, "pokok"),
        ("mangkutana", 2020, "perubahan"),
    }
    assert "Renja Kecamatan Kalaena 2021 dimuat: pokok, perubahan." in laporan.catatan


def test_seluruh_nomenklatur_resmi_dimuat(fixtures):
    muat(fixtures)
    per_edisi = {
        ("050-3708-2020", "program"): 6,
        ("050-3708-2020", "kegiatan"): 21,
        ("050-3708-2020", "sub_kegiatan"): 134,
        ("900.1-2850-2025", "sub_kegiatan"): 156,
    }
    for (edisi, level), banyak in per_edisi.items():
        assert Nomenklatur.objects.filter(edisi__kode=edisi, level=level).count() == banyak
    sub = Nomenklatur.objects.get(edisi__kode="050-3708-2020", kode="7.01.01.2.01.01")
    assert sub.induk.kode == "7.01.01.2.01"
    assert sub.induk.induk.kode == "7.01.01"


def test_dua_kali_tidak_mengubah_apa_pun(fixtures):
    muat(fixtures)
    sebelum = cacah()
    BarisRenja.objects.filter(renja__jenis="perubahan", nomenklatur__kode="7.01.01.2.01.01").update(pagu=1)
    laporan = muat(fixtures)
    assert cacah() == sebelum
    assert BarisRenja.objects.filter(pagu=1).exists(), "isian orang tidak boleh tertimpa"
    assert "Renja Kecamatan Kalaena 2021 sudah ada, dibiarkan." in laporan.catatan


def test_timpa_mengganti_dengan_isi_berkas(fixtures):
    muat(fixtures)
    sebelum = cacah()
    BarisRenja.objects.filter(nomenklatur__kode="7.01.01.2.01.01").update(pagu=1)
    muat(fixtures, timpa=True)
    assert cacah() == sebelum
    assert not BarisRenja.objects.filter(pagu=1).exists()


def test_kunci_indikator_sama_antarversi_dan_antarmuat(fixtures):
    muat(fixtures)
    kunci = set(IndikatorRenja.objects.filter(baris__renja__jenis="pokok").values_list("kunci", flat=True))
    perubahan = IndikatorRenja.objects.filter(baris__renja__jenis="perubahan", baris__renja__tahun=2021)
    assert {i.kunci for i in perubahan} <= kunci
    muat(fixtures, timpa=True)
    assert set(IndikatorRenja.objects.filter(baris__renja__jenis="pokok").values_list("kunci", flat=True)) == kunci


KALAENA = "kalaena/2021/perubahan.csv"

RUSAK = {
    "kode tidak dikenal": (
        KALAENA,
        "7.01.01.2.01.01,",
        "7.01.01.2.01.99,",
        "kode 7.01.01.2.01.99 tidak ada dalam nomenklatur edisi 050-3708-2020",
    ),
    "angka berpemisah ribuan": (KALAENA, ",3853423,", ",3.853.423,", "kolom pagu bukan angka: 3.853.423"),
    "pagu negatif": (KALAENA, ",3853423,", ",-1,", "kolom pagu tidak boleh negatif"),
    "pagu pecahan": (KALAENA, ",3853423,", ",3853423.5,", "kolom pagu harus bilangan bulat"),
    "sumber dana tidak dikenal": (KALAENA, ",PD,", ",XX,", "sumber dana XX tidak dikenal"),
    "arah salah": (KALAENA, ",positif,", ",naik,", "kolom arah naik bukan salah satu dari positif, negatif"),
    "kolom hilang": (KALAENA, "lokasi", "tempat", "kolom tidak ada: lokasi"),
    "edisi salah": ("kalaena/2021/renja.csv", "050-3708-2020", "050-9999", "edisi 050-9999 tidak dikenal"),
    "versi asal salah": ("kalaena/2021/renja.csv", ",pokok,perubahan", ",awal,perubahan", "versi awal tidak dikenal"),
    "setelan salah": ("kalaena/2021/renja.csv", ",rp,", ",euro,", "besaran_24: "),
    "tanggal salah": ("luwu-timur/pejabat.csv", "20", "xx", "bukan tanggal"),
    "induk hilang": (
        "acuan/nomenklatur.csv",
        "050-3708-2020,7.01.01.2.01,",
        "050-3708-2020,7.01.01.2.88,",
        "induk kode 7.01.01.2.01.01 (kegiatan) tidak ada",
    ),
    "level salah": ("acuan/nomenklatur.csv", ",sub_kegiatan,", ",subkegiatan,", "kolom level subkegiatan bukan"),
}


@pytest.mark.parametrize(("berkas", "lama", "baru", "alasan"), RUSAK.values(), ids=RUSAK)
def test_salah_ditolak_seluruhnya_dengan_berkas_baris_dan_alasan(fixtures, berkas, lama, baru, alasan):
    path = fixtures / berkas
    baris = nomor_baris(path, lama)
    ganti(path, lama, baru)
    with pytest.raises(GagalMuat) as gagal:
        muat(fixtures)
    pesan = [str(k) for k in gagal.value.kesalahan]
    assert any(p.startswith(f"fixtures/{berkas}, baris ") and alasan in p for p in pesan), pesan
    if berkas != "acuan/nomenklatur.csv":
        assert any(k.baris == baris for k in gagal.value.kesalahan), pesan
    assert cacah() == [0] * 7, "tidak boleh ada yang setengah termuat"


def test_pagu_di_atas_tingkat_terbawah_ditolak(fixtures):
    path = fixtures / KALAENA
    baris = path.read_text().splitlines()
    kolom = baris[0].split(",").index("pagu")
    nomor = nomor_baris(path, "7.01.02,")
    sel = baris[nomor - 1].rsplit(",", len(baris[0].split(",")) - kolom)
    baris[nomor - 1] = ",".join([sel[0], "1000", *sel[2:]])
    path.write_text("\n".join(baris))
    with pytest.raises(GagalMuat, match=f"baris {nomor}: pagu hanya diisi pada sub kegiatan; 7.01.02 adalah program"):
        muat(fixtures)
    assert Renja.objects.count() == 0


def test_kode_ganda_ditolak(fixtures):
    path = fixtures / KALAENA
    baris = path.read_text().splitlines()
    asal = nomor_baris(path, "7.01.01.2.01.01,")
    path.write_text("\n".join([*baris, baris[asal - 1]]))
    with pytest.raises(GagalMuat, match=f"baris {len(baris) + 1}: kode 7.01.01.2.01.01 sudah ada di baris {asal}"):
        muat(fixtures)
    assert Renja.objects.count() == 0


def test_semua_kesalahan_dilaporkan_sekaligus(fixtures):
    path = fixtures / KALAENA
    ganti(path, ",3853423,", ",abc,")
    ganti(path, "7.01.03.2.01.03,", "7.01.03.2.01.77,")
    with pytest.raises(GagalMuat) as gagal:
        muat(fixtures)
    assert len(gagal.value.kesalahan) == 2


PROGRAM_SASARAN = "kalaena/renstra-2022-2026/program-sasaran.csv"

KAIT_RUSAK = {
    "bukan program": ("7.01.01,2", "7.01.01.2.01,2", "kode program 7.01.01.2.01 tidak dikenal"),
    "sasaran tidak ada": ("7.01.01,2", "7.01.01,3", "sasaran 3 tidak dikenal"),
    "dua kali": ("7.01.02,1", "7.01.01,1", "program 7.01.01 sudah dikaitkan dengan sasaran di baris 2"),
}


@pytest.mark.parametrize(("lama", "baru", "alasan"), KAIT_RUSAK.values(), ids=KAIT_RUSAK)
def test_program_sasaran_yang_salah_ditolak(fixtures, lama, baru, alasan):
    path = fixtures / PROGRAM_SASARAN
    nomor = nomor_baris(path, lama)
    ganti(path, lama, baru)
    with pytest.raises(GagalMuat, match=f"fixtures/{PROGRAM_SASARAN}, baris {nomor}: .*{alasan}"):
        muat(fixtures)


def test_program_dikaitkan_dengan_sasaran_atau_tidak(fixtures):
    muat(fixtures)
    kait = ProgramSasaran.objects.values_list("renstra__tahun_awal", "sasaran__nomor", "nomenklatur__kode")
    assert set(kait) == {(2022, 2, "7.01.01"), *((2022, 1, f"7.01.0{n}") for n in range(2, 7))}


ANGKA_LALU = "kalaena/renstra-2016-2021/kinerja.csv"


def isi_rupiah(fixtures: Path, *baris: tuple[str, str, str, str]) -> None:
    """The opening figures of Kalaena, with lines of code, number, year and rupiah besides."""
    path = fixtures / ANGKA_LALU
    kepala, *lama = path.read_text().splitlines()
    tambahan = [f"{kode},{no},{tahun},,,,,{rupiah}" for kode, no, tahun, rupiah in baris]
    path.write_text("\n".join([f"{kepala},realisasi_rp_sd", *(f"{b}," for b in lama), *tambahan]))


def test_rupiah_tahun_lalu_dimuat(fixtures):
    """The column may be missing; where it is there, it stands on a leaf."""
    muat(fixtures)
    assert not KinerjaTahunan.objects.exclude(realisasi_rp_sd=None).exists()
    isi_rupiah(fixtures, ("7.01.01.2.01.01", "1", "2018", "12500000"), ("7.01.01.2.01.07", "1", "2018", "0"))
    muat(fixtures, timpa=True)
    ada = KinerjaTahunan.objects.exclude(realisasi_rp_sd=None).order_by("indikator__nomenklatur__kode")
    assert [(k.indikator.nomenklatur.kode, k.tahun, k.realisasi_rp_sd) for k in ada] == [
        ("7.01.01.2.01.01", 2018, 12_500_000),
        ("7.01.01.2.01.07", 2018, 0),
    ]


RUPIAH_RUSAK = {
    "bukan daun": ("7.01.01", "1000", "rupiah hanya diisi pada sub kegiatan; 7.01.01 adalah program"),
    "negatif": ("7.01.01.2.01.01", "-1", "kolom realisasi_rp_sd tidak boleh negatif"),
    "pecahan": ("7.01.01.2.01.01", "0.5", "kolom realisasi_rp_sd harus bilangan bulat"),
}


@pytest.mark.parametrize(("kode", "rupiah", "alasan"), RUPIAH_RUSAK.values(), ids=RUPIAH_RUSAK)
def test_rupiah_tahun_lalu_yang_salah_ditolak(fixtures, kode, rupiah, alasan):
    isi_rupiah(fixtures, (kode, "1", "2018", rupiah))
    with pytest.raises(GagalMuat, match=f"fixtures/{ANGKA_LALU}, baris .*: {alasan}"):
        muat(fixtures)


def test_pengguna_demo_satu_per_peran_dan_sandi_tidak_ditimpa(fixtures):
    muat(fixtures)
    pengguna = muat_demo(fixtures, "sandi-percobaan-1")
    assert {p.peran for p in pengguna} == {"staf", "camat", "bappelitbangda", "admin"}
    assert all(p.check_password("sandi-percobaan-1") for p in pengguna)
    muat_demo(fixtures, "sandi-percobaan-2")
    assert all(p.check_password("sandi-percobaan-1") for p in Pengguna.objects.all())
