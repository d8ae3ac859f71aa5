"""Damaged and hostile files get a clear message, in bounded time; odd but harmless ones are read."""

import io
import random
import time
import zipfile

import docx
import pytest
from openpyxl import Workbook

from planning.impor.arsip import BerkasDitolak
from renja.periksa_berkas.baca import baca
from renja.periksa_berkas.kenali import cari_tabel
from renja.periksa_berkas.periksa import periksa_berkas
from tests.planning.impor.jahat import BOM, KASUS

from .cetak import Cetakan, ke_docx, ke_xlsx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DETIK = 20


def arsip(isi: str, nama: str = "word/document.xml", **lain: bytes) -> io.BytesIO:
    """A Word file as small as can be."""
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr(nama, isi)
        for k, v in lain.items():
            z.writestr(k, v)
    berkas.seek(0)
    return berkas


def badan(isi: str) -> str:
    return f'<w:document xmlns:w="{W}"><w:body>{isi}</w:body></w:document>'


def sel(teks: str, sifat: str = "") -> str:
    return f"<w:tc><w:tcPr>{sifat}</w:tcPr><w:p><w:r><w:t>{teks}</w:t></w:r></w:p></w:tc>"


def tabel(*baris: str) -> str:
    return "<w:tbl>" + "".join(f"<w:tr>{b}</w:tr>" for b in baris) + "</w:tbl>"


DOCX_JAHAT = {
    "kosong": (lambda: io.BytesIO(b""), "kosong"),
    "pdf": (lambda: io.BytesIO(b"%PDF-1.7 ..."), "PDF"),
    "doc-lama": (lambda: io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)), "berformat"),
    "teks": (lambda: io.BytesIO(b"halo"), "bukan"),
    "besar": (lambda: io.BytesIO(b"PK" + bytes(6 * 2**20)), "lebih besar"),
    "terpotong": (lambda: io.BytesIO(arsip(badan("")).getvalue()[:150]), "rusak"),
    "xml-rusak": (lambda: arsip("<w:document"), "rusak"),
    "entitas": (
        lambda: arsip('<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;">]>' + badan("<w:p/>")),
        "deklarasi XML",
    ),
    "entitas-luar": (
        lambda: arsip('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + badan("<w:p>&b;</w:p>")),
        "deklarasi XML",
    ),
    "bom": (lambda: arsip(badan(" " * 70_000_000)), "terlalu besar"),
    "banyak-sel": (lambda: arsip(badan(tabel(*[sel("1") * 60] * 3500))), "terlalu besar"),
    "banyak-tabel": (lambda: arsip(badan(tabel(sel("1")) * 400)), "terlalu besar"),
    "banyak-huruf": (
        lambda: arsip(badan(tabel(sel(random.Random(1).randbytes(2_200_000).hex())))), "terlalu besar",
    ),
    "dalam": (lambda: arsip(badan("<w:p>" * 60 + "</w:p>" * 60)), "rusak"),
    "makro": (lambda: arsip(badan(""), **{"word/vbaProject.bin": b"x"}), "makro"),
    "lebar-ngawur": (lambda: arsip(badan(tabel(sel("a", '<w:gridSpan w:val="-3"/>')))), "rusak"),
}  # fmt: skip


@pytest.mark.parametrize("nama", DOCX_JAHAT)
def test_berkas_word_jahat_ditolak_dengan_pesan(nama, resmi):
    buat, kata = DOCX_JAHAT[nama]
    berkas, mulai = buat(), time.monotonic()
    with pytest.raises(BerkasDitolak) as e:
        periksa_berkas(berkas, resmi)
    assert kata in str(e.value)
    assert str(e.value).endswith(".")
    assert time.monotonic() - mulai < DETIK


#: Of the import's 250 hostile workbooks those that are no workbooks, damaged ones, and every fifth of the others.
PILIHAN = sorted(KASUS)[::5]


def coba(isi: bytes, resmi) -> str:
    """What people are told of this file."""
    try:
        hasil = periksa_berkas(io.BytesIO(isi), resmi)
    except BerkasDitolak as e:
        return str(e)
    return "\n".join(t.temuan.pesan for t in hasil.temuan) or "tanpa temuan"


@pytest.mark.parametrize("nama", PILIHAN)
def test_buku_kerja_jahat_tidak_menggagalkan(nama, resmi):
    assert coba(KASUS[nama][0](), resmi)


@pytest.mark.parametrize("nama", sorted(BOM)[::4])
def test_bom_dihentikan(nama, resmi):
    mulai = time.monotonic()
    assert coba(BOM[nama][0](), resmi)
    assert time.monotonic() - mulai < DETIK


def test_tabel_yang_dibuat_untuk_menyibukkan_ditolak(resmi):
    """Thousands of rows of which no two are alike, in several tables."""
    acak = random.Random(7)
    huruf = "abcdefghijklmnopqrstuvwxyz"

    def nama() -> str:
        return " ".join("".join(acak.choices(huruf, k=9)) for _ in range(8))

    kepala = [("Kode",), ("Urusan/Bidang Urusan dan Program/Kegiatan",), ("Indikator Kinerja",)]
    kepala += [("Rencana Tahun 2024 (N)", x) for x in ("Target Capaian Kinerja", "Pagu Indikatif")]
    kepala += [("Prakiraan Maju Tahun 2025", x) for x in ("Target Capaian Kinerja", "Pagu Indikatif")]
    baris = [[["", nama(), nama(), "1 Unit", "1.000", "1 Unit", "1.000"] for _ in range(900)] for _ in range(3)]
    berkas = ke_xlsx([Cetakan(f"Tabel 3.{i}", ["Tabel"], kepala, b) for i, b in enumerate(baris)])
    mulai = time.monotonic()
    with pytest.raises(BerkasDitolak, match="terlalu banyak baris"):
        periksa_berkas(berkas, resmi)
    assert time.monotonic() - mulai < DETIK


# --- Harmless ---------------------------------------------------------------------------------------------------------

KEPALA_41 = [("No",), ("Program/Kegiatan",), ("Rencana Tahun 2024 (N)", "Target Capaian Kinerja")]
KEPALA_41 += [("Rencana Tahun 2024 (N)", "Pagu Indikatif"), ("Rencana Tahun 2024 (N)", "Sumber Dana")]
BARIS_41 = [
    ["1.", "PROGRAM PENYELENGGARAAN URUSAN PEMERINTAHAN UMUM", "100%", "5.000", "PAD"],
    ["1.1", "Penyelenggaraan Urusan Pemerintahan Umum sesuai Penugasan Kepala Daerah", "100%", "5.000", "PAD"],
    ["1.", "Pelaksanaan Tugas Forum Koordinasi Pimpinan di Kecamatan", "12 Dokumen", "5.000", "PAD"],
    ["", "JUMLAH", "", "5.000", ""],
]


def test_tanpa_tabel_yang_dikenal(resmi):
    for berkas in (io.BytesIO(), io.BytesIO()):
        buku = Workbook()
        buku.active.append(["Catatan rapat"])
        buku.save(berkas)
        assert periksa_berkas(berkas, resmi).tabel == []


def test_beberapa_tabel_dalam_satu_lembar_dengan_judul_di_atasnya():
    """Titles, two tables below each other, the headings once more in the middle, a line of column numbers."""
    buku = Workbook()
    isi = buku.active
    for judul in ("PEMERINTAH KABUPATEN CONTOH", "Tabel 4.1", "Alokasi Anggaran Tahun 2024"):
        isi.append([judul])
    kepala, _ = Cetakan("x", [], KEPALA_41).kisi()
    for baris in [*kepala, ["1", "2", "3", "4", "5"], *BARIS_41[:2], *kepala, *BARIS_41[2:], [], ["Tabel 2.4"],
                  ["No", "Program/Kegiatan", "Lokasi", "Indikator Kinerja", "Besaran/Volume", "Catatan"],
                  ["1.", "PROGRAM CONTOH", "Desa", "Persentase", "5.000.000", ""]]:  # fmt: skip
        isi.append([x or None for x in baris])
    berkas = io.BytesIO()
    buku.save(berkas)
    (lembar,) = baca(berkas)
    satu, dua = cari_tabel(lembar)
    assert (satu.nama, satu.bentuk.nama, len(satu.baris)) == ("Tabel 4.1", "4.1", 4)
    assert (dua.nama, dua.bentuk.nama, len(dua.baris)) == ("Tabel 2.4", "2.4", 1)


def test_judul_kolom_salah_tulis_tetap_dikenal():
    kepala = [("No",), ("Program/ Kegitan",), ("Rencana Tahun 2024", "Targt Capaian Kinerja"),
              ("Rencana Tahun 2024", "Pagu Indikatf"), ("Rencana Tahun 2024", "Sumber Dana")]  # fmt: skip
    (lembar,) = baca(ke_docx([Cetakan("Tabel 4.1", [], kepala, BARIS_41)]))
    (tabel_41,) = cari_tabel(lembar)
    assert tabel_41.bentuk.nama == "4.1"


def test_sel_gabungan_dan_tabel_di_dalam_sel():
    """What is merged counts once; a table inside a cell is that cell's text."""
    dokumen = docx.Document()
    luar = dokumen.add_table(2, 3)
    luar.cell(0, 0).text = "A"
    luar.cell(0, 1).merge(luar.cell(0, 2)).text = "B"
    luar.cell(1, 0).merge(luar.cell(0, 0))
    luar.cell(1, 2).add_table(1, 1).cell(0, 0).text = "dalam"
    berkas = io.BytesIO()
    dokumen.save(berkas)
    (lembar,) = baca(berkas)
    assert {n: {k: s.teks for k, s in b.items()} for n, b in lembar.baris.items()} == {
        1: {0: "A", 1: "B"},
        2: {2: "dalam"},
    }


@pytest.mark.parametrize("tulis", [ke_xlsx, ke_docx])
def test_tabel_yang_benar_tanpa_temuan(tulis, resmi):
    hasil = periksa_berkas(tulis([Cetakan("Tabel 4.1", ["Tabel 4.1"], KEPALA_41, BARIS_41)]), resmi)
    assert len(hasil.tabel) == 1
    assert hasil.temuan == []
