"""A bound document as HTML for print and as PDF: cover, decision, lists with true page numbers, chapters, tables.

``naskah_html`` is the whole in one piece, as it is issued; ``potongan_naskah`` the same cut where a new sheet begins
anyway, so that drafts are printed piece by piece (``renja.cetakan``).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
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
from renja.dokumen.butir import urai_keputusan
from renja.dokumen.lambang import lambang_png
from renja.dokumen.susun import BagianJadi, DokumenJadi

from .grafik import svg_grafik
from .html import tabel_html
from .pdf import pdf_html


def naskah_pdf(dokumen: DokumenJadi) -> bytes:
    """The document as PDF, from the store if the same content was made before."""
    return pdf_html(naskah_html(dokumen))


#: Parts that list pages of others.
BERDAFTAR = (Jenis.DAFTAR_ISI, Jenis.DAFTAR_TABEL, Jenis.DAFTAR_GAMBAR)


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
    isi = [k.html for k in _keping(dokumen, {"periksa": periksa})]
    return render_to_string("cetak/naskah.html", _konteks_luar(dokumen) | {"isi": isi, "gaya": list(gaya)})


@dataclass(frozen=True)
class PotonganNaskah:
    """A run of pages that begins on a new sheet and can be printed by itself.

    ``lembar`` is the kind of its pages (a named page of ``naskah.css``), ``depan`` whether they are numbered in roman;
    from the first one that is ``awal`` on they count from 1.
    ``berdaftar``: it lists pages of others, whose numbers stand in its ``html`` as ``tanda_halaman``.
    """

    judul: str
    html: str
    lembar: str
    depan: bool = False
    awal: bool = False
    berdaftar: bool = False


def potongan_naskah(dokumen: DokumenJadi) -> list[PotonganNaskah]:
    """The document in pieces, in order; together they are what ``naskah_html`` prints."""
    potongan: list[tuple[_Keping, list[_Keping]]] = []
    for k in _keping(dokumen, {"berpotongan": True}):
        if k.baru or not potongan:
            potongan.append((k, [k]))
        else:
            potongan[-1][1].append(k)
    luar = _konteks_luar(dokumen) | {"gaya": [], "berpotongan": True}
    return [
        PotonganNaskah(
            awal.judul,
            render_to_string("cetak/naskah.html", luar | {"isi": [k.html for k in isi]}),
            awal.lembar,
            awal.depan,
            awal.awal,
            awal.berdaftar,
        )
        for awal, isi in potongan
    ]


def lembar_nomor(lembar: str, depan: bool, dari: int, banyak: int) -> str:
    """Empty sheets of one kind as HTML, numbered from ``dari``: what is laid over the pieces at the end."""
    return render_to_string("cetak/nomor.html", {"lembar": lembar, "dari": dari, "isi": range(banyak), "depan": depan})


def tanda_halaman(kunci: str) -> str:
    """Where the page number of a part stands in a list that is printed by itself."""
    return f"\u27e6{kunci}\u27e7"


def _konteks_luar(dokumen: DokumenJadi) -> dict[str, Any]:
    return {"d": dokumen, "f": dokumen.fakta}


@dataclass(frozen=True)
class _Keping:
    """What stands between two possible cuts; ``baru``: on a new sheet."""

    judul: str
    html: SafeString
    lembar: str
    baru: bool
    depan: bool = False
    awal: bool = False
    berdaftar: bool = False


def _keping(dokumen: DokumenJadi, lain: dict[str, Any]) -> Iterator[_Keping]:
    """Every part and every table as markup, in order, with where sheets begin."""
    bagian = [_bagian(b) for b in dokumen.bagian]
    konteks = _konteks(dokumen, bagian) | {"periksa": None} | lain
    sesudah_tabel = False
    for b in bagian:
        jenis = b.bagian.jenis
        if jenis != Jenis.NASKAH or b.kepala:
            sampul = jenis == Jenis.SAMPUL
            depan = b.bagian.depan or jenis in (Jenis.KEPUTUSAN, Jenis.PERNYATAAN)
            yield _Keping(
                f"{b.bagian.nomor} {b.judul}".strip(),
                _cetak(b, konteks),
                "sampul" if sampul else "depan" if depan else "isi",
                jenis != Jenis.NASKAH or depan or b.bagian.tingkat == 1 or sesudah_tabel,
                depan,
                b.awal and not depan,
                jenis in BERDAFTAR,
            )
            sesudah_tabel = False
        for t in b.tabel:
            html = render_to_string("cetak/naskah/tabel.html", konteks | {"b": b, "t": t, "terakhir": t is b.tabel[-1]})
            yield _Keping(f"{t.sebutan} {t.nama}", html, t.lembar, True)
            sesudah_tabel = True


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

    @property
    def lembar(self) -> str:
        """The kind of its pages: ``isi-mendatar``, ``isi-tegak``, ``isi-a3``."""
        return {"a3-mendatar": "isi-a3", "f4-tegak": "isi-tegak"}.get(self.tabel.kertas, "isi-mendatar")


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
        "butir": urai_keputusan(b.isi) if jenis == Jenis.KEPUTUSAN else None,
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
