"""Who may do what with a quarter, besides seeing it (``planning.perms``; specification 2.9 and 6)."""

from evaluation.kunci import sebab_rencana_aksi_terkunci
from evaluation.triwulan import Keadaan
from planning.enums import Peran, StatusDokumen
from planning.models import Pengguna, PerangkatDaerah, Renja
from planning.perms import berhak_mengisi, boleh_membuka_triwulan, boleh_mengisi_kantor

#: What the office says of its quarter, and the follow-up, which is Bappelitbangda's to settle (foot of E.81).
FAKTOR = ("faktor_pendorong", "faktor_penghambat")
TINDAK_LANJUT = ("tindak_lanjut_triwulan", "tindak_lanjut_renja")


def bidang_diisi(pengguna: Pengguna, kantor: PerangkatDaerah, kini: Keadaan) -> tuple[str, ...]:
    """Which of the texts this person may write now.

    Staf writes all of them while the quarter is open, the follow-up as a proposal; Bappelitbangda the follow-up, also
    after the office has closed and until the evaluation is settled.
    """
    if boleh_mengisi_kantor(pengguna, kantor):
        return FAKTOR + TINDAK_LANJUT if kini.terbuka else ()
    if boleh_membuka_triwulan(pengguna, kantor) and not kini.belum_mulai and kini.status != StatusDokumen.DITETAPKAN:
        return TINDAK_LANJUT
    return ()


def boleh_menutup_triwulan(pengguna: Pengguna, kantor: PerangkatDaerah) -> bool:
    """Staf and camat of the office itself, and Bappelitbangda of its kabupaten."""
    dari_kantor = (
        pengguna.is_authenticated
        and pengguna.peran in (Peran.STAF, Peran.CAMAT)
        and pengguna.perangkat_daerah_id == kantor.pk
    )
    return dari_kantor or boleh_membuka_triwulan(pengguna, kantor)


def boleh_mengisi_rencana_aksi(pengguna: Pengguna, renja: Renja) -> bool:
    """Who fills in the Renja plans its quarters too, also after it was issued, until the Rencana Aksi is submitted.

    One query, for those who may at all.
    """
    return berhak_mengisi(pengguna, renja) and not sebab_rencana_aksi_terkunci(renja)
