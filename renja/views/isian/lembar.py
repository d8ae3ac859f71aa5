"""The sheet: one line per indicator, one cell per column, as the page shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planning.enums import Agregasi, Arah, JenisKegiatan
from planning.isian.kolom import BARIS, INDIKATOR, KOLOM, Acuan
from planning.isian.pagu import TahunLalu
from planning.isian.sel import BARU, Hasil, SelIsian
from planning.masukan import kejanggalan_pagu
from planning.models import IndikatorRenja, Renja
from planning.nilai import format_angka
from planning.pohon import Pohon, Simpul

_PILIHAN = {
    "jenis_kegiatan": [("", "–"), *JenisKegiatan.choices],
    "arah": Arah.choices,
    "agregasi": Agregasi.choices,
}
_JENIS = {
    "satuan": "pendek",
    "target": "angka",
    "target_n1": "angka",
    "pagu": "rupiah",
    "pagu_n1": "rupiah",
    "sumber_dana": "daftar",
    **dict.fromkeys(_PILIHAN, "pilihan"),
}


@dataclass(frozen=True)
class Judul:
    """A column of the sheet. ``jenis`` decides what stands in its cells: teks, pendek, angka, rupiah, daftar, …

    In columns of the kinds lalu and hitung nothing is ever typed: a pasted block passes them over.
    """

    nama: str
    judul: str
    jenis: str = "teks"

    @property
    def kelas(self) -> str:
        return f" j-{self.jenis}"


def judul_kolom(renja: Renja, ada_lalu: bool) -> list[Judul]:
    """The columns in order; last year's only if there was one."""
    n = renja.tahun
    judul = {
        "uraian": "Indikator",
        "satuan": "Satuan",
        "target": f"Target {n}",
        "pagu": f"Pagu {n}",
        "pagu_lalu": f"Pagu {n - 1}",
        "lokasi": "Lokasi",
        "sumber_dana": "Sumber dana",
        "kelompok_sasaran": "Kelompok sasaran",
        "target_n1": f"Target {n + 1}",
        "pagu_n1": f"Pagu {n + 1}",
        "catatan": "Catatan",
        "penanggung_jawab": "Penanggung jawab",
        "jenis_kegiatan": "Jenis kegiatan",
        "arah": "Sifat",
        "agregasi": "Cara menjumlah",
    }
    if not ada_lalu:
        del judul["pagu_lalu"]
    return [Judul(k, v, "lalu" if k == "pagu_lalu" else _JENIS.get(k, "teks")) for k, v in judul.items()]


@dataclass
class SelLembar:
    """One cell. Without ``nama`` nothing is typed here: ``teks`` is a sum or last year's figure, or it is empty.

    ``keluaran`` names a computed cell that the server says anew after saving, ``beda`` that it does not agree with
    what it is held against; ``keterangan`` is what is said of a cell while one is in it.

    ``peringatan`` is what is odd about what was typed, ``temuan`` what the pemeriksaan finds, a line each.

    ``hasil`` is there when the plain form could not save it; ``teks`` is then what was typed.
    """

    judul: Judul
    teks: str = ""
    nama: str = ""
    keluaran: str = ""
    beda: bool = False
    keterangan: str = ""
    pilihan: list[tuple[str, str]] = field(default_factory=list)
    peringatan: str = ""
    temuan: str = ""
    hasil: Hasil | None = None

    @property
    def teks_pilihan(self) -> str:
        return dict(self.pilihan).get(self.teks, self.teks)


@dataclass
class BarisLembar:
    """One line: the node (named once, on its first line) and one of its indicators.

    ``id`` names the line in the page; ``versi`` are the hidden fields with the versions that were seen.
    """

    simpul: Simpul
    nomor: int
    id: str
    versi: dict[str, int]
    sel: list[SelLembar] = field(default_factory=list)
    temuan: str = ""

    @property
    def lanjutan(self) -> bool:
        return self.nomor > 1

    @property
    def sebutan(self) -> str:
        """What the line is called where its label is read out."""
        return f"{self.simpul.nama}, indikator {self.nomor}" if self.lanjutan else self.simpul.nama


@dataclass
class Lembar:
    """Everything the page shows of a Renja; ``kaki`` are the cells of the last line, that of the whole."""

    judul: list[Judul]
    baris: list[BarisLembar]
    kaki: list[SelLembar] = field(default_factory=list)
    kelas: str = ""

    def sel(self) -> Iterator[tuple[BarisLembar, SelLembar]]:
        for b in self.baris:
            for s in b.sel:
                yield b, s

    def pasang_temuan(self, temuan: Mapping[str, str]) -> None:
        """Put findings beside their cells and lines, by name."""
        for b, s in self.sel():
            b.temuan, s.temuan = temuan.get(b.id, ""), temuan.get(s.nama, "") if s.nama else ""


def susun_lembar(
    pohon: Pohon, lalu: TahunLalu, acuan: Acuan, belum: Iterable[Hasil] = (), tambah: str = "", *, isi: bool = True
) -> Lembar:
    """Lines and cells. ``belum`` are cells that could not be saved, ``tambah`` the code of a row that gets a further
    empty line, ``isi`` whether this person may fill in."""
    penyusun = _Penyusun(pohon.renja, lalu, acuan, {nama_sel(h.sel): h for h in belum}, isi)
    baris = [b for s in pohon.telusuri() for b in penyusun.baris(s, s.kode == tambah)]
    return Lembar(penyusun.judul, baris, [_kaki(j, pohon, lalu) for j in penyusun.judul])


def _kaki(judul: Judul, pohon: Pohon, lalu: TahunLalu) -> SelLembar:
    """The sum of the whole in the columns of money."""
    if judul.nama in ("pagu", "pagu_n1"):
        return SelLembar(judul, _angka(getattr(pohon, judul.nama)), keluaran=f"{judul.nama}/")
    return SelLembar(judul, _angka(lalu.dari("")) if judul.jenis == "lalu" else "")


def nama_sel(sel: SelIsian) -> str:
    """The name of a cell in the page: ``b12-pagu``."""
    alamat = f"n{sel.objek_id}.{sel.nomor}" if sel.objek == BARU else f"{sel.objek[0]}{sel.objek_id}"
    return f"{alamat}-{sel.kolom}"


@dataclass
class _Penyusun:
    renja: Renja
    lalu: TahunLalu
    acuan: Acuan
    belum: Mapping[str, Hasil]
    isi: bool

    def __post_init__(self):
        self.judul = judul_kolom(self.renja, self.lalu.renja is not None)

    def baris(self, simpul: Simpul, tambah: bool) -> Iterator[BarisLembar]:
        """One line per indicator; an empty one where there is none, or one more is wanted."""
        indikator: list[IndikatorRenja | None] = list(simpul.indikator)
        if simpul.baris and self.isi and (tambah or not indikator or self._ada_baru(simpul)):
            indikator.append(None)
        for nomor, i in enumerate(indikator or [None], 1):
            alamat, versi = {}, {}
            if simpul.baris and self.isi:
                alamat[INDIKATOR] = f"i{i.pk}" if i else f"n{simpul.baris.pk}.{nomor}"
                versi[alamat[INDIKATOR]] = i.versi_baris if i else 0
                if nomor == 1:
                    alamat[BARIS] = f"b{simpul.baris.pk}"
                    versi[alamat[BARIS]] = simpul.baris.versi_baris
            baris = BarisLembar(simpul, nomor, f"s{simpul.nomenklatur.pk}-{nomor}", versi)
            baris.sel = [self._sel(j, simpul, i, nomor, alamat) for j in self.judul]
            yield baris

    def _ada_baru(self, simpul: Simpul) -> bool:
        """Whether somebody typed into a line for a new indicator of this row, and it could not be saved."""
        return any(nama.startswith(f"n{simpul.baris.pk}.") for nama in self.belum)

    def _sel(
        self, judul: Judul, simpul: Simpul, indikator: IndikatorRenja | None, nomor: int, alamat: dict[str, str]
    ) -> SelLembar:
        if judul.jenis == "lalu":
            return SelLembar(judul, _angka(self.lalu.dari(simpul.kode)) if nomor == 1 else "")
        kolom = KOLOM[judul.nama]
        if kolom.hanya_daun and not simpul.daun:
            if nomor > 1:
                return SelLembar(judul)
            return SelLembar(judul, _angka(getattr(simpul, judul.nama)), keluaran=f"{judul.nama}/{simpul.kode}")
        benda = indikator if kolom.objek == INDIKATOR else simpul.baris if nomor == 1 else None
        if benda is None and kolom.objek in alamat:
            benda = IndikatorRenja()  # an empty line, with what an indicator starts from
        teks = kolom.tulis(getattr(benda, judul.nama), self.acuan) if benda else ""
        pilihan = _PILIHAN.get(judul.nama, []) if benda else []
        if kolom.objek not in alamat:
            return SelLembar(judul, teks, pilihan=pilihan)
        nama = f"{alamat[kolom.objek]}-{judul.nama}"
        sel = SelLembar(judul, teks, nama, pilihan=pilihan)
        if judul.nama == "pagu" and simpul.baris:
            sel.peringatan = kejanggalan_pagu(simpul.baris.pagu, self.lalu.dari(simpul.kode)) or ""
        if hasil := self.belum.get(nama):
            sel.hasil, sel.teks = hasil, hasil.sel.tulisan
        return sel


def _angka(nilai: int | None) -> str:
    return "" if nilai is None else format_angka(nilai)
