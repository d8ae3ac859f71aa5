"""Many people at once on PostgreSQL: no update is lost, nothing waits for ever. SQLite has one writer at a time."""

import pytest
from django.db import connection

from planning.isian.sel import BARU, SelIsian, simpan_sel
from planning.models import BarisRenja, IndikatorRenja, Perubahan, Renja
from tests.factories import buat_baris, buat_pengguna, buat_renja
from tests.serentak import serentak

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL"),
]

ORANG, KALI = 6, 10
DAUN = "7.01.01.2.01.01"


@pytest.fixture
def renja():
    return buat_renja()


@pytest.fixture
def orang():
    return [buat_pengguna(f"orang{n}") for n in range(ORANG)]


def test_satu_sel_tidak_ada_perubahan_yang_hilang(renja, orang):
    """Everyone adds a word of theirs, again and again: read, add, save as seen, and on a conflict look again."""
    baris = buat_baris(renja, DAUN, 0)

    def tambah(oleh) -> int:
        bentrok = 0
        for n in range(KALI):
            while True:
                b = BarisRenja.objects.get(pk=baris.pk)
                sel = SelIsian("baris", b.pk, "lokasi", b.versi_baris, f"{b.lokasi} {oleh.pk}/{n}")
                if simpan_sel(Renja.objects.get(pk=renja.pk), [sel], oleh)[0].status == "tersimpan":
                    break
                bentrok += 1
        return bentrok

    bentrok = serentak(tambah, orang)
    baris.refresh_from_db()
    assert sorted(baris.lokasi.split()) == sorted(f"{o.pk}/{n}" for o in orang for n in range(KALI))
    assert baris.versi_baris - 1 == Perubahan.objects.count() == ORANG * KALI
    assert sum(bentrok) > 0, "they never met: this test shows nothing"


def test_sel_berbeda_satu_baris_semua_tersimpan(renja, orang):
    baris = buat_baris(renja, DAUN, 0)
    kolom = ["pagu", "pagu_n1", "lokasi", "kelompok_sasaran", "catatan", "penanggung_jawab"]

    def ketik(oleh, k) -> set[str]:
        sel = [SelIsian("baris", baris.pk, k, 1, str(n)) for n in range(1, KALI + 1)]
        # The own text before is known to be one's own; what others do to the row does not matter.
        return {
            simpan_sel(renja, [SelIsian(**s.__dict__ | {"dikirim": (str(n),)})], oleh)[0].status
            for n, s in enumerate(sel)
        }

    assert serentak(ketik, orang, kolom) == [{"tersimpan"}] * ORANG
    baris.refresh_from_db()
    assert {str(getattr(baris, k)) for k in kolom} == {str(KALI)}


def test_blok_bersilangan_tidak_saling_mengunci(renja, orang):
    """Blocks over the same rows in opposite order: they wait for one another, and do not deadlock."""
    baris = [buat_baris(renja, f"7.01.01.2.01.{n:02}", 0) for n in range(1, 21)]

    def tempel(oleh, urutan) -> int:
        sel = [SelIsian("baris", b.pk, "lokasi", 1, str(oleh.pk)) for b in baris[::urutan]]
        return sum(h.status == "tersimpan" for h in simpan_sel(renja, sel, oleh))

    hasil = serentak(tempel, orang, [1, -1] * (ORANG // 2))
    # The first block in wins whole; all the others are told, cell by cell.
    assert sorted(hasil) == [0] * (ORANG - 1) + [20]


def test_indikator_baru_satu_saja(renja, orang):
    baris = buat_baris(renja, DAUN, 0)

    def tulis(oleh) -> str:
        return simpan_sel(renja, [SelIsian(BARU, baris.pk, "uraian", 0, str(oleh), nomor=1)], oleh)[0].status

    hasil = serentak(tulis, orang)
    assert sorted(hasil) == ["bentrok"] * (ORANG - 1) + ["tersimpan"]
    assert IndikatorRenja.objects.count() == 1
