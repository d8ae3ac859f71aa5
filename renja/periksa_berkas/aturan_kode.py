"""Codes: how they are written, what they stand under, whose they are, and that they are one's own (specification 7)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from planning.kode import kunci_lintas_edisi

from .alat import Isi
from .pohon import JUDUL, JUMLAH, KEGIATAN, PROGRAM, Pohon, Simpul
from .resmi import MIRIP, berpola_baru, inti, mirip, urai_lama
from .temuan import TemuanBerkas, temuan


def pola(isi: Isi) -> Iterator[TemuanBerkas]:
    """Since 2021: as the nomenklatur writes them."""
    for p in isi.pohon:
        for s in p.simpul if p.baru else ():
            if s.kode_cetak and s.level not in (JUMLAH, JUDUL) and not berpola_baru(s.kode_cetak):
                benar = s.kode or ""
                pesan = f"Kode “{s.kode_cetak}” tidak mengikuti pola X.XX.XX.X.XX.XX"
                pesan += f"; tulis {benar}." if benar else "."
                yield _t("B-401", s, pesan, tercetak=s.kode_cetak, seharusnya=benar or "(tidak terbaca)")


def awalan(isi: Isi) -> Iterator[TemuanBerkas]:
    """Since 2021: a code begins with its parent's; where several below agree, it is the parent's that is wrong."""
    for p in isi.pohon:
        for s in p.simpul if p.baru else ():
            if not s.kode or not s.anak:
                continue
            lain = Counter(".".join(d.kode.split(".")[: s.kode.count(".") + 1]) for a in s.anak for d in _semua(a)
                           if d.kode and d.kode.count(".") > s.kode.count("."))  # fmt: skip
            if not lain:
                continue
            umum, banyak = lain.most_common(1)[0]
            if umum != s.kode and banyak * 2 > lain.total():
                pesan = f"Kode {s.kode} bukan awalan kode di bawahnya ({umum}…); seharusnya {umum}."
                yield _t("B-402", s, pesan, tercetak=s.kode_cetak, seharusnya=umum)
                continue
            for a in s.anak:
                if a.kode and not a.kode.startswith(f"{s.kode}."):
                    pesan = f"Kode {a.kode} tidak berawalan kode induknya, {s.kode}."
                    yield _t("B-403", a, pesan, tercetak=a.kode_cetak, seharusnya=f"{s.kode}.…")


def _semua(s: Simpul) -> Iterator[Simpul]:
    yield s
    for a in s.anak:
        yield from _semua(a)


def lama(isi: Isi) -> Iterator[TemuanBerkas]:
    """Before 2021: prefix, number of the program, number of the kegiatan; a guess is said to be one."""
    for p in isi.pohon:
        berkode = [s for s in p.simpul if s.level in (PROGRAM, KEGIATAN)]
        if p.baru or sum(bool(s.kode_cetak) for s in berkode) * 2 < len(berkode) or not berkode:
            continue
        depan = Counter(u[0] for s in berkode if (u := urai_lama(s.kode_cetak))).most_common(1)
        nomor = ""
        for s in berkode:
            if s.level == PROGRAM:
                nomor = yield from _program_lama(s, nomor, depan[0][0] if depan else "")
            elif s.induk is not None and s.induk.level == PROGRAM:
                yield from _kegiatan_lama(s, nomor)


def _program_lama(s: Simpul, sebelumnya: str, depan: str):
    """The number that this program should have, given the one before; yields what is wrong with it."""
    urai = urai_lama(s.kode_cetak)
    if not s.kode_cetak:
        awal, _, nomor = sebelumnya.rpartition(".")
        dugaan = f"{awal or depan}.{int(nomor) + 1:02d}" if nomor else ""
        pesan = f"Kode program kosong; menurut urutannya {dugaan}." if dugaan else "Kode program kosong."
        yield _t("B-404", s, pesan, tercetak="(kosong)", seharusnya=dugaan or "(tidak dapat ditentukan)")
        return dugaan
    if urai and urai[2]:
        benar = f"{urai[0]}.{urai[2]}"
        pesan = f"Baris program berkode {s.kode_cetak}, bentuk kode kegiatan; seharusnya {benar}."
        yield _t("B-401", s, pesan, tercetak=s.kode_cetak, seharusnya=benar)
        return benar
    return f"{urai[0]}.{urai[1]}" if urai else s.kode_cetak


def _kegiatan_lama(s: Simpul, induk: str) -> Iterator[TemuanBerkas]:
    saudara = s.induk.anak
    if not s.kode_cetak:
        urutan = f"{saudara.index(s) + 1:02d}"
        pesan = f"Kode kegiatan kosong; menurut urutannya {induk}.{urutan}."
        yield _t("B-404", s, pesan, tercetak="(kosong)", seharusnya=f"{induk}.{urutan}")
        return
    akhir = s.kode_cetak.rpartition(".")[2]
    benar = f"{induk}.{akhir}"
    if ".." in s.kode_cetak:
        pesan = f"Kode {s.kode_cetak} memuat bagian kosong; seharusnya {benar}."
        yield _t("B-401", s, pesan, tercetak=s.kode_cetak, seharusnya=benar)
    elif induk and not s.kode_cetak.startswith(f"{induk}."):
        pesan = f"Kode {s.kode_cetak} tidak berawalan kode programnya; seharusnya {benar}."
        yield _t("B-403", s, pesan, tercetak=s.kode_cetak, seharusnya=benar)


def ganda(isi: Isi) -> Iterator[TemuanBerkas]:
    """One code for two rows of different names."""
    for p in isi.pohon:
        per_kode: dict[str, list[Simpul]] = defaultdict(list)
        for s in p.simpul:
            if s.kode_cetak and s.level not in (JUMLAH, JUDUL):
                per_kode[s.kode or s.kode_cetak].append(s)
        for kode, simpul in per_kode.items():
            if len({inti(s.nama) for s in simpul}) > 1:
                sebut = " dan ".join(f"“{s.nama or '(tanpa nama)'}”" for s in simpul)
                pesan = f"Kode {kode} dipakai untuk {sebut}."
                tempat = tuple(x for s in simpul for x in s.alamat("kode"))
                yield temuan("B-411", p.tabel.nama, tempat, kode, pesan, "kode", sebut, tercetak=kode)


def nomenklatur(isi: Isi) -> Iterator[TemuanBerkas]:
    """Since 2021: the code is in some edition, and the name beside it is its own."""
    for p in isi.pohon:
        for s in p.simpul if p.baru else ():
            if not s.kode or not s.nama:
                continue
            kunci = kunci_lintas_edisi(s.kode)
            resmi = isi.resmi.nama.get(kunci)
            punya, skor = isi.resmi.cari(s.nama)
            if resmi is None:
                if punya and skor >= 97:
                    benar = _sebut(isi, punya, kunci)
                    pesan = f"Kode {s.kode} tidak ada dalam nomenklatur; nama ini berkode {benar}."
                else:
                    benar, pesan = "", f"Kode {s.kode} tidak ada dalam nomenklatur."
                yield _t("B-406", s, pesan, tercetak=s.kode, seharusnya=benar or "(tidak dapat ditentukan)")
            elif punya and kunci not in punya and skor >= MIRIP and max(mirip(s.nama, r) for r in resmi) < skor - 8:
                benar = _sebut(isi, punya, kunci)
                pesan = f"Kode {s.kode} milik “{min(resmi)}”; nama ini berkode {benar}."
                yield _t("B-405", s, pesan, tercetak=s.kode, seharusnya=benar)


def _sebut(isi: Isi, punya: tuple[str, ...], kunci: str) -> str:
    """The codes that this name has in one edition or another, those of its own kegiatan if there are such."""
    dekat = [k for k in punya if k.rpartition("-")[0] == kunci.rpartition("-")[0]] or list(punya)
    return " atau ".join(sorted(isi.resmi.kode[k] for k in dekat[:3]))


def konsisten(isi: Isi) -> Iterator[TemuanBerkas]:
    """The same row has the same code in every table; before 2021 the same numbers."""
    awalan_lama: dict[str, Counter[str]] = defaultdict(Counter)
    for e in isi.entitas:
        kode: dict[str, list[Simpul]] = {}
        for letak, s in e.anggota.items():
            nilai = _kode_banding(isi.pohon[letak], s)
            if nilai:
                kode.setdefault(nilai, []).append(s)
            if not isi.pohon[letak].baru and (u := urai_lama(s.kode_cetak)):
                awalan_lama[s.tabel.nama][u[0]] += 1
        if len(kode) < 2:
            continue
        sebut = "; ".join(f"{', '.join(s.tabel.nama for s in v)} {_nomor(v[0], n)}" for n, v in kode.items())
        semua = [s for v in kode.values() for s in v]
        pesan = f"Kode baris ini berbeda antartabel: {sebut}."
        nilai = {s.tabel.nama: f"{_nomor(s, n)}" for n, v in kode.items() for s in v}
        yield temuan("B-421", tuple(s.tabel.nama for s in semua), tuple(x for s in semua for x in s.alamat("kode")),
                     semua[0].nama, pesan, "kode", semua[0].nama, **nilai)  # fmt: skip
    yield from _awalan_beda(isi, awalan_lama)


def _awalan_beda(isi: Isi, awalan_lama: dict[str, Counter[str]]) -> Iterator[TemuanBerkas]:
    umum = {t: " dan ".join(sorted(c)) for t, c in awalan_lama.items()}
    if len(set(umum.values())) > 1:
        sebut = "; ".join(f"{t} {a}" for t, a in umum.items())
        tempat = tuple(
            s.alamat("kode")[0] for p in isi.pohon if p.tabel.nama in umum for s in p.simpul[:1] if s.kode_cetak
        )
        yield temuan("B-421", tuple(umum), tempat, "awalan kode", f"Awalan kode berbeda antartabel: {sebut}.", "kode",
                     "awalan kode", **umum)  # fmt: skip


def _kode_banding(p: Pohon, s: Simpul) -> str:
    if p.baru:
        return kunci_lintas_edisi(s.kode) if s.kode else ""
    urai = urai_lama(s.kode_cetak)
    if urai and s.level == PROGRAM:
        return urai[2] or urai[1]
    return ".".join(x for x in urai[1:] if x) if urai else ""


def _nomor(s: Simpul, banding: str) -> str:
    return s.kode or re.sub(r"\s", "", banding)


def _t(kode: str, s: Simpul, pesan: str, **nilai: str) -> TemuanBerkas:
    return temuan(kode, s.tabel.nama, s.alamat("kode"), s.nama or s.kode_cetak, pesan, "kode", s.nama, **nilai)


ATURAN = (pola, awalan, lama, ganda, nomenklatur, konsisten)
