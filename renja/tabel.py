"""Every table by the number it is printed under. One list: pages, commands and documents take tables from here."""

from collections.abc import Callable, Collection

from evaluation.kinerja import TRIWULAN
from evaluation.tabel import (
    TABEL_E81,
    TABEL_EVALUASI,
    TabelIKU,
    TabelPK,
    TabelRencanaAksi,
    TabelRKT,
    TabelTC29,
    TabelTC30,
    TabelTujuanSasaran,
)
from planning.models import Renja
from planning.tabel import (
    Konteks,
    Tabel,
    Tabel23P,
    Tabel41A,
    Tabel41B,
    TabelPerubahan,
    TabelTidakTersedia,
    tabel_23,
    tabel_24,
    tabel_31,
    tabel_41,
)


def _tetap(kelas: type[Tabel]) -> Callable[[Renja], type[Tabel]]:
    return lambda renja: kelas


def _e81(tw: int) -> Callable[[Renja], type[Tabel]]:
    """The form that the Renja's settings make the official one."""
    return lambda renja: TABEL_E81[Konteks(renja).setelan.kolom_e81][tw]


#: Number → which class prints it for a Renja.
DAFTAR: dict[str, Callable[[Renja], type[Tabel]]] = {
    "2.1": lambda renja: TabelTC29,
    "2.2": lambda renja: TabelTC30,
    "2.3": tabel_23,
    "2.3-P": lambda renja: Tabel23P,
    "2.4": tabel_24,
    "3.1": tabel_31,
    "3.3-P": lambda renja: TabelPerubahan,
    "4.1": tabel_41,
    "4.1-A": lambda renja: Tabel41A,
    "4.1-B": lambda renja: Tabel41B,
    "TUJUAN": lambda renja: TabelTujuanSasaran,
    "IKU": lambda renja: TabelIKU,
    "PK": lambda renja: TabelPK,
    "RKT": lambda renja: TabelRKT,
    "RA": lambda renja: TabelRencanaAksi,
    **{kelas.nomor: _tetap(kelas) for kelas in TABEL_EVALUASI.values()},
    **{f"E81-TW{tw}": _e81(tw) for tw in TRIWULAN},
    **{f"E81-TW{tw}-{bentuk}": _tetap(TABEL_E81[bentuk][tw]) for tw in TRIWULAN for bentuk in TABEL_E81},
}

#: What is of one quarter; asked for without a version, such a table is of the last one of its year.
PER_TRIWULAN = {nomor for nomor in DAFTAR if nomor.startswith(("EVALUASI-", "E81-"))}

#: Forms that are offered besides the one a Renja prints by default, by its number.
BENTUK: dict[str, tuple[str, ...]] = {
    "4.1": ("4.1-A", "4.1-B"),
    **{f"E81-TW{tw}": tuple(f"E81-TW{tw}-{bentuk}" for bentuk in TABEL_E81) for tw in TRIWULAN},
}
_BENTUK_LAIN = {nomor for bentuk in BENTUK.values() for nomor in bentuk}

#: Which form is shown on screen, where that is not the printed one (specification 2.9).
LAYAR = {f"E81-TW{tw}": f"E81-TW{tw}-17" for tw in TRIWULAN}


def kelas_tabel(renja: Renja, nomor: str) -> type[Tabel]:
    """The class that prints this table for this Renja.

    Raises ``TabelTidakTersedia`` with a message for people, for a number that does not exist and for a table that this
    kind of Renja does not have.
    """
    try:
        kelas = DAFTAR[nomor](renja)
    except KeyError:
        raise TabelTidakTersedia(f"Tabel {nomor} tidak dikenal. Nomor yang ada: {', '.join(DAFTAR)}.") from None
    if not kelas.tersedia(renja):
        raise TabelTidakTersedia(f"Tabel {nomor} tidak ada pada {renja.get_jenis_display()}.")
    return kelas


def nomor_pokok(nomor: str) -> str:
    """The number of the table that this is a form of; itself, if it is none."""
    return nomor.rpartition("-")[0] if nomor in _BENTUK_LAIN else nomor


def bentuk_tabel(renja: Renja, nomor: str) -> list[tuple[str, type[Tabel]]]:
    """The forms of a table that has several, each with the number to ask for it by; the usual one first."""
    pokok = nomor_pokok(nomor)
    biasa = kelas_tabel(renja, pokok)
    lain = [(n, DAFTAR[n](renja)) for n in BENTUK.get(pokok, ())]
    return [(pokok, biasa), *((n, kelas) for n, kelas in lain if kelas is not biasa)] if lain else []


def muat_tabel(renja: Renja, nomor: str) -> Tabel:
    """Build a table by its printed number; raises ``TabelTidakTersedia`` like ``kelas_tabel``."""
    return kelas_tabel(renja, nomor).muat(renja)


def daftar_tabel(renja: Renja, triwulan: Collection[int] = TRIWULAN) -> list[tuple[str, type[Tabel]]]:
    """The tables of this Renja in printed order, each with its number; of quarters only those in ``triwulan``."""
    return [
        (nomor, kelas)
        for nomor, pilih in DAFTAR.items()
        if nomor not in _BENTUK_LAIN
        and (kelas := pilih(renja)).tersedia(renja)
        and (kelas.triwulan is None or kelas.triwulan in triwulan)
    ]
