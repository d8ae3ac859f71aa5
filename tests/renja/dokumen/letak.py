"""What stands where on the pages of a document: letters over letters, the body of a page, what follows a heading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pypdfium2

from tests.renja.baca_pdf import Halaman, rapat

MM = 72 / 25.4
#: Above and below this stand running heads and page numbers only.
ATAS, BAWAH = 14 * MM, 22 * MM
#: Of two letters that lie on one another more than this part of the smaller one is covered.
TERTUTUP = 0.3
_PETAK = 12


def badan(halaman: Halaman, dari: float = ATAS) -> str:
    """The letters between the margins from this height down, without spaces, in the order of printing."""
    sampai = halaman.height - BAWAH
    return rapat("".join(h["text"] for h in halaman.chars if dari <= h["tinta"][1] and h["tinta"][3] <= sampai))


def bertumpuk(halaman: Halaman) -> list[str]:
    """Pairs of letters of which one is printed over the other.

    A letter and the next one (``fi``, ``T-``) are drawn together on purpose; lines that meet have other pairs as well.
    """
    petak: dict[tuple[int, int], list[int]] = defaultdict(list)
    kotak = [h["tinta"] for h in halaman.chars]
    hasil = []
    for i, (kiri, atas, kanan, bawah) in enumerate(kotak):
        luas = (kanan - kiri) * (bawah - atas)
        if luas <= 0 or halaman.chars[i]["text"].isspace():
            continue
        tempat = [
            (x, y)
            for x in range(int(kiri // _PETAK), int(kanan // _PETAK) + 1)
            for y in range(int(atas // _PETAK), int(bawah // _PETAK) + 1)
        ]
        for j in {j for t in tempat for j in petak[t]} - {i - 1}:
            lain = kotak[j]
            lebar, tinggi = min(kanan, lain[2]) - max(kiri, lain[0]), min(bawah, lain[3]) - max(atas, lain[1])
            kecil = min(luas, (lain[2] - lain[0]) * (lain[3] - lain[1]))
            if lebar > 0 and tinggi > 0 and lebar * tinggi > TERTUTUP * kecil:
                hasil.append(f"{halaman.chars[j]['text']}{halaman.chars[i]['text']} ({kiri:.0f}, {atas:.0f})")
        for t in tempat:
            petak[t].append(i)
    return hasil


def sesudah_judul(pdf: bytes, halaman: list[Halaman]) -> Iterator[tuple[str, str]]:
    """Each bookmarked heading, with what stands below it on its page (without spaces) up to the foot."""
    dokumen = pypdfium2.PdfDocument(pdf)
    for penanda in dokumen.get_toc():
        tujuan = penanda.get_dest()
        lembar = halaman[tujuan.get_index()]
        judul, bawahnya = rapat(penanda.get_title()), badan(lembar, lembar.height - tujuan.get_view()[1][1] - 1)
        assert bawahnya.casefold().startswith(judul.casefold()), (judul, bawahnya[:80])
        yield judul, bawahnya[len(judul) :]
    dokumen.close()
