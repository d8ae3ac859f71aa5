"""Our own exports: a clean Renja yields nothing; of the fixtures only what their documents really contradict."""

import sys
from collections import Counter
from io import BytesIO
from random import Random

import pytest
from django.conf import settings

from planning.enums import JenisRenja
from planning.models import Renja
from planning.versi import cari_renja
from renja.keluaran.xlsx import xlsx_buku
from renja.muat import muat
from renja.periksa_berkas.baca import baca
from renja.periksa_berkas.lembar import SelCetak
from renja.periksa_berkas.periksa import Hasil, periksa_berkas
from renja.periksa_berkas.periksa import periksa as periksa_lembar
from renja.periksa_berkas.resmi import Resmi
from renja.tabel import daftar_tabel, muat_tabel
from tests.factories import buat_perangkat_daerah, buat_pohon, buat_renja

pytestmark = pytest.mark.django_db


def ekspor(renja: Renja) -> BytesIO:
    """All its tables as one workbook, as they are downloaded."""
    return BytesIO(xlsx_buku([muat_tabel(renja, n) for n, _ in daftar_tabel(renja)], "Renja"))


def periksa(renja: Renja) -> Hasil:
    return periksa_berkas(ekspor(renja), Resmi.muat())


def test_renja_bersih_tanpa_temuan():
    pd = buat_perangkat_daerah("contoh")
    pokok = buat_renja(tahun=2022, perangkat_daerah=pd)
    buat_pohon(pokok, 2, 2, 3, indikator=2, pagu=1_250_000, lokasi="Desa Contoh")
    perubahan = buat_renja(JenisRenja.PERUBAHAN, 2022, pd, asal=pokok)
    buat_pohon(perubahan, 2, 2, 3, indikator=2, pagu=1_750_000, lokasi="Desa Contoh")
    for renja in (pokok, perubahan):
        hasil = periksa(renja)
        assert len(hasil.tabel) > 8
        assert [str(t.temuan) for t in hasil.temuan] == []


def mutasi(acak: Random, n: int) -> int:
    """A slip of the pen: another digit, two digits swapped, a figure too many, one too few."""
    digit = list(str(n))
    i = acak.randrange(len(digit) - 1)
    cara = acak.randrange(4)
    if cara == 0:
        digit[i] = str((int(digit[i]) + 1 + acak.randrange(8)) % 10)
    elif cara == 1:
        digit[i], digit[i + 1] = digit[i + 1], digit[i]
    elif cara == 2:
        digit.insert(i, "7")
    else:
        del digit[i]
    return int("".join(digit))


def test_salah_tulis_rupiah_ketahuan(capfd):
    """One figure of rupiah changed in a clean export, 40 times: noticed, and shown in the cell where it stands."""
    pd = buat_perangkat_daerah("contoh")
    pokok = buat_renja(tahun=2022, perangkat_daerah=pd)
    buat_pohon(pokok, 2, 2, 2, pagu=1_234_567, lokasi="Desa Contoh")
    lembar, resmi, acak = baca(ekspor(pokok)), Resmi.muat(), Random(11)
    dikenal = {t.lembar.nama for t in periksa_lembar(lembar, resmi).tabel}
    sel = [
        (x, n, k)
        for x in lembar
        if x.nama in dikenal and x.nama != "Tabel 2.4"  # proposals need not be what is planned
        for n, baris in x.baris.items()
        for k, s in baris.items()
        if s.angka and s.angka > 100_000
    ]
    ketahuan = di_selnya = coba = 0
    for x, n, k in acak.sample(sel, 40):
        lama = x.baris[n][k]
        if (baru := mutasi(acak, int(lama.angka))) == lama.angka:
            continue
        x.baris[n][k] = SelCetak(str(baru), baru)
        temuan = periksa_lembar(lembar, resmi).temuan
        x.baris[n][k] = lama
        coba += 1
        ketahuan += bool(temuan)
        di_selnya += any(x.alamat(n, k) in t.sel for t in temuan)
    with capfd.disabled():
        sys.stderr.write(f"\nperiksa-berkas, salah tulis rupiah: {ketahuan}/{coba} ketahuan, {di_selnya} di selnya\n")
    assert coba > 30
    assert ketahuan == di_selnya == coba


#: What the documents kept in the fixtures still say against themselves, by rule. Looked through: mixed units (B-103),
#: a projection below its target (B-604), other units than last year's (B-510), a total without Belanja Tidak Langsung
#: (B-108), the RKPD's first draft against the plan (B-516, B-608, B-502), no IKU for LAKIP (B-508), quarters realised
#: without a target (B-304), and targets that may or may not be summed (B-102, B-702).
SISA = {
    ("kalaena", 2021, "perubahan"): {"B-103": 3, "B-604": 1},
    ("kalaena", 2024, "perubahan"): {"B-304": 5, "B-702": 30},
    ("mangkutana", 2020, "perubahan"): {
        "B-102": 1, "B-103": 4, "B-108": 2, "B-502": 1, "B-508": 1, "B-510": 2, "B-516": 34, "B-604": 1, "B-608": 1,
    },
}  # fmt: skip


@pytest.mark.sekali
def test_tabel_fixtures_tanpa_alarm_palsu():
    muat(settings.BASE_DIR / "fixtures")
    for kunci, sisa in SISA.items():
        hasil = periksa(cari_renja(Renja.objects.all(), *kunci))
        assert Counter(t.temuan.kode for t in hasil.temuan) == sisa, kunci
