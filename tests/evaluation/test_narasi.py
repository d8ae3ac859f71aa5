"""The narrative: every figure the printed one has, one sentence for each thing that can be, nothing made up."""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.kinerja import Kinerja, muat_kinerja
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from evaluation.narasi import susun_narasi
from evaluation.terdahulu import muat_terdahulu
from planning.enums import Agregasi, Arah, JenisRenja, Level
from planning.models import EdisiNomenklatur, IndikatorRenja, Nomenklatur, PerangkatDaerah, Renja
from planning.nilai import bulatkan
from planning.pohon import Pohon, Simpul, muat_pohon
from tests.acak import sifat
from tests.factories import buat_baris, buat_renja

EMAS = Path(__file__).parents[1] / "golden" / "kalaena-2021-renja-perubahan" / "narasi-2021-tw2.csv"
#: Where the printed narrative is not what the printed tables give: (code, column) and the number of the finding.
TEMUAN = {
    ("7.01.01.2.01.02", "anggaran"): 206,
    ("7.01.01.2.01.04", "anggaran"): 207,
    ("7.01.01.2.01.04", "capaian_anggaran_persen"): 207,
    ("7.01.01.2.05.02", "capaian_kinerja_persen"): 198,
    ("7.01.01.2.06.09", "capaian_kinerja_persen"): 199,
    ("7.01.01.2.08.01", "capaian_kinerja_persen"): 200,
    ("7.01.01.2.08.02", "anggaran"): 210,
    ("7.01.01.2.08.02", "capaian_anggaran_persen"): 210,
    ("7.01.01.2.09.06", "capaian_kinerja_persen"): 201,
    ("7.01.06.2.01.01", "capaian_kinerja_persen"): 202,
    ("7.01.06.2.01.11", "capaian_kinerja_persen"): 203,
    ("7.01.06.2.01.17", "capaian_kinerja_persen"): 204,
}
#: The narrative's code of perizinan is that of another sub kegiatan in the official list (specification 7.2).
KODE = {"7.01.02.2.04.01": "7.01.02.2.04.03"}
#: Where in our sentences each figure of the printed one stands.
LETAK = {
    "target_kinerja": r"ditargetkan ([\d.,]+)",
    "realisasi_kinerja": r" terealisasi ([\d.,]+)",
    "capaian_kinerja_persen": r"\(capaian ([\d.,]+)%\)",
    "anggaran": r"(?:dari pagu|Pagu) Rp ([\d.]*\d)",
    "realisasi_anggaran": r"terserap Rp ([\d.]+)",
    "capaian_anggaran_persen": r"terserap Rp [\d.]+ \(([\d.,]+)%\)",
}


def angka(teks: str, kolom: str) -> Decimal | None:
    """A figure of a sentence, read back."""
    cocok = re.search(LETAK[kolom], teks)
    return Decimal(cocok[1].replace(".", "").replace(",", ".")) if cocok else None


def narasi(renja: Renja, tw: int) -> dict[str, str]:
    """The text of every node by its printed code."""
    susunan = susun_narasi(muat_kinerja(renja, muat_pohon(renja)), tw, muat_terdahulu(renja))
    return {n.kode: n.teks.replace("\xa0", " ") for n in susunan}


# --- The printed narrative of Kalaena, second quarter of 2021 -------------------------------------------------------


@pytest.mark.django_db
def test_setiap_angka_tercetak_ada_dalam_kalimat_kita(data_contoh):
    """Zero reads *belum*; a percentage is compared in as many decimals as it was printed with."""
    kalimat = narasi(data_contoh("kalaena", 2021, "pokok"), 2)
    beda = set()
    with EMAS.open(newline="") as f:
        emas = list(csv.DictReader(f))
    assert len(emas) == 34
    for b in emas:
        teks = kalimat[KODE.get(b["kode_resolved"], b["kode_resolved"])]
        for kolom in LETAK:
            if b[kolom] == "0":
                assert "belum terealisasi" in teks
                assert "belum terserap" in teks
            elif b[kolom]:
                cetak = Decimal(b[kolom])
                desimal = max(0, -cetak.normalize().as_tuple().exponent)
                kita = angka(teks, kolom)
                if kita is None or cetak != bulatkan(kita, desimal):
                    beda.add((b["kode_resolved"], kolom))
    assert beda == set(TEMUAN)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("versi", "tahun"), [("pokok", 2021), ("perubahan", 2021), ("pokok", 2024), ("perubahan", 2024)]
)
@pytest.mark.parametrize("tw", [1, 2, 3, 4])
def test_kalimat_utuh(data_contoh, versi, tahun, tw):
    renja = data_contoh("kalaena", tahun, versi)
    susunan = susun_narasi(muat_kinerja(renja, muat_pohon(renja)), tw, muat_terdahulu(renja))
    assert len(susunan) == len([s for s in muat_pohon(renja).telusuri() if s.level != Level.BIDANG])
    for n in susunan:
        assert n.kalimat
        for k in n.kalimat:
            baik(k)


def baik(kalimat: str) -> None:
    """A whole sentence without a trace of what is missing."""
    assert re.fullmatch(r"[A-Z].*[^.]\.", kalimat), kalimat
    assert not re.search(r"None|TIDAK_BERLAKU|  | [,;.]|\( |\(\)|Rp.-|NaN", kalimat), kalimat


@pytest.mark.django_db
def test_refocusing_mangkutana_2020(data_contoh):
    """What the perubahan of 2020 took away is told with what it had been."""
    kalimat = narasi(data_contoh("mangkutana", 2020, "perubahan"), 2)
    assert kalimat["0.00.4.36.08.01.16"] == (
        "Kegiatan ini semula ditargetkan 2 Jenis dengan pagu Rp 765.372, kemudian ditiadakan (refocusing) dalam "
        "Renja Perubahan Tahun 2020."
    )
    assert kalimat["0.00.4.36.08.04"] == (
        "Seluruh kegiatan di bawahnya ditiadakan (refocusing) dalam Renja Perubahan Tahun 2020."
    )


# --- Each thing that can be -------------------------------------------------------------------------------------------

KODE_DAUN = "7.01.01.2.01.01"


@pytest.fixture
def daun(db):
    """A function that makes a leaf with its quarters and gives its narrative up to the second one."""

    def _daun(pagu=1000, rupiah=(), target=4, realisasi=(), rencana=(), keterangan="", tw=2, **indikator) -> str:
        renja = buat_renja(tahun=2022)
        buat_baris(renja, KODE_DAUN, pagu, {"target": target} | indikator)
        isi_triwulan(renja, KODE_DAUN, realisasi, rupiah, rencana, keterangan)
        return narasi(renja, tw)[KODE_DAUN]

    return _daun


def isi_triwulan(renja, kode, realisasi=(), rupiah=(), rencana=(), keterangan=""):
    """Figures by quarter from the first; ``None`` leaves a quarter empty."""
    baris = renja.baris.get(nomenklatur__kode=kode)
    milik = {"perangkat_daerah": renja.perangkat_daerah, "tahun": renja.tahun}
    kunci = baris.indikator.first().kunci
    for t, r in enumerate(realisasi, 1):
        Realisasi.objects.create(**milik, triwulan=t, kunci=kunci, realisasi=r, keterangan=keterangan)
    for t, r in enumerate(rupiah, 1):
        RealisasiPagu.objects.create(**milik, triwulan=t, nomenklatur=baris.nomenklatur, rupiah=r)
    for t, r in enumerate(rencana, 1):
        TargetTriwulan.objects.create(renja=renja, kunci=kunci, triwulan=t, target=r)
        PaguTriwulan.objects.create(renja=renja, nomenklatur=baris.nomenklatur, triwulan=t, pagu=r)


TARGET = "Indikator “Indikator 1” ditargetkan 4 Dokumen pada tahun 2022; "


@pytest.mark.parametrize(
    ("isi", "harapan"),
    [
        (
            {"realisasi": (1, 2), "rupiah": (100, 150)},
            TARGET + "sampai dengan triwulan II terealisasi 3 Dokumen (capaian 75%). "
            "Anggaran terserap Rp 250 (25%) dari pagu Rp 1.000.",
        ),
        (  # Nothing filled in yet.
            {},
            TARGET + "realisasinya sampai dengan triwulan II belum diisi. "
            "Realisasi anggaran sampai dengan triwulan II dari pagu Rp 1.000 belum diisi.",
        ),
        (  # Not reached, not spent.
            {"realisasi": (0, 0), "rupiah": (0, 0), "keterangan": "Menunggu undangan."},
            TARGET + "sampai dengan triwulan II belum terealisasi. Keterangan: Menunggu undangan. "
            "Pagu Rp 1.000 belum terserap.",
        ),
        (  # No target so far.
            {"realisasi": (0, 0), "rupiah": (0, 0), "rencana": (0, 0, 1, 3)},
            TARGET + "belum terealisasi karena sampai dengan triwulan II memang tidak ada target (dijadwalkan pada "
            "triwulan III dan IV). Pagu Rp 1.000 belum terserap.",
        ),
        (
            {"rencana": (0, 0, 0, 4)},
            TARGET + "sampai dengan triwulan II tidak ada target (dijadwalkan pada triwulan IV). "
            "Realisasi anggaran sampai dengan triwulan II dari pagu Rp 1.000 belum diisi.",
        ),
        (  # No target in this quarter.
            {"realisasi": (2, 0), "rupiah": (500, 0), "rencana": (2, 0, 2, 0)},
            TARGET + "sampai dengan triwulan II terealisasi 2 Dokumen (capaian 50%); pada triwulan II tidak ada "
            "target. Anggaran terserap Rp 500 (50%) dari pagu Rp 1.000.",
        ),
        (  # The same, and something was done all the same.
            {"realisasi": (2, 1), "rupiah": (500, 0), "rencana": (2, 0, 2, 0)},
            TARGET + "sampai dengan triwulan II terealisasi 3 Dokumen (capaian 75%); pada triwulan II tidak ada "
            "target, tetapi terealisasi 1 Dokumen. Anggaran terserap Rp 500 (50%) dari pagu Rp 1.000.",
        ),
        (  # More than the target; more than the pagu.
            {"realisasi": (3, 3), "rupiah": (600, 500)},
            TARGET + "sampai dengan triwulan II terealisasi 6 Dokumen (capaian 150%), melampaui target. "
            "Anggaran terserap Rp 1.100 (110%) dari pagu Rp 1.000; belanja melebihi pagu dan perlu diperiksa.",
        ),
        (  # Money without output.
            {"realisasi": (0, 0), "rupiah": (0, 300)},
            TARGET + "sampai dengan triwulan II belum terealisasi. "
            "Anggaran terserap Rp 300 (30%) dari pagu Rp 1.000 meskipun keluarannya belum terealisasi.",
        ),
        (  # Output without money.
            {"realisasi": (1, 1), "rupiah": (0, 0)},
            TARGET + "sampai dengan triwulan II terealisasi 2 Dokumen (capaian 50%). "
            "Pagu Rp 1.000 belum terserap meskipun keluarannya sudah ada yang terealisasi.",
        ),
        (  # A target of zero, and one that is missing.
            {"target": 0, "realisasi": (0, 2), "rupiah": (0, 100)},
            "Indikator “Indikator 1” tidak ditargetkan pada tahun 2022, tetapi sampai dengan triwulan II terealisasi "
            "2 Dokumen dan perlu diperiksa. Anggaran terserap Rp 100 (10%) dari pagu Rp 1.000.",
        ),
        (
            {"target": None, "realisasi": (0, 2)},
            "Indikator “Indikator 1” belum diberi target tahun 2022; realisasinya sampai dengan triwulan II tercatat "
            "2 Dokumen dan capaiannya belum dapat dihitung. "
            "Realisasi anggaran sampai dengan triwulan II dari pagu Rp 1.000 belum diisi.",
        ),
        (
            {"target": None, "pagu": None},
            "Indikator “Indikator 1” belum diberi target tahun 2022, dan realisasinya sampai dengan triwulan II belum "
            "diisi. Pagu tahun 2022 belum diisi.",
        ),
        (  # No pagu.
            {"pagu": 0, "realisasi": (1, 1), "rupiah": (0, 50)},
            TARGET + "sampai dengan triwulan II terealisasi 2 Dokumen (capaian 50%). "
            "Tidak ada pagu tahun 2022, tetapi tercatat belanja Rp 50 yang perlu diperiksa.",
        ),
        (
            {"pagu": 0, "target": 0, "realisasi": (None, None), "keterangan": "Ditiadakan"},
            "Sub kegiatan ini tidak mempunyai target dan pagu pada tahun 2022. Keterangan: Ditiadakan.",
        ),
        (  # Less is better.
            {"arah": Arah.NEGATIF, "satuan": "Kasus", "realisasi": (1, 2), "rupiah": (0, 0)},
            "Indikator “Indikator 1” (makin rendah makin baik) ditargetkan 4 Kasus pada tahun 2022; sampai dengan "
            "triwulan II tercatat 3 Kasus (capaian 125%). Pagu Rp 1.000 belum terserap.",
        ),
        (
            {"arah": Arah.NEGATIF, "satuan": "Kasus", "target": 0, "realisasi": (0, 0)},
            "Indikator “Indikator 1” (makin rendah makin baik) ditargetkan 0 Kasus pada tahun 2022; sampai dengan "
            "triwulan II tercatat 0 Kasus (capaian 100%). "
            "Realisasi anggaran sampai dengan triwulan II dari pagu Rp 1.000 belum diisi.",
        ),
    ],
)
def test_ragam_kalimat(daun, isi, harapan):
    assert daun(**isi) == harapan


@pytest.mark.django_db
def test_lebih_dari_satu_indikator():
    renja = buat_renja(tahun=2022)
    buat_baris(renja, KODE_DAUN, 1000, {"target": 4}, {"target": 10, "satuan": "%", "agregasi": Agregasi.POSISI_AKHIR})
    isi_triwulan(renja, KODE_DAUN, (1, 1), (100, 0))
    kedua = renja.baris.get(nomenklatur__kode=KODE_DAUN).indikator.get(nomor=2)
    Realisasi.objects.create(
        perangkat_daerah=renja.perangkat_daerah, tahun=2022, triwulan=2, kunci=kedua.kunci, realisasi=10
    )
    assert narasi(renja, 2)[KODE_DAUN].split(". ")[:3] == [
        "Sub kegiatan ini mempunyai dua indikator, dengan rata-rata capaian 75%",
        "Indikator “Indikator 1” ditargetkan 4 Dokumen pada tahun 2022; sampai dengan triwulan II terealisasi "
        "2 Dokumen (capaian 50%)",
        "Indikator “Indikator 2” ditargetkan 10% pada tahun 2022; sampai dengan triwulan II terealisasi "
        "10% (capaian 100%)",
    ]


@pytest.mark.django_db
def test_induk_menyebut_rata_rata_dan_yang_tidak_ikut():
    renja = buat_renja(tahun=2022)
    buat_baris(renja, "7.01.01.2.01", None, {"target": 100, "satuan": "%", "otomatis": True})
    for nomor in (1, 2, 3):
        buat_baris(renja, f"7.01.01.2.01.0{nomor}", 1000, {"target": 4})
    isi_triwulan(renja, "7.01.01.2.01.01", (4,), (1000,))
    isi_triwulan(renja, "7.01.01.2.01.02", (2,), (0,))
    kalimat = narasi(renja, 1)
    assert kalimat["7.01.01.2.01"] == (
        "Rata-rata capaian kinerja dua sub kegiatan di bawahnya sampai dengan triwulan I sebesar 75% (predikat Sedang)"
        "; satu sub kegiatan lain tidak ikut dihitung. Anggaran terserap Rp 1.000 (33,33%) dari pagu Rp 3.000."
    )
    assert kalimat["7.01.01"].startswith("Capaian kinerja satu kegiatan di bawahnya sampai dengan triwulan I sebesar")


@pytest.mark.django_db
def test_induk_dengan_ukuran_sendiri():
    renja = buat_renja(tahun=2022)
    buat_baris(renja, "7.01.01", None, {"target": 90, "satuan": "Indeks", "uraian": "Indeks Kepuasan Masyarakat"})
    buat_baris(renja, KODE_DAUN, 1000, {"target": 4})
    isi_triwulan(renja, "7.01.01", (81,))
    assert narasi(renja, 1)["7.01.01"].startswith(
        "Indikator “Indeks Kepuasan Masyarakat” ditargetkan 90 Indeks pada tahun 2022; sampai dengan triwulan I "
        "terealisasi 81 Indeks (capaian 90%)."
    )


# --- What an earlier version of the year had --------------------------------------------------------------------------


@pytest.fixture
def dua_versi(db):
    pokok = buat_renja(tahun=2022)
    return pokok, buat_renja(JenisRenja.PERUBAHAN, 2022, pokok.perangkat_daerah, asal=pokok)


def test_yang_hilang_dari_perubahan_diceritakan_di_tempatnya(dua_versi):
    pokok, perubahan = dua_versi
    buat_baris(pokok, KODE_DAUN, 1000, {"target": 4})
    buat_baris(pokok, "7.01.01.2.02.01", 500, {"target": 2, "satuan": "Unit"})
    buat_baris(perubahan, KODE_DAUN, 1000, {"target": 4})
    isi_triwulan(pokok, "7.01.01.2.02.01", (1,), (200,))
    kalimat = narasi(perubahan, 2)
    assert list(kalimat) == ["7.01.01", "7.01.01.2.01", KODE_DAUN, "7.01.01.2.02", "7.01.01.2.02.01"]
    assert kalimat["7.01.01.2.02.01"] == (
        "Sub kegiatan ini semula ditargetkan 2 Unit dengan pagu Rp 500, kemudian ditiadakan (refocusing) dalam "
        "Renja Perubahan Tahun 2022. Sebelum ditiadakan telah terealisasi 1 Unit dan terserap anggaran Rp 200."
    )
    assert kalimat["7.01.01.2.02"] == (
        "Seluruh sub kegiatan di bawahnya ditiadakan (refocusing) dalam Renja Perubahan Tahun 2022."
    )
    assert narasi(pokok, 2).keys() == kalimat.keys()


def test_yang_hilang_pada_perubahan_kedua_menyebut_versinya(dua_versi):
    pokok, pertama = dua_versi
    kedua = buat_renja(JenisRenja.PERUBAHAN, 2022, pokok.perangkat_daerah, asal=pertama, urutan=2)
    for renja in (pokok, pertama, kedua):
        buat_baris(renja, KODE_DAUN, 1000, {"target": 4})
    buat_baris(pokok, "7.01.01.2.01.02", 300)
    buat_baris(pertama, "7.01.01.2.01.03", 400)
    kalimat = narasi(kedua, 1)
    assert kalimat["7.01.01.2.01.02"].endswith(
        "mempunyai pagu Rp 300, kemudian ditiadakan (refocusing) dalam Renja Perubahan Tahun 2022."
    )
    assert kalimat["7.01.01.2.01.03"].endswith("dalam Renja Perubahan ke-2 Tahun 2022.")


def test_indikator_dan_pagu_yang_ditiadakan(dua_versi):
    pokok, perubahan = dua_versi
    buat_baris(pokok, KODE_DAUN, 1000, {"target": 4}, {"target": 7, "uraian": "Lama"}, {"target": 2, "uraian": "Nol"})
    baru = buat_baris(perubahan, KODE_DAUN, None, {"target": 4}, {"target": 0, "uraian": "Nol"})
    for i in pokok.baris.get(nomenklatur__kode=KODE_DAUN).indikator.exclude(uraian="Lama"):
        baru.indikator.filter(uraian=i.uraian).update(kunci=i.kunci)
    kalimat = narasi(perubahan, 1)[KODE_DAUN]
    assert "Indikator “Lama”, semula ditargetkan 7 Dokumen, ditiadakan dalam Renja Perubahan Tahun 2022." in kalimat
    assert "“Nol” semula ditargetkan 2 Dokumen, tetapi targetnya ditiadakan dalam Renja Perubahan" in kalimat
    assert kalimat.endswith("Pagu semula Rp 1.000 ditiadakan dalam Renja Perubahan Tahun 2022.")


def test_rancangan_awal_bukan_versi_terdahulu(db):
    awal = buat_renja(JenisRenja.RANCANGAN_AWAL, tahun=2022)
    pokok = buat_renja(tahun=2022, perangkat_daerah=awal.perangkat_daerah, asal=awal)
    buat_baris(awal, "7.01.01.2.02.01", 500, {"target": 2})
    buat_baris(pokok, KODE_DAUN, 1000, {"target": 4})
    assert muat_terdahulu(pokok) == {}


def test_terdahulu_tiga_query(dua_versi, django_assert_num_queries):
    pokok, perubahan = dua_versi
    for n in (1, 2, 3):
        buat_baris(pokok, f"7.01.01.2.02.0{n}", 500, {"target": 2})
    perubahan = Renja.objects.select_related("edisi", "perangkat_daerah").get(pk=perubahan.pk)
    with django_assert_num_queries(3):
        assert len(muat_terdahulu(perubahan)) == 3


# --- Whatever the figures ---------------------------------------------------------------------------------------------

BESARAN = st.one_of(st.none(), st.just(Decimal(0)), st.decimals(min_value=0, max_value=10**6, places=2))
RUPIAH = st.one_of(st.none(), st.integers(min_value=0, max_value=10**12))


@given(
    target=BESARAN,
    pagu=RUPIAH,
    triwulan=st.lists(BESARAN, min_size=4, max_size=4),
    realisasi=st.lists(BESARAN, min_size=4, max_size=4),
    rupiah=st.lists(RUPIAH, min_size=4, max_size=4),
    arah=st.sampled_from(Arah.values),
    agregasi=st.sampled_from(Agregasi.values),
    tw=st.integers(min_value=1, max_value=4),
)
@sifat
def test_tidak_pernah_ada_persen_dari_yang_kosong(target, pagu, triwulan, realisasi, rupiah, arah, agregasi, tw):
    """Every percentage has both its figures, nothing missing shows, and every sentence is whole."""
    edisi = EdisiNomenklatur(kode="x", level_daun=Level.SUB_KEGIATAN)
    renja = Renja(pk=1, tahun=2022, jenis=JenisRenja.POKOK, edisi=edisi, perangkat_daerah=PerangkatDaerah(pk=1))
    indikator = IndikatorRenja(uraian="Jumlah", satuan="Unit", target=target, arah=arah, agregasi=agregasi)
    nomenklatur = Nomenklatur(pk=1, kode="7.01.01.2.01.01", nama="N", level=Level.SUB_KEGIATAN)
    simpul = Simpul(nomenklatur, True, nomenklatur.kode, indikator=[indikator])
    simpul.pagu = pagu
    kinerja = Kinerja(
        Pohon(renja, [simpul]),
        target_tw={(indikator.kunci, t): a for t, a in enumerate(triwulan, 1)},
        realisasi_tw={(indikator.kunci, t): Realisasi(realisasi=a) for t, a in enumerate(realisasi, 1)},
        rupiah_tw={(1, t): a for t, a in enumerate(rupiah, 1)},
    )
    [hasil] = susun_narasi(kinerja, tw)
    for kalimat in hasil.kalimat:
        baik(kalimat)
    ada_k = target is not None and any(r is not None for r in realisasi[:tw])
    ada_rp = bool(pagu) and any(r is not None for r in rupiah[:tw])
    assert ("capaian " not in hasil.teks.replace("capaiannya", "")) or ada_k
    assert hasil.teks.count("%") <= ada_k + ada_rp
