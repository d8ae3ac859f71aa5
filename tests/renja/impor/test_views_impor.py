"""The pages of the import: upload, preview, apply, undo; who may; what bad input gets."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from planning.impor.simpanan import riwayat, yang_menunggu
from planning.isian.potret import potret
from planning.models import BarisRenja, Impor, SumberDana
from tests.factories import buat_pengguna, buat_pohon, buat_renja
from tests.planning.impor.jahat import KASUS
from tests.planning.impor.tulis import buku

from .conftest import ALAMAT, Pengunggah, isi_templat

# Lines 8 to 23 of the template hold the eight rows, each with two indicators; the pagu of the first leaf is G12.
PAGU_DAUN, KODE_DAUN = "G12", "7.01.01.2.01.01"


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


def test_dari_unggah_sampai_urung(kantor_terisi, staf):
    sebelum = potret(kantor_terisi.perubahan)
    halaman = staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1_750_000}))
    assert halaman.redirect_chain == [(f"{ALAMAT}pratinjau/", 302)]
    assert "1.500.000" in teks(halaman)
    assert "1.750.000" in teks(halaman)
    assert "Rp\xa06.250.000" in halaman.content.decode()
    assert potret(kantor_terisi.perubahan) == sebelum, "a preview changes nothing"

    halaman = staf.terapkan(halaman.context["hasil"].sidik)
    assert halaman.redirect_chain == [(ALAMAT, 302)]
    assert "isian.xlsx sudah diterapkan" in teks(halaman)
    assert potret(kantor_terisi.perubahan)[KODE_DAUN].pagu == 1_750_000
    (impor,) = riwayat(kantor_terisi.perubahan)
    assert (impor.oleh, impor.isi) == (kantor_terisi.orang["staf"], {})
    assert kantor_terisi.perubahan.perubahan.get(kolom="pagu").oleh == kantor_terisi.orang["staf"]

    halaman = staf.urungkan(impor)
    assert "sudah diurungkan" in teks(halaman)
    assert potret(kantor_terisi.perubahan) == sebelum
    assert "sudah diurungkan" in teks(staf.urungkan(impor)), "once is enough"


def test_urung_ditolak_bila_baris_sudah_diubah(kantor_terisi, staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    staf.terapkan(staf.pratinjau().context["hasil"].sidik)
    BarisRenja.objects.filter(renja=kantor_terisi.perubahan, pagu=1).update(pagu=2)
    halaman = staf.urungkan(riwayat(kantor_terisi.perubahan)[0])
    assert f"sudah diubah sesudahnya: {KODE_DAUN}" in teks(halaman)
    assert potret(kantor_terisi.perubahan)[KODE_DAUN].pagu == 2


def test_renja_berubah_di_antara_pratinjau_dan_penerapan(kantor_terisi, staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    sidik = staf.pratinjau().context["hasil"].sidik
    BarisRenja.objects.filter(renja=kantor_terisi.perubahan, nomenklatur__kode=KODE_DAUN).update(pagu=9)
    halaman = staf.terapkan(sidik)
    assert halaman.status_code == 409
    assert "berubah sejak pratinjau" in teks(halaman)
    assert potret(kantor_terisi.perubahan)[KODE_DAUN].pagu == 9
    assert staf.terapkan(halaman.context["hasil"].sidik).status_code == 200
    assert potret(kantor_terisi.perubahan)[KODE_DAUN].pagu == 1


def test_baris_yang_tidak_disentuh_berkas_tidak_menghalangi(kantor_terisi, staf):
    """Somebody else works on another row meanwhile: the import does not touch it, and goes through."""
    staf.unggah(buku([["Kode", "Pagu 2022"], [KODE_DAUN, 5]]))
    sidik = staf.pratinjau().context["hasil"].sidik
    BarisRenja.objects.filter(renja=kantor_terisi.perubahan, nomenklatur__kode="7.01.02.2.01.01").update(lokasi="Lain")
    staf.terapkan(sidik)
    sesudah = potret(kantor_terisi.perubahan)
    assert (sesudah[KODE_DAUN].pagu, sesudah["7.01.02.2.01.01"].lokasi) == (5, "Lain")


def test_dua_kali_diterapkan(kantor_terisi, staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    sidik = staf.pratinjau().context["hasil"].sidik
    staf.terapkan(sidik)
    assert "Tidak ada berkas yang menunggu" in teks(staf.terapkan(sidik))
    assert len(riwayat(kantor_terisi.perubahan)) == 1


def test_hapus_yang_tidak_ada_di_berkas(kantor_terisi, staf):
    staf.unggah(buku([["Kode", "Pagu 2022"], [KODE_DAUN, 5]]))
    biasa, hapus = staf.pratinjau(), staf.pratinjau(hapus=True)
    assert "Tidak ada di berkas, dibiarkan: 5" in teks(biasa)
    assert "Baris yang dihapus: 5" in teks(hapus)
    assert staf.terapkan(biasa.context["hasil"].sidik, hapus=True).status_code == 409, "not what was shown"
    staf.terapkan(hapus.context["hasil"].sidik, hapus=True)
    assert set(potret(kantor_terisi.perubahan)) == {"7.01.01", "7.01.01.2.01", KODE_DAUN}
    staf.urungkan(riwayat(kantor_terisi.perubahan)[0])
    assert len(potret(kantor_terisi.perubahan)) == 8


def test_temuan_tidak_dapat_diterapkan(kantor_terisi, staf):
    sebelum = potret(kantor_terisi.perubahan)
    halaman = staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: "banyak"}))
    assert "1 hal harus dibetulkan" in teks(halaman)
    assert PAGU_DAUN in teks(halaman)
    assert "Terapkan impor" not in teks(halaman)
    assert staf.terapkan(halaman.context["hasil"].sidik).status_code == 409
    assert potret(kantor_terisi.perubahan) == sebelum


def test_tidak_ada_yang_berubah(staf):
    halaman = staf.unggah(staf.klien.get(f"{ALAMAT}templat.xlsx").content)
    assert "tidak ada yang perlu diubah" in teks(halaman)
    assert "Terapkan impor" not in teks(halaman)


def test_unggahan_baru_menggantikan_yang_lama(kantor_terisi, staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}), "satu.xlsx")
    staf.unggah(b"bukan", "rusak.xlsx")
    assert yang_menunggu(kantor_terisi.perubahan, kantor_terisi.orang["staf"]).nama_berkas == "satu.xlsx"
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 2}), "dua.xlsx")
    assert Impor.objects.get().nama_berkas == "dua.xlsx"
    assert "dua.xlsx" in teks(staf.klien.get(ALAMAT))


def test_lewat_sehari_hilang(staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    Impor.objects.update(waktu=timezone.now() - timedelta(hours=25))
    jawaban = staf.klien.get(f"{ALAMAT}pratinjau/", follow=True)
    assert jawaban.redirect_chain == [(ALAMAT, 302)]
    assert "Belum ada berkas untuk dilihat" in teks(jawaban)
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 2}))
    assert Impor.objects.count() == 1, "and is thrown away with the next"


def test_milik_orang_lain_tidak_terlihat(kantor_terisi, staf):
    """Two people of one office each have their own upload."""
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    rekan = kantor_terisi.klien("anonim")
    rekan.force_login(buat_pengguna("rekan", perangkat_daerah=kantor_terisi.perangkat_daerah))
    assert rekan.get(f"{ALAMAT}pratinjau/").status_code == 302


# --- Who may ----------------------------------------------------------------------------------------------------------

BOLEH = {"staf": 200, "camat": 403, "bappelitbangda": 403, "admin": 404, "staf_lain": 404, "bappelitbangda_lain": 404}
HALAMAN = ["", "pratinjau/", "templat.xlsx"]


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize("siapa", BOLEH)
def test_siapa_boleh_membuka(kantor_terisi, siapa, halaman):
    if siapa == "staf":
        Impor.objects.create(renja=kantor_terisi.perubahan, oleh=kantor_terisi.orang["staf"], isi=KOSONG)
    jawaban = kantor_terisi.klien(siapa).get(f"{ALAMAT}{halaman}")
    assert jawaban.status_code == BOLEH[siapa]


KOSONG = {"lembar": "A", "kolom": {"kode": "A"}, "baris": [], "total": {}, "temuan": [], "catatan": []}


@pytest.mark.parametrize("siapa", [s for s in BOLEH if s != "staf"])
def test_siapa_tidak_boleh_mengubah(kantor_terisi, staf, siapa):
    sebelum = potret(kantor_terisi.perubahan)
    berkas = isi_templat(staf.klien, **{PAGU_DAUN: 1})
    staf.unggah(berkas)
    sidik = staf.pratinjau().context["hasil"].sidik
    lain = Pengunggah(kantor_terisi.klien(siapa))
    assert lain.unggah(berkas).status_code == BOLEH[siapa]
    assert lain.terapkan(sidik).status_code == BOLEH[siapa]
    staf.terapkan(sidik)
    diterapkan = potret(kantor_terisi.perubahan)
    assert diterapkan != sebelum
    assert lain.urungkan(riwayat(kantor_terisi.perubahan)[0]).status_code == BOLEH[siapa]
    assert potret(kantor_terisi.perubahan) == diterapkan


def test_bappelitbangda_mengisi_rancangan_awal(kantor_terisi):
    rancangan = buat_renja("rancangan-awal", 2022, kantor_terisi.perangkat_daerah)
    buat_pohon(rancangan, 1)
    bappelitbangda = Pengunggah(kantor_terisi.klien("bappelitbangda"), "/contoh/2022/renja/rancangan-awal/impor/")
    assert bappelitbangda.unggah(buku([["Kode", "Pagu"], [KODE_DAUN, 5]])).status_code == 200
    bappelitbangda.terapkan(bappelitbangda.pratinjau().context["hasil"].sidik)
    assert potret(rancangan)[KODE_DAUN].pagu == 5


@pytest.mark.parametrize("siapa", ["staf", "camat", "bappelitbangda"])
def test_tautan_dari_halaman_renja(kantor_terisi, siapa):
    isi = teks(kantor_terisi.klien(siapa).get("/contoh/2022/renja/perubahan/"))
    assert (f'href="{ALAMAT}"' in isi) == (siapa == "staf")


def test_belum_masuk(kantor_terisi):
    anonim = kantor_terisi.klien("anonim")
    for halaman in HALAMAN:
        assert anonim.get(f"{ALAMAT}{halaman}").url.startswith("/masuk/?next=")


@pytest.mark.parametrize("cara", ["get", "put", "delete"])
def test_urung_hanya_dengan_post(staf, cara):
    assert getattr(staf.klien, cara)(f"{ALAMAT}urungkan/1/").status_code == 405


def test_urung_impor_renja_lain_tidak_ada(kantor_terisi, staf):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    staf.terapkan(staf.pratinjau().context["hasil"].sidik)
    impor = riwayat(kantor_terisi.perubahan)[0]
    pokok = Pengunggah(staf.klien, "/contoh/2022/renja/pokok/impor/")
    assert pokok.urungkan(impor).status_code == 404
    impor.pk = 999_999
    assert staf.urungkan(impor).status_code == 404


# --- Bad input --------------------------------------------------------------------------------------------------------


def test_tanpa_berkas(staf):
    jawaban = staf.klien.post(ALAMAT, {})
    assert jawaban.status_code == 200
    assert "Pilih berkas .xlsx dahulu." in teks(jawaban)
    assert "autofocus" in teks(jawaban)


@pytest.mark.parametrize("mega", [6, 50])
def test_berkas_terlalu_besar(staf, mega, monkeypatch):
    """What is too long is not kept: neither in memory nor in a temporary file."""
    disimpan = []
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryUploadedFile.write", lambda diri, isi: disimpan.append(len(isi))
    )
    halaman = staf.unggah(b"PK" + bytes(mega * 2**20))
    assert halaman.status_code == 200
    assert "Berkas lebih besar dari 5 MB" in teks(halaman)
    assert sum(disimpan) <= 5 * 2**20
    assert not Impor.objects.exists()


def test_nama_berkas_aneh(kantor_terisi, staf):
    """The name is shown, and is nothing else."""
    for nama in ("..\\..\\x.xlsx", "a" * 300 + ".xlsx", "<b>tebal</b>.xlsx", "tanpa akhiran", "\u202exslx.exe"):
        halaman = staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}), nama)
        assert halaman.status_code == 200
        assert len(yang_menunggu(kantor_terisi.perubahan, kantor_terisi.orang["staf"]).nama_berkas) <= 150
        assert "<b>tebal" not in teks(staf.klien.get(ALAMAT))


@pytest.mark.parametrize("bagian", range(6))
def test_berkas_jahat_lewat_halaman(kantor_terisi, staf, bagian):
    """Every damaged or hostile workbook through the page: a message, never a 500, nothing changed."""
    SumberDana.objects.get_or_create(kode="PD", defaults={"nama": "Pendapatan Daerah"})
    sebelum = potret(kantor_terisi.perubahan)
    for nama in sorted(KASUS)[bagian::6]:
        buat, harus = KASUS[nama]
        halaman = staf.unggah(buat())
        assert halaman.status_code == 200, nama
        assert harus is None or 'class="pesan galat"' in teks(halaman), nama
    assert potret(kantor_terisi.perubahan) == sebelum


@pytest.mark.parametrize("sidik", ["", "x", "0" * 64])
def test_sidik_ngawur(kantor_terisi, staf, sidik):
    staf.unggah(isi_templat(staf.klien, **{PAGU_DAUN: 1}))
    assert staf.terapkan(sidik).status_code == 409
    assert potret(kantor_terisi.perubahan)[KODE_DAUN].pagu == 1_500_000


def test_tanpa_csrf_ditolak(kantor_terisi):
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(kantor_terisi.orang["staf"])
    assert klien.post(ALAMAT, {"berkas": SimpleUploadedFile("a.xlsx", b"PK")}).status_code == 403


# --- How many queries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("program", [1, 50])
def test_banyaknya_kueri(kantor, django_assert_num_queries, program):
    buat_pohon(kantor.perubahan, program, 1, 2, indikator=2)
    staf = Pengunggah(kantor.klien("staf"))
    isi = isi_templat(staf.klien, **{PAGU_DAUN: 1})
    with django_assert_num_queries(5):  # session, user, Renja, waiting, history
        staf.klien.get(ALAMAT)
    with django_assert_num_queries(9):  # …, counted, tree (3), nomenklatur, sources of funds
        staf.klien.get(f"{ALAMAT}templat.xlsx")
    with django_assert_num_queries(9):  # …, a savepoint, a lock, two thrown away, one kept
        staf.klien.post(ALAMAT, {"berkas": SimpleUploadedFile("a.xlsx", isi)})
    with django_assert_num_queries(9):  # …, waiting, rows (2), nomenklatur, sources of funds, other versions
        halaman = staf.pratinjau()
    sidik = halaman.context["hasil"].sidik
    with django_assert_num_queries(36):  # …, all that again under a lock (and its status), and what changes
        staf.klien.post(f"{ALAMAT}pratinjau/", {"sidik": sidik})
