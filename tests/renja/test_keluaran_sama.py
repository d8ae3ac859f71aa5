"""HTML = PDF = XLSX, cell by cell, for every table of every Renja in ``fixtures/``; the matrix is the measure.

The XLSX is computed anew by LibreOffice and compared twice: what its cells show, and what its formulas come to.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from planning.models import Renja, SetelanTabel
from planning.tabel import Tabel
from planning.tabel.rumus import angka
from planning.versi import TERKAIT, cari_renja
from renja.keluaran.html import html_tabel
from renja.keluaran.pdf import pdf_tabel
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import daftar_tabel, muat_tabel
from tests.renja.baca import baca_html, baca_tampak, badan_xlsx, buka
from tests.renja.baca_pdf import baca_pdf, rapat
from tests.soffice import HITUNG_ULANG, tampak

pytestmark = pytest.mark.sekali

SAKIP = ["TUJUAN", "IKU", "PK", "RKT", "RA"]
#: Of the tables of a quarter one is tried: all four quarters are of one making.
TRIWULAN = {2020: 2, 2021: 2, 2024: 4}
TW2, TW4 = ([f"EVALUASI-TW{tw}", f"E81-TW{tw}"] for tw in (2, 4))
AWAL = ["2.1", "2.2", "2.4", "3.1", "4.1"]
SEMUA = ["2.1", "2.2", "2.3", "2.4", "3.1", "4.1", *SAKIP]
PERUBAHAN = ["2.1", "2.2", "2.3", "2.3-P", "2.4", "3.1", "3.3-P", "4.1", *SAKIP]
#: The tables that each Renja of the fixtures has.
RENJA = {
    ("mangkutana", 2020, "rancangan-awal"): AWAL,
    ("mangkutana", 2020, "pokok"): [*SEMUA, *TW2],
    ("mangkutana", 2020, "perubahan"): [*PERUBAHAN, *TW2],
    ("kalaena", 2021, "pokok"): [*SEMUA, *TW2],
    ("kalaena", 2021, "perubahan"): [*PERUBAHAN, *TW2],
    ("kalaena", 2024, "pokok"): [*SEMUA, *TW4],
    ("kalaena", 2024, "perubahan"): [*PERUBAHAN, *TW4],
}
#: Printed otherwise than by default, on one Renja each: settings, number, Renja.
BENTUK_LAIN = [
    ({}, "4.1-A", ("mangkutana", 2020, "pokok")),
    ({}, "4.1-B", ("kalaena", 2021, "perubahan")),
    ({"besaran_24": "volume"}, "2.4", ("kalaena", 2021, "perubahan")),
    ({"besaran_24": "rp"}, "2.4", ("kalaena", 2021, "perubahan")),
    ({"urutan_lokasi": "lampiran"}, "2.3", ("mangkutana", 2020, "perubahan")),
    ({"urutan_lokasi": "lampiran"}, "3.1", ("kalaena", 2021, "pokok")),
    ({"isi_baris_induk": True}, "2.1", ("kalaena", 2021, "perubahan")),
    ({"rentang_22": ""}, "2.2", ("kalaena", 2021, "perubahan")),
    ({}, "E81-TW2-17", ("mangkutana", 2020, "perubahan")),
    ({}, "E81-TW2-17", ("kalaena", 2021, "perubahan")),
    ({"kolom_e81": "17"}, "E81-TW4", ("kalaena", 2024, "perubahan")),
]


@dataclass(frozen=True)
class Cetakan:
    """One table to print: of which Renja, which number, under which settings."""

    renja: tuple[str, int, str]
    nomor: str
    setelan: tuple = ()

    def __str__(self):
        kecamatan, tahun, versi = self.renja
        return "-".join([kecamatan, str(tahun), versi, self.nomor, *(f"{k}={v}" for k, v in self.setelan)])

    def muat(self) -> Tabel:
        renja = cari_renja(Renja.objects.all(), *self.renja)
        if self.setelan:
            setelan = getattr(renja, "setelan_tersimpan", None) or SetelanTabel(renja=renja)
            for kolom, isi in self.setelan:
                setattr(setelan, kolom, isi)
            renja.setelan_tersimpan = setelan
        return muat_tabel(renja, self.nomor)


CETAKAN = [Cetakan(r, n) for r, daftar in RENJA.items() for n in daftar] + [
    Cetakan(r, n, tuple(setelan.items())) for setelan, n, r in BENTUK_LAIN
]


@pytest.fixture(params=CETAKAN, ids=str)
def cetakan(request) -> Cetakan:
    return request.param


@pytest.fixture(scope="module")
def muat(fixtures_termuat) -> Callable[[Cetakan], Tabel]:
    """Each table is computed once; nothing here changes one."""
    return cache(Cetakan.muat)


@pytest.fixture
def tabel(cetakan, muat, db) -> Tabel:
    return muat(cetakan)


@pytest.fixture(scope="module")
def buku(muat, soffice, tmp_path_factory) -> tuple[Path, Path]:
    """Every workbook as LibreOffice shows it (CSV) and computes it (XLSX), in two runs of the program.

    The values we stored with the formulas are taken out before: nothing but computing brings them back.
    """
    folder = tmp_path_factory.mktemp("xlsx")
    berkas = []
    for i, c in enumerate(CETAKAN):
        berkas.append(folder / f"{i}.xlsx")
        # openpyxl reads formulas and drops their values.
        buka(xlsx_tabel(muat(c))).parent.save(berkas[-1])
    return soffice.convert_all(berkas, tampak()), soffice.convert_all(berkas, HITUNG_ULANG)


def teks(tabel: Tabel) -> list[list[str]]:
    """The measure: what every cell of the body reads."""
    return [[" ".join(sel.teks.split()) for sel in baris.sel] for baris in tabel.baris]


def test_daftar_lengkap(fixtures_termuat, db):
    """A Renja that is added to the fixtures must be added here too."""
    ada = {
        (r.perangkat_daerah.slug, r.tahun, r.versi): [nomor for nomor, _ in daftar_tabel(r, {TRIWULAN[r.tahun]})]
        for r in Renja.objects.select_related(*TERKAIT)
    }
    assert ada == RENJA


def test_html(tabel):
    kepala, badan = baca_html(html_tabel(tabel))
    assert kepala == [
        *([" ".join(sel.teks.split()) for sel in baris] for baris in tabel.kepala),
        [" ".join(n.split()) for n in tabel.nomor_kolom],
    ]
    assert badan == teks(tabel)


def test_pdf(tabel):
    assert baca_pdf(pdf_tabel(tabel), tabel) == [[rapat(sel) for sel in baris] for baris in teks(tabel)]


def test_xlsx_tampak(cetakan, tabel, buku):
    """What a person sees in the spreadsheet is what is printed."""
    atas, badan = baca_tampak(buku[0] / f"{CETAKAN.index(cetakan)}.csv", tabel)
    assert badan == teks(tabel)
    terisi = [sel for baris in atas for sel in baris if sel]
    formulir = f" ({tabel.formulir})" if tabel.formulir else ""
    assert terisi[: 1 + len(tabel.judul)] == [f"{tabel.sebutan()}{formulir}", *tabel.judul]
    assert terisi[1 + len(tabel.judul) :] == [
        *(" ".join(sel.teks.split()) for baris in tabel.kepala for sel in baris),
        *(" ".join(n.split()) for n in tabel.nomor_kolom if n),
    ]


def test_xlsx_dihitung_ulang(cetakan, tabel, buku):
    """Numbers are numbers, and every formula comes to the value that we printed."""
    hasil = badan_xlsx(buka(buku[1] / f"{CETAKAN.index(cetakan)}.xlsx", nilai=True), tabel)
    assert len(hasil) == len(tabel.baris)
    for baris, tercetak in zip(hasil, tabel.baris, strict=True):
        for sel, kita in zip(baris, tercetak.sel, strict=True):
            assert sel.data_type != "e", f"{sel.coordinate}: {sel.value}"
            bilangan = angka(kita.nilai)
            if bilangan is None:
                harap = kita.teks
                assert (sel.value or "") == harap, sel.coordinate
            else:
                assert sel.data_type == "n", sel.coordinate
                assert sel.value == pytest.approx(float(bilangan), rel=1e-12), sel.coordinate


def test_xlsx_rumus_hidup(tabel):
    """Every computed cell is a formula, and every formula carries its value for programs that do not compute."""
    isi = xlsx_tabel(tabel)
    for rumus, nilai, tercetak in zip(
        badan_xlsx(buka(isi), tabel), badan_xlsx(buka(isi, nilai=True), tabel), tabel.baris, strict=True
    ):
        for f, v, kita in zip(rumus, nilai, tercetak.sel, strict=True):
            assert (f.data_type == "f") == (kita.rumus is not None), f.coordinate
            if kita.rumus is not None:
                bilangan = angka(kita.nilai)
                harap = kita.teks if bilangan is None else float(bilangan)
                assert (v.value or "" if harap == "" else v.value) == pytest.approx(harap), f.coordinate
