"""Loading into a database where people have worked: their work and its record stay, and what cannot be is said."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from evaluation.models import PaguTriwulan, PembukaanTriwulan, Realisasi, TargetTriwulan
from evaluation.triwulan import buka_kembali, tutup
from planning.alur import dokumen_evaluasi, dokumen_renja, laksanakan
from planning.enums import STATUS_TERBUKA, Aksi, JenisDokumen, Peran, StatusDokumen
from planning.models import BarisRenja, Dokumen, Nomenklatur, Pejabat, PerangkatDaerah, Renja, Transisi
from planning.penyunting import catat_penyunting
from tests.factories import buat_pengguna, jelaskan_semua

pytestmark = pytest.mark.django_db


@pytest.fixture
def renja(data_contoh) -> Renja:
    return data_contoh("kalaena", 2021, "pokok")


@pytest.fixture
def staf(renja):
    return buat_pengguna("staf-uji", Peran.STAF, perangkat_daerah=renja.perangkat_daerah)


@pytest.fixture
def badan(renja):
    return buat_pengguna("badan-uji", Peran.BAPPELITBANGDA, kabupaten=renja.perangkat_daerah.kabupaten)


def muat(**lain) -> str:
    """What the command refuses with; it must refuse, and in words."""
    with pytest.raises(CommandError) as gagal:
        call_command("muat", **lain)
    assert gagal.value.returncode == 2
    pesan = str(gagal.value)
    assert pesan.startswith("Tidak ada yang dimuat.")
    return pesan


def berstatus(renja: Renja, status: str, jenis=JenisDokumen.RENJA) -> Dokumen:
    d = dokumen_renja(renja, jenis)
    Dokumen.objects.filter(pk=d.pk).update(status=status, nomor="7", tanggal=timezone.localdate())
    return d


@pytest.mark.parametrize(
    ("jenis", "status"),
    [
        *((JenisDokumen.RENJA, s) for s in StatusDokumen if s not in STATUS_TERBUKA),
        (JenisDokumen.PK, StatusDokumen.DITETAPKAN),
        (JenisDokumen.RENCANA_AKSI, StatusDokumen.DIAJUKAN),
    ],
)
def test_yang_terkunci_tidak_diganti(renja, jenis, status):
    BarisRenja.objects.filter(renja=renja, nomenklatur__kode="7.01.01.2.01.01").update(pagu=1)
    d = berstatus(renja, status, jenis)
    sebelum = set(Renja.objects.values_list("pk", flat=True))
    pesan = muat(timpa=True)
    assert f"fixtures/kalaena/2021/renja.csv: tidak dapat diganti karena sudah melalui persetujuan: {d}" in pesan
    assert f"({StatusDokumen(status).label.lower()})" in pesan
    assert "Muat tanpa --timpa" in pesan
    assert set(Renja.objects.values_list("pk", flat=True)) == sebelum, "the other years too are left as they were"
    assert BarisRenja.objects.filter(renja=renja, pagu=1).exists()
    assert Dokumen.objects.get(pk=d.pk).status == status


def test_yang_pernah_diajukan_tidak_diganti(renja, staf):
    """A draft again, but with a record."""
    d = dokumen_renja(renja)
    jelaskan_semua(renja, staf)
    laksanakan(d, Aksi.AJUKAN, staf, versi=d.versi_baris)
    laksanakan(d, Aksi.TARIK, staf, versi=d.versi_baris + 1)
    assert "Renja Tahun 2021 Kecamatan Kalaena (draf)" in muat(timpa=True)
    assert Transisi.objects.filter(dokumen=d).count() == 2


def test_draf_tanpa_catatan_diganti(renja, capsys):
    """A document that nobody submitted is no hindrance."""
    dokumen_renja(renja)
    call_command("muat", timpa=True)
    assert "Renja Kecamatan Kalaena 2021 dimuat" in capsys.readouterr().out


def test_dua_tahun_dilaporkan_bersama(renja, data_contoh):
    for r in (renja, data_contoh("kalaena", 2024, "perubahan")):
        berstatus(r, StatusDokumen.DIAJUKAN)
    pesan = muat(timpa=True)
    assert "2 kesalahan" in pesan
    assert "kalaena/2021/renja.csv" in pesan
    assert "kalaena/2024/renja.csv" in pesan


def test_tanpa_timpa_tidak_mengubah_yang_diajukan(renja, data_contoh, capsys):
    """Documents in every state, locked quarters besides: all of it stays, and the command is content."""
    for r in Renja.objects.filter(perangkat_daerah=renja.perangkat_daerah).exclude(jenis="rancangan-awal"):
        for jenis in (JenisDokumen.RENJA, JenisDokumen.RENCANA_AKSI):
            berstatus(r, StatusDokumen.DITETAPKAN, jenis)
    for tw in (1, 2, 3, 4):
        d = dokumen_evaluasi(renja.perangkat_daerah, 2024, tw)
        Dokumen.objects.filter(pk=d.pk).update(status=StatusDokumen.DIAJUKAN)
    model = (BarisRenja, TargetTriwulan, PaguTriwulan, Realisasi)
    sebelum = [set(m.objects.values_list("pk", flat=True)) for m in model]
    call_command("muat")
    assert [set(m.objects.values_list("pk", flat=True)) for m in model] == sebelum
    assert "Renja Kecamatan Kalaena 2021 sudah ada, dibiarkan." in capsys.readouterr().out


def test_rencana_aksi_yang_terkunci_tidak_ditambah(data_contoh, capsys):
    renja = data_contoh("kalaena", 2024, "perubahan")
    TargetTriwulan.objects.filter(renja=renja).delete()
    PaguTriwulan.objects.filter(renja=renja).delete()
    berstatus(renja, StatusDokumen.DITETAPKAN, JenisDokumen.RENCANA_AKSI)
    call_command("muat")
    assert "(perubahan) dibiarkan: Rencana Aksi" in capsys.readouterr().out
    assert not TargetTriwulan.objects.filter(renja=renja).exists()


def test_catatan_pembukaan_tidak_hilang(renja, badan, capsys):
    """A quarter that was opened again keeps its record, whatever is replaced."""
    kantor, batas = renja.perangkat_daerah, timezone.localdate() + timedelta(days=9)
    buka_kembali(kantor, 2021, 2, badan, "Salah ketik.", batas)
    call_command("muat", timpa=True)
    assert "Evaluasi Kecamatan Kalaena 2021 dibiarkan: ada triwulan yang pernah" in capsys.readouterr().out
    assert PembukaanTriwulan.objects.filter(evaluasi__tahun=2021).count() == 1
    tutup(kantor, 2021, 2, badan)


def test_pejabat_yang_disunting_tidak_dikembalikan(renja, staf, capsys):
    """A new camat was entered on the site: the made-up one of the file does not come back, nor does it fail."""
    kantor = renja.perangkat_daerah
    lama = Pejabat.objects.filter(perangkat_daerah=kantor, jabatan="Camat", selesai=None).get()
    lama.selesai = timezone.localdate()
    lama.save()
    baru = Pejabat.objects.create(
        perangkat_daerah=kantor, jabatan="Camat", nama="Camat Baru", mulai=timezone.localdate() + timedelta(days=1)
    )
    catat_penyunting(kantor, "pejabat", staf)
    call_command("muat")
    assert "Pejabat Kecamatan Kalaena sudah disunting di situs, dibiarkan." in capsys.readouterr().out
    lama.refresh_from_db()
    assert lama.selesai == timezone.localdate()
    assert Pejabat.objects.filter(pk=baru.pk).exists()


@pytest.mark.parametrize("timpa", [False, True])
def test_alamat_yang_disunting(renja, staf, timpa):
    kantor = renja.perangkat_daerah
    PerangkatDaerah.objects.filter(pk=kantor.pk).update(alamat="Jalan Baru 1")
    catat_penyunting(kantor, "kantor", staf)
    call_command("muat", timpa=timpa)
    kantor.refresh_from_db()
    assert (kantor.alamat == "Jalan Baru 1") is not timpa


def test_penolakan_basis_data_dikatakan(renja, monkeypatch):
    """Whatever else a guard refuses: in its words, without a traceback, and nothing is loaded."""

    def langgar(akar, timpa):
        Nomenklatur.objects.filter(edisi=renja.edisi, level="sub_kegiatan").update(level="kegiatan")

    monkeypatch.setattr("renja.management.commands.muat.muat", langgar)
    with transaction.atomic():
        pesan = muat()
        transaction.set_rollback(True)
    assert "Basis data menolaknya: " in pesan
    assert "keluarkan bagian itu dari folder" in pesan
