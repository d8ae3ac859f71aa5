"""The pictures drawn: nothing a strict policy forbids, the same every time, readable for all, and on paper."""

import re
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree as ET

import pdfplumber
import pytest

from evaluation.grafik import Deret, Grafik, Jenis, Kategori
from planning.nilai import TIDAK_BERLAKU
from renja.keluaran.grafik import PERSEN_TERJAUH, svg_grafik
from renja.keluaran.pdf import cetak

SVG = "{http://www.w3.org/2000/svg}"


def grafik(*deret, kode="uji", mendatar=False, kategori=("TW I", "TW II", "TW III", "TW IV")) -> Grafik:
    return Grafik(
        kode, "Judul <b>&", "Uraian.", "Triwulan", tuple(Kategori(k) for k in kategori), tuple(deret), mendatar
    )


def persen(nama, *nilai, utama=False) -> Deret:
    isi = tuple(Decimal(str(n)) if isinstance(n, int | float) else n for n in nilai)
    return Deret(nama, Jenis.PERSEN, isi, digambar=True, utama=utama)


RENCANA = persen("Rencana", 25, 50, 75, 100)
REALISASI = persen("Realisasi", 20, 41.7, None, TIDAK_BERLAKU, utama=True)


def akar(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- our own


def unsur(svg: str, tanda: str) -> list[ET.Element]:
    return list(akar(svg).iter(f"{SVG}{tanda}"))


def tulisan(svg: str) -> list[str]:
    return [t.text for t in unsur(svg, "text")]


@pytest.mark.parametrize("mendatar", [False, True])
def test_tidak_ada_yang_dilarang_kebijakan_ketat(mendatar):
    """No script, no style element or attribute, no event, nothing from elsewhere."""
    svg = svg_grafik(grafik(RENCANA, REALISASI, mendatar=mendatar))
    assert not re.search(r"<(script|style|a|image|use|foreignObject)\b| style=| on\w+=|href|<!--|<\?", svg)
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_sama_setiap_kali():
    assert svg_grafik(grafik(RENCANA, REALISASI)) == svg_grafik(grafik(RENCANA, REALISASI))


def test_bernama_dan_diuraikan_satu_kali():
    svg = svg_grafik(grafik(RENCANA, REALISASI))
    [judul], [uraian] = (unsur(svg, t) for t in ("title", "desc"))
    assert akar(svg).get("role") == "img"
    assert (judul.text, uraian.text) == ("Judul <b>&", "Uraian.")
    assert (akar(svg).get("aria-labelledby"), akar(svg).get("aria-describedby")) == (judul.get("id"), uraian.get("id"))


def test_pengenal_berbeda_di_satu_halaman():
    ids = [re.findall(r' id="([^"]+)"', svg_grafik(grafik(RENCANA, REALISASI, kode=k))) for k in ("a", "b")]
    assert not set(ids[0]) & set(ids[1])
    assert len(ids[0]) == len(set(ids[0])) == 3


def test_setiap_batang_bertulisan_dan_yang_kosong_bukan_nol():
    teks = tulisan(svg_grafik(grafik(RENCANA, REALISASI)))
    assert [t for t in teks if t in {"20", "41,7", "belum", "-", "25", "50", "75", "100"}] == [
        *("25", "50", "75", "100"),
        *("20", "41,7", "belum", "-"),
    ]


def test_dibedakan_tanpa_warna():
    """One series is filled, the other hatched, in the legend as in the bars."""
    isi = [u.get("fill") for u in unsur(svg_grafik(grafik(RENCANA, REALISASI)), "rect")]
    assert set(isi) == {"url(#pola-uji)", "#00535e"}
    assert isi[-2:] == ["url(#pola-uji)", "#00535e"]


def test_batang_terlalu_panjang_dipotong_angkanya_tidak():
    svg = svg_grafik(grafik(persen("K", 400, 50, utama=True), kategori=("A", "B"), mendatar=True))
    panjang = [float(u.get("width")) for u in unsur(svg, "rect") if u.get("class") == "penuh"]
    assert max(panjang) / sorted(panjang)[1] == pytest.approx(PERSEN_TERJAUH / 50, abs=0.05)
    assert "400" in tulisan(svg)


def test_deret_tanpa_angka_tidak_digambar():
    kosong = persen("Rencana", None, None, None, None)
    assert "Rencana" not in tulisan(svg_grafik(grafik(kosong, REALISASI)))
    assert "Rencana" in tulisan(svg_grafik(grafik(kosong)))


def test_mendatar_urut_dari_atas():
    svg = svg_grafik(grafik(persen("K", 10, 20, utama=True), kategori=("Atas", "Bawah"), mendatar=True))
    y = {t.text: float(t.get("y")) for t in unsur(svg, "text")}
    assert y["Atas"] < y["Bawah"]
    assert y["10"] < y["20"]


def test_lima_puluh_program():
    banyak = tuple(f"7.01.{n:02}" for n in range(1, 51))
    svg = svg_grafik(grafik(persen("K", *range(50), utama=True), kategori=banyak, mendatar=True))
    assert set(banyak) <= set(tulisan(svg))


def test_tidak_ada_kategori():
    assert 'role="img"' in svg_grafik(grafik(persen("K"), kategori=(), mendatar=True))


@pytest.mark.sekali
def test_di_atas_kertas():
    """The same picture in a PDF: its words, its bars in both fillings."""
    html = (
        '<!DOCTYPE html><html lang="id"><head><title>Uji</title></head><body class="cetak">'
        f"{svg_grafik(grafik(RENCANA, REALISASI))}</body></html>"
    )
    with pdfplumber.open(BytesIO(cetak(html))) as pdf:
        halaman = pdf.pages[0]
        assert {"41,7", "belum", "Rencana", "Realisasi"} <= {k["text"] for k in halaman.extract_words()}
        batang = halaman.rects
        gambar = halaman.to_image(resolution=60).original.convert("L")
    assert len(batang) >= 6
    assert sum(gambar.histogram()[:100]) > 200  # ink of the filled bars
