"""The workflow: each state × each action × each role × each kind of document, and what a step asks for."""

from datetime import date

import pytest

from planning import alur
from planning.alur import (
    LANGKAH,
    LangkahDitolak,
    SudahBerubah,
    dokumen_evaluasi,
    dokumen_renja,
    kemungkinan,
    laksanakan,
    pelaku_berikut,
)
from planning.enums import Aksi, JenisDokumen, Peran, StatusDokumen
from planning.models import AlasanPerubahan, CatatanDokumen, Dokumen, Transisi
from tests.factories import buat_baris, buat_kabupaten, buat_pengguna, buat_perangkat_daerah, buat_renja

pytestmark = pytest.mark.django_db

SUB = "7.01.01.2.01.01"
NOMOR = {"nomor": "050/1/KEC", "tanggal": date(2022, 8, 1)}
S, J = StatusDokumen, JenisDokumen

#: The whole workflow once more, as people would tell it: kind, from, by whom, what → to. Everything else is refused.
ALUR = {
    **{(j, s, Peran.STAF, Aksi.AJUKAN): S.DIAJUKAN for j in J for s in (S.DRAF, S.DIKEMBALIKAN)},
    **{(j, S.DIAJUKAN, Peran.STAF, Aksi.TARIK): S.DRAF for j in J},
    **{(j, S.DIAJUKAN, Peran.CAMAT, Aksi.KEMBALIKAN): S.DIKEMBALIKAN for j in J},
    **{(j, S.DIVERIFIKASI, Peran.CAMAT, Aksi.KEMBALIKAN): S.DIKEMBALIKAN for j in J},
    **{(j, S.DIAJUKAN, Peran.CAMAT, Aksi.SETUJUI): S.DISETUJUI for j in (J.RENJA, J.EVALUASI)},
    **{(j, S.DISETUJUI, Peran.BAPPELITBANGDA, Aksi.KEMBALIKAN): S.DIKEMBALIKAN for j in (J.RENJA, J.EVALUASI)},
    (J.RENJA, S.DISETUJUI, Peran.BAPPELITBANGDA, Aksi.VERIFIKASI): S.DIVERIFIKASI,
    (J.RENJA, S.DIVERIFIKASI, Peran.CAMAT, Aksi.TETAPKAN): S.DITETAPKAN,
    (J.EVALUASI, S.DISETUJUI, Peran.BAPPELITBANGDA, Aksi.TETAPKAN): S.DITETAPKAN,
    **{(j, S.DIAJUKAN, Peran.CAMAT, Aksi.TETAPKAN): S.DITETAPKAN for j in (J.PK, J.RENCANA_AKSI)},
}


@pytest.fixture
def kantor():
    return buat_perangkat_daerah()


@pytest.fixture
def renja(kantor):
    renja = buat_renja(perangkat_daerah=kantor)
    buat_baris(renja, SUB, 1_000, {"target": 1})
    return renja


@pytest.fixture
def orang(kantor):
    """Everybody who has a say, and those who only look like it."""
    lain = buat_perangkat_daerah("lain", kabupaten=kantor.kabupaten)
    semua = {p: buat_pengguna(p.value, p, perangkat_daerah=kantor) for p in (Peran.STAF, Peran.CAMAT)}
    semua[Peran.BAPPELITBANGDA] = buat_pengguna("badan", Peran.BAPPELITBANGDA, kabupaten=kantor.kabupaten)
    semua[Peran.ADMIN] = buat_pengguna("admin", Peran.ADMIN)
    semua |= {
        "staf lain": buat_pengguna("staf2", Peran.STAF, perangkat_daerah=lain),
        "camat lain": buat_pengguna("camat2", Peran.CAMAT, perangkat_daerah=lain),
        "badan lain": buat_pengguna("badan2", Peran.BAPPELITBANGDA, kabupaten=buat_kabupaten("73.99", nama="Lain")),
    }
    return semua


@pytest.fixture
def tanpa_syarat_triwulan(monkeypatch):
    """The steps themselves: what a PK, a Rencana Aksi or an evaluation must meet is ``evaluation.syarat``'s matter."""
    monkeypatch.setattr("planning.alur._SYARAT", {k: v for k, v in alur._SYARAT.items() if k[0] == J.RENJA})


def dokumen(renja, jenis=J.RENJA, status=S.DRAF) -> Dokumen:
    evaluasi = jenis == J.EVALUASI
    d = dokumen_evaluasi(renja.perangkat_daerah, renja.tahun, 2) if evaluasi else dokumen_renja(renja, jenis)
    Dokumen.objects.filter(pk=d.pk).update(status=status, **(NOMOR if status == S.DITETAPKAN else {}))
    d.refresh_from_db()
    return d


def verifikasi(d: Dokumen) -> None:
    d.butir.create(nomor=1, uraian="Sesuai RKPD", hasil=True)


@pytest.mark.parametrize("jenis", J)
@pytest.mark.parametrize("status", S)
def test_setiap_keadaan_tindakan_dan_orang(renja, orang, jenis, status):
    """Each role tries each action in each state of each kind: what is not in ``ALUR`` changes nothing."""
    d = dokumen(renja, jenis, status)
    verifikasi(d)
    for siapa, pengguna in orang.items():
        for aksi in Aksi:
            harus = ALUR.get((jenis, status, siapa, aksi))
            mungkin = {k.langkah.aksi for k in kemungkinan(d, pengguna)}
            assert (aksi in mungkin) is (harus is not None), (siapa, aksi)
            if harus is None:
                with pytest.raises(LangkahDitolak):
                    laksanakan(d, aksi, pengguna, versi=d.versi_baris, catatan="Perbaiki.", **NOMOR)
                d.refresh_from_db()
                assert d.status == status
                assert not d.transisi.exists()


@pytest.mark.parametrize(("kunci", "ke"), ALUR.items(), ids=lambda x: "-".join(x) if isinstance(x, tuple) else "")
def test_setiap_langkah_yang_boleh(tanpa_syarat_triwulan, renja, orang, kunci, ke):
    jenis, dari, peran, aksi = kunci
    d = dokumen(renja, jenis, dari)
    verifikasi(d)
    transisi = laksanakan(d, aksi, orang[peran], versi=1, catatan="Perbaiki.", alamat="127.0.0.1", **NOMOR)
    d.refresh_from_db()
    assert (d.status, d.versi_baris) == (ke, 2)
    assert (transisi.dari, transisi.ke, transisi.oleh, transisi.alamat) == (dari, ke, orang[peran], "127.0.0.1")


def test_semua_langkah_tercakup():
    """No line of the workflow that ``ALUR`` does not tell (kinds that never reach a state have none)."""
    ada = {(j, s, k.peran, k.aksi): k.ke for k in LANGKAH for j in k.untuk for s in k.dari}
    assert ada == ALUR


@pytest.mark.parametrize(
    ("jenis", "jalan"),
    [
        (J.RENJA, [Peran.STAF, Peran.CAMAT, Peran.BAPPELITBANGDA, Peran.CAMAT]),
        (J.PK, [Peran.STAF, Peran.CAMAT]),
        (J.RENCANA_AKSI, [Peran.STAF, Peran.CAMAT]),
        (J.EVALUASI, [Peran.STAF, Peran.CAMAT, Peran.BAPPELITBANGDA]),
    ],
)
def test_dari_draf_sampai_ditetapkan(tanpa_syarat_triwulan, renja, orang, jenis, jalan):
    """Following those for whom it waits leads from draft to issued."""
    d = dokumen(renja, jenis)
    verifikasi(d)
    dilalui = []
    while berikut := pelaku_berikut(d):
        (peran,) = berikut
        dilalui.append(peran)
        (maju,) = [
            k.langkah.aksi
            for k in kemungkinan(d, orang[peran])
            if k.langkah.aksi in {Aksi.AJUKAN, Aksi.SETUJUI, Aksi.VERIFIKASI, Aksi.TETAPKAN}
        ]
        laksanakan(d, maju, orang[peran], versi=d.versi_baris, **NOMOR)
        d.refresh_from_db()
    assert dilalui == jalan
    assert d.status == S.DITETAPKAN


class TestDuaKali:
    def test_tombol_yang_sama_ditekan_dua_kali(self, renja, orang):
        d = dokumen(renja)
        pertama = laksanakan(d, Aksi.AJUKAN, orang[Peran.STAF], versi=1)
        assert laksanakan(d, Aksi.AJUKAN, orang[Peran.STAF], versi=1) == pertama
        assert Transisi.objects.count() == 1

    def test_orang_lain_lebih_dahulu(self, renja, orang):
        d = dokumen(renja, status=S.DIAJUKAN)
        laksanakan(d, Aksi.TARIK, orang[Peran.STAF], versi=1)
        with pytest.raises(SudahBerubah, match="sudah memilih “Tarik kembali”"):
            laksanakan(d, Aksi.SETUJUI, orang[Peran.CAMAT], versi=1)
        d.refresh_from_db()
        assert d.status == S.DRAF


class TestSyarat:
    def ajukan(self, renja, orang):
        return laksanakan(dokumen(renja), Aksi.AJUKAN, orang[Peran.STAF], versi=1)

    def test_kosong(self, kantor, orang):
        with pytest.raises(LangkahDitolak, match="belum berisi baris"):
            self.ajukan(buat_renja(perangkat_daerah=kantor), orang)

    def test_pagu_dan_target(self, renja, orang):
        buat_baris(renja, "7.01.01.2.01.02", None, {"target": None})
        buat_baris(renja, "7.01.01.2.01.03", 5)
        with pytest.raises(LangkahDitolak) as ditolak:
            self.ajukan(renja, orang)
        assert ditolak.value.kendala == [
            "Pagu belum diisi pada 1 baris: 7.01.01.2.01.02.",
            "Indikator atau targetnya belum diisi pada 2 baris: 7.01.01.2.01.02, 7.01.01.2.01.03.",
        ]

    def test_alasan_perubahan(self, renja, orang):
        perubahan = buat_renja("perubahan", asal=renja, perangkat_daerah=renja.perangkat_daerah)
        buat_baris(perubahan, SUB, 2_000)
        lama, baru = (r.baris.get() for r in (renja, perubahan))
        i = lama.indikator.get()
        baru.indikator.create(kunci=i.kunci, uraian=i.uraian, satuan=i.satuan, target=1)
        with pytest.raises(LangkahDitolak, match=f"Alasan perubahan belum diisi pada 1 baris: {SUB}"):
            self.ajukan(perubahan, orang)
        AlasanPerubahan.objects.create(renja=perubahan, kode=SUB, alasan="Pengalihan anggaran.")
        self.ajukan(perubahan, orang)

    def test_kembali_perlu_catatan(self, renja, orang):
        d = dokumen(renja, status=S.DIAJUKAN)
        with pytest.raises(LangkahDitolak, match="Tulis apa yang perlu diperbaiki"):
            laksanakan(d, Aksi.KEMBALIKAN, orang[Peran.CAMAT], versi=1)
        d.catatan.create(kode=SUB, isi="Pagu terlalu besar.", oleh=orang[Peran.CAMAT])
        transisi = laksanakan(d, Aksi.KEMBALIKAN, orang[Peran.CAMAT], versi=1)
        assert transisi.rincian.get().isi == "Pagu terlalu besar."

    def test_catatan_dijawab_sebelum_diajukan_lagi(self, renja, orang):
        d = dokumen(renja, status=S.DIAJUKAN)
        d.catatan.create(kode=SUB, isi="Pagu terlalu besar.", oleh=orang[Peran.CAMAT])
        laksanakan(d, Aksi.KEMBALIKAN, orang[Peran.CAMAT], versi=1)
        with pytest.raises(LangkahDitolak, match="1 catatan pemeriksa belum dijawab"):
            laksanakan(d, Aksi.AJUKAN, orang[Peran.STAF], versi=2)
        CatatanDokumen.objects.update(jawaban="Sudah dikurangi.")
        laksanakan(d, Aksi.AJUKAN, orang[Peran.STAF], versi=2)

    @pytest.mark.parametrize(
        ("butir", "pesan"),
        [
            ([], "belum lengkap"),
            ([{"hasil": None}], "belum lengkap"),
            ([{"hasil": True}, {"hasil": False}], "perlu tindak lanjut"),
        ],
    )
    def test_lembar_verifikasi(self, renja, orang, butir, pesan):
        d = dokumen(renja, status=S.DISETUJUI)
        for nomor, isi in enumerate(butir, 1):
            d.butir.create(nomor=nomor, uraian="Butir", **isi)
        with pytest.raises(LangkahDitolak, match=pesan):
            laksanakan(d, Aksi.VERIFIKASI, orang[Peran.BAPPELITBANGDA], versi=1)

    def test_nomor_dan_tanggal_keputusan(self, renja, orang):
        d = dokumen(renja, status=S.DIVERIFIKASI)
        with pytest.raises(LangkahDitolak, match="Isi nomor Keputusan Camat"):
            laksanakan(d, Aksi.TETAPKAN, orang[Peran.CAMAT], versi=1)
        with pytest.raises(LangkahDitolak, match="belum tiba"):
            laksanakan(d, Aksi.TETAPKAN, orang[Peran.CAMAT], versi=1, nomor="1", tanggal=date(2999, 1, 1))
