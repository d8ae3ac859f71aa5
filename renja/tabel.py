"""Every table by the number it is printed under. One list: pages, commands and documents take tables from here."""

from collections.abc import Callable, Collection

from evaluation.kinerja import TRIWULAN
from evaluation.tabel import (
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
}

#: What is of one quarter; asked for without a version, such a table is of the last one of its year.
PER_TRIWULAN = {kelas.nomor for kelas in TABEL_EVALUASI.values()}

#: Forms that are offered besides the one a Renja prints by default.
_BENTUK_LAIN = {"4.1-A", "4.1-B"}


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
