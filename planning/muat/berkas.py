"""Reading a fixture file line by line, and saying in words what is wrong with it and where."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Choices, Model


class Salah(Exception):
    """Something wrong with the line at hand; the message is for people."""


@dataclass(frozen=True)
class Kesalahan:
    """One thing that is wrong: in which file, on which line (0: as a whole), and why."""

    berkas: str
    baris: int
    alasan: str

    def __str__(self):
        tempat = f"{self.berkas}, baris {self.baris}" if self.baris else self.berkas
        return f"{tempat}: {self.alasan}"


class GagalMuat(Exception):
    """The load is refused as a whole; ``kesalahan`` says everything that is wrong."""

    def __init__(self, kesalahan: list[Kesalahan]):
        self.kesalahan = kesalahan
        super().__init__("\n".join(map(str, kesalahan)))


@dataclass
class Laporan:
    """What the load found wrong and what it did."""

    akar: Path
    kesalahan: list[Kesalahan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    def salah(self, path: Path, baris: int, alasan: str) -> None:
        self.kesalahan.append(Kesalahan(str(path.relative_to(self.akar.parent)), baris, alasan))

    def periksa(self) -> None:
        """Stop here if anything is wrong: what follows would only stumble over it."""
        if self.kesalahan:
            raise GagalMuat(self.kesalahan)

    @contextmanager
    def mencatat(self, baris: Baris) -> Iterator[None]:
        """Note what is wrong with this line and go on with the next."""
        try:
            yield
        except Salah as e:
            self.salah(baris.path, baris.nomor, str(e))


@dataclass
class Baris:
    """One line: its cells by column, read as what they are meant to be. Readers raise ``Salah``."""

    path: Path
    nomor: int
    isi: dict[str, str]

    def teks(self, kolom: str) -> str:
        return self.isi[kolom]

    def wajib(self, kolom: str) -> str:
        return self.isi[kolom] or self._salah(kolom, "belum diisi")

    def bulat(self, kolom: str) -> int | None:
        """A whole number of rupiah or a year; empty is ``None``."""
        angka = self.desimal(kolom)
        if angka is not None and angka != int(angka):
            self._salah(kolom, f"harus bilangan bulat, tertulis {self.isi[kolom]}")
        return None if angka is None else int(angka)

    def bulat_wajib(self, kolom: str) -> int:
        self.wajib(kolom)
        return self.bulat(kolom)

    def desimal(self, kolom: str) -> Decimal | None:
        """A figure, plain digits with a point for decimals, not negative; empty is ``None``."""
        tulisan = self.isi[kolom]
        if not tulisan:
            return None
        try:
            angka = Decimal(tulisan)
        except InvalidOperation:
            self._salah(kolom, f"bukan angka: {tulisan} (tulis tanpa pemisah ribuan, titik untuk desimal)")
        if not angka.is_finite() or angka < 0:
            self._salah(kolom, f"tidak boleh negatif atau tak hingga: {tulisan}")
        return angka

    def tanggal(self, kolom: str) -> date | None:
        tulisan = self.isi[kolom]
        try:
            return date.fromisoformat(tulisan) if tulisan else None
        except ValueError:
            self._salah(kolom, f"bukan tanggal: {tulisan} (tulis seperti 2021-06-17)")

    def tanggal_wajib(self, kolom: str) -> date:
        self.wajib(kolom)
        return self.tanggal(kolom)

    def pilihan(self, kolom: str, pilihan: type[Choices], bawaan: str | None = None) -> str:
        """One of a closed list; empty is ``bawaan``, if there is one."""
        tulisan = self.isi[kolom]
        if not tulisan and bawaan is not None:
            return bawaan
        if tulisan not in pilihan.values:
            self._salah(kolom, f"{tulisan or 'kosong'} bukan salah satu dari {', '.join(pilihan.values)}")
        return tulisan

    def ya(self, kolom: str) -> bool:
        tulisan = self.isi[kolom]
        if tulisan not in ("", "ya", "tidak"):
            self._salah(kolom, f"isi ya atau tidak, tertulis {tulisan}")
        return tulisan == "ya"

    def acuan(self, kolom: str, daftar: dict, sebutan: str):
        """What the key in this cell stands for."""
        kunci = self.wajib(kolom)
        if kunci not in daftar:
            self._salah(kolom, f"{sebutan} {kunci} tidak dikenal")
        return daftar[kunci]

    def _salah(self, kolom: str, alasan: str):
        raise Salah(f"kolom {kolom} {alasan}")


def bersih(objek: Model) -> None:
    """Check like a form would; what the model refuses is said in its own words, with the field."""
    try:
        objek.full_clean()
    except ValidationError as e:
        isi = (
            f"{'' if kolom == NON_FIELD_ERRORS else f'{kolom}: '}{pesan}"
            for kolom, daftar in e.message_dict.items()
            for pesan in daftar
        )
        raise Salah("; ".join(isi)) from None


def baca(path: Path, kolom: str, laporan: Laporan) -> list[Baris]:
    """The lines of a CSV file with these columns (``?`` after one that may be missing), cells stripped."""
    dikenal = [k.removesuffix("?") for k in kolom.split()]
    wajib = [k for k in kolom.split() if not k.endswith("?")]
    kosong = dict.fromkeys(dikenal, "")
    try:
        with path.open(encoding="utf-8-sig", newline="") as berkas:
            pembaca = csv.DictReader(berkas, restkey="", restval="")
            ada = pembaca.fieldnames or []
            if kurang := [k for k in wajib if k not in ada]:
                laporan.salah(path, 1, f"kolom tidak ada: {', '.join(kurang)}")
            if lebih := [k for k in ada if k not in dikenal]:
                laporan.salah(path, 1, f"kolom tidak dikenal: {', '.join(lebih)}")
            if kurang or lebih:
                return []
            hasil = []
            for isi in pembaca:
                if "" in isi:
                    laporan.salah(path, pembaca.line_num, "jumlah sel melebihi jumlah kolom")
                    continue
                hasil.append(Baris(path, pembaca.line_num, kosong | {k: v.strip() for k, v in isi.items()}))
            return hasil
    except FileNotFoundError:
        laporan.salah(path, 0, "berkas tidak ada")
    except UnicodeDecodeError:
        laporan.salah(path, 0, "berkas bukan teks UTF-8")
    return []
