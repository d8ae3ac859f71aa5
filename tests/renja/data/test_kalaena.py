"""What the fixtures hold of Kalaena, typed in through the pages: the same tables come of it.

In a module of their own: the fixtures stay in the database until its end.
"""

import csv
from decimal import Decimal

import pytest
from django.conf import settings
from django.test import Client

from planning.models import (
    IndikatorRenstra,
    IndikatorSasaran,
    KinerjaTahunan,
    Nomenklatur,
    Pengguna,
    PerangkatDaerah,
    Renstra,
    Sasaran,
    Usulan,
)
from planning.nilai import format_angka
from renja.keluaran.csv import baris_csv
from renja.tabel import muat_tabel

from .peramban import buka, kirim

RENSTRA = "/kalaena/renstra/2016-2021/"
PROGRAM = f"{RENSTRA}program/"
FOLDER = settings.BASE_DIR / "fixtures/kalaena/renstra-2016-2021"
EDISI = "050-3708-2020"


def baca(nama: str) -> list[dict[str, str]]:
    with open(FOLDER / f"{nama}.csv", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def tulis(angka: str) -> str:
    """A figure of the fixtures as people type it."""
    return format_angka(Decimal(angka)) if angka else ""


@pytest.fixture
def staf(data_contoh) -> Client:
    kantor = PerangkatDaerah.objects.get(slug="kalaena")
    klien = Client()
    klien.force_login(Pengguna.objects.create_user("pengetik", peran="staf", perangkat_daerah=kantor))
    return klien


@pytest.fixture
def tabel(data_contoh):
    """A function that gives tables 2.1 and 2.2 of the Renja Perubahan 2021 as they are now, cell by cell."""
    return lambda: {
        nomor: baris_csv(muat_tabel(data_contoh("kalaena", 2021, "perubahan"), nomor)) for nomor in ("2.1", "2.2")
    }


def isi_kepala(staf: Client) -> None:
    """Visi and misi, tujuan and sasaran."""
    kepala = baca("renstra")[0]
    isi = {"tahun_awal": "2016", "tahun_akhir": "2021", **kepala}
    isi |= {f"misi-b{m['no']}-uraian": m["uraian"] for m in baca("misi")}
    assert kirim(staf, buka(staf, "/kalaena/renstra/tambah/"), isi).tiba == RENSTRA
    isi = {f"t-b{t['no']}-uraian": t["uraian"] for t in baca("tujuan")}
    isi |= {f"t-b{s['tujuan_no']}-s-b1-uraian": s["uraian"] for s in baca("sasaran")}
    assert kirim(staf, buka(staf, f"{RENSTRA}tujuan/"), isi).tiba == RENSTRA


def isi_sasaran(staf: Client) -> None:
    """The indicators of the sasaran and their figures."""
    for i in baca("indikator-sasaran"):
        h = buka(staf, f"{RENSTRA}indikator/tambah/")
        milik = next(p for p in h.borang.pilihan["milik"] if p.startswith("s-") and _sasaran(p) == i["sasaran_no"])
        isi = {"milik": milik, "iku": "on" if i["iku"] == "ya" else None}
        kolom = "uraian satuan arah agregasi spm ikk formula sumber_data penanggung_jawab catatan_analisis"
        h = kirim(staf, h, isi | {k: i[k] for k in kolom.split()})
        assert h.tiba == f"{RENSTRA}target/"
    pk = {
        str(i.nomor): i.pk
        for i in IndikatorSasaran.objects.filter(renstra__perangkat_daerah__slug="kalaena", renstra__tahun_awal=2016)
    }
    isi = {
        f"i-{pk[k['indikator_no']]}-{jenis}-{k['tahun']}": tulis(k[jenis])
        for k in baca("kinerja-sasaran")
        for jenis in ("target", "realisasi", "proyeksi")
    }
    assert kirim(staf, buka(staf, f"{RENSTRA}target/"), isi).tiba == RENSTRA


def _sasaran(pilihan: str) -> str:
    """The number of the fixtures' sasaran behind a choice: there they are numbered through."""
    uraian = Sasaran.objects.get(pk=pilihan.removeprefix("s-")).uraian
    return next(s["no"] for s in baca("sasaran") if s["uraian"] == uraian)


def isi_program(staf: Client) -> None:
    """The indicators of programs down to the leaves, program by program, and all their figures."""
    indikator = baca("indikator")
    for program in dict.fromkeys(i["kode"][:7] for i in indikator):
        milik = [i for i in indikator if i["kode"].startswith(program)]
        daun = "&".join(f"kode={i['kode']}" for i in milik)
        h = buka(staf, f"{PROGRAM}indikator/?edisi={EDISI}&{daun}")
        pk = _node(h)
        isi = {f"n-{pk[i['kode']]}-b1-{k}": i[k] for i in milik for k in ("uraian", "satuan", "arah", "agregasi")}
        assert kirim(staf, h, isi).tiba == PROGRAM
    pk = {i.nomenklatur.kode: i.pk for i in _indikator()}
    isi = {f"k-{pk[i['kode']]}-target_akhir": tulis(i["target_akhir"]) for i in indikator}
    assert kirim(staf, buka(staf, f"{PROGRAM}target/"), isi).tiba == PROGRAM
    for tahun in ("2019", "2020"):
        isi = {}
        for k in (k for k in baca("kinerja") if k["tahun"] == tahun):
            angka = {n: tulis(k[n]) for n in ("target", "realisasi", "realisasi_sd")}
            isi |= {f"k-{pk[k['kode']]}-{n}": t for n, t in {**angka, "satuan": k["satuan"]}.items()}
        kirim(staf, buka(staf, f"{PROGRAM}angka/{tahun}/"), isi)


def _node(h) -> dict[str, str]:
    """The primary keys of the nodes in the page, by code."""
    pk = {n.split("-")[1] for n in h.borang.jenis if n.startswith("n-")}
    return {n.kode: str(n.pk) for n in Nomenklatur.objects.filter(pk__in=pk)}


def _indikator():
    kalaena = IndikatorRenstra.objects.filter(renstra__perangkat_daerah__slug="kalaena", renstra__tahun_awal=2016)
    return kalaena.select_related("nomenklatur")


def _kinerja() -> int:
    return KinerjaTahunan.objects.filter(indikator__in=_indikator()).count()


def test_diketik_sama_dengan_fixtures(staf, tabel):
    sebelum = tabel()
    kinerja = _kinerja()
    assert sebelum["2.1"]
    kosong = Renstra.objects.get(perangkat_daerah__slug="kalaena", tahun_awal=2016)
    cacah = kosong.indikator.filter(nomenklatur__edisi__kode=EDISI).count()
    kosong.delete()
    assert tabel() != sebelum

    isi_kepala(staf)
    isi_sasaran(staf)
    isi_program(staf)

    assert _indikator().count() == cacah
    assert _kinerja() == kinerja
    assert tabel() == sebelum


def test_disalin_dari_renja_lalu_diisi_angkanya(staf, tabel):
    """The shorter way: the indicators are taken over from the Renja, only the figures are typed."""
    Renstra.objects.get(perangkat_daerah__slug="kalaena", tahun_awal=2016).delete()
    isi_kepala(staf)
    isi_sasaran(staf)
    h = buka(staf, f"{PROGRAM}tambah/")
    perubahan = next(f for f in h.formulir if "dari" in f.jenis)
    h = kirim(staf, h, {}, formulir=perubahan)
    assert h.tiba == f"{PROGRAM}target/"
    pk = {i.nomenklatur.kode: i.pk for i in _indikator()}
    isi = {
        f"k-{pk[i['kode']]}-target_akhir": tulis(i["target_akhir"])
        for i in baca("indikator")
        if i["target_akhir"] and i["kode"] in pk
    }
    assert kirim(staf, h, isi).tiba == PROGRAM
    terisi = [b for b in tabel()["2.1"] if b["4"]]
    assert len(terisi) >= 30


def test_usulan_2021_diketik(staf, data_contoh):
    """The 34 proposals, each with a search for the row that takes it up, give the same table 2.4."""
    renja = data_contoh("kalaena", 2021, "perubahan")
    harapan = baris_csv(muat_tabel(renja, "2.4"))
    milik = Usulan.objects.filter(perangkat_daerah=renja.perangkat_daerah, tahun=2021).select_related("nomenklatur")
    semua = list(milik)
    assert len(semua) == 34
    milik.delete()
    alamat = "/kalaena/2021/usulan/tambah/"
    for u in semua:
        h = kirim(staf, buka(staf, alamat), {"asal": u.asal, "cari": u.nomenklatur.kode}, tombol=("aksi", "cari"))
        isi = {"nomenklatur": str(u.nomenklatur_id), "lokasi": u.lokasi, "pagu": format_angka(u.pagu)}
        h = kirim(staf, h, isi | {"status": u.status}, tombol=("aksi", "lagi"))
        assert h.tiba.startswith(alamat)
    assert baris_csv(muat_tabel(renja, "2.4")) == harapan
