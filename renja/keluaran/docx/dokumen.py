"""A whole document as DOCX: cover, decision, lists, chapters and tables, each in sections of its own paper."""

from __future__ import annotations

from datetime import UTC, datetime, time
from io import BytesIO

from docx.oxml import parse_xml
from PIL import Image

from planning.enums import JenisRenja
from planning.tabel.tanda_tangan import TandaTangan
from renja.dokumen.bagian import Jenis
from renja.dokumen.lambang import lambang_png
from renja.dokumen.susun import BagianJadi, DokumenJadi, GambarBernomor, TabelBernomor
from renja.keluaran.grafik import svg_grafik
from renja.keluaran.naskah import html_bagian, tempat_lambang

from .bagan import png_svg
from .daftar import Entri, daftar_isi, daftar_tabel, penanda
from .halaman import Halaman, sifat_bagian
from .kemas import Daftar, beri_sifat, berkas_kosong, isi_badan, kemas
from .narasi import Narasi
from .surat import Surat, blok_ttd
from .tabel import tabel_docx
from .unsur import XMLNS, alinea, gambar, lari, lekatkan, medan, nilai

#: A picture is as wide as in print, mm.
_LEBAR_GAMBAR = 130


def naskah_docx(dokumen: DokumenJadi) -> bytes:
    """The document as DOCX; the same content gives the same bytes.

    Page numbers are fields: Word fills them in when it opens the file, LibreOffice when it shows or prints it.
    """
    return _Penulis(dokumen).tulis()


class _Penulis:
    """Writes the parts one after the other into the sections they belong to."""

    def __init__(self, dokumen: DokumenJadi):
        self.d = dokumen
        self.berkas = berkas_kosong()
        self.daftar = Daftar(self.berkas)
        self.nomor_gambar = 0
        self.narasi = Narasi(self.daftar.baru, gambar=self._taruh)
        self.surat = Surat(self.daftar.baru, self._lambang, self._taruh)
        self.kaki = {rata: self._kaki(rata) for rata in ("center", "right")}
        self.blok: list[str] = []
        self.halaman: Halaman | None = None
        self.penanda: dict[str, int] = {}
        for n, kunci in enumerate(self._kunci(), 1):
            self.penanda[kunci] = n

    def tulis(self) -> bytes:
        for b in self.d.bagian:
            self._bagian(b)
        isi_badan(self.berkas, self.blok, self._sifat_halaman())
        f = self.d.fakta
        beri_sifat(self.berkas, self.d.judul, f"{f.kantor.nama}, {f.kabupaten}", self._tanggal())
        return kemas(self.berkas)

    def _kunci(self) -> list[str]:
        """Everything that a list points at."""
        return [k for b in self.d.bagian for k in (b.bagian.kunci, *(x.kunci for x in (*b.gambar, *b.tabel)))]

    def _tanggal(self) -> datetime:
        """The day it was issued on; before, the first of the year it plans for. Never the day it is written."""
        f = self.d.fakta
        tanggal = f.tanggal or datetime(f.n - (f.renja.jenis != JenisRenja.PERUBAHAN), 1, 1, tzinfo=UTC).date()
        return datetime.combine(tanggal, time(), UTC)

    # --- Sections ---

    def _pindah(self, halaman: Halaman) -> None:
        """Go on on this kind of page; another kind begins a section."""
        if self.halaman is not None and self.halaman != halaman:
            lekatkan(self.blok)
            self.blok.append(alinea("Batas", sifat=self._sifat_halaman()))
        self.halaman = halaman

    def _sifat_halaman(self) -> str:
        return sifat_bagian(self.halaman, self.kaki)

    def _kaki(self, rata: str) -> str:
        """A footer with the page's number; the id of its relation."""
        bagian, rid = self.berkas.part.add_footer_part()
        bagian._element = parse_xml(
            f"<w:ftr {XMLNS}>{alinea('Footer', medan('PAGE', lari('1')), nilai('jc', rata))}</w:ftr>"
        )
        return rid

    # --- Parts ---

    def _bagian(self, b: BagianJadi) -> None:
        jenis = b.bagian.jenis
        if jenis == Jenis.SAMPUL:
            self._pindah(Halaman("sampul"))
            self.blok += self.surat.sampul(html_bagian(self.d, b))
        elif jenis in (Jenis.KEPUTUSAN, Jenis.PERNYATAAN):
            self._pindah(Halaman("depan"))
            self.blok += self.surat.keputusan(html_bagian(self.d, b), self._penanda(b.bagian.kunci), b.judul)
        elif jenis == Jenis.NASKAH:
            self._naskah(b)
        else:
            self._pindah(Halaman("depan"))
            self._kepala(b)
            self.blok += self._daftar(jenis)

    def _naskah(self, b: BagianJadi) -> None:
        if b.berkepala:
            if b.bagian.depan:
                self._pindah(Halaman("depan"))
            else:
                mulai = b.bagian.nomor == "BAB I"
                lanjut = self.halaman if self.halaman is not None and self.halaman.jenis == "isi" else Halaman("isi")
                self._pindah(Halaman("isi", mulai=True) if mulai else lanjut)
            self._kepala(b)
            self.blok += self.narasi.tulis(b.isi)
            for g in b.gambar:
                self._gambar(g)
            if b.ttd and not b.tabel:
                lekatkan(self.blok)
                self.blok += _ttd([b.ttd], "Ttd", self.halaman.lebar)
        for t in b.tabel:
            self._tabel(t, b.ttd if t is b.tabel[-1] else None)

    def _kepala(self, b: BagianJadi) -> None:
        """The heading; a chapter has its number on a line of its own."""
        pisah = "\n" if b.bagian.tingkat == 1 and b.bagian.nomor else " "
        teks = f"{b.bagian.nomor}{pisah}{b.judul}" if b.bagian.nomor else b.judul
        # The daftar isi does not list itself, and Word lists every heading.
        gaya = "TOCHeading" if b.bagian.jenis == Jenis.DAFTAR_ISI else f"Heading{b.bagian.tingkat}"
        self.blok.append(alinea(gaya, penanda(self._penanda(b.bagian.kunci), lari(teks))))

    def _penanda(self, kunci: str) -> int:
        return self.penanda[kunci]

    def _daftar(self, jenis: Jenis) -> list[str]:
        if jenis == Jenis.DAFTAR_ISI:
            return daftar_isi(
                [
                    Entri(b.judul_lengkap, self._penanda(b.bagian.kunci), b.bagian.tingkat)
                    for b in self.d.bagian
                    if b.bagian.berdaftar and b.berkepala
                ]
            )
        semua = self.d.gambar if jenis == Jenis.DAFTAR_GAMBAR else self.d.tabel
        return daftar_tabel([Entri(f"{x.sebutan} {x.nama}", self._penanda(x.kunci)) for x in semua])

    def _tabel(self, t: TabelBernomor, ttd: TandaTangan | None) -> None:
        """A table on its own paper, under its title."""
        self._pindah(Halaman(t.tabel.kertas, urutan=self._penanda(t.kunci)))
        formulir = f" ({t.tabel.formulir})" if t.tabel.formulir else ""
        biasa = '<w:b w:val="0"/>'
        judul = lari(t.sebutan) + lari(formulir, rupa=biasa) + lari("\n" + "\n".join(t.tabel.judul))
        self.blok.append(alinea("JudulTabel", penanda(self._penanda(t.kunci), judul)))
        siapa = t.tabel.tanda_tangan or ([ttd] if ttd else [])
        self.blok.append(tabel_docx(t.tabel, t.sebutan, t.nama, _ttd(siapa, "TtdTabel", self.halaman.lebar - 20, 10)))

    # --- Pictures ---

    def _gambar(self, g: GambarBernomor) -> None:
        isi = self._taruh(png_svg(svg_grafik(g.grafik)), g.nama, g.grafik.uraian, lebar=_LEBAR_GAMBAR)
        self.blok.append(alinea("Gambar", isi))
        self.blok.append(alinea("Caption", penanda(self._penanda(g.kunci), lari(f"{g.sebutan} {g.nama}"))))

    def _lambang(self, lebar: float, tinggi: float) -> str:
        """The emblem, as large as fits, mm."""
        f = self.d.fakta
        png = lambang_png(f.kantor)
        uraian = f"Lambang {f.kabupaten}" if png else "Tempat lambang daerah"
        return self._taruh(png or png_svg(tempat_lambang()), "Lambang", uraian, lebar, tinggi)

    def _taruh(self, png: bytes, nama: str, uraian: str, lebar: float, tinggi: float = 1000) -> str:
        """A picture in its proportions within these bounds."""
        rid, _ = self.berkas.part.get_or_add_image(BytesIO(png))
        x, y = Image.open(BytesIO(png)).size
        skala = min(lebar / x, tinggi / y)
        self.nomor_gambar += 1
        return gambar(rid, self.nomor_gambar, x * skala, y * skala, nama, uraian)


def _ttd(siapa: list[TandaTangan], gaya: str, lebar: float, kiri: float = 0) -> list[str]:
    return blok_ttd([(t.atas, t.nama_tercetak, bool(t.nama), t.bawah) for t in siapa], gaya, lebar, kiri)
