"""The settings of a version's tables and documents: by role, shown, checked, locked, joined with somebody else's."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.alur import dokumen_renja
from planning.enums import StatusDokumen
from planning.models import Dokumen, SetelanTabel
from renja.dokumen.susun import susun_dokumen
from renja.tabel import kelas_tabel

pytestmark = pytest.mark.django_db

ALAMAT = "/contoh/2022/renja/perubahan/setelan/"
ISIAN = {
    "tahun_berjalan_21": "",
    "besaran_24": "volume",
    "bentuk_41": "",
    "bentuk_perubahan": "A",
    "rentang_22": "",
    "urutan_lokasi": "contoh",
    "kolom_e81": "15",
}


def semula(klien, alamat=ALAMAT) -> str:
    halaman = klien.get(alamat).content.decode()
    return re.search(r'name="semula" value="([^"]*)"', halaman)[1].replace("&quot;", '"')


def kirim(klien, alamat=ALAMAT, dari="", **ubah):
    isi = ISIAN | ubah | {"semula": dari or semula(klien, alamat)}
    return klien.post(alamat, {k: v for k, v in isi.items() if "pokok" not in alamat or k != "bentuk_perubahan"})


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("staf", 200), ("camat", 403), ("bappelitbangda", 403), ("staf_lain", 404), ("admin", 404), ("anonim", 302)],
)
def test_siapa(kantor_terisi, siapa, status):
    assert kantor_terisi.klien(siapa).get(ALAMAT).status_code == status


def test_bentuk_b_lima_bab(kantor_terisi):
    klien, renja = kantor_terisi.klien("staf"), kantor_terisi.perubahan
    assert kirim(klien, bentuk_perubahan="B", bentuk_41="B", kolom_e81="17").status_code == 302
    renja.refresh_from_db()
    bab = [b.judul for b in susun_dokumen(renja, "renja-perubahan").bagian if b.bagian.nomor.startswith("BAB")]
    assert len(bab) == 5
    assert kelas_tabel(renja, "4.1").__name__ == "Tabel41B"
    assert SetelanTabel.objects.get().kolom_e81 == "17"


def test_pokok_tidak_ditanya_bentuk_perubahan(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    alamat = ALAMAT.replace("perubahan", "pokok")
    assert "bentuk_perubahan" not in klien.get(alamat).content.decode()
    assert kirim(klien, alamat, besaran_24="rp").status_code == 302
    assert SetelanTabel.objects.get().besaran_24 == "rp"


@pytest.mark.parametrize(
    ("bidang", "isi", "pesan"),
    [
        ("tahun_berjalan_21", "2019", "Isi angka bulat 2020 sampai 2022."),
        ("tahun_berjalan_21", "dua", "Isi angka bulat 2020 sampai 2022."),
        ("rentang_22", "2016 sampai 2021", "Tulis seperti: target 2016-2021"),
        ("bentuk_41", "C", "Pilih salah satu dari daftar."),
    ],
)
def test_isian_salah(kantor_terisi, bidang, isi, pesan):
    jawaban = kirim(kantor_terisi.klien("staf"), **{bidang: isi})
    assert jawaban.status_code == 200
    halaman = jawaban.content.decode()
    assert pesan in halaman
    assert isi in halaman or bidang == "bentuk_41", "nothing typed is lost"
    assert not SetelanTabel.objects.exists()


def test_terkunci(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    dari = semula(klien)
    Dokumen.objects.filter(pk=dokumen_renja(kantor_terisi.perubahan).pk).update(status=StatusDokumen.DIAJUKAN)
    assert klien.get(ALAMAT).status_code == 409
    assert kirim(klien, dari=dari, besaran_24="rp").status_code == 409
    assert not SetelanTabel.objects.exists()


def test_dua_orang(kantor_terisi):
    """Another field of somebody else is joined; the same field is asked about."""
    klien = kantor_terisi.klien("staf")
    dari = semula(klien)
    SetelanTabel.objects.create(renja=kantor_terisi.perubahan, kolom_e81="17")
    assert kirim(klien, dari=dari, besaran_24="rp").status_code == 302
    ini = SetelanTabel.objects.get()
    assert (ini.besaran_24, ini.kolom_e81) == ("rp", "17")
    SetelanTabel.objects.update(urutan_lokasi="lampiran")
    dari = semula(klien)
    SetelanTabel.objects.update(bentuk_41="A")
    assert kirim(klien, dari=dari, bentuk_41="B", kolom_e81="17", besaran_24="rp").status_code == 200
    assert SetelanTabel.objects.get().bentuk_41 == "A"


def test_kueri_tetap(kantor_terisi):
    klien = kantor_terisi.klien("staf")
    with CaptureQueriesContext(connection) as kueri:
        klien.get(ALAMAT)
    assert len(kueri) <= 6
