"""A ``Grafik`` drawn as SVG by pygal: one picture for the page, for printing in a browser and for the PDF.

pygal lays the chart out; what it adds for a page of its own (script, style element, tooltips, the day's date) is taken
out again, so that the same figures give the same bytes and a strict Content-Security-Policy holds. How it looks stands
in attributes, because WeasyPrint applies a page's style sheet to no SVG; on screen ``kinerja.css`` overrides them. Bars
differ by hatching as well as by colour, and each carries its figure.
"""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from xml.etree import ElementTree as ET

import pygal
import pygal.etree
from django.utils.safestring import SafeString, mark_safe
from pygal.style import Style

from evaluation.grafik import Deret, Grafik, Jenis

# pygal leaves a finder of an old kind on the import path, for map plugins that we do not have; Python warns of it
# whenever a later import looks for something that is not there.
sys.meta_path[:] = [f for f in sys.meta_path if type(f).__module__ != pygal.__name__]

# The tree is made with the standard library, whether lxml (which others here bring along) is installed or not.
pygal.etree.etree.to_etree()

LEBAR = 400
#: The axis of percentages ends here at the latest; a longer bar is cut off, its figure is not.
PERSEN_TERJAUH = 150
_TINGGI_TEGAK = 260
_TINGGI_BATANG = 22
_HURUF = 14

_TEKS, _AKSEN, _GARIS = "#12191b", "#00535e", "#9aa7a9"

_TULISAN = {"fill": _TEKS, "font-size": str(_HURUF), "font-family": "Roboto Condensed, sans-serif"}
#: What pygal writes that is not part of the picture.
_BUANG = {"style", "script", "desc", "title"}
_KELAS_BUANG = {"background", "tooltip-overlay", "titles"}


def svg_grafik(grafik: Grafik) -> SafeString:
    """The picture, with its title and what it says for who cannot see it; ``grafik.kode`` makes its ids unique."""
    akar = _bagan(grafik).render_tree()
    _bersihkan(akar, grafik)
    _beri_nama(akar, grafik)
    return mark_safe(ET.tostring(akar, encoding="unicode"))  # noqa: S308 -- ElementTree escapes every text


def _bagan(grafik: Grafik) -> pygal.Bar:
    """pygal's chart of the series that are drawn."""
    kelas = pygal.HorizontalBar if grafik.mendatar else pygal.Bar
    urut = slice(None, None, -1) if grafik.mendatar else slice(None)  # a horizontal chart begins at its foot
    deret = _berisi(grafik)
    batas = _batas(deret)
    bagan = kelas(
        style=_gaya(),
        width=LEBAR,
        height=_tinggi(grafik),
        css=(),
        js=(),
        no_prefix=True,
        margin=4,
        margin_right=48 if grafik.mendatar else 4,
        spacing=8,
        range=(0, batas),
        truncate_label=-1,
        truncate_legend=-1,
        legend_at_bottom=True,
        legend_at_bottom_columns=len(deret),
        legend_box_size=14,
        print_values=True,
        print_values_position="top",
        show_y_guides=not grafik.mendatar,
        show_x_guides=grafik.mendatar,
        y_labels=_tanda(batas, deret),
    )
    bagan.x_labels = [k.label for k in grafik.kategori][urut]
    for d in deret:
        bagan.add(d.nama, [_batang(nilai, teks, d.jenis) for nilai, teks in zip(d.nilai, d.teks, strict=True)][urut])
    return bagan


def _berisi(grafik: Grafik) -> list[Deret]:
    """The series to draw: one without any figure only if there is no other."""
    ada = [d for d in grafik.digambar if any(isinstance(n, Decimal | int) for n in d.nilai)]
    return ada or grafik.digambar


def _batang(nilai, teks: str, jenis: Jenis) -> dict:
    """One bar; what is not filled in or does not apply has none, and a sign that is not zero."""
    if not isinstance(nilai, Decimal | int):
        return {"value": 0, "formatter": lambda _: teks or "belum"}
    panjang = min(float(nilai), PERSEN_TERJAUH) if jenis is Jenis.PERSEN else nilai
    return {"value": panjang, "formatter": lambda _: teks}


def _batas(deret: list[Deret]) -> float:
    """Where the axis ends: at 100 %, or farther if a bar is longer."""
    ada = [float(n) for d in deret for n in d.nilai if isinstance(n, Decimal | int)]
    if deret[0].jenis is Jenis.PERSEN:
        return min(max([100, *ada]), PERSEN_TERJAUH)
    return max([1, *ada])


def _tanda(batas: float, deret: list[Deret]) -> list[dict]:
    """The figures along the axis."""
    if deret[0].jenis is Jenis.PERSEN:
        return [{"value": t, "label": f"{t}%"} for t in (0, 25, 50, 75, 100, 125, 150) if t <= batas]
    langkah = max(1, round(batas / 4))
    return [{"value": t, "label": str(t)} for t in range(0, int(batas) + 1, langkah)]


def _tinggi(grafik: Grafik) -> int:
    if not grafik.mendatar:
        return _TINGGI_TEGAK
    return 70 + _TINGGI_BATANG * len(grafik.kategori) * len(_berisi(grafik)) + 6 * len(grafik.kategori)


def _gaya() -> Style:
    """The sizes of letters, from which pygal makes room for them."""
    return Style(label_font_size=_HURUF, major_label_font_size=_HURUF, legend_font_size=_HURUF, value_font_size=_HURUF)


# --- pygal's tree made ours -------------------------------------------------------------------------------------------


def _bersihkan(induk: ET.Element, grafik: Grafik, letak: frozenset[str] = frozenset()) -> None:
    """Leave the picture alone, and say in attributes how it looks; ``letak`` are the classes of what it is in."""
    for unsur in list(induk):
        kelas = set(unsur.attrib.pop("class", "").split())
        if not isinstance(unsur.tag, str) or unsur.tag in _BUANG or kelas & _KELAS_BUANG:
            induk.remove(unsur)
            continue
        if unsur.tag == "defs":
            unsur[:] = [_pola(grafik.kode)]
            continue
        for nama in ("style", "id", "rx", "ry"):
            unsur.attrib.pop(nama, None)
        _bersihkan(unsur, grafik, letak | kelas)
        if unsur.tag == "g" and len(unsur) == 0:
            induk.remove(unsur)
            continue
        if unsur.tag == "path" and ("x" if grafik.mendatar else "y") not in letak:
            induk.remove(unsur)  # only figures have guides, categories have none
            continue
        unsur.attrib.update({n: _bulatkan(isi) for n, isi in unsur.attrib.items()})
        unsur.attrib.update(_rupa(unsur.tag, kelas, letak, grafik))


def _rupa(tanda: str, kelas: set[str], letak: frozenset[str], grafik: Grafik) -> dict[str, str]:
    """How an element looks: attributes for paper, a class for the style sheet of the screen."""
    if tanda == "path":
        return {"class": "sumbu", "fill": "none", "stroke": _GARIS, "stroke-width": "1"}
    if tanda == "rect":
        urutan = int(next(k for k in kelas | letak if k.startswith("color-")).removeprefix("color-"))
        if _berisi(grafik)[urutan].utama:
            return {"class": "penuh", "fill": _AKSEN, "stroke": _AKSEN, "stroke-width": "1"}
        return {"class": "garis", "fill": f"url(#pola-{grafik.kode})", "stroke": _AKSEN, "stroke-width": "1"}
    if tanda != "text":
        return {}
    if "value" in kelas:
        rata = "start" if grafik.mendatar else "middle"
    else:
        rata = "middle" if "x" in letak else "end" if "y" in letak else "start"
    return {**_TULISAN, "text-anchor": rata}


def _pola(kode: str) -> ET.Element:
    """Hatching, so that two series differ without colour."""
    pola = ET.Element("pattern", id=f"pola-{kode}", width="5", height="5", patternUnits="userSpaceOnUse")
    garis = {"class": "arsir", "d": "M-1 1 L1 -1 M0 5 L5 0 M4 6 L6 4", "stroke": _AKSEN, "stroke-width": "1"}
    ET.SubElement(pola, "path", garis)
    return pola


def _bulatkan(nilai: str) -> str:
    """Coordinates to a tenth: enough to see, and the same on every machine."""
    return _PECAHAN.sub(lambda m: f"{float(m[0]):.1f}".removesuffix(".0"), nilai)


_PECAHAN = re.compile(r"-?\d+\.\d+")


def _beri_nama(akar: ET.Element, grafik: Grafik) -> None:
    """A picture with a name and a description, as one thing."""
    judul, uraian = ET.Element("title", id=f"grafik-{grafik.kode}"), ET.Element("desc", id=f"uraian-{grafik.kode}")
    judul.text, uraian.text = grafik.judul, grafik.uraian
    akar.insert(0, judul)
    akar.insert(1, uraian)
    akar.attrib.pop("id", None)
    akar.set("class", "grafik")
    akar.set("role", "img")
    akar.set("aria-labelledby", judul.get("id"))
    akar.set("aria-describedby", uraian.get("id"))
    akar.set("width", str(LEBAR))
    akar.set("height", str(_tinggi(grafik)))
