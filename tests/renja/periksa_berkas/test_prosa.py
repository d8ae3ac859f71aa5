"""Narrative figures in the paragraphs of a Word file (specification 5.1)."""

import time
from io import BytesIO

import docx
import pytest

from renja.periksa_berkas.periksa import periksa_berkas
from renja.periksa_berkas.prosa import Prosa

from .test_aturan import SUB, t31

KALIMAT = (
    "{nama} dengan target kinerja sebanyak {t} Dokumen dan terealisasi sebanyak {r} Dokumen ({p}%) dengan target "
    "anggaran sebesar Rp. {a} dan terealisasi sebesar Rp. {ra} ({pa}%)"
)
BENAR = {"nama": SUB[1], "t": "12", "r": "6", "p": "50", "a": "5.000", "ra": "2.500", "pa": "50"}


def berkas(*paragraf: str, tabel=None) -> BytesIO:
    from .cetak import _tabel_word

    dokumen = docx.Document()
    for p in paragraf:
        dokumen.add_paragraph(p)
    if tabel:
        _tabel_word(dokumen, tabel)
    hasil = BytesIO()
    dokumen.save(hasil)
    hasil.seek(0)
    return hasil


JUDUL = "Capaian sampai dengan Triwulan II Tahun 2021"


@pytest.mark.parametrize(
    "paragraf",
    [
        (JUDUL, KALIMAT.format(**BENAR)),
        (JUDUL, "a) Sub Kegiatan " + KALIMAT.format(**BENAR)),
        (JUDUL, f"1. {SUB[1]}", KALIMAT.format(**BENAR | {"nama": ""})),
        (JUDUL, KALIMAT.format(**BENAR | {"nama": f"{SUB[1]}, dengan indikator Jumlah Dokumen,"})),
    ],
)
def test_kalimat_dibaca(resmi, paragraf):
    hasil = periksa_berkas(berkas(*paragraf), resmi)
    (tabel,) = hasil.tabel
    assert tabel.nama == "Narasi 2021 TW II"
    (baris,) = tabel.baris
    isi = {k: s.teks for k, s in baris.sel.items()}
    assert isi == {
        "sub_kegiatan": SUB[1], "target": "12", "satuan": "Dokumen", "realisasi": "6", "capaian": "50%",
        "anggaran": "5.000", "realisasi_rp": "2.500", "capaian_rp": "50%",
    }  # fmt: skip
    assert hasil.temuan == []


def test_persen_dan_pagu_dalam_kalimat_diperiksa(resmi):
    kalimat = KALIMAT.format(**BENAR | {"p": "60", "a": "6.000", "ra": "3.000"})
    hasil = periksa_berkas(berkas("Rencana Tahun 2021", JUDUL, kalimat, tabel=t31()), resmi)
    temuan = {t.temuan.kode: t for t in hasil.temuan}
    assert "seharusnya 6 / 12 = 50%" in temuan["B-301"].temuan.pesan
    assert temuan["B-301"].sel == ("Narasi 2021 TW II, paragraf 3",)
    assert temuan["B-512"].temuan.nilai == {"Narasi 2021 TW II": "6.000", "Tabel 3.1 tahun ini": "5.000"}


def test_kalimat_lain_dan_teks_sembarang_tidak_dibaca():
    prosa = Prosa()
    mulai = time.monotonic()
    for teks in ("Tahun 2021", "target kinerja", "target kinerja sebanyak " * 60, "1" * 5000,
                 "target kinerja sebanyak 1 " + "terealisasi sebanyak 1 anggaran Rp " * 40):  # fmt: skip
        for _ in range(50):
            prosa.tambah(teks)
    assert prosa.lembar == []
    assert time.monotonic() - mulai < 5
