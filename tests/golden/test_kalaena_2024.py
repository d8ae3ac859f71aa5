"""Our tables of Kalaena 2024 equal the printed Rencana Aksi and Evaluasi Triwulan IV, save for their listed errors.

The Rencana Aksi was printed of the Renja of January, the Evaluasi after its perubahan (README of the fixture).
"""

import pytest

from .banding import bandingkan, ringkasan
from .beda import periksa
from .kalaena_2024 import (
    BEDA_EVALUASI,
    BEDA_RENCANA_AKSI,
    EVALUASI,
    RENCANA_AKSI,
    TABEL_EVALUASI,
    TABEL_RENCANA_AKSI,
    kunci_emas,
    kunci_kita,
    seperti_tercetak,
)

pytestmark = pytest.mark.django_db

#: Cells compared, and of these the ones that are not blank in print. They may grow, never drop.
CACAH = {
    "TUJUAN": (18, 18),
    "IKU": (11, 11),
    "PK": (8, 8),
    "RKT": (278, 278),
    "RA": (518, 513),
    "EVALUASI-TW4": (542, 486),
}

#: Every figure that differs, with ours: whatever else is listed is words or a row.
ANGKA = {
    ("TUJUAN", "1", "7"): "95 Nilai",
    ("IKU", "1", "9"): "87 Nilai",
    ("IKU", "1", "11"): "95 Nilai",
    ("RKT", "7.01.01.2.01.0007", "4"): "9 Laporan",
    ("RKT", "7.01.01.2.02.0007", "4"): "12 Laporan",
    ("RKT", "7.01.01.2.08.0001", "7"): "9119000",
    ("RKT", "7.01.01.2.08.0002", "7"): "36441600",
    ("RKT", "7.01.01.2.08.0003", "7"): "5900000",
    ("RKT", "7.01.01.2.08.0004", "7"): "171000000",
    ("RKT", "7.01.04.2.02", "7"): "2009000",
    ("RA", "7.01.03.2.01.0003", "11 Target"): "12 Laporan",
    ("RA", "7.01.01.2.08.0004", "11 Rp"): "171000000",
    ("EVALUASI-TW4", "7.01.06.2.01.0018", "8"): "7 Laporan",
    ("EVALUASI-TW4", "7.01.01.2.04", "11 TW I"): "0",
    ("EVALUASI-TW4", "7.01.01.2.04", "10 TW II"): "-",
    ("EVALUASI-TW4", "7.01.01.2.04", "10 TW III"): "-",
    ("EVALUASI-TW4", "7.01.01.2.04", "10 TW IV"): "-",
    ("EVALUASI-TW4", "7.01.01.2.04.0007", "11 TW I"): "0",
    ("EVALUASI-TW4", "7.01.01.2.05", "10 TW I"): "75",
    ("EVALUASI-TW4", "7.01.01.2.05", "10 TW II"): "100",
    ("EVALUASI-TW4", "7.01.01.2.05", "11 TW II"): "100",
    ("EVALUASI-TW4", "7.01.01.2.05.0011", "11 TW II"): "-",
    ("EVALUASI-TW4", "7.01.01.2.08.0003", "9 TW II"): "",
    ("EVALUASI-TW4", "7.01.01.2.08.0003", "9 TW IV"): "",
    ("EVALUASI-TW4", "7.01.01.2.08.0003", "10 TW II"): "",
    ("EVALUASI-TW4", "7.01.01.2.08.0003", "10 TW IV"): "",
}
FIGUR = {"rp", "angka", "target", "persen"}


@pytest.fixture(scope="module")
def tercetak(cetak):
    versi = {"pokok": TABEL_RENCANA_AKSI, "perubahan": TABEL_EVALUASI}
    baris = {}
    for nama, tabel in versi.items():
        baris |= cetak("kalaena", 2024, nama, [b.nomor for b in tabel])
    return {nomor: seperti_tercetak(nomor, isi) for nomor, isi in baris.items()}


@pytest.fixture(scope="module")
def rencana_aksi(tercetak):
    return {b.nomor: bandingkan(b, RENCANA_AKSI, tercetak[b.nomor]) for b in TABEL_RENCANA_AKSI}


@pytest.fixture(scope="module")
def evaluasi(tercetak):
    return {b.nomor: bandingkan(b, EVALUASI, tercetak[b.nomor]) for b in TABEL_EVALUASI}


def test_rencana_aksi_sama_atau_tercatat(rencana_aksi):
    masalah = periksa(rencana_aksi.values(), RENCANA_AKSI, BEDA_RENCANA_AKSI)
    assert not masalah, "\n".join(masalah)


def test_evaluasi_sama_atau_tercatat(evaluasi):
    masalah = periksa(evaluasi.values(), EVALUASI, BEDA_EVALUASI)
    assert not masalah, "\n".join(masalah)


def test_cacah_sel_tidak_berkurang(rencana_aksi, evaluasi, lapor):
    hasil = rencana_aksi | evaluasi
    lapor(ringkasan("Kalaena 2024", hasil.values()))
    assert hasil.keys() == CACAH.keys()
    for nomor, (sel, terisi) in CACAH.items():
        assert hasil[nomor].sel >= sel
        assert hasil[nomor].terisi >= terisi


def test_angka_yang_beda(rencana_aksi, evaluasi):
    """The figures that differ are these and no others, also where a list gives a reason in place of a proof."""
    beda = {}
    for nomor, h in (rencana_aksi | evaluasi).items():
        figur = {k.nomor for k in h.banding.kolom if k.jenis in FIGUR}
        beda |= {(nomor, s.kode, s.kolom): s.kita for s in h.selisih if s.kolom in figur}
    assert beda == ANGKA


@pytest.mark.parametrize("banding", [b for b in TABEL_RENCANA_AKSI if b.nomor in ("RKT", "RA")], ids=lambda b: b.nomor)
def test_urutan_baris(tercetak, banding):
    """Programmes stand below their sasaran, in the order of the print."""
    kita = [kunci_kita(b) for b in tercetak[banding.nomor] if b["level"] != "sasaran"]
    emas = [kunci_emas(b) for b in banding.baca(RENCANA_AKSI) if b["level"] != "sasaran"]
    assert [k for k in kita if k in emas] == emas


def test_kata_kata_dientri_sekali(tercetak):
    """Where the lists let words differ they are still one text in all tables, and the PK has no difference at all."""
    rkt = {kunci_kita(b): (b["5"], b["6"]) for b in tercetak["RKT"]}
    assert {kunci_kita(b): (b["5"], b["6"]) for b in tercetak["RA"]} == rkt
    evaluasi = tercetak["EVALUASI-TW4"]
    kiri = {b["kode"]: (b["1"], b["2"]) for b in evaluasi if b["level"] == "program"}
    kanan = {b["kode"]: (b["6"], b["7"]) for b in evaluasi if b["level"] != "program"}
    assert kiri | kanan == {k: v for k, v in rkt.items() if not k.startswith("sasaran")}

    pk = [(b["2"], b["3"]) for b in tercetak["PK"]]
    assert [(b["3"], b["4"]) for b in tercetak["TUJUAN"]] == pk
    assert [(b["2"], b["3"]) for b in tercetak["IKU"]] == pk
    for nomor in ("RKT", "RA"):
        assert [(b["2"], b["3"]) for b in tercetak[nomor] if b["level"] == "sasaran"] == pk
