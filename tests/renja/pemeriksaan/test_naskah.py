"""What is read out of texts: words without marks and placeholders, amounts, numbers in words; and which words fit."""

import pytest

from renja.pemeriksaan.aturan.ejaan import satu_huruf
from renja.pemeriksaan.aturan.narasi import _mirip
from renja.pemeriksaan.naskah import Teks, bilangan, polos_html, rupiah
from renja.pemeriksaan.satuan import lazimnya, satuan_cocok
from renja.pemeriksaan.temuan import Tempat


@pytest.mark.parametrize(
    ("html", "polos"),
    [
        ("<p>Satu <b>dua</b>&nbsp;tiga.</p><p>Empat</p>", "Satu dua tiga.\nEmpat"),
        ("<ul><li>a</li><li>b &amp; c</li></ul>", "a\nb & c"),
        ('<p>Pagu <span data-isian="pagu">Rp 5</span>.</p>', "Pagu …."),
        ('<div data-isian="capaian"><p>5 program</p></div>sesudah', "…sesudah"),
        ("baris\n  patah", "baris patah"),
        ("", ""),
    ],
)
def test_polos(html, polos):
    assert polos_html(html) == polos


@pytest.mark.parametrize(
    ("tulisan", "nilai"),
    [
        ("Rp 2.479.196.707", [2_479_196_707]),
        ("Rp2.479.196.707,00", [2_479_196_707]),
        ("Rp. 5.000.000,- dan Rp 750.000", [5_000_000, 750_000]),
        ("Rp 2,5 miliar", []),
        ("Rp 3 juta", []),
        ("2.479.196.707", []),
    ],
)
def test_rupiah(tulisan, nilai):
    assert [r.nilai for r in rupiah(tulisan)] == nilai


def test_terbilang_di_belakangnya():
    (r,) = rupiah("Pagu Rp 1.000.000 (satu juta rupiah) setahun.")
    assert r.terbilang == "satu juta rupiah"


@pytest.mark.parametrize(("tulisan", "nilai"), [("5", 5), ("lima", 5), ("Tiga puluh satu", 31), ("sebelas", 11)])
def test_bilangan(tulisan, nilai):
    assert bilangan(tulisan) == nilai


def test_kalimat():
    """A figure's dots and a code's end no sentence."""
    t = Teks("Pagu Rp 1.000.000 bagi 7.01.01. Lalu turun; Camat setuju.\nBaru", "", Tempat())
    assert list(t.kalimat()) == ["Pagu Rp 1.000.000 bagi 7.01.01.", "Lalu turun;", "Camat setuju.", "Baru"]


@pytest.mark.parametrize(
    ("nilai", "ada"),
    [
        (24_015_775, True),  # two digits changed places
        (24_015_758, True),  # one digit other
        (240_157_570, True),  # a zero more
        (2_401_575, False),  # a digit less is another figure
        (24_999_757, False),
        (15_000_000, False),
    ],
)
def test_mirip(nilai, ada):
    assert bool(_mirip(nilai, {24_015_757: "pagu", 12_000_000: "lain"})) == ada


@pytest.mark.parametrize(
    ("a", "c", "sama"),
    [
        ("penysunan", "penyusunan", True),
        ("terpenuhiya", "terpenuhinya", True),
        ("perencnaaan", "perencanaan", True),
        ("ketentraman", "ketenteraman", True),
        ("laporan", "laporannya", False),
        ("kegiatan", "kegiatam", False),
        ("pelayanan", "pelaksanaan", False),
        ("dokumen", "dokumen", False),
    ],
)
def test_satu_huruf(a, c, sama):
    assert satu_huruf(a, c) == satu_huruf(c, a) == sama


@pytest.mark.parametrize(
    ("indikator", "satuan", "cocok"),
    [
        ("Jumlah pengunjung yang dilayani", "Lembar", False),
        ("Jumlah pengunjung yang dilayani", "Orang", True),
        ("Jumlah Orang yang Menerima Gaji", "Orang/bulan", True),
        ("Jumlah Laporan Keuangan", "%", False),
        ("Persentase desa yang tertib", "Desa", False),
        ("Persentase desa yang tertib", "%", True),
        ("Indeks Kepuasan Masyarakat", "Nilai", True),
        ("Jumlah pompa air", "Kaleng", True),
        ("Terlaksananya rapat", "Apa saja", True),
        ("", "Orang", True),
        ("Jumlah", "Orang", True),
    ],
)
def test_satuan(indikator, satuan, cocok):
    """Words that are not known are not judged."""
    ya, kata = satuan_cocok(indikator, satuan)
    assert ya == cocok
    if not ya:
        assert lazimnya(kata)
