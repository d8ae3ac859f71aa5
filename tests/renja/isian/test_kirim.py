"""What the grid sends while somebody types: answers are JSON, whatever comes in."""

import json

import pytest
from django.db import connection
from django.test import Client

from planning.models import Perubahan
from tests.factories import buat_baris, buat_pengguna, buat_pohon, buat_renja

from .conftest import ISIAN, kirim

SANDI = "rahasia-uji-123"


def test_simpan_dengan_jumlah(staf, daun):
    klien, orang = staf
    indikator = daun.indikator.first()
    jawaban = kirim(
        klien, orang, (f"b{daun.pk}-pagu", 1, "Rp 3.853.423"), (f"i{indikator.pk}-target", 1, "tiga")
    ).json()
    pagu, target = jawaban["hasil"]
    assert pagu == {"nama": f"b{daun.pk}-pagu", "status": "tersimpan", "versi": 2, "nilai": "3.853.423"}
    assert (target["status"], target["nilai"]) == ("salah", "1")
    assert "bukan angka" in target["pesan"]
    assert jawaban["keluaran"]["pagu/"] == jawaban["keluaran"]["pagu/7.01.01"] == ["4.853.423", False]
    assert jawaban["keluaran"]["pagu_n1/"] == ["", False]
    assert jawaban["peringatan"] == {}
    assert len(jawaban["waktu"]) == 5


def test_tanpa_pagu_tanpa_jumlah(staf, daun):
    assert "jumlah" not in kirim(*staf, (f"b{daun.pk}-lokasi", 1, "Desa")).json()


def test_dua_bacaan(staf, daun):
    hasil = kirim(*staf, (f"b{daun.pk}-pagu", 1, "925.921,475")).json()["hasil"][0]
    assert hasil["bacaan"] == ["925.921", "925.921.475"]


def test_peringatan_dibanding_tahun_lalu(staf, daun, kantor_terisi):
    lalu = buat_renja(tahun=2021, perangkat_daerah=kantor_terisi.perangkat_daerah)
    buat_baris(lalu, daun.nomenklatur.kode, 3_000_000)
    nama = f"b{daun.pk}-pagu"
    peringatan = [kirim(*staf, (nama, 9, t)).json()["peringatan"][nama] for t in ("30.000.000", "3.100.000", "3.000")]
    assert "10 kali" in peringatan[0]
    assert peringatan[1] == ""
    assert "seperseribu" in peringatan[2]


def test_bentrok_dan_gabungan(staf, daun, kantor_terisi):
    klien, orang = staf
    rekan, klien_rekan = buat_pengguna("rekan", perangkat_daerah=kantor_terisi.perangkat_daerah), Client()
    klien_rekan.force_login(rekan)
    kirim(klien_rekan, rekan, (f"b{daun.pk}-pagu", 1, "2"), (f"b{daun.pk}-lokasi", 1, "Desa Lain"))
    bentrok, catatan = kirim(klien, orang, (f"b{daun.pk}-pagu", 1, "3"), (f"b{daun.pk}-catatan", 1, "x")).json()[
        "hasil"
    ]
    assert (bentrok["status"], bentrok["nilai"], bentrok["oleh"]) == ("bentrok", "2", "rekan")
    assert len(bentrok["waktu"]) == 5
    assert (catatan["status"], catatan["lain"]) == ("tersimpan", {"pagu": "2", "lokasi": "Desa Lain"})


def test_sesi_habis_dijawab_401(kantor_terisi, daun):
    klien = kantor_terisi.klien("anonim")
    jawaban = kirim(klien, kantor_terisi.orang["staf"], (f"b{daun.pk}-pagu", 1, "5"))
    assert (jawaban.status_code, jawaban.json()["sebab"]) == (401, "masuk")


def test_orang_lain_di_peramban_yang_sama(kantor_terisi, daun):
    """What the first one typed is not sent under the name of who has logged in since."""
    klien = kantor_terisi.klien("bappelitbangda")
    jawaban = kirim(klien, kantor_terisi.orang["staf"], (f"b{daun.pk}-pagu", 1, "5"))
    assert (jawaban.status_code, jawaban.json()["sebab"]) == (401, "orang_lain")
    assert not Perubahan.objects.exists()


@pytest.mark.parametrize(
    "isi",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"x"',
        b"\xff\xfe",
        b"[" * 100_000,
        b'{"sel": []}',
        b'{"pengguna": 1}',
        b'{"pengguna": 1, "sel": {}}',
        b'{"pengguna": 1, "sel": [1]}',
        b'{"pengguna": 1, "sel": [null]}',
        b'{"pengguna": 1, "sel": [{}]}',
        b'{"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1}]}',
        b'{"pengguna": 1, "sel": [{"nama": 5, "versi": 1, "tulisan": "x"}]}',
        b'{"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1, "tulisan": 5}]}',
        b'{"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1, "tulisan": null}]}',
        b'{"pengguna": 1, "sel": [{"nama": "pagu", "versi": 1, "tulisan": "5"}]}',
        b'{"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1, "tulisan": "5", "dikirim": 5}]}',
        b'{"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1, "tulisan": "5", "dikirim": [5]}]}',
        json.dumps({"pengguna": 1, "sel": [{"nama": "b1-pagu", "versi": 1, "tulisan": "5"}] * 1001}).encode(),
        b'{"pengguna": 1, "sel": [], "x": "' + b"x" * 3_000_000 + b'"}',
    ],
)
def test_kiriman_rusak_dijawab_400(staf, isi):
    """The sender is the one logged in, whatever number the database gave them: only the rest is broken."""
    klien, orang = staf
    isi = isi.replace(b'"pengguna": 1', b'"pengguna": %d' % orang.pk)
    jawaban = klien.post(f"{ISIAN}simpan/", isi, content_type="application/json")
    assert jawaban.status_code == 400
    assert jawaban.json()["pesan"]


@pytest.mark.parametrize("versi", [None, -1, 1.5, "x", True, 10**30, [], "1"])
def test_versi_aneh_tidak_menimpa(staf, daun, versi):
    """What is no version counts as the oldest: nothing is written over unseen, and nothing breaks."""
    klien, orang = staf
    kirim(klien, orang, (f"b{daun.pk}-pagu", 1, "2"))
    hasil = kirim(klien, orang, (f"b{daun.pk}-pagu", versi, "3")).json()["hasil"][0]
    assert hasil["status"] == "bentrok"


def test_renja_yang_tidak_ada(staf):
    jawaban = kirim(*staf, alamat=ISIAN.replace("2022", "2030"))
    assert jawaban.status_code == 404
    assert "2030" in jawaban.json()["pesan"]


def test_csrf_dijaga(kantor_terisi):
    klien = Client(enforce_csrf_checks=True)
    klien.force_login(kantor_terisi.orang["staf"])
    assert kirim(klien, kantor_terisi.orang["staf"]).status_code == 403


@pytest.mark.parametrize("cacah", [1, 300])
def test_cacah_query(kantor, cacah, django_assert_num_queries):
    """Session, person, Renja; saving (8); sums, last year's. SQLite writes a large block in a few statements more."""
    daun = buat_pohon(kantor.pokok, 5, 3, 20)
    klien = kantor.klien("staf")
    with django_assert_num_queries(32 if cacah == 1 or connection.vendor == "postgresql" else 36):
        hasil = kirim(klien, kantor.orang["staf"], *((f"b{b.pk}-pagu", 1, "5") for b in daun[:cacah])).json()["hasil"]
    assert {h["status"] for h in hasil} == {"tersimpan"}


# --- The password on the spot ----------------------------------------------------------------------------------------


def _masuk(klien, orang, **isi):
    data = {"username": orang.username, "password": SANDI, "pengguna": orang.pk} | isi
    return klien.post(f"{ISIAN}masuk/", data)


def test_siapa_yang_masuk_sekarang(kantor_terisi):
    assert kantor_terisi.klien("anonim").get(f"{ISIAN}masuk/").json()["pengguna"] is None
    jawaban = kantor_terisi.klien("staf").get(f"{ISIAN}masuk/").json()
    assert jawaban["pengguna"] == kantor_terisi.orang["staf"].pk
    assert jawaban["csrf"]


def test_masuk_di_tempat_lalu_menyimpan(kantor_terisi, daun):
    staf = kantor_terisi.orang["staf"]
    klien = Client(enforce_csrf_checks=True)
    token = klien.get(f"{ISIAN}masuk/").json()["csrf"]
    data = {"username": "staf", "password": SANDI, "pengguna": staf.pk}
    assert klien.post(f"{ISIAN}masuk/", data).status_code == 403
    jawaban = klien.post(f"{ISIAN}masuk/", data, headers={"X-CSRFToken": token})
    assert jawaban.json()["pengguna"] == staf.pk
    # Logging in changes the token; the answer brings the new one.
    isi = json.dumps({"pengguna": staf.pk, "sel": [{"nama": f"b{daun.pk}-pagu", "versi": 1, "tulisan": "5"}]})
    hasil = klien.post(
        f"{ISIAN}simpan/",
        isi,
        content_type="application/json",
        headers={"X-CSRFToken": jawaban.json()["csrf"]},
    )
    assert hasil.json()["hasil"][0]["status"] == "tersimpan"


def test_masuk_dengan_sandi_salah(kantor_terisi):
    klien = kantor_terisi.klien("anonim")
    jawaban = _masuk(klien, kantor_terisi.orang["staf"], password="keliru")
    assert jawaban.status_code == 400
    assert "kata sandi salah" in jawaban.json()["pesan"]
    assert _masuk(klien, kantor_terisi.orang["staf"], password="").status_code == 400


def test_masuk_sebagai_orang_lain_ditolak(kantor_terisi):
    klien = kantor_terisi.klien("anonim")
    jawaban = _masuk(klien, kantor_terisi.orang["camat"], pengguna=kantor_terisi.orang["staf"].pk)
    assert jawaban.status_code == 400
    assert "milik orang lain" in jawaban.json()["pesan"]
    assert klien.get(f"{ISIAN}masuk/").json()["pengguna"] is None
