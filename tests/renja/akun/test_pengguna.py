"""Keeping accounts: who sees, makes, changes and closes whose; nobody raises themselves or reaches further."""

import re

import pytest
from django.core import mail
from django.db import DatabaseError, transaction

from planning.enums import Peran
from planning.models import CatatanAkun, Pengguna
from tests.factories import buat_kabupaten, buat_pengguna, buat_perangkat_daerah

from .conftest import kejadian, masuk

pytestmark = pytest.mark.django_db

PENGELOLA = ["bappelitbangda", "admin"]
BUKAN_PENGELOLA = ["staf", "camat", "staf_lain"]


@pytest.fixture
def jauh(kantor):
    """A staf of another kabupaten's office."""
    pd = buat_perangkat_daerah("jauh", kabupaten=buat_kabupaten("73.99"))
    return buat_pengguna("jauh", Peran.STAF, perangkat_daerah=pd)


def isian(kantor, **lain) -> dict:
    bawaan = {
        "nama": "Orang Baru",
        "username": "orang.baru",
        "email": "",
        "peran": "staf",
        "perangkat_daerah": kantor.perangkat_daerah.pk,
        "kabupaten": "",
    }
    return bawaan | lain


def tambah(kantor, oleh: str, **lain):
    return kantor.klien(oleh).post("/pengguna/tambah/", isian(kantor, **lain))


def tautan_di(jawaban) -> str:
    return re.search(r"<textarea[^>]*>\s*(\S+)\s*</textarea>", jawaban.content.decode())[1]


@pytest.mark.parametrize("alamat", ["/pengguna/", "/pengguna/tambah/", "/pengguna/catatan/", "/pengguna/{}/"])
@pytest.mark.parametrize("siapa", [*PENGELOLA, *BUKAN_PENGELOLA, "anonim"])
def test_halaman_menurut_peran(kantor, siapa, alamat):
    jawaban = kantor.klien(siapa).get(alamat.format(kantor.orang["staf"].pk))
    assert jawaban.status_code == (200 if siapa in PENGELOLA else 302 if siapa == "anonim" else 403)


@pytest.mark.parametrize("tindakan", ["tautan", "aktif", "lepas-kode"])
@pytest.mark.parametrize("siapa", [*PENGELOLA, *BUKAN_PENGELOLA, "bappelitbangda_lain", "anonim"])
def test_tindakan_menurut_peran(kantor, siapa, tindakan):
    sebelum = CatatanAkun.objects.filter(pengguna=kantor.orang["staf"]).exclude(kejadian="masuk").count()
    jawaban = kantor.klien(siapa).post(f"/pengguna/{kantor.orang['staf'].pk}/{tindakan}/", {"aktif": "0"})
    status = {"anonim": 302, "bappelitbangda_lain": 404}.get(siapa, 302 if siapa in PENGELOLA else 403)
    assert jawaban.status_code == status
    tercatat = CatatanAkun.objects.filter(pengguna=kantor.orang["staf"]).exclude(kejadian="masuk").count()
    assert (tercatat > sebelum) is (siapa in PENGELOLA and tindakan != "lepas-kode")


@pytest.mark.parametrize("tindakan", ["tautan", "aktif", "lepas-kode"])
def test_tindakan_hanya_dengan_tombol(kantor, tindakan):
    jawaban = kantor.klien("admin").get(f"/pengguna/{kantor.orang['staf'].pk}/{tindakan}/")
    assert jawaban.status_code == 405
    assert "Alamat ini hanya untuk tombol" in jawaban.content.decode()


def test_bappelitbangda_melihat_kabupatennya_saja(kantor, jauh):
    isi = kantor.klien("bappelitbangda").get("/pengguna/").content.decode()
    for nama in ("staf", "camat", "staf2", "bapp"):
        assert f", {nama}</span>" in isi
    for nama in ("admin", "bapp2", "jauh"):
        assert f", {nama}</span>" not in isi
    for orang in (jauh, kantor.orang["admin"], kantor.orang["bappelitbangda_lain"]):
        for akhir in ("", "tautan/", "aktif/"):
            klien = kantor.klien("bappelitbangda")
            alamat = f"/pengguna/{orang.pk}/{akhir}"
            assert klien.post(alamat, isian(kantor)).status_code == 404
        assert kantor.klien("bappelitbangda").get(f"/pengguna/catatan/?orang={orang.pk}").status_code == 404


def test_admin_melihat_semua(kantor, jauh):
    isi = kantor.klien("admin").get("/pengguna/").content.decode()
    for nama in ("staf", "camat", "bapp", "bapp2", "jauh", "admin"):
        assert f", {nama}</span>" in isi


def test_mencari(kantor):
    isi = kantor.klien("admin").get("/pengguna/?cari=TETANGGA").content.decode()
    assert "1 akun cocok" in isi
    assert ", staf2</span>" in isi
    assert "Tidak ada akun yang cocok" in kantor.klien("admin").get("/pengguna/?cari=%3Cb%3E").content.decode()


def test_akun_baru_tidak_punya_sandi_sampai_orangnya_memilih(kantor):
    klien = kantor.klien("bappelitbangda")
    jawaban = klien.post("/pengguna/tambah/", isian(kantor), follow=True)
    orang = Pengguna.objects.get(username="orang.baru")
    assert not orang.has_usable_password()
    assert (orang.peran, orang.perangkat_daerah, orang.kabupaten) == ("staf", kantor.perangkat_daerah, None)
    assert (orang.is_staff, orang.is_superuser) == (False, False)
    tautan = tautan_di(jawaban)
    assert tautan.startswith("http://testserver/sandi/")
    assert "/sandi/" not in klien.get(f"/pengguna/{orang.pk}/").content.decode(), "shown once"
    assert masuk("orang.baru", "").status_code == 200
    from django.test import Client

    baru = Client()
    alamat = baru.get(tautan.removeprefix("http://testserver")).url
    baru.post(alamat, {"new_password1": "kuda-baterai-jepit", "new_password2": "kuda-baterai-jepit"})
    assert masuk("orang.baru", "kuda-baterai-jepit").url == "/"
    assert kejadian(orang) == ["dibuat", "tautan", "sandi", "masuk"]
    assert CatatanAkun.objects.filter(pengguna=orang, kejadian="dibuat").get().oleh == kantor.orang["bappelitbangda"]


@pytest.mark.parametrize(
    ("lain", "pesan"),
    [
        ({"peran": "admin", "perangkat_daerah": ""}, "Pilih salah satu dari daftar."),
        ({"peran": ""}, "Isi peran."),
        ({"peran": "raja"}, "Pilih salah satu dari daftar."),
        ({"perangkat_daerah": ""}, "Pilih kantor tempat orang ini bekerja."),
        ({"perangkat_daerah": "JAUH"}, "Pilih salah satu dari daftar."),
        ({"perangkat_daerah": "x"}, "Pilih salah satu dari daftar."),
        ({"username": "STAF"}, "Nama pengguna ini sudah dipakai."),
        ({"username": "dua kata"}, "Pakai huruf, angka"),
        ({"username": ""}, "Isi nama pengguna."),
        ({"nama": " "}, "Isi nama lengkap."),
        ({"email": "bukan surel"}, "Tulis alamat surel"),
    ],
)
def test_isian_yang_ditolak(kantor, jauh, lain, pesan):
    if lain.get("perangkat_daerah") == "JAUH":
        lain = {"perangkat_daerah": jauh.perangkat_daerah.pk}
    sebelum = Pengguna.objects.count()
    jawaban = tambah(kantor, "bappelitbangda", **lain)
    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert Pengguna.objects.count() == sebelum


def test_tempat_menurut_peran(kantor, jauh):
    """What does not belong to the role is left empty, whatever was sent; Bappelitbangda gives its own kabupaten."""
    lain = kantor.orang["bappelitbangda_lain"].kabupaten
    tambah(kantor, "bappelitbangda", username="rekan", peran="bappelitbangda", kabupaten=lain.pk)
    rekan = Pengguna.objects.get(username="rekan")
    assert (rekan.kabupaten, rekan.perangkat_daerah) == (kantor.perangkat_daerah.kabupaten, None)
    tambah(kantor, "admin", username="di.sana", peran="bappelitbangda", kabupaten=lain.pk)
    assert Pengguna.objects.get(username="di.sana").kabupaten == lain
    tambah(kantor, "admin", username="admin2", peran="admin", kabupaten=lain.pk)
    assert Pengguna.objects.get(username="admin2").kabupaten is None
    assert "Pilih kabupaten" in tambah(kantor, "admin", username="z", peran="bappelitbangda").content.decode()


@pytest.mark.parametrize("siapa", PENGELOLA)
def test_tidak_seorang_pun_mengubah_akunnya_sendiri(kantor, siapa):
    diri = kantor.orang[siapa]
    klien = kantor.klien(siapa)
    assert "Ini akun Anda sendiri" in klien.get(f"/pengguna/{diri.pk}/").content.decode()
    for akhir in ("", "tautan/", "aktif/", "lepas-kode/"):
        assert klien.post(f"/pengguna/{diri.pk}/{akhir}", isian(kantor, peran="admin")).status_code == 403
    diri.refresh_from_db()
    assert diri.is_active


def test_mengubah_peran_mengakhiri_sesi(kantor):
    staf = kantor.orang["staf"]
    klien_staf = kantor.klien("staf")
    isi = isian(kantor, nama="Staf Contoh", username="staf", peran="camat")
    jawaban = kantor.klien("bappelitbangda").post(f"/pengguna/{staf.pk}/", isi, follow=True)
    assert "Data akun tersimpan." in jawaban.content.decode()
    assert "peran Camat" in jawaban.content.decode(), "the record says what it became"
    assert klien_staf.get("/").status_code == 302
    staf.refresh_from_db()
    assert (staf.peran, staf.get_full_name()) == ("camat", "Staf Contoh")


def test_tanpa_perubahan_tidak_ada_catatan(kantor):
    staf = kantor.orang["staf"]
    isi = isian(kantor, nama="Staf Contoh", username="staf")
    jawaban = kantor.klien("admin").post(f"/pengguna/{staf.pk}/", isi, follow=True)
    assert "Tidak ada yang berubah." in jawaban.content.decode()
    assert kejadian(staf) == []


def test_dinonaktifkan_langsung_keluar_dan_tidak_dapat_masuk(kantor):
    staf, klien = kantor.orang["staf"], kantor.klien("staf")
    admin = kantor.klien("admin")
    admin.post(f"/pengguna/{staf.pk}/aktif/", {"aktif": "0"})
    assert klien.get("/").status_code == 302
    assert masuk("staf").status_code == 200
    assert "tidak aktif" in admin.post(f"/pengguna/{staf.pk}/tautan/", follow=True).content.decode()
    admin.post(f"/pengguna/{staf.pk}/aktif/", {"aktif": "1"})
    assert klien.get("/").status_code == 302, "old sessions do not come back"
    assert masuk("staf").status_code == 302


def test_melepas_kode_orang_lain(kantor, ponsel):
    ponsel.pasang(kantor.orang["camat"])
    klien = kantor.klien("bappelitbangda")
    alamat = f"/pengguna/{kantor.orang['camat'].pk}/"
    assert "Lepas kode dari ponsel" in klien.get(alamat).content.decode()
    klien.post(f"{alamat}lepas-kode/")
    assert masuk("camat").url == "/"
    assert "faktor_lepas" in kejadian(kantor.orang["camat"])


def test_tautan_lewat_surel_bila_diatur(kantor, settings, django_capture_on_commit_callbacks):
    staf = kantor.orang["staf"]
    staf.email = "staf@contoh.example"
    staf.save()
    klien = kantor.klien("admin")
    with django_capture_on_commit_callbacks(execute=True):
        klien.post(f"/pengguna/{staf.pk}/tautan/")
    assert mail.outbox == []
    settings.SURAT = "smtp://surat.contoh.example"
    with django_capture_on_commit_callbacks(execute=True):
        klien.post(f"/pengguna/{staf.pk}/tautan/")
    (surat,) = mail.outbox
    assert surat.to == ["staf@contoh.example"]
    assert tautan_di(klien.get(f"/pengguna/{staf.pk}/")) in surat.body


@pytest.mark.django_db(transaction=True)
def test_surel_yang_gagal_diberitahukan(kantor, settings, monkeypatch):
    def gagal(*arg, **lain):
        raise ConnectionRefusedError

    monkeypatch.setattr("renja.views.pengguna.send_mail", gagal)
    settings.SURAT = "smtp://surat.contoh.example"
    Pengguna.objects.filter(username="staf").update(email="staf@contoh.example")
    klien = kantor.klien("admin")
    klien.post(f"/pengguna/{kantor.orang['staf'].pk}/tautan/")
    isi = klien.get(f"/pengguna/{kantor.orang['staf'].pk}/")
    assert "tidak terkirim" in isi.content.decode()
    assert "/sandi/" in tautan_di(isi)


# --- Requiring the code ---------------------------------------------------------------------------------------

WAJIB = {"staf": 200, "camat": 403, "bappelitbangda": 200, "admin": 200, "staf_lain": 404, "bappelitbangda_lain": 404}


@pytest.mark.parametrize("siapa", [*WAJIB, "anonim"])
def test_siapa_yang_mewajibkan_kode(kantor, siapa):
    klien = kantor.klien(siapa)
    status = WAJIB.get(siapa, 302)
    assert klien.get("/contoh/keamanan/").status_code == status
    jawaban = klien.post("/contoh/keamanan/", {"wajib": "on"})
    kantor.perangkat_daerah.refresh_from_db()
    assert kantor.perangkat_daerah.camat_wajib_kode is (status == 200)
    assert jawaban.status_code == (302 if status == 200 else status)
    if status == 200:
        klien.post("/contoh/keamanan/", {"wajib": "on"})
        assert kejadian(kantor.orang["camat"]) == ["wajib"], "twice is once"
        klien.post("/contoh/keamanan/", {})
        assert kejadian(kantor.orang["camat"]) == ["wajib", "tidak_wajib"]


# --- The record -----------------------------------------------------------------------------------------------


def test_catatan_dibaca_oleh_yang_berhak(kantor, jauh):
    masuk("staf", klien=None, alamat="10.1.2.3")
    masuk("jauh", "salah", alamat="10.9.9.9")
    masuk("nama-yang-tidak-ada", "salah", alamat="10.8.8.8")
    milik = kantor.klien("staf").get("/akun/catatan/").content.decode()
    assert "10.1.2.3" in milik
    assert "10.9.9.9" not in milik
    bapp = kantor.klien("bappelitbangda").get("/pengguna/catatan/").content.decode()
    assert "10.1.2.3" in bapp
    assert "10.9.9.9" not in bapp
    assert "10.8.8.8" not in bapp
    admin = kantor.klien("admin").get("/pengguna/catatan/").content.decode()
    assert all(a in admin for a in ("10.1.2.3", "10.9.9.9", "10.8.8.8", "nama tidak dikenal"))
    satu = kantor.klien("admin").get(f"/pengguna/catatan/?orang={jauh.pk}").content.decode()
    assert "10.9.9.9" in satu
    assert "10.1.2.3" not in satu


@pytest.mark.parametrize("hal", ["2", "99", "x", "-1", ""])
def test_catatan_per_halaman(kantor, hal):
    staf = kantor.orang["staf"]
    CatatanAkun.objects.bulk_create(CatatanAkun(pengguna=staf, sidik="", kejadian="gagal") for _ in range(60))
    assert kantor.klien("staf").get(f"/akun/catatan/?hal={hal}").status_code == 200


def test_peramban_disebut_dengan_nama(kantor):
    from renja.templatetags.peramban import peramban

    chrome = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Mobile Safari/537.36"
    assert peramban(chrome) == "Chrome, Android"
    assert peramban("curl/8.0 <script>") == "curl/8.0 <script>"
    assert peramban("") == ""


@pytest.mark.parametrize("cara", ["update", "delete", "save"])
def test_catatan_tidak_dapat_diubah(kantor, cara):
    masuk("staf")
    catatan = CatatanAkun.objects.latest("pk")
    ubah = {"save": catatan.save, "delete": catatan.delete, "update": CatatanAkun.objects.filter().update}[cara]
    with pytest.raises(DatabaseError, match="Catatan riwayat tidak dapat diubah"), transaction.atomic():
        ubah(**({"kejadian": "keluar"} if cara == "update" else {}))


# --- What a page costs ----------------------------------------------------------------------------------------

KUERI = {"/pengguna/": 3, "/pengguna/catatan/": 4, "/akun/": 4, "/akun/catatan/": 4}


@pytest.mark.parametrize("banyak", [1, 40])
@pytest.mark.parametrize("alamat", KUERI)
def test_cacah_kueri(kantor, django_assert_num_queries, alamat, banyak):
    admin = kantor.orang["admin"]
    for i in range(banyak):
        pd = buat_perangkat_daerah(f"kec-{i}", kabupaten=kantor.perangkat_daerah.kabupaten)
        orang = buat_pengguna(f"orang{i}", Peran.STAF, perangkat_daerah=pd)
        CatatanAkun.objects.create(pengguna=admin, sidik="", kejadian="diubah", oleh=orang)
    klien = kantor.klien("admin")
    with django_assert_num_queries(KUERI[alamat]):
        klien.get(alamat)


@pytest.mark.parametrize("cari", ["\0", "st\0af", "%", "_", "'"])
def test_cari_yang_aneh(kantor, cari):
    """Whatever is typed finds somebody or nobody; a database may refuse an unseen mark."""
    jawaban = kantor.klien("bappelitbangda").get("/pengguna/", {"cari": cari})
    assert jawaban.status_code == 200
