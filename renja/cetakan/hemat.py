"""Printing a table again of which little has changed: only the pages that show it, the others stay as they were.

A table breaks into pages by the heights of its rows. If on every page that shows a changed row all rows stand exactly
where they stood, the breaks are where they were, and the pages are those that printing it whole would give. If
anything moved, it is printed whole.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pikepdf

from renja.keluaran.pdf import Peta

#: Not worth the trouble for more than this part of the pages.
TERBANYAK = 0.6
_BADAN = re.compile(r"(?s)(.*?<tbody>\n)((?:<tr .*?</tr>\n)+)(</tbody>.*)")
_BARIS = re.compile(r"(?s)<tr .*?</tr>\n")
_JUDUL = re.compile(r'(?s)<p class="judul-tabel".*?</p>\n')
_KELAS = re.compile(r'<tr class="([^"]*)"')

Pencetak = Callable[[str], tuple[bytes, Peta]]


@dataclass(frozen=True)
class Urai:
    """A printed table taken apart: what is before its rows, the rows, what comes after."""

    awal: str
    baris: list[str]
    akhir: str

    @property
    def bentuk(self) -> str:
        """A hash of all but what stands in the rows: only tables of one shape can lend each other pages."""
        kelas = "\n".join(_KELAS.match(b)[1] for b in self.baris)
        return hashlib.sha256(f"{self.awal}\n{kelas}\n{self.akhir}".encode()).hexdigest()

    def bertanda(self, nomor: Iterable[int] | None = None, awal: str | None = None, akhir: str | None = None) -> str:
        """The table (or some rows of it) as HTML, each row with a name by which its place is known."""
        pilih = range(len(self.baris)) if nomor is None else nomor
        isi = (self.baris[n].replace("<tr ", f'<tr id="{Peta.TANDA_BARIS}{n}" ', 1) for n in pilih)
        return "".join([self.awal if awal is None else awal, *isi, self.akhir if akhir is None else akhir])


def urai(html: str) -> Urai | None:
    """The table of a piece; nothing if it is none, or one whose cells reach over rows."""
    cocok = _BADAN.fullmatch(html) if 'class="bagian-tabel' in html else None
    if cocok is None or " bersusun" in cocok[1]:
        return None
    return Urai(cocok[1], _BARIS.findall(cocok[2]), cocok[3])


def cetak_hemat(baru: Urai, lama: Urai, pdf: bytes, peta: Peta, cetak: Pencetak) -> tuple[bytes, Peta] | None:
    """The table as it is now, from the pages of the one before (``pdf``, ``peta``); nothing if it must be whole."""
    if len(peta.baris) != len(baru.baris) or len(lama.baris) != len(baru.baris):
        return None
    berubah = [n for n, (a, b) in enumerate(zip(baru.baris, lama.baris, strict=True)) if a != b]
    halaman = sorted({peta.baris[n][0] for n in berubah})
    terakhir = peta.baris[-1][0]
    if len(halaman) > TERBANYAK * peta.halaman or (terakhir in halaman and terakhir != peta.halaman - 1):
        return None
    ganti = {}
    for h in halaman:
        nomor = [n for n, letak in enumerate(peta.baris) if letak[0] == h]
        awal = baru.awal if h == 0 else _JUDUL.sub("", baru.awal, count=1)
        akhir = baru.akhir if h == terakhir else _tanpa_tanda_tangan(baru.akhir)
        isi, letak = cetak(baru.bertanda(nomor, awal, akhir))
        if letak.halaman != 1 or [tuple(x[1:]) for x in letak.baris] != [tuple(peta.baris[n][1:]) for n in nomor]:
            return None
        ganti[h] = isi
    return _ganti_halaman(pdf, ganti), peta


def _tanpa_tanda_tangan(akhir: str) -> str:
    """What closes the table, and nothing more."""
    return akhir[: akhir.index("</table>")] + "</table></section>\n</body>\n</html>\n"


def _ganti_halaman(pdf: bytes, ganti: dict[int, bytes]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as hasil:
        for h, isi in ganti.items():
            with pikepdf.open(io.BytesIO(isi)) as satu:
                hasil.pages[h] = satu.pages[0]
        hasil.remove_unreferenced_resources()
        keluar = io.BytesIO()
        hasil.save(keluar, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return keluar.getvalue()
