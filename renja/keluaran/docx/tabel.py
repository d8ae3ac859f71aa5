"""A standard table as a table of Word: the cells of ``html.tabel_html``, one by one, drawn by the same rules."""

from __future__ import annotations

from planning.tabel import BarisTabel, Sel, SelKepala, Tabel
from renja.keluaran.tinggi import LEBAR_CETAK, baris_panjang

from .gaya import HURUF, gaya_sel
from .unsur import alinea, baris_tabel, lari, sel_tabel, tabel, tw

#: Room above and beside the text of a cell, mm, by class of type (``cetak.css``).
_TEPI = {"huruf-9": (0.6, 1.1), "huruf-8": (0.6, 1.1), "huruf-7": (0.5, 0.9), "huruf-6": (0.4, 0.6)}
_KEPALA = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/>'
_TENGAH = '<w:jc w:val="center"/>'
_KANAN = '<w:jc w:val="right"/>'
_TANPA_GARIS = (
    "<w:tcBorders>" + "".join(f'<w:{s} w:val="nil"/>' for s in ("left", "bottom", "right")) + "</w:tcBorders>"
)
#: Kinds of columns with figures.
_ANGKA = {"rp", "selisih", "persen", "target"}
#: What of a line is printed bold: all of it, or its name, code and rupiah.
_TEBAL = {"bidang", "belanja", "jumlah"}
_TEBAL_SEBAGIAN = {"program", "kegiatan"}
#: How far a name stands in, in em, by level.
_MASUK = {"kegiatan": 1.0, "sub_kegiatan": 1.8, "rincian_belanja": 1.8}


def tabel_docx(t: Tabel, sebutan: str, nama: str, ttd: list[str] | None = None) -> str:
    """The table, as wide as its paper; the rows of its heading stand on every page.

    Who signs (``ttd``) stands in a last row without rules: only within a table does every program keep a row on one
    page with what follows it.
    """
    return _Penulis(t, ttd or []).tulis(sebutan, nama)


class _Penulis:
    """What all rows of one table share."""

    def __init__(self, t: Tabel, ttd: list[str]):
        self.t, self.ttd = t, ttd
        self.gaya = gaya_sel(t.huruf)
        self.em = HURUF[t.huruf] * 20
        self.lebar = _bagi(tw(LEBAR_CETAK[t.kertas]), [k.lebar for k in t.kolom])
        self.panjang = baris_panjang(t) if t.bersusun else {}
        self.daun_kegiatan = t.renja.edisi.level_daun == "kegiatan"

    def tulis(self, sebutan: str, nama: str) -> str:
        baris = [*self._kepala(), *self._badan(), *self._ttd()]
        return tabel(self.lebar, baris, garis=True, tepi=_TEPI[self.t.huruf], tentang=(sebutan, nama))

    # --- Heading ---

    def _kepala(self) -> list[str]:
        """The grouped heading, and the row of column numbers, whose type is smaller."""
        kisi: list[list[SelKepala | None]] = [[None] * len(self.lebar) for _ in self.t.kepala]
        for sel in (s for baris in self.t.kepala for s in baris):
            for r in range(sel.baris, sel.baris + sel.tinggi):
                kisi[r][sel.kolom] = sel
        hasil = []
        for r, isi in enumerate(kisi):
            sel = [self._sel_kepala(s, r) for s in isi if s is not None]
            hasil.append(baris_tabel(sel, kepala=True))
        nomor = f'<w:sz w:val="{round(self.em * 0.085)}"/>'
        sel = [
            sel_tabel(x, alinea(self.gaya, lari(n, rupa=nomor), _TENGAH), sifat=_KEPALA)
            for x, n in zip(self.lebar, self.t.nomor_kolom, strict=True)
        ]
        return [*hasil, baris_tabel(sel, kepala=True)]

    def _sel_kepala(self, sel: SelKepala, baris: int) -> str:
        awal = baris == sel.baris
        lebar = sum(self.lebar[sel.kolom : sel.kolom + sel.lebar])
        tumpuk = ("restart" if awal else "continue") if sel.tinggi > 1 else ""
        isi = alinea(self.gaya, lari(sel.teks, tebal=True) if awal else "", _TENGAH)
        return sel_tabel(lebar, isi, sel.lebar, tumpuk, f'{_KEPALA}<w:vAlign w:val="center"/>')

    def _ttd(self) -> list[str]:
        if not self.ttd:
            return []
        isi = "".join(self.ttd)
        return [baris_tabel([sel_tabel(sum(self.lebar), isi, len(self.lebar), sifat=_TANPA_GARIS)])]

    # --- Rows ---

    def _badan(self) -> list[str]:
        baris = self.t.baris
        hasil, di_atas = [], [False] * len(self.lebar)
        for i, b in enumerate(baris):
            lanjut = baris[i + 1] if i + 1 < len(baris) else None
            berlanjut = lanjut is not None and lanjut.lanjutan
            kelas = self.panjang.get(i, "")
            lekat = self._lekat(b, lanjut, berlanjut, kelas)
            sel = self._sel_baris(b, berlanjut, lekat, di_atas)
            hasil.append(baris_tabel(sel, terbelah="terbelah" in kelas))
            di_atas = [s.terbuka for s in b.sel]
        return hasil

    def _lekat(self, b: BarisTabel, lanjut: BarisTabel | None, berlanjut: bool, kelas: str) -> bool:
        """Whether the line stays on one page with the next: the rules at the end of ``cetak.css``."""
        if lanjut is None:
            return bool(self.ttd)
        if lanjut.level in ("jumlah", "kaki"):
            return True
        if "panjang" in kelas:
            return False
        return berlanjut or b.level in ("bidang", "program") or (b.level == "kegiatan" and not self.daun_kegiatan)

    def _sel_baris(self, b: BarisTabel, berlanjut: bool, lekat: bool, di_atas: list[bool]) -> list[str]:
        hasil = []
        kelompok = berlanjut or b.lanjutan
        pertama = next((k for k, s in enumerate(b.sel) if not s.tertutup), 0)
        for k, sel in enumerate(b.sel):
            if not sel.lebar:
                continue
            tumpuk = ""
            if not sel.tinggi:
                tumpuk = "continue"
            elif sel.tinggi > 1:
                tumpuk = "restart"
            elif kelompok and not sel.kolom.per_indikator:
                tumpuk = "continue" if b.lanjutan else "restart"
            th = sel.kolom.kepala_baris or sel.lebar > 1
            nama = th or (sel.kolom.jenis == "teks" and bool(sel.teks) and sel.teks == b.nama)
            isi = "" if sel.tertutup else lari(sel.teks, tebal=self._tebal(b, sel, k, pertama, nama))
            sifat = self._masuk(b, nama) + (_KANAN if sel.kolom.jenis in _ANGKA else "")
            lebar = sum(self.lebar[k : k + sel.lebar])
            tepi = _garis(b.level == "jumlah", di_atas[k], sel.terbuka)
            hasil.append(sel_tabel(lebar, alinea(self.gaya, isi, sifat, lekat), sel.lebar, tumpuk, tepi))
        return hasil

    def _tebal(self, b: BarisTabel, sel: Sel, kolom: int, pertama: int, nama: bool) -> bool:
        """Whether a cell is bold (``tabel.css``); ``pertama`` is the first column that does not lie under another."""
        if b.level == "kaki":
            return False
        if self.t.bersusun and kolom == pertama:
            return kolom == 0
        if b.level in _TEBAL:
            return True
        if b.level not in _TEBAL_SEBAGIAN or (b.level == "kegiatan" and self.daun_kegiatan):
            return False
        return nama or kolom == 0 or sel.kolom.jenis in ("kode", "rp", "selisih")

    def _masuk(self, b: BarisTabel, nama: bool) -> str:
        em = _MASUK.get(b.level, 0) if nama else 0
        return f'<w:ind w:left="{round(em * self.em) - tw(_TEPI[self.t.huruf][1])}"/>' if em else ""


def _garis(tebal_atas: bool, terbuka_atas: bool, terbuka_bawah: bool) -> str:
    """Borders that differ from the table's own."""
    atas = '<w:top w:val="single" w:sz="8" w:space="0" w:color="000000"/>' if tebal_atas else ""
    atas = '<w:top w:val="nil"/>' if terbuka_atas else atas
    isi = atas + '<w:bottom w:val="nil"/>' * terbuka_bawah
    return f"<w:tcBorders>{isi}</w:tcBorders>" if isi else ""


def _bagi(jumlah: int, bagian: list[float]) -> list[int]:
    """A width shared out in proportion, to the last twip."""
    total, sudah, hasil = sum(bagian), 0, []
    for n in range(len(bagian)):
        sampai = round(jumlah * sum(bagian[: n + 1]) / total)
        hasil.append(sampai - sudah)
        sudah = sampai
    return hasil
