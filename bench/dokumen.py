"""The whole document: made for the first time, after one changed figure, and unchanged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which
from time import perf_counter, sleep

from django.conf import settings
from django.core.cache import caches
from django.db.models import F
from django.http import FileResponse
from django.urls import path

from planning.models import BarisRenja, Cetakan, IndikatorRenja, Potongan
from renja import urls
from renja.cetakan.antrean import minta
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.docx import naskah_docx

from .data import TAHUN, ambil_renja, slug
from .rasio import ambil, klien
from .ukur import Rasio, median_bergiliran

JENIS = "renja-perubahan"
#: What only the sheets of page numbers hold.
LEMBAR_NOMOR = "<title>Nomor halaman</title>"


def dokumen_utuh(folder: Path) -> Iterator[Rasio]:
    """A Renja Perubahan of 60 rows, from the request to the PDF, by two warm workers; LibreOffice converts its DOCX.

    "For the first time" is without any of its pieces; the sheets of numbers, which serve every document, are there.
    """
    with _pekerja(2):
        _detik()  # the workers load their fonts
        pertama, pagu, target = [], [], []
        for _ in range(3):
            Cetakan.objects.all().delete()
            Potongan.objects.exclude(html__contains=LEMBAR_NOMOR).delete()
            pertama.append(_detik())
            _ubah_pagu()
            pagu.append(_detik())
            _ubah_target()
            target.append(_detik())
        pertama, pagu, target = (sorted(d)[1] for d in (pertama, pagu, target))
    if program := which("soffice"):
        docx = folder / "dokumen.docx"
        docx.write_bytes(naskah_docx(susun_dokumen(ambil_renja(60), JENIS)))
        (libre,) = median_bergiliran(lambda: _libreoffice(program, docx, folder), ulangan=3)
        yield Rasio("Dokumen 60 baris, pertama kali ÷ LibreOffice dari DOCX-nya", pertama, libre, 2.5)
    yield Rasio("… sesudah satu pagu berubah ÷ pertama kali", pagu, pertama, 0.3)
    yield Rasio("… sesudah satu target berubah ÷ pertama kali", target, pertama, 0.3)
    yield from _tak_berubah(folder)


@contextmanager
def _pekerja(banyak: int) -> Iterator[None]:
    """So many workers, as ``manage.py db_worker`` runs them; requests only put things into the queue."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    lingkungan = os.environ | {"RENJA_PEKERJA": "1"}
    perintah = [sys.executable, "-m", "django", "db_worker", "--interval", "0.05", "--no-reload", "--verbosity", "0"]
    proses = [subprocess.Popen(perintah, env=lingkungan) for _ in range(banyak)]
    try:
        yield
    finally:
        for p in proses:
            p.terminate()
            p.wait(30)


def _detik() -> float:
    mulai = perf_counter()
    cetakan = minta(susun_dokumen(ambil_renja(60), JENIS))
    while not Cetakan.objects.filter(pk=cetakan.pk).exclude(sidik="").exists():
        sleep(0.02)
        assert perf_counter() - mulai < 300
    return perf_counter() - mulai


def _ubah_pagu() -> None:
    """One pagu of one leaf, with all the sums above it: Tabel 2.3-P and 3.3-P show it, and the texts."""
    satu = BarisRenja.objects.filter(renja=ambil_renja(60), pagu__isnull=False).order_by("pk").first()
    BarisRenja.objects.filter(pk=satu.pk).update(pagu=F("pagu") + 1000)


def _ubah_target() -> None:
    """One target of one leaf: Tabel 2.1, 2.3-P and 3.3-P show it."""
    satu = IndikatorRenja.objects.filter(baris__renja=ambil_renja(60), baris__pagu__isnull=False).order_by("pk").first()
    IndikatorRenja.objects.filter(pk=satu.pk).update(target=F("target") + 1)


def _libreoffice(program: str, docx: Path, folder: Path) -> None:
    profil = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
    perintah = [program, profil, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=300)


def _tak_berubah(folder: Path) -> Iterator[Rasio]:
    """The PDF of a document ÷ a file of that size; both sent by the site to somebody who has logged in."""
    cetakan = minta(susun_dokumen(ambil_renja(60), JENIS))
    isi = bytes(Cetakan.objects.get(pk=cetakan.pk).pdf)
    berkas = folder / "setara-dokumen.pdf"
    berkas.write_bytes(isi)
    urls.urlpatterns.append(path("setara-dokumen.pdf", lambda request: FileResponse(berkas.open("rb"))))
    caches["default"].clear()
    orang = klien(60)
    alamat = f"/{slug(60)}/{TAHUN}/renja/perubahan/dokumen/{JENIS}.pdf"
    assert ambil(orang, alamat) == isi == ambil(orang, "/setara-dokumen.pdf")
    kita, setara = median_bergiliran(
        lambda: ambil(orang, alamat), lambda: ambil(orang, "/setara-dokumen.pdf"), ulangan=30
    )
    yield Rasio("Dokumen tak berubah ÷ berkas seukuran (sesudah masuk)", kita, setara, 1.5)
