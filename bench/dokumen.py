"""The whole document: made for the first time, after one changed figure, and unchanged."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from shutil import which
from time import perf_counter

from django.core.cache import caches
from django.db.models import F
from django.http import FileResponse
from django.urls import path

from planning.models import Cetakan, IndikatorRenja, Potongan
from renja import urls
from renja.cetakan.antrean import minta
from renja.dokumen.susun import susun_dokumen
from renja.keluaran.docx import naskah_docx

from .data import TAHUN, ambil_renja, slug
from .rasio import ambil, klien
from .ukur import Rasio, median_bergiliran

JENIS = "renja-perubahan"


def dokumen_utuh(folder: Path) -> Iterator[Rasio]:
    """A Renja Perubahan of 60 rows, from the database to the PDF, in one warm process; LibreOffice converts our DOCX."""
    _buat()  # loads the fonts
    pertama, berubah = [], []
    for _ in range(3):
        Cetakan.objects.all().delete()
        Potongan.objects.all().delete()
        pertama.append(_detik())
        _ubah_satu_target()
        berubah.append(_detik())
    pertama, berubah = sorted(pertama)[1], sorted(berubah)[1]
    if program := which("soffice"):
        docx = folder / "dokumen.docx"
        docx.write_bytes(naskah_docx(susun_dokumen(ambil_renja(60), JENIS)))
        (libre,) = median_bergiliran(lambda: _libreoffice(program, docx, folder), ulangan=3)
        yield Rasio("Dokumen 60 baris, pertama kali ÷ LibreOffice dari DOCX-nya", pertama, libre, 2.5)
    yield Rasio("Dokumen sesudah satu angka berubah ÷ pertama kali", berubah, pertama, 0.3)
    yield from _tak_berubah(folder)


def _buat() -> Cetakan:
    return minta(susun_dokumen(ambil_renja(60), JENIS))


def _detik() -> float:
    mulai = perf_counter()
    cetakan = _buat()
    lama = perf_counter() - mulai
    assert Cetakan.objects.get(pk=cetakan.pk).selesai
    return lama


def _ubah_satu_target() -> None:
    """One target of one leaf, in the version that the document is of."""
    satu = IndikatorRenja.objects.filter(baris__renja=ambil_renja(60), baris__pagu__isnull=False).order_by("pk").first()
    IndikatorRenja.objects.filter(pk=satu.pk).update(target=F("target") + 1)


def _libreoffice(program: str, docx: Path, folder: Path) -> None:
    profil = f"-env:UserInstallation={(folder / 'soffice').as_uri()}"
    perintah = [program, profil, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(folder), str(docx)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=300)  # noqa: S603


def _tak_berubah(folder: Path) -> Iterator[Rasio]:
    """The PDF of a document ÷ a file of that size; both sent by the site to somebody who has logged in."""
    cetakan = _buat()
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
