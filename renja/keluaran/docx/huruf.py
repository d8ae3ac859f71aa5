"""The faces of a Word file: what stands in for one that is not there, and the narrow one of tables within the file.

Text is set in what every Word has. The narrow face of tables is not, and columns are as wide as its figures need; so it
goes along (its Latin letters, as the site sends them), masked the way Word wants it (ECMA-376 part 4, 17.8.1).
"""

from __future__ import annotations

from io import BytesIO
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from fontTools.ttLib import TTFont

from .unsur import XMLNS

#: For text, for tables: the face and what is taken where it is missing.
SERIF, SERIF_LAIN = "Bookman Old Style", "TeX Gyre Bonum"
SANS, SANS_LAIN = "Roboto Condensed", "Arial Narrow"
#: The weights that go along: how the table of fonts calls them, and their files.
_BOBOT = {"embedRegular": "RobotoCondensed-Regular.woff2", "embedBold": "RobotoCondensed-Bold.woff2"}
_TERTUTUP = 32


def huruf_xml() -> tuple[str, dict[str, bytes]]:
    """``fontTable.xml``, and the fonts by the ids it calls them by."""
    berkas, sisip = {}, ""
    for n, (tanda, nama) in enumerate(_BOBOT.items(), 1):
        kunci = uuid5(NAMESPACE_OID, nama)
        berkas[f"rId{n}"] = samarkan(_ttf(nama), kunci.bytes)
        sisip += f'<w:{tanda} r:id="rId{n}" w:fontKey="{{{str(kunci).upper()}}}"/>'
    isi = "".join(
        f'<w:font w:name="{nama}"><w:altName w:val="{lain}"/><w:family w:val="{keluarga}"/>'
        f'<w:pitch w:val="variable"/>{lagi}</w:font>'
        for nama, lain, keluarga, lagi in ((SERIF, SERIF_LAIN, "roman", ""), (SANS, SANS_LAIN, "swiss", sisip))
    )
    return f"<w:fonts {XMLNS}>{isi}</w:fonts>", berkas


def samarkan(huruf: bytes, kunci: bytes) -> bytes:
    """A font with its beginning masked; once more, and it is as before."""
    terbalik = kunci[::-1] * 2
    return bytes(a ^ b for a, b in zip(huruf, terbalik, strict=False)) + huruf[_TERTUTUP:]


def _ttf(nama: str) -> bytes:
    """A font of the site, unpacked."""
    huruf = TTFont(settings.BASE_DIR / "static" / "fonts" / "roboto-condensed" / nama, recalcTimestamp=False)
    huruf.flavor = None
    keluaran = BytesIO()
    huruf.save(keluaran)
    return keluaran.getvalue()
