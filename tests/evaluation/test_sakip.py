"""Tables of promises and of the year's work: their shape, and the figures that Kalaena 2024 printed."""

import pytest

from evaluation.tabel import TabelIKU, TabelPK, TabelRencanaAksi, TabelRKT, TabelTujuanSasaran
from evaluation.tabel.sasaran import TANPA_SASARAN
from planning.models import ProgramSasaran
from renja.keluaran.csv import baris_csv
from renja.tabel import kelas_tabel

pytestmark = pytest.mark.django_db


@pytest.fixture
def renja(data_contoh):
    return data_contoh("kalaena", 2024, "pokok")


def test_tujuan_dan_iku_satu_kolom_per_tahun(renja):
    tujuan, iku = TabelTujuanSasaran.muat(renja), TabelIKU.muat(renja)
    assert [k.judul for k in tujuan.kolom[4:]] == [("Target", str(t)) for t in range(2022, 2027)]
    assert [s.teks for s in tujuan.baris[0].sel[4:]] == ["85 Nilai", "87 Nilai", "95 Nilai", "95 Nilai", "98 Nilai"]
    assert iku.nomor_kolom == [str(n) for n in range(1, 13)]
    assert iku.judul == ["INDIKATOR KINERJA UTAMA (IKU) KANTOR KECAMATAN KALAENA TAHUN 2022-2026"]


def test_pk_menjanjikan_target_tahun_itu(renja):
    assert [b.sel[-1].teks for b in TabelPK.muat(renja).baris] == ["95 Nilai", "98%"]


def test_rkt_menaruh_program_di_bawah_sasarannya(renja):
    baris = baris_csv(TabelRKT.muat(renja))
    sasaran = [b["1"] for b in baris if b["level"] == "sasaran"]
    assert sasaran == ["1", "2"]
    program = {b["kode"]: int(b["7"]) for b in baris if b["level"] == "program"}
    assert program["7.01.01"] == 2_590_643_300
    assert sum(program.values()) == 2_758_235_300
    assert baris.index(next(b for b in baris if b["kode"] == "7.01.01")) > baris.index(
        next(b for b in baris if b["1"] == "2")
    )


def test_program_tanpa_sasaran_tidak_hilang(renja):
    ProgramSasaran.objects.filter(nomenklatur__kode="7.01.03").delete()
    baris = baris_csv(TabelRKT.muat(renja))
    letak = next(i for i, b in enumerate(baris) if b["5"] == TANPA_SASARAN)
    assert baris[letak + 1]["kode"] == "7.01.03"
    assert sum(int(b["7"]) for b in baris if b["level"] == "program") == 2_758_235_300


def test_rencana_aksi_menjumlah_triwulan(renja):
    tabel = TabelRencanaAksi.muat(renja)
    assert tabel.kunci_kolom[6:] == [
        *(f"{6 + tw} {isi}" for tw in range(1, 5) for isi in ("Target", "Rp")),
        "11 Target",
        "11 Rp",
        "12",
    ]
    baris = {b["kode"]: b for b in baris_csv(tabel) if b["kode"]}
    pkk = baris["7.01.03.2.01.0003"]
    assert [pkk[f"{n} Rp"] for n in (7, 8, 9, 10, 11)] == ["30245500", "16682500", "22270000", "16682500", "85880500"]
    assert pkk["11 Target"] == "12 Laporan"
    assert baris["7.01.03.2.01"]["11 Rp"] == baris["7.01.03"]["11 Rp"] == "96774000"
    for tw in range(7, 11):
        anak = [int(b[f"{tw} Rp"] or 0) for k, b in baris.items() if k.startswith("7.01.01.2.08.")]
        assert int(baris["7.01.01.2.08"][f"{tw} Rp"]) == sum(anak)


@pytest.mark.parametrize(
    ("kelas", "query"),
    [(TabelTujuanSasaran, 3), (TabelIKU, 3), (TabelPK, 6), (TabelRKT, 9), (TabelRencanaAksi, 14)],
)
def test_banyak_query_tetap(renja, kelas, query, django_assert_num_queries):
    with django_assert_num_queries(query):
        assert kelas.muat(renja).baris


@pytest.mark.parametrize("nomor", ["TUJUAN", "IKU", "PK", "RKT", "RA"])
def test_tanpa_renstra_tabelnya_kosong(data_contoh, nomor):
    renja = data_contoh("kalaena", 2024, "pokok")
    renja.tahun = 2050
    assert kelas_tabel(renja, nomor).muat(renja).baris is not None
