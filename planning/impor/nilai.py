"""Cells as values of the Renja. A cell that says what the Renja says already gives back exactly what stands there.

So an export that comes back changes nothing, however a figure or a text was rounded or tidied on its way.
"""

from __future__ import annotations

import re
from decimal import Decimal

from planning.isian.kolom import KOLOM, Acuan
from planning.masukan import MasukanSalah, baca_rupiah, baca_target
from planning.models import SumberDana

from .buku import ANGKA, GALAT, LOGIKA, RUMUS, TANGGAL, Sel, rapi

_ACUAN = Acuan()  # texts and choices ask nothing of it

_BUKAN_TEKS = {
    TANGGAL: "Sel ini berisi tanggal atau jam. Ubah format selnya menjadi Teks, lalu tulis lagi.",
    LOGIKA: "Sel ini berisi BENAR atau SALAH. Ubah format selnya menjadi Teks, lalu tulis lagi.",
}
_BUKAN_ANGKA = {
    TANGGAL: "Sel ini berisi tanggal atau jam, bukan angka. Ubah format selnya menjadi Angka, lalu isi lagi.",
    LOGIKA: "Sel ini berisi BENAR atau SALAH, bukan angka. Isi dengan angka.",
}
#: What both ways of writing a percent come to.
_PERSEN = {"persen": "%", "persentase": "%", "prosen": "%"}


def _terbaca(sel: Sel, bukan: dict[str, str]) -> None:
    if sel.jenis == GALAT:
        raise MasukanSalah(f"Sel ini berisi kesalahan Excel {sel.isi}. Betulkan rumusnya, simpan, lalu unggah kembali.")
    if sel.jenis == RUMUS:
        raise MasukanSalah(
            "Sel ini berisi rumus yang hasilnya tidak tersimpan dalam berkas. Buka di Excel atau LibreOffice, hitung "
            "ulang (F9), simpan, lalu unggah kembali."
        )
    if sel.jenis in bukan:
        raise MasukanSalah(bukan[sel.jenis])


def baca_teks(kolom: str, sel: Sel | None, lama: str = "") -> str:
    """A text or a choice; ``lama`` is what the Renja holds. Raises ``MasukanSalah``."""
    if sel is not None:
        _terbaca(sel, _BUKAN_TEKS)
    teks = sel.teks if sel else ""
    if teks == rapi(lama):
        return lama
    if kolom == "jenis_kegiatan" and teks == "-":
        return ""
    return KOLOM[kolom].baca(teks, None, _ACUAN)


def baca_pagu(sel: Sel | None, lama: int | None = None) -> int | None:
    """Whole rupiah. Raises ``MasukanSalah``."""
    if sel is None:
        return None
    _terbaca(sel, _BUKAN_ANGKA)
    if sama_angka(sel, lama):
        return lama
    if sel.jenis == ANGKA and sel.satuan == "%":
        raise MasukanSalah("Sel ini berformat persen, padahal isinya rupiah. Ubah format selnya menjadi Angka.")
    return baca_rupiah(sel.isi if sel.bilangan is None else sel.bilangan)


def baca_jumlah(sel: Sel | None, lama: Decimal | None = None, satuan: str = "") -> tuple[Decimal | None, str]:
    """A target, and the unit that is written or shown behind it. Raises ``MasukanSalah``.

    ``satuan`` is the unit it will have if none is written; of a percentage ``33.333`` has two meanings.
    """
    if sel is None:
        return None, ""
    _terbaca(sel, _BUKAN_ANGKA)
    if sama_angka(sel, lama):
        return lama, sel.satuan
    if sel.jenis == ANGKA:
        return baca_target(sel.bilangan)[0], sel.satuan
    persen = "%" if satuan == "%" and re.search(r"[0-9)]$", sel.isi) else ""
    return baca_target(sel.isi + persen)


def baca_nomor(sel: Sel | None) -> int | None:
    """Which indicator of its node this is: 1, 2, …"""
    if sel is None:
        return None
    _terbaca(sel, _BUKAN_ANGKA)
    angka = baca_jumlah(sel)[0]
    if angka is None:
        return None
    if angka != int(angka) or not 1 <= angka <= 99:
        raise MasukanSalah(f"“{sel.teks[:20]}” bukan nomor indikator. Isi 1, 2, 3, dan seterusnya.")
    return int(angka)


def baca_satuan(teks: str) -> str:
    """A unit that stands behind a figure. Raises ``MasukanSalah``."""
    return KOLOM["satuan"].baca(teks, None, _ACUAN)


def satuan_sama(a: str, b: str) -> bool:
    a, b = (_PERSEN.get(x, x) for x in (rapi(a).casefold(), rapi(b).casefold()))
    return a == b


def sama_angka(sel: Sel, lama: int | Decimal | None) -> bool:
    """Whether the cell holds this figure, as far as Excel keeps figures apart (15 digits)."""
    return lama is not None and sel.bilangan is not None and f"{sel.bilangan:.15g}" == f"{float(lama):.15g}"


def baca_sumber_dana(sel: Sel | None, lama: SumberDana | None, acuan: Acuan) -> str:
    """The code of a source of funds. Raises ``MasukanSalah``.

    Tables print the name alone, which several sources may share: then it is the one the Renja holds.
    """
    if sel is not None:
        _terbaca(sel, _BUKAN_TEKS)
    teks = sel.teks if sel else ""
    if teks in ("", "-"):
        return ""
    if lama is not None and teks == rapi(lama.nama):
        return lama.kode
    return acuan.baca_sumber_dana(teks).kode
