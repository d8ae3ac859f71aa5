"""Tables 3.3-P (19 columns) and 2.3-P: before and after a change (specification 2.7, 2.3)."""

import pytest

from planning.enums import JenisKegiatan, JenisRenja
from planning.models import SumberDana
from planning.nilai import TIDAK_BERLAKU
from planning.tabel import Tabel23P, TabelPerubahan, TabelTidakTersedia
from planning.tabel.rumus import JumlahAnak, Selisih
from tests.factories import buat_baris, buat_edisi, buat_renja
from tests.matriks import baris, kolom, level, nilai

pytestmark = pytest.mark.django_db

KEGIATAN = "7.01.01.2.01"


@pytest.fixture
def pokok():
    return buat_renja()


@pytest.fixture
def perubahan(pokok):
    return buat_renja(JenisRenja.PERUBAHAN, asal=pokok)


def test_satu_baris_penuh(pokok, perubahan):
    dana = [SumberDana.objects.create(kode=k, nama=n) for k, n in (("DAU", "Dana Alokasi Umum"), ("PAD", "PAD"))]
    isi = {"nama": "Rapat", "jenis_kegiatan": JenisKegiatan.LANJUTAN, "penanggung_jawab": "Kasi"}
    lama = buat_baris(
        pokok,
        f"{KEGIATAN}.01",
        1000,
        {"uraian": "Jumlah rapat", "target": 12, "target_n1": 99},
        **isi,
        lokasi="Desa A",
        kelompok_sasaran="Warga",
        sumber_dana=dana[0],
        pagu_n1=9,
    )
    buat_baris(
        perubahan,
        f"{KEGIATAN}.01",
        700,
        {"uraian": "Jumlah rapat daring", "target": 8, "target_n1": 10, "kunci": lama.indikator.get().kunci},
        **isi,
        lokasi="Desa B",
        kelompok_sasaran="Aparat",
        sumber_dana=dana[1],
        pagu_n1=1100,
    )
    assert baris(TabelPerubahan.muat(perubahan), 2) == {
        "1": f"{KEGIATAN}.01",
        "2": "Rapat",
        "3": "Jumlah rapat",
        "4": "Jumlah rapat daring",
        "5": "Warga",
        "6": "Aparat",
        "7": "Desa A",
        "8": "Desa B",
        "9": "12 Dokumen",
        "10": "8 Dokumen",
        "11": "1.000",
        "12": "700",
        "13": "(300)",
        "14": "Dana Alokasi Umum",
        "15": "PAD",
        "16": "10 Dokumen",
        "17": "1.100",
        "18": "lanjutan",
        "19": "Kasi",
    }


def test_program_dan_kegiatan_hanya_1_2_11_12_13(pokok, perubahan):
    for renja, pagu in ((pokok, 10), (perubahan, 15)):
        for kode in ("7.01.01", KEGIATAN):
            buat_baris(renja, kode, None, {"uraian": "Hasil", "target": 1}, lokasi="Desa", penanggung_jawab="Camat")
        buat_baris(renja, f"{KEGIATAN}.01", pagu, pagu_n1=20)
    tabel = TabelPerubahan.muat(perubahan)
    program = level(tabel).index("program")
    assert baris(tabel, program) == {"1": "7.01.01", "2": "PROGRAM 7.01.01", "11": "10", "12": "15", "13": "5"}


def test_baris_dihapus(pokok, perubahan):
    """Target 0 with its unit, pagu ``-``, difference minus what was (specification 2.7)."""
    buat_baris(pokok, f"{KEGIATAN}.01", 700, {"uraian": "Rapat", "target": 12, "satuan": "Kali"}, lokasi="Desa A")
    tabel = TabelPerubahan.muat(perubahan)
    dihapus = baris(tabel, 2)
    assert [dihapus.get(n) for n in ("3", "4", "7", "8", "9", "10", "11", "12", "13")] == [
        "Rapat",
        None,
        "Desa A",
        None,
        "12 Kali",
        "0 Kali",
        "700",
        "-",
        "(700)",
    ]
    assert baris(tabel, 3) == {"2": "JUMLAH", "11": "700", "13": "(700)"}


@pytest.mark.parametrize(("sesudah", "nilai_daun"), [(None, TIDAK_BERLAKU), (0, 0)])
def test_baris_dihapus_yang_masih_tertulis(pokok, perubahan, sesudah, nilai_daun):
    """A row kept with its pagu taken away, as some offices do; zero stays zero, also in the sums above it."""
    buat_baris(pokok, f"{KEGIATAN}.01", 700)
    buat_baris(perubahan, f"{KEGIATAN}.01", sesudah)
    tabel = TabelPerubahan.muat(perubahan)
    assert nilai(tabel, "12") == [sesudah, sesudah, nilai_daun, sesudah]
    assert kolom(tabel, "12")[2] == "-"
    assert kolom(tabel, "13") == ["(700)"] * 4


def test_baris_baru(pokok, perubahan):
    buat_baris(perubahan, f"{KEGIATAN}.01", 700, {"uraian": "Rapat", "target": 12}, lokasi="Desa A")
    baru = baris(TabelPerubahan.muat(perubahan), 2)
    assert not baru.keys() & {"3", "5", "7", "9", "11", "14"}
    assert (baru["4"], baru["10"], baru["12"], baru["13"]) == ("Rapat", "12 Dokumen", "700", "700")


def test_indikator_ditambah_dan_dihapus(pokok, perubahan):
    lama = buat_baris(pokok, f"{KEGIATAN}.01", 1, {"uraian": "A", "target": 1}, {"uraian": "B", "target": 2})
    buat_baris(
        perubahan,
        f"{KEGIATAN}.01",
        1,
        {"uraian": "A", "target": 3, "kunci": lama.indikator.get(nomor=1).kunci},
        {"uraian": "C", "target": 4},
    )
    tabel = TabelPerubahan.muat(perubahan)
    assert level(tabel)[2:5] == ["sub_kegiatan", "+sub_kegiatan", "+sub_kegiatan"]
    assert kolom(tabel, "3")[2:5] == ["A", "B", ""]
    assert kolom(tabel, "4")[2:5] == ["A", "", "C"]
    assert kolom(tabel, "9")[2:5] == ["1 Dokumen", "2 Dokumen", ""]
    assert kolom(tabel, "10")[2:5] == ["3 Dokumen", "", "4 Dokumen"]
    assert kolom(tabel, "13")[2:5] == ["-", "", ""]


def test_jumlah_dan_rumusnya(pokok, perubahan):
    """13 = 12 - 11 on every line; column 17 is the forecast at the leaves and their sum, not a copy of 11."""
    for i, (sebelum, sesudah, maju) in enumerate([(100, 80, 90), (50, None, None), (None, 30, 40)], 1):
        buat_baris(pokok, f"{KEGIATAN}.{i:02}", sebelum)
        buat_baris(perubahan, f"{KEGIATAN}.{i:02}", sesudah, pagu_n1=maju)
    tabel = TabelPerubahan.muat(perubahan)
    assert nilai(tabel, "11") == [150, 150, 100, 50, None, 150]
    assert kolom(tabel, "12") == ["110", "110", "80", "-", "30", "110"]
    assert nilai(tabel, "13") == [-40, -40, -20, -50, 30, -40]
    assert nilai(tabel, "17") == [None, None, 90, None, 40, 130]
    rumus = {s.kolom.nomor: s.rumus for s in tabel.baris[-1].sel if s.rumus}
    assert rumus == {
        "11": JumlahAnak((0,)),
        "12": JumlahAnak((0,)),
        "13": Selisih("k12", "k11"),
        "17": JumlahAnak((2, 3, 4)),
    }
    assert tabel.nomor_kolom[12] == "13 = 12-11"


def test_23p_kolom_dan_nomornya(pokok, perubahan):
    """The 19 columns without some; the numbers stay (specification 2.3)."""
    buat_baris(pokok, f"{KEGIATAN}.01", 10)
    buat_baris(perubahan, f"{KEGIATAN}.01", 15)
    tabel = Tabel23P.muat(perubahan)
    assert [k.nomor for k in tabel.kolom] == ["1", "2", "3", "4", "7", "8", "9", "10", "11", "12", "13"]
    assert tabel.nomor_kolom[-1] == "13 = 12-11"
    assert baris(tabel, 3) == {"2": "JUMLAH", "11": "10", "12": "15", "13": "5"}
    penuh = TabelPerubahan.muat(perubahan)
    for k in tabel.kolom:
        assert kolom(tabel, k.nomor) == kolom(penuh, k.nomor)


@pytest.mark.parametrize("kelas", [TabelPerubahan, Tabel23P])
def test_hanya_pada_perubahan(pokok, perubahan, kelas):
    assert kelas.tersedia(perubahan)
    assert not kelas.tersedia(pokok)
    with pytest.raises(TabelTidakTersedia, match=f"Tabel {kelas.nomor} hanya ada pada Renja Perubahan"):
        kelas.muat(pokok)


def test_perubahan_tanpa_asal(db):
    """A change that names no version it was copied from: every row is new."""
    perubahan = buat_renja(JenisRenja.PERUBAHAN)
    buat_baris(perubahan, f"{KEGIATAN}.01", 15)
    tabel = TabelPerubahan.muat(perubahan)
    assert kolom(tabel, "11") == [""] * 4
    assert kolom(tabel, "13") == ["15"] * 4


def test_perubahan_kedua_dibandingkan_dengan_yang_pertama(pokok, perubahan):
    kedua = buat_renja(JenisRenja.PERUBAHAN, urutan=2, asal=perubahan)
    for renja, pagu in ((pokok, 10), (perubahan, 20), (kedua, 50)):
        buat_baris(renja, f"{KEGIATAN}.01", pagu)
    assert kolom(TabelPerubahan.muat(kedua), "13")[-1] == "30"


def test_daun_sebelum_2021_kegiatan(db):
    edisi = buat_edisi(lama=True)
    pokok = buat_renja(tahun=2020, edisi=edisi)
    perubahan = buat_renja(JenisRenja.PERUBAHAN, 2020, edisi=edisi, asal=pokok)
    for renja in (pokok, perubahan):
        buat_baris(renja, "4.36.70.01", 5, {"uraian": "Rapat"}, lokasi="Desa A")
    kegiatan = baris(TabelPerubahan.muat(perubahan), 1)
    assert (kegiatan["3"], kegiatan["7"], kegiatan["13"]) == ("Rapat", "Desa A", "-")
