"""What our outputs are held against: the same content made by the plainest means, or by another program."""

import shutil
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from django.template import engines
from openpyxl import Workbook

from planning.models import BarisRenja, Renja
from planning.tabel import Tabel
from planning.tabel.rumus import angka

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PILIHAN = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--no-pdf-header-footer")


def openpyxl_polos(tabel: Tabel) -> bytes:
    """The same cells written by openpyxl without any style, the way its manual shows."""
    buku = Workbook()
    lembar = buku.active
    for baris in tabel.baris:
        lembar.append([sel.teks if (n := angka(sel.nilai)) is None else n for sel in baris.sel])
    berkas = BytesIO()
    buku.save(berkas)
    return berkas.getvalue()


def _templat(isi: str):
    return engines["django"].from_string(f"<table>{{% for b in baris %}}\n<tr>{isi}</tr>{{% endfor %}}\n</table>")


def templat_teks(tabel: Tabel) -> Callable[[], str]:
    """The same texts, ready as lists, in the plainest Django template: no query, no figure to format."""
    templat = _templat("{% for sel in b %}<td>{{ sel }}</td>{% endfor %}")
    isi = [[sel.teks for sel in baris.sel] for baris in tabel.baris]
    return lambda: templat.render({"baris": isi})


def templat_polos(renja: Renja) -> Callable[[], str]:
    """The same rows of Tabel 3.1 as a bare Django page shows them: a queryset and a template, no sums, no heading."""
    templat = _templat(
        "<td>{{ b.nomenklatur.kode }}</td><td>{{ b.nomenklatur.nama }}</td><td>{{ b.lokasi }}</td>"
        "{% for i in b.indikator.all %}<td>{{ i.uraian }}</td><td>{{ i.target }} {{ i.satuan }}</td>"
        "<td>{{ i.target_n1 }} {{ i.satuan }}</td>{% endfor %}<td>{{ b.pagu }}</td>"
        "<td>{{ b.sumber_dana.nama }}</td><td>{{ b.catatan }}</td><td>{{ b.pagu_n1 }}</td>"
    )

    def tulis() -> str:
        baris = BarisRenja.objects.filter(renja=renja).select_related("nomenklatur", "sumber_dana")
        return templat.render({"baris": baris.order_by("nomenklatur__kode").prefetch_related("indikator")})

    return tulis


def program_chromium() -> str | None:
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


def chromium(program: str, html: Path) -> Callable[[], None]:
    """Chromium printing this file to PDF, as a process of its own."""
    pdf = html.with_suffix(".pdf")

    def cetak() -> None:
        subprocess.run(
            [program, *PILIHAN, f"--user-data-dir={html.parent / 'chromium'}", f"--print-to-pdf={pdf}", html.as_uri()],
            check=True,
            capture_output=True,
            timeout=300,
        )
        assert pdf.stat().st_size > 1000

    return cetak


def chromium_hangat(html: Path) -> tuple[Callable[[], object], Callable[[], None]]:
    """Chromium that is already running, printing this file; and how to end it."""
    from playwright.sync_api import sync_playwright

    playwright = sync_playwright().start()
    browser = playwright.chromium.launch(executable_path=program_chromium(), args=["--no-sandbox", "--disable-gpu"])
    halaman = browser.new_page()

    def cetak() -> None:
        halaman.goto(html.as_uri())
        halaman.pdf(prefer_css_page_size=True)

    def tutup() -> None:
        browser.close()
        playwright.stop()

    return cetak, tutup
