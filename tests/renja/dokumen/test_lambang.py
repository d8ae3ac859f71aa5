"""The emblem: only a real picture is taken, nothing of its file is kept, and it stands on cover and letterhead."""

from io import BytesIO
from zipfile import ZipFile

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from planning.models import Lambang, Rekaman
from renja.dokumen.gambar import GambarDitolak
from renja.dokumen.lambang import UKURAN, lambang_ulang
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.docx import naskah_docx
from renja.keluaran.naskah import naskah_html, naskah_pdf

ALAMAT = "/contoh/lambang/"


def gambar(mode="RGB", ukuran=(200, 240), format="PNG", **pilihan) -> bytes:
    keluaran = BytesIO()
    Image.new(mode, ukuran).save(keluaran, format, **pilihan)
    return keluaran.getvalue()


def unggah(klien, isi: bytes, nama="lambang.png"):
    return klien.post(ALAMAT, {"berkas": SimpleUploadedFile(nama, isi)})


@pytest.mark.parametrize(
    ("siapa", "status"), [("staf", 302), ("admin", 302), ("camat", 403), ("bappelitbangda", 403), ("staf_lain", 404)]
)
def test_siapa(kantor, siapa, status):
    klien = kantor.klien(siapa)
    assert klien.get(ALAMAT).status_code == (200 if status == 302 else status)
    assert klien.get("/contoh/lambang.png").status_code == 404
    assert unggah(klien, gambar()).status_code == status
    assert Lambang.objects.exists() is (status == 302)
    assert klien.get("/contoh/lambang.png").status_code == (200 if status == 302 else 404)
    assert klien.post(ALAMAT, {"aksi": "hapus"}).status_code == status
    assert not Lambang.objects.exists()
    assert Rekaman.objects.filter(content_type__model="lambang").count() == (2 if status == 302 else 0)


@pytest.mark.parametrize(
    ("isi", "sebab"),
    [
        (b"", "Pilih|kosong"),
        (b"bukan gambar", "bukan salah satu jenis"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>", "bukan salah satu jenis"),
        (gambar()[:60], "rusak"),
        (gambar("L", (99, 300)), "100 sampai 6000"),
        (gambar("1", (6001, 100)), "100 sampai 6000"),
        (gambar() + b"\0" * UKURAN, "1 MB"),
        (b"x" * (3 * UKURAN), "1 MB"),
    ],
    ids=["kosong", "teks", "svg", "terpotong", "kecil", "lebar", "besar", "sangat-besar"],
)
def test_ditolak_dengan_sebab(kantor, isi, sebab):
    jawaban = unggah(kantor.klien("staf"), isi)
    assert jawaban.status_code == 422
    assert any(s in jawaban.content.decode() for s in sebab.split("|"))
    assert not Lambang.objects.exists()


def test_tanpa_berkas(kantor):
    assert kantor.klien("staf").post(ALAMAT).status_code == 422


@pytest.mark.parametrize(
    ("isi", "mode"),
    [
        (gambar("RGBA"), "RGBA"),
        (gambar("P", transparency=0), "RGBA"),
        (gambar("L"), "RGB"),
        (gambar("I;16"), "RGB"),
        (gambar("CMYK", format="JPEG"), "RGB"),
        (gambar("RGB", (2000, 2400), "JPEG"), "RGB"),
    ],
)
def test_dilambang_ulang(isi, mode):
    hasil = Image.open(BytesIO(lambang_ulang(BytesIO(isi))))
    assert (hasil.format, hasil.mode) == ("PNG", mode)
    assert max(hasil.width / 800, hasil.height / 900) <= 1


def test_tidak_ada_yang_ikut():
    """Not what else the file says: places, programs, words."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", "rahasia kantor")
    exif = Image.Exif()
    exif[0x010E] = "rahasia kantor"
    for isi in (gambar(pnginfo=info, exif=exif), gambar(format="JPEG", exif=exif, comment=b"rahasia kantor")):
        assert b"rahasia" in isi
        assert b"rahasia" not in lambang_ulang(BytesIO(isi))


def test_pdf_bukan_lambang():
    ekor = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nxref\n0 1\ntrailer<<>>\nstartxref\n29\n%%EOF"
    with pytest.raises(GambarDitolak):
        lambang_ulang(BytesIO(ekor))


def gambar_docx(dokumen) -> list[bytes]:
    with ZipFile(BytesIO(naskah_docx(dokumen))) as z:
        return [z.read(n) for n in z.namelist() if n.endswith(".png")]


def test_di_sampul_dan_kop(kantor_terisi):
    dokumen = susun_dokumen(kantor_terisi.pokok, "keputusan")
    assert "LAMBANG" in naskah_html(dokumen)
    tempat = gambar_docx(dokumen)
    unggah(kantor_terisi.klien("staf"), gambar("RGBA"))
    assert gambar_docx(dokumen) == [lambang_ulang(BytesIO(gambar("RGBA")))] != tempat
    html = naskah_html(dokumen)
    assert "LAMBANG" not in html
    assert html.count('<img src="data:image/png;base64,') == 1
    with pdfplumber.open(BytesIO(naskah_pdf(dokumen))) as pdf:
        assert len(pdf.pages[0].images) == 1
