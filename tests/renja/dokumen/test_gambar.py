"""Pictures in texts: uploaded, named, printed, exported; by role, with bad files, locked, without a script."""

from io import BytesIO

import docx
import pikepdf
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from PIL import Image

from planning.alur import dokumen_renja
from planning.enums import StatusDokumen
from planning.models import BagianNaskah, Dokumen, GambarNaskah
from renja.dokumen.bersih import bersihkan
from renja.dokumen.gambar import TERBANYAK, UKURAN
from renja.dokumen.simpanan import BELUM, simpan_naskah
from renja.dokumen.susun import susun_dokumen
from renja.dokumen.teks import dari_teks, ke_teks
from renja.keluaran.docx import naskah_docx
from renja.keluaran.naskah import potongan_naskah
from renja.keluaran.pdf import cetak

pytestmark = pytest.mark.django_db

ALAMAT = "/contoh/gambar-naskah/"
RENJA = "/contoh/2022/renja/pokok/dokumen/renja/"
BAGIAN = f"{RENJA}bagian/isu/"
URAIAN = "Warga di loket <satu>"


def berkas(warna="red", jenis="PNG", ukuran=(120, 80), nama="foto.png") -> SimpleUploadedFile:
    isi = BytesIO()
    Image.new("RGB", ukuran, warna).save(isi, jenis)
    return SimpleUploadedFile(nama, isi.getvalue())


def unggah(klien, uraian=URAIAN, isi=None, **lain):
    return klien.post(ALAMAT, {"berkas": isi or berkas(), "uraian": uraian} | lain)


@pytest.fixture
def gambar(kantor_terisi) -> GambarNaskah:
    assert unggah(kantor_terisi.klien("staf")).status_code == 302
    return GambarNaskah.objects.get()


@pytest.fixture
def naskah(kantor_terisi, gambar) -> BagianNaskah:
    html = f'<p>Lihat gambar.</p><div data-isian="gambar-{gambar.kunci}"></div>'
    simpan_naskah(kantor_terisi.pokok, "renja", "isu", html, BELUM, kantor_terisi.orang["staf"])
    return BagianNaskah.objects.get()


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("staf", 200), ("camat", 403), ("bappelitbangda", 403), ("staf_lain", 404), ("admin", 404), ("anonim", 302)],
)
def test_siapa_mengatur(kantor_terisi, gambar, siapa, status):
    klien = kantor_terisi.klien(siapa)
    assert klien.get(ALAMAT).status_code == status
    assert unggah(klien, "Lain").status_code == (302 if siapa == "staf" else status)
    assert GambarNaskah.objects.count() == (2 if siapa == "staf" else 1)


@pytest.mark.parametrize(("siapa", "status"), [("camat", 200), ("bappelitbangda", 200), ("staf_lain", 404)])
def test_siapa_melihat(kantor_terisi, gambar, siapa, status):
    jawaban = kantor_terisi.klien(siapa).get(f"{ALAMAT}{gambar.kunci}/")
    assert jawaban.status_code == status
    if status == 200:
        assert (jawaban["Content-Type"], jawaban.content) == ("image/png", bytes(gambar.isi))
        assert "sandbox" in jawaban["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("isi", "uraian", "pesan"),
    [
        (SimpleUploadedFile("a.png", b"<html>"), "a", "Belum tersimpan"),
        (SimpleUploadedFile("a.pdf", b"%PDF-1.7 a"), "a", "Belum tersimpan"),
        (berkas(ukuran=(20, 80)), "a", "Sisi gambar harus 50 sampai 8000 piksel; ini 20 × 80."),
        (berkas(), "  ", "Tulis uraian gambar"),
        (berkas(), "x" * 201, "paling panjang 200 huruf; ini 201"),
        (SimpleUploadedFile("a.png", b"x" * (UKURAN + 1)), "Besar", "Lebih besar dari 3 MB"),
        (SimpleUploadedFile("a.png", berkas().read()[:60]), "Rusak", "Belum tersimpan"),
        ("", "Tanpa berkas", "Pilih berkas gambarnya."),
    ],
)
def test_ditolak(kantor_terisi, isi, uraian, pesan):
    """Said in words, and what was typed is still there."""
    jawaban = kantor_terisi.klien("staf").post(ALAMAT, {"berkas": isi, "uraian": uraian})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert pesan in halaman
    assert uraian in halaman
    assert not GambarNaskah.objects.exists()


def test_foto_dikecilkan_dan_keterangannya_hilang(kantor_terisi):
    isi = BytesIO()
    exif = Image.Exif()
    exif[0x010E], exif[0x0112] = "rahasia", 6
    Image.new("RGB", (4000, 2000), "blue").save(isi, "JPEG", exif=exif)
    unggah(kantor_terisi.klien("staf"), "Foto", SimpleUploadedFile("f.jpg", isi.getvalue()))
    ini = GambarNaskah.objects.get()
    hasil = Image.open(BytesIO(bytes(ini.isi)))
    assert (ini.mime, hasil.format) == ("image/jpeg", "JPEG")
    assert hasil.size == (ini.lebar, ini.tinggi) == (900, 1800), "turned as it was held, and made smaller"
    assert b"rahasia" not in bytes(ini.isi)
    assert not hasil.getexif()


def test_foto_yang_datang_sebagai_png(kantor_terisi, monkeypatch):
    """Kept as JPEG, on paper and in Word like any other; what is see-through stays PNG."""
    monkeypatch.setattr("renja.dokumen.gambar.PNG_TERBESAR", 100)
    klien, renja = kantor_terisi.klien("staf"), kantor_terisi.pokok
    tembus = BytesIO()
    Image.new("RGBA", (120, 80), (255, 0, 0, 90)).save(tembus, "PNG")
    assert unggah(klien, "Foto", berkas()).status_code == 302
    assert unggah(klien, "Cap", SimpleUploadedFile("cap.png", tembus.getvalue())).status_code == 302
    semua = {g.uraian: g for g in GambarNaskah.objects.all()}
    assert {u: g.mime for u, g in semua.items()} == {"Foto": "image/jpeg", "Cap": "image/png"}
    html = "".join(f'<div data-isian="gambar-{g.kunci}"></div>' for g in semua.values())
    simpan_naskah(renja, "renja", "isu", html, BELUM, kantor_terisi.orang["staf"])
    dokumen = susun_dokumen(renja, "renja")
    potongan = next(p.html for p in potongan_naskah(dokumen) if "gambar-naskah" in p.html)
    buka = pypdfium2.PdfDocument(cetak(potongan))
    assert [o.type for h in buka for o in h.get_objects()].count(pypdfium2.raw.FPDF_PAGEOBJ_IMAGE) == 2
    buka.close()
    uraian = [x._inline.docPr.get("descr") for x in docx.Document(BytesIO(naskah_docx(dokumen))).inline_shapes]
    assert {"Foto", "Cap"} <= set(uraian)


def test_sama_sekali_saja_dan_ada_batasnya(kantor_terisi, gambar, monkeypatch):
    klien = kantor_terisi.klien("staf")
    assert unggah(klien).status_code == 302
    assert GambarNaskah.objects.count() == 1
    assert unggah(klien, "Uraian lain").status_code == 302
    assert GambarNaskah.objects.count() == 2
    monkeypatch.setattr("renja.dokumen.gambar.TERBANYAK", 2)
    assert TERBANYAK > 2
    assert "Sudah ada 2 gambar" in unggah(klien, "Ketiga").content.decode()


def test_di_pratinjau_dan_dua_cara_menulis(kantor_terisi, naskah, gambar):
    """Printed where the text names it, with its words; the editor and the lines hold only its name."""
    klien = kantor_terisi.klien("staf")
    html = klien.get(f"{RENJA}pratinjau/").content.decode()
    assert 'src="data:image/png;base64,' in html
    assert 'alt="Warga di loket &lt;satu&gt;"' in html
    halaman = klien.get(BAGIAN).content.decode()
    assert f"[[gambar-{gambar.kunci}]]" in halaman
    assert "base64" not in halaman
    assert "Gambar: Warga di loket" in halaman
    assert ke_teks(naskah.isi) == f"Lihat gambar.\n\n[[gambar-{gambar.kunci}]]"
    assert dari_teks(ke_teks(naskah.isi)) == naskah.isi


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://example.com/a.png" onerror="alert(1)">',
        '<img src="data:image/png;base64,AAAA">',
        '<div data-isian="gambar-zzzzzzzzzzzz"></div>',
        '<div data-isian="gambar-0123456789ab&quot;><script>"></div>',
        '<span data-isian="gambar-0123456789ab"></span>',
    ],
)
def test_hanya_nama_gambar_yang_tersimpan(html):
    assert bersihkan(html) == ""


def test_gambar_kantor_lain_tidak_ada_di_sini(kantor_terisi, gambar, naskah):
    """Named all the same, nothing is shown of it."""
    with connection.cursor() as c:
        c.execute("DELETE FROM planning_gambarnaskah")
    lain = kantor_terisi.orang["staf_lain"].perangkat_daerah
    isi = {"kunci": gambar.kunci, "isi": gambar.isi, "mime": gambar.mime, "uraian": "x", "lebar": 1, "tinggi": 1}
    GambarNaskah.objects.create(perangkat_daerah=lain, **isi)
    html = kantor_terisi.klien("staf").get(f"{RENJA}pratinjau/").content.decode()
    assert "Lihat gambar." in html
    assert "gambar-naskah" not in html.replace(f"gambar-{gambar.kunci}", "")


def test_di_pdf_bertag(kantor_terisi, naskah):
    """On paper, in the tags with its words."""
    dokumen = susun_dokumen(kantor_terisi.pokok, "renja")
    html = next(p.html for p in potongan_naskah(dokumen) if "gambar-naskah" in p.html)
    pdf = cetak(html)
    buka = pypdfium2.PdfDocument(pdf)
    jenis = [o.type for h in buka for o in h.get_objects()]
    buka.close()
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in jenis
    with pikepdf.open(BytesIO(pdf)) as tanda:
        bagian = [o for o in tanda.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
        assert [str(o.Alt) for o in bagian] == [URAIAN]


def test_di_docx(kantor_terisi, naskah, gambar):
    berkas_word = docx.Document(BytesIO(naskah_docx(susun_dokumen(kantor_terisi.pokok, "renja"))))
    uraian = [s._inline.docPr.get("descr") for s in berkas_word.inline_shapes]
    assert URAIAN in uraian
    ini = next(s for s in berkas_word.inline_shapes if s._inline.docPr.get("descr") == URAIAN)
    assert ini.width / ini.height == pytest.approx(1.5, abs=0.01)


def test_hapus_hanya_yang_tidak_dipakai(kantor_terisi, naskah, gambar):
    klien = kantor_terisi.klien("staf")
    hapus = f"{ALAMAT}{gambar.kunci}/hapus/"
    assert "dipakai di 1 naskah" in klien.post(hapus, follow=True).content.decode()
    naskah.delete()
    assert "Gambar dihapus." in klien.post(hapus, follow=True).content.decode()
    assert not GambarNaskah.objects.exists()
    assert klien.post(hapus).status_code == 404


def test_terkunci_lewat_jalan_mana_pun(kantor_terisi, naskah, gambar):
    """A picture is never written over; one in a text that is locked stays."""
    Dokumen.objects.filter(pk=dokumen_renja(kantor_terisi.pokok).pk).update(status=StatusDokumen.DIAJUKAN)
    for sql in ("DELETE FROM planning_gambarnaskah", "UPDATE planning_gambarnaskah SET uraian = 'x'"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as c:
            c.execute(sql)
    gambar.refresh_from_db()
    assert gambar.uraian == URAIAN


@pytest.mark.parametrize("kembali", [BAGIAN, "https://example.com/", "//example.com/contoh/", "/lain/2022/"])
def test_kembali_hanya_ke_kantor_ini(kantor_terisi, gambar, kembali):
    klien = kantor_terisi.klien("staf")
    assert ("Kembali ke naskah" in klien.get(ALAMAT, {"kembali": kembali}).content.decode()) is (kembali == BAGIAN)
    tujuan = unggah(klien, "Lagi", kembali=kembali).url
    assert tujuan.startswith(ALAMAT)
    assert ("kembali" in tujuan) is (kembali == BAGIAN)


def test_kueri_tetap_berapa_pun_gambarnya(kantor_terisi, gambar):
    klien, staf = kantor_terisi.klien("staf"), kantor_terisi.orang["staf"]
    cacah = []
    for n in range(2):
        for m in range(n * 3):
            unggah(klien, f"Gambar {m}")
        semua = GambarNaskah.objects.values_list("kunci", flat=True)
        html = "".join(f'<div data-isian="gambar-{k}"></div>' for k in semua)
        BagianNaskah.objects.all().delete()
        for kunci in ("isu", "maksud"):
            simpan_naskah(kantor_terisi.pokok, "renja", kunci, html, BELUM, staf)
        with CaptureQueriesContext(connection) as kueri:
            klien.get(f"{RENJA}pratinjau/")
            klien.get(ALAMAT)
            klien.get(BAGIAN)
        cacah.append(len(kueri))
    assert cacah[0] == cacah[1]
