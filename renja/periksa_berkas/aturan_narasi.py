"""Narrative figures against the tables and against each other (specification 5.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from rapidfuzz import fuzz

from .alat import Entitas, Isi, jumlah_baris, rupiah, tahun_judul, teks
from .angka import Angka, baca_besaran, baca_rupiah, satuan_baku
from .aturan_antar import PAGU, SEBELUM, SESUDAH, nilai_target, sezaman
from .pohon import KEGIATAN, PROGRAM, SUB, Pohon, Simpul
from .resmi import inti, mirip
from .temuan import TemuanBerkas, temuan

_TW = re.compile(r"\btw\b|triwulan", re.I)
#: How alike the words of an old and a new row must be to be held against each other.
MIRIP_LAMA = 62


@dataclass
class Narasi:
    """A table of narrative figures: of which year, and whether only up to some quarter of it."""

    pohon: Pohon
    letak: int
    tahun: int | None
    triwulan: bool

    @property
    def nama(self) -> str:
        return self.pohon.tabel.nama

    @property
    def daun(self) -> list[Simpul]:
        return [s for s in self.pohon.simpul if "target" in s.sel or "anggaran" in s.sel or _terbawah(self.pohon, s)]


def _terbawah(p: Pohon, s: Simpul) -> bool:
    return s.level == (SUB if "sub_kegiatan" in p.tabel.kolom else KEGIATAN)


def semua(isi: Isi) -> list[Narasi]:
    hasil = []
    for i, p in enumerate(isi.pohon):
        if p.tabel.bentuk.nama == "narasi":
            tahun = tahun_judul(p.tabel)
            hasil.append(Narasi(p, i, tahun[0] if tahun else None, bool(_TW.search(p.tabel.nama + p.tabel.judul))))
    return hasil


def _acuan(isi: Isi) -> list[tuple[int, Pohon]]:
    """The tables of plans that a narrative of this year is held against: the first with both stages, else all."""
    dua = [(i, p) for i, p in enumerate(isi.pohon) if p.tabel.bentuk.nama in ("3.3-P", "2.3-P")]
    return dua or [(i, p) for i, p in enumerate(isi.pohon) if p.tabel.bentuk.nama in ("3.1", "4.1", "rkt", "2.3")]


def tahun_ini(isi: Isi) -> Iterator[TemuanBerkas]:
    """Targets and budgets of this year's narrative are those of the tables, before or after the change throughout."""
    for n in semua(isi):
        if n.tahun is not None and isi.tahun is not None and n.tahun != isi.tahun:
            continue
        for i, p in _acuan(isi):
            pasangan = [(s, e, e.anggota[i]) for s in n.daun if (e := isi.entitas_dari(s)) and i in e.anggota]
            for banding in (_uang, _kinerja):
                ada = [(s, e, lain, *banding(isi, s, lain, p)) for s, e, lain in pasangan]
                tahap = _tahap(ada)
                for s, e, lain, ini, nilai in ada:
                    if ini is not None and nilai and not _cocok(ini, nilai, tahap):
                        yield _beda(n, s, e, lain, p, ini, nilai, banding is _uang, tahap)
        for s in n.daun:
            if e := isi.entitas_dari(s):
                yield from _tanpa_angka(isi, s, e)


def _uang(isi: Isi, s: Simpul, lain: Simpul, p: Pohon) -> tuple[Angka | None, dict[str, tuple[str, list[Angka]]]]:
    kolom = PAGU[p.tabel.bentuk.nama]
    ada = {t: (kolom[t], [Angka(v)]) for t in (SEBELUM, SESUDAH) if t in kolom
           and (v := rupiah(lain, kolom[t])) is not None}  # fmt: skip
    return baca_rupiah(s.sel.get("anggaran")), ada


def _kinerja(isi: Isi, s: Simpul, lain: Simpul, p: Pohon) -> tuple[Angka | None, dict[str, tuple[str, list[Angka]]]]:
    ada = {t: (v.kolom, v.angka) for t in (SEBELUM, SESUDAH) if (v := nilai_target(isi, p, lain, t))}
    return baca_besaran(s.sel.get("target")), ada


def _tahap(ada: list) -> str:
    """Which stage the narrative follows where the two differ; none if the table has one only."""
    cacah = {SEBELUM: 0, SESUDAH: 0}
    for *_, ini, nilai in ada:
        if ini is None or len(nilai) < 2:
            continue
        cocok = [t for t, (_, angka) in nilai.items() if any(a.nilai == ini.nilai for a in angka)]
        if len(cocok) == 1:
            cacah[cocok[0]] += 1
    return max(cacah, key=lambda t: cacah[t]) if cacah[SEBELUM] != cacah[SESUDAH] else ""


def _cocok(ini: Angka, nilai: dict[str, tuple[str, list[Angka]]], tahap: str) -> bool:
    dicari = [nilai[tahap]] if tahap in nilai else list(nilai.values())
    return any(a.nilai == ini.nilai for _, angka in dicari for a in angka)


def _beda(n: Narasi, s: Simpul, e: Entitas, lain: Simpul, p: Pohon, ini: Angka, nilai, uang: bool, tahap: str):
    satuan = "" if uang else s.teks("satuan")
    sebut = {n.nama: f"{teks(ini)} {satuan}".strip()}
    sebut |= {f"{p.tabel.nama} {t}": teks(_dekat(angka, satuan)) for t, (_, angka) in nilai.items()}
    kolom = "anggaran" if uang else "target"
    pesan = f"{kolom.capitalize()} berbeda: {'; '.join(f'{k} {v}' for k, v in sebut.items())}."
    if tahap:
        pesan += f" Baris lain narasi memakai angka {tahap}."
    if uang and (kembar := next((x for x in n.daun if x is not s and _sama_persis(x, s)), None)):
        pesan += f" Angkanya sama persis dengan “{kembar.nama}”."
    kode = "B-512" if uang else "B-603"
    if not uang and any(_satu_digit(a.nilai, ini.nilai) for _, angka in nilai.values() for a in angka):
        kode = "B-607"
    tempat = s.alamat(kolom) + lain.alamat(*(k for k, _ in nilai.values()))
    return temuan(kode, (n.nama, p.tabel.nama), tempat, e.sebutan, pesan, kolom, e.nama, **sebut)


def _sama_persis(a: Simpul, b: Simpul) -> bool:
    return all(a.teks(k) and a.teks(k) == b.teks(k) for k in ("anggaran", "realisasi_rp"))


def _dekat(angka: list[Angka], satuan: str) -> Angka:
    """Of several figures that with this unit."""
    baku = satuan_baku(satuan)
    pilih = next((a for a in angka if satuan_baku(a.satuan) == baku and a.nilai), None)
    return pilih or next((a for a in angka if a.nilai), angka[0])


def _satu_digit(a: Decimal, b: Decimal) -> bool:
    """Whether one is the other with one digit more, both written out."""
    panjang, pendek = sorted((str(a), str(b)), key=len, reverse=True)
    if len(panjang) != len(pendek) + 1 or len(pendek) < 3:
        return False
    return any(panjang[:i] + panjang[i + 1 :] == pendek for i in range(len(panjang)))


def _tanpa_angka(isi: Isi, s: Simpul, e: Entitas) -> Iterator[TemuanBerkas]:
    """The text says that nothing is done, the tables plan it."""
    if s.teks("target") or s.teks("anggaran") or not s.teks("keterangan"):
        return
    sebut, tempat = {s.tabel.nama: s.teks("keterangan")[:80]}, s.alamat("keterangan")
    for letak, lain in e.anggota.items():
        p = isi.pohon[letak]
        kolom = PAGU.get(p.tabel.bentuk.nama, {}).get(SESUDAH)
        uang = rupiah(lain, kolom) if kolom in p.tabel.kolom else None
        t = nilai_target(isi, p, lain, SESUDAH)
        if uang or (t and t.satu.nilai and (kolom is None or uang is None)):
            isi_teks = [str(t)] if t else []
            if p.tabel.bentuk.nama == "2.1":
                isi_teks = [f"{k} {lain.teks(k)}" for k in ("k9", "k10", "k11") if lain.teks(k)]
            sebut[p.tabel.nama] = "; ".join([*isi_teks, *([teks(uang)] if uang else [])])
            tempat += lain.alamat(kolom or "k9")
    if len(sebut) > 1:
        pesan = "Narasi tanpa angka, tabel memuatnya: " + "; ".join(f"{k} “{v}”" for k, v in sebut.items()) + "."
        yield temuan("B-513", tuple(sebut), tempat, e.sebutan, pesan, "narasi", s.nama, **sebut)


def tabel_dua_satu(isi: Isi) -> Iterator[TemuanBerkas]:
    """A whole year's narrative against the columns of table 2.1 that are of that year."""
    for n in semua(isi):
        for p in isi.bentuk("2.1"):
            tahun = p.tabel.tahun
            if n.triwulan or n.tahun is None:
                continue
            if n.tahun == tahun.get("k7", 0):
                yield from _lalu(n, p)
            elif n.tahun == tahun.get("k9"):
                yield from _berjalan(isi, n, p)


def _berjalan(isi: Isi, n: Narasi, p: Pohon) -> Iterator[TemuanBerkas]:
    letak = isi.pohon.index(p)
    for s in n.daun:
        e = isi.entitas_dari(s)
        lain = e.anggota.get(letak) if e else None
        if lain is None:
            continue
        yield from _dua(n, s, lain, "B-603", "target", "k9", "Target")
        dasar = [baca_besaran(lain.sel.get(k)) for k in ("k5", "k7", "k9")]
        sepuluh = baca_besaran(lain.sel.get("k10"))
        ada = [a for a in dasar if a]
        campur = len({satuan_baku(a.satuan) for a in ada if a.satuan}) > 1
        if sepuluh and (len(ada) < 2 or campur or sepuluh.nilai != sum(a.nilai for a in ada)):
            # Column 10 holds no sum, so it holds the year's own realisation.
            yield from _dua(n, s, lain, "B-511", "realisasi", "k10", "Realisasi")


def _dua(n: Narasi, s: Simpul, lain: Simpul, kode: str, kolom: str, k: str, judul: str) -> Iterator[TemuanBerkas]:
    ini, tabel = baca_besaran(s.sel.get(kolom)), baca_besaran(lain.sel.get(k))
    if ini is None or tabel is None or ini.nilai == tabel.nilai:
        return
    nilai = {lain.tabel.nama: f"{k} {teks(tabel)}", n.nama: f"{teks(ini)} {s.teks('satuan')}".strip()}
    pesan = f"{judul} {n.tahun} berbeda: {'; '.join(f'{a} {b}' for a, b in nilai.items())}."
    yield temuan(kode, (lain.tabel.nama, n.nama), lain.alamat(k) + s.alamat(kolom), lain.sebutan, pesan,
                 judul.casefold(), lain.nama, **nilai)  # fmt: skip


def _lalu(n: Narasi, p: Pohon) -> Iterator[TemuanBerkas]:
    """Last year's rows may have had other names: of two, the words of both and the figures must speak for it."""
    baris = [s for s in p.simpul if baca_besaran(s.sel.get("k7"))]
    skor = sorted(
        ((nilai, -i, s, b) for i, s in enumerate(n.daun) for b in baris if (nilai := _mirip_lama(s, b)) >= MIRIP_LAMA),
        key=lambda x: (x[0], x[1]),
        reverse=True,
    )
    ambil: set[int] = set()
    for _, _, s, b in skor:
        if id(s) in ambil or id(b) in ambil:
            continue
        ambil |= {id(s), id(b)}
        rinci = []
        for kolom, k in (("target", "k6"), ("realisasi", "k7"), ("capaian", "k8")):
            ini, tabel = baca_besaran(s.sel.get(kolom)), baca_besaran(b.sel.get(k))
            if ini and tabel and ini.nilai != tabel.nilai:
                rinci.append((kolom, k, tabel, ini))
        if rinci and any(k != "k8" for _, k, *_ in rinci):
            t, r = baca_besaran(s.sel.get("target")), baca_besaran(s.sel.get("realisasi"))
            sebut = {f"{p.tabel.nama} {k}": teks(tabel) for _, k, tabel, _ in rinci}
            if persen := baca_besaran(b.sel.get("k8")):
                sebut[f"{p.tabel.nama} k8"] = teks(persen)
            sebut |= {f"{n.nama} {kolom}": teks(ini) for kolom, _, _, ini in rinci}
            if t and r and t.nilai:
                sebut[f"{n.nama} persen"] = teks(r.nilai / t.nilai * 100)
            pesan = f"Angka {n.tahun} “{s.nama}” berbeda: {'; '.join(f'{a} {c}' for a, c in sebut.items())}."
            tempat = b.alamat(*(k for _, k, *_ in rinci)) + s.alamat(*(kolom for kolom, *_ in rinci))
            yield temuan("B-511", (p.tabel.nama, n.nama), tempat, b.sebutan, pesan, "realisasi", b.nama, **sebut)


_BUANG = frozenset(
    (
        *("jumlah", "persentase", "yang", "dan", "di", "kantor", "kegiatan", "penyediaan", "tersedianya"),
        *("terlaksananya", "disediakan", "program", "pelaksanaan"),
    )
)


def _mirip_lama(s: Simpul, b: Simpul) -> float:
    """How alike the words of two rows of different nomenklatur are: names, and indicators beside them."""
    nama = fuzz.token_sort_ratio(_kata(s.nama), _kata(b.nama))
    if nama >= 90:
        return nama
    kiri, kanan = _kata(f"{s.nama} {s.teks('indikator')}"), _kata(f"{b.nama} {b.teks('indikator')}")
    return max(nama, fuzz.token_set_ratio(kiri, kanan) * 0.5 + fuzz.token_sort_ratio(
        _kata(s.teks("indikator")), _kata(b.teks("indikator"))) * 0.5)  # fmt: skip


def _kata(teks_ini: str) -> str:
    return " ".join(re.sub(r"^(?:ter|di|pe[nm]g?)|nya$|kan$", "", k) for k in inti(teks_ini).split() if k not in _BUANG)


def jumlah(isi: Isi) -> Iterator[TemuanBerkas]:
    """What the narrative adds up to, and how many rows it has, against the table."""
    for n in semua(isi):
        if n.tahun is not None and isi.tahun is not None and n.tahun != isi.tahun:
            continue
        for i, p in _acuan(isi)[:1]:
            kolom = PAGU[p.tabel.bentuk.nama]
            baris = jumlah_baris(p)
            anggaran = sum((a.nilai for s in n.daun if (a := baca_rupiah(s.sel.get("anggaran")))), Decimal(0))
            ada = {
                t: v for t in (SEBELUM, SESUDAH) if t in kolom and baris and (v := rupiah(baris, kolom[t])) is not None
            }
            if ada and anggaran and anggaran not in ada.values() and sezaman(isi, p.tabel, kolom[SESUDAH]):
                nilai = {n.nama: teks(anggaran)} | {f"{p.tabel.nama} {t}": teks(v) for t, v in ada.items()}
                pesan = f"Jumlah anggaran {len(n.daun)} baris narasi {teks(anggaran)}; "
                pesan += "; ".join(f"{k} {v}" for k, v in list(nilai.items())[1:]) + "."
                yield temuan("B-502", (n.nama, p.tabel.nama), baris.alamat(*kolom.values()), "JUMLAH", pesan,
                             "anggaran", "JUMLAH", **nilai)  # fmt: skip
            yield from _cacah(isi, n, i, p)


def _cacah(isi: Isi, n: Narasi, letak: int, p: Pohon) -> Iterator[TemuanBerkas]:
    daun = [s for s in p.simpul if not s.anak and s.level in (KEGIATAN, SUB)]
    ini = [s for s in n.daun if s.level != PROGRAM]
    if not daun or not ini or len(daun) == len(ini) or {s.level for s in daun} != {s.level for s in ini}:
        return
    tidak = [s.nama for s in daun if (e := isi.entitas_dari(s)) and n.letak not in e.anggota]
    pesan = f"Narasi memuat {len(ini)} baris, {p.tabel.nama} {len(daun)}"
    pesan += f"; tidak dinarasikan: {', '.join(tidak[:10])}." if tidak else "."
    yield temuan("B-507", (n.nama, p.tabel.nama), (), "jumlah baris", pesan, "jumlah baris", "jumlah baris",
                 **{n.nama: str(len(ini)), p.tabel.nama: str(len(daun))})  # fmt: skip


def nama_ganda(isi: Isi) -> Iterator[TemuanBerkas]:
    """Two rows of one name under one parent; the indicator may tell which is meant."""
    for letak, p in enumerate(isi.pohon):
        lihat: dict[tuple[int, str], Simpul] = {}
        for s in p.simpul:
            if s.level not in (KEGIATAN, SUB) or not s.nama:
                continue
            kunci = (id(s.induk), inti(s.nama))
            if kunci not in lihat:
                lihat[kunci] = s
                continue
            benar = _menurut_indikator(isi, letak, s)
            pesan = f"Nama “{s.nama}” tercetak dua kali."
            pesan += f" Menurut indikatornya baris kedua adalah “{benar}”." if benar else ""
            nilai = {"tercetak": s.nama} | ({"seharusnya": benar} if benar else {})
            yield temuan("B-514", p.tabel.nama, lihat[kunci].alamat("uraian") + s.alamat("uraian"), s.sebutan, pesan,
                         "nama", s.nama, **nilai)  # fmt: skip


def _menurut_indikator(isi: Isi, letak: int, s: Simpul) -> str:
    """The row that it was matched with, if that has another name."""
    e = isi.entitas_dari(s)
    lain = [a.nama for i, a in e.anggota.items() if i != letak and inti(a.nama) != inti(s.nama)] if e else []
    return lain[0] if lain and max(mirip(x, s.nama) for x in lain) < 80 else ""


def satuan_realisasi(isi: Isi) -> Iterator[TemuanBerkas]:
    for n in semua(isi):
        for s in n.daun:
            a, b = s.teks("satuan"), s.teks("satuan_realisasi")
            if a and b and satuan_baku(a) != satuan_baku(b):
                pesan = f"Target bersatuan {a}, realisasi {b}."
                yield temuan("B-306", n.nama, s.alamat("satuan", "satuan_realisasi"), s.sebutan, pesan, "satuan",
                             s.nama, tercetak=b, seharusnya=a)  # fmt: skip


ATURAN = (tahun_ini, tabel_dua_satu, jumlah, nama_ganda, satuan_realisasi)
