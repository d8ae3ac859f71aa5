"""What the database itself refuses of evaluation: rupiah above the leaves, closed quarters (``planning.penjaga``)."""

from planning.penjaga import Penjaga

# The SQL is put together from this file, never from what a person typed (hence no S608 here).


def _daun(nomenklatur: str) -> str:
    """Whether this node may be given money in its edition."""
    return (
        "EXISTS (SELECT 1 FROM planning_nomenklatur n JOIN planning_edisinomenklatur e "
        f"ON e.id = n.edisi_id AND e.level_daun = n.level WHERE n.id = {nomenklatur})"
    )


def _tertutup(baris: str) -> str:
    """Whether the quarter of this row is closed."""
    return (
        "EXISTS (SELECT 1 FROM evaluation_evaluasitriwulan t WHERE t.ditutup IS NOT NULL "
        f"AND t.perangkat_daerah_id = {baris}.perangkat_daerah_id AND t.tahun = {baris}.tahun "
        f"AND t.triwulan = {baris}.triwulan)"
    )


_REALISASI_DIPAKAI = (
    "EXISTS (SELECT 1 FROM evaluation_realisasipagu p JOIN planning_nomenklatur n ON n.id = p.nomenklatur_id WHERE "
)
_TERTUTUP = "Triwulan ini sudah ditutup."

PENJAGA = [
    Penjaga(
        "penjaga_pagu_triwulan_di_daun",
        "evaluation_pagutriwulan",
        f"NOT EXISTS (SELECT 1 FROM planning_barisrenja b WHERE b.id = NEW.baris_id AND {_daun('b.nomenklatur_id')})",
        "Pagu triwulan hanya diisi di tingkat terbawah; di atasnya adalah jumlah.",
    ),
    Penjaga(
        "penjaga_realisasi_pagu_di_daun",
        "evaluation_realisasipagu",
        f"NOT {_daun('NEW.nomenklatur_id')}",
        "Realisasi anggaran hanya diisi di tingkat terbawah; di atasnya adalah jumlah.",
    ),
    # What the guards above rely on may not be pulled away under rows that are there already.
    Penjaga(
        "penjaga_baris_berpagu_triwulan",
        "planning_barisrenja",
        "NEW.nomenklatur_id <> OLD.nomenklatur_id AND EXISTS (SELECT 1 FROM evaluation_pagutriwulan p "
        f"WHERE p.baris_id = NEW.id) AND NOT {_daun('NEW.nomenklatur_id')}",
        "Baris yang sudah berpagu triwulan tidak dapat dipindahkan ke atas tingkat terbawah.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_nomenklatur_berealisasi",
        "planning_nomenklatur",
        f"(NEW.edisi_id <> OLD.edisi_id OR NEW.level <> OLD.level) AND {_REALISASI_DIPAKAI} n.id = NEW.id)",
        "Edisi dan tingkat nomenklatur yang sudah berealisasi tidak dapat diganti.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_daun_edisi_berealisasi",
        "planning_edisinomenklatur",
        f"NEW.level_daun <> OLD.level_daun AND {_REALISASI_DIPAKAI} n.edisi_id = NEW.id)",
        "Tingkat yang diberi pagu tidak dapat diganti pada edisi yang sudah berealisasi.",
        ("UPDATE",),
    ),
    *(
        penjaga
        for model in ("realisasi", "realisasipagu")
        for penjaga in (
            Penjaga(f"penjaga_{model}_ditutup", f"evaluation_{model}", _tertutup("NEW"), _TERTUTUP),
            Penjaga(f"penjaga_{model}_dari_tertutup", f"evaluation_{model}", _tertutup("OLD"), _TERTUTUP, ("UPDATE",)),
        )
    ),
]
