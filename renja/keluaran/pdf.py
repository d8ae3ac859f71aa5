"""A table as PDF: the printed document (``html``) on paper, by WeasyPrint.

Tagged and PDF/A-2a, with fonts from this repository and without a clock: the same content gives the same bytes. By far
the slowest output, so a PDF is made once per content and kept; unchanged content is never rendered again.
"""

import gc
import hashlib
from collections.abc import Iterable
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from threading import Lock
from typing import ClassVar
from urllib.parse import unquote, urlsplit

import weasyprint
from django.conf import settings
from django.core.cache import caches
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from planning.tabel import Tabel

from .html import GAYA_CETAK, dokumen_html

#: The strongest of the PDF/A levels that need no attachments: tagged, every glyph mapped to Unicode.
VARIAN = "pdf/a-2a"
#: The same, for a document that carries its data along.
VARIAN_BERLAMPIRAN = "pdf/a-3a"

_GAYA = ("huruf.css", *GAYA_CETAK, "naskah.css")
_AMBANG_GC = 200_000
#: Points in a CSS pixel.
PT = 0.75
#: One render at a time in a process: WeasyPrint holds the interpreter anyway, and fonts are shared.
_kunci_mesin = Lock()


def pdf_tabel(tabel: Tabel) -> bytes:
    """The table as PDF, from the store if the same content was made before."""
    return pdf_html(dokumen_html(tabel))


def pdf_html(html: str) -> bytes:
    """A printed document as PDF, made once per content."""
    simpanan, kunci = caches["pdf"], kunci_isi(html)
    if (pdf := simpanan.get(kunci)) is not None:
        return pdf
    with _kunci_mesin:
        # Another thread may have made it while this one waited.
        if (pdf := simpanan.get(kunci)) is None:
            pdf = _cetak(html)
            simpanan.set(kunci, pdf)
    return pdf


def kunci_isi(html: str) -> str:
    """A key that changes with anything that shows: content, style, or the program that prints it."""
    return hashlib.sha256(f"{_sidik_mesin()}\n{html}".encode()).hexdigest()


def cetak(html: str, lampiran: Iterable[weasyprint.Attachment] = ()) -> bytes:
    """Print without looking in the store or filling it; with attachments as PDF/A-3a, which may hold them."""
    with _kunci_mesin:
        return _cetak(html, list(lampiran))


@dataclass(frozen=True)
class Peta:
    """What stands where on printed pages: ``halaman`` how many there are, ``jangkar`` the place of each id,
    ``markah`` the bookmarks (level, label, place). A place is (page from 0, x, y) in points from the lower left.
    ``baris`` are the rows of a table that were named for it (page, upper and lower edge)."""

    #: How the name of such a row begins.
    TANDA_BARIS: ClassVar[str] = "baris-tabel-"

    halaman: int
    jangkar: dict[str, tuple[int, float, float]]
    markah: list[tuple[int, str, tuple[int, float, float]]]
    baris: list[tuple[int, float, float]] = field(default_factory=list)


def cetak_potongan(html: str) -> tuple[bytes, Peta]:
    """Print pages that will be joined with others: neither tagged nor PDF/A, which joining would not keep."""
    with _kunci_mesin, _tanpa_sampah():
        mesin = _mesin()
        dokumen = weasyprint.HTML(string=html, base_url=mesin.alamat, url_fetcher=mesin.pengambil).render(
            stylesheets=mesin.gaya, font_config=mesin.huruf
        )
        return dokumen.write_pdf(), _peta(dokumen)


def _peta(dokumen: weasyprint.Document) -> Peta:
    jangkar, markah, baris = {}, [], []
    for n, halaman in enumerate(dokumen.pages):

        def tempat(x: float, y: float, n: int = n, tinggi: float = halaman.height) -> tuple[int, float, float]:
            return n, round(x * PT, 2), round((tinggi - y) * PT, 2)

        for nama, letak in halaman.anchors.items():
            if nama.startswith(Peta.TANDA_BARIS):
                baris.append((n, tempat(*letak[:2])[2], tempat(*letak[2:])[2]))
            else:
                jangkar.setdefault(nama, tempat(*letak[:2]))
        markah += [(tingkat, label, tempat(*letak)) for tingkat, label, letak, _ in halaman.bookmarks]
    return Peta(len(dokumen.pages), jangkar, markah, baris)


def _cetak(html: str, lampiran: list[weasyprint.Attachment] | None = None) -> bytes:
    mesin = _mesin()
    with _tanpa_sampah():
        dokumen = weasyprint.HTML(string=html, base_url=mesin.alamat, url_fetcher=mesin.pengambil)
        return dokumen.write_pdf(
            stylesheets=mesin.gaya,
            font_config=mesin.huruf,
            pdf_variant=VARIAN_BERLAMPIRAN if lampiran else VARIAN,
            attachments=lampiran or None,
        )


class _HanyaBerkasSendiri(URLFetcher):
    """Opens files under ``static/`` and pictures that stand in the document itself: no network, no other file."""

    def fetch(self, url, headers=None):
        if url.startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
            return super().fetch(url, headers)
        bagian = urlsplit(url)
        berkas = Path(unquote(bagian.path)).resolve()
        if bagian.scheme != "file" or bagian.netloc or not berkas.is_relative_to(_folder_statis()):
            raise ValueError(f"Alamat di luar berkas sendiri: {url}")
        return super().fetch(url, headers)


@dataclass(frozen=True)
class _Mesin:
    """What every render shares: parsed style sheets and loaded fonts."""

    alamat: str
    pengambil: URLFetcher
    huruf: FontConfiguration
    gaya: list[weasyprint.CSS]


@cache
def _mesin() -> _Mesin:
    pengambil, huruf = _HanyaBerkasSendiri(), FontConfiguration()
    folder = _folder_statis() / "css"
    gaya = [
        weasyprint.CSS(filename=folder / nama, url_fetcher=pengambil, font_config=huruf, media_type="print")
        for nama in _GAYA
    ]
    return _Mesin(f"{folder.as_uri()}/", pengambil, huruf, gaya)


@cache
def _sidik_mesin() -> str:
    folder = _folder_statis()
    sidik = hashlib.sha256(f"{weasyprint.__version__} {VARIAN}".encode())
    for berkas in [*(folder / "css" / nama for nama in _GAYA), *sorted((folder / "fonts").rglob("*.[ot]tf"))]:
        sidik.update(berkas.read_bytes())
    return sidik.hexdigest()


def _folder_statis() -> Path:
    return settings.BASE_DIR / "static"


@contextmanager
def _tanpa_sampah():
    """Let the garbage collector rest: a render makes very many objects that all stay until its end."""
    semula = gc.get_threshold()
    gc.set_threshold(_AMBANG_GC, *semula[1:])
    try:
        yield
    finally:
        gc.set_threshold(*semula)
