"""The sheet as a page and as a plain form: does it work, who may, what does bad input get."""

import gzip
import re

import pytest
from django.core.files.storage import FileSystemStorage
from django.test import Client

from planning.models import BarisRenja, IndikatorRenja, PlafonPagu, SumberDana
from renja.static_storage import CollectedStaticFilesStorage
from tests.factories import buat_baris, buat_pohon, buat_renja

from .conftest import ISIAN, isi_formulir, kirim

SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"]
ALAMAT_POST = ["", "simpan/", "isi-kolom/", "indikator/", "urungkan/1/"]


@pytest.mark.parametrize("siapa", SEMUA)
def test_siapa_melihat_apa(kantor_terisi, siapa):
    jawaban = kantor_terisi.klien(siapa).get(ISIAN)
    isi = jawaban.content.decode()
    assert jawaban.status_code == (200 if siapa in ("staf", "camat", "bappelitbangda") else 404)
    assert ('<input name="b' in isi) == (siapa == "staf")
    assert ("isian.js" in isi) == (siapa == "staf")
    assert "1.000.000" in isi or jawaban.status_code == 404


@pytest.mark.parametrize("alamat", ALAMAT_POST)
@pytest.mark.parametrize("siapa", ["camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"])
def test_siapa_tidak_boleh_mengubah(kantor_terisi, daun, siapa, alamat):
    klien = kantor_terisi.klien(siapa)
    sel = (f"b{daun.pk}-pagu", 1, "5")
    if alamat == "simpan/":
        jawaban = kirim(klien, kantor_terisi.orang[siapa], sel)
        assert jawaban["Content-Type"] == "application/json"
    else:
        jawaban = klien.post(ISIAN + alamat, {sel[0]: sel[2], f"b{daun.pk}": "1", "kolom": "lokasi", "isian": "x"})
    assert jawaban.status_code == (403 if siapa in ("camat", "bappelitbangda") else 404)
    daun.refresh_from_db()
    assert daun.pagu == 1_000_000


def test_bappelitbangda_mengisi_rancangan_awal(kantor):
    renja = buat_renja("rancangan-awal", 2022, kantor.perangkat_daerah)
    baris = buat_baris(renja, "7.01.01.2.01.01", 1)
    alamat = "/contoh/2022/renja/rancangan-awal/isian/"
    klien = kantor.klien("bappelitbangda")
    assert f'name="b{baris.pk}-pagu"' in klien.get(alamat).content.decode()
    jawaban = kirim(klien, kantor.orang["bappelitbangda"], (f"b{baris.pk}-pagu", 1, "7"), alamat=alamat)
    assert jawaban.json()["hasil"][0]["status"] == "tersimpan"
    assert kirim(kantor.klien("staf_lain"), kantor.orang["staf_lain"], alamat=alamat).status_code == 404


def test_tanpa_masuk(kantor_terisi):
    klien = kantor_terisi.klien("anonim")
    assert klien.get(ISIAN).url == f"/masuk/?next={ISIAN}"
    for alamat in ("isi-kolom/", "indikator/", "urungkan/1/"):
        assert klien.post(ISIAN + alamat).status_code == 302


def test_cara_yang_salah(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    assert klien.put(ISIAN).status_code == 405
    for alamat in ALAMAT_POST[1:]:
        assert klien.get(ISIAN + alamat).status_code == 405


@pytest.mark.parametrize("program", [1, 50])
def test_cacah_query(kantor, program, django_assert_num_queries):
    """Session and person, Renja, tree (3), last year's, ceiling, sources of funds, last action."""
    buat_pohon(kantor.pokok, program, 1, 2, indikator=2)
    klien = kantor.klien("staf")
    with django_assert_num_queries(27):
        assert klien.get(ISIAN).status_code == 200


@pytest.mark.parametrize("program", [1, 50])
def test_cacah_query_dengan_tahun_lalu(kantor, program, django_assert_num_queries):
    buat_pohon(kantor.pokok, program, 1, 2)
    buat_pohon(buat_renja(tahun=2021, perangkat_daerah=kantor.perangkat_daerah), program, 1, 2)
    klien = kantor.klien("staf")
    with django_assert_num_queries(31):
        assert "Pagu 2021" in klien.get(ISIAN).content.decode()


def test_satu_baris_per_indikator_dan_jumlah(staf, kantor_terisi):
    isi = staf[0].get(ISIAN).content.decode()
    # One program, one kegiatan, two leaves, two indicators each, and the bidang above.
    assert isi.count("<tr class") == 1 + 4 * 2
    assert isi.count('-pagu" id=') == 2
    assert '<output aria-live="off" data-keluaran="pagu/7.01.01">2.000.000</output>' in isi


def test_tahun_lalu_plafon_dan_peringatan(kantor_terisi, daun):
    lalu = buat_renja(tahun=2021, perangkat_daerah=kantor_terisi.perangkat_daerah)
    buat_baris(lalu, daun.nomenklatur.kode, 100_000)
    PlafonPagu.objects.create(
        perangkat_daerah=kantor_terisi.perangkat_daerah, tahun=2022, jenis="pokok", pagu=1_500_000
    )
    isi = kantor_terisi.klien("staf").get(ISIAN).content.decode()
    assert 'data-j="Pagu 2021">100.000</td>' in isi
    assert 'data-peringatan="Kira-kira 10 kali' in isi
    assert "Rp\xa0-500.000 (melebihi plafon)" in isi


def test_halaman_renja_kosong(kantor):
    jawaban = kantor.klien("staf").get(ISIAN)
    assert "belum berisi baris" in jawaban.content.decode()


def test_halaman_dimampatkan(staf):
    jawaban = staf[0].get(ISIAN, headers={"Accept-Encoding": "gzip"})
    assert jawaban["Content-Encoding"] == "gzip"
    assert b"<table" in gzip.decompress(jawaban.content)
    assert "no-store" in jawaban["Cache-Control"]


# --- Saving without JavaScript ----------------------------------------------------------------------------------------


def test_kirim_utuh_tidak_mengubah_apa_apa(staf, kantor_terisi, daun):
    """Everything sent back as it came: no change, whatever is in the cells."""
    SumberDana.objects.create(kode="1", nama="Dana Desa")
    daun.sumber_dana = SumberDana.objects.create(kode="2", nama="Dana Desa")
    daun.catatan = "  banyak  spasi <&> "
    daun.save()
    daun.indikator.update(target="0.375", satuan="%")
    klien, _ = staf
    jawaban = klien.post(ISIAN, isi_formulir(klien.get(ISIAN)), follow=True)
    assert jawaban.redirect_chain == [(ISIAN, 302)]
    assert "Semua isian tersimpan." in jawaban.content.decode()
    assert not list(kantor_terisi.pokok.perubahan.values_list("kolom", "lama", "baru"))


def test_simpan_dengan_tombol(staf, daun):
    klien, _ = staf
    isi = isi_formulir(klien.get(ISIAN))
    indikator = daun.indikator.first()
    isi |= {f"b{daun.pk}-pagu": "Rp 2.500.000", f"i{indikator.pk}-target": "0,5", f"b{daun.pk}-lokasi": "Desa Baru"}
    assert klien.post(ISIAN, isi).status_code == 302
    daun.refresh_from_db()
    indikator.refresh_from_db()
    assert (daun.pagu, daun.lokasi, str(indikator.target)) == (2_500_000, "Desa Baru", "0.5000")


def test_yang_salah_kembali_dengan_semua_yang_diketik(staf, daun):
    klien, _ = staf
    isi = isi_formulir(klien.get(ISIAN))
    nama = f"b{daun.pk}-pagu"
    jawaban = klien.post(ISIAN, isi | {nama: '925.921,475"><b>', f"b{daun.pk}-lokasi": "Desa Baru"})
    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "1 isian belum tersimpan" in halaman
    assert f'<a href="#{nama}">Pagu 2022, ' in halaman
    assert f'aria-invalid="true" aria-describedby="g-{nama}"' in halaman
    assert f'id="g-{nama}"' in halaman
    assert "<b>" not in halaman
    kembali = isi_formulir(jawaban)
    assert kembali[nama] == '925.921,475"><b>'
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (1_000_000, "Desa Baru")  # what was right is saved
    assert klien.post(ISIAN, kembali | {nama: "925.921"}).status_code == 302
    daun.refresh_from_db()
    assert daun.pagu == 925_921


@pytest.mark.parametrize(("pilih", "hasil"), [("saya", 3), ("mereka", 2)])
def test_bentrok_dipilih(staf, daun, pilih, hasil):
    klien, orang = staf
    nama = f"b{daun.pk}-pagu"
    isi = isi_formulir(klien.get(ISIAN)) | {nama: "3"}
    kirim(klien, orang, (nama, 1, "2"), (f"b{daun.pk}-lokasi", 1, "Desa Lain"))
    jawaban = klien.post(ISIAN, isi)
    assert jawaban.status_code == 422
    halaman = jawaban.content.decode()
    assert "Pakai nilai saya: <strong>3</strong>" in halaman
    assert "Pakai nilai mereka: <strong>2</strong> (Staf Contoh" in halaman
    kembali = isi_formulir(jawaban)
    assert kembali[f"b{daun.pk}-lokasi"] == "Desa Lain"
    # Without a choice the question stays.
    assert klien.post(ISIAN, kembali).status_code == 422
    assert klien.post(ISIAN, kembali | {f"pilih-{nama}": pilih}).status_code == 302
    daun.refresh_from_db()
    assert (daun.pagu, daun.lokasi) == (hasil, "Desa Lain")


def test_salah_lalu_bentrok(staf, daun):
    """A cell that came back refused is not saved over what somebody else wrote there meanwhile."""
    klien, orang = staf
    nama = f"b{daun.pk}-pagu"
    kembali = isi_formulir(klien.post(ISIAN, isi_formulir(klien.get(ISIAN)) | {nama: "?"}))
    kirim(klien, orang, (nama, 1, "2"))
    assert "Pilih nilai" in klien.post(ISIAN, kembali | {nama: "3"}).content.decode()


def test_baris_yang_dihapus_disebut_dengan_isinya(staf, daun):
    klien, _ = staf
    isi = isi_formulir(klien.get(ISIAN)) | {f"b{daun.pk}-pagu": "777"}
    daun.delete()
    halaman = klien.post(ISIAN, isi).content.decode()
    assert "“777”" in halaman
    assert "sudah dihapus" in halaman


def test_indikator_tambahan(staf, kantor_terisi, daun):
    klien, _ = staf
    jawaban = klien.post(f"{ISIAN}indikator/", {"aksi": "tambah", "kode": daun.nomenklatur.kode}, follow=True)
    assert jawaban.redirect_chain == [(f"{ISIAN}?tambah={daun.nomenklatur.kode}", 302)]
    isi = isi_formulir(jawaban)
    assert f"n{daun.pk}.3-uraian" in isi
    # An empty line that stays empty is nothing.
    assert klien.post(ISIAN, isi).status_code == 302
    assert daun.indikator.count() == 2
    jawaban = klien.post(ISIAN, isi | {f"n{daun.pk}.3-target": "4"})
    assert "Isi indikatornya dahulu" in jawaban.content.decode()
    assert isi_formulir(jawaban)[f"n{daun.pk}.3-target"] == "4"
    isi |= {f"n{daun.pk}.3-uraian": "Jumlah rapat", f"n{daun.pk}.3-target": "4", f"n{daun.pk}.3-satuan": "Kali"}
    assert klien.post(ISIAN, isi).status_code == 302
    baru = daun.indikator.get(nomor=3)
    assert (baru.uraian, baru.target, baru.satuan) == ("Jumlah rapat", 4, "Kali")


def test_kantor_lain_tidak_tersentuh(staf, kantor_terisi):
    """Names of cells are claims: those of another Renja are as if they did not exist."""
    lain = kantor_terisi.perubahan.baris.filter(pagu__isnull=False).first()
    klien, orang = staf
    i = lain.indikator.first()
    sel = [(f"b{lain.pk}-pagu", 1, "5"), (f"i{i.pk}-target", 1, "5"), (f"n{lain.pk}.9-uraian", 0, "x")]
    assert klien.post(ISIAN, {n: t for n, _, t in sel}).status_code == 422
    assert [h["status"] for h in kirim(klien, orang, *sel).json()["hasil"]] == ["hilang"] * 3
    assert not kantor_terisi.perubahan.perubahan.exists()
    assert IndikatorRenja.objects.filter(baris=lain).count() == 2


@pytest.mark.parametrize(
    "nama", ["b99999999999999999999-pagu", "b1", "x1-pagu", "b1.2-pagu", "n1-uraian", "b١-pagu", "b1-versi_baris", "-"]
)
def test_nama_sel_yang_bukan_nama(staf, kantor_terisi, nama):
    klien, _ = staf
    assert klien.post(ISIAN, {nama: "5"}).status_code in (302, 422)
    assert not kantor_terisi.pokok.perubahan.exists()


def test_banyak_baris_dalam_satu_formulir(kantor):
    """More than the thousand fields that Django takes unless told otherwise."""
    buat_pohon(kantor.pokok, 10, 2, 5)
    klien = kantor.klien("staf")
    isi = isi_formulir(klien.get(ISIAN))
    assert len(isi) > 1500
    baris = BarisRenja.objects.filter(renja=kantor.pokok).last()
    assert klien.post(ISIAN, isi | {f"b{baris.pk}-lokasi": "Desa Akhir"}).status_code == 302
    baris.refresh_from_db()
    assert baris.lokasi == "Desa Akhir"


# --- A form that comes in after the session ran out ------------------------------------------------------------------


def _kedaluwarsa(kantor_terisi, daun) -> tuple[Client, dict]:
    klien = kantor_terisi.klien("staf")
    isi = isi_formulir(klien.get(ISIAN)) | {f"b{daun.pk}-pagu": "777"}
    klien.cookies.pop("sessionid")
    return klien, isi


def _hanya_formulir(jawaban) -> dict[str, str]:
    """The page that asks for the password has one form; its fields."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', jawaban.content.decode()))


def test_sesi_habis_formulir_tidak_hilang(kantor_terisi, daun):
    klien, isi = _kedaluwarsa(kantor_terisi, daun)
    jawaban = klien.post(ISIAN, isi)
    assert jawaban.status_code == 401
    bawaan = _hanya_formulir(jawaban)
    assert bawaan[f"b{daun.pk}-pagu"] == "777"
    salah = klien.post(ISIAN, bawaan | {"username": "staf", "password": "keliru"})
    assert salah.status_code == 401
    assert "kata sandi salah" in salah.content.decode()
    assert _hanya_formulir(salah)[f"b{daun.pk}-pagu"] == "777"
    assert klien.post(ISIAN, bawaan | {"username": "staf", "password": "rahasia-uji-123"}).status_code == 302
    daun.refresh_from_db()
    assert daun.pagu == 777


def test_sesi_habis_orang_lain_tidak_mengirim(kantor_terisi, daun):
    klien, isi = _kedaluwarsa(kantor_terisi, daun)
    bawaan = _hanya_formulir(klien.post(ISIAN, isi))
    jawaban = klien.post(ISIAN, bawaan | {"username": "camat", "password": "rahasia-uji-123"})
    assert "diketik oleh orang lain" in jawaban.content.decode()
    assert klien.get(ISIAN).status_code == 302  # and nobody is logged in
    daun.refresh_from_db()
    assert daun.pagu == 1_000_000


# --- Scripts as they are served for real -----------------------------------------------------------------------------


def test_skrip_saling_menyebut_dengan_sidik(tmp_path, settings):
    """What a script imports carries its hash too: a browser fetches it once, and never keeps an old one."""
    asal = FileSystemStorage(settings.BASE_DIR / "static")
    nama = [f"js/isian/{n}" for n in asal.listdir("js/isian")[1]]
    for n in nama:
        (tmp_path / n).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / n).write_bytes((settings.BASE_DIR / "static" / n).read_bytes())
    storage = CollectedStaticFilesStorage(location=tmp_path, base_url="/static/")
    jadi = storage.post_process({n: (asal, n) for n in nama})
    hasil = {n: bersidik for n, bersidik, _ in jadi if bersidik.endswith(".js")}
    utama = (tmp_path / hasil["js/isian/isian.js"]).read_text()
    impor = re.findall(r'from "\./([^"]+)"', utama)
    assert impor
    assert {f"js/isian/{n}" for n in impor} <= set(hasil.values())
