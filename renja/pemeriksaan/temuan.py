"""What a rule of the pemeriksaan says: findings, how grave they are, and the cell that mends them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum


class Tingkat(StrEnum):
    """How grave a finding is: ``galat`` blocks submission, ``peringatan`` needs a reason, ``saran`` is a hint."""

    GALAT = "galat"
    PERINGATAN = "peringatan"
    SARAN = "saran"


class Kelompok(StrEnum):
    """What a rule is about; the order is the order in which findings are listed."""

    STRUKTUR = "struktur"
    PAGU = "pagu"
    TARGET = "target"
    TRIWULAN = "triwulan"
    REALISASI = "realisasi"
    CAPAIAN = "capaian"
    LINTAS_VERSI = "lintas-versi"
    LINTAS_TAHUN = "lintas-tahun"
    LINTAS_DOKUMEN = "lintas-dokumen"
    NARASI = "narasi"
    EJAAN = "ejaan"
    KELENGKAPAN = "kelengkapan"


@dataclass(frozen=True)
class Tempat:
    """Where a finding is mended: a page (``halaman``, as in ``planning.kendala``) and, in a grid, its cell.

    ``objek``, ``objek_id``, ``kolom`` and ``nomor`` address the cell as ``planning.isian.sel.SelIsian`` does.
    """

    halaman: str = ""
    objek: str = ""
    objek_id: int = 0
    kolom: str = ""
    nomor: int = 0


@dataclass(frozen=True)
class Temuan:
    """One finding of a rule.

    ``kode`` is the rule's (``P-101``); ``baris`` the printed code of the row it is about, or a short name of what else
    it is about; ``kolom`` the column or field in words; ``pesan`` a sentence with the figures in it; ``nilai`` the
    figures themselves by name, as text.
    """

    kode: str
    tingkat: Tingkat
    pesan: str
    baris: str = ""
    kolom: str = ""
    nilai: dict[str, str] = field(default_factory=dict, hash=False)
    tempat: Tempat = Tempat()

    @property
    def sidik(self) -> str:
        """What an accepted reason is held against: changes as soon as a figure of the finding does."""
        isi = "\x1f".join([self.kode, self.baris, self.kolom, *(f"{k}={v}" for k, v in sorted(self.nilai.items()))])
        return hashlib.sha256(isi.encode()).hexdigest()
