"""Every page of an office's data, for everyone who could ask: to look at it, and to send its form."""

import pytest

from planning.enums import JenisRenja
from planning.models import SalinanSipd
from tests.factories import buat_baris, buat_renja

from .peramban import buka

RENSTRA = "/contoh/renstra/2021-2026/"
#: Pages that those who see the office may see.
LIHAT = ["/contoh/renstra/", RENSTRA, f"{RENSTRA}program/", "/contoh/2022/usulan/", "/contoh/2022/renja/pokok/sipd/"]
#: Pages only for who fills in the office's plans.
ISI = [
    "/contoh/renstra/tambah/",
    *(
        f"{RENSTRA}{x}"
        for x in (
            "ubah/",
            "hapus/",
            "tujuan/",
            "target/",
            "indikator/tambah/",
            "indikator/{indikator}/",
            "indikator/{indikator}/hapus/",
            "program/tambah/",
            "program/indikator/?edisi=050-5889-2021&program=7.01.01",
            "program/target/",
            "program/angka/2021/",
        )
    ),
    "/contoh/2022/usulan/tambah/",
    "/contoh/2022/usulan/1/",
    "/contoh/2022/usulan/1/hapus/",
]
#: Master data: the admin's as well.
INDUK = ["/contoh/ubah/", "/contoh/pejabat/tambah/", "/contoh/pejabat/{camat}/", "/contoh/pejabat/{camat}/hapus/"]

PEMBACA = {"staf", "camat", "bappelitbangda"}
SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"]


def alamat(isi_kantor, pola: str) -> str:
    return pola.format(indikator=isi_kantor.indikator.pk, camat=isi_kantor.camat.pk)


def keadaan(isi_kantor) -> list:
    """Everything these pages could change."""
    pd = isi_kantor.kantor.perangkat_daerah
    return [
        type(pd).objects.filter(pk=pd.pk).values().get(),
        *(
            list(getattr(pd, nama).order_by("pk").values())
            for nama in ("pejabat", "renstra", "usulan", "penyunting", "renja")
        ),
        *(
            list(getattr(isi_kantor.renstra, nama).order_by("pk").values())
            for nama in ("misi", "tujuan", "indikator_sasaran", "indikator")
        ),
        list(SalinanSipd.objects.values()),
    ]


@pytest.mark.parametrize("pola", LIHAT)
@pytest.mark.parametrize("siapa", SEMUA)
def test_melihat(isi_kantor, siapa, pola):
    assert isi_kantor.klien(siapa).get(pola).status_code == (200 if siapa in PEMBACA else 404)


@pytest.mark.parametrize("pola", ISI)
@pytest.mark.parametrize("siapa", SEMUA)
def test_membuka_borang(isi_kantor, siapa, pola):
    status = isi_kantor.klien(siapa).get(alamat(isi_kantor, pola)).status_code
    assert status == (200 if siapa == "staf" else 403 if siapa in PEMBACA else 404)


@pytest.mark.parametrize("pola", INDUK)
@pytest.mark.parametrize("siapa", SEMUA)
def test_membuka_data_induk(isi_kantor, siapa, pola):
    status = isi_kantor.klien(siapa).get(alamat(isi_kantor, pola)).status_code
    assert status == (200 if siapa in ("staf", "admin") else 403 if siapa in PEMBACA else 404)


@pytest.mark.parametrize("pola", [*ISI, *INDUK, "/contoh/2022/renja/pokok/sipd/"])
@pytest.mark.parametrize("siapa", [*SEMUA[1:], "anonim"])
def test_mengirim_tanpa_hak_tidak_mengubah_apa_pun(isi_kantor, siapa, pola):
    if siapa == "admin" and pola in INDUK:
        return
    tujuan = alamat(isi_kantor, pola)
    isian = buka(isi_kantor.klien("staf"), tujuan).formulir[-1].isi | {"nama": "Diubah", "uraian": "Diubah"}
    semula = keadaan(isi_kantor)
    jawaban = isi_kantor.klien(siapa).post(tujuan, isian)
    harapan = 302 if siapa == "anonim" else 403 if siapa in PEMBACA else 404
    assert jawaban.status_code == harapan
    assert keadaan(isi_kantor) == semula


@pytest.mark.parametrize("pola", ["/contoh/", *LIHAT, *ISI, *INDUK])
def test_tanpa_masuk_diminta_masuk(isi_kantor, pola):
    jawaban = isi_kantor.klien("anonim").get(alamat(isi_kantor, pola))
    assert jawaban.status_code == 302
    assert jawaban.url.startswith("/masuk/?next=/contoh/")


@pytest.mark.parametrize("siapa", SEMUA)
def test_profil(isi_kantor, siapa):
    h = buka(isi_kantor.klien(siapa), "/contoh/")
    assert h.status == (200 if siapa in PEMBACA | {"admin"} else 404)
    if h.status == 404:
        assert "Tidak ada kecamatan “contoh”." in h.teks
        return
    assert "Contoh Satu, S.STP" in h.teks
    # What is planned is none of the admin's business.
    assert ("Renstra 2021–2026" in h.teks) is (siapa != "admin")
    assert ("/contoh/2022/" in h.html) is (siapa != "admin")
    assert ('href="/contoh/ubah/"' in h.html) is (siapa in ("staf", "admin"))
    assert ('href="/contoh/renstra/tambah/"' in h.html) is (siapa == "staf")


@pytest.mark.parametrize("pola", LIHAT)
@pytest.mark.parametrize("siapa", ["camat", "bappelitbangda"])
def test_pembaca_tidak_ditawari_mengubah(isi_kantor, siapa, pola):
    h = buka(isi_kantor.klien(siapa), pola)
    for tautan in ("/ubah/", "/tambah/", "/hapus/", "/tujuan/", "/target/", "/indikator/"):
        assert f'{tautan}"' not in h.html
    assert all(f.metode == "get" or f.aksi == "/keluar/" for f in h.formulir)


def test_bappelitbangda_menandai_rancangan_awal(isi_kantor):
    """Whoever may fill in a version may tick it off: the rancangan awal is Bappelitbangda's."""
    renja = buat_renja(JenisRenja.RANCANGAN_AWAL, 2022, isi_kantor.kantor.perangkat_daerah)
    buat_baris(renja, "7.01.01.2.01.01", 1)
    tujuan = "/contoh/2022/renja/rancangan-awal/sipd/"
    klien = isi_kantor.klien("bappelitbangda")
    isian = buka(klien, tujuan).formulir[-1].isi
    assert klien.post(tujuan, isian).status_code == 302
    assert SalinanSipd.objects.get().oleh.username == "bapp"
    assert isi_kantor.klien("camat").post(tujuan, isian).status_code == 403


@pytest.mark.parametrize(
    "tujuan",
    [
        "/contoh/renstra/2021-2025/",
        "/contoh/renstra/2016-2021/",
        "/contoh/renstra/99999999999999999999-99999999999999999999/",
        f"{RENSTRA}indikator/999999/",
        f"{RENSTRA}indikator/99999999999999999999999/",
        f"{RENSTRA}program/angka/2027/",
        f"{RENSTRA}program/angka/99999999999999999999999/",
        f"{RENSTRA}program/indikator/",
        f"{RENSTRA}program/indikator/?edisi=entah&kode=7.01.01",
        f"{RENSTRA}program/indikator/?edisi=050-5889-2021&kode=9.99",
        "/contoh/pejabat/999999/",
        "/contoh/pejabat/99999999999999999999999/hapus/",
        "/contoh/1999/usulan/",
        "/contoh/2101/usulan/tambah/",
        "/contoh/99999999999999999999999/usulan/",
        "/contoh/99999999999999999999999/usulan/1/",
        "/contoh/2001/usulan/tambah/",
        "/contoh/2022/usulan/2/",
        "/contoh/2022/usulan/99999999999999999999999/",
        "/contoh/2022/renja/perubahan-3/sipd/",
    ],
)
def test_yang_tidak_ada(isi_kantor, tujuan):
    h = buka(isi_kantor.klien(), tujuan)
    assert h.status == 404
    assert "Tidak ditemukan" in h.teks
    assert "Alamat ini tidak ada" not in h.teks, "says what is missing"


def test_milik_kantor_lain_tidak_ada(isi_kantor):
    """Numbers of another office's things lead nowhere from one's own address."""
    klien = isi_kantor.klien("staf_lain")
    assert klien.get(f"/tetangga/pejabat/{isi_kantor.camat.pk}/").status_code == 404
    assert klien.get("/tetangga/renstra/2021-2026/").status_code == 404
    assert klien.get("/tetangga/2022/usulan/1/").status_code == 404
