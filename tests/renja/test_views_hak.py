"""Who gets in where: every address, for everyone who could ask."""

import pytest

RENJA = "/contoh/2022/renja/perubahan/"
HALAMAN = {
    "beranda": "/",
    "renja": RENJA,
    "tabel": f"{RENJA}tabel/3.1/",
    "pdf": f"{RENJA}tabel/4.1.pdf",
    "xlsx": f"{RENJA}tabel/4.1.xlsx",
}
SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"]
#: Who may see what belongs to the office; to all others it does not exist.
BERHAK = {"staf", "camat", "bappelitbangda"}


@pytest.mark.parametrize("halaman", HALAMAN)
@pytest.mark.parametrize("siapa", SEMUA)
def test_halaman(kantor_terisi, siapa, halaman):
    jawaban = kantor_terisi.klien(siapa).get(HALAMAN[halaman])
    assert jawaban.status_code == (200 if siapa in BERHAK or halaman == "beranda" else 404)


@pytest.mark.parametrize("halaman", HALAMAN)
def test_tanpa_masuk_diminta_masuk_dahulu(kantor_terisi, halaman):
    jawaban = kantor_terisi.klien("anonim").get(HALAMAN[halaman])
    assert jawaban.status_code == 302
    assert jawaban.url == f"/masuk/?next={HALAMAN[halaman]}"


@pytest.mark.parametrize("siapa", SEMUA)
def test_yang_sudah_masuk_tidak_diminta_lagi(kantor, siapa):
    jawaban = kantor.klien(siapa).get("/masuk/")
    assert (jawaban.status_code, jawaban.url) == (302, "/")


def test_tanpa_masuk_tidak_tahu_apa_yang_ada(kantor_terisi):
    """Whoever is not logged in is sent to the login for what exists and for what does not."""
    klien = kantor_terisi.klien("anonim")
    ada, tidak_ada = (klien.get(f"/{k}/2022/renja/pokok/") for k in ("contoh", "atlantis"))
    assert ada.status_code == tidak_ada.status_code == 302


def test_kantor_lain_sama_dengan_tidak_ada(kantor_terisi):
    """The message to an outsider does not tell whether the office has a Renja."""
    jawaban = kantor_terisi.klien("staf_lain").get(RENJA)
    assert "Tidak ada Renja kecamatan “contoh”." in jawaban.content.decode()


@pytest.mark.parametrize("siapa", [*SEMUA, "anonim"])
def test_alamat_tak_dikenal(kantor, siapa):
    jawaban = kantor.klien(siapa).get("/entah/apa/ini/")
    assert jawaban.status_code == 404
    assert "Alamat ini tidak ada" in jawaban.content.decode()


def test_keluar_hanya_dengan_tombol(kantor):
    klien = kantor.klien("staf")
    assert klien.get("/keluar/").status_code == 405
    assert klien.get("/").status_code == 200
    assert klien.post("/keluar/").url == "/masuk/"
    assert klien.get("/").status_code == 302
