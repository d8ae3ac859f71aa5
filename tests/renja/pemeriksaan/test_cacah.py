"""How many findings: kept at submission for the desk, counted anew on the pages of a version and its documents."""

import pytest

from planning.enums import Aksi
from planning.models import BarisRenja, CacahTemuan, Dokumen
from renja.pemeriksaan.dokumen import Cacah, cacah, cacah_dokumen, kunci_dokumen, milik
from renja.pemeriksaan.temuan import Tempat, Temuan, Tingkat
from tests.renja.persetujuan.conftest import EVALUASI, PERUBAHAN, PK, RENCANA_AKSI
from tests.renja.persetujuan.conftest import alur as alur

MEJA = "/bappelitbangda/?tahun=2022"


@pytest.mark.parametrize(
    ("n", "kalimat"),
    [
        (Cacah(), "Tidak ada temuan"),
        (Cacah(saran=2), "2 saran"),
        (Cacah(1, 0, 2), "1 galat, 2 saran"),
        (Cacah(12, 30, 0, 8), "12 galat, 30 peringatan; 8 peringatan sudah dijelaskan"),
        (Cacah(0, 3), "3 peringatan; belum ada peringatan yang dijelaskan"),
        (Cacah(0, 3, 1, 3), "3 peringatan, 1 saran; semua peringatan sudah dijelaskan"),
    ],
)
def test_kalimat(n, kalimat):
    assert n.kalimat == kalimat


def _temuan(tingkat: Tingkat = Tingkat.PERINGATAN, halaman: str = "isian", nomor: int = 0, baris: str = "") -> Temuan:
    return Temuan("P-201", tingkat, "", baris, tempat=Tempat(halaman, nomor=nomor))


def test_cacah():
    """A reason counts for a peringatan only."""
    isi = [_temuan(), _temuan(baris="1"), _temuan(Tingkat.GALAT, baris="2"), _temuan(Tingkat.SARAN, baris="3")]
    assert cacah(isi) == Cacah(1, 2, 1)
    assert cacah(isi, {isi[1].sidik, isi[2].sidik}) == Cacah(1, 2, 1, 1)


@pytest.mark.parametrize(
    ("temuan", "dokumen"),
    [
        (_temuan(), {"renja"}),
        (_temuan(halaman="naskah"), {"renja"}),
        (_temuan(halaman="rencana-aksi"), {"rencana-aksi"}),
        (_temuan(halaman="realisasi", nomor=3), {"tw3"}),
        (_temuan(halaman="teks", nomor=2), {"tw2"}),
        (_temuan(halaman="renstra", baris="Sasaran 1"), {"renja", "pk"}),
        (_temuan(halaman="renstra", baris="7.01.01"), {"renja"}),
    ],
)
def test_milik_dokumen(temuan, dokumen):
    assert milik(temuan) == dokumen


def test_disimpan_saat_diajukan(alur):
    alur.langkah("staf", Aksi.AJUKAN)
    n, kini = CacahTemuan.objects.get(), cacah_dokumen(alur.renja, "renja")
    assert (n.dokumen, n.galat) == (alur.dokumen, 0)
    assert (n.peringatan, n.saran, n.dijelaskan) == (kini.peringatan, kini.saran, kini.dijelaskan)
    assert n.peringatan


def test_diajukan_lagi_dihitung_lagi(alur):
    alur.sampai("dikembalikan")
    lama = CacahTemuan.objects.get()
    CacahTemuan.objects.update(saran=99)
    alur.langkah("staf", Aksi.AJUKAN)
    assert CacahTemuan.objects.get().saran == lama.saran


def test_di_meja(alur):
    """On the line of the document while it is with the reviewers; the way to the findings beside it."""
    badan = alur.klien("bappelitbangda")
    assert "temuan-meja" not in badan.get(MEJA).content.decode()
    alur.langkah("staf", Aksi.AJUKAN)
    (b,) = [b for b in badan.get(MEJA).context["baris"] if b.temuan]
    assert b.jenis == "renja-perubahan"
    assert b.temuan.peringatan == CacahTemuan.objects.get().peringatan
    assert b.alamat_temuan == "/contoh/2022/renja/perubahan/pemeriksaan/?dokumen=renja"
    assert badan.get(b.alamat_temuan).status_code == 200
    alur.langkah("camat", Aksi.KEMBALIKAN)
    assert "temuan-meja" not in badan.get(MEJA).content.decode()


def test_meja_tidak_memeriksa_sendiri(alur):
    """The desk runs no rule: it does not notice what has changed since."""
    alur.langkah("staf", Aksi.AJUKAN)
    CacahTemuan.objects.update(galat=7)
    badan = alur.klien("bappelitbangda")
    assert [b.temuan.galat for b in badan.get(MEJA).context["baris"] if b.temuan] == [7]


@pytest.mark.parametrize(
    ("halaman", "dokumen"), [(PERUBAHAN, "renja"), (PK, "pk"), (RENCANA_AKSI, "rencana-aksi"), (EVALUASI, "tw2")]
)
def test_di_halaman_persetujuan(alur, halaman, dokumen):
    jawaban = alur.klien("camat").get(halaman)
    isi = jawaban.content.decode()
    assert kunci_dokumen(jawaban.context["letak"].dokumen) == dokumen
    assert f'href="/contoh/2022/renja/perubahan/pemeriksaan/?dokumen={dokumen}"' in isi
    assert cacah_dokumen(alur.renja, dokumen).kalimat in isi


def test_yang_menahan_bertautan(alur):
    """What keeps it from being submitted leads to the findings."""
    BarisRenja.objects.filter(renja=alur.renja).update(pagu_n1=1)
    isi = alur.klien("staf").get(PERUBAHAN).content.decode()
    assert "peringatan pemeriksaan belum diperbaiki atau dijelaskan" in isi
    assert isi.count('href="/contoh/2022/renja/perubahan/pemeriksaan/') == 2


def test_di_halaman_renja_dan_tahun(alur):
    """The page of the Renja counts; that of the year leads there, for every version, at no cost."""
    kalimat = cacah_dokumen(alur.renja).kalimat
    klien = alur.klien("staf")
    for halaman in ("/contoh/2022/renja/perubahan/", "/contoh/2022/"):
        isi = klien.get(halaman).content.decode()
        assert (kalimat in isi) is halaman.startswith("/contoh/2022/renja/")
        assert 'href="/contoh/2022/renja/perubahan/pemeriksaan/"' in isi
    assert 'href="/contoh/2022/renja/pokok/pemeriksaan/"' in isi


def test_evaluasi_tanpa_renja(alur):
    """No version of the year: nothing to look at, and no link to nowhere."""
    isi = alur.klien("camat").get("/contoh/2021/evaluasi/tw2/persetujuan/").content.decode()
    assert "/pemeriksaan/" not in isi
    assert not Dokumen.objects.filter(tahun=2021).exists()
