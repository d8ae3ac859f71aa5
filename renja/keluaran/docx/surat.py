"""Pages that are a letter: cover, Keputusan, statement. Their words come from the templates of the print."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import lxml.html
from lxml.html import HtmlElement

from renja.dokumen.bersih import TAK_TERTULIS

from .daftar import penanda, tanda_isi
from .narasi import Gambar, Narasi, Tempat, baris_teks
from .unsur import alinea, baris_tabel, isi_sel, lari, lekatkan, sel_tabel, tabel, tw

#: A signature: lines above the room for it, the name, whether it is one, lines below.
Ttd = tuple[Sequence[str], str, bool, Sequence[str]]

_LEBAR = 165
_KOP = (24, 141)
_BUTIR = (31, 5, 129)
_LEBAR_TTD, _RUANG_TTD = 72, 16


class Surat:
    """Writes these pages; ``lambang`` gives the emblem that fits into a width and a height (mm)."""

    def __init__(self, daftar_baru: Callable[[str], int], lambang: Callable[[float, float], str], gambar: Gambar):
        self._lambang = lambang
        self._narasi = Narasi(
            daftar_baru,
            {
                "kop": self._kop,
                "judul-keputusan": self._judul,
                "keputusan": self._butir,
                "memutuskan": lambda el: [alinea("Memutuskan", lari(" ".join(baris_teks(el))))],
                "tanda-tangan": self._ttd,
            },
            gambar,
        )
        self._penanda, self._sebutan = 0, ""

    def sampul(self, html: str) -> list[str]:
        """The cover: the title, the emblem, the office."""
        akar = lxml.html.fromstring(TAK_TERTULIS.sub("", html))
        [judul], [kantor] = akar.find_class("sampul-judul"), akar.find_class("sampul-kantor")
        atas = f'<w:spacing w:before="{tw(30)}"/>'
        return [
            alinea("Title", lari("\n".join(baris_teks(judul))), atas),
            alinea("SampulLambang", self._lambang(45, 55)),
            alinea("SampulKantor", lari("\n".join(baris_teks(kantor)))),
        ]

    def keputusan(self, html: str, nomor_penanda: int, sebutan: str) -> list[str]:
        """A Keputusan or a statement; ``sebutan`` is how the daftar isi calls it."""
        self._penanda, self._sebutan = nomor_penanda, sebutan
        [akar] = lxml.html.fragments_fromstring(TAK_TERTULIS.sub("", html).strip())
        hasil: list[str] = []
        for el in akar:
            ttd = "tanda-tangan" in (el.get("class") or "").split()
            if ttd:
                lekatkan(hasil, baris=3)
            hasil += self._narasi.blok(_bungkus(el), Tempat("Pernyataan"), langsung=True)
        return hasil

    def _kop(self, el: HtmlElement) -> list[str]:
        """The letterhead: emblem, three lines, a rule."""
        garis = '<w:tcBorders><w:bottom w:val="single" w:sz="16" w:space="0" w:color="000000"/></w:tcBorders>'
        tengah = f'{garis}<w:vAlign w:val="center"/>'
        gaya = {"": "Kop", "kop-kantor": "KopKantor", "kop-alamat": "KopAlamat"}
        baris = [alinea(gaya[p.get("class") or ""], lari(" ".join(baris_teks(p)))) for p in el.iter("p")]
        lebar = [tw(x) for x in _KOP]
        lambang = alinea("Kop", self._lambang(20, 24), '<w:jc w:val="left"/>')
        sel = [sel_tabel(lebar[0], lambang, sifat=tengah), sel_tabel(lebar[1], "".join(baris), sifat=tengah)]
        return [tabel(lebar, [baris_tabel(sel)], tepi=(1.5, 0))]

    def _judul(self, el: HtmlElement) -> list[str]:
        isi = penanda(self._penanda, lari("\n".join(baris_teks(el))))
        return [alinea("JudulKeputusan", tanda_isi(self._sebutan) + isi)]

    def _butir(self, el: HtmlElement) -> list[str]:
        """Menimbang, Mengingat, Menetapkan: what, a colon, the words."""
        lebar = [tw(x) for x in _BUTIR]
        baris = []
        for tr in (*el.iterchildren("tr"), *el.iterfind("tbody/tr")):
            td = list(tr.iterchildren("td", "th"))
            # A heading inside a table takes that apart; its words stand at the right, whatever their number.
            td = [[x] for x in td] if len(td) == len(lebar) else [[], [], td]
            sel = []
            for x, isi_td in zip(lebar, td, strict=True):
                tempat = Tempat("IsiKeputusan", _BUTIR[-1], rata="" if x == lebar[-1] else "left")
                isi = [p for t in isi_td for p in self._narasi.blok(t, tempat)]
                sel.append(sel_tabel(x, isi_sel(isi, "IsiKeputusan")))
            baris.append(baris_tabel(sel, terbelah=tr.find(".//li") is not None))
        return [tabel(lebar, baris, tepi=(0, 1))]

    def _ttd(self, el: HtmlElement) -> list[str]:
        siapa: list[Ttd] = []
        for blok in el:
            atas, bawah, nama, bernama = [], [], "", False
            for p in blok.iter("p"):
                kelas = (p.get("class") or "").split()
                teks = " ".join(baris_teks(p))
                if "nama" in kelas:
                    nama, bernama = teks, "bernama" in kelas
                else:
                    (bawah if nama else atas).append(teks)
            siapa.append((atas, nama, bernama, bawah))
        return blok_ttd(siapa, "Ttd", _LEBAR)


def blok_ttd(siapa: Iterable[Ttd], gaya: str, lebar: float, kiri: float = 0) -> list[str]:
    """Signatures side by side, the last one at the right, as wide as ``lebar`` and ``kiri`` from the left (mm), their
    names on one line: in one piece, and on one page with what stands above (the caller keeps it: ``lekatkan``)."""
    semua = list(siapa)
    if not semua:
        return []
    paling_tinggi = max(len(atas) for atas, *_ in semua)
    blok = min(_LEBAR_TTD, lebar / max(len(semua), 2))
    sela = (lebar - blok * len(semua)) / max(len(semua) - 1, 1)
    sel, kolom = [], []
    if len(semua) == 1:
        kolom.append(tw(lebar - blok))
        sel.append(sel_tabel(kolom[-1], alinea(gaya, lekat=True)))
    for n, (atas, nama, bernama, bawah) in enumerate(semua):
        if n and tw(sela):
            kolom.append(tw(sela))
            sel.append(sel_tabel(kolom[-1], alinea(gaya, lekat=True)))
        kolom.append(tw(blok))
        ruang = f'<w:spacing w:before="{tw(_RUANG_TTD)}"/>'
        baris = [alinea(gaya, lari(x), lekat=True) for x in (*atas, *[""] * (paling_tinggi - len(atas)))]
        baris.append(alinea(gaya, lari(nama, tebal=True, rupa='<w:u w:val="single"/>' * bernama), ruang, lekat=True))
        baris += [alinea(gaya, lari(x), lekat=True) for x in bawah]
        sel.append(sel_tabel(kolom[-1], "".join(baris)))
    jarak = alinea(
        "Batas", sifat=f'<w:spacing w:before="{tw(6)}" w:after="0" w:line="20" w:lineRule="exact"/>', lekat=True
    )
    return [jarak, tabel(kolom, [baris_tabel(sel)], kiri=tw(kiri)), alinea("Batas")]


def _bungkus(el: HtmlElement) -> HtmlElement:
    """An element as the only one of another."""
    luar = lxml.html.HtmlElement()
    luar.tag = "div"
    el.tail = None
    luar.append(el)
    return luar
