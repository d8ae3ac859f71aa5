"""The quarters of a year and one quarter: who sees what, what it says, and what comes next."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from evaluation.models import EvaluasiTriwulan
from evaluation.triwulan import tutup
from tests.factories import buat_renja
from tests.renja.data.peramban import buka

from .conftest import EVALUASI, TW, TW1, TW2

PEMBACA = {"staf", "camat", "bappelitbangda"}
SEMUA = ["staf", "camat", "bappelitbangda", "admin", "staf_lain", "bappelitbangda_lain"]
#: Page → who may open it while the second quarter is open.
HALAMAN = {
    EVALUASI: PEMBACA,
    TW1: PEMBACA,
    TW2: PEMBACA,
    f"{TW2}tutup/": PEMBACA,
    f"{TW2}batas/": {"bappelitbangda"},
    f"{TW1}buka/": {"bappelitbangda"},
}


def kartu(halaman, nama: str) -> str:
    """The text of one card."""
    potongan = re.split(r'<li class="kartu">', halaman.html)
    (satu,) = [k for k in potongan if re.search(rf">{nama}</a></h2>", k)]
    return " ".join(re.sub(r"<[^>]+>", " ", satu).split())


@pytest.mark.parametrize("alamat", HALAMAN)
@pytest.mark.parametrize("siapa", SEMUA)
def test_siapa_boleh_membuka(triwulan, siapa, alamat):
    harapan = 200 if siapa in HALAMAN[alamat] else 403 if siapa in PEMBACA else 404
    assert triwulan.klien(siapa).get(alamat).status_code == harapan


@pytest.mark.parametrize("alamat", HALAMAN)
def test_tanpa_masuk_diminta_masuk(triwulan, alamat):
    assert triwulan.klien("anonim").get(alamat).url.startswith("/masuk/?next=/contoh/")


@pytest.mark.parametrize(
    "alamat",
    [
        "/contoh/1999/evaluasi/",
        "/contoh/2101/evaluasi/tw1/",
        "/contoh/99999999999999999999999/evaluasi/",
        f"{EVALUASI}tw0/",
        f"{EVALUASI}tw5/",
        f"{EVALUASI}tw99999999999999999999999/",
        f"{EVALUASI}tw5/tutup/",
        f"{EVALUASI}tw0/buka/",
        f"{TW2}bukti/999999/",
        f"{TW2}bukti/99999999999999999999999/hapus/",
        "/entah/2022/evaluasi/tw2/",
    ],
)
def test_yang_tidak_ada(triwulan, alamat):
    h = buka(triwulan.klien(), alamat)
    assert h.status == 404
    assert "Alamat ini tidak ada" not in h.teks, "says what is missing"


def test_kartu_setahun(triwulan, monkeypatch):
    triwulan.isi_realisasi()
    h = buka(triwulan.klien("camat"), EVALUASI)
    assert "Ditutup; batas 10 April 2022 sudah lewat" in kartu(h, "Triwulan I")
    dua = kartu(h, "Triwulan II")
    assert "Terbuka sampai" in dua
    assert "8 dari 8 indikator bertarget" in dua
    assert "4 dari 4 baris berpagu" in dua
    assert "Capaian s.d. Triwulan II 100,00% (Sangat Tinggi)" in dua
    assert "Penyerapan s.d. Triwulan II 100,00% (Sangat Tinggi)" in dua
    assert "0 dari 8 indikator bertarget" in kartu(h, "Triwulan I")
    assert "belum ada target triwulan" in kartu(h, "Triwulan IV")


def test_belum_dibuka_tanpa_angka(kantor):
    tahun = timezone.localdate().year + 1
    buat_renja(tahun=tahun, perangkat_daerah=kantor.perangkat_daerah)
    h = buka(kantor.klien("staf"), f"/contoh/{tahun}/evaluasi/")
    tiga = kartu(h, "Triwulan III")
    assert f"Belum dibuka; mulai 1 Juli {tahun}" in tiga
    assert "Capaian" not in tiga
    assert "tombol" not in tiga


def test_tanpa_renja(kantor):
    h = buka(kantor.klien("staf"), "/contoh/2019/evaluasi/")
    assert "Belum ada Renja 2019 yang dapat dievaluasi." in h.teks
    assert buka(kantor.klien("staf"), "/contoh/2019/evaluasi/tw1/").status == 200


def test_tanpa_renja_langkahnya_memulai(kantor):
    hari_ini = timezone.localdate()
    h = buka(kantor.klien("staf"), f"/contoh/{hari_ini.year}/evaluasi/")
    kini = ["I", "II", "III", "IV"][(hari_ini.month - 1) // 3]
    assert f"Mulai Renja Triwulan {kini}" in kartu(h, f"Triwulan {kini}")


def test_langkah_berikutnya_staf(triwulan):
    """One after the other: figures, words, closing."""
    klien = triwulan.klien("staf")
    assert "Isi realisasi Triwulan II" in kartu(buka(klien, EVALUASI), "Triwulan II")
    triwulan.isi_realisasi()
    assert "Tulis faktor dan tindak lanjut Triwulan II" in kartu(buka(klien, EVALUASI), "Triwulan II")
    EvaluasiTriwulan.objects.update(faktor_pendorong="Rapi.", faktor_penghambat="Hujan.")
    assert "Tutup triwulan Triwulan II" in kartu(buka(klien, EVALUASI), "Triwulan II")
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    h = buka(klien, EVALUASI)
    assert f"Ditutup {timezone.localdate().day}" in kartu(h, "Triwulan II")
    assert "tombol" not in re.sub("Keluar", "", kartu(h, "Triwulan II"))


def test_langkah_tanpa_rencana_aksi(triwulan):
    triwulan.kantor.perubahan.target_triwulan.all().delete()
    assert "Isi rencana aksi dahulu" in kartu(buka(triwulan.klien(), EVALUASI), "Triwulan II")


def test_langkah_peran_lain(triwulan):
    camat, bapp = triwulan.klien("camat"), triwulan.klien("bappelitbangda")
    assert "Periksa dan tutup" not in kartu(buka(camat, EVALUASI), "Triwulan II")
    triwulan.isi_realisasi()
    assert "Periksa dan tutup" in kartu(buka(camat, EVALUASI), "Triwulan II")
    assert "Tulis tindak lanjut" not in kartu(buka(bapp, EVALUASI), "Triwulan II")
    tutup(triwulan.perangkat_daerah, 2022, 2, None)
    assert "Periksa dan tutup" not in kartu(buka(camat, EVALUASI), "Triwulan II")
    assert "Tulis tindak lanjut" in kartu(buka(bapp, EVALUASI), "Triwulan II")


@pytest.mark.parametrize(
    ("siapa", "ada", "tidak_ada"),
    [
        ("staf", ["Tutup triwulan", "Simpan teks dan bukti", "Tambah bukti"], ["Buka kembali", "Ubah batas"]),
        ("camat", ["Tutup triwulan"], ["Simpan", "Tambah bukti", "Buka kembali", "Ubah batas"]),
        ("bappelitbangda", ["Tutup triwulan", "Ubah batas", "Simpan"], ["Tambah bukti", "Buka kembali"]),
    ],
)
def test_yang_ditawarkan_saat_terbuka(triwulan, siapa, ada, tidak_ada):
    teks = buka(triwulan.klien(siapa), TW2).teks
    assert [x for x in ada if x not in teks] == []
    assert [x for x in tidak_ada if x in teks] == []


@pytest.mark.parametrize(
    ("siapa", "ada", "tidak_ada"),
    [
        ("staf", ["sudah lewat. Yang dapat membukanya kembali adalah Bappelitbangda."], ["Tutup triwulan", "Simpan"]),
        ("camat", ["sudah lewat"], ["Tutup triwulan", "Simpan", "Buka kembali"]),
        ("bappelitbangda", ["Buka kembali", "Simpan"], ["Tutup triwulan", "Ubah batas"]),
    ],
)
def test_yang_ditawarkan_sesudah_batas(triwulan, siapa, ada, tidak_ada):
    teks = buka(triwulan.klien(siapa), TW1).teks
    assert [x for x in ada if x not in teks] == []
    assert [x for x in tidak_ada if x in teks] == []


def test_tautan_dari_tahun_dan_renja(triwulan):
    h = buka(triwulan.klien("camat"), "/contoh/2022/")
    assert f'href="{EVALUASI}"' in h.html
    assert 'href="/contoh/2022/rencana-aksi/"' in h.html
    assert "8 dari" in h.teks
    assert "Terbuka sampai" in h.teks
    h = buka(triwulan.klien("camat"), "/contoh/2022/renja/perubahan/")
    assert 'href="/contoh/2022/rencana-aksi/"' in h.html
    assert f'href="{EVALUASI}"' in h.html


def test_selisih_rencana_aksi_disebut(triwulan):
    assert "belum sama dengan pagu" not in buka(triwulan.klien(), "/contoh/2022/").teks
    triwulan.kantor.perubahan.pagu_triwulan.first().delete()
    assert "belum sama dengan pagu" in buka(triwulan.klien(), "/contoh/2022/").teks


class TestBeranda:
    @pytest.mark.parametrize(("hari", "kata"), [(0, "hari ini"), (1, "1 hari lagi"), (14, "14 hari lagi")])
    def test_batas_yang_dekat(self, triwulan, hari, kata):
        batas = timezone.localdate() + timedelta(days=hari)
        EvaluasiTriwulan.objects.filter(**TW).update(batas=batas)
        for siapa in ("staf", "camat"):
            h = buka(triwulan.klien(siapa), "/")
            assert "Triwulan II 2022 dapat diisi sampai" in h.teks
            assert kata in h.teks
            assert f'href="{TW2}"' in h.html

    def test_masih_lama_atau_sudah_ditutup(self, triwulan):
        assert "dapat diisi sampai" not in buka(triwulan.klien(), "/").teks
        EvaluasiTriwulan.objects.filter(**TW).update(batas=timezone.localdate(), ditutup=timezone.now())
        assert "dapat diisi sampai" not in buka(triwulan.klien(), "/").teks

    def test_triwulan_yang_baru_lalu(self, kantor, monkeypatch):
        """Without anybody having set a deadline."""
        monkeypatch.setattr(timezone, "localdate", lambda *a, **k: date(2023, 1, 3))
        h = buka(kantor.klien("staf"), "/")
        assert "Triwulan IV 2022 dapat diisi sampai 10 Januari 2023, 7 hari lagi." in h.teks
        monkeypatch.setattr(timezone, "localdate", lambda *a, **k: date(2023, 1, 11))
        assert "dapat diisi sampai" not in buka(kantor.klien("staf"), "/").teks
