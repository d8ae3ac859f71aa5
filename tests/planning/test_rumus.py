"""Formulas: each computes here what LibreOffice computes from the Excel formula it writes."""

import random
from decimal import Decimal

import pytest
from openpyxl import Workbook, load_workbook

from planning.nilai import TIDAK_BERLAKU, Besaran, jumlah
from planning.tabel.rumus import (
    MAKS_ARGUMEN,
    JumlahAnak,
    Jumlahkan,
    Persen,
    RataRata,
    RataRataBaris,
    Selisih,
    angka,
)

pytestmark = pytest.mark.sekali


def nilai(**sel):
    """A row: its cells by the name of their column."""
    return sel.get


def test_angka_dalam_sel():
    assert angka(5) == 5
    assert angka(Decimal("0.5")) == Decimal("0.5")
    assert angka(Besaran(Decimal(3), "Dokumen")) == 3
    assert angka("3") is angka(None) is angka(TIDAK_BERLAKU) is None


@pytest.mark.parametrize(
    ("kiri", "kanan", "hasil"),
    [
        (569287900, 905397900, -336110000),  # specification 9, test 1
        (500, None, 500),
        (None, 500, -500),
        (0, 0, 0),
        (None, None, None),
        (TIDAK_BERLAKU, 700, -700),  # a dropped row: 12 is "-", 13 is minus 11
    ],
)
def test_selisih(kiri, kanan, hasil):
    assert Selisih("k12", "k11").hitung(nilai(k12=kiri, k11=kanan)) == hasil


@pytest.mark.parametrize(
    ("realisasi", "target", "negatif", "hasil"),
    [
        (58, 70, False, Decimal("82.86")),  # specification 9, test 7
        (98, 95, False, Decimal("103.16")),
        (0, 10, False, Decimal(0)),
        (8, 10, True, Decimal(120)),  # specification 4.1
        (12, 10, True, Decimal(80)),
        (25, 10, True, Decimal(0)),
        (5, 0, False, TIDAK_BERLAKU),
        (5, None, False, TIDAK_BERLAKU),
        (0, 0, True, Decimal(100)),
        (3, 0, True, Decimal(0)),
        (None, 0, True, None),
        (0, 0, False, TIDAK_BERLAKU),
        (None, None, False, TIDAK_BERLAKU),
        (0, None, True, TIDAK_BERLAKU),
        (None, 10, False, None),
        (None, 10, True, None),
    ],
)
def test_persen(realisasi, target, negatif, hasil):
    dapat = Persen("r", "t", negatif).hitung(nilai(r=realisasi, t=target))
    assert (round(dapat, 2) if isinstance(dapat, Decimal) else dapat) == hasil


@pytest.mark.parametrize(
    ("realisasi", "target", "hasil"),
    [(8, 10, 125), (20, 10, 50), (0, 10, TIDAK_BERLAKU), (0, 0, 100), (4, 0, 0), (None, 10, None)],
)
def test_persen_target_dibagi_realisasi(realisasi, target, hasil):
    """The kabupaten's other way where less is better (specification 4.1)."""
    assert Persen("r", "t", negatif=True, t_per_r=True).hitung(nilai(r=realisasi, t=target)) == hasil


def test_persen_dari_besaran():
    baris = nilai(r=Besaran(Decimal(3), "Dokumen"), t=Besaran(Decimal(4), "Dokumen"))
    assert Persen("r", "t").hitung(baris) == 75


def test_jumlahkan_yang_terisi():
    """Specification 9, test 8: 15.480 + 11.171 + 16.928."""
    baris = nilai(a=Besaran(Decimal(15480), "Lembar"), b=Besaran(Decimal(11171), "Lembar"), c=Decimal(16928))
    assert Jumlahkan(("a", "b", "c"), "Lembar").hitung(baris) == Besaran(Decimal(43579), "Lembar")
    assert Jumlahkan(("a", "kosong"), "Lembar").hitung(baris) == Besaran(Decimal(15480), "Lembar")
    assert Jumlahkan(("kosong",), "Lembar").hitung(baris) is None
    assert Jumlahkan((), "Lembar").hitung(baris) is None


def test_rata_rata_yang_terisi():
    baris = nilai(a=Besaran(Decimal(90), "Indeks"), b=Besaran(Decimal("92.5"), "Indeks"))
    assert RataRata(("a", "b", "kosong"), "Indeks").hitung(baris) == Besaran(Decimal("91.25"), "Indeks")
    assert RataRata(("kosong",), "Indeks").hitung(baris) is None
    assert RataRata((), "Indeks").hitung(baris) is None


KOLOM = ("A", "B", "C")
RUMUS = [
    Selisih("A", "B"),
    Persen("A", "B"),
    Persen("A", "B", negatif=True),
    Persen("A", "B", negatif=True, t_per_r=True),
    Jumlahkan(KOLOM, "Dokumen"),
    Jumlahkan(("B",), "Dokumen"),
    Jumlahkan((), "Dokumen"),
    RataRata(KOLOM, "Indeks"),
    RataRata((), "Indeks"),
]


def _acak(acak: random.Random):
    """A cell as tables have them: empty, does not apply, zero, whole, or with decimals."""
    return acak.choice(
        [
            None,
            None,
            TIDAK_BERLAKU,
            0,
            Decimal("0.0000"),
            acak.randint(1, 10),
            acak.randint(1, 10**13),
            Decimal(acak.randint(1, 10**9)).scaleb(-4),
            Besaran(Decimal(acak.randint(0, 20_000)).scaleb(-acak.randint(0, 4)), "Dokumen"),
        ]
    )


@pytest.fixture(scope="module")
def dihitung_ulang(hitung_ulang, tmp_path_factory):
    """400 rows of random cells with every kind of formula, computed by LibreOffice: (row's values, results)."""
    acak = random.Random(2021)
    buku = Workbook()
    lembar = buku.active
    daftar = []
    for i in range(1, 401):
        isi = {k: _acak(acak) for k in KOLOM}
        for k, v in isi.items():
            # What computes to nothing is an empty text in a workbook; formulas meet both kinds of empty cell.
            kosong = '=""' if acak.random() < 0.5 else None
            lembar[f"{k}{i}"] = kosong if v is None else "-" if v is TIDAK_BERLAKU else angka(v)
        for j, rumus in enumerate(RUMUS, 5):
            lembar.cell(i, j).value = "=" + rumus.excel(lambda k, i=i: f"{k}{i}", [])
        lembar.cell(i, 14).value = "=" + JumlahAnak().excel(lambda k: k, [f"A{i}", f"B{i}:C{i}"])
        daftar.append(isi)
    berkas = tmp_path_factory.mktemp("rumus") / "rumus.xlsx"
    buku.save(berkas)
    lembar = load_workbook(hitung_ulang(berkas), data_only=True).active
    return [(isi, [lembar.cell(i, j).value for j in range(5, 15)]) for i, isi in enumerate(daftar, 1)]


def _sama(excel, kita) -> bool:
    if kita is None:
        return excel in (None, "")
    if kita is TIDAK_BERLAKU:
        return excel == "-"
    return isinstance(excel, int | float) and excel == pytest.approx(float(angka(kita)), rel=1e-12, abs=1e-9)


@pytest.mark.parametrize("ke", range(len(RUMUS)), ids=lambda ke: f"{ke}-{type(RUMUS[ke]).__name__}")
def test_excel_menghitung_sama(dihitung_ulang, ke):
    beda = [
        (isi, hasil[ke], RUMUS[ke].hitung(isi.get))
        for isi, hasil in dihitung_ulang
        if not _sama(hasil[ke], RUMUS[ke].hitung(isi.get))
    ]
    assert beda == []


def test_excel_menjumlah_anak_sama(dihitung_ulang):
    """``JumlahAnak`` against the tree's own sum: nothing is not zero, ``-`` counts for nothing."""
    for isi, hasil in dihitung_ulang:
        assert _sama(hasil[-1], jumlah(angka(v) for v in isi.values())), (isi, hasil[-1])


def test_jumlah_anak_dihitung_pohon():
    with pytest.raises(NotImplementedError):
        JumlahAnak().hitung(nilai())


# --- Over other lines ---------------------------------------------------------------------------------------------


def lembar(*baris: dict):
    """Lines of cells: a function ``(kolom, baris)`` as formulas over other lines ask."""
    return lambda kolom, ke: baris[ke].get(kolom)


def test_rata_rata_baris():
    """Specification 9, number 5: of 100, 100, ``-`` and 67 three enter."""
    sel = lembar({"a": Decimal(100)}, {"a": Decimal(100)}, {"a": TIDAK_BERLAKU}, {"a": Decimal(200) / 3}, {})
    rumus = RataRataBaris(tuple((i, "a") for i in range(5)))
    assert round(rumus.hitung(sel), 4) == Decimal("88.8889")
    assert RataRataBaris(rumus.bagian, satuan="%").hitung(sel) == Besaran(rumus.hitung(sel), "%")
    assert RataRataBaris(rumus.bagian, batas=Decimal(80)).hitung(sel) == (80 + 80 + Decimal(200) / 3) / 3


def test_rata_rata_baris_yang_kosong():
    assert RataRataBaris(()).hitung(lembar()) is TIDAK_BERLAKU
    assert RataRataBaris(((0, "a"), RataRataBaris(()))).hitung(lembar({"a": None})) is TIDAK_BERLAKU


def test_rata_rata_baris_bertingkat():
    """The indicators of one node are averaged first; a part may be a formula on its line."""
    sel = lembar({"r": 3, "t": 4}, {"r": 1, "t": 2}, {"r": 9, "t": 10})
    persen = Persen("r", "t")
    simpul = RataRataBaris(((0, persen), (1, persen)))
    assert RataRataBaris((simpul, (2, persen))).hitung(sel) == (Decimal("62.5") + 90) / 2


_NEGATIF, _T_PER_R = Persen("A", "B", negatif=True), Persen("A", "B", negatif=True, t_per_r=True)
_DUA = RataRataBaris(((1, Persen("A", "B")), (2, _NEGATIF)))
BARIS = [
    RataRataBaris(()),
    RataRataBaris(((0, "A"), (1, "B"), (3, "C"))),
    RataRataBaris(((0, "A"), (1, "B"), (3, "C")), Decimal(100)),
    RataRataBaris(((0, Persen("A", "B")), (3, "C"))),
    RataRataBaris((_DUA, (0, _T_PER_R))),
    RataRataBaris((RataRataBaris(_DUA.bagian, Decimal(120)), (3, _NEGATIF)), Decimal(120)),
    RataRataBaris((RataRataBaris((_DUA, RataRataBaris(()))), (0, _NEGATIF), (3, Jumlahkan(KOLOM)))),
    RataRataBaris(tuple((ke % 4, k) for k in KOLOM for ke in range(MAKS_ARGUMEN))),
]


@pytest.fixture(scope="module")
def baris_dihitung_ulang(hitung_ulang, tmp_path_factory):
    """120 times four lines of random cells with the formulas above: (the four lines, results)."""
    acak = random.Random(2024)
    buku = Workbook()
    lembar = buku.active
    daftar = []
    for awal in range(1, 481, 4):
        isi = [{k: _acak(acak) for k in KOLOM} for _ in range(4)]
        for i, b in enumerate(isi, awal):
            for k, v in b.items():
                kosong = '=""' if acak.random() < 0.5 else None
                lembar[f"{k}{i}"] = kosong if v is None else "-" if v is TIDAK_BERLAKU else angka(v)
        for j, rumus in enumerate(BARIS, 5):
            lembar.cell(awal, j).value = "=" + rumus.excel(lambda k, ke, awal=awal: f"{k}{awal + ke}")
        daftar.append((awal, isi))
    berkas = tmp_path_factory.mktemp("rumus") / "baris.xlsx"
    buku.save(berkas)
    lembar = load_workbook(hitung_ulang(berkas), data_only=True).active
    return [(isi, [lembar.cell(awal, j).value for j in range(5, 5 + len(BARIS))]) for awal, isi in daftar]


@pytest.mark.parametrize("ke", range(len(BARIS)))
def test_excel_merata_ratakan_baris_sama(baris_dihitung_ulang, ke):
    beda = []
    for isi, hasil in baris_dihitung_ulang:
        kita = BARIS[ke].hitung(lembar(*isi))
        if not _sama(hasil[ke], kita):
            beda.append((isi, hasil[ke], kita))
    assert beda == []
