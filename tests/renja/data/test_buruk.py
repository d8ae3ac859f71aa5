"""Whatever is sent: an answer in words, never a crash, and nothing half written."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planning.models import Misi, Usulan
from tests.acak import sifat

from .peramban import buka, kirim

RENSTRA = "/contoh/renstra/2021-2026/"
BORANG = [
    "/contoh/ubah/",
    "/contoh/pejabat/tambah/",
    "/contoh/pejabat/{camat}/",
    "/contoh/renstra/tambah/",
    f"{RENSTRA}ubah/",
    f"{RENSTRA}tujuan/",
    f"{RENSTRA}target/",
    f"{RENSTRA}indikator/tambah/",
    f"{RENSTRA}indikator/{{indikator}}/",
    f"{RENSTRA}program/indikator/?edisi=050-5889-2021&program=7.01.01",
    f"{RENSTRA}program/target/",
    f"{RENSTRA}program/angka/2021/",
    "/contoh/2022/usulan/tambah/",
    "/contoh/2022/usulan/1/",
]
ANEH = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        [
            "\x00",
            "\ud800",
            "a\x00b",
            "\u202e123",
            "9" * 400,
            "-1",
            "1e309",
            "NaN",
            "٣",
            "²",
            "=HYPERLINK(1)",
            "<script>",
            "{{ 7|add:7 }}",
            "x" * 5000,
            "on",
            "999999999999999999999",
            "None",
            "[]",
            "0",
            "",
        ]
    ),
)
sedikit = settings(sifat, max_examples=25, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("pola", BORANG)
def test_isian_acak(isi_kantor, pola):
    """Any field of any form, filled in with anything, with anything for what was seen."""
    alamat = pola.format(camat=isi_kantor.camat.pk, indikator=isi_kantor.indikator.pk)
    klien = isi_kantor.klien("staf")
    borang = buka(klien, alamat).borang
    asing = ["entah", "misi-b999-uraian", "misi-b1-hapus", "t-b1-s-b7-uraian", "n-1-b1-padanan", "k-0-target", "cari"]

    @sedikit
    @given(
        st.dictionaries(st.sampled_from([*borang.jenis, *asing]), ANEH, max_size=6),
        st.sampled_from([None, "", "{}", "rusak", '{"nama": "lain"}']),
        st.sampled_from(["", "simpan", "lagi", "cari", "entah"]),
    )
    def kirim_apa_saja(isi, semula, aksi):
        data = borang.isi | {n: t.encode("utf-8", "replace").decode() for n, t in isi.items()} | {"aksi": aksi}
        if semula is not None:
            data["semula"] = semula
        jawaban = klien.post(alamat, data)
        assert jawaban.status_code in (200, 302, 404)
        klien.get("/contoh/")

    kirim_apa_saja()


@pytest.mark.parametrize("pola", BORANG)
def test_kiriman_kosong(isi_kantor, pola):
    """A request without any field changes nothing that cannot be empty, and crashes nowhere."""
    alamat = pola.format(camat=isi_kantor.camat.pk, indikator=isi_kantor.indikator.pk)
    assert isi_kantor.klien("staf").post(alamat, {}).status_code in (200, 302)


@pytest.mark.parametrize("kata", ["\x00", "%00", "'; --", "x" * 3000, "(" * 50, "\u202e", "٣٣٣", "<b>"])
def test_pencarian_apa_saja(isi_kantor, kata):
    klien = isi_kantor.klien("staf")
    assert klien.get(f"{RENSTRA}program/tambah/", {"cari": kata, "edisi": kata}).status_code == 200
    assert klien.get(f"{RENSTRA}program/indikator/", {"kode": kata, "edisi": "050-5889-2021"}).status_code == 404
    assert klien.get(f"{RENSTRA}program/indikator/", {"program": kata, "edisi": "050-5889-2021"}).status_code == 404
    assert klien.get("/contoh/2022/usulan/", {"asal": kata, "status": kata}).status_code == 200
    assert klien.get("/contoh/2022/renja/pokok/sipd/", {"tampil": kata}).status_code == 200
    h = buka(klien, "/contoh/2022/usulan/1/")
    h = kirim(klien, h, {"cari": kata}, tombol=("aksi", "cari"))
    assert h.status == 200


def test_baris_baru_terlalu_banyak(isi_kantor):
    """A made-up request with thousands of rows is cut, not obeyed."""
    klien = isi_kantor.klien("staf")
    h = buka(klien, f"{RENSTRA}ubah/")
    h.borang.isi |= {f"misi-b{n}-uraian": f"Misi {n}" for n in range(1, 1500)}
    klien.post(f"{RENSTRA}ubah/", h.borang.isi)
    assert Misi.objects.count() <= 201


def test_tanda_yang_tidak_terlihat_dibuang(isi_kantor):
    klien = isi_kantor.klien("staf")
    h = buka(klien, "/contoh/2022/usulan/1/")
    kirim(klien, h, {"lokasi": "Desa\u200b A\x00\u202e\u00a0B\r\nC"}, tombol=("aksi", "simpan"))
    assert Usulan.objects.get().lokasi == "Desa A B C"
