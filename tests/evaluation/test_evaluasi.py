"""Evaluasi atas Rencana Aksi by quarter (specification 3.6)."""

import random
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from evaluation.kinerja import muat_kinerja
from evaluation.models import EvaluasiTriwulan, Realisasi, TargetTriwulan
from evaluation.tabel import TABEL_EVALUASI, triwulan_terisi
from planning.enums import Arah, JenisRenja, StatusPejabat
from planning.models import Kabupaten, Pejabat, Renja
from planning.nilai import TIDAK_BERLAKU
from planning.pohon import muat_pohon
from planning.tabel import Tabel
from planning.versi import TERKAIT
from renja.tabel import muat_tabel
from tests.evaluation.pohon_acak import buat_tahun_acak
from tests.factories import buat_baris, buat_edisi, buat_pohon, buat_realisasi, buat_renja

pytestmark = pytest.mark.django_db

KIRI = ("k1", "k2", "k_satuan", "k3", "k4", "k5")
KANAN = ("k6", "k7", "k8", "k9", "k10", "k11", "k12")


def muat(renja: Renja, tw: int = 2) -> Tabel:
    return muat_tabel(Renja.objects.select_related(*TERKAIT).get(pk=renja.pk), f"EVALUASI-TW{tw}")


def sisi(tabel: Tabel, kolom: tuple[str, ...]) -> list[list[str]]:
    """The texts of one side, line by line."""
    letak = [tabel.nama_kolom.index(k) for k in kolom]
    return [[b.sel[i].teks for i in letak] for b in tabel.baris]


def targetkan(renja: Renja, kunci, *target) -> None:
    TargetTriwulan.objects.bulk_create(
        TargetTriwulan(renja=renja, kunci=kunci, triwulan=tw, target=angka) for tw, angka in enumerate(target, 1)
    )


@pytest.fixture
def contoh(db) -> Renja:
    """One programme, one kegiatan, two leaves of which the first has two indicators."""
    renja = buat_renja(tahun=2023)
    otomatis = {"uraian": "Rata-rata", "satuan": "%", "target": 100, "otomatis": True}
    buat_baris(renja, "7.01.01", None, otomatis, nama="Program penunjang")
    buat_baris(renja, "7.01.01.2.01", None, otomatis, nama="Kegiatan satu")
    dua = ({"uraian": "Dokumen", "target": 4}, {"uraian": "Keluhan", "target": 10, "arah": Arah.NEGATIF})
    a = buat_baris(renja, "7.01.01.2.01.01", 100, *dua, nama="Sub satu")
    b = buat_baris(renja, "7.01.01.2.01.02", 100, {"uraian": "Laporan", "target": 2}, nama="Sub dua")
    dokumen, keluhan = a.indikator.all()
    laporan = b.indikator.get()
    targetkan(renja, dokumen.kunci, 2, 2, 0, 0)
    targetkan(renja, keluhan.kunci, 5, 5, 0, 5)
    targetkan(renja, laporan.kunci, 0, 2)
    kantor = renja.perangkat_daerah
    buat_realisasi(kantor, 2023, dokumen.kunci, 3, 2, 4, 0)
    buat_realisasi(kantor, 2023, keluhan.kunci, 4, 11, 0, 4)
    buat_realisasi(kantor, 2023, laporan.kunci, 0, 1)
    Realisasi.objects.filter(kunci=laporan.kunci, triwulan=2).update(keterangan="Satu tertunda.")
    return renja


def test_dua_sisi(contoh):
    """Dokumen 3/2 = 150 and 2/2 = 100; keluhan (10-4)/5 = 120 and (10-11)/5 < 0; laporan: none planned, 1/2 = 50."""
    tabel = muat(contoh)
    assert sisi(tabel, KIRI)[:5] == [
        ["PROGRAM PENUNJANG", "Rata-rata", "100%", "TW 1 : 100", "135", "135"],
        ["", "", "", "TW 2 : 100", "50", "50"],
        ["", "", "", "TW 3 : 100", "", ""],
        ["", "", "", "TW 4 : 100", "", ""],
        [""] * 6,
    ]
    assert sisi(tabel, KANAN) == [
        ["Kegiatan satu", "Rata-rata", "100%", "TW 1 : 100", "135", "135", ""],
        ["", "", "", "TW 2 : 100", "50", "50", ""],
        ["", "", "", "TW 3 : 100", "", "", ""],
        ["", "", "", "TW 4 : 100", "", "", ""],
        ["Sub satu", "Dokumen", "4 Dokumen", "TW 1 : 2", "3", "150", ""],
        ["", "", "", "TW 2 : 2", "2", "100", ""],
        ["", "", "", "TW 3 : 0", "", "", ""],
        ["", "", "", "TW 4 : 0", "", "", ""],
        ["", "Keluhan", "10 Dokumen", "TW 1 : 5", "4", "120", ""],
        ["", "", "", "TW 2 : 5", "11", "0", ""],
        ["", "", "", "TW 3 : 0", "", "", ""],
        ["", "", "", "TW 4 : 5", "", "", ""],
        ["Sub dua", "Laporan", "2 Dokumen", "TW 1 : 0", "0", "-", ""],
        ["", "", "", "TW 2 : 2", "1", "50", "Satu tertunda."],
        ["", "", "", "TW 3 :", "", "", ""],
        ["", "", "", "TW 4 :", "", "", ""],
    ]


def test_triwulan_sesudahnya(contoh):
    """Up to the fourth: keluhan 0 of a target of 0 is 100, (10-4)/5 is 120; dokumen 4 of 0 has no percentage."""
    kanan = sisi(muat(contoh, 4), KANAN)
    assert [b[5] for b in kanan] == [
        "135", "50", "100", "120",
        "150", "100", "-", "-", "120", "0", "100", "120",
        "-", "50", "-", "-",
    ]  # fmt: skip


def test_sel_yang_mencakup_beberapa_baris(contoh):
    """A node's name and an indicator's words reach over the quarters; beside what is below, the left stays open."""
    tabel = muat(contoh)
    tinggi = {k: [b.sel[tabel.nama_kolom.index(k)].tinggi for b in tabel.baris] for k in (*KIRI, *KANAN)}
    assert tinggi["k1"] == tinggi["k2"] == [4, 0, 0, 0, *[1] * 12]
    assert tinggi["k6"] == tinggi["k7"] == tinggi["k8"] == [4, 0, 0, 0] * 4
    assert tinggi["k3"] == tinggi["k9"] == tinggi["k12"] == [1] * 16
    terbuka = {k: [b.sel[tabel.nama_kolom.index(k)].terbuka for b in tabel.baris] for k in (*KIRI, *KANAN)}
    assert terbuka["k1"] == [True] * 15 + [False]
    assert terbuka["k3"] == [False] * 4 + [True] * 11 + [False]
    assert [i for i, x in enumerate(terbuka["k6"]) if x] == [4, 5, 6, 7], "the first leaf's two indicators"


def test_batas_hanya_untuk_rata_rata(contoh):
    Kabupaten.objects.update(batas_capaian_rata2=120)
    kanan = sisi(muat(contoh), KANAN)
    assert kanan[4][5] == "150"
    assert kanan[0][5] == "120"


@pytest.mark.parametrize("benih", range(8))
def test_sama_dengan_kinerja(benih):
    """Whatever the tree, every percentage is that of ``Kinerja``: the table and the page of figures never differ."""
    acak = random.Random(benih)
    renja = buat_tahun_acak(acak, tahun=2023)
    Kabupaten.objects.update(
        batas_capaian_rata2=acak.choice([None, 100]), rumus_negatif=acak.choice(["dua_t_kurang_r", "t_per_r"])
    )
    renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
    tabel = TABEL_EVALUASI[4].muat(renja)
    kinerja = muat_kinerja(renja, muat_pohon(renja))
    simpul = kinerja.pohon.per_nomenklatur
    kolom = tabel.nama_kolom.index
    diperiksa = 0
    for sumber, baris in zip(tabel.sumber, tabel.baris, strict=True):
        for lajur, k in ((sumber.kiri, "k5"), (sumber.kanan, "k11")):
            if lajur is None or lajur.blok.tinggi == 1:
                continue
            s = simpul[lajur.blok.simpul.nomenklatur.pk]
            i = lajur.blok.indikator
            harap = kinerja.capaian_tw(s, i, lajur.tw).persen if i else kinerja.capaian_simpul(s, lajur.tw)
            dapat = baris.sel[kolom(k)].nilai
            if isinstance(harap, Decimal):
                assert float(dapat) == pytest.approx(float(harap), rel=1e-14), (s.kode, lajur.tw)
                diperiksa += 1
            else:
                assert dapat in (None, TIDAK_BERLAKU), (s.kode, lajur.tw)
    assert diperiksa > 3


def test_bidang_dan_program_tanpa_isi():
    """Before 2021 an office has rows of several bidang, and a programme may have nothing below it yet."""
    renja = buat_renja(tahun=2020, edisi=buat_edisi(lama=True))
    buat_baris(renja, "4.36.01", None, {"uraian": "Indikator program", "target": 1}, nama="Program a")
    buat_baris(renja, "0.00.02", None, {"target": 1}, nama="Program b")
    buat_baris(renja, "0.00.02.01", 5, nama="Kegiatan tanpa indikator")
    tabel = muat(renja)
    assert [(b.level, b.nama, b.sel[0].lebar) for b in tabel.baris if b.judul_saja] == [
        ("bidang", b.nama, 13) for b in tabel.baris if b.judul_saja
    ]
    assert sum(b.judul_saja for b in tabel.baris) == 2
    kiri, kanan = sisi(tabel, KIRI), sisi(tabel, KANAN)
    b, a = (next(i for i, x in enumerate(kiri) if x[0] == nama) for nama in ("PROGRAM B", "PROGRAM A"))
    assert [x[0] for x in kanan[b : b + 4]] == ["Kegiatan tanpa indikator", "", "", ""]
    assert [x[5] for x in kiri[b : b + 2]] == ["-", "-"]
    assert [x[0] for x in kanan[a : a + 4]] == [""] * 4
    assert tabel.baris[a].level == "program"


def test_renja_kosong():
    tabel = muat(buat_renja(tahun=2023))
    assert tabel.baris == []
    assert tabel.judul == ["EVALUASI ATAS RENCANA AKSI TRIWULAN II", "KANTOR KECAMATAN CONTOH TAHUN 2023"]


def test_tidak_ada_pada_rancangan_awal():
    rancangan = buat_renja(JenisRenja.RANCANGAN_AWAL)
    assert not TABEL_EVALUASI[1].tersedia(rancangan)
    assert TABEL_EVALUASI[1].tersedia(buat_renja())


def test_banyak_query_tetap(django_assert_num_queries):
    for banyak in (1, 6):
        renja = buat_renja(tahun=2022 + banyak)
        buat_pohon(renja, banyak, 2, 2, indikator=2)
        renja = Renja.objects.select_related(*TERKAIT).get(pk=renja.pk)
        with django_assert_num_queries(9):
            assert TABEL_EVALUASI[4].muat(renja).baris


def test_triwulan_terisi(contoh, django_assert_num_queries):
    renja = Renja.objects.get(pk=contoh.pk)
    with django_assert_num_queries(1):
        assert triwulan_terisi(renja) == {1, 2, 3, 4}
    Realisasi.objects.filter(triwulan__gt=2).update(realisasi=None)
    assert triwulan_terisi(renja) == {1, 2}
    assert triwulan_terisi(buat_renja(tahun=2024)) == set()


class TestTandaTangan:
    @pytest.fixture
    def pejabat(self, contoh):
        kantor = contoh.perangkat_daerah
        Pejabat.objects.create(
            perangkat_daerah=kantor, jabatan="Camat", nama="Contoh Lama", mulai="2020-01-01", selesai="2023-07-11"
        )
        return Pejabat.objects.create(
            perangkat_daerah=kantor,
            jabatan="Camat",
            status=StatusPejabat.PLT,
            nama="Contoh Baru, S.STP",
            nip="000000000000000002",
            pangkat="Pembina",
            golongan="IV/a",
            mulai="2023-07-12",
        )

    def test_yang_menjabat_pada_batas_pengisian(self, contoh, pejabat):
        """Open still: the camat of the deadline, the tenth of July, signs; the day is written by hand."""
        (blok,) = muat(contoh).tanda_tangan
        assert (blok.atas, blok.nama, blok.bawah) == (
            ("Contoh, ........................", "CAMAT CONTOH,"),
            "Contoh Lama",
            (),
        )

    def test_yang_menjabat_saat_ditutup(self, contoh, pejabat):
        EvaluasiTriwulan.objects.create(
            perangkat_daerah=contoh.perangkat_daerah,
            tahun=2023,
            triwulan=2,
            ditutup=datetime(2023, 7, 14, 20, tzinfo=UTC),
        )
        (blok,) = muat(contoh).tanda_tangan
        assert blok.atas == ("Contoh, 15 Juli 2023", "Plt. CAMAT CONTOH,")
        assert blok.nama == "Contoh Baru, S.STP"
        assert blok.bawah == ("Pangkat/Gol. : Pembina, IV/a", "NIP : 00000000 000000 0 002")

    def test_batas_yang_ditetapkan_lain(self, contoh, pejabat):
        EvaluasiTriwulan.objects.create(
            perangkat_daerah=contoh.perangkat_daerah, tahun=2023, triwulan=2, batas=date(2023, 8, 1)
        )
        assert muat(contoh).tanda_tangan[0].nama == "Contoh Baru, S.STP"

    def test_tanpa_pejabat_ada_tempat_menulis(self, contoh):
        (blok,) = muat(contoh).tanda_tangan
        assert (blok.nama, blok.nama_tercetak, blok.bawah) == ("", "(........................)", ())
