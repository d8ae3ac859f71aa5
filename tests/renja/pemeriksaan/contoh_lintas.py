"""Examples of the rules across versions, years and documents, and of those of the texts."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal

from planning.models import AlasanPerubahan
from planning.pohon import Pohon, Simpul
from planning.terbilang import terbilang
from renja.pemeriksaan.bahan import Bahan

from .bersih import JUMLAH
from .contoh import BULANAN, DESA, A, B, buang, contoh, i, s


def di(pohon: Pohon, kode: str) -> Simpul:
    return next(x for x in pohon.telusuri() if x.kode == kode)


# --- Versi --------------------------------------------------------------------------------------------------------


@contoh("V-101")
def _(b, langgar):
    """A tenth more without another target; a little less than that is a rounding."""
    di(b.asal, BULANAN).baris.pagu = 21_832_506 if langgar else 21_832_507


@contoh("V-102")
def _(b, langgar):
    di(b.asal, BULANAN).indikator[0].target = Decimal(11)
    if not langgar:
        b.alasan[BULANAN, i(b, BULANAN).kunci] = "Satu bulan ditambahkan."


@contoh("V-103")
def _(b, langgar):
    di(b.asal, BULANAN).baris.pagu = 12_000_000
    di(b.asal, BULANAN).indikator[0].target = Decimal(13 if langgar else 11)


@contoh("V-104")
def _(b, langgar):
    """Listed with nothing, or with a reason, it is not silent."""
    buang(s(b, BULANAN))
    if not langgar:
        b.alasan[BULANAN, None] = AlasanPerubahan(alasan="Dialihkan.").alasan


@contoh("V-105")
def _(b, langgar):
    di(b.asal, BULANAN).indikator[0].satuan = "Dokumen" if langgar else "laporan"


@contoh("V-106")
def _(b, langgar):
    for x in b.pohon.telusuri():
        lama = di(b.asal, x.kode)
        if lama.baris and x.daun:
            lama.baris.pagu, lama.indikator[0].target = x.baris.pagu, x.indikator[0].target
    if not langgar:
        di(b.asal, A).baris.pagu += 1


# --- Tahun --------------------------------------------------------------------------------------------------------


@contoh("L-101")
def _(b, langgar):
    di(b.lalu, BULANAN).baris.pagu = s(b, BULANAN).baris.pagu - (0 if langgar else 1)


@contoh("L-102")
def _(b, langgar):
    di(b.lalu, BULANAN).baris.pagu_n1 = s(b, BULANAN).baris.pagu * 3 // 2 + (1 if langgar else 0)


@contoh("L-103")
def _(b, langgar):
    di(b.lalu, BULANAN).indikator[0].satuan = "Buku" if langgar else "LAPORAN"


@contoh("L-104")
def _(b, langgar):
    di(b.lalu, BULANAN).indikator[0].target = Decimal(61 if langgar else 60)


@contoh("L-105")
def _(b, langgar):
    k = next(k for k in b.kinerja_tahunan if k.tahun == 2020)
    k.realisasi_sd = Decimal("2.9" if langgar else "3")


@contoh("L-106")
def _(b, langgar):
    buang(s(b, BULANAN))
    di(b.lalu, BULANAN).baris.pagu_n1 = 1 if langgar else 0


# --- Dokumen ------------------------------------------------------------------------------------------------------


def _renstra(b: Bahan, kode: str):
    return next(r for r in b.indikator_renstra if r.kunci == i(b, kode).kunci)


@contoh("D-101")
def _(b, langgar):
    k = next(k for k in b.kinerja_tahunan if k.tahun == b.tahun and k.indikator_id == _renstra(b, DESA).pk)
    k.target = Decimal(91 if langgar else 90)


@contoh("D-102")
def _(b, langgar):
    _renstra(b, DESA).target_akhir = Decimal("89.9" if langgar else "90")


@contoh("D-103")
def _(b, langgar):
    _renstra(b, BULANAN).satuan = "Dokumen" if langgar else "laporan"


@contoh("D-104")
def _(b, langgar):
    _renstra(b, BULANAN).pagu_akhir = s(b, BULANAN).baris.pagu - (1 if langgar else 0)


@contoh("D-201")
def _(b, langgar):
    t = b.sasaran[0].indikator[0]
    b.sasaran[0].indikator = [type(t)(t.indikator, None if langgar else t.target)]


@contoh("D-202")
def _(b, langgar):
    """A Renstra that ties no programme to a sasaran asks for none."""
    b.sasaran[0].program = {"7-1-1", "7-1-2"} if langgar else set()


@contoh("D-203")
def _(b, langgar):
    t = b.sasaran[0].indikator[0]
    i(b, "7.01.02").uraian, i(b, "7.01.02").satuan = t.uraian, t.target.satuan
    i(b, "7.01.02").target = Decimal(90 if langgar else 85)


@contoh("D-204")
def _(b, langgar):
    """A sasaran whose programmes are all elsewhere."""
    b.sasaran.append(deepcopy(b.sasaran[0]))
    b.sasaran[1].program = {"7-1-9"} if langgar else {"7-1-1", "7-1-9"}


@contoh("K-209")
def _(b, langgar):
    b.sasaran[0].indikator[0].indikator.sumber_data = " " if langgar else "Kuesioner"


@contoh("D-301")
def _(b, langgar):
    b.usulan[0].nomenklatur = deepcopy(b.usulan[0].nomenklatur)
    b.usulan[0].nomenklatur.kode = "7.01.01.2.09.01" if langgar else B


@contoh("D-302")
def _(b, langgar):
    b.usulan[0].pagu = s(b, A).baris.pagu + (1 if langgar else 0)


# --- Naskah -------------------------------------------------------------------------------------------------------


def _tulis(b: Bahan, isi: str) -> None:
    b.naskah[0].isi = f"<p>{isi}</p>"


def _rp(nilai: int) -> str:
    return f"Rp {nilai:,}".replace(",", ".")


@contoh("N-101")
def _(b, langgar):
    _tulis(b, f"Renja terdiri atas {'empat' if langgar else '3 (tiga)'} program dan 9 sub kegiatan.")


@contoh("N-201")
def _(b, langgar):
    """Two digits that changed places."""
    tulisan = str(JUMLAH)
    tertukar = tulisan[:2] + tulisan[3] + tulisan[2] + tulisan[4:]
    assert tertukar != tulisan
    _tulis(b, f"Pagu seluruhnya {_rp(int(tertukar) if langgar else JUMLAH)}.")


@contoh("N-202")
def _(b, langgar):
    """Small amounts need not be in a table."""
    _tulis(b, f"Bantuan {_rp(1_000_000 if langgar else 999_999)} bagi warga.")


@contoh("N-203")
def _(b, langgar):
    kata = terbilang(JUMLAH if not langgar else JUMLAH + 1)
    _tulis(b, f"Pagu {_rp(JUMLAH)} ({kata}).")


@contoh("N-301")
def _(b, langgar):
    _tulis(b, f"Evaluasi dilakukan sampai triwulan II tahun {2023 if langgar else 2022}.")


@contoh("N-302")
def _(b, langgar):
    _tulis(b, f"Renja menjabarkan Renstra Tahun {2016 if langgar else 2021}–{2021 if langgar else 2026}.")


@contoh("N-303")
def _(b, langgar):
    _tulis(b, f"Berdasarkan Permendagri Nomor 86 Tahun {2018 if langgar else 2017} tentang tata cara.")
