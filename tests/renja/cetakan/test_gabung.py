"""Joining pieces: numbers, lists, links and bookmarks, on pages made for it."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from renja.cetakan.gabung import NOMOR_SELEMBAR, Bahan, gabung, romawi
from renja.keluaran.naskah import lembar_nomor, tanda_halaman
from renja.keluaran.pdf import Peta

_NILAI = {"i": 1, "v": 5, "x": 10, "l": 50}


@given(st.integers(1, 80))
def test_romawi(nomor):
    huruf = [_NILAI[h] for h in romawi(nomor)]
    assert nomor == sum(-n if n < max([0, *huruf[i + 1 :]]) else n for i, n in enumerate(huruf))
    assert all(h * 4 not in romawi(nomor) for h in "ivxl")


def halaman(banyak: int, *catatan: str) -> bytes:
    """So many pages; on the first one a link to each of ``catatan``."""
    with pikepdf.new() as pdf:
        for _ in range(banyak):
            pdf.add_blank_page(page_size=(200, 300))
        tautan = [
            pikepdf.Dictionary(
                Type=pikepdf.Name.Annot,
                Subtype=pikepdf.Name.Link,
                Rect=pikepdf.Array([0, 0, 9, 9]),
                A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(alamat)),
            )
            for alamat in catatan
        ]
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(t) for t in tautan])
        hasil = BytesIO()
        pdf.save(hasil)
    return hasil.getvalue()


def bahan(banyak: int, jangkar=None, markah=(), **sifat) -> Bahan:
    sifat = {"lembar": "isi"} | sifat
    return Bahan(**sifat, pdf=halaman(banyak), peta=Peta(banyak, jangkar or {}, list(markah)))


class Pencetak:
    """Prints lists as long as they are told to be, and remembers what was printed."""

    def __init__(self, panjang=lambda html: 1):
        self.panjang, self.tercetak = panjang, []

    def __call__(self, html: str):
        self.tercetak.append(html)
        if "Nomor halaman" in html:
            return halaman(NOMOR_SELEMBAR), Peta(NOMOR_SELEMBAR, {}, [])
        n = self.panjang(html)
        return halaman(n, "file:///css/bagian#a", "file:///css/bagian#b", "file:///css/bagian#tiada"), Peta(n, {}, [])


def baca(isi: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(isi))


@pytest.fixture
def daftar() -> Bahan:
    return Bahan("depan", depan=True, html=f"A {tanda_halaman('a')} B {tanda_halaman('b')} C {tanda_halaman('c')}")


def test_nomor_daftar_tautan_dan_penanda(daftar):
    cetak = Pencetak()
    isi = [
        bahan(1, lembar="sampul"),
        bahan(2, {"a": (1, 10.0, 20.0)}, lembar="depan", depan=True, markah=[(1, "Depan", (0, 1.0, 2.0))]),
        daftar,
        bahan(3, {"b": (2, 5.0, 6.0)}, [(1, "BAB I", (0, 0.0, 9.0)), (2, "1.1", (1, 0.0, 9.0))], awal=True),
        bahan(1, {}, [(3, "1.1.1", (0, 0.0, 9.0)), (1, "BAB II", (0, 0.0, 9.0))], awal=True),
    ]
    with baca(gabung("Judul", "Kantor", isi, cetak)) as pdf:
        assert len(pdf.pages) == 8
        assert "A iii B 3 C " in cetak.tercetak
        # Behind the cover, a number lies on every page; each sheet of numbers was printed once.
        assert [bool(p.get("/Resources", {}).get("/XObject")) for p in pdf.pages] == [False] + [True] * 7
        nomor = [h for h in cetak.tercetak if "Nomor halaman" in h]
        assert sorted(nomor) == sorted({lembar_nomor(*k, 1, NOMOR_SELEMBAR) for k in (("depan", True), ("isi", False))})
        ke_a, ke_b, tiada = pdf.pages[3].Annots
        assert (ke_a.Dest[0], ke_b.Dest[0]) == (pdf.pages[2].obj, pdf.pages[6].obj)
        assert [float(x) for x in (ke_b.Dest[2], ke_b.Dest[3])] == [5.0, 6.0]
        assert "/A" not in ke_a
        assert "/Dest" not in tiada
        with pdf.open_outline() as kerangka:
            judul = [(o.title, [(a.title, [c.title for c in a.children]) for a in o.children]) for o in kerangka.root]
        assert judul == [("Depan", []), ("BAB I", [("1.1", ["1.1.1"])]), ("BAB II", [])]
        assert (str(pdf.docinfo.Title), str(pdf.Root.Lang)) == ("Judul", "id")


def test_daftar_yang_memanjang_menggeser_sesudahnya(daftar):
    """A list of two pages instead of one: what follows it counts on, and its line says so."""
    cetak = Pencetak(lambda html: 2 if "iv" in html or "v" in html else 1)
    isi = [daftar, bahan(3, {"a": (2, 0.0, 0.0)}, lembar="depan", depan=True)]
    gabung("Judul", "Kantor", isi, cetak)
    daftar_tercetak = [h for h in cetak.tercetak if h.startswith("A ")]
    assert daftar_tercetak[-1].startswith("A v ")


def test_daftar_yang_tak_kunjung_tetap_selesai(daftar):
    """However it goes, there is an end."""
    panjang = iter([1, 2] * 50)
    cetak = Pencetak(lambda html: next(panjang))
    isi = [daftar, bahan(1, {"a": (0, 0.0, 0.0)}, lembar="depan", depan=True)]
    assert gabung("Judul", "Kantor", isi, cetak)


def test_lebih_dari_selembar_nomor():
    cetak = Pencetak()
    with baca(gabung("Judul", "Kantor", [bahan(NOMOR_SELEMBAR + 1, awal=True)], cetak)) as pdf:
        assert len(pdf.pages) == NOMOR_SELEMBAR + 1
    assert len(cetak.tercetak) == 2
    assert f"counter-reset: page {NOMOR_SELEMBAR + 1}" in cetak.tercetak[1]


def test_isi_sama_bita_sama(daftar):
    isi = [bahan(2, {"a": (0, 1.0, 1.0)}, awal=True)]
    assert gabung("Judul", "Kantor", isi, Pencetak()) == gabung("Judul", "Kantor", isi, Pencetak())
