"""The golden documents checked once for all tests, without a database: the nomenklatur comes from the fixtures."""

import csv
from functools import cache

import pytest
from django.conf import settings

from renja.periksa_berkas.periksa import Hasil, periksa_berkas
from renja.periksa_berkas.resmi import Resmi

from .cetak import ke_docx, ke_xlsx
from .emas import cetak


@pytest.fixture(scope="session")
def resmi() -> Resmi:
    with (settings.BASE_DIR / "fixtures" / "acuan" / "nomenklatur.csv").open(encoding="utf-8", newline="") as isi:
        return Resmi((b["kode"], b["nama"]) for b in csv.DictReader(isi))


@pytest.fixture(scope="session")
def hasil(resmi):
    """``hasil(dokumen, "xlsx" | "docx")``: what is found in a golden document."""

    @cache
    def _hasil(dokumen: str, jenis: str) -> Hasil:
        return periksa_berkas({"xlsx": ke_xlsx, "docx": ke_docx}[jenis](cetak(dokumen)), resmi)

    return _hasil
