"""How many queries each page takes: pinned, and the same with 1 programme and with 50."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from planning.enums import JenisRenja
from planning.models import IndikatorRenja, IndikatorRenstra, Pejabat, Usulan
from planning.sipd import muat_sipd, tandai
from tests.factories import buat_renja, buat_renstra
from tests.renja.conftest import isi

from .peramban import buka, kirim

RENSTRA = "/contoh/renstra/2021-2026/"
PROGRAM = f"{RENSTRA}program/"
#: Session and person are the first two, the office the third.
LIHAT = {
    "/contoh/": 8,
    "/contoh/ubah/": 4,
    "/contoh/pejabat/tambah/": 3,
    "/contoh/renstra/": 4,
    RENSTRA: 10,
    f"{RENSTRA}ubah/": 6,
    f"{RENSTRA}tujuan/": 6,
    f"{RENSTRA}target/": 6,
    f"{RENSTRA}indikator/tambah/": 6,
    PROGRAM: 7,
    f"{PROGRAM}tambah/": 7,
    f"{PROGRAM}tambah/?cari=kegiatan": 8,
    f"{PROGRAM}indikator/?edisi=050-5889-2021&program=7.01.01": 10,
    f"{PROGRAM}target/": 6,
    f"{PROGRAM}angka/2021/": 6,
    "/contoh/2022/usulan/": 6,
    "/contoh/2022/usulan/tambah/": 4,
    "/contoh/2022/renja/pokok/sipd/": 7,
}


@pytest.fixture
def kantor_besar(kantor):
    """A function that fills the office: so many programmes in Renja and Renstra, as many proposals and officials."""

    def isi_kantor(banyak: int):
        pd = kantor.perangkat_daerah
        isi(kantor.pokok, banyak)
        renstra = buat_renstra(pd, 2021, 2026)
        for n in range(1, banyak + 1):
            tujuan = renstra.tujuan.create(nomor=n, uraian=f"Tujuan {n}")
            sasaran = tujuan.sasaran.create(nomor=1, uraian=f"Sasaran {n}")
            renstra.misi.create(nomor=n, uraian=f"Misi {n}")
            i = renstra.indikator_sasaran.create(nomor=n, uraian=f"Indikator {n}", sasaran=sasaran)
            i.kinerja.create(tahun=2022, target=n)
            Pejabat.objects.create(perangkat_daerah=pd, jabatan=f"Kasi {n}", nama=f"Contoh {n}", mulai="2020-01-01")
            buat_renja(JenisRenja.POKOK, 2000 + n if n < 22 else 2000 + n + 1, pd)
        for i in IndikatorRenja.objects.filter(baris__renja=kantor.pokok).select_related("baris"):
            r = IndikatorRenstra.objects.create(
                renstra=renstra, nomenklatur_id=i.baris.nomenklatur_id, nomor=i.nomor, kunci=i.kunci, uraian=i.uraian
            )
            r.kinerja.create(tahun=2021, target=1)
        for n, baris in enumerate(kantor.pokok.baris.all(), 1):
            Usulan.objects.create(
                perangkat_daerah=pd, tahun=2022, nomor=n, asal="forum", nomenklatur_id=baris.nomenklatur_id
            )
        for daun in muat_sipd(kantor.pokok).daun:
            tandai(kantor.pokok, daun.tertanda, kantor.orang["staf"])
        return kantor.klien("staf")

    return isi_kantor


@pytest.mark.parametrize("banyak", [1, 50])
def test_cacah_kueri(kantor_besar, banyak):
    klien = kantor_besar(banyak)
    hasil = {}
    for alamat in LIHAT:
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert klien.get(alamat).status_code == 200, alamat
        hasil[alamat] = len(kueri)
    assert hasil == LIHAT


@pytest.mark.parametrize("banyak", [1, 50])
def test_kueri_menyimpan_tanpa_perubahan(kantor_besar, banyak):
    """Taking a whole page in costs no more queries for more rows, as long as they are as they were."""
    klien = kantor_besar(banyak)
    h = buka(klien, f"{PROGRAM}target/")
    with CaptureQueriesContext(connection) as kueri:
        kirim(klien, h, {})
    # The lock with its savepoint, the page again, and the overview that follows.
    assert len(kueri) == 16
