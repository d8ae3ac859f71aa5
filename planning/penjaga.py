"""Rules that look at more than one row, kept by the database itself: triggers for SQLite and PostgreSQL.

A check constraint sees one row only. That a parent is of the same edition, or that pagu stands at leaves, needs another
row; and it must hold at every door: form, import, command, shell. Each ``Penjaga`` is one condition under which a write
is refused, in the SQL both databases share; the refusal is an ``IntegrityError`` with the message.

They are put in place after every ``migrate`` (and taken away before it: SQLite cannot rebuild a table that a trigger
mentions), so they survive any migration. An app of a floor above adds its own with ``daftarkan``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from planning.enums import INDUK_LEVEL, Level


@dataclass(frozen=True)
class Penjaga:
    """Refuse a write on ``tabel`` while ``ditolak_bila`` (SQL over ``NEW`` or ``OLD``, which may query other tables)
    holds."""

    nama: str
    tabel: str
    ditolak_bila: str
    pesan: str
    kejadian: tuple[str, ...] = ("INSERT", "UPDATE")

    @property
    def tabel_terkait(self) -> set[str]:
        """Every table it stands on or looks at."""
        return {self.tabel, *re.findall(r"(?:FROM|JOIN) (\w+)", self.ditolak_bila)}

    def pasang(self, vendor: str) -> list[str]:
        """The statements that put this guard in place."""
        if vendor == "postgresql":
            return [
                f"CREATE OR REPLACE FUNCTION {self.nama}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                f"IF {self.ditolak_bila} THEN RAISE EXCEPTION '{self.pesan}' "
                f"USING ERRCODE = 'check_violation'; END IF; "
                f"IF TG_OP = 'DELETE' THEN RETURN OLD; END IF; RETURN NEW; END $$",
                f"CREATE TRIGGER {self.nama} BEFORE {' OR '.join(self.kejadian)} ON {self.tabel} "
                f"FOR EACH ROW EXECUTE FUNCTION {self.nama}()",
            ]
        return [
            f"CREATE TRIGGER {self.nama}_{k.lower()} BEFORE {k} ON {self.tabel} FOR EACH ROW "
            f"WHEN {self.ditolak_bila} BEGIN SELECT RAISE(ABORT, '{self.pesan}'); END"
            for k in self.kejadian
        ]


_PASANGAN_LEVEL = " OR ".join(
    f"(NEW.level = '{anak.value}' AND i.level = '{induk.value}')" for anak, induk in INDUK_LEVEL.items()
)

_LEVEL_BARIS = ", ".join(f"'{x.value}'" for x in (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN))

# The SQL is put together from this file and the enums, never from what a person typed (hence no S608 here).
PENJAGA = [
    Penjaga(
        "penjaga_nomenklatur_induk",
        "planning_nomenklatur",
        "NEW.induk_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM planning_nomenklatur i "
        f"WHERE i.id = NEW.induk_id AND i.edisi_id = NEW.edisi_id AND ({_PASANGAN_LEVEL}))",
        "Induk nomenklatur harus satu edisi dan tepat satu tingkat di atasnya.",
    ),
    Penjaga(
        "penjaga_baris_edisi",
        "planning_barisrenja",
        "NOT EXISTS (SELECT 1 FROM planning_nomenklatur n JOIN planning_renja r ON r.edisi_id = n.edisi_id "
        "WHERE n.id = NEW.nomenklatur_id AND r.id = NEW.renja_id AND n.level IN "
        f"({_LEVEL_BARIS}))",
        "Baris Renja harus program, kegiatan atau sub kegiatan dari edisi nomenklatur Renja itu.",
    ),
    Penjaga(
        "penjaga_pagu_di_daun",
        "planning_barisrenja",
        "(NEW.pagu IS NOT NULL OR NEW.pagu_n1 IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM planning_nomenklatur n "
        "JOIN planning_edisinomenklatur e ON e.id = n.edisi_id AND e.level_daun = n.level "
        "WHERE n.id = NEW.nomenklatur_id)",
        "Pagu hanya diisi di tingkat terbawah; pagu di atasnya adalah jumlah.",
    ),
    # What the guards above rely on may not be pulled away under rows that are there already.
    Penjaga(
        "penjaga_edisi_renja_tetap",
        "planning_renja",
        "NEW.edisi_id <> OLD.edisi_id AND EXISTS (SELECT 1 FROM planning_barisrenja b WHERE b.renja_id = NEW.id)",
        "Edisi nomenklatur Renja yang sudah berisi tidak dapat diganti.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_nomenklatur_terpakai",
        "planning_nomenklatur",
        "(NEW.edisi_id <> OLD.edisi_id OR NEW.level <> OLD.level) AND "
        "EXISTS (SELECT 1 FROM planning_barisrenja b WHERE b.nomenklatur_id = NEW.id)",
        "Edisi dan tingkat nomenklatur yang sudah dipakai Renja tidak dapat diganti.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_daun_edisi_terpakai",
        "planning_edisinomenklatur",
        "NEW.level_daun <> OLD.level_daun AND EXISTS (SELECT 1 FROM planning_renja r WHERE r.edisi_id = NEW.id)",
        "Tingkat yang diberi pagu tidak dapat diganti pada edisi yang sudah dipakai Renja.",
        ("UPDATE",),
    ),
    Penjaga(
        "penjaga_program_sasaran",
        "planning_programsasaran",
        "NOT EXISTS (SELECT 1 FROM planning_sasaran s JOIN planning_tujuan t ON t.id = s.tujuan_id "
        "WHERE s.id = NEW.sasaran_id AND t.renstra_id = NEW.renstra_id) OR NOT EXISTS (SELECT 1 FROM "
        f"planning_nomenklatur n WHERE n.id = NEW.nomenklatur_id AND n.level = '{Level.PROGRAM.value}')",
        "Yang dikaitkan harus program dengan sasaran dari Renstra yang sama.",
    ),
    Penjaga(
        "penjaga_program_satu_sasaran",
        "planning_programsasaran",
        "EXISTS (SELECT 1 FROM planning_programsasaran p JOIN planning_nomenklatur n ON n.id = p.nomenklatur_id "
        "JOIN planning_nomenklatur m ON m.kode = n.kode WHERE p.renstra_id = NEW.renstra_id "
        "AND p.sasaran_id <> NEW.sasaran_id AND n.id <> NEW.nomenklatur_id AND m.id = NEW.nomenklatur_id)",
        "Program ini sudah dikaitkan dengan sasaran lain dalam edisi nomenklatur lain.",
    ),
]


_TERDAFTAR: dict[str, Penjaga] = {}


def daftarkan(penjaga: Iterable[Penjaga]) -> None:
    """Let these stand guard from the next ``migrate`` on; called once when an app is ready."""
    _TERDAFTAR.update({p.nama: p for p in penjaga})


def terdaftar() -> list[Penjaga]:
    """Every guard of every app."""
    return list(_TERDAFTAR.values())


def pasang_semua(connection) -> None:
    """Put every guard in place whose tables are there (``migrate planning zero`` leaves none); safe to repeat."""
    cabut_semua(connection)
    ada = set(connection.introspection.table_names())
    _jalankan(connection, [s for p in terdaftar() if p.tabel_terkait <= ada for s in p.pasang(connection.vendor)])


def cabut_semua(connection) -> None:
    """Take every guard away, those of earlier releases too; safe on an empty database."""
    with connection.cursor() as cursor:
        cursor.execute(_YANG_ADA[connection.vendor])
        ada = [nama for (nama,) in cursor.fetchall()]
    buang = "DROP FUNCTION {}() CASCADE" if connection.vendor == "postgresql" else "DROP TRIGGER {}"
    _jalankan(connection, [buang.format(nama) for nama in ada])


#: The guards that are in the database; every name begins alike.
_YANG_ADA = {
    "postgresql": "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace "
    "AND proname LIKE 'penjaga\\_%' AND prorettype = 'trigger'::regtype",
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'penjaga\\_%' ESCAPE '\\'",
}


def _jalankan(connection, perintah: list[str]) -> None:
    with connection.cursor() as cursor:
        for s in perintah:
            cursor.execute(s)
