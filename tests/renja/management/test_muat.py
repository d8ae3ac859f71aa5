"""``manage.py muat``: plans and quarters, all or nothing, and the same again."""

import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from evaluation.models import EvaluasiTriwulan, PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.models import Kabupaten, Nomenklatur, Renja, Renstra

pytestmark = pytest.mark.django_db

MODEL = (
    Nomenklatur,
    Kabupaten,
    Renstra,
    Renja,
    TargetTriwulan,
    PaguTriwulan,
    Realisasi,
    RealisasiPagu,
    EvaluasiTriwulan,
)


@pytest.fixture
def fixtures(tmp_path, settings) -> Path:
    """A copy of the fixtures that a test may spoil."""
    return Path(shutil.copytree(settings.BASE_DIR / "fixtures", tmp_path / "fixtures"))


def cacah() -> list[int]:
    return [m.objects.count() for m in MODEL]


def ganti(path: Path, lama: str, baru: str) -> None:
    isi = path.read_text()
    assert lama in isi
    path.write_text(isi.replace(lama, baru, 1))


def test_memuat_semua_dan_aman_diulang(fixtures, capsys):
    call_command("muat", str(fixtures))
    sebelum = cacah()
    assert all(sebelum)
    assert "Realisasi Kecamatan Kalaena 2024 dimuat." in capsys.readouterr().out
    call_command("muat", str(fixtures))
    assert cacah() == sebelum
    assert "Realisasi Kecamatan Kalaena 2024 sudah ada, dibiarkan." in capsys.readouterr().out
    call_command("muat", str(fixtures), timpa=True)
    assert cacah() == sebelum


@pytest.mark.parametrize(
    ("berkas", "lama"), [("kalaena/2021/perubahan.csv", ",3853423,"), ("kalaena/2024/rencana-aksi.csv", ",10893500,")]
)
def test_menolak_dengan_kode_2_dan_tanpa_jejak(fixtures, berkas, lama):
    ganti(fixtures / berkas, lama, ",abc,")
    with pytest.raises(CommandError, match=r"Tidak ada yang dimuat\. 1 kesalahan:") as gagal:
        call_command("muat", str(fixtures))
    assert gagal.value.returncode == 2
    assert cacah() == [0] * len(MODEL)


def test_folder_tidak_ada(tmp_path):
    with pytest.raises(CommandError, match="tidak ada") as gagal:
        call_command("muat", str(tmp_path / "kosong"))
    assert gagal.value.returncode == 2
