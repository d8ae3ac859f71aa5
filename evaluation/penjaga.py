"""What the database itself refuses of evaluation: rupiah above the leaves, closed quarters (``planning.penjaga``)."""

from planning.enums import STATUS_TERBUKA
from planning.penjaga import Penjaga
from planning.penjaga_alur import TERKUNCI, kunci_tabel, terkunci

# The SQL is put together from this file, never from what a person typed (hence no S608 here).


def _daun(nomenklatur: str) -> str:
    """Whether this node may be given money in its edition."""
    return (
        "EXISTS (SELECT 1 FROM planning_nomenklatur n JOIN planning_edisinomenklatur e "
        f"ON e.id = n.edisi_id AND e.level_daun = n.level WHERE n.id = {nomenklatur})"
    )


def _lewat(evaluasi: str) -> str:
    """Whether this quarter was closed, or its deadline has passed (on the database's clock, which may lag by hours)."""
    return f"({evaluasi}.ditutup IS NOT NULL OR {evaluasi}.batas < CURRENT_DATE)"


def _tertutup(baris: str) -> str:
    """Whether the quarter of this row is closed."""
    return (
        f"EXISTS (SELECT 1 FROM evaluation_evaluasitriwulan t WHERE {_lewat('t')} "
        f"AND t.perangkat_daerah_id = {baris}.perangkat_daerah_id AND t.tahun = {baris}.tahun "
        f"AND t.triwulan = {baris}.triwulan)"
    )


def _dipakai(syarat: str) -> str:
    """Whether quarters hold money under a node that meets this condition."""
    ada = (
        f"EXISTS (SELECT 1 FROM {tabel} p JOIN planning_nomenklatur n ON n.id = p.nomenklatur_id WHERE {syarat})"
        for tabel in ("evaluation_realisasipagu", "evaluation_pagutriwulan")
    )
    return f"({' OR '.join(ada)})"


def _evaluasi_terkunci(baris: str) -> str:
    """Whether the evaluation of this row's quarter was submitted or issued."""
    terbuka = ", ".join(f"'{s.value}'" for s in STATUS_TERBUKA)
    return (
        "EXISTS (SELECT 1 FROM planning_dokumen d WHERE d.jenis = 'evaluasi' "
        f"AND d.perangkat_daerah_id = {baris}.perangkat_daerah_id AND d.tahun = {baris}.tahun "
        f"AND d.triwulan = {baris}.triwulan AND d.status NOT IN ({terbuka}))"
    )


def _rencana_aksi_terkunci(renja: str) -> str:
    return terkunci(renja, "rencana-aksi")


_TERTUTUP = "Triwulan ini sudah ditutup."
_CATATAN = "Catatan pembukaan triwulan tidak dapat diubah."

PENJAGA = [
    Penjaga(
        "penjaga_pagu_triwulan_di_daun",
        "evaluation_pagutriwulan",
        f"NOT {_daun('NEW.nomenklatur_id')}",
        "Pagu triwulan hanya diisi di tingkat terbawah; di atasnya adalah jumlah.",
    ),
    Penjaga(
        "penjaga_pagu_triwulan_edisi",
        "evaluation_pagutriwulan",
        "NOT EXISTS (SELECT 1 FROM planning_nomenklatur n JOIN planning_renja r ON r.edisi_id = n.edisi_id "
        "WHERE n.id = NEW.nomenklatur_id AND r.id = NEW.renja_id)",
        "Pagu triwulan harus dari edisi nomenklatur Renja itu.",
    ),
    Penjaga(
        "penjaga_realisasi_pagu_di_daun",
        "evaluation_realisasipagu",
        f"NOT {_daun('NEW.nomenklatur_id')}",
        "Realisasi anggaran hanya diisi di tingkat terbawah; di atasnya adalah jumlah.",
    ),
    # What the guards above rely on may not be pulled away under rows that are there already.
    Penjaga(
        "penjaga_nomenklatur_berealisasi",
        "planning_nomenklatur",
        f"(NEW.edisi_id <> OLD.edisi_id OR NEW.level <> OLD.level) AND {_dipakai('n.id = NEW.id')}",
        "Edisi dan tingkat nomenklatur yang sudah berpagu triwulan atau berealisasi tidak dapat diganti.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_daun_edisi_berealisasi",
        "planning_edisinomenklatur",
        f"NEW.level_daun <> OLD.level_daun AND {_dipakai('n.edisi_id = NEW.id')}",
        "Tingkat yang diberi pagu tidak dapat diganti pada edisi yang sudah berpagu triwulan atau berealisasi.",
        ("UPDATE",),
    ),
    *(
        penjaga
        for model in ("realisasi", "realisasipagu", "bukti")
        for penjaga in (
            Penjaga(f"penjaga_{model}_ditutup", f"evaluation_{model}", _tertutup("NEW"), _TERTUTUP),
            Penjaga(
                f"penjaga_{model}_dari_tertutup",
                f"evaluation_{model}",
                _tertutup("OLD"),
                _TERTUTUP,
                ("UPDATE", "DELETE"),
            ),
        )
    ),
    *kunci_tabel("target_tw", "evaluation_targettriwulan", _rencana_aksi_terkunci, "renja_id"),
    *kunci_tabel("pagu_tw", "evaluation_pagutriwulan", _rencana_aksi_terkunci, "renja_id"),
    *(
        penjaga
        for model in ("realisasi", "realisasipagu", "bukti")
        for penjaga in (
            Penjaga(f"penjaga_{model}_diajukan", f"evaluation_{model}", _evaluasi_terkunci("NEW"), TERKUNCI),
            Penjaga(
                f"penjaga_{model}_dari_diajukan",
                f"evaluation_{model}",
                _evaluasi_terkunci("OLD"),
                TERKUNCI,
                ("UPDATE", "DELETE"),
            ),
        )
    ),
    # The follow-up is Bappelitbangda's to write, after the office has closed its quarter (specification 2.9).
    Penjaga(
        "penjaga_evaluasi_ditutup",
        "evaluation_evaluasitriwulan",
        f"{_lewat('OLD')} AND {_lewat('NEW')} AND (NEW.faktor_pendorong <> OLD.faktor_pendorong "
        "OR NEW.faktor_penghambat <> OLD.faktor_penghambat)",
        _TERTUTUP,
        ("UPDATE",),
    ),
    Penjaga("penjaga_evaluasi_dihapus", "evaluation_evaluasitriwulan", _lewat("OLD"), _TERTUTUP, ("DELETE",)),
    *(
        Penjaga(f"penjaga_pembukaan_{k.lower()}", "evaluation_pembukaantriwulan", "1 = 1", _CATATAN, (k,))
        for k in ("UPDATE", "DELETE")
    ),
]
