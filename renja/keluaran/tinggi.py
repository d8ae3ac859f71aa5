"""Which lines on paper are too tall to be kept whole, or together: their heights are estimated from the text."""

from math import ceil

from planning.tabel import BarisTabel, Tabel

#: Between the margins of ``cetak.css``, in mm.
LEBAR_CETAK = {"f4-mendatar": 302, "f4-tegak": 187, "a3-mendatar": 392}
#: What a node may take so that it fits on any page below the heading, and what a single line may, in mm.
_SIMPUL, _BARIS = 70, 120
_MM_PER_PT = 25.4 / 72
#: Of the type: width of a letter and height of a line in em; room between text and rules, in mm.
_HURUF, _SPASI, _TEPI = 0.47, 1.2, 1.5


def baris_panjang(tabel: Tabel) -> dict[int, str]:
    """Classes by line: ``panjang`` where a node may be parted between its lines, ``terbelah`` where a line may be."""
    em = int(tabel.huruf.removeprefix("huruf-")) * _MM_PER_PT
    total = sum(k.lebar for k in tabel.kolom)
    muat = [max(1, (LEBAR_CETAK[tabel.kertas] * k.lebar / total - _TEPI) / (em * _HURUF)) for k in tabel.kolom]
    tinggi = [_baris(b, muat) * em * _SPASI + _TEPI for b in tabel.baris]
    hasil: dict[int, str] = {}
    mulai = 0
    for i in range(1, len(tinggi) + 1):
        if i < len(tinggi) and tabel.baris[i].lanjutan:
            continue
        if sum(tinggi[mulai:i]) > _SIMPUL:
            hasil |= {j: " panjang" + " terbelah" * (tinggi[j] > _BARIS) for j in range(mulai, i)}
        mulai = i
    return hasil


def _baris(baris: BarisTabel, muat: list[float]) -> int:
    """How many lines of text a line of the table takes; a cell over several lines shares its text among them."""
    perlu = 1
    for i, sel in enumerate(baris.sel):
        if sel.tertutup or len(sel.teks) <= muat[i]:
            continue
        lebar = sum(muat[i : i + sel.lebar])
        baris_teks = sum(ceil(len(alinea) / lebar) for alinea in sel.teks.split("\n"))
        perlu = max(perlu, ceil(baris_teks / sel.tinggi))
    return perlu
