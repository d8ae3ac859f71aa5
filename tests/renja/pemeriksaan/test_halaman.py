"""The page of findings: who reads it, what its filter shows, where a finding leads, and reasons given there."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from planning.alur import dokumen_renja
from planning.enums import JenisRenja, Peran, StatusDokumen
from planning.models import BarisRenja, Dokumen, IndikatorRenja, PenjelasanTemuan, Rekaman, Renja
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.bahan import muat_bahan
from renja.pemeriksaan.periksa import periksa
from renja.pemeriksaan.temuan import Tempat, Temuan, Tingkat
from renja.views.pemeriksaan.alamat import Alamat
from tests.factories import buat_baris, buat_pengguna, buat_renja

from .bersih import SUB, buat_bersih

HALAMAN = "/bersih/2022/renja/perubahan/pemeriksaan/"
PENJELASAN = f"{HALAMAN}penjelasan/"
XLSX = "/bersih/2022/renja/perubahan/pemeriksaan.xlsx"
ALASAN = "Belanja sekali saja."


@pytest.fixture
def renja(db) -> Renja:
    """A forecast below the pagu (peringatan), and a leaf without pagu (galat, and what follows from it)."""
    renja = buat_bersih()
    baris = BarisRenja.objects.filter(renja=renja)
    baris.filter(nomenklatur__kode=SUB).update(pagu_n1=12_000_000)
    baris.filter(nomenklatur__kode="7.01.01.2.01.07").update(pagu=None)
    return renja


@pytest.fixture
def orang(renja):
    """A function ``(siapa) -> (browser, person)``."""
    kantor = renja.perangkat_daerah
    milik = {
        "staf": (Peran.STAF, {"perangkat_daerah": kantor}),
        "camat": (Peran.CAMAT, {"perangkat_daerah": kantor}),
        "badan": (Peran.BAPPELITBANGDA, {"kabupaten": kantor.kabupaten}),
    }

    def _orang(siapa: str):
        peran, di = milik[siapa]
        o = buat_pengguna(siapa, peran, **di)
        klien = Client()
        klien.force_login(o)
        return klien, o

    return _orang


@pytest.fixture
def staf(orang):
    return orang("staf")[0]


def temuan(renja, kode="P-201") -> Temuan:
    return next(t for t in periksa(renja).temuan if t.kode == kode)


def kode_tampil(jawaban) -> list[str]:
    return [b.temuan.kode for _, _, aturan in jawaban.context["kelompok"] for k in aturan for b in k.isi]


def kirim(klien, sidik: str, alasan: str = ALASAN, tanya: str = "", **lain):
    return klien.post(f"{PENJELASAN}{tanya}", {"sidik": sidik, "alasan": alasan, "semula": ""} | lain)


def test_daftar_dan_ringkasan(renja, staf):
    jawaban = staf.get(HALAMAN)
    semua = periksa(renja)
    assert semua.galat
    assert semua.peringatan
    assert sorted(kode_tampil(jawaban)) == sorted(t.kode for t in semua.temuan)
    isi = jawaban.content.decode()
    assert f"{semua.galat} galat, {semua.peringatan} peringatan" in isi
    assert "belum ada peringatan yang dijelaskan" in isi
    t = temuan(renja)
    for teks in (t.pesan, t.baris, t.kolom, "P-201; spesifikasi 2.5"):
        assert teks in isi
    menahan = [t for t in semua.temuan if t.tingkat != Tingkat.SARAN and DAFTAR_ATURAN[t.kode].menahan]
    assert f"{len(menahan)} temuan masih menahan pengajuan" in isi


def test_tanpa_temuan(db):
    renja = buat_bersih()
    klien = Client()
    klien.force_login(buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah))
    isi = klien.get(HALAMAN).content.decode()
    assert "Tidak ada temuan." in isi
    assert "tidak ada yang bertentangan" in isi
    assert '<form class="cari"' not in isi


@pytest.mark.parametrize("siapa", ["camat", "badan"])
def test_dibaca_oleh_yang_lain(renja, orang, siapa):
    """They read it and are led to what they may read; they give no reasons."""
    klien, _ = orang(siapa)
    isi = klien.get(HALAMAN).content.decode()
    baris = BarisRenja.objects.get(renja=renja, nomenklatur__kode=SUB)
    assert f'/isian/#s{baris.nomenklatur_id}-1"' in isi
    assert "<textarea" not in isi
    assert kirim(klien, temuan(renja).sidik).status_code == 403
    assert not PenjelasanTemuan.objects.exists()


@pytest.mark.parametrize(
    ("tanya", "cocok"),
    [
        ("tingkat=galat", lambda t, ada: t.tingkat == Tingkat.GALAT),
        ("kelompok=pagu", lambda t, ada: t.kode.startswith("P-")),
        ("penjelasan=belum", lambda t, ada: t.tingkat == Tingkat.PERINGATAN and t.sidik != ada),
        ("penjelasan=sudah", lambda t, ada: t.sidik == ada),
        ("dokumen=tw1", lambda t, ada: t.tempat.halaman == "realisasi"),
        ("tingkat=galat&penjelasan=belum", lambda t, ada: False),
    ],
)
def test_saringan(renja, staf, tanya, cocok):
    t = temuan(renja)
    kirim(staf, t.sidik)
    jawaban = staf.get(f"{HALAMAN}?{tanya}")
    assert sorted(kode_tampil(jawaban)) == sorted(x.kode for x in periksa(renja).temuan if cocok(x, t.sidik))
    assert jawaban.status_code == 200


def test_saringan_yang_tidak_dikenal(renja, staf):
    jawaban = staf.get(f"{HALAMAN}?tingkat=parah&kelompok=%00&dokumen=pagu")
    assert len(kode_tampil(jawaban)) == len(periksa(renja).temuan)
    assert "Tingkat “parah” tidak dikenal" in jawaban.content.decode()


def test_tautan_ke_sel(renja, staf):
    """To the very cell that mends it, and the sheet has that cell."""
    t = temuan(renja)
    alamat = f"/bersih/2022/renja/perubahan/isian/#b{t.tempat.objek_id}-pagu_n1"
    assert alamat in staf.get(HALAMAN).content.decode()
    assert f'id="b{t.tempat.objek_id}-pagu_n1"' in staf.get(alamat.partition("#")[0]).content.decode()


def test_alamat_setiap_tempat(renja, orang):
    """Every place that a rule names has a page, which this person may open; those of cells name one that is there."""
    klien, siapa = orang("staf")
    baris = BarisRenja.objects.get(renja=renja, nomenklatur__kode=SUB)
    i = IndikatorRenja.objects.get(baris=baris)
    versi, garis = "/bersih/2022/renja/perubahan/", f"s{baris.nomenklatur_id}-1"
    harus = {
        Tempat("isian", "baris", baris.pk, "pagu"): f"{versi}isian/#b{baris.pk}-pagu",
        Tempat("isian", "indikator", i.pk, "target"): f"{versi}isian/#i{i.pk}-target",
        Tempat("isian", "indikator", i.pk, "entah"): f"{versi}isian/#{garis}",
        Tempat("isian"): f"{versi}isian/",
        Tempat("susunan"): f"{versi}susunan/",
        Tempat("renstra"): "/bersih/renstra/2018-2023/",
        Tempat("usulan"): "/bersih/2022/usulan/",
        Tempat("naskah", "renja-perubahan", kolom="maksud"): f"{versi}dokumen/renja-perubahan/bagian/maksud/",
        Tempat("alasan"): f"{versi}alasan/",
        Tempat("rencana-aksi", "target_tw", i.pk, "target", 2): f"/bersih/2022/rencana-aksi/#t{i.pk}.2-tw2",
        Tempat("rencana-aksi", "pagu_tw", baris.pk, "pagu"): f"/bersih/2022/rencana-aksi/#p{baris.pk}.1-rp1",
        Tempat("realisasi", "realisasi", i.pk, "realisasi", 2): f"/bersih/2022/evaluasi/tw2/isian/#{garis}",
        Tempat("teks", kolom="faktor_pendorong", nomor=3): "/bersih/2022/evaluasi/tw3/#teks",
        Tempat(): "",
    }  # fmt: skip
    a = Alamat(muat_bahan(renja), siapa)
    hasil = {t: a.untuk(Temuan("P-201", Tingkat.PERINGATAN, "", tempat=t)) for t in harus}
    renstra = a.bahan.renstra
    harus[Tempat("renstra")] = f"/bersih/renstra/{renstra.tahun_awal}-{renstra.tahun_akhir}/"
    assert hasil == harus
    for tujuan in filter(None, hasil.values()):
        halaman, _, jangkar = tujuan.partition("#")
        jawaban = klien.get(halaman)
        assert jawaban.status_code == 200, tujuan
        assert not jangkar or f'id="{jangkar}"' in jawaban.content.decode(), tujuan


def test_alamat_versi_lama(renja, orang):
    """The sheets of quarters are about the version in force: from an older one nothing leads there."""
    pokok = Renja.objects.get(tahun=2022, jenis=JenisRenja.POKOK)
    i = IndikatorRenja.objects.filter(baris__renja=pokok).first()
    a = Alamat(muat_bahan(pokok), orang("staf")[1])
    tempat = Tempat("rencana-aksi", "target_tw", i.pk, "target", 2)
    assert a.untuk(Temuan("W-103", Tingkat.PERINGATAN, "", tempat=tempat)) == ""


def test_dijelaskan_diubah_ditarik(renja, orang):
    klien, o = orang("staf")
    t = temuan(renja)
    jawaban = kirim(klien, t.sidik, "  Belanja sekali\n saja. ", "?kelompok=pagu&entah=1")
    assert jawaban.url == f"{HALAMAN}?kelompok=pagu#t-{t.sidik[:12]}"
    isi = klien.get(HALAMAN).content.decode()
    assert ALASAN in isi
    assert f"Dijelaskan oleh {o}" in isi
    assert "peringatan sudah dijelaskan" in isi
    kirim(klien, t.sidik, "Lebih jelas.", semula=ALASAN)
    p = PenjelasanTemuan.objects.get()
    assert (p.alasan, p.oleh, p.kode) == ("Lebih jelas.", o, "P-201")
    assert Rekaman.objects.filter(content_type__model="penjelasantemuan", actor=o).count() == 2
    kirim(klien, t.sidik, aksi="tarik")
    kirim(klien, t.sidik, aksi="tarik")
    assert not PenjelasanTemuan.objects.exists()


def test_dua_kali_kirim(renja, orang):
    """The same button pressed twice: one reason, with the name and hour of the first."""
    klien, _ = orang("staf")
    t = temuan(renja)
    kirim(klien, t.sidik)
    waktu = PenjelasanTemuan.objects.get().waktu
    assert kirim(klien, t.sidik).status_code == 302
    assert PenjelasanTemuan.objects.get().waktu == waktu


@pytest.mark.parametrize(("alasan", "pesan"), [("  \n ", "Tulis alasannya."), ("a" * 501, "paling banyak 500")])
def test_alasan_yang_salah(renja, staf, alasan, pesan):
    """Said at its field, which keeps what was typed and is open."""
    jawaban = kirim(staf, temuan(renja).sidik, alasan)
    assert jawaban.status_code == 422
    isi = jawaban.content.decode()
    assert pesan in isi
    assert alasan.strip() in isi
    assert "<details open>" in isi
    assert not PenjelasanTemuan.objects.exists()


def test_galat_tidak_dijelaskan(renja, staf):
    galat = next(t for t in periksa(renja).temuan if t.tingkat == Tingkat.GALAT)
    jawaban = kirim(staf, galat.sidik)
    assert jawaban.status_code == 422
    assert "Galat harus diperbaiki" in jawaban.content.decode()
    assert ALASAN in jawaban.content.decode()


@pytest.mark.parametrize("sidik", ["", "entah", "f" * 64])
def test_sidik_yang_tidak_ada(renja, staf, sidik):
    jawaban = kirim(staf, sidik)
    assert jawaban.status_code == 409
    assert ALASAN in jawaban.content.decode()


def test_angka_berubah_sementara(renja, staf):
    """The finding is another one by now: the reason is not stored, and still there to be copied."""
    t = temuan(renja)
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode=SUB).update(pagu_n1=11_999_999)
    jawaban = kirim(staf, t.sidik)
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "temuan ini sudah tidak ada" in isi
    assert ALASAN in isi
    assert not PenjelasanTemuan.objects.exists()


def test_rekan_lebih_dahulu(renja, orang):
    """Somebody else explained it since the page was opened: nothing is written over unseen."""
    klien, _ = orang("staf")
    rekan = buat_pengguna("rekan", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)
    t = temuan(renja)
    PenjelasanTemuan.objects.create(renja=renja, kode=t.kode, sidik=t.sidik, alasan="Menurut rekan.", oleh=rekan)
    jawaban = kirim(klien, t.sidik)
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "rekan sudah menulis “Menurut rekan.”" in isi
    assert f">{ALASAN}</textarea>" in isi
    assert PenjelasanTemuan.objects.get().alasan == "Menurut rekan."
    # Once more, having seen it.
    kirim(klien, t.sidik, semula="Menurut rekan.")
    assert PenjelasanTemuan.objects.get().alasan == ALASAN


def test_terkunci(renja, orang):
    """Submitted meanwhile: no form any more, and what was typed is shown."""
    klien, _ = orang("staf")
    t = temuan(renja)
    kirim(klien, t.sidik)
    dokumen_renja(renja)
    Dokumen.objects.filter(renja=renja).update(status=StatusDokumen.DIAJUKAN)
    assert 'name="alasan"' not in klien.get(HALAMAN).content.decode()
    jawaban = kirim(klien, t.sidik, "Terlambat.")
    assert jawaban.status_code == 409
    assert "terkunci" in jawaban.content.decode()
    assert "Terlambat." in jawaban.content.decode()
    assert kirim(klien, t.sidik, aksi="tarik").status_code == 409
    assert PenjelasanTemuan.objects.get().alasan == ALASAN


@pytest.mark.parametrize("ulang", [1, 3])
def test_cacah_kueri(db, ulang, django_assert_num_queries):
    """Session and person, the Renja, what the rules look at, reasons, the version in force."""
    renja = buat_bersih(ulang=ulang)
    BarisRenja.objects.filter(renja=renja).exclude(pagu=None).update(pagu_n1=1_000_000)
    klien = Client()
    klien.force_login(buat_pengguna("staf", Peran.STAF, perangkat_daerah=renja.perangkat_daerah))
    t = temuan(renja)
    with django_assert_num_queries(KUERI["halaman"]):
        klien.get(HALAMAN)
    with django_assert_num_queries(KUERI["penjelasan"]):
        kirim(klien, t.sidik)
    with django_assert_num_queries(KUERI["xlsx"]):
        klien.get(XLSX)


KUERI = {"halaman": 37, "penjelasan": 50, "xlsx": 36}


def test_xlsx(renja, staf):
    t = temuan(renja)
    kirim(staf, t.sidik, "=1+1 bukan rumus")
    jawaban = staf.get(XLSX)
    assert jawaban["Content-Disposition"] == 'attachment; filename="pemeriksaan-renja-perubahan-2022-bersih.xlsx"'
    lembar = openpyxl.load_workbook(BytesIO(jawaban.content)).active
    semua = periksa(renja).temuan
    baris = list(lembar.iter_rows(min_row=5))
    assert [(b[1].value, b[5].value) for b in baris] == [(x.kode, x.pesan) for x in semua]
    ini = next(b for b in baris if b[1].value == "P-201")
    assert [ini[n].value for n in (0, 2, 3, 4, 7, 8)] == [
        "Peringatan", "Pagu", t.baris, t.kolom, "Prakiraan maju tidak di bawah pagu tahun n", "spesifikasi 2.5"
    ]  # fmt: skip
    assert (ini[9].value, ini[9].data_type, ini[9].quotePrefix) == ("=1+1 bukan rumus", "s", True)
    assert ini[10].value == "staf"
    assert all(sel.data_type != "f" for b in baris for sel in b)


def test_xlsx_tersaring(renja, staf):
    isi = openpyxl.load_workbook(BytesIO(staf.get(f"{XLSX}?tingkat=galat").content)).active
    assert {b[0].value for b in isi.iter_rows(min_row=5)} == {"Galat"}


def test_xlsx_dibatasi(renja, staf, settings):
    settings.LAJU = settings.LAJU | {"berkas": (1, 3600)}
    assert [staf.get(XLSX).status_code for _ in range(2)] == [200, 429]


def test_rancangan_awal(db):
    """Has no approval; Bappelitbangda fills it in and gives the reasons."""
    renja = buat_renja(JenisRenja.RANCANGAN_AWAL, 2022)
    buat_baris(renja, SUB, 1_000_000, {"target": 3, "satuan": "Dokumen"}, pagu_n1=1_000)
    klien = Client()
    kabupaten = renja.perangkat_daerah.kabupaten
    klien.force_login(buat_pengguna("badan", Peran.BAPPELITBANGDA, kabupaten=kabupaten))
    alamat = f"/{renja.perangkat_daerah.slug}/2022/renja/rancangan-awal/pemeriksaan/"
    isi = klien.get(alamat).content.decode()
    assert "Persetujuan" not in isi
    assert "menahan pengajuan:" not in isi
    t = temuan(renja)
    assert klien.post(f"{alamat}penjelasan/", {"sidik": t.sidik, "alasan": ALASAN, "semula": ""}).status_code == 302
    assert ALASAN in klien.get(alamat).content.decode()
