"""Tujuan, sasaran and their indicators in all tables that print them (specification 2.2, 3.1 to 3.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .alat import Isi, tahun_judul, teks
from .angka import Angka, baca_besaran
from .kenali import Tabel
from .pohon import SASARAN
from .resmi import inti, mirip
from .temuan import TemuanBerkas, temuan

SAMA = 78


@dataclass(eq=False)
class Butir:
    """An indicator of a sasaran as one table prints it: its targets by year, with their column."""

    tabel: Tabel
    nomor: int
    sasaran: str
    indikator: str
    target: dict[int, tuple[str, Angka]] = field(default_factory=dict)

    def alamat(self, *kolom: str) -> tuple[str, ...]:
        return tuple(self.tabel.alamat(self.nomor, k) for k in kolom)


def butir(isi: Isi) -> list[Butir]:
    hasil = []
    for t in isi.tabel:
        if t.bentuk.nama in ("tujuan", "iku", "pk", "2.2"):
            sasaran = ""
            for b in t.baris:
                sasaran = b.sel["sasaran"].teks if "sasaran" in b.sel else sasaran
                indikator = b.sel["indikator"].teks if "indikator" in b.sel else ""
                if indikator and not any(s.teks.casefold() == "jumlah" for s in b.sel.values()):
                    hasil.append(_butir(isi, t, b.nomor, sasaran if t.bentuk.nama != "2.2" else "", indikator, b.sel))
    for p in isi.bentuk("rkt", "rencana-aksi"):
        for s in p.level(SASARAN):
            hasil.append(_butir(isi, p.tabel, s.nomor, s.nama, s.teks("indikator_sasaran"), s.sel))
    return hasil


def _butir(isi: Isi, t: Tabel, nomor: int, sasaran: str, indikator: str, sel: dict) -> Butir:
    ini = Butir(t, nomor, sasaran, indikator)
    for kolom in t.kolom:
        if not kolom.startswith("target") or (angka := baca_besaran(sel.get(kolom))) is None:
            continue
        tahun = t.tahun.get(kolom) if kolom != "target" else (tahun_judul(t) or [isi.tahun])[0]
        if tahun:
            ini.target[tahun] = (kolom, angka)
    return ini


def kelompok(semua: list[Butir]) -> list[list[Butir]]:
    """The same indicator of several tables; one without an indicator goes by its sasaran."""
    hasil: list[list[Butir]] = []
    for b in semua:
        calon = [(max(_skor(b, x) for x in k), k) for k in hasil if all(x.tabel is not b.tabel for x in k)]
        skor, ada = max(calon, key=lambda c: c[0], default=(0, None))
        if ada is not None and skor >= SAMA:
            ada.append(b)
        else:
            hasil.append([b])
    return hasil


def _skor(a: Butir, b: Butir) -> float:
    if a.indikator and b.indikator:
        return mirip(a.indikator, b.indikator)
    return mirip(a.sasaran, b.sasaran) if a.sasaran and b.sasaran else 0


def target(isi: Isi) -> Iterator[TemuanBerkas]:
    for k in kelompok(butir(isi)):
        for tahun in sorted({t for b in k for t in b.target}):
            ada = [(b, *b.target[tahun]) for b in k if tahun in b.target]
            if len({a.nilai for *_, a in ada}) < 2:
                continue
            sebut = {b.tabel.nama: teks(a) for b, _, a in ada}
            pesan = f"Target {tahun} berbeda: {'; '.join(f'{t} {v}' for t, v in sebut.items())}."
            nama = next(b.indikator for b in k if b.indikator)
            yield temuan("B-601", tuple(sebut), tuple(x for b, kolom, _ in ada for x in b.alamat(kolom)),
                         f"{nama} {tahun}", pesan, f"target {tahun}", nama, **sebut)  # fmt: skip


def rumusan(isi: Isi) -> Iterator[TemuanBerkas]:
    """Sasaran and indicators are worded alike everywhere."""
    for k in kelompok(butir(isi)):
        for kode, judul, ambil in (("B-509", "sasaran", "sasaran"), ("B-504", "indikator", "indikator")):
            ada = [(b, t) for b in k if (t := getattr(b, ambil))]
            if len({inti(t) for _, t in ada}) > 1:
                sebut = {b.tabel.nama: t for b, t in ada}
                per_teks: dict[str, list[str]] = {}
                for tabel, t in sebut.items():
                    per_teks.setdefault(t, []).append(tabel)
                pesan = f"{judul.capitalize()} dirumuskan berbeda: "
                pesan += "; ".join(f"{', '.join(v)} “{t}”" for t, v in per_teks.items()) + "."
                tempat = tuple(x for b, _ in ada for x in b.alamat(judul))
                yield temuan(kode, tuple(sebut), tempat, k[0].indikator, pesan, judul, judul, **sebut)


def hilang(isi: Isi) -> Iterator[TemuanBerkas]:
    """What is an indicator of the Perjanjian Kinerja or the RKT is one of the IKU, and the reverse."""
    semua = butir(isi)
    iku = [t for t in isi.tabel if t.bentuk.nama == "iku"]
    for t in iku:
        ini = [b for b in semua if b.tabel is t]
        for k in kelompok(semua):
            lain = [b for b in k if b.tabel.bentuk.nama in ("tujuan", "pk", "rkt")]
            nama = lain[0].indikator if lain else ""
            if ini and nama and all(mirip(b.indikator, nama) < SAMA for b in ini):
                tabel = tuple(dict.fromkeys(b.tabel.nama for b in lain))
                pesan = f"“{nama}” ({', '.join(tabel)}) tidak ada di {t.nama}, yang memuat {len(ini)} indikator."
                yield temuan("B-508", (t.nama, *tabel), tuple(x for b in lain for x in b.alamat("indikator")), nama,
                             pesan, "indikator", nama, tercetak=f"{len(ini)} indikator",
                             seharusnya=f"{len(ini) + 1} indikator")  # fmt: skip


def indikator_tertukar(isi: Isi) -> Iterator[TemuanBerkas]:
    """A sasaran whose indicator is another one in another table, or that of the sasaran above."""
    semua = [b for b in butir(isi) if b.sasaran and b.indikator]
    lihat: set[int] = set()
    for a in semua:
        for b in semua:
            kembar = [x for x in semua if x.tabel is a.tabel and x is not a and inti(x.indikator) == inti(a.indikator)]
            if not kembar or a.tabel is b.tabel or mirip(a.sasaran, b.sasaran) < 90 or id(a) in lihat:
                continue
            punya = [x for x in semua if x.tabel is b.tabel and mirip(x.sasaran, a.sasaran) >= 90]
            if all(mirip(x.indikator, a.indikator) < SAMA for x in punya):
                lihat.add(id(a))
                pesan = (
                    f"Indikator “{a.indikator}” dipakai dua sasaran; {b.tabel.nama} memakai “{b.indikator}” di sini."
                )
                yield temuan("B-605", (a.tabel.nama, b.tabel.nama), a.alamat("indikator") + b.alamat("indikator"),
                             a.sasaran, pesan, "indikator", a.sasaran, tercetak=a.indikator,
                             seharusnya=b.indikator)  # fmt: skip


def proyeksi(isi: Isi) -> Iterator[TemuanBerkas]:
    for t in isi.tabel:
        for b in t.baris if t.bentuk.nama == "2.2" else ():
            for kolom, tahun in t.tahun.items():
                p, target_ini = baca_besaran(b.sel.get(kolom)), baca_besaran(b.sel.get(f"target_{tahun}"))
                if not kolom.startswith("proyeksi") or p is None or target_ini is None or p.nilai >= target_ini.nilai:
                    continue
                nama = b.sel["indikator"].teks if "indikator" in b.sel else ""
                pesan = f"Proyeksi {tahun} {teks(p)} lebih rendah dari target {tahun} {teks(target_ini)}."
                tempat = (t.alamat(b.nomor, kolom), t.alamat(b.nomor, f"target_{tahun}"))
                yield temuan("B-604", t.nama, tempat, nama, pesan, f"proyeksi {tahun}", nama, tercetak=teks(p),
                             seharusnya=teks(target_ini))  # fmt: skip


ATURAN = (target, rumusan, hilang, indikator_tertukar, proyeksi)
