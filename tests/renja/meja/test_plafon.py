"""Ceilings of all offices at once: read as people write, kept apart from what others saved, warned about."""

import pytest

from planning.enums import JenisRenja
from planning.models import PlafonPagu
from tests.factories import buat_pengguna

from .conftest import MEJA, kirim, pesan, semula

pytestmark = pytest.mark.django_db

PLAFON = f"{MEJA}plafon/?tahun=2022"


def plafon(slug: str, jenis: str = JenisRenja.POKOK) -> int | None:
    ini = PlafonPagu.objects.filter(perangkat_daerah__slug=slug, tahun=2022, jenis=jenis).first()
    return ini.pagu if ini else None


def isian(**ganti) -> dict:
    return {"contoh-pokok": "", "contoh-perubahan": "5.000.000", "tetangga-pokok": "", "tetangga-perubahan": ""} | {
        k.replace("_", "-"): v for k, v in ganti.items()
    }


def test_semua_kantor_sekaligus(badan):
    jawaban = kirim(badan, PLAFON, isian(contoh_pokok="Rp 2.500.000,00", tetangga_pokok="1 234 567"))
    assert "Plafon 2022 tersimpan." in pesan(jawaban)
    assert (plafon("contoh"), plafon("tetangga"), plafon("tetangga", "perubahan")) == (2_500_000, 1_234_567, None)
    assert plafon("contoh", JenisRenja.PERUBAHAN) == 5_000_000


def test_kosong_menghapus_nol_tetap_nol(badan):
    kirim(badan, PLAFON, isian(contoh_perubahan="", tetangga_pokok="0"))
    assert plafon("contoh", JenisRenja.PERUBAHAN) is None
    assert plafon("tetangga") == 0


def test_di_bawah_pagu_diperingatkan_dengan_namanya(badan):
    jawaban = kirim(badan, PLAFON, isian(contoh_pokok="1.500.000", tetangga_pokok="1"))
    peringatan = [p for p in pesan(jawaban) if "di bawah pagu" in p]
    assert peringatan == [
        "Kecamatan Contoh: plafon Renja Rp 1.500.000 di bawah pagu yang sudah direncanakan, Rp 2.000.000 "
        "(kurang Rp 500.000)."
    ]
    assert plafon("contoh") == 1_500_000


@pytest.mark.parametrize("tulisan", ["dua juta", "1.234,5", "-5", "(5)", "1e9", "9" * 30, "1,5 jt", "\u202e5"])
def test_tidak_terbaca(badan, tulisan):
    jawaban = kirim(badan, PLAFON, isian(contoh_pokok="3.000.000", tetangga_pokok=tulisan))
    assert jawaban.status_code == 200
    assert "Tetangga, plafon Renja:" in jawaban.content.decode()
    # All or nothing, and what was typed is still there.
    assert plafon("contoh") is None
    assert jawaban.context["borang"].formulir[0]["pokok"].value() == "3.000.000"


def test_bentrok_disebut_siapa(meja, badan):
    rekan = buat_pengguna("rekan", "bappelitbangda", kabupaten=meja.perangkat_daerah.kabupaten, first_name="Rekan")
    dari = semula(badan.get(PLAFON))
    kedua = meja.klien("bappelitbangda")
    kedua.force_login(rekan)
    kirim(kedua, PLAFON, isian(contoh_pokok="3.000.000", tetangga_pokok="4.000.000"))
    jawaban = kirim(badan, PLAFON, isian(contoh_pokok="2.000.000"), dari)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 200
    assert "Sudah diubah oleh Rekan" in isi
    assert "“3.000.000”" in isi
    assert plafon("contoh") == 3_000_000
    # Sent again after that was seen, it counts; what only the colleague changed stays.
    jawaban = badan.post(
        PLAFON, {"semula": semula(jawaban)} | isian(contoh_pokok="2.000.000", tetangga_pokok="4.000.000")
    )
    assert jawaban.status_code == 302
    assert (plafon("contoh"), plafon("tetangga")) == (2_000_000, 4_000_000)


def test_yang_tidak_disentuh_tidak_bentrok(meja, badan):
    dari = semula(badan.get(PLAFON))
    kirim(badan, PLAFON, isian(contoh_pokok="3.000.000"))
    jawaban = kirim(badan, PLAFON, isian(tetangga_pokok="4.000.000"), dari)
    assert any("Perubahan orang lain" in p for p in pesan(jawaban))
    assert (plafon("contoh"), plafon("tetangga")) == (3_000_000, 4_000_000)


@pytest.mark.parametrize("rusak", ["", "[]", "{", '{"contoh-pokok": 5}'])
def test_semula_rusak(badan, rusak):
    assert kirim(badan, PLAFON, isian(contoh_pokok="7"), rusak).status_code == 200


def test_kantor_lain_diabaikan(badan, asing):
    kirim(badan, PLAFON, isian(contoh_pokok="2.000.000") | {"asing-pokok": ""})
    badan.post(PLAFON, {"semula": "{}", "asing-pokok": "9"})
    assert not PlafonPagu.objects.filter(perangkat_daerah__slug="asing").exists()
    assert "Asing" not in badan.get(PLAFON).content.decode()


@pytest.mark.parametrize("siapa", ["staf", "camat", "admin", "staf_lain"])
def test_peran_lain(meja, siapa):
    assert meja.klien(siapa).post(PLAFON, isian(contoh_pokok="1")).status_code == 403
    assert plafon("contoh") is None
