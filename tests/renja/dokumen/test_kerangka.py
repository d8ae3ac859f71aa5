"""The declared parts: numbered without gaps, keys that name one part each, every table and text they name is there."""

import pytest
from django.template.loader import get_template

from planning.enums import JenisRenja
from planning.models import Renja, SetelanTabel
from renja.dokumen.bagian import Jenis
from renja.dokumen.kerangka import DOKUMEN, jenis_untuk
from renja.tabel import DAFTAR

BENTUK = [(kode, jenis, bentuk) for kode, d in DOKUMEN.items() for jenis in d.untuk for bentuk in ("A", "B")]


def _renja(jenis, bentuk="A") -> Renja:
    renja = Renja(tahun=2022, jenis=jenis)
    renja.setelan_tersimpan = SetelanTabel(renja=renja, bentuk_perubahan=bentuk)
    return renja


def _bagian(kode, jenis, bentuk):
    return [b for akar in DOKUMEN[kode].kerangka(_renja(jenis, bentuk)) for b in akar.telusuri()]


@pytest.mark.parametrize(("kode", "jenis", "bentuk"), BENTUK)
def test_kunci_satu_untuk_satu(kode, jenis, bentuk):
    kunci = [b.kunci for b in _bagian(kode, jenis, bentuk)]
    assert len(kunci) == len(set(kunci))


@pytest.mark.parametrize(("kode", "jenis", "bentuk"), BENTUK)
def test_yang_disebut_ada(kode, jenis, bentuk):
    for b in _bagian(kode, jenis, bentuk):
        assert set(b.tabel) <= set(DAFTAR), b.kunci
        if b.naskah:
            assert get_template(f"dokumen/naskah/{b.naskah}.html")
        else:
            assert b.jenis != Jenis.NASKAH or b.anak or b.tabel


@pytest.mark.parametrize(
    ("kode", "jenis", "bentuk", "nomor"),
    [
        (
            "renja",
            JenisRenja.POKOK,
            "A",
            "I 1.1 1.2 1.3 1.3.1 1.3.2 1.4 II 2.1 2.2 2.3 2.4 2.5 III 3.1 3.2 3.3 IV V",
        ),
        (
            "renja-perubahan",
            JenisRenja.PERUBAHAN,
            "A",
            "I 1.1 1.2 1.3 1.3.1 1.3.2 1.4 II 2.1 2.2 2.3 2.4 2.5 III 3.1 3.2 IV",
        ),
        (
            "renja-perubahan",
            JenisRenja.PERUBAHAN,
            "B",
            "I 1.1 1.2 1.3 1.3.1 1.3.2 1.4 II 2.1 2.2 2.3 2.4 2.5 III 3.1 3.2 IV V",
        ),
        ("rencana-aksi", JenisRenja.POKOK, "A", "I 1.1 1.2 1.3 II 2.1 2.2 2.3 2.4 2.5 III"),
    ],
)
def test_nomor_menurut_spesifikasi(kode, jenis, bentuk, nomor):
    """Chapters and sections as specification 5.1, 5.2 and 5.4 number them."""
    ada = [b.nomor.removeprefix("BAB ") for b in _bagian(kode, jenis, bentuk) if b.nomor]
    assert ada == nomor.split()


def test_dokumen_menurut_versi():
    assert "renja-perubahan" not in [d.kode for d in jenis_untuk(_renja(JenisRenja.POKOK))]
    assert "renja" not in [d.kode for d in jenis_untuk(_renja(JenisRenja.PERUBAHAN))]
    assert jenis_untuk(_renja(JenisRenja.RANCANGAN_AWAL)) == []
