"""Our own drawings (charts, the placeholder emblem) as PNG, for programs that show no SVG.

Not a reader of SVG at large: only what ``svg_grafik`` and ``static/lambang.svg`` are made of, drawn with Pillow and the
fonts of this repository. What it does not know is an error, so that nothing is silently left out.
"""

from __future__ import annotations

import re
from functools import cache
from io import BytesIO
from xml.etree import ElementTree as ET

from django.conf import settings
from PIL import Image, ImageDraw, ImageFont

#: Pixels to a unit of the drawing; lines are drawn twice as large first, so that their edges are smooth.
SKALA = 4
_HALUS = 2
_HURUF = {
    "Roboto Condensed": "roboto-condensed/RobotoCondensed-Regular.ttf",
    "Bonum": "tex-gyre-bonum/texgyrebonum-regular.otf",
}
_JANGKAR = {"start": "ls", "middle": "ms", "end": "rs"}
_ARSIR = 5  # between the lines of the hatching (``grafik._pola``)
_POTONG = re.compile(r"([MLHVCZmlhvcz])|(-?\d*\.?\d+)")
_TITIK = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}

Titik = tuple[float, float]


def png_svg(svg: str) -> bytes:
    """The drawing as PNG on white."""
    akar = ET.fromstring(svg)  # noqa: S314 -- drawn by us
    _, _, lebar, tinggi = map(float, akar.get("viewBox").split())
    pelukis = _Pelukis(lebar, tinggi)
    pelukis.gambar(akar, (0, 0))
    return pelukis.png()


class _Pelukis:
    """Shapes first, large; letters afterwards, at the size they keep."""

    def __init__(self, lebar: float, tinggi: float):
        self.besar = SKALA * _HALUS
        self.kertas = Image.new("RGB", (round(lebar * self.besar), round(tinggi * self.besar)), "white")
        self.pena = ImageDraw.Draw(self.kertas)
        self.tulisan: list[tuple[ET.Element, Titik]] = []

    def png(self) -> bytes:
        hasil = self.kertas.resize([x // _HALUS for x in self.kertas.size], Image.Resampling.BOX)
        pena = ImageDraw.Draw(hasil)
        for unsur, (x, y) in self.tulisan:
            letak = (x + float(unsur.get("x", "0")), y + float(unsur.get("y", "0")))
            pena.text(
                tuple(round(n * SKALA) for n in letak),
                unsur.text or "",
                fill=unsur.get("fill", "#000"),
                font=_huruf(unsur.get("font-family").split(",")[0], round(float(unsur.get("font-size")) * SKALA)),
                anchor=_JANGKAR[unsur.get("text-anchor", "start")],
            )
        keluaran = BytesIO()
        hasil.quantize(64).save(keluaran, "PNG", optimize=True, dpi=(300, 300))
        return keluaran.getvalue()

    def gambar(self, induk: ET.Element, asal: Titik) -> None:
        for unsur in induk:
            tanda = unsur.tag.partition("}")[2] or unsur.tag
            if tanda == "g":
                self.gambar(unsur, _geser(unsur.get("transform"), asal))
            elif tanda == "rect":
                self._kotak(unsur, asal)
            elif tanda == "path":
                self._jalur(unsur, asal)
            elif tanda == "text":
                self.tulisan.append((unsur, asal))
            elif tanda not in ("title", "desc", "defs"):
                raise ValueError(f"Unsur gambar yang tidak dikenal: {tanda}")

    def _px(self, titik: Titik, asal: Titik) -> tuple[int, int]:
        return round((titik[0] + asal[0]) * self.besar), round((titik[1] + asal[1]) * self.besar)

    def _tebal(self, unsur: ET.Element) -> int:
        return round(float(unsur.get("stroke-width", "1")) * self.besar)

    def _kotak(self, unsur: ET.Element, asal: Titik) -> None:
        x, y, w, h = (float(unsur.get(n, "0")) for n in ("x", "y", "width", "height"))
        kiri_atas, kanan_bawah = self._px((x, y), asal), self._px((x + w, y + h), asal)
        isi, garis = unsur.get("fill"), unsur.get("stroke")
        if isi.startswith("url("):
            self._arsir(kiri_atas, kanan_bawah, garis)
            isi = None
        self.pena.rectangle((*kiri_atas, *kanan_bawah), fill=isi, outline=garis, width=self._tebal(unsur))

    def _arsir(self, awal: tuple[int, int], akhir: tuple[int, int], warna: str) -> None:
        """Diagonals, cut off at the edges of the bar."""
        lebar, tinggi = akhir[0] - awal[0], akhir[1] - awal[1]
        if lebar < 1 or tinggi < 1:
            return
        petak = Image.new("RGB", (lebar, tinggi), "white")
        pena = ImageDraw.Draw(petak)
        for n in range(0, lebar + tinggi, _ARSIR * self.besar):
            pena.line((n, 0, 0, n), fill=warna, width=self.besar)
        self.kertas.paste(petak, awal)

    def _jalur(self, unsur: ET.Element, asal: Titik) -> None:
        titik = [self._px(t, asal) for t in _titik(unsur.get("d"))]
        if (isi := unsur.get("fill", "#000")) != "none":
            self.pena.polygon(titik, fill=isi)
        if garis := unsur.get("stroke"):
            titik += titik[1:2] if titik[0] == titik[-1] else []  # a closed line has no ends
            self.pena.line(titik, fill=garis, width=self._tebal(unsur), joint="curve")


def _geser(ubah: str | None, asal: Titik) -> Titik:
    if not ubah:
        return asal
    cocok = re.fullmatch(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)", ubah)
    if cocok is None:
        raise ValueError(f"Letak gambar yang tidak dikenal: {ubah}")
    return asal[0] + float(cocok[1]), asal[1] + float(cocok[2])


def _titik(jalur: str) -> list[Titik]:
    """The points of one line; curves as sixteen short ones."""
    kata = [a or float(b) for a, b in _POTONG.findall(jalur)]
    hasil: list[Titik] = []
    x = y = 0.0
    perintah = ""
    while kata:
        if isinstance(kata[0], str):
            perintah = kata.pop(0)
        perlu = _TITIK[perintah.upper()]
        angka, kata = kata[:perlu], kata[perlu:]
        relatif = perintah.islower()
        jenis = perintah.upper()
        if jenis == "Z":
            hasil.append(hasil[0])
            continue
        if jenis == "H":
            x = angka[0] + x * relatif
        elif jenis == "V":
            y = angka[0] + y * relatif
        else:
            pasang = [(a + x * relatif, b + y * relatif) for a, b in zip(angka[::2], angka[1::2], strict=True)]
            if jenis == "C":
                hasil += [_bezier([(x, y), *pasang], n / 16) for n in range(1, 16)]
            x, y = pasang[-1]
        hasil.append((x, y))
    return hasil


def _bezier(titik: list[Titik], t: float) -> Titik:
    bobot = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3)
    return sum(b * p[0] for b, p in zip(bobot, titik, strict=True)), sum(
        b * p[1] for b, p in zip(bobot, titik, strict=True)
    )


@cache
def _huruf(nama: str, ukuran: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(settings.BASE_DIR / "static" / "fonts" / _HURUF[nama], ukuran)
