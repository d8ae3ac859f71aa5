"""For each rule an example that breaks it and one that just does not: one function, told which of the two to make.

It changes a clean ``Bahan`` in memory. A rule without an example here fails ``test_aturan``.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from decimal import Decimal

from planning.models import IndikatorRenja
from planning.pohon import Simpul
from renja.pemeriksaan.bahan import Bahan

CONTOH: dict[str, Callable[[Bahan, bool], None]] = {}

A, B, GAJI, BULANAN = "7.01.01.2.01.01", "7.01.01.2.01.07", "7.01.01.2.02.01", "7.01.01.2.02.07"
IZIN, DESA = "7.01.02.2.04.01", "7.01.06.2.01.01"


def contoh(kode: str):
    def daftarkan(fungsi):
        assert kode not in CONTOH, kode
        CONTOH[kode] = fungsi
        return fungsi

    return daftarkan


def s(b: Bahan, kode: str = A) -> Simpul:
    return next(x for x in b.pohon.telusuri() if x.kode == kode)


def i(b: Bahan, kode: str = A) -> IndikatorRenja:
    return s(b, kode).indikator[0]


def tambah_indikator(simpul: Simpul, **isi) -> IndikatorRenja:
    """One more indicator, like the first but for what is said."""
    baru = deepcopy(simpul.indikator[0])
    baru.nomor, baru.pk, baru.kunci = len(simpul.indikator) + 1, baru.pk + 1000, None
    for k, n in isi.items():
        setattr(baru, k, n)
    simpul.indikator.append(baru)
    return baru


def buang(simpul: Simpul) -> None:
    """A node and what is below it, out of its tree."""
    simpul.induk.anak.remove(simpul)


def kosongkan(kolom: str, ganti="") -> Callable[[Bahan, bool], None]:
    """A column empty on one row; just not: empty on a row that is not carried out any more."""

    def isi(b: Bahan, langgar: bool) -> None:
        setattr(s(b).baris, kolom, ganti)
        if not langgar:
            s(b).baris.pagu, i(b).target = 0, Decimal(0)

    return isi


# --- Struktur -----------------------------------------------------------------------------------------------------


@contoh("S-101")
def _(b, langgar):
    n = s(b).nomenklatur
    n.kode = "7.01.01.2.03.01" if langgar else "7.01.01.2.01.02"


@contoh("S-102")
def _(b, langgar):
    s(b).nomenklatur.kode = "7.01.01.2.01.1" if langgar else "7.01.01.2.01.11"


@contoh("S-103")
def _(b, langgar):
    s(b).nomenklatur.kode = "7.01.01.2.01.007" if langgar else "7.01.01.2.01.70"


@contoh("S-104")
def _(b, langgar):
    """The same name in another programme is no repetition."""
    s(b, BULANAN if langgar else IZIN).nomenklatur.nama = s(b).nama.upper()


@contoh("S-105")
def _(b, langgar):
    for a in list(s(b, "7.01.01.2.01").anak)[: 2 if langgar else 1]:
        buang(a)


def _edisi_baru(b: Bahan, mulai: int) -> None:
    """Another edition, with the same rows, in force from a year on."""
    edisi = deepcopy(b.renja.edisi)
    edisi.pk, edisi.kode, edisi.nama, edisi.tahun_mulai = 999, "baru", "Edisi Baru", mulai
    b.edisi_berlaku = edisi
    b.resmi[999] = deepcopy(b.resmi[b.renja.edisi_id])


@contoh("S-201")
def _(b, langgar):
    _edisi_baru(b, b.renja.edisi.tahun_mulai + (1 if langgar else 0))


@contoh("S-202")
def _(b, langgar):
    """The same code with four digits is the same row."""
    _edisi_baru(b, b.renja.edisi.tahun_mulai + 1)
    n = b.resmi[999].pop(A)
    if not langgar:
        b.resmi[999]["7.01.01.2.01.0001"] = n


@contoh("S-203")
def _(b, langgar):
    _edisi_baru(b, b.renja.edisi.tahun_mulai + 1)
    b.resmi[999][A].nama = "Penyusunan Renstra" if langgar else s(b).nama.upper()


# --- Pagu ---------------------------------------------------------------------------------------------------------


@contoh("P-101")
def _(b, langgar):
    s(b).baris.pagu = 0
    i(b).target = Decimal(1 if langgar else 0)


@contoh("P-102")
def _(b, langgar):
    i(b).target = Decimal(0)
    s(b).baris.pagu = 1 if langgar else 0


@contoh("P-103")
def _(b, langgar):
    s(b, B).baris.pagu = s(b).pagu + (0 if langgar else 1)


@contoh("P-104")
def _(b, langgar):
    b.plafon = sum(x.baris.pagu for x in b.daun) - (1 if langgar else 0)


@contoh("P-201")
def _(b, langgar):
    s(b).baris.pagu_n1 = s(b).baris.pagu - (1 if langgar else 0)


@contoh("P-202")
def _(b, langgar):
    s(b).baris.pagu_n1 = s(b).baris.pagu * 3 // 2 + (1 if langgar else 0)


@contoh("P-203")
def _(b, langgar):
    for x in b.daun:
        x.baris.pagu_n1 = x.baris.pagu
    if not langgar:
        s(b).baris.pagu_n1 += 1


@contoh("P-204")
def _(b, langgar):
    """Most grow by some four percent."""
    s(b).baris.pagu_n1 = s(b).baris.pagu * (125 if langgar else 115) // 100


# --- Target -------------------------------------------------------------------------------------------------------


@contoh("T-101")
def _(b, langgar):
    i(b, DESA).target = Decimal("100.01" if langgar else "100")


@contoh("T-102")
def _(b, langgar):
    i(b).target = Decimal("4.5" if langgar else "5")


@contoh("T-201")
def _(b, langgar):
    """A row and the one above it may speak of the same."""
    i(b, IZIN if langgar else "7.01.01.2.01").uraian = i(b).uraian


@contoh("T-202")
def _(b, langgar):
    tambah_indikator(s(b), uraian=i(b).uraian.upper(), satuan="Dokumen" if langgar else "Buku")


@contoh("T-203")
def _(b, langgar):
    induk, anak = i(b, "7.01.06.2.01"), i(b, DESA)
    induk.uraian, induk.target = anak.uraian, anak.target - (1 if langgar else 0)


@contoh("T-204")
def _(b, langgar):
    i(b, "7.01.01").target = Decimal(99 if langgar else 100)


@contoh("T-205")
def _(b, langgar):
    """The kegiatan beside it, or its own."""
    a, c = s(b, "7.01.01.2.01"), s(b, "7.01.01.2.02")
    a.nomenklatur.nama, c.nomenklatur.nama = "Perencanaan dan Evaluasi", "Administrasi Keuangan Kecamatan"
    i(b, "7.01.01.2.02").uraian = f"Persentase capaian {a.nama if langgar else c.nama}"


@contoh("T-301")
def _(b, langgar):
    i(b).target_n1 = i(b).target * 3 + (1 if langgar else 0)


@contoh("T-302")
def _(b, langgar):
    """More money for less; as much of it is no contradiction."""
    i(b).target_n1 = i(b).target - (1 if langgar else 0)


# --- Kelengkapan --------------------------------------------------------------------------------------------------


@contoh("K-101")
def _(b, langgar):
    if langgar:
        for x in b.pohon.telusuri():
            x.baris = None


@contoh("K-102")
def _(b, langgar):
    s(b).baris.pagu = None if langgar else 0


@contoh("K-103")
def _(b, langgar):
    i(b).target = None if langgar else Decimal(0)


contoh("K-201")(kosongkan("lokasi"))
contoh("K-202")(kosongkan("sumber_dana_id", None))
contoh("K-203")(kosongkan("kelompok_sasaran", " "))
contoh("K-204")(kosongkan("pagu_n1", None))
contoh("K-208")(kosongkan("penanggung_jawab"))


@contoh("K-205")
def _(b, langgar):
    """An indicator that was for another version needs no year after."""
    lain = tambah_indikator(s(b), uraian="Jumlah Dokumen Lama", target=Decimal(1 if langgar else 0))
    lain.target_n1 = None


@contoh("K-206")
def _(b, langgar):
    i(b).satuan = " " if langgar else "Dokumen "


@contoh("K-207")
def _(b, langgar):
    if langgar:
        s(b, "7.01.02").indikator.clear()
    else:
        tambah_indikator(s(b, "7.01.02"), uraian="Persentase lain yang juga ada")


# --- Ejaan --------------------------------------------------------------------------------------------------------


@contoh("E-101")
def _(b, langgar):
    i(b).uraian, i(b).satuan = "Jumlah pengunjung yang dilayani", "Lembar" if langgar else "Orang/Hari"


@contoh("E-102")
def _(b, langgar):
    i(b).uraian = f"Jumlah Dokumen Perencanaan ({'Lembar' if langgar else 'dokumen'})"


@contoh("E-103")
def _(b, langgar):
    i(b).satuan = "dokumen" if langgar else "Dokumen"


@contoh("E-201")
def _(b, langgar):
    s(b, B).nomenklatur.satuan = "Dokumen" if langgar else "LAPORAN"


@contoh("E-202")
def _(b, langgar):
    s(b, B).nomenklatur.indikator = "Jumlah Dokumen Evaluasi" if langgar else i(b, B).uraian.upper()


@contoh("E-301")
def _(b, langgar):
    """A letter too few; but a longer form is another form of the word, not a slip."""
    kata = "Perencanan" if langgar else "Perencanaannya"
    i(b).uraian = f"Jumlah Dokumen {kata} Kecamatan"
