"""A bound document as HTML for print and as PDF: cover, decision, lists with true page numbers, chapters, tables."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any

import segno
from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from planning.models import Dokumen, PerangkatDaerah
from planning.tabel import Tabel
from planning.tabel.tanda_tangan import TITIK, TandaTangan, tanda_tangan, tempat_tanggal
from renja.dokumen.bagian import Bagian, Jenis
from renja.dokumen.lambang import lambang_png
from renja.dokumen.susun import BagianJadi, DokumenJadi

from .grafik import svg_grafik
from .html import tabel_html
from .pdf import pdf_html


def naskah_pdf(dokumen: DokumenJadi) -> bytes:
    """The document as PDF, from the store if the same content was made before."""
    return pdf_html(naskah_html(dokumen))


@dataclass(frozen=True)
class Periksa:
    """How an issued document is checked: its short code, the public address, and the number and date it was issued
    under."""

    kode: str
    alamat: str
    dokumen: Dokumen

    @property
    def qr(self) -> SafeString:
        gambar = segno.make(self.alamat, error="m").svg_inline(scale=3, border=2, omitsize=True)
        return mark_safe(gambar)  # noqa: S308 -- made here, of an address of ours


def naskah_html(dokumen: DokumenJadi, periksa: Periksa | None = None, gaya: Iterable[str] = ()) -> str:
    """The whole document as HTML for print; ``periksa`` once it is issued. Without its style: for the screen ``gaya``
    are the addresses of it."""
    bagian = [_bagian(b) for b in dokumen.bagian]
    konteks = _konteks(dokumen, bagian) | {"periksa": periksa, "gaya": list(gaya)}
    return render_to_string("cetak/naskah.html", konteks | {"bagian": [_cetak(b, konteks) for b in bagian]})


def html_bagian(dokumen: DokumenJadi, jadi: BagianJadi) -> SafeString:
    """One part as HTML, without the others: a cover, a decision."""
    return _cetak(_bagian(jadi), _konteks(dokumen, []))


@dataclass(frozen=True)
class _Tabel:
    """A table with its markup."""

    sebutan: str
    nama: str
    kunci: str
    tabel: Tabel
    html: SafeString


@dataclass(frozen=True)
class _Gambar:
    """A picture with its markup."""

    sebutan: str
    nama: str
    kunci: str
    svg: SafeString


@dataclass(frozen=True)
class _Bagian:
    """A part as its template sees it. ``kepala``: it prints a heading; ``awal``: it is of the first chapter, where
    arabic page numbers begin."""

    bagian: Bagian
    judul: str
    isi: SafeString
    tabel: list[_Tabel]
    gambar: list[_Gambar]
    ttd: TandaTangan | None
    kepala: bool
    awal: bool


def _bagian(jadi: BagianJadi) -> _Bagian:
    b = jadi.bagian
    return _Bagian(
        b,
        jadi.judul,
        mark_safe(jadi.isi),  # noqa: S308 -- our own templates, or sanitised when it was saved
        [_Tabel(t.sebutan, t.nama, t.kunci, t.tabel, _tabel(t.tabel, t.kunci)) for t in jadi.tabel],
        [_Gambar(g.sebutan, g.nama, g.kunci, svg_grafik(g.grafik)) for g in jadi.gambar],
        jadi.ttd,
        kepala=jadi.berkepala,
        awal=b.nomor == "BAB I" or b.nomor.startswith("1."),
    )


def _konteks(dokumen: DokumenJadi, bagian: list[_Bagian]) -> dict[str, Any]:
    f = dokumen.fakta
    jabatan = (f"Camat {f.kantor.nama_pendek},",)
    pihak = (tempat_tanggal(f.kantor.nama_pendek, f.tanggal), "Pihak Pertama,")
    return {
        "d": dokumen,
        "f": f,
        "lambang": _lambang(f.kantor),
        "semua": bagian,
        "ttd": tanda_tangan(f.camat, jabatan),
        "ttd_pihak": tanda_tangan(f.camat, jabatan, pihak),
        "titik": TITIK,
    }


def _cetak(b: _Bagian, konteks: dict[str, Any]) -> SafeString:
    """One part by the template of its kind."""
    jenis = b.bagian.jenis
    lain = {
        "b": b,
        "daftar": konteks["d"].gambar if jenis == Jenis.DAFTAR_GAMBAR else konteks["d"].tabel,
        "tentang_iku": b.bagian.kunci == "keputusan-iku",
    }
    templat = "daftar-tabel" if jenis == Jenis.DAFTAR_GAMBAR else jenis.value
    return render_to_string(f"cetak/naskah/{templat}.html", konteks | lain)


def _tabel(tabel: Tabel, kunci: str) -> SafeString:
    """A table named by its own title: in one document there are several."""
    return mark_safe(tabel_html(tabel).replace("judul-tabel", f"judul-{kunci}", 1))  # noqa: S308 -- as it came


def _lambang(kantor: PerangkatDaerah) -> SafeString:
    """The emblem that the office uploaded, else the placeholder."""
    if (png := lambang_png(kantor)) is None:
        return tempat_lambang()
    alamat = f"data:image/png;base64,{b64encode(png).decode()}"
    return mark_safe(f'<img src="{alamat}" alt="Lambang {escape(str(kantor.kabupaten))}">')  # noqa: S308 -- escaped


@cache
def tempat_lambang() -> SafeString:
    """The placeholder, as SVG."""
    return mark_safe((settings.BASE_DIR / "static" / "lambang.svg").read_text())  # noqa: S308 -- our own file
