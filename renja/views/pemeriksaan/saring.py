"""Which findings are shown; everything stands in the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.http import QueryDict

from planning.masukan import kutip
from renja.pemeriksaan.aturan import DAFTAR_ATURAN
from renja.pemeriksaan.dokumen import DOKUMEN, NAMA_KELOMPOK, milik
from renja.pemeriksaan.temuan import Temuan, Tingkat

TINGKAT = {t.value: t.value.capitalize() for t in Tingkat}
KELOMPOK = {k.value: nama for k, nama in NAMA_KELOMPOK.items()}
PENJELASAN = {"belum": "Belum dijelaskan", "sudah": "Sudah dijelaskan"}
_PILIHAN = {"tingkat": TINGKAT, "kelompok": KELOMPOK, "dokumen": DOKUMEN, "penjelasan": PENJELASAN}


@dataclass
class Saringan:
    """What was asked for; ``abaikan`` are the parts that mean nothing, as sentences."""

    tingkat: str = ""
    kelompok: str = ""
    dokumen: str = ""
    penjelasan: str = ""
    abaikan: list[str] = field(default_factory=list)

    @classmethod
    def dari(cls, isi: QueryDict) -> Saringan:
        hasil = cls()
        for nama, pilihan in _PILIHAN.items():
            nilai = isi.get(nama, "")
            if nilai in pilihan:
                setattr(hasil, nama, nilai)
            elif nilai:
                hasil.abaikan.append(f"{nama.capitalize()} {kutip(nilai)} tidak dikenal, jadi diabaikan.")
        return hasil

    @property
    def _isi(self) -> dict[str, str]:
        return {n: v for n in _PILIHAN if (v := getattr(self, n))}

    @property
    def aktif(self) -> bool:
        return bool(self._isi)

    @property
    def tanya(self) -> str:
        """The query of this page: ``?tingkat=galat``."""
        return f"?{urlencode(self._isi)}" if self._isi else ""

    def cocok(self, temuan: Temuan, dijelaskan: bool) -> bool:
        """Whether this finding is shown. What needs no reason is neither explained nor not."""
        return (
            self.tingkat in ("", temuan.tingkat)
            and self.kelompok in ("", DAFTAR_ATURAN[temuan.kode].kelompok)
            and (not self.dokumen or self.dokumen in milik(temuan))
            and (
                not self.penjelasan
                or (temuan.tingkat == Tingkat.PERINGATAN and dijelaskan == (self.penjelasan == "sudah"))
            )
        )
