"""What is printed and what is not: once per content, only what changed, not what nobody wants."""

from contextlib import contextmanager
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from planning.models import Cetakan, Potongan
from renja.cetakan import antrean
from renja.cetakan.antrean import Tahap, batalkan, cetakan_kini, kemajuan, minta
from renja.cetakan.tugas import DISIMPAN, bersihkan, buat_potongan, gabungkan

pytestmark = pytest.mark.django_db


@pytest.fixture
def tanpa_pekerja(monkeypatch):
    """Tasks that wait: a list of what was given out, in order."""
    antre = []
    for tugas in (buat_potongan, gabungkan):
        monkeypatch.setattr(type(tugas), "enqueue", lambda self, *arg: antre.append((self, arg)))
    return antre


def kerjakan(antre) -> None:
    while antre:
        tugas, arg = antre.pop(0)
        tugas.call(*arg)


def segar(cetakan: Cetakan) -> Cetakan:
    return Cetakan.objects.get(pk=cetakan.pk)


def test_isi_yang_sama_sekali_saja(mesin, susun):
    pertama = minta(susun())
    assert segar(pertama).selesai
    sekali = len(mesin.tercetak)
    assert sekali == len(set(mesin.tercetak)), "no piece twice"
    assert minta(susun()) == pertama
    assert len(mesin.tercetak) == sekali
    assert cetakan_kini(susun()) == pertama


def test_yang_berubah_saja(mesin, susun, ubah_lokasi):
    """A cell of a table: the pieces that show it are printed anew, and nothing else."""
    lama = minta(susun())
    mesin.tercetak.clear()
    ubah_lokasi("Desa Baru Sekali")
    assert cetakan_kini(susun()) is None
    baru = minta(susun())
    assert baru != lama
    assert mesin.potongan
    assert all("Desa Baru Sekali" in html for html in mesin.potongan)
    assert len(mesin.potongan) < len([b for b in baru.susunan if "kunci" in b])
    ubah_lokasi("Desa Contoh")
    mesin.tercetak.clear()
    assert minta(susun()) == lama, "back again: it is there still"
    assert mesin.tercetak == []


def test_dokumen_lain_memakai_potongan_yang_sama(mesin, susun):
    minta(susun("renja"))
    mesin.tercetak.clear()
    minta(susun("keputusan"))
    assert mesin.potongan == [] or all("Keputusan" in h for h in mesin.potongan)


def test_kemajuan_menyebut_bagian(mesin, susun, tanpa_pekerja):
    cetakan = minta(susun())
    assert kemajuan(segar(cetakan)).tahap == Tahap.ANTRE
    terpanjang = Potongan.objects.get(pk=tanpa_pekerja[0][1][0])
    assert len(terpanjang.html) == max(len(p.html) for p in Potongan.objects.all()), "the longest first"
    Potongan.objects.filter(pk=terpanjang.pk).update(mulai=timezone.now())
    k = kemajuan(segar(cetakan))
    [judul] = [b["judul"] for b in cetakan.susunan if b.get("kunci") == terpanjang.pk]
    assert (k.tahap, k.kini, k.selesai) == (Tahap.DIBUAT, [judul], 0)
    Potongan.objects.filter(pk=terpanjang.pk).update(mulai=None)
    kerjakan(tanpa_pekerja)
    k = kemajuan(segar(cetakan))
    assert (k.tahap, k.selesai, k.berjalan) == (Tahap.SELESAI, k.jumlah, False)


def test_kemajuan_kueri_tetap(mesin, susun, tanpa_pekerja):
    cetakan = segar(minta(susun()))
    with CaptureQueriesContext(connection) as kueri:
        kemajuan(cetakan)
    assert len(kueri) == 1


def test_dua_orang_meminta_bersama(mesin, susun, tanpa_pekerja):
    """The second waits for what is under way; nothing is given out twice."""
    pertama, kedua = minta(susun()), minta(susun())
    assert pertama == kedua
    assert len(tanpa_pekerja) == len({arg for _, arg in tanpa_pekerja})
    kerjakan(tanpa_pekerja)
    assert len(mesin.tercetak) == len(set(mesin.tercetak))


def test_potongan_selesai_selagi_diminta(mesin, susun, tanpa_pekerja, monkeypatch):
    """Somebody else's worker finishes the last piece just while this request is written: it is joined all the same."""

    @contextmanager
    def selesai_kemudian():
        with transaction.atomic():
            yield
        pdf, peta = mesin("x")
        Potongan.objects.update(pdf=pdf, peta=vars(peta), halaman=1)

    with monkeypatch.context() as m:
        m.setattr("renja.cetakan.antrean.transaction", SimpleNamespace(atomic=selesai_kemudian))
        cetakan = minta(susun())
    kerjakan(tanpa_pekerja)
    assert segar(cetakan).selesai


def test_batal(mesin, susun, tanpa_pekerja):
    """What was not begun is not made; asked for again it goes on from there."""
    cetakan = minta(susun())
    tugas, arg = tanpa_pekerja.pop(0)
    tugas.call(*arg)
    assert batalkan(cetakan)
    kerjakan(tanpa_pekerja)
    assert len(mesin.tercetak) == 1
    assert kemajuan(segar(cetakan)).tahap == Tahap.DIBATALKAN
    assert minta(susun()) == cetakan
    kerjakan(tanpa_pekerja)
    assert segar(cetakan).selesai
    assert len(mesin.tercetak) == len(set(mesin.tercetak))
    assert not batalkan(cetakan), "too late"


def test_batal_tidak_menghentikan_orang_lain(mesin, susun, tanpa_pekerja, kantor_terisi):
    """Another document waits for the same pieces: they are made all the same."""
    cetakan = minta(susun())
    lain = Cetakan.objects.create(
        renja=kantor_terisi.perubahan, dokumen="renja", kunci="1" * 64, judul="Lain", susunan=cetakan.susunan
    )
    lain.potongan.set(cetakan.potongan.all())
    batalkan(cetakan)
    kerjakan(tanpa_pekerja)
    assert not segar(cetakan).selesai
    assert segar(lain).selesai


def test_gagal_dikatakan_dan_dapat_diulang(mesin, susun, caplog):
    mesin.rusak = "Latar Belakang"
    cetakan = minta(susun())
    k = kemajuan(segar(cetakan))
    assert k.tahap == Tahap.GAGAL
    assert [x.tahap for x in k.langkah].count(Tahap.GAGAL) == 1
    assert "tidak dapat dicetak" in caplog.text
    mesin.rusak = ""
    mesin.tercetak.clear()
    minta(susun())
    assert segar(cetakan).selesai
    assert len(mesin.potongan) == 1, "only what failed"


def test_gagal_menyatukan(mesin, susun, monkeypatch, caplog):
    monkeypatch.setattr("renja.cetakan.tugas.gabung", lambda *arg: 1 / 0)
    cetakan = minta(susun())
    assert kemajuan(segar(cetakan)).tahap == Tahap.GAGAL
    monkeypatch.undo()
    minta(susun())
    assert segar(cetakan).selesai


def test_pekerja_yang_hilang_digantikan(mesin, susun, tanpa_pekerja):
    """Begun and never ended: after a while it is given out anew, and only then."""
    minta(susun())
    tugas, arg = tanpa_pekerja.pop(0)
    Potongan.objects.filter(pk=arg[0]).update(mulai=timezone.now())
    tugas.call(*arg)
    assert mesin.tercetak == [], "somebody is at it"
    lama = timezone.now() - antrean.TERLALU_LAMA - timedelta(seconds=1)
    Potongan.objects.filter(pk=arg[0]).update(mulai=lama, antre=lama)
    tanpa_pekerja.clear()
    minta(susun())
    assert [a for _, a in tanpa_pekerja] == [arg]


def test_tanpa_pekerja_dikatakan(mesin, susun, tanpa_pekerja):
    cetakan = minta(susun())
    assert not kemajuan(segar(cetakan)).macet
    Cetakan.objects.update(diminta=timezone.now() - antrean.TANPA_PEKERJA - timedelta(seconds=1))
    assert kemajuan(segar(cetakan)).macet
    Potongan.objects.filter(pk=Potongan.objects.first().pk).update(mulai=timezone.now())
    assert not kemajuan(segar(cetakan)).macet, "somebody works, if not on this"


def test_yang_lama_dibuang(mesin, susun):
    cetakan = minta(susun())
    bersihkan()
    assert Cetakan.objects.filter(pk=cetakan.pk).exists()
    lama = timezone.now() - DISIMPAN - timedelta(minutes=1)
    Cetakan.objects.update(dipakai=lama)
    Potongan.objects.update(dipakai=lama)
    bersihkan()
    assert not Cetakan.objects.exists()
    assert not Potongan.objects.exists()
