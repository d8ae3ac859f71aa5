"""What the rules share: a file's tables as rows, figures as text, and which row of one table is which of another."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from planning.impor.arsip import BerkasDitolak
from planning.nilai import format_angka

from .angka import Angka, baca_rupiah, strip
from .kenali import Tabel
from .pohon import JUMLAH, KEGIATAN, PROGRAM, SUB, Pohon, Simpul
from .resmi import Resmi, inti, mirip

#: The order in which tables are believed when they disagree on nothing but who is to be compared with whom.
URUTAN = ("3.3-P", "2.3-P", "rkt", "3.1", "2.3", "4.1", "2.4", "rencana-aksi", "2.1", "evaluasi", "narasi")
LEVEL = (PROGRAM, KEGIATAN, SUB)
#: Pairs of rows compared by their words in all: the golden documents take a thousand, and one of six times as many
#: rows 36 times that.
PASANGAN_TERBANYAK = 40_000
TERLALU_BANYAK = (
    "Berkas memuat terlalu banyak baris untuk satu Renja. Sisakan tabel satu perangkat daerah, lalu unggah kembali."
)
#: Names this much alike are the same row; less, and their indicators must be the same.
SAMA, SAMA_BERINDIKATOR = 82, 90
#: A name of which only the beginning was printed.
POTONGAN = 84


@dataclass(eq=False)
class Entitas:
    """One program, kegiatan or sub kegiatan of the office, as the tables have it; ``anggota`` by place of the table."""

    level: str
    anggota: dict[int, Simpul] = field(default_factory=dict)

    @property
    def nama(self) -> str:
        return next(iter(self.anggota.values())).nama

    @property
    def sebutan(self) -> str:
        return next((s.kode for s in self.anggota.values() if s.kode), self.nama)


@dataclass
class Isi:
    """All that was recognised in a file."""

    tabel: list[Tabel]
    pohon: list[Pohon]
    resmi: Resmi
    tahun: int | None
    entitas: list[Entitas] = field(default_factory=list)
    milik: dict[int, Entitas] = field(default_factory=dict)
    """The entity of a row, by its identity."""
    sisa_banding: int = PASANGAN_TERBANYAK

    @cached_property
    def pemilik_indikator(self) -> dict[str, list[Entitas]]:
        """Which rows have an indicator of these words."""
        hasil: dict[str, list[Entitas]] = {}
        for e in self.entitas:
            for t in {inti(t) for s in e.anggota.values() for t in indikator(s)}:
                hasil.setdefault(t, []).append(e)
        return hasil

    def bentuk(self, *nama: str) -> list[Pohon]:
        return [p for p in self.pohon if p.tabel.bentuk.nama in nama]

    def entitas_dari(self, s: Simpul | None) -> Entitas | None:
        return self.milik.get(id(s))


def teks(nilai: Decimal | Angka | None) -> str:
    """A figure as it is printed: dots for thousands, comma for decimals."""
    if nilai is None:
        return "(kosong)"
    if isinstance(nilai, Angka):
        satuan = "%" if nilai.satuan == "%" else f" {nilai.satuan}".rstrip()
        return f"{teks(nilai.nilai)}{satuan}"
    return format_angka(nilai)


def rupiah(s: Simpul, kolom: str) -> Decimal | None:
    """Rupiah of a cell: a dash is nothing, an empty cell is not known."""
    sel = s.sel.get(kolom)
    if strip(sel):
        return Decimal(0)
    angka = baca_rupiah(sel)
    return angka.nilai if angka else None


def kolom_rupiah(tabel: Tabel) -> list[str]:
    """Its columns of money; ``Besaran/Volume`` of table 2.4 if money is what it holds."""
    hasil = [k.nama for k in tabel.bentuk.kolom if k.jenis == "rupiah" and k.nama in tabel.kolom]
    if "besaran" in tabel.kolom:
        nilai = [a.nilai for b in tabel.baris if (a := baca_rupiah(b.sel.get("besaran")))]
        if nilai and sum(n >= 100_000 and n == int(n) for n in nilai) * 2 > len(nilai):
            hasil.append("besaran")
    return hasil


_NAMA_KOLOM = {
    "pagu": "pagu", "pagu_maju": "pagu prakiraan maju", "pagu_sebelum": "pagu sebelum perubahan",
    "pagu_sesudah": "pagu sesudah perubahan", "anggaran": "anggaran", "besaran": "besaran",
    "akhir_rp": "rupiah akhir tahun", "tw1_rp": "rupiah triwulan I", "tw2_rp": "rupiah triwulan II",
    "tw3_rp": "rupiah triwulan III", "tw4_rp": "rupiah triwulan IV",
}  # fmt: skip


def judul_kolom(tabel: Tabel, kolom: str) -> str:
    """What people call a column of money."""
    if tabel.bentuk.nama == "2.3" and kolom in ("pagu_sebelum", "pagu_sesudah"):
        return {"pagu_sebelum": "pagu rancangan awal", "pagu_sesudah": "kebutuhan dana"}[kolom]
    return _NAMA_KOLOM.get(kolom, kolom)


def tahun_berkas(tabel: list[Tabel]) -> int | None:
    """The year that the file is about: what most headings over plans say."""
    cacah: Counter[int] = Counter()
    for t in tabel:
        if t.bentuk.nama not in ("2.1", "2.2", "tujuan", "iku"):
            cacah.update(v for k, v in t.tahun.items() if not k.endswith("_maju"))
    if not cacah:
        cacah.update(t for x in tabel for t in tahun_judul(x))
    return cacah.most_common(1)[0][0] if cacah else None


def tahun_judul(tabel: Tabel) -> list[int]:
    return [int(t) for t in re.findall(r"\b(20\d\d)\b(?!\s*-\s*20)(?<!-)", f"{tabel.lembar.nama} {tabel.judul}")]


# --- Which row is which -----------------------------------------------------------------------------------------------


def padankan(isi: Isi) -> None:
    """Find the rows of all tables that are the same program, kegiatan or sub kegiatan, each at most once a table."""
    urut = sorted(
        range(len(isi.pohon)),
        key=lambda i: (URUTAN.index(isi.pohon[i].tabel.bentuk.nama), -len(isi.pohon[i].simpul)),
    )
    for i in urut:
        for level in LEVEL:
            _padankan(isi, i, [s for s in isi.pohon[i].simpul if s.level == level], level)


def _padankan(isi: Isi, letak: int, simpul: list[Simpul], level: str) -> None:
    calon = [e for e in isi.entitas if e.level == level]
    bernama: dict[str, list[tuple[int, Entitas]]] = {}
    for m, e in enumerate(calon):
        for nama in {inti(a.nama) for a in e.anggota.values()}:
            bernama.setdefault(nama, []).append((m, e))
    semua = list(enumerate(calon))
    pasangan = sorted(
        (
            (skor, -abs(n - m), s, e)
            for n, s in enumerate(simpul)
            for m, e in _dibanding(isi, bernama.get(inti(s.nama)) or semua)
            if (skor := _skor(isi, s, e)) >= SAMA
        ),
        key=lambda p: (p[0], p[1]),
        reverse=True,
    )
    for _, _, s, e in pasangan:
        if id(s) not in isi.milik and letak not in e.anggota:
            e.anggota[letak] = s
            isi.milik[id(s)] = e
    for s in simpul:
        if id(s) not in isi.milik and (e := _kembar(isi, letak, s, simpul, calon)):
            e.anggota[letak] = s
            isi.milik[id(s)] = e
        elif id(s) not in isi.milik:
            e = Entitas(level, {letak: s})
            isi.entitas.append(e)
            isi.milik[id(s)] = e


def _dibanding(isi: Isi, calon: list[tuple[int, Entitas]]) -> list[tuple[int, Entitas]]:
    """These, as long as the file is not made to keep us busy. Raises ``BerkasDitolak``."""
    isi.sisa_banding -= len(calon)
    if isi.sisa_banding < 0:
        raise BerkasDitolak(TERLALU_BANYAK)
    return calon


def _kembar(isi: Isi, letak: int, s: Simpul, simpul: list[Simpul], calon: list[Entitas]) -> Entitas | None:
    """The row that is meant where the name of another was printed a second time: what the indicator says."""
    if not any(x is not s and inti(x.nama) == inti(s.nama) and id(x) in isi.milik for x in simpul):
        return None
    ini = indikator(s)
    skor = [
        (sum(any(mirip(a, b) >= 97 for a in ini for b in indikator(x)) for x in e.anggota.values()), -n, e)
        for n, e in enumerate(calon)
        if letak not in e.anggota and _induk_sama(isi, s, e) is not False
    ]
    banyak, _, e = max(skor, key=lambda x: x[:2], default=(0, 0, None))
    return e if banyak else None


def _skor(isi: Isi, s: Simpul, e: Entitas) -> float:
    """How much a row speaks for being this one: its name, its indicator, what it hangs under, its code."""
    nama = max(mirip(s.nama, lain.nama) for lain in e.anggota.values())
    induk_sama = _induk_sama(isi, s, e)
    if induk_sama and nama < POTONGAN and any(_terpotong(s.nama, lain.nama) for lain in e.anggota.values()):
        nama = POTONGAN
    skor = nama
    if nama < 97 and (ini := indikator(s)):
        dengan = max((mirip(a, b) for lain in e.anggota.values() for a in ini for b in indikator(lain)), default=0)
        if dengan >= SAMA_BERINDIKATOR and nama >= 55 and induk_sama:
            skor = max(skor, 0.4 * nama + 0.6 * dengan)
        elif dengan:
            skor = max(0.85 * nama + 0.15 * dengan, nama - 4)
    if s.kode and nama >= 60 and any(s.kode == lain.kode for lain in e.anggota.values()):
        skor = max(skor, POTONGAN)
    if induk_sama is not None:
        skor += 5 if induk_sama else -15 if nama < 95 else -8
    return skor


def _terpotong(a: str, b: str) -> bool:
    """Whether one name is the beginning of the other."""
    pendek, panjang = sorted((inti(a), inti(b)), key=len)
    return len(pendek) >= 8 and panjang.startswith(f"{pendek} ")


def _induk_sama(isi: Isi, s: Simpul, e: Entitas) -> bool | None:
    """Whether both hang under the same row; not known where a table prints none above, or without a name."""
    ini = _induk(isi, s)
    lain = {id(x) for a in e.anggota.values() if (x := _induk(isi, a))}
    return None if ini is None or not lain else id(ini) in lain


def _induk(isi: Isi, s: Simpul) -> Entitas | None:
    if s.induk is None or len(inti(s.induk.nama).split()) < 2:
        return None
    # Programs stand beside their kegiatan in an evaluation, and often beside others.
    return None if s.tabel.bentuk.nama == "evaluasi" and s.induk.level == PROGRAM else isi.entitas_dari(s.induk)


def indikator(s: Simpul) -> list[str]:
    """What a row prints as indicators, in all its lines."""
    hasil = [s.teks(k) for k in ("indikator", "indikator_sesudah", "indikator_sebelum") if s.teks(k)]
    for b in s.lanjut:
        hasil += [b.sel[k].teks for k in ("indikator", "indikator_sesudah", "indikator_sebelum") if k in b.sel]
    return list(dict.fromkeys(h for h in hasil if h not in ("", "-")))


def jumlah_baris(pohon: Pohon) -> Simpul | None:
    return next(iter(pohon.level(JUMLAH)), None)
