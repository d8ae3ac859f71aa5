"""The checklist of Bappelitbangda, and its berita acara."""

from datetime import date
from io import BytesIO

import pdfplumber
import pytest

from planning.models import ButirVerifikasi, Pejabat, PlafonPagu
from planning.verifikasi import butir_bawaan

from .conftest import PERUBAHAN

LEMBAR, PDF = f"{PERUBAHAN}verifikasi/", f"{PERUBAHAN}berita-acara.pdf"


def isi_lembar(klien, semula=None, **isi):
    if semula is None:
        semula = klien.get(LEMBAR).context["semula"]
    return klien.post(LEMBAR, {"semula": semula} | {k.replace("_", "-"): v for k, v in isi.items()})


def semua(hasil: str) -> dict[str, str]:
    return {f"hasil_{n}": hasil for n, _ in butir_bawaan()}


def test_butir_bawaan():
    nomor = [n for n, _ in butir_bawaan()]
    assert nomor == list(range(1, len(nomor) + 1))
    assert len(nomor) >= 8


def test_diisi_sebagian_lalu_lengkap(alur):
    alur.sampai("disetujui")
    badan = alur.klien("bappelitbangda")
    assert isi_lembar(badan, hasil_1="ya", hasil_2="tidak", tindak_3="Nanti.").status_code == 302
    assert list(ButirVerifikasi.objects.filter(nomor__lte=3).values_list("hasil", "tindak_lanjut")) == [
        (True, ""),
        (False, ""),
        (None, "Nanti."),
    ]
    assert "Butir yang tidak sesuai perlu tindak lanjut." in badan.get(PERUBAHAN).content.decode()
    isi_lembar(badan, **semua("ya") | {"hasil_2": "tidak", "tindak_2": "Sesuaikan dengan RKPD."})
    assert badan.get(PERUBAHAN).context["halangan"] == []
    assert not alur.klien("staf").get(LEMBAR).context["boleh"]
    assert "Sesuaikan dengan RKPD." in alur.klien("staf").get(LEMBAR).content.decode()


@pytest.mark.parametrize("siapa", ["staf", "camat"])
def test_hanya_badan_yang_mengisi(alur, siapa):
    alur.sampai("disetujui")
    assert alur.klien(siapa).post(LEMBAR, {"hasil-1": "ya"}).status_code == 403


def test_bukan_gilirannya(alur):
    alur.sampai("diajukan")
    jawaban = alur.klien("bappelitbangda").post(LEMBAR, {"hasil-1": "ya", "tindak-1": "Ketikan."})
    assert jawaban.status_code == 409
    assert "Ketikan." in jawaban.content.decode()
    assert not ButirVerifikasi.objects.exists()


def test_dua_orang(alur):
    """Different lines join; the same line asks."""
    alur.sampai("disetujui")
    badan = alur.klien("bappelitbangda")
    isi_lembar(badan, hasil_1="ya")
    semula = badan.get(LEMBAR).context["semula"]
    isi_lembar(badan, semula, hasil_1="ya", hasil_2="ya", tindak_4="Satu.")
    jawaban = isi_lembar(badan, semula, hasil_1="ya", hasil_3="ya", tindak_4="Dua.")
    assert jawaban.status_code == 409
    isi = jawaban.content.decode()
    assert "Satu." in isi
    assert "Dua." in isi
    assert list(ButirVerifikasi.objects.filter(nomor__lte=3).values_list("hasil", flat=True)) == [True, True, True]
    isi_lembar(badan, jawaban.context["semula"], tindak_4="Dua.", hasil_1="ya", hasil_2="ya", hasil_3="ya")
    assert ButirVerifikasi.objects.get(nomor=4).tindak_lanjut == "Dua."


@pytest.mark.parametrize("isi", [{"hasil-1": "mungkin"}, {"tindak-1": "x" * 2001}, {"hasil-99": "ya"}, {"semula": "{"}])
def test_isian_buruk(alur, isi):
    alur.sampai("disetujui")
    badan = alur.klien("bappelitbangda")
    jawaban = badan.post(LEMBAR, {"semula": badan.get(LEMBAR).context["semula"]} | isi)
    assert jawaban.status_code in (302, 409)
    assert not ButirVerifikasi.objects.filter(hasil__isnull=False).exists()
    assert not ButirVerifikasi.objects.exclude(tindak_lanjut="").exists()


class TestBeritaAcara:
    @pytest.mark.parametrize("status", ["diajukan", "dikembalikan"])
    def test_belum_ada(self, alur, status):
        alur.sampai(status)
        for siapa in ("staf", "bappelitbangda"):
            jawaban = alur.klien(siapa).get(PDF)
            assert jawaban.status_code == 404
            assert "belum ada berita acaranya" in jawaban.content.decode()

    def test_konsep_hanya_bagi_badan(self, alur):
        alur.sampai("disetujui")
        assert alur.klien("staf").get(PDF).status_code == 404
        assert "KONSEP" in _teks(alur.klien("bappelitbangda").get(PDF).content)

    def test_isi(self, alur):
        kantor = alur.kantor.perangkat_daerah
        Pejabat.objects.create(
            perangkat_daerah=kantor, jabatan="Camat", nama="Contoh Camat, S.STP", mulai=date(2020, 1, 1)
        )
        PlafonPagu.objects.create(perangkat_daerah=kantor, tahun=2022, jenis="perubahan", pagu=2_000_000)
        alur.sampai("disetujui")
        badan = alur.klien("bappelitbangda")
        isi_lembar(badan, **semua("ya") | {"hasil_5": "tidak", "tindak_5": "Ganti satuan menjadi Laporan."})
        alur.langkah("bappelitbangda", "verifikasi")
        jawaban = alur.klien("staf").get(PDF)
        assert jawaban["Content-Type"] == "application/pdf"
        teks = _teks(jawaban.content)
        for kata in (
            "BERITA ACARA VERIFIKASI",
            "Rp 1.750.000 (satu juta tujuh ratus lima puluh ribu rupiah)",
            "Rp 2.000.000",
            "Ganti satuan menjadi Laporan.",
            "1 butir yang tidak sesuai",
            "Contoh Camat, S.STP",
            "Kepala Bappelitbangda",
        ):
            assert kata in teks, kata
        assert "KONSEP" not in teks
        assert alur.klien("camat").get(PDF).content == jawaban.content


def _teks(pdf: bytes) -> str:
    with pdfplumber.open(BytesIO(pdf)) as berkas:
        return " ".join(" ".join(h.extract_text().split()) for h in berkas.pages).replace("\xa0", " ")
