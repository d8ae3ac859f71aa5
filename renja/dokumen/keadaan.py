"""How far each part of a document is: default, written by the office, empty, or waiting for data."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from .bagian import Jenis
from .isian import ISIAN, TITIK
from .susun import BagianJadi

_ISIAN = re.compile(r'<(?:span|div) data-isian="([a-z0-9-]+)">([^<]*)</')


@dataclass(frozen=True)
class Keadaan:
    """A part in the outline: its state in a word, and what it still waits for."""

    jadi: BagianJadi
    kata: str
    kelas: str
    menunggu: list[str] = field(default_factory=list)

    @property
    def bernaskah(self) -> bool:
        return bool(self.jadi.bagian.naskah)


def keadaan(jadi: BagianJadi, tersimpan: Collection[str]) -> Keadaan:
    """The state of a part; ``tersimpan`` are the keys of the parts that the office wrote."""
    b = jadi.bagian
    menunggu = [ISIAN[k].sebutan for k, isi in dict(_ISIAN.findall(jadi.isi)).items() if isi == TITIK and k in ISIAN]
    menunggu += [f"isi {t.sebutan}" for t in jadi.tabel if not t.tabel.baris]
    if b.naskah:
        kata = ("kosong" if not jadi.isi else "disunting") if b.kunci in tersimpan else "bawaan"
        return Keadaan(jadi, kata, kata, menunggu)
    # A heading with nothing of its own has no state; all else is made from the data.
    dari_data = b.jenis != Jenis.NASKAH or jadi.tabel
    return Keadaan(jadi, "dari data" if dari_data else "", "data", menunggu)
