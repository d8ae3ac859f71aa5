"""Many people at once on PostgreSQL: no figure is lost or made twice, no year spends more than its pagu."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from evaluation.isian.sel import simpan_realisasi, simpan_rencana_aksi
from evaluation.models import PaguTriwulan, Realisasi, RealisasiPagu, TargetTriwulan
from planning.isian.sel import SelIsian
from planning.models import Perubahan, Renja
from tests.factories import buat_baris, buat_pengguna, buat_renja
from tests.serentak import serentak

from .conftest import DAUN, TAHUN

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL"),
]

ORANG, KALI = 6, 10


@pytest.fixture
def renja():
    return buat_renja(tahun=TAHUN)


@pytest.fixture
def orang():
    return [buat_pengguna(f"orang{n}") for n in range(ORANG)]


def _segar(renja) -> Renja:
    return Renja.objects.select_related("edisi", "perangkat_daerah__kabupaten").get(pk=renja.pk)


def test_satu_sel_tidak_ada_perubahan_yang_hilang(renja, orang):
    """Everyone adds one, again and again: read, add, save as seen, and on a conflict look again."""
    baris = buat_baris(renja, DAUN, 0)

    def tambah(oleh) -> int:
        bentrok = 0
        for _ in range(KALI):
            while True:
                p = PaguTriwulan.objects.filter(renja=renja, triwulan=1).first()
                versi, pagu = (p.versi_baris, p.pagu) if p else (0, 0)
                sel = SelIsian("pagu_tw", baris.pk, "pagu", versi, str(pagu + 1), nomor=1)
                hasil = simpan_rencana_aksi(_segar(renja), [sel], oleh)[0]
                # The same value typed by two at once is no conflict: only one of them has added.
                if hasil.status == "tersimpan" and hasil.versi == versi + 1 and _milik(oleh, hasil.versi):
                    break
                bentrok += 1
        return bentrok

    def _milik(oleh, versi) -> bool:
        return Perubahan.objects.filter(objek="pagu_tw", versi=versi, oleh=oleh).exists()

    bentrok = serentak(tambah, orang)
    p = PaguTriwulan.objects.get()
    assert p.pagu == p.versi_baris == Perubahan.objects.count() == ORANG * KALI
    assert sum(bentrok) > 0, "they never met: this test shows nothing"


def test_sel_yang_belum_ada_dibuat_satu_kali(renja, orang):
    baris = buat_baris(renja, DAUN, 0, {})
    indikator = baris.indikator.get()

    def tulis(oleh, n) -> list[str]:
        sel = [SelIsian("target_tw", indikator.pk, "target", 0, str(n), nomor=tw) for tw in (1, 2, 3, 4)]
        sel = sel[:: 1 if n % 2 else -1]
        return [h.status for h in simpan_rencana_aksi(_segar(renja), sel, oleh)]

    hasil = serentak(tulis, orang, range(ORANG))
    assert sorted(hasil) == [["bentrok"] * 4] * (ORANG - 1) + [["tersimpan"] * 4]
    assert TargetTriwulan.objects.count() == Perubahan.objects.count() == 4


def test_serapan_bersamaan_tidak_melebihi_pagu(renja, orang, monkeypatch):
    """Through two versions and all four quarters at once; the sum is checked against what the others have saved."""
    monkeypatch.setattr("evaluation.triwulan._keadaan", _selalu_terbuka)
    monkeypatch.setattr(timezone, "localdate", lambda *a, **k: date(TAHUN, 12, 1))
    perubahan = buat_renja("perubahan", tahun=TAHUN)
    versi = [(r, buat_baris(r, DAUN, 100, {})) for r in (renja, perubahan)]

    def serap(oleh, n) -> str:
        ini, baris = versi[n % 2]
        sel = SelIsian("realisasi_rp", baris.pk, "rupiah", 0, "40", nomor=n % 4 + 1)
        return simpan_realisasi(_segar(ini), n % 4 + 1, [sel], oleh)[0].status

    hasil = serentak(serap, orang[:4], range(4))
    assert sorted(hasil) == ["salah", "salah", "tersimpan", "tersimpan"]
    assert sum(RealisasiPagu.objects.values_list("rupiah", flat=True)) == 80


def test_dua_kolom_dari_banyak_orang(renja, orang, monkeypatch):
    monkeypatch.setattr(timezone, "localdate", lambda *a, **k: date(TAHUN, 5, 3))
    indikator = buat_baris(renja, DAUN, 0, {}).indikator.get()

    def tulis(oleh, kolom) -> str:
        sel = SelIsian("realisasi", indikator.pk, kolom, 0, "7", nomor=2)
        return simpan_realisasi(_segar(renja), 2, [sel], oleh)[0].status

    assert serentak(tulis, orang, ["realisasi", "keterangan"] * (ORANG // 2)) == ["tersimpan"] * ORANG
    isi = Realisasi.objects.get()
    assert (isi.realisasi, isi.keterangan, isi.versi_baris) == (7, "7", 2)


def _selalu_terbuka(kantor, tahun, tw, evaluasi, hari_ini):
    from evaluation.triwulan import Keadaan

    return Keadaan(tw, True, "", date(tahun, 12, 31), False, evaluasi)
