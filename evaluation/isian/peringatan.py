"""What is odd about the quarters without being wrong: shown beside the cell, never in the way of saving it.

Also the aggregation that the quarters themselves suggest where the one that was chosen contradicts them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from evaluation.capaian import PERIKSA_DI_ATAS, agregat, usul_agregasi
from evaluation.kinerja import Kinerja
from planning.enums import Agregasi
from planning.isian.kolom import INDIKATOR
from planning.isian.sel import SelIsian
from planning.models import IndikatorRenja, Renja
from planning.nilai import TIDAK_BERLAKU, format_angka
from planning.pohon import Simpul

from .angka import PAGU_TW, REALISASI, REALISASI_RP, REALISASI_SASARAN, TARGET_TW
from .jumlah import (
    CapaianRealisasi,
    SasaranIsian,
    TargetRencana,
    jumlah_realisasi,
    jumlah_rencana_aksi,
    muat_untuk_isian,
)

_SEBUTAN = {
    Agregasi.KUMULATIF: "Jumlah triwulan",
    Agregasi.POSISI_AKHIR: "Posisi akhir triwulan",
    Agregasi.RATA_RATA: "Rata-rata triwulan",
}


@dataclass(frozen=True)
class Peringatan:
    """A remark on a cell, addressed as in ``SelIsian``; ``nomor`` 0 is the row or indicator as a whole."""

    objek: str
    objek_id: int
    kolom: str
    nomor: int
    pesan: str


def peringatan(
    renja: Renja, tw: int | None = None, kinerja: Kinerja | None = None, sasaran: Iterable[SasaranIsian] = ()
) -> list[Peringatan]:
    """Everything odd about the rencana aksi, or (``tw``) about the realisasi of a quarter, in the order of the codes.

    No query if ``kinerja`` is given.
    """
    kinerja = kinerja or muat_untuk_isian(renja)
    return list(_rencana(kinerja) if tw is None else _realisasi(kinerja, tw, sasaran))


def _rencana(kinerja: Kinerja) -> Iterator[Peringatan]:
    jumlah = jumlah_rencana_aksi(kinerja)
    for s in kinerja.pohon.telusuri():
        rupiah = jumlah.simpul[s.kode]
        if s.daun and s.baris and rupiah.jumlah is not None and not rupiah.cocok:
            beda = f"{'kurang' if rupiah.selisih > 0 else 'lebih'} {format_angka(abs(rupiah.selisih))}"
            pagu = "pagu, yang belum diisi" if s.pagu is None else f"pagu {format_angka(s.pagu)}"
            pesan = f"Jumlah triwulan {format_angka(rupiah.jumlah)}, {beda} dari {pagu}."
            yield Peringatan(PAGU_TW, s.baris.pk, "pagu", 0, pesan)
        for i in s.indikator:
            if pesan := _target(jumlah.indikator[i.pk]):
                yield Peringatan(TARGET_TW, i.pk, "target", 0, pesan)


def _target(target: TargetRencana) -> str:
    if target.cocok or target.agregat is None:
        return ""
    angka = f"{_SEBUTAN[target.indikator.agregasi]} {_angka(target.agregat)}"
    if target.target is None:
        return f"{angka}; target tahun belum diisi di Renja."
    return f"{angka}, tidak sama dengan target tahun {_angka(target.target)}."


def _realisasi(kinerja: Kinerja, tw: int, sasaran: Iterable[SasaranIsian]) -> Iterator[Peringatan]:
    jumlah = jumlah_realisasi(kinerja, tw, sasaran)
    for s in kinerja.pohon.telusuri():
        if s.daun and s.baris and (pesan := _serapan(jumlah.simpul[s.kode].setahun, s.pagu)):
            yield Peringatan(REALISASI_RP, s.baris.pk, "rupiah", tw, pesan)
        for i in s.indikator:
            if pesan := _capaian(jumlah.indikator[i.pk], s, i):
                yield Peringatan(REALISASI, i.pk, "realisasi", tw, pesan)
    for pk, capaian in jumlah.sasaran.items():
        if pesan := _di_atas_wajar(capaian):
            yield Peringatan(REALISASI_SASARAN, pk, "realisasi", tw, pesan)


def _serapan(setahun: int | None, pagu: int | None) -> str:
    """Saving refuses it, but the pagu may have been lowered since."""
    if not setahun or setahun <= (pagu or 0):
        return ""
    if not pagu:
        return f"Terserap {format_angka(setahun)} tanpa pagu. Periksa isian atau pagunya."
    return f"Terserap setahun {format_angka(setahun)}, melebihi pagu {format_angka(pagu)}. Periksa isian atau pagunya."


def _capaian(capaian: CapaianRealisasi, simpul: Simpul, indikator: IndikatorRenja) -> str:
    if capaian.realisasi_tw is None:
        return ""
    if not simpul.daun and indikator.otomatis:
        return "Tidak dipakai: capaian indikator ini adalah rata-rata capaian di bawahnya."
    if capaian.target_tw is None:
        return "Target triwulan ini belum diisi di rencana aksi, sehingga capaiannya belum dapat dihitung."
    if capaian.tw.persen is TIDAK_BERLAKU and capaian.realisasi_tw:
        return "Realisasi tanpa target: triwulan ini tidak bertarget."
    return _di_atas_wajar(capaian)


def _di_atas_wajar(capaian: CapaianRealisasi) -> str:
    """Above 120 % is worth a second look (specification 4.1), in the quarter or until then."""
    for c, sebutan in ((capaian.tw, "triwulan ini"), (capaian.sd, "sampai triwulan ini")):
        if c.rerata is None and isinstance(c.persen, Decimal) and c.persen > PERIKSA_DI_ATAS:
            return (
                f"Capaian {sebutan} {format_angka(c.persen)}% (target {_angka(c.target)}, realisasi "
                f"{_angka(c.realisasi)}), di atas {PERIKSA_DI_ATAS}%. Periksa lagi."
            )
    return ""


def _angka(angka: Decimal) -> str:
    return format_angka(angka, max(0, -angka.normalize().as_tuple().exponent))


@dataclass(frozen=True)
class UsulAgregasi:
    """An indicator whose quarters agree with the target of the year by another aggregation than its own (4.2)."""

    indikator: IndikatorRenja
    usul: Agregasi
    pesan: str

    def sel(self) -> SelIsian:
        """The cell of the Renja that takes the proposal, as it was seen (``planning.isian.sel``)."""
        i = self.indikator
        return SelIsian(INDIKATOR, i.pk, "agregasi", i.versi_baris, self.usul.value)


def usulan_agregasi(kinerja: Kinerja) -> list[UsulAgregasi]:
    """The indicators whose aggregation contradicts what the quarters say, with the one that fits; no query."""
    hasil = []
    for target in jumlah_rencana_aksi(kinerja).indikator.values():
        i = target.indikator
        if target.cocok or target.agregat is None or target.target is None:
            continue
        # A unit such as % suggests an aggregation by itself; it is offered only where the quarters bear it out.
        calon = [usul_agregasi(target.triwulan, target.target, i.satuan), *Agregasi]
        cocok = [Agregasi(c) for c in calon if c and agregat(target.triwulan, c) == target.target]
        if cocok:
            pesan = (
                f"{_SEBUTAN[cocok[0]]} sama dengan target tahun {_angka(target.target)}, sedangkan "
                f"{_SEBUTAN[i.agregasi].lower()} {_angka(target.agregat)}. Ganti cara menjumlah menjadi "
                f"{cocok[0].label}?"
            )
            hasil.append(UsulAgregasi(i, cocok[0], pesan))
    return hasil
