"""Loading the quarters: twice does no harm, and anything wrong is said with its file, its line and the reason."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from evaluation.muat import muat as muat_evaluasi
from planning.models import Renja
from planning.muat import GagalMuat, Laporan
from planning.muat import muat as muat_perencanaan
from planning.muat.renstra import kunci_indikator

pytestmark = pytest.mark.django_db

MODEL = (TargetTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, EvaluasiTriwulan)
DI = "kalaena/2024/"
RA, REALISASI, EVALUASI = DI + "rencana-aksi.csv", DI + "realisasi.csv", DI + "evaluasi.csv"


@pytest.fixture(scope="module")
def rencana(django_db_setup, django_db_blocker):
    """What is planned, loaded once; each test's quarters are undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        muat_perencanaan(settings.BASE_DIR / "fixtures")
        yield
        transaction.set_rollback(True)


@pytest.fixture
def fixtures(rencana, db, tmp_path) -> Path:
    """A copy of the fixtures that a test may spoil."""
    return Path(shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures"))


def muat(akar: Path, timpa: bool = False) -> list[str]:
    laporan = Laporan(akar)
    muat_evaluasi(akar, laporan, timpa)
    return laporan.catatan


def buka() -> None:
    """The quarters of the fixtures lie in the past; open they take figures."""
    EvaluasiTriwulan.objects.update(batas=date(2099, 1, 1))


def cacah() -> list[int]:
    return [m.objects.count() for m in MODEL]


def sunting(path: Path, lama: str, baru: str) -> int:
    """Replace the first of these; the number of its line."""
    isi = path.read_text()
    assert lama in isi, f"{lama} tidak ada di {path}"
    path.write_text(isi.replace(lama, baru, 1))
    return isi[: isi.index(lama) + len(lama) - len(lama.lstrip())].count("\n") + 1


def test_memuat(fixtures):
    catatan = muat(fixtures)
    assert "Rencana aksi Kecamatan Kalaena 2024 (perubahan) dimuat." in catatan
    assert "Realisasi Kecamatan Kalaena 2021 dimuat." in catatan
    assert set(EvaluasiTriwulan.objects.values_list("tahun", "triwulan")) == {
        (2021, 2),
        *((2024, n) for n in range(1, 5)),
    }


def test_kosong_bukan_nol(fixtures):
    muat(fixtures)
    pokok = Renja.objects.get(tahun=2024, jenis="pokok")
    perubahan = Renja.objects.get(tahun=2024, jenis="perubahan")
    kunci = kunci_indikator(pokok.perangkat_daerah, "7.01.03.2.01.0001", 1)
    target = TargetTriwulan.objects.filter(kunci=kunci)
    assert list(target.filter(renja=pokok).values_list("triwulan", "target")) == [(1, 5)]
    assert dict(target.filter(renja=perubahan).values_list("triwulan", "target")) == {
        1: 5,
        2: 0,
        3: 0,
        4: 0,
    }


def test_dua_kali_tidak_mengubah_apa_pun(fixtures):
    muat(fixtures)
    buka()
    sebelum = cacah()
    Realisasi.objects.filter(realisasi=4530).update(realisasi=1)
    PaguTriwulan.objects.filter(pagu=10_893_500).update(pagu=1)
    catatan = muat(fixtures)
    assert cacah() == sebelum
    assert not Realisasi.objects.filter(realisasi=4530).exists(), "isian orang tidak boleh tertimpa"
    assert not PaguTriwulan.objects.filter(pagu=10_893_500).exists()
    assert all(c.endswith("sudah ada, dibiarkan.") for c in catatan)
    muat(fixtures, timpa=True)
    assert cacah() == sebelum
    assert Realisasi.objects.filter(realisasi=4530).exists()
    assert PaguTriwulan.objects.filter(pagu=10_893_500).count() == 2


RUSAK = {
    "versi tidak ada": (
        RA,
        "pokok,7.01.01,",
        "perubahan-2,7.01.01,",
        "kolom versi: Renja perubahan-2 tahun ini tidak ada",
    ),
    "kode tidak ada": (RA, "pokok,7.01.02,", "pokok,7.01.09,", "baris Renja pokok 7.01.09 tidak dikenal"),
    "indikator tidak ada": (RA, "pokok,7.01.02,1,", "pokok,7.01.02,2,", "indikator 2 untuk kode 7.01.02 tidak ada"),
    "ganda": (RA, "pokok,7.01.02,1,", "pokok,7.01.01,1,", "indikator 1 untuk kode 7.01.01 sudah ada di baris 2"),
    "target bukan angka": (RA, "0001,1,5,,,,", "0001,1,5 lembaga,,,,", "kolom tw1 bukan angka: 5 lembaga"),
    "rupiah pecahan": (RA, ",10893500,", ",10893500.5,", "kolom rp1 harus bilangan bulat"),
    "rupiah di kegiatan": (
        RA,
        "pokok,7.01.02.2.04,1,100,100,100,100,,,,",
        "pokok,7.01.02.2.04,1,100,100,100,100,1,,,",
        "rupiah hanya diisi pada sub kegiatan; 7.01.02.2.04 adalah kegiatan",
    ),
    "triwulan kelima": (REALISASI, "0001,1,4,0,", "0001,1,5,0,", "kolom triwulan harus 1 sampai 4, tertulis 5"),
    "triwulan ganda": (REALISASI, "0002,1,2,0,", "0002,1,1,0,", "triwulan 1 untuk kode 7.01.01.2.01.0002 indikator 1"),
    "indikator bukan tahun ini": (
        REALISASI,
        "7.01.01.2.01.0001,1,1,",
        "7.01.01.2.01.0003,1,1,",
        "indikator 1 untuk kode 7.01.01.2.01.0003 tidak ada dalam Renja 2024",
    ),
    "kode tidak dikenal": (
        REALISASI,
        "7.01.01.2.01.0001,1,1,",
        "7.01.01.2.01.01,1,1,",
        "kode nomenklatur 7.01.01.2.01.01",
    ),
    "realisasi negatif": (REALISASI, "0001,1,1,0,", "0001,1,1,-1,", "kolom realisasi tidak boleh negatif"),
    "realisasi rupiah di kegiatan": (
        REALISASI,
        "7.01.01.2.01.0001,1,1,0,,",
        "7.01.01.2.01,1,1,0,5,",
        "rupiah hanya diisi pada sub kegiatan; 7.01.01.2.01 adalah kegiatan",
    ),
    "tidak ada isinya": (REALISASI, "7.01.03.2.01.0003,1,1,3,", "7.01.03.2.01.0003,1,1,,", "tidak ada yang diisi"),
    "evaluasi ganda": (EVALUASI, "\n2,", "\n1,", "triwulan 1 sudah ada di baris 2"),
    "batas bukan tanggal": (EVALUASI, "2024-07-10", "10 Juli", "kolom batas bukan tanggal: 10 Juli"),
}


@pytest.mark.parametrize(("berkas", "lama", "baru", "alasan"), RUSAK.values(), ids=RUSAK)
def test_salah_ditolak_dengan_berkas_baris_dan_alasan(fixtures, berkas, lama, baru, alasan):
    nomor = sunting(fixtures / berkas, lama, baru)
    with pytest.raises(GagalMuat) as gagal:
        muat(fixtures)
    pesan = [str(k) for k in gagal.value.kesalahan]
    assert any(p.startswith(f"fixtures/{berkas}, baris {nomor}: ") and alasan in p for p in pesan), pesan
    assert cacah() == [0] * 5, "tidak boleh ada yang setengah termuat"


def test_semua_kesalahan_sekaligus(fixtures):
    sunting(fixtures / RA, ",10893500,", ",abc,")
    sunting(fixtures / REALISASI, "0001,1,4,0,", "0001,1,5,0,")
    sunting(fixtures / EVALUASI, "2024-07-10", "10 Juli")
    with pytest.raises(GagalMuat) as gagal:
        muat(fixtures)
    assert len(gagal.value.kesalahan) == 3


def test_triwulan_tertutup_tidak_diganti(fixtures):
    """Replacing a year leaves one with a closed quarter as it is, and says so."""
    muat(fixtures)
    buka()
    EvaluasiTriwulan.objects.filter(tahun=2024, triwulan=3).update(ditutup=timezone.now())
    Realisasi.objects.filter(tahun=2024, triwulan=1, realisasi=4530).update(realisasi=1)
    sebelum, isi = cacah(), set(Realisasi.objects.filter(tahun=2024).values_list("pk", "realisasi"))
    catatan = muat(fixtures, timpa=True)
    assert "Realisasi Kecamatan Kalaena 2024 dibiarkan: triwulan 3 sudah ditutup." in catatan
    assert "Evaluasi Kecamatan Kalaena 2024 dibiarkan: triwulan 3 sudah ditutup." in catatan
    assert "Realisasi Kecamatan Kalaena 2021 dimuat." in catatan
    assert cacah() == sebelum
    assert set(Realisasi.objects.filter(tahun=2024).values_list("pk", "realisasi")) == isi


def test_triwulan_tertutup_tidak_ditambah(fixtures):
    """A file with lines for a closed quarter is refused, though nothing is there to be replaced."""
    muat(fixtures)
    buka()
    Realisasi.objects.all().delete()
    RealisasiPagu.objects.all().delete()
    EvaluasiTriwulan.objects.filter(tahun=2024, triwulan=3).update(ditutup=timezone.now())
    sebelum = cacah()
    with pytest.raises(GagalMuat, match="triwulan 3 sudah ditutup"):
        muat(fixtures)
    assert cacah() == sebelum


def test_batas_yang_lewat_menutup(fixtures):
    """What is loaded lies in the past: nothing replaces it until the quarter is opened again."""
    muat(fixtures)
    isi = set(Realisasi.objects.values_list("pk", flat=True))
    assert any("triwulan 1 sudah ditutup" in c for c in muat(fixtures, timpa=True))
    assert set(Realisasi.objects.values_list("pk", flat=True)) == isi
