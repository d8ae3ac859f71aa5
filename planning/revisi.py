"""Has anything that documents show changed? One small query tells, so that what is unchanged need not be built to know.

Every write on a table that documents are made of leaves a mark, kept by triggers beside the guards of ``penjaga``: it
holds at every door, for bulk writes and for SQL by hand. On SQLite, where one writes at a time, the mark is a counter;
on PostgreSQL each writing statement adds a row of its own, so that nobody waits for anybody and a mark is seen exactly
when the change is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db import connection, models

_TABEL = "planning_revisi"
#: What no document shows: who did what, notes of the workflow, and what is kept for the moment. All else counts.
TIDAK_TAMPAK = {
    "planning.ButirVerifikasi",
    "planning.CatatanAkun",
    "planning.CatatanDokumen",
    "planning.CacahTemuan",
    "planning.Cetakan",
    "planning.DokumenTerbit",
    "planning.Impor",
    "planning.KodePemulihan",
    "planning.Pengguna",
    "planning.PenjelasanTemuan",
    "planning.PenyuntingTerakhir",
    "planning.Perubahan",
    "planning.Potongan",
    "planning.Rekaman",
    "planning.Revisi",
    "planning.SalinanSipd",
    "planning.Takaran",
    "planning.Tenggat",
    "planning.Urungan",
}
#: How many marks PostgreSQL keeps at least; older ones say nothing.
_DISIMPAN = 1000
#: At every so many marks the old ones are thrown away.
_SELANG = 100


@dataclass(frozen=True)
class PenandaRevisi:
    """The triggers of one table, put in place and taken away with the guards."""

    tabel: str
    kejadian: ClassVar[tuple[str, ...]] = ("INSERT", "UPDATE", "DELETE")

    @property
    def nama(self) -> str:
        return f"penjaga_revisi_{self.tabel}"

    @property
    def tabel_terkait(self) -> set[str]:
        return {self.tabel, _TABEL}

    def pasang(self, vendor: str) -> list[str]:
        """The statements that put it in place."""
        if vendor == "postgresql":
            return [
                f"CREATE OR REPLACE FUNCTION {self.nama}() RETURNS trigger LANGUAGE plpgsql AS $$ "  # noqa: S608
                f"DECLARE baru bigint; BEGIN INSERT INTO {_TABEL} (nomor) VALUES (0) RETURNING id INTO baru; "
                f"IF baru % {_SELANG} = 0 THEN DELETE FROM {_TABEL} WHERE id < baru - {_DISIMPAN}; END IF; "
                f"RETURN NULL; END $$",
                f"CREATE TRIGGER {self.nama} AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON {self.tabel} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {self.nama}()",
            ]
        return [
            f"INSERT INTO {_TABEL} (id, nomor) SELECT 1, 1 WHERE NOT EXISTS (SELECT 1 FROM {_TABEL})",  # noqa: S608
            *(
                f"CREATE TRIGGER {self.nama}_{k.lower()} AFTER {k} ON {self.tabel} "  # noqa: S608
                f"BEGIN UPDATE {_TABEL} SET nomor = nomor + 1; END"
                for k in self.kejadian
            ),
        ]


def penanda(model: Iterable[type[models.Model]]) -> list[PenandaRevisi]:
    """What ``planning.penjaga.daftarkan`` takes, for those of these models that documents show."""
    return [PenandaRevisi(m._meta.db_table) for m in model if m._meta.label not in TIDAK_TAMPAK]


def revisi() -> str:
    """A text that is another as soon as anything documents show has changed; empty if that cannot be told.

    One query. Ask before reading what is to be kept under it, never after.
    """
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"SELECT count(*), max(id) FROM {_TABEL}")  # noqa: S608
        else:
            cursor.execute(f"SELECT nomor, id FROM {_TABEL}")  # noqa: S608
        isi = cursor.fetchone()
    return f"{isi[0]}-{isi[1]}" if isi and isi[1] is not None else ""
