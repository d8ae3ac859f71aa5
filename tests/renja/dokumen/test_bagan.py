"""Drawings as PNG: the same picture that WeasyPrint makes of the same SVG."""

from io import BytesIO

import pypdfium2
import pytest
import weasyprint
from django.conf import settings
from PIL import Image, ImageChops, ImageFilter, ImageStat
from weasyprint.text.fonts import FontConfiguration

from renja.keluaran.docx.bagan import SKALA, png_svg
from renja.keluaran.grafik import svg_grafik
from renja.keluaran.naskah import tempat_lambang
from tests.renja.kinerja.test_svg import REALISASI, RENCANA, grafik, persen

pytestmark = pytest.mark.sekali

GAMBAR = {
    "tegak": lambda: svg_grafik(grafik(RENCANA, REALISASI)),
    "mendatar": lambda: svg_grafik(grafik(RENCANA, REALISASI, mendatar=True)),
    "melampaui": lambda: svg_grafik(grafik(persen("K", 400, 50, utama=True), kategori=("A", "B"))),
    "lambang": tempat_lambang,
}


def cetakan(svg: str, ukuran: tuple[int, int]) -> Image.Image:
    """The drawing as the print has it, in pixels of this size."""
    folder, huruf = settings.BASE_DIR / "static" / "css", FontConfiguration()
    lebar, tinggi = (x / SKALA for x in ukuran)
    gaya = [weasyprint.CSS(filename=folder / nama, font_config=huruf) for nama in ("huruf.css", "naskah.css")]
    halaman = f"@page {{ size: {lebar}px {tinggi}px; margin: 0 }} body {{ margin: 0 }} svg {{ display: block }}"
    html = f"<style>{halaman} svg {{ width: {lebar}px; height: {tinggi}px }}</style>{svg}"
    pdf = weasyprint.HTML(string=html).write_pdf(stylesheets=gaya, font_config=huruf)
    dok = pypdfium2.PdfDocument(pdf)
    gambar = dok[0].render(scale=SKALA * 96 / 72).to_pil().convert("L")
    dok.close()
    return gambar.crop((0, 0, *ukuran))


@pytest.mark.parametrize("nama", GAMBAR)
def test_sama_dengan_cetakan(nama):
    svg = str(GAMBAR[nama]())
    png = Image.open(BytesIO(png_svg(svg))).convert("L")
    lain = cetakan(svg, png.size)
    # Edges of letters differ by a pixel or two; what stands elsewhere, or not at all, differs by far more.
    beda = ImageChops.difference(*(g.filter(ImageFilter.GaussianBlur(3)) for g in (png, lain)))
    assert ImageStat.Stat(beda).mean[0] < 3
    assert beda.getextrema()[1] < 120
    assert ImageStat.Stat(png).mean[0] < 253


@pytest.mark.parametrize(
    "isi",
    ['<circle r="1"/>', '<g transform="rotate(9)"><rect x="0" y="0" width="1" height="1"/></g>'],
)
def test_yang_tidak_dikenal_tidak_hilang_diam_diam(isi):
    with pytest.raises(ValueError, match="tidak dikenal"):
        png_svg(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{isi}</svg>')


def test_gambar_yang_sama_bita_yang_sama():
    assert png_svg(GAMBAR["tegak"]()) == png_svg(GAMBAR["tegak"]())
