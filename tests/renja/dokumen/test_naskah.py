"""The default texts: every document, of fixtures and of bare offices, reads well, and every figure is the tables'."""

import re

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from planning.enums import JenisRenja
from planning.landasan import landasan
from planning.models import Kabupaten
from planning.nilai import format_angka
from planning.pohon import muat_pohon
from renja.dokumen.fakta import Fakta
from renja.dokumen.isian import ISIAN, tulis_isian
from renja.dokumen.kerangka import jenis_untuk
from renja.dokumen.naskah import NaskahBawaan
from renja.dokumen.susun import DokumenTidakTersedia, susun_dokumen
from tests.acak import sifat
from tests.factories import buat_baris, buat_edisi, buat_perangkat_daerah, buat_renja

pytestmark = pytest.mark.django_db

CONTOH = [
    ("kalaena", 2021, "pokok"),
    ("kalaena", 2021, "perubahan"),
    ("kalaena", 2024, "pokok"),
    ("kalaena", 2024, "perubahan"),
    ("mangkutana", 2020, "pokok"),
    ("mangkutana", 2020, "perubahan"),
]


def teks_semua(renja) -> str:
    """Every default text of every document of this version, without marks."""
    hasil = []
    for jenis in jenis_untuk(renja):
        kerangka = jenis.kerangka(renja)
        naskah = NaskahBawaan(Fakta(renja, kerangka))
        hasil += [naskah.isi(b) for akar in kerangka for b in akar.telusuri()]
    return "\n".join(hasil)


def periksa_rupa(teks: str) -> None:
    """No mark of a template, no missing value, nothing empty, no year with a thousands sign, no English."""
    polos = re.sub(r"<[^>]+>", " ", teks)
    for sisa in ("{{", "{%", "None", "()", "dan dan", ".."):
        assert sisa not in re.sub(r"\s+", " ", polos)
    assert "<p></p>" not in teks
    assert not re.search(r"\b(Tahun|tahun) 2\.0\d\d\b", polos)
    assert not re.search(r"\b(the|and|of|year|total)\b", polos)


@pytest.mark.parametrize("contoh", CONTOH, ids=lambda c: "-".join(map(str, c)))
def test_contoh(data_contoh, contoh):
    renja = data_contoh(*contoh)
    teks = teks_semua(renja)
    periksa_rupa(teks)
    pohon = muat_pohon(renja)
    assert f"Rp\xa0{format_angka(pohon.pagu)}" in teks
    assert f'<span data-isian="cacah-program">{len(pohon.program)}</span> program' in teks
    if renja.jenis == JenisRenja.PERUBAHAN:
        lama = muat_pohon(renja.asal)
        assert f"Rp\xa0{format_angka(lama.pagu)}" in teks
        beda = pohon.pagu - lama.pagu
        kata = "tetap" if not beda else f"{'bertambah' if beda > 0 else 'berkurang'} Rp\xa0{format_angka(abs(beda))}"
        assert f'<span data-isian="pagu-selisih">{kata}</span>' in teks


def test_sebelum_2021_tanpa_sub_kegiatan(data_contoh):
    assert "sub kegiatan" not in teks_semua(data_contoh("mangkutana", 2020, "perubahan")).casefold()


def test_capaian_yang_sama_dengan_halaman_kinerja(data_contoh):
    """The chapter of evaluation tells what the page tells, node by node."""
    fakta = Fakta(data_contoh("kalaena", 2021, "perubahan"))
    assert fakta.capaian
    blok = tulis_isian("capaian", fakta)
    for c in fakta.capaian:
        assert c.kode in blok
    assert "triwulan II" in blok


@pytest.mark.parametrize("lama", [False, True], ids=["sejak-2021", "sebelum-2021"])
@pytest.mark.parametrize("jenis", [JenisRenja.POKOK, JenisRenja.PERUBAHAN])
def test_kantor_tanpa_apa_pun(jenis, lama):
    """No rows, no Renstra, no camat, no version before: still sentences, and nothing invented."""
    renja = buat_renja(jenis, 2019 if lama else 2022, buat_perangkat_daerah(), edisi=buat_edisi(lama=lama))
    periksa_rupa(teks_semua(renja))


def test_setiap_dokumen_tersusun_untuk_kantor_kosong():
    renja = buat_renja(JenisRenja.POKOK, 2022, buat_perangkat_daerah())
    for jenis in jenis_untuk(renja):
        assert susun_dokumen(renja, jenis.kode).judul.endswith("Tahun 2022")


def test_jenis_yang_tidak_ada_diterangkan():
    renja = buat_renja(JenisRenja.POKOK, 2022, buat_perangkat_daerah())
    with pytest.raises(DokumenTidakTersedia, match=r"renja-perubahan tidak ada pada Renja\. Yang ada: renja,"):
        susun_dokumen(renja, "renja-perubahan")


def test_setiap_isian_dapat_ditulis_dan_aman():
    """Every placeholder answers for a bare office, and what people typed cannot become markup."""
    kantor = buat_perangkat_daerah(nama="Kecamatan <b>Contoh</b>")
    fakta = Fakta(buat_renja(JenisRenja.PERUBAHAN, 2022, kantor))
    for kunci in ISIAN:
        tulisan = tulis_isian(kunci, fakta)
        assert f'data-isian="{kunci}"' in tulisan
        assert "<b>" not in tulisan


#: A leaf whose pagu becomes zero counts as dropped (specification 2.7), so none is zero here.
PAGU = st.lists(st.integers(1, 10**10), min_size=1, max_size=6)


@sifat
@given(PAGU, PAGU)
@transaction.atomic
def test_angka_dalam_teks_sama_dengan_jumlah_baris(lama, baru):
    kantor = buat_perangkat_daerah()
    pokok = buat_renja(JenisRenja.POKOK, 2022, kantor)
    perubahan = buat_renja(JenisRenja.PERUBAHAN, 2022, kantor, asal=pokok)
    for renja, isi in ((pokok, lama), (perubahan, baru)):
        for n, pagu in enumerate(isi, 1):
            buat_baris(renja, f"7.01.01.2.01.{n:02}", pagu)
    fakta = Fakta(perubahan)
    assert f"Rp\xa0{format_angka(sum(baru))}" in tulis_isian("pagu", fakta)
    assert f"Rp\xa0{format_angka(sum(lama))}" in tulis_isian("pagu-sebelum", fakta)
    assert f">{len(baru)}<" in tulis_isian("cacah-sub-kegiatan", fakta)
    assert f">{max(len(baru) - len(lama), 0)}<" in tulis_isian("cacah-baru", fakta)
    assert f">{max(len(lama) - len(baru), 0)}<" in tulis_isian("cacah-dihapus", fakta)
    berubah = sum(a != b for a, b in zip(lama, baru, strict=False))
    assert f">{berubah}<" in tulis_isian("cacah-berubah-pagu", fakta)
    transaction.set_rollback(True)


class TestLandasan:
    def test_menurut_tempat_dan_tahun(self):
        luwu_timur = Kabupaten(nama="Luwu Timur", provinsi="Sulawesi Selatan")
        lain = Kabupaten(nama="Contoh", provinsi="Sulawesi Selatan")
        jauh = Kabupaten(nama="Contoh", provinsi="Jawa Barat")
        semua = [str(p) for p in landasan(luwu_timur, 2022)]
        assert semua[0].startswith("Undang-Undang Nomor 7 Tahun 2003 tentang Pembentukan Kabupaten Luwu Timur")
        assert any(p.startswith("Peraturan Bupati Luwu Timur Nomor 56 Tahun 2016") for p in semua)
        assert not any("Luwu Timur" in str(p) for p in landasan(lain, 2022))
        assert any("Provinsi Sulawesi Selatan" in str(p) for p in landasan(lain, 2022))
        assert not any("Sulawesi" in str(p) for p in landasan(jauh, 2022))
        assert max(p.tahun for p in landasan(luwu_timur, 2020)) == 2020

    def test_urutan_menurut_tingkatan(self):
        luwu_timur = Kabupaten(nama="Luwu Timur", provinsi="Sulawesi Selatan")
        jenis = [p.jenis.partition(" ")[0] for p in landasan(luwu_timur, 2022)]
        urutan = ["UU", "PP", "Perpres", "PermenPANRB", "Permendagri", "Kepmendagri", "Perda", "Perbup"]
        assert [urutan.index(j) for j in jenis] == sorted(urutan.index(j) for j in jenis)
