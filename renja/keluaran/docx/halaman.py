"""Papers and their page numbers: the sections of a document, by the ``@page`` rules of ``naskah.css``."""

from __future__ import annotations

from dataclasses import dataclass

from .unsur import nilai, tw

#: By kind of page: width, height; margins above, right, below, left; all mm.
_KERTAS = {
    "sampul": (215, 330, 25, 20, 25, 20),
    "depan": (215, 330, 25, 20, 22, 30),
    "isi": (215, 330, 25, 20, 22, 30),
    "f4-mendatar": (330, 215, 20, 14, 15, 14),
    "f4-tegak": (215, 330, 20, 14, 15, 14),
    "a3-mendatar": (420, 297, 20, 14, 15, 14),
}
_KAKI = 10  # mm between the footer and the edge of the paper


@dataclass(frozen=True)
class Halaman:
    """A section: its kind of page. ``mulai``: arabic numbers begin here; ``urutan`` tells two tables of the same
    paper apart, which each begin a page."""

    jenis: str
    mulai: bool = False
    urutan: int = 0

    @property
    def lebar(self) -> float:
        """Between the margins, mm."""
        lebar, _, _, kanan, _, kiri = _KERTAS[self.jenis]
        return lebar - kanan - kiri


def sifat_bagian(halaman: Halaman, kaki: dict[str, str]) -> str:
    """The properties of a section; ``kaki`` are the footers by where the number stands."""
    lebar, tinggi, atas, kanan, bawah, kiri = _KERTAS[halaman.jenis]
    angka = "lowerRoman" if halaman.jenis in ("sampul", "depan") else "decimal"
    mulai = ' w:start="1"' * halaman.mulai
    rid = kaki["center" if halaman.jenis in ("depan", "isi") else "right"]
    rujukan = f'<w:footerReference w:type="default" r:id="{rid}"/>'
    if halaman.jenis == "sampul":
        # A section without a footer takes over the one before; being the first, it has none.
        rujukan = ""
    mendatar = ' w:orient="landscape"' if lebar > tinggi else ""
    return (
        f"<w:sectPr>{rujukan}{nilai('type', 'nextPage')}"
        f'<w:pgSz w:w="{tw(lebar)}" w:h="{tw(tinggi)}"{mendatar}/>'
        f'<w:pgMar w:top="{tw(atas)}" w:right="{tw(kanan)}" w:bottom="{tw(bawah)}" w:left="{tw(kiri)}"'
        f' w:header="{tw(_KAKI)}" w:footer="{tw(_KAKI)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="{angka}"{mulai}/></w:sectPr>'
    )
