"""A table as HTML: the one markup behind the page on screen, the PDF and the file of ``manage.py tabel --format html``.

The heading comes from a template; the rows are joined here, cell by cell, because a table may have more than a hundred
thousand cells and a template takes several times as long.
"""

from base64 import b64encode
from functools import cache
from html import escape
from math import ceil

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from planning.tabel import BarisTabel, Sel, Tabel

from .tinggi import baris_panjang

#: Style sheets of a printed table, in order.
GAYA_CETAK = ("tabel.css", "lebar.css", "cetak.css")

_LANGKAH = 2  # widths come in steps of half a percent (``lebar.css``)

#: What a column needs on screen, in rem, so that a rupiah figure or a longish word is not broken.
_PERLU = {"rp": 6.25, "selisih": 6.75, "persen": 3.5, "target": 4.75, "kode": 8, "teks": 4.75}


def tabel_html(tabel: Tabel) -> SafeString:
    """The ``<table>``; whatever shows it gives it a title with the id ``judul-tabel``."""
    return render_to_string(
        "tabel/tabel.html",
        {"tabel": tabel, "kelas": _kelas_tabel(tabel), "lebar": _kelas_lebar(tabel), "badan": _badan(tabel)},
    )


def dokumen_html(tabel: Tabel) -> str:
    """The table on paper, as a whole document without its style."""
    return _dokumen(tabel, "")


def html_tabel(tabel: Tabel) -> bytes:
    """The table as a file that stands on its own: it opens and prints without the site."""
    return _dokumen(tabel, _huruf_tertanam() + gaya_cetak()).encode()


@cache
def gaya_cetak() -> SafeString:
    """The style of a printed table as one sheet."""
    folder = settings.BASE_DIR / "static" / "css"
    return mark_safe("\n".join((folder / nama).read_text() for nama in GAYA_CETAK))  # noqa: S308 -- our own files


@cache
def _huruf_tertanam() -> SafeString:
    """The fonts, inside the style itself."""
    folder = settings.BASE_DIR / "static" / "fonts" / "roboto-condensed"
    gaya = ""
    for angka, bobot in ((400, "Regular"), (700, "Bold")):
        data = b64encode((folder / f"RobotoCondensed-{bobot}.woff2").read_bytes()).decode()
        gaya += (
            f'@font-face {{ font-family: "Roboto Condensed"; font-weight: {angka}; '
            f'src: url("data:font/woff2;base64,{data}") }}\n'
        )
    return mark_safe(gaya)  # noqa: S308 -- our own files


def _dokumen(tabel: Tabel, gaya: str) -> str:
    return render_to_string("cetak/tabel.html", {"tabel": tabel, "isi": tabel_html(tabel), "gaya": gaya})


def _kelas_tabel(tabel: Tabel) -> str:
    kode = " berkode" if tabel.kolom[0].jenis == "kode" else ""
    susun = " bersusun" if tabel.bersusun else ""
    daun = tabel.renja.edisi.level_daun
    return f"tabel {tabel.kertas} {tabel.huruf} min-{_lebar_layar(tabel)} daun-{daun}{kode}{susun}"


def _lebar_layar(tabel: Tabel) -> int:
    """How wide the table must be on screen, in rem, by steps of 8; the first column has a width of its own."""
    total = sum(k.lebar for k in tabel.kolom)
    perlu = max(_PERLU[k.jenis] * total / k.lebar for k in tabel.kolom[1:])
    return min(max(ceil(perlu / 8) * 8, 32), 200)


def _kelas_lebar(tabel: Tabel) -> list[str]:
    """A class of ``lebar.css`` for each column: ``lb-45`` is 4.5 %. Together they make exactly 100 %."""
    total = sum(k.lebar for k in tabel.kolom)
    ideal = [k.lebar / total * 100 * _LANGKAH for k in tabel.kolom]
    langkah = [int(x) for x in ideal]
    sisa = 100 * _LANGKAH - sum(langkah)
    for i in sorted(range(len(ideal)), key=lambda i: langkah[i] - ideal[i])[:sisa]:
        langkah[i] += 1
    return [f"lb-{x * 10 // _LANGKAH}" for x in langkah]


def _badan(tabel: Tabel) -> SafeString:
    """The rows. ``berlanjut`` and ``lanjutan`` mark the lines of a node with several indicators."""
    jenis = [k.jenis for k in tabel.kolom]
    per_indikator = [k.per_indikator for k in tabel.kolom]
    kepala = [k.kepala_baris for k in tabel.kolom]
    baris, bersusun = tabel.baris, tabel.bersusun
    panjang = baris_panjang(tabel) if bersusun else {}
    hasil = []
    for i, b in enumerate(baris):
        berlanjut = i + 1 < len(baris) and baris[i + 1].lanjutan
        bagian = " berlanjut" * berlanjut + " lanjutan" * b.lanjutan
        hasil.append(f'<tr class="level-{b.level}{bagian}{panjang.get(i, "")}">')
        for sel, j, sendiri, th in zip(b.sel, jenis, per_indikator, kepala, strict=True):
            kelas = j if j != "teks" else "nama" if not th and sel.teks and sel.teks == b.nama else ""
            if bagian and not sendiri:
                # One cell over all lines of the node, drawn as such; every line keeps its own cells.
                kelas = f"{kelas} gabung".lstrip()
            bentang = ""
            if bersusun:
                if sel.tertutup:
                    continue
                kelas, bentang = _kelas_susun(kelas, sel, b), _bentang(sel)
                th = th or sel.lebar > 1
            atribut = (f' class="{kelas}"' if kelas else "") + bentang
            if not th:
                hasil.append(f"<td{atribut}>{escape(sel.teks)}</td>")
            elif sel.teks:
                hasil.append(f'<th scope="row"{atribut}>{escape(sel.teks)}</th>')
            else:
                hasil.append(f"<td{atribut}{_nama_dibacakan(b)}></td>")
        hasil.append("</tr>\n")
    return mark_safe("".join(hasil))  # noqa: S308 -- every text is escaped above


def _bentang(sel: Sel) -> str:
    """Over how many columns and lines a cell reaches."""
    kolom = f' colspan="{sel.lebar}"' if sel.lebar > 1 else ""
    return kolom + (f' rowspan="{sel.tinggi}"' if sel.tinggi > 1 else "")


def _kelas_susun(kelas: str, sel: Sel, baris: BarisTabel) -> str:
    """Where cells reach over others, the first column and open cells cannot be told by their place in the row."""
    awal = "awal" if sel is baris.sel[0] else ""
    return " ".join(x for x in (kelas, awal, "terbuka" if sel.terbuka else "") if x)


def _nama_dibacakan(baris: BarisTabel) -> str:
    """What a line is read out as where it prints no name: a further indicator, a row that is not on this side."""
    nama = f"{baris.nama}, lanjutan" if baris.lanjutan else baris.nama
    return f' aria-label="{escape(nama)}"' if nama else ""
