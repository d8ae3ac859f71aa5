"""Copying into SIPD: the fields in order, plain figures, ticks, and what has changed since."""

from decimal import Decimal

import pytest
from django.core import signing

from planning.models import BarisRenja, IndikatorRenja, SalinanSipd, SumberDana
from planning.sipd import SalinanSalah, muat_sipd, tandai
from tests.factories import buat_baris, buat_edisi, buat_renja

from .peramban import buka, kirim

SIPD = "/contoh/2022/renja/pokok/sipd/"


@pytest.fixture
def renja(kantor):
    """One leaf with everything filled in, one with two indicators and little else."""
    dana = SumberDana.objects.create(kode="1.1", nama="Dana Contoh")
    buat_baris(
        kantor.pokok,
        "7.01.01.2.01.01",
        3_853_423,
        {"uraian": "Jumlah dokumen", "satuan": "Dokumen", "target": "1200"},
        pagu_n1=4_000_000,
        lokasi="Desa A, Desa B",
        kelompok_sasaran="Warga",
        catatan="Penting",
        sumber_dana=dana,
        nama="Penyusunan contoh",
    )
    buat_baris(
        kantor.pokok,
        "7.01.01.2.01.02",
        None,
        {"uraian": "Rasio", "satuan": "Rasio", "target": "0.38"},
        {"uraian": "Jumlah laporan", "satuan": "Laporan", "target": None},
    )
    return kantor.pokok


def isian(renja, ke: int = 0) -> dict[str, str]:
    return {i.label: i.teks for i in muat_sipd(renja).daun[ke].isian}


def test_urutan_dan_angka_polos(renja):
    assert list(isian(renja).items()) == [
        ("Kode sub kegiatan", "7.01.01.2.01.01"),
        ("Nama sub kegiatan", "Penyusunan contoh"),
        ("Indikator", "Jumlah dokumen"),
        ("Target", "1200"),
        ("Satuan", "Dokumen"),
        ("Pagu 2022", "3853423"),
        ("Pagu 2023 (prakiraan maju)", "4000000"),
        ("Sumber dana", "Dana Contoh"),
        ("Lokasi", "Desa A, Desa B"),
        ("Kelompok sasaran", "Warga"),
        ("Keterangan", "Penting"),
    ]


def test_beberapa_indikator_dan_yang_kosong(renja):
    isi = isian(renja, 1)
    assert {k: isi[k] for k in ("Indikator", "Target", "Indikator 2", "Target 2", "Satuan 2", "Pagu 2022")} == {
        "Indikator": "Rasio",
        "Target": "0,38",
        "Indikator 2": "Jumlah laporan",
        "Target 2": "",
        "Satuan 2": "Laporan",
        "Pagu 2022": "",
    }


@pytest.mark.parametrize(
    ("target", "teks"),
    [("1000000", "1000000"), ("0", "0"), ("2.5000", "2,5"), ("100", "100"), ("12345.6789", "12345,6789")],
)
def test_angka(renja, target, teks):
    IndikatorRenja.objects.filter(uraian="Jumlah dokumen").update(target=Decimal(target))
    assert isian(renja)["Target"] == teks


def test_edisi_lama_per_kegiatan(kantor):
    kantor.perangkat_daerah.kode_organisasi = "4.36.08"
    kantor.perangkat_daerah.save()
    renja = buat_renja(tahun=2020, perangkat_daerah=kantor.perangkat_daerah, edisi=buat_edisi(lama=True))
    buat_baris(renja, "4.36.70.02", 5)
    assert isian(renja)["Kode kegiatan"] == "4.36.4.36.08.70.02"


def test_halaman(renja, kantor):
    h = buka(kantor.klien("staf"), SIPD)
    assert "0 dari 2 sudah disalin" in h.teks
    assert 'value="3853423" data-pilih-semua' in h.html
    assert "3.853.423" not in h.html
    assert h.html.count("readonly") == 11 + 14
    assert 'type="button" hidden data-salin' in h.html, "without the script the button is of no use"
    assert h.html.count("<details") == 2
    assert h.html.count(" open>") == 1, "the first that waits"


def test_menandai_dan_membatalkan(renja, kantor):
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    borang = [f for f in h.formulir if "isi" in f.jenis]
    h = kirim(staf, h, {}, formulir=borang[0])
    assert "7.01.01.2.01.01 ditandai sudah disalin." in h.teks
    assert "1 dari 2 sudah disalin" in h.teks
    assert "Ditandai oleh Staf Contoh," in h.teks
    assert SalinanSipd.objects.get().isi["pagu"] == "3853423"
    batal = next(f for f in h.formulir if any(n == "batal" for n, _ in f.tombol))
    h = kirim(staf, h, {}, formulir=batal, tombol=batal.tombol[0])
    assert "0 dari 2 sudah disalin" in h.teks
    assert not SalinanSipd.objects.exists()


def test_berubah_sejak_disalin(renja, kantor):
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    kirim(staf, h, {}, formulir=next(f for f in h.formulir if "isi" in f.jenis))
    BarisRenja.objects.filter(pagu=3_853_423).update(pagu=5_000_000, lokasi="")
    IndikatorRenja.objects.filter(uraian="Jumlah dokumen").update(target=1300)
    h = buka(staf, SIPD)
    assert "0 dari 2 sudah disalin, 1 berubah sejak disalin." in h.teks
    for beda in ("Target: 1200 → 1300", "Pagu 2022: 3853423 → 5000000", "Lokasi: Desa A, Desa B → kosong"):
        assert beda in h.teks
    assert "Pagu 2023 (prakiraan maju):" not in h.teks
    h = kirim(staf, h, {}, formulir=next(f for f in h.formulir if "isi" in f.jenis))
    assert "1 dari 2 sudah disalin" in h.teks
    assert "berubah" not in h.teks.lower().replace("berubah sejak disalin sudah", "").replace(
        "yang berubah di sini", ""
    )


def test_yang_ditandai_adalah_yang_dilihat(renja, kantor):
    """A figure that changed between looking and ticking shows as changed at once."""
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    BarisRenja.objects.filter(pagu=3_853_423).update(pagu=5_000_000)
    h = kirim(staf, h, {}, formulir=next(f for f in h.formulir if "isi" in f.jenis))
    assert "Pagu 2022: 3853423 → 5000000" in h.teks


def test_indikator_yang_hilang_dan_yang_baru(renja, kantor):
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    kirim(staf, h, {}, formulir=[f for f in h.formulir if "isi" in f.jenis][1])
    IndikatorRenja.objects.get(uraian="Jumlah laporan").delete()
    assert "Indikator 2: Jumlah laporan → kosong" in buka(staf, SIPD).teks


def test_baris_yang_dihapus_dari_renja(renja, kantor):
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    kirim(staf, h, {}, formulir=next(f for f in h.formulir if "isi" in f.jenis))
    BarisRenja.objects.get(nomenklatur__kode="7.01.01.2.01.01").delete()
    h = buka(staf, SIPD)
    assert "Sudah disalin, tetapi dihapus dari Renja" in h.teks
    assert "0 dari 1 sudah disalin" in h.teks
    batal = next(f for f in h.formulir if any(n == "batal" for n, _ in f.tombol))
    h = kirim(staf, h, {}, formulir=batal, tombol=batal.tombol[0])
    assert "dihapus dari Renja" not in h.teks


@pytest.mark.parametrize(
    ("tampil", "kode"),
    [("", ["01", "02"]), ("belum", ["02"]), ("sudah", ["01"]), ("berubah", []), ("entah", ["01", "02"])],
)
def test_menyaring(renja, kantor, tampil, kode):
    staf = kantor.klien("staf")
    h = buka(staf, SIPD)
    kirim(staf, h, {}, formulir=next(f for f in h.formulir if "isi" in f.jenis))
    h = buka(staf, f"{SIPD}?tampil={tampil}")
    assert [k for k in ("01", "02") if f"7.01.01.2.01.{k}" in h.html] == kode


@pytest.mark.parametrize(
    "kiriman",
    [
        {},
        {"isi": ""},
        {"isi": "rusak"},
        {"isi": signing.dumps({"renja": 1}, salt="lain")},
        {"batal": "x"},
        {"batal": "9" * 30},
        {"batal": "-1"},
        {"batal": "999999"},
    ],
)
def test_kiriman_buatan(renja, kantor, kiriman):
    jawaban = kantor.klien("staf").post(SIPD, kiriman, follow=True)
    assert jawaban.status_code == 200
    assert not SalinanSipd.objects.exists()
    if "isi" in kiriman:
        assert "Halaman sudah tidak berlaku." in jawaban.content.decode()


def test_tanda_renja_lain_tidak_berlaku(renja, kantor):
    tertanda = muat_sipd(renja).daun[0].tertanda
    with pytest.raises(SalinanSalah, match="tidak ada dalam Renja"):
        tandai(kantor.perubahan, tertanda, kantor.orang["staf"])
    BarisRenja.objects.all().delete()
    with pytest.raises(SalinanSalah):
        tandai(renja, tertanda, kantor.orang["staf"])


def test_pembaca_melihat_kemajuan_tanpa_tombol(renja, kantor):
    h = buka(kantor.klien("camat"), SIPD)
    assert "0 dari 2" in h.teks
    assert "Tandai" not in h.teks.replace("lalu tandai", "")
