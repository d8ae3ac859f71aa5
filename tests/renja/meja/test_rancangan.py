"""The rancangan awal of every office: started together, filled in from one workbook, each office its own lines."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from planning.enums import JenisRenja
from planning.impor.sekabupaten import baca_sekabupaten
from planning.isian.potret import potret
from planning.models import Impor, Renja
from tests.factories import buat_nomenklatur, buat_pohon, buat_renja

from .conftest import MEJA, SEMUA, kantor_bernama, pesan

pytestmark = pytest.mark.django_db

RANCANGAN = f"{MEJA}rancangan-awal/"
TAHUN = "?tahun=2023"
JUDUL = ["Kecamatan", "Kode", "Nama", "Indikator", "Satuan", "Target 2023", "Pagu 2023 (Rp)"]


@pytest.fixture
def kode(meja):
    """Nodes of the edition in force."""
    for k in ("7.01.01.2.01.01", "7.01.01.2.01.02"):
        buat_nomenklatur(k, meja.pokok.edisi)
    return ["7.01.01.2.01.01", "7.01.01.2.01.02"]


def mulai(klien, *kantor: str, dari: str = "kosong"):
    return klien.post(f"{RANCANGAN}{TAHUN}", {"kantor": kantor, "dari": dari}, follow=True)


def rancangan(slug: str) -> Renja:
    return Renja.objects.get(perangkat_daerah__slug=slug, tahun=2023, jenis=JenisRenja.RANCANGAN_AWAL)


def buku(*baris: list, judul: list[str] = JUDUL) -> bytes:
    wb = openpyxl.Workbook()
    for b in (["Rancangan awal RKPD 2023"], [], judul, *baris):
        wb.active.append(b)
    hasil = BytesIO()
    wb.save(hasil)
    return hasil.getvalue()


def unggah(klien, isi: bytes, nama: str = "rancangan.xlsx"):
    return klien.post(f"{RANCANGAN}impor/{TAHUN}", {"berkas": SimpleUploadedFile(nama, isi)}, follow=True)


def terapkan(klien):
    daftar = klien.get(f"{RANCANGAN}pratinjau/{TAHUN}").context["daftar"]
    isi = {f"sidik-{d.kantor.slug}": d.sidik for d in daftar if d.sidik}
    return klien.post(f"{RANCANGAN}pratinjau/{TAHUN}", isi, follow=True)


def baris(kantor: str, kode: str, pagu: int, target: int = 3) -> list:
    return [kantor, kode, "", "Jumlah dokumen", "Dokumen", target, pagu]


def test_mulai_dari_renja_lalu(meja, badan):
    for b in meja.perubahan.baris.filter(pagu__isnull=False):
        b.pagu_n1 = 3_000_000
        b.save()
    jawaban = mulai(badan, "contoh", "tetangga", dari="lalu")
    # One that cannot be started holds up no other.
    assert any("Kecamatan Tetangga: Renja 2022 belum ada" in p for p in pesan(jawaban))
    assert any("dimulai untuk 1 kecamatan" in p for p in pesan(jawaban))
    ada = potret(rancangan("contoh"))
    assert {b.pagu for b in ada.values()} == {None, 3_000_000}
    assert not Renja.objects.filter(perangkat_daerah__slug="tetangga", tahun=2023).exists()


def test_mulai_lalu_mengisi_dengan_halaman_yang_ada(meja, badan):
    mulai(badan, "contoh")
    for halaman in ("susunan", "isian", "impor"):
        assert badan.get(f"/contoh/2023/renja/rancangan-awal/{halaman}/").status_code == 200
        assert meja.klien("camat").get(f"/contoh/2023/renja/rancangan-awal/{halaman}/").status_code in (200, 403)


@pytest.mark.parametrize(
    "isi", [{}, {"kantor": ["contoh"]}, {"kantor": ["contoh"], "dari": "entah"}, {"dari": "kosong"}]
)
def test_mulai_tanpa_pilihan(badan, isi):
    jawaban = badan.post(f"{RANCANGAN}{TAHUN}", isi, follow=True)
    assert any("Pilih kecamatannya" in p for p in pesan(jawaban))
    assert not Renja.objects.filter(tahun=2023).exists()


def test_mulai_kabupaten_lain_tidak_dapat(badan, asing):
    mulai(badan, "asing")
    assert not Renja.objects.filter(perangkat_daerah__slug="asing", tahun=2023).exists()


def test_satu_berkas_dibagi(badan, kode):
    mulai(badan, "contoh", "tetangga")
    isi = buku(
        baris("Contoh", kode[0], 5_000_000),
        baris("Kecamatan Tetangga", kode[0], 7_000_000),
        # Goes on with the office above, and a further indicator of the node above.
        [None, kode[1], "", "Jumlah laporan", "Laporan", 2, 8_000_000],
        [None, None, "", "Jumlah peserta", "Orang", 40, None],
        baris("contoh", kode[1], 6_000_000),
    )
    jawaban = unggah(badan, isi)
    assert "2 dari 2 kecamatan siap" in jawaban.content.decode()
    assert potret(rancangan("contoh")) == {}, "nothing is changed by looking"
    sesudah = {d.kantor.slug: (d.hasil.sesudah.daun, d.hasil.sesudah.pagu) for d in jawaban.context["daftar"]}
    assert sesudah == {"contoh": (2, 11_000_000), "tetangga": (2, 15_000_000)}
    jawaban = terapkan(badan)
    assert any("Diterapkan untuk 2 kecamatan: Contoh, Tetangga." in p for p in pesan(jawaban))
    ini = potret(rancangan("tetangga"))
    assert (ini[kode[0]].pagu, ini[kode[1]].pagu) == (7_000_000, 8_000_000)
    assert [i.uraian for i in ini[kode[1]].indikator] == ["Jumlah laporan", "Jumlah peserta"]
    assert potret(rancangan("contoh"))[kode[1]].pagu == 6_000_000


def test_templat_bolak_balik(badan, kode):
    """What is downloaded says nothing new when it is sent back; changed, it says just that."""
    mulai(badan, "contoh", "tetangga")
    unggah(badan, buku(baris("Contoh", kode[0], 5_000_000), baris("Tetangga", kode[1], 7_000_000)))
    terapkan(badan)
    templat = badan.get(f"{RANCANGAN}templat-2023.xlsx").content
    jawaban = unggah(badan, templat)
    assert [d.hasil.temuan for d in jawaban.context["daftar"]] == [[], []]
    assert [len(d.hasil.isi) for d in jawaban.context["daftar"]] == [0, 0]
    wb = openpyxl.load_workbook(BytesIO(templat))
    ws = wb.active
    pagu = next(c.column for c in ws[4] if c.value == "Pagu 2023 (Rp)")
    letak = next(r for r in range(5, ws.max_row + 1) if ws.cell(r, pagu).value == 5_000_000)
    ws.cell(letak, pagu).value = 5_500_000
    wb.save(ubah := BytesIO())
    jawaban = unggah(badan, ubah.getvalue())
    assert {d.kantor.slug: len(d.hasil.isi) for d in jawaban.context["daftar"]} == {"contoh": 1, "tetangga": 0}


def test_yang_salah_tidak_menahan_yang_lain(badan, kode):
    mulai(badan, "contoh", "tetangga")
    jawaban = unggah(badan, buku(baris("Contoh", kode[0], 5_000_000), baris("Tetangga", "7.01.99.2.01.01", 1)))
    assert "1 hal harus dibetulkan" in jawaban.content.decode()
    terapkan(badan)
    assert kode[0] in potret(rancangan("contoh"))
    assert potret(rancangan("tetangga")) == {}
    assert Impor.objects.filter(urungan=None).count() == 1


def test_berubah_sejak_pratinjau(badan, kode):
    mulai(badan, "contoh")
    jawaban = unggah(badan, buku(baris("Contoh", kode[0], 5_000_000)))
    sidik = jawaban.context["daftar"][0].sidik
    buat_pohon(rancangan("contoh"), pagu=1)
    jawaban = badan.post(f"{RANCANGAN}pratinjau/{TAHUN}", {"sidik-contoh": sidik}, follow=True)
    assert any("berubah sejak pratinjau" in p for p in pesan(jawaban))


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (lambda k: buku(baris("Entah", k[0], 1)), "“Entah” (baris 4) bukan kecamatan di sini"),
        (lambda k: buku(baris("Asing", k[0], 1)), "“Asing” (baris 4) bukan kecamatan di sini"),
        (lambda k: buku(baris("", k[0], 1)), "Kecamatan kosong (baris 4)"),
        (lambda k: buku(baris("Tetangga", k[0], 1)), "belum punya rancangan awal"),
        (lambda k: buku(baris("Contoh", k[0], 1)[1:], judul=JUDUL[1:]), "judul kolom Kecamatan"),
        (lambda k: buku(), "Tidak ada baris isian"),
        (lambda k: b"PK\x03\x04 bukan zip", ""),
        (lambda k: b"", "Berkas kosong"),
    ],
)
def test_berkas_ditolak(badan, kode, asing, isi, kata):
    mulai(badan, "contoh")
    jawaban = unggah(badan, isi(kode))
    assert jawaban.status_code == 200
    teks = jawaban.content.decode()
    assert kata in teks
    assert "Tidak ada yang diubah" in teks
    assert not Impor.objects.exists()


def test_kolom_kecamatan_bukan_kolom_asing(meja, kode):
    from planning.impor.periksa import asal_renja

    renja = buat_renja(JenisRenja.RANCANGAN_AWAL, 2023, meja.perangkat_daerah)
    hasil = baca_sekabupaten(
        BytesIO(buku(baris("CONTOH", kode[0], 5))),
        [meja.perangkat_daerah],
        {meja.perangkat_daerah.pk: asal_renja(renja)},
    )
    assert not any("tidak dikenal" in c for c in hasil[meja.perangkat_daerah.pk].catatan)


def test_belum_ada_yang_menunggu(badan):
    jawaban = badan.get(f"{RANCANGAN}pratinjau/{TAHUN}", follow=True)
    assert any("Belum ada berkas" in p for p in pesan(jawaban))


@pytest.mark.parametrize("siapa", [s for s in SEMUA if s not in ("bappelitbangda", "bappelitbangda_lain", "anonim")])
def test_peran_lain_tidak_dapat(meja, siapa, kode):
    klien = meja.klien(siapa)
    assert mulai(klien, "contoh").status_code == 403
    assert unggah(klien, buku(baris("Contoh", kode[0], 1))).status_code == 403
    assert klien.get(f"{RANCANGAN}pratinjau/").status_code == 403
    assert klien.get(f"{RANCANGAN}templat-2023.xlsx").status_code == 403
    assert not Renja.objects.filter(tahun=2023).exists()
    assert kantor_bernama("contoh")
