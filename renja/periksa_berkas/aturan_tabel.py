"""Whole tables against each other: rows, columns left empty, how programs are named, years in titles."""

from __future__ import annotations

from collections.abc import Iterator

from .alat import Isi, tahun_judul, teks
from .angka import baca_besaran
from .aturan_triwulan import TW
from .lembar import bersih
from .pohon import KEGIATAN, PROGRAM, SUB
from .temuan import TemuanBerkas, temuan

#: Tables that hold all rows of the plan of a year.
RENCANA = ("3.3-P", "2.3-P", "3.1", "4.1", "rkt", "rencana-aksi", "evaluasi", "2.4")


def baris(isi: Isi) -> Iterator[TemuanBerkas]:
    """A row of one table of plans is in the others."""
    pohon = [(i, p) for i, p in enumerate(isi.pohon) if p.tabel.bentuk.nama in RENCANA and len(p.simpul) > 3]
    if not pohon:
        return
    acuan = max(pohon, key=lambda x: len(x[1].level(PROGRAM, KEGIATAN, SUB)))
    for i, p in pohon:
        if i == acuan[0]:
            continue
        tidak = [s for s in acuan[1].level(PROGRAM, KEGIATAN, SUB) if (e := isi.entitas_dari(s)) and i not in e.anggota]
        if tidak:
            n, m = len(p.level(PROGRAM, KEGIATAN, SUB)), len(acuan[1].level(PROGRAM, KEGIATAN, SUB))
            sebut = "; ".join(s.nama for s in tidak[:12]) + (" …" if len(tidak) > 12 else "")
            pesan = f"{p.tabel.nama} memuat {n} baris, {acuan[1].tabel.nama} {m}; tidak ada: {sebut}."
            yield temuan("B-507", (p.tabel.nama, acuan[1].tabel.nama), tuple(s.alamat("uraian")[0] for s in tidak),
                         "jumlah baris", pesan, "baris", "jumlah baris", **{p.tabel.nama: str(n),
                         acuan[1].tabel.nama: str(m)})  # fmt: skip


def sumber_dana(isi: Isi) -> Iterator[TemuanBerkas]:
    """A column of sources of funds that is empty from top to bottom, where another table names them."""
    ada = [p for p in isi.pohon if "sumber_dana" in p.tabel.kolom and p.simpul]
    terisi = [p for p in ada if any(s.teks("sumber_dana") not in ("", "-") for s in p.simpul)]
    for p in ada:
        if p not in terisi and terisi:
            contoh = next(t for s in terisi[0].simpul if (t := s.teks("sumber_dana")) not in ("", "-"))
            pesan = f"Kolom Sumber Dana {p.tabel.nama} kosong, {terisi[0].tabel.nama} mengisinya “{contoh}”."
            tempat = p.simpul[0].alamat("sumber_dana")
            yield temuan("B-505", (p.tabel.nama, terisi[0].tabel.nama), tempat, "kolom Sumber Dana", pesan,
                         "sumber dana", "kolom Sumber Dana", tercetak="(kosong)", seharusnya=contoh)  # fmt: skip


def kata_program(isi: Isi) -> Iterator[TemuanBerkas]:
    """Names of programs begin with the word in every table, or in none."""
    dengan, tanpa = [], []
    for p in isi.pohon:
        program = [s for s in p.level(PROGRAM) if s.nama]
        berkata = [s for s in program if bersih(s.nama).startswith("program")]
        if program:
            (dengan if len(berkata) * 2 >= len(program) else tanpa).append((p, program))
    for p, program in tanpa if dengan else ():
        lain = ", ".join(x.tabel.nama for x, _ in dengan)
        pesan = f"Nama {len(program)} program di {p.tabel.nama} tanpa kata Program, berbeda dari {lain}."
        yield temuan("B-506", (p.tabel.nama, *(x.tabel.nama for x, _ in dengan)),
                     tuple(x for s in program for x in s.alamat("uraian")), "baris program", pesan, "nama",
                     "baris program", tercetak="tanpa kata Program", seharusnya="diawali Program")  # fmt: skip


def triwulan(isi: Isi) -> Iterator[TemuanBerkas]:
    """An evaluation has the targets of quarters that the Rencana Aksi planned."""
    for i, ra in enumerate(isi.pohon):
        for j, ev in enumerate(isi.pohon):
            if ra.tabel.bentuk.nama != "rencana-aksi" or ev.tabel.bentuk.nama != "evaluasi":
                continue
            for e in isi.entitas:
                a, b = e.anggota.get(i), e.anggota.get(j)
                if a is None or b is None:
                    continue
                beda = []
                for n in TW:
                    x, y = (baca_besaran(s.sel.get(f"tw{n}_target")) for s in (a, b))
                    if (x.nilai if x else 0) != (y.nilai if y else 0) and x is not None:
                        beda.append((n, teks(x.nilai), teks(y and y.nilai)))
                if beda:
                    rinci = "; ".join(f"TW {n} rencana {x}, evaluasi {y}" for n, x, y in beda)
                    kolom = [f"tw{n}_target" for n, *_ in beda]
                    yield temuan("B-606", (ev.tabel.nama, ra.tabel.nama), b.alamat(*kolom) + a.alamat(*kolom),
                                 e.sebutan, f"Target triwulan berbeda: {rinci}.", "target triwulan", e.nama,
                                 **{f"{ev.tabel.nama} TW {n}": y for n, _, y in beda},
                                 **{f"{ra.tabel.nama} TW {n}": x for n, x, _ in beda})  # fmt: skip


def tahun(isi: Isi) -> Iterator[TemuanBerkas]:
    """A title names the year of its columns, or of the file."""
    for t in isi.tabel:
        judul = tahun_judul(t)
        kolom = {v for k, v in t.tahun.items() if not k.endswith("_maju")}
        maju = {v for k, v in t.tahun.items() if k.endswith("_maju")}
        patut = (kolom or ({isi.tahun} if isi.tahun else set())) - maju
        if t.bentuk.nama in ("narasi", "iku", "tujuan", "2.2", "2.1") or not judul or not patut:
            continue
        asing = [j for j in judul if j not in patut | maju | {x + 1 for x in patut}]
        if asing and not set(judul) & patut:
            benar = ", ".join(str(x) for x in sorted(patut))
            pesan = f"Judul {t.nama} menyebut tahun {asing[0]}, isinya tahun {benar}."
            yield temuan("B-801", t.nama, (), "judul", pesan, "judul", "judul", tercetak=str(asing[0]),
                         seharusnya=benar)  # fmt: skip


ATURAN = (baris, sumber_dana, kata_program, triwulan, tahun)
