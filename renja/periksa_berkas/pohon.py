"""The rows of a recognised table as program, kegiatan and sub kegiatan, each under what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .kenali import BarisTabel, Tabel
from .lembar import SelCetak, bersih
from .resmi import KEGIATAN, PROGRAM, SUB, Resmi, berpola_baru, inti, level_kode, urai_lama

JUMLAH, BELANJA, RINCIAN, SASARAN, JUDUL = "jumlah", "belanja", "rincian", "sasaran", "judul"
_DALAM = {BELANJA: 0, PROGRAM: 1, RINCIAN: 1, KEGIATAN: 2, SUB: 3}
_TOTAL = re.compile(r"(?:total|jumlah)(?:total|keseluruhan|seluruhnya|semua|pagu)?(?:\(?rp\.?\)?)?:?")
_NOMOR_KEGIATAN = re.compile(r"\d{1,2}\.\d{1,2}\.?")
_NAMA_KOSONG = ("-", "", "nihil")


@dataclass(eq=False)
class Simpul:
    """A row. ``kode`` is the printed code put right, ``kode_cetak`` as printed; ``lanjut`` are lines that go on with
    it (a second indicator). ``sel`` and the lines carry their own line number for addresses."""

    tabel: Tabel
    nomor: int
    level: str
    nama: str
    sel: dict[str, SelCetak]
    kode_cetak: str = ""
    kode: str | None = None
    induk: Simpul | None = None
    anak: list[Simpul] = field(default_factory=list)
    lanjut: list[BarisTabel] = field(default_factory=list)
    letak: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Where a cell stands that was put under another name: line and column."""

    @property
    def sebutan(self) -> str:
        """The code if one is printed, else the name: how a person finds the row."""
        return self.kode or self.kode_cetak or self.nama

    def teks(self, kolom: str) -> str:
        sel = self.sel.get(kolom)
        return sel.teks.strip() if sel else ""

    def alamat(self, *kolom: str) -> tuple[str, ...]:
        hasil = []
        for k in kolom:
            nomor, nama = self.letak.get(k, (self.nomor, k))
            hasil.append(self.tabel.alamat(nomor, nama))
        return tuple(dict.fromkeys(hasil))

    def daun(self) -> Iterator[Simpul]:
        """The rows at the bottom."""
        if not self.anak:
            yield self
        for a in self.anak:
            yield from a.daun()


@dataclass
class Pohon:
    """A table as rows; ``baru`` says whether its codes are those since 2021."""

    tabel: Tabel
    simpul: list[Simpul]
    baru: bool

    @property
    def akar(self) -> list[Simpul]:
        return [s for s in self.simpul if s.induk is None and s.level not in (JUMLAH, SASARAN, JUDUL)]

    def level(self, *level: str) -> list[Simpul]:
        return [s for s in self.simpul if s.level in level]


def susun(tabel: Tabel, resmi: Resmi, dikenal: dict[str, str]) -> Pohon:
    """The rows of a table. ``dikenal``: levels of names that other tables print with codes (by ``inti``)."""
    mentah = {"evaluasi": _evaluasi, "narasi": _narasi}.get(tabel.bentuk.nama, _biasa)(tabel)
    baru = _adalah_baru(mentah, resmi)
    sebelumnya = ""
    bernomor = any(_NOMOR_KEGIATAN.fullmatch(s.teks("no")) for s in mentah)
    for s in mentah:
        s.kode_cetak = s.teks("kode")
        s.kode = resmi.rapikan(s.kode_cetak) if baru and s.kode_cetak else None
        if s.level == JUDUL and resmi.level(s.nama):
            s.level = ""
        s.level = s.level or _level(s, baru, resmi, dikenal, bernomor) or (KEGIATAN if sebelumnya == PROGRAM else SUB)
        sebelumnya = s.level
    _rangkai(mentah)
    return Pohon(tabel, mentah, baru)


def _adalah_baru(mentah: list[Simpul], resmi: Resmi) -> bool:
    kode = [k for s in mentah if (k := s.teks("kode"))]
    if kode:
        return sum(k.lstrip().startswith("7") for k in kode) * 2 > len(kode)
    nama = [s.nama for s in mentah if s.nama and s.level not in (JUMLAH, SASARAN, JUDUL, BELANJA)]
    return sum(resmi.level(n) is not None for n in nama) * 2 > len(nama)


def _biasa(tabel: Tabel) -> list[Simpul]:
    hasil: list[Simpul] = []
    for b in tabel.baris:
        uraian = b.sel.get("uraian") or b.sel.get("uraian_hasil")
        nama = " ".join(uraian.teks.split()) if uraian else ""
        if any(_adalah_total(s.teks) for k, s in b.sel.items() if k in ("uraian", "uraian_hasil", "kode", "no")):
            hasil.append(Simpul(tabel, b.nomor, JUMLAH, "JUMLAH", b.sel))
        elif "sasaran" in b.sel and not nama and "anggaran" not in b.sel:
            hasil.append(Simpul(tabel, b.nomor, SASARAN, b.sel["sasaran"].teks, b.sel))
        elif nama.casefold() == "nihil":
            continue
        elif nama in _NAMA_KOSONG and "kode" not in b.sel:
            if hasil and hasil[-1].level != JUMLAH:
                hasil[-1].lanjut.append(b)
        else:
            if nama in _NAMA_KOSONG:
                nama = ""
            hasil.append(Simpul(tabel, b.nomor, _level_belanja(nama, b), nama, b.sel))
    return hasil


def _adalah_total(teks: str) -> bool:
    return _TOTAL.fullmatch("".join(teks.casefold().split()).rstrip(":")) is not None


def _level_belanja(nama: str, baris: BarisTabel) -> str:
    if re.match(r"belanja (?:tidak )?langsung|belanja operasi|belanja modal", bersih(nama)):
        return BELANJA
    isi = [k for k, s in baris.sel.items() if k not in ("uraian", "no", "kode") and s.teks.strip() not in ("-", "")]
    kode = baris.sel.get("kode")
    pendek = kode is not None and len(re.sub(r"\D", "", kode.teks)) <= 3
    if baris.sel.keys() & {"pagu", "pagu_sesudah", "k4"} == set() and not isi and (kode is None or pendek):
        return JUDUL if bersih(nama) != "program" and "k4" not in baris.sel else ""
    return JUDUL if pendek and not isi else ""


def _level(s: Simpul, baru: bool, resmi: Resmi, dikenal: dict[str, str], bernomor: bool) -> str:
    """By its code, its name, or how rows are numbered (``1.``, ``1.1``, ``1.``); empty if nothing tells."""
    if bersih(s.nama).split(" ")[0] == "program":
        return PROGRAM
    if bernomor and not s.kode_cetak and not resmi.level(s.nama):
        if _NOMOR_KEGIATAN.fullmatch(s.teks("no")):
            return KEGIATAN
        return PROGRAM if s.nama.isupper() else SUB
    if not baru:
        urai = urai_lama(s.kode_cetak) if s.kode_cetak else None
        return PROGRAM if urai and urai[1] and not urai[2] and not s.nama else KEGIATAN
    if s.kode and (berpola_baru(s.kode_cetak) or not resmi.level(s.nama)):
        return level_kode(s.kode) or SUB
    if bersih(s.nama).startswith("sub kegiatan"):
        return SUB
    if level := resmi.level(s.nama) or dikenal.get(inti(s.nama)):
        return level
    if bersih(s.nama).startswith("kegiatan "):
        return KEGIATAN
    return level_kode(s.kode) or ""


def _rangkai(simpul: list[Simpul]) -> None:
    """Hang each row under the nearest row above of a higher level."""
    jalur: list[Simpul] = []
    for s in simpul:
        if s.level in (JUMLAH, SASARAN, JUDUL):
            continue
        if s.level == KEGIATAN and jalur and jalur[0].level == BELANJA and not _pernah(simpul, s):
            s.level = RINCIAN
        while jalur and _DALAM[jalur[-1].level] >= _DALAM[s.level]:
            jalur.pop()
        if jalur:
            s.induk = jalur[-1]
            s.induk.anak.append(s)
        jalur.append(s)


def _pernah(simpul: list[Simpul], sampai: Simpul) -> bool:
    """Whether a program stands above this row."""
    for s in simpul:
        if s is sampai:
            return False
        if s.level == PROGRAM:
            return True
    return False


# --- Evaluation of a quarter: four lines for each row, the program beside its kegiatan --------------------------------


def _evaluasi(tabel: Tabel) -> list[Simpul]:
    hasil: list[Simpul] = []
    program: Simpul | None = None
    kini: Simpul | None = None
    tw_p = tw_k = 0
    for b in tabel.baris:
        if (uraian := b.sel.get("p_uraian")) and b.sel.keys() & {"p_target", "p_realisasi", "p_indikator"}:
            program = Simpul(tabel, b.nomor, PROGRAM, " ".join(uraian.teks.split()), {})
            program.letak["uraian"] = (b.nomor, "p_uraian")
            _salin(program, b, {"p_indikator": "indikator", "p_satuan": "satuan"})
            program.sel["uraian"] = uraian
            hasil.append(program)
            tw_p = 0
        if uraian := b.sel.get("uraian"):
            kini = Simpul(tabel, b.nomor, "", " ".join(uraian.teks.split()), {})
            _salin(kini, b, {k: k for k in ("uraian", "indikator", "satuan", "p_uraian")})
            hasil.append(kini)
            tw_k = 0
        elif kini is not None and "indikator" in b.sel:
            kini.lanjut.append(b)  # a second indicator, with quarters of its own
        if program is not None and b.sel.keys() & {"p_target", "p_realisasi", "p_capaian"} and tw_p < 4:
            tw_p += 1
            _salin(program, b, {f"p_{k}": f"tw{tw_p}_{k}" for k in ("target", "realisasi", "capaian")})
        if kini is not None and b.sel.keys() & {"target", "realisasi", "capaian", "keterangan"} and tw_k < 4:
            tw_k += 1
            _salin(kini, b, {k: f"tw{tw_k}_{k}" for k in ("target", "realisasi", "capaian", "keterangan")})
    return hasil


def _salin(s: Simpul, baris: BarisTabel, nama: dict[str, str]) -> None:
    for dari, ke in nama.items():
        s.letak[ke] = (baris.nomor, dari)
        if dari in baris.sel:
            s.sel[ke] = baris.sel[dari]


# --- Narrative figures ------------------------------------------------------------------------------------------------


def _narasi(tabel: Tabel) -> list[Simpul]:
    """Its leaves, under the programs and kegiatan that the columns name."""
    hasil: list[Simpul] = []
    atas: dict[str, str] = {}
    for b in tabel.baris:
        for kolom, level in (("program", PROGRAM), ("kegiatan", KEGIATAN), ("sub_kegiatan", SUB)):
            if kolom not in b.sel:
                continue
            nama = " ".join(b.sel[kolom].teks.split())
            terbawah = kolom == "sub_kegiatan" or (kolom == "kegiatan" and "sub_kegiatan" not in tabel.kolom)
            if terbawah:
                s = Simpul(tabel, b.nomor, level, nama, b.sel, letak={"uraian": (b.nomor, kolom)})
                hasil.append(s)
            elif atas.get(kolom) != nama:
                atas[kolom] = nama
                if kolom == "program":
                    atas.pop("kegiatan", None)
                hasil.append(
                    Simpul(tabel, b.nomor, level, nama, {kolom: b.sel[kolom]}, letak={"uraian": (b.nomor, kolom)})
                )
    return hasil
