"""What is said of a quarter: who writes what, two people at once, whatever is sent, and a quarter closed meanwhile."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.models import EvaluasiTriwulan
from evaluation.triwulan import tutup
from planning.enums import Peran
from tests.acak import sifat
from tests.factories import buat_pengguna
from tests.renja.data.peramban import buka, kirim

from .conftest import EVALUASI, TW, TW1, TW2

FAKTOR = {"faktor_pendorong", "faktor_penghambat"}
TINDAK_LANJUT = {"tindak_lanjut_triwulan", "tindak_lanjut_renja"}


def medan(halaman) -> set[str]:
    return {n for f in halaman.formulir for n in f.jenis} & (FAKTOR | TINDAK_LANJUT)


@pytest.fixture
def rekan(triwulan) -> Client:
    orang = buat_pengguna(
        "rekan", Peran.STAF, perangkat_daerah=triwulan.perangkat_daerah, first_name="Rekan", last_name="Kerja"
    )
    klien = Client()
    klien.force_login(orang)
    return klien


@pytest.mark.parametrize(
    ("siapa", "terbuka", "tertutup"),
    [
        ("staf", FAKTOR | TINDAK_LANJUT, set()),
        ("camat", set(), set()),
        ("bappelitbangda", TINDAK_LANJUT, TINDAK_LANJUT),
    ],
)
def test_siapa_menulis_apa(triwulan, siapa, terbuka, tertutup):
    klien = triwulan.klien(siapa)
    assert medan(buka(klien, TW2)) == terbuka
    assert medan(buka(klien, TW1)) == tertutup, "the deadline has passed"
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    assert medan(buka(klien, TW2)) == tertutup


def test_staf_menulis(triwulan):
    klien = triwulan.klien()
    h = kirim(klien, buka(klien, TW2), {"faktor_pendorong": "Dukungan desa.\n\nRapat rutin.", "faktor_penghambat": "-"})
    assert h.tiba == TW2
    assert "Teks triwulan tersimpan." in h.teks
    evaluasi = triwulan.evaluasi
    assert evaluasi.faktor_pendorong == "Dukungan desa.\n\nRapat rutin."
    assert evaluasi.versi_baris == 2
    h = kirim(klien, h, {})
    assert "Tidak ada yang berubah." in h.teks
    assert triwulan.evaluasi.versi_baris == 2


def test_camat_membaca(triwulan):
    EvaluasiTriwulan.objects.update(faktor_pendorong="Baris satu\n<b>dua</b>")
    h = buka(triwulan.klien("camat"), TW2)
    assert "Baris satu <b>dua</b>" in h.teks, "as text"
    assert "<b>dua" not in h.html
    assert h.teks.count("Belum ditulis.") == 3


def test_tindak_lanjut_sesudah_ditutup(triwulan):
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    klien = triwulan.klien("bappelitbangda")
    h = kirim(klien, buka(klien, TW2), {"tindak_lanjut_renja": "Tambah pendamping desa."})
    assert "Teks triwulan tersimpan." in h.teks
    assert triwulan.evaluasi.tindak_lanjut_renja == "Tambah pendamping desa."
    assert triwulan.evaluasi.ditutup


def test_tindak_lanjut_tanpa_baris_sebelumnya(triwulan):
    """A quarter that nobody has touched, after its deadline."""
    klien = triwulan.klien("bappelitbangda")
    kirim(klien, buka(klien, TW1), {"tindak_lanjut_triwulan": "Percepat."})
    evaluasi = EvaluasiTriwulan.objects.get(triwulan=1)
    assert (evaluasi.tindak_lanjut_triwulan, str(evaluasi.batas)) == ("Percepat.", "2022-04-10")


@pytest.mark.parametrize("siapa", ["camat", "admin", "staf_lain", "bappelitbangda_lain", "anonim"])
@pytest.mark.parametrize("alamat", [TW1, TW2])
def test_tanpa_hak_tidak_mengubah_apa_pun(triwulan, siapa, alamat):
    semula = list(EvaluasiTriwulan.objects.values())
    isi = dict.fromkeys(FAKTOR | TINDAK_LANJUT, "Diubah") | {"semula": "{}"}
    jawaban = triwulan.klien(siapa).post(alamat, isi)
    assert jawaban.status_code == {"camat": 403, "anonim": 302}.get(siapa, 404)
    assert list(EvaluasiTriwulan.objects.values()) == semula


def test_bappelitbangda_tidak_mengubah_faktor(triwulan):
    """Names that are no field of theirs change nothing, and are not thrown away in silence."""
    klien = triwulan.klien("bappelitbangda")
    jawaban = klien.post(TW2, {"semula": "{}", "faktor_pendorong": "Diubah", "tindak_lanjut_renja": "Baik"})
    assert jawaban.status_code == 200
    assert "“Diubah”" in jawaban.content.decode()
    assert triwulan.evaluasi.faktor_pendorong == ""


class TestBerdua:
    def test_isian_yang_sama_ditanyakan(self, triwulan, rekan):
        saya = triwulan.klien()
        layar = buka(saya, TW2)
        kirim(rekan, buka(rekan, TW2), {"faktor_penghambat": "Hujan"})
        h = kirim(saya, layar, {"faktor_penghambat": "Jalan rusak", "faktor_pendorong": "Rapi"})
        assert "Sudah diubah oleh Rekan Kerja (" in h.teks
        assert "yang tersimpan sekarang “Hujan”. Isian Anda belum disimpan" in h.teks
        assert h.borang.isi["faktor_penghambat"].strip() == "Jalan rusak", "mine stays in the field"
        assert (triwulan.evaluasi.faktor_penghambat, triwulan.evaluasi.faktor_pendorong) == ("Hujan", "")
        h = kirim(saya, h, {})
        assert "Teks triwulan tersimpan." in h.teks
        assert (triwulan.evaluasi.faktor_penghambat, triwulan.evaluasi.faktor_pendorong) == ("Jalan rusak", "Rapi")

    def test_isian_lain_digabung(self, triwulan, rekan):
        saya = triwulan.klien()
        layar = buka(saya, TW2)
        kirim(rekan, buka(rekan, TW2), {"faktor_penghambat": "Hujan"})
        h = kirim(saya, layar, {"faktor_pendorong": "Rapi"})
        assert "Perubahan orang lain pada halaman yang sama juga tersimpan" in h.teks
        assert (triwulan.evaluasi.faktor_penghambat, triwulan.evaluasi.faktor_pendorong) == ("Hujan", "Rapi")

    def test_staf_mengusulkan_badan_menetapkan(self, triwulan):
        staf, badan = triwulan.klien("staf"), triwulan.klien("bappelitbangda")
        layar = buka(staf, TW2)
        kirim(badan, buka(badan, TW2), {"tindak_lanjut_renja": "Dari badan perencana"})
        h = kirim(staf, layar, {"tindak_lanjut_renja": "Usul staf"})
        assert "yang tersimpan sekarang “Dari badan perencana”" in h.teks

    def test_ditutup_selagi_mengetik(self, triwulan):
        """Nothing is saved, and nothing typed is lost."""
        saya = triwulan.klien()
        layar = buka(saya, TW2)
        tutup(triwulan.perangkat_daerah, 2022, 2, None)
        h = kirim(saya, layar, {"faktor_pendorong": "Diketik sejak pagi", "tindak_lanjut_renja": "Juga ini"})
        assert h.status == 409
        assert "Belum tersimpan. Triwulan II 2022 sudah ditutup" in h.teks
        assert h.borang.isi["faktor_pendorong"].strip() == "Diketik sejak pagi"
        assert h.borang.isi["tindak_lanjut_renja"].strip() == "Juga ini"
        assert "Simpan teks" not in h.teks
        assert triwulan.evaluasi.faktor_pendorong == ""

    def test_belum_dibuka(self, triwulan):
        """A made-up request for a quarter that lies ahead."""
        for siapa in ("staf", "bappelitbangda"):
            jawaban = triwulan.klien(siapa).post("/contoh/2100/evaluasi/tw4/", {"tindak_lanjut_renja": "x"})
            assert jawaban.status_code == 409
            assert "baru dapat diisi mulai" in jawaban.content.decode()
        assert not EvaluasiTriwulan.objects.filter(tahun=2100).exists()


def test_terlalu_panjang(triwulan):
    klien = triwulan.klien()
    h = kirim(klien, buka(klien, TW2), {"faktor_pendorong": "x" * 4001, "faktor_penghambat": "Tetap di sini"})
    assert "1 hal perlu dibetulkan" in h.teks
    assert "4001" in h.teks
    assert h.borang.isi["faktor_penghambat"].strip() == "Tetap di sini"


@pytest.mark.parametrize("semula", ["", "rusak", "[]", "{}"])
def test_tanpa_semula_tidak_menimpa_diam_diam(triwulan, semula):
    EvaluasiTriwulan.objects.filter(**TW).update(faktor_pendorong="Lama")
    jawaban = triwulan.klien().post(TW2, {"semula": semula, "faktor_pendorong": "Baru"})
    assert "Sudah diubah oleh orang lain" in jawaban.content.decode()
    assert triwulan.evaluasi.faktor_pendorong == "Lama"


def test_isian_acak(triwulan):
    """Whatever is sent gets an answer in words."""
    klien = triwulan.klien()
    aneh = st.one_of(
        st.text(max_size=30), st.sampled_from(["\x00", "\u202e", "x" * 9000, "<script>", "{{ 7 }}", "1e309", "None"])
    )

    @settings(sifat, max_examples=25, suppress_health_check=list(HealthCheck))
    @given(
        st.dictionaries(st.sampled_from([*FAKTOR, *TINDAK_LANJUT, "indikator", "berkas", "entah"]), aneh, max_size=5),
        st.sampled_from(["", "{}", "rusak", '{"faktor_pendorong": "a"}']),
    )
    def kirim_apa_saja(isi, semula):
        data = {n: t.encode("utf-8", "replace").decode() for n, t in isi.items()}
        assert klien.post(TW2, data | {"semula": semula}).status_code in (200, 302)
        assert klien.get(EVALUASI).status_code == 200

    kirim_apa_saja()
