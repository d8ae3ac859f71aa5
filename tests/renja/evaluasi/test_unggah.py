"""Evidence through the page: what is taken, what is refused and how that is said, who gets it, and how it is served."""

import io
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from evaluation import bukti as modul
from evaluation.bukti import SEKALI, UKURAN
from evaluation.models import Bukti
from evaluation.triwulan import tutup
from tests.evaluation import berkas_contoh as b
from tests.renja.data.peramban import _baca, buka, kirim

from .conftest import TW1, TW2, unggah

HTML = b"<!doctype html><script>alert(document.domain)</script>"
SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain", "anonim"]


def teks(jawaban) -> str:
    return _baca(jawaban).teks


def berkas_tersimpan(simpanan) -> int:
    return sum(p.is_file() for p in simpanan.rglob("*"))


@pytest.fixture
def bukti(triwulan) -> Bukti:
    unggah(triwulan.klien(), ("Berita Acara.pdf", b.pdf()))
    return Bukti.objects.get()


# --- Taking in --------------------------------------------------------------------------------------------------------


def test_beberapa_sekaligus(triwulan, simpanan):
    jawaban = unggah(triwulan.klien(), *((nama, buat()) for nama, buat in b.SAH.items()))
    assert jawaban.redirect_chain == [(TW2, 302)]
    assert "5 berkas bukti diunggah: surat.pdf, foto.png, foto.jpg, daftar.xlsx, laporan.docx." in teks(jawaban)
    assert "Teks triwulan tersimpan" not in teks(jawaban)
    assert berkas_tersimpan(simpanan) == Bukti.objects.count() == 5
    assert {x.oleh for x in Bukti.objects.all()} == {triwulan.kantor.orang["staf"]}


def test_untuk_satu_indikator(triwulan):
    klien, indikator = triwulan.klien(), triwulan.indikator()[1]
    pilihan = next(f for f in buka(klien, TW2).formulir if "indikator" in f.pilihan).pilihan["indikator"]
    assert pilihan[0] == ""
    assert str(indikator.kunci) in pilihan
    jawaban = unggah(klien, ("a.pdf", b.pdf()), indikator=str(indikator.kunci))
    assert Bukti.objects.get().kunci == indikator.kunci
    assert "7.01.01.2.01.01 Indikator 2 a.pdf" in teks(jawaban)
    h = buka(klien, f"{TW2}?indikator={indikator.kunci}")
    assert h.borang.isi["indikator"] == str(indikator.kunci)


def test_indikator_yang_tidak_ada_lagi(triwulan):
    indikator = triwulan.indikator()[0]
    klien = triwulan.klien()
    unggah(klien, ("a.pdf", b.pdf()), indikator=str(indikator.kunci))
    indikator.delete()
    assert "Indikator yang tidak lagi ada dalam Renja a.pdf" in buka(klien, TW2).teks
    jawaban = unggah(klien, ("b.pdf", b.pdf("2")), indikator=str(indikator.kunci))
    assert "“b.pdf” tidak diterima. Pilih lagi untuk indikator yang mana." in teks(jawaban)
    assert Bukti.objects.count() == 1


def test_teks_dan_berkas_bersama(triwulan):
    jawaban = unggah(triwulan.klien(), ("a.pdf", b.pdf()), faktor_pendorong="Rapi", semula='{"faktor_pendorong": ""}')
    assert "Teks triwulan tersimpan." in teks(jawaban)
    assert "1 berkas bukti diunggah: a.pdf." in teks(jawaban)
    assert triwulan.evaluasi.faktor_pendorong == "Rapi"


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("surat.pdf", HTML, "Isi berkas ini bukan salah satu jenis yang diterima, apa pun namanya."),
        ("surat.pdf", b.pdf(awal=HTML), "bukan salah satu jenis"),
        ("surat.pdf", b.pdf(sesudah=HTML), "rusak atau tidak utuh"),
        ("foto.jpg", HTML, "bukan salah satu jenis"),
        ("gambar.svg", b"<svg onload='alert(1)'/>", "bukan salah satu jenis"),
        ("buku.xlsx", b.kemas(b.bagian_xlsx(**{"xl/vbaProject.bin": "x"})), "Memuat makro."),
        ("bom.docx", b.kemas(b.bagian_docx(**{"word/a.xml": bytes(40_000_000)})), "terlalu besar bila dibuka"),
        ("besar.png", b.png_palsu(50_000, 50_000), "juta piksel"),
        ("kosong.pdf", b"", "Berkas kosong."),
        ("besar.pdf", b.pdf_seukuran(UKURAN + 1), "Lebih besar dari 10 MB."),
        ("lama.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office lama"),
    ],
    ids=lambda x: "" if isinstance(x, bytes) else x,
)
def test_yang_ditolak_disebut_dan_teks_tetap(triwulan, simpanan, nama, isi, pesan):
    jawaban = unggah(
        triwulan.klien(),
        (nama, isi),
        ("baik.pdf", b.pdf()),
        faktor_pendorong="Diketik",
        semula='{"faktor_pendorong":""}',
    )
    halaman = teks(jawaban)
    assert jawaban.status_code == 200
    assert f"“{nama}” tidak diterima. " in halaman
    assert pesan in halaman
    assert 'role="alert"' in jawaban.content.decode()
    assert "1 berkas bukti diunggah: baik.pdf." in halaman, "the good one is kept"
    assert triwulan.evaluasi.faktor_pendorong == "Diketik"
    assert berkas_tersimpan(simpanan) == Bukti.objects.count() == 1


def test_tepat_sebesar_batas(triwulan):
    unggah(triwulan.klien(), ("besar.pdf", b.pdf_seukuran(UKURAN)))
    assert Bukti.objects.get().ukuran == UKURAN


def test_terlalu_banyak_sekaligus(triwulan):
    jawaban = unggah(triwulan.klien(), *((f"{n}.pdf", b.pdf(str(n))) for n in range(SEKALI + 2)))
    assert Bukti.objects.count() == SEKALI
    assert "“10.pdf” tidak diterima. Sekali unggah paling banyak 10 berkas." in teks(jawaban)
    assert "“11.pdf”" in teks(jawaban)


def test_besar_dan_banyak_berurutan(triwulan):
    """What is skipped takes nothing of what came before and after it."""
    besar = b.pdf_seukuran(UKURAN + 1)
    unggah(
        triwulan.klien(), ("a.pdf", b.pdf_seukuran(3_000_000)), ("x.pdf", besar), ("b.jpg", b.jpg()), ("y.pdf", besar)
    )
    assert [(x.nama, x.ukuran) for x in Bukti.objects.order_by("pk")] == [
        ("a.pdf", 3_000_000),
        ("b.jpg", len(b.jpg())),
    ]
    assert Path(Bukti.objects.earliest("pk").berkas.path).read_bytes() == b.pdf_seukuran(3_000_000)


def test_permintaan_yang_terlalu_besar_tidak_dibaca(triwulan):
    """Beyond all bounds there is a page that says so, and nothing is read."""
    jawaban = triwulan.klien().post(
        TW2, data=b"--x--\r\n", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(400 * 1024 * 1024)
    )
    assert jawaban.status_code == 413
    assert "Kiriman terlalu besar" in jawaban.content.decode()


def test_berkas_di_halaman_lain_tetap_dibatasi_5_mb(triwulan):
    """The larger limit is this page's alone."""
    berkas = SimpleUploadedFile("a.xlsx", bytes(6_000_000))
    jawaban = triwulan.klien().post("/contoh/2022/renja/perubahan/impor/", {"berkas": berkas})
    assert "Berkas lebih besar dari 5 MB." in jawaban.content.decode()


def test_isi_sama_dikatakan(triwulan):
    klien = triwulan.klien()
    unggah(klien, ("satu.pdf", b.pdf()))
    jawaban = unggah(klien, ("dua.pdf", b.pdf()))
    assert "“dua.pdf” tidak diterima. Isinya sama dengan satu.pdf yang sudah diunggah" in teks(jawaban)


def test_paling_banyak_per_triwulan(triwulan, monkeypatch):
    monkeypatch.setattr(modul, "TERBANYAK", 1)
    jawaban = unggah(triwulan.klien(), ("a.pdf", b.pdf("1")), ("b.pdf", b.pdf("2")))
    assert "Sudah ada 1 berkas pada triwulan ini." in teks(jawaban)


def test_nama_berisi_jalan_dan_tanda_aneh(triwulan, simpanan):
    berkas = io.BytesIO(b.pdf())
    berkas.name = '../../../tmp/<b>"jahat".pdf'
    triwulan.klien().post(TW2, {"semula": "{}", "berkas": berkas})
    bukti = Bukti.objects.get()
    assert bukti.nama == "b jahat.pdf"
    assert simpanan in Path(bukti.berkas.path).parents


def test_bentrok_teks_tidak_menahan_berkas(triwulan):
    triwulan.evaluasi.__class__.objects.update(faktor_pendorong="Rekan")
    jawaban = unggah(triwulan.klien(), ("a.pdf", b.pdf()), faktor_pendorong="Saya", semula='{"faktor_pendorong": ""}')
    assert "yang tersimpan sekarang “Rekan”" in teks(jawaban)
    assert "1 berkas bukti diunggah: a.pdf." in teks(jawaban)
    assert Bukti.objects.count() == 1


@pytest.mark.parametrize("siapa", [s for s in SEMUA if s != "staf"])
def test_hanya_staf_kantor_yang_mengunggah(triwulan, siapa):
    unggah(triwulan.klien(siapa), ("a.pdf", b.pdf()))
    assert not Bukti.objects.exists()


@pytest.mark.parametrize("alamat", [TW1, TW2])
def test_tertutup_tidak_menerima(triwulan, simpanan, alamat):
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    jawaban = unggah(triwulan.klien(), ("a.pdf", b.pdf()), alamat=alamat)
    assert jawaban.status_code == 409
    assert "Belum tersimpan." in teks(jawaban)
    assert berkas_tersimpan(simpanan) == Bukti.objects.count() == 0


# --- Handing over -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("siapa", SEMUA)
def test_siapa_boleh_mengunduh(triwulan, bukti, siapa):
    jawaban = triwulan.klien(siapa).get(f"{TW2}bukti/{bukti.pk}/")
    if siapa in ("staf", "camat", "bappelitbangda"):
        assert b"".join(jawaban.streaming_content) == b.pdf()
    else:
        assert jawaban.status_code == (302 if siapa == "anonim" else 404)


def test_selalu_unduhan(triwulan, bukti):
    jawaban = triwulan.klien().get(f"{TW2}bukti/{bukti.pk}/")
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == 'attachment; filename="Berita Acara.pdf"'
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert jawaban["Cache-Control"] == "private, no-store"
    assert jawaban["Content-Length"] == str(len(b.pdf()))
    jawaban.close()


def test_html_di_dalam_gambar_tetap_gambar(triwulan):
    unggah(triwulan.klien(), ("halaman.html", b.gambar("JPEG", comment=HTML)))
    bukti = Bukti.objects.get()
    jawaban = triwulan.klien().get(f"{TW2}bukti/{bukti.pk}/")
    assert jawaban["Content-Type"] == "image/jpeg"
    assert jawaban["Content-Disposition"] == 'attachment; filename="halaman.html.jpg"'
    jawaban.close()


def test_alamat_kantor_tahun_dan_triwulan_harus_benar(triwulan, bukti):
    badan = triwulan.klien("bappelitbangda")
    for alamat in (
        f"{TW1}bukti/{bukti.pk}/",
        f"/contoh/2021/evaluasi/tw2/bukti/{bukti.pk}/",
        f"/tetangga/2022/evaluasi/tw2/bukti/{bukti.pk}/",
        f"{TW2}bukti/{bukti.pk + 1}/",
    ):
        assert badan.get(alamat).status_code == 404


def test_tidak_ada_jalan_lain_ke_berkasnya(triwulan, bukti):
    for awal in ("/", "/media/", "/static/", "/bukti/"):
        assert triwulan.klien().get(f"{awal}{bukti.berkas.name}").status_code == 404


def test_berkas_hilang_dari_penyimpanan(triwulan, bukti, simpanan):
    bukti.berkas.storage.delete(bukti.berkas.name)
    h = buka(triwulan.klien(), f"{TW2}bukti/{bukti.pk}/")
    assert h.status == 404
    assert "Berkas Berita Acara.pdf hilang dari penyimpanan." in h.teks


def test_masih_dapat_diunduh_sesudah_ditutup(triwulan, bukti):
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    jawaban = triwulan.klien("camat").get(f"{TW2}bukti/{bukti.pk}/")
    assert b"".join(jawaban.streaming_content) == b.pdf()


# --- Removing ---------------------------------------------------------------------------------------------------------


def test_menghapus(triwulan, bukti, simpanan, django_capture_on_commit_callbacks):
    klien = triwulan.klien()
    h = buka(klien, f"{TW2}bukti/{bukti.pk}/hapus/")
    assert "Hapus Berita Acara.pdf?" in h.teks
    assert Bukti.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):
        h = kirim(klien, h, {}, formulir=next(f for f in h.formulir if f.aksi != "/keluar/"))
    assert "Berita Acara.pdf dihapus." in h.teks
    assert berkas_tersimpan(simpanan) == Bukti.objects.count() == 0
    assert buka(klien, f"{TW2}bukti/{bukti.pk}/hapus/").status == 404, "somebody else was quicker"


@pytest.mark.parametrize("siapa", [s for s in SEMUA if s != "staf"])
def test_hanya_staf_kantor_yang_menghapus(triwulan, bukti, siapa):
    harapan = {"anonim": 302, "camat": 403, "bappelitbangda": 403}.get(siapa, 404)
    for cara in ("get", "post"):
        assert getattr(triwulan.klien(siapa), cara)(f"{TW2}bukti/{bukti.pk}/hapus/").status_code == harapan
    assert Bukti.objects.exists()


def test_tidak_dihapus_sesudah_ditutup(triwulan, bukti, simpanan):
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    klien = triwulan.klien()
    assert f"{TW2}bukti/{bukti.pk}/hapus/" not in buka(klien, TW2).html
    assert buka(klien, f"{TW2}bukti/{bukti.pk}/hapus/").tiba == TW2
    jawaban = klien.post(f"{TW2}bukti/{bukti.pk}/hapus/", follow=True)
    assert "Berita Acara.pdf tidak dihapus. Triwulan II 2022 sudah ditutup" in teks(jawaban)
    assert berkas_tersimpan(simpanan) == Bukti.objects.count() == 1
