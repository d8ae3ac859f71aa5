"""Notes: written by the reviewer, sent with the document, answered one by one; and what comes in wrong."""

import pytest

from planning.enums import Aksi
from planning.models import BarisRenja, CatatanDokumen

from .conftest import PERUBAHAN, SUB, SUB2

CATATAN, JAWABAN = f"{PERUBAHAN}catatan/", f"{PERUBAHAN}jawaban/"


def jawab(klien, jawaban: dict, semula=None):
    if semula is None:
        semula = klien.get(PERUBAHAN).context["semula_jawaban"]
    return klien.post(JAWABAN, {"semula": semula} | jawaban)


def test_dari_catatan_sampai_diajukan_lagi(alur, kirim):
    alur.sampai("diajukan")
    camat, staf = alur.klien("camat"), alur.klien("staf")
    assert 'value="7.01.01.2.01.01" selected' in camat.get(f"{PERUBAHAN}?baris={SUB}").content.decode()
    assert camat.post(CATATAN, {"kode": SUB, "isi": "Pagu terlalu besar."}).status_code == 302
    assert camat.post(CATATAN, {"kode": "", "isi": "Periksa semua lokasi."}).status_code == 302
    # Nobody else sees what is not sent yet.
    for siapa in ("staf", "bappelitbangda"):
        assert "Pagu terlalu besar." not in alur.klien(siapa).get(PERUBAHAN).content.decode()
    assert "Pagu terlalu besar." in camat.get(f"{PERUBAHAN}langkah/kembalikan/").content.decode()
    kirim(camat, PERUBAHAN, "kembalikan")
    isi = staf.get(PERUBAHAN).content.decode()
    baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB)
    assert "2 belum dijawab" in isi
    assert f'href="/contoh/2022/renja/perubahan/isian/#s{baris.nomenklatur_id}-1"' in isi
    assert "2 catatan pemeriksa belum dijawab." in isi
    c1, c2 = CatatanDokumen.objects.order_by("pk")
    assert jawab(staf, {f"jawab-{c1.pk}": "Sudah dikurangi.", f"jawab-{c2.pk}": ""}).status_code == 302
    assert "1 catatan pemeriksa belum dijawab." in staf.get(PERUBAHAN).content.decode()
    jawab(staf, {f"jawab-{c1.pk}": "Sudah dikurangi.", f"jawab-{c2.pk}": "Sudah diperiksa."})
    assert staf.get(PERUBAHAN).context["halangan"] == []
    kirim(staf, PERUBAHAN, "ajukan")
    isi = camat.get(PERUBAHAN).content.decode()
    assert "Sudah dikurangi." in isi
    assert "sudah dijawab" in isi
    c1.refresh_from_db()
    assert c1.dijawab_oleh == alur.kantor.orang["staf"]


def test_lembar_isian_menunjuk_catatan(alur):
    catatan = alur.dengan_catatan()
    isi = alur.klien("staf").get("/contoh/2022/renja/perubahan/isian/").content.decode()
    baris = BarisRenja.objects.get(renja=alur.renja, nomenklatur__kode=SUB)
    assert "1 catatan pemeriksa belum dijawab" in isi
    assert f'href="#s{baris.nomenklatur_id}-1"' in isi
    assert f'id="s{baris.nomenklatur_id}-1"' in isi
    assert f'href="{PERUBAHAN}#catatan-{catatan.pk}"' in isi
    assert f'id="catatan-{catatan.pk}"' in alur.klien("staf").get(PERUBAHAN).content.decode()


def test_ubah_dan_hapus_yang_belum_dikirim(alur):
    alur.sampai("diajukan")
    camat = alur.klien("camat")
    for kode in (SUB, SUB2):
        camat.post(CATATAN, {"kode": kode, "isi": f"Tentang {kode}"})
    a, b = CatatanDokumen.objects.order_by("pk")
    camat.post(CATATAN, {f"isi-{a.pk}": "Lain.", f"isi-{b.pk}": "", "kode": "", "isi": ""})
    assert list(CatatanDokumen.objects.values_list("kode", "isi")) == [(SUB, "Lain.")]


def test_tombol_ditekan_dua_kali(alur):
    alur.sampai("diajukan")
    for _ in range(2):
        alur.klien("camat").post(CATATAN, {"kode": SUB, "isi": "Sama."})
    assert CatatanDokumen.objects.count() == 1


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        ({"kode": "9.99", "isi": "Entah."}, "Baris ini tidak ada"),
        ({"kode": SUB, "isi": ""}, "Tulis catatannya"),
        ({"kode": SUB, "isi": "x" * 2001}, "paling banyak 2000 huruf"),
    ],
)
def test_catatan_salah(alur, isi, kata):
    alur.sampai("diajukan")
    jawaban = alur.klien("camat").post(CATATAN, isi)
    assert jawaban.status_code == 400
    assert kata in jawaban.content.decode()
    assert isi["isi"] in jawaban.content.decode()
    assert not CatatanDokumen.objects.exists()


def test_huruf_aneh_dan_html(alur):
    alur.sampai("diajukan")
    alur.klien("camat").post(CATATAN, {"isi": "Awas\x00 <script>alert(1)</script>\r\nbaris dua"})
    assert CatatanDokumen.objects.get().isi == "Awas <script>alert(1)</script>\nbaris dua"
    assert "<script>alert" not in alur.klien("camat").get(PERUBAHAN).content.decode()


@pytest.mark.parametrize("siapa", ["staf", "bappelitbangda"])
def test_bukan_giliran(alur, siapa):
    """Notes are written while it lies with the reviewer; what was typed too late is shown for copying."""
    alur.sampai("diajukan")
    jawaban = alur.klien(siapa).post(CATATAN, {"isi": "Ketikan saya."})
    assert jawaban.status_code == (403 if siapa == "staf" else 409)
    if siapa != "staf":
        assert "Ketikan saya." in jawaban.content.decode()
    assert not CatatanDokumen.objects.exists()
    assert alur.klien("camat").post(JAWABAN, {}).status_code == 403
    assert alur.klien("staf").post(JAWABAN, {}).status_code == 409


def test_jawaban_bentrok(alur):
    """Two of the staf answer the same note: the second is told, and keeps what was typed."""
    c = alur.dengan_catatan()
    staf = alur.klien("staf")
    semula = staf.get(PERUBAHAN).context["semula_jawaban"]
    jawab(staf, {f"jawab-{c.pk}": "Jawaban pertama."}, semula)
    jawaban = jawab(staf, {f"jawab-{c.pk}": "Jawaban kedua."}, semula)
    isi = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Jawaban pertama." in isi
    assert "Jawaban kedua." in isi
    jawab(staf, {f"jawab-{c.pk}": "Jawaban kedua."}, jawaban.context["semula_jawaban"])
    c.refresh_from_db()
    assert c.jawaban == "Jawaban kedua."


@pytest.mark.parametrize("semula", ["", "{", "[]", '{"jawab-1": 3}'])
def test_semula_rusak(alur, semula):
    c = alur.dengan_catatan()
    jawaban = jawab(alur.klien("staf"), {f"jawab-{c.pk}": "Sudah.", "jawab-999": "x"}, semula)
    assert jawaban.status_code == 409
    assert "Sudah." in jawaban.content.decode()


def test_catatan_bappelitbangda(alur, kirim):
    alur.sampai("disetujui")
    badan = alur.klien("bappelitbangda")
    badan.post(CATATAN, {"kode": SUB2, "isi": "Tidak ada dalam RKPD."})
    kirim(badan, PERUBAHAN, "kembalikan")
    assert alur.dokumen.status == "dikembalikan"
    assert "Tidak ada dalam RKPD." in alur.klien("staf").get(PERUBAHAN).content.decode()


def test_catatan_orang_lain_tidak_cukup(alur):
    """A draft of somebody else is no reason to send it back without a word of one's own."""
    d = alur.sampai("diajukan")
    d.catatan.create(isi="Konsep.", oleh=alur.kantor.orang["bappelitbangda"])
    jawaban = alur.klien("camat").post(f"{PERUBAHAN}langkah/kembalikan/", {"versi": d.versi_baris})
    assert jawaban.status_code == 400
    assert alur.dokumen.status == "diajukan"


def test_tarik_menyimpan_konsep(alur):
    """What the camat wrote stays when staf withdraws and submits again."""
    alur.sampai("diajukan")
    alur.klien("camat").post(CATATAN, {"kode": SUB, "isi": "Masih."})
    alur.langkah("staf", Aksi.TARIK)
    alur.langkah("staf", Aksi.AJUKAN)
    assert "Masih." in alur.klien("camat").get(PERUBAHAN).content.decode()
