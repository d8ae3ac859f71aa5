"""What we export comes back unchanged: the real fixtures, and any Renja that hypothesis makes."""

from io import BytesIO
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from planning.enums import Agregasi, Arah, JenisKegiatan
from planning.impor.berkas import Berkas, baca_berkas
from planning.impor.periksa import Hasil, asal_renja, periksa
from planning.isian.potret import PotretBaris, PotretIndikator, terapkan
from planning.masukan import RUPIAH_TERBESAR
from planning.models import Renja, SetelanTabel, SumberDana
from renja.keluaran.templat import templat_xlsx
from renja.keluaran.xlsx import xlsx_tabel
from renja.tabel import muat_tabel
from tests.acak import sifat
from tests.factories import buat_edisi, buat_nomenklatur, buat_perangkat_daerah, buat_renja

BENIH = UUID(int=1)
NYATA = [
    ("kalaena", 2021, "pokok"),
    ("kalaena", 2021, "perubahan"),
    ("kalaena", 2024, "perubahan"),
    ("mangkutana", 2020, "pokok"),
    ("mangkutana", 2020, "perubahan"),
]


def tabel_31(renja: Renja) -> bytes:
    return xlsx_tabel(muat_tabel(renja, "3.1"))


def tabel_31_lampiran(renja: Renja) -> bytes:
    SetelanTabel.objects.update_or_create(renja=renja, defaults={"urutan_lokasi": "lampiran"})
    return tabel_31(Renja.objects.get(pk=renja.pk))


BENTUK = {"tabel_31": tabel_31, "lampiran": tabel_31_lampiran, "templat": templat_xlsx}


def baca_kembali(renja: Renja, isi: bytes, hapus: bool = True) -> Hasil:
    """Read a file and hold it against the Renja; by way of JSON, as between preview and confirmation."""
    berkas = baca_berkas(BytesIO(isi), asal_renja(renja))
    return periksa(renja, Berkas.dari_json(berkas.ke_json()), BENIH, hapus)


def pastikan_sama(renja: Renja, isi: bytes) -> None:
    hasil = baca_kembali(renja, isi)
    assert [str(t) for t in hasil.temuan] == []
    assert hasil.beda == []
    assert not hasil.isi
    assert (hasil.tidak_ada, hasil.indikator_tidak_ada) == ([], 0)


@pytest.mark.parametrize("bentuk", BENTUK)
@pytest.mark.parametrize("yang", NYATA, ids=lambda y: "-".join(map(str, y)))
def test_renja_nyata(data_contoh, yang, bentuk):
    renja = data_contoh(*yang)
    pastikan_sama(renja, BENTUK[bentuk](renja))


@pytest.mark.parametrize("bentuk", ["tabel_31", "templat"])
@pytest.mark.sekali
def test_sesudah_dihitung_ulang_libreoffice(data_contoh, soffice, tmp_path, bentuk):
    """Saved by another program: other formats, shared strings, its own values of the formulas."""
    renja = data_contoh("kalaena", 2021, "perubahan")
    berkas = tmp_path / "a.xlsx"
    berkas.write_bytes(BENTUK[bentuk](renja))
    pastikan_sama(renja, soffice.hitung_ulang(berkas).read_bytes())


# --- Any Renja ----------------------------------------------------------------------------------------------------

HURUF = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]) | st.sampled_from("\n\t =+-@_x\"'\\%;[]{}")
teks = st.one_of(
    st.text(HURUF, max_size=30),
    st.sampled_from(["", "=HYPERLINK(1)", "_x0041_", "-", "1.234", "a  b\nc", "T O T A L", "0", "100%", "#REF!"]),
)
kata = teks.filter(lambda t: "".join(c for c in t if c.isprintable()).strip())
satuan = st.one_of(st.sampled_from(["", "%", "Dokumen", "Orang/bulan", "Pokmas / Ormas", 'inci "', "m²", "Rp"]), kata)
rupiah = st.none() | st.integers(0, RUPIAH_TERBESAR) | st.sampled_from([0, 1, 999_999_999_999_999])
besaran = st.none() | st.decimals(0, 10**11, places=4).map(lambda d: d.normalize() + 0)
kode_dana = st.sampled_from(["", "PD", "1.1", "2.1"])


@st.composite
def indikator(draw) -> tuple[PotretIndikator, ...]:
    nomor = sorted(draw(st.sets(st.integers(1, 5), max_size=3)))
    return tuple(
        PotretIndikator(
            nomor=n,
            uraian=draw(kata),
            satuan=draw(satuan)[:50],
            arah=draw(st.sampled_from(Arah.values)),
            agregasi=draw(st.sampled_from(Agregasi.values)),
            otomatis=draw(st.booleans()),
            target=draw(besaran),
            target_n1=draw(besaran),
        )
        for n in nomor
    )


@st.composite
def isi_renja(draw, lama: bool) -> dict[str, PotretBaris]:
    """Rows of some leaves, and of some of the nodes above them."""
    daun = draw(st.sets(st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 3)), max_size=6))
    hasil = {}
    for p, k, s in sorted(daun):
        if lama:
            kode = [f"{'0.00' if p == 1 else '4.36'}.0{p}", f"{'0.00' if p == 1 else '4.36'}.0{p}.0{k}{s}"]
        else:
            kode = [f"7.01.0{p}", f"7.01.0{p}.2.0{k}", f"7.01.0{p}.2.0{k}.0{s}"]
        for satu in kode:
            if satu not in hasil and (satu == kode[-1] or draw(st.booleans())):
                hasil[satu] = draw(baris(adalah_daun=satu == kode[-1]))
    return hasil


@st.composite
def baris(draw, adalah_daun: bool) -> PotretBaris:
    return PotretBaris(
        pagu=draw(rupiah) if adalah_daun else None,
        pagu_n1=draw(rupiah) if adalah_daun else None,
        lokasi=draw(teks),
        kelompok_sasaran=draw(teks),
        sumber_dana=draw(kode_dana),
        catatan=draw(teks),
        jenis_kegiatan=draw(st.sampled_from(["", *JenisKegiatan.values])),
        penanggung_jawab=draw(teks),
        indikator=draw(indikator()),
    )


@pytest.fixture
def renja_kosong(db):
    """One Renja of each kind of edition, without rows; two sources of funds share a name."""
    for kode, nama in (("PD", "Pendapatan Daerah"), ("1.1", "Pajak  Daerah"), ("2.1", "Pajak Daerah")):
        SumberDana.objects.get_or_create(kode=kode, defaults={"nama": nama})
    pd = buat_perangkat_daerah("contoh", kode_organisasi="4.36.08")
    return {
        lama: buat_renja(tahun=2020 if lama else 2022, perangkat_daerah=pd, edisi=buat_edisi(lama=lama))
        for lama in (True, False)
    }


@pytest.mark.parametrize("lama", [False, True], ids=["edisi-baru", "edisi-lama"])
@given(data=st.data())
@settings(parent=sifat, max_examples=40)
def test_renja_apa_pun(renja_kosong, lama, data):
    renja = renja_kosong[lama]
    isi = data.draw(isi_renja(lama))
    with transaction.atomic():
        for kode in isi:
            buat_nomenklatur(kode, renja.edisi)
        terapkan(renja, isi, None, "salinan")
        for bentuk in BENTUK.values():
            pastikan_sama(renja, bentuk(renja))
        transaction.set_rollback(True)
