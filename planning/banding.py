"""Two versions of a Renja side by side: every cell that differs, row by row (issue 5).

They are joined by the code of the row and by the identity of the indicator, so versions of other years and editions
compare as well; nothing is written.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from planning.isian.potret import KEBERADAAN, Beda, PotretBaris, PotretIndikator, bandingkan, polos, potret
from planning.kode import kode_cetak
from planning.models import AlasanPerubahan, Nomenklatur, Renja, SumberDana
from planning.riwayat_kata import KOLOM, kata_kolom

BARU, DIHAPUS = "baru", "dihapus"

#: What is shown of a row or indicator that stands on one side only.
_POKOK = ("pagu", "target")


@dataclass(frozen=True)
class SelBeda:
    """One cell: what it is, before, after (as people read them; empty is nothing), and why where that was asked."""

    apa: str
    lama: str
    baru: str
    alasan: str = ""


@dataclass
class BarisBanding:
    """A row with the cells that differ; ``status`` is ``baru``, ``dihapus`` or empty."""

    kode: str
    kode_cetak: str
    nama: str
    status: str = ""
    sel: list[SelBeda] = field(default_factory=list)


@dataclass(frozen=True)
class Banding:
    """All differences in the order of the codes, and the pagu of the whole before and after (rupiah)."""

    baris: list[BarisBanding]
    sebelum: int | None
    sesudah: int | None

    @property
    def selisih(self) -> int:
        return (self.sesudah or 0) - (self.sebelum or 0)

    @property
    def cacah(self) -> int:
        return sum(len(b.sel) or 1 for b in self.baris)


def banding(lama: Renja, baru: Renja) -> Banding:
    """What is different in ``baru``; eight queries at most, however long they are."""
    kiri, kanan = potret(lama), potret(baru)
    nama, nama_lama = _nama(baru, kanan), _nama(lama, kiri)
    dana = dict(SumberDana.objects.values_list("kode", "nama"))
    alasan = _alasan(baru) if baru.asal_id == lama.pk else {}
    baris: dict[str, BarisBanding] = {}
    # Rows that are gone count here too, which applying a picture leaves out of account.
    for beda in bandingkan(kiri, {**dict.fromkeys(kiri), **kanan}):
        if beda.kode not in baris:
            cetak = kode_cetak(beda.kode, baru.edisi, baru.perangkat_daerah.kode_organisasi)
            sebutan = nama.get(beda.kode) or nama_lama.get(beda.kode, "")
            baris[beda.kode] = BarisBanding(beda.kode, cetak, sebutan)
        _tambah(baris[beda.kode], beda, _Kata(dana, alasan, kanan.get(beda.kode) or kiri[beda.kode]))
    return Banding([baris[k] for k in sorted(baris)], _jumlah(kiri), _jumlah(kanan))


@dataclass(frozen=True)
class _Kata:
    """What words need: names of the sources of funds, the reasons, and the row's indicators."""

    dana: dict[str, str]
    alasan: dict[tuple[str, str], str]
    baris: PotretBaris

    def sel(self, kolom: str, lama, baru, satuan: str = "") -> tuple[str, str]:
        return self._nilai(kolom, lama, satuan), self._nilai(kolom, baru, satuan)

    def _nilai(self, kolom: str, nilai, satuan: str) -> str:
        if kolom == "sumber_dana":
            return self.dana.get(nilai, nilai)
        tulisan = kata_kolom(kolom, polos(nilai))
        if tulisan and kolom in ("target", "target_n1"):
            return f"{tulisan}{'' if satuan == '%' else ' '}{satuan}".rstrip()
        return tulisan

    def indikator(self, nomor: int | None) -> PotretIndikator | None:
        return next((i for i in self.baris.indikator if i.nomor == nomor), None)


def _tambah(baris: BarisBanding, beda: Beda, kata: _Kata) -> None:
    if beda.kolom != KEBERADAAN:
        indikator = kata.indikator(beda.nomor) if beda.nomor else None
        satuan = indikator.satuan if indikator else ""
        apa = KOLOM.get(beda.kolom, beda.kolom)
        if indikator and beda.kolom != "uraian":
            apa = f"{apa}: {indikator.uraian}"
        alasan = kata.alasan.get((beda.kode, indikator.kunci if indikator else ""), "") if beda.kolom in _POKOK else ""
        baris.sel.append(SelBeda(apa, *kata.sel(beda.kolom, beda.lama, beda.baru, satuan), alasan))
        return
    if beda.nomor is None:
        baris.status = BARU if beda.lama is None else DIHAPUS
        potret_baris: PotretBaris = beda.baru or beda.lama
        if potret_baris.pagu is not None:
            _sepihak(baris, "Pagu", kata.sel("pagu", potret_baris.pagu, None)[0])
        for i in potret_baris.indikator:
            _sepihak(baris, i.uraian, kata.sel("target", i.target, None, i.satuan)[0])
        return
    ada: PotretIndikator = beda.baru or beda.lama
    target = kata.sel("target", ada.target, None, ada.satuan)[0]
    tulisan = f"{ada.uraian}{f' ({target})' if target else ''}"
    ada_lama = beda.lama is not None
    apa = "Indikator dihapus" if ada_lama else "Indikator baru"
    baris.sel.append(SelBeda(apa, tulisan if ada_lama else "", "" if ada_lama else tulisan))


def _sepihak(baris: BarisBanding, apa: str, nilai: str) -> None:
    if nilai:
        baris.sel.append(SelBeda(apa, "", nilai) if baris.status == BARU else SelBeda(apa, nilai, ""))


def _nama(renja: Renja, isi: dict[str, PotretBaris]) -> dict[str, str]:
    return dict(Nomenklatur.objects.filter(edisi=renja.edisi_id, kode__in=list(isi)).values_list("kode", "nama"))


def _alasan(renja: Renja) -> dict[tuple[str, str], str]:
    semua = AlasanPerubahan.objects.filter(renja=renja)
    return {(a.kode, str(a.kunci or "")): a.alasan for a in semua}


def _jumlah(isi: dict[str, PotretBaris]) -> int | None:
    ada = [b.pagu for b in isi.values() if b.pagu is not None]
    return sum(ada) if ada else None
