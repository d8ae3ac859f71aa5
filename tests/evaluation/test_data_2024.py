"""The quarters of Kalaena in ``fixtures/`` come to what the documents print, by the rules of ``evaluation.capaian``.

Held against the printed tables themselves (``tests/golden``), cell by cell where the source is whole; nothing here goes
through a table of ours.
"""

import csv
from collections import Counter, defaultdict
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings

from evaluation.capaian import agregat, capaian, rata_rata
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.kode import kunci_lintas_edisi
from planning.models import IndikatorRenja, KinerjaSasaran, Renja, Renstra
from planning.nilai import TIDAK_BERLAKU, bulatkan, jumlah
from planning.pohon import muat_pohon
from tests.golden import kalaena_2024 as cetakan

pytestmark = pytest.mark.django_db

EMAS = Path(__file__).parents[1] / "golden"
TW = (1, 2, 3, 4)
JASA = "7.01.01.2.08"

RKT = cetakan.berkode(cetakan.RENCANA_AKSI / "tabel-rkt.csv", cetakan.KODE_RKT)
RENCANA_AKSI = cetakan.berkode(cetakan.RENCANA_AKSI / "tabel-rencana-aksi.csv", cetakan.KODE_RA)
EVALUASI = cetakan.berkode(cetakan.EVALUASI / "evaluasi.csv", cetakan.KODE_EVALUASI)


def angka(teks: str) -> Decimal | None:
    return Decimal(teks) if teks else None


class Data:
    """One version of the year and its quarters, straight from the database."""

    def __init__(self, renja: Renja):
        self.renja = renja
        self.pohon = muat_pohon(renja)
        self.simpul = {s.kode: s for s in self.pohon.telusuri() if s.baris}
        self.indikator = {s.kode: s.indikator[0] for s in self.simpul.values()}
        self.target = defaultdict(dict)
        kode = {i.kunci: k for k, i in self.indikator.items()}
        for t in TargetTriwulan.objects.filter(renja=renja):
            self.target[kode[t.kunci]][t.triwulan] = t.target
        self.pagu = defaultdict(dict)
        for p in PaguTriwulan.objects.filter(renja=renja).select_related("nomenklatur"):
            self.pagu[p.nomenklatur.kode][p.triwulan] = p.pagu
        milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun}
        self.realisasi = {(r.kunci, r.triwulan): r for r in Realisasi.objects.filter(**milik)}

    @property
    def daun(self):
        return [s for s in self.simpul.values() if s.daun]

    def target_tw(self, kode: str) -> list[Decimal | None]:
        return [self.target[kode].get(t) for t in TW]

    def rupiah_tw(self, kode: str) -> list[int | None]:
        """Of a leaf as entered; above, the sums."""
        return [jumlah(p.get(t) for k, p in self.pagu.items() if f"{k}.".startswith(f"{kode}.")) for t in TW]

    def realisasi_tw(self, kode: str, tw: int) -> Decimal | None:
        ada = self.realisasi.get((self.indikator[kode].kunci, tw))
        return ada.realisasi if ada else None

    def capaian(self, kode: str, tw: int):
        """Of a leaf from its own figures, above from what is below and has a target in the quarter."""
        if self.simpul[kode].daun:
            return capaian(self.target[kode].get(tw), self.realisasi_tw(kode, tw)).persen
        return rata_rata(self.capaian(a.kode, tw) for a in self.simpul[kode].anak)

    def tercetak(self, kode: str) -> list[str]:
        return [str(bulatkan(c, 0)) if isinstance(c, Decimal) else "" for c in (self.capaian(kode, t) for t in TW)]


@pytest.fixture
def pokok(data_contoh):
    return Data(data_contoh("kalaena", 2024, "pokok"))


@pytest.fixture
def perubahan(data_contoh):
    return Data(data_contoh("kalaena", 2024, "perubahan"))


class TestRKT:
    def test_jumlah(self, pokok):
        """Specification 9 no 3, and the total that the README of the golden data works out."""
        penunjang = pokok.simpul["7.01.01"]
        assert penunjang.pagu == 2_590_643_300
        assert [k.pagu for k in penunjang.anak] == [
            33_146_700,
            1_874_097_250,
            13_340_000,
            13_094_000,
            34_795_500,
            310_151_250,
            54_150_000,
            222_460_600,
            35_408_000,
        ]
        assert pokok.pohon.pagu == 2_758_235_300

    def test_cacah(self, pokok):
        """6 programmes, 15 kegiatan, and the 33 sub kegiatan of the RKT with the one that its sums show to be lost."""
        cacah = Counter(s.level for s in pokok.simpul.values())
        assert cacah == {"program": 6, "kegiatan": 15, "sub_kegiatan": 34}
        assert set(pokok.simpul) - {b["kode"] for b in RKT} == {"7.01.01.2.09.0009"}

    def test_pagu_setiap_baris(self, pokok):
        """As printed, but for four leaves that only the Rencana Aksi has right, and a kegiatan's copied figure."""
        beda = {
            b["kode"]: (b["anggaran"], pokok.simpul[b["kode"]].pagu)
            for b in RKT
            if int(b["anggaran"]) != pokok.simpul[b["kode"]].pagu
        }
        assert beda == {
            "7.01.04.2.02": ("19340000", 2_009_000),
            f"{JASA}.0001": ("9707000", 9_119_000),
            f"{JASA}.0002": ("35434704", 36_441_600),
            f"{JASA}.0003": ("3825000", 5_900_000),
            f"{JASA}.0004": ("129000000", 171_000_000),
        }

    def test_target_dan_satuan_setiap_baris(self, pokok):
        beda = {}
        for b in RKT:
            i = pokok.indikator[b["kode"]]
            if (i.target, i.satuan) != (Decimal(b["target"]), b["satuan"]):
                beda[b["kode"]] = (int(i.target), i.satuan)
        assert beda == {"7.01.01.2.01.0007": (9, "Laporan"), "7.01.01.2.02.0007": (12, "Laporan")}

    def test_program_di_bawah_sasarannya(self, pokok):
        renstra = Renstra.objects.get(perangkat_daerah=pokok.renja.perangkat_daerah, tahun_awal=2022)
        sasaran = {
            kunci_lintas_edisi(p.nomenklatur.kode): str(p.sasaran.nomor)
            for p in renstra.program_sasaran.select_related("nomenklatur", "sasaran")
        }
        for b in RKT:
            if b["level"] == "program":
                assert sasaran[kunci_lintas_edisi(b["kode"])] == b["sasaran_no"]

    def test_sasaran(self, pokok):
        target = KinerjaSasaran.objects.filter(indikator__renstra__tahun_awal=2022, tahun=2024)
        assert list(target.order_by("indikator__nomor").values_list("target", flat=True)) == [95, 98]


class TestRencanaAksi:
    def test_contoh_spesifikasi(self, pokok):
        """Specification 9 no 4."""
        assert pokok.rupiah_tw("7.01.03.2.01.0003") == [30_245_500, 16_682_500, 22_270_000, 16_682_500]
        assert sum(pokok.rupiah_tw("7.01.03.2.01.0003")) == 85_880_500
        assert sum(pokok.rupiah_tw("7.01.03.2.01")) == sum(pokok.rupiah_tw("7.01.03")) == 96_774_000

    @pytest.mark.parametrize("versi", ["pokok", "perubahan"])
    def test_rupiah_triwulan_sama_dengan_pagu(self, versi, request):
        data = request.getfixturevalue(versi)
        assert {s.kode: jumlah(data.rupiah_tw(s.kode)) for s in data.daun} == {s.kode: s.pagu for s in data.daun}

    @pytest.mark.parametrize("versi", ["pokok", "perubahan"])
    def test_target_triwulan_sama_dengan_target_tahun(self, versi, request):
        data = request.getfixturevalue(versi)
        assert {k: agregat(data.target_tw(k), i.agregasi) for k, i in data.indikator.items()} == {
            k: i.target for k, i in data.indikator.items()
        }

    def test_setiap_sel_tercetak(self, pokok):
        """Every figure by quarter that is printed, sums of kegiatan and programmes too, is ours."""
        beda = {}
        for b in RENCANA_AKSI:
            kode = b["kode"]
            for n, target, rupiah in zip(TW, pokok.target_tw(kode), pokok.rupiah_tw(kode), strict=True):
                for kolom, kita in ((f"tw{n}_target", target), (f"tw{n}_rp", rupiah)):
                    if b[kolom] and Decimal(b[kolom]) != kita:
                        beda[b["no"], kolom] = (b[kolom], kita)
                    elif not b[kolom] and b["mutu"] == "utuh" and kita is not None:
                        beda[b["no"], kolom] = ("", kita)
        assert beda == {}

    def test_sisa_program_penunjang(self, pokok):
        """What the lost lines are filled with keeps the sums of the quarters (the fourth by the pagu that is left)."""
        assert pokok.rupiah_tw("7.01.01") == [1_168_598_675, 732_480_487, 364_257_394, 325_306_744]
        assert pokok.rupiah_tw("7.01.01.2.01") == [7_137_250, 7_005_200, 9_542_200, 9_462_050]
        assert {4_483_500, 6_000_000} <= set(pokok.rupiah_tw("7.01.05"))

    def test_penanggung_jawab(self, pokok):
        baris = {k: s.baris.penanggung_jawab.casefold() for k, s in pokok.simpul.items()}
        for b in RENCANA_AKSI:
            if b["penanggung_jawab_jabatan"]:
                assert baris[b["kode"]] == b["penanggung_jawab_jabatan"]

    def test_perubahan_hanya_target_menurut_evaluasi(self, pokok, perubahan):
        def beda(apa):
            return {k for k in pokok.simpul if apa(pokok, k) != apa(perubahan, k)}

        assert beda(lambda d, k: d.simpul[k].pagu) == set()
        assert beda(Data.rupiah_tw) == set()
        assert beda(lambda d, k: d.indikator[k].target) == {
            "7.01.01.2.01.0007",
            "7.01.01.2.02.0001",
            "7.01.01.2.04.0007",
            "7.01.01.2.05.0011",
            "7.01.01.2.07.0010",
        }


class TestEvaluasi:
    """The printed evaluation is of the year's end, and so of the perubahan."""

    @pytest.mark.parametrize(
        ("kode", "persen"),
        [
            (JASA, ["88", "89", "92", "100"]),  # specification 9 no 5
            ("7.01.01.2.02", ["100", "100", "100", "96"]),  # no 6
            ("7.01.01.2.03", ["100"] * 4),
            ("7.01.01.2.05", ["75", "100", "150", "67"]),  # printed 250 in TW II: 4 of a target of zero is not 400
            ("7.01.05.2.01", ["100"] * 4),
            ("7.01.02", ["100"] * 4),
            ("7.01.03", ["100"] * 4),
            ("7.01.05", ["100"] * 4),
            ("7.01.06", ["100"] * 4),
        ],
    )
    def test_rata_rata_tercetak(self, perubahan, kode, persen):
        assert perubahan.tercetak(kode) == persen

    def test_sub_kegiatan_jasa(self, perubahan):
        tercetak = {s.kode[-4:]: perubahan.tercetak(s.kode) for s in perubahan.simpul[JASA].anak}
        assert tercetak == {
            "0001": ["100"] * 4,
            "0002": ["100"] * 4,
            "0003": ["50", "", "100", ""],
            "0004": ["100", "67", "67", "100"],
        }

    def test_pengecualian(self, perubahan):
        """Nothing is divided by a target of zero, and a target without any realisasi is 0, not ``-``."""
        assert perubahan.capaian("7.01.01.2.05.0011", 2) is TIDAK_BERLAKU
        assert perubahan.capaian("7.01.01.2.04.0007", 1) == 0
        assert perubahan.capaian("7.01.01.2.07.0010", 3) is None

    @pytest.mark.parametrize("kolom", ["target", "realisasi"])
    def test_setiap_sel_tercetak(self, perubahan, kolom):
        """Every printed figure of a leaf; a blank of a whole line is blank here too."""
        beda = {}
        for b in EVALUASI:
            if b["level"] != "subkegiatan":
                continue
            for n in TW:
                kita = perubahan.target[b["kode"]].get(n) if kolom == "target" else perubahan.realisasi_tw(b["kode"], n)
                tercetak = b[f"tw{n}_{kolom}"]
                if (tercetak or b["mutu"] == "utuh") and angka(tercetak) != kita:
                    beda[b["kode"], n] = (tercetak, kita)
        # Printed 2+0+2+0 against a target of 2 for the year: a position, which an empty quarter does not change.
        assert beda == {(f"{JASA}.0003", n): ("0", None) for n in (2, 4)}

    def test_setiap_capaian_tercetak(self, perubahan):
        beda = {}
        for b in EVALUASI:
            for n, kita in zip(TW, perubahan.tercetak(b["kode"]), strict=True):
                if (b[f"tw{n}_capaian"] or b["mutu"] == "utuh") and b[f"tw{n}_capaian"] != kita:
                    beda[b["kode"], n] = (b[f"tw{n}_capaian"], kita)
        assert beda == {
            ("7.01.01.2.04", 1): ("", "0"),  # temuan 8
            ("7.01.01.2.04.0007", 1): ("", "0"),  # temuan 9
            ("7.01.01.2.05", 2): ("250", "100"),  # temuan 7
            ("7.01.01.2.05.0011", 2): ("400", ""),  # temuan 6
        }

    def test_target_tahun_tercetak(self, perubahan):
        for b in EVALUASI:
            if b["target_tahun"]:
                assert perubahan.indikator[b["kode"]].target == Decimal(b["target_tahun"]), b["kode"]

    def test_baris_yang_tidak_tercetak_tidak_berealisasi(self, perubahan):
        """Pages that are lost altogether are not made up: nothing is not zero."""
        tercetak = {b["kode"] for b in EVALUASI}
        for s in perubahan.daun:
            assert any(perubahan.realisasi_tw(s.kode, n) is not None for n in TW) == (s.kode in tercetak), s.kode
        assert not RealisasiPagu.objects.filter(tahun=2024).exists()


def test_keterangan_bukan_kalimat_sumber(perubahan):
    """Facts carry over, sentences do not."""
    tercetak = {b[f"keterangan_tw{n}"].strip(" .").casefold() for b in EVALUASI for n in TW} - {""}
    kita = {r.keterangan.strip(" .").casefold() for r in perubahan.realisasi.values()} - {""}
    assert not {t for t in tercetak & kita if len(t.split()) > 4}


def test_realisasi_2021_sampai_triwulan_ii(data_contoh):
    """Printed as one figure up to the second quarter; held there whole."""
    renja = data_contoh("kalaena", 2021, "perubahan")
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": 2021}
    indikator = {
        i.baris.nomenklatur.kode: i
        for i in IndikatorRenja.objects.filter(baris__renja=renja).select_related("baris__nomenklatur")
    }
    kinerja = {r.kunci: r for r in Realisasi.objects.filter(**milik)}
    rupiah = dict(RealisasiPagu.objects.filter(**milik).values_list("nomenklatur__kode", "rupiah"))
    path = EMAS / "kalaena-2021-renja-perubahan" / "narasi-2021-tw2.csv"
    with path.open(encoding="utf-8", newline="") as f:
        narasi = list(csv.DictReader(f))
    assert len(kinerja) == len(narasi) == 34
    assert {r.triwulan for r in kinerja.values()} == {2}
    for n in narasi:
        kode = n["kode_resolved"].replace("7.01.02.2.04.01", "7.01.02.2.04.03")  # as in tests.golden.kalaena
        assert kinerja[indikator[kode].kunci].realisasi == angka(n["realisasi_kinerja"]), kode
        assert rupiah.get(kode) == angka(n["realisasi_anggaran"]), kode
        if n["realisasi_kinerja"] in ("", "0"):
            assert kinerja[indikator[kode].kunci].keterangan, kode


def test_nilai_pulihan_ditandai():
    """Whatever the documents do not print plainly is marked in the files (README of the fixture)."""
    folder = settings.BASE_DIR / "fixtures" / "kalaena" / "2024"
    with (folder / "rencana-aksi.csv").open(encoding="utf-8", newline="") as f:
        pokok = {b["kode"]: b for b in csv.DictReader(f) if b["versi"] == "pokok"}
    tercetak = {b["kode"]: b for b in RENCANA_AKSI}
    for kode, b in pokok.items():
        asal = tercetak.get(kode)
        if asal is None:
            assert b["catatan_mutu"], kode
            continue
        terisi = [
            k for n in TW for k, e in ((f"tw{n}", f"tw{n}_target"), (f"rp{n}", f"tw{n}_rp")) if b[k] and not asal[e]
        ]
        assert bool(b["catatan_mutu"]) or not terisi, (kode, terisi)
