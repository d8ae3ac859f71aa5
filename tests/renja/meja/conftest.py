"""A kabupaten of several offices with work in different states, and another kabupaten that must not show."""

from __future__ import annotations

import hashlib
import html
import re
from datetime import date

import pytest
from django.test import Client

from planning.alur import dokumen_renja
from planning.enums import JenisRenja, StatusDokumen
from planning.models import Dokumen, DokumenTerbit, PerangkatDaerah, PlafonPagu, Renja
from tests.factories import buat_perangkat_daerah, buat_pohon, buat_renja
from tests.renja.conftest import Kantor

MEJA = "/bappelitbangda/"
SEMUA = ["staf", "camat", "admin", "staf_lain", "bappelitbangda", "bappelitbangda_lain", "anonim"]


@pytest.fixture
def meja(kantor_terisi) -> Kantor:
    """``contoh`` (pokok 2, perubahan 6 million) under a ceiling of 5, ``tetangga`` without any Renja."""
    PlafonPagu.objects.create(
        perangkat_daerah=kantor_terisi.perangkat_daerah, tahun=2022, jenis=JenisRenja.PERUBAHAN, pagu=5_000_000
    )
    return kantor_terisi


@pytest.fixture
def badan(meja) -> Client:
    return meja.klien("bappelitbangda")


@pytest.fixture
def asing(meja) -> Renja:
    """A Renja in the other kabupaten."""
    lain = meja.orang["bappelitbangda_lain"].kabupaten
    renja = buat_renja(tahun=2022, perangkat_daerah=buat_perangkat_daerah("asing", kabupaten=lain))
    buat_pohon(renja, pagu=7_000_000)
    return renja


def tambah_kantor(meja: Kantor, banyak: int, **pohon) -> list[Renja]:
    """More offices of the kabupaten, each with a small Renja."""
    hasil = []
    for n in range(banyak):
        kantor = buat_perangkat_daerah(f"kec-{n}", kabupaten=meja.perangkat_daerah.kabupaten)
        renja = buat_renja(tahun=2022, perangkat_daerah=kantor)
        buat_pohon(renja, **{"pagu": 1_000_000} | pohon)
        hasil.append(renja)
    return hasil


def tetapkan(renja: Renja, isi: bytes = b"%PDF-1.7 contoh", **ganti) -> DokumenTerbit:
    """The version as an issued document with these bytes."""
    dokumen = dokumen_renja(renja)
    Dokumen.objects.filter(pk=dokumen.pk).update(
        status=StatusDokumen.DITETAPKAN, nomor="7 Tahun 2021", tanggal=date(2021, 7, 14)
    )
    nama = f"renja-{renja.versi}-{renja.tahun}-{renja.perangkat_daerah.slug}.pdf"
    bawaan = {"kode": f"K{dokumen.pk:07}", "jenis_berkas": "pdf", "nama": nama, "isi": isi}
    bawaan["sidik"] = hashlib.sha256(isi).hexdigest()
    return DokumenTerbit.objects.create(dokumen=dokumen, **bawaan | ganti)


def semula(jawaban) -> str:
    """What the page carries along of what the person saw."""
    return html.unescape(re.search(r'name="semula" value="([^"]*)"', jawaban.content.decode())[1])


def kirim(klien: Client, alamat: str, isi: dict, dari: str | None = None):
    """Send a form of the desk as its page does, after opening it (or as opened before: ``dari``)."""
    dari = semula(klien.get(alamat)) if dari is None else dari
    return klien.post(alamat, {"semula": dari} | isi, follow=True)


def pesan(jawaban) -> list[str]:
    return [str(m) for m in jawaban.context["messages"]]


def kantor_bernama(slug: str) -> PerangkatDaerah:
    return PerangkatDaerah.objects.get(slug=slug)
