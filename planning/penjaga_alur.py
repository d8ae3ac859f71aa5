"""What the database refuses of documents on their way: a submitted or issued version changes by no door.

While a document is not a draft (or sent back), nothing under it is written; once it is issued, it does not change
status again either. The record (steps, changed cells, issued files) is only ever added to.
"""

from planning.enums import BERKUNCI_SENDIRI, STATUS_TERBUKA, StatusDokumen
from planning.penjaga import Penjaga

# The SQL is put together from this file and the enums, never from what a person typed (hence no S608 here).

_TERBUKA = ", ".join(f"'{s.value}'" for s in STATUS_TERBUKA)
TERKUNCI = "Dokumen ini sudah diajukan atau ditetapkan sehingga terkunci."
TETAP = "Dokumen yang sudah ditetapkan tidak berubah lagi."
CATATAN = "Catatan riwayat tidak dapat diubah."


def terkunci(renja: str, jenis: str = "renja") -> str:
    """Whether this version of the Renja (an SQL expression for its id) is locked as a document of this kind."""
    return (
        f"EXISTS (SELECT 1 FROM planning_dokumen d WHERE d.renja_id = {renja} AND d.jenis = '{jenis}' "
        f"AND d.status NOT IN ({_TERBUKA}))"
    )


def _terkunci_baris(baris: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM planning_barisrenja b JOIN planning_dokumen d ON d.renja_id = b.renja_id "
        f"WHERE b.id = {baris} AND d.jenis = 'renja' AND d.status NOT IN ({_TERBUKA}))"
    )


def kunci_tabel(nama: str, tabel: str, syarat, kolom: str, pesan: str = TERKUNCI) -> list[Penjaga]:
    """Guards on every way of writing a table; ``syarat`` makes the condition from a column of NEW or OLD."""
    return [
        Penjaga(f"penjaga_{nama}_terkunci", tabel, syarat(f"NEW.{kolom}"), pesan),
        Penjaga(f"penjaga_{nama}_dari_terkunci", tabel, syarat(f"OLD.{kolom}"), pesan, ("UPDATE", "DELETE")),
    ]


def _terkunci_naskah(baris: str) -> str:
    """Texts are locked with the document they belong to: that of their own kind if it has steps of its own."""
    sendiri = ", ".join(f"'{j.value}'" for j in BERKUNCI_SENDIRI)
    return (
        f"EXISTS (SELECT 1 FROM planning_dokumen d WHERE d.renja_id = {baris}.renja_id AND d.jenis = "
        f"CASE WHEN {baris}.dokumen IN ({sendiri}) THEN {baris}.dokumen ELSE 'renja' END "
        f"AND d.status NOT IN ({_TERBUKA}))"
    )


def hanya_ditambah(nama: str, tabel: str, pesan: str = CATATAN) -> Penjaga:
    """A guard on a table that is only ever added to."""
    return Penjaga(f"penjaga_{nama}_tetap", tabel, "1 = 1", pesan, ("UPDATE", "DELETE"))


#: A picture that stands in a text nobody may change any more.
_GAMBAR_TERKUNCI = (
    "EXISTS (SELECT 1 FROM planning_bagiannaskah n JOIN planning_renja r ON r.id = n.renja_id "
    "JOIN planning_dokumen d ON d.renja_id = n.renja_id WHERE r.perangkat_daerah_id = OLD.perangkat_daerah_id "
    f"AND n.isi LIKE '%gambar-' || OLD.kunci || '%' AND d.status NOT IN ({_TERBUKA}))"
)

PENJAGA = [
    Penjaga("penjaga_gambar_tetap", "planning_gambarnaskah", "1 = 1", "Gambar tersimpan tidak diubah.", ("UPDATE",)),
    Penjaga("penjaga_gambar_terkunci", "planning_gambarnaskah", _GAMBAR_TERKUNCI, TERKUNCI, ("DELETE",)),
    *kunci_tabel("baris", "planning_barisrenja", terkunci, "renja_id"),
    *kunci_tabel("indikator", "planning_indikatorrenja", _terkunci_baris, "baris_id"),
    *kunci_tabel("setelan", "planning_setelantabel", terkunci, "renja_id"),
    *kunci_tabel("belanja", "planning_belanjatidaklangsung", terkunci, "renja_id"),
    *kunci_tabel("alasan", "planning_alasanperubahan", terkunci, "renja_id"),
    *kunci_tabel("penjelasan", "planning_penjelasantemuan", terkunci, "renja_id"),
    Penjaga("penjaga_naskah_terkunci", "planning_bagiannaskah", _terkunci_naskah("NEW"), TERKUNCI),
    Penjaga(
        "penjaga_naskah_dari_terkunci",
        "planning_bagiannaskah",
        _terkunci_naskah("OLD"),
        TERKUNCI,
        ("UPDATE", "DELETE"),
    ),
    Penjaga("penjaga_renja_terkunci", "planning_renja", terkunci("OLD.id"), TERKUNCI, ("UPDATE", "DELETE")),
    Penjaga(
        "penjaga_dokumen_ditetapkan",
        "planning_dokumen",
        f"OLD.status = '{StatusDokumen.DITETAPKAN.value}'",
        TETAP,
        ("UPDATE",),
    ),
    Penjaga("penjaga_dokumen_dihapus", "planning_dokumen", f"OLD.status NOT IN ({_TERBUKA})", TERKUNCI, ("DELETE",)),
    hanya_ditambah("catatan_akun", "planning_catatanakun"),
    hanya_ditambah("transisi", "planning_transisi"),
    hanya_ditambah("perubahan", "planning_perubahan"),
    hanya_ditambah("rekaman", "planning_rekaman"),
    hanya_ditambah("terbitan", "planning_dokumenterbit"),
]
