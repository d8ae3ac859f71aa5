"""What the rules say of the real documents in ``fixtures/``: how many findings each rule has, and some in full.

A number that changes here is a rule that says more or less than it did: look at what, then write it down.
"""

import pytest

from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Tingkat

NYATA = {
    ("mangkutana", 2020, "rancangan-awal"): {
        "D-103": 3,
        "E-101": 1,
        "E-102": 1,
        "E-103": 1,
        "K-202": 1,
        "K-203": 1,
        "K-208": 1,
        "K-209": 1,
        "T-204": 1,
    },
    ("mangkutana", 2020, "pokok"): {
        "D-103": 3,
        "E-101": 4,
        "E-103": 1,
        "K-202": 1,
        "K-203": 1,
        "K-204": 1,
        "K-205": 1,
        "K-208": 1,
        "K-209": 1,
        "T-204": 1,
    },
    ("mangkutana", 2020, "perubahan"): {
        "D-102": 2,
        "D-103": 2,
        "E-101": 3,
        "E-103": 1,
        "K-102": 6,
        "K-202": 1,
        "K-203": 1,
        "K-207": 1,
        "K-208": 1,
        "K-209": 1,
        "P-201": 3,
        "P-202": 13,
        "T-301": 1,
        "V-101": 3,
        "V-102": 1,
        "V-103": 7,
    },
    ("kalaena", 2021, "pokok"): {
        "D-102": 1,
        "D-301": 1,
        "D-302": 5,
        "K-203": 1,
        "K-205": 2,
        "P-201": 2,
        "P-202": 2,
        "P-204": 3,
        "T-302": 1,
    },
    ("kalaena", 2021, "perubahan"): {
        "D-102": 3,
        "K-203": 1,
        "K-205": 2,
        "P-201": 6,
        "P-202": 2,
        "R-106": 1,
        "T-301": 1,
        "T-302": 3,
        "V-101": 6,
    },
    ("kalaena", 2024, "pokok"): {"E-202": 1, "K-201": 1, "K-202": 1, "K-203": 1, "K-204": 1, "K-205": 1, "W-105": 11},
    ("kalaena", 2024, "perubahan"): {
        "E-202": 1,
        "K-201": 1,
        "K-202": 1,
        "K-203": 1,
        "K-204": 1,
        "K-205": 1,
        "R-102": 1,
        "V-102": 5,
        "W-105": 11,
    },
}


@pytest.mark.parametrize("versi", NYATA, ids=lambda v: "-".join(map(str, v)))
def test_cacah(data_contoh, versi):
    hasil = periksa(data_contoh(*versi))
    assert dict(sorted(hasil.per_kode.items())) == NYATA[versi]
    assert len({t.sidik for t in hasil.temuan}) == len(hasil.temuan), "each finding is accepted by itself"


def kalimat(renja, kode: str) -> list[str]:
    return [t.pesan for t in periksa(renja).temuan if t.kode == kode]


def test_rupiah_yang_tersalin(data_contoh):
    """Finding 210 of the document itself: the spending of two rows is the same to the rupiah."""
    assert kalimat(data_contoh("kalaena", 2021, "perubahan"), "R-106") == [
        "Realisasi triwulan II 7.01.01.2.08.02 Penyediaan Jasa Komunikasi, Sumber Daya Air dan Listrik sama persis "
        "dengan 7.01.01.2.08.01: Rp 7.499.232."
    ]


def test_usulan_yang_tidak_diberi_pagu(data_contoh):
    """The pokok gave nothing to what was accepted; the perubahan did."""
    assert kalimat(data_contoh("kalaena", 2021, "pokok"), "D-301") == [
        "Usulan 27 diakomodir dalam 7.01.01.2.09.09 Pemeliharaan/Rehabilitasi Gedung Kantor dan Bangunan Lainnya, "
        "yang tidak diberi pagu."
    ]
    assert kalimat(data_contoh("kalaena", 2021, "perubahan"), "D-301") == []


def test_satuan_yang_tidak_cocok(data_contoh):
    """Cleaners by kinds, per cent of a number of reports."""
    assert kalimat(data_contoh("mangkutana", 2020, "perubahan"), "E-101") == [
        "Satuan “Jumlah tenaga pembersih yang aktif” Jenis, lazimnya Orang, Jiwa, Peserta.",
        "Satuan “Jumlah laporan monitoring dan evaluasi” %, lazimnya satuan hitung, bukan %.",
        "Satuan “Jumlah rapat koordinasi Forkopimka yang dilaksanakan” %, lazimnya satuan hitung, bukan %.",
    ]


def test_galat_hanya_yang_pasti(data_contoh):
    """The printed Renja of Kalaena have none; what Mangkutana left without a pagu is one each."""
    galat = {v: [t.kode for t in periksa(data_contoh(*v)).temuan if t.tingkat == Tingkat.GALAT] for v in NYATA}
    assert {v: set(k) for v, k in galat.items() if k} == {("mangkutana", 2020, "perubahan"): {"K-102"}}
    assert set(DAFTAR_ATURAN) >= {k for kode in NYATA.values() for k in kode}
