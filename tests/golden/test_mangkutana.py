"""Our tables of the Renja Perubahan 2020 of Mangkutana equal the printed ones, save for its listed errors."""

import pytest
from django.conf import settings

from planning.models import Renja
from planning.muat import muat
from planning.nilai import jumlah
from planning.pohon import muat_pohon
from planning.versi import cari_renja

from .banding import baca, bandingkan, ringkasan
from .beda import periksa
from .mangkutana import BEDA, FOLDER, LAINNYA, TABEL, kita_21, kita_23, seperti_tercetak

pytestmark = pytest.mark.django_db

#: Cells compared, and of these the ones that are not blank in print. They may grow, never drop.
CACAH = {
    "2.1": (308, 200),
    "2.2": (22, 20),
    "2.3": (540, 458),
    "3.3-P": (1159, 666),
}

#: Columns 10 and 11 of Tabel 2.1 where the print does not follow its own formulas (temuan 29-59): by the aggregation
#: of the indicator, from figures in its own unit only (specification 2.1).
KOLOM_10_11 = {
    "0.00.01.19": ("4 Orang", "100"),
    "0.00.01.22": ("1624 Kali", "55.24"),
    "0.00.02.08": ("6 Unit", "37.5"),
    "0.00.02.12": ("4 Unit", "1.22"),
    "0.00.02.20": ("1 Unit", "100"),
    "0.00.02.22": ("2 Unit", "100"),
    "0.00.02.24": ("5 Unit", "45.45"),
    "0.00.04.03": ("4 Orang", "26.67"),
    "0.00.05.06": ("1 Dokumen", "20"),
    "0.00.06.01": ("15 Dokumen", "50"),
    "4.36.69.01": ("", ""),
    "4.36.69.02": ("4 Dokumen", "40"),
    "4.36.69.03": ("100%", "-"),
    "4.36.70.01": ("100%", "105.26"),
    "4.36.70.02": ("8 Dokumen", "40"),
    "4.36.71.01": ("100%", "105.26"),
    "4.36.72.02": ("230 Izin", "57.5"),
}


@pytest.fixture(scope="module")
def tercetak(cetak):
    baris = cetak("mangkutana", 2020, "perubahan", [*(b.nomor for b in TABEL), "2.4"])
    return {nomor: seperti_tercetak(nomor, isi) for nomor, isi in baris.items()}


@pytest.fixture(scope="module")
def hasil(tercetak):
    return {b.nomor: bandingkan(b, FOLDER, tercetak[b.nomor]) for b in TABEL}


@pytest.fixture
def versi(db):
    """``versi("pokok")`` → that version of Mangkutana 2020, loaded from the fixtures."""
    muat(settings.BASE_DIR / "fixtures")
    return lambda nama: cari_renja(Renja.objects.all(), "mangkutana", 2020, nama)


def test_setiap_sel_sama_atau_tercatat(hasil):
    masalah = periksa(hasil.values(), FOLDER, BEDA)
    assert not masalah, "\n".join(masalah)


def test_cacah_sel_tidak_berkurang(hasil, lapor):
    lapor(ringkasan("Mangkutana 2020", hasil.values()))
    assert hasil.keys() == CACAH.keys()
    for nomor, (sel, terisi) in CACAH.items():
        assert hasil[nomor].sel >= sel
        assert hasil[nomor].terisi >= terisi


@pytest.mark.parametrize(
    ("kode", "harapan"),
    KOLOM_10_11.items(),
)
def test_kolom_10_dan_11_menurut_rumusnya(tercetak, kode, harapan):
    baris = {kita_21(b): b for b in tercetak["2.1"]}
    assert (baris[kode]["10"], baris[kode]["11"]) == harapan


def test_angka_bersatuan_lain_dicetak_dengan_satuannya(tercetak):
    """Counted in documents until 2019 and in percent since: the history keeps its unit."""
    baris = {kita_21(b): b for b in tercetak["2.1"]}["4.36.69.02"]
    assert [baris[k] for k in "4679"] == ["10 Dokumen", "2 Dokumen", "2 Dokumen", "2 Dokumen"]


def test_baris_yang_hanya_ada_pada_kita(tercetak):
    """The lines that the golden tables do not have: indicators that only Tabel 3.3 prints (temuan 169)."""
    assert [kita_21(b) for b in tercetak["2.1"]].count(LAINNYA) == 20
    assert [kita_23(b) for b in tercetak["2.3"]].count(LAINNYA) == 19
    # 31 kegiatan with 50 indicators, 9 programmes, 2 bidang, the total
    assert len(tercetak["3.3-P"]) == 50 + 9 + 2 + 1


def test_tanpa_usulan_tabel_24_nihil(tercetak):
    assert ["NIHIL" in b.values() for b in tercetak["2.4"]] == [True]


@pytest.mark.parametrize(
    ("nama", "pagu", "tidak_langsung", "berdana"),
    [
        ("rancangan-awal", 1_041_276_782, 1_921_387_010, (9, 31)),
        ("pokok", 905_397_900, 1_921_387_010, (9, 31)),
        ("perubahan", 569_287_900, 1_862_416_710, (8, 25)),
    ],
)
def test_isi_contoh(versi, nama, pagu, tidak_langsung, berdana):
    """The facts of the document: totals (specification 9 no. 1), and how many programmes and kegiatan have money."""
    renja = versi(nama)
    pohon = muat_pohon(renja)
    assert pohon.pagu == pagu
    assert jumlah(b.pagu for b in renja.belanja_tidak_langsung.all()) == tidak_langsung
    assert (pohon.cacah["program"], pohon.cacah["kegiatan"]) == (9, 31)
    kegiatan = [k for p in pohon.program for k in p.anak]
    assert tuple(sum(s.pagu is not None for s in baris) for baris in (pohon.program, kegiatan)) == berdana


def test_perubahan(versi):
    """Six kegiatan are dropped, not five (temuan 16); the forecast is that of Tabel 3.3."""
    pokok, perubahan = muat_pohon(versi("pokok")), muat_pohon(versi("perubahan"))
    dihapus = {k for k, s in perubahan.per_kode.items() if s.daun and s.pagu is None}
    assert dihapus == {"0.00.01.03", "0.00.01.16", "0.00.02.08", "0.00.02.12", "0.00.04.03", "4.36.72.01"}
    assert perubahan.pagu - pokok.pagu == -336_110_000
    assert perubahan.pagu_n1 == 905_397_900


def test_nomenklatur_lengkap():
    """Every kegiatan of the old edition that the document prints is there, once, under its parent."""
    kode = [n["kode"] for n in baca(settings.BASE_DIR / "fixtures" / "acuan" / "nomenklatur-13-2006.csv")]
    assert len(kode) == len(set(kode)) == 2 + 9 + 32
    assert all(k.rpartition(".")[0] in kode for k in kode if k.count(".") > 1)
