"""Examples of the rules of quarters: plans, realisations, achievement, and the remarks beside them."""

from __future__ import annotations

from decimal import Decimal

from evaluation.models import EvaluasiTriwulan, Realisasi
from renja.pemeriksaan.bahan import Bahan

from .contoh import BULANAN, DESA, GAJI, IZIN, A, B, contoh, i, s


def target(b: Bahan, kode: str, *nilai) -> None:
    for tw, n in enumerate(nilai, 1):
        b.kinerja.target_tw[i(b, kode).kunci, tw] = None if n is None else Decimal(str(n))


def pagu(b: Bahan, kode: str, *nilai) -> None:
    for tw, n in enumerate(nilai, 1):
        b.kinerja.pagu_tw[s(b, kode).nomenklatur.pk, tw] = n


def realisasi(b: Bahan, kode: str, *nilai, keterangan: str = "Sesuai rencana.") -> None:
    for tw, n in enumerate(nilai, 1):
        angka = None if n is None else Decimal(str(n))
        b.kinerja.realisasi_tw[i(b, kode).kunci, tw] = Realisasi(
            triwulan=tw, kunci=i(b, kode).kunci, realisasi=angka, keterangan=keterangan
        )


def rupiah(b: Bahan, kode: str, *nilai) -> None:
    for tw, n in enumerate(nilai, 1):
        b.kinerja.rupiah_tw[s(b, kode).nomenklatur.pk, tw] = n


@contoh("W-101")
def _(b, langgar):
    pagu(b, A, 4_000_100, 3_000_000, 3_000_500, 2_345_000 + (1 if langgar else 0))


@contoh("W-102")
def _(b, langgar):
    target(b, A, 1, 2, 1, 1 if langgar else 0)


@contoh("W-103")
def _(b, langgar):
    target(b, DESA, 90, 90, 90, 101 if langgar else 90)


@contoh("W-104")
def _(b, langgar):
    """A quarter without a target lies in between, and is no fall."""
    target(b, DESA, 90, 85 if langgar else 0, 90, 90)


@contoh("W-105")
def _(b, langgar):
    target(b, A, 2, None if langgar else 0, 1, 1)


@contoh("W-106")
def _(b, langgar):
    isi = [b.kinerja.pagu_tw[s(b, A).nomenklatur.pk, tw] for tw in (1, 2, 3, 4)]
    pagu(b, B, *isi[:3], isi[3] + (0 if langgar else 1))


@contoh("W-107")
def _(b, langgar):
    target(b, A, 4, 0, 0, 0)
    pagu(b, A, 0 if langgar else 1, s(b).baris.pagu, 0, 0)


@contoh("R-101")
def _(b, langgar):
    rupiah(b, A, 1, s(b).baris.pagu - (0 if langgar else 1))


@contoh("R-102")
def _(b, langgar):
    realisasi(b, GAJI, 16, 15 if langgar else 16)


@contoh("R-103")
def _(b, langgar):
    """Growing month by month is no mistake as long as the last is not the whole year's."""
    realisasi(b, BULANAN, 3, 6, 9, 12 if langgar else 11)


@contoh("R-104")
def _(b, langgar):
    realisasi(b, A, 2, 2 if langgar else 1)
    rupiah(b, A, 0, 0)


@contoh("R-105")
def _(b, langgar):
    realisasi(b, A, 0, 0)
    habis = s(b).baris.pagu * 9 // 10 + (1 if langgar else -1)
    rupiah(b, A, habis, 0)


@contoh("R-106")
def _(b, langgar):
    rupiah(b, IZIN, 1_000_000, b.kinerja.rupiah_tw[s(b, A).nomenklatur.pk, 2] + (0 if langgar else 1))


@contoh("R-107")
def _(b, langgar):
    realisasi(b, DESA, 90, "100.5" if langgar else 100)


@contoh("R-108")
def _(b, langgar):
    target(b, A, 2, 0, 1, 1)
    realisasi(b, A, 2, 1, keterangan="" if langgar else "Mendahului jadwal.")


@contoh("C-101")
def _(b, langgar):
    realisasi(b, A, 3, "3.1" if langgar else 3)


@contoh("C-102")
def _(b, langgar):
    """The others in the kegiatan stand at 50 %."""
    realisasi(b, BULANAN, 6, "7.3" if langgar else "7.2")


@contoh("C-103")
def _(b, langgar):
    t = b.sasaran[0].indikator[0]
    nilai = t.target.angka * 3 / 2 + (1 if langgar else 0)
    kunci = t.indikator.kunci
    b.kinerja.realisasi_tw[kunci, 2] = Realisasi(triwulan=2, kunci=kunci, realisasi=nilai)


def _keterangan(b: Bahan, isi: str, tw: int = 2, kode: str = A) -> None:
    b.kinerja.realisasi_tw[i(b, kode).kunci, tw].keterangan = isi


@contoh("N-401")
def _(b, langgar):
    _keterangan(b, "Dokumen triwulan III." if langgar else "Dokumen evaluasi triwulan I.")


@contoh("N-402")
def _(b, langgar):
    _keterangan(b, "Dokumen Januari 2021." if langgar else "Laporan tahun 2021.")


@contoh("N-403")
def _(b, langgar):
    _keterangan(b, "Selesai 3 dokumen." if langgar else "Selesai 2 dokumen sejak Januari.")


@contoh("N-404")
def _(b, langgar):
    _keterangan(b, f"Capaian kinerja sebesar {'75' if langgar else '50'}%.")


@contoh("N-405")
def _(b, langgar):
    kalimat = "Bahan dikumpulkan lalu disusun bersama semua seksi."
    _keterangan(b, kalimat)
    _keterangan(b, kalimat, kode=IZIN if langgar else A, tw=1)


@contoh("N-406")
def _(b, langgar):
    isi = "Kegiatan triwulan III lancar." if langgar else "Sebagian dijadwalkan pada triwulan III."
    b.kinerja.evaluasi[2] = EvaluasiTriwulan(triwulan=2, faktor_penghambat=isi)


@contoh("N-407")
def _(b, langgar):
    _keterangan(b, "Dokumen bulan Juli." if langgar else "Dokumen Juni, ditandatangani Juli.")


@contoh("N-408")
def _(b, langgar):
    """The spending of a row, but for a digit."""
    ada = b.kinerja.rupiah_tw[s(b, A).nomenklatur.pk, 2]
    tulisan = f"Rp {ada + (1 if langgar else 0):,}".replace(",", ".")
    b.kinerja.evaluasi[2] = EvaluasiTriwulan(triwulan=2, faktor_penghambat=f"Terserap {tulisan}.")
