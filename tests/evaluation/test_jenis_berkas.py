"""What an uploaded file is, whatever it is called: each kind without fault, and everything that only looks like it."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from evaluation.jenis_berkas import DOCX, JPG, PDF, PNG, UKURAN, XLSX, BuktiDitolak, kenali
from tests.acak import sifat

from . import berkas_contoh as b

pytestmark = pytest.mark.sekali

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HTML = b"<!doctype html><html><script>alert(1)</script></html>"
BUKAN, RUSAK, MAKRO = "bukan salah satu jenis yang diterima", "rusak atau tidak utuh", "Memuat makro"
#: Any message at all.
ADA = r"\."
MENGEMBANG, BERSANDI = "terlalu besar bila dibuka", "kata sandi"


def periksa(isi: bytes):
    return kenali(BytesIO(isi))


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (b.pdf(), PDF),
        (b.pdf().replace(b"%PDF-1.4", b"%PDF-2.0"), PDF),
        (b.pdf(sesudah=b"\r\n\0\0"), PDF),
        (b.png(), PNG),
        (b.jpg(), JPG),
        (b.gambar("JPEG", (1, 1)), JPG),
        (b.gambar("JPEG", (300, 200), progressive=True, quality=30), JPG),
        (b.docx(), DOCX),
        (b.xlsx(), XLSX),
    ],
)
def test_dikenali(isi, jenis):
    assert periksa(isi) == jenis


def test_buku_kerja_sungguhan():
    berkas = BytesIO()
    buku = Workbook()
    buku.active.append(["Kode", 1])
    buku.save(berkas)
    assert kenali(berkas) == XLSX


def test_tepat_sebesar_batas():
    assert len(b.pdf_seukuran(UKURAN)) == UKURAN
    assert periksa(b.pdf_seukuran(UKURAN)) == PDF


DITOLAK = {
    "kosong": (b"", "Berkas kosong"),
    "satu bita": (b"%", BUKAN),
    "satu bita terlalu besar": (b.pdf_seukuran(UKURAN + 1), "Lebih besar dari 10 MB"),
    "html": (HTML, BUKAN),
    "html berkepala pdf": (b"%PDF-1.7\n" + HTML, RUSAK),
    "pdf di belakang html": (b.pdf(awal=HTML), BUKAN),
    "html di belakang pdf": (b.pdf(sesudah=HTML), RUSAK),
    "zip di belakang pdf": (b.pdf(sesudah=b.docx()), RUSAK),
    "pdf terpotong": (b.pdf()[:-40], RUSAK),
    "pdf menunjuk ke luar": (b.pdf().replace(b"startxref\n", b"startxref\n9"), RUSAK),
    "pdf menunjuk ke mana saja": (b.pdf("x" * 30).replace(b"xref\n0 3", b"abcd\n0 3"), RUSAK),
    "angka panjang": (b.pdf().replace(b"startxref\n", b"startxref\n" + b"9" * 50), RUSAK),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', BUKAN),
    "gif": (b.gambar("GIF"), BUKAN),
    "webp": (b.gambar("WEBP"), "HEIC atau WebP"),
    "png terpotong": (b.png()[:-20], RUSAK),
    "png berubah": (b.rusak_di_tengah(b.png()), RUSAK),
    "png raksasa": (b.png_palsu(60_000, 60_000), "juta piksel"),
    "png besar": (b.png_palsu(9_100, 9_100), "juta piksel"),
    "jpg kepalanya saja": (b.jpg()[:40], RUSAK),
    "jpg tanpa isi": (b.jpg()[:3] + HTML, RUSAK),
    "program": (b"MZ\x90\x00" + bytes(500), BUKAN),
    "program linux": (b"\x7fELF" + bytes(500), BUKAN),
    "acak": (b.acak(5000), BUKAN),
    "office lama": (OLE + bytes(3000), "Office lama"),
    "zip kosong": (b.kemas({}), "bukan dokumen Office"),
    "zip biasa": (b.kemas({"a.txt": "halo"}), "bukan dokumen Office"),
    "zip terpotong": (b.docx()[:-30], RUSAK),
    "zip dengan awalan": (HTML + b.docx(), BUKAN),
    "jar": (b.kemas({"META-INF/MANIFEST.MF": "x", "a.class": "y"}), "bukan dokumen Office"),
    "presentasi": (b.kemas(b.bagian_office("ppt/presentation.xml", "presentationml.presentation")), "bukan dokumen"),
    "templat": (b.kemas(b.bagian_office("word/document.xml", "wordprocessingml.template")), "bukan dokumen Office"),
    "tanpa bagian utama": (b.kemas({b.JENIS_ISI: b.bagian_docx()[b.JENIS_ISI]}), "bukan dokumen Office"),
    "makro": (b.kemas(b.bagian_xlsx(**{"xl/vbaProject.bin": "x"})), MAKRO),
    "makro tersembunyi": (b.kemas(b.bagian_docx(**{"word/lain/VbaProject.BIN": "x"})), MAKRO),
    "makro excel 4": (b.kemas(b.bagian_xlsx(**{"xl/macrosheets/sheet1.xml": "x"})), MAKRO),
    "makro berganti nama": (
        b.kemas(
            b.bagian_docx()
            | {
                b.JENIS_ISI: b.bagian_docx()[b.JENIS_ISI].replace(
                    "</Types>", '<Default Extension="dat" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                )
            }
        ),
        MAKRO,
    ),
    "buku kerja bermakro": (
        b.kemas(
            {
                b.JENIS_ISI: '<Types><Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>',
                "xl/workbook.xml": "<a/>",
            }
        ),
        MAKRO,
    ),
    "bersandi": (b.bersandi(b.docx()), BERSANDI),
    "bom": (b.kemas(b.bagian_docx(**{"word/media/a.bin": bytes(160_000_000)})), MENGEMBANG),
    "bom kecil yang mampat": (b.kemas(b.bagian_docx(**{"word/a.xml": bytes(30_000_000)})), MENGEMBANG),
    "bom berukuran bohong": (
        b.ukuran_bohong(b.kemas(b.bagian_docx() | {"word/document.xml": bytes(60_000_000)})),
        ADA,
    ),
    "banyak bagian": (b.kemas(b.bagian_docx(**{f"word/a{n}.xml": "" for n in range(1500)})), RUSAK),
    "tawa sejuta": (
        b.kemas(b.bagian_docx() | {b.JENIS_ISI: '<!DOCTYPE a [<!ENTITY b "c">]><Types>&b;</Types>'}),
        RUSAK,
    ),
    "bukan xml": (b.kemas(b.bagian_docx() | {b.JENIS_ISI: "halo"}), RUSAK),
    "pemampatan lain": (b.docx().replace(b"\x08\x00", b"\x63\x00"), ADA),
}


@pytest.mark.parametrize("nama", DITOLAK)
def test_ditolak(nama):
    isi, pesan = DITOLAK[nama]
    with pytest.raises(BuktiDitolak, match=pesan):
        periksa(isi)


@sifat
@given(st.sampled_from([*b.SAH.values()]), st.integers(0, 10**6), st.binary(min_size=1, max_size=12))
def test_berkas_yang_diubah_dikenali_atau_ditolak(buat, letak, sisipan):
    """Whatever happens to a file: a kind, or a refusal in words; never anything else."""
    isi = bytearray(buat())
    letak %= len(isi)
    isi[letak : letak + len(sisipan)] = sisipan
    with suppress(BuktiDitolak):
        assert periksa(bytes(isi)).mime


@sifat
@given(st.sampled_from([b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"PK\x03\x04", b""]), st.binary())
def test_awalan_saja_tidak_cukup(awal, isi):
    with pytest.raises(BuktiDitolak):
        periksa(awal + isi)


def test_jenis_lain_di_dalam_gambar_tetap_gambar():
    """What hides in an image is handed over as an image, as a download (see the pages' tests)."""
    assert periksa(b.gambar("JPEG", comment=HTML)) == JPG
