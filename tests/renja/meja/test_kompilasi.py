"""Tables compiled over all offices: every line, every sum, recalculated by LibreOffice, and equal to our figures."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from django.conf import settings

from planning.enums import JenisRenja
from planning.models import Kabupaten, Renja, SetelanTabel
from planning.muat import muat
from planning.nilai import jumlah
from planning.pohon import muat_pohon
from planning.tabel.rumus import angka
from planning.versi import TERKAIT
from renja.keluaran.kompilasi import SEMUA, TidakAdaIsi, kompilasi_xlsx, nomor_tersedia, susun
from renja.tabel import DAFTAR
from tests.factories import buat_baris, buat_edisi, buat_perangkat_daerah, buat_renja

from .conftest import MEJA, pesan, tambah_kantor

pytestmark = pytest.mark.django_db


def versi(*renja: Renja) -> list[Renja]:
    """As the page fetches them."""
    semua = Renja.objects.filter(pk__in=[r.pk for r in renja]).select_related(*TERKAIT)
    return list(semua.order_by("perangkat_daerah__kode_wilayah"))


@pytest.fixture
def kabupaten(meja) -> Kabupaten:
    return meja.perangkat_daerah.kabupaten


@pytest.fixture
def banyak(meja) -> list[Renja]:
    """Three offices with different plans."""
    lain = tambah_kantor(meja, 2, program=2, sub_kegiatan=3, indikator=2, pagu=1_234_567)
    return versi(meja.pokok, *lain)


def lembar(isi: bytes, nama: str = "Tabel 3.1"):
    return openpyxl.load_workbook(BytesIO(isi), data_only=True)[nama]


def baris_bernama(ws, awalan: str) -> dict[str, list]:
    """The lines whose name begins so."""
    hasil = {}
    for r in ws.iter_rows(values_only=True):
        nama = next((s for s in r if isinstance(s, str) and s.startswith(awalan)), None)
        if nama:
            hasil[nama] = list(r)
    return hasil


def test_jumlah_tiap_kantor_dan_semua(kabupaten, banyak):
    ws = lembar(kompilasi_xlsx(kabupaten, 2022, banyak, ["3.1"]))
    per_kantor = {k: r[5] for k, r in baris_bernama(ws, "JUMLAH Kecamatan").items()}
    assert per_kantor == {f"JUMLAH {r.perangkat_daerah.nama}": muat_pohon(r).pagu for r in banyak}
    ((semua,),) = (baris_bernama(ws, SEMUA).values(),)
    assert semua[5] == sum(muat_pohon(r).pagu for r in banyak) == 2_000_000 + 2 * 6 * 1_234_567
    kepala = list(baris_bernama(ws, "Kecamatan "))
    assert kepala == [f"{r.perangkat_daerah.nama} (Renja Tahun 2022)" for r in banyak]


def test_setiap_baris_tabel_ikut(kabupaten, banyak):
    (gabungan,) = susun(kabupaten, 2022, banyak, ["4.1"])
    asli = [[s.teks for s in b.sel] for t in gabungan.daftar for b in t.baris if b.level != "jumlah"]
    ikut = [[s.teks for s in b.sel] for b in gabungan.baris if b.level not in ("jumlah", "bidang")]
    assert ikut == asli


@pytest.mark.sekali
def test_libreoffice_menghitung_sama(kabupaten, banyak, meja, soffice, tmp_path):
    """Every table that these versions have, formulas computed anew, against what our tables hold."""
    nomor = nomor_tersedia(banyak)
    berkas = tmp_path / "kompilasi.xlsx"
    berkas.write_bytes(kompilasi_xlsx(kabupaten, 2022, banyak, nomor))
    hitung = openpyxl.load_workbook(soffice.hitung_ulang(berkas), data_only=True)
    rumus = openpyxl.load_workbook(berkas)
    diperiksa = 0
    for tabel in susun(kabupaten, 2022, banyak, nomor):
        ws, asal = hitung[tabel.sebutan()], rumus[tabel.sebutan()]
        awal = len(tabel.judul) + 1 + 2 + len(tabel.kepala) + 1
        for b, baris in enumerate(tabel.baris, awal):
            for k, sel in enumerate(baris.sel, 1):
                isi = ws.cell(b, k).value
                if (harap := angka(sel.nilai)) is not None:
                    assert isi == pytest.approx(float(harap)), (tabel.sebutan(), b, k)
                    diperiksa += str(asal.cell(b, k).value).startswith("=")
                elif sel.teks and sel.kolom.jenis == "teks":
                    assert isi == sel.teks, (tabel.sebutan(), b, k)
    assert diperiksa > 60


@pytest.mark.sekali
def test_contoh_nyata(soffice, tmp_path):
    """The fixtures' Kalaena beside a copy of itself: the sum of all is twice its own."""
    muat(settings.BASE_DIR / "fixtures")
    kabupaten = Kabupaten.objects.get(kode="73.24")
    renja = list(Renja.objects.filter(tahun=2021, jenis=JenisRenja.PERUBAHAN).select_related(*TERKAIT))
    (asli,) = renja
    kembar = Renja.objects.select_related(*TERKAIT).get(pk=asli.pk)
    kembar.perangkat_daerah = kabupaten.perangkat_daerah.get(slug="burau")
    berkas = tmp_path / "kompilasi.xlsx"
    berkas.write_bytes(kompilasi_xlsx(kabupaten, 2021, [asli, kembar], ["3.1", "3.3-P", "4.1"]))
    buku = openpyxl.load_workbook(soffice.hitung_ulang(berkas), data_only=True)
    for nama in buku.sheetnames:
        (semua,) = baris_bernama(buku[nama], SEMUA).values()
        bagian = list(baris_bernama(buku[nama], "JUMLAH Kecamatan").values())
        assert len(bagian) == 2
        for jumlah_semua, *per_kantor in zip(semua, *bagian, strict=True):
            if isinstance(jumlah_semua, int | float):
                assert jumlah_semua == sum(per_kantor)
    (semua,) = baris_bernama(buku["Tabel 3.1"], SEMUA).values()
    assert semua[5] == 2 * muat_pohon(asli).pagu


def test_bentuk_lain_di_lembar_sendiri(kabupaten, banyak):
    """Another order of columns (a setting) and another edition do not share a sheet."""
    SetelanTabel.objects.create(renja=banyak[1], urutan_lokasi="lampiran")
    lama = buat_renja(tahun=2022, perangkat_daerah=buat_perangkat_daerah("lama"), edisi=buat_edisi(lama=True))
    buat_baris(lama, "4.36.70.02", 9_000_000, {"target": 1})
    isi = kompilasi_xlsx(kabupaten, 2022, versi(*banyak, lama), ["3.1"])
    assert openpyxl.load_workbook(BytesIO(isi)).sheetnames == ["Tabel 3.1", "Tabel 3.1 (2)", "Tabel 3.1 (3)"]


def test_dua_bentuk_41(kabupaten, banyak):
    isi = kompilasi_xlsx(kabupaten, 2022, banyak, ["4.1", "4.1-A", "4.1-B"])
    assert openpyxl.load_workbook(BytesIO(isi)).sheetnames == ["Tabel 4.1", "Tabel 4.1-A", "Tabel 4.1-B"]


def test_kosong_bukan_nol(kabupaten, meja):
    """An office without figures adds nothing, and has no zero of its own."""
    kosong = buat_renja(tahun=2022, perangkat_daerah=buat_perangkat_daerah("kosong"))
    buat_baris(kosong, "7.01.01.2.01.01", None, {"target": 1})
    ws = lembar(kompilasi_xlsx(kabupaten, 2022, versi(meja.pokok, kosong), ["3.1"]))
    (semua,) = baris_bernama(ws, SEMUA).values()
    assert semua[5] == 2_000_000
    (kantor,) = baris_bernama(ws, "JUMLAH Kecamatan Kosong").values()
    assert not kantor[5]
    assert baris_bernama(ws, "T O T A L") == {}


def test_tidak_ada_isi(kabupaten):
    with pytest.raises(TidakAdaIsi):
        kompilasi_xlsx(kabupaten, 2022, [], ["3.1"])


def test_semua_tabel_dapat_dikompilasi(kabupaten, meja):
    """Whatever is registered: a new table needs nothing here."""
    semua = versi(meja.perubahan)
    nomor = nomor_tersedia(semua)
    assert set(nomor) <= set(DAFTAR)
    buku = openpyxl.load_workbook(BytesIO(kompilasi_xlsx(kabupaten, 2022, semua, nomor)))
    assert len(buku.sheetnames) == len(set(buku.sheetnames)) == len(nomor)


# --- The page ---------------------------------------------------------------------------------------------------------


def test_unduh_yang_berlaku(meja, badan, asing):
    tambah_kantor(meja, 1)
    jawaban = badan.get(f"{MEJA}kompilasi/2022.xlsx?tabel=3.1")
    assert jawaban.status_code == 200
    ws = lembar(jawaban.content)
    assert list(baris_bernama(ws, "Kecamatan ")) == [
        "Kecamatan Contoh (Renja Perubahan Tahun 2022)",
        "Kecamatan Kec-0 (Renja Tahun 2022)",
    ]
    (semua,) = baris_bernama(ws, SEMUA).values()
    assert semua[5] == 6_000_000 + 1_000_000


def test_unduh_menurut_versi(meja, badan):
    tambah_kantor(meja, 1)
    for v, harap in (("pokok", 3_000_000), ("perubahan", 6_000_000), ("entah", 7_000_000)):
        ws = lembar(badan.get(f"{MEJA}kompilasi/2022.xlsx?tabel=3.1&versi={v}").content)
        (semua,) = baris_bernama(ws, SEMUA).values()
        assert semua[5] == harap


@pytest.mark.parametrize(
    ("alamat", "kata"),
    [
        ("2022.xlsx", "Pilih sedikitnya satu tabel."),
        ("2022.xlsx?tabel=9.9", "Pilih sedikitnya satu tabel."),
        ("1990.xlsx?tabel=3.1", "Belum ada kecamatan yang mempunyai tabel ini"),
        ("2022.xlsx?tabel=3.1&versi=rancangan-awal", "Belum ada kecamatan yang mempunyai tabel ini"),
    ],
)
def test_yang_tidak_dapat_dibuat(badan, alamat, kata):
    jawaban = badan.get(f"{MEJA}kompilasi/{alamat}", follow=True)
    assert jawaban.status_code == 200
    assert any(kata in p for p in pesan(jawaban))


def test_pilihan_di_halaman(badan):
    isi = badan.get(f"{MEJA}kompilasi/?tahun=2022").content.decode()
    assert 'value="3.1" checked' in isi
    assert 'value="3.3-P"' in isi
    assert "Belum ada kecamatan yang punya Renja 2030" in badan.get(f"{MEJA}kompilasi/?tahun=2030").content.decode()
    assert jumlah([]) is None
