"""Our own default texts contradict nothing: kept as they are, and with every placeholder typed out by hand."""

import re

import pytest

from planning.models import BagianNaskah
from renja.dokumen.bersih import bersihkan
from renja.dokumen.fakta import Fakta
from renja.dokumen.kerangka import jenis_untuk
from renja.dokumen.naskah import NaskahBawaan
from renja.pemeriksaan.periksa import periksa

_TANDA_ISIAN = re.compile(r"\sdata-isian=\"[^\"]*\"")


def temuan(renja) -> list[str]:
    return [f"{t.kode} {t.kolom}: {t.pesan}" for t in periksa(renja).temuan if t.kode in NARASI]


NARASI = {f"N-{n}" for n in (101, 201, 202, 203, 301, 302, 303)}


@pytest.mark.parametrize("diketik", [False, True], ids=["isian", "diketik"])
@pytest.mark.parametrize(
    "versi", [("kalaena", 2021, "pokok"), ("kalaena", 2021, "perubahan"), ("mangkutana", 2020, "perubahan")], ids=str
)
def test_tanpa_salah_sangka(data_contoh, versi, diketik):
    renja = data_contoh(*versi)
    bagian = 0
    for jenis in jenis_untuk(renja):
        kerangka = jenis.kerangka(renja)
        bawaan = NaskahBawaan(Fakta(renja, kerangka))
        for b in (b for atas in kerangka for b in atas.telusuri() if b.naskah):
            isi = bersihkan(bawaan.isi(b)) if not diketik else _TANDA_ISIAN.sub("", bawaan.isi(b))
            BagianNaskah.objects.create(renja=renja, dokumen=jenis.kode, kunci=b.kunci, isi=isi)
            bagian += 1
    assert bagian > 10
    ada = temuan(renja)
    assert not ada, "\n".join(ada)
